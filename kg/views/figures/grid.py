"""Grids with names on both sides: numbers, or a few kinds of cell told apart by shade and hatch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from kg.views.figures import canvas

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    Square = np.ndarray[tuple[int, int], np.dtype[np.int64]]

_LEADING = 8.6  # points a row takes
_SHADES = ("#f4f4f4", "#F2C14E", "#0072B2")
_HATCHES = ("", "////", "")


def draw_numbers(
    square: Square,
    rows: Sequence[tuple[str, str]],
    columns: Sequence[str],
    note: str,
    title: str,
    size: canvas.Size,
) -> Figure:
    """Numbers in cells, the darker the larger; zeros are left blank.

    Args:
        square: counts, rows by columns.
        rows: their names, each with what follows it even where the name is cut.
        columns: their names.
        note: lines below.
        title: a line above, or none.
        size: see :func:`kg.views.figures.canvas.inches`.
    """
    from matplotlib.colors import LinearSegmentedColormap

    figure, axes = _grid(len(rows), rows, columns, note, title, size)
    shades = LinearSegmentedColormap.from_list(
        "counts", ["#ffffff", "#cfe3f2", "#5aa2d0", "#0072B2", "#00304f"]
    )
    # By root, since one party mostly has far more than the others.
    largest = float(square.max()) if square.size else 1.0
    axes.imshow(np.sqrt(square / max(largest, 1.0)), cmap=shades, vmin=0, vmax=1, aspect="auto")
    for (row, column), count in np.ndenumerate(square):
        if count:
            written = axes.text(
                column, row, str(count), ha="center", va="center_baseline", fontsize=canvas.SMALL,
                color="white" if count > largest * 0.3 else canvas.INK,
            )  # fmt: skip
            # It stands inside the axes: hundreds of them need not be measured to lay the figure out.
            written.set_in_layout(False)
    return figure


@canvas.styled
def levels_grid(
    frame: pd.DataFrame,
    levels: Sequence[str],
    *,
    size: canvas.Size = "page",
    title: str = "",
    note: str = "",
) -> Figure:
    """A few kinds of cell, told apart by shade and hatch: what is covered, what was read, what nobody read.

    Args:
        frame: codes from 0; index and columns are names. What there is no room for is cut, with a note.
        levels: what each code means, at most three.
        size: ``column`` (3.5 inches), ``page`` (7.2 inches) or (width, height) in inches.
        title: a line above, or none.
        note: lines below, or none.

    Returns:
        A matplotlib figure.

    >>> import pandas as pd
    >>> frame = pd.DataFrame([[2, 0], [1, 2]], index=["Japon", "Inde"], columns=["puces", "5G"])
    >>> made = levels_grid(frame, ["jamais lu", "lu", "couvert"], size="column")
    >>> {"jamais lu", "puces", "Inde"} <= {text for text, _ in canvas.corners(made)}
    True
    """
    from matplotlib.patches import Rectangle

    narrow = canvas.is_narrow(size)
    shown = frame.iloc[:, : 16 if narrow else 40]
    square = shown.to_numpy(dtype=np.int64)
    rows, columns = [(str(i), "") for i in shown.index], [str(c) for c in shown.columns]
    figure, axes = _grid(len(rows), rows, columns, note, "", size, head=0.16 + (0.2 if title else 0.0))
    axes.set(xlim=(-0.5, len(columns) - 0.5), ylim=(len(rows) - 0.5, -0.5))
    for (row, column), code in np.ndenumerate(square):
        cell = Rectangle(
            (column - 0.5, row - 0.5), 1, 1, facecolor=_SHADES[code], hatch=_HATCHES[code],
            edgecolor="white", linewidth=0.6,
        )  # fmt: skip
        axes.add_patch(cell)
    handles = [
        Rectangle(
            (0, 0), 1, 1, facecolor=_SHADES[code], hatch=_HATCHES[code], edgecolor=canvas.FAINT, label=name
        )
        for code, name in enumerate(levels)
    ]
    canvas.legend(figure, handles, columns=len(levels), title=title)
    return figure


def _grid(
    deep: int, rows: Sequence[tuple[str, str]], columns: Sequence[str], note: str, title: str, size: canvas.Size,
    head: float = 0.0,
) -> tuple[Figure, Axes]:  # fmt: skip
    """Axes with names of rows at the left and of columns, upright, on top."""
    narrow = canvas.is_narrow(size)
    width = canvas.inches(size, 1.0)[0] * canvas.POINTS
    type_ = canvas.SMALL if narrow else canvas.TEXT
    tall = 110.0
    room = width * (0.42 if narrow else 0.32)
    beside = [
        canvas.wrapped(name, room - canvas.width_of(after, type_), type_, 1) + after for name, after in rows
    ]
    each = (width - 12 - max((canvas.width_of(name, type_) for name in beside), default=0.0)) / max(
        len(columns), 1
    )
    above = [canvas.wrapped(name, tall, type_, 2 if each > 2.4 * type_ else 1) for name in columns]
    reach = max((canvas.width_of(line, type_) for name in above for line in name.split("\n")), default=0.0)
    lines = canvas.wrapped(note, width - 8, canvas.SMALL, 4).count("\n") + 1 if note else 0
    height = (deep * _LEADING + reach + 12 + 9 * lines + (16 if title else 0)) / canvas.POINTS + head
    figure, axes = canvas.canvas(size, height, title=title, note=note)
    axes.set_xticks(range(len(above)), above, rotation=90, fontsize=type_)
    axes.set_yticks(range(len(beside)), beside, fontsize=type_)
    axes.xaxis.tick_top()
    axes.tick_params(length=0, pad=2)
    for side in axes.spines.values():
        side.set(visible=True, color=canvas.RULE)
    axes.set_xticks([c - 0.5 for c in range(1, len(above))], minor=True)
    axes.set_yticks([r - 0.5 for r in range(1, len(beside))], minor=True)
    axes.grid(which="minor", color=canvas.RULE, linewidth=0.4)
    axes.tick_params(which="minor", length=0)
    return figure, axes
