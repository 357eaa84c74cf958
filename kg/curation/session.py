"""A review as values: proposals in the order of the document, what was decided on them, and the way back.

Every function takes a session and gives the next one; nothing is changed in
place and nothing is read or written, so that any key can be undone as far as
the first. What a session amounts to is :meth:`Session.rows`, a ledger.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from kg.curation.ledger import LedgerRow
from kg.issues import Issue
from kg.model import Statement
from kg.text import search_key


@dataclass(frozen=True, slots=True)
class Decision:
    """A row for the ledger.

    Attributes:
        row: what is written.
        about: id of the item it decides; empty where it decides none, as an added row.
        named: rows that declare what it names, needed as long as it stands.
    """

    row: LedgerRow
    about: str = ""
    named: tuple[LedgerRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Stop:
    """A passage to be looked at, with what was read in it and the doubts about it."""

    start: int
    end: int
    headings: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide: a proposed statement, or a passage in which nothing was read.

    Attributes:
        stop: number of its passage.
        id: the statement's key, or the span of the passage.
        said: the statement; None for a passage without any.
        yes: the decision that accepts it.
    """

    stop: int
    id: str
    said: Statement | None = None
    yes: Decision | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One key that counts: where it was pressed, and the decisions it made (none for a skip)."""

    key: str
    at: str
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True)
class Session:
    """A review as it stands.

    Attributes:
        stops: the passages.
        items: what there is to decide, in the order it is shown.
        base: the rows of the ledger before the first step.
        log: the steps since, oldest first.
        at: number of the item that is shown; as many as there are items at the end.
        told: what the last key did, in a few words.
    """

    stops: tuple[Stop, ...]
    items: tuple[Item, ...]
    base: tuple[Decision, ...] = ()
    log: tuple[Step, ...] = ()
    at: int = 0
    told: str = ""

    @cached_property
    def standing(self) -> tuple[Decision, ...]:
        """The decisions that count, in the order they were made: of two on one item the later."""
        made = [*self.base, *(decision for step in self.log for decision in step.decisions)]
        last = {decision.about: number for number, decision in enumerate(made) if decision.about}
        return tuple(d for number, d in enumerate(made) if not d.about or last[d.about] == number)

    @cached_property
    def decided(self) -> dict[str, LedgerRow]:
        """The row that decides each item, by the item's id."""
        return {decision.about: decision.row for decision in self.standing if decision.about}

    @property
    def item(self) -> Item | None:
        """The item that is shown; None at the end."""
        return self.items[self.at] if self.at < len(self.items) else None

    @property
    def progress(self) -> tuple[int, int, int]:
        """How many proposals are decided, how many there are, how many passages have something left."""
        proposals = [item for item in self.items if item.said is not None]
        left = {item.stop for item in self.items if item.id not in self.decided}
        return sum(item.id in self.decided for item in proposals), len(proposals), len(left)

    def rows(self) -> tuple[LedgerRow, ...]:
        """The ledger this session amounts to; what a row names is declared before it, once."""
        there = {_declared(d.row) for d in self.standing if d.row.decision == "named"}
        found: list[LedgerRow] = []
        for decision in self.standing:
            for row in decision.named:
                if _declared(row) not in there:
                    there.add(_declared(row))
                    found.append(row)
            found.append(decision.row)
        return tuple(found)


def begin(session: Session, at: str = "") -> Session:
    """The session at an item, or at the first that nobody decided.

    Args:
        session: a session.
        at: id of the item a review stopped at.
    """
    ids = [item.id for item in session.items]
    if at in ids:
        return replace(session, at=ids.index(at))
    return replace(session, at=_next(session, -1))


def accept(session: Session) -> Session:
    """Yes to the statement that is shown."""
    item = session.item
    if item is None or item.yes is None:
        return _refused(session)
    return _done(session, "accept", (item.yes,), "accepted")


def accept_all(session: Session) -> Session:
    """Yes to every statement of the passage that nobody decided."""
    item = session.item
    here = (
        []
        if item is None
        else [i for i in session.items if i.stop == item.stop and i.id not in session.decided]
    )
    decisions = tuple(i.yes for i in here if i.yes is not None)
    if not decisions:
        return _refused(session)
    return _done(session, "accept all", decisions, f"{len(decisions)} accepted")


def reject(session: Session, reason: str = "") -> Session:
    """No to the statement that is shown."""
    item = session.item
    if item is None or item.yes is None:
        return _refused(session)
    no = replace(item.yes, row=replace(item.yes.row, decision="rejected", note=reason), named=())
    return _done(session, "reject", (no,), "rejected")


def correct(session: Session, decision: Decision) -> Session:
    """The statement that is shown, as it should have been."""
    item = session.item
    if item is None or item.said is None:
        return _refused(session)
    return _done(session, "correct", (replace(decision, about=item.id),), "corrected")


def add(session: Session, decision: Decision) -> Session:
    """A statement that was missed in the passage; the review stays where it is."""
    if session.item is None:
        return _refused(session)
    # What is added and proposed elsewhere is decided there too; what was decided already is said twice.
    elsewhere = {i.id for i in session.items if i.said is not None} - session.decided.keys()
    about = decision.about if decision.about in elsewhere else ""
    step = Step("add", _id(session), (replace(decision, about=about),))
    return replace(session, log=(*session.log, step), told="added")


def silence(session: Session, row: LedgerRow) -> Session:
    """The passage says nothing for the graph; a statement that is shown stays to be decided."""
    item = session.item
    if item is None:
        return _refused(session)
    if item.said is None:
        return _done(session, "silent", (Decision(row, about=item.id),), "noted: nothing here")
    step = Step("silent", _id(session), (Decision(row),))
    return replace(session, log=(*session.log, step), told="noted: nothing else here")


def skip(session: Session) -> Session:
    """On to the next item, whatever was decided on this one."""
    if session.item is None:
        return _refused(session)
    step = Step("skip", _id(session))
    return replace(session, log=(*session.log, step), at=session.at + 1, told="skipped")


def skip_passage(session: Session) -> Session:
    """On to the next passage."""
    item = session.item
    if item is None:
        return _refused(session)
    at = next((n for n in range(session.at, len(session.items)) if session.items[n].stop != item.stop), None)
    step = Step("skip", _id(session))
    at = len(session.items) if at is None else at
    return replace(session, log=(*session.log, step), at=at, told="passage skipped")


def back(session: Session) -> Session:
    """To the item before, decided or not; what was decided stays."""
    if session.at == 0:
        return replace(session, told="this is the first")
    return replace(session, at=session.at - 1, told="")


def undo(session: Session) -> Session:
    """As it was before the last step that counts."""
    if not session.log:
        return replace(session, told="nothing to undo")
    *log, last = session.log
    before = replace(session, log=tuple(log), told=f"undone: {last.key}")
    ids = [item.id for item in session.items]
    return replace(before, at=ids.index(last.at) if last.at in ids else session.at)


def _done(session: Session, key: str, decisions: Iterable[Decision], told: str) -> Session:
    step = Step(key, _id(session), tuple(decisions))
    after = replace(session, log=(*session.log, step), told=told)
    return replace(after, at=_next(after, session.at))


def _next(session: Session, at: int) -> int:
    """The first item after *at* that nobody decided."""
    left = (n for n in range(at + 1, len(session.items)) if session.items[n].id not in session.decided)
    return next(left, len(session.items))


def _id(session: Session) -> str:
    return session.item.id if session.item is not None else ""


def _refused(session: Session) -> Session:
    told = "the review is at its end" if session.item is None else "no statement is proposed here"
    return replace(session, told=told)


def _declared(row: LedgerRow) -> tuple[str, str, str]:
    # One kind or type a thing: what the ledger says of it already stands.
    value = "" if row.predicate in ("kind", "type", "formation") else row.object
    predicate = "kind" if row.predicate == "type" else row.predicate
    return search_key(row.subject), predicate, value
