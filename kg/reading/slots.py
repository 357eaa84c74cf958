"""What the mention of an entity may stand for in a sentence: a party, a club, an instrument, a topic or a place."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Entity
from kg.namespaces import ENT
from kg.reading.discourse import Discourse
from kg.text import search_key
from kg.vocabulary import Vocabulary
from kg.vocabulary.lexicon import Hit, longest


def slot_of(vocabulary: Vocabulary, entity: Entity) -> str:
    """The slot of a mention of an entity: ``party``, ``club``, ``instrument``, ``topic``, ``place`` or empty."""
    is_party = vocabulary.is_a(entity, ENT.Party)
    is_instrument = vocabulary.is_a(entity, ENT.Instrument)
    if is_party:
        return "club" if is_instrument else "party"
    if is_instrument:
        return "instrument"
    if ENT.Topic in entity.types:
        return "topic"
    return "place" if ENT.Place in entity.types else ""


class Slots:
    """The slots of what one document may name."""

    def __init__(self, vocabulary: Vocabulary, discourse: Discourse) -> None:
        self.vocabulary = vocabulary
        self.discourse = discourse
        self._known: dict[str, str] = {}  # of what the ontology lists, which does not change

    def of(self, iri: str) -> str:
        """The slot of a mention of an entity the document may name."""
        known = self._known.get(iri)
        if known is None:
            known = slot_of(self.vocabulary, self.discourse.entity(iri))
            if iri not in self.discourse.minted:
                self._known[iri] = known
        return known

    def parties(self, hits: Iterable[Hit]) -> list[str]:
        """IRIs of the parties and clubs that names are of."""
        return [
            h.iris[0] for h in longest(hits) if len(h.iris) == 1 and self.of(h.iris[0]) in ("party", "club")
        ]

    def topics(self, hits: Iterable[Hit], text: str) -> list[str]:
        """The words of the topics: what a document calls otherwise may be another thing."""
        found = (h for h in longest(hits) if self.of(h.iris[0]) == "topic")
        return [search_key(text[h.start : h.end]) for h in found]
