"""What a sentence says became of the instruments it names, whoever did it.

:mod:`~kg.reading.acts.saying` makes statements where it knows who acts. How firmly an instrument
stands is told as well where nobody does ("following the launch of the Pact", "the Fund, established
in 2031,", "- Launch the Cable Programme"), and by a sentence that only works through it ("under the
Ports Dialogue, ..."). :class:`~kg.reading.firmness.Firmness` gives it to what is said of the instrument.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.namespaces import ENT
from kg.reading.act_words import ActWords
from kg.reading.acts.act import Act, Subject
from kg.reading.acts.clauses import ClauseReader
from kg.reading.acts.commands import opening_verb
from kg.reading.acts.noun_bounds import ends
from kg.reading.acts.setting import PartReader
from kg.reading.acts.standing import date_of, rung_of
from kg.reading.acts.taken import taken
from kg.reading.acts.thing import Thing
from kg.reading.acts.things import ThingReader
from kg.reading.acts.tokens import Token, closing, phrase_at, wording
from kg.reading.annotation import Annotation
from kg.reading.mentions import Mention

# How many words may stand between a participle and its date, and between a determiner and a name.
_TO_DATE, _TO_NAME = 6, 3
# Classes of verbs that tell what becomes of what they take.
_TELLING = frozenset({"launch", "establish", "hold", "sign", "conclude", "negotiate", "keep", "await"})
_BREAKS = frozenset(",;:.")


@dataclass(frozen=True, slots=True)
class Heard:
    """What became of an instrument.

    Attributes:
        iri: the instrument.
        status: its rung.
        when: EDTF date of the rung, or empty.
        presumed: the sentence does not say so: it speaks of the instrument as of one that exists.
    """

    iri: str
    status: str
    when: str = ""
    presumed: bool = False


class HearingReader(PartReader):
    """Reads what became of the instruments of one document's sentences."""

    def read(
        self,
        tokens: Sequence[Token],
        annotation: Annotation,
        things: ThingReader,
        takes: Sequence[tuple[Act, Thing]],
        *,
        item: bool,
    ) -> Iterator[Heard]:
        """What a sentence says became of the instruments it names.

        Args:
            tokens: its tokens.
            annotation: its mentions.
            things: who finds its things.
            takes: its acts, each with a thing it takes.
            item: it is an item of a list.
        """
        if not any(t.is_a("instrument") for t in tokens):
            return
        if item and not takes:
            takes = self._unled(tokens, things)
        for act, thing in takes:
            mention = thing.mention
            if mention is None or not mention.iri:
                continue
            telling = act.verb in _TELLING or (act.verb == "welcome" and thing.rung)
            rung = (thing.rung if act.verb == "welcome" else rung_of(self.words, act, thing)) if telling else ""
            if rung:
                when = date_of(self.document, self.words, annotation, act, thing, rung)
                if act.tense == "present" and when.split("/")[0] > self.document.date > "":
                    rung = "planned"
                yield Heard(mention.iri, rung, when)
        yield from self._nominal(tokens, annotation, things)
        for place, token in enumerate(tokens):
            if token.is_a("instrument") and token.mention is not None and token.mention.iri:
                yield from self._after(tokens, place, token.mention)
                yield from self._before(tokens, place, token.mention)

    def _unled(self, tokens: Sequence[Token], things: ThingReader) -> list[tuple[Act, Thing]]:
        """What an item does though nobody knows who: "- Launch the Cable Programme"."""
        opening = opening_verb(tokens, self.words)
        if opening is None:
            return []
        first, tense = opening
        nobody = Subject((), None, tokens[first].start, tokens[first].start)
        acts = ClauseReader(tokens, self.words, (first, nobody, tense)).read()
        return [
            (act, thing)
            for act in acts[:1]
            for thing in taken(self.annotator.text, self.words, act, things)
        ]

    def _nominal(
        self, tokens: Sequence[Token], annotation: Annotation, things: ThingReader
    ) -> Iterator[Heard]:
        """What a noun makes of an instrument: "following the launch of the Pact"."""
        for at in range(len(tokens)):
            long = phrase_at(tokens, at, self.words.phrases["nominal"])
            if not long:
                continue
            mood = _mood(tokens, at, self.words)
            if mood == "blocked":
                continue
            for thing in things.after(at):
                mention = thing.mention
                if mention is None or not mention.iri or not thing.rung:
                    continue
                if mood in ("future", "considered") and thing.rung != "ongoing":
                    yield Heard(mention.iri, "planned" if mood == "future" else mood)
                else:
                    dates = [m for m in annotation.mentions if m.slot == "date" and ".." not in m.value]
                    one = dates[0].value if len(dates) == 1 and thing.rung != "ongoing" else ""
                    yield Heard(mention.iri, thing.rung, one)

    def _after(self, tokens: Sequence[Token], place: int, mention: Mention) -> Iterator[Heard]:
        """What stands after a name: "the Pact was signed in 2031", "the Fund, established in 2031"."""
        sets = self.words.sets
        at = place + 1
        if at < len(tokens) and tokens[at].word == "(":
            at = closing(tokens, at)
        if at < len(tokens) and tokens[at].word == ",":
            at += 1
        if at < len(tokens) and tokens[at].word in sets["relatives"]:
            at += 1
        long = phrase_at(tokens, at, self.words.phrases["passives"])
        tense = self.words.passives[wording(tokens, at, long)] if long else ""
        at += long
        while at < len(tokens) and tokens[at].word in sets["adverbs"]:
            at += 1
        form = self.words.forms.get(tokens[at].word) if at < len(tokens) else None
        if form is None or "past" not in form[1] or form[0] not in _TELLING or tokens[at].capital:
            return
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        reduced = following is None or following.is_a("date") or following.word in sets["after_participle"]
        if not long and not reduced:
            return  # "the Fund launched a call"
        rung = self.words.rungs[form[0]].get(tense or "past", "")
        date = next((t.mention for t in tokens[at : at + _TO_DATE] if t.is_a("date")), None)
        when = date.value if date is not None and ".." not in date.value and rung != "ongoing" else ""
        if rung:
            yield Heard(mention.iri, rung, when)

    def _before(self, tokens: Sequence[Token], place: int, mention: Mention) -> Iterator[Heard]:
        """What stands before a name: "a new Fund" of what will be done, "under the Dialogue", "our Forum"."""
        sets = self.words.sets
        at, fresh, known, owned = place - 1, False, False, False
        for _ in range(_TO_NAME):
            if at < 0:
                break
            word = tokens[at].word
            fresh = fresh or word in sets["fresh"]
            known = known or word in sets["existing"]
            owned = owned or word in sets["ours"]
            if word not in sets["determiners"] | sets["existing"] | sets["fresh"]:
                break
            at -= 1
        if fresh:
            if _mood(tokens, at, self.words) == "future" and ends(tokens, self.words, place):
                yield Heard(mention.iri, "planned")
            return
        if not self._lasts(mention) or mention.antecedent:
            return
        used = any(
            phrase_at(tokens, begin, self.words.phrases["used"]) == at + 1 - begin
            for begin in range(max(0, at - _TO_NAME), at + 1)
        )
        if used or known or owned:
            yield Heard(mention.iri, "ongoing", presumed=True)

    def _lasts(self, mention: Mention) -> bool:
        """Whether an instrument goes on for as long as it exists: a dialogue or a programme, not a meeting or a text."""
        entity = self.discourse.entity(mention.iri)
        return ENT.Meeting not in entity.types and self.vocabulary.is_a(entity, ENT.Activity)


def _mood(tokens: Sequence[Token], at: int, words: ActWords) -> str:
    """What the last words of tense before a place, in its clause, make of what follows."""
    found = ""
    first = next((n + 1 for n in range(min(at, len(tokens)) - 1, -1, -1) if tokens[n].word in _BREAKS), 0)
    place = first
    while place < at:
        long = phrase_at(tokens, place, words.phrases["tense"])
        if long:
            said = words.tense[wording(tokens, place, long)]
            found = said if said in {"future", "considered", "blocked"} else found
        place += max(long, 1)
    return found
