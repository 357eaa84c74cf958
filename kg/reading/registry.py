"""Which loader reads which genre of document."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kg.errors import ManifestError
from kg.model import Document, Reading
from kg.reading.composed import read_composed
from kg.reading.confidence import estimated
from kg.reading.loaders import communique, general, page, questions, strategy
from kg.reading.markup import read_unmarked
from kg.reading.mixed import read_mixed
from kg.vocabulary import Vocabulary

Loader = Callable[[Document, Vocabulary], Reading]

LOADERS: Mapping[str, Loader] = {
    "communique": communique.load,
    "document": general.load,
    "institutional-page": page.load,
    "programme-page": page.load,
    "questions-and-answers": questions.load,
    "strategy": strategy.load,
}


def read(document: Document, vocabulary: Vocabulary) -> Reading:
    """Read a document with the loader of its genre; each statement is as sure as others read alike were right."""
    return estimated(read_as_written(document, vocabulary))


def read_as_written(document: Document, vocabulary: Vocabulary) -> Reading:
    """The same with the confidences that patterns and loaders write: each passage is read in its own language."""
    try:
        load = LOADERS[document.genre]
    except KeyError:
        genres = ", ".join(sorted(LOADERS))
        raise ManifestError(
            f"manifest.csv: {document.id}: unknown genre {document.genre!r}; use one of {genres}"
        ) from None
    return read_composed(
        document, lambda whole: read_unmarked(whole, lambda text: read_mixed(text, vocabulary, load))
    )
