"""The loop of a review: show, ask for a key, do it, write it down."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console

from kg.cli.keys import CancelledError, Keys
from kg.cli.passage import LEGEND, Shown
from kg.curation import session as steps
from kg.curation.desk import Choice, Desk
from kg.curation.entry import FIELDS, Entry
from kg.curation.journal import Journal, read_journal
from kg.curation.ledger import LedgerRow, read_ledger
from kg.curation.readings import Proposal
from kg.curation.session import Session, Stop
from kg.errors import LedgerError
from kg.vocabulary import load

PROMPT = (
    "[a]ccept [A]ll [c]orrect [r]eject [n]ew [x]nothing [s]kip [S]kip passage [u]ndo [b]ack [?]help [q]uit"
)
HELP = f"""
  a  accept the statement ▶          A  accept all that is left of the passage
  c  correct it, field by field      r  reject it, with a reason if you like
  n  add a statement that was missed x  the passage says nothing (more) for the graph
  s  skip: decide later              S  skip the rest of the passage
  u  undo, as often as you like      b  back to the one before, to look or to decide anew
  q  quit; all is saved already

  Marks: {LEGEND}
  Statements: · open  ✓ accepted or added  ~ corrected  ✗ rejected
  Asked for a field: Enter keeps what stands in brackets, - empties it, Tab completes, . cancels.
  A name nobody knows: type + and a kind (+dialogue, +Topic) to make it a thing of this document.
"""
_UNLIMITED = 10_000
_SIMPLE: Mapping[str, Callable[[Session], Session]] = {
    "a": steps.accept,
    "A": steps.accept_all,
    "s": steps.skip,
    "S": steps.skip_passage,
    "u": steps.undo,
    "b": steps.back,
}


class Reviewing:
    """One review, from the first key to the last.

    Args:
        proposal: the reading.
        ledger: where the decisions go.
        choice: what is looked at.
        language: of labels.
        keys: where keys come from; by default standard input.
    """

    def __init__(
        self, proposal: Proposal, ledger: Path, choice: Choice, language: str, keys: Keys | None = None
    ) -> None:
        self.ledger = ledger
        self.desk = Desk(proposal, load(), str(ledger))
        self.entry = Entry(self.desk)
        self.keys = keys or Keys()
        # A pipe has no width: lines stay whole.
        width = None if self.keys.is_terminal else _UNLIMITED
        self.console = Console(highlight=False, markup=False, emoji=False, width=width)
        known = read_journal(ledger)
        base, log, at = known or (self.desk.based(read_ledger(ledger)), (), "")
        self.session = self.desk.session(base, log, at, choice)
        self.journal = Journal(ledger, self.session)
        self.shown = Shown(proposal.document, self.desk.scribe.entities, self.desk.vocabulary, language)
        self._named: list[LedgerRow] = []

    def run(self) -> None:
        """Ask until the end."""
        if not self.session.items:
            click.echo(
                "nothing to review here; --every-passage shows passages in which nothing was read", err=True
            )
            return
        self._page()
        while True:
            key = self.keys.key()
            if key == "q":
                break
            self._press(key)
        done, total, left = self.session.progress
        click.echo(f"{done} of {total} decided, {left} passages left; saved in {self.ledger}", err=True)
        try:
            self.desk.check(self.session)
        except LedgerError as error:
            click.echo(f"kg: {error}", err=True)
            raise SystemExit(1) from None

    def _press(self, key: str) -> None:
        if key == "?":
            self.console.print(HELP)
            return
        before = self.session
        try:
            after = self._after(key)
            if after.log != before.log and any(s.key in ("correct", "add") for s in after.log):
                self.desk.check(after)
        except CancelledError:
            self.session = replace(before, told="cancelled")
        except LedgerError as error:
            self.session = replace(before, told=str(error).removeprefix(f"{self.ledger}:"))
        else:
            self.journal.keep(after)
            self.session = after
        self._page()

    def _after(self, key: str) -> Session:
        session, item = self.session, self.session.item
        if key in _SIMPLE:
            return _SIMPLE[key](session)
        if key not in tuple("crnx"):
            return replace(session, told=f"no key {key!r}; ? lists the keys")
        if item is None:
            return replace(session, told="the review is at its end; b goes back, q quits")
        stop = session.stops[item.stop]
        if key == "x":
            return steps.silence(session, self.entry_silent(stop))
        if key == "n":
            return self._add(stop)
        if item.said is None:
            return replace(session, told="no statement is proposed here; n adds one")
        return (
            self._correct(stop)
            if key == "c"
            else steps.reject(session, self._optional("why (Enter: no reason): "))
        )

    def entry_silent(self, stop: Stop) -> LedgerRow:
        """The row of a passage that says nothing."""
        return self.desk.silent(stop, self._optional("why does it say nothing (Enter: no reason): "))

    def _optional(self, prompt: str) -> str:
        return self.keys.line(prompt)

    def _add(self, stop: Stop) -> Session:
        fields: dict[str, str] = {}
        self._named = list(self.desk.known(self.session))
        for field in ("subject", "predicate", "object", "status", "when"):
            fields[field] = self._ask(field, "", fields, stop)
        quote = self._quote("quote [the whole passage]: ", stop, widen=False)
        return steps.add(self.session, self.entry.added(stop, fields, quote, self._named))

    def _correct(self, stop: Stop) -> Session:
        item = self.session.item
        assert item is not None
        was = self.entry.draft(item)
        fields, self._named = dict(was), list(self.desk.known(self.session))
        if item.yes is not None:
            self._named += [row for row in item.yes.named if row not in self._named]
        for field in FIELDS:
            fields[field] = self._ask(field, was[field], fields, stop)
        quote = self._quote("quote [as it is]: ", stop, widen=True)
        return steps.correct(self.session, self.entry.corrected(item, fields, quote, self._named))

    def _ask(self, field: str, default: str, fields: Mapping[str, str], stop: Stop) -> str:
        """A field, asked for until it can be."""
        choices = self._choices(field)
        name = {"predicate": "relation"}.get(field, field)
        shown = f" [{default}]" if default else ""
        while True:
            typed = self.keys.line(f"{name}{shown}: ", choices)
            if not typed:
                typed = default
            elif typed == "-" and field in ("status", "when", "note", "speakers"):
                return ""
            try:
                return self._checked(field, typed, fields, stop)
            except LedgerError as error:
                told = str(error).removeprefix(f"{self.ledger}:0: ")
                self.console.print(f"  {told}")
                if not self.keys.is_terminal:
                    raise

    def _quote(self, prompt: str, stop: Stop, *, widen: bool) -> str:
        """The words that prove it, asked for until they stand there."""
        while True:
            quote = self.keys.line(prompt)
            try:
                self.entry.words(stop, quote, widen=widen)
            except LedgerError as error:
                if not self.keys.is_terminal:
                    raise
                self.console.print(f"  {error}")
            else:
                return quote

    def _checked(self, field: str, typed: str, fields: Mapping[str, str], stop: Stop) -> str:
        value = self.entry.checked(field, typed, self._named)
        if field not in ("subject", "object"):
            return value
        name, plus, kind = value.rpartition("+")
        if plus and name.strip():
            self._named.append(self.entry.declared(name.strip(), kind.strip(), stop))
            return name.strip()
        return self.entry.thing(value, fields.get("predicate") or "participatesIn", field, self._named)

    def _choices(self, field: str) -> Sequence[str]:
        if field in ("subject", "object", "speakers"):
            return self.entry.names()
        if field == "predicate":
            return sorted(self.entry.predicates())
        return sorted(self.desk.vocabulary.statuses) if field == "status" else ()

    def _page(self) -> None:
        if self.keys.is_terminal:
            self.console.clear()
        self.console.print(self.shown.page(self.session))
        if self.session.told:
            self.console.print(f"  {self.session.told}")
        self.console.print(PROMPT, style="dim", soft_wrap=True)
