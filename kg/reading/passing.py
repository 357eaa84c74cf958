"""Topics of the concept schemes that a sentence names and no verb or wording ties to anything.

A text that parties adopt, or that tells of one instrument, is on its subject in every sentence: a topic of the
concept schemes that stands in one is taken for a topic of the one instrument named before it, else of what the part
or the text is about. It is the last resort, and the least sure; a little surer is what stands in a sentence of which
those who sign are known to be the speakers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from kg.model import Statement
from kg.namespaces import ENT
from kg.reading.annotation import Annotation
from kg.reading.mentions import Mention
from kg.reading.relations import Relater

_TOPIC, _DECLARED = 0.55, 0.6
# A passage longer than this proves too little.
_PROOF = 380
# What stands before the first word of an item.
_BULLETS = " \n*_·-"

Span = tuple[int, int]


class DeclaredTopics:
    """Finds the topics that sentences of those who sign one document name."""

    def __init__(self, relater: Relater) -> None:
        self.relater = relater

    def read(
        self, annotation: Annotation, focus: Mention, bearer: Mention | None, told: AbstractSet[str]
    ) -> Iterator[Statement]:
        """The topics that the sentence names, with the clause up to each as its proof.

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
            first = max(annotation.start, mention.end - _PROOF)
            clause = max(text.rfind(mark, first, mention.start) for mark in ";:")
            start = max(first, clause + 1)
            start = mention.start - len(text[start : mention.start].lstrip(_BULLETS))
            owner = focus if bearer is None or mention.start < bearer.start else bearer
            if owner is not focus:
                start = max(first, min(start, owner.start))
            elif not told.isdisjoint(mention.iris):
                continue
            spans = [(start, mention.end), *owner.antecedent]
            for iri in owner.iris:
                for topic in mention.iris:
                    yield self.relater.statement(iri, ENT.covers, topic, spans, "declared", _DECLARED)


class PassingTopics:
    """Finds the topics that sentences of one document only name."""

    def __init__(self, relater: Relater) -> None:
        self.say = relater.statement

    def read(
        self, annotation: Annotation, focus: Mention | None, said: Iterable[Statement]
    ) -> Iterator[Statement]:
        """Topics that the sentence names and says nothing else of.

        Args:
            annotation: the sentence.
            focus: what the part or the text is about.
            said: what else is read in the sentence.
        """
        told = {iri for s in said for iri in (s.subject, s.object) if isinstance(iri, str)}
        things = [m for m in annotation.mentions if m.slot == "instrument" and m.iri]
        for topic in annotation.mentions:
            if topic.slot != "topic" or not topic.iri or topic.iri in told:
                continue
            owner = things[0] if len(things) == 1 and things[0].end <= topic.start else focus
            if owner is None or owner.iri in ("", topic.iri):
                continue
            yield self.say(
                owner.iri,
                ENT.covers,
                topic.iri,
                self._proof(topic, owner, annotation),
                "passing-topic",
                _TOPIC,
            )

    @staticmethod
    def _proof(topic: Mention, owner: Mention, annotation: Annotation) -> list[Span]:
        if not annotation.start <= owner.start < annotation.end:
            return [(topic.start, topic.end), *owner.antecedent]
        hull = (min(topic.start, owner.start), max(topic.end, owner.end))
        if hull[1] - hull[0] <= _PROOF:
            return [hull, *owner.antecedent]
        return [(topic.start, topic.end), (owner.start, owner.end), *owner.antecedent]
