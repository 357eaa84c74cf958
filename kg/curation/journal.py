"""The journal of a review: every step, written before the next key, so that none is lost and all can be undone.

A journal stands beside its ledger: ``.<document>.review.jsonl``. Its first line is the ledger as it
was; each line after it is a step, or an undoing. The ledger is what counts: where it was changed by
other hands the journal begins anew, and only what comes after can be undone.
"""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.curation.ledger import cells_of, format_ledger, parse_ledger, read_ledger, row_of, write_whole
from kg.curation.session import Decision, Session, Step
from kg.errors import LedgerError

_UNDO = "undo"


def journal_path(ledger: Path) -> Path:
    """Where the journal of a ledger is."""
    return ledger.with_name(f".{ledger.stem}.review.jsonl")


def read_journal(ledger: Path) -> tuple[tuple[Decision, ...], tuple[Step, ...], str] | None:
    """The ledger a review began with, its steps since, and the item it stopped at.

    None where there is no journal, or one that does not lead to the ledger as it is. A line cut off
    by a crash is left out; a step whose ledger was not written yet counts.
    """
    text = format_ledger(read_ledger(ledger))
    lines = _lines(journal_path(ledger))
    try:
        rows = parse_ledger(lines[0]["ledger"], str(ledger))
        base = tuple(
            Decision(replace(row, line=0), about) for row, about in zip(rows, lines[0]["about"], strict=True)
        )
        told: list[tuple[tuple[Step, ...], str]] = [((), "")]
        for line in lines[1:]:
            log, _at = told[-1]
            if line["key"] == _UNDO:
                told.append((log[:-1], line["now"]))
            elif line["key"]:
                told.append(((*log, _step(line)), line["now"]))
            else:
                told.append((log, line["now"]))
    except (IndexError, KeyError, TypeError, ValueError, LedgerError):
        return None
    # The last step was written here first: the ledger may be one behind, should the machine have stopped between.
    for log, _ in dict.fromkeys((told[-1], *told[-2:-1])):
        if format_ledger(Session((), (), base, log).rows()) == text:
            return base, *told[-1]
    return None


class Journal:
    """Writes a review down as it goes.

    Args:
        ledger: where the decisions go.
        session: the review as it begins.
    """

    def __init__(self, ledger: Path, session: Session) -> None:
        self.ledger = ledger
        self.path = journal_path(ledger)
        self._session = session
        if session.log and self.path.is_file():
            self._mend()
            self._write(session)
        else:
            ledger_then = format_ledger(decision.row for decision in session.base)
            first = {"ledger": ledger_then, "about": [decision.about for decision in session.base]}
            write_whole(self.path, f"{json.dumps(first, ensure_ascii=False)}\n".encode())

    def keep(self, session: Session) -> None:
        """Write what the last key did: the step, then the ledger."""
        before, self._session = self._session, session
        item = session.items[session.at].id if session.item is not None else ""
        if len(session.log) > len(before.log):
            line = {**_told(session.log[-1]), "now": item}
        elif len(session.log) < len(before.log):
            line = {"key": _UNDO, "now": item}
        elif session.at != before.at:
            line = {"key": "", "now": item}
        else:
            return
        try:
            with self.path.open("a", encoding="utf-8", newline="") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            fault = f"{self.path}: cannot be written ({error.strerror}); make room or mend the rights"
            raise LedgerError(fault) from None
        if session.log != before.log:
            self._write(session)

    def _write(self, session: Session) -> None:
        write_whole(self.ledger, format_ledger(session.rows()).encode())

    def _mend(self) -> None:
        """Cut off a line that a crash left unfinished."""
        data = self.path.read_bytes()
        if not data.endswith(b"\n"):
            write_whole(self.path, data[: data.rfind(b"\n") + 1])


def _lines(path: Path) -> list[Any]:
    found = []
    if path.is_file():
        for line in path.read_bytes().split(b"\n"):
            try:
                found.append(json.loads(line))
            except ValueError:
                break
    return found


def _told(step: Step) -> dict[str, Any]:
    decisions = [
        {"row": cells_of(d.row), "about": d.about, "named": [cells_of(row) for row in d.named]}
        for d in step.decisions
    ]
    return {"key": step.key, "at": step.at, "decisions": decisions}


def _step(line: Any) -> Step:  # noqa: ANN401 as JSON has it
    decisions = (
        Decision(row_of(d["row"], "journal"), d["about"], tuple(row_of(n, "journal") for n in d["named"]))
        for d in line["decisions"]
    )
    return Step(line["key"], line["at"], tuple(decisions))
