"""What nobody reviewed: how many of the statements behind a row, a node or an edge.

Such statements are in a release only if it was built so. Where none are, no column and no attribute is added:
tables and networks of reviewed statements are the same with and without this module.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

import networkx as nx
import pandas as pd

from kg.analysis.ties import Ties

UNREVIEWED = "unreviewed"
_Network = TypeVar("_Network", bound="nx.Graph[str]")


def unreviewed(said: pd.DataFrame, of: str = "statement") -> frozenset[str]:
    """The ids of the statements of a table that nobody reviewed.

    Args:
        said: a row a statement, with ``review``.
        of: the column of ids.

    >>> sorted(unreviewed(pd.DataFrame({"statement": ["a", "b"], "review": ["accepted", "unreviewed"]})))
    ['b']
    """
    return frozenset(said.loc[said["review"] == UNREVIEWED, of])


def covering(ties: Ties) -> pd.DataFrame:
    """The rows of ``ties.topics`` on the instruments of the ties, as selected."""
    return ties.topics[ties.topics["instrument"].isin({*ties.frame["instrument"], *ties.frame["via"]})]


def with_topics(ties: Ties) -> pd.DataFrame:
    """The statements behind who works on what: the ties, and what their instruments cover."""
    return pd.concat([said[["statement", "review"]] for said in (ties.frame, covering(ties))])


def counted(frame: pd.DataFrame, among: Collection[str]) -> pd.DataFrame:
    """A table of rows that rest on statements, with how many of those nobody reviewed, if there are any at all.

    Args:
        frame: has ``statements``, ids joined by blanks.
        among: ids of what nobody reviewed.

    Returns:
        With ``unreviewed`` after the number of statements, else after the statements themselves.

    >>> table = pd.DataFrame({"statements": ["a b", "c"], "party": ["fr", "jp"]})
    >>> counted(table, {"b"}).to_dict("list")
    {'statements': ['a b', 'c'], 'unreviewed': [1, 0], 'party': ['fr', 'jp']}
    >>> counted(table, ()) is table
    True
    """
    if not among:
        return frame
    names = list(frame.columns)
    after = "n_statements" if "n_statements" in names else "statements"
    found = frame.copy()
    numbers = [sum(s in among for s in set(cell.split())) for cell in frame["statements"]]
    found.insert(names.index(after) + 1, UNREVIEWED, pd.Series(numbers, frame.index, dtype="int64"))
    return found


def marked(network: _Network, ends: pd.DataFrame) -> _Network:
    """A network whose nodes, and edges that name their statements, say how many of those nobody reviewed.

    Args:
        network: just made; it is changed.
        ends: ``node``, ``statement`` and ``review``: what ties each node.

    Returns:
        The same network. Where nobody reviewed some of the statements, its nodes carry ``n_statements`` and
        ``unreviewed``, and edges with ``statements`` carry ``unreviewed``.
    """
    among = unreviewed(ends)
    if not among:
        return network
    behind = {str(node): set(said) for node, said in ends.groupby("node")["statement"]}
    for node, about in network.nodes(data=True):
        said = behind.get(node, set())
        about.update(n_statements=len(said), unreviewed=len(said & among))
    for _, _, about in network.edges(data=True):
        if "statements" in about:
            about[UNREVIEWED] = len(among.intersection(about["statements"].split()))
    return network
