"""Which instruments a sentence names: those of the lexicon, and those its noun phrases name or point back to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.reading.called import apposed, called, quoted
from kg.reading.discourse import Discourse
from kg.reading.grammar import Grammar
from kg.reading.instruments import NounPhrase
from kg.reading.mentions import Mention
from kg.reading.name_resolution import Resolver, Span
from kg.reading.slots import Slots
from kg.vocabulary import Vocabulary
from kg.vocabulary.lexicon import Hit, longest

_BODIES = ("party", "club", "place")


@dataclass(frozen=True, slots=True)
class Named:
    """An instrument named in full, with what its name holds: the ground for statements the name alone proves."""

    iri: str
    start: int
    end: int
    inside: tuple[Hit, ...]
    wholes: tuple[tuple[str, int, int], ...]
    phrase: NounPhrase | None


class _Found(NamedTuple):
    """A span that means an instrument, with where that was named when the span only points back."""

    start: int
    end: int
    iri: str
    phrase: NounPhrase | None
    antecedent: tuple[Span, ...] = ()


class Namer:
    """Finds the instruments of a document's sentences, as its discourse unfolds."""

    def __init__(
        self, text: str, vocabulary: Vocabulary, grammar: Grammar, discourse: Discourse, slots: Slots
    ) -> None:
        self.text = text
        self.discourse = discourse
        self.slots = slots
        self.alternatives = grammar.alternatives
        self.resolver = Resolver(text, vocabulary, grammar, discourse, slots)

    def instruments(
        self, phrases: Sequence[NounPhrase], hits: Sequence[Hit]
    ) -> tuple[list[Mention], list[Named]]:
        """The instruments a sentence mentions, and those it names in full, with what their names hold."""
        nested = [h for h in hits if self._is_listed(h, phrases)]
        if not phrases and not nested:
            return [], []
        listed = longest(nested)
        found: list[_Found] = []
        for hit in (h for h in listed if len(h.iris) == 1):
            phrase = next((p for p in phrases if p.start == hit.start and p.end <= hit.end), None)
            found.append(_Found(hit.start, hit.end, hit.iris[0], phrase))
        # A body the lexicon lists is no new instrument, though its name opens like one ("Conseil de ...").
        bodies = (h for h in longest(hits) if not h.adjective and self.slots.of(h.iris[0]) in _BODIES)
        covered = [*listed, *bodies]
        # Names inside listed names count too: the longest is what is meant, those inside are its wholes.
        resolved: dict[Span, str] = {(h.start, h.end): h.iris[0] for h in nested if len(h.iris) == 1}
        names = {(p.start, p.end) for p in phrases if not p.bare} | {(h.start, h.end) for h in listed}
        shorts = {name: short for name in names if (short := called(self.text, *name)) is not None}
        for phrase in sorted(phrases, key=lambda p: p.end - p.start):
            if any(first <= phrase.start and phrase.end <= last for first, last in shorts.values()):
                continue
            if any(
                h.start <= phrase.head[0] and phrase.head[1] <= h.end and not self._opens(h, phrase, hits)
                for h in covered
            ):
                continue
            meant = self.resolver.resolve(phrase, hits, resolved)
            if meant is not None:
                found.append(_Found(phrase.start, phrase.end, meant.iri, phrase, meant.antecedent))
                resolved[phrase.start, phrase.end] = meant.iri
        found.sort(key=lambda f: (f.start, -f.end))
        named = []
        for one in (f for f in found if not f.antecedent):
            named.append(self._named(one, hits, resolved))
            short = shorts.get((one.start, one.end))
            short = short or apposed(self.text, one.end, self.alternatives)
            if short is not None:
                self.discourse.call(one.iri, self.text[slice(*short)])
            told = quoted(self.text, one.start, one.end)
            if told is not None:
                self.discourse.shorts[self.text[slice(*told)]] = one.iri
        return self._mentions(found), named

    def _is_listed(self, hit: Hit, phrases: Sequence[NounPhrase]) -> bool:
        """Whether a hit names an instrument; a club does where its name is made like one ("cadre économique ...")."""
        slot = "" if hit.adjective else self.slots.of(hit.iris[0])
        return slot == "instrument" or (slot == "club" and any(p.start == hit.start for p in phrases))

    def _opens(self, hit: Hit, phrase: NounPhrase, hits: Sequence[Hit]) -> bool:
        """Whether a short name of a body only opens a longer one: "Commission mixte franco-valdorienne"."""
        if hit.end != phrase.head[1] or phrase.plural:
            return False
        joined = [h for h in longest(hits) if hit.end <= h.start and h.end <= phrase.end]
        return len(set(self.slots.parties(joined))) > 1

    def _named(self, found: _Found, hits: Sequence[Hit], resolved: Mapping[Span, str]) -> Named:
        """An instrument with what its name holds, which the discourse takes in where a list knows it."""
        first, last, iri, phrase, _ = found
        wholes = sorted(
            (other, a, b)
            for (a, b), other in resolved.items()
            if first <= a and b <= last and (b - a) < (last - first) and other != iri
        )
        within = (h for h in hits if first <= h.start and h.end <= last and h.iris != (iri,))
        inside = tuple(longest(h for h in within if (h.start, h.end) != (first, last)))
        if phrase is None or iri not in self.discourse.minted:
            parties, topics = self.slots.parties(inside), self.slots.topics(inside, self.text)
            self.discourse.name_known(iri, (first, last), parties, topics)
        return Named(iri, first, last, inside, tuple(wholes), phrase)

    def _mentions(self, found: Iterable[_Found]) -> list[Mention]:
        """The outermost of the spans found, as mentions."""
        top: list[Mention] = []
        for first, last, iri, _, antecedent in found:
            if not top or first >= top[-1].end:
                top.append(Mention(first, last, self.slots.of(iri), (iri,), antecedent=antecedent))
        return top
