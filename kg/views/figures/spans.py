"""Rows of spans on an axis of years: what the timeline and the agenda are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.views.figures import canvas, rungs

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from kg.vocabulary import Vocabulary

_EVENT = 62  # days: what takes no longer is drawn as a mark alone
_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Span:
    """A status and the days in which it holds; an open end is None.

    Attributes:
        status: a rung, or empty.
        first: first day.
        last: last day.
        marks_end: whether the mark stands at the end, as of what is due.
    """

    status: str
    first: date | None
    last: date | None
    marks_end: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A named row of spans, drawn in their order, with a word on the right."""

    name: str
    spans: tuple[Span, ...]
    right: str = ""

    @property
    def begins(self) -> date:
        """The first day anything of it is known to hold."""
        return min((span.first or span.last or date.max for span in self.spans), default=date.max)


def draw_rows(
    rows: Sequence[Row], vocabulary: Vocabulary, begins: date, ends: date | None, open_end: str, note: str,
    title: str, language: str, size: canvas.Size,
) -> Figure:  # fmt: skip
    """Rows of spans, the first on top, with the rungs that occur in the legend.

    Args:
        rows: in the order they are shown.
        vocabulary: for names and ranks of rungs.
        begins: first day of the axis; what is earlier is shown as an arrow.
        ends: last day of the axis; by default a little after the last day of any span.
        open_end: what an arrow means.
        note: lines below.
        title: a line above, or none.
        language: of the legend.
        size: see :func:`kg.views.figures.canvas.inches`.
    """
    from matplotlib.lines import Line2D

    narrow = canvas.is_narrow(size)
    width = canvas.inches(size, 1.0)[0] * canvas.POINTS
    days = [day for row in rows for span in row.spans for day in (span.first, span.last) if day]
    left = _year(begins)
    right = _year(ends) if ends else max([_year(day) for day in days], default=left + 1) + 0.4
    room, type_ = width * (0.44 if narrow else 0.42), canvas.SMALL if narrow else canvas.TEXT
    names = [canvas.wrapped(row.name, room, type_, 2) for row in rows]
    deep = [1.0 if "\n" not in name else 1.72 for name in names]
    leading = (type_ + 4.2) / canvas.POINTS
    handles = rungs.handles(vocabulary, [span.status for row in rows for span in row.spans], language)
    arrow = Line2D(
        [], [], color=canvas.GREY, linewidth=1.4, marker="<" if ends else ">", markersize=3.5, label=open_end
    )
    columns = 2 if narrow else 5
    lines = -(-(len(handles) + 1) // columns)
    below = canvas.wrapped(note, width - 8, canvas.SMALL, 4).count("\n") + 1 if note else 0
    height = 0.42 + leading * sum(deep) + 0.14 * lines + 0.12 * below + (0.2 if title else 0)
    figure, axes = canvas.canvas(size, height, note=note)
    y, places = 0.0, []
    for row, depth in zip(rows, deep, strict=True):
        places.append(y - depth / 2)
        for span in row.spans:
            _span(axes, vocabulary, span, places[-1], left, right)
        if row.right:
            axes.annotate(
                row.right, (1, places[-1]), (6, 0), xycoords=("axes fraction", "data"),
                textcoords="offset points", va="center", fontsize=canvas.SMALL, color=canvas.GREY,
            )  # fmt: skip
        y -= depth
        axes.axhline(y, color=canvas.RULE, linewidth=0.4, zorder=0)
    axes.set_ylim(y, 0)
    axes.set_xlim(left, right)
    axes.set_yticks(places, names, fontsize=type_, linespacing=1.0)
    axes.tick_params(axis="y", length=0)
    axes.xaxis.tick_top()
    axes.spines["bottom"].set_visible(False)
    axes.spines["left"].set_visible(False)
    _years(axes, left, right, narrow)
    canvas.legend(figure, [*handles, arrow], columns=columns, title=title)
    return figure


def _span(axes: Axes, vocabulary: Vocabulary, span: Span, y: float, left: float, right: float) -> None:
    look = rungs.look(vocabulary, span.status)
    mark = {key: value for key, value in look.items() if key != "color"}
    first = _year(span.first) if span.first else None
    last = _year(span.last) + 1 / _YEAR if span.last else None
    if span.first and span.last and (span.last - span.first).days <= _EVENT:
        middle = ((first or 0) + (last or 0)) / 2
        if middle >= left:
            axes.plot(middle, y, markersize=rungs.size(span.status), linestyle="none", zorder=4, **mark)
        else:
            axes.plot(left, y, "<", markersize=3.2, color=look["color"], zorder=4, clip_on=False)
        return
    begin, end = max(left, first) if first is not None else left, last if last is not None else right
    is_hope = look["markerfacecolor"] == "white"
    axes.plot(
        [begin, max(end, left)], [y, y], color=look["color"], linewidth=1.9, zorder=2, solid_capstyle="butt",
        linestyle=(0, (2.2, 1.2)) if is_hope else "-",
    )  # fmt: skip
    if last is None:
        axes.plot(right, y, ">", markersize=3.6, color=look["color"], zorder=4, clip_on=False)
    if first is None or first < left:
        axes.plot(left, y, "<", markersize=3.6, color=look["color"], zorder=4, clip_on=False)
    at = last if span.marks_end else first
    at = (last if last is not None else None) if at is None else at
    if at is not None and left <= at <= right:
        axes.plot(at, y, markersize=rungs.size(span.status), linestyle="none", zorder=3, **mark)


def _years(axes: Axes, left: float, right: float, narrow: bool) -> None:
    import math

    years = list(range(math.ceil(left - 1e-6), math.floor(right) + 1))
    step = 1
    while len(years) / step > (6 if narrow else 12):
        step += 1
    # A year is written where it begins.
    shown = [year for year in years if (year - years[0]) % step == 0]
    axes.set_xticks(shown, [str(year) for year in shown], ha="left")
    axes.tick_params(axis="x", length=3, pad=1)
    for year in years:
        axes.axvline(year, color=canvas.RULE, linewidth=0.5, zorder=0)


def _year(day: date) -> float:
    """A day as a decimal year.

    >>> _year(date(2025, 1, 1)), round(_year(date(2025, 7, 2)), 2)
    (2025.0, 2025.5)
    """
    begin, end = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return day.year + (day - begin).days / (end - begin).days
