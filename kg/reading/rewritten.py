"""A text that is read in another form than it was received in, and led back to its own offsets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.model import Document, Passage, Reading, changed

Span = tuple[int, int]
# Where a span of the text that was read stood, by the place each of its characters had.
Place = Callable[[int, int, Sequence[int]], Span]


def read_rewritten(
    document: Document, text: str, origin: Sequence[int], place: Place, read: Callable[[Document], Reading]
) -> Reading:
    """Read a document in another form; quotes and issues count in the text as received.

    Args:
        document: as received, with its passages.
        text: what is read in place of its text.
        origin: where each character of *text*, and its end, stood.
        place: where a span of *text* stood.
        read: what reads it.
    """
    passages = tuple(
        Passage(
            p.kind,
            bisect_left(origin, p.start),
            bisect_left(origin, p.end),
            p.headings,
            p.parent,
            p.number,
        )
        for p in document.passages
    )
    reading = read(replace(document, text=text, passages=passages))
    statements = []
    for said in reading.statements:
        quotes = tuple(document.quote(*place(q.start, q.end, origin)) for q in said.quotes)
        statements.append(changed(said, quotes=quotes))
    issues = []
    for issue in reading.issues:
        start, end = place(issue.start, issue.end, origin)
        quote = document.text[start:end] if issue.quote else ""
        issues.append(replace(issue, start=start, end=end, quote=quote))
    return replace(reading, statements=tuple(statements), issues=tuple(issues))
