"""Texts with accents as characters of their own, unseen hyphens or an escaped title: read as if they had none.

Word lists, wordings and names are written with composed characters. A text that
is not is composed before it is read, and what was read is led back to its own
offsets and its own characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from kg.model import Document, PassageKind, Reading
from kg.reading.rewritten import Span, read_rewritten

# A letter with the accents that follow it, or a mark nobody sees.
_SPREAD = r"[^\W\d_][\u0300-\u036f]+|[\u00ad\u2060]"
# What stands for one character in a quoted title of the metadata: a folded line, a code, a blank.
_ESCAPED = r"\\\r?\n[ \t]*(?:\\(?= ))?|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|\\."
_UNCOMPOSED = re.compile("[\u0300-\u036f\u00ad\u2060]")
_PLAIN, _QUOTED = re.compile(_SPREAD), re.compile(f"{_SPREAD}|{_ESCAPED}")
_FEWEST = 2
_UNSEEN = ("\u00ad", "\u2060", "\\u2060", "\\\n", "\\\r")


def read_composed(document: Document, read: Callable[[Document], Reading]) -> Reading:
    """Read a document, composed where its text is not; quotes and issues count in the text as received."""
    title = _quoted_title(document)
    if title == (0, 0) and not _spread(document.text, 0, len(document.text)):
        return read(document)
    text, origin = composed(document.text, title)
    return read_rewritten(document, text, origin, _place, read)


def composed(text: str, title: tuple[int, int] = (0, 0)) -> tuple[str, list[int]]:
    r"""A text with composed letters and no invisible marks, and where each character and its end stood.

    Args:
        text: the text as received.
        title: where a quoted title stands, in which backslashes escape.

    >>> composed("e\u0301te\u0301 pre\u00adsent")
    ('été present', [0, 2, 3, 5, 6, 7, 8, 10, 11, 12, 13, 14])
    >>> composed('"L\\u2019accord"', (1, 14))[0]
    '"L’accord"'
    """
    pieces: list[str] = []
    origin: list[int] = []
    at = 0
    quoted = _QUOTED.finditer(text, *title)
    for match in (*_spread(text, 0, title[0]), *quoted, *_spread(text, title[1], len(text))):
        pieces.append(text[at : match.start()])
        origin += range(at, match.start())
        letters = _composed(match[0])
        pieces.append(letters)
        origin += [match.start()] * len(letters)
        at = match.end()
    pieces.append(text[at:])
    origin += range(at, len(text) + 1)
    return "".join(pieces), origin


def _spread(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Letters with accents of their own, and marks nobody sees; few texts have one, and that is told at a glance."""
    if _UNCOMPOSED.search(text, start, end) is None:
        return []
    return list(_PLAIN.finditer(text, start, end))


def _composed(written: str) -> str:
    if written.startswith(_UNSEEN):
        return ""
    if not written.startswith("\\"):
        return unicodedata.normalize("NFC", written)
    if written[1] in "ux" and len(written) > _FEWEST:
        return chr(int(written[2:], 16))
    return " " if written[1] in "_ nt" else written[1]


def _quoted_title(document: Document) -> tuple[int, int]:
    """Where a title in double quotation marks stands in the metadata at the head of a text; (0, 0) where none does."""
    heading = next((p for p in document.passages if p.kind is PassageKind.HEADING), None)
    if heading is None or not document.text.startswith("---"):
        return 0, 0
    quoted = document.text[heading.start - 1 : heading.start] == '"'
    return (
        (heading.start, heading.end)
        if quoted and "\\" in document.text[heading.start : heading.end]
        else (0, 0)
    )


def _place(start: int, end: int, origin: Sequence[int]) -> Span:
    """Where a span stood; the accents of its last letter belong to it."""
    return origin[start], origin[end]
