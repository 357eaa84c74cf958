"""Closeness and betweenness over arrays: shortest paths from many parties at once.

Where nobody is far from anybody, as in a network of partnerships, searching from all parties together,
level by level, is many times faster than from one after the other: closeness with one bit a party,
betweenness with one column a party. Where paths are long, networkit searches one after the other. Both
are exact and give what networkx gives.

References:
    U. Brandes, "A faster algorithm for betweenness centrality", Journal of Mathematical Sociology 25,
    163-177 (2001).
    S. Wasserman and K. Faust, Social Network Analysis (Cambridge University Press, 1994), for the
    closeness of networks that fall apart.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kg.analysis.edges import Floats, edges_of_matrix

_DEEP = 14
_COLUMNS = 32
_WORDS = 128


def closeness(matrix: sparse.csr_array) -> Floats:
    """Closeness of each node, paths counted in steps.

    How many can be reached over the sum of the steps to them, times the share of the network that can be
    reached; 0 for a node without edges. Cost: nodes x edges x levels / 64; memory 2 KiB a node.

    >>> path = sparse.csr_array(np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]]))
    >>> closeness(path).round(3).tolist()
    [0.667, 1.0, 0.667]
    """
    size = matrix.shape[0]
    reached, steps = np.zeros(size), np.zeros(size)
    kept = np.flatnonzero(np.diff(matrix.indptr))
    inner = matrix[kept][:, kept]
    for start in range(0, len(kept), 64 * _WORDS):
        levels = _levels(inner, start, min(start + 64 * _WORDS, len(kept)))
        if levels is None:
            return _with_networkit(matrix, "Closeness")
        for level, counts in enumerate(levels, 1):
            reached[kept] += counts
            steps[kept] += level * counts
    shares = reached / max(size - 1, 1)
    found: Floats = np.divide(reached * shares, steps, out=np.zeros(size), where=steps > 0)
    return found


def _levels(matrix: sparse.csr_array, first: int, last: int) -> list[NDArray[np.int64]] | None:
    """How many of the nodes from *first* to *last* each node has at each distance; None where they are far."""
    size, words = matrix.shape[0], (last - first + 63) // 64
    seen = np.zeros((size, words), np.uint64)
    bit = np.arange(last - first)
    seen[first + bit, bit // 64] = np.uint64(1) << (bit % 64).astype(np.uint64)
    front, found, step = seen, list[NDArray[np.int64]](), 512
    while True:
        new = np.empty_like(seen)
        for low in range(0, size, step):
            high = min(low + step, size)
            begin, end = matrix.indptr[low], matrix.indptr[high]
            neighbours = front[matrix.indices[begin:end]]
            new[low:high] = np.bitwise_or.reduceat(neighbours, matrix.indptr[low:high] - begin, axis=0)
        new &= ~seen
        counts = np.bitwise_count(new).sum(axis=1, dtype=np.int64)
        if not counts.any():
            return found
        if len(found) == 4 * _DEEP:
            return None
        found.append(counts)
        seen, front = seen | new, new


def betweenness(matrix: sparse.csr_array) -> Floats:
    """Betweenness of each node, paths counted in steps.

    The share of the shortest paths between two others that lead through a node, summed over the pairs of
    others and divided by how many they are. Cost: nodes x edges x levels; memory 1 KiB a node.

    >>> path = sparse.csr_array(np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]]))
    >>> betweenness(path).tolist()
    [0.0, 1.0, 0.0]
    """
    size = matrix.shape[0]
    kept = np.flatnonzero(np.diff(matrix.indptr))
    inner = matrix[kept][:, kept].astype(np.float64)
    inner.data[:] = 1.0
    through = np.zeros(size)
    for start in range(0, len(kept), _COLUMNS):
        found = _dependencies(inner, start, min(start + _COLUMNS, len(kept)))
        if found is None:
            return _with_networkit(matrix, "Betweenness")
        through[kept] += found
    pairs = (size - 1) * (size - 2)
    # Sums of thirds leave a speck where there is nothing.
    return np.where(through > 1e-9, through / max(pairs, 1), 0.0)


def _dependencies(matrix: sparse.csr_array, first: int, last: int) -> Floats | None:
    """What each node carries of the paths from the nodes from *first* to *last*; None where they are far."""
    own = np.arange(last - first)
    paths = np.zeros((matrix.shape[0], last - first))
    paths[first + own, own] = 1.0
    total, seen, levels = paths.copy(), paths > 0, [paths]
    while True:
        paths = matrix @ paths
        paths[seen] = 0.0
        new = paths > 0
        if not new.any():
            break
        if len(levels) > _DEEP:
            return None
        total += paths
        seen |= new
        levels.append(paths)
    carried = np.zeros_like(total)
    for outer, inner in zip(levels[:0:-1], levels[-2::-1], strict=True):
        shares = np.divide(1.0 + carried, total, out=np.zeros_like(total), where=outer > 0)
        carried += (matrix @ shares) * inner
    carried[first + own, own] = 0.0
    sums: Floats = carried.sum(axis=1)
    return sums


def _with_networkit(matrix: sparse.csr_array, name: str) -> Floats:
    import networkit

    network: Any = edges_of_matrix(matrix, tuple(map(str, range(matrix.shape[0])))).networkit()
    network = networkit.graphtools.toUnweighted(network)
    if name == "Closeness":
        measure = networkit.centrality.Closeness(
            network, True, networkit.centrality.ClosenessVariant.GENERALIZED
        )
    else:
        measure = networkit.centrality.Betweenness(network, normalized=True)
    return np.array(measure.run().scores())
