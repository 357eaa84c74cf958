"""``kg read``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from kg.curation.readings import Proposal
    from kg.intake import Failure, Outcome
    from kg.reading.describe import Given
    from kg.vocabulary import Vocabulary

FORMATS = ("table", "jsonl", "csv")
_FOLDER = "readings"
# Of more documents than this, a line each is shown rather than every statement.
_IN_FULL = 3
_DOUBTS = 12
_LONGEST = 220
_WIDTH = 110


@click.command()
@click.argument("paths", metavar="FILE|FOLDER...", nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="A table to read; or the statements for programs, as kg export writes them.",
)
@click.option(
    "--output",
    "-o",
    metavar="DIR|FILE.json",
    help="Where readings are kept.  [default: readings for a table, nowhere else]",
)
@click.option(
    "--lang", "language", metavar="LANG", default="", help="Language: fr or en.  [default: told by its words]"
)
@click.option(
    "--date", metavar="DATE", default="", help="Date, such as 2024-02-01.  [default: what the document says]"
)
@click.option(
    "--genre", metavar="GENRE", default="", help="Genre, such as communique.  [default: told by its title]"
)
@click.option(
    "--jobs", "-j", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read."
)
@click.option("--quiet", "-q", is_flag=True, help="No progress, no table and no summary.")
def read(
    paths: tuple[str, ...],
    form: str,
    output: str | None,
    language: str,
    date: str,
    genre: str,
    jobs: int,
    quiet: bool,
) -> None:
    """Read documents nobody has curated: what they say, with quotes, and the doubts.

    FILE is a text, Markdown, HTML, PDF or Word file, or - for standard input; of a FOLDER, every
    such file is read. Nothing is decided and no graph changes: each document gives a reading, kept in
    readings/, which kg review goes through. A file that cannot be read is told on standard error with
    what to do, the rest goes on, and the exit code is 1.

    \b
    Example:
      kg read communique.pdf
      kg read inbox/ --jobs 2
      curl -s https://example.org/page.html | kg read - --date 2024-02-01
      kg read communique.docx --format jsonl > statements.jsonl
    """
    from kg.reading.describe import Given

    given = Given(language, _day(date), genre)
    place = output or (_FOLDER if form == "table" else "")
    _Session(form, place, quiet, given, jobs).run(paths)


def _day(date: str) -> str:
    from kg import dates
    from kg.errors import DateError

    try:
        return dates.canonical(date) if date else ""
    except DateError as error:
        raise click.BadParameter(str(error), param_hint="--date") from None


@dataclass
class _Session:
    """One call of the command."""

    form: str
    place: str
    quiet: bool
    given: Given
    jobs: int
    read: int = 0
    statements: int = 0
    doubts: int = 0
    failures: list[str] = field(default_factory=list)

    def run(self, paths: Iterable[str]) -> None:
        """Read everything, print it, keep it; exit with 1 where something was not read."""
        from kg.intake import Failure, files_of, read_files
        from kg.vocabulary import load

        names = list(dict.fromkeys(paths))
        files, missing = files_of([Path(name) for name in names if name != "-"])
        total = len(files) + ("-" in names)
        if self.place.endswith(".json") and total > 1:
            raise click.UsageError(f"--output {self.place} is one file and there are {total}; name a folder")
        outcomes: Iterator[Outcome] = read_files(files, self.given, self.jobs)
        vocabulary = load()
        if self.form == "csv":
            from kg.graph.proposals import csv_header

            click.echo(csv_header(), nl=False)
        summary = _summary() if total > _IN_FULL else None
        for failure in missing:
            self._fail(failure)
        if "-" in names:
            outcomes = _first(self._standard_input(), outcomes)
        for outcome in self._watched(outcomes, total):
            if isinstance(outcome, Failure):
                self._fail(outcome)
            else:
                self._tell(outcome, vocabulary, summary)
        self._end(summary, total + len(missing))

    def _standard_input(self) -> Outcome:
        from kg.errors import KgError
        from kg.intake import Failure, propose_bytes

        try:
            return propose_bytes(sys.stdin.buffer.read(), "standard-input", given=self.given)
        except KgError as error:
            return Failure("-", f"-: {error}")

    def _watched(self, outcomes: Iterator[Outcome], total: int) -> Iterator[Outcome]:
        """The same, with a bar that moves where a person looks on."""
        if self.quiet or total <= 1 or not sys.stderr.isatty():
            yield from outcomes
            return
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=_console(stderr=True), transient=True) as progress:
            task = progress.add_task("read", total=total)
            for outcome in outcomes:
                yield outcome
                progress.advance(task)

    def _fail(self, failure: Failure) -> None:
        self.failures.append(failure.path)
        click.echo(f"kg: {failure.message}", err=True)

    def _tell(self, proposal: Proposal, vocabulary: Vocabulary, summary: Table | None) -> None:
        from kg.curation.readings import save

        document, proposed = proposal.document, proposal.proposed
        self.read += 1
        self.statements += len(proposed.statements)
        self.doubts += len(proposed.issues)
        kept = None
        if self.place:
            kept = Path(self.place)
            kept = kept if self.place.endswith(".json") else kept / f"{document.id}.json"
            save(proposal, kept, _version())
        if self.form == "jsonl":
            from kg.graph.proposals import json_lines

            click.echo(json_lines(proposal, vocabulary), nl=False)
        elif self.form == "csv":
            from kg.graph.proposals import csv_lines

            click.echo(csv_lines(proposal, vocabulary), nl=False)
        elif summary is not None:
            facts = (document.date or "–", document.language, document.genre)
            counts = (str(len(proposed.statements)), str(len(proposed.issues)))
            summary.add_row(document.file, *facts, *counts)
        elif not self.quiet:
            _show(proposal, vocabulary, kept)

    def _end(self, summary: Table | None, total: int) -> None:
        if self.form == "table" and not self.quiet:
            if summary is not None:
                _console().print(summary)
            if total > 1:
                where = f", kept in {self.place}" if self.place else ""
                counts = f"{self.statements:,} statements, {self.doubts:,} doubts"
                click.echo(f"{self.read:,} documents, {counts}{where}")
        if self.failures:
            if total > 1:
                click.echo(f"kg: {len(self.failures)} of {total} not read", err=True)
            sys.exit(1)


def _first(outcome: Outcome, others: Iterator[Outcome]) -> Iterator[Outcome]:
    yield outcome
    yield from others


def _console(*, stderr: bool = False) -> Console:
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    # In a pipe there is no width to keep to.
    return Console(file=stream, highlight=False, width=None if stream.isatty() else _WIDTH)


def _summary() -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("document", overflow="fold")
    for name in ("date", "language", "genre"):
        table.add_column(name, no_wrap=True)
    for name in ("statements", "doubts"):
        table.add_column(name, justify="right")
    return table


def _show(proposal: Proposal, vocabulary: Vocabulary, kept: Path | None) -> None:
    """A document's statements as a table, each with its words, then the doubts."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from kg.graph.proposals import told

    document, issues = proposal.document, proposal.proposed.issues
    console = _console()
    console.print(Text(document.title or document.file, style="bold"))
    about = (document.file, document.date or "no date", document.language, document.genre)
    console.print(Text(" · ".join(about), style="dim"))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=True)
    table.add_column("statement", ratio=5)
    table.add_column("status", ratio=2)
    table.add_column("words of the document", ratio=6)
    table.add_column("sure", justify="right", no_wrap=True)
    for row in told(proposal, vocabulary):
        statement = f"{row.subject} — {row.predicate} → {row.object}"
        quotes = "\n".join(f"« {_short(quote)} » {start}–{end}" for start, end, quote in row.quotes)
        facts = " · ".join(filter(None, (row.status, row.when)))
        table.add_row(Text(statement), Text(facts), Text(quotes), f"{row.confidence:.2f}")
    if table.row_count:
        console.print(table)
    console.print(
        f"{table.row_count} statements, {len(issues)} doubts" + (f", kept in {kept}" if kept else "")
    )
    for issue in issues[:_DOUBTS]:
        words = f" « {_short(issue.quote)} » {issue.start}–{issue.end}" if issue.quote else ""
        console.print(Text(f"  ? {issue.kind}: {issue.message}{words}", style="dim"))
    if len(issues) > _DOUBTS:
        console.print(Text(f"  ... and {len(issues) - _DOUBTS} more in the reading", style="dim"))
    console.print()


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " ..."


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("entente")
    except PackageNotFoundError:
        return ""
