"""What things that nothing else is said to be about are about by their own names: "the energy savings work stream"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Entity, Statement
from kg.namespaces import ENT
from kg.reading.annotation import Annotator
from kg.reading.relations import Relater
from kg.text import search_key
from kg.vocabulary.lexicon import Hit, longest

_SURE = 0.65
# What may stand between two words of a name, and after a head noun that ends what it is about.
_BETWEEN = r"[\s*_]+"
_WORD = re.compile(r"\s+([^\W_]+)")

Span = tuple[int, int]


class OwnNames:
    """Reads the names of one document's things that have no topic yet."""

    def __init__(self, annotator: Annotator, relater: Relater) -> None:
        self.annotator = annotator
        self.relater = relater
        self.vocabulary = relater.vocabulary

    def read(self, said: Sequence[Statement]) -> list[Statement]:
        """The topics that names say of things in statements which are about nothing else.

        Args:
            said: all that the document is read to say.
        """
        about = {s.subject for s in said if s.predicate == ENT.covers}
        things = dict.fromkeys(
            iri for s in said for iri in (s.subject, s.object) if isinstance(iri, str) and iri not in about
        )
        minted = self.annotator.discourse.minted
        return [
            found
            for iri in things
            if iri in minted and self.vocabulary.is_a(minted[iri], ENT.Instrument)
            for found in self._of(minted[iri])
        ]

    def _of(self, thing: Entity) -> Iterator[Statement]:
        """The topics that the name of a thing says."""
        text, topics = self.relater.text, self.relater.names.topics
        name = thing.preferred[0].text if thing.preferred else ""
        place = re.search(rf"\b{_BETWEEN.join(map(re.escape, name.split()))}(?!\w)", text) if name else None
        if place is None or topics is None:
            return
        start, end = place.span()
        hits = [
            Hit(start + h.start, start + h.end, h.iris, h.adjective)
            for h in self.annotator.names.find_all(text[start:end])
        ]
        if any(self._names_another(thing, hit) for hit in hits):
            return  # "negotiations of the Reef Pact" are about what it is about
        head = self._head(start, end)
        told = [iri for iri, _ in topics.topics((start, end), head, hits)] if head is not None else []
        told = [iri for iri in told if not self.annotator.discourse.entity(iri).label()[:1].isdigit()]
        within = (h for h in longest(hits) if (h.start, h.end) != (start, end))
        told += [h.iris[0] for h in within if self._is_topic(h)]
        for topic in dict.fromkeys(told):
            yield self.relater.statement(thing.iri, ENT.covers, topic, [(start, end)], "name-own", _SURE)

    def _head(self, start: int, end: int) -> Span | None:
        """Where the head noun of a name stands: the first that ends it, or that a preposition follows."""
        text, links = self.relater.text, self.annotator.grammar.dangling
        for head in self.annotator.heads.find(text[start:end]):
            after = _WORD.match(text, start + head.end, end)
            if after is None or search_key(after[1]) in links:
                return start + head.start, start + head.end
        return None

    def _names_another(self, thing: Entity, hit: Hit) -> bool:
        entities = (self.annotator.discourse.entity(iri) for iri in hit.iris if iri != thing.iri)
        return not hit.adjective and any(self.vocabulary.is_a(e, ENT.Instrument) for e in entities)

    def _is_topic(self, hit: Hit) -> bool:
        if len(hit.iris) != 1 or self.vocabulary.is_broad_term(hit.iris[0]):
            return False
        return ENT.Topic in self.annotator.discourse.entity(hit.iris[0]).types
