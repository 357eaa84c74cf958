"""What curators decided about sameness: which things of which documents are one, and which are not.

``sameness.tsv`` stands beside the manifest, a row a decision. *Same* gives two
things one IRI: that of the reference data where one is there, else of the
earlier document; what was called otherwise stays known by ``dcterms:replaces``.
*Different* keeps a pair from being proposed again. A thing is named by its IRI;
the names in a row are for people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from kg.curation.ledger import write_whole
from kg.errors import LedgerError, nearest
from kg.model import Entity, Label, Literal, Reading, Statement
from kg.namespaces import BASE
from kg.text import search_key

FILE = "sameness.tsv"
SAME, DIFFERENT = "same", "different"
_PROVISIONAL = f"{BASE}provisional/"


@dataclass(frozen=True, slots=True)
class SamenessRow:
    """A decision on a pair.

    Attributes:
        decision: ``same`` or ``different``.
        first: IRI of one.
        second: IRI of the other.
        first_name: what the one is called.
        second_name: what the other is called.
        reasons: what spoke for the pair when it was decided.
        note: the curator's.
        line: of the file, for messages; 0 for a row not yet in one.
    """

    decision: str
    first: str
    second: str
    first_name: str = ""
    second_name: str = ""
    reasons: str = ""
    note: str = ""
    line: int = field(default=0, compare=False)


COLUMNS = tuple(f.name for f in fields(SamenessRow) if f.name != "line")


class Sameness:
    """Decisions, and what follows from them.

    Args:
        rows: the decisions.
        order: documents, the earlier first; a thing keeps the IRI it has in the first.
        name: of the file, for messages.

    Raises:
        LedgerError: two decisions contradict each other, or make one of two things of the reference data.

    >>> rows = [SamenessRow("same", f"{_PROVISIONAL}a/x-1", f"{BASE}id/x"),
    ...         SamenessRow("different", f"{BASE}id/x", f"{_PROVISIONAL}b/y-2")]
    >>> sameness = Sameness(rows)
    >>> sameness.replaced == {f"{_PROVISIONAL}a/x-1": f"{BASE}id/x"}
    True
    >>> sameness.is_decided(f"{_PROVISIONAL}b/y-2", f"{_PROVISIONAL}a/x-1")
    True
    """

    def __init__(self, rows: Iterable[SamenessRow] = (), order: Sequence[str] = (), name: str = FILE) -> None:
        self.rows = tuple(rows)
        self._order = {document: number for number, document in enumerate(order)}
        groups: dict[str, set[str]] = {}
        for row in self.rows:
            if row.decision == SAME:
                joined = groups.setdefault(row.first, {row.first}) | groups.setdefault(
                    row.second, {row.second}
                )
                known = [iri for iri in joined if not iri.startswith(_PROVISIONAL)]
                if len(known) > 1:
                    raise LedgerError(
                        f"{name}:{row.line}: makes one of {' and '.join(sorted(known))}, which the reference data "
                        "tells apart; edit ontology/reference, or remove the row"
                    )
                for iri in joined:
                    groups[iri] = joined
        self.replaced: Mapping[str, str] = {
            iri: kept for iri, group in sorted(groups.items()) if (kept := min(group, key=self._rank)) != iri
        }
        self._apart: set[frozenset[str]] = set()
        for row in self.rows:
            if row.decision == DIFFERENT:
                pair = frozenset({self.kept(row.first), self.kept(row.second)})
                if len(pair) == 1:
                    raise LedgerError(
                        f"{name}:{row.line}: {row.first_name or row.first!r} and {row.second_name or row.second!r} "
                        "are the same by other rows; remove one of them"
                    )
                self._apart.add(pair)

    def kept(self, iri: str) -> str:
        """The IRI a thing goes by."""
        return self.replaced.get(iri, iri)

    def about(self, document: str) -> Iterator[tuple[str, str]]:
        """The provisional things of a document that decisions are about, with what they were called."""
        for row in self.rows:
            for iri, name in ((row.first, row.first_name), (row.second, row.second_name)):
                if iri.startswith(f"{_PROVISIONAL}{document}/"):
                    yield iri, name

    def is_decided(self, first: str, second: str) -> bool:
        """Whether nobody need ask about a pair: it is one, or is not."""
        pair = frozenset({self.kept(first), self.kept(second)})
        return len(pair) == 1 or pair in self._apart

    def _rank(self, iri: str) -> tuple[int, int, str]:
        if not iri.startswith(_PROVISIONAL):
            return 0, 0, iri
        document = iri.removeprefix(_PROVISIONAL).split("/", 1)[0]
        return 1, self._order.get(document, len(self._order)), iri


def reconciled(reading: Reading, sameness: Sameness, reference: Mapping[str, Entity]) -> Reading:
    """A reading in which what is the same has one IRI.

    Args:
        reading: what one document says, curated.
        sameness: the decisions.
        reference: the reference data, by IRI.
    """
    if not any(entity.iri in sameness.replaced for entity in reading.entities):
        return reading
    entities: dict[str, Entity] = {}
    for entity in reading.entities:
        renamed = _renamed(entity, sameness.kept(entity.iri), reference)
        entities[renamed.iri] = (
            _joined(entities[renamed.iri], renamed) if renamed.iri in entities else renamed
        )
    statements = tuple(_distinct(_said(said, sameness) for said in reading.statements))
    return replace(reading, entities=tuple(entities.values()), statements=statements)


def _said(said: Statement, sameness: Sameness) -> Statement:
    kept = sameness.kept
    value = said.object if isinstance(said.object, Literal) else kept(said.object)
    return replace(
        said, subject=kept(said.subject), object=value, speakers=tuple(sorted(map(kept, said.speakers)))
    )


def _distinct(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Statements that became one said once; of one key with two statuses each its ordinal, nothing of itself."""
    seen: set[tuple[object, ...]] = set()
    ordinals: dict[str, int] = {}
    for said in statements:
        if said.subject == said.object:
            continue
        bare = replace(said, ordinal=0)
        content = (bare.key, said.status, said.when, said.quotes)
        if content in seen:
            continue
        seen.add(content)
        ordinal = ordinals.get(bare.key, 0)
        ordinals[bare.key] = ordinal + 1
        yield replace(said, ordinal=ordinal)


def _renamed(entity: Entity, iri: str, reference: Mapping[str, Entity]) -> Entity:
    """An entity under another IRI; what the reference data says of it comes first."""
    if iri == entity.iri:
        return entity
    if iri not in reference:
        return replace(entity, iri=iri)
    known = reference[iri]
    there = {search_key(label.text) for label in (*known.preferred, *known.alternative)}
    others = dict.fromkeys((*entity.preferred, *entity.alternative))
    return replace(
        entity,
        iri=iri,
        types=(),
        preferred=(),
        alternative=tuple(label for label in others if search_key(label.text) not in there),
        kind="" if known.kind else entity.kind,
        formation="" if known.formation else entity.formation,
        formation_rule="" if known.formation else entity.formation_rule,
        speaks_for="" if known.speaks_for else entity.speaks_for,
        provisional=False,
        document="",
    )


def _joined(first: Entity, second: Entity) -> Entity:
    """Two things of one document that are one."""
    preferred = {label.language: label for label in reversed((*first.preferred, *second.preferred))}
    others: tuple[Label, ...] = (*first.alternative, *second.preferred, *second.alternative)
    kept = tuple(dict.fromkeys((*first.preferred, *preferred.values())))
    return replace(
        first,
        preferred=kept,
        alternative=tuple(dict.fromkeys(label for label in others if label not in kept)),
        kind=first.kind or second.kind,
        formation=first.formation or second.formation,
        formation_rule=first.formation_rule if first.formation else second.formation_rule,
    )


# -- the file -------------------------------------------------------------------------------------


def read_sameness(folder: Path) -> tuple[SamenessRow, ...]:
    """The decisions of a folder of documents; none where there is no file.

    Raises:
        LedgerError: a line that is no decision; file and line are named.
    """
    path = folder / FILE
    if not path.is_file():
        return ()
    try:
        lines = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise LedgerError(f"{path}: cannot be read as UTF-8 ({error}); save it as UTF-8") from None
    if tuple(lines[0].split("\t")) != COLUMNS:
        raise LedgerError(f"{path}:1: the columns are not {' '.join(COLUMNS)}; mend the first line")
    return tuple(_row(line, f"{path}:{n}", n) for n, line in enumerate(lines[1:], start=2) if line.strip())


def _row(line: str, where: str, number: int) -> SamenessRow:
    cells = line.split("\t")
    if len(cells) > len(COLUMNS):
        raise LedgerError(f"{where}: {len(cells)} cells, {len(COLUMNS)} columns; remove tabs inside cells")
    row = SamenessRow(
        **dict(zip(COLUMNS, cells + [""] * (len(COLUMNS) - len(cells)), strict=True)), line=number
    )
    if row.decision not in (SAME, DIFFERENT):
        near = nearest(row.decision, (SAME, DIFFERENT), 1)
        hint = f"did you mean {near[0]!r}?" if near else f"use {SAME} or {DIFFERENT}"
        raise LedgerError(f"{where}: unknown decision {row.decision!r}; {hint}")
    for iri in (row.first, row.second):
        if not iri.startswith(BASE):
            raise LedgerError(
                f"{where}: {iri!r} is no IRI of the graph; kg review --matches writes such rows"
            )
    return row


def format_sameness(rows: Iterable[SamenessRow]) -> str:
    """The text of the file; :func:`read_sameness` reads the same rows from it."""
    lines = [COLUMNS, *([" ".join(getattr(row, column).split()) for column in COLUMNS] for row in rows)]
    return "".join("\t".join(line) + "\n" for line in lines)


def write_sameness(path: Path, rows: Iterable[SamenessRow]) -> None:
    """Writes the file, whole or not at all."""
    write_whole(path, format_sameness(rows).encode())
