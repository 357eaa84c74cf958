"""The entities of one document: those of the reference data, and the provisional ones it introduces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg import iris
from kg.model import Document, Entity, Label
from kg.namespaces import ENT
from kg.reading.instruments import NounPhrase
from kg.text import search_key
from kg.vocabulary import Vocabulary


class DocumentEntities:
    """The entities that one document may speak of.

    Attributes:
        minted: the provisional ones, by IRI.
    """

    def __init__(self, document: Document, vocabulary: Vocabulary) -> None:
        """Begin with a document that has introduced nothing yet."""
        self.document = document
        self.vocabulary = vocabulary
        self.minted: dict[str, Entity] = {}
        self._keys: dict[str, set[str]] = {}  # of what the reference data has

    def entity(self, iri: str) -> Entity:
        """The reference or provisional entity with this IRI."""
        return self.minted[iri] if iri in self.minted else self.vocabulary.entity(iri)

    def speaks_for(self, iri: str) -> str:
        """IRI of the party that an organisation or person speaks for; empty when none."""
        return self.minted[iri].speaks_for if iri in self.minted else self.vocabulary.speaks_for(iri)

    def keys(self, iri: str) -> set[str]:
        """Search keys of the names of an entity, and of how one speaks of what is its own."""
        minted = iri in self.minted  # it may yet get other names
        known = None if minted else self._keys.get(iri)
        if known is None:
            entity = self.entity(iri)
            labels = (*entity.preferred, *entity.alternative, *self.vocabulary.adjectives(iri))
            known = {search_key(label.text) for label in labels}
            if not minted:
                self._keys[iri] = known
        return known

    def kinds_meet(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Whether one of some kinds is one of the others, or narrower or broader than it."""
        others = tuple(others)
        return any(
            b in self.vocabulary.narrower(a) or a in self.vocabulary.narrower(b) for a in some for b in others
        )

    def is_meeting(self, kinds: Iterable[str]) -> bool:
        """Whether one of some kinds is a kind of meeting."""
        return any(self.vocabulary.kinds[k].denotes == ENT.Meeting for k in kinds)

    def add(self, entity: Entity) -> None:
        """Add or replace a provisional entity."""
        self.minted[entity.iri] = entity

    def describe(self, name: str, cls: str) -> str:
        """IRI of something the document describes in these words without naming it."""
        text = " ".join(name.split())
        iri = iris.provisional(self.document.id, text)
        if iri not in self.minted:
            self.minted[iri] = Entity(
                iri=iri,
                types=(cls,),
                preferred=(Label(text, self.document.language),),
                provisional=True,
                document=self.document.id,
            )
        return iri

    def also_called(self, iri: str, text: str, acronym: str = "") -> None:
        """A provisional instrument has another name."""
        entity = self.minted.get(iri)
        if entity is None:
            return
        label = Label(" ".join(text.split()), self.document.language)
        new = [
            n
            for n in (label, Label(acronym, ""))
            if n.text and n not in (*entity.preferred, *entity.alternative)
        ]
        self.add(replace(entity, alternative=(*entity.alternative, *new)))

    def mint(self, phrase: NounPhrase, text: str) -> str:
        """IRI of a new provisional instrument that a phrase names."""
        iri = iris.provisional(self.document.id, text)
        kind = phrase.kinds[0]
        language = self.document.language
        aliases = (Label(phrase.acronym, ""),) if phrase.acronym else ()
        self.minted.setdefault(
            iri,
            Entity(
                iri=iri,
                types=(self.vocabulary.kinds[kind].denotes,),
                preferred=(Label(" ".join(text.split()), language),),
                alternative=aliases,
                kind=kind,
                provisional=True,
                document=self.document.id,
            ),
        )
        return iri
