"""Events, changes of status and the agenda: invented ones, and what the seeds say is to come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd

from kg.analysis.events import agenda, agenda_of, events_of, transitions
from kg.analysis.ties import Ties
from kg.graph.release import Release

SAID = [
    # subject, predicate, relation, value, when, status, id, document
    ("A", "ns#establishmentDate", "dated", "2023-12-02", "2023-12-02", "established", "e1", "d1"),
    ("A", "ns#establishmentDate", "dated", "2023-12-02", "2023-12-02", "established", "e2", "d2"),
    ("A", "ns#timetable", "planned_for", "2025/2027", "2025/2027", "ongoing", "e3", "d1"),
    ("E", "ns#meetingDate", "dated", "2025-05", "2025-05", "planned", "e4", "d1"),
    ("E", "ns#timetable", "planned_for", "annuel", "", "", "e5", "d1"),
    ("D", "ns#meetingDate", "dated", "2024-02", "2024-02", "held", "e6", "d1"),
]


def said() -> pd.DataFrame:
    names = ["subject", "predicate", "relation", "value", "when", "status", "id", "document"]
    frame = pd.DataFrame(SAID, columns=names).assign(object="", speakers="meae")
    part = {"subject": "E", "relation": "part_of", "object": "A", "id": "p1", "document": "d1"}
    return pd.concat([frame, pd.DataFrame([part])]).fillna("")


def test_an_event_of_two_documents_is_one_row_with_both(invented: Ties) -> None:
    found = events_of(said(), invented)
    assert list(found[["first", "last", "kind", "via", "statements"]].itertuples(index=False, name=None)) == [
        (date(2023, 12, 2), date(2023, 12, 2), "establishmentDate", "A", "e1 e2"),
        (date(2024, 2, 1), date(2024, 2, 29), "meetingDate", "D", "e6"),
        (date(2025, 1, 1), date(2027, 12, 31), "timetable", "A", "e3"),
        (date(2025, 5, 1), date(2025, 5, 31), "meetingDate", "E", "e4"),
        (None, None, "timetable", "E", "e5"),
    ]


def test_a_conference_nobody_is_said_to_attend_is_one_of_the_parties_of_its_whole(invented: Ties) -> None:
    row = events_of(said(), invented).query("statements == 'e4'").iloc[0]
    assert (row["via"], row["instrument"], row["parties"]) == ("E", "A", "fr jp us")


def test_what_is_due_comes_soonest_first_and_what_was_held_does_not(invented: Ties) -> None:
    """Worked out by hand.

    By the end of May 2025 the planned meeting, by the end of 2025 the tie planned for 2025, by the
    end of 2027 the timetable; the meeting held in 2024 and the word "annuel" are never due.
    """
    found = agenda_of(events_of(said(), invented), invented, date(2024, 1, 1), date(2027, 12, 31))
    wanted = ["due", "reason", "via", "parties", "statements"]
    assert list(found[wanted].itertuples(index=False, name=None)) == [
        (date(2025, 5, 31), "meeting", "E", "fr jp us", "e4"),
        (date(2025, 12, 31), "planned", "A", "us", "s04"),
        (date(2027, 12, 31), "timetable", "A", "fr jp us", "e3"),
    ]


def test_what_is_due_later_is_not_on_the_agenda(invented: Ties) -> None:
    found = agenda_of(events_of(said(), invented), invented, date(2025, 1, 1), date(2025, 6, 30))
    assert found["statements"].tolist() == ["e4"]


def test_the_first_and_the_last_day_of_an_agenda_belong_to_it(invented: Ties) -> None:
    day = date(2025, 5, 31)
    assert agenda_of(events_of(said(), invented), invented, day, day)["statements"].tolist() == ["e4"]


def test_a_status_climbs_falls_and_changes_ladders(make_ties: Callable[..., Ties]) -> None:
    """Worked out by hand.

    Negotiated when d1 was written (2020), signed in 2021, again negotiated by d2 (2022), an activity
    going on in 2023, suspended in 2024; considered at no known time.
    """
    rows = [
        ("1", "under_negotiation", "", "d1"),
        ("2", "signed", "2021", "d1"),
        ("3", "under_negotiation", "", "d2"),
        ("4", "ongoing", "2023", "d2"),
        ("5", "suspended", "2024", "d2"),
        ("6", "considered", "", "d3"),
    ]
    names = ("statement", "status", "when", "document")
    ties = make_ties([{"party": "fr", "instrument": "A", **dict(zip(names, r, strict=True))} for r in rows])
    found = transitions(ties, {"d1": "2020", "d2": "2022"})
    assert list(found[["statements", "clock", "change"]].itertuples(index=False, name=None)) == [
        ("1", "document", "first"),
        ("2", "when", "up"),
        ("3", "document", "down"),
        ("4", "when", "other ladder"),
        ("5", "when", "flag"),
        ("6", "", "undated"),
    ]


def test_the_conference_in_tokyo_is_the_first_thing_due_in_2026(release: Release, seed_ties: Ties) -> None:
    """Worked out by hand.

    000: "Prochaines étapes : une conférence à Tokyo en mai 2026", within the dialogue of the Union and
    the twelve; nothing else in the seeds is due from January to November 2026.
    """
    found = agenda(release, seed_ties, date(2026, 1, 1), date(2026, 11, 30))
    assert len(found) == 1
    row = found.iloc[0]
    assert (row["due"], row["when"], row["reason"]) == (date(2026, 5, 31), "2026-05", "timetable")
    parties = {iri.rsplit("/", 1)[-1] for iri in row["parties"].split()}
    assert {"eu", "jpn", "gbr", "vnm"} <= parties


def test_the_road_map_of_france_and_japan_ends_with_2027(release: Release, seed_ties: Ties) -> None:
    found = agenda(release, seed_ties, date(2027, 12, 1), date(2027, 12, 31))
    row = found[found["via"].str.endswith("fra-jpn-roadmap-2023-2027")].iloc[0]
    assert (row["when"], row["reason"], row["due"]) == ("2023/2027", "period", date(2027, 12, 31))
