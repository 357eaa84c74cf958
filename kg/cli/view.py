"""``kg view``."""

from __future__ import annotations

import webbrowser
from pathlib import Path

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
@click.option("--as-of", "on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="What holds on a day.")
@click.option("--at-least", multiple=True, metavar="STATUS", help="This rung or above; may be repeated.")
@click.option(
    "--force", "forces", multiple=True, metavar="FORCE", help="binding, political, track-1.5, unilateral."
)
@click.option("--formation", "formations", multiple=True, metavar="NAME", help="joint, series or unknown.")
@click.option("--topic", "topics", multiple=True, metavar="NAME", help="A topic or a narrower one.")
@click.option("--speaker", "speakers", multiple=True, metavar="NAME", help="Said by, or for, this party.")
@click.option("--document", "documents", multiple=True, metavar="ID", help="Only this document.")
@click.option("--reviewed", is_flag=True, help="Only what a curator decided.")
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
    **filters: object,
) -> None:
    """Write the explorer: graph, table, timeline and evidence in one file.

    The file needs no network and no server: send it, double-click it. Filters set what it opens on;
    everything is in it, and a reader can loosen them.

    \b
    Example:
      kg view --output entente.html
      kg view --for party Japon --at-least signed --at-least established
      kg view --as-of 2025-06-05 --lang en --open
    """
    from kg.analysis.ties import ties
    from kg.cli.filters import write
    from kg.graph.release import Release
    from kg.views.explorer import explorer
    from kg.views.start import start

    path = Path(output)
    with Release(store) as release:
        found = ties(release)
        view = start(release, found, subject, filters, language)
        page = explorer(release, found, start=view, language=language, measured=measured)
    write(path, page.encode())
    if opened:
        webbrowser.open(path.resolve().as_uri())
