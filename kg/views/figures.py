"""Figures for papers and pages: frames in, SVG or PNG out, the same bytes for the same frame.

Sizes are those of a two-column paper; colours are told apart by everybody and in grey
(Okabe and Ito, "Color Universal Design", 2008).
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.errors import KgError

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#F0E442", "#000000")
FORMATS = ("svg", "png")
WIDE, NARROW = 7.2, 3.5  # inches: two columns, one column
_GREY = "#777777"
_LONGEST = 42  # characters of a label


def ranking(
    frame: pd.DataFrame,
    value: str,
    label: str,
    low: str = "",
    high: str = "",
    *,
    axis: str = "",
    most: int = 25,
) -> Any:  # noqa: ANN401 matplotlib has no types
    """A dot a row, the highest on top, with an interval where there is one.

    Args:
        frame: rows in the order they are ranked.
        value: column of the dot.
        label: column of the names.
        low: column of the interval's lower end, if any.
        high: column of its upper end.
        axis: what the values are.
        most: how many rows are drawn.
    """
    shown = frame.head(most)
    figure, axes = _canvas(WIDE, 0.9 + 0.22 * len(shown))
    places = range(len(shown) - 1, -1, -1)
    if low and high:
        axes.hlines(places, shown[low], shown[high], color=_GREY, linewidth=2.2, alpha=0.5)
    axes.plot(shown[value], places, "o", color=COLOURS[0], markersize=5)
    axes.set_yticks(list(places), [short(text) for text in shown[label]])
    axes.set_xlabel(axis or value)
    axes.grid(axis="x", color="#dddddd", linewidth=0.6)
    return figure


def matrix(frame: pd.DataFrame, *, title: str = "", most: int = 40, levels: Sequence[str] = ()) -> Any:  # noqa: ANN401
    """A square a cell; rows and columns keep the frame's order.

    Args:
        frame: numbers, index and columns are names; with *levels*, codes from 0.
        title: what a cell says.
        most: how many rows and columns are drawn.
        levels: what each code means, where the cells are codes.
    """
    from matplotlib.colors import ListedColormap

    shown = frame.iloc[:most, :most]
    figure, axes = _canvas(1.9 + 0.19 * shown.shape[1], 1.9 + 0.19 * shown.shape[0])
    if levels:
        colours = ListedColormap(["#f2f2f2", "#E69F00", "#0072B2"][: len(levels)])
        image = axes.imshow(shown.to_numpy(), cmap=colours, vmin=-0.5, vmax=len(levels) - 0.5)
        bar = figure.colorbar(image, ax=axes, ticks=range(len(levels)), shrink=0.6)
        bar.ax.set_yticklabels(list(levels))
    else:
        image = axes.imshow(shown.to_numpy(dtype=float), cmap="cividis")
        figure.colorbar(image, ax=axes, shrink=0.6, label=title)
    axes.set_xticks(range(shown.shape[1]), [short(str(c)) for c in shown.columns], rotation=90)
    axes.set_yticks(range(shown.shape[0]), [short(str(i)) for i in shown.index])
    for side in axes.spines.values():
        side.set_visible(False)
    return figure


def steps(
    frame: pd.DataFrame, x: str, series: Sequence[str], *, axis: str = "", names: Sequence[str] = ()
) -> Any:  # noqa: ANN401
    """Counts over time, a line a series.

    Args:
        frame: a row a point in time, sorted.
        x: column of the time.
        series: columns of the counts.
        axis: what is counted.
        names: what each series is called; its column by default.
    """
    figure, axes = _canvas(WIDE, 3.2)
    for number, column in enumerate(series):
        name = names[number] if names else column
        axes.step(
            frame[x],
            frame[column],
            where="post",
            color=COLOURS[number % len(COLOURS)],
            label=name,
            linewidth=1.8,
        )
    axes.set_ylabel(axis)
    axes.set_ylim(bottom=0)
    axes.grid(color="#dddddd", linewidth=0.6)
    if len(series) > 1:
        axes.legend(frameon=False)
    return figure


def network_map(
    network: nx.Graph[str],
    *,
    weight: str = "weight",
    groups: dict[str, int] | None = None,
    seed: int = 0,
    caption: str = "",
) -> Any:  # noqa: ANN401
    """The network of parties, laid out with a seed; heavier links are thicker, dashed ones are not validated.

    Args:
        network: nodes with ``label``; edges with *weight* and, where tested, ``validated``.
        weight: attribute of the width.
        groups: a number a node, drawn as its colour.
        seed: of the layout.
        caption: a line below it.
    """
    import networkx as nx

    linked = network.subgraph(sorted(n for n in network if network.degree(n)))
    figure, axes = _canvas(WIDE, 5.4)
    places = nx.spring_layout(
        linked, weight=weight, seed=seed, k=3.2 / max(len(linked), 1) ** 0.5, iterations=200
    )
    heaviest = max((d.get(weight, 1.0) for _, _, d in linked.edges(data=True)), default=1.0)
    for a, b, data in sorted(linked.edges(data=True)):
        style = "--" if data.get("validated") is False else "-"
        width = 0.4 + 3.2 * data.get(weight, 1.0) / heaviest
        axes.plot(
            *zip(places[a], places[b], strict=True), style, color=_GREY, linewidth=width, alpha=0.45, zorder=1
        )
    for node in sorted(linked):
        colour = COLOURS[(groups or {}).get(node, 0) % len(COLOURS)]
        axes.plot(*places[node], "o", color=colour, markersize=5 + 1.4 * linked.degree(node) ** 0.5, zorder=2)
        name = short(linked.nodes[node].get("label", node), 24)
        axes.annotate(
            name, places[node], (0, 6), textcoords="offset points", ha="center", fontsize=6.5, zorder=3
        )
    axes.set_axis_off()
    if caption:
        figure.supxlabel(caption, fontsize=7.5)
    return figure


def image(figure: Any, form: str) -> bytes:  # noqa: ANN401
    """A figure as the bytes of a file; ``svg`` or ``png``."""
    if form not in FORMATS:
        raise KgError(f"a figure comes as {' or '.join(FORMATS)}, not as {form!r}; name the file so")
    import matplotlib as mpl

    out = io.BytesIO()
    # No time stamp and no random ids: the same frame gives the same bytes.
    with mpl.rc_context({"svg.hashsalt": "entente", "svg.fonttype": "none"}):
        metadata = {"Date": None, "Creator": "Entente"} if form == "svg" else {"Software": "Entente"}
        figure.savefig(out, format=form, dpi=200, metadata=metadata, bbox_inches="tight")
    return out.getvalue()


def short(text: str, longest: int = _LONGEST) -> str:
    """A label that fits.

    >>> short("Conseil du commerce et des technologies UE–États-Unis", 20)
    'Conseil du commerce…'
    """
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _canvas(width: float, height: float) -> tuple[Any, Any]:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.tick_params(labelsize=7.5)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    return figure, axes
