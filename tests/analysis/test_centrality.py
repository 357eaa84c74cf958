"""Centralities equal networkx's, published ones, and those worked out by hand."""

from __future__ import annotations

import os
import subprocess
import sys

import networkx as nx
import numpy as np
import pytest

from kg.analysis import centrality as module
from kg.analysis.centrality import centrality, centrality_of, ranks, two_mode_degree
from kg.analysis.edges import edges_of
from kg.analysis.paths import betweenness, closeness


def references() -> list[nx.Graph]:
    pairs = nx.disjoint_union(nx.path_graph(5), nx.star_graph(3))
    pairs.add_node(9)
    return [
        nx.davis_southern_women_graph(),
        nx.karate_club_graph(),
        nx.les_miserables_graph(),
        pairs,
        nx.cycle_graph(90),
        nx.empty_graph(3),
        nx.empty_graph(0),
    ]


def by_networkx(network: nx.Graph) -> dict[str, dict]:
    """What networkx says of the whole network; the eigenvector only where it is the one answer there is."""
    found = {
        "degree": dict(network.degree()),
        "strength": dict(network.degree(weight="weight")),
        "closeness": nx.closeness_centrality(network),
        "betweenness": nx.betweenness_centrality(network),
        "pagerank": nx.pagerank(network, tol=1e-13, max_iter=1000) if network else {},
        "core": nx.core_number(network),
    }
    if network and nx.is_connected(network):
        found["eigenvector"] = nx.eigenvector_centrality(
            network, weight="weight", max_iter=100_000, tol=1e-13
        )
    return found


@pytest.mark.parametrize("number", range(7))
@pytest.mark.parametrize("limit", [0, 10**9])
def test_every_measure_equals_networkx_with_arrays_and_without(
    number: int, limit: int, monkeypatch: pytest.MonkeyPatch
):
    network = references()[number]
    monkeypatch.setattr(module, "_LARGE", limit)
    found = centrality(network)
    for name, values in by_networkx(network).items():
        expected = [values[node] for node in found.index]
        np.testing.assert_allclose(found[name], expected, rtol=1e-8, atol=1e-9, err_msg=name)


def test_zachary_has_the_values_everybody_publishes():
    """Node 1 of the paper is 0 here: betweenness 231.07 of 528 pairs, degree 16; 34 follows with 17 and 160.55."""
    found = centrality(nx.karate_club_graph(), weight=None).loc[[0, 33]]
    assert (found["betweenness"] * 528).round(2).tolist() == [231.07, 160.55]
    assert found["degree"].tolist() == [16, 17]
    assert found["core"].tolist() == [4, 4]


def test_five_parties_worked_out_by_hand():
    """A triangle a b c, with d behind c and e behind d: a-b, a-c, b-c, c-d, d-e.

    Steps: a 1+1+2+3 = 7, b the same, c 1+1+1+2 = 5, d 1+1+2+2 = 6, e 1+2+3+3 = 9; closeness 4/steps.
    Through c go ad, ae, bd, be: 4 of 6 pairs; through d go ae, be, ce: 3 of 6. Core: 2 2 2 1 1.
    """
    network = nx.Graph(["ab", "ac", "bc", "cd", "de"])
    found = centrality(network, ["degree", "closeness", "betweenness", "core"])
    assert found.round(4).to_dict("list") == {
        "degree": [2, 2, 3, 2, 1],
        "closeness": [0.5714, 0.5714, 0.8, 0.6667, 0.4444],
        "betweenness": [0, 0, 0.6667, 0.5, 0],
        "core": [2, 2, 2, 1, 1],
    }


def test_two_mode_degree_is_that_of_networkx():
    network = nx.davis_southern_women_graph()
    women = {node for node, mode in network.nodes(data="bipartite") if mode == 0}
    expected = nx.bipartite.degree_centrality(network, women)
    found = two_mode_degree(network)
    assert found["share"].to_dict() == pytest.approx(expected)
    assert found.loc[["Evelyn Jefferson", "E8"], "degree"].tolist() == [8, 14]


def test_long_paths_are_left_to_networkit_and_come_out_the_same():
    network = nx.path_graph(150)
    matrix = edges_of(network).matrix
    np.testing.assert_allclose(closeness(matrix), list(nx.closeness_centrality(network).values()))
    np.testing.assert_allclose(betweenness(matrix), list(nx.betweenness_centrality(network).values()))


def test_blocks_of_many_parties_add_up(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("kg.analysis.paths._WORDS", 1)
    network = nx.gnm_random_graph(200, 500, seed=1)
    matrix = edges_of(network).matrix
    np.testing.assert_allclose(closeness(matrix), list(nx.closeness_centrality(network).values()))


def test_ranks_take_a_rounding_error_for_none():
    frame = centrality(nx.cycle_graph(5), ["pagerank"])
    frame.loc[0, "pagerank"] += 1e-14
    assert ranks(frame)["pagerank"].tolist() == [1, 1, 1, 1, 1]


def test_an_unknown_measure_is_named():
    with pytest.raises(ValueError, match="unknown measure 'fame'"):
        centrality_of(edges_of(nx.path_graph(3)).matrix, ["fame"])


def test_neither_insertion_order_nor_hash_seed_changes_a_digit():
    program = (
        "import networkx as nx, random, sys, hashlib\n"
        "from kg.analysis.centrality import centrality, centrality_of\n"
        "from kg.analysis.edges import edges_of\n"
        "network = nx.les_miserables_graph()\n"
        "edges = list(network.edges(data='weight')); random.Random(int(sys.argv[1])).shuffle(edges)\n"
        "other = nx.Graph(); other.add_weighted_edges_from(edges)\n"
        "text = centrality(other).to_csv() + repr(centrality_of(edges_of(other).matrix))\n"
        "print(hashlib.sha256(text.encode()).hexdigest())\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program, seed],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
