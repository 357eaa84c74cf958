"""Networks over time: which ties hold when, and who enters and leaves which instrument.

What is undated holds on no day: nothing says when. Every table counts it beside.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from kg.analysis.links import joined, pairs
from kg.analysis.selection import HOPED, holding
from kg.analysis.ties import Ties

Moment = date | int


def at(ties: Ties, moment: Moment) -> Ties:
    """The ties that hold on a day, or on some day of a year; possibly none.

    The same rows as ``select(ties, Selection(on=day))`` keeps, which raises where there are none.

    Args:
        ties: the ties, as selected.
        moment: a day, or a year as a number.
    """
    kept = ties.frame[holding(ties.frame, *_interval(moment))]
    return replace(ties, frame=kept.reset_index(drop=True))


def holdings(ties: Ties, moments: Iterable[Moment]) -> pd.DataFrame:
    """Which ties hold when: a row a moment and tie.

    Returns:
        ``moment`` (ISO day, or year), ``party``, ``instrument``, ``statements`` (joined); sorted.
    """
    found: list[tuple[Any, ...]] = []
    for moment in _sorted(moments):
        held = at(ties, moment).frame.groupby(["party", "instrument"], sort=True)["statement"]
        found.extend((str(moment), *tie, joined(said)) for tie, said in held)
    return pd.DataFrame(found, columns=["moment", "party", "instrument", "statements"])


def snapshots(ties: Ties, moments: Iterable[Moment]) -> pd.DataFrame:
    """The size of the network at each moment.

    A rise says that more ties are dated as holding, which depends on what documents date: compare
    with ``undated``. Costs one pass over the ties a moment.

    Args:
        ties: the ties, as selected.
        moments: days, or years as numbers.

    Returns:
        ``moment``, ``statements``, ``ties``, ``parties``, ``instruments``, ``links`` (of the
        projection, joint and series), ``undated`` (ties that no statement dates, the same at each
        moment); sorted.
    """
    dated = ties.frame["holds_from"].notna() | ties.frame["holds_to"].notna()
    undated = _count(ties.frame) - _count(ties.frame[dated])
    found = []
    for moment in _sorted(moments):
        held = at(ties, moment)
        frame, linked = held.frame, pairs(held)[["first", "second"]].drop_duplicates()
        sizes = (frame["statement"].nunique(), _count(frame))
        ends = (frame["party"].nunique(), frame["instrument"].nunique())
        found.append((str(moment), *sizes, *ends, len(linked), undated))
    columns = ["moment", "statements", "ties", "parties", "instruments", "links", "undated"]
    return pd.DataFrame(found, columns=columns)


def entries(ties: Ties) -> pd.DataFrame:
    """When each party enters and leaves each instrument, as far as documents date it.

    A party enters on the first day on which a tie can hold, and leaves on the last one if every
    dated statement ends, or one says ``ended``. A tie that is only considered or planned is no
    entry. A latecomer may have been there before: the day is the first one documents tell of.

    Returns:
        A row a party and instrument, sorted: ``instrument``, ``party``, ``entered``, ``left`` (days,
        empty where unknown), ``later`` (entered after the first party did), ``known`` (something
        dates it), ``hoped`` (all statements are of hope), ``undated`` (statements without a date),
        ``statements`` (joined).
    """
    wanted = ["instrument", "party", "status", "holds_from", "holds_to", "statement"]
    grouped: dict[str, dict[str, list[Row]]] = {}
    for instrument, party, *row in ties.frame[wanted].itertuples(index=False, name=None):
        begun, over = (None if pd.isna(day) else day for day in row[1:3])
        grouped.setdefault(instrument, {}).setdefault(party, []).append((row[0], begun, over, row[3]))
    found: list[tuple[Any, ...]] = []
    for instrument, parties in sorted(grouped.items()):
        dates = {party: _stay(rows) for party, rows in parties.items()}
        first = min((entered for entered, _ in dates.values() if entered), default=None)
        for party, rows in sorted(parties.items()):
            entered, left = dates[party]
            later = entered is not None and first is not None and entered > first
            known = entered is not None or left is not None
            hoped = all(status in HOPED for status, *_ in rows)
            undated = sum(begun is None and over is None for _, begun, over, _ in rows)
            proof = joined(statement for *_, statement in rows)
            found.append((instrument, party, entered, left, later, known, hoped, undated, proof))
    columns = [
        "instrument", "party", "entered", "left", "later", "known", "hoped", "undated", "statements",
    ]  # fmt: skip
    return pd.DataFrame(found, columns=columns)


# Status, first and last day, statement.
Row = tuple[str, date | None, date | None, str]


def _stay(rows: Sequence[Row]) -> tuple[date | None, date | None]:
    """First and last day of a party in an instrument."""
    dated = [(s, begun, over) for s, begun, over, _ in rows if s not in HOPED and (begun or over)]
    begun = [day for _, day, _ in dated if day]
    closed = [day for _, _, day in dated if day]
    ended = [day for status, _, day in dated if day and status == "ended"]
    entered = min(begun, default=None)
    if ended and not any(day > max(ended) for day in begun):
        return entered, max(ended)
    return entered, max(closed) if closed and len(closed) == len(dated) else None


def _interval(moment: Moment) -> tuple[date, date]:
    return (moment, moment) if isinstance(moment, date) else (date(moment, 1, 1), date(moment, 12, 31))


def _sorted(moments: Iterable[Moment]) -> Sequence[Moment]:
    return sorted(set(moments), key=_interval)


def _count(frame: pd.DataFrame) -> int:
    return len(frame[["party", "instrument"]].drop_duplicates())
