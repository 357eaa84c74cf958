"""What a command remarks on standard error, whatever it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.graph.release import Release


def remark_unreviewed(release: Release) -> None:
    """Say on standard error that a release holds what nobody reviewed, where it does."""
    count, every = release.counts["by review"].get("unreviewed", 0), release.counts["statements"]
    if count:
        click.echo(
            f"{count:,} of {every:,} statements of this release are unreviewed, as loaders propose them",
            err=True,
        )
