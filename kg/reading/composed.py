"""Texts that write an accent as a character of its own, or hyphenate invisibly: read as if they did not.

Word lists, wordings and names are written with composed characters. A text that
is not is composed before it is read, and what was read is led back to its own
offsets and its own characters.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.issues import Issue
from kg.model import Document, Reading, Statement

# A letter with the accents that follow it, or an invisible hyphen.
_SPREAD = re.compile(r"[^\W\d_][\u0300-\u036f]+|\u00ad")


def read_composed(document: Document, read: Callable[[Document], Reading]) -> Reading:
    """Read a document, composed where its text is not; quotes and issues count in the text as received."""
    if _SPREAD.search(document.text) is None:
        return read(document)
    text, origin = composed(document.text)
    passages = tuple(
        replace(p, start=bisect_left(origin, p.start), end=bisect_left(origin, p.end)) for p in document.passages
    )
    reading = read(replace(document, text=text, passages=passages))
    return replace(
        reading,
        statements=tuple(_statement(s, document, origin) for s in reading.statements),
        issues=tuple(_issue(i, document, origin) for i in reading.issues),
    )


def composed(text: str) -> tuple[str, list[int]]:
    r"""A text with composed letters and without invisible hyphens, and where each character and its end stood.

    >>> composed("e\u0301te\u0301 pre\u00adsent")
    ('été present', [0, 2, 3, 5, 6, 7, 8, 10, 11, 12, 13, 14])
    """
    pieces: list[str] = []
    origin: list[int] = []
    at = 0
    for match in _SPREAD.finditer(text):
        pieces.append(text[at : match.start()])
        origin += range(at, match.start())
        letters = "" if match[0] == "\u00ad" else unicodedata.normalize("NFC", match[0])
        pieces.append(letters)
        origin += [match.start()] * len(letters)
        at = match.end()
    pieces.append(text[at:])
    origin += range(at, len(text) + 1)
    return "".join(pieces), origin


def _statement(statement: Statement, document: Document, origin: Sequence[int]) -> Statement:
    quotes = tuple(document.quote(origin[q.start], origin[q.end]) for q in statement.quotes)
    return replace(statement, quotes=quotes)


def _issue(issue: Issue, document: Document, origin: Sequence[int]) -> Issue:
    start, end = origin[issue.start], origin[issue.end]
    return replace(issue, start=start, end=end, quote=document.text[start:end] if issue.quote else "")
