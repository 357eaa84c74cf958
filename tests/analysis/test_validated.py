"""Validated projections: by hand, on planted coalitions, and on chance alone."""

from __future__ import annotations

import os
import subprocess
import sys

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from scipy.stats import false_discovery_control, spearmanr

from kg.analysis.bipartite_null import fit
from kg.analysis.chance import adjust, attainable
from kg.analysis.curveball import sample
from kg.analysis.projection import Incidence, incidence, incidence_of, project
from kg.analysis.ties import ties
from kg.analysis.validated import mark_validated, validate, validated
from kg.graph.release import Release

RING = incidence_of("aabbccddee", "vwwxxyyzzv")


def southern_women() -> Incidence:
    pairs = list(nx.davis_southern_women_graph().edges)
    return incidence_of([woman for woman, _ in pairs], [event for _, event in pairs])


def coalitions() -> Incidence:
    """Two coalitions of ten parties, a hundred instruments each of five of its own, and twenty of anybody."""
    generator = np.random.Generator(np.random.PCG64(2))
    parties, instruments = [], []
    for number in range(220):
        start, size = (0, 20) if number >= 200 else (10 * (number % 2), 10)
        parties += [f"p{start + p:02}" for p in generator.choice(size, 5, replace=False)]
        instruments += [f"i{number:03}"] * 5
    return incidence_of(parties, instruments)


def test_a_ring_of_five_worked_by_hand():
    """Each party in two of five instruments, each of two parties: every link has probability 2/5.

    Two parties share an instrument with probability 4/25: 4/5 are expected, and one or more come
    with probability 1 - (21/25)^5 = 0.582. Five of ten pairs have it, and 0.582 * 10/5 is above one.
    The most they could share is two, with probability 0.582 - 5 (4/25) (21/25)^4 = 0.184, all ten: never
    below 0.05.
    """
    found, p = validate(RING), 1 - (21 / 25) ** 5
    assert found.frame[["a", "b", "shared"]].to_numpy().tolist() == [
        ["a", "b", 1], ["a", "e", 1], ["b", "c", 1], ["c", "d", 1], ["d", "e", 1]
    ]  # fmt: skip
    assert found.frame["expected"].to_numpy() == pytest.approx(0.8)
    assert found.frame["p_value"].to_numpy() == pytest.approx(p)
    assert found.frame["p_adjusted"].tolist() == [1.0] * 5
    assert found.smallest_p == pytest.approx(p - 5 * (4 / 25) * (21 / 25) ** 4)
    assert (found.tests, found.could_validate, found.frame["validated"].any()) == (10, False, False)
    assert found.sentence_en == (
        "Not enough data to say: with 5 parties and 5 instruments no link could be told from chance."
    )
    assert found.sentence_fr == (
        "Données insuffisantes pour conclure\xa0: avec 5 parties et 5 instruments, aucun lien ne saurait"
        " être distingué du hasard."
    )


@pytest.mark.parametrize("method", ["bicm", "curveball"])
def test_only_links_within_planted_coalitions_are_validated(method: str):
    found = validate(coalitions(), method=method, samples=2000)
    kept = found.frame[found.frame["validated"]]
    within = (kept["a"] < "p10") == (kept["b"] < "p10")
    across = (found.frame["a"] < "p10") != (found.frame["b"] < "p10")
    assert len(kept) > 20
    assert within.all()
    assert across.sum() > 50
    assert found.could_validate
    assert found.sentence_en.startswith(f"{len(kept)} of {len(found.frame)} links go beyond")


def test_chance_alone_validates_nothing_to_speak_of():
    """Twenty random networks with the degrees of planted coalitions; scripts/bench-nulls draws 200 of others."""
    shares = [
        validated(Incidence(drawn, (*map(str, range(20)),), (*map(str, range(220)),)))["validated"].mean()
        for drawn in sample(coalitions().matrix, 20)
    ]
    assert np.mean(shares) <= 0.05


def test_analytic_and_sampled_p_values_rank_alike():
    exact, drawn = validated(southern_women()), validated(southern_women(), method="curveball")
    assert spearmanr(exact["p_value"], drawn["p_value"]).statistic >= 0.95
    assert drawn["expected"].to_numpy() == pytest.approx(exact["expected"].to_numpy(), abs=0.35)


def test_eighteen_women_at_fourteen_events_are_too_few():
    found = validate(southern_women())
    assert (found.could_validate, int(found.frame["validated"].sum())) == (False, 0)


def test_pairs_that_share_nothing_count_among_the_tests():
    p = np.array([0.001, 0.2, 0.03, 0.03])
    assert adjust(p, 10) == pytest.approx(false_discovery_control(np.append(p, [1.0] * 6))[:4])
    assert adjust(np.array([0.001, 0.03]), 10, np.array([2, 3])) == pytest.approx(
        false_discovery_control(np.array([0.001] * 2 + [0.03] * 3 + [1.0] * 5))[[0, 2]]
    )


def test_a_bound_stands_in_for_what_takes_too_long():
    null = fit(coalitions().matrix)
    assert attainable(null, 0.05, effort=0) == pytest.approx(attainable(null, 0.05), rel=1e-6)


@pytest.mark.parametrize("pairs", [("", ""), ("a", "x"), ("abc", "xyz"), ("ab", "xx")])
@pytest.mark.parametrize("method", ["bicm", "curveball"])
def test_a_network_of_next_to_nothing_says_so(pairs: tuple[str, str], method: str):
    found = validate(incidence_of(*pairs), method=method, samples=10)
    assert (found.could_validate, found.frame["validated"].any()) == (False, False)
    assert found.sentence_en.startswith("Not enough data to say")
    assert found.sentence_fr.startswith("Données insuffisantes pour conclure")


def test_too_few_samples_are_told_from_too_few_data():
    found = validate(coalitions(), method="curveball", samples=5)
    assert found.smallest_p == 1 / 6
    assert (
        found.sentence_en == "Not enough data to say: with so few samples no link could be told from chance."
    )


def test_an_unknown_method_is_named():
    with pytest.raises(ValueError, match="unknown method 'bipartite'; use one of bicm, curveball"):
        validated(RING, method="bipartite")


def test_the_order_of_pairs_changes_nothing():
    matrix = coalitions()
    row, column = matrix.matrix.nonzero()
    order = np.random.Generator(np.random.PCG64(9)).permutation(len(row))
    again = incidence_of([matrix.rows[r] for r in row[order]], [matrix.columns[c] for c in column[order]])
    for method in ("bicm", "curveball"):
        first, second = (validated(of, method=method, samples=50) for of in (matrix, again))
        pd.testing.assert_frame_equal(first, second, check_exact=True)


def test_two_processes_with_other_hash_seeds_agree():
    program = (
        "from kg.analysis.projection import incidence_of\n"
        "from kg.analysis.validated import validated\n"
        "found = incidence_of('aaabbbccdddeefg', 'vwxvwyvxyzwyzxz')\n"
        "print([validated(found, method=m, samples=50).to_csv() for m in ('bicm', 'curveball')])\n"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program], env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True, check=True, text=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(said) == 1
    assert "validated" in said.pop()


def test_edges_of_a_projection_say_whether_they_are_validated(release: Release):
    found = ties(release)
    frame = validated(incidence(found))
    marked = mark_validated(project(found, series=True), frame)
    tested = {(a, b) for a, b, p in marked.edges(data="p_value") if p is not None}
    assert {frozenset(pair) for pair in tested} == {
        frozenset(pair) for pair in zip(frame["a"], frame["b"], strict=True)
    }
    assert all(isinstance(value, bool) for _, _, value in marked.edges(data="validated"))
    assert not any(
        marked.edges[pair]["validated"] for pair in marked.edges if marked.edges[pair]["shared"] == 0
    )
