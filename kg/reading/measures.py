"""By when, and how much: the dates and amounts that a sentence gives for what it commits to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import Document, Literal, Statement
from kg.namespaces import EDTF, ENT, XSD
from kg.reading.coordination import Chunker
from kg.reading.discourse import Discourse
from kg.reading.goals import Goal
from kg.reading.mentions import Mention
from kg.reading.noun_phrases import Phrase
from kg.reading.relations import Relater

_DATED, _COUNTED = 0.55, 0.55
# Words of a sentence that still prove something at a glance, and how far after an amount its thing is named.
_LONGEST = 380
_AHEAD = 3
# How many words before an amount the instrument it is said of may stand.
_NEAR = 12


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount: its value, its unit as written, and the place after it."""

    value: str
    unit: str
    after: int


class Measures:
    """Dates and counts what one document's sentences commit to."""

    def __init__(self, document: Document, relater: Relater, discourse: Discourse) -> None:
        self.document = document
        self.relater = relater
        self.discourse = discourse

    # -- by when --------------------------------------------------------------------------------

    def timetables(self, chunker: Chunker, goals: Sequence[Goal]) -> Iterator[Statement]:
        """By when something is to be done, where a sentence names one date and it is still to come."""
        words = chunker.words
        places = [at for at, w in enumerate(words) if w.tag == "E" and self._is_date_ahead(chunker, at)]
        if len(places) != 1:
            return
        (place,) = places
        date = words[place]
        assert date.mention is not None
        before = [g for g in goals if g.verb < place]
        for goal in reversed(before) if before else goals:
            thing = None if goal.purpose or goal.speech else self._thing(chunker, goal)
            if thing is None or not thing.iri:
                continue
            first = min(words[goal.verb].start, date.start, thing.start)
            last = max(thing.end, date.end)
            whole = last - first <= _LONGEST
            spans = [(first, last)] if whole else [(thing.start, thing.end), (date.start, date.end)]
            yield self.relater.statement(
                thing.iri,
                ENT.timetable,
                Literal(date.mention.value, EDTF),
                spans,
                "by-when",
                _DATED,
                status="planned",
                when=date.mention.value,
            )
            return

    def _is_date_ahead(self, chunker: Chunker, at: int) -> bool:
        """Whether a date stands at a place that lies after the document's own and is no part of a name."""
        mention = chunker.words[at].mention
        if chunker.tag(at) != "E" or mention is None or not self._is_ahead(mention.value):
            return False
        after = chunker.words[at + 1].start if at + 1 < len(chunker.words) else -1
        return after < 0 or not self.relater.text[after].isupper()

    def _is_ahead(self, value: str) -> bool:
        """Whether a date lies after the document's own."""
        last = value.rpartition("/")[2].strip(".")
        today = self.document.date
        return bool(today and last) and last > today[: len(last)]

    def _thing(self, chunker: Chunker, goal: Goal) -> Mention | None:
        """What a verb takes: an instrument, or what its first phrase describes."""
        words = chunker.words
        at = chunker.past(chunker.past(goal.verb + 1, "adverbs"), "determiners")
        for ahead in range(at, min(at + _AHEAD + 1, len(words))):
            amount = self._amount(chunker, ahead)
            if amount is not None:
                return self._counted(chunker, amount.after) or goal.owner
        while any(chunker.within(at, name) for name in ("evaluative", "determiners", "occasions")):
            at += 1
        if at < len(words) and words[at].tag == "I":
            return words[at].mention
        if goal.owner is not None or not goal.phrases or goal.tense != "future":
            return None
        return self._described(chunker, goal.phrases[0])

    def _described(self, chunker: Chunker, phrase: Phrase) -> Mention | None:
        """What a phrase describes, as an activity."""
        phrasing = chunker.phrasing
        head = phrase.core - 1 if phrasing.head_last else phrase.first
        hollow = chunker.key(head) in phrasing["empty"] or chunker.key(head) in phrasing["light"]
        if (hollow and phrase.lead < 0) or phrase.last - phrase.first < _AHEAD - 1:
            return None
        start, end = chunker.words[phrase.first].start, chunker.words[phrase.last - 1].end
        iri = self.discourse.describe(self.relater.text[start:end], ENT.Activity)
        return Mention(start, end, "instrument", (iri,))

    # -- how much -------------------------------------------------------------------------------

    def figures(self, chunker: Chunker, goals: Sequence[Goal]) -> Iterator[Statement]:
        """How much is committed to what: "$1 billion in financing", "the partnership will mobilise $600 billion"."""
        words = chunker.words
        goal: Goal | None = None
        seen, seen_at = None, -_NEAR - 1
        ahead = iter(goals)
        coming = next(ahead, None)
        for at in range(len(words)):
            while coming is not None and coming.verb < at:
                goal, coming = coming, next(ahead, None)
            if words[at].tag == "I":
                seen, seen_at = words[at].mention, at
            amount = self._amount(chunker, at) if words[at].tag == "N" else None
            if amount is None:
                continue
            first = words[goal.verb].start if goal is not None else words[at].start
            counted = self._counted(chunker, amount.after, bare=goal is None)
            owner = goal.owner if goal is not None and at - goal.verb <= _AHEAD + 1 else None
            if owner is None and at - seen_at <= _NEAR:
                owner = seen
            for thing in dict.fromkeys(t for t in (counted, owner) if t is not None and t.iri):
                last = max(words[amount.after - 1].end, thing.end if thing.start > words[at].start else 0)
                begin = first if last - first <= _LONGEST else words[at].start
                said = self.relater.statement(
                    thing.iri,
                    ENT.figure,
                    Literal(amount.value, XSD.string),
                    [
                        (min(begin, thing.start) if thing is owner and not thing.antecedent else begin, last),
                        *thing.antecedent,
                    ],
                    "how-much",
                    _COUNTED,
                )
                yield replace(said, note=amount.unit)

    def _amount(self, chunker: Chunker, at: int) -> Amount | None:
        """The sum of money or share that begins at a place."""
        words, phrasing = chunker.words, chunker.phrasing
        if words[at].tag != "N":
            return None
        number = self.relater.text[words[at].start : words[at].end]
        scale = phrasing.scales.get(chunker.key(at + 1), 0)
        money = at > 0 and chunker.key(at - 1) in phrasing["currencies"]
        after = at + 1 + bool(scale)
        unit = chunker.key(at - 1) if money else ""
        if not money and chunker.key(after) in phrasing["currencies"]:
            unit, money, after = chunker.key(after), True, after + 1
        if (
            not money
            and chunker.key(after) in phrasing["of"]
            and chunker.key(after + 1) in phrasing["currencies"]
        ):
            unit, money, after = chunker.key(after + 1), True, after + 2
        if not money and (chunker.key(after) in phrasing["percent"]):
            unit, money, after = "%", True, after + 1
        after += chunker.key(after) in phrasing["currencies"] and money and unit != "%"  # "$2 billion USD"
        value = number_of(number, scale, decimal="." if phrasing.head_last else ",")
        return Amount(value, unit, after) if money and value else None

    def _counted(self, chunker: Chunker, at: int, *, bare: bool = False) -> Mention | None:
        """What an amount is of, or for: "$1 billion in financing", "the $330 million project"."""
        words = chunker.words
        if at < len(words) and words[at].tag == "I":
            return words[at].mention
        if chunker.key(at) in chunker.phrasing["infinitive"] and chunker.is_infinitive(at + 1):
            phrase = chunker.phrase(at + 2)  # "$2 billion to develop food parks"
            return self._described(chunker, phrase) if phrase is not None else None
        if bare or not (chunker.within(at, "of") or chunker.key(at) in chunker.phrasing["amounting"]):
            return None
        begin = chunker.past(at + 1, "determiners")
        if begin < len(words) and words[begin].tag == "I":
            return words[begin].mention
        phrase = chunker.phrase(at + 1)
        return self._described(chunker, phrase) if phrase is not None else None


def number_of(written: str, scale: int, *, decimal: str) -> str:
    """A number as digits.

    >>> number_of("1.5", 1000000000, decimal="."), number_of("11,700", 0, decimal=".")
    ('1500000000', '11700')
    """
    other = "," if decimal == "." else "."
    plain = written.replace(other, "").replace(decimal, ".")
    try:
        value = round(float(plain) * (scale or 1), 4)
    except ValueError:
        return ""
    return str(int(value)) if value == int(value) else str(value)
