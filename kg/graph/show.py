"""All a store holds about one thing: what it is, and every statement about it with its proof."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.find import label, texts, values
from kg.namespaces import DCTERMS, ENT, OA, RDF, RDFS, SKOS

# In the order a reader asks: who, how it hangs together, about what, when and where.
_RELATIONS = (
    ENT.participatesIn,
    ENT.isMemberOf,
    ENT.leads,
    ENT.supports,
    ENT.hasKind,
    ENT.isPartOf,
    ENT.isBasedOn,
    ENT.covers,
    ENT.concerns,
    ENT.date,
    ENT.timetable,
    ENT.isLocatedIn,
    ENT.figure,
    ENT.isPublishedBy,
)


@dataclass(frozen=True, slots=True, order=True)
class Proof:
    """A passage: the words, where they stand."""

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Said:
    """A statement about the thing, ready to be read.

    Attributes:
        iri: the statement's IRI.
        is_subject: whether the thing is its subject.
        predicate: label of its property.
        other: label of the other end, or the value.
        other_iri: IRI of the other end; empty for a value.
        status: label of the rung, empty when not stated.
        review: notation of the review.
        speakers: labels.
    """

    iri: str
    is_subject: bool
    predicate: str
    other: str
    other_iri: str
    status: str
    when: str
    force: str
    review: str
    speakers: tuple[str, ...]
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """What a store knows of a thing.

    Attributes:
        labels: preferred names as (language, text).
        alternative: other names.
        types: labels of its classes and kind.
        notes: editorial notes, such as on a contested name.
        formation: label of the formation of an instrument, with the rule that gave it.
        groups: statements by broad relation, as (label of the relation, statements).
        voices: organisations that speak for it, with how many statements each has.
    """

    iri: str
    labels: tuple[tuple[str, str], ...]
    alternative: tuple[str, ...]
    types: tuple[str, ...]
    notes: tuple[str, ...]
    formation: str
    is_provisional: bool
    groups: tuple[tuple[str, tuple[Said, ...]], ...]
    voices: tuple[tuple[str, int], ...]


def describe(store: ox.Store, iri: str, language: str = "fr") -> Description:
    """All about one thing, labels in *language* where there are any."""
    found: dict[str, list[Said]] = {relation: [] for relation in _RELATIONS}
    for statement, is_subject in _about(store, iri):
        (relation,) = values(store, statement, ENT.relation)
        found[relation].append(_said(store, statement, is_subject, language))
    groups = [
        (label(store, relation, language, RDFS.label), tuple(sorted(said, key=_order)))
        for relation, said in found.items()
        if said
    ]
    classes = [c for c in values(store, iri, RDF.type) if c.startswith(str(ENT))]
    kinds = values(store, iri, ENT.hasKind)
    types = [label(store, c, language, RDFS.label) for c in classes] + [
        label(store, k, language) for k in kinds
    ]
    if not types and values(store, iri, SKOS.inScheme):
        types = [label(store, s, language, DCTERMS.title) for s in values(store, iri, SKOS.inScheme)]
    notes = [text for of, text in texts(store, iri, SKOS.editorialNote) if of in (language, "")]
    return Description(
        iri=iri,
        labels=tuple(texts(store, iri, SKOS.prefLabel)),
        alternative=tuple(dict.fromkeys(text for _, text in texts(store, iri, SKOS.altLabel))),
        types=tuple(dict.fromkeys(types)),
        notes=tuple(notes),
        formation=_formation(store, iri, language),
        is_provisional=values(store, iri, ENT.isProvisional) == ["true"],
        groups=tuple(groups),
        voices=tuple(_voices(store, iri, language)),
    )


def _about(store: ox.Store, iri: str) -> Iterator[tuple[str, bool]]:
    for predicate, is_subject in ((RDF.subject, True), (RDF.object, False)):
        for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(iri)):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject.value, is_subject


def _said(store: ox.Store, statement: str, is_subject: bool, language: str) -> Said:
    def one(predicate: str) -> str:
        return next(iter(values(store, statement, predicate)), "")

    def named(predicate: str) -> str:
        return label(store, one(predicate), language) if one(predicate) else ""

    end = RDF.object if is_subject else RDF.subject
    quad = next(iter(store.quads_for_pattern(ox.NamedNode(statement), ox.NamedNode(end), None)))
    is_value = isinstance(quad.object, ox.Literal)
    other = one(end)
    return Said(
        iri=statement,
        is_subject=is_subject,
        predicate=label(store, one(RDF.predicate), language, RDFS.label),
        other=other if is_value else label(store, other, language),
        other_iri="" if is_value else other,
        status=named(ENT.hasStatus),
        when=one(ENT.when),
        force=named(ENT.hasForce),
        review=one(ENT.hasReview).rsplit("/", 1)[-1],
        speakers=tuple(label(store, s, language) for s in values(store, statement, ENT.hasSpeaker)),
        proofs=tuple(sorted(_proof(store, p) for p in values(store, statement, ENT.hasEvidence))),
    )


def _proof(store: ox.Store, passage: str) -> Proof:
    found: dict[str, str] = {}
    for selector in values(store, passage, OA.hasSelector):
        for predicate in (OA.exact, OA.start, OA.end):
            for value in values(store, selector, predicate):
                found[predicate] = value
    document = values(store, passage, OA.hasSource)[0].rsplit("/", 1)[-1]
    return Proof(document, int(found[OA.start]), int(found[OA.end]), found[OA.exact])


def _order(said: Said) -> tuple[bool, str, str, str]:
    return not said.is_subject, said.predicate, said.other, said.iri


def _formation(store: ox.Store, iri: str, language: str) -> str:
    formation = next(iter(values(store, iri, ENT.hasFormation)), "")
    rule = next(iter(values(store, iri, ENT.formationRule)), "")
    if not formation:
        return ""
    return label(store, formation, language) + (f" ({rule})" if rule else "")


def _voices(store: ox.Store, iri: str, language: str) -> Iterator[tuple[str, int]]:
    for quad in store.quads_for_pattern(None, ox.NamedNode(ENT.speaksFor), ox.NamedNode(iri)):
        if isinstance(quad.subject, ox.NamedNode):
            voice = quad.subject.value
            count = sum(1 for _ in _about(store, voice))
            if count:
                yield label(store, voice, language), count
