"""Places that a sentence names and no wording ties to anything.

A text that parties adopt, or that tells of one instrument, concerns a state or region that its sentences name after
"in" or "across" and that takes no part in it. It is the last resort, and the least sure.
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

_PLACE = 0.4
# How far after a place what it only belongs to begins; marks that join it to that.
_BESIDE = 4
_GLUED = frozenset("’'-")
# Classes of verbs that tell of a meeting.
_MEETING = frozenset({"meet", "hold", "sign"})


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
        if self._meets(annotation):
            return  # it may have taken place there
        told |= {focus.iri, *self.discourse.parties, *self.discourse.speakers}
        for place in places:
            if place.iri in told or not self._is_place(place.iri):
                continue
            if not self._is_led_to(annotation, place):
                continue
            told.add(place.iri)
            proof = [(place.start, place.end), *focus.antecedent]
            yield self.say(focus.iri, ENT.concerns, place.iri, proof, "passing-place", _PLACE)

    def _is_place(self, iri: str) -> bool:
        """Whether a party is a region or a state."""
        return not {ENT.Region, ENT.Territory}.isdisjoint(self.discourse.entity(iri).types)

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
