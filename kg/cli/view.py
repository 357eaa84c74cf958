"""``kg view``."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Any

import click

from kg.cli import options


@click.command()
@click.option("--output", "-o", metavar="FILE", default="entente.html", show_default=True, help="The page.")
@click.option(
    "--for",
    "subject",
    nargs=2,
    type=(click.Choice(["party", "topic", "document"]), str),
    metavar="party|topic|document NAME",
    help="Open on a party, a topic or a document, under any of its names.",
)
@options.page_filters
@click.option(
    "--measured",
    is_flag=True,
    help="Offer coalitions as colour and centralities as size; takes some seconds.",
)
@click.option("--open", "opened", is_flag=True, help="Open the page in the browser.")
@options.language
@options.store
def view(
    output: str,
    subject: tuple[str, str] | None,
    measured: bool,
    opened: bool,
    language: str,
    store: str | None,
    **given: Any,  # noqa: ANN401 the filters
) -> None:
    """Write the explorer: graph, table, timeline and evidence in one file.

    The file needs no network and no server: send it, double-click it. Filters set what it opens on;
    everything is in it, and a reader can loosen them.

    \b
    Example:
      kg view --output entente.html
      kg view --for party Japon --at-least signed --at-least established
      kg view --as-of 2025-06-05 --territories --expand --lang en --open
    """
    from kg.analysis.filters import selection_of
    from kg.analysis.ties import ties
    from kg.cli.filters import selected, write
    from kg.graph.release import Release
    from kg.views.explorer import explorer
    from kg.views.start import start

    path = Path(output)
    with Release(store) as release:
        # Two rungs, one a ladder, are asked for together on the page: each must leave something by itself.
        each = [given | {"at_least": rung} for rung in given["at_least"] or ("",)]
        for one in each:
            selected(release, one)
        found = ties(release)
        chosen = selection_of(release, each[0], found)
        view = start(release, subject, chosen, given["at_least"], language=language, parties=_parties(given))
        page = explorer(release, found, start=view, language=language, measured=measured)
    write(path, page.encode())
    if opened:
        webbrowser.open(path.resolve().as_uri())


def _parties(given: dict[str, Any]) -> list[str]:
    return [name for name in ("organisations", "expand") if given[name]]
