"""Names of the lexicon: where they stand in a sentence, and which of those who go by one it means.

Ambiguous names stay ambiguous unless the sentence says whose side is meant
("côté français", "la délégation japonaise"); they are reported, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.issues import Issue
from kg.model import Document
from kg.namespaces import ENT
from kg.reading.envoys import envoys
from kg.reading.grammar import Grammar
from kg.reading.mentions import Mention, free, meets
from kg.reading.slots import Slots
from kg.text import fold
from kg.vocabulary.lexicon import Hit, Lexicon, longest

# Of several classes that one name may be of, the first is meant.
_PRECEDENCE = ("club", "party", "instrument", "place", "topic")
# How far from a name a word beside it is looked for.
_BESIDE = 30
_CAPITAL_AFTER = re.compile(r"\s+([A-Z][a-z]+)")
_WORD_BEFORE = re.compile(r"(\w+)['’\s-]*\Z")
_WORD_AFTER = re.compile(r"[\s-]*(\w+)")


class KnownNames:
    """Finds what the sentences of one document call by a name of the lexicon."""

    def __init__(
        self, document: Document, text: str, grammar: Grammar, lexicon: Lexicon, slots: Slots
    ) -> None:
        self.document = document
        self.text = text
        self.grammar = grammar
        self.lexicon = lexicon
        self.slots = slots
        self.discourse = slots.discourse
        self.vocabulary = slots.vocabulary

    def find(self, start: int, end: int) -> list[Hit]:
        """Every name in ``text[start:end]``, nested and overlapping ones too, sorted by place."""
        sentence = self.text[start:end]
        found = [
            Hit(start + h.start, start + h.end, h.iris, h.adjective) for h in self.lexicon.find_all(sentence)
        ]
        if "(" in sentence:
            found = [hit._replace(end=_closed(self.text, hit.start, hit.end)) for hit in found]
        if self.grammar.connectors:
            found = [kept for hit in found if (kept := self._as_written(hit)).iris]
        return [self._met(hit) if len(hit.iris) > 1 else hit for hit in found]

    def _as_written(self, hit: Hit) -> Hit:
        """A name without the instruments it is of where it stands in small letters: "to counter piracy" is a deed."""
        if not self.text[hit.start : hit.end].islower():
            return hit
        iris = tuple(iri for iri in hit.iris if self.slots.of(iri) != "instrument")
        return hit if iris == hit.iris else hit._replace(iris=iris)

    def mentions(
        self, start: int, hits: Sequence[Hit], taken: Sequence[Mention]
    ) -> tuple[list[Mention], list[Issue]]:
        """What the names in a sentence mention where nothing else does, and which of them are ambiguous.

        Args:
            start: where the sentence begins.
            hits: the names in it.
            taken: what else it mentions.
        """
        found, issues = free(self._envoys(start, hits), taken), []
        taken = (*taken, *found)
        for hit in longest(hits):
            told = None if hit.adjective or meets(hit, taken) else self._mention(hit, hits)
            if isinstance(told, Issue):
                issues.append(told)
            elif told is not None:
                found.append(told)
        return found, issues

    def _met(self, hit: Hit) -> Hit:
        """A short name of several instruments, of which the document spelt out one before: "the TTC"."""
        met = tuple(iri for iri in hit.iris if self.discourse.has_named(iri))
        return hit._replace(iris=met) if len(met) == 1 else hit

    def _envoys(self, start: int, hits: Sequence[Hit]) -> list[Mention]:
        """The states that adjectives of those who act for them name."""
        if not self.grammar.envoys:
            return []
        adjectives = (hit.iris[0] for hit in hits if hit.adjective and len(hit.iris) == 1)
        states = frozenset(iri for iri in adjectives if ENT.Territory in self.discourse.entity(iri).types)
        named = [h for h in hits if not h.adjective and self.slots.of(h.iris[0]) == "party"]
        return free(envoys(self.text, start, hits, states, self.grammar), named)

    def _mention(self, hit: Hit, hits: Sequence[Hit]) -> Mention | Issue | None:
        iris = hit.iris
        slots = {self.slots.of(iri) for iri in iris} - {""}
        if not slots:
            return None
        slot = min(slots, key=_PRECEDENCE.index)
        if len(slots) > 1:
            iris = tuple(iri for iri in iris if self.slots.of(iri) == slot)
        if len(iris) > 1:
            iris = self._whose(hit, iris, hits)
        if len(iris) > 1:
            labels = " / ".join(self.discourse.entity(i).label() for i in iris)
            why, quote = f"may be {labels}; say which in the ledger", self.document.text[hit.start : hit.end]
            return Issue(self.document.id, hit.start, hit.end, "ambiguous-name", why, quote)
        if slot == "club" and self.grammar.connectors and self._is_attribute(hit, hits):
            return None
        if slot == "topic" and self.vocabulary.is_broad_term(iris[0]):
            # "labour standards", "sécurité des câbles": a word beside it makes it something narrower.
            return Mention(hit.start, hit.end, "broad", iris) if self._stands_alone(hit) else None
        return Mention(hit.start, hit.end, slot, iris)

    def _whose(self, hit: Hit, iris: tuple[str, ...], hits: Sequence[Hit]) -> tuple[str, ...]:
        """Keep those who speak for the party last named before the ambiguous name."""
        for before in sorted((h for h in hits if h.end <= hit.start), key=lambda h: -h.end):
            kept = tuple(i for i in iris if self.vocabulary.speaks_for(i) in before.iris)
            if kept:
                return kept
        return iris

    def _is_attribute(self, hit: Hit, hits: Sequence[Hit]) -> bool:
        """Whether a club's name opens a longer name nobody knows: "IPEF Networks" is not IPEF."""
        after = _CAPITAL_AFTER.match(self.text, hit.end)
        return after is not None and not any(h.start == after.start(1) for h in hits)

    def _stands_alone(self, hit: Hit) -> bool:
        """Whether no noun or adjective beside a name narrows it."""
        before = _WORD_BEFORE.search(self.document.text, max(0, hit.start - _BESIDE), hit.start)
        after = _WORD_AFTER.match(self.document.text, hit.end, hit.end + _BESIDE)
        grammar = self.grammar
        first = fold(before[1]).strip() if before is not None else ""
        if before is not None and first not in grammar.determiners and first not in grammar.dangling:
            return False
        next_ = fold(after[1]).strip() if after is not None else ""
        return after is None or next_ in grammar.stops or next_ in grammar.coordinators


def _closed(text: str, start: int, end: int) -> int:
    """The end of a name, with the bracket that closes one it opens: the lexicon sees no punctuation.

    >>> _closed("the Accord (AC) on ports", 4, 14)
    15
    """
    open_bracket = text.count("(", start, end) > text.count(")", start, end)
    return end + 1 if open_bracket and text[end : end + 1] == ")" else end
