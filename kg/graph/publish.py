"""Writes a release beside the old one and switches to it in one step.

Everything is written to ``.unfinished-...``, flushed to the disk, renamed to
``release-...``; then the link ``current`` is replaced, which the file system
does at once or not at all. A build that is killed leaves the previous release
as it was; the next build clears what is left over. A release that someone
reads is left until nobody does.
"""

from __future__ import annotations

import fcntl
import json
import os
import platform
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import StoreError
from kg.graph.content import Content, introduced, known_entities
from kg.graph.rdf import is_plain, triples
from kg.graph.release import CURRENT, FORMAT, ISSUES, MANIFEST, SILENCES, STORE, TEXTS, digest
from kg.graph.store import write_store
from kg.graph.table import tables
from kg.issues import Issue, Silence
from kg.model import Statement
from kg.namespaces import ENT

if TYPE_CHECKING:
    from kg.vocabulary import Vocabulary

_UNFINISHED = ".unfinished-"
_RELEASE = "release-"
_LINK = ".current-"
_LOCK = ".lock"
# RocksDB's diary, options and lock say nothing about the data.
_NOT_DATA = ("LOG", "LOCK", "OPTIONS")


def publish(output: Path, content: Content, vocabulary: Vocabulary) -> Path:
    """Writes a release into an output folder and makes it the current one.

    Args:
        output: the folder that holds releases; made where missing.
        content: what goes into the release.
        vocabulary: the ontology, which goes in too.

    Returns:
        The release's folder.

    Raises:
        StoreError: the folder cannot be written, the disk is full, or another build is at work there.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
        with _alone(output):
            _clear(output, (_UNFINISHED, _LINK))
            name = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
            unfinished, release = output / f"{_UNFINISHED}{name}", output / f"{_RELEASE}{name}"
            with ExitStack() as undo:
                undo.callback(shutil.rmtree, unfinished, ignore_errors=True)
                _write(unfinished, content, vocabulary)
                unfinished.rename(release)
                undo.pop_all()
            _switch(output, release)
            _clear(output, (_RELEASE,), keep=release)
            return release
    except OSError as error:
        reason = error.strerror or str(error).split("\n", 1)[0]
        raise StoreError(
            f"{output}: cannot be written ({reason}); make room or choose another folder with --output"
        ) from error


@contextmanager
def _alone(output: Path) -> Iterator[None]:
    """The output folder to oneself."""
    with (output / _LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StoreError(
                f"{output}: another build is writing here; wait for it or choose another folder with --output"
            ) from None
        yield


def _clear(output: Path, prefixes: tuple[str, ...], keep: Path | None = None) -> None:
    """Removes what earlier builds left, unless it is read."""
    for path in sorted(output.iterdir()):
        if not path.name.startswith(prefixes) or path == keep:
            continue
        if path.is_symlink():
            path.unlink(missing_ok=True)
            continue
        folder = os.open(path, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            continue
        else:
            # The manifest first: a folder without one is no release, should this be interrupted.
            (path / MANIFEST).unlink(missing_ok=True)
            shutil.rmtree(path, ignore_errors=True)
        finally:
            os.close(folder)


def _switch(output: Path, release: Path) -> None:
    _flush(output)
    link = output / f"{_LINK}{release.name}"
    link.symlink_to(release.name, target_is_directory=True)
    link.replace(output / CURRENT)
    _flush(output)


def _write(folder: Path, content: Content, vocabulary: Vocabulary) -> None:
    from pyarrow import parquet

    (folder / TEXTS).mkdir(parents=True)
    graph = triples(content, vocabulary)
    write_store(folder / STORE, graph)
    for name, table in tables(content, vocabulary).items():
        # Half the bytes to read and to digest, at the same speed as the default.
        parquet.write_table(table, folder / f"{name}.parquet", compression="zstd")
    for document in content.documents:
        (folder / TEXTS / f"{document.id}.txt").write_bytes(document.text.encode())
    (folder / ISSUES).write_text(_lines(content.issues), "utf-8")
    (folder / SILENCES).write_text(_lines(content.silences), "utf-8")
    manifest = _manifest(folder, content, vocabulary, len(graph))
    text = json.dumps(manifest, indent=1, ensure_ascii=False)
    (folder / MANIFEST).write_text(f"{text}\n", "utf-8")
    for path in sorted([*folder.rglob("*"), folder], reverse=True):
        _flush(path)


def _lines(told: Iterable[Issue | Silence]) -> str:
    """A line of JSON each, sorted by document and place."""
    rows = sorted((asdict(one) for one in set(told)), key=lambda row: tuple(row.values()))
    return "".join(json.dumps(row) + "\n" for row in rows)


def _manifest(folder: Path, content: Content, vocabulary: Vocabulary, size: int) -> dict[str, Any]:
    files = [p for p in sorted(folder.rglob("*")) if p.is_file() and not p.name.startswith(_NOT_DATA)]
    statements = Counter(s.document for s in content.statements)
    issues = Counter(i.document for i in set(content.issues))
    documents = [
        {
            **{field: getattr(d, field) for field in ("id", "file", "title", "publisher")},
            **{field: getattr(d, field) for field in ("date", "language", "genre", "sha256")},
            "statements": statements[d.id],
            "issues": issues[d.id],
            "minimum": content.minimums.get(d.id),
        }
        for d in sorted(content.documents, key=lambda d: d.id)
    ]
    return {
        "format": FORMAT,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "versions": {
            "entente": content.version,
            "python": platform.python_version(),
            **{package: version(package) for package in ("pyarrow", "pyoxigraph")},
        },
        "options": dict(sorted(content.options.items())),
        "counts": _counts(content, vocabulary, size),
        "documents": documents,
        "files": {str(p.relative_to(folder)): {"size": p.stat().st_size, "sha256": digest(p)} for p in files},
    }


def _counts(content: Content, vocabulary: Vocabulary, size: int) -> dict[str, Any]:
    known = known_entities(content, vocabulary)
    named = {iri for s in content.statements for iri in (s.subject, s.object) if isinstance(iri, str)}
    files = {d.id: d.file for d in content.documents}

    def are(cls: str) -> int:
        return sum(vocabulary.is_a(known[iri], cls) for iri in named)

    def by(values: Iterator[str]) -> dict[str, int]:
        return dict(sorted(Counter(values).items()))

    said: tuple[Statement, ...] = content.statements
    return {
        "documents": len(content.documents),
        "statements": len(said),
        "parties": are(ENT.Party),
        "instruments": are(ENT.Instrument),
        "topics": are(ENT.Topic),
        "provisional": sum(known[iri].provisional for iri in introduced(content)),
        "issues": len(set(content.issues)),
        "plain": sum(is_plain(s) for s in said),
        "triples": size,
        "by document": by(files[s.document] for s in said),
        "by relation": by(vocabulary.relation(s.predicate) for s in said),
        "by status": by(s.status for s in said),
        "by method": by(s.method for s in said),
        "by review": by(s.review for s in said),
        "by kind of issue": by(i.kind for i in sorted(set(content.issues))),
    }


def _flush(path: Path) -> None:
    """Waits until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
