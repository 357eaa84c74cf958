"""What a sentence says of things beside its verbs: roles, places and days, sessions, parts and members."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Literal, Statement
from kg.namespaces import EDTF, ENT
from kg.reading.act_words import key
from kg.reading.acts.act import Act
from kg.reading.acts.describing import Describer, DescribingReader, clean
from kg.reading.acts.gatherings import Gathering, members_in
from kg.reading.acts.nominal_agents import nominal_agents
from kg.reading.acts.occasions import Occasion, OccasionReader
from kg.reading.acts.parties import acting
from kg.reading.acts.roles import Role, compounds_in, roles_in
from kg.reading.acts.setting import Setting
from kg.reading.acts.sittings import Sitting, sittings
from kg.reading.acts.standing import date_of, rung_of
from kg.reading.acts.standings import Standing, standings, strands
from kg.reading.acts.thing import Thing
from kg.reading.acts.things import ThingReader
from kg.reading.acts.tokens import Tokens, phrase_at
from kg.reading.annotation import Annotation
from kg.reading.mentions import Mention

_NAMED, _PART, _ROLE = 0.75, 0.7, 0.8
# Mentions of those who may have a role, and of what they may have it in.
_ACTING, _NAMING = frozenset({"party", "club"}), frozenset({"instrument", "club"})
# Classes of verbs whose things take place somewhere, those of meetings, and those that set something up.
_OCCURRING = frozenset({"hold", "launch", "establish", "chair", "join", "await", "gather"})
_MEETING = frozenset({"hold", "chair", "gather"})
_SETTING_UP = frozenset({"launch", "establish", "contain", "hold"})
# How far after a meeting the other one may stand at which it takes place.
_OCCASION = 8


class BesideReader(DescribingReader):
    """Reads what the sentences of one document say of things beside what their verbs do to them."""

    def __init__(self, setting: Setting, describer: Describer) -> None:
        """Begin with a document."""
        super().__init__(setting, describer)
        self.occasions = OccasionReader(setting)
        self.described: list[Mention] = []

    def read(self, tokens: Tokens, acts: Sequence[Act], things: ThingReader) -> list[Statement]:
        """What a sentence says beside its acts; *described* keeps the things it names by description."""
        self.described = []
        found: list[Statement] = []
        if not tokens.slots.isdisjoint(_NAMING) or (tokens and tokens[0].word in self.words.sets["it"]):
            found += self._of_things(tokens, acts, things)
        for thing, where in self.occasions.of_described(tokens, things):
            iri = self.describer.iri(thing)
            found += self.occasions.said(iri, where, (thing.start, where.end), where.rung) if iri else ()
        if not tokens.slots.isdisjoint(_ACTING):
            found += self._of_parties(tokens, things)
        return found

    def _of_things(self, tokens: Tokens, acts: Sequence[Act], things: ThingReader) -> list[Statement]:
        """What a sentence that names things says of where and when they meet, and what they are part of."""
        found: list[Statement] = []
        for thing, where in self.occasions.of_names(tokens):
            iri = self.describer.iri(thing)
            found += self.occasions.said(iri, where, (thing.start, where.end), where.rung)
            found += self._session(thing, iri)
        for thing, where in self.occasions.of_venues(tokens):
            iri = self.describer.iri(thing)
            found += self.occasions.said(iri, where, (thing.start, where.end), "")
        for sitting in sittings(tokens, self.words, self.discourse):
            found += self._sits(tokens, sitting)
        found += self._within(tokens, acts, things)
        return found

    def _of_parties(self, tokens: Tokens, things: ThingReader) -> list[Statement]:
        """What a sentence that names parties says of their roles."""
        found: list[Statement] = []
        meant = self._meant()
        roles = roles_in(tokens, things, self.words, meant)
        agents = nominal_agents(tokens, things, self.words)
        for role in (*roles, *agents, *compounds_in(tokens, things, self.words)):
            found += self._role(tokens, role)
        for standing in standings(tokens, things, self.words):
            found += self._stands(tokens, standing)
        found += self._strands(tokens)
        for named, members, end in members_in(tokens, self.words):
            for member in members:
                if member.iri not in ("", named.iri):
                    listed = self.say(
                        member.iri, ENT.participatesIn, named.iri, [(named.start, end)], "act-members", _NAMED
                    )
                    found.append(listed)
        return found

    def _meant(self) -> Mention | None:
        """What the sentence before was about, which "its" means."""
        if self.discourse.thing is None:
            return None
        about = self.discourse.thing[0]
        return replace(about, antecedent=about.antecedent or ((about.start, about.end),))

    def gathered(
        self, tokens: Tokens, annotation: Annotation, act: Act, brought: Gathering
    ) -> Iterator[Statement]:
        """Who brought whom to what."""
        thing = brought.thing
        iri = self.describer.iri(thing)
        if not iri or (act.verb == "hold" and tokens[act.place].word not in self.words.sets["receiving"]):
            return
        rung = rung_of(self.words, act, thing)
        when = date_of(self.document, self.words, annotation, act, thing, rung)
        spans = [(act.subject.start, brought.end)]
        role = self.words.gathering[act.verb]
        for party in acting(act.subject.parties, self.discourse) if role else ():
            if party != iri:
                yield self.say(
                    party,
                    self.vocabulary.predicate(role),
                    iri,
                    spans,
                    "act-gather",
                    _NAMED,
                    status=rung,
                    when=when,
                )
        if act.verb == "join":
            rung = when = ""  # they were there before
        for party in acting(brought.parties, self.discourse):
            if party != iri:
                yield self.say(
                    party, ENT.participatesIn, iri, spans, "act-gathered", _NAMED, status=rung, when=when
                )
        yield from self.takes_place(tokens, act, thing)

    def takes_place(self, tokens: Tokens, act: Act, thing: Thing) -> Iterator[Statement]:
        """Where and when what is held, chaired or set up takes place."""
        if act.verb not in _OCCURRING or (
            thing.mention is None and not (thing.proper or thing.fresh or act.verb in _MEETING)
        ):
            return
        iri = self.describer.iri(thing)
        if not iri or (thing.mention is not None and thing.mention.antecedent):
            return
        after = next((i for i, t in enumerate(tokens) if t.start >= thing.end), len(tokens))
        where = self.occasions.after(tokens, after)
        meets = ENT.Meeting in self.discourse.entity(iri).types
        occurs = meets or act.verb in _MEETING
        if where.date is not None and not occurs:
            where = replace(where, date=None)
        if where.place is not None and not occurs and not self._is_city(where.place):
            where = replace(where, place=None)  # "a fund for schools in Valdoria"
        if where.date is None and occurs and act.verb in _MEETING:
            where = self._dated(tokens, act, where)
        first = act.start if act.end else thing.start
        rung = rung_of(self.words, act, thing)
        start = min(first, thing.start, where.date.start if where.date is not None else thing.start)
        yield from self.occasions.said(iri, where, (start, max(where.end, thing.end)), rung)
        yield from self._session(thing, iri)
        yield from self._occasion_of(tokens, thing, iri)
        if meets:
            yield from self._at_occasion(tokens, after, thing, iri)

    def _is_city(self, place: Mention) -> bool:
        return bool(place.iri) and ENT.Place in self.discourse.entity(place.iri).types

    def _dated(self, tokens: Tokens, act: Act, where: Occasion) -> Occasion:
        """The day that opens the sentence is that of the meeting it tells of: "Today, A and B hosted"."""
        opening = next((t for t in tokens[: act.place] if t.is_a("date")), None)
        if opening is None or opening.mention is None or ".." in opening.mention.value or act.tense != "past":
            return where
        return replace(where, date=opening.mention)

    def _occasion_of(self, tokens: Tokens, thing: Thing, iri: str) -> Iterator[Statement]:
        """A meeting that only "on" or "of" tells is part of what is named after: "an event on the Cable Pact"."""
        if thing.mention is not None or ENT.Meeting not in self.discourse.entity(iri).types:
            return
        for token in tokens:
            if thing.short <= token.start < thing.end and token.is_a("instrument", "club") and token.mention:
                if token.mention.iri not in ("", iri):
                    span = (thing.start, thing.end)
                    yield self.say(iri, ENT.isPartOf, token.mention.iri, [span], "act-occasion", _PART)
                return

    def _at_occasion(self, tokens: Tokens, after: int, thing: Thing, iri: str) -> Iterator[Statement]:
        """A meeting that takes place at another is part of that: "hosted a roundtable during the Reef Convention"."""
        for at in range(after, min(len(tokens), after + _OCCASION)):
            long = phrase_at(tokens, at, self.words.phrases["at_occasions"])
            place = at + long
            while long and place < len(tokens) and tokens[place].word in self.words.sets["determiners"]:
                place += 1
            whole = tokens[place].mention if long and place < len(tokens) else None
            if whole is not None and whole.iri not in ("", iri):
                if ENT.Meeting in self.discourse.entity(whole.iri).types:
                    span = (thing.start, tokens[place].end)
                    yield self.say(iri, ENT.isPartOf, whole.iri, [span], "act-occasion", _PART)
                return
            if tokens[at].word in self.words.any_of("coordinators", ";"):
                return

    def _session(self, thing: Thing, iri: str) -> Iterator[Statement]:
        """A session is part of what it is one of, and those take part whom the name of that holds."""
        mention = thing.mention
        if not thing.session or mention is None or iri == mention.iri:
            return
        span = (thing.start, thing.end)
        yield self.say(iri, ENT.isPartOf, mention.iri, [span], "act-session", _NAMED)
        for state in sorted(self.describer.states(mention.iri)):
            yield self.say(state, ENT.participatesIn, iri, [span], "act-session", _NAMED)

    def _article(self, body: Mention) -> str:
        """The article before what "it" points back to."""
        for start, _ in body.antecedent[:1]:
            before = self.annotator.text[max(0, start - 8) : start].replace("’", "'").lower()
            last = before.split()[-1] if before.strip() else ""
            return last if key(last) in self.words.sets["determiners"] else ""
        return ""

    def _sits(self, tokens: Tokens, sitting: Sitting) -> Iterator[Statement]:
        """The meeting a body holds is part of it; those whom the body's name holds attend."""
        body = sitting.body
        known = self.discourse.entity(body.iri)
        name = known.label(self.document.language)
        article = sitting.article or self._article(body) or self.words.article
        whole = f"{article}{name}" if article.endswith("'") else f"{article} {name}"
        called = self.words.sitting.format(
            session=clean(self.annotator.text[sitting.start : sitting.end]), name=whole.strip()
        )
        for written, contracted in self.words.contractions:
            called = called.replace(written, contracted)
        iri = self.discourse.describe(called, str(ENT.Meeting))
        self.discourse.also_called(iri, clean(self.annotator.text[sitting.start : sitting.end]))
        where = self.occasions.after(tokens, sitting.after)
        begin = body.start if not body.antecedent else sitting.start
        end = max(where.end, sitting.end)
        proof = [(begin, end), *body.antecedent]
        when = where.date.value if where.date is not None else ""
        yield self.say(
            iri, ENT.isPartOf, body.iri, proof, "act-sitting", _NAMED, status=sitting.rung, when=when
        )
        for state in sorted(self.describer.states(body.iri)):
            yield self.say(
                state, ENT.attends, iri, proof, "act-sitting", _NAMED, status=sitting.rung, when=when
            )
        yield from self.occasions.said(iri, where, (begin, end), sitting.rung)

    def _stands(self, tokens: Tokens, standing: Standing) -> Iterator[Statement]:
        """What parties are to something, said by a noun."""
        iri = self.describer.iri(standing.thing)
        rung = "considered" if standing.tense == "considered" else ""
        span = (standing.start, standing.end)
        role = self.vocabulary.predicate(standing.role)
        for party in standing.parties:
            if iri and party.iri not in ("", iri):
                yield self.say(party.iri, role, iri, [span], "act-standing", _NAMED, status=rung)
        hosted = standing.role in ("hosts", "organises")
        after = next((i for i, t in enumerate(tokens) if t.start >= standing.thing.end), len(tokens))
        where = self.occasions.after(tokens, after)
        if iri and hosted and where.end:
            yield from self.occasions.said(iri, where, (standing.thing.start, where.end), "")

    def _strands(self, tokens: Tokens) -> Iterator[Statement]:
        """Groups listed by what they are on, with who leads each; they are parts of what the sentence before is on."""
        for strand in strands(tokens, self.words):
            topic = clean(self.annotator.text[strand.start : strand.end])
            iri = self.discourse.describe(
                self.words.strand.format(topic=topic, head=strand.head), str(ENT.Activity)
            )
            span = (strand.start, strand.close)
            role = self.vocabulary.predicate(strand.role)
            for party in strand.parties:
                if party.iri:
                    yield self.say(party.iri, role, iri, [span], "act-strand", _NAMED)

    def _within(self, tokens: Tokens, acts: Sequence[Act], things: ThingReader) -> Iterator[Statement]:
        """What is launched within something named before: "a roadmap, within which we will launch a forum"."""
        whole: Mention | None = None
        if not any(act.verb in _SETTING_UP for act in acts):
            return
        for at in tokens.named:
            token = tokens[at]
            if (
                token.is_a("instrument", "club")
                and token.mention is not None
                and not phrase_at(tokens, at + 1, self.words.phrases["within_which"])
            ):
                beside = at + 1 < len(tokens) and tokens[at + 1].word == ","
                if not (beside and phrase_at(tokens, at + 2, self.words.phrases["within_which"])):
                    continue
            elif not token.is_a("instrument", "club"):
                continue
            whole = token.mention
            for act in acts:
                if whole is None or act.place < at or act.verb not in _SETTING_UP:
                    continue
                for thing in things.after(act.after):
                    iri = self.describer.iri(thing) if self._is_firm(thing) else ""
                    if iri and iri != whole.iri and whole.iri:
                        span = (token.start, thing.end)
                        rung = rung_of(self.words, act, thing)
                        yield self.say(iri, ENT.isPartOf, whole.iri, [span], "act-within", _PART, status=rung)

    @staticmethod
    def _is_firm(thing: Thing) -> bool:
        return thing.mention is not None or thing.proper or thing.fresh

    def _role(self, tokens: Tokens, role: Role) -> Iterator[Statement]:
        """The role that parties have in a thing, whatever the sentence says of it otherwise."""
        thing = role.thing
        iri = self.describer.iri(thing)
        if not iri:
            return
        named = thing.mention.antecedent if thing.mention is not None else ()
        if named and not self.words.head_first:
            return  # French says "il est financé par A" where English names the thing again
        if thing.mention is None:
            self.described.append(Mention(thing.start, thing.short, "instrument", (iri,)))
        predicate = self.vocabulary.predicate(role.role)
        ahead = thing.start > role.end  # "Endorsed by A and B, the Principles ..."
        span = (role.parties[0].start, thing.end) if ahead else (thing.start, role.end)
        beside = self.occasions.after(tokens, role.after) if role.rung else None
        when = beside.date.value if beside is not None and beside.date is not None else ""
        spans = [(thing.start, beside.end)] if beside is not None and when and not ahead else [span]
        spans += named
        for party in role.parties:
            if party.iri not in ("", iri):
                yield self.say(
                    party.iri, predicate, iri, spans, f"act-{role.role}", _ROLE, status=role.rung, when=when
                )
        if when:
            date = Literal(when, EDTF)
            yield self.say(iri, ENT.date, date, spans, "act-date", _ROLE, status=role.rung, when=when)
