"""``kg add``."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

_ASKED = {
    "title": "title",
    "publisher": "publisher",
    "speaker": "whose word it is (several joined by ' ; ')",
    "date": "date (such as 2024-02-01)",
    "source": "where it was found",
    "licence": "licence, or terms of use",
}


@click.command()
@click.argument("reading", type=click.Path(exists=True, dir_okay=False))
@click.option("--title", default="", help="Its title.")
@click.option("--publisher", default="", help="Who published it.")
@click.option(
    "--speaker",
    "speakers",
    multiple=True,
    help="Whose word it is: a party or organisation the ontology knows.",
)
@click.option("--date", default="", help="Its date, such as 2024-02-01 or 2024-02.")
@click.option("--language", default="", help="Its language: fr or en.")
@click.option("--source", default="", help="Where it was found.")
@click.option("--licence", default="", help="Its licence, or the terms it may be used under.")
@click.option("--genre", default="", help="Which loader reads it.")
@click.option("--ledger", metavar="FILE", help="Its decisions.  [default: beside the reading]")
@click.option("--seeds", metavar="DIR", help="The folder of the corpus.  [default: the checkout's seeds]")
@click.option("--yes", "-y", is_flag=True, help="Ask nothing; what is missing stays empty.")
def add(
    reading: str,
    title: str,
    publisher: str,
    speakers: tuple[str, ...],
    date: str,
    language: str,
    source: str,
    licence: str,
    genre: str,
    ledger: str | None,
    seeds: str | None,
    yes: bool,
) -> None:
    """Let a document that was read join the corpus.

    READING is a file that kg read wrote. The document's file is copied unchanged beside the manifest,
    which gets a row; the ledger is put in place. All of it is done or nothing; doing it again changes
    nothing. The next kg build has the document.

    \b
    Example:
      kg add readings/communique_3f2a9c01.json
      kg add readings/communique_3f2a9c01.json --publisher MEAE --licence "Licence Ouverte 2.0"
    """  # fmt: skip
    from kg.curation.joining import SPEAKERS, described, join, prepare
    from kg.curation.ledger import read_ledger
    from kg.curation.readings import load as load_reading
    from kg.errors import LedgerError
    from kg.resources import seeds_folder
    from kg.vocabulary import load

    path, vocabulary = Path(reading), load()
    folder = Path(seeds) if seeds is not None else seeds_folder()
    beside = Path(ledger) if ledger is not None else path.with_suffix(".tsv")
    if ledger is not None and not beside.is_file():
        raise LedgerError(f"{beside}: no such file; kg review writes one")
    given = {
        "title": title, "publisher": publisher, "speaker": SPEAKERS.join(speakers), "date": date,
        "language": language, "source": source, "licence": licence, "genre": genre,
    }  # fmt: skip
    proposal = load_reading(path)
    cells = described(proposal, given, vocabulary)
    if sys.stdin.isatty() and not yes:
        for column, what in _ASKED.items():
            if not cells[column]:
                cells[column] = click.prompt(
                    f"{what}, Enter to leave it empty", default="", show_default=False
                )
    joining = prepare(proposal, read_ledger(beside), cells, folder, vocabulary)
    if joining is None:
        click.echo(f"{proposal.document.id} is in {folder} already; nothing to do", err=True)
        return
    join(joining, folder)
    counts = Counter(said.review for said in joining.reading.statements)
    told = ", ".join(f"{count} {review}" for review, count in sorted(counts.items())) or "no statements"
    click.echo(f"{joining.document.id} joined {folder}: {told}", err=True)
    if joining.missing:
        where = folder / "manifest.csv"
        click.echo(f"missing: {', '.join(joining.missing)}; fill them in in {where}", err=True)
    build = "kg build" + (f" --seeds {seeds}" if seeds is not None else "")
    also = f", or {build} --include unreviewed" if counts["unreviewed"] else ""
    click.echo(f"next: {build}{also}", err=True)
