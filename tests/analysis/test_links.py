"""Links with what proves them, against the projection they are the edges of."""

from __future__ import annotations

from kg.analysis.links import links, pairs
from kg.analysis.projection import project
from kg.analysis.ties import Ties


def test_a_joint_instrument_links_everybody_and_a_series_its_hub_to_each_spoke(invented: Ties) -> None:
    """A: three pairs; B: the Union with India and with Japan, not these two; C links nobody; D: one pair."""
    assert list(pairs(invented).itertuples(index=False, name=None)) == [
        ("eu", "in", "B", "series"),
        ("eu", "jp", "B", "series"),
        ("fr", "jp", "A", "joint"),
        ("fr", "jp", "D", "joint"),
        ("fr", "us", "A", "joint"),
        ("jp", "us", "A", "joint"),
    ]


def test_an_unknown_formation_may_link_when_it_is_asked_for(invented: Ties) -> None:
    assert list(pairs(invented, ["unknown"]).itertuples(index=False, name=None)) == [
        ("fr", "in", "C", "unknown")
    ]


def test_a_link_leads_back_to_the_statements_of_both_ends(invented: Ties) -> None:
    row = links(invented).query("first == 'fr' and second == 'jp'").iloc[0]
    assert row.to_dict() == {
        "first": "fr",
        "second": "jp",
        "kind": "joint",
        "instruments": "A D",
        "shared": 2,
        "statements": "s01 s02 s03 s10 s11",
        "documents": "d1 d2",
        "speakers": "meae ustr",
    }


def test_the_links_of_the_seeds_are_the_edges_of_their_projection(seed_ties: Ties) -> None:
    found = links(seed_ties)
    edges = {tuple(sorted(edge)) for edge in project(seed_ties, series=True).edges}
    assert set(found[["first", "second"]].itertuples(index=False, name=None)) == edges
