"""Networks at a day and in a year, entries and exits; the working group of France and Japan from the seeds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd

from kg.analysis.selection import Selection, select
from kg.analysis.ties import Ties
from kg.analysis.timeline import at, entries, holdings, snapshots

GROUP = "https://w3id.org/entente/id/instrument/fra-jpn-economic-security-working-group"


def test_the_network_of_a_day_is_what_the_filter_keeps(invented: Ties) -> None:
    day = date(2024, 2, 15)
    pd.testing.assert_frame_equal(at(invented, day).frame, select(invented, Selection(on=day)).frame)


def test_a_day_before_everything_has_no_ties_and_raises_nothing(invented: Ties) -> None:
    assert at(invented, date(1999, 1, 1)).frame.empty


def test_sizes_over_time_leave_out_hopes_and_count_what_is_undated(invented: Ties) -> None:
    """Worked out by hand.

    2023: A begins. February 2024: A, B's hub and Japan, the meeting D. 2025: D is over, the United
    States are only planned in A. Undated: India in B, France and India in C.
    """
    found = snapshots(invented, [2025, 2023, date(2024, 2, 15)])
    assert list(found.itertuples(index=False, name=None)) == [
        ("2023", 2, 2, 2, 1, 1, 3),
        ("2024-02-15", 6, 6, 3, 3, 2, 3),
        ("2025", 4, 4, 3, 2, 2, 3),
    ]


def test_a_tie_that_holds_names_its_statements(invented: Ties) -> None:
    assert list(holdings(invented, [2023]).itertuples(index=False, name=None)) == [
        ("2023", "fr", "A", "s01"),
        ("2023", "jp", "A", "s02"),
    ]


def test_a_party_enters_when_its_tie_begins_and_a_hope_is_no_entry(invented: Ties) -> None:
    found = entries(invented)
    wanted = ["party", "entered", "left", "later", "known", "hoped", "undated"]
    assert list(found.loc[found["instrument"] == "A", wanted].itertuples(index=False, name=None)) == [
        ("fr", date(2023, 12, 2), None, False, True, False, 0),
        ("jp", date(2023, 12, 2), None, False, True, False, 1),
        ("us", None, None, False, False, True, 0),
    ]
    meeting = found[found["instrument"] == "D"]
    assert set(meeting["left"]) == {date(2024, 2, 29)}


def test_who_comes_later_and_who_left_is_told(make_ties: Callable[..., Ties]) -> None:
    """Jp comes two years after fr; fr leaves in 2022; us leaves in 2021 and is back in 2023."""
    ties = make_ties(
        [
            {"statement": "1", "party": "fr", "instrument": "A", "status": "launched", "when": "2019"},
            {"statement": "2", "party": "fr", "instrument": "A", "status": "ended", "when": "2022"},
            {"statement": "3", "party": "jp", "instrument": "A", "status": "launched", "when": "2021"},
            {"statement": "4", "party": "us", "instrument": "A", "status": "ended", "when": "2021"},
            {"statement": "5", "party": "us", "instrument": "A", "status": "launched", "when": "2023"},
        ]
    )
    found = entries(ties)[["party", "entered", "left", "later"]]
    assert list(found.itertuples(index=False, name=None)) == [
        ("fr", date(2019, 1, 1), date(2022, 12, 31), False),
        ("jp", date(2021, 1, 1), None, True),
        ("us", date(2023, 1, 1), None, True),
    ]


def test_the_working_group_of_france_and_japan_begins_with_its_road_map(seed_ties: Ties) -> None:
    """001: the road map of 2 December 2023 "a acté la création de ce groupe de travail"."""
    held = [
        sorted(set(at(seed_ties, day).frame.query("instrument == @GROUP")["party"].str[-3:]))
        for day in (date(2023, 12, 1), date(2023, 12, 2), date(2024, 2, 1))
    ]
    assert held == [[], ["fra", "jpn"], ["fra", "jpn"]]
