"""Comparing partitions, on cases worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from kg.analysis.blocs import adjusted_rand, compare, present_blocs, variation_of_information
from kg.namespaces import BASE
from kg.vocabulary import load


def test_adjusted_rand_of_five_worked_out_by_hand():
    """{1 2 3}{4 5} against {1 2}{3 4 5}: table 2 1 / 0 2, pairs kept together 1 + 1 = 2.

    Both have 3 + 1 = 4 pairs of 10: chance 1.6, at most 4, (2 - 1.6) / (4 - 1.6) = 1/6.
    """
    assert adjusted_rand("aaabb", "xxyyy") == pytest.approx(1 / 6)


def test_variation_of_information_of_five_worked_out_by_hand():
    """The same: told {1 2 3} one lacks h(1/3), told {1 2} nothing; twice 3/5 x 0.9183 bits."""
    assert variation_of_information("aaabb", "xxyyy") == pytest.approx(2 * 3 / 5 * 0.9182958)


def test_partitions_without_pairs_agree():
    assert (adjusted_rand("abc", "xyz"), variation_of_information("abc", "xyz")) == (1.0, 0.0)
    assert (adjusted_rand("", ""), variation_of_information("", "")) == (1.0, 0.0)


def test_a_bloc_that_is_a_coalition_agrees_and_a_small_one_cannot():
    """Six and six: of 924 random blocs of six, 2 divide the parties as well, with probability 0.002."""
    parties = dict(zip("abcdefghijkl", [1] * 6 + [2] * 6, strict=True)) | {"lonely": 0}
    found = compare(parties, {"six": "abcdefz", "two": ["a", "b"], "none": ["lonely"]})
    assert found["verdict"].to_dict() == {
        "none": "not enough data to say",
        "six": "agrees",
        "two": "not enough data to say",
    }
    assert found.loc["six", ["members", "adjusted_rand", "recall", "precision"]].tolist() == [6, 1, 1, 1]
    # Two of twelve fall on one side in 30 of 66 cases.
    assert found.loc["two", "chance"] == pytest.approx(30 / 66, abs=0.05)


def test_blocs_are_those_of_the_day():
    parties = [f"{BASE}id/territory/{code}" for code in ("gbr", "fra", "deu", "jpn")]
    group = f"{BASE}id/grouping/eu"
    today, before = present_blocs(load(), parties), present_blocs(load(), parties, date(2019, 1, 1))
    assert today[group] == tuple(sorted(parties[1:3]))
    assert before[group] == tuple(sorted(parties[:3]))
