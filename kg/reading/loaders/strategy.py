"""Strategies: a body of prose and, in an annex, a table of actions."""

from __future__ import annotations

from kg.model import Document, PassageKind, Reading
from kg.reading.prose import ProseReader, read_passages
from kg.reading.tables import ActionTable
from kg.vocabulary import Vocabulary


def load(document: Document, vocabulary: Vocabulary) -> Reading:
    """Read a strategy."""
    reader = ProseReader(document, vocabulary)
    rows = [p for p in document.passages if p.kind is PassageKind.TABLE_ROW]
    annex = rows[0].start if rows else len(document.text)
    read_passages(reader, (p for p in document.passages if p.end <= annex))
    author = next((party for s in document.speakers if (party := vocabulary.speaks_for(s))), "")
    headings = [p for p in document.passages if p.kind is PassageKind.HEADING and p.end <= annex]
    titles = [p for p in headings if rows and document.text[p.start : p.end] in rows[0].headings]
    ActionTable(reader).read(author, titles[-1] if titles else None)
    return reader.reading()
