"""A folder of one document, and what it was built into."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.build import build
from kg.resources import seeds_folder


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A copy of the first communiqué with its row of the manifest and its ledger."""
    folder = tmp_path / "seeds"
    (folder / "ledger").mkdir(parents=True)
    head, *rows = (seeds_folder() / "manifest.csv").read_bytes().decode().splitlines(keepends=True)
    (row,) = (row for row in rows if row.startswith("001"))
    (folder / "manifest.csv").write_text(head + row, "utf-8", newline="")
    name = row.split(",", 1)[0]
    shutil.copy(seeds_folder() / f"{name}.txt", folder)
    shutil.copy(seeds_folder() / "ledger" / f"{name}.tsv", folder / "ledger")
    return folder


@pytest.fixture
def output(seeds: Path, tmp_path: Path) -> Path:
    """The output folder of a build of it."""
    build(tmp_path / "build", seeds=seeds)
    return tmp_path / "build"
