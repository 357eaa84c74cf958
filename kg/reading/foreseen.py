"""Where letters are explained that a text uses before it explains them: a title says "la CVR", its text who that is."""

from __future__ import annotations

import re
from collections.abc import Iterator

_EXPLAINED = re.compile(r"\(\s*([A-Z]{3,9})\s*\)")
# What a bracket explains stands in its line, as far before it as this.
_BEFORE = 300


def foreseen(text: str) -> Iterator[tuple[int, int]]:
    r"""Spans that end in a bracket whose letters stand in the text before.

    >>> text = "La CVR signe.\nLa Commission valdorienne des récifs (CVR) et la Tide Board (TDB)."
    >>> [text[first:last] for first, last in foreseen(text)]
    ['La Commission valdorienne des récifs (CVR)']
    """
    seen: set[str] = set()
    for match in _EXPLAINED.finditer(text):
        letters = match[1]
        if letters in seen or not re.compile(rf"\b{letters}\b").search(text, 0, match.start()):
            continue
        seen.add(letters)
        opening = text.rfind("\n", 0, match.start()) + 1
        first = text.find(" ", match.start() - _BEFORE) + 1 if match.start() - opening > _BEFORE else opening
        yield first, match.end()
