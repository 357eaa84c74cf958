"""Questions and answers: a dated question, whose answer it is, then prose under headings."""

from __future__ import annotations

from kg.model import Document, Reading
from kg.reading.footnotes import read_passages
from kg.reading.prose import ProseReader
from kg.vocabulary import Vocabulary


def load(document: Document, vocabulary: Vocabulary) -> Reading:
    """Read a document of questions and answers."""
    reader = ProseReader(document, vocabulary, scopes=("", "question"))
    read_passages(reader, document.passages)
    return reader.reading()
