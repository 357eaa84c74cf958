"""By when what a sentence is about will be there: "un bilan sera présenté en 2031", "l’institut ouvrira en mai 2031".

What is done to the objects of those who act is dated in :mod:`kg.reading.measures`; here the thing is the subject of
a verb in the future, or follows a noun for what is done to it ("mise en place, en 2031, d’un centre").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.model import Literal, Statement
from kg.namespaces import EDTF, ENT
from kg.reading.coordination import Chunker
from kg.reading.measures import Measures
from kg.reading.mentions import Mention
from kg.reading.noun_phrases import Phrase

_SURE = 0.55
# How far after its verb a date may stand, and how long an aside before the verb may be.
_AHEAD, _ASIDE = 16, 34
# How far into an item a date may stand between what is done and what it is done to.
_OPENING = 14
_LONGEST = 380
_STOPS = frozenset(";:")


class SubjectTimetables:
    """Dates the subjects of one document's verbs in the future."""

    def __init__(self, measures: Measures) -> None:
        self.measures = measures
        self.say = measures.relater.statement

    def read(self, chunker: Chunker) -> Iterator[Statement]:
        """The timetables of the subjects of a sentence, where a date and a verb or noun to come stand in it."""
        if chunker.phrasing.head_last:
            return
        dates = [
            at
            for at, w in enumerate(chunker.words)
            if w.tag == "E" and self.measures.is_date_ahead(chunker, at)
        ]
        if not dates:
            return
        told = self._deed(chunker, dates[0])
        if told is not None:
            yield self._said(chunker, told, dates[0])
            return
        for date in dates:
            verb = self._verb(chunker, date)
            thing = self._subject(chunker, verb) if verb else None
            if thing is not None:
                yield self._said(chunker, thing, date)

    def _said(self, chunker: Chunker, thing: Mention, at: int) -> Statement:
        date = chunker.words[at]
        value = date.mention.value if date.mention is not None else ""
        first, last = min(thing.start, date.start), max(thing.end, date.end)
        whole = last - first <= _LONGEST
        spans = [(first, last)] if whole else [(thing.start, thing.end), (date.start, date.end)]
        return self.say(
            thing.iri,
            ENT.timetable,
            Literal(value, EDTF),
            [*spans, *thing.antecedent],
            "by-when",
            _SURE,
            status="planned",
            when=value,
        )

    @staticmethod
    def _verb(chunker: Chunker, date: int) -> int:
        """The place of the verb in the future that a date belongs to; 0 where none stands before it."""
        for at in range(date - 1, max(0, date - _AHEAD), -1):
            if chunker.key(at) in _STOPS or chunker.within(at, "relatives"):
                return 0
            if chunker.within(at, "to_come"):
                return at
        return 0

    def _subject(self, chunker: Chunker, verb: int) -> Mention | None:
        """What stands before a verb as its subject, relative clauses and asides left out."""
        at = verb - 1
        while at > 0 and (chunker.within(at, "adverbs") or chunker.key(at) in ("se", "s")):
            at -= 1
        if chunker.within(at, "relatives"):
            at -= 1 + (chunker.key(at - 1) == ",")
        elif chunker.key(at) == ",":
            opening = next((n for n in range(at - 1, max(0, at - _ASIDE), -1) if self._opens(chunker, n)), 0)
            at = opening - 1 if opening else at - 1
        elif chunker.within(at, "coordinators"):
            return None
        if chunker.tag(at) == "I":
            return chunker.words[at].mention
        return self._described(chunker, at)

    @staticmethod
    def _opens(chunker: Chunker, at: int) -> bool:
        """Whether a comma and a relative clause or a participle stand at a place."""
        opens = chunker.within(at + 1, "relatives") or chunker.is_participle_form(at + 1)
        return chunker.key(at) == "," and opens

    def _described(self, chunker: Chunker, last: int) -> Mention | None:
        """What a noun phrase that ends at a place describes, where it opens its clause."""
        for begin in range(max(0, last - _OPENING), last):
            opens = begin == 0 or chunker.tag(begin - 1) == "P"
            if not opens or not chunker.within(begin, "determiners"):
                continue
            phrase = self._whole(chunker, chunker.phrase(begin), last + 1)
            if phrase is not None and not chunker.within(phrase.first, "bodies"):
                return self.measures.amounts.described(chunker, phrase)
        return None

    @staticmethod
    def _whole(chunker: Chunker, phrase: Phrase | None, end: int) -> Phrase | None:
        """A phrase that ends at a place, with what it is for: "un fonds pour l’adaptation"."""
        if phrase is not None and phrase.last < end and chunker.within(phrase.last, "purpose"):
            inner = chunker.phrase(phrase.last + 1)
            if inner is not None and inner.last == end:
                return replace(phrase, last=end, lead=phrase.last)
        return phrase if phrase is not None and phrase.last == end else None

    def _deed(self, chunker: Chunker, date: int) -> Mention | None:
        """What is done by a date that stands between a noun for it and "of": "mise en place, en 2031, d’un centre"."""
        if not 0 < date < _OPENING or not chunker.within(chunker.past(0, "determiners"), "deeds"):
            return None
        after = date + 1
        if chunker.key(after) != "," or not chunker.within(after + 1, "of"):
            return None
        thing = chunker.past(after + 2, "determiners")
        if chunker.tag(thing) == "I":
            return chunker.words[thing].mention
        phrase = chunker.phrase(after + 2)
        return self.measures.amounts.described(chunker, phrase, strictly=True) if phrase is not None else None
