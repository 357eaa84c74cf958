"""Web pages of programmes and institutions: headings, paragraphs and lists, no single event in focus."""

from __future__ import annotations

from kg.model import Document, Reading
from kg.reading.footnotes import read_passages
from kg.reading.prose import ProseReader
from kg.vocabulary import Vocabulary


def load(document: Document, vocabulary: Vocabulary) -> Reading:
    """Read a page."""
    reader = ProseReader(document, vocabulary)
    read_passages(reader, document.passages)
    return reader.reading()
