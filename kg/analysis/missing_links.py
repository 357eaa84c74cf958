"""The links one would most expect and does not find, each with its reasons.

Two grounds: a null with the observed degrees (two parties so active should have met), and common
partners (the partners of my partner). Neither says that a link exists; both say where to look, or
what silence is worth a question.

References:
    L. A. Adamic and E. Adar, "Friends and neighbors on the Web", Social Networks 25, 211-230 (2003);
    D. Liben-Nowell and J. Kleinberg, "The link-prediction problem for social networks", J. Amer.
    Soc. Inf. Sci. Tech. 58, 1019-1031 (2007).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, islice, product
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse

from kg.analysis.bipartite_null import BipartiteNull, fit
from kg.analysis.chance import absences, pairs_of_classes
from kg.analysis.projection import hubs_and_spokes, incidence, overlap
from kg.analysis.ties import Ties

Array = np.ndarray[Any, np.dtype[Any]]
Pair = tuple[int, int]

COLUMNS = (
    "basis", "rank", "a", "b", "shared", "expected", "lacking", "p_value", "p_adjusted", "surprising",
    "common_partners", "adamic_adar", "partners", "common_topics", "topics", "unknown",
)  # fmt: skip
_BLOCK = 256


def missing_links(ties: Ties, limit: int = 20, alpha: float = 0.05) -> pd.DataFrame:
    """The most expected missing links, by the null and by common partners.

    A high ``lacking`` or ``adamic_adar`` means that a link would surprise nobody. A low
    ``p_adjusted`` means that its absence is no chance; where no row is ``surprising``, there is not
    enough data to say that anybody avoids anybody.

    Assumes: what :func:`kg.analysis.validated.validated` does; that a party with few partners says
    more of those who share it than one with many (Adamic and Adar).

    Units: ``shared``, ``expected`` and ``lacking`` count joint instruments, ``adamic_adar`` is a sum
    of 1/log(number of partners) over common partners.

    Cost: the projection squared, so many rows at a time; pairs are never all held.

    Args:
        ties: the ties, as selected; topics are those of all formations.
        limit: how many links for each ground.
        alpha: the false discovery rate allowed, over all pairs, to call an absence surprising.

    Returns:
        ``basis`` (``null`` or ``partners``), ``rank`` from 1 within it, ``a``, ``b`` (a before b),
        ``shared`` and ``expected`` joint instruments, ``lacking`` (expected less shared),
        ``p_value`` (chance of sharing as few or fewer), ``p_adjusted``, ``surprising``;
        ``common_partners``, ``adamic_adar`` and ``partners`` (IRIs joined by blanks, those with the
        fewest partners first); ``common_topics`` and ``topics`` (IRIs); ``unknown``, instruments of
        unknown formation that name both. By *null*, pairs that share less than expected; by
        *partners*, pairs that share nothing; neither those that a series links as hub and spoke.
    """
    found = incidence(ties)
    number = len(found.rows)
    if number < 2:
        return pd.DataFrame(columns=list(COLUMNS))
    null, near = fit(found.matrix), overlap(found.matrix)
    place = {iri: at for at, iri in enumerate(found.rows)}
    series = {
        (min(place[h], place[s]), max(place[h], place[s]))
        for h, s, _ in hubs_and_spokes(ties) if h in place and s in place
    }  # fmt: skip
    by_null = _by_null(null, near, series, limit)
    by_partners = _by_partners(near, series, limit)
    pairs = [*by_null, *by_partners]
    if not pairs:
        return pd.DataFrame(columns=list(COLUMNS))
    a, b = np.array(pairs).T
    p, adjusted = absences(null, found.matrix, a, b)
    topics, unknown, weights, means = _topics(ties), _unknown(ties), _weights(near), null.expected_shared()
    rows = []
    for at, (i, j) in enumerate(pairs):
        shared, expected = int(near[i, j]), float(means[null.row_class[i], null.row_class[j]])
        common = sorted(_neighbours(near, i) & _neighbours(near, j), key=lambda k: (-weights[k], k))
        one, other = found.rows[i], found.rows[j]
        both = sorted(topics.get(one, set()) & topics.get(other, set()))
        rows.append((
            "null" if at < len(by_null) else "partners", at + 1 - (at >= len(by_null)) * len(by_null),
            one, other, shared, expected, expected - shared,
            float(p[at]), float(adjusted[at]), bool(adjusted[at] <= alpha and null.converged),
            len(common), round(float(sum(weights[k] for k in common)), 12), " ".join(found.rows[k] for k in common),
            len(both), " ".join(both), len(unknown.get(one, set()) & unknown.get(other, set())),
        ))  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _by_null(null: BipartiteNull, near: sparse.csr_array, series: set[Pair], limit: int) -> list[Pair]:
    """Pairs that lack most, the most lacking first."""
    expected = null.expected_shared()
    linked = sparse.triu(near, k=1).tocoo()
    lacking = np.round(expected[null.row_class[linked.row], null.row_class[linked.col]] - linked.data, 9)
    order = np.lexsort((linked.col, linked.row, -lacking))[: limit + len(series)]
    order = order[lacking[order] > 0]
    rows = list(
        zip(lacking[order].tolist(), linked.row[order].tolist(), linked.col[order].tolist(), strict=True)
    )
    apart = (row for row in _most_expected(null, expected) if row[2] not in _neighbours(near, row[1]))
    rows += islice(apart, limit + len(series))
    kept = [(i, j) for _, i, j in sorted(rows, key=lambda row: (-row[0], *row[1:])) if (i, j) not in series]
    return kept[:limit]


def _most_expected(null: BipartiteNull, expected: Array) -> Iterator[tuple[float, int, int]]:
    """All pairs of rows, those expected to share most first, made as they are asked for."""
    first, second, _ = pairs_of_classes(null)
    values = expected[first, second]
    members = [np.flatnonzero(null.row_class == c).tolist() for c in range(len(null.row_degrees))]
    for at in np.argsort(-values, kind="stable").tolist():
        c, d = int(first[at]), int(second[at])
        pairs = combinations(members[c], 2) if c == d else product(members[c], members[d])
        value = round(float(values[at]), 9)
        yield from ((value, min(pair), max(pair)) for pair in pairs)


def _by_partners(near: sparse.csr_array, series: set[Pair], limit: int) -> list[Pair]:
    """Pairs without a link, by the sum over common partners, so many rows at a time."""
    number = near.shape[0]
    links = sparse.csr_array((np.ones(near.nnz), near.indices, near.indptr), shape=near.shape)
    weighted = sparse.csr_array(sparse.diags_array(_weights(near)) @ links)
    best: list[tuple[float, int, int]] = []
    for start in range(0, number, _BLOCK):
        block = links[start : start + _BLOCK]
        scores = sparse.csr_array(block @ weighted)
        scores = (scores - scores.multiply(block)).tocoo()
        row, column, score = scores.row + start, scores.col, np.round(scores.data, 9)
        floor = -best[-1][0] if len(best) >= limit else 0.0
        kept = (row < column) & (score > 0) & (score >= floor)
        row, column, score = row[kept], column[kept], score[kept]
        order = np.lexsort((column, row, -score))[: limit + len(series)]
        rows = zip(-score[order], row[order], column[order], strict=True)
        best += [(float(s), int(i), int(j)) for s, i, j in rows if (int(i), int(j)) not in series]
        best = sorted(best)[:limit]
    return [(i, j) for _, i, j in best]


def _weights(near: sparse.csr_array) -> Array:
    """What a common partner counts for: little, if it is everybody's."""
    partners = np.diff(near.indptr)
    found: Array = np.divide(
        1.0, np.log(np.maximum(partners, 2)), where=partners > 1, out=np.zeros(len(partners))
    )
    return found


def _neighbours(near: sparse.csr_array, at: int) -> set[int]:
    return set(near.indices[near.indptr[at] : near.indptr[at + 1]].tolist())


def _topics(ties: Ties) -> dict[str, set[str]]:
    """What the instruments of each party cover."""
    covered = ties.topics[["instrument", "topic"]].drop_duplicates()
    named = pd.concat([
        ties.frame[["party", column]].rename(columns={column: "instrument"}) for column in ("instrument", "via")
    ]).drop_duplicates()  # fmt: skip
    merged = named.merge(covered, on="instrument")
    return {str(party): set(topics) for party, topics in merged.groupby("party")["topic"]}


def _unknown(ties: Ties) -> dict[str, set[str]]:
    frame = ties.frame[ties.frame["formation"] == "unknown"]
    return {str(party): set(instruments) for party, instruments in frame.groupby("party")["instrument"]}
