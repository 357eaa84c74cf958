"""Headings: which lines are some, and which of them stand above a passage.

A plain-text copy has lost the ranks of its headings, so that they are told from
their shape: the document's title, capitals, a number, anything else. Where the
shape says nothing, two headings are siblings.
"""

from __future__ import annotations

import re

from kg.documents.layout import Layout
from kg.text import search_key

_FINAL = ".;:,!?…|"
_DATED_LINE = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{4}$")
NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.\s*(?=[^\W\d])")

TITLE, CAPITALS, NUMBERED, PLAIN, SUBORDINATE = 0, 1, 2, 7, 8


def is_heading(line: str, layout: Layout) -> bool:
    """Whether a line that stands alone has the shape of a heading.

    >>> from kg.documents.layout import layout
    >>> [is_heading(line, layout("fr")) for line in ["Nos priorités", "Partager", "Elle a eu lieu.", "de la"]]
    [True, False, False, False]
    """
    if not line or len(line) > layout.longest_heading or line[-1] in _FINAL or _DATED_LINE.search(line):
        return False
    if search_key(line) in layout.navigation:
        return False
    first = line.lstrip('«“"‘( \u00a0\u202f')[:1]
    return first.isupper() or (first.isdigit() and any(c.isalpha() for c in line))


class HeadingPath:
    """The headings above the current place, outermost first.

    >>> from kg.documents.layout import layout
    >>> path = HeadingPath("Stratégie numérique", layout("fr"))
    >>> for line in ["Stratégie numérique", "NATIONS UNIES", "Union postale", "G7", "Conseil de l’Europe"]:
    ...     path.open(line)
    >>> path.headings
    ('Stratégie numérique', 'Conseil de l’Europe')
    """

    def __init__(self, title: str, layout: Layout) -> None:
        self._title = search_key(title)
        self._layout = layout
        self._open: list[tuple[int, str, bool]] = []

    @property
    def headings(self) -> tuple[str, ...]:
        """Their texts."""
        return tuple(text for _, text, _ in self._open)

    def open(self, text: str, rank: int | None = None) -> None:
        """A heading begins; its rank is told from its shape unless it is given."""
        text = " ".join(text.split())
        key = search_key(text)
        stands_alone = False
        if key in self._layout.parts:
            self._open.clear()
            rank = PLAIN
        elif self.is_title(text):
            rank = TITLE
        elif rank is None:
            rank = self._rank(text, key)
            # An acronym heads what concerns it; the next heading of lower rank is about something else.
            stands_alone = rank == CAPITALS and " " not in text
        while self._open and self._is_closed_by(self._open[-1], rank):
            self._open.pop()
        self._open.append((rank, text, stands_alone))

    def rename(self, text: str) -> None:
        """The innermost heading is shown as *text*: without its number."""
        rank, _, stands_alone = self._open.pop()
        self._open.append((rank, " ".join(text.split()), stands_alone))

    def is_title(self, text: str) -> bool:
        """Whether a line is the document's title, or the longer form of it."""
        key = search_key(text)
        if not key or not self._title:
            return False
        shorter, longer = sorted((key, self._title), key=len)
        return key == self._title or (shorter in longer and len(shorter) * 3 > len(longer) * 2)

    @staticmethod
    def _is_closed_by(heading: tuple[int, str, bool], rank: int) -> bool:
        return heading[0] >= rank or heading[2]

    def _rank(self, text: str, key: str) -> int:
        if key.startswith(self._layout.subordinate):
            return SUBORDINATE
        number = NUMBER.match(text)
        if number:
            return NUMBERED + number[1].count(".")
        if text.isupper():
            return CAPITALS
        return PLAIN
