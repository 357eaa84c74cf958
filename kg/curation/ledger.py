r"""Ledger files: one row a decision, tab-separated, written by people and by ``kg ledger draft``.

=========== ==============================================================================
decision    a curator's
=========== ==============================================================================
accepted    yes to what the row says
added       the same, seen by the curator first; no loader need have found it
corrected   every field given replaces that of the statement with this key; ``-`` empties one
rejected    no to the statement with this key on these quotes
disputed    recorded as said, though wrong
named       a thing only this document names: its kind, class, formation or other names
silent      the quoted passage was read and says nothing for the graph; the note says why
=========== ==============================================================================

In a cell a new line is written ``\n``, several quotes are joined by `` ¶ ``,
several speakers by `` ; ``; ``occurrence`` counts from 1 for a quote that
stands more than once, with a number a quote where there are several.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kg.errors import LedgerError, nearest

DECISIONS = ("accepted", "corrected", "added", "rejected", "disputed", "named", "silent")
COLUMNS = (
    "decision",
    "key",
    "subject",
    "predicate",
    "object",
    "when",
    "status",
    "speakers",
    "quotes",
    "occurrence",
    "note",
)
QUOTES = " ¶ "
SPEAKERS = " ; "
EMPTIED = "-"
DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A decision as written; ``line`` is its line in the file, 0 for a row not yet in one."""

    decision: str
    key: str = ""
    subject: str = ""
    predicate: str = ""
    object: str = ""
    when: str = ""
    status: str = ""
    speakers: str = ""
    quotes: tuple[str, ...] = ()
    occurrences: tuple[int, ...] = ()
    note: str = ""
    line: int = 0

    @property
    def counts(self) -> tuple[int, ...]:
        """An occurrence for each quote; 0 where the row gives none."""
        return self.occurrences or (0,) * len(self.quotes)


def ledger_path(folder: Path, document: str) -> Path:
    """Where the ledger of a document is, in a folder of documents."""
    return folder / "ledger" / f"{document}.tsv"


def read_ledger(path: Path) -> tuple[LedgerRow, ...]:
    """The rows of a ledger file, in its order; none where there is no file.

    Raises:
        LedgerError: a line that is no row; file and line are named.
    """
    if not path.is_file():
        return ()
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LedgerError(f"{path}: cannot be read as UTF-8 ({error}); save it as UTF-8") from None
    return parse_ledger(text, str(path))


def parse_ledger(text: str, name: str) -> tuple[LedgerRow, ...]:
    r"""The rows of a ledger's text.

    >>> head = "\t".join(COLUMNS)
    >>> row = "added\t\tJapon\tcovers\t5G\t\t\t\tla 5G ¶ une ligne\\nune autre\t1 ¶ 2\t"
    >>> found = parse_ledger(f"{head}\n{row}\n", "a.tsv")[0]
    >>> found.line, found.quotes, found.occurrences
    (2, ('la 5G', 'une ligne\nune autre'), (1, 2))
    """
    lines = text.replace("\r\n", "\n").split("\n")
    if tuple(lines[0].split("\t")) != COLUMNS:
        raise LedgerError(
            f"{name}:1: the columns are not {' '.join(COLUMNS)}; copy the first line of another ledger"
        )
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        if line.strip():
            rows.append(_row(line, f"{name}:{number}", number))
    return tuple(rows)


def format_ledger(rows: Iterable[LedgerRow]) -> str:
    """The text of a ledger file; :func:`parse_ledger` reads the same rows from it."""
    return "".join("\t".join(map(_escaped, cells)) + "\n" for cells in (COLUMNS, *map(cells_of, rows)))


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file of the corpus: it is on the disk whole, or as it was.

    Raises:
        LedgerError: it cannot be written.
    """
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink()
        raise LedgerError(
            f"{path}: cannot be written ({error.strerror}); make room or mend the rights"
        ) from None


def cells_of(row: LedgerRow) -> tuple[str, ...]:
    """A row as the texts of its columns, new lines kept."""
    occurrences = QUOTES.join(map(str, row.occurrences))
    return (
        row.decision,
        row.key,
        row.subject,
        row.predicate,
        row.object,
        row.when,
        row.status,
        row.speakers,
        QUOTES.join(row.quotes),
        occurrences,
        row.note,
    )


def row_of(cells: Iterable[str], where: str, line: int = 0) -> LedgerRow:
    """A row from the texts of its columns.

    Raises:
        LedgerError: an unknown decision, an occurrence that is no number.
    """
    cell = dict(zip(COLUMNS, cells, strict=True))
    if cell["decision"] not in DECISIONS:
        near = nearest(cell["decision"], DECISIONS, 1)
        hint = f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(DECISIONS)}"
        raise LedgerError(f"{where}: unknown decision {cell['decision']!r}; {hint}")
    counts = cell.pop("occurrence").split(QUOTES.strip())
    try:
        occurrences = tuple(int(count) for count in counts if count.strip())
    except ValueError:
        raise LedgerError(f"{where}: occurrence {QUOTES.join(counts)!r} is no number; count from 1") from None
    quoted = cell.pop("quotes")
    quotes = tuple(quoted.split(QUOTES)) if quoted else ()
    if len(occurrences) not in (0, len(quotes)):
        raise LedgerError(
            f"{where}: {len(occurrences)} occurrences for {len(quotes)} quotes; give a number for each, joined by '¶'"
        )
    return LedgerRow(**cell, quotes=quotes, occurrences=occurrences, line=line)


def _row(line: str, where: str, number: int) -> LedgerRow:
    cells = [_unescaped(cell) for cell in line.split("\t")]
    if len(cells) > len(COLUMNS):
        raise LedgerError(
            f"{where}: {len(cells)} cells, {len(COLUMNS)} columns; write a tab inside a cell as \\t"
        )
    return row_of(cells + [""] * (len(COLUMNS) - len(cells)), where, number)


def _escaped(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")


def _unescaped(cell: str) -> str:
    parts = cell.split("\\\\")
    return "\\".join(p.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t") for p in parts)
