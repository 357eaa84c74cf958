"""Random networks with the degrees of an observed one, by swapping the ends of pairs of links.

The null of :mod:`kg.analysis.coalitions` and :mod:`kg.analysis.core_periphery`: what degrees alone would bring
about. For a projection the two-mode network is drawn anew (:mod:`kg.analysis.curveball`) and projected again,
since any projection is full of triangles, for which no choice of partners is needed.

References:
    S. Maslov and K. Sneppen, "Specificity and stability in topology of protein networks", Science 296, 910-913
    (2002).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.random import PCG64, Generator
from scipy import sparse

from kg.analysis.curveball import sample
from kg.analysis.edges import Edges, Ints, edges_of_matrix
from kg.analysis.projection import Incidence, overlap

_SWAPS = 10


def swapped(first: Ints, second: Ints, generator: Generator) -> tuple[Ints, Ints]:
    """Links with the same ends, otherwise combined.

    Two links a-b and c-d, drawn at random, become a-d and c-b, unless that would double a link or link
    something to itself; ten tries a link.

    Args:
        first: one end of each link.
        second: the other end.
        generator: where chance comes from.

    >>> first, second = swapped(np.array([0, 1]), np.array([2, 3]), Generator(PCG64(0)))
    >>> sorted([*first.tolist(), *second.tolist()])
    [0, 1, 2, 3]
    """
    a, b, count = first.tolist(), second.tolist(), len(first)
    if count < 2:
        return first, second
    there = set(zip(a, b, strict=True))
    draws = generator.integers(count, size=(2, _SWAPS * count)).tolist()
    turns = generator.integers(2, size=_SWAPS * count).tolist()
    for i, j, turn in zip(*draws, turns, strict=True):
        p, q, r, s = a[i], b[i], a[j], b[j]
        if turn:
            r, s = s, r
        if p == s or r == q:
            continue
        one, other = (min(p, s), max(p, s)), (min(r, q), max(r, q))
        if one == other or one in there or other in there:
            continue
        there -= {(a[i], b[i]), (a[j], b[j])}
        there |= {one, other}
        (a[i], b[i]), (a[j], b[j]) = one, other
    return np.array(a, np.int64), np.array(b, np.int64)


def random_networks(edges: Edges, count: int, seed: int = 0) -> Iterator[Edges]:
    """Networks with the degrees of *edges*; the weights are dealt out anew among the links.

    Args:
        edges: the observed network.
        count: how many.
        seed: where chance starts.
    """
    for generator in _generators(seed, count):
        a, b = swapped(edges.a, edges.b, generator)
        weights = generator.permutation(edges.weight)
        order = np.lexsort((b, a))
        yield Edges(edges.nodes, a[order], b[order], weights[order])


def random_projections(
    found: Incidence, nodes: tuple[str, ...], count: int, seed: int = 0, weight: str = "shared"
) -> Iterator[Edges]:
    """Projections of two-mode networks in which every party and every instrument keeps how many it has.

    Args:
        found: the observed two-mode network.
        nodes: the parties of the observed projection, sorted; those of *found* and perhaps others.
        count: how many.
        seed: where chance starts.
        weight: as in the observed projection; see :func:`kg.analysis.projection.overlap`.

    Raises:
        ValueError: a party of *found* is not among *nodes*.
    """
    if missing := sorted(set(found.rows) - set(nodes)):
        raise ValueError(
            f"{missing[0]!r} has instruments and is no party of the projection; select before both"
        )
    place = np.searchsorted(np.array(nodes, dtype=object), np.array(found.rows, dtype=object))
    shape = (len(nodes), len(found.columns))
    for drawn in sample(found.matrix, count, seed=seed):
        pairs = drawn.tocoo()
        matrix = sparse.csr_array((pairs.data, (place[pairs.row], pairs.col)), shape=shape)
        yield edges_of_matrix(overlap(matrix, weight), nodes)


def _generators(seed: int, count: int) -> Iterator[Generator]:
    """One for each network, so that the first ten of a hundred are the ten of ten."""
    return (Generator(PCG64([seed, number])) for number in range(count))
