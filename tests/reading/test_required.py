"""What an expression needs is needed: where it matches, its conditions hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.documents.corpus import read_manifest
from kg.reading.date_words import date_words
from kg.reading.grammar import grammar
from kg.reading.required import holds, required
from kg.resources import seeds_folder
from kg.vocabulary import load


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_wording_needs_something(language: str) -> None:
    assert [p.id for p in grammar(load(), language).patterns if not p.needs] == []


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (r"(?:a|bc)d+", "bcd"),
        (r"x(?:yz)?w", "xw"),
        (r"(?<!\w)(?:today|now)(?!\w)", "and now"),
        (r"[ab](?:c|d){2}", "bcd"),
        (r"(?P<a>one|two) (?P=a)", "two two"),
        (r"a|", ""),
    ],
)
def test_where_an_expression_matches_its_conditions_hold(expression: str, text: str) -> None:
    pattern = re.compile(expression)
    assert pattern.search(text)
    assert holds(text, required(pattern))


def test_dates_of_the_seeds_hold_what_their_expressions_need() -> None:
    folder = seeds_folder()
    for row in read_manifest(folder):
        text = Path(folder, row.file).read_text("utf-8")
        words = date_words(row.language)
        for pattern, needs in (
            (words.recurrences, words.recurrences_need),
            (words.bare_month, words.bare_month_needs),
            *((relative.pattern, needs) for relative, needs in words.relative),
        ):
            for line in text.splitlines():
                assert holds(line.lower(), needs) or not pattern.search(line), (pattern, line)


def test_one_pass_over_a_text_finds_the_wordings_whose_conditions_hold() -> None:
    folder = seeds_folder()
    found = 0
    for row in read_manifest(folder):
        wordings = date_words(row.language).relative
        for line in Path(folder, row.file).read_text("utf-8").lower().splitlines():
            fitting = [wording for wording, needs in wordings if holds(line, needs)]
            assert wordings.fitting(line) == fitting, line
            found += len(fitting)
    assert found
