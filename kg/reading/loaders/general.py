"""Any document whose genre is not known: prose in which "we" may speak for the text."""

from __future__ import annotations

from kg.model import Document, Reading
from kg.reading.footnotes import read_passages
from kg.reading.prose import ProseReader
from kg.vocabulary import Vocabulary


def load(document: Document, vocabulary: Vocabulary) -> Reading:
    """Read a document of no known genre."""
    reader = ProseReader(document, vocabulary, declares=True)
    read_passages(reader, document.passages)
    return reader.reading()
