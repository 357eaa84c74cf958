"""Where a quote of the ledger stands in its document, byte for byte."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from kg.errors import LedgerError
from kg.model import Document, Passage, PassageKind, Quote

_SHOWN = 100


def locate(document: Document, quotes: Sequence[str], occurrences: Sequence[int] = ()) -> tuple[Quote, ...]:
    """The passages that quotes stand for, sorted.

    Args:
        document: where they are looked for.
        quotes: their texts.
        occurrences: which one is meant, from 1, for each quote; may be empty where each stands once.

    Raises:
        LedgerError: a quote is not found, or stands more than once and nothing says which is meant.
    """
    counts = occurrences or (0,) * len(quotes)
    return tuple(sorted({_located(document, text, n) for text, n in zip(quotes, counts, strict=True)}))


def occurrence(text: str, quote: Quote) -> int:
    """Which occurrence of its words a quote is, from 1; 0 where they stand once.

    >>> occurrence("abcab", Quote(3, 5, "ab")), occurrence("abcab", Quote(2, 3, "c"))
    (2, 0)
    """
    starts = _starts(text, quote.text)
    return starts.index(quote.start) + 1 if len(starts) > 1 else 0


def untouched(found: Sequence[Passage], spans: Sequence[tuple[int, int]], text: str) -> Iterator[Passage]:
    """The passages that no span touches, headings of touched ones left out."""
    touched = [any(start < p.end and p.start < end for start, end in spans) for p in found]
    above = {name for p, is_touched in zip(found, touched, strict=True) if is_touched for name in p.headings}
    for passage, is_touched in zip(found, touched, strict=True):
        is_above = passage.kind is PassageKind.HEADING and text[passage.start : passage.end] in above
        if not is_touched and not is_above:
            yield passage


def _located(document: Document, text: str, number: int) -> Quote:
    starts = _starts(document.text, text)
    if not starts:
        raise LedgerError(f"the document does not say {_short(text)!r}{_nearest(document, text)}")
    if number == 0 and len(starts) > 1:
        raise LedgerError(f"{_short(text)!r} stands {len(starts)} times; say which in the column occurrence")
    if number > len(starts):
        raise LedgerError(f"{_short(text)!r} stands {len(starts)} times, not {number}; mend the occurrence")
    start = starts[max(number, 1) - 1]
    return document.quote(start, start + len(text))


def _starts(text: str, quote: str) -> list[int]:
    found, at = [], text.find(quote) if quote else -1
    while at >= 0:
        found.append(at)
        at = text.find(quote, at + 1)
    return found


def _nearest(document: Document, text: str) -> str:
    kinds = (PassageKind.SENTENCE, PassageKind.HEADING, PassageKind.TABLE_CELL)
    passages = {document.text[p.start : p.end] for p in document.passages if p.kind in kinds}
    near = difflib.get_close_matches(text, sorted(passages), n=1, cutoff=0.3)
    return f"; nearest: {_short(near[0])!r}" if near else "; copy the words from the file"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
