"""From the acts of a sentence to statements: who takes part in what, and how firmly it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.iris import local
from kg.model import Document, Passage, PassageKind, Statement
from kg.namespaces import ENT
from kg.reading.acts.beside import BesideReader
from kg.reading.acts.circle import acts_of_circle, speaks
from kg.reading.acts.clauses import Act, ClauseReader, Subject
from kg.reading.acts.commands import Leading, commanded, followed, leading, named_acts
from kg.reading.acts.describing import Describer, clean, is_series
from kg.reading.acts.gatherings import gathering
from kg.reading.acts.masthead import mastheads
from kg.reading.acts.meetings import MeetingReader
from kg.reading.acts.parties import acting, persons_among
from kg.reading.acts.standing import date_of, performs, rung_of
from kg.reading.acts.things import Thing, ThingReader
from kg.reading.acts.title import TitleReader
from kg.reading.acts.tokens import Token, tokenise
from kg.reading.acts.words import ActWords, act_words
from kg.reading.annotation import Annotation, Annotator
from kg.reading.mentions import Mention
from kg.reading.relations import Relater
from kg.vocabulary import Vocabulary

_NAMED, _DESCRIBED, _LISTED, _FOUNDED, _PART = 0.75, 0.65, 0.7, 0.65, 0.7
# A clause longer than this is no short proof: its subject and its verb are quoted apart.
_LONGEST_PROOF = 380
# How far into a list item the name of what it is about may stand.
_OPENING = 14
# How far into a sentence its first word ends.
_WORD = 12
# How far after its verb a lead sentence says what it lists.
_ANNOUNCED = 8
# Classes of verbs by which something comes to be.
_SIGNING = frozenset({"sign", "conclude"})
# A name made of those who sign is no longer than this.
_LONGEST_NAME = 160
_PRESIDING = frozenset({"chair", "hold"})
_CREATING = frozenset({"launch", "establish", "hold"})
_HOLDING = frozenset({"launch", "establish", "contain", "hold"})

# Mentions of those who may do something, or have something done to them.
_ACTING = frozenset({"party", "club", "instrument"})

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
        self.beside = BesideReader(document, annotator, relater, words, self.describer, vocabulary)
        self.topics = relater.names.topics
        self.lead: Lead | None = None
        self.leading: Leading | None = None
        self.paragraph = -1
        self.within = False  # the sentence goes on in the paragraph of the one before
        self.described: list[Mention] = []
        self.acted: tuple[tuple[str, ...], Span] | None = None

    def read(self, annotation: Annotation, passage: Passage) -> list[Statement]:
        """What the acts of a sentence say."""
        self.described = []
        self.within = passage.parent is not None and passage.parent == self.paragraph
        self.paragraph = passage.parent if passage.parent is not None else -1
        if not self._may_act(annotation):
            self.acted = None
            if not self._is_listed(passage):
                self.lead = None
            return []
        tokens = tokenise(self.annotator.text, annotation.start, annotation.end, annotation.mentions)
        things = ThingReader(tokens, self.words, self.describer.end_of_name(annotation))
        item = self._is_listed(passage)
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
                found += self.beside.gathered(tokens, annotation, act, brought)
                taken = []
            elif not taken:
                found += self.meetings.read(tokens, act, self.annotator.text)
            for thing in taken:
                found += self._said(annotation, act, thing)
                found += self.beside.takes_place(tokens, act, thing)
            if lead is None and act.verb != "via" and all(t.mention is None for t in taken):
                lead = self._leading(tokens, act)
        found += self.beside.read(tokens, acts, things)
        self.described += self.beside.described
        for act, thing in acts_of_circle(tokens, things, self.words, self.discourse):
            found += self._said(annotation, act, thing)
        if item:
            found += self._item(annotation)
        else:
            self.lead = lead
        return found

    def _may_act(self, annotation: Annotation) -> bool:
        """Whether somebody acts in a sentence: who is named, those who sign, whom a lead names, or "it"."""
        if speaks(self.discourse) or self.leading is not None:
            return True
        if any(m.slot in _ACTING for m in annotation.mentions):
            return True
        opening = self.annotator.text[annotation.start : annotation.start + _WORD].lower().split(maxsplit=1)
        return bool(opening) and opening[0] in self.words.sets["it"]

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
        circle = self.discourse.circles.get(iri, frozenset())
        foreign = foreign or (bool(circle) and circle.isdisjoint(parties))
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
        if thing.mention is None and self.topics is not None:
            head = (self._head_start(thing), thing.short)
            hits = [h for h in annotation.names if thing.start <= h.start and h.end <= thing.end]
            for topic, _ in self.topics.topics((thing.start, thing.end), head, hits):
                yield self.say(iri, ENT.covers, topic, [(thing.start, thing.end)], "act-words", _PART)

    def _head_start(self, thing: Thing) -> int:
        """Where the head noun of a described thing begins."""
        words = self.annotator.text[thing.start : thing.short].rsplit(maxsplit=1)
        return thing.short - len(words[-1]) if words else thing.start

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
