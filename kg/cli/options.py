"""Options that several commands share, and the release they read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
_NARROWING = (
    click.option("--force", type=click.Choice(["binding", "political", "track-1.5", "unilateral"]), multiple=True,
                 help="Keep instruments of this force."),
    click.option("--formation", type=click.Choice(["joint", "series", "unknown"]), multiple=True,
                 help="Keep instruments whose parties act together, one by one with a hub, or nobody knows how."),
    click.option("--topic", metavar="NAME", multiple=True, help="Keep instruments about this topic or a narrower one."),
    click.option("--speaker", metavar="NAME", multiple=True, help="Keep what this party or organisation says."),
    click.option("--document", metavar="ID", multiple=True, help="Keep what this document says."),
    click.option("--without-document", metavar="ID", multiple=True, help="Leave this document out."),
    click.option("--reviewed", is_flag=True, help="Keep what a curator accepted, corrected or added."),
)  # fmt: skip
_COUNTING = (
    click.option("--on", "--as-of", "on", metavar="DAY", help="Keep what holds on that day, such as 2024-03-01."),
    click.option("--territories", is_flag=True, help="Keep territories and the European Union only."),
    click.option("--organisations", is_flag=True, help="Keep ministries and agencies apart from their party."),
    click.option("--expand", is_flag=True, help="Replace groupings by their members on that day, today's by default."),
)  # fmt: skip
_PARTY = click.option("--party", metavar="NAME", multiple=True,
                      help="Keep instruments this party takes part in, with everybody in them.")  # fmt: skip
_AT_LEAST = click.option(
    "--at-least", metavar="RUNG", help="Keep what has reached this rung, on its own ladder."
)
_AT_LEAST_EACH = click.option("--at-least", metavar="RUNG", multiple=True,
                              help="Keep what has reached this rung; one for each ladder may be given.")  # fmt: skip


def filters(command: F) -> F:
    """The filters of ties, the same for every analysis."""
    return _with(command, (_AT_LEAST, _PARTY, *_NARROWING, *_COUNTING))


def page_filters(command: F) -> F:
    """The same filters for a page: rungs of several ladders together; it opens on a party, and keeps the rest."""
    return _with(command, (_AT_LEAST_EACH, *_NARROWING, *_COUNTING))


def _with(command: F, given: Sequence[Callable[[F], F]]) -> F:
    for option in reversed(given):
        command = option(command)
    return command


def narrowing(command: F) -> F:
    """The filters that say what counts, without those that say how parties are counted."""
    return _with(command, (_AT_LEAST, *_NARROWING))


def output(command: F) -> F:
    """How a report is handed out."""
    return _with(command, _OUTPUT)


def figure(command: F) -> F:
    """How a figure is handed out."""
    return _with(command, _OUTPUT[1:3])


_OUTPUT = (
    click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True,
                 help="Form of the table."),
    click.option("--figure", metavar="FILE", help="Draw it, as SVG, PDF or PNG by the file's ending."),
    click.option("--size", type=click.Choice(["column", "page"]), default="page", show_default=True,
                 help="Width of the figure in a paper: 3.5 or 7.2 inches."),
    click.option("--page", metavar="FILE", help="Write a page in French and English with figure, table and passages."),
)  # fmt: skip
