"""Passages that prove statements, each inside the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, overload

from kg.knowledge.markup import marked, quoted, small

if TYPE_CHECKING:
    import pandas as pd

_SHOWN = 20  # passages that a notebook shows
UNREVIEWED = "unreviewed"


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a document that prove a statement.

    Attributes:
        statement: id of the statement.
        says: what it says, in words.
        document: id of the document.
        title: of the document.
        language: of the document.
        start: offset of the first character in the document's text.
        end: offset after the last one.
        quote: the words, as they stand there.
        before: some words before them.
        after: some words after them.
        review: what a curator decided on the statement, or ``unreviewed``.
    """

    statement: str
    says: str
    document: str
    title: str
    language: str
    start: int
    end: int
    quote: str
    before: str
    after: str
    review: str = ""


class Evidence(Sequence[Passage]):
    """Passages in the order of their documents; to loop over, to count, to look at.

    Args:
        passages: the passages.
        of: what they prove, in words.
    """

    def __init__(self, passages: Sequence[Passage], of: str) -> None:
        self._passages = tuple(passages)
        self.of = of

    def __len__(self) -> int:
        return len(self._passages)

    def __iter__(self) -> Iterator[Passage]:
        return iter(self._passages)

    @overload
    def __getitem__(self, place: int) -> Passage: ...

    @overload
    def __getitem__(self, place: slice) -> Evidence: ...

    def __getitem__(self, place: int | slice) -> Passage | Evidence:
        if isinstance(place, slice):
            return Evidence(self._passages[place], self.of)
        return self._passages[place]

    @property
    def frame(self) -> pd.DataFrame:
        """A row a passage: ``statement``, ``says``, ``document``, ``title``, ``start``, ``end``, ``quote``.

        Where nobody reviewed some of the statements, ``review`` as well.
        """
        import pandas as pd

        from kg.knowledge.tables import typed

        columns = ["statement", "says", "document", "title", "start", "end", "quote"]
        columns += ["review"] if any(passage.review == UNREVIEWED for passage in self) else []
        rows = [[getattr(passage, name) for name in columns] for passage in self]
        return typed(pd.DataFrame(rows, columns=columns), ["document", "title"])

    def __repr__(self) -> str:
        lines = [f"Evidence({self.of!r}, {len(self)} passages)"]
        for passage in self._passages[:_SHOWN]:
            place = f"[{passage.document} {passage.start}–{passage.end}]"
            lines.append(f"  {_said(passage)}\n    « {' '.join(passage.quote.split())} » {place}")
        if len(self) > _SHOWN:
            lines.append(f"  … {len(self) - _SHOWN} more")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        found = [f"<div><b>{escape(self.of)}</b>{small(f'{len(self)} passages')}"]
        told = ""
        for passage in self._passages[:_SHOWN]:
            if _said(passage) != told:
                told = _said(passage)
                found.append(f"<div>{escape(told)}</div>")
            inner = marked(f"…{passage.before}", passage.quote, f"{passage.after}…")
            place = f"{passage.title} · {passage.document} {passage.start}–{passage.end}"
            found.append(quoted(inner, place, passage.language))
        if len(self) > _SHOWN:
            found.append(small(f"… {len(self) - _SHOWN} more; .frame has them all"))
        return "".join([*found, "</div>"])


def _said(passage: Passage) -> str:
    """What a passage proves, in words, with a mark where nobody reviewed it."""
    return f"{passage.says}  [{UNREVIEWED}]" if passage.review == UNREVIEWED else passage.says
