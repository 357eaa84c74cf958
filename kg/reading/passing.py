"""Topics and places that a sentence names and no wording ties to anything.

A text that parties adopt, or that tells of one instrument, is on its subject in every sentence: a topic of the
concept schemes that stands in one is taken for a topic of the one instrument named before it, else of what the part
or the text is about; and the text concerns a state or region named after "in" or "across" that takes no part in it. It is the
last resort, and the least sure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Statement
from kg.namespaces import ENT
from kg.reading.act_words import ActWords
from kg.reading.annotation import Annotation
from kg.reading.discourse import Discourse
from kg.reading.mentions import Mention
from kg.reading.relations import Relater

_TOPIC, _PLACE = 0.55, 0.4
# How far after a place what it only belongs to begins; marks that join it to that.
_BESIDE = 4
_GLUED = frozenset("’'-")
# Classes of verbs that tell of a meeting.
_MEETING = frozenset({"meet", "hold", "sign"})
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


class PassingPlaces:
    """Finds the states and regions that sentences of one document only name."""

    def __init__(self, relater: Relater, discourse: Discourse, words: ActWords) -> None:
        """Begin with a document.

        Args:
            relater: makes its statements.
            discourse: what it has named so far.
            words: the words of its language.
        """
        self.say = relater.statement
        self.discourse = discourse
        self.words = words
        self.text = discourse.document.text

    def read(
        self, annotation: Annotation, focus: Mention | None, said: Iterable[Statement]
    ) -> Iterator[Statement]:
        """Places that the sentence names and says nothing else of.

        Args:
            annotation: the sentence.
            focus: what the text is about.
            said: what else is read in the sentence.
        """
        places = [m for m in annotation.mentions if m.slot == "party" and m.iri and not m.antecedent]
        if focus is None or not focus.iri or not places:
            return
        told = {iri for s in said for iri in (s.subject, s.object) if isinstance(iri, str)}
        venues = self._meets(annotation)
        told |= {focus.iri, *self.discourse.parties, *self.discourse.speakers}
        for place in places:
            if place.iri in told or not self._is_place(place.iri, venues=venues):
                continue
            if not self._is_led_to(annotation, place):
                continue
            told.add(place.iri)
            proof = [(place.start, place.end), *focus.antecedent]
            yield self.say(focus.iri, ENT.concerns, place.iri, proof, "passing-place", _PLACE)

    def _is_place(self, iri: str, *, venues: bool) -> bool:
        """Whether a party is a region or a state, and no state in which a meeting may have taken place."""
        types = self.discourse.entity(iri).types
        return ENT.Region in types or (ENT.Territory in types and not venues)

    def _meets(self, annotation: Annotation) -> bool:
        """Whether a sentence tells of a meeting or a signing, which take place somewhere."""
        said = self.text[annotation.start : annotation.end].lower().split()
        return any(word in self.words.forms and self.words.forms[word][0] in _MEETING for word in said)

    def _is_led_to(self, annotation: Annotation, place: Mention) -> bool:
        """Whether a word that leads to a place stands before it, and no name or noun of its own after it."""
        beside = self.text[place.end : place.end + _BESIDE]
        if beside[:1] in _GLUED or (beside[:1].isspace() and beside.strip()[:1].isupper()):
            return False  # "in Valdoria’s ports", "the Valdoria Group"
        words = self.text[annotation.start : place.start].lower().split()[-2:]
        while words and words[-1] in self.words.sets["articles_definite"]:
            words.pop()
        return bool(words) and words[-1] in self.words.sets["about_places"]
