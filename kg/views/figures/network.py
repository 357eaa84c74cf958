"""The network of parties, and of parties and instruments: who is linked to whom, seated by bloc."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.analysis.projection import incidence, project
from kg.analysis.two_mode import INSTRUMENT_MARK, two_mode
from kg.analysis.validated import mark_validated, validated
from kg.views.blocs import blocs, seated
from kg.views.figures import canvas
from kg.views.figures.ring import Ring, settle

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    from matplotlib.figure import Figure

    from kg.analysis.ties import Ties

_MOST = {True: 36, False: 84}  # parties there is room for, in a column and on a page
_KEYED = {True: 6, False: 14}  # instruments named below a two-mode map
_WORDS = {
    "fr": {
        "title": "Qui travaille avec qui",
        "two": "Qui participe à quoi",
        "validated": "au-delà du hasard",
        "joint": "instrument conjoint, non validé",
        "series": "série bilatérale",
        "joint_node": "instrument conjoint",
        "series_node": "série bilatérale",
        "unknown_node": "formation inconnue",
        "width": "l’épaisseur croît avec le nombre d’instruments communs",
        "none": "aucun des {tested} liens testés ne dépasse ce que le hasard donnerait",
        "some": "{found} liens sur {tested} testés dépassent ce que le hasard donnerait",
        "several": "une grande marque réunit plusieurs instruments des mêmes parties",
        "left": "{left} parties moins liées ne sont pas montrées",
    },
    "en": {
        "title": "Who works with whom",
        "two": "Who takes part in what",
        "validated": "beyond chance",
        "joint": "joint instrument, not validated",
        "series": "bilateral series",
        "joint_node": "joint instrument",
        "series_node": "bilateral series",
        "unknown_node": "unknown formation",
        "width": "width grows with the number of common instruments",
        "none": "none of the {tested} links tested goes beyond what chance would give",
        "some": "{found} of the {tested} links tested go beyond what chance would give",
        "several": "a larger mark stands for several instruments of the same parties",
        "left": "{left} parties with fewer links are not shown",
    },
}


@dataclass(frozen=True, slots=True)
class _Key:
    """A line of the legend: what stands for it and what it says."""

    text: str
    style: Mapping[str, Any]


@canvas.styled
def network_map(
    ties: Ties,
    *,
    tested: pd.DataFrame | None = None,
    series: bool = True,
    most: int | None = None,
    language: str = "fr",
    size: canvas.Size = "page",
    title: bool = False,
) -> Figure:
    """The network of parties on a ring, bloc by bloc; links that go beyond chance are drawn solid and dark.

    A link joins two parties that take part in one joint instrument (or, dotted, a hub and the spoke of a
    bilateral series); its width grows with the number of instruments they share. Solid and dark are links
    that two parties so active would not have by chance (false discovery rate 5%); faint ones are not
    refuted, the data may be too few to tell. Parties without a link are left out.

    Source of method: the projection of :func:`kg.analysis.projection.project`, tested by
    :func:`kg.analysis.validated.validated` (Saracco and others, 2017); blocs as in
    ``ontology/views/explorer.yaml``.

    Args:
        ties: the ties, as selected.
        tested: what :func:`kg.analysis.validated.validated` found; worked out here by default.
        series: whether hubs are linked to their spokes.
        most: how many parties are shown, the most linked first; by default as many as there is room for.
        language: of every word, ``fr`` or ``en``.
        size: ``column`` (3.5 inches), ``page`` (7.2 inches) or (width, height) in inches.
        title: whether a title stands above.

    Returns:
        A matplotlib figure.

    >>> from kg.views.figures.examples import invented
    >>> made = network_map(invented(), language="en", size="column")
    >>> made.get_size_inches().round(1).tolist()[0], "Japan" in [text for text, _ in canvas.corners(made)]
    (3.5, True)
    """
    words, narrow = _WORDS[language], canvas.is_narrow(size)
    tested = validated(incidence(ties)) if tested is None else tested
    network = mark_validated(project(ties, series=series), tested)
    order = sorted((p for p in network if network.degree(p)), key=lambda p: (-_strength(network, p), p))
    shown = order[: most or _MOST[narrow]]
    said = [words["width"]]
    found = int(tested["validated"].sum()) if len(tested) else 0
    if len(tested):
        said.append(words["some" if found else "none"].format(found=found, tested=len(tested)))
    if len(order) > len(shown):
        said.append(words["left"].format(left=len(order) - len(shown)))
    bloc = seated(ties, shown)
    keys = [_Key(words["validated"], _VALIDATED)] if found else []
    kinds = {str(about["kind"]) for _, _, about in network.subgraph(shown).edges(data=True)}
    keys += [_Key(words["joint"], _JOINT)] if kinds & {"joint", "both"} else []
    keys += [_Key(words["series"], _SERIES)] if "series" in kinds else []
    ring = _ring(ties, shown, bloc, language, size, words["title"] if title else "", keys, said)
    edges = sorted(network.subgraph(shown).edges(data=True), key=lambda e: (e[2]["weight"], e[0], e[1]))
    heaviest = max((about["weight"] for _, _, about in edges), default=1.0)
    for a, b, about in edges:
        style = _SERIES if about["kind"] == "series" else _VALIDATED if about["validated"] else _JOINT
        share = about["weight"] / heaviest
        ring.link(a, b, style | {"linewidth": style["linewidth"] * (0.5 + 2.5 * share)})
    _seat(ring, shown, bloc, {p: _strength(network, p) for p in shown})
    return canvas.described(ring.figure, words["title"], canvas.sentence(said, language))


@canvas.styled
def two_mode_map(
    ties: Ties,
    *,
    most: int | None = None,
    language: str = "fr",
    size: canvas.Size = "page",
    title: bool = False,
) -> Figure:
    """Parties on a ring, bloc by bloc, and their instruments inside: nothing is projected.

    A line is a tie of one party to one instrument. An instrument stands between its parties: those of one
    bloc near the rim, those that join blocs in the middle. The shape of an instrument tells its formation;
    those with most parties bear a number and are named below.

    Source of method: :func:`kg.analysis.two_mode.two_mode`; blocs as in ``ontology/views/explorer.yaml``.

    Args:
        ties: the ties, as selected.
        most: how many parties are shown, those with most instruments first.
        language: of every word, ``fr`` or ``en``.
        size: ``column`` (3.5 inches), ``page`` (7.2 inches) or (width, height) in inches.
        title: whether a title stands above.

    Returns:
        A matplotlib figure.

    >>> from kg.views.figures.examples import invented
    >>> made = two_mode_map(invented(), size="page")
    >>> float(made.get_size_inches()[0])
    7.2
    """
    words, narrow = _WORDS[language], canvas.is_narrow(size)
    network = two_mode(ties)
    known: dict[str, dict[str, Any]] = {node: network.nodes[node] for node in network}
    parties = (node for node, about in known.items() if about["bipartite"] == 0)
    order = sorted(parties, key=lambda p: (-network.degree(p), p))
    shown = order[: most or _MOST[narrow]]
    among: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for instrument, about in sorted(known.items()):
        joined = tuple(sorted(set(network[instrument]) & set(shown))) if about["bipartite"] else ()
        if joined:
            among.setdefault((about["formation"], joined), []).append(instrument)
    # The instruments of the same parties stand as one mark.
    marks = {f"{kind} {' '.join(joined)}": (kind, joined, of) for (kind, joined), of in sorted(among.items())}
    key = sorted((m for m in marks if len(marks[m][1]) > 2), key=lambda m: (-len(marks[m][1]), m))
    key = key[: _KEYED[narrow]]
    names = [_all(ties, marks[mark][2], language) for mark in key]
    said = [words["several"]]
    if len(order) > len(shown):
        said.append(words["left"].format(left=len(order) - len(shown)))
    bloc = seated(ties, shown)
    formations = {formation for formation, _ in among}
    keys = [_Key(words[f"{f}_node"], _NODES[f]) for f in _NODES if f in formations]
    ring = _ring(ties, shown, bloc, language, size, words["two"] if title else "", keys, said, names)
    # Who takes part in much pulls little: an instrument stands nearer to the rarer of its parties.
    pull = {p: 1 / math.sqrt(network.degree(p)) for p in shown}
    sizes = {mark: min(2.4 * len(of) ** 0.35, 6.0) for mark, (_, _, of) in marks.items()}
    room = {mark: (0.7 * sizes[mark] + 1.0 if mark not in key else 6.0) / ring.radius for mark in marks}
    places = settle({m: [(ring.unit[p], pull[p]) for p in marks[m][1]] for m in marks}, room)
    for mark, (formation, joined, _) in marks.items():
        for party in joined:
            ring.line(ring.unit[party], places[mark])
        ring.mark(places[mark], _NODES[formation] | {"markersize": sizes[mark]})
    for number, mark in enumerate(key, 1):
        ring.number(places[mark], str(number))
    _seat(ring, shown, bloc, {p: float(network.degree(p)) for p in shown})
    return canvas.described(ring.figure, words["two"], canvas.sentence(said, language))


def _all(ties: Ties, instruments: Sequence[str], language: str) -> str:
    """The name of the first of some instruments of the same parties, and how many more there are."""
    names = sorted((ties.label(i.removesuffix(INSTRUMENT_MARK), language) for i in instruments), key=len)
    return f"{names[0]} (+ {len(names) - 1})" if len(names) > 1 else names[0]


def _strength(network: nx.Graph[str], party: str) -> float:
    return sum(float(about["weight"]) for about in network[party].values())


def _ring(
    ties: Ties, shown: Sequence[str], bloc: Mapping[str, int], language: str, size: canvas.Size,
    title: str, keys: Sequence[_Key], said: Sequence[str], numbers: Sequence[str] = (),
) -> Ring:  # fmt: skip
    known = blocs()
    order = sorted(shown, key=lambda p: (_clockwise(known[bloc[p]].angle), bloc[p], shown.index(p)))
    names = {p: canvas.tag(ties, p, language) for p in order}
    groups = [(known[n].name[language], _node(n)) for n in dict.fromkeys(bloc[p] for p in order)]
    legend = [*groups, *((key.text, key.style) for key in keys)]
    note = canvas.sentence(said, language)
    return Ring(order, bloc, names, size, title, legend, note, numbers)


def _clockwise(angle: float) -> float:
    """Where a bloc comes on the ring, from the top on."""
    return (angle + 90) % 360


def _node(bloc: int) -> dict[str, Any]:
    colour = canvas.COLOURS[bloc % len(canvas.COLOURS)]
    return {"marker": canvas.SHAPES[bloc % len(canvas.SHAPES)], "color": colour, "linestyle": "none"}


def _seat(ring: Ring, shown: Sequence[str], bloc: Mapping[str, int], weight: Mapping[str, float]) -> None:
    largest = max(weight.values(), default=1.0) or 1.0
    for party in shown:
        ring.seat(party, _node(bloc[party]), 2.6 + 3.4 * math.sqrt(weight[party] / largest))


_VALIDATED: dict[str, Any] = {"color": canvas.INK, "linewidth": 0.9, "alpha": 0.95, "linestyle": "-"}
_JOINT: dict[str, Any] = {"color": "#6f7c88", "linewidth": 0.55, "alpha": 0.6, "linestyle": "-"}
_SERIES: dict[str, Any] = {"color": "#B04A00", "linewidth": 0.6, "alpha": 0.9, "linestyle": (0, (1, 1.4))}
_NODES: dict[str, dict[str, Any]] = {
    "joint": {"marker": "s", "color": canvas.INK, "markersize": 2.6, "linestyle": "none"},
    "series": {"marker": "^", "color": "#B04A00", "markersize": 3.0, "linestyle": "none"},
    "unknown": {"marker": "o", "color": canvas.GREY, "markersize": 2.6, "linestyle": "none",
                "markerfacecolor": "white", "markeredgewidth": 0.6},
}  # fmt: skip
