"""Missing links: those a null expects and those common partners suggest, with their reasons."""

from __future__ import annotations

from collections.abc import Iterable
from math import log

import networkx as nx
import pandas as pd
import pytest

from kg.analysis.bipartite_null import fit
from kg.analysis.missing_links import COLUMNS, missing_links
from kg.analysis.projection import hubs_and_spokes, incidence, overlap
from kg.analysis.ties import Ties, ties
from kg.analysis.validated import validated
from kg.analysis.verdict import verdict_on_absence
from kg.graph.release import Release
from kg.vocabulary import load


def invented(rows: Iterable[tuple[str, str, str, str]], topics: Iterable[tuple[str, str]] = ()) -> Ties:
    """Ties of party, instrument, formation and role."""
    frame = pd.DataFrame(list(rows), columns=["party", "instrument", "formation", "role"])
    covered = pd.DataFrame(list(topics), columns=["instrument", "topic"])
    return Ties(frame.assign(via=frame["instrument"]), pd.DataFrame(), covered, load())


def joint(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str, str, str]]:
    return [(party, instrument, "joint", "member") for party, instrument in pairs]


RING = joint(zip("aabbccddee", "vwwxxyyzzv", strict=True))


def test_a_ring_of_five_worked_by_hand():
    """Neighbours share one instrument where 4/5 are expected, so that they lack nothing.

    The five other pairs share none, with probability (21/25)^5, and have one partner in common, who
    has two: 1/ln 2. Adjusted that would be doubled, five of ten pairs having it; but the other five,
    who share one or none with probability (21/25)^5 + 5 (4/25) (21/25)^4 = 0.817, all ten of them at
    or below that, lower it to theirs. In an instrument on chips are a, b and c.
    """
    found = missing_links(invented(RING, [("w", "chips"), ("x", "chips"), ("y", "batteries")]))
    by_null = found[found["basis"] == "null"]
    assert by_null[["rank", "a", "b", "partners", "topics"]].to_numpy().tolist() == [
        [1, "a", "c", "b", "chips"],
        [2, "a", "d", "e", ""],
        [3, "b", "d", "c", ""],
        [4, "b", "e", "a", ""],
        [5, "c", "e", "d", ""],
    ]
    assert by_null["lacking"].to_numpy() == pytest.approx(0.8)
    assert by_null["p_value"].to_numpy() == pytest.approx((21 / 25) ** 5)
    assert by_null["p_adjusted"].to_numpy() == pytest.approx((21 / 25) ** 5 + 5 * (4 / 25) * (21 / 25) ** 4)
    assert not found["surprising"].any()
    by_partners = found[found["basis"] == "partners"]
    assert by_partners["adamic_adar"].to_numpy() == pytest.approx(1 / log(2))
    assert by_partners[["a", "b"]].to_numpy().tolist() == by_null[["a", "b"]].to_numpy().tolist()


def test_common_partners_count_as_networkx_has_it():
    """Zachary's club, each tie an instrument of two."""
    club = nx.karate_club_graph()
    found = missing_links(
        invented(joint((f"{p:02}", f"{a:02}-{b:02}") for a, b in club.edges for p in (a, b))), 600
    )
    ours = found[found["basis"] == "partners"]
    theirs = {(a, b): score for a, b, score in nx.adamic_adar_index(club) if score > 0}
    assert {(int(a), int(b)) for a, b in zip(ours["a"], ours["b"], strict=True)} == set(theirs)
    assert ours["adamic_adar"].tolist() == pytest.approx(sorted(theirs.values(), reverse=True))
    assert all(
        {int(p) for p in row.partners.split()} == set(nx.common_neighbors(club, int(row.a), int(row.b)))
        for row in ours.itertuples()
    )


def test_the_most_lacking_are_those_of_all_pairs(release: Release):
    """The shortlist against every pair of the seeds, one by one."""
    found = ties(release)
    shown = missing_links(found, 30)
    given = incidence(found)
    null, near = fit(given.matrix), overlap(given.matrix).toarray()
    links, in_series = null.links(), {frozenset(pair[:2]) for pair in hubs_and_spokes(found)}
    lacking = sorted(
        (
            (links[i] @ links[j]) - near[i, j]
            for i in range(len(given.rows)) for j in range(i)
            if frozenset((given.rows[i], given.rows[j])) not in in_series
        ),
        reverse=True,
    )  # fmt: skip
    assert shown.loc[shown["basis"] == "null", "lacking"].tolist() == pytest.approx(lacking[:30])


def test_two_rivals_who_never_meet_are_surprising():
    """Two parties in thirty of sixty instruments each, never the same, among twenty that mix."""
    rows = [(f"rival{n % 2}", f"i{n:02}") for n in range(60)]
    rows += [(f"p{(3 * n + 7 * k) % 20:02}", f"i{n:02}") for n in range(60) for k in range(3)]
    found = missing_links(invented(joint(rows)), 5)
    first = found.iloc[0]
    assert (first["a"], first["b"], first["shared"], first["surprising"]) == ("rival0", "rival1", 0, True)
    assert verdict_on_absence(int(found["surprising"].sum()), len(found), 0.05)[0].endswith(
        "more than chance (false discovery rate 5%)."
    )


def test_what_a_series_links_is_not_missing_and_what_is_unknown_is_told():
    """In the ring a and c are hub and spoke, and a and d stand together where nobody says how."""
    rows = [*RING, ("a", "s", "series", "hub"), ("c", "s", "series", "spoke")]
    rows += [("a", "u", "unknown", "unknown"), ("d", "u", "unknown", "unknown")]
    found = missing_links(invented(rows))
    pairs = set(zip(found["a"], found["b"], strict=True))
    assert pairs == {("a", "d"), ("b", "d"), ("b", "e"), ("c", "e")}
    assert found.loc[(found["a"] == "a") & (found["b"] == "d"), "unknown"].tolist() == [1, 1]


def test_nobody_and_one_alone_miss_nothing():
    for rows in ([], joint([("a", "x")])):
        found = missing_links(invented(rows))
        assert (len(found), tuple(found.columns)) == (0, COLUMNS)
    assert verdict_on_absence(0, 0, 0.05)[0] == "No link is missing that one would expect."


def test_the_order_of_ties_changes_nothing(release: Release):
    found = ties(release)
    turned = Ties(found.frame[::-1], found.entities, found.topics[::-1], found.vocabulary)
    pd.testing.assert_frame_equal(missing_links(found), missing_links(turned), check_exact=True)
    assert len(validated(incidence(found))) > 100
