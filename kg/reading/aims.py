"""What the instruments of a document are about, and at whom they are directed, as its sentences and headings say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from kg.model import Document, Statement
from kg.namespaces import ENT
from kg.reading.annotation import Annotation
from kg.reading.commitments import Clauses, deed_at
from kg.reading.coordination import Chunker
from kg.reading.counted import Counter
from kg.reading.discourse import Discourse
from kg.reading.goals import Goal
from kg.reading.labels import label_of
from kg.reading.measures import Measures
from kg.reading.mentions import Mention
from kg.reading.noun_phrases import Phrase
from kg.reading.phrasing import phrasing
from kg.reading.relations import Relater
from kg.reading.topics import TopicNamer
from kg.text import search_key

# A passage longer than this proves too little: it then begins with the verb.
_LONGEST = 380
# A heading or lead of more words says too much to name a topic.
_HEADING = 9
# An item without a verb has no more words.
_ITEM = 32
# What may follow the noun phrase that such an item is.
_AFTER = ("relatives", "prepositions", "examples", "infinitive")
# How far into a list item its first verb and what it takes begin.
_OPENING = 60
_COLON = re.compile(r"(?:\s*\([^()]{1,20}\))?[*_]{0,2}\s*:")
# How far into a sentence the instrument of its run-in head begins.
_RUN_IN = 12
# Ways of saying what a text is about, and how many passages that say so are kept.
_ABOUT = frozenset({"committed", "lead", "heading", "declared"})
_MOST = 8
_STATUS = {"future": "planned", "ongoing": "ongoing"}
_CONCEPT, _WORDS, _DIRECTED = 0.6, 0.5, 0.55
# Without anything in focus, a sentence says something where it names an instrument, a date or a number.
_TELLING = frozenset({"I", "E", "N"})
# The number before what a heading names: "2. Ports", "Pillar 2: Ports", "IV – Ports".
_NUMBERED = re.compile(
    r"\W*(?:[^\W\d]{3,10}\s+)?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Za-z](?=[.)]))\s?[.):–—-]+\s*(?=\w)"
)
# What follows whoever something belongs to.
_OWNS = ("s", "’", "'")
# "We" act together where so many parties sign.
_TOGETHER = 2


class Aims:
    """Reads what is committed to in one document's sentences."""

    def __init__(self, document: Document, relater: Relater, discourse: Discourse) -> None:
        self.document = document
        self.relater = relater
        self.discourse = discourse
        self.phrasing = phrasing(document.language)
        self.measures = Measures(document, relater, discourse)
        self.counter = Counter(relater)
        self.headed: Mention | None = None  # the instrument that the run-in head of the paragraph names
        self.namer = TopicNamer(document, discourse, self.phrasing)
        # The instrument that the last sentence, which ends with a colon, leads to the topics of.
        self.leading: Mention | None = None

    def of_sentence(
        self,
        annotation: Annotation,
        focus: Mention | None,
        *,
        whole: Mention | None,
        spoken: bool,
        listed: bool,
        item: bool = False,
        part: bool = False,
        declared: bool = False,
        introduced: bool = False,
    ) -> Iterator[Statement]:
        """The statements a sentence makes of the instrument in focus, and of those it names.

        Args:
            annotation: the sentence.
            focus: what the text here is about.
            whole: what the labels of its paragraphs are said of.
            spoken: those who sign the text may be its subject.
            listed: it goes on from a lead sentence of theirs.
            part: it stands under the label of a part, which it tells about whoever its subject is.
            item: it opens a list item, whose label may be plain.
            declared: those who sign are known to speak, so that each concept they name is what they speak of.
            introduced: the instrument in focus led to it ("the meeting discussed:"): it is one of its topics.
        """
        text = self.relater.text
        self.leading = None
        lead = label_of(text, annotation.start, annotation.end, item=item)
        if lead is not None and spoken and whole is not None:
            spans = (lead.start, _cut(text, lead.start, annotation.end))
            yield from self._named(lead.start, lead.end, annotation, whole, "lead", spans)
        start = lead.after if lead is not None else annotation.start
        words = self.phrasing.cut(text, start, annotation.end, annotation.mentions)
        if focus is None and all(w.tag not in _TELLING for w in words):
            return
        clauses = Clauses(words, text, self.phrasing)
        goals = clauses.goals(spoken=spoken and focus is not None, listed=listed)
        told: set[str] = set()
        if words and words[-1].key == ":":
            self.leading = self._leads_to(clauses, goals)
        if introduced and lead is None and focus is not None and not goals:
            phrases, _ = clauses.chunker.phrases(0)
            goals = [Goal(0, 0, focus, "", tuple(phrases))] if phrases else []
        if introduced and focus is not None:
            goals = [replace(goal, owner=goal.owner or focus) for goal in goals]
        for goal in goals:
            owner = goal.owner or focus
            if owner is None or (goal.speech and goal.owner is not None):
                continue
            covered = list(self._covers(clauses.chunker, goal, owner, sure=part))
            if listed and goal.owner is not None:
                told.update(str(s.object) for s in covered)
            yield from covered
        joint = listed or len(self.discourse.parties) >= _TOGETHER
        if (item or lead is not None) and spoken and joint and focus is not None and not goals:
            yield from self._bare(clauses, focus)
        yield from self.measures.timetables(clauses.chunker, goals)
        yield from self.measures.amounts.read(clauses.chunker, goals, self._headed(annotation, start))
        yield from self.counter.read(clauses.chunker)
        if focus is not None and declared:
            yield from self._declared(annotation, focus, clauses.bearer, told)
        if focus is not None and spoken:
            yield from self._concerns(clauses.chunker, goals, focus)

    def _headed(self, annotation: Annotation, start: int) -> Mention | None:
        """The instrument that the run-in head of a sentence names, or that of its paragraph before it."""
        text = self.relater.text
        named = (m for m in annotation.mentions if m.slot == "instrument" and m.iri)
        opening = next(named, None)
        if start > annotation.start or (opening is not None and _COLON.match(text, opening.end)):
            inside = opening is not None and (
                opening.end <= start or opening.start < annotation.start + _RUN_IN
            )
            self.headed = (
                replace(opening, antecedent=(*opening.antecedent, (opening.start, opening.end)))
                if (inside and opening is not None)
                else None
            )
        elif self.headed is not None and "\n\n" in text[self.headed.end : annotation.start]:
            self.headed = None
        return self.headed

    @staticmethod
    def _leads_to(clauses: Clauses, goals: Sequence[Goal]) -> Mention | None:
        """The instrument whose topics the items after a colon are: "the pact aims to:"; None where somebody acts."""
        chunker = clauses.chunker
        at = chunker.past(0, "determiners")
        first = chunker.words[at].mention if at < chunker.size and chunker.tag(at) == "I" else None
        owner = goals[-1].owner if goals and goals[-1].owner is not None else first
        if owner is None or (owner.antecedent and (owner != first or chunker.key(at + 1) in _OWNS)):
            return None  # "the initiative's activities may include:"
        return replace(owner, antecedent=((owner.start, owner.end), *owner.antecedent))

    def _bare(self, clauses: Clauses, focus: Mention) -> Iterator[Statement]:
        """What an item without a verb names: "Rules that are fair and open", "Seabed cables and their repair"."""
        chunker, words = clauses.chunker, clauses.words
        size = len(words) - (bool(words) and words[-1].tag == "P")
        begin = chunker.past(0, "determiners")
        if not 0 < size <= _ITEM or chunker.tag(begin) in "IGEN" or not chunker.is_content(begin):
            return
        phrases, last = chunker.phrases(begin, example=any(w.key == ";" for w in words))
        after = chunker.past_bracket(last)
        apart = any(chunker.within(after, name) for name in _AFTER) or after >= size
        apart = apart or (
            self.phrasing.form(chunker.key(after)) in ("past", "ing") and not chunker.takes(after)
        )
        if not phrases or not apart:
            return
        if chunker.within(after, "relatives"):
            phrases += self._related(clauses, after)
        for phrase in phrases:
            for topic in self.namer.topics(chunker, phrase):
                spans = [(words[begin].start, topic.end), *focus.antecedent]
                for iri in focus.iris:
                    certainty = _CONCEPT if topic.listed else _WORDS
                    yield self.relater.statement(iri, ENT.covers, topic.iri, spans, "item", certainty)

    def _related(self, clauses: Clauses, at: int) -> Iterator[Phrase]:
        """What the verbs of a relative clause are about: "systems that protect privacy and deter theft"."""
        chunker, form = clauses.chunker, self.phrasing.form
        while at < len(clauses.words):
            opens = chunker.within(at - 1, "relatives") or chunker.within(at - 1, "coordinators")
            if opens and form(chunker.key(at)) in ("plain", "third") and chunker.takes(at):
                phrases, last = chunker.phrases(chunker.past(at + 1, "adverbs"))
                yield from phrases
                at = max(at, last - 1)
            at += 1

    def opens_with_verb(self, annotation: Annotation) -> bool:
        """Whether a list item goes on from who acts: "Launch a dialogue on X", "Review of Y"."""
        text = self.relater.text
        lead = label_of(text, annotation.start, annotation.end, item=True)
        start = lead.after if lead is not None else annotation.start
        opening = self.phrasing.cut(text, start, min(annotation.end, start + _OPENING), ())
        chunker = Chunker(opening, text, self.phrasing)
        at = chunker.past(0, "adverbs")
        form = self.phrasing.form(chunker.key(at))
        second = chunker.within(at + 1, "coordinators") and self.phrasing.form(chunker.key(at + 2)) == form
        verb = form in ("plain", "ing") and (chunker.takes(at) or second)
        return verb or deed_at(chunker) > 0

    def is_hollow(self, thing: Mention) -> bool:
        """Whether a thing is only what is done ("efforts", "steps"), which has no topic of its own."""
        words = search_key(self.relater.text[thing.start : thing.end]).split()
        return bool(words) and words[-1 if self.phrasing.head_last else 0] in self.phrasing["no_things"]

    def of_heading(self, annotation: Annotation, focus: Mention | None) -> Iterator[Statement]:
        """What a heading names, the instrument in focus is about."""
        if focus is not None and not (annotation.start <= focus.start < annotation.end):
            number = _NUMBERED.match(self.relater.text, annotation.start, annotation.end)
            span = (number.end() if number is not None else annotation.start, annotation.end)
            yield from self._named(*span, annotation, focus, "heading", span)

    def _named(
        self,
        start: int,
        end: int,
        annotation: Annotation,
        focus: Mention,
        method: str,
        proof: tuple[int, int],
    ) -> Iterator[Statement]:
        """What a heading or the lead of a list item names, where it is a noun phrase and nothing else."""
        words = self.phrasing.cut(self.relater.text, start, end, annotation.mentions)
        while words and words[-1].tag == "P":
            words.pop()
        while words and words[0].tag in "NP":
            words.pop(0)  # "1. Trusted Technology"
        if not 0 < len(words) <= _HEADING or any(w.tag in "IGE" for w in words):
            return
        chunker = Chunker(words, self.relater.text, self.phrasing)
        begin = 0
        verb = self.phrasing.verb(words[0].key)
        sure = verb not in self.phrasing["gerund_nouns"] and verb not in self.phrasing["ambiguous"]
        if self.phrasing.form(words[0].key) in ("ing", "plain") and sure:
            begin = 1  # "Strengthening supply chains"
        if begin == len(words) or any(chunker.within(at, "headings_not") for at in range(len(words))):
            return
        listed = any(chunker.within(at, "coordinators") for at in range(len(words)))
        several = listed and any(w.key == "," for w in words)
        phrases, last = chunker.phrases(begin, example=several)
        if chunker.past_bracket(last) < len(words) or (not listed and any(w.key == "," for w in words)):
            return  # "Orla Quint, Member": somebody
        for phrase in phrases:
            for topic in self.namer.topics(chunker, phrase, alone=len(phrases) == 1, titled=True):
                for iri in focus.iris:
                    spans = [proof, *focus.antecedent]
                    certainty = _CONCEPT if topic.listed else _WORDS
                    yield self.relater.statement(iri, ENT.covers, topic.iri, spans, method, certainty)

    def _declared(
        self, annotation: Annotation, focus: Mention, bearer: Mention | None, told: AbstractSet[str]
    ) -> Iterator[Statement]:
        """The concepts of the scheme that a sentence of those who sign names.

        Args:
            annotation: the sentence.
            focus: what the text is about.
            bearer: the instrument that an item of a list is about.
            told: the topics that the item says of an instrument it names.
        """
        text = self.relater.text
        for mention in (m for one in annotation.mentions for m in (one, *one.members)):
            if mention.slot != "topic" or mention.start < annotation.start:
                continue
            first = max(annotation.start, mention.end - _LONGEST)
            clause = max(text.rfind(mark, first, mention.start) for mark in ";:")
            start = max(first, clause + 1)
            start += len(text[start : mention.start]) - len(text[start : mention.start].lstrip(" \n*_·-"))
            owner = focus if bearer is None or mention.start < bearer.start else bearer
            if owner is not focus:
                start = max(first, min(start, owner.start))
            elif not told.isdisjoint(mention.iris):
                continue
            for iri in owner.iris:
                for topic in mention.iris:
                    spans = [(start, mention.end), *owner.antecedent]
                    yield self.relater.statement(iri, ENT.covers, topic, spans, "declared", _CONCEPT)

    def _concerns(self, chunker: Chunker, goals: Sequence[Goal], focus: Mention) -> Iterator[Statement]:
        """The states that commitments are directed at: "sanctions on A", "B's launches", "we support C"."""
        words, parties = chunker.words, self.discourse.parties
        if len(parties) < _TOGETHER or not goals or all(w.tag != "G" for w in words):
            return
        goal: Goal | None = None
        greeting = self.phrasing["greeting"]
        ahead = iter(goals)
        coming = next(ahead, None)
        for at, word in enumerate(words):
            while coming is not None and coming.verb < at:
                goal, coming = coming, next(ahead, None)
            mention = word.mention
            if goal is None or mention is None or not mention.iri or mention.antecedent:
                continue
            if self.phrasing.verb(words[goal.verb].key) in greeting:
                continue  # "we welcome the accession of A"
            if mention.iri in parties or ENT.Territory not in self.discourse.entity(mention.iri).types:
                continue
            if word.tag != "G" or not self._is_target(chunker, at, goal):
                continue
            owner = goal.owner or focus
            whole = chunker.phrase(at)
            end = words[whole.last - 1].end if whole is not None else word.end
            spans = [(words[self._from(chunker, goal, end)].start, end), *owner.antecedent]
            for iri in owner.iris:
                if iri != mention.iri:
                    yield self.relater.statement(
                        iri, ENT.concerns, mention.iri, spans, "directed", _DIRECTED, status=""
                    )

    @staticmethod
    def _from(chunker: Chunker, goal: Goal, end: int) -> int:
        """The word where the proof of a goal begins."""
        fits = end - chunker.words[goal.start].start <= _LONGEST
        return goal.start if fits else goal.verb

    @staticmethod
    def _is_target(chunker: Chunker, at: int, goal: Goal) -> bool:
        """Whether a state is what is acted on or for, not with whom, whose or where."""
        phrasing = chunker.phrasing
        before = at - 1
        while before > goal.verb and chunker.within(before, "determiners"):
            before -= 1
        if chunker.key(at + 1) == "s" and phrasing.head_last:
            return True
        if before == goal.verb:
            return True
        return chunker.key(before) in phrasing["targets"]

    def _covers(
        self, chunker: Chunker, goal: Goal, owner: Mention, *, sure: bool = False
    ) -> Iterator[Statement]:
        words = chunker.words
        if self.phrasing.verb(words[goal.verb].key) in self.phrasing["gathering"]:
            return  # who comes together, not what for
        status = _STATUS.get(goal.tense, "")
        for phrase in goal.phrases:
            # What examples stand for has been judged already.
            meant = sure or goal.owner is not None or goal.circle or phrase.example
            meant = meant and not goal.purpose
            owned = goal.owner is not None
            for topic in self.namer.topics(chunker, phrase, owned=owned, sure=meant):
                start = words[goal.start].start
                if owner.start >= words[0].start:
                    start = min(start, max(owner.start, words[0].start))
                if topic.end - start > _LONGEST:
                    start = words[goal.verb].start
                if topic.end - start > _LONGEST:
                    start = words[phrase.first].start
                spans = [(start, topic.end), *owner.antecedent]
                for iri in owner.iris:
                    yield self.relater.statement(
                        iri,
                        ENT.covers,
                        topic.iri,
                        spans,
                        "committed",
                        _CONCEPT if topic.listed else _WORDS,
                        status=status,
                    )


def with_things(
    annotation: Annotation, things: Sequence[Mention], is_hollow: Callable[[Mention], bool]
) -> Annotation:
    """A sentence in which things that have no name are mentions as well."""
    things = [t for t in things if not is_hollow(t)]
    if not things and all(a.start <= b.start for a, b in pairwise(annotation.mentions)):
        return annotation
    kept = [m for m in annotation.mentions if not any(m.start < t.end and t.start < m.end for t in things)]
    return replace(annotation, mentions=tuple(sorted([*kept, *things], key=lambda m: m.start)))


def united(said: Statement, again: Statement) -> Statement:
    """A statement of what a text is about, with the passages of *again* that say so as well."""
    methods = {s.method.rsplit("/", 1)[-1] for s in (said, again)}
    new = tuple(
        q for q in again.quotes if not any(o.start <= q.start and q.end <= o.end for o in said.quotes)
    )
    if (
        said.predicate != ENT.covers
        or methods.isdisjoint(_ABOUT)
        or not new
        or len(said.quotes) + len(new) > _MOST
    ):
        return said
    return replace(said, quotes=tuple(sorted({*said.quotes, *new})))


def _cut(text: str, start: int, end: int) -> int:
    """The end of a passage, or of as many of its words as prove something at a glance."""
    if end - start <= _LONGEST:
        return end
    return text.rfind(" ", start, start + _LONGEST)
