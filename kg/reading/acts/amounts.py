"""Sums of money in a sentence: "up to $40.5 million", "C$93 billion", "3 milliards d'euros"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.reading.amounts import number_of
from kg.reading.phrasing import phrasing

_NUMBER = r"\d{1,3}(?:[\s,.]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?"


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money.

    Attributes:
        start: offset of its first character.
        end: offset after its last one.
        value: the sum as digits.
        unit: its currency as it is written.
    """

    start: int
    end: int
    value: str
    unit: str


@cache
def _pattern(language: str) -> tuple[re.Pattern[str], frozenset[str]]:
    said = phrasing(language)
    currencies = said["currencies"]
    marks = "".join(re.escape(c) for c in sorted(currencies) if not c.isalpha())
    names = "|".join(sorted((re.escape(c) for c in currencies if c.isalpha()), key=lambda c: (-len(c), c)))
    scales = "|".join(sorted(said.scales, key=lambda s: (-len(s), s)))
    scale = rf"(?:(?:\s{{1,9}}|-)(?:{scales})\b)?"
    before = rf"(?:\b[A-Z]{{1,3}})?[{marks}]\s{{0,2}}(?:{_NUMBER}){scale}"
    after = rf"\b(?:{_NUMBER}){scale}\s(?:d['’]|de\s|of\s)?(?:{names})\b"
    mark = rf"\b(?:{_NUMBER}){scale}\s?[{marks}]"
    return re.compile(f"{before}|{after}|{mark}", re.I), frozenset(currencies)


def sums_in(text: str, start: int, end: int, language: str) -> Iterator[Sum]:
    """The sums that a passage names.

    >>> said = "It costs $40.5 million (US$ 12 billion) or 300 euros."
    >>> [(s.value, s.unit) for s in sums_in(said, 0, len(said), "en")]
    [('40500000', '$'), ('12000000000', 'US$'), ('300', 'euros')]
    """
    pattern, currencies = _pattern(language)
    passage = text[start:end].lower()
    if not any(c in passage for c in currencies):
        return
    said = phrasing(language)
    for match in pattern.finditer(text, start, end):
        written = match.group()
        number = re.search(_NUMBER, written)
        if number is None:
            continue
        words = re.findall(r"[^\W\d_]+", written[number.end() :].lower())
        scale = next((said.scales[w] for w in words if w in said.scales), 0)
        decimal = "." if said.head_last else ","
        value = number_of(re.sub(r"\s", "", number.group()), scale, decimal=decimal)
        unit = written[: number.start()].strip() or next((w for w in reversed(words) if w in currencies), "€")
        if value:
            yield Sum(match.start(), match.end(), value, unit)
