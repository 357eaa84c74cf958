"""``kg``: the group of commands. A command's module is imported when it is called, so that help is quick."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from kg.errors import KgError

# Command -> one line of help. Its module and function bear its name.
COMMANDS = {
    "add": "Let a document that was read join the corpus.",
    "agenda": "What is due when, and with whom.",
    "analyse": "Network analyses: tables, figures and pages.",
    "build": "Read the documents, replay the ledger, write a release.",
    "check": "Verify quotes, shapes, ontology and counts; list open issues.",
    "codebook": "What every variable and value of the data means.",
    "diff": "What differs between two releases, statement by statement.",
    "export": "Write statements or graph for other tools.",
    "ledger": "Draft, tidy and convert the curators' ledgers.",
    "network": "Write the networks and yearly tables for other tools.",
    "note": "Write a two-page note on a party, to print or edit.",
    "query": "Ask in SPARQL, or one of the named questions.",
    "read": "Read documents nobody has curated, with quotes and doubts.",
    "review": "Accept, correct, reject or add to what was read.",
    "show": "All about a party, an instrument or a topic.",
    "stats": "Count what a release holds.",
    "view": "Write the explorer: one page of graph, table and evidence.",
}


class Commands(click.Group):
    """A group that knows the names of its commands before it imports them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 click calls it so
        """Every command, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"kg.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, from the table above."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; the nearest is named where there is none."""
        from kg.errors import nearest

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = nearest(args[0], COMMANDS, 1)
            hint = f" Did you mean {near[0]!r}?" if near else f" There are {', '.join(sorted(COMMANDS))}."
            ctx.fail(f"No such command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 as click declares it
        """Run a command; an error of ours is one line on standard error and exit code 1."""
        try:
            return super().invoke(ctx)
        except KgError as error:
            click.echo(f"kg: {' '.join(str(error).split())}", err=True)
            ctx.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="entente", prog_name="kg")
def main() -> None:
    """Entente: a knowledge graph of economic-security partnerships.

    Who works with whom, through which instrument, on which technology, since when, how firmly and
    according to whom; every edge opens the words that prove it.

    \b
    Example:
      kg build
      kg show "Corée du Sud"
      kg query who-works-with party=Japon
    """
    for stream in (sys.stdout, sys.stderr):
        # The text is French whatever the machine's locale: LC_ALL=C must not turn é into a crash.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8")
