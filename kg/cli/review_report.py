"""The report of ``kg review --report``: precision by pattern and recall by relation, with their intervals."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from kg.curation.measures import OUTCOMES, Outcome, Share, outcomes, precision, recall

_UNLIMITED = 10_000


def print_report(readings: Sequence[str], seeds: str | None, form: str) -> None:
    """The report of some readings and their ledgers, by default of the corpus with today's loaders.

    Args:
        readings: files of readings, or documents of the corpus.
        seeds: the folder with ``manifest.csv``.
        form: ``table`` or ``csv``.
    """
    found, files = measured(readings, seeds)
    parts = (("precision", "pattern", precision(found)), ("recall", "relation", recall(found)))
    if form == "csv":
        click.echo(_csv(parts), nl=False)
        return
    click.echo(f"{files} {'document' if files == 1 else 'documents'}; Wilson intervals at 95 %")
    for what, by, shares in parts:
        _table(what, by, shares)


def measured(readings: Sequence[str], seeds: str | None) -> tuple[list[Outcome], int]:
    """What became of every proposal, and how many documents were counted."""
    from kg.cli.review import opened
    from kg.curation.desk import Desk
    from kg.curation.ledger import read_ledger
    from kg.documents.corpus import read_manifest
    from kg.resources import seeds_folder
    from kg.vocabulary import load

    names = list(readings)
    if not names:
        names = [row.id for row in read_manifest(Path(seeds) if seeds is not None else seeds_folder())]
    found: list[Outcome] = []
    files = 0
    for name in names:
        proposal, ledger = opened(name, seeds)
        rows = read_ledger(ledger)
        if rows:
            files += 1
            found += outcomes(Desk(proposal, load(), str(ledger)), rows)
    return found, files


def _table(what: str, by: str, shares: Iterable[Share]) -> None:
    from rich.console import Console
    from rich.table import Table

    columns = list(OUTCOMES[:5] if what == "precision" else ("right", "corrected", "missed"))
    every = [share for share in shares if share.of or share.name == "all"]  # the rest is not decided yet
    columns = [name for name in columns if any(share.counts.get(name) for share in every)]
    table = Table(box=None, pad_edge=False)
    table.add_column(by, overflow="fold")
    for name in (*columns, what, "from", "to"):
        # As narrow as its head allows: what gives way on a narrow terminal is the name.
        table.add_column(name, justify="right", no_wrap=True, min_width=len(name))
    for share in every:
        low, high = share.interval
        value = [f"{share.good / share.of:.2f}", f"{low:.2f}", f"{high:.2f}"] if share.of else ["–", "–", "–"]
        counts = [str(share.counts.get(name, 0)) for name in columns]
        table.add_row(share.name, *counts, *value, style="bold" if share.name == "all" else "")
    click.echo()
    # A pipe has no width: names stay whole.
    Console(highlight=False, width=None if sys.stdout.isatty() else _UNLIMITED).print(table)


def _csv(parts: Iterable[tuple[str, str, Iterable[Share]]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("measure", "by", "name", *OUTCOMES, "good", "of", "share", "low", "high"))
    for what, by, shares in parts:
        for share in shares:
            value = f"{share.good / share.of:.4f}" if share.of else ""
            bounds = [f"{bound:.4f}" for bound in share.interval]
            counts = [share.counts.get(name, 0) for name in OUTCOMES]
            writer.writerow((what, by, share.name, *counts, share.good, share.of, value, *bounds))
    return file.getvalue()
