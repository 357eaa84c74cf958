"""Dated events, how statuses change, and what is due when.

Two clocks: ``when`` is the date a text gives, the document's date is when it said so. Where a text
gives none, a status is known to be reached by the day the document speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from kg.analysis.folding import tops_of
from kg.analysis.links import joined
from kg.analysis.ties import Ties, plain
from kg.analysis.unreviewed import counted, unreviewed
from kg.dates import bounds
from kg.iris import local

if TYPE_CHECKING:
    from kg.graph.release import Release

EVENTS = (
    "first", "last", "when", "kind", "instrument", "via", "status", "parties", "statements", "documents",
    "speakers",
)  # fmt: skip
# Nothing of these has happened yet.
_AHEAD = ("considered", "planned", "under_negotiation")
_FAR = date.max


def events(release: Release, ties: Ties) -> pd.DataFrame:
    """What happens or is to happen when, as documents date it; see :func:`events_of`.

    Args:
        release: an opened release.
        ties: its ties, as selected, for folding and parties.
    """
    said = plain(release, "statements")
    return counted(events_of(said, ties), unreviewed(said, "id"))


def events_of(said: pd.DataFrame, ties: Ties) -> pd.DataFrame:
    """One row an event: a date of an instrument or its timetable, said by one or several documents.

    Args:
        said: the statement table.
        ties: the ties; instruments without any are kept, their ``parties`` are empty.

    Returns:
        ``first`` and ``last`` (day bounds of the date, empty where open or no date, as "annuel" is),
        ``when`` (EDTF, else the words), ``kind`` (``launchDate``, ``meetingDate``, ``timetable`` ...),
        ``instrument`` (folded, or the whole it is part of, where nobody takes part in it alone),
        ``via`` (as named), ``status``, ``parties``, ``statements``, ``documents``, ``speakers``
        (joined); sorted by day, open ones last.
    """
    folds, parties = _parties(ties)
    parts: dict[str, list[str]] = {}
    for part, whole in said.loc[said["relation"] == "part_of", ["subject", "object"]].to_numpy().tolist():
        parts.setdefault(part, []).append(whole)
    # A conference nobody is said to attend belongs to those of the dialogue that holds it.
    wholes = tops_of(parts, lambda part, _: part not in parties)
    dated = said[said["relation"].isin(("dated", "planned_for"))]
    grouped: dict[tuple[str, str, str, str], list[Mapping[str, Any]]] = {}
    for row in dated.to_dict("records"):
        event = (row["subject"], local(row["predicate"]), row["when"] or row["value"], row["status"])
        grouped.setdefault(event, []).append({str(name): value for name, value in row.items()})
    found = []
    for (via, kind, when, status), rows in grouped.items():
        first, last = bounds(when) if rows[0]["when"] else (None, None)
        top = wholes.get(via, via)
        instrument = folds.get(via) or (folds.get(top, top) if top in parties else via)
        proof = (
            joined(row["id"] for row in rows),
            joined(row["document"] for row in rows),
            joined(iri for row in rows for iri in row["speakers"].split()),
        )
        who = joined(parties.get(via) or parties.get(instrument) or ())
        found.append((first, last, when, kind, instrument, via, status, who, *proof))
    found.sort(key=lambda row: (row[0] or row[1] or _FAR, row[1] or _FAR, *row[2:]))
    return pd.DataFrame(found, columns=list(EVENTS))


def agenda(release: Release, ties: Ties, start: date, end: date) -> pd.DataFrame:
    """What is due from one day to another, soonest first; see :func:`agenda_of`."""
    said = plain(release, "statements")
    return counted(agenda_of(events_of(said, ties), ties, start, end), unreviewed(said, "id"))


def agenda_of(happening: pd.DataFrame, ties: Ties, start: date, end: date) -> pd.DataFrame:
    """What is due from one day to another, soonest first.

    Due is a timetable, a stated period or a planned date on the last day it can mean: "2026-05"
    by 31 May, "2025/2027" by the end of 2027. What has no last day ("action continue") is never due.

    Args:
        happening: what :func:`events_of` returns.
        ties: the ties, as selected: planned, considered or negotiated ones with a date are due as well.
        start: the first day.
        end: the last day.

    Returns:
        ``due`` (day), ``first``, ``when``, ``reason`` (``timetable``, ``meeting``, ``planned``,
        ``period``, joined), ``instrument``, ``via``, ``status``, ``parties``, ``statements``,
        ``documents``, ``speakers``; a row an instrument, date and status, sorted.
    """
    grouped: dict[tuple[str, str, str, str], list[tuple[str, Mapping[str, Any]]]] = {}
    for row in [*_records(happening), *_hopes(ties)]:
        reason = _reason(row["kind"], row["status"])
        if reason and not pd.isna(row["last"]) and start <= row["last"] <= end:
            item = (row["instrument"], row["via"], row["when"], row["status"])
            grouped.setdefault(item, []).append((reason, row))
    found = []
    for (instrument, via, when, status), rows in grouped.items():
        first, last = bounds(when)
        reasons = joined(reason for reason, _ in rows)
        merged = [
            joined(word for _, row in rows for word in row[column].split())
            for column in ("parties", "statements", "documents", "speakers")
        ]
        found.append((last, first, when, reasons, instrument, via, status, *merged))
    found.sort(key=lambda row: (row[0] or _FAR, row[1] or date.min, *row[2:]))
    columns = ["due", "first", "when", "reason", "instrument", "via", "status", *EVENTS[7:]]
    return pd.DataFrame(found, columns=columns)


def transitions(ties: Ties, documents: Mapping[str, str] | None = None) -> pd.DataFrame:
    """How the status of each instrument changes over time, a row a status seen.

    Instruments are those that the text names, not folded: a meeting is no step of the group that
    holds it. A status of a tie counts for its instrument: an instrument can be seen on two rungs on one day,
    when one party has signed and another negotiates. Rungs are compared on the ladder that both
    stand on; a rung lower than the one before is mostly a statement about something else, or a
    setback worth reading.

    Args:
        ties: the ties, as selected; those without a status are left out.
        documents: EDTF date by document id, for statements that have no date of their own.

    Returns:
        ``via`` (the instrument), ``instrument`` (folded), ``first``, ``last`` (day bounds of the
        date), ``clock`` (``when``,
        ``document`` or, without any date, empty), ``status``, ``ladder``, ``rank``, ``change``
        (``first``, ``up``, ``down``, ``same``, ``flag``, ``other ladder``; ``undated`` has no place
        in the order), ``parties``, ``statements``, ``documents``; sorted by instrument and day.
    """
    grouped: dict[tuple[str, str], dict[tuple[date, date, str, int, str], list[Mapping[str, Any]]]] = {}
    for row in _records(ties.frame[ties.frame["status"] != ""]):
        when, clock = row["when"], "when"
        if not when:
            when = (documents or {}).get(row["document"], "")
            clock = "document" if when else ""
        first, last = bounds(when) if when else (None, None)
        seen = (first or last or _FAR, last or _FAR, row["status"], int(row["rank"]), clock)
        grouped.setdefault((row["via"], row["instrument"]), {}).setdefault(seen, []).append(row)
    found = []
    for (via, instrument), statuses in sorted(grouped.items()):
        before: Mapping[str, Any] | None = None
        for (day, last, status, rank, clock), rows in sorted(
            statuses.items(), key=lambda item: (item[0][0], item[0][3], item[0])
        ):
            change = _change(before, rows[0], ties) if clock else "undated"
            before = rows[0] if clock else before
            seen_on = (None if day == _FAR else day, None if last == _FAR else last, clock)
            proof = [joined(row[column] for row in rows) for column in ("party", "statement", "document")]
            found.append((via, instrument, *seen_on, status, rows[0]["ladder"], rank, change, *proof))
    columns = [
        "via", "instrument", "first", "last", "clock", "status", "ladder", "rank", "change", "parties",
        "statements", "documents",
    ]  # fmt: skip
    return pd.DataFrame(found, columns=columns)


def _change(before: Mapping[str, Any] | None, now: Mapping[str, Any], ties: Ties) -> str:
    rungs = ties.vocabulary.statuses
    if before is None:
        return "first"
    old, new = rungs[before["status"]], rungs[now["status"]]
    if old.is_flag or new.is_flag:
        return "same" if old == new else "flag"
    if not set(old.ladders) & set(new.ladders):
        return "other ladder"
    return "up" if new.rank > old.rank else "down" if new.rank < old.rank else "same"


def _reason(kind: str, status: str) -> str:
    if kind == "timetable":
        return "timetable"
    if kind == "periodCovered":
        return "period"
    if kind == "meetingDate" and status in ("", *_AHEAD):
        return "meeting"
    return "planned" if status in _AHEAD else ""


def _hopes(ties: Ties) -> list[dict[str, Any]]:
    """Dated ties that are still ahead, as if they were events."""
    frame = ties.frame[ties.frame["status"].isin(_AHEAD) & (ties.frame["when"] != "")]
    return [
        row | {
            "kind": "", "last": bounds(row["when"])[1], "parties": row["party"],
            "statements": row["statement"], "documents": row["document"],
        }
        for row in _records(frame)
    ]  # fmt: skip


def _parties(ties: Ties) -> tuple[dict[str, str], dict[str, set[str]]]:
    """What each instrument folds into, and the parties of each, as named and as folded."""
    folds: dict[str, str] = {}
    parties: dict[str, set[str]] = {}
    for party, instrument, via in ties.frame[["party", "instrument", "via"]].to_numpy().tolist():
        folds[via] = instrument
        for thing in (instrument, via):
            parties.setdefault(thing, set()).add(party)
    return folds, parties


def _records(frame: pd.DataFrame) -> Iterable[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
