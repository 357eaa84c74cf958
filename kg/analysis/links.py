"""Links between parties with what proves them: the projection as a table that leads back to statements.

:func:`kg.analysis.projection.project` gives the network; this gives its edges as rows, each with the
instruments and statements behind it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pandas as pd

from kg.analysis.ties import Ties

FORMATIONS = ("joint", "series")
COLUMNS = ("first", "second", "kind", "instruments", "shared", "statements", "documents", "speakers")


def pairs(ties: Ties, formations: Collection[str] = FORMATIONS) -> pd.DataFrame:
    """Two parties and an instrument that links them, a row each.

    Parties of a *joint* instrument are linked to each other, a hub of a *series* to its spokes.
    *unknown*, if asked for, gives every pair that may be linked.

    Args:
        ties: the ties, as selected.
        formations: of which instruments.

    Returns:
        ``first``, ``second`` (sorted IRIs), ``instrument``, ``formation``; sorted. An instrument of
        *k* parties has *k(k - 1)/2* rows.
    """
    known = ties.frame[["party", "instrument", "formation", "role"]].drop_duplicates()
    clubs = known[known["formation"].isin(set(formations) - {"series"})]
    clubs = clubs[["party", "instrument", "formation"]].drop_duplicates()
    found = [clubs.merge(clubs, on=["instrument", "formation"])]
    if "series" in formations:
        series = known.loc[known["formation"] == "series", ["party", "instrument", "formation", "role"]]
        hubs, spokes = (series[series["role"] == role].drop(columns="role") for role in ("hub", "spoke"))
        both = hubs.merge(spokes, on=["instrument", "formation"])
        found += [both, both.rename(columns={"party_x": "party_y", "party_y": "party_x"})]
    linked = pd.concat(found).rename(columns={"party_x": "first", "party_y": "second"})
    linked = linked.loc[linked["first"] < linked["second"], ["first", "second", "instrument", "formation"]]
    return linked.drop_duplicates().sort_values(["first", "second", "instrument"], ignore_index=True)


def links(ties: Ties, formations: Collection[str] = FORMATIONS) -> pd.DataFrame:
    """The links of two parties, with all that proves them.

    Args:
        ties: the ties, as selected.
        formations: as for :func:`pairs`.

    Returns:
        A row a link, sorted: ``first``, ``second``, ``kind`` (formations, joined), ``instruments``,
        ``shared`` (how many), ``statements``, ``documents``, ``speakers`` (joined IRIs and ids).
        The statements are those that tie either of the two to an instrument that links them.
    """
    behind: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    wanted = ["party", "instrument", "statement", "document", "speakers"]
    for party, instrument, *said in ties.frame[wanted].itertuples(index=False, name=None):
        behind.setdefault((party, instrument), []).append((said[0], said[1], said[2]))
    grouped: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for first, second, instrument, formation in pairs(ties, formations).itertuples(index=False, name=None):
        grouped.setdefault((first, second), []).append((instrument, formation))
    found = []
    for (first, second), shared in grouped.items():
        said = [row for i, _ in shared for party in (first, second) for row in behind[party, i]]
        found.append(
            (
                first,
                second,
                joined(formation for _, formation in shared),
                joined(instrument for instrument, _ in shared),
                len({instrument for instrument, _ in shared}),
                joined(statement for statement, _, _ in said),
                joined(document for _, document, _ in said),
                joined(iri for _, _, iris in said for iri in iris.split()),
            )
        )
    return pd.DataFrame(found, columns=list(COLUMNS))


def joined(values: Iterable[str]) -> str:
    """Several values in one cell, each once, sorted.

    >>> joined(["b", "a", "b"])
    'a b'
    """
    return " ".join(sorted(set(values)))
