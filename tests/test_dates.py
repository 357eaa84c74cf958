"""EDTF values, their bounds, and how long a status holds."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf

from kg.dates import bounds, canonical, holds, is_valid
from kg.errors import DateError, KgError, UnknownTermError

BOUNDS = {
    "2024-02-01": ("2024-02-01", "2024-02-01"),
    "2024-02": ("2024-02-01", "2024-02-29"),
    "2023-02": ("2023-02-01", "2023-02-28"),
    "2025-12": ("2025-12-01", "2025-12-31"),
    "2027": ("2027-01-01", "2027-12-31"),
    "199X": ("1990-01-01", "1999-12-31"),
    "19XX": ("1900-01-01", "1999-12-31"),
    "2024-XX": ("2024-01-01", "2024-12-31"),
    "2024-02-XX": ("2024-02-01", "2024-02-29"),
    "2019-21": ("2019-03-01", "2019-05-31"),
    "2019-22": ("2019-06-01", "2019-08-31"),
    "2019-23": ("2019-09-01", "2019-11-30"),
    "2026-33": ("2026-01-01", "2026-03-31"),
    "2026-34": ("2026-04-01", "2026-06-30"),
    "2026-35": ("2026-07-01", "2026-09-30"),
    "2027-36": ("2027-10-01", "2027-12-31"),
    "2026-37": ("2026-01-01", "2026-04-30"),
    "2026-38": ("2026-05-01", "2026-08-31"),
    "2026-39": ("2026-09-01", "2026-12-31"),
    "2026-40": ("2026-01-01", "2026-06-30"),
    "2026-41": ("2026-07-01", "2026-12-31"),
    "2024~": ("2024-01-01", "2024-12-31"),
    "2024?": ("2024-01-01", "2024-12-31"),
    "2024-02~": ("2024-02-01", "2024-02-29"),
    "2023/2027": ("2023-01-01", "2027-12-31"),
    "2024-02-01/2024-03": ("2024-02-01", "2024-03-31"),
}

# What the edtf package does not read, or reads otherwise.
OWN_BOUNDS = {
    "2027-36~": ("2027-10-01", "2027-12-31"),
    "2025-36/2026": ("2025-10-01", "2026-12-31"),
    "../2027-36": (None, "2027-12-31"),
    "/2027": (None, "2027-12-31"),
    "2022/..": ("2022-01-01", None),
    "2022/": ("2022-01-01", None),
    "2024-24": ("2024-12-01", "2025-02-28"),
    "2023-24": ("2023-12-01", "2024-02-29"),
}


def _days(pair: tuple[str | None, str | None]) -> tuple[date | None, date | None]:
    first, last = (date.fromisoformat(day) if day else None for day in pair)
    return first, last


@pytest.mark.parametrize("edtf", [*BOUNDS, *OWN_BOUNDS])
def test_a_date_has_a_first_and_a_last_day(edtf: str):
    assert bounds(edtf) == _days((BOUNDS | OWN_BOUNDS)[edtf])


@pytest.mark.parametrize("edtf", BOUNDS)
def test_the_edtf_package_gives_the_same_days(edtf: str):
    parsed = parse_edtf(edtf)
    assert tuple(date(*day[:3]) for day in (parsed.lower_strict(), parsed.upper_strict())) == bounds(edtf)


@pytest.mark.parametrize(
    "text",
    ["", "..", "décembre 2025", "2024-13", "2024-02-30", "24-02-01", "2024-2-1", "2024-36-01", "2024-XX-05",
     "2027-Q5", "0000", "2024-02-01T00:00", "2023/2024/2025", "2024 "],
)  # fmt: skip
def test_what_is_no_date_is_an_error_that_names_it(text: str):
    with pytest.raises(DateError) as raised:
        bounds(text)
    assert str(raised.value) == f"{text!r} is no EDTF date; write 2025-12-31, 2025-12, 2025-36 or 2023/2027"
    assert isinstance(raised.value, (KgError, ValueError))
    assert not is_valid(text)


def test_a_period_that_ends_before_it_begins_is_an_error():
    with pytest.raises(DateError, match="'2027/2023' ends before it begins"):
        bounds("2027/2023")


@pytest.mark.parametrize(
    ("written", "canonical_form"),
    [
        ("2027-Q4", "2027-36"),
        ("2027-Q1~", "2027-33~"),
        ("2026-S2", "2026-41"),
        ("/2027-Q4", "../2027-36"),
        ("2025-Q4/2026", "2025-36/2026"),
        ("2022/", "2022/.."),
        (" 2024-02-01 ", "2024-02-01"),
        ("../2030", "../2030"),
    ],
)
def test_each_date_has_one_spelling(written: str, canonical_form: str):
    assert canonical(written) == canonical_form
    assert canonical(canonical_form) == canonical_form


def test_what_cannot_be_a_half_is_no_half():
    with pytest.raises(DateError):
        canonical("2026-S5")


@pytest.mark.parametrize(
    ("when", "status", "days"),
    [
        ("2023-11", "signed", ("2023-11-01", None)),
        ("2023-11-14/2023-11-16", "concluded", ("2023-11-14", None)),
        ("2024-07", "in_force", ("2024-07-01", None)),
        ("2023/2027", "in_force", ("2023-01-01", "2027-12-31")),
        ("2023-05", "established", ("2023-05-01", None)),
        ("2025-12", "launched", ("2025-12-01", None)),
        ("2024-03", "suspended", ("2024-03-01", None)),
        ("2024-02-01", "held", ("2024-02-01", "2024-02-01")),
        ("../2027-36", "ongoing", (None, "2027-12-31")),
        ("2022/..", "ongoing", ("2022-01-01", None)),
        ("2025/2030", "planned", ("2025-01-01", "2030-12-31")),
        ("2026", "considered", ("2026-01-01", "2026-12-31")),
        ("2025-03", "under_negotiation", ("2025-03-01", "2025-03-31")),
        ("2021-06", "ended", (None, "2021-06-30")),
        ("2023", "", ("2023-01-01", "2023-12-31")),
        ("", "signed", (None, None)),
    ],
)
def test_a_status_holds_from_its_event_or_during_its_period(
    when: str, status: str, days: tuple[str | None, str | None]
):
    assert holds(when, status) == _days(days)


def test_an_unknown_status_names_the_nearest():
    with pytest.raises(UnknownTermError, match="unknown status 'singed'; did you mean 'signed'"):
        holds("2024", "singed")
