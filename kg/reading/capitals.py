"""The words of a sentence in which names have capitals: where each stands, and what its writing tells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import sub

from kg.reading.act_words import ActWords
from kg.text import search_key

_WORD = r"(?:[A-ZÀ-Þ]\.)+|[^\W_]+(?:[-*][^\W_]+)*|[^\w\s]|_"
WORD = re.compile(_WORD)
# A word or mark with the blanks before it: a text is nothing but such pieces. Most are small letters, told first.
_PIECE = re.compile(rf"\s*(?:[a-z]++(?![-*\w])|{_WORD})")
# Letters that are no short word with a capital.
_LETTERS = 3
_CAMEL = re.compile(r"(?!Mac|Mc|De|La|Le|O)[A-Z][a-z]+(?:[A-Z][a-z]*)+")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and marks of a passage: how each is written, where it begins, and where it ends."""

    written: list[str]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Tokens:
        """Those of ``text[start:end]``.

        >>> Tokens.of("the U.S. Cable Office", 4, 21)
        Tokens(written=['U.S.', 'Cable', 'Office'], starts=[4, 9, 15], ends=[8, 14, 21])
        """
        pieces = _PIECE.findall(text, start, end)
        written = list(map(str.lstrip, pieces))
        ends = list(accumulate(map(len, pieces), initial=start))[1:]
        return cls(written, list(map(sub, ends, map(len, written))), ends)


@lru_cache(maxsize=4096)
def _key(word: str) -> str:
    return search_key(word)


class Capitals:
    """The words of one sentence, by their places; past either end stand empty ones."""

    def __init__(
        self, tokens: Tokens, words: ActWords, common: frozenset[str], states: Mapping[int, tuple[int, str]]
    ) -> None:
        """Begin with a sentence.

        Args:
            tokens: its words and marks.
            words: the words of its language.
            common: words that open a sentence and no name.
            states: the states named in it: offset -> (offset after it, IRI).
        """
        self.written, self.starts, self.finishes = tokens.written, tokens.starts, tokens.ends
        self.places = [place for place, word in enumerate(self.written) if word[0].isupper()]
        self.words = words
        self.common = common
        self.states = states
        self.ends = {end: (start, iri) for start, (end, iri) in states.items()}
        self.heads = words.any_of("bodies_first", "bodies_last", "bodies_national")

    def word(self, place: int) -> str:
        """The word or mark at a place, as it is written."""
        return self.written[place] if 0 <= place < len(self.written) else ""

    def key(self, place: int) -> str:
        """The word at a place as the lists of words have it."""
        return _key(self.word(place))

    def is_in(self, place: int, *lists: str) -> bool:
        """Whether the word at a place stands, as it is written, in one of the lists; a mark stands for itself."""
        return self.word(place) in self.words.any_of(*lists)

    def is_capital(self, place: int) -> bool:
        """Whether a word with a capital stands there, which is not letters with full stops."""
        word = self.word(place)
        return bool(word) and word[0].isupper() and word[-1].isalnum()

    def is_letters(self, place: int) -> bool:
        """Whether a word of nothing but capitals stands there: "NASA"."""
        word = self.word(place)
        return word.isupper() and len(word) >= _LETTERS

    def is_camel(self, place: int) -> bool:
        """Whether capitals stand inside a word, as in the names of companies."""
        word = self.word(place)
        return not (word.istitle() or word.isupper()) and _CAMEL.fullmatch(word) is not None

    def is_common(self, place: int) -> bool:
        """Whether a word has its capital only where it opens a sentence."""
        return self.key(place) in self.common

    def is_head(self, place: int) -> bool:
        """Whether a head noun of bodies stands there."""
        return self.key(place) in self.heads

    def is_state(self, place: int) -> bool:
        """Whether the name of a state begins there."""
        return 0 <= place < len(self.starts) and self.starts[place] in self.states
