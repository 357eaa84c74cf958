"""How far the name of a body reaches on either side of its head noun: "Valdorian Ministry of Ports and Cables"."""

from __future__ import annotations

import re

from kg.reading.capitals import Capitals

# A name of a body holds no more words than this; an item of a list inside it, no more than that.
_LONGEST = 14
_ITEM = 4
# A word no longer than this that opens no sentence may still be a common one.
_SHORT = 3
_INITIAL = re.compile(r"[A-ZÀ-Þ]\.")


class BodyBounds:
    """Finds where names of bodies begin and end in one sentence."""

    def __init__(self, sentence: Capitals) -> None:
        self.sentence = sentence
        self.sets = sentence.words.sets

    # -- after the head noun --------------------------------------------------------------------

    def right(self, at: int) -> int:
        """Index of the last word of what follows "Ministry of"."""
        sentence, sets = self.sentence, self.sets
        last = place = at
        while place < min(len(sentence.written), at + _LONGEST):
            if sentence.is_capital(place):
                joined = sentence.word(place - 1) in sets["body_joins"] - sets["body_links"]
                if joined and self._opens_another(place):
                    break
                last = place
                if sentence.key(place) in sets["honorifics"] and sentence.word(place + 1) == ".":
                    place += 1
            elif _INITIAL.fullmatch(sentence.word(place)) and sentence.is_capital(place + 1):
                pass  # "Secretary of State Ada J. Reef"
            elif sentence.word(place) == ",":
                listed = self._listed(last)
                if listed == last:
                    break
                last = place = listed
            elif not sentence.is_in(place, "body_links", "body_joins") or (
                sentence.is_in(place, "articles") and not sentence.is_in(place - 1, "body_links")
            ):
                break
            place += 1
        return last

    def _opens_another(self, place: int) -> bool:
        """Whether another body opens after "and": "Ministry of Ports and Japan", "... and Department of State"."""
        sentence = self.sentence
        if sentence.key(place) in self.sets["bodies_first"]:
            return True
        return sentence.is_state(place) or self._opens_body(place) or sentence.is_camel(place)

    def _opens_body(self, place: int) -> bool:
        """Whether the words with capitals that begin here end in a head noun of their own."""
        ahead = place
        while self.sentence.is_capital(ahead + 1):
            ahead += 1
        return ahead > place and self.sentence.is_head(ahead)

    def _listed(self, last: int) -> int:
        """Index of the last word of "Trade, Industry, and Energy", whose first item ends at *last*.

        Every item ends in a field that governments name their bodies after.
        """
        sentence, fields = self.sentence, self.sets["portfolios"]
        place, closed = last + 1, False
        if sentence.key(last) not in fields:
            return last
        while place < len(sentence.written):
            if sentence.is_in(place, ",", "&", "coordinators"):
                closed = closed or sentence.word(place) != ","
                place += 1
                continue
            start = place
            while sentence.is_capital(place) and place - start < _ITEM and not sentence.is_state(place):
                place += 1
            if place == start or sentence.key(place - 1) not in fields:
                break
            if closed:
                return place - 1
            if not sentence.is_in(place, ",", "&", "coordinators"):
                break
        return last

    # -- before the head noun -------------------------------------------------------------------

    def left(self, head: int, floor: int) -> tuple[int, str]:
        """Index of the first word of "Valdorian Cable Authority", and whose it is.

        Args:
            head: place of the head noun, which is given back where no word before it belongs to the name.
            floor: words before this place belong to another name.
        """
        sentence = self.sentence
        first = head
        while first > floor and head - first < _LONGEST:
            word = sentence.written[first - 1]
            if word[0].isupper() and (word[-1].isalnum() or word[-1] == "."):
                if sentence.is_common(first - 1) and (self._opens(first - 1) or len(word) <= _SHORT):
                    break
            elif not (word in self.sets["body_joins"] and self._crosses(first, floor)):
                break
            first -= 1
        while first < head and not sentence.written[first][0].isupper():
            first += 1
        named = (start for start in sentence.starts[first:head] if start in sentence.states)
        owner = next((sentence.states[start][1] for start in named), "")
        if all(self._is_owner(place, first) for place in range(first, head)):
            alone = sentence.key(head) in self.sets["bodies_state"]
            return (first, owner) if alone else (head, "")
        return (first, owner) if owner else self.owner(first, floor)

    def owner(self, at: int, floor: int) -> tuple[int, str]:
        """Where a name begins with the state before it, and the state: "U.S.", "Valdorian", "Valdoria’s"."""
        sentence = self.sentence
        back = at - 1
        while back >= floor and sentence.is_in(back, "genitive"):
            back -= 1
        if back < floor:
            return at, ""
        for end in (sentence.finishes[back], sentence.finishes[back] - 1):
            if end in sentence.ends:
                start, iri = sentence.ends[end]
                begins = next((i for i in range(back, -1, -1) if sentence.starts[i] == start), at)
                return (begins, iri) if back == at - 1 else (at, iri)
        return at, ""

    def _is_owner(self, place: int, first: int) -> bool:
        """Whether a word before a head noun only says whose it is."""
        start, begins = self.sentence.starts[place], self.sentence.starts[first]
        return any(begins <= a <= start < b for a, (b, _) in self.sentence.states.items())

    def _crosses(self, first: int, floor: int) -> bool:
        """Whether a name goes on to the left over the word before: "Trade and Development", not "NASA and European"."""
        sentence, at = self.sentence, first - 2
        if at < floor or not sentence.written[at][0].isupper() or sentence.is_state(at):
            return False
        if sentence.is_in(first - 1, "body_links"):
            return not sentence.is_common(at)
        if sentence.is_letters(at) or sentence.is_head(at) or sentence.is_camel(at):
            return False
        return not sentence.is_state(first) and sentence.finishes[at] not in sentence.ends

    def _opens(self, at: int) -> bool:
        """Whether a sentence opens at a word."""
        return at == 0 or self.sentence.word(at - 1) in ".:–—-*"
