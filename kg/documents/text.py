"""The text layer of a document: what its offsets count in.

For .txt and .md files it is the file decoded as UTF-8, with its own line ends
and nothing stripped: ``text[start:end]`` of any passage is found in the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.documents.rules import rules
from kg.errors import DocumentError

# Blank, though Python does not call them space: zero-width space, byte-order mark.
_BLANK = "\u200b\ufeff"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the blanks around it; start equals end where it is empty.

    Attributes:
        start: offset of its first character that is not blank.
        end: offset after its last one.
        indent: how many blanks stand before it.
    """

    start: int
    end: int
    indent: int

    @property
    def is_blank(self) -> bool:
        """Nothing stands on it."""
        return self.start == self.end


def read_bytes(path: Path) -> bytes:
    """The bytes of a document, with a clear message where it cannot be read."""
    try:
        check_size(path.stat().st_size, str(path))
        return path.read_bytes()
    except FileNotFoundError:
        raise DocumentError(f"{path}: no such file; check its name") from None
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read ({error.strerror}); check the file") from error


def check_size(size: int, name: str) -> None:
    """Refuses a file that is too large, before it is read.

    Raises:
        DocumentError: it is.
    """
    largest = rules().limits.file
    if size > largest:
        many = f"{size / 1e6:,.0f} MB, at most {largest / 1e6:,.0f}"
        raise DocumentError(f"{name}: too large to read ({many}); split it")


def decode(data: bytes, name: str) -> str:
    r"""The text layer of a plain-text or Markdown file.

    >>> decode("Première\r\nsession\n".encode(), "a.txt")
    'Première\r\nsession\n'
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DocumentError(f"{name}: not UTF-8 at byte {error.start}; save it as UTF-8") from None
    return text


@lru_cache(maxsize=2)
def lines(text: str) -> tuple[Line, ...]:
    r"""The lines of a text, trimmed; kept for the last texts, since several steps ask for them.

    >>> [text[l.start:l.end] for text in ["  1. radio \r\n\nfin"] for l in lines(text)]
    ['1. radio', '', 'fin']
    """
    found = []
    for match in _LINE.finditer(text):
        if match.start() == match.end() == len(text):
            break
        start, end = trim(text, match.start(), match.end())
        found.append(Line(start, end, start - match.start()))
    return tuple(found)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the blanks at its ends.

    >>> trim(" a b ", 0, 5)
    (1, 4)
    """
    kept = text[start:end].rstrip()
    end = start + len(kept)
    kept = kept.lstrip()
    start = end - len(kept)
    if not kept or not (kept[0] in _BLANK or kept[-1] in _BLANK):
        return start, end
    while start < end and (text[end - 1].isspace() or text[end - 1] in _BLANK):
        end -= 1
    while start < end and (text[start].isspace() or text[start] in _BLANK):
        start += 1
    return start, end
