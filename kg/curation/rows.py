"""Statements and entities as rows of a ledger, in names that people read and that a replay understands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg import iris
from kg.curation.ledger import DOCUMENT, SPEAKERS, LedgerRow
from kg.curation.places import occurrence
from kg.model import Document, Entity, Label, Literal, Quote, Statement
from kg.namespaces import ENT
from kg.text import search_key
from kg.vocabulary import Vocabulary


class Scribe:
    """Writes what a document says as rows of its ledger.

    Args:
        document: the document.
        entities: those it introduces, by IRI.
        vocabulary: the ontology.
    """

    def __init__(self, document: Document, entities: Mapping[str, Entity], vocabulary: Vocabulary) -> None:
        self.document = document
        self.entities = entities
        self.vocabulary = vocabulary
        self._own: dict[str, set[str]] = {}
        for entity in entities.values():
            for label in (*entity.preferred, *entity.alternative):
                self._own.setdefault(search_key(label.text), set()).add(entity.iri)

    def called(self, iri: str) -> str:
        """The name of a thing that its ledger resolves to that thing alone; its IRI where there is none."""
        if iri == iris.document(self.document.id):
            return DOCUMENT
        entity = self.entities.get(iri) or self.vocabulary.entity(iri)
        names = dict.fromkeys(
            label.text
            for label in (Label(entity.label(self.document.language)), *entity.preferred, *entity.alternative)
        )
        return next((name for name in names if self._means(name, iri)), iri)

    def accepted(self, said: Statement, note: str = "") -> LedgerRow:
        """A statement written out in full, as if a curator said yes to it."""
        theirs = set(said.speakers) != set(self.document.speakers)
        quotes = tuple(sorted(said.quotes))
        return LedgerRow(
            decision="accepted",
            key=said.key,
            subject=self.called(said.subject),
            predicate=iris.local(said.predicate),
            object=said.object.value if isinstance(said.object, Literal) else self._object(said, said.object),
            when=said.when,
            status=said.status,
            speakers=SPEAKERS.join(map(self.called, said.speakers)) if theirs else "",
            quotes=tuple(quote.text for quote in quotes),
            occurrences=self.occurrences(quotes),
            note=note,
        )

    def occurrences(self, quotes: Iterable[Quote]) -> tuple[int, ...]:
        """Which occurrence of its words each quote is; nothing where all stand once."""
        counts = tuple(occurrence(self.document.text, quote) for quote in quotes)
        return tuple(count or 1 for count in counts) if any(counts) else ()

    def introduced(self, said: Statement) -> tuple[str, ...]:
        """The entities of the document that a statement names, each once."""
        named = [said.subject, said.object, *said.speakers]
        return tuple(dict.fromkeys(i for i in named if isinstance(i, str) and i in self.entities))

    def named(self, iri: str) -> tuple[LedgerRow, ...]:
        """The rows that declare an entity of the document, so that its ledger stands by itself."""
        return tuple(self._named(self.entities[iri]))

    def _named(self, entity: Entity) -> Iterator[LedgerRow]:
        name = self._own_name(entity)
        quotes = (name,) if self.document.text.count(name) == 1 else ()
        role, value = ("kind", entity.kind) if entity.kind else ("type", entity.types[0])
        yield LedgerRow("named", subject=name, predicate=role, object=iris.local(value), quotes=quotes)
        first = entity.label(self.document.language)
        if name != first:  # another thing goes by its name already
            yield LedgerRow(
                "named", subject=name, predicate=_at("altLabel", self.document.language), object=first
            )
        for label in entity.preferred:
            if label.language not in (self.document.language, "") and label.text != first:
                yield LedgerRow(
                    "named", subject=name, predicate=_at("prefLabel", label.language), object=label.text
                )
        for label in entity.alternative:
            yield LedgerRow(
                "named", subject=name, predicate=_at("altLabel", label.language), object=label.text
            )
        if entity.speaks_for:
            yield LedgerRow(
                "named", subject=name, predicate="speaksFor", object=self.called(entity.speaks_for)
            )

    def _own_name(self, entity: Entity) -> str:
        """The name an entity is declared by: its first, unless the reference data knows something by it."""
        first = entity.label(self.document.language)
        others = [label.text for label in (*entity.preferred, *entity.alternative)]
        free = (name for name in (first, *others) if not self._is_taken(name))
        kind = entity.kind or entity.types[0]
        what = (
            self.vocabulary.entity(kind).label(self.document.language)
            if kind in self.vocabulary.entities
            else self.vocabulary.term_label(kind, self.document.language)
        )
        return next(free, f"{first} ({what})")

    def _is_taken(self, name: str) -> bool:
        return any(ENT.Topic not in self.vocabulary.entity(i).types for i in self.vocabulary.named(name))

    def _object(self, said: Statement, iri: str) -> str:
        """A kind goes by the end of its IRI, everything else by its name."""
        return iris.local(iri) if said.predicate == ENT.hasKind else self.called(iri)

    def _means(self, name: str, iri: str) -> bool:
        own = self._own.get(search_key(name), set())
        if own:
            return own == {iri}
        return iri not in self.entities and self.vocabulary.look_up(name) == iri


def _at(role: str, language: str) -> str:
    return f"{role}@{language}" if language else role
