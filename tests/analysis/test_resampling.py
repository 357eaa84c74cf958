"""Intervals and ranks of draws and removals, on invented ties worked out by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kg.analysis.brokerage import brokerage
from kg.analysis.centrality import MEASURES, centrality
from kg.analysis.projection import project
from kg.analysis.resampling import BROKERAGE, Projected, bootstrap, leave_one_document_out
from kg.analysis.selection import Selection, select
from kg.analysis.ties import Ties, ties
from kg.graph.release import Release
from kg.vocabulary import load

NUMBERS = ["value", "low", "high", "mean", "rank", "rank_low", "rank_high", "present"]


def invented(rows: list[tuple[str, str, str]]) -> Ties:
    """Ties of party, instrument and document, each a statement of a joint instrument."""
    frame = pd.DataFrame(rows, columns=["party", "instrument", "document"], dtype=object)
    frame["statement"] = [f"s{number}" for number in range(len(frame))]
    names = ["label_fr", "label_en", "types", "kind", "formation", "iso3"]
    return Ties(
        frame.assign(formation="joint", layer="tie", role="member"),
        pd.DataFrame(columns=names, dtype=object),
        pd.DataFrame(columns=["instrument", "topic", "statement", "document"], dtype=object),
        load(),
    )


FIVE = invented([
    ("a", "x", "one"), ("b", "x", "one"), ("c", "x", "one"),
    ("a", "y", "two"), ("d", "y", "two"),
    ("a", "z", "three"), ("e", "z", "three"),
])  # fmt: skip


def test_leaving_documents_out_of_five_parties_worked_out_by_hand():
    """Degrees: a 4, b and c 2, d and e 1. Without *one* a has 2, d and e 1, b and c are gone (0, rank 4).

    Without *two* a has 3, b and c 2, e 1, d 0: e rises to 4, d falls to 5. Only a is in two documents or more.
    """
    found = leave_one_document_out(FIVE, Projected(("degree",))).set_index("party")
    columns = ["value", "rank", "rank_low", "rank_high", "document", "rank_without", "documents", "verdict"]
    assert found[columns].to_dict("split")["data"] == [
        [4, 1, 1, 1, "one", 1, 3, "stable"],
        [2, 2, 2, 4, "one", 4, 1, "not enough data to say"],
        [2, 2, 2, 4, "one", 4, 1, "not enough data to say"],
        [1, 4, 2, 5, "one", 2, 1, "not enough data to say"],
        [1, 4, 2, 5, "one", 2, 1, "not enough data to say"],
    ]


def test_one_document_alone_is_not_enough_data():
    found = leave_one_document_out(invented([("a", "x", "one"), ("b", "x", "one")]), Projected())
    assert set(found["verdict"]) == {"not enough data to say"}


def test_a_bootstrap_of_one_statement_repeats_it():
    """Two parties of a club, a statement each: a draw of two has both in half of the cases, else one of them."""
    found = bootstrap(invented([("a", "x", "one"), ("b", "x", "one")]), Projected(("degree",)), samples=2000)
    assert found["present"].round(1).tolist() == [0.7, 0.7] or found["present"].round(1).tolist() == [
        0.8,
        0.8,
    ]
    assert abs(found["present"] - 0.75).max() < 0.02
    assert abs(found["mean"] - 0.5).max() < 0.03
    assert found[["low", "high"]].to_numpy().tolist() == [[0, 1], [0, 1]]


def test_an_interval_is_that_of_the_binomial_distribution():
    """How many statements name a, of 40 drawn from 40 of which 20 name it: B(40, 1/2), 95 % within 14 and 26."""
    drawn = invented([("a" if number < 20 else "b", f"i{number}", "one") for number in range(40)])
    found = bootstrap(drawn, lambda ties: ties.frame["party"].value_counts(), samples=2000)
    assert found[["value", "low", "high"]].to_numpy().tolist() == [[20, 14, 26], [20, 14, 26]]
    assert abs(found["mean"] - 20).max() < 0.2


def test_a_statement_of_several_rows_is_drawn_whole():
    """Expanded, one statement is a row for each member: all of them are there, or none."""
    rows = invented([("a", "x", "one"), ("b", "x", "one"), ("c", "y", "one")])
    rows.frame["statement"] = ["s0", "s0", "s1"]
    seen = []
    bootstrap(rows, lambda ties: seen.append(ties.frame) or ties.frame["party"].value_counts(), samples=50)
    assert all((frame["party"] == "a").sum() == (frame["party"] == "b").sum() for frame in seen)


def test_integer_arrays_give_what_frames_and_networkx_give(release: Release):
    selected = select(ties(release), Selection())
    names = (*MEASURES, *BROKERAGE)

    def slowly(some: Ties) -> pd.DataFrame:
        network = project(some)
        return pd.concat([centrality(network), brokerage(network)[list(BROKERAGE)]], axis=1)

    quick = bootstrap(selected, Projected(names), samples=5)
    slow = bootstrap(selected, slowly, samples=5, absent=np.nan)
    # Frames know no centrality of a party that is not there, arrays know that it has none.
    everybody = quick["present"] == 1
    np.testing.assert_allclose(quick[everybody][NUMBERS[:4]], slow[everybody][NUMBERS[:4]], atol=1e-9)
    degrees = bootstrap(selected, lambda some: centrality(project(some), ["degree"]), samples=5)
    pd.testing.assert_frame_equal(
        degrees[NUMBERS], quick[quick["measure"] == "degree"][NUMBERS].reset_index(drop=True)
    )


def test_the_order_of_the_ties_does_not_matter():
    turned = FIVE.frame.iloc[::-1].reset_index(drop=True)
    other = Ties(turned, FIVE.entities, FIVE.topics, FIVE.vocabulary)
    pd.testing.assert_frame_equal(
        bootstrap(FIVE, Projected(), samples=50), bootstrap(other, Projected(), samples=50)
    )
    pd.testing.assert_frame_equal(
        leave_one_document_out(FIVE, Projected()), leave_one_document_out(other, Projected())
    )
