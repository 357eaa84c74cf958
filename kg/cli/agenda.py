"""``kg agenda``: what is due when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from kg.cli import options


@click.command()
@click.option("--from", "start", metavar="DAY", help="The first day.  [default: today]")
@click.option("--until", metavar="DAY", help="The last day.  [default: two years later]")
@options.filters
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="Form of the answer.",
)
@options.figure
@options.language
@options.store
def agenda(
    start: str | None,
    until: str | None,
    form: str,
    figure: str | None,
    size: str,
    language: str,
    store: str | None,
    **given: object,
) -> None:
    """What is due when, and with whom: timetables, planned meetings, what is planned or considered.

    Due is a date on the last day it can mean: "2026-05" by 31 May, "2025-2027" by the end of 2027.
    What has no last day is never due.

    \b
    Example:
      kg agenda --from 2025-06-05 --until 2027-12-31
      kg agenda --topic semi-conducteurs --format csv
      kg agenda --from 2025-06-05 --figure agenda.pdf --size column
    """
    from datetime import date

    from kg.analysis.events import agenda as due
    from kg.analysis.unreviewed import UNREVIEWED
    from kg.cli.filters import day_of, selected
    from kg.graph.release import Release

    first = day_of(start, "--from") if start else date.today()
    last = day_of(until, "--until") if until else first.replace(year=first.year + 2, day=min(first.day, 28))
    with Release(store) as release:
        ties = selected(release, given)
        found = due(release, ties, first, last)
    if figure is not None:
        from pathlib import Path

        from kg.cli.filters import draw
        from kg.views.figures.agenda import agenda_chart

        draw(Path(figure), agenda_chart(ties, found, language=language, size=size))
    names = [ties.label(iri, language) for iri in found["via"]]
    parties = ["; ".join(ties.label(iri, language) for iri in iris.split()) for iris in found["parties"]]
    columns = ["due", "when", "reason", "status", "name", "with_", "statements"]
    columns += [UNREVIEWED] if UNREVIEWED in found else []
    shown = found.assign(name=names, with_=parties)[columns]
    if form == "csv":
        click.echo(shown.to_csv(index=False), nl=False)
    elif form == "json":
        click.echo(shown.to_json(orient="records", force_ascii=False, date_format="iso", indent=1))
    else:
        for row in shown.to_dict("records"):
            facts = [row["status"] or "–", row["when"], *_mark(row, language)]
            click.echo(f"{row['due']}  {click.style(row['name'], bold=True)}  [{', '.join(facts)}]")
            click.echo(f"            {row['with_']}")
        click.echo(f"{len(shown)} due from {first} to {last}", err=True)


def _mark(row: Mapping[Any, Any], language: str) -> list[str]:
    """How many of the statements behind a row nobody reviewed, in words, where there are any."""
    count, every = row.get("unreviewed", 0), len(row["statements"].split())
    if not count:
        return []
    word = {"fr": "non examiné", "en": "unreviewed"}[language]
    return [word if count == every else f"{word} {count}/{every}"]
