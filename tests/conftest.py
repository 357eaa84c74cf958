"""The release of the seeds and others, each built once; the folder of the first comes from the root's conftest.py."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.build import build
from kg.graph.release import Release
from kg.resources import seeds_folder


@pytest.fixture(scope="session")
def release(built: Path) -> Iterator[Release]:
    """The release in it."""
    with Release(built) as opened:
        yield opened


@pytest.fixture(scope="session")
def proposed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Release]:
    """A release that holds what the loaders propose as well, unreviewed."""
    with Release(build(tmp_path_factory.mktemp("proposed"), include=["unreviewed"])) as opened:
        yield opened


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
