"""Brokerage: who links those that are not linked with each other.

============== =============================================================== ==========================
column         definition                                                      a high value means
============== =============================================================== ==========================
degree         partners                                                        many partners
effective_size partners, less how much they are linked among themselves        partners that differ
efficiency     effective size over degree                                      little said twice
constraint     how far a party's links lead back to the same partners          little room: everybody it
                                                                               knows knows each other
============== =============================================================== ==========================

Assumptions: what two partners can say to each other needs no third; a link carries in proportion to its
weight. A projection makes a clique of each club and so raises constraint; the ``newman`` weighting tempers it.

References:
    R. S. Burt, Structural Holes: The Social Structure of Competition (Harvard University Press, 1992).
    S. P. Borgatti, "Structural holes: unpacking Burt's redundancy measures", Connections 20, 35-38 (1997).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse

from kg.analysis.edges import Floats, edges_of


def brokerage(network: nx.Graph[Any], *, weight: str | None = "weight") -> pd.DataFrame:
    """Effective size, efficiency and constraint of the parties of a projection.

    Args:
        network: a projection.
        weight: the attribute with the weight; None counts every link as 1.

    Returns:
        Index ``party``, sorted; ``degree``, ``effective_size`` (partners), ``efficiency`` (0 to 1) and
        ``constraint`` (0 to 1, above it in networks of three or four); empty for a party without partners.

    Cost: the number of paths of two steps, which a few very large clubs make nearly quadratic.

    >>> brokerage(nx.star_graph(4)).loc[0].tolist()
    [4.0, 4.0, 1.0, 0.25]
    """
    edges = edges_of(network, weight)
    return pd.DataFrame(brokerage_of(edges.matrix), index=pd.Index(edges.nodes, name="party"))


def brokerage_of(matrix: sparse.csr_array) -> dict[str, Floats]:
    """The same of a symmetric matrix, by column."""
    size = matrix.shape[0]
    degree = np.diff(matrix.indptr)
    linked = sparse.csr_array((np.ones(matrix.nnz), matrix.indices, matrix.indptr), shape=(size, size))
    shares = _scaled(matrix, np.asarray(matrix.sum(axis=1)).ravel())
    largest = matrix.max(axis=1).toarray().ravel() if matrix.nnz else np.zeros(size)
    repeated = (shares @ _scaled(matrix, largest).T) * linked
    effective = degree - np.asarray(repeated.sum(axis=1)).ravel()
    invested = (shares + shares @ shares) * linked
    constraint = np.asarray(invested.multiply(invested).sum(axis=1)).ravel()
    alone = degree == 0
    effective[alone] = constraint[alone] = np.nan
    efficiency = np.divide(effective, degree, out=np.full(size, np.nan), where=~alone)
    return {
        "degree": degree,
        "effective_size": effective,
        "efficiency": efficiency,
        "constraint": constraint,
    }


def bridging(
    network: nx.Graph[Any], blocs: Mapping[str, Collection[str]], *, weight: str | None = "weight"
) -> pd.DataFrame:
    """Who links blocs that are given: the European Union, CPTPP, G7 ...

    Two partners of a party are *bridged* if they are neither linked nor members of one bloc: here the party
    links what nothing else in sight does. Blocs may overlap; a party in none stands for itself.

    Args:
        network: a projection.
        blocs: members by bloc; those that are no party of the network do not count.
        weight: the attribute with the weight; None counts every link as 1.

    Returns:
        Index ``party``, sorted; ``blocs`` (its own, joined by a blank), ``degree``, ``blocs_reached`` (blocs
        it is no member of and has a partner in), ``outside`` (share of its strength that goes to parties it
        shares no bloc with), ``bridged`` (pairs of partners) and ``bridging`` (their share of its pairs of
        partners, empty below two partners).

    >>> bridging(nx.path_graph(["a", "b", "c"]), {"x": "a", "y": "c"})["bridged"].to_dict()
    {'a': 0, 'b': 1, 'c': 0}
    """
    edges = edges_of(network, weight)
    matrix, size = edges.matrix, len(edges.nodes)
    number = {node: at for at, node in enumerate(edges.nodes)}
    names = sorted(blocs)
    rows = [
        (number[party], at) for at, name in enumerate(names) for party in set(blocs[name]) & number.keys()
    ]
    row, column = np.array(rows, np.int64).reshape(-1, 2).T
    member = sparse.csr_array((np.ones(len(row)), (row, column)), shape=(size, len(names)))
    linked = sparse.csr_array((np.ones(matrix.nnz), matrix.indices, matrix.indptr), shape=(size, size))
    allied = sparse.csr_array(member @ member.T)
    allied.setdiag(0)
    allied.eliminate_zeros()
    allied.data[:] = 1
    near = sparse.csr_array(linked + allied)
    near.data[:] = 1
    degree = np.diff(matrix.indptr)
    pairs = degree * (degree - 1) // 2
    known = np.asarray(((linked @ near) * linked).sum(axis=1)).ravel() / 2
    bridged = (pairs - known).round().astype(np.int64)
    strength = np.asarray(matrix.sum(axis=1)).ravel()
    inside = np.asarray((matrix * allied).sum(axis=1)).ravel()
    reached = (linked @ member).toarray() > 0
    own = member.toarray() > 0
    return pd.DataFrame(
        {
            "blocs": [" ".join(np.array(names, dtype=object)[mine]) for mine in own],
            "degree": degree,
            "blocs_reached": (reached & ~own).sum(axis=1),
            "outside": np.divide(strength - inside, strength, out=np.full(size, np.nan), where=strength > 0),
            "bridged": bridged,
            "bridging": np.divide(bridged, pairs, out=np.full(size, np.nan), where=pairs > 0),
        },
        index=pd.Index(edges.nodes, name="party"),
    )


def _scaled(matrix: sparse.csr_array, by: Floats) -> sparse.csr_array:
    """Each row divided by its value."""
    inverse = np.divide(1.0, by, out=np.zeros(len(by)), where=by > 0)
    data = matrix.data * np.repeat(inverse, np.diff(matrix.indptr))
    return sparse.csr_array((data, matrix.indices, matrix.indptr), shape=matrix.shape)
