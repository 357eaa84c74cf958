"""Coalitions that were planted are found, and those that were not are not."""

from __future__ import annotations

import os
import random
import subprocess
import sys

import networkx as nx
import numpy as np
import pytest

from kg.analysis.blocs import adjusted_rand
from kg.analysis.coalitions import DOUBT, FOUND, coalitions, modularity
from kg.analysis.edges import edges_of
from kg.analysis.projection import incidence_of, overlap
from kg.analysis.rewiring import random_networks, random_projections


def planted(mixing: float, seed: int, size: int = 32, degree: int = 16) -> nx.Graph:
    """Four groups; this share of the links of a node leads outside its own (Girvan and Newman's benchmark)."""
    inside, outside = (1 - mixing) * degree / (size - 1), mixing * degree / (3 * size)
    return nx.planted_partition_graph(4, size, inside, outside, seed=seed)


def planted_clubs(mixing: float, seed: int) -> tuple[nx.Graph, object]:
    """Sixty parties in three groups, 150 instruments of four parties; a place goes to anybody in this share."""
    draw = random.Random(seed)
    parties, instruments = [], []
    for club in range(150):
        group = club % 3
        for _ in range(4):
            number = draw.randrange(60) if draw.random() < mixing else group * 20 + draw.randrange(20)
            parties.append(f"p{number:02}")
            instruments.append(f"i{club:03}")
    found = incidence_of(parties, instruments)
    network = nx.relabel_nodes(nx.from_scipy_sparse_array(overlap(found.matrix)), dict(enumerate(found.rows)))
    return network, found


@pytest.mark.parametrize("seed", range(5))
def test_planted_coalitions_are_recovered_at_a_mixing_of_three_tenths(seed: int):
    found = coalitions(planted(0.3, seed), runs=20, nulls=20)
    groups = [node // 32 for node in found.parties.index]
    assert adjusted_rand(groups, found.parties["community"]) >= 0.9
    assert (found.verdict, found.summary["communities"]) == (FOUND, 4)


def test_small_networks_searched_by_networkx_recover_them_at_two_tenths():
    network = planted(0.2, 1, size=16, degree=7)
    assert network.number_of_edges() < 500
    found = coalitions(network, runs=20, nulls=20)
    assert adjusted_rand([node // 16 for node in found.parties.index], found.parties["community"]) >= 0.9


def test_planted_clubs_are_recovered_against_random_two_mode_networks():
    network, found = planted_clubs(0.2, 1)
    seen = coalitions(network, incidence=found, runs=20, nulls=20)
    groups = [int(party[1:]) // 20 for party in seen.parties.index]
    assert adjusted_rand(groups, seen.parties["community"]) >= 0.9
    assert seen.verdict == FOUND


def test_clubs_at_random_are_not_enough_data_although_their_projection_is_full_of_cliques():
    network, found = planted_clubs(1.0, 1)
    assert coalitions(network, incidence=found, runs=20, nulls=40).verdict == DOUBT


def test_random_networks_are_not_enough_data():
    verdicts = [coalitions(nx.gnm_random_graph(60, 200, seed=s), runs=5, nulls=40).verdict for s in range(5)]
    assert verdicts.count(DOUBT) >= 4


def test_zachary_reaches_the_modularity_that_is_known_to_be_the_highest():
    """0.4198, unweighted, four groups; the seeds reach it and the consensus is one of them."""
    network = nx.Graph(nx.karate_club_graph().edges())
    found = coalitions(network, nulls=0)
    assert round(found.runs["modularity"].max(), 4) == 0.4198
    assert found.summary["communities"] == 4


@pytest.mark.parametrize("network", [nx.les_miserables_graph(), nx.davis_southern_women_graph()])
def test_modularity_equals_networkx(network: nx.Graph):
    edges = edges_of(network)
    partition = np.arange(len(edges.nodes)) % 4
    groups = [{edges.nodes[n] for n in np.flatnonzero(partition == g)} for g in range(4)]
    assert modularity(edges, partition) == pytest.approx(nx.community.modularity(network, groups))


def test_five_parties_worked_out_by_hand():
    """A triangle a b c and a pair d e, with f alone: links 3 and 1 of 4, modularity 1 - (6/8)^2 - (2/8)^2."""
    network = nx.Graph(["ab", "ac", "bc", "de"])
    network.add_node("f")
    found = coalitions(network, nulls=0)
    assert found.parties["community"].tolist() == [1, 1, 1, 2, 2, 0]
    assert found.parties["size"].tolist() == [3, 3, 3, 2, 2, 0]
    assert found.parties["stability"].tolist()[:5] == [1.0] * 5
    assert found.modularity == pytest.approx(0.375)
    assert found.pairs["together"].tolist() == [1.0] * 4
    assert found.verdict == DOUBT


@pytest.mark.parametrize("network", [nx.Graph(), nx.empty_graph(3)])
def test_without_links_there_is_not_enough_data(network: nx.Graph):
    found = coalitions(network)
    assert (found.verdict, found.chance, set(found.parties["community"])) == (
        DOUBT,
        1.0,
        set(network) and {0},
    )


def test_random_networks_keep_every_degree_and_differ():
    edges = edges_of(nx.les_miserables_graph())
    degrees = np.diff(edges.matrix.indptr)
    drawn = list(random_networks(edges, 5))
    assert all((np.diff(null.matrix.indptr) == degrees).all() for null in drawn)
    assert all((null.a < null.b).all() for null in drawn)
    assert len({null.b.tobytes() for null in drawn}) == 5


def test_random_projections_keep_the_weight_of_all_links_together():
    """Each instrument of k parties makes k(k - 1)/2 links, whoever they are."""
    _, found = planted_clubs(0.5, 1)
    total = overlap(found.matrix).sum() / 2
    assert [null.weight.sum() for null in random_projections(found, found.rows, 3)] == [total] * 3


def test_neither_insertion_order_nor_hash_seed_nor_process_changes_a_digit():
    program = (
        "import networkx as nx, random, sys, hashlib\n"
        "from kg.analysis.coalitions import coalitions\n"
        "from kg.analysis.core_periphery import core_periphery\n"
        "text = ''\n"
        "for network in (nx.les_miserables_graph(), nx.gnm_random_graph(100, 600, seed=1)):\n"
        "    edges = sorted(network.edges()); random.Random(int(sys.argv[1])).shuffle(edges)\n"
        "    other = nx.Graph(edges)\n"
        "    found = coalitions(other, runs=5, nulls=5)\n"
        "    text += ''.join(f.to_csv() for f in (found.parties, found.pairs, found.runs)) + repr(found.nulls)\n"
        "    text += core_periphery(other, nulls=2).parties.to_csv()\n"
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
