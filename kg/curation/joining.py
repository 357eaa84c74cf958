"""A document that was read joins the corpus: its file, its row of the manifest and its ledger, all or nothing.

The row is what makes a document part of a corpus, and it is written last, by
one rename. Until then a mark stands beside the manifest, and a build leaves out
a ledger whose document is marked: a joining that is killed at any instant
leaves the corpus as it was, and the next one finishes it.
"""

from __future__ import annotations

import csv
import fcntl
import hashlib
import io
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePath

from kg.curation.ledger import LedgerRow, format_ledger, ledger_path, write_whole
from kg.curation.readings import Proposal
from kg.curation.replay import replay
from kg.documents.corpus import COLUMNS, MANIFEST, ManifestRow, parse_manifest, read_document, read_manifest
from kg.documents.text import read_bytes
from kg.errors import DocumentError, ManifestError, UnknownTermError
from kg.model import Document, Reading
from kg.reading import registry
from kg.vocabulary import Vocabulary

# What a manifest may leave empty, and a reader misses.
WANTED = ("publisher", "speaker", "date", "source", "licence")
SPEAKERS = " ; "
_MARK = ".joining-"


@dataclass(frozen=True, slots=True)
class Joining:
    """Everything that is about to be written.

    Attributes:
        document: the document as the corpus will have it.
        cells: its row of the manifest, by column.
        data: the bytes of its file.
        rows: its ledger.
        reading: what the next build will make of it.
    """

    document: Document
    cells: Mapping[str, str]
    data: bytes
    rows: tuple[LedgerRow, ...]
    reading: Reading

    @property
    def missing(self) -> tuple[str, ...]:
        """The columns a reader would miss."""
        return tuple(column for column in WANTED if not self.cells[column])


def described(proposal: Proposal, given: Mapping[str, str], vocabulary: Vocabulary) -> dict[str, str]:
    """The row of the manifest for a reading, by column: what was given, else what was read.

    Args:
        proposal: the reading.
        given: columns that are known better; an empty one is not given.
        vocabulary: the ontology.
    """
    document = proposal.document
    cells = {
        "id": document.id,
        "file": document.file if proposal.path != "-" else f"{document.id}.txt",
        "title": document.title,
        "publisher": document.publisher,
        "speaker": SPEAKERS.join(_named(iri, document.language, vocabulary) for iri in document.speakers),
        "date": document.date,
        "language": document.language,
        "source": document.source,
        "licence": document.licence,
        "sha256": document.sha256,
        "genre": document.genre,
        "minimum": "",
    }
    return cells | {column: " ".join(text.split()) for column, text in given.items() if text.strip()}


def prepare(
    proposal: Proposal,
    rows: Sequence[LedgerRow],
    cells: Mapping[str, str],
    folder: Path,
    vocabulary: Vocabulary,
) -> Joining | None:
    """All that is to be written, read and replayed as the next build will; None where nothing is to be done.

    Args:
        proposal: the reading.
        rows: its ledger.
        cells: its row of the manifest, see :func:`described`.
        folder: the folder of the corpus.
        vocabulary: the ontology.

    Raises:
        DocumentError: the file is gone, or is not the one that was read.
        ManifestError: a cell that cannot be, or the document is there under another name.
        LedgerError: a row of the ledger that cannot be replayed.
    """
    there = read_manifest(folder) if (folder / MANIFEST).is_file() else ()
    known = _known(proposal.document, there, folder)
    ledger = ledger_path(folder, proposal.document.id)
    if known is not None and (folder / known.file).is_file() and (ledger.is_file() or not rows):
        return None
    data = _data(proposal)
    if known is None:
        cells = {**cells, "file": _free(cells, data, there, folder)}
        row = read_row(cells, folder)
    else:
        row = known
    try:
        speakers = tuple(vocabulary.resolve(name) for name in row.speakers)
    except UnknownTermError as error:
        hint = "" if error.nearest else "; add it to ontology/reference"
        raise ManifestError(f"speaker: {error}{hint}") from None
    described_as = Document(
        row.id, row.file, row.title, row.publisher, speakers, row.date, row.language, row.source, row.licence,
        row.sha256, row.genre, text="",
    )  # fmt: skip
    document = read_document(data, described_as)
    if document.text != proposal.document.text:
        raise DocumentError(
            f"{row.file}: reads otherwise today than in the reading; read it again with kg read"
        )
    reading = replay(document, registry.read(document, vocabulary), rows, vocabulary, str(ledger))
    return Joining(document, dict(cells), data, tuple(rows), reading)


def join(joining: Joining, folder: Path) -> None:
    """Write file, ledger and manifest; where one cannot be written, none is.

    Raises:
        ManifestError: the folder cannot be written, or another joining is at work there.
    """
    document, manifest = joining.document, folder / MANIFEST
    mark = folder / f"{_MARK}{document.id}"
    ledger = ledger_path(folder, document.id)
    made = [path for path in (folder / document.file, ledger) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder), ExitStack() as marked:
            mark.touch()
            marked.callback(mark.unlink, missing_ok=True)
            with ExitStack() as undo:
                for path in made:
                    undo.callback(_withdraw, path)
                write_whole(folder / document.file, joining.data)
                if joining.rows:
                    write_whole(ledger, format_ledger(joining.rows).encode())
                text = manifest.read_bytes() if manifest.is_file() else b""
                if all(row.id != document.id for row in (read_manifest(folder) if text else ())):
                    write_whole(manifest, _appended(text, joining.cells))
                undo.pop_all()
    except OSError as error:
        raise ManifestError(
            f"{folder}: cannot be written ({error.strerror}); mend its rights or make room"
        ) from error


def _withdraw(path: Path) -> None:
    """Take back a file that was written, where the disk lets it be."""
    with suppress(OSError):
        path.unlink()


def joining_ids(folder: Path) -> frozenset[str]:
    """The documents whose joining was cut off: their ledgers do not count yet."""
    return frozenset(path.name.removeprefix(_MARK) for path in folder.glob(f"{_MARK}*"))


def read_row(cells: Mapping[str, str], folder: Path) -> ManifestRow:
    """A row as :func:`kg.documents.corpus.read_manifest` would read it, checked in the same way."""
    text = _appended(b"", cells).decode()
    (row,) = parse_manifest(text, folder / MANIFEST)
    return row


def _known(document: Document, there: Sequence[ManifestRow], folder: Path) -> ManifestRow | None:
    """The row of a document that is in the corpus already."""
    for row in there:
        where = f"{folder / MANIFEST}:{row.line}"
        if row.sha256.lower() == document.sha256:
            if row.id == document.id:
                return row
            raise ManifestError(f"{where}: the same file is in the corpus as {row.id}; review that one")
        if row.id == document.id:
            raise ManifestError(f"{where}: {row.id} is another text; read the file again, under another name")
    return None


def _data(proposal: Proposal) -> bytes:
    """The bytes of the document: of its file, else of its text where that is the file."""
    document = proposal.document
    text = document.text.encode("utf-8", "surrogatepass")
    is_text = hashlib.sha256(text).hexdigest() == document.sha256
    path = Path(proposal.path)
    if proposal.path in ("", "-") or (is_text and not path.is_file()):
        if not is_text:
            raise DocumentError(
                f"{document.file}: the reading does not say where it is; read it again with kg read"
            )
        return text
    if not path.is_file():
        raise DocumentError(
            f"{path}: is gone, and the reading holds only its text; put it back, or read it again"
        )
    data = read_bytes(path)
    if hashlib.sha256(data).hexdigest() != document.sha256:
        raise DocumentError(f"{path}: has changed since it was read; read it again with kg read")
    return data


def _free(cells: Mapping[str, str], data: bytes, there: Sequence[ManifestRow], folder: Path) -> str:
    """The file's own name, or one made from the id where another document has it."""
    name = cells["file"]
    taken = any(row.file == name for row in there) or name == MANIFEST
    if taken or ((folder / name).is_file() and (folder / name).read_bytes() != data):
        return f"{cells['id']}{PurePath(name).suffix}"
    return name


def _named(iri: str, language: str, vocabulary: Vocabulary) -> str:
    """A name of a speaker that means nobody else."""
    entity = vocabulary.entity(iri)
    for name in (entity.label(language), *(label.text for label in entity.preferred)):
        if vocabulary.look_up(name) == iri:
            return name
    return iri


def _appended(manifest: bytes, cells: Mapping[str, str]) -> bytes:
    """A manifest with one more row, what it has left as it is."""
    ends = "\r\n" if b"\r\n" in manifest else "\n"
    line = io.StringIO()
    writer = csv.writer(line, lineterminator=ends)
    if manifest:
        (columns,) = list(csv.reader([manifest.decode("utf-8-sig").splitlines()[0]]))
        if not manifest.endswith(b"\n"):
            manifest += ends.encode()
    else:
        columns = list(COLUMNS)
        writer.writerow(columns)
    writer.writerow([cells.get(column, "") for column in columns])
    return manifest + line.getvalue().encode()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """The folder to oneself: two joinings at once would write one manifest."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise ManifestError(f"{folder}: another document is joining; try again when it has") from None
    finally:
        os.close(handle)
