"""The coalition matrix: in what share of the runs two parties fall into one coalition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.analysis.coalitions import FOUND
from kg.views.figures import canvas

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from kg.analysis.coalitions import Coalitions
    from kg.analysis.ties import Ties

_WORDS = {
    "fr": {
        "title": "Qui tient ensemble",
        "share": "part des tirages ensemble",
        "order": "colonnes dans l’ordre des lignes ; cadre : coalition",
        "doubt": "données insuffisantes pour dire que ces coalitions dépassent le hasard",
        "found": "coalitions au-delà de ce que les degrés expliquent",
        "chance": "{share:.0%} des {nulls} réseaux aléatoires se divisent aussi bien",
        "left": "{left} parties moins liées ne sont pas montrées",
    },
    "en": {
        "title": "Who holds together",
        "share": "share of draws together",
        "order": "columns in the order of the rows; frame: coalition",
        "doubt": "not enough data to say that these coalitions go beyond chance",
        "found": "coalitions beyond what degrees explain",
        "chance": "{share:.0%} of the {nulls} random networks fall apart as well",
        "left": "{left} parties with fewer links are not shown",
    },
}
_LEADING = 7.6  # points a row takes


@canvas.styled
def coalition_matrix(
    ties: Ties,
    made: Coalitions,
    *,
    most: int | None = None,
    language: str = "fr",
    size: canvas.Size = "page",
    title: bool = False,
) -> Figure:
    """Parties by parties, coalition by coalition: the darker, the more often two are in one coalition.

    A cell is a share of the runs of a community search, 0 to 1; what is dark outside the frames is a pair
    that other draws put together. Parties without a link are left out. Whether the coalitions are more than
    chance stands below.

    Source of method: :func:`kg.analysis.coalitions.coalitions` (Louvain over many seeds, consensus, and a
    null with the same degrees).

    Args:
        ties: the ties, for names.
        made: the coalitions.
        most: how many parties are shown, the most linked of each coalition; by default as many as there is
            room for.
        language: of every word, ``fr`` or ``en``.
        size: ``column`` (3.5 inches), ``page`` (7.2 inches) or (width, height) in inches.
        title: whether a title stands above.

    Returns:
        A matplotlib figure.

    >>> from kg.analysis.coalitions import coalitions
    >>> from kg.analysis.projection import project
    >>> from kg.views.figures.examples import invented
    >>> made = coalitions(project(invented()), runs=5, nulls=0)
    >>> drawn = coalition_matrix(invented(), made, language="en", size="column")
    >>> "Japan" in [text for text, _ in canvas.corners(drawn)]
    True
    """
    from matplotlib.colors import LinearSegmentedColormap
    from matplotlib.patches import Rectangle

    words = _WORDS[language]
    width = canvas.inches(size, 1.0)[0] * canvas.POINTS
    known = made.parties[made.parties["community"] > 0]
    community = {str(party): int(number) for party, number in known["community"].items()}
    names = {party: canvas.tag(ties, party, language) for party in map(str, known.index)}
    room = min(max((canvas.width_of(n, canvas.SMALL) for n in names.values()), default=0.0), width * 0.3)
    fits = int((width - room - 34) / _LEADING)
    linked = made.pairs[made.pairs["linked"]]
    degree = linked["a"].value_counts().add(linked["b"].value_counts(), fill_value=0)
    kept = sorted(names, key=lambda p: (-degree.get(p, 0), p))[: most or fits]
    order = sorted(kept, key=lambda p: (community[p], -degree.get(p, 0), p))
    place = {party: number for number, party in enumerate(order)}
    square = np.eye(len(order))
    for a, b, share in made.pairs[["a", "b", "together"]].itertuples(index=False, name=None):
        if a in place and b in place:
            square[place[a], place[b]] = square[place[b], place[a]] = share
    said = [words["order"], words["found" if made.verdict == FOUND else "doubt"]]
    chance = words["chance"].format(share=made.chance, nulls=len(made.nulls))
    if len(made.nulls):
        said.append(chance.replace("%", " %") if language == "fr" else chance)
    if len(order) < len(names):
        said.append(words["left"].format(left=len(names) - len(order)))
    cell = min((width - room - 34) / max(len(order), 1), 13.0)
    note = canvas.sentence(said, language)
    lines = canvas.wrapped(note, width - 8, canvas.SMALL, 4).count("\n") + 1
    height = (len(order) * cell + 26 + 8.5 * lines + (18 if title else 0)) / canvas.POINTS
    figure, axes = canvas.canvas(
        size, height, title=words["title"] if title else "", note=note, is_square=True
    )
    shades = LinearSegmentedColormap.from_list("shares", ["#ffffff", "#b9d3ea", "#0072B2", "#00243d"])
    shown = axes.imshow(square, cmap=shades, vmin=0, vmax=1, interpolation="nearest")
    axes.set_yticks(
        range(len(order)), [canvas.wrapped(names[p], room + 1, canvas.SMALL, 1) for p in order],
        fontsize=canvas.SMALL,
    )  # fmt: skip
    groups = [community[p] for p in order]
    middles = []
    for group in dict.fromkeys(groups):
        begin, long = groups.index(group), groups.count(group)
        middles.append((begin + (long - 1) / 2, str(group)))
        frame = Rectangle(
            (begin - 0.5, begin - 0.5), long, long, fill=False, edgecolor="#D55E00", linewidth=1.2
        )
        axes.add_patch(frame)
    axes.set_xticks([x for x, _ in middles], [text for _, text in middles], fontweight="bold")
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    for side in axes.spines.values():
        side.set(visible=True, color=canvas.RULE)
    bar = figure.colorbar(shown, ax=axes, shrink=0.5, aspect=22, pad=0.015, anchor=(0, 1))
    bar.set_label(words["share"], fontsize=canvas.SMALL)
    ticks = [0, 0.5, 1]
    bar.set_ticks(ticks, labels=[f"{t:g}".replace(".", "," if language == "fr" else ".") for t in ticks])
    bar.ax.tick_params(labelsize=canvas.SMALL, length=2)
    bar.outline.set_visible(False)
    return canvas.described(figure, words["title"], note)
