"""Dates as EDTF text and their bounds in days.

The project writes dates in the Extended Date/Time Format (levels 0 and 1, with
the quarters and halves of level 2), because a text says "décembre 2025" and
means no day in it. Queries need days: :func:`bounds` gives the first and the
last one a date can mean, :func:`holds` those during which a status holds.

    2024-02-01              a day
    2025-12                 a month
    2027                    a year
    199X, 2024-XX           digits nobody stated
    2019-21 ... 2019-24     spring, summer, autumn, winter of the northern hemisphere
    2027-33 ... 2027-36     quarters (also written 2027-Q1 ... 2027-Q4)
    2027-37 ... 2027-39     thirds (four months each)
    2027-40, 2027-41        halves (also written 2027-S1, 2027-S2)
    2027~  2027?  2027%     about, perhaps, both; "fin 2027" is 2027-36~
    2023/2027               from ... to ...; /2027 and ../2027 end, 2022/ and 2022/.. begin

The `edtf` package reads the same values, but neither open beginnings nor marks
on quarters, nor quarters as ends of an interval, and it takes longer to import
than a named query may last.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from kg.errors import DateError, UnknownTermError

Bounds = tuple[date | None, date | None]

# Code -> first month, last month; a winter ends in the following year.
_SPANS = {
    **{21 + i: (first, first + 2) for i, first in enumerate((3, 6, 9, 12))},
    **{33 + i: (3 * i + 1, 3 * i + 3) for i in range(4)},
    **{37 + i: (4 * i + 1, 4 * i + 4) for i in range(3)},
    **{40 + i: (6 * i + 1, 6 * i + 6) for i in range(2)},
}
_SPELLED = {"Q": 32, "T": 32, "S": 39, "H": 39}
_SPELLING = re.compile(r"(?<=\d{4}-)([QTSH])([1-4])(?=[~?%/]|$)")
_POINT = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<part>\d\d|XX))?(?:-(?P<day>\d\d|XX))?[~?%]?")


def canonical(edtf: str) -> str:
    """The one spelling the project writes: quarters and halves by number, open ends as two dots.

    >>> canonical("/2027-Q4"), canonical("2022/"), canonical(" 2026-S1 "), canonical("2024-02-01")
    ('../2027-36', '2022/..', '2026-40', '2024-02-01')
    """
    text = _SPELLING.sub(lambda m: str(_SPELLED[m[1]] + int(m[2])), edtf.strip())
    if "/" in text:
        text = "/".join(end or ".." for end in text.split("/"))
    bounds(text)
    return text


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> Bounds:
    """The first and the last day a date can mean; None where it is open.

    >>> bounds("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    >>> bounds("../2027-36")
    (None, datetime.date(2027, 12, 31))
    >>> bounds("décembre 2025")
    Traceback (most recent call last):
    kg.errors.DateError: 'décembre 2025' is no EDTF date; write 2025-12-31, 2025-12, 2025-36 or 2023/2027
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _point(edtf, edtf)
    begin = None if first in ("", "..") else _point(first, edtf)[0]
    end = None if last in ("", "..") else _point(last, edtf)[1]
    if begin and end and begin > end:
        raise DateError(f"{edtf!r} ends before it begins; put the earlier date first")
    return begin, end


def is_valid(edtf: str) -> bool:
    """Whether a text is a date.

    >>> is_valid("2024-02-29"), is_valid("2023-02-29")
    (True, False)
    """
    try:
        bounds(edtf)
    except DateError:
        return False
    return True


def holds(when: str, status: str) -> Bounds:
    """The first and the last day on which a status holds; None where nothing says.

    *when* dates the status, so that a status that is reached by an event holds
    from that event on, and one that describes a period holds during it:

    ===================================================== ============== ==========
    status                                                from           to
    ===================================================== ============== ==========
    concluded, signed, launched, established, suspended   first of when  open
    in_force                                              first of when  of an interval
    considered, planned, under_negotiation, ongoing,
    held, not stated                                      first of when  last of when
    ended                                                 open           last of when
    ===================================================== ============== ==========

    >>> holds("2023-11", "signed")
    (datetime.date(2023, 11, 1), None)
    >>> holds("2025/2030", "planned")
    (datetime.date(2025, 1, 1), datetime.date(2030, 12, 31))
    >>> holds("", "ongoing")
    (None, None)
    """
    rule = _HOLDS.get(status)
    if rule is None:
        raise UnknownTermError(status, _HOLDS, what="status")
    if not when:
        return None, None
    first, last = bounds(when)
    if rule == "until":
        return None, last
    if rule == "from" or (rule == "term" and "/" not in when):
        return first, None
    return first, last


_HOLDS = {
    "": "during",
    "considered": "during",
    "planned": "during",
    "under_negotiation": "during",
    "concluded": "from",
    "signed": "from",
    "in_force": "term",
    "launched": "from",
    "established": "from",
    "ongoing": "during",
    "held": "during",
    "suspended": "from",
    "ended": "until",
}


def _point(text: str, whole: str) -> tuple[date, date]:
    """First and last day of a date that is no interval; *whole* is named in the message."""
    message = f"{whole!r} is no EDTF date; write 2025-12-31, 2025-12, 2025-36 or 2023/2027"
    match = _POINT.fullmatch(text)
    if match is None:
        raise DateError(message)
    try:
        return _days(match["year"], match["part"] or "XX", match["day"])
    except ValueError:
        raise DateError(message) from None


def _days(year: str, part: str, day: str | None) -> tuple[date, date]:
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if part == "XX":
        if day not in (None, "XX"):
            raise ValueError
        return date(first, 1, 1), date(last, 12, 31)
    number = int(part)
    if number in _SPANS:
        if day is not None:
            raise ValueError
        begin, end = _SPANS[number]
    else:
        begin = end = number
        if day not in (None, "XX"):
            return date(first, number, int(day)), date(last, number, int(day))
    over, month = divmod(end - 1, 12)
    return date(first, begin, 1), date(last + over, month + 1, monthrange(last + over, month + 1)[1])
