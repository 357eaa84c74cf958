"""Which instrument a noun phrase means: one it names, or one that it only points back to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.reading.circles import circle_of, without_circle
from kg.reading.discourse import Discourse
from kg.reading.grammar import Grammar
from kg.reading.instruments import NounPhrase
from kg.reading.same_name import Known
from kg.reading.slots import Slots
from kg.reading.specific_names import SpecificNames
from kg.text import fold
from kg.vocabulary import Vocabulary
from kg.vocabulary.lexicon import Hit

_MARKS = frozenset("«»“”")
# How far after a head noun its partner is looked for.
_AHEAD = 30

Span = tuple[int, int]


class Meant(NamedTuple):
    """The instrument a phrase means.

    Attributes:
        iri: the instrument.
        antecedent: where it was named, when the phrase only points back to it.
    """

    iri: str
    antecedent: tuple[Span, ...] = ()


class Resolver:
    """Tells which instruments the noun phrases of one document mean."""

    def __init__(
        self, text: str, vocabulary: Vocabulary, grammar: Grammar, discourse: Discourse, slots: Slots
    ) -> None:
        self.text = text
        self.grammar = grammar
        self.discourse = discourse
        self.slots = slots
        self.specific = SpecificNames(text, vocabulary, grammar, slots)

    def resolve(self, phrase: NounPhrase, hits: Sequence[Hit], resolved: Mapping[Span, str]) -> Meant | None:
        """The instrument a phrase means; None where it means none that can be told.

        Args:
            phrase: the phrase.
            hits: names of the lexicon in its sentence.
            resolved: the instruments of the sentence known so far, by span.
        """
        inside = [h for h in hits if phrase.start <= h.start and h.end <= phrase.end]
        inner = {
            span: iri for span, iri in resolved.items() if phrase.head[1] <= span[0] and span[1] <= phrase.end
        }
        introduced = phrase.determiner in self.grammar.indefinites and self._counts_parties(phrase)
        if phrase.bare and not phrase.quoted and not introduced:
            return self._pointed_at(phrase)
        title = self._title_of(phrase, inner)
        if title:
            return Meant(title)
        if phrase.plural and not self._is_group(phrase, inner):
            return None
        if not self.specific.tells(phrase, inside, nested=bool(inner)):
            if not self._counts_parties(phrase):
                near = phrase.determiner in self.grammar.demonstratives and all(h.adjective for h in inside)
                known = self._earlier(phrase) if near else None
                return _again(known) if known is not None else None  # "cette réunion informelle des experts"
            known = self.discourse.antecedent(kinds=phrase.kinds[:1])
            if known is not None and phrase.bare and not introduced:
                return _again(known)
        if phrase.determiner in self.grammar.demonstratives and not inside:
            known = self.discourse.antecedent(kinds=phrase.kinds)
            if known is not None:
                return _again(known)
        return Meant(self._named(phrase, hits, inside, inner))

    def _pointed_at(self, phrase: NounPhrase) -> Meant | None:
        """What a head noun alone points back to: "the dialogue", "this meeting"."""
        if phrase.plural or not phrase.determiner or phrase.determiner in self.grammar.indefinites:
            return None
        before = {fold(w).strip() for w in self.text[phrase.start : phrase.head[0]].split()}
        if not self.grammar.ordinals.isdisjoint(before) or self._opens_partner(phrase):
            return None
        if not self.grammar.itself.isdisjoint(before):  # "le présent Accord"
            own = next((k for k in self.discourse.known if k.iri == self.discourse.own), None)
            return _again(own) if own is not None else None
        near = phrase.determiner in self.grammar.demonstratives
        known = self.discourse.antecedent(kinds=phrase.kinds, near=near, before=phrase.start)
        return _again(known) if known is not None else None

    def _earlier(self, phrase: NounPhrase) -> Known | None:
        """What was named last before a phrase of those that it may point at."""
        return self.discourse.antecedent(kinds=phrase.kinds, near=True, before=phrase.start)

    def _named(
        self, phrase: NounPhrase, hits: Sequence[Hit], inside: Sequence[Hit], inner: Mapping[Span, str]
    ) -> str:
        """IRI of the instrument a phrase names, which the discourse then knows with the parties it is between."""
        parties, topics = self.slots.parties(inside), self.slots.topics(inside, self.text)
        iri = self.discourse.name(phrase, parties, topics, inner)
        circle = circle_of(self.text, phrase, hits, self.grammar)
        if circle is not None:
            self.discourse.circles[iri] = frozenset(i for h in circle.parties for i in h.iris)
            short = without_circle(self.text, phrase, circle)
            if short:
                self.discourse.also_called(iri, short)
        return iri

    def _counts_parties(self, phrase: NounPhrase) -> bool:
        """Whether a name counts the parties the document is about: "the trilateral dialogue" of three."""
        words = (fold(w).strip() for w in self.text[phrase.start : phrase.end].split())
        counted = any(self.grammar.counts.get(w) == len(self.discourse.parties) for w in words)
        return counted and not phrase.is_of(self.grammar.weak)

    def _opens_partner(self, phrase: NounPhrase) -> bool:
        """Whether a partner follows a bare head noun ("l'arrangement conclu avec A"): it names something new."""
        after = fold(self.text[phrase.end : phrase.end + _AHEAD]).split()[:2]
        acts = " ".join(after) in self.grammar.acting  # "l'accord entre en vigueur"
        return not acts and not self.grammar.partnering.isdisjoint(after)

    def _title_of(self, phrase: NounPhrase, inner: Mapping[Span, str]) -> str:
        """The instrument that a text "entitled" so is: its title names it."""
        for (start, end), iri in inner.items():
            before, after = self.text[phrase.head[1] : start].rstrip(), self.text[end : phrase.end].strip()
            words = before[:-1].split() if before[-1:] in _MARKS else []
            if before[-1:] in _MARKS and not words and after[:1] in _MARKS:
                return iri  # "the New Reef Partnership “TIDE Pact”"
            if words and fold(words[-1]).strip() in self.grammar.entitled and not after.strip("»”"):
                return iri
        return ""

    def _is_group(self, phrase: NounPhrase, inner: Mapping[Span, str]) -> bool:
        """Whether a definite plural is one thing: "les groupes du Forum", "les négociations sur la pêche"."""
        if self.grammar.connectors or phrase.determiner not in self.grammar.groups:
            return False
        if any(self.discourse.pairs.makes_series(kind) for kind in phrase.kinds):
            return False
        words = fold(self.text[phrase.head[1] : phrase.end]).split()
        return bool(inner) or (bool(words) and words[0] in self.grammar.on)


def _again(known: Known) -> Meant:
    return Meant(known.iri, (known.span,))
