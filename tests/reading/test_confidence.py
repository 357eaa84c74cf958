"""Confidences of readings, and the script that makes their table."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kg.build import read_one
from kg.errors import OntologyError
from kg.reading.confidence import confidences, estimated
from kg.reading.registry import read_as_written
from kg.resources import ontology_folder

ROOT = Path(__file__).resolve().parent.parent.parent


def test_a_reading_differs_from_what_was_written_in_confidence_alone() -> None:
    read = read_one("004")[0].proposed
    written = read_one("004", read=read_as_written)[0].proposed
    table = confidences(ontology_folder())
    assert estimated(written) == read
    assert [said.id for said in read.statements] == [said.id for said in written.statements]
    for said, before in zip(read.statements, written.statements, strict=True):
        assert replace(said, confidence=before.confidence) == before
        assert said.confidence == table.of(before.method, before.confidence).value


def test_an_ontology_without_a_table_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="make it with scripts/report-confidence"):
        confidences(tmp_path)


def test_the_script_gives_the_same_table_and_page_whatever_the_hash_seed(tmp_path: Path) -> None:
    made = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        subprocess.run(
            [sys.executable, str(ROOT / "scripts" / "report-confidence"), "--output", str(folder)],
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        )
        files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
        made.append({str(path.relative_to(folder)): path.read_bytes() for path in files})
    assert made[0] == made[1]
    assert list(made[0]) == ["ontology/patterns/confidence.yaml", "tests/reading/CONFIDENCE.md"]
