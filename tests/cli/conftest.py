"""A folder of one document, and what it was built into."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def seeds(first: Path, tmp_path: Path) -> Path:
    """The folder of documents, for a test to spoil."""
    return shutil.copytree(first / "seeds", tmp_path / "seeds")


@pytest.fixture
def output(first: Path, tmp_path: Path) -> Path:
    """The output folder of the build of them."""
    return shutil.copytree(first / "build", tmp_path / "build", symlinks=True)
