"""How far a measure hangs on which statements, and which documents, happen to be there.

Two questions. *Bootstrap*: had as many statements been drawn from the same, with replacement, what would the
measure have been? *Leave one document out*: which rank would a party have without this document, and which
document moves it most? With few documents the second is the honest first question.

Assumptions of the bootstrap: statements are independent draws, which statements of one document are not; the
interval is therefore too narrow rather than too wide. A draw leaves out about a third of the statements, and
a tie that one statement alone tells with them, so that counts come out lower than observed: ``mean`` shows
by how much, and ranks suffer less than values.

References:
    B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap (Chapman & Hall, 1993).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.random import PCG64, Generator
from numpy.typing import NDArray
from scipy import sparse

from kg.analysis.brokerage import brokerage, brokerage_of
from kg.analysis.centrality import MEASURES, centrality, centrality_of
from kg.analysis.edges import Floats, Ints
from kg.analysis.projection import overlap, project
from kg.analysis.ties import Ties

Measure = Callable[[Ties], "pd.Series[float] | pd.DataFrame"]
BROKERAGE = ("effective_size", "efficiency", "constraint")
# From the rows of a frame to values, a row a party and a column a measure; empty where a party is absent.
_OnRows = Callable[[Ints], Floats]


@dataclass(frozen=True, slots=True)
class Projected:
    """Measures of the projection of ties on parties, which resampling knows a quick way to.

    Attributes:
        measures: of :data:`kg.analysis.centrality.MEASURES` and ``BROKERAGE``.
        weight: of the projection; see :func:`kg.analysis.projection.overlap`.
    """

    measures: tuple[str, ...] = MEASURES
    weight: str = "shared"

    def __call__(self, ties: Ties) -> pd.DataFrame:
        """A row a party, a column a measure."""
        network = project(ties, self.weight)
        central, broker = self._split()
        found = [centrality(network, central)] if central else []
        found += [brokerage(network)[list(broker)]] if broker else []
        return pd.concat(found, axis=1)[list(self.measures)]

    def on_rows(self, ties: Ties) -> tuple[list[str], _OnRows]:
        """The parties, and the same measures of some rows of the frame, over integer arrays."""
        names, party = np.unique(ties.frame["party"].to_numpy(object), return_inverse=True)
        instrument = np.unique(ties.frame["instrument"].to_numpy(object), return_inverse=True)[1]
        joint = (ties.frame["formation"] == "joint").to_numpy()
        central, broker = self._split()
        blank = np.full((len(names), len(self.measures)), np.nan)
        blank[:, [at for at, name in enumerate(self.measures) if name in central]] = 0.0

        def measured(rows: Ints) -> Floats:
            present, together = np.unique(party[rows]), rows[joint[rows]]
            place = np.searchsorted(present, party[together])
            columns, column = np.unique(instrument[together], return_inverse=True)
            pairs = np.unique(place * max(len(columns), 1) + column)
            ends = (pairs // max(len(columns), 1), pairs % max(len(columns), 1))
            ones = np.ones(len(pairs), np.int64)
            matrix = overlap(
                sparse.csr_array((ones, ends), shape=(len(present), len(columns))), self.weight
            ).astype(np.float64)
            values = centrality_of(matrix, central) | (brokerage_of(matrix) if broker else {})
            found = blank.copy()
            found[present] = np.column_stack([values[name] for name in self.measures])
            return found

        return names.tolist(), measured

    def _split(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        broker = tuple(name for name in self.measures if name in BROKERAGE)
        return tuple(name for name in self.measures if name not in BROKERAGE), broker


def bootstrap(
    ties: Ties,
    measure: Measure,
    *,
    samples: int = 400,
    level: float = 0.95,
    seed: int = 0,
    absent: float = 0.0,
) -> pd.DataFrame:
    """Percentile intervals of a measure over draws of statements.

    Args:
        ties: the ties, as selected.
        measure: ties to a value for each party, or several in columns; :class:`Projected` is quickest.
        samples: how many draws.
        level: share of the draws an interval holds.
        seed: where chance starts.
        absent: the value of a party that a draw leaves out; :class:`Projected` has its own (0 for centrality,
            empty for brokerage, which nobody without partners has).

    Returns:
        Sorted by ``measure`` (in the order given) and ``party``: ``party``, ``measure``, ``value`` (observed),
        ``low``, ``high``, ``mean`` (of the draws), ``rank`` (1 is the highest value), ``rank_low``, ``rank_high``
        (best and worst) and ``present`` (share of the draws that have the party). A wide interval means that few
        statements bear the value.

    Cost: *samples* times the measure, and parties x measures x samples numbers of memory.
    """
    parties, names, on_rows, observed = _prepare(ties, measure, absent)
    statements, begins = _by_statement(ties)
    generator = Generator(PCG64(seed))
    count = len(begins) - 1
    draws = (
        _rows_of(np.sort(generator.integers(count, size=count)), statements, begins) for _ in range(samples)
    )
    party = np.searchsorted(parties, ties.frame["party"].to_numpy(object))
    values, here = [], np.zeros(len(parties))
    for rows in draws:
        values.append(on_rows(rows))
        here[np.unique(party[rows])] += 1
    drawn = np.array(values).reshape(samples, len(parties), len(names))
    edges = [(1 - level) / 2, (1 + level) / 2]
    low, high = _quantiles(drawn, edges)
    best, worst = _quantiles(_ranked(drawn), edges)
    empty = np.isnan(drawn).all(axis=0)
    mean = np.divide(
        np.nansum(drawn, axis=0), (~np.isnan(drawn)).sum(axis=0), out=observed * np.nan, where=~empty
    )
    return _long(
        parties,
        names,
        {
            "value": observed,
            "low": low,
            "high": high,
            "mean": mean,
            "rank": _ranked(observed[np.newaxis])[0],
            "rank_low": np.floor(best),
            "rank_high": np.ceil(worst),
            "present": np.repeat(here[:, np.newaxis] / max(samples, 1), len(names), axis=1),
        },
    )


def leave_one_document_out(ties: Ties, measure: Measure, *, absent: float = 0.0) -> pd.DataFrame:
    """The ranks of each party when one document is left out, for each document in turn.

    Args:
        ties: the ties, as selected.
        measure: as for :func:`bootstrap`.
        absent: as for :func:`bootstrap`.

    Returns:
        Sorted by ``measure`` (in the order given) and ``party``: ``party``, ``measure``, ``value``, ``rank``
        (with every document), ``rank_low``, ``rank_high`` (best and worst without one), ``document`` (the one
        whose absence moves the rank most, of equals the value, of equals the first; empty where none moves
        either), ``rank_without``, ``value_without``, ``documents`` (that name the party) and ``verdict``:
        ``not enough data to say`` where fewer than two documents name the party, else how it stands without
        the one: ``stable`` (its rank stays within a tenth of the number of parties) or ``moves``.

    Cost: documents times the measure.
    """
    parties, names, on_rows, observed = _prepare(ties, measure, absent)
    documents, document = np.unique(ties.frame["document"].to_numpy(object), return_inverse=True)
    kept: Iterator[Ints] = (np.flatnonzero(document != number) for number in range(len(documents)))
    gone = np.where(np.isnan(observed), np.nan, absent)
    without = np.array([on_rows(rows) if len(rows) else gone for rows in kept])
    without = without.reshape(len(documents), len(parties), len(names))
    rank, ranks = _ranked(observed[np.newaxis])[0], _ranked(without)
    moved, changed = np.abs(ranks - rank), np.nan_to_num(np.abs(without - observed)).round(9)
    most = _first_largest(moved, changed)
    at = (most, *np.indices(most.shape))
    still = (moved[at] == 0) & (changed[at] == 0)
    pairs = np.unique(
        np.searchsorted(parties, ties.frame["party"].to_numpy(object)) * len(documents) + document
    )
    told = np.bincount(pairs // len(documents), minlength=len(parties))[:, np.newaxis] + 0 * most
    far = np.where(moved.max(axis=0) <= max(len(parties) / 10, 1), "stable", "moves")
    return _long(
        parties,
        names,
        {
            "value": observed,
            "rank": rank,
            "rank_low": ranks.min(axis=0),
            "rank_high": ranks.max(axis=0),
            "document": np.where(still, "", documents[most]),
            "rank_without": ranks[at],
            "value_without": without[at],
            "documents": told,
            "verdict": np.where(told < 2, "not enough data to say", far),
        },
    )


def resampled(ties: Ties, measure: str, weight: str = "shared", *, seed: int = 0) -> pd.DataFrame:
    """One measure with both error bars: draws of statements, and each document left out.

    Args:
        ties: the ties, as selected.
        measure: one of :data:`kg.analysis.centrality.MEASURES` or ``BROKERAGE``.
        weight: of the projection.
        seed: where chance starts.

    Returns:
        What :func:`bootstrap` returns with ``rank_low_document``, ``rank_high_document``, ``document``,
        ``rank_without``, ``documents`` and ``verdict`` of :func:`leave_one_document_out`; best rank first.
    """
    measured = Projected((measure,), weight)
    without = leave_one_document_out(ties, measured)
    columns = ["party", "rank_low", "rank_high", "document", "rank_without", "documents", "verdict"]
    found = bootstrap(ties, measured, seed=seed).merge(
        without[columns], on="party", suffixes=("", "_document")
    )
    return found.sort_values(["rank", "party"], ignore_index=True)


def _prepare(ties: Ties, measure: Measure, absent: float) -> tuple[list[str], list[str], _OnRows, Floats]:
    """Parties, names of the measures, the measure of rows, and the measure of all rows."""
    if isinstance(measure, Projected):
        parties, quick = measure.on_rows(ties)
        return parties, list(measure.measures), quick, quick(np.arange(len(ties.frame)))
    parties = sorted(ties.frame["party"].unique())
    whole = _framed(measure(ties))
    names = [str(name) for name in whole.columns]

    def measured(rows: Ints) -> Floats:
        found = _framed(measure(replace(ties, frame=ties.frame.take(rows).reset_index(drop=True))))
        return found.reindex(parties, fill_value=absent).to_numpy(np.float64)

    return parties, names, measured, whole.reindex(parties, fill_value=absent).to_numpy(np.float64)


def _framed(values: pd.Series[float] | pd.DataFrame) -> pd.DataFrame:
    if isinstance(values, pd.DataFrame):
        return values
    return values.to_frame("value" if values.name is None else values.name)


def _by_statement(ties: Ties) -> tuple[Ints, Ints]:
    """Rows of the frame ordered by statement, and where each statement begins: expanded, it has several rows."""
    statement = np.unique(ties.frame["statement"].to_numpy(object), return_inverse=True)[1]
    counts = np.bincount(statement)
    return np.argsort(statement, kind="stable"), np.concatenate([[0], np.cumsum(counts)])


def _rows_of(drawn: Ints, rows: Ints, begins: Ints) -> Ints:
    counts = begins[drawn + 1] - begins[drawn]
    starts = np.repeat(begins[drawn] - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
    return np.asarray(rows[starts + np.arange(counts.sum())], np.int64)


def _ranked(values: Floats) -> Floats:
    """Ranks over parties, axis 1; 1 for the highest, equals share the better, empty ones come last."""
    filled = np.where(np.isnan(values), -np.inf, values).round(9)
    order = np.argsort(-filled, axis=1, kind="stable")
    ordered = np.take_along_axis(filled, order, axis=1)
    places = np.broadcast_to(np.arange(1, values.shape[1] + 1)[:, np.newaxis], values.shape[1:])
    places = np.broadcast_to(places, values.shape).copy()
    places[:, 1:][ordered[:, 1:] == ordered[:, :-1]] = 0
    found = np.empty(values.shape)
    np.put_along_axis(found, order, np.maximum.accumulate(places, axis=1).astype(np.float64), axis=1)
    return found


def _quantiles(values: Floats, edges: Iterable[float]) -> Floats:
    """Quantiles over axis 0; empty where a party has no value in any draw."""
    ordered = np.sort(values, axis=0)
    counts = (~np.isnan(values)).sum(axis=0)
    found = []
    for edge in edges:
        place = edge * np.maximum(counts - 1, 0)
        low, high = np.floor(place).astype(int), np.ceil(place).astype(int)
        below = np.take_along_axis(ordered, low[np.newaxis], axis=0)[0]
        above = np.take_along_axis(ordered, high[np.newaxis], axis=0)[0]
        found.append(below + (above - below) * (place - low))
    return np.array(found)


def _first_largest(moved: Floats, changed: Floats) -> NDArray[np.int64]:
    """Along axis 0, where the first is largest, of equals the second, of equals the first place."""
    largest = moved == moved.max(axis=0)
    return np.asarray(np.where(largest, changed, -1.0).argmax(axis=0), np.int64)


def _long(parties: list[str], names: list[str], columns: dict[str, NDArray[np.generic]]) -> pd.DataFrame:
    """A row a party and measure."""
    frame = pd.DataFrame(
        {
            "party": np.tile(np.array(parties, dtype=object), len(names)),
            "measure": np.repeat(np.array(names, dtype=object), len(parties)),
        }
    )
    for name, values in columns.items():
        frame[name] = values.T.ravel()
    whole = [name for name in ("rank", "rank_low", "rank_high", "rank_without") if name in frame]
    return frame.astype(dict.fromkeys(whole, int))
