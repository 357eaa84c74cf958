"""What a note is: sections of lines, each with the numbers of its sources, in both languages.

Nothing here knows a format; :mod:`kg.views.note.html`, ``word`` and ``markdown`` write what these hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Words = Mapping[str, str]  # a text by language
NOTHING: Words = {"fr": "", "en": ""}


@dataclass(frozen=True, slots=True, order=True)
class Proof:
    """What a line rests on: a passage, a whole document, or the reference data.

    Attributes:
        document: id of the document; empty for reference data.
        start: offset of the passage; -1 for a whole document.
        end: offset after it.
        origin: where reference data come from, in their own words.
    """

    document: str = ""
    start: int = -1
    end: int = -1
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A source as the note lists it.

    Attributes:
        number: what lines refer to it by.
        document: short name of the document; empty for reference data.
        place: where in the document.
        quote: the words of the passage, shortened for paper; empty for reference data.
        whole: the words of the passage, for the screen.
        told: what it is, where there is no quote.
        language: of the quote.
        proof: exact place.
    """

    number: int
    document: str
    place: Words
    quote: str
    whole: str
    told: Words
    language: str
    proof: Proof


@dataclass(frozen=True, slots=True)
class Reference:
    """A document the note rests on; lines that rest on it as a whole refer to its short name."""

    short: str
    title: str
    publisher: str
    date: str
    language: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A word beside a line: its force, ``series``, ``derived`` ..."""

    name: str
    label: Words


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a note.

    Attributes:
        name: what it is about.
        told: what is said of it.
        marks: force, formation, how it is known.
        proofs: what it rests on; never empty.
        group: the rung, date or group it is listed under; empty where a section has none.
        rank: how telling it is, least first; what is not telling enough gives way to two pages.
        sources: numbers of passages and short names of whole documents, once they are known.
    """

    name: Words
    told: Words
    proofs: tuple[Proof, ...]
    marks: tuple[Mark, ...] = ()
    group: Words = field(default_factory=lambda: NOTHING)
    rank: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a note.

    Attributes:
        name: ``identity``, ``partners``, ``instruments`` ...
        title: its heading.
        lines: in the order of the page.
        inline: whether lines follow one another instead of standing each on its own.
        others: how many lines were left out.
        command: what lists them all.
        more: "n others", before the command.
    """

    name: str
    title: Words
    lines: tuple[Line, ...]
    inline: bool = False
    others: int = 0
    command: str = ""
    more: Words = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a party.

    Attributes:
        party: IRI.
        name: of the party.
        title: of the note.
        state: of which day it is.
        subtitle: what it is about.
        language: the one it is written in.
        sections: those that have lines.
        remarks: sentences that are no finding: that there is little, how to read it.
        sources: numbered, in the order in which lines refer to them.
        references: the documents.
        words: headings the formats need.
    """

    party: str
    name: Words
    title: Words
    subtitle: Words
    state: Words
    language: str
    sections: tuple[Section, ...]
    remarks: tuple[Words, ...]
    sources: tuple[Source, ...]
    references: tuple[Reference, ...]
    words: Mapping[str, Words]

    def section(self, name: str) -> Section | None:
        """The section of that name, if it has lines."""
        return next((s for s in self.sections if s.name == name), None)
