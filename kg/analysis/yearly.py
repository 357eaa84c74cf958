"""Country-year, instrument-year and dyad-year tables, as political scientists use them.

The three forms of the Correlates of War's data on intergovernmental organisations: a row one party,
one instrument, or two parties that an instrument links, and one year. An undated tie is spread over
no year: each unit has one more row, without a year, that counts those.

References:
    J. C. W. Pevehouse, T. Nordstrom, R. W. McManus, A. S. Jamison, "Tracking organizations in the
    world: The Correlates of War IGO Version 3.0 datasets", Journal of Peace Research 57 (2020).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from kg.analysis.links import joined
from kg.analysis.selection import HOPED
from kg.analysis.ties import Ties
from kg.analysis.unreviewed import counted, unreviewed

# The force of a tie is the first of these that a statement gives.
FORCES = ("binding", "political", "track-1.5", "unilateral", "")
FORMATIONS = ("joint", "series", "unknown")
Key = tuple[str, ...]


@dataclass(slots=True)
class _Told:
    """What documents say of one tie, or one link, in one year."""

    formation: str
    status: str = ""
    rank: int = 0
    force: str = ""
    carried: bool = True
    statements: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    speakers: set[str] = field(default_factory=set)


# Of each party and instrument what is told by year; None for a tie that nothing dates.
Tied = Mapping[tuple[str, str], Mapping[int | None, _Told]]


def country_year(ties: Ties, until: int | None = None) -> pd.DataFrame:
    """One row a party and year in which it has a tie; ``kg codebook`` says what its columns mean.

    Args:
        ties: the ties, as selected.
        until: the year to which what has no end is carried; by default :func:`last_year`.

    Returns:
        ``iso3`` (empty where the party has no code), ``party``, ``year`` and the counts; sorted.
        Parties that are no countries have their rows, ``iso3`` tells them apart.
    """
    units: dict[Key, dict[int | None, list[_Told]]] = {}
    others: dict[Key, dict[int | None, set[str]]] = {}
    for (party, instrument), years in _tied(ties, until).items():
        for year, told in years.items():
            units.setdefault((party,), {}).setdefault(year, []).append(told)
            others.setdefault((party,), {}).setdefault(year, set()).add(instrument)
    return _table(ties, units, others, ("party",), "instruments")


def instrument_year(ties: Ties, until: int | None = None) -> pd.DataFrame:
    """One row an instrument and year in which somebody has a tie to it.

    Returns:
        ``instrument``, ``formation``, ``year`` and the counts; ``parties`` in place of ``instruments``.
    """
    units: dict[Key, dict[int | None, list[_Told]]] = {}
    others: dict[Key, dict[int | None, set[str]]] = {}
    for (party, instrument), years in _tied(ties, until).items():
        for year, told in years.items():
            units.setdefault((instrument,), {}).setdefault(year, []).append(told)
            others.setdefault((instrument,), {}).setdefault(year, set()).add(party)
    return _table(ties, units, others, ("instrument",), "parties")


def dyad_year(ties: Ties, until: int | None = None) -> pd.DataFrame:
    """One row two parties and a year in which an instrument links them; undirected.

    What is counted is a link: two parties and an instrument, joint, or a series of which one is the
    hub and the other a spoke. It holds in the years in which both ties do, and is as firm as the
    less firm of them. It is undated if one of the ties is. An unknown formation links nobody.
    An instrument of *k* parties gives *k(k - 1)/2* rows a year.

    Returns:
        ``iso3_1``, ``iso3_2``, ``first``, ``second`` (IRIs, sorted), ``year`` and the counts.
    """
    tied = _tied(ties, until)
    hubs = set(
        ties.frame.loc[ties.frame["role"] == "hub", ["party", "instrument"]].itertuples(
            index=False, name=None
        )
    )
    by_instrument: dict[str, list[str]] = {}
    for party, instrument in sorted(tied):
        by_instrument.setdefault(instrument, []).append(party)
    units: dict[Key, dict[int | None, list[_Told]]] = {}
    others: dict[Key, dict[int | None, set[str]]] = {}
    for instrument, parties in by_instrument.items():
        formation = next(iter(tied[parties[0], instrument].values())).formation
        if formation == "unknown":
            continue
        ahead = [p for p in parties if (p, instrument) in hubs] if formation == "series" else parties
        for first in ahead:
            for second in parties:
                is_spoke = formation == "series" and second not in ahead
                if first < second if formation == "joint" else is_spoke:
                    ends = tied[first, instrument], tied[second, instrument]
                    key = (min(first, second), max(first, second))
                    for year, told in _both(*ends):
                        units.setdefault(key, {}).setdefault(year, []).append(told)
                        others.setdefault(key, {}).setdefault(year, set()).add(instrument)
    return _table(ties, units, others, ("first", "second"), "instruments")


def last_year(ties: Ties) -> int | None:
    """The last year in which documents tell that something without an end began.

    Nothing tells of later years: a tie without an end is not carried into them. A stated period
    ("2026-2029") has an end and does not count.
    """
    frame = ties.frame[~ties.frame["status"].isin(HOPED) & ties.frame["holds_to"].isna()]
    return max((day.year for day in frame["holds_from"] if not pd.isna(day)), default=None)


def _tied(ties: Ties, until: int | None) -> Tied:
    until = last_year(ties) if until is None else until
    found: dict[tuple[str, str], dict[int | None, _Told]] = {}
    columns = [
        "party", "instrument", "formation", "status", "rank", "force", "when", "holds_from", "holds_to",
        "statement", "document", "speakers",
    ]  # fmt: skip
    for row in ties.frame[columns].itertuples(index=False, name=None):
        party, instrument, formation, status, rank, force, when, first, last, *said = row
        for year, carried in _years(when, _day(first), _day(last), until):
            told = found.setdefault((party, instrument), {}).setdefault(year, _Told(formation))
            if (rank, status) > (told.rank, told.status):
                told.rank, told.status = rank, status
            told.force = min(told.force, force, key=FORCES.index)
            told.carried &= carried
            told.statements.add(said[0])
            told.documents.add(said[1])
            told.speakers.update(said[2].split())
    # A tie that one statement dates is dated, whatever others leave open.
    return {
        tie: {year: told for year, told in years.items() if year is not None or len(years) == 1}
        for tie, years in sorted(found.items())
    }


def _years(
    when: str, first: date | None, last: date | None, until: int | None
) -> list[tuple[int | None, bool]]:
    """Years of a statement, and whether it is only carried into them; None if nothing dates it.

    >>> _years("2023-11", date(2023, 11, 1), None, 2025)
    [(2023, False), (2024, True), (2025, True)]
    >>> _years("../2027", None, date(2027, 12, 31), 2025), _years("", None, None, 2025)
    ([(2027, False)], [(None, False)])
    >>> _years("199X", date(1990, 1, 1), date(1999, 12, 31), 2025)
    [(None, False)]
    """
    is_vague = any("X" in end[:4] for end in when.split("/"))
    if is_vague or (first is None and last is None):
        return [(None, False)]
    if first is None:
        return [(last.year, False)] if last else []
    stop = last.year if last else max(first.year, until or first.year)
    return [(year, last is None and year > first.year) for year in range(first.year, stop + 1)]


def _day(value: date | None) -> date | None:
    return None if pd.isna(value) else value


def _both(
    first: Mapping[int | None, _Told], second: Mapping[int | None, _Told]
) -> Iterable[tuple[int | None, _Told]]:
    """The years in which both ties hold, and what is told of the link then."""
    undated = None in first or None in second
    years: Sequence[tuple[int | None, _Told, _Told]]
    if undated:
        # The one that has dates counts with all it says.
        years = [(None, a, b) for a in first.values() for b in second.values()]
    else:
        years = [(year, first[year], second[year]) for year in first if year in second]
    found: dict[int | None, _Told] = {}
    for year, a, b in years:
        weaker = min(a, b, key=lambda told: (told.rank, told.status))
        link = found.setdefault(year, _Told(a.formation, weaker.status, weaker.rank))
        link.force = a.force if a.force == b.force else max(a.force, b.force, key=FORCES.index)
        link.carried = a.carried or b.carried
        link.statements |= a.statements | b.statements
        link.documents |= a.documents | b.documents
        link.speakers |= a.speakers | b.speakers
    return found.items()


def columns_of(ties: Ties) -> list[str]:
    """The counts every table has, in their order."""
    rungs = ties.vocabulary.statuses.values()
    ordered = [s.notation for s in sorted(rungs, key=lambda s: (s.rank, s.notation))]
    return [
        "ties", "carried", "undated",
        *(f"status_{rung}" for rung in (*ordered, "none")),
        *(f"force_{_column(force)}" for force in FORCES),
        *(f"formation_{formation}" for formation in FORMATIONS),
        "first_year", "last_year", "n_statements", "n_documents", "n_speakers", "statements", "documents",
        "speakers",
    ]  # fmt: skip


def _column(value: str) -> str:
    return value.replace("-", "_").replace(".", "_") or "none"


def _table(
    ties: Ties,
    units: Mapping[Key, Mapping[int | None, Sequence[_Told]]],
    others: Mapping[Key, Mapping[int | None, set[str]]],
    names: Sequence[str],
    other: str,
) -> pd.DataFrame:
    counts = columns_of(ties)
    found = []
    for key, years in sorted(units.items()):
        dated = [year for year in years if year is not None]
        ends = {"first_year": min(dated, default=None), "last_year": max(dated, default=None)}
        for year in sorted(years, key=lambda y: (y is None, y or 0)):
            row: dict[str, Any] = dict.fromkeys(counts, 0) | ends
            told = years[year]
            row["undated" if year is None else "ties"] = len(told)
            row["carried"] = 0 if year is None else sum(each.carried for each in told)
            for each in told:
                row[f"status_{each.status or 'none'}"] += 1
                row[f"force_{_column(each.force)}"] += 1
                row[f"formation_{each.formation}"] += 1
            for name in ("statements", "documents", "speakers"):
                values = joined(value for each in told for value in getattr(each, name))
                row[name], row[f"n_{name}"] = values, len(values.split())
            row[other] = len(others[key][year])
            found.append(_unit(ties, names, key) | {"year": year} | row)
    heads = list(_unit(ties, names, ("",) * len(names)))
    frame = pd.DataFrame(found, columns=[*heads, "year", other, *counts])
    whole = dict.fromkeys(("year", "first_year", "last_year"), "Int64")
    return counted(frame.astype(whole), unreviewed(ties.frame))


def _unit(ties: Ties, names: Sequence[str], key: Key) -> dict[str, str]:
    if names == ("instrument",):
        return {"instrument": key[0], "formation": ties.about(key[0])["formation"] or "unknown"}
    codes = [f"iso3_{n}" for n in (1, 2)] if len(names) == 2 else ["iso3"]
    return {
        code: ties.about(iri)["iso3"] if iri in ties.entities.index else ""
        for code, iri in zip(codes, key, strict=True)
    } | dict(zip(names, key, strict=True))
