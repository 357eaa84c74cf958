"""Reads files that stand in no manifest: bytes -> document -> what a loader proposes. No ledger is involved.

A file that cannot be read is a :class:`Failure` with one line, and the rest goes on.
Several processes read in parallel, and what they find comes in the order of the
files. A process that dies takes nothing with it but its own file.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from kg.curation.readings import Proposal
from kg.curation.replay import with_force
from kg.documents.formats import extract, is_readable, sniff
from kg.documents.layout import languages
from kg.documents.rules import rules
from kg.documents.text import check_size, read_bytes
from kg.errors import DocumentError, KgError, UnknownTermError
from kg.reading import registry
from kg.reading.describe import Given, describe
from kg.vocabulary import load

STANDARD_INPUT = "-"
# How many files wait for each process: enough to keep it busy, few enough to keep memory flat.
_WAITING = 4
# How many new things, and searches among the new, are between two searches for garbage.
_GARBAGE = (20_000, 20, 50)


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that was not read, and why, in one line that says what to do."""

    path: str
    message: str


Outcome = Proposal | Failure


def propose(path: Path, given: Given | None = None) -> Proposal:
    """A file as a document, and what its loader reads in it.

    Raises:
        DocumentError: it cannot be read.
    """
    if path.is_dir():
        raise DocumentError(f"{path}: a folder; name its files")
    return propose_bytes(read_bytes(path), path.name, str(path), given)


def propose_bytes(data: bytes, file: str, path: str = STANDARD_INPUT, given: Given | None = None) -> Proposal:
    """The same for bytes; a name without an ending gets the one that fits them."""
    given = given or Given()
    _check(given)
    check_size(len(data), path)
    if path == STANDARD_INPUT:
        file += sniff(data)
    vocabulary = load()
    document, doubts = describe(extract(data, file), data, file, vocabulary, given)
    reading = registry.read(document, vocabulary)
    reading = replace(
        reading,
        statements=with_force(reading.statements, reading.entities, vocabulary),
        issues=(*doubts, *reading.issues),
    )
    return Proposal(document, reading, path)


def files_of(paths: Sequence[Path]) -> tuple[list[Path], list[Failure]]:
    """The files to read, in order: those named, and in each folder those with a reader, folders inside included.

    A file that is named is tried whatever its name; a folder with nothing to read is a failure.
    """
    found: list[Path] = []
    failures: list[Failure] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(
            Path(folder, name)
            for folder, folders, names in os.walk(path)
            for name in names
            if is_readable(name) and not name.startswith(("~$", "."))
        )
        if not inside:
            why = "a folder without a document; put .txt, .md, .html, .pdf or .docx files in it"
            failures.append(Failure(str(path), f"{path}: {why}"))
        found += inside
    return list(dict.fromkeys(found)), failures


def read_files(paths: Sequence[Path], given: Given | None = None, jobs: int = 1) -> Iterator[Outcome]:
    """What is found in each file, in their order.

    Args:
        paths: files.
        given: what is known of all of them.
        jobs: how many processes read; with more than one, documents come without their passages, which
            follow from the text.
    """
    if jobs <= 1 or len(paths) <= 1:
        _settle()
        for path in paths:
            yield _try(path, given)
        return
    remaining = deque(paths)
    while remaining:
        yield from _in_processes(remaining, given, min(jobs, len(remaining)))
        if remaining:
            # The process that read the first of them died; it is tried alone, so that only it is to blame.
            yield _alone(remaining.popleft(), given)


def _in_processes(remaining: deque[Path], given: Given | None, jobs: int) -> Iterator[Outcome]:
    """Reads in processes, taking from the left what is done, until all is, or a process dies."""
    waiting: deque[Future[Outcome]] = deque()
    with _pool(jobs) as pool:
        try:
            submitted = 0
            while remaining:
                while submitted < len(remaining) and len(waiting) < jobs * _WAITING:
                    waiting.append(pool.submit(_try_bare, remaining[submitted], given))
                    submitted += 1
                outcome = waiting.popleft().result()
                remaining.popleft()
                submitted -= 1
                yield outcome
        except BrokenProcessPool:
            return
        finally:
            for future in waiting:
                future.cancel()


def _alone(path: Path, given: Given | None) -> Outcome:
    with _pool(1) as pool:
        try:
            return pool.submit(_try_bare, path, given).result()
        except BrokenProcessPool:
            return Failure(str(path), f"{path}: reading it ended its process; convert it to .txt")


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_settle)


@cache
def _settle() -> None:
    """Load the ontology and keep it out of every later search for garbage: it lives as long as its process.

    A sentence makes many small things that are freed without a search, so that searches may be rare.
    """
    load()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_GARBAGE)


def _try_bare(path: Path, given: Given | None) -> Outcome:
    outcome = _try(path, given)
    if isinstance(outcome, Failure):
        return outcome
    return replace(outcome, document=replace(outcome.document, passages=()))


def _try(path: Path, given: Given | None) -> Outcome:
    """Read one file; whatever goes wrong with it is its own failure."""
    try:
        return propose(path, given)
    except KgError as error:
        return Failure(str(path), _placed(path, error))
    except MemoryError:
        return Failure(str(path), f"{path}: not enough memory to read it; split it")
    except Exception as error:  # a fault of ours must not stop the other files
        return Failure(str(path), f"{path}: a fault of the reader ({error!r}); please report it")


def _placed(path: Path, error: KgError) -> str:
    """A message with the path of its file: a reader knows its name alone."""
    message = " ".join(str(error).split())
    if message.startswith(str(path)):
        return message
    return (
        f"{path}{message.removeprefix(path.name)}" if message.startswith(path.name) else f"{path}: {message}"
    )


def _check(given: Given) -> None:
    genres = [rule.genre for rule in rules().genres] + list(registry.LOADERS)
    if given.genre and given.genre not in genres:
        raise UnknownTermError(given.genre, genres, what="genre", otherwise=f"use one of {', '.join(genres)}")
    if given.language and given.language.partition("-")[0] not in languages():
        raise UnknownTermError(given.language, languages(), what="language", otherwise="use fr or en")
