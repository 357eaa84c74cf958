"""A document joins a corpus as a whole, once, and only as it was read."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.build import build
from kg.curation import joining
from kg.curation.joining import described, join, joining_ids, prepare
from kg.curation.ledger import LedgerRow, ledger_path, read_ledger
from kg.curation.readings import Proposal
from kg.curation.readings import load as load_reading
from kg.documents.corpus import MANIFEST, read_manifest
from kg.errors import DocumentError, KgError, LedgerError, ManifestError
from kg.resources import seeds_folder
from kg.vocabulary import load

ROW = LedgerRow(
    "added",
    subject="France",
    predicate="covers",
    object="sécurité économique",
    quotes=("La délégation japonaise",),
)


@pytest.fixture
def proposal(reading: Path, tmp_path: Path) -> Proposal:
    """A reading of a file that a test may spoil."""
    found = load_reading(reading)
    return replace(found, path=str(shutil.copy(found.path, tmp_path / found.document.file)))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of one other document."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    head, *rows = (seeds_folder() / MANIFEST).read_bytes().decode().splitlines(keepends=True)
    (row,) = (row for row in rows if row.startswith("004"))
    (folder / MANIFEST).write_text(head + row.rstrip("\n"), "utf-8", newline="")
    shutil.copy(next(seeds_folder().glob("004*.txt")), folder)
    return folder


def joined(proposal: Proposal, corpus: Path, rows: tuple[LedgerRow, ...] = (ROW,), **given: str) -> None:
    found = prepare(proposal, rows, described(proposal, given, load()), corpus, load())
    assert found is not None
    join(found, corpus)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_file_row_and_ledger_are_there_and_what_was_there_is_as_it_was(
    proposal: Proposal, corpus: Path
) -> None:
    before = contents(corpus)
    joined(proposal, corpus, licence="Licence Ouverte, 2.0", publisher="MEAE")
    after = contents(corpus)
    document = proposal.document
    assert after.keys() - before.keys() == {document.file, f"ledger/{document.id}.tsv"}
    assert after[document.file] == Path(proposal.path).read_bytes()
    assert after[MANIFEST].startswith(before[MANIFEST])
    row = read_manifest(corpus)[-1]
    assert (row.id, row.title, row.publisher, row.licence) == (
        document.id, document.title, "MEAE", "Licence Ouverte, 2.0",
    )  # fmt: skip
    assert [replace(r, line=0) for r in read_ledger(ledger_path(corpus, document.id))] == [ROW]


def test_a_second_time_nothing_is_to_be_done(proposal: Proposal, corpus: Path) -> None:
    joined(proposal, corpus)
    assert prepare(proposal, (ROW,), described(proposal, {}, load()), corpus, load()) is None


def test_a_corpus_begins_with_its_first_document(proposal: Proposal, tmp_path: Path) -> None:
    joined(proposal, tmp_path / "new")
    assert [row.id for row in read_manifest(tmp_path / "new")] == [proposal.document.id]


def test_a_file_that_is_gone_is_written_from_the_text_that_it_was(proposal: Proposal, corpus: Path) -> None:
    data = Path(proposal.path).read_bytes()
    Path(proposal.path).unlink()
    joined(proposal, corpus)
    assert (corpus / proposal.document.file).read_bytes() == data


def test_a_name_that_another_document_has_is_not_taken_from_it(proposal: Proposal, corpus: Path) -> None:
    (corpus / proposal.document.file).write_text("another text", "utf-8")
    other = replace(proposal, document=replace(proposal.document, id="communique_00000000"))
    joined(other, corpus, rows=())
    assert (corpus / proposal.document.file).read_text("utf-8") == "another text"
    assert read_manifest(corpus)[-1].file == "communique_00000000.txt"


def _changed(proposal: Proposal, _corpus: Path) -> Proposal:
    with Path(proposal.path).open("ab") as file:
        file.write(b"!")
    return proposal


def _same_text(proposal: Proposal, corpus: Path) -> Proposal:
    joined(proposal, corpus)
    return replace(proposal, document=replace(proposal.document, id="other_00000000"))


def _same_name(proposal: Proposal, corpus: Path) -> Proposal:
    return replace(proposal, document=replace(proposal.document, id=read_manifest(corpus)[0].id))


@pytest.mark.parametrize(
    ("spoil", "given", "rows", "error", "message"),
    [
        (_changed, {}, (), DocumentError, "has changed since it was read"),
        (_same_text, {}, (), ManifestError, "the same file is in the corpus as 001_10fd14955a8171a2"),
        (_same_name, {}, (), ManifestError, "is another text"),
        (None, {"speaker": "Atlantide"}, (), ManifestError, "speaker: unknown name 'Atlantide'"),
        (None, {"date": "hier"}, (), ManifestError, "date"),
        (None, {"language": "de"}, (), ManifestError, "unknown language 'de'"),
        (None, {"genre": "poem"}, (), ManifestError, "unknown genre 'poem'"),
        (None, {}, (replace(ROW, subject="Frnce"),), LedgerError, "'Frnce' is known neither here"),
        (None, {}, (replace(ROW, quotes=("pas ces mots",)),), LedgerError, "does not say 'pas ces mots'"),
    ],
)
def test_what_cannot_join_leaves_the_corpus_as_it_was(
    spoil: Callable[[Proposal, Path], Proposal] | None,
    given: dict[str, str],
    rows: tuple[LedgerRow, ...],
    error: type[KgError],
    message: str,
    proposal: Proposal,
    corpus: Path,
) -> None:
    proposal = spoil(proposal, corpus) if spoil is not None else proposal
    before = contents(corpus)
    with pytest.raises(error, match=message):
        joined(proposal, corpus, rows, **given)
    assert contents(corpus) == before


def test_where_one_file_cannot_be_written_none_is(proposal: Proposal, corpus: Path) -> None:
    (corpus / "ledger").write_text("in the way", "utf-8")
    before = contents(corpus)
    with pytest.raises(LedgerError, match="cannot be written"):
        joined(proposal, corpus)
    assert contents(corpus) == before


def test_a_joining_killed_before_its_row_was_written_changes_no_build_and_is_finished_by_the_next(
    proposal: Proposal, corpus: Path, tmp_path: Path
) -> None:
    joined(proposal, corpus)
    whole = contents(corpus)
    # As a kill would leave it: file and ledger written, the mark there, the manifest not yet.
    head, first, *_ = (corpus / MANIFEST).read_text("utf-8").splitlines(keepends=True)
    (corpus / MANIFEST).write_text(head + first, "utf-8", newline="")
    mark = corpus / f"{joining._MARK}{proposal.document.id}"
    mark.touch()
    assert joining_ids(corpus) == {proposal.document.id}
    build(tmp_path / "build", seeds=corpus)
    joined(proposal, corpus)
    assert contents(corpus) == whole
