"""One module per genre of document: ``load(document, vocabulary) -> Reading``."""
