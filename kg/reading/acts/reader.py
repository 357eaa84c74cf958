"""From the acts of a sentence to statements: who takes part in what, and how firmly it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.iris import local
from kg.model import Document, Literal, Passage, PassageKind, Statement
from kg.namespaces import EDTF, ENT
from kg.reading.acts.circle import acts_of_circle
from kg.reading.acts.clauses import Act, ClauseReader, Subject
from kg.reading.acts.commands import Leading, commanded, followed, leading, named_acts
from kg.reading.acts.describing import Describer, clean, is_series
from kg.reading.acts.gatherings import Gathering, gathering, members_in
from kg.reading.acts.masthead import mastheads
from kg.reading.acts.meetings import MeetingReader
from kg.reading.acts.occasions import Occasion, OccasionReader
from kg.reading.acts.parties import acting, persons_among
from kg.reading.acts.roles import Role, compounds_in, roles_in
from kg.reading.acts.sittings import Sitting, sittings
from kg.reading.acts.standing import date_of, performs, rung_of
from kg.reading.acts.standings import Standing, standings, strands
from kg.reading.acts.things import Thing, ThingReader
from kg.reading.acts.title import TitleReader
from kg.reading.acts.tokens import Token, phrase_at, tokenise
from kg.reading.acts.words import ActWords, act_words, key
from kg.reading.annotation import Annotation, Annotator
from kg.reading.mentions import Mention
from kg.reading.relations import Relater
from kg.vocabulary import Vocabulary

_NAMED, _DESCRIBED, _LISTED, _FOUNDED, _PART, _ROLE = 0.75, 0.65, 0.7, 0.65, 0.7, 0.8
# A clause longer than this is no short proof: its subject and its verb are quoted apart.
_LONGEST_PROOF = 380
# How far into a list item the name of what it is about may stand.
_OPENING = 14
# How far after its verb a lead sentence says what it lists.
_ANNOUNCED = 8
# Classes of verbs by which something comes to be.
_OCCURRING = frozenset({"hold", "launch", "establish", "chair", "join", "await", "gather"})
_MEETING = frozenset({"hold", "chair", "gather"})
_SIGNING = frozenset({"sign", "conclude"})
# A name made of those who sign is no longer than this.
_LONGEST_NAME = 160
_PRESIDING = frozenset({"chair", "hold"})
_CREATING = frozenset({"launch", "establish", "hold"})
_HOLDING = frozenset({"launch", "establish", "contain", "hold"})

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Lead:
    """A sentence whose things are listed after it: who does what with them."""

    subject: Subject
    verb: str
    rung: str
    when: str
    spans: tuple[Span, ...]


class ActReader:
    """Reads the acts of one document's sentences, as its discourse unfolds."""

    def __init__(
        self, document: Document, vocabulary: Vocabulary, annotator: Annotator, relater: Relater
    ) -> None:
        self.words = act_words(document.language)
        self.titles: TitleReader | None = None
        self.sentences: SentenceActs | None = None
        if self.words is not None:
            self.titles = TitleReader(document, vocabulary, annotator, relater, self.words)
            self.sentences = SentenceActs(document, vocabulary, annotator, relater, self.words, self.titles)

    @property
    def described(self) -> list[Mention]:
        """The things of the sentence read last that have no name."""
        return self.sentences.described if self.sentences is not None else []

    @property
    def acted(self) -> tuple[tuple[str, ...], Span] | None:
        """Who acted together in the sentence read last, and where: "they" of the next are all of them."""
        return self.sentences.acted if self.sentences is not None else None

    def from_sentence(self, annotation: Annotation, passage: Passage) -> list[Statement]:
        """What the acts of a sentence say."""
        if self.sentences is None or passage.kind is PassageKind.HEADING:
            return []
        return self.sentences.read(annotation, passage)


class SentenceActs:
    """Makes statements of the acts of one document's sentences."""

    def __init__(
        self,
        document: Document,
        vocabulary: Vocabulary,
        annotator: Annotator,
        relater: Relater,
        words: ActWords,
        titles: TitleReader,
    ) -> None:
        self.document = document
        self.vocabulary = vocabulary
        self.annotator = annotator
        self.discourse = annotator.discourse
        self.say = relater.statement
        self.words = words
        self.titles = titles
        self.describer = Describer(vocabulary, annotator, words)
        self.meetings = MeetingReader(document, words, annotator.discourse, relater)
        self.occasions = OccasionReader(document, words, annotator.discourse, relater)
        self.lead: Lead | None = None
        self.leading: Leading | None = None
        self.paragraph = -1
        self.within = False  # the sentence goes on in the paragraph of the one before
        self.described: list[Mention] = []
        self.acted: tuple[tuple[str, ...], Span] | None = None

    def read(self, annotation: Annotation, passage: Passage) -> list[Statement]:
        """What the acts of a sentence say."""
        self.described = []
        tokens = tokenise(self.annotator.text, annotation.start, annotation.end, annotation.mentions)
        things = ThingReader(tokens, self.words, self.describer.end_of_name(annotation))
        item = self._is_listed(passage)
        self.within = passage.parent is not None and passage.parent == self.paragraph
        self.paragraph = passage.parent if passage.parent is not None else -1
        implied = commanded(tokens, self.words, self.discourse, self.leading)
        implied = implied if item or self.leading is not None else None
        following = followed(tokens, self.words)
        clause = ClauseReader(tokens, self.words, implied or following, met=following is not None)
        acts = clause.read()
        if item or self.leading is not None:
            acts += named_acts(tokens, self.words, self.discourse, self.leading)
        self._follow(leading(tokens, clause), item=item or implied is not None)
        self._remember(acts, annotation)
        found: list[Statement] = []
        lead: Lead | None = None
        for act in acts:
            taken = self._taken(act, things)
            brought = gathering(tokens, act, things, self.words)
            if brought is not None:
                found += self._gathered(tokens, annotation, act, brought)
                taken = []
            elif not taken:
                found += self.meetings.read(tokens, act, self.annotator.text)
            for thing in taken:
                found += self._said(annotation, act, thing)
                found += self._takes_place(tokens, act, thing)
            if lead is None and act.verb != "via" and all(t.mention is None for t in taken):
                lead = self._leading(tokens, act)
        for role in (*roles_in(tokens, things, self.words), *compounds_in(tokens, things, self.words)):
            found += self._role(tokens, role)
        for thing, where in self.occasions.of_names(tokens):
            iri = self.describer.iri(thing)
            found += self.occasions.said(iri, where, (thing.start, where.end), where.rung)
            found += self._session(thing, iri)
        for sitting in sittings(tokens, self.words, self.discourse):
            found += self._sits(tokens, sitting)
        for standing in standings(tokens, things, self.words):
            found += self._stands(tokens, standing)
        found += self._strands(tokens)
        found += self._within(tokens, acts, things)
        for named, members, end in members_in(tokens, self.words):
            for member in members:
                if member.iri not in ("", named.iri):
                    listed = self.say(
                        member.iri, ENT.participatesIn, named.iri, [(named.start, end)], "act-members", _NAMED
                    )
                    found.append(listed)
        for act, thing in acts_of_circle(tokens, things, self.words, self.discourse):
            found += self._said(annotation, act, thing)
        if item:
            found += self._item(annotation)
        else:
            self.lead = lead
        return found

    def _follow(self, lead: Leading | None, *, item: bool) -> None:
        """A lead holds until a paragraph that is no item of it."""
        if lead is not None:
            self.leading = lead
        elif not item and not self.within:
            self.leading = None

    def _taken(self, act: Act, things: ThingReader) -> list[Thing]:
        """The things a verb takes."""
        if act.verb == "meet":
            return []
        taken = things.after(act.after, bare=act.verb in _SIGNING)
        taken = [
            self._between(act, thing) for thing in taken if not thing.bare or len(act.subject.parties) > 1
        ]
        if act.verb == "fund" and not taken:
            return things.toward(act.after)
        if act.verb == "via":
            return [t for t in taken[:1] if t.mention is not None or t.proper]
        return taken

    def _between(self, act: Act, thing: Thing) -> Thing:
        """A memorandum that nothing else tells is called after those who sign it."""
        if not thing.bare:
            return thing
        who = self.annotator.text[act.subject.start : act.subject.end]
        first, _, rest = who.partition(" ")
        who = f"{first.lower()} {rest}" if first.lower() in self.words.sets["determiners"] else who
        name = self.annotator.text[thing.start : thing.end]
        called = clean(self.words.between.format(name=name, who=who))
        return replace(thing, called=called) if len(called) <= _LONGEST_NAME else thing

    def _remember(self, acts: Sequence[Act], annotation: Annotation) -> None:
        self.acted = None
        for act in acts:
            parties = self._parties(act.subject)
            if len(parties) > 1:
                self.acted = (tuple(parties), (act.subject.start, annotation.end))
                self.titles.acted((tuple(parties), (act.subject.start, act.subject.end)))
                return

    def _parties(self, subject: Subject) -> list[str]:
        return acting(subject.parties, self.discourse)

    # -- one act --------------------------------------------------------------------------------

    def _said(self, annotation: Annotation, act: Act, thing: Thing) -> Iterator[Statement]:
        """What one verb says of one thing."""
        if not self._counts(annotation, act, thing):
            yield from self._welcomed(annotation, act, thing)
            return
        iri = self.describer.iri(thing)
        if not iri:
            return
        if thing.mention is None:
            self.described.append(Mention(thing.start, thing.short, "instrument", (iri,)))
        rung = rung_of(self.words, act, thing)
        when = date_of(self.document, self.words, annotation, act, thing, rung)
        if act.tense == "present" and rung and when.split("/")[0] > self.document.date > "":
            rung = "planned"  # "Launching a dialogue in 2032"
        spans, method = self._spans(act, thing), f"act-{act.verb}"
        whole = act.subject.instrument
        if whole is not None:
            if act.verb in _HOLDING and whole.iri not in ("", iri):
                yield self.say(iri, ENT.isPartOf, whole.iri, spans, method, _PART, status=rung, when=when)
                if act.verb in _CREATING and ENT.Activity in self.discourse.entity(whole.iri).types:
                    role = self.vocabulary.predicate(self.words.alone[act.verb])
                    yield self.say(whole.iri, role, iri, spans, method, _PART, status=rung, when=when)
            return
        parties = self._parties(act.subject)
        states = self.describer.states(iri)
        foreign = bool(states) and not thing.ours and states.isdisjoint(parties)
        if act.verb == "contain" or foreign or self.describer.is_unilateral(iri):
            return
        together = len(parties) > 1 or bool(thing.partners)
        properties = self.words.together if together else self.words.alone
        predicate = self.vocabulary.predicate(properties.get(act.verb, "participatesIn"))
        sure = _DESCRIBED if thing.mention is None else _NAMED
        if act.verb in _PRESIDING:
            leads = self.vocabulary.predicate(self.words.alone[act.verb])
            persons = persons_among(act.subject.parties, self.discourse)
            for person in persons:
                yield self.say(person, leads, iri, spans, method, sure, status=rung, when=when)
            if persons:
                predicate = ENT.participatesIn
                parties = [p for p in parties if p not in persons]
        for party in parties:
            if party != iri:
                yield self.say(party, predicate, iri, spans, method, sure, status=rung, when=when)
        for partner in thing.partners:
            if partner.iri not in ("", iri, *parties):
                proof = [*spans, (partner.start, partner.end)]
                yield self.say(
                    partner.iri,
                    ENT.participatesIn,
                    iri,
                    proof,
                    f"{method}-with",
                    sure,
                    status=rung,
                    when=when,
                )
        for role, named in thing.roles:
            if named.iri not in ("", iri):
                proof = [(thing.start, named.end)]
                role_of = self.vocabulary.predicate(role)
                yield self.say(named.iri, role_of, iri, proof, f"act-{role}", sure, status=rung, when=when)
        yield from self._founded(iri, act, spans, rung)
        kind = self.discourse.entity(iri).kind
        if thing.mention is None and act.verb != "welcome" and kind:
            yield self.say(iri, ENT.hasKind, kind, [(thing.start, thing.end)], "act-kind", _NAMED)

    def _gathered(
        self, tokens: list[Token], annotation: Annotation, act: Act, brought: Gathering
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
        for party in self._parties(act.subject) if role else ():
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
        yield from self._takes_place(tokens, act, thing)

    def _takes_place(self, tokens: list[Token], act: Act, thing: Thing) -> Iterator[Statement]:
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
        if where.date is None and occurs and act.verb in _MEETING:
            where = self._dated(tokens, act, where)
        first = act.start if act.end else thing.start
        rung = rung_of(self.words, act, thing)
        start = min(first, thing.start, where.date.start if where.date is not None else thing.start)
        yield from self.occasions.said(iri, where, (start, max(where.end, thing.end)), rung)
        yield from self._session(thing, iri)
        yield from self._occasion_of(tokens, thing, iri)

    def _dated(self, tokens: list[Token], act: Act, where: Occasion) -> Occasion:
        """The day that opens the sentence is that of the meeting it tells of: "Today, A and B hosted"."""
        opening = next((t for t in tokens[: act.place] if t.is_a("date")), None)
        if opening is None or opening.mention is None or ".." in opening.mention.value or act.tense != "past":
            return where
        return replace(where, date=opening.mention)

    def _occasion_of(self, tokens: list[Token], thing: Thing, iri: str) -> Iterator[Statement]:
        """A meeting that only "on" or "of" tells is part of what is named after: "an event on the Cable Pact"."""
        if thing.mention is not None or ENT.Meeting not in self.discourse.entity(iri).types:
            return
        for token in tokens:
            if thing.short <= token.start < thing.end and token.is_a("instrument", "club") and token.mention:
                if token.mention.iri not in ("", iri):
                    span = (thing.start, thing.end)
                    yield self.say(iri, ENT.isPartOf, token.mention.iri, [span], "act-occasion", _PART)
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

    def _sits(self, tokens: list[Token], sitting: Sitting) -> Iterator[Statement]:
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

    def _stands(self, tokens: list[Token], standing: Standing) -> Iterator[Statement]:
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

    def _strands(self, tokens: list[Token]) -> Iterator[Statement]:
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

    def _within(self, tokens: list[Token], acts: Sequence[Act], things: ThingReader) -> Iterator[Statement]:
        """What is launched within something named before: "a roadmap, within which we will launch a forum"."""
        whole: Mention | None = None
        for at, token in enumerate(tokens):
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
                if whole is None or act.place < at or act.verb not in _HOLDING:
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

    def _role(self, tokens: list[Token], role: Role) -> Iterator[Statement]:
        """The role that parties have in a thing, whatever the sentence says of it otherwise."""
        thing = role.thing
        iri = self.describer.iri(thing)
        if not iri or (thing.mention is not None and thing.mention.antecedent):
            return
        if thing.mention is None:
            self.described.append(Mention(thing.start, thing.short, "instrument", (iri,)))
        predicate = self.vocabulary.predicate(role.role)
        span = (thing.start, role.end)
        beside = self.occasions.after(tokens, role.after) if role.rung else None
        when = beside.date.value if beside is not None and beside.date is not None else ""
        spans = [(thing.start, beside.end)] if beside is not None and when else [span]
        for party in role.parties:
            if party.iri not in ("", iri):
                yield self.say(
                    party.iri, predicate, iri, spans, f"act-{role.role}", _ROLE, status=role.rung, when=when
                )
        if when:
            date = Literal(when, EDTF)
            yield self.say(iri, ENT.date, date, spans, "act-date", _ROLE, status=role.rung, when=when)

    def _counts(self, annotation: Annotation, act: Act, thing: Thing) -> bool:
        """Whether a verb and what it takes say that whoever acts takes part in it."""
        if act.verb == "welcome" or act.verb not in self.words.rungs:
            firm = bool(thing.rung) or (thing.mention is not None and not thing.mention.antecedent)
            return thing.ours and firm and len(self._parties(act.subject)) > 1
        if thing.mention is not None:
            return True
        if thing.listing or is_series(annotation, thing):
            return False
        if act.verb == "keep" and not (thing.counted or thing.fresh or thing.proper):
            return False
        if act.verb == "chair":
            return thing.proper or self.words.head(_word(self.document, thing)) == "Meeting"
        if act.verb == "fund":
            paid = self.document.text[act.start : act.end].lower() in self.words.sets["paying"]
            return thing.proper or (paid and thing.fresh and not thing.number)
        if thing.bare:
            return bool(thing.called)
        if thing.proper:
            return True
        open_ended = thing.number == "plural" and act.verb in self.words.sets["particular"]
        if thing.number == "loose" or open_ended:
            return False
        return act.verb in self.words.describing or bool(thing.partners)

    def _welcomed(self, annotation: Annotation, act: Act, thing: Thing) -> Iterator[Statement]:
        """What others did with an instrument named after them: "welcomed the launch of the A-B Dialogue"."""
        mention = thing.mention
        if not thing.rung or mention is None or not mention.iri or mention.antecedent:
            return
        when = date_of(self.document, self.words, annotation, act, thing, thing.rung)
        start = annotation.start if thing.end - annotation.start <= _LONGEST_PROOF else thing.start
        proof = [(start, thing.end)]
        for party in sorted(self.describer.states(mention.iri)):
            yield self.say(
                party,
                ENT.participatesIn,
                mention.iri,
                proof,
                "act-welcomed",
                _NAMED,
                status=thing.rung,
                when=when,
            )

    def _founded(self, iri: str, act: Act, spans: list[Span], rung: str) -> Iterator[Statement]:
        """What those who sign a framework or an agreement set up in it rests on that text."""
        focus = self.titles.focus
        circle = any(m.antecedent and len(m.iris) > 1 for m in act.subject.parties)
        if focus is None or focus.iri in ("", iri) or not circle or act.verb not in _CREATING or not rung:
            return
        if local(self.discourse.entity(focus.iri).kind) in mastheads().founding:
            proof = [*spans, *focus.antecedent]
            yield self.say(iri, ENT.isBasedOn, focus.iri, proof, "act-founded", _FOUNDED, status=rung)

    def _spans(self, act: Act, thing: Thing) -> list[Span]:
        """The clause from its subject to the thing, and where those are named who only pronouns mean."""
        subject = act.subject
        elsewhere = [span for m in subject.parties for span in m.antecedent]
        elsewhere += subject.instrument.antecedent if subject.instrument is not None else ()
        elsewhere += list(thing.mention.antecedent) if thing.mention is not None else []
        first, last = min(subject.start, thing.start), max(subject.end, thing.end)
        if last - first <= _LONGEST_PROOF:
            return [(first, last), *elsewhere]
        verb = act.start if act.end else thing.start
        return [(subject.start, subject.end), (min(verb, thing.start), max(act.end, thing.end)), *elsewhere]

    # -- lists ----------------------------------------------------------------------------------

    def _is_listed(self, passage: Passage) -> bool:
        parent = self.document.passages[passage.parent] if passage.parent is not None else passage
        return parent.kind is PassageKind.LIST_ITEM

    def _leading(self, tokens: list[Token], act: Act) -> Lead | None:
        """Who does what with the things that a list names after this sentence; None where it announces none."""
        if not act.subject.parties or act.verb not in self.words.rungs:
            return None
        ahead = tokens[act.after : act.after + _ANNOUNCED]
        heads = [t for t in ahead if self.words.head(t.word) and t.word not in self.words.heads]
        if not heads:
            return None
        rung = self.words.rungs[act.verb].get(act.tense, "")
        when = self.document.date if performs(self.document, self.words, act, rung) else ""
        elsewhere = [span for m in act.subject.parties for span in m.antecedent]
        return Lead(act.subject, act.verb, rung, when, ((act.subject.start, heads[0].end), *elsewhere))

    def _item(self, annotation: Annotation) -> Iterator[Statement]:
        """What a list item opens with is one of the things its lead sentence announced."""
        lead = self.lead
        first = next((m for m in annotation.mentions if m.slot in ("instrument", "club")), None)
        if lead is None or first is None or not first.iri or first.antecedent:
            return
        if first.start - annotation.start > _OPENING or not self.document.text[first.start].isupper():
            return
        parties = self._parties(lead.subject)
        properties = self.words.together if len(parties) > 1 else self.words.alone
        predicate = self.vocabulary.predicate(properties.get(lead.verb, "participatesIn"))
        proof = [*lead.spans, (first.start, first.end)]
        for party in parties:
            if party != first.iri:
                yield self.say(
                    party, predicate, first.iri, proof, "act-list", _LISTED, status=lead.rung, when=lead.when
                )


def _word(document: Document, thing: Thing) -> str:
    """The head noun of a description, in small letters."""
    return document.text[thing.start : thing.short].split()[-1].lower() if thing.short > thing.start else ""
