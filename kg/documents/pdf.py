"""PDF: the text layer, a paragraph a line, a form feed between two pages.

Lines are joined to paragraphs by their places on the page; a word cut at the
end of a line is made whole; what stands at the edge of many pages (running
heads, page numbers) is left out. A page without text is a picture: this reader
sees no letters in pictures.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from kg.documents.extracted import Extracted
from kg.documents.rules import SheetRules, rules
from kg.errors import DocumentError

if TYPE_CHECKING:
    import pypdfium2

_RULES = 1  # counts up when the same file would give another text
PAGE = "\f"
_PASSWORD = 4
_CUT = "\ufffe"  # a hyphen that ends a line, as the extractor marks it
_SOFT = "\u00ad"
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]$")
_ENDS = re.compile(r"[.!?:;…»”\"')\]]$")
_ITEM = re.compile(r"(?:[•·▪◦‣●○■–—*-]\s|\(?\d{1,3}[.)]\s|\(?[a-z]\)\s)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b", re.I)
_DAY = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page: its words, its place, from the top in shares of the page's height, and its letters' height."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    height: float
    cut: bool = False


def extract(data: bytes, name: str) -> Extracted:
    """The text of a PDF and its document properties."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", 0) == _PASSWORD:
            raise DocumentError(f"{name}: locked with a password; save it without one") from None
        raise DocumentError(f"{name}: a damaged PDF; open it in a viewer and print it to a new PDF") from None
    with document:
        count = len(document)
        if count > rules().limits.pages:
            raise DocumentError(f"{name}: {count:,} pages, at most {rules().limits.pages:,}; split it")
        pages = [_lines(document, number) for number in range(count)]
        if not any(pages):
            raise DocumentError(
                f"{name}: no text layer, its {count} pages are pictures; run text recognition (OCR) on it first"
            )
        said = document.get_metadata_dict()
        text = PAGE.join(_pages(pages, rules().pages))
    day = _DAY.match(said.get("CreationDate", ""))
    return Extracted(
        text + "\n",
        f"pypdfium2 {version('pypdfium2')} / {_RULES}",
        title=" ".join(said.get("Title", "").split()),
        filed="-".join(part for part in day.groups() if part) if day else "",
    )


def _lines(document: pypdfium2.PdfDocument, number: int) -> list[_Line]:
    """The lines of a page with their places; none where the page is damaged."""
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        page = document[number]
        height = page.get_height() or 1.0
        words = page.get_textpage()
        text = words.get_text_range()
    except pypdfium2.PdfiumError:
        return []
    found = []
    at = 0
    for piece in re.split(r"\r\n|\r|\n|\ufffe", text):
        after = text[at + len(piece) : at + len(piece) + 1]
        content = _CONTROL.sub("", piece).strip()
        if content:
            shift = len(piece) - len(piece.lstrip())
            last = at + len(piece.rstrip()) - 1
            index = [raw.FPDFText_GetCharIndexFromTextIndex(words, i) for i in (at + shift, last)]
            boxes = [words.get_charbox(i, loose=True) for i in index if i >= 0]
            if boxes:
                left, bottom = min(b[0] for b in boxes), min(b[1] for b in boxes)
                right, top = max(b[2] for b in boxes), max(b[3] for b in boxes)
                tall = boxes[0][3] - boxes[0][1]
                place = (left, right, 1 - top / height, 1 - bottom / height, tall / height)
                found.append(_Line(content, *place, cut=after == _CUT))
        at += len(piece) + (2 if text.startswith("\r\n", at + len(piece)) else 1)
    return found


def _pages(pages: Sequence[Sequence[_Line]], how: SheetRules) -> list[str]:
    """Each page's text; a paragraph that runs over the end of a page is parted by the form feed alone."""
    kept = _without_edges(pages, how)
    lines = [line for page in kept for line in page]
    if not lines:
        lines = [line for page in pages for line in page]
        kept = [list(page) for page in pages]
    usual = median(line.height for line in lines)
    right = sorted(line.right for line in lines)[int(len(lines) * 0.9)]
    gaps = [b.top - a.top for page in kept for a, b in pairwise(page) if b.top > a.top]
    step = median(gaps) if gaps else 0.0
    texts: list[str] = []
    before: _Line | None = None
    for page in kept:
        text = ""
        for n, line in enumerate(page):
            if before is None:
                text = line.text
            elif n == 0:
                joined = _continues(before, line, usual, right, 0.0, how)
                # Where a word is cut at the end of a page, the form feed takes the hyphen's place.
                texts[-1] = _opened(texts[-1], before) if joined else texts[-1] + "\n\n"
                text = line.text
            elif _continues(before, line, usual, right, step, how):
                opened = _opened(text, before)
                text = (
                    opened + ("" if opened != text or before.cut or text.endswith("-") else " ") + line.text
                )
            else:
                text = f"{text}\n\n{line.text}"
            before = line
        texts.append(text)
    return texts


def _opened(text: str, line: _Line) -> str:
    """A text without the hyphen that cuts its last word, where that is one."""
    if line.cut:
        return text
    return _HYPHEN.sub("", text) if text.endswith((_SOFT, "\u2010")) else text


def _continues(before: _Line, line: _Line, usual: float, right: float, step: float, how: SheetRules) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    if before.cut:
        return True
    tall = max(before.height, line.height), min(before.height, line.height)
    if tall[0] > how.taller * tall[1] and tall[0] > how.taller * usual:
        return False
    if _ITEM.match(line.text):
        return False
    if step and (line.top - before.top > how.gap * step or line.top < before.top):
        # A wider gap, or the next column: only a sentence that is open goes on there.
        return line.top < before.top and not _ENDS.search(before.text) and line.text[:1].islower()
    if not _ENDS.search(before.text):
        # A heading is short and does not end like a sentence; what follows it begins with a capital.
        return before.right >= how.short * right or not line.text[:1].isupper()
    return before.right >= how.short * right and (step > 0 or line.text[:1].islower())


def _without_edges(pages: Sequence[Sequence[_Line]], how: SheetRules) -> list[list[_Line]]:
    """The pages without the lines that stand at the edge of many of them."""

    def key(line: _Line) -> str:
        return _DIGITS.sub("0", line.text.casefold())

    def at_edge(line: _Line) -> bool:
        return line.bottom < how.edge or line.top > 1 - how.edge

    seen = Counter(k for page in pages for k in {key(line) for line in page if at_edge(line)})
    fewest = max(how.fewest, how.repeated * len(pages))

    def is_kept(line: _Line) -> bool:
        if not at_edge(line):
            return True
        bare = _DIGITS.sub("", line.text).strip(" -–—/|.") in ("", "page", "Page", "p")
        return seen[key(line)] < fewest and not bare

    return [[line for line in page if is_kept(line)] for page in pages]
