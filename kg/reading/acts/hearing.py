"""What a sentence says became of the instruments it names, whoever did it.

:mod:`~kg.reading.acts.saying` makes statements where it knows who acts. How firmly an instrument
stands is told as well where nobody does ("following the launch of the Pact", "the Fund, established
in 2031,", "- Launch the Cable Programme"), and by a sentence that only works through it ("under the
Ports Dialogue, ..."). :class:`~kg.reading.firmness.Firmness` gives it to what is said of the instrument.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.namespaces import ENT
from kg.reading.acts.act import Act, Subject
from kg.reading.acts.clauses import ClauseReader
from kg.reading.acts.commands import opening_verb
from kg.reading.acts.moods import clause, is_joined, mood
from kg.reading.acts.noun_bounds import ends
from kg.reading.acts.setting import PartReader
from kg.reading.acts.standing import date_of, rung_of
from kg.reading.acts.taken import taken
from kg.reading.acts.thing import Thing
from kg.reading.acts.things import ThingReader
from kg.reading.acts.tokens import Token, Tokens, closing, phrase_at, wording
from kg.reading.annotation import Annotation
from kg.reading.mentions import Mention
from kg.reading.phrasing import phrasing

# How many words may stand between a participle and its date, and between a determiner and a name.
_TO_DATE, _TO_NAME = 6, 3
# Classes of verbs that tell what becomes of what they take.
_TELLING = frozenset({"launch", "establish", "hold", "sign", "conclude", "negotiate", "keep", "await"})


@dataclass(frozen=True, slots=True)
class Heard:
    """What became of an instrument.

    Attributes:
        iri: the instrument.
        status: its rung.
        when: EDTF date of the rung, or empty.
        presumed: the sentence does not say so: it speaks of the instrument as of one that exists.
        span: where the sentence says so; empty where that is not known.
        verb: class of the verb that says so.
        written: that verb as it is written.
    """

    iri: str
    status: str
    when: str = ""
    presumed: bool = False
    span: tuple[int, int] = (0, 0)
    verb: str = ""
    written: str = ""


class HearingReader(PartReader):
    """Reads what became of the instruments of one document's sentences."""

    def read(
        self,
        tokens: Tokens,
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
        if all(m.slot != "instrument" for m in annotation.mentions):
            return
        for heard in self._heard(tokens, annotation, things, takes, item=item):
            if heard.status == "held" and not self._is_meeting(heard.iri):
                yield Heard(heard.iri, "ongoing", presumed=True)  # "the second convening of the Initiative"
            else:
                yield heard

    def _heard(
        self,
        tokens: Tokens,
        annotation: Annotation,
        things: ThingReader,
        takes: Sequence[tuple[Act, Thing]],
        *,
        item: bool,
    ) -> Iterator[Heard]:
        opening = opening_verb(tokens, self.words) if item else None
        commanded = opening is not None and opening[1] == "future"
        if opening is not None and not takes:
            takes = self._unled(tokens, things, *opening)
        for act, thing in takes:
            mention = thing.mention
            if mention is None or not mention.iri or not self._is_whole(tokens, mention):
                continue
            if act.verb == "hold" and not self._is_meeting(mention.iri):
                continue  # "convene the Council"
            telling = act.verb in _TELLING or (act.verb == "welcome" and thing.rung)
            rung = (
                (thing.rung if act.verb == "welcome" else rung_of(self.words, act, thing)) if telling else ""
            )
            if rung and rung == thing.rung != "ongoing" and self._is_hoped(tokens, mention):
                rung = "planned"  # "we look forward to the launch of the Pact"
            if rung:
                when = date_of(self.document, self.words, annotation, act, thing, rung)
                if act.tense == "present" and when.split("/")[0] > self.document.date > "":
                    rung = "planned"
                yield Heard(mention.iri, rung, when)
        yield from self._nominal(tokens, annotation, things)
        yield from self._fronted(tokens)
        known = False  # the name before is one of something that exists
        for place in tokens.named:
            mention = tokens[place].mention
            if mention is None or mention.slot != "instrument" or not mention.iri or mention.antecedent:
                continue  # what only points back may mean another
            yield from self._after(tokens, place, mention)
            found = list(self._before(tokens, place, mention, commanded=commanded))
            if not found and self._works(tokens, place, mention):
                found = [Heard(mention.iri, "ongoing", presumed=True)]
            if not found and self._lasts(mention) and (known and is_joined(tokens, place, self.words)):
                found = [Heard(mention.iri, "ongoing", presumed=True)]
            known = bool(found) and found[0].presumed
            yield from found

    def _unled(self, tokens: Tokens, things: ThingReader, first: int, tense: str) -> list[tuple[Act, Thing]]:
        """What an item does though nobody knows who: "- Launch the Cable Programme"."""
        nobody = Subject((), None, tokens[first].start, tokens[first].start)
        acts = ClauseReader(tokens, self.words, (first, nobody, tense)).read()
        return [
            (act, thing)
            for act in acts[:1]
            for thing in taken(self.annotator.text, self.words, act, things, self.discourse)
        ]

    def _is_hoped(self, tokens: Sequence[Token], mention: Mention) -> bool:
        """Whether the words of tense before a name speak of what is to come."""
        place = next((n for n, token in enumerate(tokens) if token.mention is mention), 0)
        return mood(tokens, place, self.words) == "future"

    def _is_whole(self, tokens: Sequence[Token], mention: Mention) -> bool:
        """Whether a name is the whole noun phrase, not what another noun is narrowed by: "the Initiative website"."""
        place = next((n for n, token in enumerate(tokens) if token.mention is mention), -1)
        return self.words.head_first or place < 0 or ends(tokens, self.words, place)

    def _fronted(self, tokens: Sequence[Token]) -> Iterator[Heard]:
        """What a participle before its instrument says: "Launched in 2031 by A, the Pact brings together"."""
        form = self.words.forms.get(tokens[0].word) if tokens else None
        if form is None or "past" not in form[1] or form[0] not in _TELLING:
            return
        day = next((t for t in tokens[1 : 1 + _TO_NAME] if t.is_a("date")), None)
        mark = next((n for n, t in enumerate(tokens) if t.word == ","), len(tokens))
        at = mark + 1
        while at < len(tokens) and tokens[at].word in self.words.sets["determiners"]:
            at += 1
        mention = tokens[at].mention if at < len(tokens) else None
        rung = self.words.rungs[form[0]].get("past", "")
        if day is None or mention is None or mention.slot != "instrument" or not mention.iri or not rung:
            return
        told = self._on_its_day(mention, rung, [day])
        yield replace(told, span=(tokens[0].start, mention.end), verb=form[0], written=tokens[0].word)

    def _nominal(self, tokens: Tokens, annotation: Annotation, things: ThingReader) -> Iterator[Heard]:
        """What a noun makes of an instrument: "following the launch of the Pact"."""
        nominal = self.words.phrases["nominal"]
        for at in tokens.where(nominal.first):
            long = phrase_at(tokens, at, nominal)
            if not long:
                continue
            tense = mood(tokens, at, self.words)
            if tense == "blocked":
                continue
            for thing in things.after(at):
                mention = thing.mention
                if (
                    mention is None
                    or not mention.iri
                    or not thing.rung
                    or not self._is_whole(tokens, mention)
                ):
                    continue
                if tense in ("future", "considered") and thing.rung != "ongoing":
                    yield Heard(mention.iri, "planned" if tense == "future" else tense)
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
        place_taken = phrase_at(tokens, at, self.words.phrases["taking_place"])
        hoped = mood(tokens, place, self.words) == "future"
        if place_taken and self._is_meeting(mention.iri):
            if hoped:
                return  # "will hold a summit, hosted by A"
            rung = self.words.taking_place[wording(tokens, at, place_taken)]
            yield self._on_its_day(mention, rung, tokens[at : at + _TO_DATE])
            return
        long = phrase_at(tokens, at, self.words.phrases["passives"])
        tense = self.words.passives[wording(tokens, at, long)] if long else ""
        at += long
        while at < len(tokens) and tokens[at].word in sets["adverbs"]:
            at += 1
        if phrase_at(tokens, at, self.words.phrases["particles"]):
            return  # "a partnership built on trust"
        form = self.words.forms.get(tokens[at].word) if at < len(tokens) else None
        if form is None or "past" not in form[1] or form[0] not in _TELLING or tokens[at].capital:
            return
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        reduced = following is None or following.is_a("date") or following.word in sets["after_participle"]
        before = place - 1
        while before >= 0 and tokens[before].word in sets["determiners"]:
            before -= 1
        within = before >= 0 and tokens[before].word in sets["prepositions"]
        if within if long else not reduced:
            return  # "what is built under the Fund will be launched", "the Fund launched a call"
        rung = self.words.rungs[form[0]].get(tense or "past", "")
        if not long and hoped:
            return  # "will launch a fund supported by A"
        if rung:
            told = self._on_its_day(mention, rung, tokens[at : at + _TO_DATE])
            end = next((t.end for t in tokens[at : at + _TO_DATE] if t.is_a("date")), 0)
            span = (mention.start, end) if end else (0, 0)
            yield replace(told, span=span, verb=form[0], written=tokens[at].word)

    def _works(self, tokens: Sequence[Token], place: int, mention: Mention) -> bool:
        """Whether an instrument is said to do something now: "the Task Force has discussed", "the Fund supports"."""
        if not self._lasts(mention):
            return False
        at = place + 1
        if at < len(tokens) and tokens[at].word == "(":
            at = closing(tokens, at)
        while at < len(tokens) and tokens[at].word in self.words.sets["adverbs"]:
            at += 1
        if at >= len(tokens):
            return False
        known = phrasing(self.document.language)
        ahead = tokens[at + 1 : at + 3]
        if tokens[at].word in self.words.sets["doing"]:
            told = any(self.words.forms.get(t.word, ("",))[0] in _TELLING for t in ahead)
            return not told and self.words.sets["undone"].isdisjoint(t.word for t in ahead)
        form = known.form(tokens[at].word)
        if form == "past":  # "held its first meeting"; "held in Lumebourg" may narrow the name
            return bool(ahead) and ahead[0].word in self.words.sets["determiners"]
        return form == "third" or (bool(ahead) and known.form(ahead[0].word) == "ing")

    def _on_its_day(self, mention: Mention, rung: str, tokens: Sequence[Token]) -> Heard:
        """What became of an instrument on the date told next; what is still to come is planned."""
        date = next((t.mention.value for t in tokens if t.is_a("date") and t.mention is not None), "")
        when = date if ".." not in date and rung != "ongoing" else ""
        return Heard(mention.iri, "planned" if when.split("/")[0] > self.document.date > "" else rung, when)

    def _before(
        self, tokens: Sequence[Token], place: int, mention: Mention, *, commanded: bool
    ) -> Iterator[Heard]:
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
            if word not in self.words.any_of("determiners", "existing", "fresh"):
                break
            at -= 1
        if fresh:
            if (commanded or mood(tokens, at, self.words) == "future") and ends(tokens, self.words, place):
                yield Heard(mention.iri, "planned")
            return
        if self._is_meeting(mention.iri):
            met = at >= 0 and tokens[at].word in sets["meeting_at"]
            if met and not any(self._is_to_come(tokens, n) for n in range(len(tokens))):
                yield Heard(mention.iri, "held", presumed=True)
            return
        if not self._lasts(mention):
            return
        used = any(
            phrase_at(tokens, begin, self.words.phrases["used"]) == at + 1 - begin
            for begin in range(max(0, at - _TO_NAME), at + 1)
        )
        listed = at >= 0 and tokens[at].word in sets["including"]
        known = known or (listed and any(t.word in sets["existing"] for t in clause(tokens, at)))
        if used or known or owned:
            yield Heard(mention.iri, "ongoing", presumed=True)

    def _is_to_come(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether words of tense at a place speak of what is to come."""
        long = phrase_at(tokens, at, self.words.phrases["tense"])
        return bool(long) and self.words.tense[wording(tokens, at, long)] in ("future", "considered")

    def _lasts(self, mention: Mention) -> bool:
        """Whether an instrument goes on for as long as it exists: a dialogue or a programme, not a text."""
        entity = self.discourse.entity(mention.iri)
        return not self._is_meeting(mention.iri) and self.vocabulary.is_a(entity, ENT.Activity)

    def _is_meeting(self, iri: str) -> bool:
        return ENT.Meeting in self.discourse.entity(iri).types
