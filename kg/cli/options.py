"""Options that several commands share, and the release they read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

store = click.option(
    "--store",
    metavar="DIR",
    help="The folder of a build, or of one of its releases.  [default: $KG_STORE, else build]",
)
language = click.option(
    "--lang",
    "language",
    type=click.Choice(["fr", "en"]),
    default="fr",
    show_default=True,
    help="Language of labels.",
)
_FILTERS = (
    click.option("--at-least", metavar="RUNG", help="Keep what has reached this rung, on its own ladder."),
    click.option("--force", type=click.Choice(["binding", "political", "track-1.5", "unilateral"]), multiple=True,
                 help="Keep instruments of this force."),
    click.option("--formation", type=click.Choice(["joint", "series", "unknown"]), multiple=True,
                 help="Keep instruments whose parties act together, one by one with a hub, or nobody knows how."),
    click.option("--topic", metavar="NAME", multiple=True, help="Keep instruments about this topic or a narrower one."),
    click.option("--party", metavar="NAME", multiple=True,
                 help="Keep instruments this party takes part in, with everybody in them."),
    click.option("--speaker", metavar="NAME", multiple=True, help="Keep what this party or organisation says."),
    click.option("--document", metavar="ID", multiple=True, help="Keep what this document says."),
    click.option("--without-document", metavar="ID", multiple=True, help="Leave this document out."),
    click.option("--on", metavar="DAY", help="Keep what holds on that day, such as 2024-03-01."),
    click.option("--territories", is_flag=True, help="Keep territories and the European Union only."),
    click.option("--organisations", is_flag=True, help="Keep ministries and agencies apart from their party."),
    click.option("--reviewed", is_flag=True, help="Keep what a curator accepted, corrected or added."),
    click.option("--expand", is_flag=True, help="Replace groupings by their members on that day, today's by default."),
)  # fmt: skip


def filters(command: F) -> F:
    """The filters of ties, the same for every analysis."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


def output(command: F) -> F:
    """How a report is handed out."""
    for option in reversed(_OUTPUT):
        command = option(command)
    return command


_OUTPUT = (
    click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True,
                 help="Form of the table."),
    click.option("--figure", metavar="FILE", help="Draw it, as SVG or PNG by the file's ending."),
    click.option("--page", metavar="FILE", help="Write a page in French and English with figure, table and passages."),
)  # fmt: skip
