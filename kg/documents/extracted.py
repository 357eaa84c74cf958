"""What a reader of a format finds in a file: the text layer, and what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extracted:
    """A text layer and the metadata beside it, as the file has them; nothing is guessed.

    Attributes:
        text: the text layer.
        extractor: what made it, with its version; empty where it is the file itself.
        title, date, language, publisher, source, genre: as the file says, else empty. A date is any
            text that begins with an ISO day, month or year.
        filed: a date the file's own properties give, such as when it was made; weaker than any in the text.
    """

    text: str
    extractor: str = ""
    title: str = ""
    date: str = ""
    language: str = ""
    publisher: str = ""
    source: str = ""
    genre: str = ""
    filed: str = ""
