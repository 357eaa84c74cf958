"""The chance that at least so many of many unlike coins fall heads: the tail of a Poisson-binomial.

Two parties share each instrument with a probability of its own; how many they share in all is a
Poisson-binomial number. Instruments of one degree have one probability and are taken together.

References:
    W. Hoeffding, "Probability inequalities for sums of bounded random variables", J. Amer. Statist.
    Assoc. 58, 13-30 (1963), for the bound.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]

_CELLS = 1 << 20


def upper_tail(probabilities: Array, counts: Array, at_least: Array) -> Array:
    """The exact chance of *at_least* successes, a row a question.

    Only positive numbers are added, so that a chance of 1e-200 is as exact as one of a half; there
    is no subtraction from one.

    Cost: for a row that asks for *s*, at most *s* squared times the number of groups.

    Args:
        probabilities: rows by groups, the chance of success in each.
        counts: the number of trials in each group.
        at_least: how many successes, by row.

    >>> upper_tail(np.array([[0.5, 0.1]]), np.array([2, 1]), np.array([1])).round(4).tolist()
    [0.775]
    >>> upper_tail(np.array([[0.5, 0.1]] * 2), np.array([2, 1]), np.array([0, 3])).round(4).tolist()
    [1.0, 0.025]
    """
    counts, at_least = np.asarray(counts, np.int64), np.asarray(at_least, np.int64)
    found = np.ones(len(at_least))
    # Questions of about one size are answered together.
    sizes = _rounded(at_least)
    for size in np.unique(sizes[at_least > 0]).tolist():
        rows = np.flatnonzero((sizes == size) & (at_least > 0))
        step = max(1, _CELLS // (size + 1))
        for start in range(0, len(rows), step):
            chunk = rows[start : start + step]
            found[chunk] = _tails(probabilities[chunk].T, counts, at_least[chunk], size)
    return np.minimum(found, 1.0)


def bound(mean: Array, trials: int, at_least: Array) -> Array:
    """Hoeffding's bound, which the exact chance never exceeds; one where *at_least* is no more than the mean.

    >>> bound(np.array([1.0, 1.0]), 10, np.array([1, 10])).round(12).tolist()
    [1.0, 1e-10]
    """
    from scipy.special import rel_entr

    share, chance = np.asarray(at_least) / trials, np.clip(np.asarray(mean) / trials, 0.0, 1.0)
    with np.errstate(invalid="ignore"):
        distance = rel_entr(share, chance) + rel_entr(1 - share, 1 - chance)
    found: Array = np.where(share <= chance, 1.0, np.exp(-trials * distance))
    return found


def _rounded(numbers: Array) -> Array:
    """Each number rounded up to 1, 2, 3, 4, 6, 8, 12, 16, 24 ..."""
    steps = [1, 2, 3]
    while steps[-1] < numbers.max(initial=1):
        steps += [steps[-2] * 2, steps[-1] * 2]
    return np.array(steps)[np.searchsorted(steps, numbers)]


def _tails(probabilities: Array, counts: Array, at_least: Array, size: int) -> Array:
    """Groups by questions in; state *k* is the chance of *k* so far, the last that of *size* or more."""
    from scipy.special import betainc, gammaln, xlog1py, xlogy

    state = np.zeros((size + 1, probabilities.shape[1]))
    state[0] = 1.0
    for chance, trials in zip(probabilities, counts.tolist(), strict=True):
        if not trials or not chance.any():
            continue
        most = min(trials, size)
        k = np.arange(most + 1)[:, np.newaxis]
        ways = gammaln(trials + 1) - gammaln(k + 1) - gammaln(trials - k + 1)
        mass = np.exp(ways + xlogy(k, chance) + xlog1py(trials - k, -chance))
        beyond = betainc(k[1:], trials - k[1:] + 1, chance)
        grown = np.zeros_like(state)
        grown[size] = state[size]
        for more in range(1, most + 1):
            grown[size] += state[size - more] * beyond[more - 1]
        for more in range(min(most, size - 1) + 1):
            grown[more:size] += state[: size - more] * mass[more]
        state = grown
    above = np.arange(size + 1)[:, np.newaxis] >= at_least
    found: Array = np.where(above, state, 0.0)[::-1].sum(axis=0)
    return found
