"""The tail of a Poisson-binomial, counted out and against the binomial."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import prod

import numpy as np
import pytest

from kg.analysis.poisson_binomial import bound, upper_tail


def counted_out(chances: list[Fraction], at_least: int) -> Fraction:
    """Every outcome, one by one."""
    return sum(
        (
            prod(c if heads else 1 - c for c, heads in zip(chances, outcome, strict=True))
            for outcome in product((0, 1), repeat=len(chances))
            if sum(outcome) >= at_least
        ),
        Fraction(0),
    )


def test_the_tail_equals_every_outcome_counted_out():
    groups = [
        (Fraction(1, 3), 4),
        (Fraction(9, 10), 2),
        (Fraction(1, 50), 3),
        (Fraction(1), 1),
        (Fraction(0), 1),
    ]
    one_by_one = [chance for chance, times in groups for _ in range(times)]
    asked = np.arange(12)
    chances = np.tile([float(chance) for chance, _ in groups], (12, 1))
    found = upper_tail(chances, np.array([times for _, times in groups]), asked)
    assert found == pytest.approx([float(counted_out(one_by_one, at)) for at in asked], rel=1e-13)


def test_a_minute_chance_keeps_its_precision():
    """All of sixty at one in ten thousand, 1e-240; fifty of them, as a binomial has it."""
    chances, counts = np.full((2, 2), 1e-4), np.array([20, 40])
    from math import comb

    fifty = float(
        sum(comb(60, k) * Fraction(1, 10**4) ** k * Fraction(9999, 10**4) ** (60 - k) for k in range(50, 61))
    )
    assert upper_tail(chances, counts, np.array([60, 50])) == pytest.approx([1e-240, fifty], rel=1e-10)


def test_many_trials_are_a_binomial():
    from scipy.stats import binom

    asked = np.array([0, 1, 5, 37, 250, 300, 400])
    found = upper_tail(np.full((7, 3), 0.3), np.array([500, 1, 299]), asked)
    assert found == pytest.approx(binom.sf(asked - 1, 800, 0.3), rel=1e-9)


def test_the_bound_is_never_below_the_chance():
    generator = np.random.Generator(np.random.PCG64(5))
    chances, counts = generator.random((200, 4)) ** 3, np.array([1, 5, 9, 20])
    asked = generator.integers(0, 36, 200)
    assert (bound(chances @ counts, 35, asked) >= upper_tail(chances, counts, asked) - 1e-12).all()
