"""The manifest of a folder of documents, and the documents it lists.

``manifest.csv`` has a row a document. A row that does not fit its file is an
error with its place: nothing is read from a document that is not the one that
was described.
"""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass, replace
from pathlib import Path

from kg import dates
from kg.documents.formats import extract, is_markdown
from kg.documents.layout import languages
from kg.documents.passages import passages
from kg.documents.text import read_bytes
from kg.errors import DateError, DocumentError, ManifestError
from kg.model import Document

MANIFEST = "manifest.csv"
COLUMNS = (
    "id",
    "file",
    "title",
    "publisher",
    "speaker",
    "date",
    "language",
    "source",
    "licence",
    "sha256",
    "genre",
    "minimum",
)
_REQUIRED = ("id", "file", "title", "language", "sha256", "genre")
_SEPARATOR = " ; "


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """What the manifest says of a document.

    Attributes:
        line: the row's line in the manifest, for messages.
        speakers: the names of those whose word the document is, as written.
        minimum: how many statements it is expected to yield at least, or None.
    """

    line: int
    id: str
    file: str
    title: str
    publisher: str
    speakers: tuple[str, ...]
    date: str
    language: str
    source: str
    licence: str
    sha256: str
    genre: str
    minimum: int | None = None


def read_manifest(folder: Path) -> tuple[ManifestRow, ...]:
    """The rows of a folder's manifest, in its order, each checked by itself."""
    path = folder / MANIFEST
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ManifestError(f"{path}: cannot be read ({error.strerror}); write a manifest there") from None
    except UnicodeDecodeError as error:
        raise ManifestError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None
    return parse_manifest(text, path)


def parse_manifest(text: str, path: Path) -> tuple[ManifestRow, ...]:
    """The rows of a manifest's text, each checked by itself; *path* is for messages."""
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    rows: list[ManifestRow] = []
    seen: dict[str, int] = {}
    try:
        missing = [column for column in COLUMNS[:-1] if column not in (reader.fieldnames or ())]
        if missing:
            raise ManifestError(f"{path}:1: no column {', '.join(missing)}; add it to the first line")
        for values in reader:
            row = _row(values, path, reader.line_num)
            for name in (row.id, row.file):
                if name in seen:
                    where = f"{path}:{row.line}"
                    raise ManifestError(
                        f"{where}: {name!r} is on line {seen[name]} too; keep one row a document"
                    )
            seen |= {row.id: row.line, row.file: row.line}
            rows.append(row)
    except csv.Error as error:
        raise ManifestError(f"{path}:{reader.line_num}: {error}; quote the value") from None
    return tuple(rows)


def load_document(row: ManifestRow, folder: Path, speakers: tuple[str, ...] = ()) -> Document:
    """The document a row describes, with its passages.

    Args:
        row: a row of the folder's manifest.
        folder: where the manifest and the document are.
        speakers: the IRIs the names in the row's speaker column resolve to.
    """
    path = folder / row.file
    if not path.is_file():
        where = f"{folder / MANIFEST}:{row.line}"
        raise ManifestError(f"{where}: no file {row.file!r} in the folder; restore it or remove the row")
    data = read_bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    if digest != row.sha256.lower():
        raise DocumentError(f"{path}: digest differs from the manifest; restore the file or update its row")
    return read_document(
        data,
        Document(
            id=row.id,
            file=row.file,
            title=row.title,
            publisher=row.publisher,
            speakers=speakers,
            date=row.date,
            language=row.language,
            source=row.source,
            licence=row.licence,
            sha256=digest,
            genre=row.genre,
            text="",
        ),
    )


def read_document(data: bytes, description: Document) -> Document:
    """A document with its text layer and its passages, from its bytes and what is known of it.

    >>> unread = Document("a", "a.txt", "", "", (), "", "fr", "", "", "", "", text="")
    >>> [p.kind.value for p in read_document("Les échanges continuent.".encode(), unread).passages]
    ['paragraph', 'sentence']
    """
    found = extract(data, description.file)
    return with_passages(replace(description, text=found.text, extractor=found.extractor))


def with_passages(document: Document) -> Document:
    """A document whose text layer is known, with the passages that follow from it."""
    markdown = is_markdown(document.file)
    found = passages(document.text, title=document.title, language=document.language, markdown=markdown)
    return replace(document, passages=found)


def _row(values: dict[str, str], path: Path, line: int) -> ManifestRow:
    where = f"{path}:{line}"
    # A row with too many or too few values: csv puts the rest under None, or leaves None.
    if None in values or None in values.values():
        raise ManifestError(f"{where}: not as many values as columns; quote the values that hold commas")
    value = {column: text.strip() for column, text in values.items()}
    for column in _REQUIRED:
        if not value[column]:
            raise ManifestError(f"{where}: no {column}; fill it in")
    if Path(value["file"]).name != value["file"]:
        raise ManifestError(f"{where}: file {value['file']!r} is a path; name a file beside the manifest")
    if value["language"].partition("-")[0] not in languages():
        known = ", ".join(languages())
        raise ManifestError(f"{where}: unknown language {value['language']!r}; use one of {known}")
    try:
        date = dates.canonical(value["date"]) if value["date"] else ""
    except DateError as error:
        raise ManifestError(f"{where}: date {error}") from None
    minimum = value.get("minimum", "")
    if minimum and not minimum.isdigit():
        raise ManifestError(f"{where}: minimum {minimum!r} is no number; write digits or leave it empty")
    return ManifestRow(
        line=line,
        id=value["id"],
        file=value["file"],
        title=value["title"],
        publisher=value["publisher"],
        speakers=tuple(name.strip() for name in value["speaker"].split(_SEPARATOR) if name.strip()),
        date=date,
        language=value["language"],
        source=value["source"],
        licence=value["licence"],
        sha256=value["sha256"],
        genre=value["genre"],
        minimum=int(minimum) if minimum else None,
    )
