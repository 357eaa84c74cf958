"""Drafts and tidy ledgers replay to what they were made from; spreadsheets harm nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.build import read_one
from kg.curation.ledger import LedgerRow, read_ledger
from kg.curation.replay import replay
from kg.curation.review import draft, tidy
from kg.curation.spreadsheet import read_spreadsheet, write_spreadsheet
from kg.errors import LedgerError
from kg.vocabulary import load


@pytest.mark.parametrize("name", ["000", "001", "003"])
def test_an_accepted_draft_says_what_the_loader_read(name: str) -> None:
    found, path = read_one(name)
    rows = draft(found.document, found.proposed, (), load(), str(path))
    said = replay(found.document, found.proposed, rows, load(), str(path)).statements
    assert {s.review for s in said} <= {"accepted"}
    assert sorted((s.key, s.quotes, s.status, s.when) for s in said) == sorted(
        (s.key, s.quotes, s.status, s.when) for s in found.proposed.statements
    )


def test_a_tidy_ledger_says_the_same_and_stays_as_it_is() -> None:
    found, path = read_one("001")
    rows = read_ledger(path)
    tidied = tidy(found.document, found.proposed, rows, load(), str(path))
    again = tidy(found.document, found.proposed, tidied, load(), str(path))
    assert again == tidied
    before, after = (replay(found.document, found.proposed, r, load(), str(path)) for r in (rows, tidied))
    assert set(before.statements) == set(after.statements)


def test_a_spreadsheet_gives_back_every_cell(tmp_path: Path) -> None:
    rows = (
        LedgerRow(
            "added", "00e1", "Japon", "covers", "=5G", "2024-02", "", "", ("a\nb", "« é »"), (1, 2), "+1", 2
        ),
        LedgerRow("rejected", "1" * 32, line=3),
    )
    file = tmp_path / "ledger.xlsx"
    write_spreadsheet(file, rows)
    assert read_spreadsheet(file) == rows


def test_a_spreadsheet_that_is_none_is_named(tmp_path: Path) -> None:
    file = tmp_path / "ledger.xlsx"
    file.write_text("decision,key")
    with pytest.raises(LedgerError, match=r"ledger\.xlsx: cannot be read .*; save it as \.xlsx"):
        read_spreadsheet(file)


def test_the_ledgers_of_the_seeds_are_tidy() -> None:
    for name in ("001", "002", "004"):
        found, path = read_one(name)
        rows = read_ledger(path)
        tidied = tidy(found.document, found.proposed, rows, load(), str(path))
        assert [replace(row, line=0) for row in tidied] == [replace(row, line=0) for row in rows], path
