"""Whether confidences mean what they say: bins, Brier score, expected calibration error."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Said = tuple[float, int, int]  # a confidence; how many statements with it are right; how many there are


@dataclass(frozen=True, slots=True)
class Bin:
    """The statements whose confidence lies between two bounds.

    Attributes:
        low: the lower bound, within.
        high: the upper bound, outside; 1 lies within the last.
        right: how many are right.
        of: how many there are.
        mean: their mean confidence.
    """

    low: float
    high: float
    right: int
    of: int
    mean: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """How well confidences foretell what is right.

    Attributes:
        of: how many statements.
        right: how many are right.
        brier: the mean squared difference of confidence and what came out (1 right, 0 wrong).
        error: expected calibration error: how far share and mean confidence of a bin lie apart, on average.
        bins: tenths in which there are statements.
    """

    of: int
    right: int
    brier: float
    error: float
    bins: tuple[Bin, ...]


def reliability(said: Iterable[Said]) -> Reliability:
    """Compare confidences with what came out.

    >>> found = reliability([(0.75, 3, 4), (0.95, 1, 2)])
    >>> round(found.brier, 4), round(found.error, 4), [(b.low, b.right, b.of) for b in found.bins]
    (0.2758, 0.15, [(0.7, 3, 4), (0.9, 1, 2)])
    """
    cases = [one for one in said if one[2]]
    of, right = sum(one[2] for one in cases), sum(one[1] for one in cases)
    if not of:
        return Reliability(0, 0, 0.0, 0.0, ())
    squares = sum(good * (1 - value) ** 2 + (n - good) * value**2 for value, good, n in cases)
    bins = tuple(_bin(tenth, group) for tenth in range(10) if (group := _of_tenth(cases, tenth)))
    apart = sum(abs(one.right - one.mean * one.of) for one in bins)
    return Reliability(of, right, squares / of, apart / of, bins)


def _of_tenth(cases: Sequence[Said], tenth: int) -> list[Said]:
    return [one for one in cases if min(9, int(one[0] * 10 + 1e-9)) == tenth]


def _bin(tenth: int, group: Sequence[Said]) -> Bin:
    of = sum(one[2] for one in group)
    mean = sum(value * n for value, _, n in group) / of
    return Bin(tenth / 10, (tenth + 1) / 10, sum(one[1] for one in group), of, mean)
