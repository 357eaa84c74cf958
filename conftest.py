"""The graph of the seeds, built once: for the tests, and for the examples in docstrings that read one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from _pytest.doctest import DoctestItem

# Whose examples read a graph: as ``graph``, built in ``folder``.
_READERS = ("kg", "kg.knowledge")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a build of the seeds, ledgers replayed."""
    from kg.build import build

    output = tmp_path_factory.mktemp("build")
    build(output)
    return output


@pytest.fixture(scope="session")
def example(built: Path) -> dict[str, Any]:
    """What an example finds there without making it."""
    import kg

    return {"kg": kg, "folder": built, "graph": kg.open(built)}


@pytest.fixture(autouse=True)
def _example(request: pytest.FixtureRequest, doctest_namespace: dict[str, Any]) -> None:
    item = request.node
    if isinstance(item, DoctestItem) and item.name.rsplit(".", 1)[0].startswith(_READERS[1:]) | (
        item.name in _READERS
    ):
        doctest_namespace.update(request.getfixturevalue("example"))
