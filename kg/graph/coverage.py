"""How much of each document the graph accounts for, passage by passage.

A passage is a sentence or a heading. It is *told* when a statement quotes it, or when it is the
heading of a passage that is told; *doubted* when only an issue concerns it, *silent* when a
curator noted why it says nothing, else *open*.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from kg.curation.places import untouched
from kg.documents.passages import passages
from kg.graph.release import Release, ReleasedDocument
from kg.model import Passage, PassageKind

_KINDS = (PassageKind.SENTENCE, PassageKind.HEADING)
BY_HAND = "ledger"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What became of one document's passages.

    Attributes:
        document: its id.
        statements: how many statements it has.
        by_loader: how many of them a loader proposes by itself.
        issues: how many doubts are open.
        told: passages that a statement quotes.
        doubted: passages without a statement that an issue concerns.
        silent: passages without either that a curator explained.
        open: the others.
        text: the document's text layer.
    """

    document: str
    statements: int
    by_loader: int
    issues: int
    told: int
    doubted: int
    silent: int
    open: tuple[Passage, ...]
    text: str

    @property
    def passages(self) -> int:
        """How many passages the document has."""
        return self.told + self.doubted + self.silent + len(self.open)

    @property
    def share(self) -> float:
        """The share of passages that are accounted for, from 0 to 1."""
        return 1 - len(self.open) / self.passages if self.passages else 1.0


def coverage(release: Release) -> Iterator[Coverage]:
    """What became of the passages of every document of a release, sorted by document."""
    spans: dict[str, list[Span]] = {}
    made: dict[str, list[str]] = {}
    owner = {}
    for said in release.table("statements").select(["id", "document", "method"]).to_pylist():
        owner[said["id"]] = said["document"]
        made.setdefault(said["document"], []).append(said["method"])
    for quoted in release.table("evidence").select(["statement", "start", "end"]).to_pylist():
        spans.setdefault(owner[quoted["statement"]], []).append((quoted["start"], quoted["end"]))
    for document in release.documents:
        yield _coverage(release, document, made.get(document.id, []), spans.get(document.id, []))


def _coverage(
    release: Release, document: ReleasedDocument, methods: list[str], quoted: list[Span]
) -> Coverage:
    text = release.text(document.id)
    markdown = PurePath(document.file).suffix.lower() == ".md"
    found = passages(text, title=document.title, language=document.language, markdown=markdown)
    rest = [passage for passage in found if passage.kind in _KINDS]
    issues = [(i.start, i.end) for i in release.issues if i.document == document.id]
    silences = [(s.start, s.end) for s in release.silences if s.document == document.id]
    counts = []
    for spans in (quoted, issues, silences):
        left = list(untouched(rest, spans, text))
        counts.append(len(rest) - len(left))
        rest = left
    told, doubted, silent = counts
    return Coverage(
        document=document.id,
        statements=len(methods),
        by_loader=sum(method != BY_HAND for method in methods),
        issues=len(issues),
        told=told,
        doubted=doubted,
        silent=silent,
        open=tuple(rest),
        text=text,
    )
