"""``kg analyse``: what the network says, with how much confidence."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli import options

if TYPE_CHECKING:
    from kg.graph.release import Release
    from kg.views.report import Report

# Report -> the module of kg.views.reports it is made in, and a line of help.
REPORTS = {
    "centrality": ("centrality", "Who stands in the middle, with intervals and ranks without one document."),
    "brokerage": ("centrality", "Who stands between parties that are not linked with each other."),
    "coalitions": ("coalitions", "Who holds together, how surely, and whether chance would do as well."),
    "core": ("coalitions", "The core that deals with everybody, and the periphery."),
    "links": ("links", "Which links of parties go beyond chance."),
    "missing": ("links", "The links one would most expect and does not find."),
    "speakers": ("speakers", "What each speaker asserts, and what one side alone says."),
    "timeline": ("timeline", "How the network grows, as far as documents date it."),
    "instruments": ("instruments", "Which instruments are dated, since when, on which rung."),
    "topics": ("topics", "Who works on what: topics by parties, or by blocs."),
    "absences": (
        "absences",
        "What is covered, what was read without finding anything, what nobody read about.",
    ),
}


@click.group()
def analyse() -> None:
    """Network analyses: tables, figures and pages that say what was found and what cannot be said.

    Each takes the same filters. --figure writes SVG, PDF or PNG, --page one HTML page in French and
    English with the figure, the table and the passages behind it.
    """


_weight = click.option(
    "--weight",
    type=click.Choice(["shared", "newman", "jaccard"]),
    default="shared",
    show_default=True,
    help="What a link of two parties weighs: instruments shared, each over its other parties, or a share of all.",
)


def _command(name: str, line: str) -> click.Command:
    @click.command(name, help=f"{line}\n\n\b\nExample:\n  {_EXAMPLES[name]}")
    @options.filters
    @_weight
    @click.option("--seed", default=0, show_default=True, help="Where chance starts.")
    @options.output
    @options.language
    @options.store
    def command(
        weight: str,
        seed: int,
        form: str,
        figure: str | None,
        size: str,
        page: str | None,
        language: str,
        store: str | None,
        **rest: object,
    ) -> None:
        from kg.graph.release import Release

        more: dict[str, Any] = {key: rest.pop(key) for key in ("measure", "across", "by") if key in rest}
        with Release(store) as release:
            made = _made(name, release, rest, weight, seed, more)
            _hand_out(made, release, form, (figure, size), page, language)

    return command


def _made(
    name: str, release: Release, given: dict[str, Any], weight: str, seed: int, more: dict[str, Any]
) -> Report:
    from importlib import import_module

    from kg.cli.filters import selected

    ties = selected(release, given)
    make: Callable[..., Report] = getattr(import_module(f"kg.views.reports.{REPORTS[name][0]}"), name)
    if name == "absences":
        return make(ties, release, **more)
    return make(ties, weight=weight, seed=seed, **more)


def _hand_out(
    made: Report,
    release: Release,
    form: str,
    figure: tuple[str | None, str],
    page: str | None,
    language: str,
) -> None:
    from kg.cli.filters import draw, proofs, write
    from kg.views.report import page as paged

    file, size = figure
    if file is not None:
        drawn = made.figure(language, size)
        if drawn is None:
            click.echo("kg: nothing to draw; the table says why", err=True)
        else:
            draw(Path(file), drawn)
    if page is not None:
        write(Path(page), paged(made, proofs(made, release), language).encode("utf-8"))
    if form == "csv":
        click.echo(made.frame.to_csv(index=False), nl=False)
    elif form == "json":
        click.echo(made.frame.to_json(orient="records", force_ascii=False, date_format="iso", indent=1))
    else:
        _table(made, language)
    for sentence in [*made.found, *made.cannot]:
        click.echo(f"– {sentence[language]}", err=form != "table")


def _table(made: Report, language: str, most: int = 30) -> None:
    from rich.console import Console
    from rich.table import Table

    from kg.views.report import cell

    table = Table(
        box=None, pad_edge=False, header_style="bold", title=made.title[language], title_justify="left"
    )
    for column in made.columns:
        # Names stay readable; the rest gives way.
        table.add_column(column.heading[language], overflow="ellipsis", no_wrap=True)
    for row in made.frame.head(most).to_dict("records"):
        table.add_row(*(cell(row[column.name], column.name, row)[language] for column in made.columns))
    # A pipe has no width: cells stay whole.
    width = None if sys.stdout.isatty() else _UNLIMITED
    Console(width=width, markup=False, highlight=False, emoji=False).print(table)
    if len(made.frame) > most:
        click.echo(f"… {len(made.frame) - most} more rows; --format csv has them all", err=True)
    click.echo()


_UNLIMITED = 10_000
_EXAMPLES = {
    "centrality": "kg analyse centrality --territories --measure betweenness",
    "brokerage": "kg analyse brokerage --territories --figure brokers.svg",
    "coalitions": "kg analyse coalitions --territories --page coalitions.html",
    "core": "kg analyse core --territories --weight newman",
    "links": "kg analyse links --at-least signed --format csv",
    "missing": "kg analyse missing --territories",
    "speakers": "kg analyse speakers --organisations",
    "timeline": "kg analyse timeline --topic semi-conducteurs",
    "instruments": "kg analyse instruments --at-least signed --figure timeline.pdf --size column",
    "topics": "kg analyse topics --by blocs --figure topics.svg",
    "absences": "kg analyse absences --territories --across parties",
}
for _name, (_, _line) in REPORTS.items():
    analyse.add_command(_command(_name, _line))
_measure = click.Option(
    ["--measure"],
    type=click.Choice(["degree", "strength", "closeness", "betweenness", "eigenvector", "pagerank", "core"]),
    default="strength",
    show_default=True,
    help="Which centrality.",
)
_across = click.Option(
    ["--across"],
    type=click.Choice(["topics", "parties"]),
    default="topics",
    show_default=True,
    help="What parties are crossed with.",
)
analyse.commands["centrality"].params.insert(0, _measure)
analyse.commands["absences"].params.insert(0, _across)
_by = click.Option(
    ["--by"],
    type=click.Choice(["parties", "blocs"]),
    default="parties",
    show_default=True,
    help="What the columns of the figure are.",
)
analyse.commands["topics"].params.insert(0, _by)
