"""The core found is the best there is, and no more is said than degrees do not explain."""

from __future__ import annotations

from itertools import product

import networkx as nx
import numpy as np
import pytest

from kg.analysis.coalitions import DOUBT
from kg.analysis.core_periphery import FOUND, core_periphery, fitness
from kg.analysis.edges import edges_of
from kg.analysis.projection import incidence_of


def pearson(network: nx.Graph, core: tuple[bool, ...]) -> float:
    """The definition, over the pairs of parties."""
    nodes = sorted(network)
    pairs = [(i, j) for i in range(len(nodes)) for j in range(i)]
    seen = [network.has_edge(nodes[i], nodes[j]) for i, j in pairs]
    ideal = [core[i] or core[j] for i, j in pairs]
    if len(set(seen)) == 1 or len(set(ideal)) == 1:
        return float("nan")
    return float(np.corrcoef(seen, ideal)[0, 1])


@pytest.mark.parametrize("seed", range(12))
def test_the_search_finds_the_best_of_all_cores(seed: int):
    network = nx.gnm_random_graph(9, 10 + seed, seed=seed)
    best = max(
        value for core in product([False, True], repeat=9) if (value := pearson(network, core)) == value
    )
    assert core_periphery(network, nulls=0).correlation == pytest.approx(best)


def test_fitness_is_the_correlation_over_pairs():
    network = nx.karate_club_graph()
    core = tuple(node in (0, 2, 32, 33) for node in network)
    assert fitness(edges_of(network, None).matrix, np.array(core)) == pytest.approx(pearson(network, core))


def test_five_parties_worked_out_by_hand():
    """Core a b, linked with everybody and each other: the ideal pattern, 7 of 10 pairs, correlation 1."""
    found = core_periphery(nx.Graph(["ab", "ac", "ad", "ae", "bc", "bd", "be"]), nulls=0)
    assert (found.parties["core"].tolist(), found.correlation) == ([True, True, False, False, False], 1.0)
    assert found.parties["core_partners"].tolist() == [1, 1, 2, 2, 2]


def test_a_star_says_no_more_than_its_degrees():
    found = core_periphery(nx.star_graph(6), nulls=20)
    assert (found.correlation, found.chance, found.verdict) == (1.0, 1.0, DOUBT)


def test_a_planted_core_is_found_and_left_to_its_degrees():
    """Six that are all linked, twenty-four with four links each into the core: a split graph.

    Whether a network is one, its degrees say (Hammer and Simeone 1981): every rewired one fits as well.
    """
    generator = np.random.Generator(np.random.PCG64(1))
    network = nx.complete_graph(6)
    for node in range(6, 30):
        network.add_edges_from((node, core) for core in generator.choice(6, 4, replace=False).tolist())
    found = core_periphery(network, nulls=20)
    assert found.parties.index[found.parties["core"]].tolist() == list(range(6))
    assert (found.chance, found.verdict) == (1.0, DOUBT)


def test_two_hubs_of_pairs_are_a_core_that_random_pairs_do_not_make():
    """Hubs a and b, each in a pair with each of ten others: drawn anew, some of the ten pair among themselves."""
    others = [f"p{number}" for number in range(10)]
    pairs = [(hub, other) for hub in "ab" for other in others]
    names = [f"{hub}-{other}" for hub, other in pairs]
    found = core_periphery(
        nx.Graph(pairs),
        incidence=incidence_of([p for pair in pairs for p in pair], np.repeat(names, 2)),
        nulls=40,
    )
    assert found.parties.index[found.parties["core"]].tolist() == ["a", "b"]
    assert found.verdict == FOUND


@pytest.mark.parametrize("network", [nx.Graph(), nx.empty_graph(3), nx.complete_graph(4)])
def test_where_every_core_fits_alike_there_is_not_enough_data(network: nx.Graph):
    found = core_periphery(network, nulls=5)
    assert np.isnan(found.correlation)
    assert (found.verdict, found.chance) == (DOUBT, 1.0)
