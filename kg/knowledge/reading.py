"""What a loader makes of a text, to look at: passages highlighted, statements in words, doubts with their places."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from kg.intake import propose, propose_bytes
from kg.knowledge.markup import highlighted, small, table
from kg.model import Literal
from kg.reading.describe import Given
from kg.vocabulary import load

if TYPE_CHECKING:
    import pandas as pd

    from kg.curation.readings import Proposal
    from kg.issues import Issue
    from kg.knowledge.opened import Language
    from kg.model import Document, Entity, Statement

_SHOWN = 40  # paragraphs with a marked passage, and statements, that a notebook shows
_LONGEST = 255  # bytes of a file's name: what is longer is a text


class DocumentReading:
    """What a loader makes of one document: proposals, not yet reviewed by anybody, and doubts.

    Attributes:
        document: the document with its text layer, in which offsets count.
        statements: what it proposes, with quotes.
        issues: what it did not understand, with places.
        entities: the things the document introduces.
        language: of labels.
    """

    def __init__(self, proposal: Proposal, language: Language = "fr") -> None:
        self.document: Document = proposal.document
        self.statements: tuple[Statement, ...] = proposal.proposed.statements
        self.issues: tuple[Issue, ...] = proposal.proposed.issues
        self.entities: tuple[Entity, ...] = proposal.proposed.entities
        self.language = language
        self._names = {entity.iri: entity for entity in self.entities}

    @property
    def frame(self) -> pd.DataFrame:
        """A row a proposed statement, index ``id``.

        Columns: ``subject``, ``predicate``, ``object`` (labels), ``status``, ``when``, ``force``, ``confidence``,
        ``method``, ``start`` and ``end`` (of the first passage), ``quotes``.
        """
        import pandas as pd

        from kg.knowledge.tables import typed

        columns = [
            "id", "subject", "predicate", "object", "status", "when", "force", "confidence", "method", "start", "end",
            "quotes",
        ]  # fmt: skip
        rows = [
            (
                said.id, self.label(said.subject), self._verb(said), self._object(said), said.status, said.when,
                said.force, said.confidence, said.method, said.quotes[0].start, said.quotes[0].end,
                " ¶ ".join(quote.text for quote in said.quotes),
            )
            for said in self.statements
        ]  # fmt: skip
        made = pd.DataFrame(rows, columns=columns).set_index("id")
        return typed(made, ["predicate", "status", "force", "method"])

    def label(self, iri: str) -> str:
        """What a thing is called, in the reading's language."""
        entity = self._names.get(iri) or load().entities.get(iri)
        return entity.label(self.language) if entity else iri.rsplit("/", 1)[-1]

    def in_words(self, said: Statement) -> str:
        """A statement as a line."""
        rest = " · ".join(filter(None, (said.status, said.when)))
        line = f"{self.label(said.subject)} — {self._verb(said)} → {self._object(said)}"
        return f"{line}  [{rest}]" if rest else line

    def __repr__(self) -> str:
        lines = [
            f"{self.document.title or self.document.file}: {len(self.statements)} statements proposed, "
            f"{len(self.issues)} doubts"
        ]
        lines += [f"  {self.in_words(said)}" for said in self.statements[:_SHOWN]]
        lines += [
            f"  ? {issue.message}: « {' '.join(issue.quote.split())} »" for issue in self.issues[:_SHOWN]
        ]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        text = self.document.text
        marks = [
            (quote.start, quote.end, self.in_words(said)) for said in self.statements for quote in said.quotes
        ]
        shown = "".join(
            f'<p lang="{escape(self.document.language, quote=True)}">{part}</p>'
            for part in _paragraphs(text, marks)
        )
        rows = [
            [
                escape(self.in_words(said)),
                escape(" ¶ ".join(" ".join(quote.text.split()) for quote in said.quotes)),
            ]
            for said in self.statements[:_SHOWN]
        ]
        doubts = [[escape(i.message), escape(" ".join(i.quote.split()))] for i in self.issues[:_SHOWN]]
        count = f"{len(self.statements)} statements proposed, {len(self.issues)} doubts; nobody reviewed them"
        return (
            f"<div><b>{escape(self.document.title or self.document.file)}</b>{small(count)}{shown}"
            f"{table(['statement', 'quote'], rows)}"
            f"{table(['not understood', 'passage'], doubts) if doubts else ''}</div>"
        )

    def _verb(self, said: Statement) -> str:
        return load().term_label(said.predicate, self.language)

    def _object(self, said: Statement) -> str:
        return said.object.value if isinstance(said.object, Literal) else self.label(said.object)


def _paragraphs(text: str, marks: list[tuple[int, int, str]]) -> Iterator[str]:
    """The paragraphs that hold a mark, those between left out."""
    start, skipped, shown = 0, False, 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        inside = [
            (max(a, start) - start, min(b, end) - start, t) for a, b, t in marks if a < end and b > start
        ]
        if inside and shown < _SHOWN:
            yield ("… " if skipped else "") + highlighted(line.rstrip(), inside)
            skipped, shown = False, shown + 1
        else:
            skipped = skipped or bool(line.strip())
        start = end


def read(
    what: Path | str,
    *,
    genre: str = "",
    language: str = "",
    date: str = "",
    title: str = "",
    labels: Language = "fr",
) -> DocumentReading:
    """What a loader makes of a text, or of a file, that stands in no manifest.

    Args:
        what: the path of a text, Markdown, HTML, PDF or Word file, or the text itself.
        genre: the genre whose loader reads it, such as ``communique`` or ``strategy``; else told from the document.
        language: BCP 47 tag of its language; told from its words without it.
        date: EDTF date of the document, against which "this year" is understood; else the one it carries.
        title: its title; else the one it carries.
        labels: language of labels.

    Returns:
        A reading to look at, highlighted in a notebook: ``statements``, ``issues``, ``entities``, ``frame``.

    Raises:
        DocumentError: the file cannot be read; the message says why and what to do.
        UnknownTermError: no loader reads that genre.

    >>> reading = kg.read("La France et le Japon ont signé un accord sur les semi-conducteurs en mars 2024.")
    >>> sorted(set(reading.frame.subject))
    ['France', 'Japon', ...]
    """
    given = Given(language, date, genre, title)
    if isinstance(what, str) and _is_text(what):
        return DocumentReading(propose_bytes(what.encode(), "text.txt", "text", given), labels)
    return DocumentReading(propose(Path(what), given), labels)


def _is_text(what: str) -> bool:
    """Whether a text is meant as one and not as the name of a file.

    >>> _is_text("communique.txt"), _is_text("La France a signé.")
    (False, True)
    """
    if "\n" in what or len(what.encode()) > _LONGEST:
        return True
    return " " in what.strip() and not Path(what).exists()
