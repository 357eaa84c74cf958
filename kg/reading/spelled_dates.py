"""Dates that solemn texts spell out: "this twentieth day of October, two thousand and twenty-five"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from kg import dates
from kg.errors import OntologyError
from kg.reading.date_words import date_words
from kg.reading.required import Condition, holds, required
from kg.resources import ontology_folder

_TENS = 10
# How far after the month its year is spelled.
_AHEAD = 60


def spelled_dates(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """The dates spelled out in a text: start, end, EDTF value.

    >>> list(spelled_dates("Done this third day of May, two thousand and thirty-one.", "en"))
    [(10, 55, '2031-05-03')]
    >>> list(spelled_dates("Fait à Lume, le douze juin deux mille trente.", "fr"))
    [(16, 44, '2030-06-12')]
    """
    words = _words(language)
    if words is None:
        return
    pattern, needs, months, ordinals, units, tens, thousand, joins = words
    if not holds(text.lower(), needs):
        return
    for match in pattern.finditer(text):
        day = ordinals.get(_key(match["day"])) or int(re.sub(r"\D", "", match["day"]) or 0)
        month = months[match["month"].lower()]
        year, end = _year(text, match.end(), units, tens, thousand, joins)
        value = f"{year:04}-{month:02}-{day:02}"
        if year and dates.is_valid(value):
            yield match.start("day"), end, value


def _year(
    text: str, at: int, units: dict[str, int], tens: dict[str, int], thousand: str, joins: frozenset[str]
) -> tuple[int, int]:
    """The year spelled from an offset on, and where it ends."""
    figure = re.compile(r"\s*,?\s*(\d{4})\b").match(text, at)
    if figure is not None:
        return int(figure[1]), figure.end()
    year, end, seen = 0, at, False
    for token in re.finditer(r"[^\W\d_]+|[^\w\s-]", text[at : at + _AHEAD]):
        word = token.group().lower()
        if word == thousand and year:
            year, seen, end = year * 1000, True, at + token.end()
        elif word in units or word in tens:
            year += units[word] if word in units else tens[word]
            end = at + token.end()
        elif word not in joins or (year and word == "," and seen):
            break
    return (year, end) if seen else (0, at)


def _key(word: str) -> str:
    return " ".join(re.sub(r"[-\s]+", " ", word.lower()).split())


@cache
def _words(
    language: str, folder: Path | None = None
) -> (
    tuple[
        re.Pattern[str],
        tuple[Condition, ...],
        dict[str, int],
        dict[str, int],
        dict[str, int],
        dict[str, int],
        str,
        frozenset[str],
    ]
    | None
):
    path = (folder or ontology_folder()) / "patterns" / "spelled-dates.yaml"
    try:
        raw = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)).get(
            language
        )
    except (OSError, yaml.YAMLError, AttributeError) as error:
        raise OntologyError(f"{path.name}: {' '.join(str(error).split())}; mend the file") from error
    if raw is None:
        return None
    months = {name.lower(): number for name, number in date_words(language).month.items()}
    ordinals = {
        word: number for number, written in enumerate(raw["days"], start=1) for word in written.split("|")
    }
    named = "|".join(re.escape(d).replace(r"\ ", r"[\s-]+") for d in sorted(ordinals, key=lambda d: -len(d)))
    month = "|".join(re.escape(name) for name in sorted(months, key=lambda n: -len(n)))
    pattern = re.compile(
        raw["wording"].format(day=f"(?P<day>{named}|\\d{{1,2}}[a-z]{{0,3}})", month=f"(?P<month>{month})"),
        re.I,
    )
    units = {word: number for number, word in enumerate(raw["units"], start=1)}
    tens = {word: number * _TENS for number, word in enumerate(raw["tens"], start=1)}
    return pattern, required(pattern), months, ordinals, units, tens, raw["thousand"], frozenset(raw["joins"])
