"""``kg stats``."""

from __future__ import annotations

import json

import click

from kg.cli import options


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
@options.store
def stats(as_json: bool, store: str | None) -> None:
    """Count what a release holds.

    Documents, statements, parties, instruments and issues; then by document, broad relation,
    status, review, method of reading and kind of issue.

    \b
    Example:
      kg stats
      kg stats --json
    """
    from kg.graph.release import Release

    with Release(store) as release:
        counts = release.counts
    if as_json:
        click.echo(json.dumps(counts, ensure_ascii=False, indent=2))
        return
    for name, value in counts.items():
        if isinstance(value, int):
            click.echo(f"{value:>8,}  {name}")
    for name, value in counts.items():
        if isinstance(value, dict) and value:
            click.echo(f"\n{click.style(name, bold=True)}")
            for part, count in sorted(value.items(), key=lambda item: (-item[1], item[0])):
                click.echo(f"{count:>8,}  {part or '(not stated)'}")
