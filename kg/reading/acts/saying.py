"""From one verb and one thing it takes to statements: who takes part in it, how firmly, and what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.iris import local
from kg.model import Statement
from kg.namespaces import ENT
from kg.reading.act_words import key
from kg.reading.acts.act import Act
from kg.reading.acts.counting import counts
from kg.reading.acts.describing import Describer
from kg.reading.acts.masthead import mastheads
from kg.reading.acts.parties import acting, persons_among
from kg.reading.acts.setting import PartReader, Setting
from kg.reading.acts.standing import date_of, rung_of
from kg.reading.acts.thing import Thing
from kg.reading.acts.title import TitleReader
from kg.reading.annotation import Annotation
from kg.reading.mentions import Mention

_NAMED, _DESCRIBED, _FOUNDED, _PART = 0.75, 0.65, 0.65, 0.7
# A clause longer than this is no short proof: its subject and its verb are quoted apart.
_LONGEST_PROOF = 380
# Classes of verbs by which something is led, comes to be, or belongs to what acts.
_PRESIDING = frozenset({"chair", "hold"})
# Classes of verbs by which others too may speak of a thing, and how many parties a name tells to be all.
_SPEAKING, _SEVERAL = frozenset({"await", "keep", "via", "share"}), 2
_CREATING = frozenset({"launch", "establish", "hold"})
_HOLDING = frozenset({"launch", "establish", "contain", "hold"})

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """What a verb makes of a thing.

    Attributes:
        iri: the thing.
        act: the verb, and who acts.
        thing: the thing as it is worded.
        rung: how firmly it stands; empty where that is not said.
        when: EDTF date of the rung.
        spans: the proof.
    """

    iri: str
    act: Act
    thing: Thing
    rung: str
    when: str
    spans: list[Span]

    @property
    def method(self) -> str:
        """How it was read."""
        return f"act-{self.act.verb}"

    @property
    def sure(self) -> float:
        """How sure it is that those who act take part."""
        return _DESCRIBED if self.thing.mention is None else _NAMED


class ActSayer(PartReader):
    """Makes statements of one verb and one thing at a time."""

    def __init__(self, setting: Setting, titles: TitleReader, describer: Describer) -> None:
        """Begin with a document.

        Args:
            setting: what its readers work with.
            titles: what its title says it is.
            describer: names the things that have no name.
        """
        super().__init__(setting)
        self.titles = titles
        self.describer = describer
        self.topics = setting.relater.names.topics
        self.described: list[Mention] = []  # the things of a sentence that have no name
        self.told: list[Told] = []  # what the verbs of a sentence make of the things they take

    def read(self, annotation: Annotation, act: Act, thing: Thing) -> Iterator[Statement]:
        """What one verb says of one thing."""
        if not counts(self.document, self.words, self.discourse, annotation, act, thing):
            yield from self._welcomed(annotation, act, thing)
            return
        told = self._told(annotation, act, thing)
        if told is None:
            return
        whole = act.subject.instrument
        if whole is not None:
            if act.verb in _HOLDING and whole.iri not in ("", told.iri):
                yield from self._within(told, whole.iri)
            elif whole.iri not in ("", told.iri):
                yield from self._backed(told, whole.iri)
            return
        parties = acting(act.subject.parties, self.discourse)
        alone = act.verb == "via" and persons_among(act.subject.parties, self.discourse) == parties
        if alone and ENT.Meeting not in self.discourse.entity(told.iri).types:
            return  # "President Reyes spoke under the Pact": that is her state's
        if act.verb == "contain" or self._is_foreign(told, parties) or self.describer.is_unilateral(told.iri):
            return
        parties = self._concerned(told, parties)
        self.told.append(told)
        yield from self._taking_part(told, parties)
        yield from self._partners(told, parties)
        yield from self._founded(told)
        if thing.mention is None:
            yield from self._described(annotation, told)

    def _told(self, annotation: Annotation, act: Act, thing: Thing) -> Told | None:
        """What a verb makes of a thing; None where the thing is not known."""
        whole = act.subject.instrument
        if whole is not None and whole.iri and thing.mention is None and not thing.called:
            thing = self.describer.of_whole(thing, whole.iri)
        iri = self._of_pair(annotation, act, thing) or self.describer.iri(thing)
        if not iri:
            return None
        if self.words.head_first and thing.partners:
            self.describer.call_with(iri, thing)
        if thing.mention is None:
            self.described.append(Mention(thing.start, thing.short, "instrument", (iri,)))
        rung = rung_of(self.words, act, thing)
        when = date_of(self.document, self.words, annotation, act, thing, rung)
        if act.tense == "present" and rung and when.split("/")[0] > self.document.date > "":
            rung = "planned"  # "Launching a dialogue in 2032"
        return Told(iri, act, thing, rung, when, _proof(act, thing))

    def _of_pair(self, annotation: Annotation, act: Act, thing: Thing) -> str:
        """IRI of what its kind and two parties tell: "négocie un accord de libre-échange avec A"; empty for others."""
        series = next((m for m in annotation.mentions if m.slot == "series" and m.start == thing.start), None)
        own = acting(act.subject.parties, self.discourse)
        others = acting(thing.partners, self.discourse)
        if series is None or len(own) != 1 or len(others) != 1 or own == others:
            return ""
        return self.discourse.pair(series.value, own[0], others[0], (thing.start, thing.end))

    def _say(
        self,
        subject: str,
        predicate: str,
        thing: str,
        told: Told,
        method: str,
        sure: float,
        spans: Sequence[Span] = (),
    ) -> Statement:
        """A statement that stands as firmly as a verb says, with its proof where no other is given."""
        proof = spans or told.spans
        return self.say(subject, predicate, thing, proof, method, sure, status=told.rung, when=told.when)

    def _within(self, told: Told, whole: str) -> Iterator[Statement]:
        """What an instrument sets up or holds is part of it."""
        yield self._say(told.iri, ENT.isPartOf, whole, told, told.method, _PART)
        types = self.discourse.entity(whole).types
        if told.act.verb in _CREATING and not {ENT.Agreement}.intersection(types):
            role = self.vocabulary.predicate(self.words.alone[told.act.verb])
            yield self._say(whole, role, told.iri, told, told.method, _PART)

    def _backed(self, told: Told, whole: str) -> Iterator[Statement]:
        """What an instrument that is no text stands behind: "The Reef Group endorsed the Cable Pact"."""
        said = self.annotator.text[told.act.start : told.act.end].lower()
        if ENT.Agreement in self.discourse.entity(whole).types:
            return
        if said in self.words.any_of("endorsing", "standing_behind"):
            role = self.vocabulary.predicate(self.words.alone["back"])
            yield self._say(whole, role, told.iri, told, told.method, _PART)

    def _concerned(self, told: Told, parties: Sequence[str]) -> list[str]:
        """Those who act, without the states that only speak of what others are named to have together."""
        named = self.describer.parties(told.iri)
        if told.act.verb not in _SPEAKING or len(named) < _SEVERAL:
            return list(parties)
        return [p for p in parties if p in named or not self.is_a(p, ENT.Territory)]

    def _is_foreign(self, told: Told, parties: Sequence[str]) -> bool:
        """Whether the name of a thing says that it is between others than those who act."""
        states = self.describer.states(told.iri)
        circle = self.discourse.circles.get(told.iri, frozenset())
        if told.act.verb in _CREATING and all(self._is_of_no_state(party) for party in parties):
            return False  # "the Reef Institute launched a dialogue between A and B"
        named = bool(states) and not told.thing.ours and states.isdisjoint(parties)
        return named or (bool(circle) and circle.isdisjoint(parties))

    def _is_of_no_state(self, party: str) -> bool:
        """Whether who acts is a body that no state is known to own: it may bring others together."""
        entity = self.discourse.entity(party)
        return ENT.Organisation in entity.types and not self.discourse.speaks_for(party)

    def _speak_together(self, parties: Sequence[str]) -> bool:
        """Whether "we" are the members of a club that is no organisation: "Declaration of the G7 ministers"."""
        if len(parties) != 1 or tuple(parties) != self.discourse.speakers:
            return False
        club = self.discourse.entity(parties[0])
        return self.vocabulary.is_a(club, ENT.Grouping) and ENT.Organisation not in club.types

    def _taking_part(self, told: Told, parties: Sequence[str]) -> Iterator[Statement]:
        """Those who act take part; a person who presides leads."""
        verb = told.act.verb
        together = len(parties) > 1 or bool(told.thing.partners) or self._speak_together(parties)
        properties = self.words.together if together else self.words.alone
        predicate = self.vocabulary.predicate(properties.get(verb, "participatesIn"))
        persons = persons_among(told.act.subject.parties, self.discourse) if verb in _PRESIDING else []
        if persons:
            leads = (
                ENT.attends
                if self._meet(told, persons)
                else self.vocabulary.predicate(self.words.alone[verb])
            )
            for person in persons:
                yield self._say(person, leads, told.iri, told, told.method, told.sure)
            predicate = ENT.participatesIn
        for person in persons_among(told.act.subject.parties, self.discourse) if verb == "launch" else ():
            if person not in parties:  # "Presidents A and B launched": they did, and their states take part
                launches = self.vocabulary.predicate(self.words.alone[verb])
                yield self._say(person, launches, told.iri, told, told.method, told.sure)
        between = self.describer.states(told.iri) if verb == "back" else frozenset()
        for party in parties:
            if party != told.iri and party not in persons:
                predicate = ENT.participatesIn if party in between else predicate
                yield self._say(party, predicate, told.iri, told, told.method, told.sure)

    def _meet(self, told: Told, persons: Sequence[str]) -> bool:
        """Whether persons who hold a meeting together only attend it: "A and B held their first meeting"."""
        said = self.annotator.text[told.act.start : told.act.end].lower()
        presiding = told.act.verb == "chair" or said in self.words.any_of("receiving", "convening")
        return len(persons) > 1 and not presiding and ENT.Meeting in self.discourse.entity(told.iri).types

    def _partners(self, told: Told, parties: Sequence[str]) -> Iterator[Statement]:
        """Those named after a thing take part in it too, or have the role that is named."""
        thing, method = told.thing, f"{told.method}-with"
        for partner in thing.partners:
            meant = partner.iris if len(partner.iris) == 1 or partner.antecedent else ()
            for iri in meant:
                if iri not in (told.iri, *parties):
                    proof = [*told.spans, (partner.start, partner.end), *partner.antecedent]
                    yield self._say(iri, ENT.participatesIn, told.iri, told, method, told.sure, proof)
        for role, named in thing.roles:
            if named.iri not in ("", told.iri):
                proof = [(thing.start, named.end)]
                predicate = self.vocabulary.predicate(role)
                yield self._say(named.iri, predicate, told.iri, told, f"act-{role}", told.sure, proof)

    def _founded(self, told: Told) -> Iterator[Statement]:
        """What those who sign a framework or an agreement set up in it rests on that text."""
        focus, act = self.titles.focus, told.act
        circle = any(m.antecedent and len(m.iris) > 1 for m in act.subject.parties)
        if focus is None or focus.iri in ("", told.iri) or not circle:
            return
        if act.verb not in _CREATING or not told.rung:
            return
        if local(self.discourse.entity(focus.iri).kind) in mastheads().founding:
            proof = [*told.spans, *focus.antecedent]
            yield self.say(
                told.iri, ENT.isBasedOn, focus.iri, proof, "act-founded", _FOUNDED, status=told.rung
            )

    def _described(self, annotation: Annotation, told: Told) -> Iterator[Statement]:
        """What the words of a description say of its thing: its kind, and what it is about."""
        iri, thing = told.iri, told.thing
        span = (thing.start, thing.end)
        kind = self.discourse.entity(iri).kind
        if told.act.verb != "welcome" and kind:
            yield self.say(iri, ENT.hasKind, kind, [span], "act-kind", _NAMED)
        if self.topics is None or told.act.verb == "via":
            return
        hits = [h for h in annotation.names if thing.start <= h.start and h.end <= thing.end]
        for topic, _ in self.topics.topics(span, (self._head_start(thing), thing.short), hits):
            if not self._says_nothing(topic):
                yield self.say(iri, ENT.covers, topic, [span], "act-words", _PART)

    def _says_nothing(self, topic: str) -> bool:
        """Whether the words of a topic only say how a thing is done: "joint"."""
        said = key(self.discourse.entity(topic).label(self.document.language)).split()
        return self.words.sets["vague"].union(self.words.sets["shared"]).issuperset(said)

    def _head_start(self, thing: Thing) -> int:
        """Where the head noun of a described thing begins."""
        said = self.annotator.text[thing.start : thing.short]
        whole = (h.start for h in self.annotator.heads.find(said) if h.end == len(said))
        words = said.rsplit(maxsplit=1)
        return thing.start + min(whole, default=len(said) - len(words[-1]) if words else 0)

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


def _proof(act: Act, thing: Thing) -> list[Span]:
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
