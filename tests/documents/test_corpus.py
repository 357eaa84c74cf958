"""The manifest and the documents it lists."""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path

import pytest

from kg.documents.corpus import COLUMNS, ManifestRow, load_document, read_manifest
from kg.errors import DocumentError, ManifestError

SEEDS = Path(__file__).parents[2] / "seeds"
TEXT = "Les échanges continuent. Une réunion suivra.\n"
ROW = {
    "id": "a",
    "file": "a.txt",
    "title": "Échanges, suite",
    "publisher": "Ministère",
    "speaker": "Valdorie ; Kestrie",
    "date": "2024-Q1",
    "language": "fr",
    "source": "page",
    "licence": "",
    "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
    "genre": "communique",
    "minimum": "3",
}


def _folder(folder: Path, *rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> Path:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (folder / "manifest.csv").write_text(out.getvalue(), encoding="utf-8", newline="")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8", newline="")
    return folder


def test_a_row_becomes_a_document_with_its_passages(tmp_path: Path):
    (row,) = read_manifest(_folder(tmp_path, ROW))
    assert row == ManifestRow(
        line=2,
        id="a",
        file="a.txt",
        title="Échanges, suite",
        publisher="Ministère",
        speakers=("Valdorie", "Kestrie"),
        date="2024-33",
        language="fr",
        source="page",
        licence="",
        sha256=ROW["sha256"],
        genre="communique",
        minimum=3,
    )
    document = load_document(row, tmp_path, ("iri:1", "iri:2"))
    assert (document.text, document.speakers, document.date) == (TEXT, ("iri:1", "iri:2"), "2024-33")
    assert [document.text[p.start : p.end] for p in document.passages if p.kind == "sentence"] == [
        "Les échanges continuent.",
        "Une réunion suivra.",
    ]


def test_the_minimum_column_may_be_absent(tmp_path: Path):
    (row,) = read_manifest(_folder(tmp_path, ROW, columns=COLUMNS[:-1]))
    assert row.minimum is None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"id": ""}, "manifest.csv:2: no id; fill it in"),
        ({"sha256": ""}, "manifest.csv:2: no sha256; fill it in"),
        ({"language": "tlh"}, "manifest.csv:2: unknown language 'tlh'; use one of en, fr"),
        ({"date": "février 2024"}, "manifest.csv:2: date 'février 2024' is no EDTF date"),
        ({"minimum": "many"}, "manifest.csv:2: minimum 'many' is no number"),
        ({"file": "../a.txt"}, "manifest.csv:2: file '../a.txt' is a path"),
    ],
)
def test_a_row_nobody_understands_is_an_error_with_its_line(
    tmp_path: Path, change: dict[str, str], message: str
):
    with pytest.raises(ManifestError) as raised:
        read_manifest(_folder(tmp_path, ROW | change))
    assert message in str(raised.value)


def test_two_rows_for_one_document_are_an_error(tmp_path: Path):
    with pytest.raises(ManifestError, match=r"manifest\.csv:3: 'a' is on line 2 too"):
        read_manifest(_folder(tmp_path, ROW, ROW | {"file": "b.txt"}))
    with pytest.raises(ManifestError, match=r"manifest\.csv:3: 'a\.txt' is on line 2 too"):
        read_manifest(_folder(tmp_path, ROW, ROW | {"id": "b"}))


def test_a_missing_column_is_an_error(tmp_path: Path):
    with pytest.raises(ManifestError, match=r"manifest\.csv:1: no column speaker, genre; add it"):
        read_manifest(
            _folder(tmp_path, ROW, columns=tuple(c for c in COLUMNS if c not in ("speaker", "genre")))
        )


def test_values_that_outnumber_the_columns_are_an_error(tmp_path: Path):
    manifest = _folder(tmp_path, ROW) / "manifest.csv"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('"', ""), encoding="utf-8")
    with pytest.raises(ManifestError, match=r"manifest\.csv:2: not as many values as columns"):
        read_manifest(tmp_path)


def test_a_folder_without_a_manifest_is_an_error(tmp_path: Path):
    with pytest.raises(ManifestError, match=r"manifest\.csv: cannot be read"):
        read_manifest(tmp_path)


def test_a_manifest_in_another_encoding_is_an_error(tmp_path: Path):
    (tmp_path / "manifest.csv").write_bytes("id,é".encode("latin-1"))
    with pytest.raises(ManifestError, match=r"manifest\.csv: not UTF-8 at byte 3"):
        read_manifest(tmp_path)


def test_a_row_without_its_file_is_an_error(tmp_path: Path):
    (row,) = read_manifest(_folder(tmp_path, ROW))
    (tmp_path / "a.txt").unlink()
    with pytest.raises(ManifestError, match=r"manifest\.csv:2: no file 'a\.txt' in the folder"):
        load_document(row, tmp_path)


def test_a_changed_file_is_an_error(tmp_path: Path):
    (row,) = read_manifest(_folder(tmp_path, ROW))
    (tmp_path / "a.txt").write_text(TEXT + " ", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"a\.txt: digest differs from the manifest; restore"):
        load_document(row, tmp_path)


@pytest.mark.parametrize(
    ("data", "message"), [("été".encode("latin-1"), "not UTF-8"), (b"", "the file is empty")]
)
def test_a_file_that_is_no_text_is_an_error(tmp_path: Path, data: bytes, message: str):
    _folder(tmp_path, ROW | {"sha256": hashlib.sha256(data).hexdigest()})
    (tmp_path / "a.txt").write_bytes(data)
    (row,) = read_manifest(tmp_path)
    with pytest.raises(DocumentError, match=message):
        load_document(row, tmp_path)


def test_the_five_seeds_are_as_received():
    rows = read_manifest(SEEDS)
    assert [(row.id[:3], row.date, row.genre, len(row.speakers)) for row in rows] == [
        ("000", "", "programme-page", 1),
        ("001", "", "communique", 1),
        ("002", "2025-06-05", "strategy", 2),
        ("003", "", "institutional-page", 1),
        ("004", "2024-03", "questions-and-answers", 1),
    ]
    for row in rows:
        assert load_document(row, SEEDS).text.encode() == (SEEDS / row.file).read_bytes()
