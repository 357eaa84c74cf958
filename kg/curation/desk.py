"""The desk of a review: what is proposed laid out by passage, and rows made from what a curator types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.curation.ledger import LedgerRow
from kg.curation.readings import Proposal
from kg.curation.replay import Replay
from kg.curation.rows import Scribe
from kg.curation.session import Decision, Item, Session, Step, Stop, begin
from kg.issues import Issue
from kg.model import Passage, PassageKind, Statement
from kg.vocabulary import Vocabulary

_SHOWN = frozenset({PassageKind.SENTENCE, PassageKind.HEADING})
_ROWS = frozenset({PassageKind.TABLE_ROW})


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a reading a review goes through.

    Attributes:
        from_end: the last passage first.
        only_issues: only passages with a doubt.
        every_passage: also passages in which nothing was read.
        minimum: only statements of this confidence or more.
        maximum: only statements of this confidence or less.
        relation: only statements of this broad relation.
    """

    from_end: bool = False
    only_issues: bool = False
    every_passage: bool = False
    minimum: float = 0.0
    maximum: float = 1.0
    relation: str = ""

    def takes(self, said: Statement, vocabulary: Vocabulary) -> bool:
        """Whether a statement is looked at."""
        return self.minimum <= said.confidence <= self.maximum and (
            not self.relation or vocabulary.relation(said.predicate) == self.relation
        )


class Desk:
    """A reading, its ledger and the ontology, ready for a review.

    Args:
        proposal: a document and what was read in it.
        vocabulary: the ontology.
        name: the ledger's name, for messages.
    """

    def __init__(self, proposal: Proposal, vocabulary: Vocabulary, name: str) -> None:
        self.document = proposal.document
        self.proposed = proposal.proposed
        self.vocabulary = vocabulary
        self.name = name
        self.scribe = Scribe(self.document, {e.iri: e for e in self.proposed.entities}, vocabulary)
        self.declared: set[str] = set()

    # -- laying out -----------------------------------------------------------------------------

    def session(
        self, base: Sequence[Decision], log: Sequence[Step] = (), at: str = "", choice: Choice | None = None
    ) -> Session:
        """The review of a reading, at the item where it stopped or at the first left.

        Args:
            base: the ledger, see :meth:`based`.
            log: steps since.
            at: id of the item the review stopped at.
            choice: what it goes through; by default all that is proposed or doubted.
        """
        choice = choice or Choice()
        bare = Session((), (), tuple(base), tuple(log))
        replayed = self.replay(bare.rows())
        proposed = tuple(replayed.proposed.values())
        declaring = [decision.row for decision in base if decision.row.decision == "named"]
        self.declared = {replayed.names.iri(row.subject, row) for row in declaring}
        reading = replayed.reading()
        open_ = {said.key for said in reading.statements if said.review == "unreviewed"}
        self.scribe = Scribe(self.document, {e.iri: e for e in reading.entities}, self.vocabulary)
        shown = [
            said
            for said in proposed
            if (said.key in open_ or said.key in bare.decided) and choice.takes(said, self.vocabulary)
        ]
        stops = self._stops(shown, reading.issues, choice)
        items = tuple(self._items(stops))
        return begin(replace(bare, stops=stops, items=items), at)

    def based(self, rows: Sequence[LedgerRow]) -> tuple[Decision, ...]:
        """The rows of a ledger as decisions, each with the proposal it is about; of two the first."""
        replayed = self.replay(rows)
        taken: set[str] = set()
        found = []
        for row in rows:
            said = None if row.decision in ("named", "silent") else replayed.proposal(row)
            about = said.key if said is not None and said.key not in taken else ""
            taken.add(about)
            found.append(Decision(replace(row, line=0), about))
        return tuple(found)

    def replay(self, rows: Iterable[LedgerRow]) -> Replay:
        """A replay of rows on what is proposed, not yet asked for its reading."""
        numbered = [replace(row, line=number) for number, row in enumerate(rows, start=2)]
        return Replay(self.document, self.proposed, numbered, self.vocabulary, self.name)

    def _stops(
        self, statements: Sequence[Statement], issues: Sequence[Issue], choice: Choice
    ) -> tuple[Stop, ...]:
        passages = self._passages()
        said_at: dict[tuple[int, int], list[Statement]] = {}
        doubts_at: dict[tuple[int, int], list[Issue]] = {}
        for said in statements:
            # With its last passage: by then the reader has seen the others.
            last = max(said.quotes)
            said_at.setdefault(_around(passages, last.start, last.end), []).append(said)
        whole = [issue for issue in issues if issue.start == issue.end]
        for issue in issues:
            if issue not in whole:
                doubts_at.setdefault(_around(passages, issue.start, issue.end), []).append(issue)
        # A doubt about the whole document is shown with the first passage.
        first = min(
            {*said_at, *doubts_at}, default=(passages[0].start, passages[0].end) if passages else (0, 0)
        )
        if whole:
            doubts_at.setdefault(first, [])[:0] = whole
        headings = {(p.start, p.end): p.headings for p in passages}
        spans = set(doubts_at) if choice.only_issues else {*said_at, *doubts_at}
        if choice.every_passage:
            spans |= set(headings)
        stops = [
            Stop(*span, headings.get(span, ()), tuple(said_at.get(span, ())), tuple(doubts_at.get(span, ())))
            for span in sorted(spans)
        ]
        return tuple(reversed(stops) if choice.from_end else stops)

    def _passages(self) -> list[Passage]:
        """Sentences and headings; a row of a table is one passage, whatever sentences stand in it."""
        every = self.document.passages
        found = []
        for passage in every:
            inside, parent = False, passage.parent
            while parent is not None and not inside:
                inside, parent = every[parent].kind in _ROWS, every[parent].parent
            if passage.kind in _ROWS or (passage.kind in _SHOWN and not inside):
                found.append(passage)
        return found

    def _items(self, stops: Sequence[Stop]) -> Iterator[Item]:
        for number, stop in enumerate(stops):
            for said in stop.statements:
                new = (iri for iri in self.scribe.introduced(said) if iri not in self.declared)
                named = tuple(row for iri in new for row in self.scribe.named(iri))
                yield Item(number, said.key, said, Decision(self.scribe.accepted(said), said.key, named))
            if not stop.statements:
                yield Item(number, f"{stop.start}-{stop.end}")

    def silent(self, stop: Stop, note: str) -> LedgerRow:
        """A row that says that a passage says nothing for the graph."""
        place = self.document.quote(stop.start, stop.end)
        why = note or "nothing for the graph"
        return LedgerRow(
            "silent", quotes=(place.text,), occurrences=self.scribe.occurrences((place,)), note=why
        )

    def known(self, session: Session) -> tuple[LedgerRow, ...]:
        """The rows of a session that declare things."""
        return tuple(row for row in session.rows() if row.decision == "named")

    def check(self, session: Session) -> None:
        """Whether the ledger of a session can be replayed.

        Raises:
            LedgerError: a row that contradicts another.
        """
        self.replay(session.rows()).reading()


def _around(passages: Sequence[Passage], start: int, end: int) -> tuple[int, int]:
    """The passage a span begins in, the shortest; the span itself where there is none."""
    found = [(p.end - p.start, p.start, p.end) for p in passages if p.start <= start < p.end]
    return min(found)[1:] if found else (start, end)
