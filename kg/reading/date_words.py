"""The words of dates in a language, read from ``ontology/patterns/dates.yaml``, and patterns made of them.

Patterns are tried on text whose apostrophes, blanks and dashes are made plain,
one character for one, so that places in it are places in the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kg.errors import OntologyError
from kg.reading.required import Condition, Prefilter, required
from kg.resources import ontology_folder

_PLAIN = {"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "\r": " ", "\t": " ",
          **dict.fromkeys("‐‑‒–—−", "-")}  # fmt: skip
_SPECIAL = re.compile(f"[{''.join(_PLAIN)}]")

# A year that may be one: no digits, decimals or letters touch it.
YEAR = re.compile(r"(?<!\w)(?<!\d,)(?:19|20)\d\d(?![.,]\d)(?:(?!\w)|(?=s\b))")
ISO = re.compile(
    r"-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?(?![\d-])"
    r"|[ -]?(?P<code>[QTSH])(?P<n>[1-4])\b"
)

# "2024-25": the year that follows.
SHORT = re.compile(r"[-/](?P<last>\d\d)(?![\d./-])")


def plain(text: str) -> str:
    r"""Apostrophes, blanks and dashes in their plainest form, one character for one.

    >>> plain("d’ici fin\u00a02027–2030")
    "d'ici fin 2027-2030"
    """
    for character in set(_SPECIAL.findall(text)):
        text = text.replace(character, _PLAIN[character])
    return text


@dataclass(frozen=True, slots=True)
class Relative:
    """A wording whose date depends on that of the document."""

    pattern: re.Pattern[str]
    unit: str
    shift: int
    relation: str


@dataclass(frozen=True, slots=True)
class DateWords:
    """The patterns of a language.

    Attributes:
        before_year: what a year completes, up to the year: day and month, quarter, season, part.
        before_day, before_month, before_part: the first end of a period whose second end says month or year.
        month: word -> number, and likewise ``ordinal``, ``season`` and ``part``.
        halves: words that mean half a year.
        numbering: what precedes the number of a text, which is no date.
        strong: what precedes a year and nothing else.
        quantity: what follows a number that counts something.
        joins, pairs: what stands between the two ends of a period, always, and after ``between``.
        between: what announces a period told by ``pairs``.
        relations: relation -> what precedes its date.
        onwards: what follows a date that opens a period.
        recurrences: a pattern with a group for each recurrence.
        relative: wordings relative to the document's date.
        bare_month: a month, or a day and a month, without a year.
        capital_months: whether months are written with a capital.
        longest_slash, nearest_month: see the file.
    """

    before_year: re.Pattern[str]
    before_day: re.Pattern[str]
    before_month: re.Pattern[str]
    before_part: re.Pattern[str]
    month: Mapping[str, int]
    ordinal: Mapping[str, int]
    season: Mapping[str, int]
    part: Mapping[str, int]
    halves: frozenset[str]
    numbering: re.Pattern[str]
    strong: re.Pattern[str]
    quantity: re.Pattern[str]
    joins: re.Pattern[str]
    pairs: re.Pattern[str]
    between: re.Pattern[str]
    relations: tuple[tuple[str, re.Pattern[str]], ...]
    onwards: re.Pattern[str]
    recurrences: re.Pattern[str]
    recurrences_need: tuple[Condition, ...]
    relative: Prefilter[Relative]
    counts: Mapping[str, int]
    bare_month: re.Pattern[str]
    bare_month_needs: tuple[Condition, ...]
    capital_months: bool
    longest_slash: int
    nearest_month: int


def date_words(language: str, folder: Path | None = None) -> DateWords:
    """The date words of a language; those of English where the language is not known."""
    return _date_words(language.partition("-")[0], folder or ontology_folder())


@cache
def _date_words(language: str, folder: Path) -> DateWords:
    path = folder / "patterns" / "dates.yaml"
    try:
        raw = _raw(path)
        return _words(raw[language if isinstance(raw.get(language), dict) else "en"], raw)
    except (OSError, yaml.YAMLError, re.error, KeyError, TypeError, AttributeError) as error:
        raise OntologyError(f"{path}: {' '.join(str(error).split())}; mend the date words") from error


@cache
def _raw(path: Path) -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.load(
        path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return loaded


def _words(raw: Mapping[str, Any], settings: Mapping[str, Any]) -> DateWords:
    month = {word: n for n, words in enumerate(raw["months"], 1) for word in words}
    ordinal, season, part = (
        {word: int(n) for n, words in raw[name].items() for word in words}
        for name in ("ordinals", "seasons", "parts")
    )
    m, o = _any(month), _any(ordinal)
    units = _any([*raw["quarters"], *raw["halves"]])
    mark = f"(?:{_any(raw['day_marks'])})?"
    of = f"(?:(?:{_any(raw['of'])})(?: |(?<=')))*"

    def some_part(group: str) -> str:
        return f"(?P<{group}>{_any(part)})[ -]{of}"

    join = _any(raw["to"])
    counts = rf"\d{{1,3}}|{_any(raw['counts'])}"
    pair = _any(raw["and"])
    filler = f"(?:(?:{_any(raw['fillers'])})(?: |(?<=')))?"
    # What stands between the two ends of "du 12 au 14 novembre 2023", "avril-juin 2024".
    link = rf"(?P<link> ?- ?|/| (?:{join}|{pair}) {filler})\Z"
    recurrences = _compiled(
        "|".join(
            rf"(?P<{name.replace('-', '_')}>(?<!\w)(?:{_any(words)})(?!\w))"
            for name, words in raw["recurrences"].items()
        )
    )
    # "in October", "on May 30", and without what leads to it "May 30-31", "5 et 6 décembre".
    range_link = rf"(?: ?[-–] ?| (?:{join}|{pair}) (?:le )?)"
    bare_month = _compiled(
        rf"(?<![\w.,])(?:(?P<opener>{_any(raw['month_openers'])})[ -]{of}(?:(?:{_any(part)})[ -]{of})?)?"
        rf"(?P<date>(?:(?:{_any(raw['weekdays'])}),? )?"
        rf"(?:(?:(?P<first>\d{{1,2}}) ?{mark}{range_link})?(?P<day>\d{{1,2}}) ?{mark} {of})?(?P<month>{m})(?!\w)"
        rf"(?: (?P<day2>\d{{1,2}}){mark}(?:{range_link}(?P<last>\d{{1,2}}){mark})?(?!\w))?"
        rf"(?P<gone> (?:{_any(raw['gone'])})(?!\w))?(?P<coming> (?:{_any(raw['coming'])})(?!\w))?)"
        rf"(?!,? {of}\d|-|[ ]?[-–]\d)"
    )
    return DateWords(
        before_year=_compiled(
            rf"(?<!\w)(?:"
            rf"(?:(?:{_any(raw['weekdays'])}),? )?(?P<day>\d{{1,2}}) ?{mark} {of}(?P<month>{m})\.?,? {of}"
            rf"|(?P<month2>{m})\.? (?P<day2>\d{{1,2}}){mark}"
            rf"(?: ?(?:-|(?:{join}|{pair})) ?(?P<day3>\d{{1,2}}){mark})?,? "
            rf"|(?:{some_part('part')})?(?P<month4>{m})\.?,? {of}"
            rf"|(?:{some_part('part2')})?(?:(?P<ordinal>{o}) (?P<unit>{units})s?"
            rf"|(?P<code>[TQSH])(?P<n>[1-4])"
            rf"|(?P<n2>[1-4])(?P<code2>[TQSH]))(?: ?[/-] ?|,? {of})"
            rf"|(?P<season>{_any(season)}),? {of}"
            rf"|{some_part('part3')}"
            rf"|(?:{some_part('part4')})?(?P<decade>{_any(raw['decades'])}) "
            rf"|(?P<first>\d{{1,2}})(?P<mark>[./-])(?P<second>\d{{1,2}})(?P=mark)"
            rf")\Z"
        ),
        before_day=_compiled(rf"(?<![\w,.])(?P<day>\d{{1,2}}) ?{mark}(?: (?P<month>{m})\.?)?{link}"),
        before_month=_compiled(rf"(?<!\w)(?P<month>{m})\.?{link}"),
        before_part=_compiled(rf"(?<!\w)(?:(?P<ordinal>{o})(?: (?:{units})s?)?|[TQSH](?P<n>[1-4])){link}"),
        month=month,
        ordinal=ordinal,
        season=season,
        part=part,
        halves=frozenset(raw["halves"]),
        numbering=_compiled(rf"(?<!\w)(?:{'|'.join(raw['numbering'])}) ?\Z"),
        strong=_compiled(rf"(?<!\w)(?:{_any(raw['strong'])})[ -]?\Z"),
        quantity=_compiled(rf" ?(?:%|€|\$)| (?:{_any(raw['units'])})\b"),
        joins=_compiled(rf" ?- ?|/| (?:{join}) {filler}"),
        pairs=_compiled(rf" (?:{pair}) {filler}"),
        between=_compiled(rf"(?<!\w)(?:{_any(raw['between'])}) {filler}\Z"),
        relations=tuple((name, _before(raw[name], raw["fillers"])) for name in ("until", "by", "from")),
        onwards=_compiled(rf",? (?:{_any(raw['onwards'])})\b"),
        recurrences=recurrences,
        recurrences_need=required(recurrences),
        relative=Prefilter(
            (Relative(pattern, w["unit"], w.get("shift", 0), w.get("relation", "")), required(pattern))
            for w in raw["relative"]
            for pattern in [_compiled(rf"(?<!\w)(?:{w['match'].replace('{count}', counts)})(?!\w)")]
        ),
        counts=raw["counts"],
        bare_month=bare_month,
        bare_month_needs=required(bare_month),
        capital_months=bool(raw["capital_months"]),
        longest_slash=int(settings["longest_slash"]),
        nearest_month=int(settings["nearest_month"]),
    )


def _before(words: Iterable[str], fillers: Iterable[str]) -> re.Pattern[str]:
    return _compiled(rf"(?<!\w)(?:{_any(words)})(?: |(?<=')|-)(?:(?:{_any(fillers)})(?: |(?<=')))*\Z")


def _any(words: Iterable[str]) -> str:
    """An alternation, longest first; one that never matches where there are no words."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
