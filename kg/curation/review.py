"""Rows for curators: what a loader proposes and nobody has decided, and ledgers in their tidy form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg import iris
from kg.curation.ledger import DOCUMENT, SPEAKERS, LedgerRow
from kg.curation.places import locate, occurrence
from kg.curation.replay import Replay
from kg.model import Document, Entity, Literal, Reading, Statement
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
    entities = {entity.iri: entity for entity in reading.entities}
    declared = {replayed.names.iri(row.subject, row) for row in rows if row.decision == "named"}
    undecided = [said for said in reading.statements if said.review == "unreviewed"]
    ends = [iri for said in undecided for iri in (said.subject, said.object) if isinstance(iri, str)]
    unnamed = [entities[iri] for iri in dict.fromkeys(ends) if iri in entities and iri not in declared]
    named = [row for entity in unnamed for row in _named(entity, document)]
    return (*named, *(_accepted(said, document, entities, vocabulary) for said in undecided))


def tidy(
    document: Document, proposed: Reading, rows: Sequence[LedgerRow], vocabulary: Vocabulary, name: str
) -> tuple[LedgerRow, ...]:
    """The rows of a ledger with their keys, named ones first, then in the order of the document's passages."""
    replayed = Replay(document, proposed, rows, vocabulary, name)

    def completed(row: LedgerRow) -> LedgerRow:
        # One by one: located together they come in the order of the document, not of the row.
        singles = [locate(document, (text,), (n,)) for text, n in zip(row.quotes, row.counts, strict=True)]
        counts = tuple(occurrence(document.text, quote) for (quote,) in singles)
        key = row.key
        if row.decision != "named" and row.subject and row.predicate and row.object:
            key = replayed.key(row)
        return replace(row, key=key, occurrences=tuple(n or 1 for n in counts) if any(counts) else ())

    def place(row: LedgerRow) -> tuple[bool, int]:
        starts = [quote.start for quote in locate(document, row.quotes, row.occurrences)]
        return row.decision != "named", min(starts, default=0) if row.decision != "named" else 0

    # A stable sort: named rows keep their order, and rows on one passage theirs.
    return tuple(sorted(map(completed, rows), key=place))


def _named(entity: Entity, document: Document) -> Iterator[LedgerRow]:
    name = entity.label(document.language)
    quotes = (name,) if document.text.count(name) == 1 else ()
    if entity.kind:
        yield LedgerRow(
            "named", subject=name, predicate="kind", object=iris.local(entity.kind), quotes=quotes
        )
    else:
        yield LedgerRow(
            "named", subject=name, predicate="type", object=iris.local(entity.types[0]), quotes=quotes
        )
    for label in entity.alternative:
        language = f"@{label.language}" if label.language else ""
        yield LedgerRow("named", subject=name, predicate=f"altLabel{language}", object=label.text)


def _accepted(
    said: Statement, document: Document, entities: dict[str, Entity], vocabulary: Vocabulary
) -> LedgerRow:
    def called(iri: str) -> str:
        if iri == iris.document(document.id):
            return DOCUMENT
        entity = entities.get(iri) or vocabulary.entity(iri)
        return entity.label(document.language)

    quotes = tuple(sorted(said.quotes))
    counts = tuple(occurrence(document.text, quote) for quote in quotes)
    theirs = set(said.speakers) != set(document.speakers)
    return LedgerRow(
        decision="accepted",
        key=said.key,
        subject=called(said.subject),
        predicate=iris.local(said.predicate),
        object=said.object.value if isinstance(said.object, Literal) else called(said.object),
        when=said.when,
        status=said.status,
        speakers=SPEAKERS.join(map(called, said.speakers)) if theirs else "",
        quotes=tuple(quote.text for quote in quotes),
        occurrences=tuple(count or 1 for count in counts) if any(counts) else (),
        note=f"{said.method}, {said.confidence}",
    )
