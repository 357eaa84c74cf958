"""A note as Markdown."""

from __future__ import annotations

import re

from kg.views.note.html import grouped
from kg.views.note.model import Line, Note

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


def to_markdown(note: Note) -> str:
    """The note as Markdown, sources in brackets and listed at the end."""
    of = note.language
    parts = [f"# {_plain(note.title[of])}", f"{note.subtitle[of]} · {note.state[of]}"]
    for section in note.sections:
        parts.append(f"## {section.title[of]}")
        for head, lines in grouped(section.lines, of):
            if head:
                parts.append(f"### {_plain(head)}")
            parts.append("\n".join(f"- {_said(line, of)}" for line in lines))
        if section.others:
            parts.append(f"{section.more[of]} `{section.command}`")
    parts.append(f"## {note.words['sources'][of]}")
    parts.append(
        "\n".join(
            f"- [{s.number}] {s.document}, {s.place[of]} « {_plain(s.quote)} »"
            if s.quote
            else f"- [{s.number}] {_plain(s.told[of])}"
            for s in note.sources
        )
    )
    parts.append(f"## {note.words['documents'][of].rstrip(' :')}")
    parts.append(
        "\n".join(
            f"- [{r.short}] {_plain(', '.join(filter(None, (r.title, r.publisher, r.date))))}"
            for r in note.references
        )
    )
    return "\n\n".join([*parts, *(remark[of] for remark in note.remarks)]) + "\n"


def _said(line: Line, language: str) -> str:
    marks = "".join(f" ({mark.label[language]})" for mark in line.marks)
    told = f" {_plain(line.told[language])}" if line.told[language] else ""
    return f"**{_plain(line.name[language])}**{marks}{told} [{', '.join(line.sources)}]"


def _plain(text: str) -> str:
    r"""A text no part of which is taken for a sign of the format.

    >>> _plain("<b>*x*")
    '\\<b\\>\\*x\\*'
    """
    return _SPECIAL.sub(r"\\\1", text)
