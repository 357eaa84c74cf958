"""Brokerage equals networkx's and what is worked out by hand."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from kg.analysis.brokerage import bridging, brokerage


@pytest.mark.parametrize(
    "network",
    [nx.karate_club_graph(), nx.les_miserables_graph(), nx.davis_southern_women_graph(), nx.empty_graph(2)],
)
@pytest.mark.parametrize("weight", [None, "weight"])
def test_constraint_and_effective_size_equal_networkx(network: nx.Graph, weight: str | None):
    # networkx 3.6.1 scales columns instead of rows when asked for all nodes at once; node by node it keeps
    # to its own definition.
    found = brokerage(network, weight=weight)
    for column, values in {
        "constraint": nx.constraint(network, weight=weight),
        "effective_size": nx.effective_size(network, nodes=list(network), weight=weight),
    }.items():
        np.testing.assert_allclose(found[column], [values[node] for node in found.index], err_msg=column)


def test_five_parties_worked_out_by_hand():
    """Links ca, cb, ab, cd, ce: c has partners a, b (linked with each other), d and e.

    Effective size of c: 4 - 2 x 1/4 = 3.5. Constraint of c: it puts 1/4 into each; a comes back through b,
    which puts half into a: (1/4 + 1/4 x 1/2)^2 = 9/64, b the same, d and e 1/16 each: 26/64 = 0.40625.
    d has but one partner: constraint 1, effective size 1.
    """
    found = brokerage(nx.Graph(["ca", "cb", "ab", "cd", "ce"]))
    assert found.loc["c"].tolist() == [4, 3.5, 0.875, 0.40625]
    assert found.loc["d"].tolist() == [1, 1, 1, 1]


def test_a_party_bridges_partners_that_neither_a_link_nor_a_bloc_joins():
    """Party c has six pairs of partners; ab are linked, de are of one bloc: ad, ae, bd, be are left.

    Three of its four links lead outside bloc X, which it shares with a; it reaches Y.
    """
    network = nx.Graph(["ca", "cb", "ab", "cd", "ce"])
    found = bridging(network, {"X": ["a", "c", "absent"], "Y": ["d", "e"]})
    assert found.loc["c"].to_dict() == {
        "blocs": "X",
        "degree": 4,
        "blocs_reached": 1,
        "outside": 0.75,
        "bridged": 4,
        "bridging": pytest.approx(4 / 6),
    }


def test_without_blocs_bridging_counts_open_triads():
    """The pairs of partners that are not linked are what transitivity leaves of all connected triples."""
    network = nx.karate_club_graph()
    found = bridging(network, {})
    triples = sum(d * (d - 1) // 2 for _, d in network.degree())
    assert found["bridged"].sum() == round(triples * (1 - nx.transitivity(network)))
    assert found["blocs"].unique().tolist() == [""]
