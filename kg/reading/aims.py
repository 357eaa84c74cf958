"""What the instruments of a document are about, how much, how many and by when, as its sentences and headings say.

Each sentence is parsed once; who reads what of it is asked here, in one order.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.model import Document, Statement
from kg.reading.annotation import Annotation
from kg.reading.commitments import Clauses, deed_at
from kg.reading.coordination import Chunker
from kg.reading.counted import Counter
from kg.reading.discourse import Discourse
from kg.reading.goal_statements import GoalStatements
from kg.reading.goals import Goal
from kg.reading.labels import RunIn, label_of
from kg.reading.measures import Measures
from kg.reading.mentions import Mention
from kg.reading.owner_signs import LEADING
from kg.reading.passing import DeclaredTopics
from kg.reading.phrasing import phrasing
from kg.reading.rated_subjects import rated
from kg.reading.relations import Relater
from kg.reading.set_goals import SetGoals
from kg.reading.subject_timetables import SubjectTimetables
from kg.reading.topics import TopicNamer
from kg.reading.verbless_topics import VerblessTopics
from kg.text import search_key

# How far into a list item its first verb and what it takes begin.
_OPENING = 60
_COLON = re.compile(r"(?:\s*\([^()]{1,20}\))?[*_]{0,2}\s*:")
# How far into a sentence the instrument of its run-in head begins.
_RUN_IN = 12
# Without anything in focus, a sentence says something where it names an instrument, a date or a number.
_TELLING = frozenset({"I", "E", "N"})
# What follows whoever something belongs to.
_OWNS = ("s", "’", "'")
# "We" act together where so many parties sign.
_TOGETHER = 2


class Aims:
    """Reads what is committed to in one document's sentences.

    Attributes:
        leading: the instrument that the last sentence, which ends with a colon, leads to the topics of.
        headed: the instrument that the run-in head of the paragraph names.
    """

    def __init__(self, document: Document, relater: Relater, discourse: Discourse) -> None:
        self.relater = relater
        self.discourse = discourse
        self.phrasing = phrasing(document.language)
        namer = TopicNamer(document, discourse, self.phrasing)
        self.stating = GoalStatements(relater, discourse, namer)
        self.verbless = VerblessTopics(relater, namer, self.phrasing)
        self.declared = DeclaredTopics(relater)
        self.measures = Measures(document, relater, discourse)
        self.subjects = SubjectTimetables(self.measures)
        self.counter = Counter(relater)
        self.set_goals = SetGoals(relater, discourse, namer, self.measures.amounts)
        self.leading: Mention | None = None
        self.headed: Mention | None = None

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
        label = label_of(text, annotation.start, annotation.end, item=item)
        acts = ("plain", "third") if introduced else ("plain",)
        if label is not None and item and spoken and self._commands(label, acts):
            label, listed = None, True  # "**Accelerate integration,** including by"
        labelled = focus if introduced else whole
        if label is not None and spoken and labelled is not None:
            yield from self.verbless.of_label(label, annotation, labelled)
        start = label.after if label is not None else annotation.start
        words = self.phrasing.cut(text, start, annotation.end, annotation.mentions)
        if focus is None and all(w.tag not in _TELLING for w in words):
            return
        clauses = Clauses(words, text, self.phrasing)
        chunker = clauses.chunker
        goals = clauses.goals(spoken=spoken and focus is not None, listed=listed)
        if spoken and focus is not None and not listed:
            goals += rated(clauses)
        told: set[str] = set()
        if words and words[-1].key == ":":
            self.leading = self._leads_to(chunker, goals)
        if introduced and focus is not None:
            if label is None and not goals:
                phrases, _ = chunker.phrases(0)
                goals = [Goal(0, 0, focus, "", tuple(phrases))] if phrases else []
            goals = [replace(goal, owner=goal.owner or focus) for goal in goals]
        for goal in goals:
            owner = goal.owner or focus
            if owner is None or (goal.speech and goal.owner is not None):
                continue
            covered = list(self.stating.topics(chunker, goal, owner, sure=part))
            if listed and goal.owner is not None:
                told.update(str(s.object) for s in covered)
            yield from covered
        several = len(self.discourse.parties) >= _TOGETHER
        if spoken and several and focus is not None and not item and self.verbless.is_line(annotation):
            yield from self.verbless.of_heading(annotation, focus)
        opens = item or label is not None
        told_of = any(self._is_deed(chunker, goal) for goal in goals)
        if opens and spoken and (listed or several) and focus is not None and not told_of:
            yield from self.verbless.of_item(clauses, focus)
        dated = list(self.measures.timetables(chunker, goals))
        yield from dated or self.subjects.read(chunker)
        if spoken and focus is not None and not goals and not opens:
            yield from self.verbless.of_enumeration(clauses, focus)
        yield from self.measures.amounts.read(chunker, goals, self._head(annotation, start))
        yield from self.counter.read(chunker)
        yield from self.set_goals.read(chunker)
        if focus is not None and declared:
            yield from self.declared.read(annotation, focus, clauses.bearer, told)
        if focus is not None and spoken and several:
            yield from self.stating.targets(chunker, goals, focus)

    def of_heading(self, annotation: Annotation, focus: Mention | None) -> Iterator[Statement]:
        """What a heading names, the instrument in focus is about."""
        return self.verbless.of_heading(annotation, focus)

    def opens_with_verb(self, annotation: Annotation) -> bool:
        """Whether a list item goes on from who acts: "Launch a dialogue on X", "Review of Y"."""
        text = self.relater.text
        label = label_of(text, annotation.start, annotation.end, item=True)
        start = label.after if label is not None else annotation.start
        opening = self.phrasing.cut(text, start, min(annotation.end, start + _OPENING), ())
        chunker = Chunker(opening, text, self.phrasing)
        at = chunker.past(0, "adverbs")
        form = self.phrasing.form(chunker.key(at))
        second = chunker.within(at + 1, "coordinators") and self.phrasing.form(chunker.key(at + 2)) == form
        verb = form in ("plain", "ing") and (chunker.takes(at) or second)
        return verb or chunker.opens_finite(at) or deed_at(chunker) > 0

    def with_things(self, annotation: Annotation, things: Sequence[Mention]) -> Annotation:
        """A sentence in which things that have no name are mentions as well."""
        things = [t for t in things if not self._is_hollow(t)]
        if not things and all(a.start <= b.start for a, b in pairwise(annotation.mentions)):
            return annotation
        kept = [
            m for m in annotation.mentions if not any(m.start < t.end and t.start < m.end for t in things)
        ]
        return replace(annotation, mentions=tuple(sorted([*kept, *things], key=lambda m: m.start)))

    def _is_hollow(self, thing: Mention) -> bool:
        """Whether a thing is only what is done ("efforts", "steps"), which has no topic of its own."""
        words = search_key(self.relater.text[thing.start : thing.end]).split()
        return bool(words) and words[-1 if self.phrasing.head_last else 0] in self.phrasing["no_things"]

    def _commands(self, label: RunIn, forms: Collection[str]) -> bool:
        """Whether what looks like a label begins with a verb of one of some forms and its object: what is done."""
        words = self.phrasing.cut(self.relater.text, label.start, label.end, ())
        chunker = Chunker(words, self.relater.text, self.phrasing)
        key = chunker.key(0)
        if self.phrasing.form(key) not in forms or self.phrasing.verb(key) in self.phrasing["ambiguous"]:
            return False
        second = 2 if chunker.within(1, "coordinators") else 0
        if self.phrasing.form(chunker.key(second)) not in forms:
            return False
        return chunker.within(second + 1, "determiners") or chunker.is_content(second + 1)

    def _is_deed(self, chunker: Chunker, goal: Goal) -> bool:
        """Whether a goal is what a verb is about, not the list that "approaches such as" leads to."""
        return LEADING.isdisjoint(chunker.listings[goal.verb])

    def _head(self, annotation: Annotation, start: int) -> Mention | None:
        """The instrument that the run-in head of a sentence names, or that of its paragraph before it."""
        text = self.relater.text
        named = (m for m in annotation.mentions if m.slot == "instrument" and m.iri)
        opening = next(named, None)
        if start > annotation.start or (opening is not None and _COLON.match(text, opening.end)):
            self.headed = None
            if opening is not None and (opening.end <= start or opening.start < annotation.start + _RUN_IN):
                span = (opening.start, opening.end)
                self.headed = replace(opening, antecedent=(*opening.antecedent, span))
        elif self.headed is not None and "\n\n" in text[self.headed.end : annotation.start]:
            self.headed = None
        return self.headed

    @staticmethod
    def _leads_to(chunker: Chunker, goals: Sequence[Goal]) -> Mention | None:
        """The instrument whose topics the items after a colon are: "the pact aims to:"; None where somebody acts."""
        fronted = next((n + 1 for n in range(chunker.size) if chunker.key(n) == ","), 0)
        places = (chunker.past(begin, "determiners") for begin in (0, fronted))
        at = next((n for n in places if n < chunker.size and chunker.tag(n) == "I"), 0)
        first = chunker.words[at].mention if at < chunker.size and chunker.tag(at) == "I" else None
        owner = goals[-1].owner if goals and goals[-1].owner is not None else first
        if owner is None or (owner.antecedent and (owner != first or chunker.key(at + 1) in _OWNS)):
            return None  # "the initiative's activities may include:"
        return replace(owner, antecedent=((owner.start, owner.end), *owner.antecedent))
