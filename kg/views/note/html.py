"""A note as one HTML page: nothing from elsewhere, no script, A4 on paper."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from kg.views.assembly import policy
from kg.views.note.model import Line, Note

_TEMPLATES = Path(__file__).parent.parent / "templates" / "note"


def to_html(note: Note) -> str:
    """The page as HTML, the same bytes for the same note.

    It carries its style and no script, asks nobody for anything, and prints on two A4 pages.
    """
    import jinja2
    from markupsafe import Markup

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    style = (_TEMPLATES / "note.css").read_text("utf-8")
    return environment.get_template("note.html").render(
        note=note,
        of=note.language,
        policy=policy([], [style]),
        style=Markup(style),
        grouped=grouped,
    )


def grouped(lines: tuple[Line, ...], language: str) -> list[tuple[str, list[Line]]]:
    """Lines under their headings, in order."""
    return [(head, list(own)) for head, own in groupby(lines, key=lambda line: line.group[language])]
