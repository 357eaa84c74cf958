"""Options that several commands share, and the release they read."""

from __future__ import annotations

import click

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
