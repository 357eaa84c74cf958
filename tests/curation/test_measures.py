"""Precision and recall from decisions, worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.curation import session as steps
from kg.curation.desk import Choice, Desk
from kg.curation.entry import Entry
from kg.curation.measures import outcomes, precision, recall, wilson
from kg.curation.readings import load as load_reading
from kg.vocabulary import load


@pytest.mark.parametrize(
    ("good", "of", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605)],
)
def test_wilson_intervals_are_those_of_the_textbook(good: int, of: int, low: float, high: float) -> None:
    assert wilson(good, of) == pytest.approx((low, high), abs=5e-4)


def test_what_a_review_decided_is_counted(reading: Path) -> None:
    desk = Desk(load_reading(reading), load(), "d.tsv")
    session = desk.session(())
    entry = Entry(desk)
    first = session.items[0]
    session = steps.correct(session, entry.corrected(first, entry.draft(first) | {"when": "2024-03"}))
    second = session.item
    assert second is not None
    session = steps.correct(session, entry.corrected(second, entry.draft(second) | {"predicate": "hosts"}))
    session = steps.reject(steps.accept(session))
    fields = {"subject": "France", "predicate": "covers", "object": "intelligence artificielle"}
    session = steps.add(session, entry.added(session.stops[0], fields))
    found = outcomes(desk, session.rows())
    every = precision(found)[-1]
    assert (every.good, every.of) == (1, 4)
    assert every.counts == {
        "right": 1, "corrected": 2, "rejected": 1, "undecided": len(desk.proposed.statements) - 4,
    }  # fmt: skip
    # Found: the accepted one, and the one whose date alone was wrong. Missed: the other corrected one, the added one.
    total = recall(found)[-1]
    assert (total.good, total.of, total.counts["missed"]) == (2, 4, 2)
    assert {share.name: (share.good, share.of) for share in recall(found)[:-1]} == {
        "participates_in": (1, 1),
        "dated": (1, 1),
        "leads": (0, 1),
        "covers": (0, 1),
    }


def test_a_ledger_that_accounts_for_every_passage_makes_the_rest_wrong(reading: Path) -> None:
    desk = Desk(load_reading(reading), load(), "d.tsv")
    rows = [
        desk.silent(stop, "nothing") for stop in desk.session((), choice=Choice(every_passage=True)).stops
    ]
    assert {one.outcome for one in outcomes(desk, rows)} == {"unsaid"}
    assert {one.outcome for one in outcomes(desk, rows[1:2])} == {"undecided"}
