"""Dates in French and English text, as EDTF with the precision the text has and no more.

A day is read as a day, a month as a month; a quarter, half, season or decade
keeps its own EDTF code. What is early, middle or late in a year is *about* its
first quarter, middle third or last quarter (``2027-33~``, ``2027-38~``,
``2027-36~``); in a month it is that month. A month and a day whose order nobody
can tell (6/5/2025 in English) leave the year. ``Quatrième trimestre de
2025/2026`` is read from that quarter of 2025 to the end of 2026.

"Since", "until" and "by" open an interval on the side they leave open. A
recurrence ("action continue", "annual") is a mention without a date. Wordings
relative to the document's own date are read only where that is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from kg import dates
from kg.reading.date_words import ISO, SHORT, YEAR, DateWords, date_words, plain
from kg.reading.relative_dates import relative_dates
from kg.reading.required import holds
from kg.reading.spelled_dates import spelled_dates

_CODES = {"Q": 32, "T": 32, "S": 39, "H": 39}
_FOLLOWING = re.compile(r" ([a-zà-ÿ]+)")
_CURRENCIES = ("$", "€", "£", "¥")
_LATE = "36"

# "October 31 - " before the day of another month, and how far before it may begin.
_MONTH_DAY = re.compile(r"(?<!\w)(?P<month>[^\W\d_]{3,10})\.? (?P<day>\d{1,2}) ?(?:-|–|to|through) ?\Z")
_DAY = re.compile(r"(?P<year>\d{4})-\d{2}-\d{2}")
_EARLIER = 26


@dataclass(frozen=True, slots=True, order=True)
class DateMention:
    """A date in a text.

    Attributes:
        start: offset of its first character; words such as *depuis* stand before it.
        end: offset after its last one.
        edtf: its value, empty for a recurrence.
        relation: ``from``, ``until`` or ``by`` where the date is one end of a period (the value is
            the period); ``ongoing``, ``annual``, ``half-yearly`` or ``quarterly`` for a recurrence;
            else empty.
    """

    start: int
    end: int
    edtf: str
    relation: str = ""


@dataclass(frozen=True, slots=True)
class _Point:
    """A date as it is being read.

    Attributes:
        unit: ``day``, ``month``, ``part``, ``year`` or ``span``.
        is_weak: a bare number that needs company to be a year.
        late_of: the date this is the end of.
    """

    start: int
    end: int
    edtf: str
    unit: str
    is_weak: bool = False
    late_of: str = ""


def find_dates(
    text: str, language: str, reference: str = "", folder: Path | None = None
) -> tuple[DateMention, ...]:
    """The dates of a text, in order, none inside another.

    Args:
        text: any passage.
        language: its language; the words of English are used for one that is not known.
        reference: EDTF date of the document, for "aujourd’hui" or "next year".
        folder: another ontology folder.

    >>> text = "Signé le 1er février 2024, jusqu’au quatrième trimestre de 2027"
    >>> [(m.edtf, m.relation) for m in find_dates(text, "fr")]
    [('2024-02-01', ''), ('../2027-36', 'until')]
    >>> find_dates("Règlement (UE) 2022/2065, [JOIN(2023) 20 final], 11 700 km, web 4.0", "fr")
    ()
    """
    words = date_words(language, folder)
    simple = plain(text)
    found = [_related(point, simple, words) for point in _periods(_points(simple, words), simple, words)]
    relative = [DateMention(*mention) for mention in relative_dates(simple, words, reference)]
    # "May 5 and May 6, 2031": what has a year of its own is read as a whole.
    found += [r for r in relative if not any(f.start < r.end and r.start < f.end for f in found)]
    found += [DateMention(*mention) for mention in spelled_dates(simple, language)]
    found += _recurrences(simple, words)
    kept: list[DateMention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(_across_months(kept, simple, words))


def _across_months(found: Sequence[DateMention], text: str, words: DateWords) -> Iterator[DateMention]:
    """Days of two months of one year are a period: "October 31-November 1, 2022"."""
    last = -1
    for place, mention in enumerate(found):
        before = _MONTH_DAY.search(text, max(0, mention.start - _EARLIER), mention.start)
        month = words.month.get(before["month"].lower(), 0) if before is not None else 0
        full = _DAY.fullmatch(mention.edtf)
        if before is None or full is None or not month or not before["month"][0].isupper():
            if place + 1 < len(found) and found[place + 1].start - mention.end < _EARLIER:
                ahead = found[place + 1]
                inside = _MONTH_DAY.search(text, max(0, ahead.start - _EARLIER), ahead.start)
                if inside and inside.start() == mention.start and _DAY.fullmatch(ahead.edtf):
                    continue  # it becomes the beginning of the next
            if mention.start > last:
                yield mention
            continue
        first = f"{full['year']}-{month:02}-{int(before['day']):02}"
        valid = dates.is_valid(first) and first < mention.edtf
        span = replace(mention, start=before.start(), edtf=f"{first}/{mention.edtf}") if valid else mention
        last = span.end
        yield span


# -- points ---------------------------------------------------------------------------------------


def _points(text: str, words: DateWords) -> Iterator[_Point]:
    """The dates that a year completes."""
    if "19" not in text and "20" not in text:
        return
    for match in YEAR.finditer(text):
        start, end = match.span()
        if words.numbering.search(text, max(0, start - 20), start) or text[max(0, start - 1) : start] == "_":
            continue
        if start > 1 and text[start - 1] == "(" and text[start - 2].isalnum():
            continue  # JOIN(2025) 140
        point = _point(text, start, end, match[0], words)
        if point is not None and dates.is_valid(point.edtf):
            yield point


def _point(text: str, start: int, end: int, year: str, words: DateWords) -> _Point | None:
    iso = ISO.match(text, end)
    if iso and iso["month"]:
        edtf, unit = (f"{year}{iso[0]}", "day") if iso["day"] else (f"{year}{iso[0]}", "month")
        return _Point(start, iso.end(), edtf, unit)
    if iso:
        return _Point(start, iso.end(), f"{year}-{_CODES[iso['code'].upper()] + int(iso['n'])}", "part")
    short = SHORT.match(text, end)
    if short and 0 < int(short["last"]) - int(year[2:]) <= words.longest_slash:
        return _Point(start, short.end(), f"{year}/{year[:2]}{short['last']}", "span")
    before = words.before_year.search(text, max(0, start - 48), start)
    if text[end : end + 1] == "s":
        return _Point(start, end + 1, f"{year[:3]}X", "year") if year[3] == "0" else None
    if before is None or not _says_month(before, words):
        return _bare_year(text, start, end, year, words)
    at = before.start()
    for number, name in (("day", "month"), ("day2", "month2")):
        if before[number]:
            edtf = f"{year}-{words.month[before[name].lower()]:02}-{int(before[number]):02}"
            if name == "month2" and before["day3"]:
                return _Point(at, end, f"{edtf}/{edtf[:-2]}{int(before['day3']):02}", "span")
            return _Point(at, end, edtf, "day")
    if before["month4"]:
        edtf = f"{year}-{words.month[before['month4'].lower()]:02}"
        late = edtf if before["part"] and str(words.part[before["part"].lower()]) == _LATE else ""
        return _Point(at, end, edtf, "month", late_of=late)
    if before["ordinal"] or before["code"] or before["code2"]:
        code = _part_code(before, words)
        if code is None:
            return _bare_year(text, start, end, year, words)
        return _Point(at, end, f"{year}-{code}", "part")
    if before["season"]:
        return _Point(at, end, f"{year}-{words.season[before['season'].lower()]}", "part")
    if before["part3"]:
        code = words.part[before["part3"].lower()]
        return _Point(at, end, f"{year}-{code}~", "part", late_of=year if str(code) == _LATE else "")
    if before["decade"]:
        about = "~" if before["part4"] else ""
        return _Point(at, end, f"{year[:3]}X{about}", "year") if year[3] == "0" else None
    return _numeric(before, at, end, year, words)


def _says_month(before: re.Match[str], words: DateWords) -> bool:
    """Whether a month that is an ordinary word otherwise is written as a month."""
    name = before["month"] or before["month2"] or before["month4"]
    return not name or not words.capital_months or name[0].isupper()


def _part_code(before: re.Match[str], words: DateWords) -> int | None:
    if before["ordinal"]:
        n = words.ordinal[before["ordinal"].lower()]
        is_half = before["unit"].lower() in words.halves
        return (None if n > 2 else 39 + n) if is_half else 32 + n
    letter, n = (before["code"] or before["code2"]).upper(), int(before["n"] or before["n2"])
    return None if _CODES[letter] == 39 and n > 2 else _CODES[letter] + n


def _numeric(before: re.Match[str], start: int, end: int, year: str, words: DateWords) -> _Point | None:
    day, month = int(before["first"]), int(before["second"])
    if before["mark"] == "/" and words.capital_months:
        if day <= 12 and month <= 12 and day != month:
            return _Point(start, end, year, "year")
        if month > 12:
            day, month = month, day
    return _Point(start, end, f"{year}-{month:02}-{day:02}", "day")


def _bare_year(text: str, start: int, end: int, year: str, words: DateWords) -> _Point | None:
    """A year that stands alone, where it cannot be a quantity or the number of a text."""
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if words.quantity.match(text, end) or before in _CURRENCIES:
        return None
    behind = text[max(0, start - 2) : start - 1] if start else ""
    is_numbered = (after[:1] == "/" and after[1:].isdigit()) or (before == "/" and behind.isdigit())
    is_joined = before == "-" and behind.isalnum()
    if words.strong.search(text, max(0, start - 20), start) and not is_numbered:
        return _Point(start, end, year, "year")
    # "2000 homes": a round number before a plural.
    following = _FOLLOWING.match(text, end)
    is_round = year.endswith("00") and following is not None and following[1][-1] in "sx"
    return _Point(start, end, year, "year", is_weak=is_numbered or is_joined or is_round)


# -- periods --------------------------------------------------------------------------------------


def _periods(points: Iterator[_Point], text: str, words: DateWords) -> list[_Point]:
    """Points joined into periods; bare numbers that stay alone are dropped."""
    found: list[_Point] = []
    for point in points:
        joined = _joined(found[-1], point, text, words) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(_with_first_end(point, text, words))
    return [point for point in found if not point.is_weak]


def _joined(first: _Point, last: _Point, text: str, words: DateWords) -> _Point | None:
    """Two dates as the ends of one period, where what stands between them says so."""
    if "/" in first.edtf or "/" in last.edtf or first.end > last.start:
        return None
    between = text[first.end : last.start]
    if between == "/":
        apart = int(last.edtf[:4]) - int(first.edtf[:4])
        if last.unit != "year" or not 0 < apart <= words.longest_slash:
            return None
    elif words.pairs.fullmatch(between):
        if not words.between.search(text, max(0, first.start - 24), first.start):
            return None
    elif not words.joins.fullmatch(between):
        return None
    edtf = f"{first.edtf}/{last.late_of or last.edtf}"
    return _Point(first.start, last.end, edtf, "span") if dates.is_valid(edtf) else None


def _with_first_end(point: _Point, text: str, words: DateWords) -> _Point:
    """A date with the first end of its period, where that says neither month nor year again."""
    patterns = {"day": words.before_day, "month": words.before_month, "part": words.before_part}
    pattern = patterns.get(point.unit)
    first = pattern.search(text, max(0, point.start - 40), point.start) if pattern else None
    if first is None or "~" in point.edtf:
        return point
    year, last = point.edtf[:4], point.edtf[5:7]
    if point.unit == "day":
        month = f"{words.month[first['month'].lower()]:02}" if first["month"] else last
        edtf = f"{year}-{month}-{int(first['day']):02}"
    elif point.unit == "month":
        edtf = f"{year}-{words.month[first['month'].lower()]:02}"
    else:
        n = words.ordinal[first["ordinal"].lower()] if first["ordinal"] else int(first["n"])
        edtf = f"{year}-{(39 if last in ('40', '41') else 32) + n}"
    period = f"{edtf}/{point.edtf}"
    if not dates.is_valid(period) or edtf == point.edtf:
        return point
    is_pair = words.pairs.match(first["link"]) is not None
    if is_pair and not words.between.search(text, max(0, first.start() - 24), first.start()):
        # "les 5 et 6 juin" is a period; "le 5 et le 20 juin" is two dates, of which the last is read.
        (_, end), (begin, _) = dates.bounds(edtf), dates.bounds(point.edtf)
        if end is None or begin is None or end + timedelta(days=1) != begin:
            return point
    return replace(point, start=first.start(), edtf=period, unit="span")


def _related(point: _Point, text: str, words: DateWords) -> DateMention:
    """A date with what stands before or after it: since, until, by."""
    if "/" not in point.edtf:
        for relation, pattern in words.relations:
            if pattern.search(text, max(0, point.start - 36), point.start):
                # By the end of a year is by that year: the interval says so by itself.
                ends = point.late_of or point.edtf
                value = f"{point.edtf}/.." if relation == "from" else f"../{ends}"
                return DateMention(point.start, point.end, value, relation)
        onwards = words.onwards.match(text, point.end)
        if onwards:
            return DateMention(point.start, onwards.end(), f"{point.edtf}/..", "from")
    return DateMention(point.start, point.end, point.edtf)


# -- recurrences ----------------------------------------------------------------------------------


def _recurrences(text: str, words: DateWords) -> Iterator[DateMention]:
    if not holds(text.lower(), words.recurrences_need):
        return
    for match in words.recurrences.finditer(text):
        yield DateMention(*match.span(), "", (match.lastgroup or "").replace("_", "-"))
