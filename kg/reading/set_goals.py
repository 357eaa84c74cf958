"""Goals that say how much: "the goal to deploy 30 gigawatts of offshore wind by 2030" is a thing with a figure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Literal, Statement
from kg.namespaces import EDTF, ENT, XSD
from kg.reading.amounts import Amounts, number_of
from kg.reading.coordination import Chunker
from kg.reading.discourse import Discourse
from kg.reading.noun_phrases import Phrase
from kg.reading.relations import Relater
from kg.reading.topics import TopicNamer

_SURE = 0.6
# How many words after the noun its verb stands, and after the verb how much; how many more say of what and by when.
_VERB, _AMOUNT = 10, 4
# What is left of a genitive when its mark is folded away.
_POSSESSIVE = "s"


class _Goal(NamedTuple):
    """A goal in a sentence.

    Attributes:
        first: place of its first word.
        value: how much, as digits.
        phrases: what it is an amount of.
        last: place after its last word.
        when: EDTF date by which; empty where none is said.
    """

    first: int
    value: str
    phrases: tuple[Phrase, ...]
    last: int
    when: str


class SetGoals:
    """Reads the goals of one document's sentences that say how much."""

    def __init__(self, relater: Relater, discourse: Discourse, namer: TopicNamer, amounts: Amounts) -> None:
        self.relater = relater
        self.discourse = discourse
        self.namer = namer
        self.amounts = amounts

    def read(self, chunker: Chunker) -> Iterator[Statement]:
        """What a sentence says of the goals it names: how much, of what and by when."""
        numbers = [at for at, word in enumerate(chunker.words) if word.tag == "N"]
        nouns = [at for at, names in enumerate(chunker.listings) if "set_goals" in names]
        for noun in nouns if numbers else ():
            goal = self._goal(chunker, noun)
            if goal is not None:
                yield from self._said(chunker, goal)

    def _said(self, chunker: Chunker, goal: _Goal) -> Iterator[Statement]:
        words = chunker.words
        span = (words[goal.first].start, words[goal.last - 1].end)
        iri = self.discourse.describe(" ".join(self.relater.text[slice(*span)].split()), ENT.Activity)
        figure = Literal(goal.value, XSD.string)
        rung = "planned" if goal.when else ""
        yield self.relater.statement(
            iri, ENT.figure, figure, [span], "goal-figure", _SURE, status=rung, when=goal.when
        )
        if goal.when:
            date = Literal(goal.when, EDTF)
            yield self.relater.statement(
                iri, ENT.timetable, date, [span], "goal-date", _SURE, status=rung, when=goal.when
            )
        for phrase in goal.phrases:
            for topic in self.namer.topics(chunker, phrase, owned=True, sure=True):
                proof = [(span[0], max(topic.end, span[1]))]
                sure = topic.certainty
                yield self.relater.statement(
                    iri, ENT.covers, topic.iri, proof, "goal-topic", sure, status=rung, when=goal.when
                )

    def _goal(self, chunker: Chunker, noun: int) -> _Goal | None:
        """The goal that a noun opens, if it says how much."""
        at = self._amount_after(chunker, noun)
        if not at:
            return None
        amount = self.amounts.at(chunker, at)
        if amount is not None:
            value, after = amount.value, amount.after
        else:
            word = chunker.words[at]
            written = self.relater.text[word.start : word.end]
            value = number_of(written, 0, decimal="." if chunker.phrasing.head_last else ",")
            after = at + 1
            if not value or not chunker.is_content(after):
                return None
        after = chunker.past_bracket(after)
        phrases, last = self._of_what(chunker, after)
        ends = last + chunker.within(last, "prepositions")
        mention = chunker.words[ends].mention if ends < len(chunker.words) else None
        dated = chunker.tag(ends) == "E" and mention is not None
        when = mention.value if dated and mention is not None else ""
        return _Goal(self._first(chunker, noun), value, tuple(phrases), ends + 1 if dated else last, when)

    @staticmethod
    def _of_what(chunker: Chunker, at: int) -> tuple[list[Phrase], int]:
        """What a number is of, and the place after it."""
        led = chunker.within(at, "leads") or chunker.within(at, "of")
        phrases, last = chunker.phrases(at + led)
        bracket = chunker.past_bracket(last)
        if bracket > last and chunker.within(bracket, "of"):  # "30 gigawatts (GW) of offshore wind"
            return chunker.phrases(bracket + 1)
        return phrases, max(at, last) if phrases else at

    @staticmethod
    def _amount_after(chunker: Chunker, noun: int) -> int:
        """The place of the number that says how much a noun is the goal of; 0 where none does."""
        if chunker.within(noun + 1, "of") and chunker.tag(noun + 2) == "N":
            return noun + 2
        for at in range(noun + 1, noun + _VERB):
            if chunker.tag(at) == "P":
                return 0
            if chunker.within(at, "infinitive") and chunker.is_infinitive(chunker.past(at + 1, "adverbs")):
                verb = chunker.past(at + 1, "adverbs")
                ahead = range(verb + 1, min(verb + 1 + _AMOUNT, len(chunker.words)))
                return next((n for n in ahead if chunker.tag(n) == "N"), 0)
        return 0

    @staticmethod
    def _first(chunker: Chunker, noun: int) -> int:
        """The place of the first word of a goal: whose it is, and what kind, stand before the noun."""
        first = noun
        while first > 0 and (
            chunker.tag(first - 1) == "G"
            or chunker.key(first - 1) == _POSSESSIVE
            or (chunker.tag(first - 1) == "W" and chunker.is_adjective(first - 1))
        ):
            first -= 1
        return first
