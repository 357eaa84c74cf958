"""A network as integer arrays: what fast measures work on, and the one order everything is done in.

Nodes and edges are sorted here, once, so that no measure depends on the order in which a network was put
together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """An undirected network without loops.

    Attributes:
        nodes: names, sorted.
        a: number of one end of each edge, by its place in *nodes*.
        b: number of the other end, larger than *a*; edges are sorted by both.
        weight: weights.
    """

    nodes: tuple[str, ...]
    a: Ints
    b: Ints
    weight: Floats

    @property
    def matrix(self) -> sparse.csr_array:
        """The adjacency matrix, weighted, symmetric."""
        ends = (np.concatenate([self.a, self.b]), np.concatenate([self.b, self.a]))
        size = len(self.nodes)
        found = sparse.csr_array((np.concatenate([self.weight, self.weight]), ends), shape=(size, size))
        found.sort_indices()
        return found

    def networkx(self) -> nx.Graph[int]:
        """The network over the numbers of its nodes."""
        network: nx.Graph[int] = nx.Graph()
        network.add_nodes_from(range(len(self.nodes)))
        for a, b, weight in zip(self.a.tolist(), self.b.tolist(), self.weight.tolist(), strict=True):
            network.add_edge(a, b, weight=weight)
        return network

    def networkit(self, numbers: Ints | None = None) -> Any:  # noqa: ANN401 untyped
        """The network for networkit, which works in one thread: two give two results for one seed.

        Args:
            numbers: other numbers for the nodes, a permutation.
        """
        import networkit

        networkit.setNumberOfThreads(1)
        a, b = (self.a, self.b) if numbers is None else (numbers[self.a], numbers[self.b])
        return networkit.GraphFromCoo((self.weight, (a, b)), n=len(self.nodes), weighted=True, directed=False)


def edges_of(network: nx.Graph[Any], weight: str | None = "weight") -> Edges:
    """The arrays of a network; loops are left out.

    Args:
        network: any undirected network.
        weight: the attribute with the weight, 1 where it is missing; None counts every edge as 1.

    >>> edges = edges_of(nx.Graph([("c", "a"), ("b", "a")]))
    >>> edges.nodes, edges.a.tolist(), edges.b.tolist()
    (('a', 'b', 'c'), [0, 0], [1, 2])
    """
    nodes = tuple(sorted(network.nodes))
    number = {node: at for at, node in enumerate(nodes)}
    rows = sorted(
        (*sorted((number[a], number[b])), 1.0 if weight is None else float(value))
        for a, b, value in network.edges(data=weight or "weight", default=1.0)
        if a != b
    )
    a, b, weights = zip(*rows, strict=True) if rows else ((), (), ())
    return Edges(nodes, np.array(a, np.int64), np.array(b, np.int64), np.array(weights, np.float64))


def edges_of_matrix(matrix: sparse.csr_array, nodes: tuple[str, ...]) -> Edges:
    """The arrays of a symmetric matrix; its diagonal is left out."""
    found = sparse.triu(matrix, k=1).tocsr()
    found.sort_indices()
    found = found.tocoo()
    return Edges(nodes, found.row.astype(np.int64), found.col.astype(np.int64), found.data.astype(np.float64))
