"""What the instruments of a document are about, as its sentences, leads and headings say: ``covers`` and ``concerns``."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Document, Passage, PassageKind, Statement
from kg.namespaces import ENT
from kg.reading.annotation import Annotation
from kg.reading.commitments import Clauses, Goal
from kg.reading.discourse import Discourse
from kg.reading.mentions import Mention
from kg.reading.noun_phrases import Chunker
from kg.reading.phrasing import phrasing
from kg.reading.relations import Relater
from kg.reading.topics import TopicNamer

# A passage longer than this proves too little: it then begins with the verb.
_LONGEST = 380
_STATUS = {"future": "planned", "ongoing": "ongoing"}
_CONCEPT, _WORDS = 0.6, 0.5


class Aims:
    """Reads what is committed to in one document's sentences."""

    def __init__(self, document: Document, relater: Relater, discourse: Discourse) -> None:
        self.document = document
        self.relater = relater
        self.discourse = discourse
        self.phrasing = phrasing(document.language)
        self.namer = TopicNamer(document, discourse)

    def of_sentence(
        self, annotation: Annotation, focus: Mention | None, *, spoken: bool, listed: bool
    ) -> Iterator[Statement]:
        """The statements a sentence makes of the instrument in focus, and of those it names."""
        text = self.relater.text
        words = self.phrasing.cut(text, annotation.start, annotation.end, annotation.mentions)
        clauses = Clauses(words, text, self.phrasing)
        for goal in clauses.goals(spoken=spoken and focus is not None, listed=listed):
            owner = goal.owner or focus
            if owner is None or goal.purpose or (goal.speech and goal.owner is not None):
                continue
            yield from self._covers(clauses.chunker, goal, owner)

    def _covers(self, chunker: Chunker, goal: Goal, owner: Mention) -> Iterator[Statement]:
        words = chunker.words
        status = _STATUS.get(goal.tense, "")
        for phrase in goal.phrases:
            for topic in self.namer.topics(chunker, phrase):
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
