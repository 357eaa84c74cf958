"""Everything that can be verified of a release, one check after the other, each with what it found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.graph.release import Release, digest
from kg.graph.validation import Finding, check_minimums, check_ontology, check_quotes, validate_shapes
from kg.model import Quote


@dataclass(frozen=True, slots=True)
class Check:
    """One check of a release.

    Attributes:
        name: what is checked, in a word.
        scope: how much was looked at, such as ``"195 statements, 231 quotes"``.
        findings: what is wrong; empty where all is well.
    """

    name: str
    scope: str
    findings: tuple[Finding, ...]


def checks(release: Release) -> Iterator[Check]:
    """The checks of a release, the quick ones first, each made when it is asked for.

    Raises:
        MissingExtraError: pyshacl is not installed.
        StoreError: the release cannot be read at all.
    """
    for name, make in _CHECKS.items():
        scope, findings = make(release)
        yield Check(name, scope, tuple(findings))


Made = tuple[str, list[Finding]]


def _files(release: Release) -> Made:
    """Files of the release that are not the ones that were built, texts that are not those of the manifest."""
    found = []
    for name, known in sorted(release.manifest["files"].items()):
        if digest(release.folder / name) != known["sha256"]:
            found.append(Finding("files", name, "changed since it was built; run kg build again"))
    return f"{len(release.manifest['files'])} files", found


def _quotes(release: Release) -> Made:
    quoted: dict[tuple[str, str], list[Quote]] = {}
    owner = {}
    for said in release.table("statements").select(["id", "document"]).to_pylist():
        owner[said["id"]] = said["document"]
        quoted[said["document"], said["id"]] = []
    passages = release.table("evidence").to_pylist()
    for passage in passages:
        statement = passage["statement"]
        quoted[owner[statement], statement].append(Quote(passage["start"], passage["end"], passage["quote"]))
    texts = {document.id: release.text(document.id) for document in release.documents}
    return f"{len(quoted):,} statements, {len(passages):,} quotes", check_quotes(quoted, texts)


def _minimums(release: Release) -> Made:
    counts = {document.id: document.statements for document in release.documents}
    minimums = {d.id: d.minimum for d in release.documents if d.minimum is not None}
    return f"{len(minimums)} of {len(counts)} documents", check_minimums(counts, minimums)


def _shapes(release: Release) -> Made:
    return f"{release.counts['triples']:,} triples", validate_shapes(release.store)


def _ontology(release: Release) -> Made:  # noqa: ARG001 every check is asked alike
    return "the ontology's own files", check_ontology()


_CHECKS: dict[str, Callable[[Release], Made]] = {
    "files": _files,
    "quotes": _quotes,
    "minimums": _minimums,
    "shapes": _shapes,
    "ontology": _ontology,
}
