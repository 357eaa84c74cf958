"""Rows for curators: what a loader proposes and nobody has decided, and ledgers in their tidy form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.curation.ledger import LedgerRow
from kg.curation.places import locate, occurrence
from kg.curation.replay import Replay
from kg.curation.rows import Scribe
from kg.model import Document, Reading, Statement
from kg.vocabulary import Vocabulary


def draft(
    document: Document, proposed: Reading, rows: Sequence[LedgerRow], vocabulary: Vocabulary, name: str
) -> tuple[LedgerRow, ...]:
    """A row for everything a loader proposes and the ledger does not decide, as if it were accepted.

    What the proposals name and no one declared yet comes first, as ``named`` rows.

    Args:
        document: the document.
        proposed: what its loader reads.
        rows: its ledger as it is.
        vocabulary: the ontology.
        name: the ledger's name, for messages.
    """
    replayed = Replay(document, proposed, rows, vocabulary, name)
    reading = replayed.reading()
    scribe = Scribe(document, {entity.iri: entity for entity in reading.entities}, vocabulary)
    declared = {replayed.names.iri(row.subject, row) for row in rows if row.decision == "named"}
    undecided = [said for said in reading.statements if said.review == "unreviewed"]
    unnamed = dict.fromkeys(
        iri for said in undecided for iri in scribe.introduced(said) if iri not in declared
    )
    named = [row for iri in unnamed for row in scribe.named(iri)]
    return (*named, *(replace(scribe.accepted(said), note=_origin(said)) for said in undecided))


def tidy(
    document: Document, proposed: Reading, rows: Sequence[LedgerRow], vocabulary: Vocabulary, name: str
) -> tuple[LedgerRow, ...]:
    """The rows of a ledger with their keys, named ones first, then in the order of the document's passages."""
    replayed = Replay(document, proposed, rows, vocabulary, name)

    def completed(row: LedgerRow) -> LedgerRow:
        # One by one: located together they come in the order of the document, not of the row.
        singles = [locate(document, (text,), (n,)) for text, n in zip(row.quotes, row.counts, strict=True)]
        counts = tuple(occurrence(document.text, quote) for (quote,) in singles)
        # A row that corrects or rejects bears the key of what was proposed, not of what it says itself.
        about = row.key and row.decision in ("corrected", "rejected")
        key = row.key
        if row.decision != "named" and not about and row.subject and row.predicate and row.object:
            key = replayed.key(row)
        return replace(row, key=key, occurrences=tuple(n or 1 for n in counts) if any(counts) else ())

    def place(row: LedgerRow) -> tuple[bool, int]:
        starts = [quote.start for quote in locate(document, row.quotes, row.occurrences)]
        return row.decision != "named", min(starts, default=0) if row.decision != "named" else 0

    # A stable sort: named rows keep their order, and rows on one passage theirs.
    return tuple(sorted(map(completed, rows), key=place))


def _origin(said: Statement) -> str:
    return f"{said.method}, {said.confidence}"
