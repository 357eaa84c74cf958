"""Random networks with exactly the degrees observed, by trades between parties.

Two parties lay what only one of them takes part in on a heap, and each draws as many from it as it
laid. Parties keep their number of instruments, instruments their number of parties. Where the model
of :mod:`kg.analysis.bipartite_null` keeps degrees on average, this keeps them each time: slower,
and the check on it.

References:
    G. Strona, D. Nappo, F. Boccacci, S. Fattorini and J. San-Miguel-Ayanz, "A fast and unbiased
    procedure to randomize ecological binary matrices with fixed row and column totals", Nature
    Communications 5, 4114 (2014).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise

import numpy as np
from scipy import sparse


def sample(
    matrix: sparse.csr_array,
    samples: int,
    *,
    burn_in: int | None = None,
    thinning: int | None = None,
    seed: int = 0,
) -> Iterator[sparse.csr_array]:
    """Random matrices with the degrees of *matrix*.

    Assumes: that enough trades lie between two samples for one to have forgotten the other.

    Cost: a trade takes about ten microseconds, whatever the size; a sample, *thinning* of them.

    Args:
        matrix: ones and zeros, rows by columns.
        samples: how many.
        burn_in: trades before the first sample; by default ten for each row (or column, where
            there are fewer columns than rows: those trade then).
        thinning: trades from one sample to the next; by default two for each row (or column).
        seed: the same seed, the same samples.

    Yields:
        Matrices of the same shape; indices within a row are in no order.

    >>> from kg.analysis.projection import incidence_of
    >>> matrix = incidence_of("aabbcd", "xyyzzx").matrix
    >>> {(tuple(m.sum(axis=0)), tuple(m.sum(axis=1))) for m in sample(matrix, 5)} == {
    ...     (tuple(matrix.sum(axis=0)), tuple(matrix.sum(axis=1)))
    ... }
    True
    """
    across = matrix.shape[1] < matrix.shape[0]
    given = sparse.csr_array(matrix.T if across else matrix)
    traders = given.shape[0]
    ends = given.indptr
    hands = [set(given.indices[a:b].tolist()) for a, b in pairwise(ends.tolist())]
    generator = np.random.Generator(np.random.PCG64(seed))
    ones = np.ones(given.nnz, dtype=np.int64)
    trades = 10 * traders if burn_in is None else burn_in
    for _ in range(samples):
        _trade(hands, trades, generator)
        indices = np.fromiter(chain.from_iterable(hands), dtype=ends.dtype, count=given.nnz)
        drawn = sparse.csr_array((ones, indices, ends), shape=given.shape)
        yield sparse.csr_array(drawn.T) if across else drawn
        trades = 2 * traders if thinning is None else thinning


def _trade(hands: list[set[int]], trades: int, generator: np.random.Generator) -> None:
    if len(hands) < 2:
        return
    first = generator.integers(len(hands), size=trades)
    second = (first + generator.integers(1, len(hands), size=trades)) % len(hands)
    for a, b in zip(first.tolist(), second.tolist(), strict=True):
        mine, yours = hands[a], hands[b]
        common = mine & yours
        if len(common) in (len(mine), len(yours)):
            continue
        # Sorted, so that nothing depends on how sets are laid out.
        heap = sorted(mine ^ yours)
        cut = len(mine) - len(common)
        drawn = [heap[i] for i in generator.permutation(len(heap)).tolist()]
        hands[a] = common.union(drawn[:cut])
        hands[b] = common.union(drawn[cut:])
