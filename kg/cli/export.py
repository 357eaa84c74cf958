"""``kg export``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli import options

PARTS = ("statements", "evidence", "entities", "graph")
FORMATS = ("jsonl", "csv", "parquet", "turtle", "nquads", "jsonld", "graphml")
_DEFAULTS = {"graph": "turtle"}


@click.command()
@click.argument("what", type=click.Choice(PARTS))
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="statements: jsonl, csv, parquet; evidence and entities: csv, parquet; "
    "graph: turtle, nquads, jsonld, graphml.  [default: jsonl, csv or turtle]",
)
@click.option(
    "--output", "-o", metavar="FILE", help="A file, written whole or not at all.  [default: standard output]"
)
@options.store
def export(what: str, form: str | None, output: str | None, store: str | None) -> None:
    """Write statements or graph for other tools.

    Statements come as one JSON object a line with quotes and labels, or as flat tables that join on
    the statement's id; the graph as RDF, or as a network of parties and instruments (graphml).

    \b
    Example:
      kg export statements --format jsonl > statements.jsonl
      kg export evidence --format csv -o evidence.csv
      kg export graph --format turtle -o entente.ttl
    """
    from kg.cli.remarks import remark_unreviewed
    from kg.graph import exports
    from kg.graph.release import Release

    form = form or _DEFAULTS.get(what) or next(iter(exports.FORMATS[what]))
    with Release(store) as release:
        remark_unreviewed(release)
        if output is None:
            exports.export(release, what, form, sys.stdout.buffer)
            sys.stdout.buffer.flush()
        else:
            exports.export_file(release, what, form, Path(output))
