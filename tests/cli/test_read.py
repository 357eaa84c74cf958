"""``kg read``: a page of what was found, a reading kept, the export contract; and what goes wrong."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.build import build
from kg.cli.main import main
from kg.curation.readings import load
from kg.graph.exports import rows
from kg.graph.release import Release
from kg.resources import seeds_folder

COMMUNIQUE = """---
title: Joint Statement
date: 2024-05-02
---

Japan and Chile launched the Harbour Security Partnership in Tokyo on May 2, 2024, and the two countries will
meet in the spring.
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a communiqué in it."""
    monkeypatch.chdir(tmp_path)
    Path("communique.md").write_text(COMMUNIQUE, "utf-8")
    return tmp_path


def read(*words: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["read", *words], input=stdin)


def test_a_document_is_shown_with_its_quotes_and_kept_as_a_reading(place: Path) -> None:
    done = read("communique.md")
    assert done.exit_code == 0, done.stderr
    assert "Joint Statement" in done.stdout
    assert "communique.md · 2024-05-02 · en · communique" in done.stdout
    (kept,) = (place / "readings").iterdir()
    proposal = load(kept)
    assert kept.stem == proposal.document.id
    assert (proposal.path, proposal.document.text) == ("communique.md", COMMUNIQUE)
    assert proposal.proposed.statements
    for said in proposal.proposed.statements:
        for quote in said.quotes:
            assert " ".join(quote.text.split())[:20] in " ".join(done.stdout.split())


def test_json_lines_are_those_of_an_export_of_the_same_document(tmp_path: Path) -> None:
    head, *listed = (seeds_folder() / "manifest.csv").read_text("utf-8").splitlines(keepends=True)
    (row,) = (row for row in listed if row.startswith("001"))
    name = row.split(",", 1)[0]
    shutil.copy(seeds_folder() / f"{name}.txt", tmp_path)
    # As the file itself shows it: no publisher and no speaker, dated by its title.
    cells = row.rstrip("\n").split(",")
    cells[3:6] = ["", "", "2024-02-01"]
    (tmp_path / "manifest.csv").write_text(head + ",".join(cells) + "\n", "utf-8")
    build(tmp_path / "build", seeds=tmp_path, ledger=False)
    with Release(tmp_path / "build") as release:
        expected = list(rows(release))
    done = read(str(tmp_path / f"{name}.txt"), "--format", "jsonl")
    assert [json.loads(line) for line in done.stdout.splitlines()] == expected


def test_standard_input_and_options_are_what_everybody_knows(place: Path) -> None:
    words = b"Japan and Chile signed the Port Agreement on the security of cables."
    page = b"<html><body><main><p>" + words + b"</p></main></body></html>"
    options = ("--date", "2020-03", "--lang", "en", "--genre", "communique", "--output", "one.json", "-q")
    done = read("-", *options, stdin=page)
    assert (done.exit_code, done.stdout) == (0, "")
    document = load(place / "one.json").document
    assert (document.file, document.date, document.genre) == ("standard-input.html", "2020-03", "communique")


def test_csv_has_a_line_a_statement_and_the_quotes_last(place: Path) -> None:
    done = read("communique.md", "--format", "csv")
    head, *lines = done.stdout.splitlines()
    assert head.split(",")[:3] == ["id", "key", "doc"]
    assert head.endswith(",note,quotes")
    assert lines
    assert not (place / "readings").exists()


def spoil(folder: Path, pdf: Callable[..., bytes], word: Callable[..., bytes]) -> None:
    (folder / "locked.pdf").write_bytes(pdf([["x"]], password="secret"))
    (folder / "scanned.pdf").write_bytes(pdf([[], []]))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    (folder / "bomb.docx").write_bytes(word("<w:p>" + " " * 80_000_000 + "</w:p>"))
    (folder / "empty.txt").write_bytes(b" \n")
    (folder / "foreign.txt").write_text(
        "Die Parteien haben sich auf einen Plan für das Land geeinigt.", "utf-8"
    )
    (folder / "old.txt").write_bytes("été".encode("latin-1"))
    with (folder / "vast.txt").open("wb") as vast:
        vast.truncate(500_000_000)
    (folder / "sheet.xlsx").write_bytes(b"PK")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_cannot_be_read_is_said_in_a_line_each_and_the_rest_goes_on(
    place: Path, pdf: Callable[..., bytes], word: Callable[..., bytes], jobs: str
) -> None:
    inbox = place / "inbox"
    inbox.mkdir()
    spoil(inbox, pdf, word)
    shutil.copy("communique.md", inbox)
    (place / "none").mkdir()
    done = read("inbox", "inbox/sheet.xlsx", "none", "--jobs", jobs)
    assert done.exit_code == 1
    lines = done.stderr.splitlines()
    assert lines == [
        "kg: none: a folder without a document; put .txt, .md, .html, .pdf or .docx files in it",
        "kg: inbox/bomb.docx: a Word file that inflates without measure (80 MB in 0.1); do not open it",
        "kg: inbox/broken.pdf: a damaged PDF; open it in a viewer and print it to a new PDF",
        "kg: inbox/empty.txt: the file is empty; put the document's text in it",
        "kg: inbox/foreign.txt: in German; French and English are read, give --lang to read it as one of them",
        "kg: inbox/locked.pdf: locked with a password; save it without one",
        "kg: inbox/old.txt: not UTF-8 at byte 0; save it as UTF-8",
        "kg: inbox/scanned.pdf: no text layer, its 2 pages are pictures; run text recognition (OCR) on it first",
        "kg: inbox/vast.txt: too large to read (500 MB, at most 100); split it",
        "kg: inbox/sheet.xlsx: no reader for this format; save it as one of .docx, .htm, .html, .markdown, .md, .pdf, "
        ".txt, .xhtml",
        "kg: 10 of 11 not read",
    ]
    (kept,) = (path.name for path in (place / "readings").iterdir())
    assert kept.startswith("communique_")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("missing.txt",), "kg: missing.txt: no such file"),
        (("communique.md", "--genre", "novel"), "unknown genre 'novel'"),
        (("communique.md", "--lang", "de"), "unknown language 'de'; use fr or en"),
        (("communique.md", "--date", "soon"), "--date"),
    ],
)
@pytest.mark.usefixtures("place")
def test_a_wrong_word_is_told(words: tuple[str, ...], said: str) -> None:
    done = read(*words)
    assert done.exit_code in (1, 2)
    assert said in done.stderr
