"""From the acts of a sentence to statements: who takes part in what, and how firmly it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kg import iris
from kg.model import Document, Entity, Label, Passage, PassageKind, Statement
from kg.namespaces import ENT
from kg.reading.acts.clauses import Act, ClauseReader, Subject
from kg.reading.acts.meetings import MeetingReader
from kg.reading.acts.parties import acting
from kg.reading.acts.things import Thing, ThingReader
from kg.reading.acts.title import TitleReader
from kg.reading.acts.tokens import Token, tokenise
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

    def from_sentence(
        self, annotation: Annotation, passage: Passage, focus: Mention | None
    ) -> list[Statement]:
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
        for act in ClauseReader(tokens, self.words).read():
            taken = things.after(act.after) if act.verb != "meet" else []
            if act.verb in ("meet", "hold") and not taken and self.meetings is not None:
                found += self.meetings.read(tokens, act, self.annotator.text)
            for thing in taken:
                found += self._said(annotation, tokens, act, thing, focus)
            if not listed and (not taken or all(t.mention is None for t in taken)):
                self._lead(annotation, tokens, act)
        return found

    # -- one act --------------------------------------------------------------------------------

    def _said(
        self, annotation: Annotation, tokens: list[Token], act: Act, thing: Thing, focus: Mention | None
    ) -> Iterator[Statement]:
        words = self.words
        assert words is not None
        subject = act.subject
        rung = self._rung(act, thing)
        if act.verb == "welcome" or act.verb not in words.rungs:
            if not (
                thing.ours and thing.mention is not None and len(subject.parties) and self._many(subject)
            ):
                return
        if thing.mention is None and act.verb not in words.describing and not thing.partners:
            return
        if thing.mention is None and act.verb == "keep" and not (thing.counted or thing.fresh):
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
        if self._is_foreign(iri, thing, subject):
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
        if thing.mention is None and act.verb != "welcome":
            yield from self._kind(iri, thing)

    def _kind(self, iri: str, thing: Thing) -> Iterator[Statement]:
        kind = self.discourse.entity(iri).kind
        if kind:
            yield self.relater.statement(iri, ENT.hasKind, kind, [(thing.start, thing.end)], "act-kind", 0.75)

    def _rung(self, act: Act, thing: Thing) -> str:
        assert self.words is not None
        if act.tense == "considered":
            return "considered"
        by_tense = self.words.rungs.get(act.verb, {})
        rung = by_tense.get(act.tense, "ongoing" if act.tense == "ongoing" else "")
        if thing.rung is None:
            return rung
        return rung if act.tense == "future" and act.verb != "await" else thing.rung

    def _many(self, subject: Subject) -> bool:
        return len(set(self._parties(subject))) > 1

    def _parties(self, subject: Subject) -> list[str]:
        return acting(subject.parties, self.discourse)

    def _is_foreign(self, iri: str, thing: Thing, subject: Subject) -> bool:
        """Whether a name names its own parties, none of which acts."""
        known = next((k for k in reversed(self.discourse.known) if k.iri == iri), None)
        if known is None or not known.parties or thing.ours:
            return False
        states = {p for p in known.parties if ENT.Territory in self.discourse.entity(p).types}
        return bool(states) and states.isdisjoint(self._parties(subject))

    def _when(self, annotation: Annotation, act: Act, thing: Thing, rung: str) -> str:
        if not rung or rung == "ongoing":
            return ""
        dates = [m for m in annotation.mentions if m.slot == "date" and ".." not in m.value]
        after = [m for m in dates if thing.end <= m.start <= thing.end + _OPENING]
        if after:
            return after[0].value
        if len(dates) == 1:
            return dates[0].value
        if rung in _PERFORMED and act.tense == "present":
            return self.document.date
        return ""

    # -- things ---------------------------------------------------------------------------------

    def _iri(self, thing: Thing) -> str:
        if thing.mention is not None:
            return thing.mention.iri
        assert self.words is not None
        text = self.annotator.text
        cls = self._class(text[thing.start : thing.short])
        name = self._clean(text[thing.start : thing.end])
        heads = [h for h in longest(self.annotator.heads.find(text[thing.start : thing.short]))]
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
        if thing.end - subject.start <= _LONGEST_PROOF:
            return [(subject.start, thing.end), *antecedents]
        return [(subject.start, subject.end), (min(verb, thing.start), thing.end), *antecedents]

    # -- lists ----------------------------------------------------------------------------------

    def _is_listed(self, passage: Passage) -> bool:
        parent = self.document.passages[passage.parent] if passage.parent is not None else passage
        return parent.kind is PassageKind.LIST_ITEM

    def _lead(self, annotation: Annotation, tokens: list[Token], act: Act) -> None:
        """Keep who did what with the things that a list names after this sentence."""
        assert self.words is not None
        if not act.subject.parties or act.verb not in self.words.rungs:
            return
        ahead = tokens[act.after : act.after + 8]
        if not any(self.words.head(t.word) and t.word.endswith("s") for t in ahead):
            return
        rung = self.words.rungs[act.verb].get(act.tense, "")
        end = next((t.end for t in ahead if self.words.head(t.word)), tokens[act.place].end)
        spans = [(act.subject.start, end), *(s for m in act.subject.parties for s in m.antecedent)]
        self.lead = Lead(act.subject.parties, act.verb, rung, "", tuple(spans))

    def _item(self, annotation: Annotation) -> Iterator[Statement]:
        """What a list item opens with is one of the things its lead sentence announced."""
        if self.lead is None:
            return
        assert self.words is not None
        first = next((m for m in annotation.mentions if m.slot in ("instrument", "club")), None)
        if first is None or first.start - annotation.start > _OPENING or not first.iri:
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
