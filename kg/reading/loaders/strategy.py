"""Strategies: a body of prose and, in an annex, a table of actions."""

from __future__ import annotations

from kg.model import Document, PassageKind, Reading
from kg.reading.footnotes import read_passages
from kg.reading.prose import ProseReader
from kg.reading.series import voice
from kg.reading.tables import ActionTable
from kg.vocabulary import Vocabulary


def load(document: Document, vocabulary: Vocabulary) -> Reading:
    """Read a strategy."""
    reader = ProseReader(document, vocabulary, plans=True)
    reader.entitle()
    table = ActionTable(reader)
    # A box of one cell in the body is prose: the annex begins with the first row that has the table's columns.
    rows = [p for p in document.passages if p.kind is PassageKind.TABLE_ROW and table.has_columns(p)]
    annex = rows[0].start if rows else len(document.text)
    read_passages(reader, (p for p in document.passages if p.end <= annex))
    headings = [p for p in document.passages if p.kind is PassageKind.HEADING and p.end <= annex]
    titles = [p for p in headings if rows and document.text[p.start : p.end] in rows[0].headings]
    reader.declaring.plans = False  # a row is about its action
    table.read(voice(document, vocabulary), titles[-1] if titles else None)
    return reader.reading()
