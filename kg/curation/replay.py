"""Replays a ledger on what a loader read: the curators' word comes first, and is self-sufficient."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from kg import dates
from kg.curation.ledger import EMPTIED, SPEAKERS, LedgerRow
from kg.curation.names import KIND_SCHEMES, Names
from kg.curation.places import locate
from kg.errors import DateError, LedgerError, UnknownTermError
from kg.issues import Issue, Silence
from kg.model import Document, Entity, Literal, Quote, Reading, Statement
from kg.namespaces import EDTF, ENT, XSD
from kg.reading.formation import with_formation
from kg.vocabulary import Vocabulary


def replay(
    document: Document, reading: Reading, rows: Sequence[LedgerRow], vocabulary: Vocabulary, name: str
) -> Reading:
    """What a document says once its ledger has been heard.

    Args:
        document: the document.
        reading: what its loader proposes; each statement ``unreviewed``.
        rows: its ledger.
        vocabulary: the ontology.
        name: the ledger's name, for messages.

    Raises:
        LedgerError: a row names somebody nobody knows, quotes what the document does not say, or
            contradicts another row; file and line are named.
    """
    return Replay(document, reading, rows, vocabulary, name).reading()


class Replay:
    """One replay of a ledger, with the names it understands.

    Args:
        document: the document.
        reading: what its loader proposes.
        rows: its ledger.
        vocabulary: the ontology.
        name: the ledger's name, for messages.
    """

    def __init__(
        self,
        document: Document,
        reading: Reading,
        rows: Sequence[LedgerRow],
        vocabulary: Vocabulary,
        name: str,
    ) -> None:
        self.document = document
        self.vocabulary = vocabulary
        self.name = name
        self.names = Names(document, reading.entities, rows, vocabulary, self._error)
        self.rows = [row for row in rows if row.decision != "named"]
        for row in rows:
            if row.decision == "named":
                self._quotes(row)  # must stand in the document, though nothing is made of them
        self.issues = list(reading.issues)
        self.proposed: dict[str, Statement] = {}
        for said in reading.statements:
            renamed = self._renamed(said)
            if self._is_contradicted(renamed):
                continue
            # What a loader took for two things and a curator for one may say the same twice.
            self.proposed.setdefault(renamed.key, renamed)
        self.curated: list[Statement] = []
        self.silences: list[Silence] = []
        self._line: dict[tuple[str, str, str], int] = {}
        self._count: dict[str, int] = {}

    def _is_contradicted(self, said: Statement) -> bool:
        """Whether a loader takes for a topic what a curator named as something else."""
        named = self.names.entities.get(said.object) if isinstance(said.object, str) else None
        is_topic = self.vocabulary.relation(said.predicate) == "covers"
        return is_topic and named is not None and not self.vocabulary.is_a(named, ENT.Topic)

    def key(self, row: LedgerRow) -> str:
        """The key of the statement a row writes out."""
        return self._bare(row).key

    def target(self, row: LedgerRow) -> str | Literal:
        """What the object of a row means, with its predicate."""
        return self._object(row, self._predicate(row))

    def proposal(self, row: LedgerRow) -> Statement | None:
        """The proposed statement a row decides; None where no loader proposes it."""
        try:
            return self._found(row)
        except LedgerError:
            if row.decision != "rejected":
                raise
            return None  # what nobody proposes any more need not be known any more

    def reading(self) -> Reading:
        """What the document says once every row was heard; to be asked once."""
        decide: Mapping[str, Callable[[LedgerRow], None]] = {
            "accepted": self._affirm,
            "added": self._affirm,
            "corrected": self._corrected,
            "disputed": self._affirm,
            "rejected": self._rejected,
            "silent": self._silent,
        }
        for row in self.rows:
            decide[row.decision](row)
        statements = (*self.proposed.values(), *self.curated)
        ordered = sorted(statements, key=lambda s: (s.quotes[0].start, s.quotes[0].end, s.key))
        entities = with_formation(self.names.entities.values(), ordered, self.vocabulary)
        issues = sorted({issue for issue in self.issues if not self._is_settled(issue)})
        return Reading(tuple(ordered), tuple(issues), entities, tuple(sorted(self.silences)))

    # -- decisions ------------------------------------------------------------------------------

    def _affirm(self, row: LedgerRow) -> None:
        review, found = row.decision, self._found(row)
        if not row.subject:
            if found is None:
                raise self._error(
                    row, f"no loader proposes a statement with key {row.key!r}; write it out in full"
                )
            said = found
        else:
            said = self._stated(row)
        if found is not None:
            self.proposed.pop(found.key, None)
            said = replace(said, method=found.method, derived=found.derived)
            review = "accepted" if review == "added" else review
        self._keep(row, replace(said, review=review, confidence=1.0))

    def _corrected(self, row: LedgerRow) -> None:
        found = self._found(row)
        if found is None:
            if not (row.subject and row.predicate and row.object and row.quotes):
                raise self._error(
                    row, "what it corrects is not proposed any more; write the row out in full, as added"
                )
            self._keep(row, replace(self._stated(row), review="corrected"))
            return
        self.proposed.pop(found.key, None)
        subject = self.names.iri(row.subject, row) if row.subject else found.subject
        predicate = self._predicate(row) if row.predicate else found.predicate
        corrected = replace(
            found,
            subject=subject,
            predicate=predicate,
            object=self._object(row, predicate) if row.object else found.object,
            quotes=self._quotes(row) if row.quotes else found.quotes,
            when=self._when(row) if row.when else found.when,
            status=self._status(row) if row.status else found.status,
            speakers=self._speakers(row) if row.speakers else found.speakers,
            note=_given(row.note) or found.note,
            review="corrected",
            confidence=1.0,
        )
        self._keep(row, corrected)

    def _rejected(self, row: LedgerRow) -> None:
        found = self.proposal(row)
        quoted = set(row.quotes)
        if found is not None and (not quoted or quoted & {quote.text for quote in found.quotes}):
            del self.proposed[found.key]
        elif found is None:
            message = f"{self.name}:{row.line} rejects what no loader proposes; the row can go"
            self.issues.append(Issue(self.document.id, 0, 0, "stale-ledger-row", message))

    def _silent(self, row: LedgerRow) -> None:
        if not (row.quotes and row.note):
            raise self._error(
                row, "a silent row quotes a passage, and its note says why nothing is said there"
            )
        self.silences += [Silence(self.document.id, q.start, q.end, row.note) for q in self._quotes(row)]

    def _is_settled(self, issue: Issue) -> bool:
        """Whether a curator quoted the passage of a loader's doubt: then a person has read it."""
        read = [(quote.start, quote.end) for said in self.curated for quote in said.quotes]
        read += [(silence.start, silence.end) for silence in self.silences]
        return any(issue.start < end and start < issue.end for start, end in read)

    # -- rows to statements ---------------------------------------------------------------------

    def _found(self, row: LedgerRow) -> Statement | None:
        """The proposed statement a row is about: by its key, else by what it says."""
        if row.key and row.key in self.proposed:
            return self.proposed[row.key]
        if not (row.subject and row.predicate and row.object):
            return None
        return self.proposed.get(self._bare(row).key)

    def _bare(self, row: LedgerRow) -> Statement:
        predicate = self._predicate(row)
        subject = self.names.iri(row.subject, row)
        return Statement(self.document.id, subject, predicate, self._object(row, predicate), ())

    def _stated(self, row: LedgerRow) -> Statement:
        for column in ("subject", "predicate", "object", "quotes"):
            if not getattr(row, column):
                raise self._error(
                    row, f"no {column}; {'quote the passage' if column == 'quotes' else 'fill it in'}"
                )
        return replace(
            self._bare(row),
            quotes=self._quotes(row),
            when=self._when(row),
            status=self._status(row),
            speakers=self._speakers(row),
            method="ledger",
            note=_given(row.note),
        )

    def _predicate(self, row: LedgerRow) -> str:
        try:
            return self.vocabulary.predicate(row.predicate)
        except UnknownTermError as error:
            raise self._error(row, str(error)) from None

    def _object(self, row: LedgerRow, predicate: str) -> str | Literal:
        if not self.vocabulary.takes_literal(predicate):
            if predicate == ENT.hasKind:
                return self.names.iri(row.object, row, KIND_SCHEMES)
            is_topic = self.vocabulary.relation(predicate) == "covers"
            return self.names.iri(row.object, row, cls=ENT.Topic if is_topic else "")
        try:
            return Literal(dates.canonical(row.object), EDTF)
        except DateError as error:
            relation = self.vocabulary.relation(predicate)
            if relation == "dated":
                raise self._error(row, str(error)) from None
            return Literal(row.object, XSD.decimal if relation == "figure" else XSD.string)

    def _when(self, row: LedgerRow) -> str:
        try:
            return dates.canonical(_given(row.when)) if _given(row.when) else ""
        except DateError as error:
            raise self._error(row, str(error)) from None

    def _status(self, row: LedgerRow) -> str:
        status = _given(row.status)
        if status:
            try:
                self.vocabulary.status_iri(status)
            except UnknownTermError as error:
                raise self._error(row, str(error)) from None
        return status

    def _speakers(self, row: LedgerRow) -> tuple[str, ...]:
        named = [name for name in row.speakers.split(SPEAKERS) if name]
        return (
            tuple(sorted(self.names.iri(n, row) for n in named))
            if named
            else tuple(sorted(self.document.speakers))
        )

    def _quotes(self, row: LedgerRow) -> tuple[Quote, ...]:
        try:
            return locate(self.document, row.quotes, row.occurrences)
        except LedgerError as error:
            raise self._error(row, str(error)) from None

    def _keep(self, row: LedgerRow, said: Statement) -> None:
        """Keep a curated statement; one key may carry two statuses, but nothing is decided twice."""
        same = (said.key, said.status, said.when)
        if same in self._line:
            raise self._error(row, f"says the same as line {self._line[same]}; keep one of them")
        self._line[same] = row.line
        ordinal = self._count.get(said.key, 0)
        self._count[said.key] = ordinal + 1
        self.curated.append(replace(said, ordinal=ordinal))

    def _renamed(self, said: Statement) -> Statement:
        renamed = self.names.renamed
        if not renamed:
            return said
        value = renamed.get(said.object, said.object) if isinstance(said.object, str) else said.object
        return replace(said, subject=renamed.get(said.subject, said.subject), object=value)

    def _error(self, row: LedgerRow, message: str) -> LedgerError:
        return LedgerError(f"{self.name}:{row.line}: {message}")


def with_force(
    statements: Iterable[Statement], entities: Iterable[Entity], vocabulary: Vocabulary
) -> tuple[Statement, ...]:
    """The statements of taking part, leading and dating with the force their instrument's kind usually has.

    A force that the text states stays as it is; a derived one is marked so. What several parties make
    together is not unilateral, whatever others of its kind are.
    """
    known = {**vocabulary.entities, **{entity.iri: entity for entity in entities}}
    found = []
    for said in statements:
        relation = vocabulary.relation(said.predicate)
        instrument = said.subject if relation == "dated" else said.object
        entity = known.get(instrument) if isinstance(instrument, str) and relation in _ENGAGING else None
        force = (
            vocabulary.force_of(entity.kind) if entity is not None and entity.kind and not said.force else ""
        )
        if entity is not None and entity.formation == "joint" and force == "unilateral":
            force = ""
        found.append(replace(said, force=force, force_derived=True) if force else said)
    return tuple(found)


# Relations in which somebody commits to something, or something is committed to on a day.
_ENGAGING = frozenset({"participates_in", "member_of", "leads", "dated"})


def _given(cell: str) -> str:
    return "" if cell == EMPTIED else cell
