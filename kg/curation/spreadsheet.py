"""A ledger as a spreadsheet and back, unharmed: every cell is text, so that no program makes dates of ``2024-02``."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from kg.curation.ledger import COLUMNS, LedgerRow, cells_of, row_of
from kg.errors import LedgerError, MissingExtraError

_WIDTHS = {"subject": 40, "predicate": 16, "object": 40, "quotes": 80, "note": 30}
_TEXT = "@"  # the number format that means: leave it as it is


def write_spreadsheet(path: Path, rows: Iterable[LedgerRow]) -> None:
    """Writes rows to an ``.xlsx`` file."""
    openpyxl = _library()
    from openpyxl.styles import Alignment, Font

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = path.stem[:31]
    for number, cells in enumerate((COLUMNS, *map(cells_of, rows)), start=1):
        for column, text in enumerate(cells, start=1):
            cell = sheet.cell(number, column, text)
            cell.data_type = "s"  # also what begins with "="
            cell.number_format = _TEXT
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.font = Font(bold=True)
    for column, name in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[openpyxl.utils.get_column_letter(column)].width = _WIDTHS.get(name, 12)
    sheet.freeze_panes = "A2"
    try:
        book.save(path)
    except OSError as error:
        raise LedgerError(f"{path}: cannot be written ({error.strerror}); choose another place") from None


def read_spreadsheet(path: Path) -> tuple[LedgerRow, ...]:
    """The rows of an ``.xlsx`` file that :func:`write_spreadsheet` wrote and people edited.

    Raises:
        LedgerError: it is no such file, or a cell is no longer text.
    """
    openpyxl = _library()
    try:
        book = openpyxl.load_workbook(path, read_only=True)
    except (
        OSError,
        KeyError,
        ValueError,
        BadZipFile,
        openpyxl.utils.exceptions.InvalidFileException,
    ) as error:
        raise LedgerError(f"{path}: cannot be read ({error}); save it as .xlsx") from None
    with closing(book):
        values = list(book.active.values)
    table = [[_text(value, path, number) for value in row] for number, row in enumerate(values, start=1)]
    width = len(COLUMNS)
    if not table or tuple(table[0][:width]) != COLUMNS:
        raise LedgerError(f"{path}:1: the columns are not {' '.join(COLUMNS)}; start from an exported ledger")
    padded = (row[:width] + [""] * (width - len(row)) for row in table[1:])
    return tuple(row_of(cells, f"{path}:{n}", n) for n, cells in enumerate(padded, start=2) if any(cells))


def _text(value: object, path: Path, line: int) -> str:
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)  # an occurrence that a program took for the number it is
    if not isinstance(value, str):
        raise LedgerError(
            f"{path}:{line}: {value!r} is no longer text; format the cell as text and type it again"
        )
    return value.replace("\r\n", "\n").replace("_x000D_", "")


def _library() -> Any:  # noqa: ANN401 the package has no types
    try:
        import openpyxl
    except ImportError:
        raise MissingExtraError(
            "spreadsheets need openpyxl; install the extra: entente[spreadsheet]"
        ) from None
    return openpyxl
