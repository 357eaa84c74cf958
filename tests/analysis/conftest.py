"""Invented ties: few enough to count on one's fingers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
import pytest

from kg.analysis.ties import COLUMNS, Ties
from kg.dates import holds
from kg.vocabulary import load

Row = Mapping[str, str]
MakeTies = Callable[..., Ties]


def _tie(row: Row) -> dict[str, object]:
    given = {
        "status": "",
        "when": "",
        "force": "",
        "formation": "joint",
        "speakers": "x",
        "document": "d1",
        **row,
    }
    rung = load().statuses.get(given["status"])
    first, last = holds(given["when"], given["status"])
    known = {
        "actor": given["party"],
        "via": given["instrument"],
        "layer": "tie",
        "relation": "participates_in",
        "role": {"joint": "member", "series": "spoke", "unknown": "unknown"}[given["formation"]],
        "rank": rung.rank if rung and not rung.is_flag else 0,
        "ladder": rung.ladders[0] if rung and len(rung.ladders) == 1 else "",
        "holds_from": first,
        "holds_to": last,
        "review": "accepted",
    }
    return {**known, **given}


def _make(rows: list[Row], topics: list[Row] | None = None) -> Ties:
    frame = pd.DataFrame([_tie(row) for row in rows], columns=list(COLUMNS)).astype(
        {"holds_from": object, "holds_to": object}
    )
    frame[["holds_from", "holds_to"]] = frame[["holds_from", "holds_to"]].astype(object)
    things = sorted({*frame["party"], *frame["instrument"], *frame["via"], "meae", "ustr", "com", "delors"})
    formations = dict(frame[["instrument", "formation"]].to_numpy().tolist())
    entities = pd.DataFrame(
        {
            "label_fr": [f"« {iri} »" for iri in things],
            "label_en": things,
            "types": "",
            "kind": "",
            "formation": [formations.get(iri, "") for iri in things],
            "speaks_for": [{"meae": "fr", "ustr": "us", "com": "eu"}.get(iri, "") for iri in things],
            "iso3": [{"fr": "FRA", "jp": "JPN", "us": "USA", "in": "IND"}.get(iri, "") for iri in things],
        },
        index=pd.Index(things, name="iri"),
    )
    covers = pd.DataFrame(topics or [], columns=["instrument", "topic", "statement", "document", "review"])
    return Ties(frame, entities, covers, load())


@pytest.fixture
def make_ties() -> MakeTies:
    """Ties of a few rows: statement, party, instrument, and what differs from the usual."""
    return _make


@pytest.fixture
def invented() -> Ties:
    """Four instruments, five parties, four speakers.

    A is joint: France and Japan since 2 December 2023 (France says so), Japan (the United States
    say so, without a date), the United States planned for 2025. B is a series of the Union's with
    Japan (signed 2024) and India (considered). C, of France and India, is of unknown formation. D is
    a meeting of France and Japan in February 2024.
    """
    fr = {"speakers": "meae", "document": "d1", "force": "political"}
    us = {"speakers": "ustr", "document": "d2"}
    eu = {"speakers": "com", "document": "d3", "formation": "series", "force": "binding"}
    lone = {"speakers": "delors", "document": "d4", "formation": "unknown"}
    begun, held = {"status": "established", "when": "2023-12-02"}, {"status": "held", "when": "2024-02"}
    signed = {"status": "signed", "when": "2024"}
    return _make(
        [
            {"statement": "s01", "party": "fr", "instrument": "A", **begun, **fr},
            {"statement": "s02", "party": "jp", "instrument": "A", **begun, **fr},
            {"statement": "s03", "party": "jp", "instrument": "A", "status": "ongoing", **us},
            {"statement": "s04", "party": "us", "instrument": "A", "status": "planned", "when": "2025", **us},
            {"statement": "s05", "party": "eu", "instrument": "B", "role": "hub", **signed, **eu},
            {"statement": "s06", "party": "jp", "instrument": "B", **signed, **eu},
            {"statement": "s07", "party": "in", "instrument": "B", "status": "considered", **eu},
            {"statement": "s08", "party": "fr", "instrument": "C", **lone},
            {"statement": "s09", "party": "in", "instrument": "C", **lone},
            {"statement": "s10", "party": "fr", "instrument": "D", **held, **fr},
            {"statement": "s11", "party": "jp", "instrument": "D", **held, **fr},
        ],
        [
            {"instrument": "A", "topic": "t1", "statement": "c1", "document": "d1"},
            {"instrument": "B", "topic": "t2", "statement": "c2", "document": "d3"},
        ],
    )


@pytest.fixture(scope="session")
def seed_ties(release):  # noqa: ANN001 as in tests/conftest.py
    """The ties of the seeds."""
    from kg.analysis.ties import ties

    return ties(release)
