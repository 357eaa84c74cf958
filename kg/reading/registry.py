"""Which loader reads which genre of document."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kg.errors import ManifestError
from kg.model import Document, Reading
from kg.reading.composed import read_composed
from kg.reading.loaders import communique, page, questions, strategy
from kg.vocabulary import Vocabulary

Loader = Callable[[Document, Vocabulary], Reading]

LOADERS: Mapping[str, Loader] = {
    "communique": communique.load,
    "institutional-page": page.load,
    "programme-page": page.load,
    "questions-and-answers": questions.load,
    "strategy": strategy.load,
}


def read(document: Document, vocabulary: Vocabulary) -> Reading:
    """Read a document with the loader of its genre."""
    try:
        load = LOADERS[document.genre]
    except KeyError:
        genres = ", ".join(sorted(LOADERS))
        raise ManifestError(
            f"manifest.csv: {document.id}: unknown genre {document.genre!r}; use one of {genres}"
        ) from None
    return read_composed(document, lambda text: load(text, vocabulary))
