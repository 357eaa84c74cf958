"""The order of the steps: manifest, documents, reading, ledger, graph. The only module that knows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg.curation.joining import joining_ids
from kg.curation.ledger import ledger_path, read_ledger
from kg.curation.readings import Proposal
from kg.curation.replay import replay, with_force
from kg.curation.sameness import FILE as SAMENESS
from kg.curation.sameness import Sameness, read_sameness, reconciled
from kg.documents.corpus import MANIFEST, ManifestRow, load_document, read_manifest
from kg.errors import EvidenceError, LedgerError, ManifestError, UnknownTermError
from kg.graph.content import Content
from kg.graph.publish import publish
from kg.graph.validation import check_quotes
from kg.issues import Issue, Silence
from kg.model import Document, Entity, Reading, Statement
from kg.reading import registry
from kg.resources import seeds_folder
from kg.vocabulary import Vocabulary, load

CURATED = frozenset({"accepted", "corrected", "added", "disputed"})
UNREVIEWED = "unreviewed"
Progress = Callable[[str, int, int], None]
Read = Callable[[Document, Vocabulary], Reading]


@dataclass(frozen=True, slots=True)
class Curated:
    """A document and what it says, once its ledger was replayed."""

    document: Document
    reading: Reading


def build(
    output: Path | str = "build",
    *,
    seeds: Path | str | None = None,
    include: Iterable[str] = (),
    ledger: bool = True,
    progress: Progress | None = None,
) -> Path:
    """Reads every document of a manifest and writes a release.

    Args:
        output: the folder for releases.
        seeds: the folder with ``manifest.csv``; by default the checkout's ``seeds``.
        include: reviews to include beside the curated ones: ``unreviewed`` adds what loaders propose.
        ledger: whether curators' decisions count; without them every proposal is included.
        progress: called with a document's file, its number and how many there are, before it is read.

    Returns:
        The release's folder.

    Raises:
        KgError: a fault of manifest, document, ledger, ontology or folder; the previous release stays.
    """
    folder = Path(seeds) if seeds is not None else seeds_folder()
    vocabulary = load()
    rows = read_manifest(folder)
    _check_ledgers(folder, rows)
    wanted = CURATED | set(include) | (set() if ledger else {UNREVIEWED})
    sameness = read_decisions(folder, rows) if ledger else Sameness()
    found = read_folder(folder, rows, vocabulary, ledger=ledger, progress=progress)
    read = [_one(_verified(curated), sameness, vocabulary) for curated in found]
    return publish(Path(output), _content(read, rows, wanted, ledger, sameness, vocabulary), vocabulary)


def read_folder(
    folder: Path,
    rows: Iterable[ManifestRow],
    vocabulary: Vocabulary,
    *,
    ledger: bool = True,
    progress: Progress | None = None,
) -> Iterator[Curated]:
    """Each document of a manifest, read and curated, in the manifest's order."""
    rows = tuple(rows)
    for number, row in enumerate(rows, start=1):
        if progress is not None:
            progress(row.file, number, len(rows))
        document = load_document(row, folder, _speakers(row, folder, vocabulary))
        reading = registry.read(document, vocabulary)
        if ledger:
            path = ledger_path(folder, document.id)
            reading = replay(document, reading, read_ledger(path), vocabulary, str(path))
        yield Curated(document, reading)


def read_decisions(folder: Path, rows: Iterable[ManifestRow]) -> Sameness:
    """What curators decided about sameness in a folder of documents.

    Raises:
        LedgerError: a row that is none, or contradicts another.
    """
    return Sameness(read_sameness(folder), [row.id for row in rows], str(folder / SAMENESS))


def _one(curated: Curated, sameness: Sameness, vocabulary: Vocabulary) -> Curated:
    """What is the same by the curators' word goes by one IRI; a word about what is named no longer is a doubt."""
    document, reading = curated.document.id, curated.reading
    named = {entity.iri for entity in reading.entities}
    gone = {iri: name for iri, name in sameness.about(document) if iri not in named}
    why = f"is named no longer, and {SAMENESS} decides about it; correct or remove that row"
    doubts = [
        Issue(document, 0, 0, "decision-on-nothing", f"{gone[iri] or iri} {why}") for iri in sorted(gone)
    ]
    reading = reconciled(reading, sameness, vocabulary.entities)
    return replace(curated, reading=replace(reading, issues=(*reading.issues, *doubts)))


def read_one(name: str, seeds: Path | str | None = None, read: Read = registry.read) -> tuple[Proposal, Path]:
    """One document of a manifest as its loader reads it, and where its ledger is or would be.

    Args:
        name: the document's id or file, or the beginning of either.
        seeds: the folder with ``manifest.csv``; by default the checkout's ``seeds``.
        read: what reads it.

    Raises:
        UnknownTermError: no document, or several, begin so.
    """
    folder = Path(seeds) if seeds is not None else seeds_folder()
    rows = read_manifest(folder)
    chosen = [row for row in rows if name in (row.id, row.file)] or [
        row for row in rows if row.file.startswith(name)
    ]
    if len(chosen) != 1:
        ids = [row.id for row in rows]
        what = "single document" if chosen else "document"
        raise UnknownTermError(name, ids, what=what, otherwise="manifest.csv lists them")
    vocabulary = load()
    (row,) = chosen
    document = load_document(row, folder, _speakers(row, folder, vocabulary))
    return Proposal(document, read(document, vocabulary)), ledger_path(folder, document.id)


def _speakers(row: ManifestRow, folder: Path, vocabulary: Vocabulary) -> tuple[str, ...]:
    try:
        return tuple(vocabulary.resolve(name) for name in row.speakers)
    except UnknownTermError as error:
        hint = "" if error.nearest else "; add it to ontology/reference"
        raise ManifestError(f"{folder / MANIFEST}:{row.line}: speaker: {error}{hint}") from None


def _check_ledgers(folder: Path, rows: Iterable[ManifestRow]) -> None:
    known = {row.id for row in rows} | joining_ids(folder)
    for path in sorted((folder / "ledger").glob("*.tsv")):
        if path.stem not in known:
            raise LedgerError(
                f"{path}: the manifest has no document {path.stem!r}; rename the ledger or add the row"
            )


def _verified(curated: Curated) -> Curated:
    """No statement leaves here whose words do not stand in the document."""
    document = curated.document
    quoted = {(document.file, said.id): said.quotes for said in curated.reading.statements}
    for fault in check_quotes(quoted, {document.file: document.text}):
        raise EvidenceError(f"{fault.where}: {fault.message}; mend the loader")
    return curated


def _content(
    read: list[Curated],
    rows: Iterable[ManifestRow],
    wanted: frozenset[str],
    ledger: bool,
    sameness: Sameness,
    vocabulary: Vocabulary,
) -> Content:
    statements: list[Statement] = []
    entities: list[Entity] = []
    issues: list[Issue] = []
    silences: list[Silence] = []
    for curated in read:
        kept = [s for s in curated.reading.statements if s.review in wanted]
        statements += with_force(kept, curated.reading.entities, vocabulary)
        named = {iri for s in kept for iri in (s.subject, s.object, *s.speakers) if isinstance(iri, str)}
        # What nothing is said of stays out: a proposal that was not included leaves no trace.
        entities += [e for e in curated.reading.entities if e.iri in named]
        issues += curated.reading.issues
        silences += curated.reading.silences
    named = {iri for s in statements for iri in (s.subject, s.object) if isinstance(iri, str)}
    return Content(
        statements=tuple(statements),
        entities=tuple(entities),
        documents=tuple(c.document for c in read),
        issues=tuple(issues),
        silences=tuple(silences),
        minimums={row.id: row.minimum for row in rows if row.minimum is not None} if ledger else {},
        version=_version(),
        replaced={old: new for old, new in sameness.replaced.items() if new in named},
        options={"include": " ".join(sorted(wanted)), "ledger": "replayed" if ledger else "left out"},
    )


def _version() -> str:
    try:
        return version("entente")
    except PackageNotFoundError:
        return ""
