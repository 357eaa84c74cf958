r"""Tables in running text: where their cells are.

Two forms are known. A text-extracted table opens each row with a line that
holds a single ``|`` and ends each cell with one; a cell may span lines:

    |
    Objectif |
    Calendrier |
    |
    Soutien à l’Arctique |
    2025-2030 |

A Markdown table has a row a line, with a line of dashes under its header. A
table of one column is a box around a passage.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.documents.text import Line, trim

_DASHES = re.compile(r"\|?(?:\s*:?-{3,}:?\s*\|)+\s*(?::?-{3,}:?\s*)?")
_UNESCAPED_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the trimmed spans of its cells, empty spans where a cell is empty.

    Attributes:
        cells: a span a column.
        is_header: names the columns.
    """

    cells: tuple[tuple[int, int], ...]
    is_header: bool = False

    @property
    def filled(self) -> tuple[int, ...]:
        """The columns, from 1, that hold something."""
        return tuple(n for n, (start, end) in enumerate(self.cells, 1) if start < end)

    @property
    def is_section(self) -> bool:
        """Whether it holds a title over the rows below: its first cell alone is filled, of several."""
        return len(self.cells) > 1 and self.filled == (1,)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows, and the lines it takes (from, to; the last one not included)."""

    rows: tuple[Row, ...]
    first_line: int
    last_line: int

    @property
    def is_box(self) -> bool:
        """Whether it has one column."""
        return len(self.rows[0].cells) == 1


def tables(text: str, lines: Sequence[Line]) -> tuple[Table, ...]:
    r"""The tables of a text, in order.

    >>> from kg.documents.text import lines
    >>> text = "|\nPays |\nDate |\n|\nJapon |\n2025 |\nSuite."
    >>> [[text[a:b] for a, b in row.cells] for table in tables(text, lines(text)) for row in table.rows]
    [['Pays', 'Date'], ['Japon', '2025']]
    """
    found = []
    number = 0
    while number < len(lines):
        table = _extracted(text, lines, number) or _markdown(text, lines, number)
        if table is not None:
            found.append(table)
            number = table.last_line
        else:
            number += 1
    return tuple(found)


def _extracted(text: str, lines: Sequence[Line], first: int) -> Table | None:
    if not _is_bar(text, lines[first]):
        return None
    columns = _columns(text, lines, first + 1)
    if not columns:
        return None
    rows: list[Row] = []
    number = first
    while number < len(lines) and _is_bar(text, lines[number]):
        read = _row(text, lines, number + 1, columns)
        if read is None:
            break
        cells, number = read
        rows.append(Row(cells, is_header=not rows and columns > 1))
    return Table(tuple(rows), first, number) if rows else None


def _columns(text: str, lines: Sequence[Line], number: int) -> int:
    """How many cells the first row has: its lines end with a bar, up to the bar that opens the next row."""
    count = 0
    while number < len(lines) and not _is_bar(text, lines[number]) and _ends_with_bar(text, lines[number]):
        count += len(_UNESCAPED_BAR.findall(text, lines[number].start, lines[number].end))
        number += 1
    return count


def _row(
    text: str, lines: Sequence[Line], number: int, columns: int
) -> tuple[tuple[tuple[int, int], ...], int] | None:
    """The cells of a row that begins on a line, and the number of the line after it."""
    cells: list[tuple[int, int]] = []
    begin = lines[number].start if number < len(lines) else len(text)
    while number < len(lines):
        for bar in _UNESCAPED_BAR.finditer(text, lines[number].start, lines[number].end):
            cells.append(trim(text, begin, bar.start()))
            begin = bar.end()
        number += 1
        if len(cells) >= columns:
            return tuple(cells), number
    return None


def _markdown(text: str, lines: Sequence[Line], first: int) -> Table | None:
    if first + 1 >= len(lines) or "|" not in text[lines[first].start : lines[first].end]:
        return None
    under = lines[first + 1]
    if not _DASHES.fullmatch(text, under.start, under.end):
        return None
    rows = [Row(_markdown_cells(text, lines[first]), is_header=True)]
    number = first + 2
    while number < len(lines) and "|" in text[lines[number].start : lines[number].end]:
        rows.append(Row(_markdown_cells(text, lines[number])))
        number += 1
    return Table(tuple(rows), first, number)


def _markdown_cells(text: str, line: Line) -> tuple[tuple[int, int], ...]:
    bars = [bar.start() for bar in _UNESCAPED_BAR.finditer(text, line.start, line.end)]
    inner = [b for b in bars if b not in (line.start, line.end - 1)]
    starts = [line.start + (line.start in bars), *(b + 1 for b in inner)]
    ends = [*inner, line.end - (line.end - 1 in bars)]
    return tuple(trim(text, start, end) for start, end in zip(starts, ends, strict=True))


def _is_bar(text: str, line: Line) -> bool:
    return text[line.start : line.end] == "|"


def _ends_with_bar(text: str, line: Line) -> bool:
    return line.end > line.start and text[line.end - 1] == "|"
