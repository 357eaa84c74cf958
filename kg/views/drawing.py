"""What the explorer draws and where: pyvis holds the nodes and the options, places are worked out beforehand."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.views import seating
from kg.views.blocs import blocs, sit
from kg.views.codes import Codes, Columns
from kg.views.columns import CLASSES
from kg.views.tie_columns import gathering

if TYPE_CHECKING:
    from kg.analysis.ties import Ties

Rows = Sequence[Mapping[str, Any]]
TIERS = (18, 52)  # how many parties have the largest and the middle size of name
FONTS = (34, 25, 10)
LONGEST = 24  # characters of a name on the drawing
SPREAD = 1.15  # how much wider parties stand where instruments stand between them
WIDER = 1.3  # how much larger the names of parties are there
GATHERED = 60  # how many clusters a large network opens on
OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 0},
    "interaction": {
        "hover": True,
        "hideEdgesOnDrag": False,
        "hideEdgesOnZoom": False,
        "multiselect": False,
        "tooltipDelay": 120,
        "zoomSpeed": 0.6,
    },
    "nodes": {"borderWidth": 1.5, "scaling": {"label": {"enabled": True, "drawThreshold": 8}}},
    "edges": {"smooth": False, "selectionWidth": 2, "hoverWidth": 1},
}


def drawing(ties: Ties, entities: Codes, page: Columns) -> Columns:
    """Nodes with their places in the three views, the blocs, and the options of the canvas.

    Args:
        ties: every tie of the release.
        entities: the numbers entities go by on the page.
        page: the columns they are described in.
    """
    frame = ties.frame
    pairs = sorted({*zip(frame["party"], frame["instrument"], strict=True)})
    members: dict[str, list[str]] = {}
    activity: dict[str, int] = dict.fromkeys(frame["party"], 0)
    for party, instrument in pairs:
        members.setdefault(instrument, []).append(party)
        activity[party] += 1
    # Who is a party only where ministries stand apart or groupings give way to their members: seated last.
    for other in sorted({*frame["actor"], *_gathered(ties)}):
        activity.setdefault(other, 0)
    about = _about(entities, page["entities"])
    seated = blocs()
    # Who speaks for a party sits where that party does.
    bloc = sit({p: (about[p]["speaks"] or p, {about[p]["class"]}) for p in activity}, ties.vocabulary)
    tiers = _tiers(activity)
    rooms = {p: _room(about[p]["tag"], FONTS[tiers[p]]) for p in activity}
    near = seating.parties(activity, bloc, [b.angle for b in seated], rooms)
    order = sorted(activity, key=lambda p: (-activity[p], p))
    busy = [p for p in order if activity[p]]
    hub = next((p for p in order[:1] if near[p] == (0.0, 0.0)), "")
    wide = {p: (x * SPREAD, y * SPREAD) for p, (x, y) in near.items()}
    taken = [(*wide[p], *_room(about[p]["tag"], FONTS[tiers[p]] * WIDER)) for p in busy]
    taken += [(*wide[p], 60.0, 40.0) for p in order if not activity[p]]
    small = dict.fromkeys(members, (84.0, 30.0))
    among = seating.between(members, wide, small, taken, hub)
    subjects = _subjects(ties, members)
    themes = seating.between(subjects, wide, dict.fromkeys(subjects, (84.0, 30.0)), taken, hub)
    network = _network()
    network.nodes = [
        *(_node("p", p, near[p], about) for p in order),
        *(_node("w", p, wide[p], about) for p in order),
        *(_node("i", i, among[i], about) for i in sorted(members)),
        *(_node("t", t, themes[t], about) for t in sorted(subjects)),
    ]
    nodes, _, _, _, _, options = network.get_network_data()
    return {
        "nodes": _columns(nodes, entities),
        "tier": {str(entities.known(p)): tiers[p] for p in order},
        "bloc": {str(entities.known(p)): bloc[p] for p in order},
        "blocs": [dict(b.name) for b in seated],
        "cluster": _clusters(activity, members, hub, entities),
        "fonts": list(FONTS),
        "wider": WIDER,
        "options": json.loads(options),
    }


def _network() -> Any:  # noqa: ANN401 pyvis has no types
    """An empty pyvis network with our options; its lists are filled at once, for adding is quadratic."""
    from pyvis.network import Network

    network: Any = Network(cdn_resources="in_line")
    network.set_options(json.dumps(OPTIONS))
    return network


def _node(
    mode: str, iri: str, place: seating.Place, about: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    x, y = place
    return {"id": f"{mode} {iri}", "label": about[iri]["tag"], "x": round(x), "y": round(y)}


def _columns(nodes: Rows, entities: Codes) -> Columns:
    return {
        "mode": "".join(node["id"][0] for node in nodes),
        "entity": [entities.known(node["id"][2:]) for node in nodes],
        "x": [node["x"] for node in nodes],
        "y": [node["y"] for node in nodes],
    }


def _gathered(ties: Ties) -> set[str]:
    groups = gathering(ties)
    return {m.member for m in ties.vocabulary.memberships if m.group in groups}


def _about(entities: Codes, page: Columns) -> dict[str, dict[str, Any]]:
    """Class, the party it speaks for and the name on the drawing of each entity."""
    tags = {int(number): words[0] for number, words in page["tag"].items()}
    voices = {number: entities.values[party] for number, party in enumerate(page["speaks"]) if party >= 0}
    return {
        iri: {
            "class": CLASSES[page["class"][number]],
            "speaks": voices.get(number, ""),
            "tag": tags.get(number, page["fr"][number]),
        }
        for number, iri in enumerate(entities.values)
    }


def _tiers(activity: Mapping[str, int]) -> dict[str, int]:
    order = sorted(activity, key=lambda p: (-activity[p], p))
    return {p: sum(rank >= limit for limit in TIERS) for rank, p in enumerate(order)}


def _room(name: str, font: float) -> tuple[float, float]:
    return min(len(name), LONGEST) * font * 0.54 + 12, font * 1.5 + 34


def _subjects(ties: Ties, members: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The parties behind each topic, through the instruments that cover it."""
    whole = dict(zip(ties.frame["via"], ties.frame["instrument"], strict=True))
    found: dict[str, set[str]] = {}
    for instrument, topic in zip(ties.topics["instrument"], ties.topics["topic"], strict=True):
        for name in {instrument, whole.get(instrument, instrument)}:
            found.setdefault(topic, set()).update(members.get(name, ()))
    return {topic: sorted(parties) for topic, parties in sorted(found.items()) if parties}


def _clusters(
    activity: Mapping[str, int], members: Mapping[str, Sequence[str]], hub: str, entities: Codes
) -> Columns:
    """For networks too large to show whole: everything gathered with the most active party it is linked to."""
    order = sorted((p for p in activity if p != hub), key=lambda p: (-activity[p], p))
    heads = {p: n for n, p in enumerate(order[:GATHERED])}
    joined = {
        i: min((p for p in parties if p in heads), key=lambda p: heads[p], default="")
        for i, parties in members.items()
    }
    of = {p: p for p in heads}
    for instrument, parties in sorted(members.items()):
        for party in parties:
            if party not in of and joined[instrument]:
                of[party] = joined[instrument]
    known = entities.known
    return {
        "p": {str(known(p)): known(head) for p, head in sorted(of.items())},
        "i": {str(known(i)): known(head) for i, head in sorted(joined.items()) if head},
    }
