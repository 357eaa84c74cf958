"""Names without a head noun that only what leads to them tells as a body's: "opéré par Telvia et la Portis".

Where head nouns come first, a company or an agency known by its own name stands after words for who acts ("par",
"associera"), in a list of such names, or beside one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.act_words import ActWords
from kg.vocabulary.lexicon import Hit

# Words with capitals, small links between them.
_RUN = re.compile(
    r"[A-ZÀ-Þ][\w&’-]*(?:\s+(?:(?:of|for|and|on|für|der|di)\s+(?:the\s+)?)?[A-ZÀ-Þ][\w&’-]*){0,5}(?<![’-])"
)
# Letters of a name of one word; words that make a name which is no person's.
_SHORT, _MANY = 3, 3


class Agents:
    """Follows the words of one sentence, and finds the names that stand where somebody who acts does."""

    def __init__(self, text: str, words: ActWords) -> None:
        self.text = text
        self.words = words
        self.passed = words.any_of("articles", "articles_definite", "coordinators", "bodies_called") | {","}
        self.opening = words.any_of("bodies_agents", "bodies_apposed")
        self.open = False
        self.apposed = False  # "l’entreprise" stands before the name

    def begin(self) -> None:
        """Begin a sentence."""
        self.open = self.apposed = False

    def at(self, word: str, first: int, end: int, hits: Sequence[Hit]) -> int:
        """Offset after the name of somebody who acts that begins at a word; 0 where none does."""
        lowered = word.lower()
        if lowered in self.opening and not word.isupper():
            self.open, self.apposed = True, lowered in self.words.sets["bodies_apposed"]
        elif not self.open or lowered in self.passed:
            return 0
        elif word[0].isupper():
            last = self._name(first, end, hits)
            self.apposed = False
            self.open = bool(last) or any(h.start <= first < h.end for h in hits)
            return last
        else:
            self.open = any(h.start <= first < h.end for h in hits)
        return 0

    def _name(self, first: int, end: int, hits: Sequence[Hit]) -> int:
        run = _RUN.match(self.text, first, end)
        if run is None or any(h.start < run.end() and first < h.end for h in hits):
            return 0
        words = run.group().split()
        alone = len(words) == 1 and len(words[0]) >= _SHORT
        told = (
            alone
            or self.apposed
            or len(words) >= _MANY
            or any(w.isupper() and len(w) >= _SHORT for w in words)
        )
        return run.end() if told and not self._is_common(words[0].lower()) else 0

    def _is_common(self, word: str) -> bool:
        """Whether a word with a capital is a noun of the language: "par le Sommet", "par le Président"."""
        sets = self.words.any_of("offices", "bodies_first", "bodies_inner", "circles", "texts", "honorifics")
        return word in sets or word in self.words.sets["honorifics_named"] or bool(self.words.head(word))
