"""``kg check``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kg.cli import options

if TYPE_CHECKING:
    from kg.graph.checks import Check
    from kg.graph.release import Release
    from kg.issues import Issue

_LONGEST = 90  # of the passage shown with an issue


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
@click.option("--no-issues", is_flag=True, help="Count the open issues without listing them.")
@click.option(
    "--coverage",
    "covers",
    is_flag=True,
    help="List instead the passages without statement, issue or a noted reason.",
)
@options.store
def check(as_json: bool, no_issues: bool, covers: bool, store: str | None) -> None:
    """Verify a graph, and list what its readings left open.

    Every file against its digest, every quote against its document, character for character; the
    least number of statements each document should yield; the shapes of the graph (SHACL) and
    those of the ontology itself. The exit code is 1 where something is wrong. Open issues are
    doubts about documents: they are listed and fail nothing.

    \b
    Example:
      kg check
      kg check --no-issues --store /tmp/proposed
      kg check --coverage
    """
    from kg.graph.checks import checks
    from kg.graph.release import Release

    if covers:
        with Release(store) as release:
            _tell_coverage(release, as_json)
        return
    with Release(store) as release:
        made = []
        for one in checks(release):
            made.append(one)
            if not as_json:
                _tell(one)
        issues = release.issues
    failed = sum(len(one.findings) for one in made)
    if as_json:
        report = {"checks": [asdict(one) for one in made], "issues": [asdict(issue) for issue in issues]}
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        for line in _issues(issues, not no_issues):
            click.echo(line)
    if failed:
        click.echo(
            f"kg: {failed} {'fault' if failed == 1 else 'faults'} found; the lines above say where", err=True
        )
        raise SystemExit(1)


def _tell(made: Check) -> None:
    state = (
        click.style(f"{len(made.findings)} wrong", fg="red")
        if made.findings
        else click.style("ok", fg="green")
    )
    click.echo(f"{made.name:<10} {made.scope:<36} {state}")
    for finding in made.findings:
        click.echo(f"  {finding.check}  {finding.where}\n      {finding.message}")
    sys.stdout.flush()


def _tell_coverage(release: Release, as_json: bool) -> None:
    """How many passages of each document are accounted for, and those that are not."""
    from kg.graph.coverage import coverage

    for found in coverage(release):
        left = [(p.start, p.end, " ".join(found.text[p.start : p.end].split())) for p in found.open]
        if as_json:
            counts = {
                name: getattr(found, name) for name in ("document", "passages", "told", "doubted", "silent")
            }
            told = [{"start": start, "end": end, "text": text} for start, end, text in left]
            click.echo(json.dumps({**counts, "open": told}, ensure_ascii=False))
            continue
        head = click.style(f"{found.document}", bold=True)
        click.echo(
            f"{head}  {found.share:.0%} of {found.passages} passages: {found.told} told, {found.doubted} doubted, "
            f"{found.silent} silent, {len(left)} open"
        )
        for start, end, text in left:
            click.echo(f"  {start}–{end}  {text if len(text) <= _LONGEST else text[:_LONGEST] + '…'}")


def _issues(issues: tuple[Issue, ...], listed: bool) -> Iterator[str]:
    yield f"{'issues':<10} {len(issues)} open"
    by_document: dict[str, list[Issue]] = {}
    for issue in issues:
        by_document.setdefault(issue.document, []).append(issue)
    for document, found in sorted(by_document.items()):
        yield ""
        yield click.style(f"{document} ({len(found)})", bold=True)
        if not listed:
            continue
        for issue in found:
            yield f"  {issue.start}–{issue.end}  {issue.kind}: {issue.message}"
            if issue.quote:
                words = " ".join(issue.quote.split())
                yield f"      « {words if len(words) <= _LONGEST else words[:_LONGEST] + '…'} »"
