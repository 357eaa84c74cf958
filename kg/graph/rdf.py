"""Statements, entities and documents as RDF triples: sorted, without blank nodes, all in the default graph.

A statement is a named ``ent:Statement`` that carries everything said about it;
its evidence is Web Annotation, and two statements that quote one passage share
it. Beside it stands the *plain triple*, for easy queries, when the statement
was reviewed and its status is neither a hope nor an end. Nothing here depends
on the clock or the machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import iris
from kg.errors import EvidenceError, OntologyError, UnknownTermError
from kg.graph.content import Content, introduced, known_entities, period
from kg.model import Document, Entity, Label, Literal, Quote, Statement
from kg.namespaces import BASE, DCTERMS, EDTF, ENT, OA, PROV, RDF, RDFS, SKOS, XSD

if TYPE_CHECKING:
    from kg.vocabulary import Vocabulary

# Reviewed as true; a disputed statement is recorded as said, not as so.
VOUCHED = frozenset({"accepted", "corrected", "added"})
# Not there yet, or no longer: a plain triple would say that it is.
NOT_SO = frozenset({"considered", "planned", "under_negotiation", "suspended", "ended"})

SOFTWARE = f"{BASE}software/entente"
GRAPH = f"{BASE}graph"


@lru_cache(maxsize=65536)
def node(iri: str) -> ox.NamedNode:
    """An IRI as a term of the store."""
    return ox.NamedNode(iri)


def triples(content: Content, vocabulary: Vocabulary) -> list[ox.Triple]:
    """Every triple of a release, sorted.

    Raises:
        UnknownTermError: a statement names an entity that neither the vocabulary nor a document introduces.
        EvidenceError: a statement has no passage.
        OntologyError: the ontology has a blank node outside its shapes.
    """
    known = known_entities(content, vocabulary)
    found = set(_reference(vocabulary))
    for iri in introduced(content):
        found.update(_entity(known[iri]))
    for old, new in content.replaced.items():
        found.add(ox.Triple(node(new), node(DCTERMS.replaces), node(old)))
    for document in content.documents:
        found.update(_document(document))
    for statement in content.statements:
        _check_names(statement, known)
        found.update(_statement(statement, vocabulary))
    ordered = sorted(found, key=str)
    return sorted([*ordered, *_provenance(content, ordered)], key=str)


def is_plain(statement: Statement) -> bool:
    """Whether a statement is also written as a plain triple.

    >>> said = Statement("d", "id/a", ENT.isPartyTo, "id/b", (), status="signed", review="accepted")
    >>> from dataclasses import replace
    >>> is_plain(said), is_plain(replace(said, review="unreviewed")), is_plain(replace(said, status="planned"))
    (True, False, False)
    """
    return statement.review in VOUCHED and statement.status not in NOT_SO


def _text(value: str, language: str = "") -> ox.Literal:
    return ox.Literal(value, language=language.lower()) if language else ox.Literal(value)


def _typed(value: str, datatype: str) -> ox.Literal:
    return ox.Literal(value, datatype=node(datatype))


def _flag(iri: str) -> tuple[ox.NamedNode, ox.Literal]:
    return node(iri), _typed("true", XSD.boolean)


def _reference(vocabulary: Vocabulary) -> Iterator[ox.Triple]:
    """The ontology's data, and a plain triple for each membership that has no end."""
    for triple in vocabulary.index.triples:
        if isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode):
            raise OntologyError(f"blank node at {triple}; give it an IRI, only shapes may have blank nodes")
        yield triple
    for membership in vocabulary.memberships:
        if membership.until is None:
            yield ox.Triple(node(membership.member), node(ENT.isMemberOf), node(membership.group))


def _entity(entity: Entity) -> Iterator[ox.Triple]:
    subject = node(entity.iri)

    def add(predicate: str, term: ox.NamedNode | ox.Literal) -> ox.Triple:
        return ox.Triple(subject, node(predicate), term)

    names: tuple[tuple[str, tuple[Label, ...]], ...] = (
        (SKOS.prefLabel, entity.preferred),
        (SKOS.altLabel, entity.alternative),
        (SKOS.hiddenLabel, entity.hidden),
    )
    for iri in entity.types:
        yield add(RDF.type, node(iri))
    for predicate, labels in names:
        for label in labels:
            yield add(predicate, _text(label.text, label.language))
    if entity.kind:
        yield add(ENT.hasKind, node(entity.kind))
    if entity.formation:
        yield add(ENT.hasFormation, node(iris.concept("formations", entity.formation)))
    if entity.formation_rule:
        yield add(ENT.formationRule, _text(entity.formation_rule))
    if entity.speaks_for:
        yield add(ENT.speaksFor, node(entity.speaks_for))
    if entity.provisional:
        yield ox.Triple(subject, *_flag(ENT.isProvisional))
    if entity.document:
        yield add(PROV.wasDerivedFrom, node(iris.document(entity.document)))


def _document(document: Document) -> Iterator[ox.Triple]:
    subject = node(iris.document(document.id))
    yield ox.Triple(subject, node(RDF.type), node(ENT.Document))
    yield ox.Triple(subject, node(RDF.type), node(PROV.Entity))
    title = _text(document.title or document.file, document.language)
    licence = document.licence
    facts: tuple[tuple[str, ox.NamedNode | ox.Literal | None], ...] = (
        (SKOS.prefLabel, title),
        (DCTERMS.title, title),
        (DCTERMS.identifier, _text(document.id)),
        (DCTERMS.publisher, _text(document.publisher) if document.publisher else None),
        (DCTERMS.date, _typed(document.date, EDTF) if document.date else None),
        (DCTERMS.language, _text(document.language) if document.language else None),
        (DCTERMS.source, _text(document.source) if document.source else None),
        (DCTERMS.license, _link(licence) if licence else None),
        (ENT.genre, _text(document.genre) if document.genre else None),
        (ENT.sha256, _text(document.sha256) if document.sha256 else None),
        (ENT.extractor, _text(document.extractor) if document.extractor else None),
    )
    for predicate, term in facts:
        if term is not None:
            yield ox.Triple(subject, node(predicate), term)
    for speaker in document.speakers:
        yield ox.Triple(subject, node(ENT.hasSpeaker), node(speaker))


def _link(text: str) -> ox.NamedNode | ox.Literal:
    return node(text) if text.startswith(("http://", "https://")) and " " not in text else _text(text)


def _statement(statement: Statement, vocabulary: Vocabulary) -> Iterator[ox.Triple]:
    subject = node(iris.statement(statement.id))
    document = node(iris.document(statement.document))
    stated = (node(statement.subject), node(statement.predicate), _object(statement.object))
    holds_from, holds_to = period(statement)
    facts: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        (RDF.type, node(ENT.Statement)),
        (RDF.type, node(RDF.Statement)),
        (RDF.subject, stated[0]),
        (RDF.predicate, stated[1]),
        (RDF.object, stated[2]),
        (ENT.key, _text(statement.key)),
        (ENT.relation, node(vocabulary.broad(statement.predicate))),
        (ENT.isStatedIn, document),
        (ENT.confidence, _typed(_decimal(statement.confidence), XSD.decimal)),
        (ENT.hasReview, node(iris.concept("reviews", statement.review))),
    ]
    facts += [(ENT.hasSpeaker, node(speaker)) for speaker in statement.speakers]
    if statement.when:
        facts.append((ENT.when, _typed(statement.when, EDTF)))
    if holds_from:
        facts.append((ENT.holdsFrom, _typed(holds_from.isoformat(), XSD.date)))
    if holds_to:
        facts.append((ENT.holdsTo, _typed(holds_to.isoformat(), XSD.date)))
    if statement.status:
        facts.append((ENT.hasStatus, node(vocabulary.status_iri(statement.status))))
    if statement.force:
        facts.append((ENT.hasForce, node(iris.concept("forces", statement.force))))
    if statement.method:
        facts.append((ENT.method, _text(statement.method)))
    if statement.note:
        facts.append((SKOS.note, _text(statement.note)))
    for predicate, term in facts:
        yield ox.Triple(subject, node(predicate), term)
    for iri, holds in ((ENT.isForceDerived, statement.force_derived), (ENT.isDerived, statement.derived)):
        if holds:
            yield ox.Triple(subject, *_flag(iri))
    if not statement.quotes:
        raise EvidenceError(f"{statement.document}: statement {statement.id} has no passage; give it a quote")
    for quote in statement.quotes:
        passage = iris.passage(statement.document, quote.start, quote.end)
        yield ox.Triple(subject, node(ENT.hasEvidence), node(passage))
        yield from _passage(passage, document, quote)
    if is_plain(statement):
        yield ox.Triple(*stated)


def _passage(iri: str, document: ox.NamedNode, quote: Quote) -> Iterator[ox.Triple]:
    passage, exact, position = (
        node(i) for i in (iri, iris.selector(iri, "quote"), iris.selector(iri, "position"))
    )
    for iri_of_type in (ENT.Passage, OA.SpecificResource):
        yield ox.Triple(passage, node(RDF.type), node(iri_of_type))
    yield ox.Triple(passage, node(OA.hasSource), document)
    yield ox.Triple(passage, node(OA.hasSelector), exact)
    yield ox.Triple(passage, node(OA.hasSelector), position)
    yield ox.Triple(exact, node(RDF.type), node(OA.TextQuoteSelector))
    yield ox.Triple(exact, node(OA.exact), _text(quote.text))
    yield ox.Triple(position, node(RDF.type), node(OA.TextPositionSelector))
    yield ox.Triple(position, node(OA.start), _typed(str(quote.start), XSD.nonNegativeInteger))
    yield ox.Triple(position, node(OA.end), _typed(str(quote.end), XSD.nonNegativeInteger))


def _object(value: str | Literal) -> ox.NamedNode | ox.Literal:
    return _typed(value.value, value.datatype) if isinstance(value, Literal) else node(value)


def _decimal(number: float) -> str:
    text = f"{number:.3f}".rstrip("0")
    return f"{text}0" if text.endswith(".") else text


def _check_names(statement: Statement, known: dict[str, Entity]) -> None:
    named = [statement.subject, *statement.speakers]
    if isinstance(statement.object, str):
        named.append(statement.object)
    for iri in named:
        if iri not in known:
            raise UnknownTermError(iri, (), what=f"entity in a statement of {statement.document}")


def _provenance(content: Content, ordered: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Who made the graph from what. The build is named by what it made, never by a time."""
    digest = hashlib.sha256()
    digest.update(content.version.encode())
    for triple in ordered:
        digest.update(str(triple).encode())
        digest.update(b"\n")
    build, graph, software = node(iris.build(digest.hexdigest()[:32])), node(GRAPH), node(SOFTWARE)
    kind = node(RDF.type)
    yield ox.Triple(build, kind, node(PROV.Activity))
    yield ox.Triple(build, node(PROV.wasAssociatedWith), software)
    yield ox.Triple(graph, kind, node(PROV.Entity))
    yield ox.Triple(graph, node(PROV.wasGeneratedBy), build)
    yield ox.Triple(software, kind, node(PROV.SoftwareAgent))
    yield ox.Triple(software, node(RDFS.label), _text(" ".join(filter(None, ("entente", content.version)))))
    for document in content.documents:
        source = node(iris.document(document.id))
        reading = node(f"{source.value}/reading")
        yield ox.Triple(build, node(PROV.used), source)
        yield ox.Triple(graph, node(PROV.wasDerivedFrom), source)
        yield ox.Triple(reading, kind, node(PROV.Activity))
        yield ox.Triple(reading, node(PROV.used), source)
        yield ox.Triple(reading, node(PROV.wasAssociatedWith), software)
