"""Rankings: a dot a row, the first on top, with an interval where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.views.figures import canvas

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_MOST = {True: 24, False: 32}  # rows there is room for
_WORDS = {
    "fr": {
        "title": "Qui est au centre",
        "rank": "rang par « {} » (1 : le plus central)",
        "value": "« {} »",
        "dot": "toutes les assertions",
        "rank_bar": "du meilleur au pire rang sans un document",
        "value_bar": "95 % des tirages d’assertions",
        "moves": "rang qui dépend d’un document",
        "left": "{left} parties de plus ne sont pas montrées",
    },
    "en": {
        "title": "Who is at the centre",
        "rank": "rank by “{}” (1: most central)",
        "value": "“{}”",
        "dot": "all statements",
        "rank_bar": "from best to worst rank without one document",
        "value_bar": "95% of draws of statements",
        "moves": "rank that depends on one document",
        "left": "{left} more parties are not shown",
    },
}

_MEASURES = {
    "degree": {"fr": "partenaires", "en": "partners"},
    "strength": {"fr": "force des liens", "en": "strength of links"},
    "closeness": {"fr": "proximité", "en": "closeness"},
    "betweenness": {"fr": "intermédiarité", "en": "betweenness"},
    "eigenvector": {"fr": "vecteur propre", "en": "eigenvector"},
    "pagerank": {"fr": "PageRank", "en": "PageRank"},
    "core": {"fr": "cœur (k)", "en": "core (k)"},
    "effective_size": {"fr": "taille effective", "en": "effective size"},
}


@canvas.styled
def ranking(
    frame: pd.DataFrame,
    value: str,
    label: str,
    low: str = "",
    high: str = "",
    *,
    axis: str = "",
    most: int | None = None,
    size: canvas.Size = "page",
    title: str = "",
    note: str = "",
) -> Figure:
    """A dot a row, the first on top, with an interval where there is one.

    Args:
        frame: rows in the order they are ranked.
        value: column of the dot, in units of its own.
        label: column of the names.
        low: column of the interval's lower end, if any.
        high: column of its upper end.
        axis: what the values are.
        most: how many rows are drawn; by default as many as there is room for.
        size: ``column`` (3.5 inches), ``page`` (7.2 inches) or (width, height) in inches.
        title: a line above, or none.
        note: a line below, or none.

    Returns:
        A matplotlib figure.

    >>> import pandas as pd
    >>> frame = pd.DataFrame({"who": ["Japon", "Inde"], "links": [7, 4]})
    >>> made = ranking(frame, "links", "who", axis="liens", size="column")
    >>> [text for text, _ in canvas.corners(made) if text in ("Japon", "Inde", "liens")]
    ['liens', 'Japon', 'Inde']
    """
    shown = frame.head(most or _MOST[canvas.is_narrow(size)])
    figure, axes = canvas.canvas(size, 0.7 + 0.165 * len(shown), title=title, note=note)
    places = list(range(len(shown) - 1, -1, -1))
    if low and high:
        axes.hlines(places, shown[low], shown[high], color=canvas.GREY, linewidth=1.4, alpha=0.7)
        for end in (low, high):
            axes.plot(shown[end], places, "|", color=canvas.GREY, markersize=4.5, markeredgewidth=0.9)
    axes.plot(shown[value], places, "o", color=canvas.COLOURS[0], markersize=4, zorder=3)
    _rows(axes, [str(name) for name in shown[label]], size)
    # Between the names and the right edge, less what ticks and margins take.
    names = max((canvas.width_of(label.get_text()) for label in axes.get_yticklabels()), default=0.0)
    room = canvas.inches(size, 1.0)[0] * canvas.POINTS - names - 16
    axes.set_xlabel(canvas.wrapped(axis or value, room, canvas.TEXT, 3))
    return figure


@canvas.styled
def centrality(
    frame: pd.DataFrame,
    *,
    of: str = "rank",
    measure: str = "strength",
    most: int | None = None,
    language: str = "fr",
    size: canvas.Size = "page",
    title: bool = False,
) -> Figure:
    """The parties by a centrality, with how far each hangs on one document or on which statements there are.

    Ranks have no unit, 1 is the most central; their bars go from the best to the worst rank when one document
    is left out, and a hollow dot is a rank that moves by more than a tenth of the ranking then. Values have
    the unit of their measure; their bars hold 95% of bootstrap draws of statements, which leave out a third
    of them, so that a bar may lie below its dot.

    Source of method: :func:`kg.analysis.centrality.centrality` for the measures,
    :func:`kg.analysis.resampling.resampled` for both intervals.

    Args:
        frame: what :func:`kg.analysis.resampling.resampled` returns for one measure, with ``label_fr`` and
            ``label_en``.
        of: ``rank`` or ``value``.
        measure: which one, for the axis.
        most: how many parties are drawn; by default as many as there is room for.
        language: of every word, ``fr`` or ``en``.
        size: ``column`` (3.5 inches), ``page`` (7.2 inches) or (width, height) in inches.
        title: whether a title stands above.

    Returns:
        A matplotlib figure.

    >>> import pandas as pd
    >>> frame = pd.DataFrame({"label_fr": ["Japon"], "label_en": ["Japan"], "rank": [1.0],
    ...     "rank_low_document": [1.0], "rank_high_document": [2.0], "verdict": ["moves"]})
    >>> made = centrality(frame, language="en", size="column")
    >>> "rank by “strength of links” (1: most central)" in [text for text, _ in canvas.corners(made)]
    True
    """
    from matplotlib.ticker import MaxNLocator

    words = _WORDS[language]
    shown = frame.head(most or _MOST[canvas.is_narrow(size)])
    low, high = ("rank_low_document", "rank_high_document") if of == "rank" else ("low", "high")
    note = (
        canvas.sentence([words["left"].format(left=len(frame) - len(shown))], language)
        if len(frame) > len(shown)
        else ""
    )
    narrow = canvas.is_narrow(size)
    height = (
        0.55 + 0.165 * len(shown) + (0.4 if narrow else 0.15) + (0.2 if title else 0) + (0.15 if note else 0)
    )
    figure, axes = canvas.canvas(size, height, note=note)
    places = list(range(len(shown) - 1, -1, -1))
    moving = (shown["verdict"] == "moves").tolist()
    axes.hlines(places, shown[low], shown[high], color=canvas.GREY, linewidth=1.4, alpha=0.7)
    for end in (low, high):
        axes.plot(shown[end], places, "|", color=canvas.GREY, markersize=4.5, markeredgewidth=0.9)
    for x, y, moves in zip(shown[of], places, moving, strict=True):
        face = "white" if moves else canvas.COLOURS[0]
        axes.plot(x, y, "o", color=canvas.COLOURS[0], markersize=4, markerfacecolor=face, zorder=3)
    _rows(axes, shown[f"label_{language}"].tolist(), size)
    axes.set_xlabel(words[of].format(_MEASURES.get(measure, {}).get(language, measure)))
    if of == "rank":
        last = max(float(shown[high].max()), float(shown[of].max())) * 1.03 + 0.5
        ticks = [t for t in MaxNLocator(integer=True, nbins=6).tick_values(1, last) if 1 < t < last]
        axes.set_xticks([1.0, *ticks], [f"{t:.0f}" for t in (1.0, *ticks)])
        axes.set_xlim(-0.2, last)
    _legend(figure, words, of, moving, narrow, title)
    return canvas.described(figure, words["title"], note)


def _rows(axes: Axes, names: list[str], size: canvas.Size) -> None:
    """Names beside rows, cut where they would take more than two fifths of the width."""
    room = canvas.inches(size, 1.0)[0] * canvas.POINTS * 0.4
    axes.set_yticks(
        range(len(names) - 1, -1, -1), [canvas.wrapped(name, room, canvas.TEXT, 1) for name in names]
    )
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(-0.7, len(names) - 0.3)
    axes.grid(axis="x", color=canvas.RULE, linewidth=0.5)
    axes.set_axisbelow(True)


def _legend(
    figure: Figure, words: dict[str, str], of: str, moving: list[bool], narrow: bool, title: bool
) -> None:
    from matplotlib.lines import Line2D

    def dot(text: str, face: str) -> Line2D:
        return Line2D(
            [], [], marker="o", linestyle="none", markersize=4, color=canvas.COLOURS[0], label=text,
            markerfacecolor=face,
        )  # fmt: skip

    handles = [] if all(moving) else [dot(words["dot"], canvas.COLOURS[0])]
    handles += [dot(words["moves"], "white")] if any(moving) else []
    handles.append(Line2D([], [], color=canvas.GREY, linewidth=1.4, alpha=0.7, label=words[f"{of}_bar"]))
    canvas.legend(figure, handles, columns=1 if narrow else 3, title=words["title"] if title else "")
