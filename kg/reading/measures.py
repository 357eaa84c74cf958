"""By when: the dates that a sentence gives for what it commits to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Document, Literal, Statement
from kg.namespaces import EDTF, ENT
from kg.reading.amounts import Amounts
from kg.reading.coordination import Chunker
from kg.reading.discourse import Discourse
from kg.reading.goals import Goal
from kg.reading.mentions import Mention
from kg.reading.relations import Relater

_DATED = 0.55
# Words of a sentence that still prove something at a glance, and how far after an amount its thing is named.
_LONGEST = 380
_AHEAD = 3
# How many words may stand before a date that follows its verb.
_BETWEEN = 4


class Measures:
    """Dates what one document's sentences commit to."""

    def __init__(self, document: Document, relater: Relater, discourse: Discourse) -> None:
        self.document = document
        self.relater = relater
        self.discourse = discourse
        self.amounts = Amounts(relater, discourse)

    # -- by when --------------------------------------------------------------------------------

    def timetables(self, chunker: Chunker, goals: Sequence[Goal]) -> Iterator[Statement]:
        """By when something is to be done, where a sentence names one date and it is still to come."""
        words = chunker.words
        places = [at for at, w in enumerate(words) if w.tag == "E" and self.is_date_ahead(chunker, at)]
        if len(places) != 1:
            return
        (place,) = places
        date = words[place]
        assert date.mention is not None
        before = [g for g in goals if g.verb < place]
        for goal in reversed(before) if before else self._first(goals):
            judged = goal.purpose or goal.speech or self._is_judged(chunker, goal)
            thing = None if judged else self._thing(chunker, goal)
            if thing is None or not thing.iri or self._is_parted(chunker, thing, place):
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

    @staticmethod
    def _is_parted(chunker: Chunker, thing: Mention, place: int) -> bool:
        """Whether another clause, that is not of a thing itself, stands between the thing and a date."""
        for at in range(place):
            if chunker.words[at].start < thing.end:
                continue
            beside = chunker.words[at - 1].end <= thing.end or chunker.key(at - 1) == ","
            if chunker.key(at) in chunker.phrasing["turning_when"] or (
                chunker.within(at, "relatives")
                and not (beside and chunker.tag(at - 1 - (chunker.key(at - 1) == ",")) == "I")
            ):
                return True
        return False

    @staticmethod
    def _first(goals: Sequence[Goal]) -> list[Goal]:
        """What a date before all verbs is of: the first, and what it only leads to ("In 2031, we intend to hold")."""
        last = 0
        while last + 1 < len(goals) and not goals[last].phrases and _follows(goals[last], goals[last + 1]):
            last += 1
        return list(goals[: last + 1])

    def is_date_ahead(self, chunker: Chunker, at: int) -> bool:
        """Whether a date stands at a place that lies after the document's own and is no part of a name."""
        mention = chunker.words[at].mention
        if chunker.tag(at) != "E" or mention is None or not self._is_ahead(mention.value):
            return False
        before = self.relater.text[chunker.words[at - 1].start] if at else ""
        if before.isupper() and chunker.tag(at - 1) == "W" and not self._leads(chunker, at - 1):
            return False  # "under its Net Sink 2030"
        after = chunker.words[at + 1].start if at + 1 < len(chunker.words) else -1
        return after < 0 or not self.relater.text[after].isupper()

    @staticmethod
    def _leads(chunker: Chunker, at: int) -> bool:
        """Whether a word may stand before a date: "By 2030", "Starting in 2030"."""
        return at == 0 or chunker.within(at, "prepositions") or chunker.within(at, "determiners")

    @staticmethod
    def _is_judged(chunker: Chunker, goal: Goal) -> bool:
        """Whether a verb only greets or judges what it takes."""
        verb = chunker.phrasing.verb(chunker.words[goal.verb].key)
        return verb in chunker.phrasing["greeting"] or verb in chunker.phrasing["judging"]

    def _is_ahead(self, value: str) -> bool:
        """Whether a date lies after the document's own."""
        last = value.rpartition("/")[2].strip(".")
        today = self.document.date
        return bool(today and last) and last > today[: len(last)]

    @staticmethod
    def _past_date(chunker: Chunker, at: int) -> int:
        """The place after a date between a verb and what it takes: "finaliser d’ici la fin de 2031 l’étude"."""
        after = at
        while after < at + _BETWEEN and (
            chunker.within(after, "prepositions")
            or chunker.within(after, "date_leads")
            or chunker.within(after, "determiners")
            or chunker.tag(after) == "P"
        ):
            after += 1
        return after + 1 if chunker.tag(after) == "E" else at

    def _thing(self, chunker: Chunker, goal: Goal) -> Mention | None:
        """What a verb takes: an instrument, or what its first phrase describes."""
        words = chunker.words
        at = chunker.past(self._past_date(chunker, chunker.past(goal.verb + 1, "adverbs")), "determiners")
        for ahead in range(at, min(at + _AHEAD + 1, len(words))):
            amount = self.amounts.at(chunker, ahead)
            if amount is not None:
                return self.amounts.given_to(chunker, amount) or goal.owner
        while any(chunker.within(at, name) for name in ("evaluative", "determiners", "occasions")):
            at += 1
        if at < len(words) and words[at].tag == "I":
            between = {
                *(chunker.key(place) for place in range(goal.verb + 1, at)),
                *words[at].key.split()[:2],
            }
            if chunker.phrasing.verb(words[goal.verb].key) in chunker.phrasing["altering"]:
                return None  # "will expand the Pact by 2032": the change is dated, not the Pact
            named = words[at].mention
            if named is not None and named.antecedent and not between.isdisjoint(chunker.phrasing["coming"]):
                return None  # "the next dialogue" is another than the one before
            narrows = (
                chunker.phrasing.head_last and chunker.tag(at + 1) in "WTB" and chunker.is_content(at + 1)
            )
            return None if narrows and not chunker.is_verb(at + 1) else named
        if (
            goal.owner is not None
            and chunker.phrasing.verb(words[goal.verb].key) in (chunker.phrasing["taking_place"])
        ):
            return goal.owner  # "the forum is to take place in October"
        if goal.owner is not None or not goal.phrases or goal.tense != "future":
            return None
        if chunker.within(goal.verb + 1, "prepositions"):
            return None  # "host in Lumebourg"
        return self.amounts.described(chunker, goal.phrases[0], strictly=True)


def _follows(goal: Goal, after: Goal) -> bool:
    """Whether the verb of one goal leads right to that of the next: "intend to hold"."""
    return after.verb - goal.verb <= _AHEAD
