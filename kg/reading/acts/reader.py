"""From the acts of a sentence to statements: who takes part in what, and how firmly it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg import iris
from kg.model import Document, Entity, Label, Passage, PassageKind, Statement
from kg.namespaces import ENT
from kg.reading.acts.clauses import Act, ClauseReader, Subject
from kg.reading.acts.masthead import mastheads
from kg.reading.acts.meetings import MeetingReader
from kg.reading.acts.parties import acting
from kg.reading.acts.things import Thing, ThingReader
from kg.reading.acts.title import TitleReader
from kg.reading.acts.tokens import Token, phrase_at, tokenise
from kg.reading.acts.words import act_words, key
from kg.reading.annotation import Annotation, Annotator
from kg.reading.mentions import Mention
from kg.reading.name_extent import name_end
from kg.reading.relations import Relater
from kg.vocabulary import Vocabulary
from kg.vocabulary.lexicon import Hit, longest

_NAMED, _DESCRIBED, _LISTED = 0.75, 0.65, 0.7
# A clause longer than this is no short proof: its subject and its verb are quoted apart.
_LONGEST_PROOF = 380
# How far into a list item the name of what it is about may stand.
_OPENING = 14
# Fewer than this sign nothing together.
_FEWEST = 2
# How far after "our" what binds may stand.
_BOUND = 6
_PERFORMED = frozenset({"launched", "established", "signed", "concluded", "held"})

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Lead:
    """A sentence whose things are listed after it: who does what with them."""

    parties: tuple[Mention, ...]
    verb: str
    rung: str
    when: str
    spans: tuple[Span, ...]


class ActReader:
    """Reads the acts of one document's sentences, as its discourse unfolds."""

    def __init__(
        self, document: Document, vocabulary: Vocabulary, annotator: Annotator, relater: Relater
    ) -> None:
        self.document = document
        self.vocabulary = vocabulary
        self.annotator = annotator
        self.discourse = annotator.discourse
        self.relater = relater
        self.words = act_words(document.language)
        self.titles = (
            TitleReader(document, vocabulary, annotator, relater, self.words) if self.words else None
        )
        self.meetings = (
            MeetingReader(document, self.words, self.discourse, relater) if self.words else None
        )
        self.lead: Lead | None = None
        self.described: list[Mention] = []  # the things of the sentence read last that have no name
        self.led = -1  # where the sentence begins that gave the lead
        self.acted: tuple[tuple[str, ...], Span] | None = None

    def from_sentence(self, annotation: Annotation, passage: Passage) -> list[Statement]:
        """What the acts of a sentence say."""
        if self.words is None or passage.kind is PassageKind.HEADING:
            return []
        self.described = []
        tokens = tokenise(self.annotator.text, annotation.start, annotation.end, annotation.mentions)
        things = ThingReader(tokens, self.words, self._end_of_name(annotation))
        listed = self._is_listed(passage)
        found = list(self._item(annotation)) if listed else []
        if not listed:
            self.lead = None
        acts = ClauseReader(tokens, self.words).read()
        self._remember(acts, annotation)
        for act in acts:
            taken = things.after(act.after) if act.verb != "meet" else []
            if act.verb == "fund" and not taken:
                taken = things.toward(act.after)
            if act.verb == "via":
                taken = [t for t in taken[:1] if t.mention is not None or t.proper]
            if act.verb in ("meet", "hold", "welcome") and not taken and self.meetings is not None:
                found += self.meetings.read(tokens, act, self.annotator.text)
            for thing in taken:
                found += self._said(annotation, tokens, act, thing)
            if act.verb != "via" and not listed and (not taken or all(t.mention is None for t in taken)):
                self._lead(annotation, tokens, act)
        found += self._possessed(annotation, tokens, things)
        return [*found, *self._passive(annotation, tokens, things)]

    def _remember(self, acts: Sequence[Act], annotation: Annotation) -> None:
        """Keep who acted together: "they" of the next sentence are all of them."""
        for act in acts:
            parties = acting(act.subject.parties, self.discourse)
            if len(parties) > 1:
                self.acted = (tuple(parties), (act.subject.start, annotation.end))
                return
        self.acted = None

    # -- one act --------------------------------------------------------------------------------

    def _said(
        self, annotation: Annotation, tokens: list[Token], act: Act, thing: Thing
    ) -> Iterator[Statement]:
        words = self.words
        assert words is not None
        subject = act.subject
        rung = self._rung(act, thing)
        if act.verb == "welcome" or act.verb not in words.rungs:
            if not (
                thing.ours
                and (thing.rung or (thing.mention is not None and not thing.mention.antecedent))
                and self._many(subject)
            ):
                yield from self._welcomed(annotation, act, thing)
                return
        welcomed = act.verb == "welcome" and thing.rung
        if thing.mention is None and not (thing.proper or thing.partners or welcomed):
            if act.verb not in words.describing:
                return
        if thing.mention is None and act.verb == "keep" and not (thing.counted or thing.fresh or thing.proper):
            return
        if thing.mention is None and (thing.listing or self._is_series(annotation, thing)):
            return
        if thing.mention is None and not thing.proper and (thing.loose or (thing.plural and act.verb in words.sets["particular"])):
            return
        iri = self._iri(thing)
        if not iri:
            return
        if thing.mention is None:
            self.described.append(Mention(thing.start, thing.short, "instrument", (iri,)))
        spans = self._spans(subject, tokens[act.place].start, thing)
        when = self._when(annotation, act, thing, rung)
        confidence = _DESCRIBED if thing.mention is None else _NAMED
        method = f"act-{act.verb}"
        if subject.instrument is not None:
            if act.verb in ("establish", "launch", "contain") and subject.instrument.iri not in ("", iri):
                yield self.relater.statement(
                    iri, ENT.isPartOf, subject.instrument.iri, spans, method, 0.7, status=rung, when=when
                )
            return
        alone = not self._many(subject)
        if act.verb == "contain" or self._is_foreign(iri, thing, subject) or self._is_unilateral(iri):
            return
        predicate = (words.alone if alone and not thing.partners else words.together).get(
            act.verb, "participatesIn"
        )
        for party in self._parties(subject):
            if party == iri:
                continue
            yield self.relater.statement(
                party,
                self.vocabulary.predicate(predicate),
                iri,
                spans,
                method,
                confidence,
                status=rung,
                when=when,
            )
        for partner in thing.partners:
            if partner.iri and partner.iri != iri and partner.iri not in self._parties(subject):
                yield self.relater.statement(
                    partner.iri,
                    ENT.participatesIn,
                    iri,
                    [*spans, (partner.start, partner.end)],
                    f"{method}-with",
                    confidence,
                    status=rung,
                    when=when,
                )
        for role, party in thing.roles:
            if party.iri and party.iri != iri:
                yield self.relater.statement(
                    party.iri, self.vocabulary.predicate(role), iri, [(thing.start, party.end)], f"act-{role}",
                    confidence, status=rung, when=when,
                )
        yield from self._founded(iri, act, thing, spans, rung)
        if thing.mention is None and act.verb != "welcome":
            yield from self._kind(iri, thing)

    def _possessed(self, annotation: Annotation, tokens: list[Token], things: ThingReader) -> Iterator[Statement]:
        """Those who sign take part in what "our commitments under" and the like speak of."""
        words = self.words
        assert words is not None
        signed = self.discourse.parties
        if len(signed) < _FEWEST or self.discourse.speakers:
            return
        for place, token in enumerate(tokens):
            if token.word not in words.sets["first_person"]:
                continue
            owned = [t for t in things.after(place)[:1] if t.mention is not None and self._is_owned(t.mention)]
            for thing in owned:  # "our new Space Agreement"
                yield from self._bound(annotation, tokens, thing, place, place)
            for ahead in range(place + 1, min(len(tokens), place + _BOUND)):
                if tokens[ahead].word in words.sets["bound"]:
                    link = ahead + 1
                    if link < len(tokens) and tokens[link].word in words.sets["links"]:
                        for thing in [t for t in things.after(link + 1)[:1] if t.mention is not None]:
                            yield from self._bound(annotation, tokens, thing, place, ahead)
                    break
                if not tokens[ahead].word.isalpha():
                    break

    @staticmethod
    def _is_owned(mention: Mention) -> bool:
        """Whether what "our" stands before is named there, and is no club ("our G7 partners")."""
        return mention.slot == "instrument" and not mention.antecedent

    def _bound(
        self, annotation: Annotation, tokens: list[Token], thing: Thing, place: int, verb: int
    ) -> Iterator[Statement]:
        start = tokens[place].start
        circle = Mention(start, start, "party", self.discourse.parties, antecedent=self.discourse.title)
        act = Act(Subject((circle,), None, start, start), "via", "present", verb, verb + 1)
        yield from self._said(annotation, tokens, act, thing)

    def _passive(self, annotation: Annotation, tokens: list[Token], things: ThingReader) -> Iterator[Statement]:
        """What "will be established" where nobody is named is done by those who sign the text."""
        words = self.words
        assert words is not None
        signed = self.discourse.parties
        if len(signed) < _FEWEST or self.discourse.speakers:
            return
        circle = Mention(annotation.start, annotation.start, "party", signed, antecedent=self.discourse.title)
        for place, token in enumerate(tokens):
            cls, tenses = words.forms.get(token.word, ("", frozenset()))
            last = place
            pair = phrase_at(tokens, place, words.phrases["past_particles"])
            if pair:  # "mis en place"
                phrase, last = key(" ".join(t.word for t in tokens[place : place + pair])), place + pair - 1
                cls, tenses = words.particles.get(phrase, ""), frozenset({"past"})
            if "past" not in tenses or cls not in words.purposes:
                continue
            after = tokens[last + 1].word if last + 1 < len(tokens) else ""
            first = self._auxiliary(tokens, place)
            if first is None or after in words.sets["agents"]:
                continue
            thing = things.ending(first[0])
            if thing is None or (thing.mention is None and not (thing.fresh or thing.proper)):
                continue
            end = max(thing.end, tokens[last].end)
            subject = Subject((circle,), None, thing.start, thing.start)
            yield from self._said(annotation, tokens, Act(subject, cls, first[1], place, last + 1), replace(thing, end=end, name_end=thing.end, roles=things.roles(last + 1)))

    def _auxiliary(self, tokens: list[Token], verb: int) -> tuple[int, str] | None:
        """Where the auxiliaries before a participle begin, and their tense."""
        assert self.words is not None
        for first in range(max(0, verb - 4), verb):
            long = phrase_at(tokens, first, self.words.phrases["passives"])
            between = tokens[first + long : verb]
            if long and all(t.word in self.words.sets["adverbs"] for t in between):
                return first, self.words.passives[key(" ".join(t.word for t in tokens[first : first + long]))]
        return None

    def _welcomed(self, annotation: Annotation, act: Act, thing: Thing) -> Iterator[Statement]:
        """What others did with an instrument named after them: "welcomed the launch of the A-B Dialogue"."""
        if not thing.rung or thing.mention is None or not thing.mention.iri or thing.mention.antecedent:
            return
        known = next((k for k in reversed(self.discourse.known) if k.iri == thing.mention.iri), None)
        when = self._when(annotation, act, thing, thing.rung)
        start = annotation.start if thing.end - annotation.start <= _LONGEST_PROOF else thing.start
        for party in sorted(known.parties) if known is not None else ():
            if ENT.Territory in self.discourse.entity(party).types:
                yield self.relater.statement(
                    party, ENT.participatesIn, thing.mention.iri, [(start, thing.end)], "act-welcomed", _NAMED,
                    status=thing.rung, when=when,
                )

    def _founded(self, iri: str, act: Act, thing: Thing, spans: list[Span], rung: str) -> Iterator[Statement]:
        """What those who sign a framework or an agreement set up in it rests on that text."""
        focus = self.titles.focus if self.titles is not None else None
        circle = any(m.antecedent and len(m.iris) > 1 for m in act.subject.parties)
        if focus is None or not focus.iri or not circle or act.verb not in ("launch", "establish", "hold"):
            return
        entity = self.discourse.entity(focus.iri)
        if entity.kind.rsplit("/", 1)[-1] in mastheads().founding and focus.iri != iri and rung:
            yield self.relater.statement(
                iri, ENT.isBasedOn, focus.iri, [*spans, *focus.antecedent], "act-founded", 0.65, status=rung
            )

    def _kind(self, iri: str, thing: Thing) -> Iterator[Statement]:
        kind = self.discourse.entity(iri).kind
        if kind:
            yield self.relater.statement(iri, ENT.hasKind, kind, [(thing.start, thing.end)], "act-kind", 0.75)

    def _rung(self, act: Act, thing: Thing) -> str:
        assert self.words is not None
        if act.tense == "considered":
            return "considered"
        if act.verb == "keep" and thing.mention is None and thing.fresh and act.tense in ("future", "ongoing"):
            return "planned"  # "will pursue new cooperation"
        by_tense = self.words.rungs.get(act.verb, {})
        rung = by_tense.get(act.tense, "ongoing" if act.tense == "ongoing" else "")
        if thing.rung is None:
            return rung
        return rung if act.tense == "future" and act.verb != "await" else thing.rung

    def _many(self, subject: Subject) -> bool:
        return len(set(self._parties(subject))) > 1

    def _parties(self, subject: Subject) -> list[str]:
        return acting(subject.parties, self.discourse)

    @staticmethod
    def _is_series(annotation: Annotation, thing: Thing) -> bool:
        """Whether a generic plural stands there for one instrument a pair, which other wordings read."""
        series = (m for m in annotation.mentions if m.slot == "series")
        return any(m.start < thing.short and thing.start < m.end for m in series)

    def _is_unilateral(self, iri: str) -> bool:
        """Whether what is named is a text of one side: whoever uses it takes no part in it."""
        kind = self.discourse.entity(iri).kind
        return bool(kind) and kind.rsplit("/", 1)[-1] in self.annotator.grammar.unilateral

    def _is_foreign(self, iri: str, thing: Thing, subject: Subject) -> bool:
        """Whether a name names its own parties, none of which acts."""
        known = next((k for k in reversed(self.discourse.known) if k.iri == iri), None)
        if known is None or not known.parties or thing.ours:
            return False
        states = {p for p in known.parties if ENT.Territory in self.discourse.entity(p).types}
        return bool(states) and states.isdisjoint(self._parties(subject))

    def _when(self, annotation: Annotation, act: Act, thing: Thing, rung: str) -> str:
        if (not rung and act.verb not in ("hold", "chair")) or rung == "ongoing":
            return ""
        dates = [m for m in annotation.mentions if m.slot == "date" and ".." not in m.value]
        after = [m for m in dates if thing.end <= m.start <= thing.end + _OPENING]
        if after:
            return after[0].value
        if len(dates) == 1:
            return dates[0].value
        if rung in _PERFORMED and (act.tense == "present" or self._announces(act)):
            return self.document.date
        return ""

    def _announces(self, act: Act) -> bool:
        """Whether a text tells its news: "announced" is of its own day where no other is named."""
        assert self.words is not None
        return self.annotator.text[act.start : act.end].lower() in self.words.sets["news"]

    # -- things ---------------------------------------------------------------------------------

    def _iri(self, thing: Thing) -> str:
        if thing.mention is not None:
            if thing.start < thing.mention.start and not thing.mention.antecedent:
                # "critical minerals agreement with A": what stands before a head noun belongs to its name.
                whole = self._clean(self.annotator.text[thing.start : thing.end])
                self.discourse.also_called(thing.mention.iri, whole)
            return thing.mention.iri
        assert self.words is not None
        text = self.annotator.text
        head = text[: thing.short].rsplit(maxsplit=1)[-1] if thing.short > thing.end else text[thing.start : thing.short]
        cls = self._class(head)
        name = self._clean(text[thing.start : thing.name_end or thing.end])
        heads = longest(self.annotator.heads.find(text[thing.start : thing.short]))
        kind = heads[-1].iris[0] if heads and thing.start + heads[-1].end == thing.short else ""
        iri = self.discourse.describe(name, self.vocabulary.kinds[kind].denotes if kind else f"{ENT}{cls}")
        entity = self.discourse.entity(iri)
        if kind and not entity.kind:
            self.discourse.add(replace(entity, kind=kind))
        return iri

    def _class(self, head: str) -> str:
        """Local name of the class of the head noun that ends, or is, a description."""
        assert self.words is not None
        words = key(head).split()
        return self.words.heads.get(" ".join(words), "") or self.words.head(words[-1]) or "Activity"

    def _end_of_name(self, annotation: Annotation) -> Callable[[int], int]:
        """Where head nouns come first, a description goes on as a name does."""
        text, end = self.annotator.text, annotation.end
        hits: list[Hit] = []

        def find(last: int) -> int:
            if not hits:
                found = self.annotator.names.find_all(text[annotation.start : end])
                start = annotation.start
                hits.extend(Hit(start + h.start, start + h.end, h.iris, h.adjective) for h in found)
            return name_end(text, last, end, self.annotator.grammar, hits, frozenset())

        return find

    @staticmethod
    def _clean(text: str) -> str:
        return " ".join(text.replace("*", "").replace("\u200b", "").split())

    # -- evidence -------------------------------------------------------------------------------

    def _spans(self, subject: Subject, verb: int, thing: Thing) -> list[Span]:
        antecedents = [span for m in subject.parties for span in m.antecedent]
        antecedents += list(thing.mention.antecedent) if thing.mention is not None else []
        first, last = min(subject.start, thing.start), max(subject.end, thing.end)
        if last - first <= _LONGEST_PROOF:
            return [(first, last), *antecedents]
        return [(subject.start, subject.end), (min(verb, thing.start), max(verb, thing.end)), *antecedents]

    # -- lists ----------------------------------------------------------------------------------

    def _is_listed(self, passage: Passage) -> bool:
        parent = self.document.passages[passage.parent] if passage.parent is not None else passage
        return parent.kind is PassageKind.LIST_ITEM

    def _lead(self, annotation: Annotation, tokens: list[Token], act: Act) -> None:
        """Keep who did what with the things that a list names after this sentence."""
        assert self.words is not None
        if not act.subject.parties or act.verb not in self.words.rungs or self.led == annotation.start:
            return
        ahead = tokens[act.after : act.after + 8]
        if not any(self.words.head(t.word) and t.word.endswith("s") for t in ahead):
            return
        self.led = annotation.start
        rung = self.words.rungs[act.verb].get(act.tense, "")
        end = next((t.end for t in ahead if self.words.head(t.word)), tokens[act.place].end)
        spans = [(act.subject.start, end), *(s for m in act.subject.parties for s in m.antecedent)]
        when = self.document.date if rung in _PERFORMED and self._announces(act) else ""
        self.lead = Lead(act.subject.parties, act.verb, rung, when, tuple(spans))

    def _item(self, annotation: Annotation) -> Iterator[Statement]:
        """What a list item opens with is one of the things its lead sentence announced."""
        if self.lead is None:
            return
        assert self.words is not None
        first = next((m for m in annotation.mentions if m.slot in ("instrument", "club")), None)
        if first is None or first.start - annotation.start > _OPENING or not first.iri or first.antecedent:
            return
        if not self.document.text[first.start].isupper():
            return
        subject = Subject(self.lead.parties, None, 0, 0)
        properties = self.words.together if self._many(subject) else self.words.alone
        predicate = self.vocabulary.predicate(properties.get(self.lead.verb, "participatesIn"))
        for party in self._parties(subject):
            if party != first.iri:
                yield self.relater.statement(
                    party,
                    predicate,
                    first.iri,
                    [*self.lead.spans, (first.start, first.end)],
                    "act-list",
                    _LISTED,
                    status=self.lead.rung,
                    when=self.lead.when,
                )
