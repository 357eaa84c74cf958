r"""Text with the marks of Markdown inside its sentences: read as if they were not there.

A link's address, bold inside a sentence and raised letters stand in the middle of names
("the [Cable\nPact](https://...)"). They are left out before a text is read, and what was read is
led back to the text's own offsets. Bold that opens a passage stays: it says what the passage is about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from kg.model import Document, Reading
from kg.reading.rewritten import Span, read_rewritten

_LINK = re.compile(
    r"(?<!!)\[(?P<words>[^\[\]^][^\[\]]{0,300})\]\((?:https?://|mailto:|www\.|[/#])[^\s()]{0,1200}(?:\([^\s()]{0,200}\)[^\s()]{0,200})?\)"
)
_BOLD = re.compile(r"\*\*(?P<words>(?:[^*\n]|\n(?!\s*\n)){1,300})\*\*")
_RAISED = re.compile(r"<su[pb]>(?P<words>[A-Za-z]{1,6})</su[pb]>")
_ESCAPE = re.compile(r"\\(?P<words>[*_$&])")
_FENCE = "---"
# Bold goes on with a sentence after a word or one of these marks.
_GOING_ON = ",;(’'\"“–—/&]"


def read_unmarked(document: Document, read: Callable[[Document], Reading]) -> Reading:
    """Read a document without marks inside its sentences; quotes and issues count in the text as received."""
    cuts = sorted(_cuts(document.text))
    if not cuts:
        return read(document)
    text, origin = without(document.text, cuts)
    return read_rewritten(document, text, origin, _place, read)


def unmarked(text: str) -> str:
    """A text without the marks inside its sentences.

    >>> unmarked("They met for the [Cable Pact](https://x.org/a) on the 3<sup>rd</sup> day of **Reef Week**.")
    'They met for the Cable Pact on the 3rd day of Reef Week.'
    >>> unmarked("**Ports:** they met.")
    '**Ports:** they met.'
    """
    return without(text, sorted(_cuts(text)))[0]


def without(text: str, cuts: Sequence[Span]) -> tuple[str, list[int]]:
    """A text without some spans, and where each character left, and the end, stood.

    >>> without("a(b)c", [(1, 2), (3, 4)])
    ('abc', [0, 2, 4, 5])
    """
    pieces: list[str] = []
    origin: list[int] = []
    at = 0
    for start, end in cuts:
        if start < at:
            continue
        pieces.append(text[at:start])
        origin += range(at, start)
        at = end
    pieces.append(text[at:])
    origin += range(at, len(text) + 1)
    return "".join(pieces), origin


def _cuts(text: str) -> Iterator[Span]:
    begin = max(text.find(f"\n{_FENCE}", len(_FENCE)), 0) if text.startswith(_FENCE) else 0
    for pattern in (_LINK, _RAISED, _ESCAPE):
        for match in pattern.finditer(text, begin):
            yield match.start(), match.start("words")
            if match.end("words") < match.end():
                yield match.end("words"), match.end()
    for match in _BOLD.finditer(text, begin):
        before = text[max(begin, match.start() - 80) : match.start()]
        last = before.rstrip()[-1:]
        opens = "\n\n" in before[len(before.rstrip()) :]
        if (last.isalnum() or (last and last in _GOING_ON)) and not opens:
            yield match.start(), match.start("words")
            yield match.end("words"), match.end()


def _place(start: int, end: int, origin: Sequence[int]) -> Span:
    """Where a span stood; marks after its last character are left out."""
    return origin[start], origin[end - 1] + 1 if end > start else origin[start]
