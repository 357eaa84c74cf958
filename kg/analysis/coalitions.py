"""Coalitions: parties that are linked with each other more than with the rest, with an error bar.

One run of a community search is one answer of many. Here it runs under many seeds; the consensus is the run
nearest to all others (by variation of information), and every party and pair is told in what share of the
runs it stays. Whether there is anything to find is asked of random networks with the same degrees: where they
fall into communities as well, the verdict is a plain "not enough data to say".

The search is networkx's Louvain where a network has up to 500 links, networkit's, one thread, above: both
maximise modularity, and a random numbering of the parties makes the runs differ.

References:
    M. E. J. Newman and M. Girvan, "Finding and evaluating community structure in networks", Phys. Rev. E 69,
    026113 (2004), for modularity.
    V. D. Blondel, J.-L. Guillaume, R. Lambiotte and E. Lefebvre, "Fast unfolding of communities in large
    networks", J. Stat. Mech. P10008 (2008).
    B. H. Good, Y.-A. de Montjoye and A. Clauset, "Performance of modularity maximization in practical contexts",
    Phys. Rev. E 81, 046106 (2010), for why one run is not enough.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
from numpy.random import PCG64, Generator
from numpy.typing import NDArray

from kg.analysis.blocs import variation_of_information
from kg.analysis.edges import Edges, Floats, Ints, edges_of
from kg.analysis.projection import Incidence
from kg.analysis.rewiring import random_networks, random_projections

DOUBT = "not enough data to say"
FOUND = "coalitions beyond what degrees explain"
# Links from which networkit runs, and parties up to which all pairs are told of.
_LARGE = 500
_ALL_PAIRS = 1_000


@dataclass(frozen=True, slots=True, eq=False)
class Coalitions:
    """What many runs found.

    Attributes:
        parties: index ``party``, sorted; ``community`` (1 is the largest; 0 for a party without links), ``size``
            of it, ``stability`` (mean share of the runs in which the party is together with the others of its
            coalition; empty for 0).
        pairs: ``a``, ``b``, ``together`` (share of runs), ``linked``, ``same`` (together in the consensus);
            pairs that were ever together, of linked parties only where a network has over 1,000 parties.
        runs: a row a seed; ``communities`` (of two parties or more), ``modularity``, ``distance`` (mean
            variation of information to the others, bits).
        nulls: modularity of each random network.
        modularity: of the consensus.
        verdict: ``FOUND`` or ``DOUBT``.
    """

    parties: pd.DataFrame
    pairs: pd.DataFrame
    runs: pd.DataFrame
    nulls: Floats
    modularity: float
    verdict: str

    @property
    def chance(self) -> float:
        """The share of random networks whose modularity is at or above the median of the runs."""
        return _share(self.runs["modularity"].to_numpy(), self.nulls)

    @property
    def summary(self) -> dict[str, float | int | str]:
        """The figures to print: one row."""
        counts = self.runs["communities"] if len(self.runs) else pd.Series([0])
        return {
            "parties": len(self.parties),
            "linked": int((self.parties["community"] > 0).sum()),
            "communities": int(self.parties["community"].max()) if len(self.parties) else 0,
            "communities_low": int(counts.quantile(0.025, "nearest")),
            "communities_high": int(counts.quantile(0.975, "nearest")),
            "stability": float(self.parties["stability"].mean()),
            "modularity": self.modularity,
            "null_modularity": float(self.nulls.mean()) if len(self.nulls) else np.nan,
            "null_low": float(np.quantile(self.nulls, 0.025)) if len(self.nulls) else np.nan,
            "null_high": float(np.quantile(self.nulls, 0.975)) if len(self.nulls) else np.nan,
            "chance": self.chance,
            "nulls": len(self.nulls),
            "runs": len(self.runs),
            "verdict": self.verdict,
        }


def coalitions(
    network: nx.Graph[Any],
    *,
    incidence: Incidence | None = None,
    weight: str = "shared",
    runs: int = 50,
    nulls: int = 100,
    seed: int = 0,
) -> Coalitions:
    """The coalitions of a network of parties.

    Args:
        network: a projection; links weigh what their ``weight`` says.
        incidence: the two-mode network it is a projection of. Random networks are then drawn with its
            degrees and projected; without it the links of the projection are rewired, which makes nearly any
            projection look remarkable, since clubs are cliques.
        weight: the weight of the projection; used with *incidence* only.
        runs: how many seeds.
        nulls: how many random networks, one run each.
        seed: where chance starts.

    Returns:
        See :class:`Coalitions`. High stability means that a party's coalition does not hang on the seed; a
        ``chance`` of 0.03, that 3 of 100 random networks fall into communities at least as well. The verdict
        asks for at most 0.05, the observed network counted among the random ones.

    Cost: one run of Louvain for each seed and null, links x a few passes.

    >>> found = coalitions(nx.disjoint_union(nx.complete_graph(4), nx.complete_graph(3)), nulls=0)
    >>> found.parties["community"].tolist()
    [1, 1, 1, 1, 2, 2, 2]
    >>> found.verdict
    'not enough data to say'
    """
    edges = edges_of(network)
    generator = Generator(PCG64([seed, 1]))
    found = np.zeros((runs if len(edges.a) else 0, len(edges.nodes)), np.int64)
    for run in found:
        run[:] = _partition(edges, generator)
    modularities = np.array([modularity(edges, partition) for partition in found])
    distances = _distances(found)
    best = _nearest(distances, modularities)
    consensus = _ordered(found[best]) if len(found) else np.zeros(len(edges.nodes), np.int64)
    drawn: Iterable[Edges] = (
        random_networks(edges, nulls, seed)
        if incidence is None
        else random_projections(incidence, edges.nodes, nulls, seed, weight)
    )
    randoms = (
        np.array([modularity(null, _partition(null, generator)) for null in drawn]) if len(found) else _NONE
    )
    at_or_above = _share(modularities, randoms) * len(randoms)
    enough = len(randoms) > 0 and (at_or_above + 1) / (len(randoms) + 1) <= 0.05
    table = pd.DataFrame(
        {
            "communities": [int((np.bincount(partition) > 1).sum()) for partition in found],
            "modularity": modularities,
            "distance": distances,
        },
        index=pd.RangeIndex(len(found), name="run"),
    )
    parties = pd.DataFrame(
        {
            "community": consensus,
            "size": np.where(consensus > 0, np.bincount(consensus)[consensus], 0)
            if len(consensus)
            else consensus,
            "stability": _stability(found, consensus),
        },
        index=pd.Index(edges.nodes, name="party"),
    )
    value = float(modularities[best]) if len(found) else 0.0
    pairs = _pairs(edges, found, consensus)
    return Coalitions(parties, pairs, table, randoms, value, FOUND if enough else DOUBT)


def modularity(edges: Edges, partition: Ints) -> float:
    """Weight of links inside communities over all, less what strengths alone would give.

    Args:
        edges: the network.
        partition: the community of each node, whole numbers from 0.

    >>> two = edges_of(nx.Graph(["ab", "cd"]))
    >>> modularity(two, np.array([0, 0, 1, 1]))
    0.5
    """
    total = edges.weight.sum()
    if not total:
        return 0.0
    strength = np.bincount(edges.a, edges.weight, len(edges.nodes))
    strength += np.bincount(edges.b, edges.weight, len(edges.nodes))
    inside = edges.weight[partition[edges.a] == partition[edges.b]].sum()
    return float(inside / total - (np.bincount(partition, strength) ** 2).sum() / (2 * total) ** 2)


def co_membership(runs: NDArray[np.int64], a: Ints, b: Ints) -> Floats:
    """The share of the runs in which two nodes are together, for each pair.

    >>> co_membership(np.array([[0, 0, 1], [0, 1, 1]]), np.array([0, 0]), np.array([1, 2])).tolist()
    [0.5, 0.0]
    """
    return np.mean([run[a] == run[b] for run in runs], axis=0) if len(runs) else np.zeros(len(a))


def _partition(edges: Edges, generator: Generator) -> Ints:
    """The community of each node after one run under a random numbering of the nodes."""
    size = len(edges.nodes)
    numbers = generator.permutation(size)
    draw = int(generator.integers(2**31))
    if len(edges.a) > _LARGE:
        import networkit

        networkit.setSeed(draw, False)
        search = networkit.community.ParallelLeiden(edges.networkit(numbers), randomize=True)
        found = np.array(search.run().getPartition().getVector(), np.int64)[numbers]
    else:
        found = np.zeros(size, np.int64)
        communities = nx.community.louvain_communities(edges.networkx(), seed=draw)
        for number, members in enumerate(communities):
            found[list(members)] = number
    # Numbered by their first member, so that equal partitions are equal arrays.
    _, first, community = np.unique(found, return_index=True, return_inverse=True)
    return np.unique(first[community], return_inverse=True)[1]


def _distances(found: NDArray[np.int64]) -> Floats:
    """Mean variation of information of each run to all; equal runs are computed once."""
    kinds, kind, counts = np.unique(found, axis=0, return_inverse=True, return_counts=True)
    between = np.zeros((len(kinds), len(kinds)))
    for i in range(len(kinds)):
        for j in range(i):
            between[i, j] = between[j, i] = variation_of_information(kinds[i], kinds[j])
    means = between @ counts / max(len(found), 1)
    return means[kind.ravel()] if len(found) else _NONE


def _nearest(distances: Floats, modularities: Floats) -> int:
    """The run nearest to all; of equals the one of highest modularity, then the first."""
    order = np.lexsort((-modularities.round(12), distances.round(12)))
    return int(order[0]) if len(order) else 0


def _ordered(partition: Ints) -> Ints:
    """Communities numbered from the largest, 1, of equals the one with the first party; 0 for a party alone."""
    names, first, sizes = np.unique(partition, return_index=True, return_counts=True)
    order = np.lexsort((first, -sizes))
    numbers = np.zeros(len(names), np.int64)
    numbers[order] = np.arange(1, len(names) + 1)
    numbers[sizes == 1] = 0
    return numbers[partition]


def _stability(found: NDArray[np.int64], consensus: Ints) -> Floats:
    total = np.full(len(consensus), np.nan)
    alone = consensus == 0
    total[~alone] = 0.0
    for run in found:
        _, kind, counts = np.unique(
            np.stack([consensus, run]), axis=1, return_inverse=True, return_counts=True
        )
        total += counts[kind.ravel()] - 1
    others = np.bincount(consensus)[consensus] - 1 if len(consensus) else consensus
    return total / np.maximum(others, 1) / max(len(found), 1)


def _pairs(edges: Edges, found: NDArray[np.int64], consensus: Ints) -> pd.DataFrame:
    size = len(edges.nodes)
    a, b = np.triu_indices(size, 1) if size <= _ALL_PAIRS else (edges.a, edges.b)
    together = co_membership(found, a, b)
    kept = together > 0
    a, b = a[kept], b[kept]
    names = np.array(edges.nodes, dtype=object)
    return pd.DataFrame(
        {
            "a": names[a],
            "b": names[b],
            "together": together[kept],
            "linked": np.isin(a * size + b, edges.a * size + edges.b),
            "same": (consensus[a] == consensus[b]) & (consensus[a] > 0),
        }
    )


def _share(modularities: Floats, randoms: Floats) -> float:
    """How many random networks do as well as the median of the runs."""
    if not len(modularities) or not len(randoms):
        return 1.0
    return float((randoms >= np.median(modularities) - 1e-12).mean())


_NONE = np.zeros(0)
