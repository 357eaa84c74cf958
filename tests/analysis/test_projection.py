"""Projections on the two-mode network of Davis, Gardner and Gardner (1941) and on what the seeds say."""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx
import numpy as np
import pytest

from kg.analysis.projection import by_topic, incidence, incidence_of, network_of, overlap, project
from kg.analysis.ties import Ties

WOMEN = nx.davis_southern_women_graph()
TOP = sorted(WOMEN.graph["top"])
PAIRS = [(woman, event) for woman in TOP for event in WOMEN[woman]]


@pytest.mark.parametrize(
    ("weight", "reference"),
    [
        ("shared", nx.bipartite.weighted_projected_graph),
        ("newman", nx.bipartite.collaboration_weighted_projected_graph),
        ("jaccard", nx.bipartite.overlap_weighted_projected_graph),
    ],
)
def test_a_projection_weighs_as_networkx_does(weight: str, reference: Callable[..., nx.Graph]) -> None:
    found = incidence_of(*zip(*PAIRS, strict=True))
    expected = nx.to_numpy_array(reference(WOMEN, TOP), nodelist=list(found.rows))
    assert np.allclose(overlap(found.matrix, weight).toarray(), expected)


def test_instruments_are_linked_by_the_parties_they_share() -> None:
    found = incidence_of(["fr", "jp", "fr", "us"], ["a", "a", "b", "b"])
    assert overlap(found.matrix.T.tocsr()).toarray().tolist() == [[0, 1], [1, 0]]


def test_every_link_of_the_seeds_rests_on_a_joint_instrument_of_both(seed_ties: Ties) -> None:
    network = project(seed_ties)
    members = incidence(seed_ties)
    place = {iri: row for row, iri in enumerate(members.rows)}
    for a, b, data in network.edges(data=True):
        common = members.matrix[[place[a]]].multiply(members.matrix[[place[b]]]).sum()
        assert common == data["shared"]


def test_france_and_japan_share_economic_security_as_a_topic(seed_ties: Ties) -> None:
    found = by_topic(seed_ties)
    topics = {topic: column for column, topic in enumerate(found.columns)}
    both = [found.rows.index(f"https://w3id.org/entente/id/territory/{code}") for code in ("fra", "jpn")]
    column = topics["https://w3id.org/entente/scheme/topics/economic-security"]
    assert [int(found.matrix[[row], [column]].sum()) for row in both] == [1, 1]
    assert network_of(incidence(seed_ties), seed_ties, columns=True).number_of_nodes() == len(
        incidence(seed_ties).columns
    )
