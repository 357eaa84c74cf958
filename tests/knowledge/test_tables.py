"""Columns of a release as pandas has them, however their file is cut."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

import kg
from kg.graph.release import MANIFEST, digest


def rewritten(release: Path, folder: Path, statements: pa.Table, rows: int) -> kg.KnowledgeGraph:
    """The same release with other statements, in groups of some rows."""
    shutil.copytree(release, folder)
    path = folder / "statements.parquet"
    parquet.write_table(statements, path, row_group_size=rows)
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    manifest["files"][path.name] = {"size": path.stat().st_size, "sha256": digest(path)}
    (folder / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    return kg.open(folder)


@pytest.mark.parametrize("rows", [7, 100])
def test_a_table_in_many_groups_of_rows_gives_the_same_frame(
    graph: kg.KnowledgeGraph, tmp_path: Path, rows: int
) -> None:
    release = graph.release
    cut = rewritten(release.folder, tmp_path / "cut", release.table("statements"), rows).statements()
    whole = graph.statements()
    assert cut.dtypes.astype(str).tolist() == whole.dtypes.astype(str).tolist()
    pd.testing.assert_frame_equal(cut.astype(object), whole.astype(object))


def test_a_release_without_statements_has_frames_without_rows(
    graph: kg.KnowledgeGraph, tmp_path: Path
) -> None:
    release = graph.release
    none = rewritten(release.folder, tmp_path / "none", release.table("statements").slice(0, 0), 1)
    names = ["statements", "parties", "instruments", "topics", "events", "agenda"]
    frames = [
        (len(getattr(none, n)()), getattr(none, n)().columns.equals(getattr(graph, n)().columns))
        for n in names
    ]
    assert frames == [(0, True)] * len(names)
    with pytest.raises(kg.KgError, match="leaves nothing of 0 statements"):
        none.network()
