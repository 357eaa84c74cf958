"""``kg review``: what was read in a document, accepted, corrected, rejected or added to by a person."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.curation.readings import Proposal

_RELATIONS = ("participates_in", "member_of", "leads", "supports", "part_of", "based_on", "covers", "concerns",
              "kind", "dated", "located_in", "planned_for", "published_by", "figure")  # fmt: skip


@click.command()
@click.argument("readings", metavar="[READING]...", nargs=-1)
@click.option("--from-end", is_flag=True, help="Begin with the last passage.")
@click.option("--only-issues", is_flag=True, help="Only passages with a doubt.")
@click.option("--every-passage", is_flag=True, help="Also passages in which nothing was read.")
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Only statements this sure or surer."
)
@click.option(
    "--max-confidence", type=click.FloatRange(0, 1), default=1.0, help="Only statements no surer than this."
)
@click.option("--relation", type=click.Choice(_RELATIONS), help="Only statements of this broad relation.")
@click.option(
    "--lang",
    "language",
    type=click.Choice(["fr", "en"]),
    help="Language of labels.  [default: the document's]",
)
@click.option(
    "--report", is_flag=True, help="How right the readings were, by the decisions taken; asks nothing."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv"]),
    default="table",
    show_default=True,
    help="Form of the report, or of the list of matches.",
)
@click.option(
    "--matches", is_flag=True, help="Pairs that may be one thing in two documents: same or different?"
)
@click.option("--list", "only_list", is_flag=True, help="With --matches: list the pairs, ask nothing.")
@click.option("--seeds", metavar="DIR", help="The folder with manifest.csv.  [default: the checkout's seeds]")
def review(
    readings: tuple[str, ...],
    from_end: bool,
    only_issues: bool,
    every_passage: bool,
    min_confidence: float,
    max_confidence: float,
    relation: str | None,
    language: str | None,
    report: bool,
    form: str,
    matches: bool,
    only_list: bool,
    seeds: str | None,
) -> None:
    """Go through what was read in a document, passage by passage.

    READING is a file that kg read wrote, or a document of the corpus: its id or the beginning of it.
    Decisions go into the ledger after each key: beside the reading, or in the corpus where the document
    is in it. A review goes on where it stopped, and everything can be undone.

    \b
    Keys:
      a accept   c correct   r reject   n add one that was missed   x nothing here
      A accept the rest of the passage  s skip   S skip the passage
      u undo     b back      ? help     q quit

    \b
    Example:
      kg review readings/communique_3f2a9c01.json
      kg review 001 --only-issues
      kg review --report
      kg review --matches --list
    """  # fmt: skip
    if report:
        from kg.cli.review_report import print_report

        print_report(readings, seeds, form)
        return
    if matches:
        from kg.cli.review_matches import review_matches

        review_matches(readings, seeds, form, only_list=only_list, language=language or "fr")
        return
    if len(readings) != 1:
        raise click.UsageError("name one READING; several go with --report and --matches")
    from kg.cli.reviewing import Reviewing
    from kg.curation.desk import Choice

    choice = Choice(from_end, only_issues, every_passage, min_confidence, max_confidence, relation or "")
    proposal, ledger = opened(readings[0], seeds)
    spoken = language or ("en" if proposal.document.language.startswith("en") else "fr")
    Reviewing(proposal, ledger, choice, spoken).run()


def opened(name: str, seeds: str | None) -> tuple[Proposal, Path]:
    """A reading and where its ledger is: in the corpus, where the document is in it, else beside the reading."""
    from kg.build import read_one
    from kg.curation.ledger import ledger_path
    from kg.curation.readings import load
    from kg.documents.corpus import MANIFEST, read_manifest
    from kg.resources import seeds_folder

    path = Path(name)
    if not (path.is_file() and path.suffix == ".json"):
        return read_one(name, seeds)
    proposal = load(path)
    folder = Path(seeds) if seeds is not None else seeds_folder()
    if (folder / MANIFEST).is_file():
        document = proposal.document
        for row in read_manifest(folder):
            if row.id == document.id and row.sha256.lower() == document.sha256:
                return proposal, ledger_path(folder, row.id)
    return proposal, path.with_suffix(".tsv")
