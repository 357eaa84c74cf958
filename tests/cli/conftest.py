"""A folder of one document, and what it was built into."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.build import build
from kg.resources import seeds_folder


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the first communiqué, its row of the manifest and its ledger; and what it was built into."""
    folder = tmp_path_factory.mktemp("first")
    (folder / "seeds" / "ledger").mkdir(parents=True)
    head, *rows = (seeds_folder() / "manifest.csv").read_bytes().decode().splitlines(keepends=True)
    (row,) = (row for row in rows if row.startswith("001"))
    (folder / "seeds" / "manifest.csv").write_text(head + row, "utf-8", newline="")
    name = row.split(",", 1)[0]
    shutil.copy(seeds_folder() / f"{name}.txt", folder / "seeds")
    shutil.copy(seeds_folder() / "ledger" / f"{name}.tsv", folder / "seeds" / "ledger")
    build(folder / "build", seeds=folder / "seeds")
    return folder


@pytest.fixture
def seeds(first: Path, tmp_path: Path) -> Path:
    """The folder of documents, for a test to spoil."""
    return shutil.copytree(first / "seeds", tmp_path / "seeds")


@pytest.fixture
def output(first: Path, tmp_path: Path) -> Path:
    """The output folder of the build of them."""
    return shutil.copytree(first / "build", tmp_path / "build", symlinks=True)
