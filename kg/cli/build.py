"""``kg build``."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

_CLEARED = "\r\x1b[K"  # the line of progress, wiped


@click.command()
@click.option(
    "--output", "-o", metavar="DIR", default="build", show_default=True, help="The folder for releases."
)
@click.option("--seeds", metavar="DIR", help="The folder with manifest.csv.  [default: the checkout's seeds]")
@click.option(
    "--include",
    type=click.Choice(["unreviewed"]),
    multiple=True,
    help="Include what the loaders propose beside what was curated.",
)
@click.option(
    "--no-ledger", is_flag=True, help="Leave the curators' decisions out: loaders alone, all unreviewed."
)
@click.option("--quiet", "-q", is_flag=True, help="No progress and no summary.")
def build(output: str, seeds: str | None, include: tuple[str, ...], no_ledger: bool, quiet: bool) -> None:
    """Read the documents, replay the ledger, write a release.

    The release is written beside the old one and becomes the current one in one step: readers keep
    the one they opened, and a build that fails leaves everything as it was.

    \b
    Example:
      kg build
      kg build --include unreviewed --output /tmp/proposed
    """
    from kg.build import build as make
    from kg.graph.release import Release

    def told(file: str, number: int, total: int) -> None:
        if not quiet and sys.stderr.isatty():
            click.echo(f"{_CLEARED}  reading {number}/{total}  {file}", nl=False, err=True)

    begun = time.perf_counter()
    try:
        folder = make(output, seeds=seeds, include=include, ledger=not no_ledger, progress=told)
    finally:
        if not quiet and sys.stderr.isatty():
            click.echo(_CLEARED, nl=False, err=True)
    seconds = time.perf_counter() - begun
    if quiet:
        return
    with Release(folder) as release:
        counts = release.counts
        for name in ("documents", "statements", "parties", "instruments", "topics", "issues"):
            click.echo(f"{counts[name]:>8,}  {name}")
        click.echo(f"{seconds:>8.1f}  seconds")
        click.echo(f"in {Path(output)}")
