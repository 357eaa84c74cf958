"""What travels through the project: documents, passages, mentions, entities and statements.

All values are frozen. A :class:`Statement` is the atom: everything the graph,
the tables and the pages show is assembled from statements.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, fields
from enum import StrEnum
from operator import attrgetter
from typing import Any

from kg.issues import Issue, Silence


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """An exact passage used as evidence: ``document.text[start:end] == text``."""

    start: int
    end: int
    text: str


class PassageKind(StrEnum):
    """The structural role of a passage in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"
    LIST_ITEM = "list_item"
    FOOTNOTE = "footnote"
    TABLE_ROW = "table_row"
    TABLE_CELL = "table_cell"


@dataclass(frozen=True, slots=True)
class Passage:
    """A structural span of a document, ordered by start then by decreasing length.

    Attributes:
        kind: its role.
        start: offset of its first character.
        end: offset after its last character.
        headings: the texts of the headings above it, outermost first.
        parent: index in :attr:`Document.passages` of the passage that contains it, or None.
        number: running number where the document has one: row of a table, number of a footnote
            or of a list item, column of a cell (all from 1); 0 where it has none.
    """

    kind: PassageKind
    start: int
    end: int
    headings: tuple[str, ...] = ()
    parent: int | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A document as received, with its metadata (one manifest row) and its passages.

    Attributes:
        id: the manifest id, such as ``001_10fd14955a8171a2``.
        file: the file's name.
        text: the text layer; every offset of the project counts in it.
        speakers: IRIs of the parties or organisations whose word the document is.
        date: EDTF date of the document, empty when it carries none.
        language: BCP 47 tag of its main language.
        genre: which loader reads it.
        extractor: what made the text layer, with its version; empty where it is the file itself.
    """

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
    text: str = field(repr=False)
    passages: tuple[Passage, ...] = field(default=(), repr=False)
    extractor: str = ""

    def quote(self, start: int, end: int) -> Quote:
        """The exact passage between two offsets."""
        return Quote(start, end, self.text[start:end])


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """A name in a language; ``language`` may be empty for names that have none (acronyms)."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing with an IRI: party, instrument, topic, place, person, document.

    Attributes:
        types: IRIs of its classes, most specific first.
        preferred: at most one label per language.
        alternative: other names it goes by.
        hidden: spellings used for finding it in text, never shown.
        kind: IRI of its kind in a concept scheme, or empty.
        provisional: named by one document and not (yet) in the reference data.
        formation: ``joint``, ``series``, ``unknown`` or empty (not an instrument).
        formation_rule: the rule that gave the formation, in a few words.
        document: id of the document that introduced it; empty for reference data.
        speaks_for: IRI of the party it speaks for, or empty.
    """

    iri: str
    types: tuple[str, ...]
    preferred: tuple[Label, ...]
    alternative: tuple[Label, ...] = ()
    hidden: tuple[Label, ...] = ()
    kind: str = ""
    provisional: bool = False
    formation: str = ""
    formation_rule: str = ""
    document: str = ""
    speaks_for: str = ""

    def label(self, language: str = "fr") -> str:
        """The preferred label in *language*, else in any, else the IRI's last segment."""
        for wanted in (language, "fr", "en"):
            for preferred in self.preferred:
                if preferred.language == wanted:
                    return preferred.text
        return self.preferred[0].text if self.preferred else self.iri.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """A typed value as the object of a statement, such as an EDTF date or a number."""

    value: str
    datatype: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing one document says, with the passages that prove it.

    Attributes:
        document: id of the document.
        subject: IRI.
        predicate: IRI of a property of the schema.
        object: IRI or typed literal.
        quotes: one or more exact passages, sorted by start.
        when: EDTF; dates the status (the event or the stated period); empty when undated.
        status: notation of a rung (``signed``, ``under_negotiation`` ...), empty when not stated.
        force: ``binding``, ``political``, ``track-1.5``, ``unilateral`` or empty.
        force_derived: the force comes from the instrument's kind, not from the text.
        speakers: IRIs, sorted; whose word it is.
        method: the loader and pattern that read it, or ``ledger``.
        confidence: 0 to 1.
        review: ``unreviewed``, ``accepted``, ``corrected``, ``added`` or ``disputed``.
        derived: follows from the document's structure rather than from a sentence.
        note: a curator's remark.
        ordinal: 0; counts up where one key truly carries two statuses.
    """

    document: str
    subject: str
    predicate: str
    object: str | Literal
    quotes: tuple[Quote, ...]
    when: str = ""
    status: str = ""
    force: str = ""
    force_derived: bool = False
    speakers: tuple[str, ...] = ()
    method: str = ""
    confidence: float = 1.0
    review: str = "unreviewed"
    derived: bool = False
    note: str = ""
    ordinal: int = 0

    @property
    def id(self) -> str:
        """32 hexadecimal digits: the same statement on the same passages, whatever its status or review."""
        spans = [[q.start, q.end] for q in sorted(self.quotes)]
        parts: list[object] = [self.document, self.subject, self.predicate, _plain(self.object), spans]
        return _digest([*parts, self.ordinal] if self.ordinal else parts)

    @property
    def key(self) -> str:
        """The id without the passages: what the ledger and the difference of two releases go by."""
        key = _digest([self.document, self.subject, self.predicate, _plain(self.object)])
        return f"{key}-{self.ordinal}" if self.ordinal else key


_NAMES = tuple(one.name for one in fields(Statement))
_PLACES = {name: place for place, name in enumerate(_NAMES)}
_values = attrgetter(*_NAMES)


def changed(said: Statement, **values: object) -> Statement:
    """A statement with other values: what :func:`dataclasses.replace` does, in half its time.

    >>> from dataclasses import replace
    >>> said = Statement("a", "id/x", "p", "id/y", ())
    >>> changed(said, status="signed") == replace(said, status="signed")
    True
    """
    found: list[Any] = list(_values(said))
    for name, value in values.items():
        found[_PLACES[name]] = value
    return Statement(*found)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a loader makes of a document; silences come with its ledger."""

    statements: tuple[Statement, ...]
    issues: tuple[Issue, ...]
    entities: tuple[Entity, ...] = ()
    silences: tuple[Silence, ...] = ()


def _plain(value: str | Literal) -> str | list[str]:
    return [value.value, value.datatype] if isinstance(value, Literal) else value


_written = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


def _digest(parts: list[object]) -> str:
    return hashlib.sha256(_written(parts).encode("ascii")).hexdigest()[:32]
