"""What became of passages, on a document of four sentences under two headings."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kg.build import build
from kg.curation.ledger import LedgerRow, format_ledger
from kg.documents.corpus import COLUMNS
from kg.graph.coverage import coverage
from kg.graph.release import Release

TEXT = """Brésil

Il pleut.

Chine

La France a rejoint le G7. Il fait beau. Le dialogue franco-japonais sur les ports intéresse le Japon et la France.
"""
ROWS = [
    LedgerRow("added", "", "France", "isMemberOf", "G7", quotes=("La France a rejoint le G7",)),
    LedgerRow("silent", quotes=("Il fait beau",), note="the weather is no partnership"),
]


def test_each_passage_is_told_doubted_silent_or_open(tmp_path: Path) -> None:
    (tmp_path / "ledger").mkdir()
    (tmp_path / "d.txt").write_text(TEXT, "utf-8")
    (tmp_path / "ledger" / "d.tsv").write_text(format_ledger(ROWS), "utf-8")
    described = {"id": "d", "file": "d.txt", "title": "Ports", "language": "fr", "genre": "communique"}
    described["sha256"] = hashlib.sha256(TEXT.encode()).hexdigest()
    manifest = ",".join(COLUMNS) + "\n" + ",".join(described.get(column, "") for column in COLUMNS) + "\n"
    (tmp_path / "manifest.csv").write_text(manifest, "utf-8")
    with Release(build(tmp_path / "build", seeds=tmp_path)) as release:
        (found,) = coverage(release)
    assert (found.passages, found.told, found.doubted, found.silent) == (6, 2, 1, 1)
    assert [found.text[p.start : p.end] for p in found.open] == ["Brésil", "Il pleut."]
