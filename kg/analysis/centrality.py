"""Centrality: who stands in the middle of a network of parties, in seven meanings of the word.

============ ==================================================================== =====================
measure      definition                                                           a high value means
============ ==================================================================== =====================
degree       partners                                                             many partners
strength     sum of the weights of the links to them                              much shared with them
closeness    parties within reach over the steps to them, times the share of the  word travels to
             network within reach (Wasserman and Faust)                           everybody in few steps
betweenness  share of the shortest paths between two others that lead through     others meet through it
             the party
eigenvector  partners' own values, added up with the weights                      partners that have
                                                                                  strong partners
pagerank     where a walk along weighted links is, that starts anew anywhere      the same, without the
             after 15 steps of 100                                                pull of one dense club
core         largest k such that the party is among parties that all have k       in the thick of it
             partners among themselves
============ ==================================================================== =====================

Assumptions: a link is a chance to exchange, in both directions; steps, not weights, are the distance of
closeness and betweenness, since what is shared is a strength. A club of n parties gives each n - 1
partners: compare with the ``newman`` weighting, and with :func:`two_mode_degree`, which counts instruments.
In a network that falls apart eigenvector is 0 outside the component with the largest eigenvalue.

References:
    L. C. Freeman, "Centrality in social networks: conceptual clarification", Social Networks 1, 215-239
    (1979).
    P. Bonacich, "Power and centrality: a family of measures", American Journal of Sociology 92, 1170-1182
    (1987).
    S. B. Seidman, "Network structure and minimum degree", Social Networks 5, 269-287 (1983).
    S. P. Borgatti and D. S. Halgin, "Analyzing affiliation networks", in The SAGE Handbook of Social Network
    Analysis (2011).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse

from kg.analysis.edges import Edges, Floats, edges_of
from kg.analysis.paths import betweenness, closeness

MEASURES = ("degree", "strength", "closeness", "betweenness", "eigenvector", "pagerank", "core")
# Nodes times edges from which arrays are used; networkx takes about half a second there.
_LARGE = 500_000
_TOLERANCE = 1e-13


def centrality(
    network: nx.Graph[Any], measures: Collection[str] = MEASURES, *, weight: str | None = "weight"
) -> pd.DataFrame:
    """Centralities of the parties of a projection.

    Args:
        network: a projection.
        measures: which, of ``MEASURES``.
        weight: the attribute for strength, eigenvector and pagerank; None counts every link as 1.

    Returns:
        A row a party, index ``party``, sorted; a column a measure, in the order of ``MEASURES``. Degree
        and core are whole numbers, strength has the unit of the weight, the others lie between 0 and 1.

    Raises:
        ValueError: an unknown measure.

    Cost: nodes x edges for closeness and betweenness. networkx computes small networks, arrays those with
    500,000 nodes x edges and more; they agree to ten digits.

    >>> centrality(nx.star_graph(3), ["degree", "betweenness", "core"]).loc[0].tolist()
    [3.0, 1.0, 1.0]
    """
    wanted = _known(measures)
    edges = edges_of(network, weight)
    if len(edges.nodes) * len(edges.a) < _LARGE:
        plain = edges.networkx()
        columns = {name: _BY_NETWORKX[name](plain, edges) for name in wanted}
    else:
        columns = centrality_of(edges.matrix, wanted)
    return pd.DataFrame(columns, index=pd.Index(edges.nodes, name="party"))


def centrality_of(matrix: sparse.csr_array, measures: Collection[str] = MEASURES) -> dict[str, Floats]:
    """The same of a symmetric matrix, by measure; for those who compute it thousands of times.

    >>> centrality_of(sparse.csr_array(np.array([[0, 2], [2, 0]])), ["strength", "pagerank"])
    {'strength': array([2., 2.]), 'pagerank': array([0.5, 0.5])}
    """
    return {name: _BY_ARRAYS[name](matrix) for name in _known(measures)}


def two_mode_degree(network: nx.Graph[str]) -> pd.DataFrame:
    """How many instruments a party takes part in, and how many parties an instrument has.

    A high share means, for a party, that it is in most instruments there are; for an instrument, that it
    gathers most of the parties. Nothing is projected: a club of forty counts once.

    Args:
        network: a two-mode network, nodes with ``bipartite``.

    Returns:
        Index ``node``, sorted; ``mode`` (``party`` or ``instrument``), ``degree``, and ``share``, degree
        over the size of the other mode (Borgatti and Halgin).

    >>> pairs = nx.Graph([("fr", "a"), ("jp", "a"), ("fr", "b")])
    >>> nx.set_node_attributes(pairs, {"fr": 0, "jp": 0, "a": 1, "b": 1}, "bipartite")
    >>> two_mode_degree(pairs)["degree"].to_dict()
    {'a': 2, 'b': 1, 'fr': 2, 'jp': 1}
    """
    modes = {node: network.nodes[node]["bipartite"] for node in sorted(network)}
    sizes = {mode: sum(m != mode for m in modes.values()) for mode in (0, 1)}
    rows = [
        (("party", "instrument")[mode], network.degree[node], network.degree[node] / max(sizes[mode], 1))
        for node, mode in modes.items()
    ]
    return pd.DataFrame(rows, columns=["mode", "degree", "share"], index=pd.Index(modes, name="node"))


def ranks(values: pd.DataFrame) -> pd.DataFrame:
    """Ranks, 1 for the highest; equals share the better rank. Differences below 1e-9 are none.

    >>> ranks(pd.DataFrame({"degree": [2, 5, 2]}))["degree"].tolist()
    [2, 1, 2]
    """
    return values.astype(float).round(9).rank(ascending=False, method="min", na_option="bottom").astype(int)


def _known(measures: Collection[str]) -> list[str]:
    if unknown := sorted(set(measures) - set(MEASURES)):
        raise ValueError(f"unknown measure {unknown[0]!r}; use some of {', '.join(MEASURES)}")
    return [name for name in MEASURES if name in measures]


def _degree(matrix: sparse.csr_array) -> Floats:
    return np.diff(matrix.indptr)


def _strength(matrix: sparse.csr_array) -> Floats:
    return np.asarray(matrix.sum(axis=1), np.float64).ravel()


def _eigenvector(matrix: sparse.csr_array) -> Floats:
    """By the power method on the matrix plus one, which converges on bipartite networks as well."""
    size = matrix.shape[0]
    if not matrix.nnz:
        return np.zeros(size)
    scaled = matrix / _strength(matrix).max()
    value = np.full(size, size**-0.5)
    for _ in range(2_000):
        last, value = value, value + scaled @ value
        value /= np.linalg.norm(value)
        if np.abs(value - last).sum() < size * _TOLERANCE:
            return _without_specks(value)
    from scipy.sparse.linalg import eigsh

    # Two components of nearly one eigenvalue: Lanczos separates what the power method does not.
    return _without_specks(np.abs(eigsh(scaled, k=1, which="LA", v0=value)[1][:, 0]))


def _without_specks(value: Floats) -> Floats:
    return np.where(value > 1e-9, value, 0.0)


def _pagerank(matrix: sparse.csr_array) -> Floats:
    size = matrix.shape[0]
    if not size:
        return np.zeros(0)
    strength = _strength(matrix)
    inverse = np.divide(1.0, strength, out=np.zeros(size), where=strength > 0)
    value = np.full(size, 1 / size)
    for _ in range(1_000):
        last = value
        lost = last[strength == 0].sum()
        value = 0.85 * (matrix @ (last * inverse) + lost / size) + 0.15 / size
        if np.abs(value - last).sum() < _TOLERANCE:
            break
    return value


def _core(matrix: sparse.csr_array) -> Floats:
    size = matrix.shape[0]
    ones = sparse.csr_array(
        (np.ones(matrix.nnz, np.int64), matrix.indices, matrix.indptr), shape=matrix.shape
    )
    core, left, degree = (
        np.zeros(size, np.int64),
        np.ones(size, bool),
        np.diff(matrix.indptr).astype(np.int64),
    )
    level = 0
    while left.any():
        gone = left & (degree <= level)
        if not gone.any():
            level = int(degree[left].min())
            continue
        core[gone] = level
        left &= ~gone
        degree = degree - ones @ gone
    return core


_BY_ARRAYS: Mapping[str, Callable[[sparse.csr_array], Floats]] = {
    "degree": _degree,
    "strength": _strength,
    "closeness": closeness,
    "betweenness": betweenness,
    "eigenvector": _eigenvector,
    "pagerank": _pagerank,
    "core": _core,
}


def _listed(values: Mapping[int, float]) -> list[float]:
    return [values[node] for node in sorted(values)]


_BY_NETWORKX: Mapping[str, Callable[[nx.Graph[int], Edges], Any]] = {
    "degree": lambda network, _: [degree for _, degree in network.degree()],
    "strength": lambda network, _: [float(strength) for _, strength in network.degree(weight="weight")],
    "closeness": lambda network, _: _listed(nx.closeness_centrality(network)),
    "betweenness": lambda network, _: _listed(nx.betweenness_centrality(network)),
    # networkx stops at six digits, and not at all where two components are alike.
    "eigenvector": lambda _, edges: _eigenvector(edges.matrix),
    "pagerank": lambda network, _: (
        _listed(nx.pagerank(network, tol=1e-13, max_iter=1_000)) if network else []
    ),
    "core": lambda network, _: _listed(nx.core_number(network)),
}
