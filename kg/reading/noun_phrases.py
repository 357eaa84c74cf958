"""Noun phrases of official French and English, found by their closed words: where they begin and end.

No list knows the nouns. A phrase is what stands between words that cannot belong
to it; it goes on over "of", and once over another preposition. What follows as a
relative clause, a participle, a purpose, a place or a date is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.reading.phrasing import Phrasing, Word
from kg.reading.word_classes import WordClasses

_LONGEST = 14
# A phrase that ends in "in areas" has words before that.
_FEWEST = 2
# What follows whoever something belongs to.
_DASHES = ("-", "–")
_OWNS = ("s", "’", "'")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: places of words in a sentence.

    Attributes:
        first: place of its first word, determiners left out.
        last: place after its last word.
        core: place after the last word before its first preposition.
        lead: place of the preposition after the core; -1 where there is none.
        example: it follows "including" or the like.
        parties: places of parties before it ("the DPRK's missile launches").
        joined: it is several coordinated words read as one.
    """

    first: int
    last: int
    core: int
    lead: int = -1
    example: bool = False
    parties: tuple[int, ...] = field(default=())
    joined: bool = False


class Phrases(WordClasses):
    """Finds the noun phrase that begins at a place of one sentence."""

    def __init__(self, words: Sequence[Word], text: str, phrasing: Phrasing) -> None:
        super().__init__(words, text, phrasing)
        self._phrases: dict[tuple[int, str, bool], Phrase | None] = {}

    def phrase(self, at: int) -> Phrase | None:
        """The noun phrase that begins at a place, determiners and parties before it left out, if one does."""
        asked = (at, self.form, self._ranged)
        if asked not in self._phrases:
            self._phrases[asked] = self._phrase(at)
        return self._phrases[asked]

    def _phrase(self, at: int) -> Phrase | None:
        parties: list[int] = []
        while at < self.size:
            if self.within(at, "determiners") or self.key(at) in _OWNS:
                at += 1
                second = self.past(at + 1, "determiners")
                if parties and self.within(at, "coordinators") and self._owns(second):
                    at = second  # "A's and B's ports"
            elif self._may_own(at) and (
                self.key(at + 1) in _OWNS or (self.phrasing.head_last and self.is_content(at + 1))
            ):
                parties.append(at)
                at += 1
            elif self._past_pair(at) > at + 1:
                at = self._past_pair(at)  # "A-B trade in steel"
            elif self._second_owner(at):
                at = self._second_owner(at)
            elif at and self._is_proper_owner(at):
                at += 2  # "the CDC's efforts"
            else:
                break
        if not self.is_content(at) or self._is_gerund(at) or self._is_acted(at):
            return None
        first = last = at
        core = lead = -1
        linked = False
        while at < self.size and at - first < _LONGEST:
            if self.is_content(at):
                at += 1
                last = at
            elif self._ranged and self.within(at, "until"):
                break
            elif self.within(at, "of") or (not linked and self.within(at, "links") and not self.has(at)):
                begin = self._complement(at)
                if not begin and not linked and self._past_owner(at):
                    at = self._past_owner(at)  # "l’accès des pays d’Afrique à l’eau"
                    continue
                if not begin:
                    if self.within(at, "of") and last - first == 1 and not self._is_empty(first):
                        last = self._whose(at) or last
                    break
                linked = linked or not self.within(at, "of")
                if core < 0:
                    core, lead = last, at
                at = begin
            elif not linked and self.within(at, "arising") and self.within(at + 1, "prepositions"):
                begin = self._complement(at + 1)
                if not begin or (last - first > 1 and not self._is_empty(last - 1)):
                    break
                linked = True
                core, lead = (core, lead) if core >= 0 else (last, at + 1)
                at = begin
            elif self.key(at) == "(" and self.is_content(self.past_bracket(at)) and self.phrasing.head_last:
                at = self.past_bracket(at)
            elif self.tag(at) == "G" and self._is_praise(at - 1) and self._past_pair(at) > at:
                at = self._past_pair(at)  # "resilient A-B supply chains"
            else:
                break
        return self._trimmed(Phrase(first, last, core if core >= 0 else last, lead, parties=tuple(parties)))

    def _past_pair(self, at: int) -> int:
        """The place after a party, or two that a dash joins, before what is between or of them; else the place.

        "A-B trade", "A climate targets".
        """
        second = self.key(at + 1) in _DASHES and self.tag(at + 2) == "G"
        after = at + 1 + 2 * second
        return after if self.tag(at) == "G" and self.phrasing.head_last and self.is_content(after) else at

    def _is_praise(self, at: int) -> bool:
        """Whether a word only praises or places what follows."""
        return self.within(at, "evaluative") or self.within(at, "adjectives")

    def _is_proper_owner(self, at: int) -> bool:
        """Whether a name that no list knows stands where something is said to be its own."""
        capital = self.tag(at) == "W" and self.text[self.words[at].start].isupper()
        return capital and self.key(at + 1) == "s" and self.is_content(at + 2)

    def _second_owner(self, at: int) -> int:
        """The place of the second of two parties that something belongs to ("A and B's ports"), or 0."""
        second = self.past(at + 2, "determiners")
        joined = self.tag(at) == "G" and self.within(at + 1, "coordinators")
        return second if joined and self._owns(second) else 0

    def _owns(self, at: int) -> bool:
        return self.tag(at) == "G" and self.key(at + 1) in _OWNS

    def _may_own(self, at: int) -> bool:
        """Whether a party or instrument may stand before what is its own: "Valdoria's ports", not "we plan"."""
        return self.tag(at) in "GI" and self.key(at) not in self.phrasing["stops"]

    def _trimmed(self, phrase: Phrase) -> Phrase | None:
        """A phrase without what cannot end it: "capabilities in key", "investments added"."""
        if not self.phrasing.head_last:
            return phrase
        last = phrase.last
        if self.key(last) == "," or self.within(last, "coordinators"):
            return phrase  # one of several adjectives
        while last > phrase.first and self.tag(last - 1) == "W" and self._hangs(phrase.first, last - 1):
            last -= 1
            while last > phrase.first and (
                self.within(last - 1, "prepositions") or self.within(last - 1, "determiners")
            ):
                last -= 1
        if last == phrase.last:
            return phrase
        if last <= phrase.first:
            return None
        core = min(phrase.core, last)
        return replace(phrase, last=last, core=core, lead=phrase.lead if phrase.lead < last else -1)

    def _hangs(self, first: int, at: int) -> bool:
        """Whether a word cannot end a phrase: "capabilities in key", "standardisation in priority areas"."""
        if self.within(at, "never_last"):
            return True
        if self.phrasing.form(self.key(at)) == "ing" and self.within(at - 1, "prepositions"):
            return (
                self.phrasing.verb(self.key(at)) not in self.phrasing["gerund_nouns"]
            )  # "its role in setting"
        if not self.within(at, "fields") or at - first < _FEWEST:
            return False
        before = at - 1
        while before > first and (self.within(before, "evaluative") or self.within(before, "determiners")):
            before -= 1
        return self.within(before, "field_leads") and self.within(before, "prepositions")

    def _past_owner(self, at: int) -> int:
        """The place of a link after an owner that "of" leads to, where head nouns come first; 0 where none follows."""
        if self.phrasing.head_last or not self.within(at, "of"):
            return 0
        owner = self.past(at + 1, "determiners")
        goes_on = self.tag(owner) == "G" and self.within(owner + 1, "dative") and not self.has(owner + 1)
        return owner + 1 if goes_on and self._complement(owner + 1) else 0

    def _whose(self, at: int) -> int:
        """The place after an instrument or party that "of" leads to ("durability of the agreement"), or 0."""
        begin = self.past(at + 1, "determiners")
        return begin + 1 if self.tag(begin) in "IG" else 0

    def _complement(self, at: int) -> int:
        """Where what a preposition leads begins; 0 where that is a verb, an instrument, a party, a place or a date."""
        begin = self.past(at + 1, "of") if not self.phrasing.head_last else at + 1
        if self.key(at) in self.phrasing["to_links"] and self.within(begin, "dative"):
            begin += 1  # "face aux surcapacités"
        begin = self.past(begin, "determiners")
        if self.key(begin) == "s":
            begin += 1
        if self._may_own(begin) and self.is_content(begin + 1) and self.phrasing.head_last:
            return begin + 1
        if self._past_pair(begin) > begin:
            return self._past_pair(begin)
        if self.tag(begin) in "GI" and self.key(begin + 1) in _OWNS and self.is_content(begin + 2):
            return begin + 2
        if self.key(at) in self.phrasing["infinitive"] and self.is_infinitive(self.past(at + 1, "adverbs")):
            return 0
        if self._is_gerund(begin):
            return 0
        if f"{self.key(at)} {self.key(begin)}" in self.phrasing["idioms"]:
            return 0
        if self.within(at, "purpose") and begin > at + 1 and self.within(begin, "beneficiaries"):
            return 0  # "competitiveness for our economies"
        return begin if self.is_content(begin) else 0
