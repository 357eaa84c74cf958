"""A review as values: every key, the way back to the beginning, and what a journal brings back."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.curation import session as steps
from kg.curation.journal import Journal, journal_path, read_journal
from kg.curation.ledger import LedgerRow, format_ledger, read_ledger
from kg.curation.session import Decision, Item, Session, Stop
from kg.model import Statement

NAMED = LedgerRow("named", subject="dialogue A", predicate="kind", object="dialogue")
ADDED = Decision(LedgerRow("added", subject="Japon", predicate="covers", object="5G", quotes=("un",)))


def item(stop: int, name: str) -> Item:
    """A proposal about a dialogue the document names."""
    row = LedgerRow(
        "accepted", key=name, subject=name, predicate="participatesIn", object="dialogue A", quotes=("un",)
    )
    return Item(stop, name, Statement("d", name, "p", "o", ()), Decision(row, name, (NAMED,)))


START = Session(
    stops=(Stop(0, 10), Stop(11, 20), Stop(21, 30)),
    items=(item(0, "a"), item(0, "b"), item(1, "c"), Item(2, "21-30")),
)
SILENT = LedgerRow("silent", quotes=("trois",), note="menu")
KEYS: dict[str, Callable[[Session], Session]] = {
    "a": steps.accept,
    "A": steps.accept_all,
    "r": lambda s: steps.reject(s, "wrong"),
    "c": lambda s: steps.correct(
        s, Decision(LedgerRow("corrected", key="a", subject="Chili"), named=(NAMED,))
    ),
    "n": lambda s: steps.add(s, ADDED),
    "x": lambda s: steps.silence(s, SILENT),
    "s": steps.skip,
    "S": steps.skip_passage,
    "u": steps.undo,
    "b": steps.back,
}


def pressed(session: Session, keys: str) -> Session:
    for key in keys:
        session = KEYS[key](session)
    return session


def told(session: Session) -> list[str]:
    return [f"{row.decision} {row.subject}".strip() for row in session.rows()]


@pytest.mark.parametrize(
    ("keys", "rows", "at"),
    [
        ("", [], 0),
        ("a", ["named dialogue A", "accepted a"], 1),
        ("A", ["named dialogue A", "accepted a", "accepted b"], 2),
        ("r", ["rejected a"], 1),
        ("c", ["named dialogue A", "corrected Chili"], 1),
        ("n", ["added Japon"], 0),
        ("x", ["silent"], 0),
        ("s", [], 1),
        ("S", [], 2),
        ("b", [], 0),
        ("u", [], 0),
        ("ab", ["named dialogue A", "accepted a"], 0),
        ("abr", ["rejected a"], 1),
        ("aar", ["named dialogue A", "accepted a", "accepted b", "rejected c"], 3),
        ("sa", ["named dialogue A", "accepted b"], 2),
        ("SSx", ["silent"], 4),
        ("SSa", [], 3),
        ("SSr", [], 3),
        ("SSA", [], 3),
        ("SSc", [], 3),
        ("SSs", [], 4),
        ("SSsarcnxsSA", [], 4),
        ("SSsb", [], 3),
        ("rA", ["rejected a", "named dialogue A", "accepted b"], 2),
    ],
)
def test_keys_lead_to_these_rows_and_this_place(keys: str, rows: list[str], at: int) -> None:
    session = pressed(START, keys)
    assert (told(session), session.at) == (rows, at)


def test_a_decision_of_the_ledger_can_be_taken_anew_and_the_old_one_comes_back() -> None:
    old = Decision(LedgerRow("rejected", key="a", note="before"), "a")
    begun = steps.begin(replace(START, base=(Decision(NAMED), old)))
    assert begun.at == 1
    anew = pressed(begun, "ba")
    assert told(anew) == ["named dialogue A", "accepted a"]
    assert told(pressed(anew, "u")) == ["named dialogue A", "rejected"]


def test_what_is_added_and_proposed_elsewhere_is_decided_there() -> None:
    session = steps.add(START, replace(ADDED, about="c"))
    assert session.decided.keys() == {"c"}
    assert pressed(session, "aa").at == 3


def test_progress_counts_proposals_decided_and_passages_left() -> None:
    assert [pressed(START, keys).progress for keys in ("", "a", "aa", "aaa", "aaax")] == [
        (0, 3, 3),
        (1, 3, 3),
        (2, 3, 2),
        (3, 3, 1),
        (3, 3, 0),
    ]


@pytest.mark.parametrize("seed", range(50))
def test_whatever_was_pressed_can_be_undone_to_the_beginning(seed: int) -> None:
    chance = random.Random(seed)
    keys = "".join(chance.choice("aArcnxsSbu") for _ in range(40))
    session = pressed(START, keys)
    states = [session]
    while session.log:
        session = steps.undo(session)
        states.append(session)
    assert (session.rows(), session.log) == ((), ())
    # Forward again by the same steps gives the same rows, one by one.
    for state in reversed(states[:-1]):
        session = replace(session, log=(*session.log, state.log[-1]))
        assert session.rows() == state.rows()


@pytest.mark.parametrize("seed", range(20))
def test_a_journal_brings_back_rows_steps_and_place_after_every_key(seed: int, tmp_path: Path) -> None:
    chance, ledger, session = random.Random(seed), tmp_path / "d.tsv", START
    journal = Journal(ledger, session)
    for _ in range(25):
        session = KEYS[chance.choice("aArcnxsSbu")](session)
        journal.keep(session)
        found = read_journal(ledger)
        assert found is not None
        base, log, at = found
        again = steps.begin(replace(START, base=base, log=log), at)
        if session.item is not None:
            assert again.at == session.at
        assert (again.log, again.rows()) == (session.log, session.rows())
        if ledger.is_file():
            assert format_ledger(read_ledger(ledger)) == format_ledger(session.rows())
    assert pressed(again, "u" * 30).rows() == ()


def test_a_journal_cut_off_in_its_last_line_is_as_before_that_key(tmp_path: Path) -> None:
    ledger = tmp_path / "d.tsv"
    before = pressed(START, "ar")
    journal = Journal(ledger, START)
    for keys in ("a", "ar"):
        journal.keep(pressed(START, keys))
    written, line = ledger.read_bytes(), journal_path(ledger).read_bytes()
    journal.keep(pressed(before, "a"))
    full = journal_path(ledger).read_bytes()
    for cut in range(len(line), len(full) - 1):
        journal_path(ledger).write_bytes(full[:cut])
        ledger.write_bytes(written)
        found = read_journal(ledger)
        assert found is not None
        assert found[1] == before.log


def test_a_step_in_the_journal_counts_though_its_ledger_was_not_written(tmp_path: Path) -> None:
    ledger = tmp_path / "d.tsv"
    journal = Journal(ledger, START)
    journal.keep(pressed(START, "a"))
    written = ledger.read_bytes()
    after = pressed(START, "ar")
    journal.keep(after)
    ledger.write_bytes(written)
    found = read_journal(ledger)
    assert found is not None
    assert found[1] == after.log
    Journal(ledger, replace(START, base=found[0], log=found[1]))
    assert read_ledger(ledger)[-1].decision == "rejected"


def test_a_ledger_changed_by_other_hands_is_not_undone(tmp_path: Path) -> None:
    ledger = tmp_path / "d.tsv"
    Journal(ledger, START).keep(pressed(START, "a"))
    ledger.write_text(format_ledger([*read_ledger(ledger), SILENT]), "utf-8")
    assert read_journal(ledger) is None
