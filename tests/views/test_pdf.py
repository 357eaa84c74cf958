"""The note on paper: two A4 pages, printed by Chromium; a machine without it skips these, unless ``CI=true``."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from kg.analysis.ties import Ties, ties
from kg.errors import MissingExtraError
from kg.graph.release import Release
from kg.views.note import note, to_html
from kg.views.pdf import BROWSERS, pages, printed

from .conftest import Invented

PRESENT = any(map(shutil.which, BROWSERS))


@pytest.fixture
def chromium() -> None:
    """Skip without it; under ``CI=true`` its absence is a failure."""
    if not PRESENT and os.environ.get("CI") == "true":
        pytest.fail("no chromium here: apt-get install chromium")
    if not PRESENT:
        pytest.skip("no chromium here: apt-get install chromium")


@pytest.mark.usefixtures("chromium")
@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("France", 2), ("Union européenne", 2), ("Japon", 2), ("Corée du Sud", 2), ("États-Unis", 2), ("Taïwan", 2),
        ("Ukraine", 2), ("Canada", 2), ("Moldavie", 2), ("Smart Africa", 1), ("Fidji", 1),
    ],
)  # fmt: skip
def test_a_note_is_two_pages_at_most(release: Release, seed_ties: Ties, name: str, most: int) -> None:
    pdf = printed(to_html(note(release, seed_ties.vocabulary.resolve(name), selected=seed_ties)))
    assert pages(pdf) <= most
    (box,) = set(re.findall(rb"/MediaBox \[([^\]]+)\]", pdf))
    assert [round(float(number)) for number in box.split()] == [0, 0, 595, 842]


@pytest.mark.usefixtures("chromium")
def test_hostile_names_stay_on_two_pages(hostile: Invented) -> None:
    found = ties(hostile)  # type: ignore[arg-type]
    page = to_html(note(hostile, found.vocabulary.resolve("Japon"), selected=found))  # type: ignore[arg-type]
    assert pages(printed(page)) <= 2


@pytest.mark.usefixtures("chromium")
def test_the_same_page_gives_the_same_pdf_twice() -> None:
    page = "<!doctype html><title>Étude</title><p>Une page."
    first = printed(page)
    assert first == printed(page)
    assert b"D:20000101000000" in first


def test_without_a_browser_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(
        MissingExtraError, match=r"apt-get install chromium\), or write \.html and print that$"
    ):
        printed("<p>")
