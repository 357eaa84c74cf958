"""Meetings that only a verb tells of: "the leaders of A and B met at C on D"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Literal, Statement
from kg.namespaces import EDTF, ENT
from kg.reading.acts.act import Act
from kg.reading.acts.masthead import published
from kg.reading.acts.occasions import OccasionedReader
from kg.reading.acts.parties import acting, persons_among
from kg.reading.acts.thing import Thing
from kg.reading.acts.things import ThingReader
from kg.reading.acts.tokens import Token, alone, closing
from kg.reading.mentions import Mention

# How far after the verb its place, its date and its occasion stand.
_AHEAD = 24
_LONGEST_NAME = 130
# A meeting told of within so many characters of a text's beginning is the one it comes from.
_OPENING = 1500
# A name written in a list of two parties or more is long enough to be one.
_FEWEST = 2
# Classes of verbs that may tell of a meeting.
_VERBS = frozenset({"meet", "hold", "welcome"})

Span = tuple[int, int]


class MeetingReader(OccasionedReader):
    """Names the meetings that sentences of one document tell of."""

    def read(self, tokens: Sequence[Token], act: Act, text: str) -> Iterator[Statement]:
        """The meeting an act tells of, who attended it, where and when."""
        if act.verb not in _VERBS:
            return
        form = self.words.forms.get(tokens[act.place].word)
        if act.subject.instrument is not None and act.verb == "meet":
            yield from self._of_body(tokens, act, act.subject.instrument)
        if not act.subject.parties or (form and form[1] == {"ing"}):
            return
        received = self._received(tokens, act)
        if not received and act.verb != "meet" and tokens[act.place].word not in self.words.sets["convening"]:
            return
        if act.tense not in ("past", "future") and act.subject.start > self._begin() + _OPENING:
            return  # "the leaders meet at a historic moment" opens a text
        partners, at = received or self._with(tokens, act.after)
        places, dates, thing = self._around(tokens, at)
        parties = acting([*act.subject.parties, *partners], self.discourse)
        club = self._is_club(parties)
        if len(parties) < _FEWEST and not club:
            return
        if thing is not None and thing.mention is not None:
            iri, name_span = thing.mention.iri, (thing.start, thing.end)
        else:
            name = self._of_club(tokens, text, act) if club and thing is None else ""
            name = name or self._name(text, act, partners, places, thing)
            if not name:
                return
            iri = self.discourse.describe(name, str(ENT.Meeting))
            name_span = (act.subject.start, act.subject.end)
        ends = [
            act.subject.end,
            tokens[act.place].end,
            *(m.end for m in (*partners, *places[:1], *dates[:1])),
        ]
        hull = (act.subject.start, max([*ends, thing.end if thing is not None else 0]))
        spans = [
            hull,
            *(s for m in act.subject.parties for s in m.antecedent if not hull[0] <= s[0] < hull[1]),
        ]
        rung = "planned" if act.tense == "future" else "held"
        when, proof = (dates[0].value, []) if dates else self._day(act)
        say = self.say
        for party in parties:
            yield say(party, ENT.attends, iri, spans, "act-met", 0.75, status=rung, when=when)
        for person in persons_among([*act.subject.parties, *partners], self.discourse):
            if person not in parties:
                yield say(person, ENT.attends, iri, spans, "act-met", 0.75, status=rung, when=when)
        place = self._place(tokens, at, places)
        if place:
            yield say(iri, ENT.isLocatedIn, place, spans, "act-met", 0.75, status=rung, when=when)
        if when and ".." not in when and act.tense != "future":
            date = [*proof] or spans
            yield say(
                iri,
                ENT.meetingDate,
                Literal(when, EDTF),
                [*date, name_span],
                "act-met",
                0.7,
                status=rung,
                when=when,
            )

    def _of_body(self, tokens: Sequence[Token], act: Act, body: Mention) -> Iterator[Statement]:
        """The meeting of a group that met: "The Reef Group met in Lumebourg on 3 May"."""
        entity = self.discourse.entity(body.iri) if body.iri else None
        if entity is None or not {ENT.Meeting, ENT.Agreement}.isdisjoint(entity.types):
            return
        places, dates, _ = self._around(tokens, act.after)
        ends = [m.end for m in (*places[:1], *dates[:1])]
        if not ends or act.tense not in ("past", "future"):
            return
        where = " ".join(self.annotator.text[tokens[act.place].end : places[0].end].split()) if places else ""
        article = self.words.article
        who = f"{article} {entity.label(self.document.language)}"
        iri = self.discourse.describe(self._called(who, f" {where}" if where else ""), str(ENT.Meeting))
        spans = [(body.start, max(ends)), *body.antecedent]
        rung = "planned" if act.tense == "future" else "held"
        when = dates[0].value if dates else ""
        yield self.say(iri, ENT.isPartOf, body.iri, spans, "act-met", 0.75, status=rung, when=when)
        if places and places[0].iri:
            place = places[0].iri
            yield self.say(iri, ENT.isLocatedIn, place, spans, "act-met", 0.75, status=rung, when=when)
        if when and ".." not in when and rung == "held":
            day = Literal(when, EDTF)
            yield self.say(iri, ENT.meetingDate, day, spans, "act-met", 0.7, status=rung, when=when)

    def _is_club(self, parties: Sequence[str]) -> bool:
        """Whether those who meet are the members of a club that speaks in the text: "We, the G7 ministers"."""
        return tuple(parties) == self.discourse.speakers and self.is_a(parties[0], str(ENT.Grouping))

    def _of_club(self, tokens: Sequence[Token], text: str, act: Act) -> str:
        """What the meeting of a club's members is called that an apposition names: "Nous, ministres du G7, nous"."""
        comma = next((n for n, t in enumerate(tokens) if t.start >= act.subject.start), 0) - 1
        if comma < _FEWEST or tokens[1].word != "," or tokens[comma].word != ",":
            return ""
        return self._called(text[tokens[2].start : tokens[comma].start], "")

    def _place(self, tokens: Sequence[Token], at: int, places: Sequence[Mention]) -> str:
        """IRI of where a meeting is held: a place that is known, else one that only this text names."""
        if places:
            return places[0].iri
        where = self.occasions.after(tokens, at).place
        if where is None:
            return ""
        return where.iri or self.discourse.describe(
            self.document.text[where.start : where.end], str(ENT.Place)
        )

    def _begin(self) -> int:
        end = self.document.text.find("\n---", 3) if self.document.text.startswith("---") else 0
        return max(end, 0)

    def _received(self, tokens: Sequence[Token], act: Act) -> tuple[tuple[Mention, ...], int] | None:
        """The leaders whom a leader hosted or welcomed, and the index after them."""
        if tokens[act.place].word not in self.words.sets["receiving"] or act.tense != "past":
            return None
        at, found = act.after, []
        skipped = self.words.any_of("offices", "determiners", "of", "coordinators", ",")
        while at < len(tokens):
            token = tokens[at]
            if token.is_a("party") and token.mention is not None and alone(tokens, at):
                found.append(token.mention)
            elif token.word not in skipped:
                break
            at += 1
        persons = [m for m in found if m.iri and ENT.Person in self.discourse.entity(m.iri).types]
        return (tuple(found), at) if persons else None

    def _day(self, act: Act) -> tuple[str, list[Span]]:
        """The day of a text is that of the meeting it comes from, when those who sign it tell of it."""
        head = published(self.document)
        opens = act.subject.start < self._begin() + _OPENING
        if act.tense == "future" or not (opens or any(m.antecedent for m in act.subject.parties)):
            return "", []
        return (head[0], [head[1]]) if head is not None else (self.document.date, [])

    def _with(self, tokens: Sequence[Token], at: int) -> tuple[tuple[Mention, ...], int]:
        found: list[Mention] = []
        if at >= len(tokens) or tokens[at].word not in self.words.sets["with"]:
            return (), at
        for place in range(at + 1, len(tokens)):
            token = tokens[place]
            if token.is_a("party", "club") and token.mention is not None:
                found.append(token.mention)
                at = place + 1
            elif token.word not in (self.words.any_of("coordinators", "determiners", "offices", "of", ",")):
                break
        return tuple(found), at

    def _around(self, tokens: Sequence[Token], at: int) -> tuple[list[Mention], list[Mention], Thing | None]:
        """The places and dates after the verb, and the occasion: "for the first leaders' meeting"."""
        places: list[Mention] = []
        dates: list[Mention] = []
        occasion: Thing | None = None
        reader = ThingReader(tokens, self.words)
        place = at
        while place < min(len(tokens), at + _AHEAD):
            token = tokens[place]
            if token.mention is not None and token.mention.slot == "date":
                dates.append(token.mention)
            elif token.mention is not None and token.mention.slot == "place":
                places.append(token.mention)
            elif token.word in self.words.sets["occasions"]:
                things = reader.after(place + 1) if occasion is None else []
                if things and self._is_meeting(tokens, things[0]):
                    occasion = things[0]
                    while place + 1 < len(tokens) and tokens[place + 1].start < occasion.end:
                        place += 1
            elif token.word == "(":
                place = closing(tokens, place) - 1
            elif token.word in self.words.sets["infinitive"] or token.word in self.words.forms:
                break
            place += 1
        return places, dates, occasion

    def _is_meeting(self, tokens: Sequence[Token], thing: Thing) -> bool:
        if thing.mention is not None:
            return (
                ENT.Meeting in self.discourse.entity(thing.mention.iri).types if thing.mention.iri else False
            )
        return self.words.head(tokens[thing.head].word) == "Meeting"

    def _name(
        self, text: str, act: Act, partners: Sequence[Mention], places: Sequence[Mention], thing: Thing | None
    ) -> str:
        if thing is not None:
            return text[thing.start : thing.end]
        who = text[act.subject.start : act.subject.end]
        if partners:
            who += f" {self.words.also} {text[partners[0].start : partners[-1].end]}"
        for opening in self.words.sets["ourselves"]:
            if who.lower().startswith(opening + ","):
                who = who[len(opening) + 1 :].strip()
        if not who.strip():
            return ""  # who met is said elsewhere: an item after a lead
        first = who.split(maxsplit=1)[0]
        if first.lower() in self.words.sets["determiners"]:
            who = first.lower() + who[len(first) :]
        if len(act.subject.parties) + len(partners) < _FEWEST and len(who.split()) < _FEWEST + 1:
            return ""
        own = {m.iri for m in (*act.subject.parties, *partners) if m.iri}
        if len(own) < _FEWEST:
            return ""
        where = ""
        if places:
            before = text[: places[0].start].split()[-1:]
            where = f" {before[0]} {text[places[0].start : places[0].end]}" if before else ""
        name = self._called(who, where)
        name = name if len(name) <= _LONGEST_NAME else self._called(who, "")
        return name if len(name) <= _LONGEST_NAME else ""

    def _called(self, who: str, where: str) -> str:
        name = self.words.meeting.format(who=who, where=where)
        for written, contracted in self.words.contractions:
            name = name.replace(written, contracted)
        return name
