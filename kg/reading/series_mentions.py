"""Where a sentence speaks of several instruments at once, one with each partner: "digital partnerships with A and B".

What such a mention stands for is decided by :mod:`kg.reading.series`, pair by pair.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.discourse import Discourse
from kg.reading.grammar import Grammar
from kg.reading.instruments import NounPhrase
from kg.reading.mentions import Mention
from kg.reading.slots import Slots
from kg.text import fold
from kg.vocabulary.lexicon import Hit, longest

# How far before a topic the word that leads to it stands.
_BEFORE = 30


class SeriesFinder:
    """Finds generic plurals, and singulars named for the first time, of kinds that stand for one instrument a pair."""

    def __init__(self, text: str, grammar: Grammar, discourse: Discourse, slots: Slots) -> None:
        self.text = text
        self.grammar = grammar
        self.discourse = discourse
        self.slots = slots

    def mentions(self, phrases: Sequence[NounPhrase], hits: Sequence[Hit]) -> list[Mention]:
        """The mentions of series; the topics in their head nouns are their members ("dialogues sur le cyberespace")."""
        found: list[Mention] = []
        if not phrases:
            return found
        outer = longest(hits)
        opening = self.grammar.any_of("indefinites", "shared")
        for phrase in phrases:
            if phrase.quoted or not (phrase.plural or phrase.determiner in opening):
                continue
            kind = self._kind(phrase)
            if kind:
                inside = (h for h in outer if phrase.head[0] < h.start and h.end <= phrase.head[1])
                topics = tuple(Mention(h.start, h.end, "topic", h.iris) for h in inside if self._is_topic(h))
                found.append(Mention(*phrase.head, "series", value=kind, members=topics))
        return found

    def _kind(self, phrase: NounPhrase) -> str:
        """The kind of the instruments a phrase stands for; empty where it is no series."""
        called = self.discourse.series
        if called is not None and phrase.bare and self.discourse.kinds_meet(phrase.kinds, (called.value,)):
            return called.value  # "such partnerships", in the note of a call that follows their full name
        return next((k for k in phrase.kinds if self.discourse.pairs.makes_series(k)), "")

    def _is_topic(self, hit: Hit) -> bool:
        """Whether a topic stands after "on" or "of" in a head noun, not as its adjective."""
        if len(hit.iris) != 1 or self.slots.of(hit.iris[0]) != "topic":
            return False
        before = fold(self.text[max(0, hit.start - _BEFORE) : hit.start]).split()[-1:]
        return not self.grammar.any_of("determiners", "dangling").isdisjoint(before)
