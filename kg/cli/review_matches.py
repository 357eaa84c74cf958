"""``kg review --matches``: pairs of things that may be one, for a person to say."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.keys import CancelledError, Keys

if TYPE_CHECKING:
    from kg.curation.matching import Match, Reason
    from kg.curation.profiles import Profile
    from kg.curation.sameness import Sameness, SamenessRow
    from kg.model import Entity, Statement
    from kg.vocabulary import Vocabulary

PROMPT = "one thing? [y]es, same  [n]o, different  [s]kip  [u]ndo  [b]ack  [q]uit"
_COLUMNS = ("score", "first", "first_name", "second", "second_name", "reasons")


@dataclass(frozen=True)
class Gathered:
    """All that can be one with something else.

    Attributes:
        vocabulary: the ontology.
        entities: reference data first, then the documents' in their order.
        statements: what all documents say, proposals too.
        files: a document's file, by its id.
        order: ids of the documents.
        folder: the corpus.
    """

    vocabulary: Vocabulary
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    files: dict[str, str]
    order: tuple[str, ...]
    folder: Path


def review_matches(
    readings: Sequence[str], seeds: str | None, form: str, *, only_list: bool, language: str
) -> None:
    """List the pairs of the corpus and of some readings, or ask about each.

    Args:
        readings: files of readings, looked at beside the corpus.
        seeds: the folder with ``manifest.csv``.
        form: ``table`` or ``csv``, of the list.
        only_list: ask nothing.
        language: of labels.
    """
    gathered = gather(readings, seeds)
    asking = Asking(gathered, language)
    if only_list:
        click.echo(_listed(asking) if form == "table" else _csv(asking), nl=False)
    else:
        asking.run(Keys())


def gather(readings: Sequence[str], seeds: str | None) -> Gathered:
    """The corpus as its next build reads it, unreviewed statements too, and some readings."""
    from kg.build import read_folder
    from kg.curation.ledger import read_ledger
    from kg.curation.readings import load as load_reading
    from kg.curation.replay import replay
    from kg.documents.corpus import MANIFEST, read_manifest
    from kg.namespaces import BASE
    from kg.resources import seeds_folder
    from kg.vocabulary import load

    folder = Path(seeds) if seeds is not None else seeds_folder()
    vocabulary = load()
    rows = read_manifest(folder) if (folder / MANIFEST).is_file() else ()
    read = [(curated.document, curated.reading) for curated in read_folder(folder, rows, vocabulary)]
    for name in readings:
        proposal, path = load_reading(Path(name)), Path(name).with_suffix(".tsv")
        if any(document.id == proposal.document.id for document, _ in read):
            continue
        decided = replay(proposal.document, proposal.proposed, read_ledger(path), vocabulary, str(path))
        read.append((proposal.document, decided))
    wanted = (f"{BASE}id/", f"{BASE}scheme/topics/")
    entities = [entity for entity in vocabulary.entities.values() if entity.iri.startswith(wanted)]
    named = {
        s for _, r in read for said in r.statements for s in (said.subject, said.object) if isinstance(s, str)
    }
    entities += [e for _, r in read for e in r.entities if e.provisional and e.iri in named]
    return Gathered(
        vocabulary,
        tuple(entities),
        tuple(said for _, reading in read for said in reading.statements),
        {document.id: document.file for document, _ in read},
        tuple(document.id for document, _ in read),
        folder,
    )


class Asking:
    """The pairs, one after the other, and what was decided.

    Args:
        gathered: what there is.
        language: of labels.
    """

    def __init__(self, gathered: Gathered, language: str) -> None:
        from kg.curation.matching import Matcher
        from kg.curation.profiles import Profiler
        from kg.curation.sameness import FILE, read_sameness

        self.gathered = gathered
        self.language = language
        self.path = gathered.folder / FILE
        self.rows = read_sameness(gathered.folder)
        profiler = Profiler(gathered.vocabulary)
        profiles = profiler.profiles(gathered.entities, gathered.statements)
        matcher = Matcher(gathered.vocabulary, profiler.weights)
        self.matches = matcher.matches(profiles, self._sameness(self.rows).is_decided, gathered.statements)
        self._said: dict[str, Statement] = {}
        for said in gathered.statements:
            for iri in (said.object, said.subject):
                if isinstance(iri, str):
                    self._said.setdefault(iri, said)

    def _sameness(self, rows: Sequence[SamenessRow]) -> Sameness:
        from kg.curation.sameness import Sameness

        return Sameness(rows, self.gathered.order, str(self.path))

    def run(self, keys: Keys) -> None:
        """Ask about every pair, and write each answer down at once."""
        at = 0
        made: list[int] = []
        decided: dict[int, str] = {}
        while True:
            self._show(at, decided)
            key = keys.key()
            if key == "q":
                break
            if key == "b":
                at = max(0, at - 1)
            elif key == "u":
                if made:
                    at = made.pop()
                    del decided[at]
                    self._write(self.rows[:-1])
                    click.echo("  undone")
            elif at < len(self.matches) and key in tuple("yns"):
                if key != "s" and at not in decided:
                    if not self._decide(at, "same" if key == "y" else "different", keys):
                        continue
                    made.append(at)
                    decided[at] = key
                at += 1
            else:
                click.echo(f"  no key {key!r} here")
        click.echo(f"{len(decided)} of {len(self.matches)} decided; saved in {self.path}", err=True)

    def _decide(self, at: int, decision: str, keys: Keys) -> bool:
        from kg.curation.sameness import SamenessRow
        from kg.errors import LedgerError

        match = self.matches[at]
        try:
            note = keys.line("note (Enter: none): ")
            row = SamenessRow(
                decision,
                match.first.entity.iri,
                match.second.entity.iri,
                match.first.entity.label(self.language),
                match.second.entity.label(self.language),
                told(match.reasons),
                note,
            )
            self._sameness((*self.rows, row))
        except CancelledError:
            return False
        except LedgerError as error:
            click.echo(f"  {error}")
            return False
        self._write((*self.rows, row))
        return True

    def _write(self, rows: tuple[SamenessRow, ...]) -> None:
        from kg.curation.sameness import write_sameness

        write_sameness(self.path, rows)
        self.rows = rows

    def _show(self, at: int, decided: dict[int, str]) -> None:
        if at >= len(self.matches):
            click.echo(f"\nAll {len(self.matches)} pairs seen. [u]ndo [b]ack [q]uit")
            return
        match = self.matches[at]
        mark = {"y": "  (same)", "n": "  (different)"}.get(decided.get(at, ""), "")
        click.echo(f"\n{at + 1} of {len(self.matches)}, {match.score:.2f}{mark}")
        for name, profile in (("A", match.first), ("B", match.second)):
            self._thing(name, profile)
        click.echo(f"  {told(match.reasons)}")
        click.echo(PROMPT)

    def _thing(self, name: str, profile: Profile) -> None:
        entity, vocabulary = profile.entity, self.gathered.vocabulary
        where = self.gathered.files.get(entity.document, "reference data")
        others = [label.text for label in (*entity.preferred, *entity.alternative)]
        label = entity.label(self.language)
        also = "; ".join(dict.fromkeys(other for other in others if other != label))
        click.echo(f"  {name}  {click.style(label, bold=True)}  [{where}]")
        kind = vocabulary.entity(entity.kind).label(self.language) if entity.kind else ""
        partners = ", ".join(
            vocabulary.entities[iri].label(self.language)
            for iri in sorted(profile.partners)
            if iri in vocabulary.entities
        )
        for what, value in (("also", also), ("kind", kind), ("parties", partners)):
            if value:
                click.echo(f"       {what}: {value if len(value) < 200 else value[:200] + '…'}")
        said = self._said.get(entity.iri)
        if said is not None:
            click.echo(f"       « {' '.join(said.quotes[-1].text.split())[:200]} »")


def told(reasons: Sequence[Reason]) -> str:
    """What speaks for a pair and against it, in words."""
    parts = []
    for reason in reasons:
        detail = f" ({reason.detail})" if reason.detail else ""
        parts.append(f"{'' if reason.weight >= 0 else 'but '}{reason.name.replace('-', ' ')}{detail}")
    return "; ".join(parts)


def _rows(asking: Asking) -> list[tuple[str, ...]]:
    def row(match: Match) -> tuple[str, ...]:
        first, second = match.first.entity, match.second.entity
        return (
            f"{match.score:.2f}", first.iri, first.label(asking.language), second.iri, second.label(asking.language),
            told(match.reasons),
        )  # fmt: skip

    return [row(match) for match in asking.matches]


def _listed(asking: Asking) -> str:
    lines = []
    for score, first, first_name, second, second_name, reasons in _rows(asking):
        lines += [
            f"{score}  {first_name}  <{first}>",
            f"      {second_name}  <{second}>",
            f"      {reasons}",
            "",
        ]
    count = len(asking.matches)
    return "\n".join([*lines, f"{count} {'pair' if count == 1 else 'pairs'} may be one", ""])


def _csv(asking: Asking) -> str:
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows([_COLUMNS, *_rows(asking)])
    return file.getvalue()
