"""A release: one build on disk, read through one class.

    build/current -> release-...        switched by the builder in one step
    build/release-.../
        manifest.json                   versions, counts, digests; the only place with a recorded time
        store/                          Oxigraph, for SPARQL
        statements.parquet evidence.parquet entities.parquet names.parquet
        documents/<id>.txt              text layers, in which offsets count
        issues.jsonl                    what was not understood
        silences.jsonl                  what was read and says nothing for the graph

A reader holds a shared lock on the folder: the release it opened stays, whatever is built meanwhile.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from kg.errors import StoreError, UnknownTermError
from kg.issues import Issue, Silence

if TYPE_CHECKING:
    import pyarrow as pa
    import pyoxigraph as ox

Record = TypeVar("Record", Issue, Silence)

FORMAT = 1
MANIFEST = "manifest.json"
CURRENT = "current"
STORE = "store"
TEXTS = "documents"
ISSUES = "issues.jsonl"
SILENCES = "silences.jsonl"
TABLES = ("statements", "evidence", "entities", "names")
VARIABLE = "KG_STORE"
DEFAULT = Path("build")
_TRIES = 10


@dataclass(frozen=True, slots=True)
class ReleasedDocument:
    """What a release keeps of a document, besides its text.

    Attributes:
        statements: how many statements of it the release holds.
        issues: how many issues its reading left.
        minimum: how many statements it must yield at least, or None.
    """

    id: str
    file: str
    title: str
    publisher: str
    date: str
    language: str
    genre: str
    sha256: str
    statements: int
    issues: int
    minimum: int | None


def locate(where: Path | str | None = None) -> Path:
    """The release folder to read: the argument, else ``KG_STORE``, else ``build``.

    An output folder of ``kg build`` stands for its current release.

    Raises:
        StoreError: there is none.
    """
    chosen = Path(where or os.environ.get(VARIABLE) or DEFAULT)
    for _ in range(_TRIES):
        for folder in (chosen, chosen / CURRENT):
            if (folder / MANIFEST).is_file():
                return folder.resolve()
        # Between following the link and looking there a builder may have switched it and cleared the old release.
        if not (chosen / CURRENT).is_symlink():
            break
    raise StoreError(f"{chosen}: no graph here; run kg build, or name another folder with --store")


class Release:
    """A release that stays on disk as long as this object, or its ``with`` block, lives.

    Args:
        where: a release folder or an output folder of ``kg build``; by default see :func:`locate`.
    """

    def __init__(self, where: Path | str | None = None) -> None:
        self.folder, lock = _hold(where)
        self._close = weakref.finalize(self, os.close, lock)
        self.manifest: Mapping[str, Any] = _manifest(self.folder)
        for name, file in self.manifest["files"].items():
            self._check_size(name, file["size"])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets the release go: the next build may remove it."""
        self.__dict__.pop("store", None)
        self._close()

    @property
    def counts(self) -> Mapping[str, Any]:
        """How much of everything there is, as the builder counted."""
        counts: Mapping[str, Any] = self.manifest["counts"]
        return counts

    @cached_property
    def store(self) -> ox.Store:
        """The store, opened read-only."""
        # Who reads tables needs no SPARQL.
        from kg.graph.store import open_store

        return open_store(self.intact(STORE))

    @cached_property
    def documents(self) -> tuple[ReleasedDocument, ...]:
        """The documents that were read, sorted by id."""
        return tuple(ReleasedDocument(**row) for row in self.manifest["documents"])

    def document(self, name: str) -> ReleasedDocument:
        """The document with this id or file name."""
        for document in self.documents:
            if name in (document.id, document.file):
                return document
        files = [d.file for d in self.documents]
        raise UnknownTermError(name, files, what="document", otherwise="manifest.json lists them")

    def text(self, document_id: str) -> str:
        """The text layer of a document, in which its offsets count."""
        try:
            return (self.folder / TEXTS / f"{document_id}.txt").read_bytes().decode()
        except (OSError, UnicodeDecodeError):
            raise self._damaged(f"{TEXTS}/{document_id}.txt") from None

    def table(self, name: str) -> pa.Table:
        """One of the tables ``statements``, ``evidence``, ``entities``, ``names`` (see :mod:`kg.graph.table`)."""
        return next(iter(self.parts(name, [None])))

    def parts(self, name: str, groups: Iterable[Sequence[str] | None]) -> Iterator[pa.Table]:
        """A table by groups of its columns, each read when it is asked for: who drops one before the next saves memory.

        Args:
            name: of the table.
            groups: the columns of each part; None for all.
        """
        if name not in TABLES:
            raise UnknownTermError(name, TABLES, what="table")
        import pyarrow as pa
        from pyarrow import parquet

        path = self.intact(f"{name}.parquet")
        try:
            # Not read_table, which imports pandas.
            with parquet.ParquetFile(path) as file:
                for columns in groups:
                    yield file.read(columns=None if columns is None else list(columns))
        except (OSError, pa.ArrowException):
            raise self._damaged(path.name) from None

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        """What the readings did not understand, sorted by document and place."""
        return self._records(ISSUES, Issue)

    @cached_property
    def silences(self) -> tuple[Silence, ...]:
        """What curators read and found to say nothing, sorted by document and place."""
        return self._records(SILENCES, Silence)

    def _records(self, name: str, kind: type[Record]) -> tuple[Record, ...]:
        try:
            lines = (self.folder / name).read_text("utf-8").splitlines()
            return tuple(kind(**json.loads(line)) for line in lines)
        except (OSError, ValueError, TypeError):
            raise self._damaged(name) from None

    def intact(self, name: str) -> Path:
        """A file of the release, or a folder with all its files, whose bytes are those that were built.

        One wrong byte in the store can make a query take all the memory there is, and a table show
        other words than the documents; reading the files once to compare digests costs little beside.

        Raises:
            StoreError: they are not.
        """
        for file, built in self.manifest["files"].items():
            if file == name or file.startswith(f"{name}/"):
                try:
                    if digest(self.folder / file) == built["sha256"]:
                        continue
                except OSError:
                    pass
                raise self._damaged(file)
        return self.folder / name

    def _check_size(self, name: str, size: int) -> None:
        try:
            if (self.folder / name).stat().st_size == size:
                return
        except OSError:
            pass
        raise self._damaged(name)

    def _damaged(self, name: str) -> StoreError:
        return StoreError(f"{self.folder / name}: missing or damaged; run kg build again")


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _hold(where: Path | str | None) -> tuple[Path, int]:
    """A release folder, and the open file that keeps the builder from removing it."""
    for _ in range(_TRIES):
        folder = locate(where)
        try:
            lock = os.open(folder, os.O_RDONLY)
        except OSError:
            continue
        # A file system without locks: nothing can be held, reading goes on.
        with suppress(OSError):
            fcntl.flock(lock, fcntl.LOCK_SH)
        # Between finding it and locking it a builder may have removed it: then there is a newer one.
        if (folder / MANIFEST).is_file():
            return folder, lock
        os.close(lock)
    raise StoreError(f"{where or DEFAULT}: the graph goes away while it is opened; try again")


def _manifest(folder: Path) -> Mapping[str, Any]:
    path = folder / MANIFEST
    try:
        manifest = json.loads(path.read_bytes())
        written = manifest["format"]
        complete = all(isinstance(manifest[part], kind) for part, kind in _PARTS)
        for file in manifest["files"].values():
            complete = complete and isinstance(file["size"], int) and isinstance(file["sha256"], str)
        for row in manifest["documents"]:
            ReleasedDocument(**row)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        written, complete = FORMAT, False
    if not complete:
        raise StoreError(f"{path}: missing or damaged; run kg build again")
    if written != FORMAT:
        raise StoreError(f"{path}: format {written}, this version reads {FORMAT}; run kg build again")
    return dict(manifest)


_PARTS = (("files", dict), ("counts", dict), ("documents", list))
