"""From filters as they are typed to the ties they keep, and from a report to files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.remarks import remark_unreviewed
from kg.errors import KgError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from kg.analysis.ties import Ties
    from kg.graph.release import Release
    from kg.views.report import Proof, Report

_MOST = 400  # statements whose quotes a page carries


def selected(release: Release, given: Mapping[str, Any]) -> Ties:
    """The ties of a release that the filters keep.

    Raises:
        UnknownTermError: a topic, speaker, document or rung nobody knows.
        EmptyNetworkError: the filters leave nothing.
    """
    from kg.analysis.filters import selected as kept

    remark_unreviewed(release)
    if given.get("on"):
        day_of(given["on"], "--on")
    return kept(release, given)


def proofs(report: Report, release: Release) -> list[Proof]:
    """The statements behind a report with their quotes, the first of them where they are many."""
    from kg.analysis.unreviewed import UNREVIEWED
    from kg.views.report import Proof
    from kg.vocabulary import load

    if report.ties is None:
        return []
    wanted = set(report.ties["statement"])
    quotes: dict[str, list[str]] = {}
    for passage in release.table("evidence").to_pylist():
        if passage["statement"] in wanted:
            quotes.setdefault(passage["statement"], []).append(" ".join(passage["quote"].split()))
    entity = load().entity(load().concept("reviews", UNREVIEWED))
    label = {of: entity.label(of) for of in ("fr", "en")}
    said = [row for row in release.table("statements").to_pylist() if row["id"] in wanted][:_MOST]
    return [
        Proof(
            party={"fr": row["subject_fr"], "en": row["subject_en"]},
            instrument={"fr": row["object_fr"], "en": row["object_en"]},
            status=row["status"],
            when=row["when"],
            document=row["doc"],
            quotes=tuple(quotes.get(row["id"], ())),
            review=label if row["review"] == UNREVIEWED else None,
        )
        for row in said
    ]


def draw(path: Path, figure: Figure) -> None:
    """A figure in the form that the file's ending names.

    Raises:
        KgError: the ending names no form, or the file cannot be written.
    """
    from kg.views.figures.canvas import image

    write(path, image(figure, path.suffix.removeprefix(".").lower()))


def write(path: Path, content: bytes) -> None:
    """A file, whole or not at all."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        raise KgError(f"{path}: cannot be written ({error.strerror}); choose another place") from None
    click.echo(f"{path} written", err=True)


def day_of(text: str, option: str) -> date:
    """A day as an option has it.

    Raises:
        UsageError: it is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.UsageError(f"{option} {text!r} is no day; write it as 2024-03-01.") from None
