"""When and where what a verb does is done: "A and B signed a pact in Lumebourg on May 5", "today, we launch"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg import dates
from kg.model import Literal, Statement
from kg.namespaces import EDTF, ENT, XSD
from kg.reading.acts.hearing import Heard
from kg.reading.acts.moods import mood
from kg.reading.acts.occasions import OccasionedReader
from kg.reading.acts.saying import Told
from kg.reading.acts.tokens import Token, Tokens, phrase_at
from kg.reading.mentions import Mention

_DATED, _PLACED = 0.75, 0.7
# How far before its verb, and after what it takes, a day may stand.
_BEFORE, _AFTER = 60, 16
_LONGEST_PROOF = 380
_TELLING = frozenset({"launch", "establish", "sign", "conclude"})
# How many words may stand between what meets, its verb and how often it does.
_NEAR = 6
_STOPS = frozenset({";", ":", "."})

Span = tuple[int, int]


class HappeningReader(OccasionedReader):
    """Reads when and where the acts of one document's sentences are done."""

    def read(self, tokens: Tokens, told: Sequence[Told], heard: Sequence[Heard]) -> list[Statement]:
        """When and where what the verbs of a sentence do is done.

        Args:
            tokens: the tokens of the sentence.
            told: what its verbs make of the things they take.
            heard: what it says became of instruments, whoever did it.
        """
        found: list[Statement] = []
        seen: set[str] = set()
        for one in told:
            predicate = self._predicate(one.rung, one.act.verb, self._written(one))
            if not predicate or one.act.tense not in ("past", "present"):
                continue
            day = self._day(tokens, one)
            when = day.value if day is not None else ""
            seen.add(one.iri)
            if when and self._is_done(when):
                assert day is not None
                found.append(self._dated(one.iri, predicate, when, one.rung, self._proof(one, day)))
            place = self._place(tokens, one)
            if place is not None and place.iri != one.iri:
                found.append(self._located(one, place, when if when and self._is_done(when) else ""))
        if "date" in tokens.slots:
            found += self._by_anybody(tokens, seen)
            found += self._texts(tokens)
        found += self._recurring(tokens)
        for said in heard:
            predicate = self._predicate(said.status, said.verb, said.written)
            if said.presumed or not said.when or not predicate or said.iri in seen or said.span[1] == 0:
                continue
            if self._is_done(said.when):
                found.append(self._dated(said.iri, predicate, said.when, said.status, [said.span]))
        return found

    def _by_anybody(self, tokens: Tokens, seen: set[str]) -> Iterator[Statement]:
        """What is done to a named instrument on a day, whoever does it: "thirty states adopted the Pact today"."""
        days = [
            t.mention
            for t in map(tokens.__getitem__, tokens.named)
            if t.is_a("date") and t.mention is not None and self._is_done(t.mention.value)
        ]
        if not days:
            return
        for at, token in enumerate(tokens[:-1]):
            form = self.words.forms.get(token.word)
            if form is None or form[0] not in _TELLING or not self._is_finite(tokens, at, form[1]):
                continue
            place = at + 1
            while place < len(tokens) and tokens[place].word in self.words.any_of(
                "determiners", "fresh", "dating"
            ):
                place += 1
            mention = tokens[place].mention if place < len(tokens) else None
            if mention is None or mention.slot != "instrument" or not mention.iri or mention.iri in seen:
                continue
            rung = self.words.rungs[form[0]].get("past", "")
            predicate = self._predicate(rung, form[0], token.word)
            after = [d for d in days if mention.end <= d.start <= mention.end + _AFTER]
            opening = [d for d in days if d.start == tokens[0].start or d.start == tokens[1].start]
            day = next(iter((*after, *opening)), days[0] if len(days) == 1 else None)
            if not predicate or day is None or mention.antecedent or mood(tokens, at, self.words):
                continue
            start, end = min(token.start, day.start), max(mention.end, day.end)
            if end - start <= _LONGEST_PROOF:
                seen.add(mention.iri)
                yield self._dated(mention.iri, predicate, day.value, rung, [(start, end)])

    def _recurring(self, tokens: Tokens) -> Iterator[Statement]:
        """How often something meets: "the Pact will convene regularly"."""
        phrases = self.words.phrases["recurring"]
        for at in tokens.where(phrases.first):
            long = phrase_at(tokens, at, phrases)
            verb = next((n for n in range(at - 1, max(-1, at - _NEAR), -1) if self._meets(tokens[n])), -1)
            body = next(
                (n for n in range(verb - 1, max(-1, verb - _NEAR), -1) if tokens[n].mention is not None), -1
            )
            if not long or verb < 0 or body < 0:
                continue
            mention = tokens[body].mention
            if mention is None or mention.slot not in ("instrument", "club") or not mention.iri:
                continue
            end = tokens[at + long - 1].end
            value = Literal(self.annotator.text[tokens[at].start : end], XSD.string)
            spans = [(tokens[body].start, end), *mention.antecedent]
            yield self.say(mention.iri, ENT.timetable, value, spans, "act-recurring", _DATED)

    def _texts(self, tokens: Tokens) -> Iterator[Statement]:
        """The day that tells which text is meant: "the Reef Pact of May 5, 2031"."""
        leads = self.words.any_of("of", "dating")
        for at in tokens.named:
            if at >= len(tokens) - 2:
                break
            mention, day = tokens[at].mention, tokens[at + 2].mention
            if mention is None or mention.slot != "instrument" or mention.antecedent or not mention.iri:
                continue
            if tokens[at + 1].word not in leads or not tokens[at + 2].is_a("date") or day is None:
                continue
            if ENT.Agreement in self.discourse.entity(mention.iri).types and self._is_done(day.value):
                proof = [(mention.start, day.end)]
                yield self._dated(mention.iri, ENT.adoptionDate, day.value, "", proof)

    def _meets(self, token: Token) -> bool:
        return token.word in self.words.sets["meeting_verbs"]

    def _is_finite(self, tokens: Sequence[Token], at: int, tenses: frozenset[str]) -> bool:
        """Whether a verb tells what was done: a past tense after its subject, or what goes on from it ("launching")."""
        sets = self.words.sets
        if "ing" in tenses and not self.words.head_first:
            return at > 0 and tokens[at - 1].word not in sets["prepositions"]
        if "past" not in tenses or at == 0:
            return False
        if self.words.head_first:
            back = at - 1
            while back > 0 and tokens[back].word in sets["adverbs"]:
                back -= 1
            return tokens[back].word in sets["auxiliaries"]
        following = tokens[at + 1]
        return following.word in sets["determiners"] or following.mention is not None

    def _written(self, told: Told) -> str:
        return self.annotator.text[told.act.start : told.act.end].lower()

    def _predicate(self, rung: str, verb: str, written: str) -> str:
        """The property that dates what a verb does; empty where it dates nothing."""
        if verb == "welcome" or not rung:
            return ""
        for name, words in self.words.dated_by_word.items():
            if not words.isdisjoint(written.split()):
                return self.vocabulary.predicate(name)
        name = self.words.dated_by_rung.get(rung, "")
        return self.vocabulary.predicate(name) if name else ""

    def _is_done(self, when: str) -> bool:
        """Whether a date is not after the document's own."""
        first = dates.bounds(when)[0]
        today = dates.bounds(self.document.date)[1] if self.document.date else None
        return first is not None and ".." not in when and (today is None or first <= today)

    def _day(self, tokens: Sequence[Token], told: Told) -> Mention | None:
        """The day beside a verb: between it and what it takes, right after that, or before the subject."""
        first, last = min(told.act.start, told.thing.start), told.thing.end
        days = [t.mention for t in tokens if t.is_a("date") and t.mention is not None]
        inside = [d for d in days if first <= d.start and d.end <= last and d.start < told.thing.start]
        after = [d for d in days if last <= d.start <= last + _AFTER]
        before = [d for d in days if d.end <= first and self._opens(tokens, d, told)]
        return next((d for d in (*after, *inside, *before) if d.value and ".." not in d.value), None)

    def _opens(self, tokens: Sequence[Token], day: Mention, told: Told) -> bool:
        """Whether a day stands right before a verb, or opens its sentence or clause."""
        if told.act.start - day.end <= _AFTER:
            return True
        start = told.act.subject.start
        if not day.end <= start <= day.end + _BEFORE:
            return False
        at = next(n for n, token in enumerate(tokens) if token.mention is day)
        back = at - 1
        while back >= 0 and tokens[back].word in self.words.any_of("dating", "determiners"):
            back -= 1
        return back < 0 or tokens[back].word in {",", *_STOPS} or (back + 1 < at and back <= 1)

    def _place(self, tokens: Sequence[Token], told: Told) -> Mention | None:
        """The place named between a verb and what it takes, or with the day that opens the sentence."""
        words, start = self.words.sets, told.act.subject.start
        for at, token in enumerate(tokens[:-1]):
            if token.word not in words["locating"]:
                continue
            inside = told.act.end <= token.start < told.thing.start
            opening = token.end <= start and self._is_opening(tokens, at)
            if inside or opening:
                where = self.occasions.after(tokens, at)
                within = where.place is not None and where.place.end <= (
                    told.thing.start if inside else start
                )
                if where.place is not None and within:
                    return where.place
        return None

    def _is_opening(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether nothing but a day and marks stands before a place: "Today in", "Le 10 janvier, à"."""
        plain = self.words.any_of("dating", "determiners", ",")
        return all(t.is_a("date") or t.word in plain for t in tokens[:at])

    def _proof(self, told: Told, *more: Mention) -> list[Span]:
        """The words from the first to the last of a verb, what it takes and what is said beside them."""
        thing = told.thing
        first = min(told.act.start if told.act.end else thing.start, thing.start, *(m.start for m in more))
        last = max(thing.end, *(m.end for m in more))
        elsewhere = list(thing.mention.antecedent) if thing.mention is not None else []
        if last - first > _LONGEST_PROOF:
            return [*((m.start, m.end) for m in more), (thing.start, thing.end), *elsewhere]
        return [(first, last), *elsewhere]

    def _dated(self, iri: str, predicate: str, when: str, rung: str, proof: list[Span]) -> Statement:
        return self.say(iri, predicate, Literal(when, EDTF), proof, "act-day", _DATED, status=rung, when=when)

    def _located(self, told: Told, place: Mention, when: str) -> Statement:
        name = self.document.text[place.start : place.end]
        iri = place.iri or self.discourse.describe(name, str(ENT.Place))
        proof = self._proof(told, place)
        return self.say(
            told.iri, ENT.isLocatedIn, iri, proof, "act-where", _PLACED, status=told.rung, when=when
        )
