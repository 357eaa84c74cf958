"""The statements of a reading as an export writes them, though they are in no release."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.curation.readings import Proposal
from kg.graph.content import document_entity, merge
from kg.graph.table import STATEMENTS, cells
from kg.model import Entity, Literal, Statement
from kg.vocabulary import Vocabulary

QUOTES = " ¶ "
Row = dict[str, Any]


def rows(proposal: Proposal, vocabulary: Vocabulary) -> Iterator[Row]:
    """The objects of the export contract, sorted by place and id."""
    known = _known(proposal, vocabulary)

    def entity(iri: str) -> Row:
        named = known[iri]
        labels = [label.text for label in (*named.preferred, *named.alternative)]
        types = vocabulary.type_labels(named)
        return {"iri": iri, "labels": list(dict.fromkeys(labels)), "types": list(dict.fromkeys(types))}

    for said in _sorted(proposal):
        stated = said.object
        if isinstance(stated, Literal):
            target, formation = {"value": stated.value, "datatype": stated.datatype}, ""
        else:
            # The instrument is mostly the object ("takes part in"), else the subject ("covers").
            target, formation = entity(stated), known[stated].formation
        yield {
            "id": said.id,
            "key": said.key,
            "doc": proposal.document.file,
            "spans": [[q.start, q.end] for q in sorted(said.quotes)],
            "quotes": [q.text for q in sorted(said.quotes)],
            "subject": entity(said.subject),
            "predicate": said.predicate,
            "relation": vocabulary.relation(said.predicate),
            "object": target,
            "when": said.when,
            "status": said.status,
            "force": said.force,
            "formation": formation or known[said.subject].formation,
            "speakers": sorted(said.speakers),
            "method": said.method,
            "confidence": said.confidence,
            "review": said.review,
        }


def json_lines(proposal: Proposal, vocabulary: Vocabulary) -> str:
    """The statements of a reading, an object a line."""
    return "".join(json.dumps(row, ensure_ascii=True) + "\n" for row in rows(proposal, vocabulary))


def csv_header() -> str:
    """The names of the columns of :func:`csv_lines`: those of the statement table, and the quotes."""
    return ",".join([*(name for name, _ in STATEMENTS), "quotes"]) + "\n"


def csv_lines(proposal: Proposal, vocabulary: Vocabulary) -> str:
    """The statements of a reading as rows of the statement table, with their quotes."""
    known = _known(proposal, vocabulary)
    files = {proposal.document.id: proposal.document.file}
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    for said in _sorted(proposal):
        row = (*cells(said, files, known, vocabulary), QUOTES.join(q.text for q in sorted(said.quotes)))
        writer.writerow(str(v).lower() if isinstance(v, bool) else "" if v is None else v for v in row)
    return text.getvalue()


@dataclass(frozen=True, slots=True)
class Told:
    """A statement in words, in its document's language.

    Attributes:
        quotes: start, end and words of each passage.
    """

    subject: str
    predicate: str
    object: str
    status: str
    when: str
    confidence: float
    quotes: tuple[tuple[int, int, str], ...]


def told(proposal: Proposal, vocabulary: Vocabulary) -> Iterator[Told]:
    """The statements of a reading in words, in the order of the document."""
    known = _known(proposal, vocabulary)
    language = "en" if proposal.document.language.startswith("en") else "fr"
    for said in _sorted(proposal):
        stated = said.object
        status = vocabulary.entity(vocabulary.status_iri(said.status)).label(language) if said.status else ""
        yield Told(
            subject=known[said.subject].label(language),
            predicate=vocabulary.term_label(said.predicate, language),
            object=stated.value if isinstance(stated, Literal) else known[stated].label(language),
            status=status,
            when=said.when,
            confidence=said.confidence,
            quotes=tuple((q.start, q.end, q.text) for q in sorted(said.quotes)),
        )


def _sorted(proposal: Proposal) -> list[Statement]:
    said = proposal.proposed.statements
    return sorted(said, key=lambda s: (min((q.start for q in s.quotes), default=0), s.id))


def _known(proposal: Proposal, vocabulary: Vocabulary) -> Mapping[str, Entity]:
    """What the statements name; reference data come before the document's own.

    Raises:
        UnknownTermError: they name what neither the ontology nor the document introduces.
    """
    own: dict[str, Entity] = {}
    for entity in (*proposal.proposed.entities, document_entity(proposal.document)):
        before = own.get(entity.iri) or vocabulary.entities.get(entity.iri)
        own[entity.iri] = merge(before, entity) if before is not None else entity
    ends = (
        iri for s in proposal.proposed.statements for iri in (s.subject, s.object) if isinstance(iri, str)
    )
    return {iri: own.get(iri) or vocabulary.entity(iri) for iri in ends}
