"""A build from documents to release: what goes in, and the same bytes wherever it runs."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.build import build, read_one
from kg.errors import LedgerError, UnknownTermError
from kg.graph.exports import FORMATS
from kg.graph.release import Release
from kg.resources import seeds_folder

# Builds the seeds and exports everything in every format, in a process of its own.
EXPORT_ALL = """
import sys
from pathlib import Path
from kg.build import build
from kg.graph.exports import FORMATS, export_file
from kg.graph.release import Release

folder = Path(sys.argv[1])
with Release(build(folder / "build", include=["unreviewed"])) as release:
    for what, forms in FORMATS.items():
        for form in forms:
            export_file(release, what, form, folder / f"{what}.{form}")
"""


def begun(folder: Path, seed: str, locale: str) -> subprocess.Popen[bytes]:
    """A build of the seeds, with all exports, under a hash seed and a locale."""
    folder.mkdir()
    # Python itself reads LC_ALL=C as UTF-8 unless it is told not to.
    told = {"PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    return subprocess.Popen([sys.executable, "-c", EXPORT_ALL, str(folder)], env=os.environ | told)


def digests(folder: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir() if p.is_file()}


def test_two_builds_give_the_same_bytes_whatever_the_hash_seed_and_the_locale(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    with begun(first, "1", "C") as one, begun(second, "20", "C.UTF-8") as other:
        assert (one.wait(), other.wait()) == (0, 0)
    assert digests(first) == digests(second)
    assert len(digests(first)) == sum(map(len, FORMATS.values()))


def test_a_build_holds_what_was_curated_and_no_proposal(release: Release) -> None:
    assert set(release.counts["by review"]) <= {"accepted", "corrected", "added", "disputed"}


def test_proposals_are_included_when_asked_for(release: Release, proposed: Release) -> None:
    curated = {row["id"] for row in release.table("statements").to_pylist()}
    every = {row["id"]: row["review"] for row in proposed.table("statements").to_pylist()}
    assert {review for name, review in every.items() if name not in curated} == {"unreviewed"}
    assert curated < set(every)


def test_without_ledgers_every_statement_is_a_proposal(first: Path, tmp_path: Path) -> None:
    with Release(build(tmp_path, seeds=first / "seeds", ledger=False)) as release:
        assert list(release.counts["by review"]) == ["unreviewed"]
        assert dict(release.manifest["options"])["ledger"] == "left out"


def test_a_provisional_entity_nobody_speaks_of_is_left_out(release: Release) -> None:
    rows = release.table("statements").to_pylist()
    named = {iri for row in rows for iri in (row["subject"], row["object"], *row["speakers"].split())}
    provisional = {row["iri"] for row in release.table("entities").to_pylist() if row["provisional"]}
    assert provisional - named == set()
    assert provisional


def test_progress_is_told_before_each_document(first: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    build(tmp_path, seeds=first / "seeds", progress=lambda *step: told.append(step))
    assert told == [("001_10fd14955a8171a2.txt", 1, 1)]


def test_a_ledger_of_no_document_is_told(tmp_path: Path) -> None:
    (tmp_path / "ledger").mkdir()
    (tmp_path / "manifest.csv").write_bytes(
        (seeds_folder() / "manifest.csv").read_bytes().split(b"\n")[0] + b"\n"
    )
    stray = tmp_path / "ledger" / "999.tsv"
    stray.write_text("")
    with pytest.raises(LedgerError) as caught:
        build(tmp_path / "build", seeds=tmp_path)
    assert (
        str(caught.value) == f"{stray}: the manifest has no document '999'; rename the ledger or add the row"
    )


def test_one_document_goes_by_the_beginning_of_its_name() -> None:
    found, ledger = read_one("001")
    assert (found.document.file, ledger) == (
        "001_10fd14955a8171a2.txt",
        seeds_folder() / "ledger" / "001_10fd14955a8171a2.tsv",
    )


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("00", "unknown single document '00'; manifest.csv lists them"),
        ("zzz", "unknown document 'zzz'; manifest.csv lists them"),
    ],
    ids=["several", "none"],
)
def test_a_name_of_no_document_or_of_several_is_told(name: str, message: str) -> None:
    with pytest.raises(UnknownTermError) as caught:
        read_one(name)
    assert str(caught.value) == message
