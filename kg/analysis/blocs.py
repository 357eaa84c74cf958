"""Coalitions against blocs that are given: how far what a network shows is what treaties say already.

Adjusted Rand index: pairs of parties treated alike by two partitions, less what chance would give, 1 at most; 0
is chance. Variation of information: what one still has to be told to know one partition from the other, in
bits; 0 for equal ones; at most the logarithm of the number of parties.

References:
    L. Hubert and P. Arabie, "Comparing partitions", Journal of Classification 2, 193-218 (1985).
    M. Meila, "Comparing clusterings: an information based distance", Journal of Multivariate Analysis 98,
    873-895 (2007).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

import numpy as np
import pandas as pd
from numpy.random import PCG64, Generator
from numpy.typing import NDArray

from kg.analysis.edges import Floats, Ints
from kg.vocabulary import Vocabulary

_DRAWS = 999


def adjusted_rand(one: Iterable[object], other: Iterable[object]) -> float:
    """Adjusted Rand index of two partitions of the same things, given as the group of each.

    >>> adjusted_rand("aabb", "xxyy"), round(adjusted_rand("aabb", "xyxy"), 9)
    (1.0, -0.5)
    """
    table = _contingency(one, other)
    together = _pairs(table).sum()
    rows, columns, total = _pairs(table.sum(1)).sum(), _pairs(table.sum(0)).sum(), _pairs(table.sum())
    expected = rows * columns / total if total else 0.0
    most = (rows + columns) / 2
    return 1.0 if most == expected else float((together - expected) / (most - expected))


def variation_of_information(one: Iterable[object], other: Iterable[object]) -> float:
    """Variation of information of two partitions of the same things, in bits.

    >>> variation_of_information("aabb", "xxyy"), variation_of_information("aabb", "xyxy")
    (0.0, 2.0)
    """
    table = _contingency(one, other)
    if not table.size:
        return 0.0
    joint = table[table > 0] / table.sum()
    row, column = np.nonzero(table)
    shares = table.sum(1)[row] / table.sum(), table.sum(0)[column] / table.sum()
    return abs(float(-(joint * (np.log2(joint / shares[0]) + np.log2(joint / shares[1]))).sum()))


def present_blocs(
    vocabulary: Vocabulary, parties: Collection[str], day: date | None = None
) -> dict[str, tuple[str, ...]]:
    """The members that are parties of a network, by grouping, for groupings with two of them or more.

    Args:
        vocabulary: the ontology, which dates memberships.
        parties: the parties of the network.
        day: the day of membership; today's members by default.
    """
    present = set(parties)
    groups = sorted({membership.group for membership in vocabulary.memberships})
    found = {group: tuple(sorted(present & set(vocabulary.members(group, day)))) for group in groups}
    return {group: members for group, members in found.items() if len(members) > 1}


def compare(
    communities: Mapping[str, int], blocs: Mapping[str, Collection[str]], *, seed: int = 0
) -> pd.DataFrame:
    """Each bloc against a partition of parties into coalitions.

    A bloc divides the parties in two, its members and the rest; it is compared with the coalitions as such,
    and with the coalition that holds most of it. A high ``adjusted_rand`` means that the coalitions tell
    members from others; a high ``recall`` with low ``precision``, that the bloc lies inside a larger coalition.

    Args:
        communities: the coalition of each party; those in none (0) are left out.
        blocs: members by bloc; those in no coalition do not count.
        seed: where chance starts.

    Returns:
        Index ``bloc``, sorted; ``members`` (that count), ``adjusted_rand``, ``variation_of_information``
        (bits), ``community`` (the one that holds most members), ``recall`` (its share of the members),
        ``precision`` (members' share of it), ``chance`` (one-sided share of 999 random blocs of this size that
        agree as well or better, the bloc itself counted among them) and ``verdict``: ``agrees`` at 0.05 or below,
        else ``not enough data to say``.

    Cost: 999 draws a bloc, a millisecond.

    >>> compare({"a": 1, "b": 1, "c": 2, "d": 2}, {"x": "ab"})["adjusted_rand"].to_dict()
    {'x': 1.0}
    """
    parties = sorted(party for party, community in communities.items() if community)
    groups = np.array([communities[party] for party in parties], np.int64)
    names, sizes = np.unique(groups, return_counts=True)
    generator = Generator(PCG64(seed))
    rows = []
    for bloc in sorted(blocs):
        inside = np.isin(np.array(parties, dtype=object), list(blocs[bloc]))
        held = np.array([(inside & (groups == name)).sum() for name in names], np.int64)
        members = int(inside.sum())
        if not members:
            rows.append((bloc, 0, np.nan, np.nan, 0, np.nan, np.nan, np.nan, _DOUBT))
            continue
        best = int(held.argmax())
        chance = _chance(held, sizes, generator)
        rows.append(
            (
                bloc,
                members,
                adjusted_rand(inside, groups),
                variation_of_information(inside, groups),
                int(names[best]),
                held[best] / members,
                held[best] / sizes[best],
                chance,
                "agrees" if chance <= 0.05 else _DOUBT,
            )
        )
    return pd.DataFrame(rows, columns=["bloc", *_COLUMNS]).set_index("bloc")


_DOUBT = "not enough data to say"
_COLUMNS = (
    "members", "adjusted_rand", "variation_of_information", "community", "recall", "precision", "chance", "verdict",
)  # fmt: skip


def _chance(held: Ints, sizes: Ints, generator: Generator) -> float:
    """How often a random bloc of the same size agrees as well: all else equal, what counts is pairs kept together."""
    drawn = generator.multivariate_hypergeometric(sizes, held.sum(), size=_DRAWS, method="marginals")
    observed = (_pairs(held) + _pairs(sizes - held)).sum()
    reached = (_pairs(drawn) + _pairs(sizes - drawn)).sum(axis=1) >= observed
    return float((reached.sum() + 1) / (_DRAWS + 1))


def _contingency(one: Iterable[object], other: Iterable[object]) -> NDArray[np.int64]:
    (rows, row), (columns, column) = (
        np.unique(np.asarray(list(p)), return_inverse=True) for p in (one, other)
    )
    counts = np.bincount(row * len(columns) + column, minlength=len(rows) * len(columns))
    return counts.reshape(len(rows), len(columns)).astype(np.int64)


def _pairs(counts: Ints | np.int64) -> Floats:
    """How many pairs there are of so many."""
    return np.asarray(counts * (counts - 1) / 2, np.float64)
