"""The graph of the seeds, built once for all tests that read one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.build import build
from kg.graph.release import Release


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a build of the seeds, ledgers replayed."""
    output = tmp_path_factory.mktemp("build")
    build(output)
    return output


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
