"""Officials whose offices have small letters: "le ministre valdorien des ports, Jean Reyes", "Ana Reyes, ministre".

The office may stand before the name or after its comma; an honorific ("M.", "Mme") needs none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Document
from kg.namespaces import ENT
from kg.reading.act_words import ActWords
from kg.reading.discourse import Discourse
from kg.reading.officials import OfficialFinder
from kg.text import search_key
from kg.vocabulary import Vocabulary
from kg.vocabulary.lexicon import Hit

_WORDS = re.compile(r"\w+")
_TOKEN = re.compile(r"(?:[A-ZÀ-Þ]\.)+|[^\W_]+(?:-[^\W_]+)*|[^\w\s]|_")
# An office holds no more words than this; a name no fewer and no more than these.
_OFFICE = 16
_FEWEST, _MOST = 2, 4
_ENDS = frozenset(".;:!?")


class ApposedOfficials(OfficialFinder):
    """Finds officials by the office in small letters beside their name."""

    def __init__(
        self, document: Document, text: str, vocabulary: Vocabulary, words: ActWords, discourse: Discourse
    ) -> None:
        super().__init__(document, text, vocabulary, words, discourse)
        # One of these words must stand in a sentence that names an official.
        self.opening = words.phrases["offices_named"].first | words.sets["honorifics_named"]

    def find(self, start: int, end: int, hits: Sequence[Hit]) -> list[Hit]:
        """The officials of a sentence, as names of the lexicon would be."""
        if self.opening.isdisjoint(_WORDS.findall(self.text[start:end].lower())):
            return []
        tokens = list(_TOKEN.finditer(self.text, start, end))
        found: list[Hit] = []
        for hit in self._read(tokens, hits):
            if not found or hit.start >= found[-1].end:
                found.append(hit)
        return found

    def _read(self, tokens: Sequence[re.Match[str]], hits: Sequence[Hit]) -> Iterator[Hit]:
        at = 0
        while at < len(tokens):
            office = self._office(tokens, at)
            honorific = not office and self._is_honorific(tokens, at)
            hit: Hit | None = None
            if office:
                hit = self._before_office(tokens, at, at + office, hits)
                hit = hit or self._after_office(tokens, at, at + office, hits)
            elif honorific:
                first = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].group() == ".")
                last = self._run(tokens, first, hits, fewest=1)
                if last is not None:
                    hit = self._hit(tokens, at, first, last, self._further(tokens, last, hits), hits)
            if hit is not None:
                yield hit
                while at < len(tokens) and tokens[at].start() < hit.end:
                    at += 1
            else:
                at += max(office, 1)

    def _office(self, tokens: Sequence[re.Match[str]], at: int) -> int:
        """How many words the longest office at a place takes; 0 where none stands there."""
        phrases = self.words.phrases["offices_named"]
        words: list[str] = []
        best = 0
        for place, token in enumerate(tokens[at : at + phrases.longest], start=1):
            written = token.group().lower()
            if written in "’'":
                continue
            words += written.split("-")
            if " ".join(words) in phrases.all:
                best = place
        return best

    def _is_honorific(self, tokens: Sequence[re.Match[str]], at: int) -> bool:
        word = tokens[at].group()
        return word[0].isupper() and word.lower().rstrip(".") in self.words.sets["honorifics_named"]

    def _after_office(
        self, tokens: Sequence[re.Match[str]], at: int, after: int, hits: Sequence[Hit]
    ) -> Hit | None:
        """The name that follows an office and what it is of."""
        links = self.words.any_of("of", "determiners")
        place = after
        while place < min(len(tokens), after + _OFFICE):
            word = tokens[place].group()
            if word in _ENDS and not self._is_honorific(tokens, place - 1):
                return None
            linked = place > after and tokens[place - 1].group().lower() in links
            if not linked:
                first = place + (word == ",")
                fewest = _FEWEST
                if first < len(tokens) and self._is_honorific(tokens, first):
                    first += 1 + (first + 1 < len(tokens) and tokens[first + 1].group() == ".")
                    fewest = 1
                last = self._run(tokens, first, hits, fewest)
                if last is not None:
                    return self._hit(tokens, at, first, last, self._further(tokens, last, hits), hits)
                if word == ",":
                    following = tokens[first].group().lower() if first < len(tokens) else ""
                    if following not in self.words.sets["of"]:
                        return None
            acts = search_key(word) in self.words.forms or word in self.words.sets["tense_openings"]
            if word.islower() and acts and not self._is_joint(word):
                return None  # "le Premier ministre a rencontré Jean Reyes"
            place += 1
        return None

    def _is_joint(self, word: str) -> bool:
        return word in self.words.any_of("of", "determiners", "coordinators")

    def _before_office(
        self, tokens: Sequence[re.Match[str]], at: int, after: int, hits: Sequence[Hit]
    ) -> Hit | None:
        """The name before an office in apposition: "Ana Reyes, ministre des ports,"."""
        comma = at - 1
        if comma < _FEWEST or tokens[comma].group() != ",":
            return None
        first = comma
        while (
            first > 0
            and comma - first < _MOST
            and (
                self._is_capital(tokens[first - 1], hits)
                or tokens[first - 1].group().lower() in self.words.sets["name_particles"]
            )
        ):
            first -= 1
        while first < comma and not self._is_capital(tokens[first], hits):
            first += 1
        if comma - first < _FEWEST:
            return None
        last = self._apposition(tokens, after, hits)
        return self._hit(tokens, first, first, comma - 1, last, hits)

    def _apposition(self, tokens: Sequence[re.Match[str]], after: int, hits: Sequence[Hit]) -> int:
        """Index of the last word of what an office in apposition is of, with another that follows its comma."""
        last = after - 1
        for place in range(after, min(len(tokens), after + _OFFICE)):
            word = tokens[place].group()
            following = tokens[place + 1].group().lower() if place + 1 < len(tokens) else ""
            listed = (
                word == "," and following in self.words.sets["of"]
            )  # "ministre des ports, des câbles et ..."
            if word in _ENDS or (word == "," and not listed) or word in self.words.sets["tense_openings"]:
                break
            if word.lower() in self.words.sets["coordinators"] and self._starts_name(tokens, place + 1, hits):
                break
            last = place
        return self._further(tokens, last, hits)

    def _further(self, tokens: Sequence[re.Match[str]], last: int, hits: Sequence[Hit]) -> int:
        """The last word again, or that of the office which follows its comma: "Jean Reyes, ministre des ports"."""
        comma = last + 1
        if comma + 1 >= len(tokens) or tokens[comma].group() != ",":
            return last
        office = self._office(tokens, comma + 1)
        if not office or self._after_office(tokens, comma + 1, comma + 1 + office, hits) is not None:
            return last
        return self._apposition(tokens, comma + 1 + office, hits)

    def _starts_name(self, tokens: Sequence[re.Match[str]], at: int, hits: Sequence[Hit]) -> bool:
        return self._run(tokens, at, hits) is not None

    def _run(
        self, tokens: Sequence[re.Match[str]], first: int, hits: Sequence[Hit], fewest: int = _FEWEST
    ) -> int | None:
        """Index of the last word of the name that begins at a place; None where none does."""
        last = first - 1
        place = first
        while place < len(tokens) and place - first < _MOST:
            if self._is_capital(tokens[place], hits):
                last = place
            elif not (last >= first and tokens[place].group().lower() in self.words.sets["name_particles"]):
                break
            place += 1
        return last if last - first + 1 >= fewest else None

    def _is_capital(self, token: re.Match[str], hits: Sequence[Hit]) -> bool:
        """Whether a word with a capital may be part of a person's name."""
        word = token.group()
        if (
            not word[0].isupper()
            or not (word[-1].isalpha() or word[-1] == ".")
            or (word.isupper() and len(word) > _FEWEST)
        ):
            return False
        if word.lower() in self.words.any_of("bodies_first", "articles_definite"):
            return False
        named = (h for h in hits if h.start <= token.start() < h.end and not h.adjective)
        return all(self._is_person(h) for h in named) and not self._is_honorific([token], 0)

    def _is_person(self, hit: Hit) -> bool:
        """Whether a name is a person's, or a single word that may be a family name too ("Rose")."""
        if all(ENT.Person in self.discourse.entity(iri).types for iri in hit.iris):
            return True
        return " " not in self.text[hit.start : hit.end] and not self._state(hit)

    def _hit(
        self,
        tokens: Sequence[re.Match[str]],
        begin: int,
        first: int,
        last: int,
        finish: int,
        hits: Sequence[Hit],
    ) -> Hit:
        """The official whose name and office stand between two words."""
        start, end = tokens[begin].start(), tokens[max(last, finish)].end()
        known = self._known(tokens[last], hits)
        if known is not None:
            return Hit(min(start, known.start), max(end, known.end), known.iris)
        name = self.text[tokens[first].start() : tokens[last].end()]
        whole = self.text[start:end]
        owner = next(
            (
                self._speaks(h)
                for h in hits
                if start <= h.start and h.end <= end and (self._speaks(h) or self._state(h))
            ),
            "",
        )
        return Hit(start, end, (self._iri(" ".join(name.split()), " ".join(whole.split()), owner),))
