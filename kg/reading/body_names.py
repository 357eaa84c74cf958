"""The names of bodies around head nouns with capitals: "Ministry of Ports and Cables", "Cable Authority"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.reading.body_bounds import BodyBounds
from kg.reading.called import ACRONYM
from kg.reading.capitals import Capitals

# First and last word of a name, and whose it is.
Extent = tuple[int, int, str]


class BodyNames:
    """Finds names of bodies in one sentence."""

    def __init__(self, sentence: Capitals) -> None:
        self.sentence = sentence
        self.words = sentence.words
        self.bounds = BodyBounds(sentence)
        self.floor = 0  # words before it belong to the name before

    def names(self, text: str) -> Iterator[Extent]:
        """The names of bodies, in order."""
        telling = self.words.any_of("bodies_first", "bodies_last", "bodies_national", "bodies_owned")
        for place in self.sentence.places:
            word = self.sentence.written[place]
            if place < self.floor or (word.isupper() and len(word) > 1):
                continue
            key = self.sentence.key(place)
            extent = self._around(place, key, text) if key in telling else None
            if extent is not None:
                self.floor = extent[1] + 1
                yield extent

    def _around(self, place: int, key: str, text: str) -> Extent | None:
        """The name around a head noun."""
        sets, following = self.words.sets, self.sentence.word(place + 1)
        closes = key in sets["bodies_last"]
        if following not in sets["body_links"]:
            if closes:
                return self._closing(place)
            particular = key in self.words.any_of("bodies_national", "bodies_owned")
            return self._particular(place, key, text) if particular else None
        # "the Reef Institute on harbour lights"
        extent = self._closing(place) if closes and following not in sets["body_owners"] else None
        national = key in sets["bodies_national"] and self.sentence.key(place - 1) in sets["national"]
        leads = key in sets["bodies_first"] or national  # "Federal Commission for Safe Ports"
        return self._leading(place) if extent is None and leads else extent

    def _leading(self, place: int) -> Extent | None:
        """A name that goes on after its head noun: "Ministry of Ports"."""
        last = self.bounds.right(place + 1)
        if last <= place + 1:
            return None
        first, owner = self.bounds.left(place, self.floor)
        if first == place:
            first, owner = self.bounds.owner(place, self.floor)
        return first, last, owner

    def _closing(self, place: int) -> Extent | None:
        """A name that ends in its head noun: "Cable Authority"."""
        first, owner = self.bounds.left(place, self.floor)
        return (first, place, owner) if first < place else None

    def _particular(self, place: int, key: str, text: str) -> Extent | None:
        """A council or centre, where something says that it is a body: its owner, its acronym, "national"."""
        sentence = self.sentence
        first, owner = self.bounds.left(place, self.floor)
        if first == place:
            return None
        if any(sentence.key(own) in self.words.sets["national"] for own in range(first, place)):
            return first, place, owner
        if key not in self.words.sets["bodies_owned"]:
            return None
        hyphens = any("-" in word for word in sentence.written[first:place])
        known = (owner and not hyphens) or sentence.is_in(first - 1, "genitive")
        return (first, place, owner) if known or ACRONYM.match(text, sentence.finishes[place]) else None
