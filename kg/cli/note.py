"""``kg note``."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options

if TYPE_CHECKING:
    from kg.graph.release import Release
    from kg.views.note import Note

FORMATS = (".html", ".pdf", ".docx", ".md")
_PAGES = 2


@click.command()
@click.argument("name")
@click.option(
    "--output", "-o", metavar="FILE", help="The note; .html, .pdf, .docx or .md.  [default: note-NAME.html]"
)
@click.option("--as-of", "on", metavar="DAY", help="Leave out what begins later, such as after 2025-06-05.")
@options.narrowing
@click.option("--open", "opened", is_flag=True, help="Open it.")
@options.language
@options.store
def note(
    name: str,
    output: str | None,
    on: str | None,
    opened: bool,
    language: str,
    store: str | None,
    **given: object,
) -> None:
    """Write a note on a party: two pages to read before a meeting.

    Who it works with and how firmly, its instruments by rung, what it does through the groups it
    belongs to (marked derived), topics, agenda, gaps, and who says so; every line with its source.
    The ending of the file decides the format: a page, PDF (needs Chromium), Word or Markdown.

    \b
    Example:
      kg note Japon
      kg note "South Korea" --lang en --output korea.docx
      kg note France --as-of 2025-06-05 --output france.pdf
    """
    from kg.graph.find import find
    from kg.graph.release import Release
    from kg.text import slug

    path = Path(output or f"note-{slug(name)}.html")
    if path.suffix.lower() not in FORMATS:
        raise click.UsageError(
            f"--output {str(path)!r} has no known ending; use one of {', '.join(FORMATS)}."
        )
    with Release(store) as release:
        made = _made(release, find(release.store, name), language, on, given)
    _write(made, path)
    if opened:
        webbrowser.open(path.resolve().as_uri())


def _made(release: Release, party: str, language: str, on: str | None, given: dict[str, object]) -> Note:
    from kg.cli.filters import day_of, selected
    from kg.views.note import note as noted

    asked = {name: value for name, value in given.items() if value}
    # What a note has its own way with: its day, its groups, and ministries, which get notes of their own.
    rest = {"on": None, "territories": False, "organisations": False, "expand": False}
    ties = selected(release, given | rest) if asked else None
    values = [v for value in asked.values() for v in (value if isinstance(value, tuple) else (value,))]
    day = day_of(on, "--as-of") if on else None
    return noted(
        release, party, language=language, on=day, selected=ties, filters=", ".join(map(str, values))
    )


def _write(made: Note, path: Path) -> None:
    from kg.cli.filters import write
    from kg.views.note import to_html, to_markdown

    suffix = path.suffix.lower()
    if suffix == ".docx":
        from kg.views.note.word import to_docx

        write(path, to_docx(made))
    elif suffix == ".pdf":
        from kg.views.pdf import pages, printed

        pdf = printed(to_html(made))
        write(path, pdf)
        if pages(pdf) > _PAGES:
            click.echo(f"{path}: {pages(pdf)} pages, because the fonts of this machine run wide", err=True)
    else:
        write(path, (to_markdown(made) if suffix == ".md" else to_html(made)).encode())
