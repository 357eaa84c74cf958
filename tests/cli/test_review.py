"""From a reading to the corpus: reviewed by keys, added, built; nothing lost on the way."""

from __future__ import annotations

import csv
import io
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.build import build
from kg.cli.keys import CancelledError, Keys
from kg.cli.main import main
from kg.curation.ledger import read_ledger
from kg.curation.sameness import FILE, read_sameness
from kg.resources import seeds_folder

KG = [sys.executable, "-c", "from kg.cli.main import main; main()"]


def kg(*words: str | Path, keys: str = "", code: int = 0) -> Result:
    result = CliRunner().invoke(main, list(map(str, words)), input=keys)
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A folder that will be a corpus."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    return folder


def decisions(ledger: Path) -> list[str]:
    return [row.decision for row in read_ledger(ledger) if row.decision != "named"]


def test_keys_of_a_pipe_are_characters_and_lines() -> None:
    keys = Keys(io.StringIO("ab\nc\nwhy not\n\nd\n\n.\n"))
    assert [keys.key(), keys.key(), keys.key()] == ["a", "b", "c"]
    assert (keys.line(""), keys.line("")) == ("why not", "")
    assert (keys.key(), keys.line("")) == ("d", "")
    with pytest.raises(CancelledError):
        keys.line("")
    assert keys.key() == "q"


def test_a_session_goes_on_where_it_stopped_and_can_be_undone_to_its_first_key(
    reading: Path, empty: Path
) -> None:
    ledger = reading.with_suffix(".tsv")
    first = kg("review", reading, "--seeds", empty, keys="aar\nno meeting\nq")
    assert re.search(r"\b3 of \d+ decided", first.stderr)
    assert decisions(ledger) == ["accepted", "accepted", "rejected"]
    assert read_ledger(ledger)[-1].note == "no meeting"
    second = kg("review", reading, "--seeds", empty, keys="s")
    assert re.search(r"\b3 of \d+, ", second.stdout)
    assert decisions(ledger) == ["accepted", "accepted", "rejected"]
    kg("review", reading, "--seeds", empty, keys="A" * 20)
    every = decisions(ledger)
    # All but the one that was skipped, and those of passages before it that are left.
    assert Counter(every)["rejected"] == 1
    assert len(every) > 50
    kg("review", reading, "--seeds", empty, keys="u" * 30)
    assert read_ledger(ledger) == ()


def test_every_key_of_a_session_says_what_it_did(reading: Path, empty: Path) -> None:
    shown = kg(
        "review", reading, "--seeds", empty,
        keys="?z" "b" "s" "u" "S"
        "c\n\n\n\n\n2024-03\n\n\n\n"
        "nFrance\ncovers\nintelligence artificielle\n\n\nSession\n"
        "n.\n"
        "nFrnce\n"
        "xmenu\n"
        "q",
    ).stdout  # fmt: skip
    for told in ("⟦S subject⟧", "no key 'z'", "this is the first", "skipped", "undone: skip", "passage skipped",
                 "corrected", "cancelled", "did you mean 'France'", "noted: nothing else here"):  # fmt: skip
        assert told in shown
    assert sorted(decisions(reading.with_suffix(".tsv"))) == ["corrected", "silent"]


def test_what_is_found_is_told_by_signs_not_by_colour(reading: Path, empty: Path) -> None:
    shown = kg("review", reading, "--seeds", empty, keys="q").stdout
    assert "⟦S Japon⟧" in shown or "⟦S France⟧" in shown
    assert "\x1b[" not in shown


def test_a_document_joins_and_the_next_build_differs_by_it_alone(reading: Path, tmp_path: Path) -> None:
    # The corpus holds another document; the reading is of the first communiqué.
    corpus = tmp_path / "corpus"
    (corpus / "ledger").mkdir(parents=True)
    head, *rows = (seeds_folder() / "manifest.csv").read_bytes().decode().splitlines(keepends=True)
    (row,) = (row for row in rows if row.startswith("004"))
    (corpus / "manifest.csv").write_text(head + row, "utf-8", newline="")
    other = row.split(",", 1)[0]
    shutil.copy(seeds_folder() / f"{other}.txt", corpus)
    shutil.copy(seeds_folder() / "ledger" / f"{other}.tsv", corpus / "ledger")
    build(tmp_path / "before", seeds=corpus)
    kg("review", reading, "--seeds", corpus, keys="AAr\n\nq")
    accepted = decisions(reading.with_suffix(".tsv")).count("accepted")
    told = kg("add", reading, "--seeds", corpus, "--licence", "terms of the ministry").stderr
    assert f"{accepted} accepted" in told
    assert f"next: kg build --seeds {corpus}" in told
    assert "missing: date" in told
    assert "nothing to do" in kg("add", reading, "--seeds", corpus).stderr
    build(tmp_path / "after", seeds=corpus)
    lines = kg("diff", tmp_path / "before", tmp_path / "after").stdout.splitlines()
    assert len(lines) == accepted
    assert {(line[0], line.rsplit("[", 1)[-1]) for line in lines} == {("+", f"{reading.stem}.txt]")}
    # From now on its decisions stand in the corpus.
    kg("review", reading, "--seeds", corpus, keys="a")
    assert decisions(corpus / "ledger" / f"{reading.stem}.tsv").count("accepted") == accepted + 1
    # What nobody reviewed is there only where it was asked for, and is marked.
    build(tmp_path / "wide", seeds=corpus, include=["unreviewed"])
    asked = ("query", "instruments-of", "party=Japon", "--format", "csv", "--store")
    assert "unreviewed" not in kg(*asked, tmp_path / "after").stdout
    marked = kg(*asked, tmp_path / "wide")
    assert marked.stdout.splitlines()[0].endswith(",review")
    assert "are unreviewed" in marked.stderr
    assert "unreviewed" in kg("show", "Japon", "--lang", "en", "--store", tmp_path / "wide").stdout


@pytest.mark.parametrize("form", ["pdf", "docx", "html"])
def test_a_document_of_another_format_goes_all_the_way(
    form: str, tmp_path: Path, pdf: Callable[..., bytes], word: Callable[..., bytes]
) -> None:
    title = "Dialogue franco-japonais"
    said = "La France et le Japon ont lancé le 3 mars 2025 le Dialogue franco-japonais sur la cybersécurité."
    paragraph = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    file = tmp_path / f"dialogue.{form}"
    file.write_bytes(
        {
            "pdf": lambda: pdf([[f"*{title}", "", said]]),
            "docx": lambda: word(paragraph.format(title) + paragraph.format(said)),
            "html": lambda: (
                f"<html lang='fr'><body><main><h1>{title}</h1><p>{said}</p></main></body></html>".encode()
            ),
        }[form]()
    )
    kg("read", file, "--output", tmp_path / "readings", "--date", "2025-03-04")
    (reading,) = (tmp_path / "readings").glob("*.json")
    corpus = tmp_path / "corpus"
    kg("review", reading, "--seeds", corpus, keys="A" * 5)
    kg("add", reading, "--seeds", corpus, "--speaker", "France", "--title", title)
    assert (corpus / file.name).read_bytes() == file.read_bytes()
    release = build(tmp_path / "build", seeds=corpus)
    shown = kg("show", "Dialogue franco-japonais sur la cybersécurité", "--store", release).stdout
    assert "2025-03-03" in shown
    assert "Japon — prend part à" in shown
    assert "non examiné" not in shown


def test_a_reading_that_cannot_join_says_why_in_one_line(reading: Path, empty: Path) -> None:
    (told,) = kg("add", reading, "--seeds", empty, "--speaker", "Atlantide", code=1).stderr.splitlines()
    assert told.startswith("kg: speaker: unknown name 'Atlantide'")
    assert list(empty.iterdir()) == []


def test_a_review_killed_at_a_terminal_loses_no_decision(reading: Path, empty: Path) -> None:
    ledger = reading.with_suffix(".tsv")
    for expected in (2, 4):
        leader, follower = pty.openpty()
        process = subprocess.Popen(
            [*KG, "review", str(reading), "--seeds", str(empty)],
            stdin=follower, stdout=follower, stderr=follower, start_new_session=True,
        )  # fmt: skip
        os.close(follower)
        try:
            for count in (expected - 1, expected):
                _shows(leader, "[q]uit")
                os.write(leader, b"a")
                _accepted(ledger, count)
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait()
            os.close(leader)
    again = kg("review", reading, "--seeds", empty, keys="uuuu")
    assert re.search(r"\b0 of \d+ decided", again.stderr)


def _shows(leader: int, words: str) -> None:
    """Waits until a terminal shows words."""
    seen = b""
    while words.encode() not in seen:
        seen += os.read(leader, 4096)


def _accepted(ledger: Path, count: int) -> None:
    """Waits until so many decisions are on the disk."""
    end = time.monotonic() + 20
    while decisions(ledger) != ["accepted"] * count:
        assert time.monotonic() < end
        time.sleep(0.02)


def test_an_arrow_key_is_one_key_and_accepts_nothing(reading: Path, empty: Path) -> None:
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [*KG, "review", str(reading), "--seeds", str(empty)],
        stdin=follower, stdout=follower, stderr=follower,
    )  # fmt: skip
    os.close(follower)
    _shows(leader, "[q]uit")
    os.write(leader, b"\x1b[A")  # up: ends in the letter that accepts a passage
    _shows(leader, "no key")
    os.write(leader, b"q")
    _shows(leader, "saved in")
    assert process.wait() == 0
    os.close(leader)
    assert decisions(reading.with_suffix(".tsv")) == []


def test_the_report_counts_what_todays_loaders_make_of_the_seeds() -> None:
    rows = list(csv.DictReader(io.StringIO(kg("review", "--report", "--format", "csv").stdout)))
    every = {row["measure"]: row for row in rows if row["name"] == "all"}
    for measure in ("precision", "recall"):
        parts = [row for row in rows if row["measure"] == measure and row["name"] != "all"]
        assert sum(int(row["good"]) for row in parts) == int(every[measure]["good"]) > 500
        assert sum(int(row["of"]) for row in parts) == int(every[measure]["of"])
        assert float(every[measure]["low"]) < float(every[measure]["share"]) < float(every[measure]["high"])
    shown = kg("review", "--report", "001").stdout
    assert shown.startswith("1 document; Wilson intervals at 95 %")


def test_pairs_are_listed_decided_written_and_not_asked_again(
    seeds: Path, reading: Path, tmp_path: Path
) -> None:
    from dataclasses import replace

    from kg.curation.readings import load, save

    # The same communiqué under another name: what it alone names, two documents name now.
    proposal = load(reading)
    copy = tmp_path / "copy.json"
    twin = replace(proposal.document, id="twin_00000000", title="")
    entities = tuple(
        replace(e, iri=e.iri.replace(proposal.document.id, twin.id), document=twin.id)
        for e in proposal.proposed.entities
    )
    statements = tuple(
        replace(
            s,
            document=twin.id,
            subject=s.subject.replace(proposal.document.id, twin.id),
            object=s.object.replace(proposal.document.id, twin.id) if isinstance(s.object, str) else s.object,
        )
        for s in proposal.proposed.statements
    )
    read = replace(proposal.proposed, statements=statements, entities=entities, issues=())
    save(replace(proposal, document=twin, proposed=read), copy)
    asked = ("review", copy, "--matches", "--seeds", seeds)
    before = list(csv.DictReader(io.StringIO(kg(*asked, "--list", "--format", "csv").stdout)))
    session = [row for row in before if "session" in row["first_name"].casefold()]
    assert session
    assert "same name" in session[0]["reasons"]
    kg(*asked, keys="y\nchecked\nuy\n\nn\n\nq")
    rows = read_sameness(seeds)
    assert [row.decision for row in rows] == (["same", "different"] if len(before) > 1 else ["same"])
    assert (seeds / FILE).is_file()
    after = list(csv.DictReader(io.StringIO(kg(*asked, "--list", "--format", "csv").stdout)))
    decided = {frozenset((row.first, row.second)) for row in rows}
    assert not decided & {frozenset((row["first"], row["second"])) for row in after}
