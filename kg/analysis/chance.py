"""What chance alone lets two parties share: tails for pairs, and what of them survives many tests.

Pairs are held by the degrees of their parties, of which there are few, never one by one unless they
share something.

References:
    Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", J. R. Statist. Soc. B 57,
    289-300 (1995).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import sparse

from kg.analysis.bipartite_null import BipartiteNull
from kg.analysis.poisson_binomial import bound, upper_tail
from kg.analysis.projection import overlap

Array = np.ndarray[Any, np.dtype[Any]]

_ROWS = 1 << 14


def links_of(matrix: sparse.csr_array) -> tuple[Array, Array, Array]:
    """Pairs of rows that share a column, the first before the second, and how many they share."""
    pairs = sparse.triu(overlap(matrix), k=1).tocoo()
    order = np.lexsort((pairs.col, pairs.row))
    return pairs.row[order], pairs.col[order], pairs.data[order]


def adjust(p: Array, tests: int, counts: Array | None = None) -> Array:
    """P values adjusted for the false discovery rate over *tests*; those not given are taken to be one.

    Args:
        p: p values.
        tests: how many there are, given or not.
        counts: how many tests each stands for; one by default.

    >>> adjust(np.array([0.01, 0.04, 0.03]), 4).round(4).tolist()
    [0.04, 0.0533, 0.0533]
    """
    order = np.argsort(p, kind="stable")
    ranks = np.arange(1, len(p) + 1) if counts is None else np.cumsum(np.asarray(counts)[order])
    scaled = p[order] * tests / np.maximum(ranks, 1)
    found = np.empty(len(p))
    found[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1.0)
    return found


def attainable(null: BipartiteNull, alpha: float, effort: int = 2_000_000) -> tuple[float, bool]:
    """The smallest p value any pair could reach, and whether one could then be validated.

    A pair can share no more than the lesser of its degrees. If not even these p values survive the
    adjustment, none that is observed can.

    Args:
        null: the model.
        alpha: the false discovery rate allowed.
        effort: up to which sum of squared degrees chances are exact, the pairs that can share least
            first; the others get Hoeffding's bound, which errs on the side of "not enough data".
    """
    a, b, pairs = pairs_of_classes(null)
    most = np.minimum(null.row_degrees[a], null.row_degrees[b])
    p = bound(null.expected_shared()[a, b], int(null.column_counts.sum()), most)
    order = np.argsort(most, kind="stable")
    exact = order[np.cumsum(most[order].astype(float) ** 2) <= effort]
    p[exact] = _tails(null, a[exact], b[exact], most[exact])
    least = np.array([int(p.argmin())])
    p[least] = _tails(null, a[least], b[least], most[least])
    return float(p.min()), bool((adjust(p, int(pairs.sum()), pairs) <= alpha).any())


def pairs_of_classes(null: BipartiteNull) -> tuple[Array, Array, Array]:
    """Pairs of classes of rows, the first not after the second, and how many pairs of rows they stand for."""
    a, b = np.triu_indices(len(null.row_degrees))
    n = null.row_counts
    pairs = np.where(a == b, n[a] * (n[a] - 1) // 2, n[a] * n[b])
    return a[pairs > 0], b[pairs > 0], pairs[pairs > 0]


def tails_of_pairs(null: BipartiteNull, a: Array, b: Array, at_least: Array) -> Array:
    """The chance that rows *a* and *b* share *at_least* columns, each question answered once."""
    classes, most = len(null.row_degrees), int(at_least.max(initial=0)) + 1
    keys, back = np.unique(_keys(null, a, b) * most + at_least, return_inverse=True)
    pair = keys // most
    return _tails(null, pair // classes, pair % classes, keys % most)[back]


def absences(null: BipartiteNull, matrix: sparse.csr_array, a: Array, b: Array) -> tuple[Array, Array]:
    """The chance that rows *a* and *b*, *a* before *b*, share as few columns as they do, or fewer.

    Returns:
        The p values, and the same adjusted over all pairs of rows.
    """
    first, second, pairs = pairs_of_classes(null)
    i, j, shared = links_of(matrix)
    few = np.maximum(1 - tails_of_pairs(null, i, j, shared + 1), 0.0)
    nothing = 1 - _tails(null, first, second, np.ones(len(first), dtype=np.int64))
    # Pairs that share nothing are all those of two classes, less those that share something.
    classes, number = len(null.row_degrees), matrix.shape[0]
    linked = np.bincount(_keys(null, i, j), minlength=classes**2)[first * classes + second]
    p = np.concatenate([few, nothing])
    adjusted = adjust(p, int(pairs.sum()), np.concatenate([np.ones(len(few)), pairs - linked]))
    links, asked = i.astype(np.int64) * number + j, a.astype(np.int64) * number + b
    at = np.minimum(np.searchsorted(links, asked), max(len(links) - 1, 0))
    of_classes = len(few) + np.searchsorted(first * classes + second, _keys(null, a, b))
    where = np.where(links[at] == asked, at, of_classes) if len(links) else of_classes
    return p[where], adjusted[where]


def _keys(null: BipartiteNull, a: Array, b: Array) -> Array:
    """One number for the two classes of a pair of rows, whatever their order."""
    first, second = null.row_class[a].astype(np.int64), null.row_class[b].astype(np.int64)
    found: Array = np.minimum(first, second) * len(null.row_degrees) + np.maximum(first, second)
    return found


def _tails(null: BipartiteNull, a: Array, b: Array, at_least: Array) -> Array:
    """As :func:`tails_of_pairs`, of classes; so many rows at a time."""
    found = np.ones(len(a))
    for start in range(0, len(a), _ROWS):
        part = slice(start, start + _ROWS)
        both = null.probability[a[part]] * null.probability[b[part]]
        found[part] = upper_tail(both, null.column_counts, at_least[part])
    return found
