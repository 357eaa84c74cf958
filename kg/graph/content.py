"""What a build puts into a release, and the entities it speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg import iris
from kg.dates import holds
from kg.issues import Issue, Silence
from kg.model import Document, Entity, Label, Literal, Statement
from kg.namespaces import EDTF, ENT

if TYPE_CHECKING:
    from kg.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a release is made of, besides the ontology.

    Attributes:
        statements: what the documents say, after curation.
        entities: those the documents introduce; reference entities come with the vocabulary.
        documents: every document read, statements or not.
        issues: what was not understood.
        silences: what was read and says nothing for the graph.
        minimums: how many statements a document must yield at least, by its id.
        version: version of the software, kept with the provenance.
        replaced: the IRI a thing goes by now, by the one it had before curators found it to be another.
        options: how the build was asked for (``include``, ``ledger`` ...), for the manifest.
    """

    statements: tuple[Statement, ...]
    entities: tuple[Entity, ...]
    documents: tuple[Document, ...]
    issues: tuple[Issue, ...] = ()
    silences: tuple[Silence, ...] = ()
    minimums: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    version: str = ""
    replaced: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    options: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def period(statement: Statement) -> tuple[date | None, date | None]:
    """The first and the last day a statement holds; a date it states dates it, where nothing else does.

    >>> said = Statement("d", "id/x", ENT.meetingDate, Literal("2024-02-01", EDTF), ())
    >>> period(said)
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 1))
    """
    when, stated = statement.when, statement.object
    if not when and isinstance(stated, Literal) and stated.datatype == EDTF:
        when = stated.value
    return holds(when, statement.status)


def document_entity(document: Document) -> Entity:
    """A document as an entity that statements can speak of."""
    label = Label(document.title or document.file, document.language)
    return Entity(iris.document(document.id), (ENT.Document,), (label,))


def merge(first: Entity, second: Entity) -> Entity:
    """One entity from two descriptions; where they differ the first wins and no name is lost.

    >>> a = Entity("id/x", (), (Label("Accord", "fr"),))
    >>> b = Entity("id/x", (ENT.Agreement,), (Label("Pacte", "fr"), Label("Pact", "en")), formation="joint")
    >>> merged = merge(a, b)
    >>> merged.label("en"), [label.text for label in merged.alternative], merged.formation
    ('Pact', ['Pacte'], 'joint')
    """
    languages = {label.language for label in first.preferred}
    added = tuple(label for label in second.preferred if label.language not in languages)
    others = (*second.preferred, *first.alternative, *second.alternative)
    preferred = (*first.preferred, *added)
    return replace(
        first,
        types=tuple(dict.fromkeys((*first.types, *second.types))),
        preferred=preferred,
        alternative=tuple(sorted(set(others) - set(preferred))),
        hidden=tuple(sorted({*first.hidden, *second.hidden})),
        kind=first.kind or second.kind,
        provisional=first.provisional and second.provisional,
        formation=first.formation or second.formation,
        formation_rule=first.formation_rule if first.formation else second.formation_rule,
        document=first.document or second.document,
    )


def introduced(content: Content) -> dict[str, Entity]:
    """The entities the documents introduce, one description each, by IRI and sorted."""
    found: dict[str, Entity] = {}
    for entity in sorted(content.entities, key=lambda e: (e.iri, e.document, repr(e))):
        known = found.get(entity.iri)
        found[entity.iri] = entity if known is None else merge(known, entity)
    return found


def known_entities(content: Content, vocabulary: Vocabulary) -> dict[str, Entity]:
    """Every entity a statement may name, by IRI and sorted; reference data come before documents."""
    found = dict(vocabulary.entities)
    for iri, entity in introduced(content).items():
        found[iri] = merge(found[iri], entity) if iri in found else entity
    for document in content.documents:
        entity = document_entity(document)
        found[entity.iri] = merge(found[entity.iri], entity) if entity.iri in found else entity
    return dict(sorted(found.items()))
