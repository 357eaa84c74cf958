"""The explorer of the seeds, made once, and one full of hostile names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pyarrow as pa
import pytest

from kg.analysis.ties import Ties, ties
from kg.graph.content import Content
from kg.graph.release import Release, ReleasedDocument
from kg.graph.table import tables
from kg.model import Document, Entity, Label, Statement
from kg.namespaces import BASE, ENT
from kg.views.explorer import explorer
from kg.vocabulary import load
from tests.views.browsing import CHROMIUM, FLAGS, Open, Page, need

NASTY = (
    "</script><script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "javascript:document.title='owned'",
    "\u202eright to left\u202c and back",
    "mot" * 3334,
    "=1+1",
    "]]> --> </noscript><b>owned</b>",
)


class Invented:
    """A release that never was on disk."""

    def __init__(self, content: Content) -> None:
        self._tables = tables(content, load())
        self._texts = {d.id: d.text for d in content.documents}
        self.documents = tuple(
            ReleasedDocument(
                d.id, d.file, d.title, d.publisher, d.date, d.language, d.genre, d.sha256, 0, 0, None
            )
            for d in content.documents
        )

    def table(self, name: str) -> pa.Table:
        """A table by name."""
        return self._tables[name]

    def text(self, document_id: str) -> str:
        """The text of a document."""
        return self._texts[document_id]


@pytest.fixture(scope="session")
def seed_ties(release: Release) -> Ties:
    return ties(release)


@pytest.fixture(scope="session")
def seed_page(release: Release, seed_ties: Ties, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the seeds' explorer."""
    path = tmp_path_factory.mktemp("explorer") / "entente.html"
    path.write_text(explorer(release, seed_ties), encoding="utf-8", newline="")
    return path


@pytest.fixture(scope="session")
def hostile() -> Invented:
    """Two parties in instruments whose names and quotes try to get out of the page."""
    vocabulary = load()
    parties = (vocabulary.resolve("Japon"), vocabulary.resolve("France"))
    text = "".join(f"😀 {name}\n" for name in NASTY)
    document = Document(
        "d1", "d1.txt", NASTY[0], NASTY[1], parties[:1], "2024", "fr", "", "", "ab", "communique", text=text
    )
    entities, statements, at = [], [], 0
    for number, name in enumerate(NASTY):
        iri = f"{BASE}provisional/d1/x{number}"
        labels = (Label(name, "fr"), Label(f"{name} (en)", "en"))
        entities.append(
            Entity(
                iri, (ENT.Activity,), labels, (Label(name[:50], "fr"),), provisional=True, formation="joint"
            )
        )
        quote = document.quote(at, at + len(name) + 2)
        at += len(name) + 3
        statements += [
            Statement(
                "d1", party, ENT.participatesIn, iri, (quote,), when="2024", status="held",
                speakers=parties[:1], review="added", note=name,
            )
            for party in parties
        ]  # fmt: skip
    return Invented(Content(tuple(statements), tuple(entities), (replace(document),)))


@pytest.fixture(scope="session")
def hostile_page(hostile: Invented, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "entente.html"
    path.write_text(explorer(hostile, ties(hostile)), encoding="utf-8", newline="")
    return path


@pytest.fixture(scope="session")
def crowded_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty parties in 1,600 instruments: more than one can read at once."""
    speaker, text = load().resolve("Japon"), "ab"
    document = Document(
        "d", "d.txt", "d", "", (speaker,), "2024", "fr", "", "", "ab", "communique", text=text
    )
    parties, instruments = (
        [
            Entity(f"{BASE}provisional/d/{kind}{n}", (cls,), (Label(f"{name} {n}", "fr"),), formation=formation)
            for n in range(count)
        ]
        for kind, cls, name, formation, count in (
            ("p", ENT.Organisation, "partie", "", 40), ("i", ENT.Activity, "dialogue", "joint", 1600),
        )
    )  # fmt: skip
    statements = tuple(
        Statement(
            "d", parties[p].iri, ENT.participatesIn, instrument.iri, (document.quote(0, 1),), review="added"
        )
        for n, instrument in enumerate(instruments)
        for p in sorted({n % 40, (n * 7 + 3) % 40})
    )
    crowd = Invented(Content(statements, (*parties, *instruments), (document,)))
    path = tmp_path_factory.mktemp("crowd") / "entente.html"
    path.write_text(explorer(crowd, ties(crowd)), encoding="utf-8", newline="")
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    need(CHROMIUM is not None, "no chromium here: apt-get install chromium")
    need(
        find_spec("playwright") is not None, "Playwright for Python is not installed: pip install playwright"
    )
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def opened(browser: object, seed_page: Path) -> Iterator[Open]:
    pages: list[Page] = []

    def make(
        view: str = "", width: int = 1440, height: int = 900, path: Path = seed_page, **options: object
    ) -> Page:
        pages.append(Page(browser, path, view, width, height, **options))
        return pages[-1]

    yield make
    for one in pages:
        one.window.close()
    assert [fault for one in pages for fault in one.faults] == []
