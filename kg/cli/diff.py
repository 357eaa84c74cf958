"""``kg diff``."""

from __future__ import annotations

import json
from collections import Counter

import click


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option("--json", "as_json", is_flag=True, help="A line of JSON a change.")
def diff(first: str, second: str, as_json: bool) -> None:
    """What differs between two releases, statement by statement.

    A and B are folders of builds or releases. A line begins with + where only B has the statement,
    - where only A has it, ~ where both have it and something about it differs.

    \b
    Example:
      kg diff /tmp/before build
    """
    from kg.graph.diff import difference
    from kg.graph.release import Release

    signs: Counter[str] = Counter()
    with Release(first) as before, Release(second) as after:
        for change in difference(before, after):
            signs[change.sign] += 1
            if as_json:
                told = {
                    "sign": change.sign,
                    "key": change.key,
                    "fields": change.fields,
                    "statement": change.said,
                }
                click.echo(json.dumps(told, ensure_ascii=False))
                continue
            said = change.said
            other = said["object"].get("labels", [said["object"].get("value")])[0]
            name = said["predicate"].rsplit("#", 1)[-1]
            place = f"{said['doc']}, unreviewed" if said["review"] == "unreviewed" else said["doc"]
            click.echo(f"{change.sign} {said['subject']['labels'][0]} — {name} → {other}  [{place}]")
            for field, (old, new) in change.fields.items():
                click.echo(f"    {field}: {_shown(old)} → {_shown(new)}")
    click.echo(f"{signs['+']} added, {signs['-']} removed, {signs['~']} changed", err=True)


def _shown(value: object) -> str:
    if isinstance(value, list):
        return " ¶ ".join(str(v) for v in value) or "—"
    return str(value) or "—"
