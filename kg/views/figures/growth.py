"""Counts over time, a line a series."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.views.figures import canvas

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

_DASHES = ("-", (0, (4, 1.5)), (0, (1, 1.2)), (0, (4, 1, 1, 1)))


@canvas.styled
def steps(
    frame: pd.DataFrame,
    x: str,
    series: Sequence[str],
    *,
    axis: str = "",
    names: Sequence[str] = (),
    size: canvas.Size = "page",
    title: str = "",
    note: str = "",
) -> Figure:
    """Counts over time, a line a series, told apart by colour and dash and named at its end.

    Args:
        frame: a row a point in time, sorted.
        x: column of the time, in years.
        series: columns of the counts.
        axis: what is counted.
        names: what each series is called; its column by default.
        size: ``column`` (3.5 inches), ``page`` (7.2 inches) or (width, height) in inches.
        title: a line above, or none.
        note: a line below, or none.

    Returns:
        A matplotlib figure.

    >>> import pandas as pd
    >>> frame = pd.DataFrame({"year": [2023, 2024], "ties": [3, 5]})
    >>> made = steps(frame, "year", ["ties"], names=["liens"], size="column")
    >>> float(made.axes[0].get_ylim()[0])
    0.0
    """
    from matplotlib.lines import Line2D
    from matplotlib.ticker import MaxNLocator

    narrow = canvas.is_narrow(size)
    figure, axes = canvas.canvas(size, 2.2 if narrow else 3.0, note=note)
    handles = []
    for number, column in enumerate(series):
        style: dict[str, Any] = {
            "color": canvas.COLOURS[number % 8],
            "linestyle": _DASHES[number % 4],
            "linewidth": 1.4,
        }
        axes.step(frame[x], frame[column], where="post", **style)
        handles.append(Line2D([], [], label=names[number] if names else column, **style))
    axes.set_ylabel(axis)
    axes.set_ylim(bottom=0)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=6 if narrow else 12))
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=6))
    axes.grid(color=canvas.RULE, linewidth=0.5)
    axes.set_axisbelow(True)
    if len(series) > 1 or title:
        canvas.legend(figure, handles, columns=len(series), title=title)
    return figure
