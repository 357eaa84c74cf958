"""Analyses as their user meets them: a table, sentences, a figure, a page; and what is said when nothing is left."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.analyse import REPORTS
from kg.cli.main import main


def run(built: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["analyse", *words, "--store", str(built)])


@pytest.mark.parametrize("name", REPORTS)
def test_an_analysis_prints_a_table_and_says_what_it_found_and_cannot_say(name: str, built: Path) -> None:
    result = run(built, name, "--territories", "--lang", "en")
    assert result.exit_code == 0, result.output
    sentences = [line for line in result.stdout.splitlines() if line.startswith("– ")]
    assert len(sentences) >= 2
    assert any("what they do not say is not counted" in sentence for sentence in sentences)


@pytest.mark.parametrize("name", REPORTS)
def test_a_page_holds_both_languages_and_asks_nothing_of_the_network(
    name: str, built: Path, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    result = run(built, name, "--territories", "--page", str(page), "--format", "csv")
    assert result.exit_code == 0, result.output
    text = page.read_text("utf-8")
    assert "Ce que les données ne peuvent pas dire" in text
    assert "What the data cannot say" in text
    assert re.findall(r"(?:src|href)=[\"'](?:https?:)?//", text) == []


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_a_figure_has_the_same_bytes_twice(ending: str, built: Path, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.{ending}" for number in (1, 2)]
    for file in files:
        assert run(built, "links", "--territories", "--figure", str(file)).exit_code == 0
    first, second = (file.read_bytes() for file in files)
    assert first == second
    assert len(first) > 5_000


def test_json_has_a_row_a_party(built: Path) -> None:
    rows = json.loads(run(built, "centrality", "--territories", "--format", "json").stdout)
    assert rows[0]["label_fr"] == "Union européenne"
    assert len({row["party"] for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["centrality", "--topic", "robotique"], r"topic robotique leaves nothing of \d+ statements"),
        (["links", "--on", "1950-01-01"], r"on 1950-01-01 leaves nothing of \d+ statements; there are: "),
        (["coalitions", "--at-least", "sined"], "unknown status 'sined'; did you mean 'signed'"),
        (["core", "--topic", "robotic"], "unknown name 'robotic'"),
        (["links", "--document", "009"], "unknown document '009'"),
        (["links", "--figure", "x.gif"], "a figure comes as svg, pdf or png, not as 'gif'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_filter_that_leaves_nothing_says_which_and_what_there_is(
    words: list[str], message: str, built: Path
) -> None:
    result = run(built, *words)
    assert result.exit_code == 1
    assert re.search(message, result.stderr), result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""
