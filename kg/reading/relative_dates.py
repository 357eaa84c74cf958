"""Dates a text tells by the document's own: "aujourd’hui", "next year", "in October", "within 180 days"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache

from kg import dates
from kg.reading.date_words import DateWords, Relative
from kg.reading.required import holds

_REFERENCE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-(\d\d))?")
# All sentences of a document ask for its date.
_known = lru_cache(maxsize=4)(_REFERENCE.fullmatch)


def relative_dates(text: str, words: DateWords, reference: str) -> Iterator[tuple[int, int, str, str]]:
    """The dates of a text that depend on the document's own: start, end, EDTF value, relation.

    Args:
        text: a passage in plain form.
        words: the words of its language.
        reference: EDTF date of the document; nothing is read where it is empty or a period.

    >>> from kg.reading.date_words import date_words
    >>> list(relative_dates("signed last month", date_words("en"), "2024-01-18"))
    [(7, 17, '2023-12', '')]
    """
    known = _known(reference)
    if known is None:
        return
    lowered = text.lower()
    for wording in words.relative.fitting(lowered):
        for match in wording.pattern.finditer(text):
            value = _shifted(known, wording, match, words)
            if value:
                yield *match.span(), value, wording.relation
    for match in words.bare_month.finditer(text) if holds(lowered, words.bare_month_needs) else ():
        value = _nearest(known, match, words)
        if value:
            yield *match.span("date"), value, ""


def _shifted(known: re.Match[str], wording: Relative, match: re.Match[str], words: DateWords) -> str:
    """The date a relative wording means; empty where the document's date is too coarse for it."""
    year, month, day = known.groups()
    if wording.relation == "from":
        return f"{known[0]}/.."
    if wording.unit in ("year", "month"):
        if wording.unit == "year":
            return str(int(year) + wording.shift)
        if month is None:
            return ""
        return _month(int(year), int(month) + wording.shift)
    if wording.unit == "day" and wording.shift == 0:
        return known[0]
    if day is None:
        return ""
    today = dates.bounds(known[0])[0]
    if today is None:
        return ""
    count = _count(match["count"], words) if wording.unit != "day" else wording.shift
    if wording.unit in ("day", "days"):
        then = str(today + timedelta(days=count))
        return then if wording.unit == "day" else f"{known[0]}/{then}"
    last = _month(int(year), int(month) + count * (12 if wording.unit == "years" else 1))
    until = dates.bounds(last)[1]
    return f"{known[0]}/{last}-{min(int(day), until.day if until else 28):02}"


def _count(written: str, words: DateWords) -> int:
    return int(written) if written.isdigit() else words.counts[written.lower()]


def _month(year: int, month: int) -> str:
    over, month = divmod(month - 1, 12)
    return f"{year + over:04}-{month + 1:02}"


def _nearest(known: re.Match[str], match: re.Match[str], words: DateWords) -> str:
    """A month without a year, where the document's own year is the likely one."""
    day = match["day"] or match["day2"]
    if known[2] is None or (words.capital_months and not match["month"][0].isupper()):
        return ""
    if match["opener"] is None and not day:
        return ""
    year, month = int(known[1]), words.month[match["month"].lower()]
    if match["gone"] and month > int(known[2]):
        year -= 1  # "en décembre dernier"
    elif match["coming"] and month < int(known[2]):
        year += 1  # "en avril prochain"
    elif not (match["gone"] or match["coming"]) and abs(month - int(known[2])) > words.nearest_month:
        return ""
    edtf = f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")
    other = match["first"] or match["last"]
    if day and other:
        begin, end = sorted((int(day), int(other)))
        edtf = f"{year}-{month:02}-{begin:02}/{year}-{month:02}-{end:02}"
    return edtf if dates.is_valid(edtf) else ""
