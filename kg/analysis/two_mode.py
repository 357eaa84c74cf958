"""The two-mode network, parties on one side and instruments on the other, and the same as a hypergraph.

The primary object of every analysis: nothing is lost that a projection would lose.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import networkx as nx
import pandas as pd

from kg.analysis.ties import Ties

INSTRUMENT_MARK = "#instrument"


def two_mode(ties: Ties) -> nx.Graph[str]:
    """A bipartite network, one edge for one party and one instrument it has a tie to.

    Args:
        ties: the ties, as selected.

    Returns:
        Nodes are IRIs, sorted, with ``bipartite`` (0 party, 1 instrument, as networkx wants it),
        ``label``, ``label_en``, ``kind``, ``iso3`` and, for instruments, ``formation``. A club that
        is both a party and an instrument has two nodes; that of the instrument ends in
        ``#instrument``. Edges carry ``multiplicity`` (how many statements), ``statements``,
        ``documents``, ``speakers`` and ``topics`` (joined by blanks), ``status`` (the highest
        rung) with its ``rank``, ``force``, ``role``, ``holds_from`` and ``holds_to`` (ISO days, empty
        where open) and ``expanded``. Every value is a text, a number or a flag.
    """
    frame = instruments_apart(ties.frame)
    topics = ties.topics.groupby("instrument")["topic"].agg(set).to_dict()
    network: nx.Graph[str] = nx.Graph()
    for mode, column in ((0, "party"), (1, "instrument")):
        for iri in sorted(frame[column].unique()):
            network.add_node(iri, bipartite=mode, **_about(ties, iri, mode))
    edges: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for record in frame.to_dict("records"):
        row = {str(column): value for column, value in record.items()}
        edges.setdefault((row["party"], row["instrument"]), []).append(row)
    for (party, instrument), rows in sorted(edges.items()):
        covered = set().union(
            *(topics.get(via, set()) for via in {instrument, *(row["via"] for row in rows)})
        )
        network.add_edge(party, instrument, **_edge(rows), topics=_joined(covered))
    return network


def instruments_apart(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with instruments that are parties as well marked, so that the modes do not mix."""
    both = set(frame["party"]) & set(frame["instrument"])
    marked = frame["instrument"].map(lambda iri: f"{iri}{INSTRUMENT_MARK}" if iri in both else iri)
    return frame.assign(instrument=marked)


def hyperedges(ties: Ties) -> dict[str, frozenset[str]]:
    """The same as a hypergraph: the parties of each instrument, by its IRI, sorted.

    A dialogue of *n* parties is one hyperedge, not the *n(n - 1)/2* links of its projection.
    """
    grouped = ties.frame.groupby("instrument", sort=True)["party"]
    return {str(instrument): frozenset(parties) for instrument, parties in grouped}


def _about(ties: Ties, iri: str, mode: int) -> dict[str, str]:
    known = ties.about(iri.removesuffix(INSTRUMENT_MARK))
    found = {
        "label": known["label_fr"],
        "label_en": known["label_en"],
        "kind": known["kind"].rsplit("/", 1)[-1],
        "iso3": known["iso3"],
    }
    return found | ({"formation": known["formation"] or "unknown"} if mode else {})


def _edge(rows: Sequence[Mapping[str, Any]]) -> dict[str, str | int | bool]:
    highest = max(rows, key=lambda row: row["rank"])
    begun = [row["holds_from"] for row in rows if not pd.isna(row["holds_from"])]
    ended = [row["holds_to"] for row in rows if not pd.isna(row["holds_to"])]
    forces, roles = {row["force"] for row in rows}, {row["role"] for row in rows}
    return {
        "multiplicity": len(rows),
        "statements": _joined(row["statement"] for row in rows),
        "documents": _joined(row["document"] for row in rows),
        "speakers": _joined(iri for row in rows for iri in row["speakers"].split()),
        "status": highest["status"],
        "rank": int(highest["rank"]),
        "force": next((force for force in _FORCES if force in forces), ""),
        "role": "hub" if "hub" in roles else min(roles),
        "holds_from": str(min(begun)) if begun else "",
        "holds_to": str(max(ended)) if len(ended) == len(rows) else "",
        "expanded": all(row.get("expanded", False) for row in rows),
    }


_FORCES = ("binding", "political", "track-1.5", "unilateral")


def _joined(values: Iterable[str]) -> str:
    return " ".join(sorted(set(values)))
