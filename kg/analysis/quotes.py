"""Which words of the documents serve as an example: whole sentences rather than cells, always the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from kg.analysis.unreviewed import unreviewed

# Characters of a quote that reads well as an example: a sentence, neither a title nor a paragraph.
_SHORT, _IDEAL, _LONG = 60, 130, 280


@dataclass(frozen=True, slots=True)
class Quote:
    """The words behind an example: exactly those of a document, with their language and place.

    Attributes:
        unreviewed: whether nobody reviewed what they are taken to say.
    """

    text: str
    language: str
    document: str
    start: int
    end: int
    statement: str
    unreviewed: bool = False


@dataclass(slots=True)
class Quotes:
    """The passages of each statement, and which of several statements reads best as an example.

    Attributes:
        said: the statement table.
        evidence: the evidence table.
        documents: a row a document: ``file`` and ``language``.
        first: the longest passage of each statement.
        of: the statements that name each thing, by IRI.
    """

    said: pd.DataFrame
    evidence: pd.DataFrame
    documents: pd.DataFrame
    first: dict[str, Quote] = field(default_factory=dict)
    of: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        files = dict(zip(self.said["id"], self.said["doc"], strict=True))
        spoken = dict(zip(self.documents["file"], self.documents["language"], strict=True))
        ordered = self.evidence.sort_values(["statement", "ordinal"])
        columns = ["statement", "start", "end", "quote"]
        open_ = unreviewed(self.said, "id")
        for statement, start, end, text in ordered[columns].itertuples(index=False, name=None):
            # The longest of its passages, since a table cell or a footnote alone says little.
            if len(text) > len(self.first[statement].text if statement in self.first else ""):
                self.first[statement] = Quote(
                    text, spoken[files[statement]], files[statement], int(start), int(end), statement,
                    statement in open_,
                )  # fmt: skip
        for end in ("subject", "object"):
            for iri, statement in zip(self.said[end], self.said["id"], strict=True):
                self.of.setdefault(iri, []).append(statement)

    def passage(self, row: Mapping[str, Any]) -> Quote:
        """A row of the evidence table as a quote."""
        known = self.first[row["statement"]]
        return replace(known, text=row["quote"], start=int(row["start"]), end=int(row["end"]))

    def best(self, statements: Iterable[str], but: Collection[str] = ()) -> Quote | None:
        """The quote that reads best, a sentence rather than a word or a page; always the same.

        Args:
            statements: ids.
            but: quotes to avoid where there are others.
        """
        known = [self.first[s] for s in statements if s in self.first]
        return min((q for q in known if q.text not in but), key=reading, default=None) or min(
            known, key=reading, default=None
        )


def reading(quote: Quote) -> tuple[int, int, str]:
    """How well a quote reads, the lower the better; what somebody reviewed goes before what nobody did.

    >>> sentence, word = (Quote(text, "fr", "d", 0, 0, "s") for text in ("a" * 130, "a"))
    >>> reading(sentence) < reading(word)
    True
    """
    long = len(quote.text)
    return (2 * quote.unreviewed + (0 if _SHORT <= long <= _LONG else 1), abs(long - _IDEAL), quote.statement)
