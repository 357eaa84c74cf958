"""``kg query``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.graph.answer import Answer
    from kg.graph.query import NamedQuery

FORMATS = ("table", "csv", "json", "sparql-json", "xml", "turtle")
_UNLIMITED = 100_000


@click.command()
@click.argument("query", required=False)
@click.argument("parameters", nargs=-1, metavar="[NAME=VALUE]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="Form of the answer.",
)
@click.option(
    "--list", "lists", is_flag=True, help="List the named questions by theme, with their parameters."
)
@options.language
@options.store
def query(
    query: str | None, parameters: tuple[str, ...], form: str, lists: bool, language: str, store: str | None
) -> None:
    """Ask in SPARQL, or one of the named questions.

    QUERY is SPARQL text, a file of it, - for standard input, or the name of a question that --list
    shows. A named question takes parameters: any name the graph knows, a status, or a date; --lang is
    the language of its labels.

    \b
    Example:
      kg query --list
      kg query who-works-with party=Japon
      kg query as-of day=2024-01-01 --format csv
      kg query who-works-with party=Japan --lang en
      kg query "SELECT (COUNT(*) AS ?n) { ?s a ent:Statement }"
    """
    from kg.cli.remarks import remark_unreviewed
    from kg.graph.answer import with_review
    from kg.graph.query import ask, named_queries
    from kg.graph.release import Release

    if lists:
        _list(named_queries(), language)
        return
    if query is None:
        raise click.UsageError("Missing argument 'QUERY'; --list shows the named questions.")
    given = _given(parameters)
    with Release(store) as release:
        answer = ask(release.store, _text(query), given, language)
        if form in ("table", "csv", "json"):
            answer = with_review(answer, release.store)
        remark_unreviewed(release)
    _print(answer, form)


def _given(parameters: tuple[str, ...]) -> dict[str, str]:
    given = {}
    for parameter in parameters:
        name, equals, value = parameter.partition("=")
        if not equals:
            raise click.UsageError(f"{parameter!r} is no parameter; write NAME=VALUE.")
        given[name] = value
    return given


def _text(query: str) -> str:
    """What to ask: the text given, that of a file, or of standard input."""
    from kg.errors import QueryError
    from kg.graph.query import is_name

    if query == "-":
        return sys.stdin.read()
    path = Path(query)
    if "{" in query or "\n" in query or (is_name(query) and not path.is_file()):
        return query
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise QueryError(
            f"{query}: cannot be read ({reason}); give SPARQL, a file or a name of --list"
        ) from None


def _list(known: Mapping[str, NamedQuery], language: str) -> None:
    by_theme: dict[str, list[NamedQuery]] = {}
    for question in known.values():
        by_theme.setdefault(question.theme, []).append(question)
    for theme, questions in sorted(by_theme.items()):
        click.echo(click.style(theme, bold=True))
        for question in questions:
            click.echo(f"  {question.name}")
            click.echo(f"      {question.titles.get(language, '')}")
            for parameter in question.parameters:
                default = f", {parameter.default!r}" if parameter.default else ""
                click.echo(
                    f"      {parameter.name}= ({parameter.type}{default}) {parameter.titles[language]}"
                )


def _print(answer: Answer, form: str) -> None:
    if form != "table":
        from kg.graph.answer import FORMATS as WRITERS

        click.echo(WRITERS[form](answer), nl=False)
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in answer.columns:
        table.add_column(name, overflow="fold")
    for row in answer.texts(short=True):
        table.add_row(*row)
    # A pipe has no width: cells stay whole, so that they can be cut and searched.
    Console(
        width=None if sys.stdout.isatty() else _UNLIMITED, markup=False, highlight=False, emoji=False
    ).print(table)
    rows = len(answer.rows)
    click.echo(f"{rows} row{'' if rows == 1 else 's'}", err=True)
