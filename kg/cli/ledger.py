"""``kg ledger``: what curators decided, and what waits for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.curation.ledger import LedgerRow

_seeds = click.option(
    "--seeds", metavar="DIR", help="The folder with manifest.csv.  [default: the checkout's seeds]"
)


@click.group()
def ledger() -> None:
    """Draft, tidy and convert the curators' ledgers.

    A ledger holds what people decided about one document: seeds/ledger/<document>.tsv.
    """


@ledger.command()
@click.argument("document")
@click.option("--append", is_flag=True, help="Add the rows to the ledger instead of printing them.")
@_seeds
def draft(document: str, append: bool, seeds: str | None) -> None:
    """A row for everything a loader proposes that nobody decided.

    DOCUMENT is its id, its file or the beginning of either. Keep what is right, correct or remove
    the rest.

    \b
    Example:
      kg ledger draft 003 > /tmp/003.tsv
      kg ledger draft 003 --append
    """
    from kg.build import read_one
    from kg.curation.ledger import format_ledger, read_ledger
    from kg.curation.review import draft as drafted
    from kg.vocabulary import load

    found, path = read_one(document, seeds)
    rows = read_ledger(path)
    new = drafted(found.document, found.proposed, rows, load(), str(path))
    if append:
        _write(path, format_ledger([*rows, *new]))
        click.echo(f"{len(new)} rows added to {path}", err=True)
    else:
        click.echo(format_ledger(new), nl=False)


@ledger.command()
@click.argument("document")
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 when the ledger is not tidy.")
@_seeds
def tidy(document: str, check: bool, seeds: str | None) -> None:
    """Fill in keys and put the rows in the order of the document.

    \b
    Example:
      kg ledger tidy 001
    """
    from kg.curation.ledger import format_ledger

    path, rows = _tidied(document, seeds)
    text = format_ledger(rows)
    is_tidy = path.is_file() and path.read_bytes().decode("utf-8") == text
    if check and not is_tidy:
        click.echo(f"kg: {path} is not tidy; run kg ledger tidy {document}", err=True)
        raise SystemExit(1)
    if not is_tidy:
        _write(path, text)


@ledger.command("export")
@click.argument("document")
@click.argument("file", type=click.Path(dir_okay=False))
@_seeds
def export_(document: str, file: str, seeds: str | None) -> None:
    """Write a ledger as a spreadsheet, every cell as text.

    \b
    Example:
      kg ledger export 001 /tmp/001.xlsx
    """
    from kg.curation.spreadsheet import write_spreadsheet

    _, rows = _tidied(document, seeds)
    write_spreadsheet(Path(file), rows)
    click.echo(f"{len(rows)} rows in {file}", err=True)


@ledger.command("import")
@click.argument("document")
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@_seeds
def import_(document: str, file: str, seeds: str | None) -> None:
    """Read a ledger back from the spreadsheet it was exported to.

    Every row is checked against the document first; a fault leaves the ledger as it was.

    \b
    Example:
      kg ledger import 001 /tmp/001.xlsx
    """
    from kg.build import read_one
    from kg.curation.ledger import format_ledger
    from kg.curation.review import tidy as tidied
    from kg.curation.spreadsheet import read_spreadsheet
    from kg.vocabulary import load

    found, path = read_one(document, seeds)
    rows = tidied(found.document, found.proposed, read_spreadsheet(Path(file)), load(), file)
    _write(path, format_ledger(rows))
    click.echo(f"{len(rows)} rows in {path}", err=True)


def _tidied(document: str, seeds: str | None) -> tuple[Path, tuple[LedgerRow, ...]]:
    from kg.build import read_one
    from kg.curation.ledger import read_ledger
    from kg.curation.review import tidy as tidied
    from kg.vocabulary import load

    found, path = read_one(document, seeds)
    return path, tidied(found.document, found.proposed, read_ledger(path), load(), str(path))


def _write(path: Path, text: str) -> None:
    from kg.curation.ledger import write_whole

    write_whole(path, text.encode())
