"""How much: the sums and shares that a sentence gives, and what they are for, of or said by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import Literal, Statement
from kg.namespaces import ENT, XSD
from kg.reading.coordination import Chunker
from kg.reading.discourse import Discourse
from kg.reading.goals import Goal
from kg.reading.mentions import Mention
from kg.reading.noun_phrases import Phrase
from kg.reading.relations import Relater

_COUNTED = 0.6
# Words of a sentence that still prove something at a glance, and how far after an amount its thing is named.
_LONGEST = 380
_AHEAD = 3
# How many words before an amount the instrument it is said of may stand; how many after it what it is given through.
_NEAR, _FAR = 12, 24
_SHARE = "%"
# What is left of a genitive when its mark is folded away.
_POSSESSIVE = "s"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount: its value, its unit as written, and the place after it."""

    value: str
    unit: str
    after: int


class Amounts:
    """Reads what the amounts of one document's sentences are for."""

    def __init__(self, relater: Relater, discourse: Discourse) -> None:
        self.relater = relater
        self.discourse = discourse

    def read(
        self, chunker: Chunker, goals: Sequence[Goal], headed: Mention | None = None
    ) -> Iterator[Statement]:
        """How much is given to what: "$1 billion in financing", "the partnership will mobilise $600 billion".

        Args:
            chunker: the words of the sentence.
            goals: what it commits to.
            headed: the instrument that the head of its paragraph names.
        """
        if "N" not in chunker.tags:
            return
        words = chunker.words
        goal: Goal | None = None
        ahead = iter(goals)
        coming = next(ahead, None)
        for at, word in enumerate(words):
            while coming is not None and coming.verb < at:
                goal, coming = coming, next(ahead, None)
            amount = self.at(chunker, at) if word.tag == "N" else None
            if amount is None:
                continue
            first = words[goal.verb].start if goal is not None else word.start
            for thing in self._things(chunker, at, amount, goal, headed):
                last = max(words[amount.after - 1].end, thing.end if thing.start > word.start else 0)
                begin = min(first if last - first <= _LONGEST else word.start, word.start)
                before = words[0].start <= thing.start < begin and not thing.antecedent
                said = self.relater.statement(
                    thing.iri,
                    ENT.figure,
                    Literal(amount.value, XSD.string),
                    [(thing.start if before else begin, last), *thing.antecedent],
                    "how-much",
                    _COUNTED,
                )
                yield replace(said, note=amount.unit)

    def _things(
        self, chunker: Chunker, at: int, amount: Amount, goal: Goal | None, headed: Mention | None
    ) -> list[Mention]:
        """What an amount is said of: what it is given to, else what gives it, else what is named right before."""
        owner = goal.owner if goal is not None and at - goal.verb <= _AHEAD + 1 else None
        found = [self._named(chunker, amount) if amount.unit != _SHARE else None, owner]
        if all(thing is None for thing in found):
            found = [self._before(chunker, at) or headed] if amount.unit != _SHARE else []
        if found == [None]:
            found = [self._qualified(chunker, at, amount)]
            if found == [None] and goal is not None:
                found = [self._for(chunker, amount.after)]
        return list(dict.fromkeys(thing for thing in found if thing is not None and thing.iri))

    def given_to(self, chunker: Chunker, amount: Amount) -> Mention | None:
        """What an amount is for, named or described."""
        return self._named(chunker, amount) or self._for(chunker, amount.after)

    # -- instruments ----------------------------------------------------------------------------

    def _named(self, chunker: Chunker, amount: Amount) -> Mention | None:
        """The instrument an amount is of, for or given through: "the $330 million Fund", "for a new Fund"."""
        at = chunker.past_bracket(amount.after)
        direct = self._instrument(chunker, at)
        if direct is not None:
            return direct
        if self._leads(chunker, at):
            led = self._instrument(chunker, at + 1)
            if led is not None:
                return led
        supports = chunker.key(at) in chunker.phrasing["infinitive"] or self._leads(chunker, at)
        if supports and chunker.key(at + 1) in chunker.phrasing["providing"]:
            return self._instrument(chunker, at + 2)
        return self._through(chunker, at)

    def _leads(self, chunker: Chunker, at: int) -> bool:
        return chunker.within(at, "of") or chunker.key(at) in chunker.phrasing["amounting"]

    def _instrument(self, chunker: Chunker, at: int) -> Mention | None:
        """The instrument named at a place, past determiners and a few adjectives."""
        for place in range(at, at + _AHEAD + 1):
            if chunker.tag(place) == "I":
                word = chunker.words[place]
                owns = chunker.key(place + 1) == _POSSESSIVE or word.key.endswith(f" {_POSSESSIVE}")
                return None if owns else word.mention
            plain = chunker.within(place, "determiners") or chunker.within(place, "evaluative")
            if not plain and not (chunker.tag(place) == "W" and chunker.is_adjective(place)):
                return None
        return None

    def _through(self, chunker: Chunker, at: int) -> Mention | None:
        """The instrument through which an amount is given, further on in its clause."""
        phrasing = chunker.phrasing
        for place in range(at, min(len(chunker.words), at + _FAR)):
            if chunker.key(place) in ";:" or self.at(chunker, place) is not None:
                return None
            if chunker.key(place) in phrasing["through"]:
                through = self._instrument(chunker, place + 1)
                if through is not None:
                    return through
        return None

    def _before(self, chunker: Chunker, at: int) -> Mention | None:
        """The instrument named before an amount, where nobody else is named between them."""
        for place in range(at - 1, max(-1, at - _NEAR - 1), -1):
            word = chunker.words[place]
            if place >= at - _AHEAD and word.key in chunker.phrasing["amounting"]:
                return None  # "a study for the $330 million"
            if word.tag == "I":
                return (
                    word.mention if word.mention is not None and word.mention.slot == "instrument" else None
                )
            if word.tag == "G" or word.key in {";", ":", "."} or self.at(chunker, place) is not None:
                return None
            if chunker.key(place) in chunker.phrasing["turning_to"]:
                return None
            apart = word.key == "," and place < at - 1 and not chunker.within(place + 1, "relatives")
            if apart and not chunker.within(place + 1, "endowed"):
                return None
        return None

    # -- things without a name ------------------------------------------------------------------

    def _qualified(self, chunker: Chunker, at: int, amount: Amount) -> Mention | None:
        """The thing an amount stands before as an adjective does: "its $93 billion suite of tax credits"."""
        after = chunker.past_bracket(amount.after)
        if chunker.tag(after) not in "WTB" or not chunker.phrasing.head_last:
            return None
        if chunker.within(after, "prepositions") or chunker.within(after, "coordinators"):
            return None
        if not any(chunker.within(back, "determiners") for back in range(max(0, at - _AHEAD - 2), at)):
            return None
        phrase = chunker.phrase(after)
        return self.described(chunker, phrase) if phrase is not None and phrase.first == after else None

    def _for(self, chunker: Chunker, at: int) -> Mention | None:
        """What an amount is for: "$2 billion to develop food parks", "$1 billion in financing"."""
        at = chunker.past_bracket(at)
        phrasing = chunker.phrasing
        if chunker.key(at) in phrasing["infinitive"] and chunker.key(at + 1) in phrasing["providing"]:
            phrase = chunker.phrase(at + 2)
        elif self._leads(chunker, at):
            phrase = chunker.phrase(at + 1)
        else:
            return None
        if phrase is None:
            return None
        return self.described(chunker, phrase) or self._purpose(chunker, phrase)

    def _purpose(self, chunker: Chunker, phrase: Phrase) -> Mention | None:
        """What only its purpose tells: "new initiatives to expand the Pact"."""
        last = phrase.last
        if chunker.key(last) not in chunker.phrasing["infinitive"] or not chunker.is_infinitive(last + 1):
            return None
        thing = chunker.past(last + 2, "determiners")
        if chunker.tag(thing) != "I":
            return None
        return self._called(chunker, phrase.first, thing)

    def described(self, chunker: Chunker, phrase: Phrase, *, strictly: bool = False) -> Mention | None:
        """What a phrase describes, as an activity; where only *strictly*, its head noun alone must tell something."""
        phrasing = chunker.phrasing
        head = phrase.core - 1 if phrasing.head_last else phrase.first
        hollow = any(chunker.key(head) in phrasing[name] for name in ("empty", "light", "moneys"))
        if strictly and any(
            chunker.key(at) in phrasing["pointing"] for at in range(phrase.first, phrase.last)
        ):
            return None  # "one third of these investments" names nothing
        if (hollow and (strictly or phrase.lead < 0)) or phrase.last - phrase.first < _AHEAD - 1:
            return None
        if (
            _POSSESSIVE in (chunker.key(phrase.last), chunker.key(phrase.last - 1))
            or chunker.key(phrase.last - 1) in phrasing.numerals
        ):
            return None  # "the President’s", "a presence of one": the phrase goes on where it was cut
        if chunker.tag(phrase.last) in "GI" or chunker.within(phrase.first, "adverbs"):
            return None  # "authorisations for northern | Valdoria"
        return self._called(chunker, phrase.first, phrase.last - 1)

    def _called(self, chunker: Chunker, first: int, last: int) -> Mention:
        start, end = chunker.words[first].start, chunker.words[last].end
        iri = self.discourse.describe(self.relater.text[start:end], ENT.Activity)
        return Mention(start, end, "instrument", (iri,))

    # -- the amount itself ----------------------------------------------------------------------

    def at(self, chunker: Chunker, at: int) -> Amount | None:
        """The sum of money or share that begins at a place."""
        words, phrasing = chunker.words, chunker.phrasing
        if words[at].tag != "N":
            return None
        number = self.relater.text[words[at].start : words[at].end]
        if chunker.tag(at + 1) == "I" and chunker.key(at + 1).partition(" ")[0] in phrasing.scales:
            return None  # a name that begins with "Billion"
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
            unit, money, after = _SHARE, True, after + 1
        after += chunker.key(after) in phrasing["currencies"] and money and unit != _SHARE  # "$2 billion USD"
        value = number_of(number, scale, decimal="." if phrasing.head_last else ",")
        return Amount(value, unit, after) if money and value else None


def number_of(written: str, scale: int, *, decimal: str) -> str:
    """A number as digits.

    >>> number_of("1.5", 1000000000, decimal="."), number_of("11,700", 0, decimal=".")
    ('1500000000', '11700')
    """
    other = "," if decimal == "." else "."
    plain = written.replace(other, "").replace(decimal, ".")
    try:
        value = float(plain) * (scale or 1)
    except ValueError:
        return ""
    return str(int(value)) if value == int(value) else str(round(value, 4))
