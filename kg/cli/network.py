"""``kg network``: the networks and tables that other tools read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options

if TYPE_CHECKING:
    from kg.analysis.ties import Ties

TABLES = ("country-year", "instrument-year", "dyad-year")
NETWORKS = ("two-mode", "parties", "party-topic", "instruments", "documents")
FORMATS = ("csv", "graphml", "gexf", "pajek")


@click.command()
@click.argument("what", type=click.Choice([*NETWORKS, *TABLES]))
@options.filters
@click.option("--series", is_flag=True, help="parties: link the spokes of a series to its hub as well.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="two-mode: all; other networks: graphml, gexf, pajek; tables: csv.  [default: csv, else graphml]",
)
@click.option(
    "--output", "-o", metavar="FILE", help="A file, written whole or not at all.  [default: standard output]"
)
@options.figure
@options.language
@options.store
def network(
    what: str,
    series: bool,
    form: str | None,
    output: str | None,
    figure: str | None,
    size: str,
    language: str,
    store: str | None,
    **given: object,
) -> None:
    """Write the networks and yearly tables for other tools.

    two-mode is the list of ties, unprojected, with quotes, or a network of parties and instruments;
    parties, instruments and documents are projections of it, party-topic the two-mode network of
    parties and what their instruments cover; the yearly tables have a row a country, instrument or pair of countries
    and year, with ISO codes. kg codebook says what every column means.

    --figure draws two-mode or parties instead.

    \b
    Example:
      kg network two-mode --territories -o ties.csv
      kg network parties --format gexf -o parties.gexf
      kg network dyad-year --territories -o dyads.csv
      kg network two-mode --territories --figure map.svg
    """
    from kg.analysis import exchange
    from kg.cli.filters import selected, write
    from kg.errors import KgError
    from kg.graph.release import Release

    if figure is not None and what not in ("two-mode", "parties"):
        raise KgError(f"{what} is not drawn; --figure draws two-mode or parties")
    offered = ("csv",) if what in TABLES else FORMATS if what == "two-mode" else FORMATS[1:]
    form = form or offered[0]
    if form not in offered:
        raise KgError(f"{what} comes as {', '.join(offered)}, not as {form}")
    with Release(store) as release:
        ties = selected(release, given)
        evidence = release.table("evidence").to_pandas()
    if figure is not None:
        from kg.cli.filters import draw
        from kg.views.figures.network import network_map, two_mode_map
        from kg.views.remarks import noted

        if what == "two-mode":
            drawn = two_mode_map(ties, language=language, size=size)
        else:
            drawn = network_map(ties, series=series, language=language, size=size)
        draw(Path(figure), noted(drawn, ties.frame, language))
        return
    if what in TABLES:
        content = _table(what, ties)
    elif form == "csv":
        content = exchange.csv(exchange.edge_list(ties, evidence))
    else:
        content = exchange.WRITERS[form](exchange.network(ties, what, series=series))
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        write(Path(output), content)


def _table(what: str, ties: Ties) -> bytes:
    from kg.analysis import exchange, yearly

    make = {
        "country-year": yearly.country_year,
        "instrument-year": yearly.instrument_year,
        "dyad-year": yearly.dyad_year,
    }
    return exchange.csv(make[what](ties))
