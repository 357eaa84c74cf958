"""``kg codebook``: what every variable and value means."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli import options


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "md", "csv", "yaml"]),
    help="Form of the codebook.  [default: by the file's ending, else md]",
)
@click.option(
    "--output", "-o", metavar="FILE", help="A file, written whole or not at all.  [default: standard output]"
)
@options.language
@options.store
def codebook(form: str | None, output: str | None, language: str, store: str | None) -> None:
    """Every variable of every table and network: definition, coding rule, values, counts and a quote.

    Definitions come from the ontology, counts and quotes from the release. The page (html) holds French
    and English and opens in --lang; Markdown is in one of them; csv and yaml have a row a variable or value.

    \b
    Example:
      kg codebook -o codebook.html
      kg codebook --format md --lang en > codebook.md
    """
    from kg.analysis.codebook import codebook as made
    from kg.cli.filters import write
    from kg.cli.remarks import remark_unreviewed
    from kg.errors import KgError
    from kg.graph.release import Release
    from kg.views.codebook import FORMATS, written

    ending = Path(output or "").suffix.removeprefix(".").lower()
    form = form or (ending or "md")
    if form not in FORMATS:
        raise KgError(
            f"a codebook comes as {', '.join(FORMATS)}, not as {form!r}; name the file so or use --format"
        )
    with Release(store) as release:
        remark_unreviewed(release)
        content = written(made(release), form, language)
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        write(Path(output), content)
