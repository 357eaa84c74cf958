"""The bipartite configuration model: what links would be if only the degrees were given.

Each party keeps, in expectation, as many instruments as observed, and each instrument as many
parties; everything else is left to chance. Links are independent, each with probability
``x y / (1 + x y)`` of the fugacities *x* of its party and *y* of its instrument, which are those
of maximum likelihood. They depend on degrees alone, so that the solver works on the distinct ones.

References:
    J. Park and M. E. J. Newman, "Statistical mechanics of networks", Phys. Rev. E 70, 066117 (2004);
    F. Saracco, R. Di Clemente, A. Gabrielli and T. Squartini, "Randomizing bipartite networks: the
    case of the World Trade Web", Scientific Reports 5, 10595 (2015).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

Array = np.ndarray[Any, np.dtype[Any]]

TOLERANCE = 1e-8
_SWEEPS = 30
_NEWTON = 60


@dataclass(frozen=True, slots=True, eq=False)
class BipartiteNull:
    """A fitted model, by classes: rows of one degree are one class, and so are columns.

    Attributes:
        row_class: the class of each row.
        column_class: the class of each column.
        row_degrees: the degree of each class of rows, increasing.
        column_degrees: the degree of each class of columns, increasing.
        row_counts: how many rows are of each class.
        column_counts: how many columns are of each class.
        probability: of a link, classes of rows by classes of columns.
        converged: whether every expected degree is within :data:`TOLERANCE` of the observed one.
        steps: fixed-point sweeps and Newton steps taken.
        error: the largest difference between an expected and an observed degree.
    """

    row_class: Array
    column_class: Array
    row_degrees: Array
    column_degrees: Array
    row_counts: Array
    column_counts: Array
    probability: Array
    converged: bool
    steps: int
    error: float

    def links(self) -> Array:
        """The probability of each link, rows by columns: dense, for networks small enough to hold."""
        found: Array = self.probability[np.ix_(self.row_class, self.column_class)]
        return found

    def expected_shared(self) -> Array:
        """How many columns two rows are expected to share, classes of rows by classes of rows."""
        found: Array = (self.probability * self.column_counts) @ self.probability.T
        return found


def fit(matrix: sparse.csr_array) -> BipartiteNull:
    """The model with the degrees of a matrix of ones and zeros.

    Means: a link of high probability needs no explanation but that its party takes part in much
    and its instrument gathers many.

    Assumes: that degrees are the only constraint, met on average and not each time; that no
    instrument was closed to a party from the start.

    Cost: time and memory grow with the square (Newton: the cube) of the number of distinct degrees,
    which is below the square root of twice the number of links, whatever the number of parties.

    >>> from kg.analysis.projection import incidence_of
    >>> null = fit(incidence_of("aabbc", "xyxyx").matrix)
    >>> null.converged, null.links().round(3).tolist()
    (True, [[1.0, 1.0], [1.0, 1.0], [1.0, 0.0]])
    """
    return fit_degrees(np.asarray(matrix.sum(axis=1)).ravel(), np.asarray(matrix.sum(axis=0)).ravel())


def fit_degrees(rows: Array, columns: Array) -> BipartiteNull:
    """The model with given degrees, as :func:`fit`.

    Where degrees force links (a party of every instrument, an instrument of none, or a block that
    must be full because another must be empty) these have probability one or zero, and the
    fugacities of the rest are solved apart.

    Raises:
        ValueError: no network has these degrees.

    >>> fit_degrees([1, 1], [1, 1]).links().tolist()
    [[0.5, 0.5], [0.5, 0.5]]
    """
    d, row_class, n = np.unique(np.asarray(rows, np.int64), return_inverse=True, return_counts=True)
    e, column_class, m = np.unique(np.asarray(columns, np.int64), return_inverse=True, return_counts=True)
    probability, steps = np.zeros((len(d), len(e))), 0
    if n @ d != m @ e:
        raise ValueError("no network has these degrees: rows and columns have different sums")
    # Classes of rows and of columns, with the degrees left to them.
    blocks = [(np.arange(len(d)), np.arange(len(e)), d, e)]
    while blocks:
        a, b, left, under = blocks.pop()
        size = int(n[a].sum())
        full = under == size
        probability[np.ix_(a, b[full])] = 1.0
        left = left - int(m[b[full]].sum())
        open_ = ~full & (under > 0)
        b, under = b[open_], under[open_]
        if not len(a) or not len(b):
            continue
        cut, at = _tight_cut(left, n[a], under, m[b])
        if cut is None:
            links, taken = _solve(left, n[a].astype(float), under, m[b].astype(float))
            probability[np.ix_(a, b)] = links
            steps += taken
            continue
        probability[np.ix_(a[cut], b[under >= at])] = 1.0
        given, low, high = int(m[b[under >= at]].sum()), under < at, under > at
        blocks.append((a[cut], b[low], left[cut] - given, under[low]))
        blocks.append((a[~cut], b[high], left[~cut], under[high] - at))
    error = float(max(np.abs(probability @ m - d).max(initial=0), np.abs(n @ probability - e).max(initial=0)))
    return BipartiteNull(
        row_class, column_class, d, e, n, m, probability, error <= TOLERANCE, steps, error
    )  # fmt: skip


def _tight_cut(d: Array, n: Array, e: Array, m: Array) -> tuple[Array | None, int]:
    """The rows that must fill what they can, by the condition of Gale and Ryser, and how many they are."""
    order = np.argsort(-d, kind="stable")
    reached = np.cumsum(n[order])
    wanted = np.cumsum((n * d)[order])
    room = np.minimum(e[np.newaxis, :], reached[:, np.newaxis]) @ m
    if (wanted > room).any() or (d < 0).any():
        raise ValueError("no network has these degrees: some rows want more columns than there are")
    tight = np.flatnonzero((wanted == room)[:-1])
    if not len(tight):
        return None, 0
    # The middle one, so that nested degrees are halved rather than peeled one by one.
    chosen = tight[len(tight) // 2]
    cut = np.zeros(len(d), dtype=bool)
    cut[order[: chosen + 1]] = True
    return cut, int(reached[chosen])


def _solve(d: Array, n: Array, e: Array, m: Array) -> tuple[Array, int]:
    """Link probabilities of a block in which nothing is forced, and the steps it took."""
    total = float(n @ d)
    x, y = d / np.sqrt(total), e / np.sqrt(total)
    for _ in range(_SWEEPS):
        x = d / ((y / (1 + np.outer(x, y))) @ m)
        y = e / (n @ (x[:, np.newaxis] / (1 + np.outer(x, y))))
    theta, phi, steps = np.log(x), np.log(y), _SWEEPS
    value = _likelihood(theta, phi, d, n, e, m)
    gauge = np.concatenate([np.ones(len(d)), -np.ones(len(e))])
    for _ in range(_NEWTON):
        links = _links(theta, phi)
        slope = np.concatenate([n * (d - links @ m), m * (e - n @ links)])
        if max(np.abs(slope[: len(d)] / n).max(), np.abs(slope[len(d) :] / m).max()) <= TOLERANCE / 100:
            break
        bend = links * (1 - links) * np.outer(n, m)
        curvature = np.block([[np.diag(bend.sum(axis=1)), bend], [bend.T, np.diag(bend.sum(axis=0))]])
        # One fugacity is free: x may be doubled where y is halved.
        curvature += np.outer(gauge, gauge) * curvature.diagonal().mean()
        move = np.linalg.solve(curvature, slope)
        steps, length, gain = steps + 1, 1.0, float(slope @ move)
        while length > 1e-10:
            there = theta + length * move[: len(d)], phi + length * move[len(d) :]
            reached = _likelihood(*there, d, n, e, m)
            if reached >= value + 1e-4 * length * gain - 1e-12 * abs(value):
                break
            length /= 2
        (theta, phi), value = there, reached
    return _links(theta, phi), steps


def _links(theta: Array, phi: Array) -> Array:
    from scipy.special import expit

    found: Array = expit(np.add.outer(theta, phi))
    return found


def _likelihood(theta: Array, phi: Array, d: Array, n: Array, e: Array, m: Array) -> float:
    return float((n * d) @ theta + (m * e) @ phi - n @ np.logaddexp(0, np.add.outer(theta, phi)) @ m)
