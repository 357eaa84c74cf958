"""Topics that a sentence names and no wording ties to anything.

A text that parties adopt, or that tells of one instrument, is on its subject in every sentence: a topic of the
concept schemes that stands in one is taken for a topic of the one instrument named before it, else of what the part
or the text is about. It is the last resort, and the least sure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Statement
from kg.namespaces import ENT
from kg.reading.annotation import Annotation
from kg.reading.mentions import Mention
from kg.reading.relations import Relater

_TOPIC = 0.55
# A passage longer than this proves too little.
_PROOF = 380

Span = tuple[int, int]


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
