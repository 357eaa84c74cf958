"""What a reader is told where something rests on statements that nobody reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.analysis.unreviewed import unreviewed
from kg.views.codebook import number
from kg.views.figures import canvas

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

_LEADING = 8.4  # points from line to line
_WORDS = {
    "fr": "Non examinées : {} des {} assertions retenues ici, qu’un chargeur propose et que personne n’a relues.",
    "en": "Unreviewed: {} of the {} statements used here, proposed by a loader and reviewed by nobody.",
}


def remark(said: pd.DataFrame) -> dict[str, str]:
    """The sentence on how many of some statements nobody reviewed, by language; empty where all were.

    Args:
        said: has ``statement`` and ``review``; a statement may have several rows.

    >>> import pandas as pd
    >>> remark(pd.DataFrame({"statement": ["a", "b", "b"], "review": ["added", "unreviewed", "unreviewed"]}))["en"]
    'Unreviewed: 1 of the 2 statements used here, proposed by a loader and reviewed by nobody.'
    >>> remark(pd.DataFrame({"statement": ["a"], "review": ["accepted"]}))
    {}
    """
    count, every = len(unreviewed(said)), said["statement"].nunique()
    if not count:
        return {}
    shares = {of: (number(count, of), number(every, of)) for of in ("fr", "en")}
    return {of: _WORDS[of].format(*shares[of]) for of in _WORDS}


@canvas.styled
def noted(figure: Figure, said: pd.DataFrame, language: str) -> Figure:
    """A figure with a line below on how many of the statements behind it nobody reviewed; untouched where all were.

    Args:
        figure: just drawn; it grows by the line.
        said: the statements behind it, see :func:`remark`.
        language: of the line.
    """
    told = remark(said)
    if not told:
        return figure
    wide, high = (float(side) for side in figure.get_size_inches())
    line = canvas.wrapped(told[language], wide * canvas.POINTS - 8, canvas.SMALL, 3)
    more = _LEADING * (line.count("\n") + 1) / canvas.POINTS
    figure.set_size_inches(wide, high + more)
    if figure.get_layout_engine() is None:
        # Axes that were placed by hand keep their size, above the line.
        for axes in figure.axes:
            left, below, width, height = axes.get_position().bounds
            axes.set_position(
                (left, (below * high + more) / (high + more), width, height * high / (high + more))
            )
        figure.text(
            4 / (wide * canvas.POINTS), 4 / ((high + more) * canvas.POINTS), line, va="bottom",
            fontsize=canvas.SMALL, color=canvas.GREY, linespacing=1.15,
        )  # fmt: skip
        return figure
    known = figure.get_supxlabel()
    figure.supxlabel(
        f"{known}\n{line}" if known else line, fontsize=canvas.SMALL, x=0.01, ha="left", color=canvas.GREY
    )
    return figure
