"""A release on disk: where it is looked for, what it holds, and what is said when it is damaged."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import StoreError, UnknownTermError
from kg.graph.content import Content
from kg.graph.publish import publish
from kg.graph.release import Release, locate
from kg.resources import seeds_folder
from kg.vocabulary import Vocabulary

SEEDS = sorted(path.stem for path in seeds_folder().glob("*.txt"))


@pytest.fixture
def copy(release: Release, tmp_path: Path) -> Path:
    return shutil.copytree(release.folder, tmp_path / "copy")


def test_an_output_folder_stands_for_its_current_release(built: Path, release: Release) -> None:
    assert (locate(built), locate(release.folder)) == (release.folder, release.folder)


def test_the_argument_comes_before_the_variable_and_the_variable_before_the_folder_build(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    by_default = shutil.copytree(copy, tmp_path / "build")
    named = shutil.copytree(copy, tmp_path / "named")
    found = [locate()]
    monkeypatch.setenv("KG_STORE", str(named))
    found += [locate(), locate(copy)]
    assert found == [by_default, named, copy]


def test_a_folder_without_a_graph_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        Release(tmp_path)
    assert (
        str(caught.value) == f"{tmp_path}: no graph here; run kg build, or name another folder with --store"
    )


def test_a_release_knows_every_document_of_the_manifest(release: Release) -> None:
    assert [document.id for document in release.documents] == SEEDS


@pytest.mark.parametrize("name", SEEDS)
def test_the_text_of_a_document_is_its_file_byte_for_byte(release: Release, name: str) -> None:
    assert release.text(name).encode() == (seeds_folder() / f"{name}.txt").read_bytes()


def test_a_document_goes_by_its_id_or_its_file(release: Release) -> None:
    (name,) = (name for name in SEEDS if name.startswith("001"))
    assert release.document(name) == release.document(f"{name}.txt") == release.documents[1]


def test_an_unknown_document_is_told_the_nearest(release: Release) -> None:
    with pytest.raises(UnknownTermError, match=r"unknown document '001.txt'; .*") as caught:
        release.document("001.txt")
    assert caught.value.name == "001.txt"


def test_there_are_four_tables(release: Release) -> None:
    with pytest.raises(UnknownTermError, match="unknown table 'statement'; did you mean 'statements'"):
        release.table("statement")


def test_what_the_builder_counted_is_what_the_release_holds(release: Release) -> None:
    statements = release.table("statements").to_pylist()
    counted = (
        len(statements),
        len(list(release.store)),
        len(release.issues),
        sum(document.statements for document in release.documents),
        sum(release.counts["by relation"].values()),
    )
    said = release.counts["statements"]
    assert counted == (said, release.counts["triples"], release.counts["issues"], said, said)


def test_the_manifest_holds_size_and_digest_of_every_file_that_is_data(release: Release) -> None:
    about_the_store = ("LOG", "LOCK", "OPTIONS", "manifest.json")
    files = {
        str(path.relative_to(release.folder)): {
            "size": path.stat().st_size,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        }
        for path in release.folder.rglob("*")
        if path.is_file() and not path.name.startswith(about_the_store)
    }
    assert release.manifest["files"] == files


def test_issues_come_in_the_order_of_documents_and_places(release: Release) -> None:
    places = [(issue.document, issue.start) for issue in release.issues]
    assert places == sorted(places)


def shortened(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def changed(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x55
    path.write_bytes(data)


def read(where: Path) -> None:
    with Release(where) as release:
        release.table("statements")
        list(release.store)


@pytest.mark.parametrize("damage", [Path.unlink, shortened, changed], ids=["missing", "short", "one-byte"])
@pytest.mark.parametrize(
    "pattern", ["statements.parquet", "store/*.sst", "store/CURRENT", "store/MANIFEST-*"]
)
def test_a_damaged_file_is_named(copy: Path, pattern: str, damage: Callable[[Path], None]) -> None:
    path = max(copy.glob(pattern), key=lambda path: path.stat().st_size)
    damage(path)
    with pytest.raises(StoreError) as caught:
        read(copy)
    assert str(caught.value) == f"{path}: missing or damaged; run kg build again"


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b'{"format": 1}',
        b'{"format": 1, "files": {"a": {}}, "counts": {}, "documents": []}',
        b'{"format": 1, "files": {"a": 3}, "counts": {}, "documents": []}',
        b'{"format": 1, "files": {}, "counts": {}, "documents": [{"id": "x"}]}',
    ],
    ids=["empty", "cut", "list", "not-utf8", "parts", "file", "size", "document"],
)
def test_a_damaged_manifest_is_named(copy: Path, manifest: bytes) -> None:
    path = copy / "manifest.json"
    path.write_bytes(manifest)
    with pytest.raises(StoreError) as caught:
        Release(copy)
    assert str(caught.value) == f"{path}: missing or damaged; run kg build again"


def test_a_release_of_another_format_is_not_read(copy: Path) -> None:
    path = copy / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"format": 99}), "utf-8")
    with pytest.raises(StoreError, match="format 99, this version reads 1; run kg build again"):
        Release(copy)


def test_issues_and_texts_that_cannot_be_read_are_named(
    content: Content, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    folder = publish(tmp_path, content, vocabulary)
    issues, text = folder / "issues.jsonl", folder / "documents" / "d1.txt"
    for path in (issues, text):
        path.write_bytes(b"\xff" * path.stat().st_size)
    told = []
    with Release(folder) as release:
        for look in (lambda: release.issues, lambda: release.text("d1")):
            with pytest.raises(StoreError) as caught:
                look()
            told.append(str(caught.value))
    end = "missing or damaged; run kg build again"
    assert told == [f"{issues}: {end}", f"{text}: {end}"]


def test_issues_are_read_as_they_were_published(
    content: Content, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    with Release(publish(tmp_path, content, vocabulary)) as release:
        assert release.issues == content.issues
