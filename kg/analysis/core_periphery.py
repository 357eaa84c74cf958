"""Core and periphery: whether some parties are linked with everybody and the rest only with them.

The discrete model: in the ideal network two parties are linked if at least one belongs to the core. The core is
the set of parties for which the observed links correlate best with that pattern. The search is deterministic: from
the best cut of the list of degrees, from nobody and from everybody, every party changes sides once, best first,
and the best state on the way is kept, as long as that helps (as Kernighan and Lin cut networks). Of 60
random networks of nine parties it found the best of all cores in each.

Assumptions: one core; weights do not count. Degrees alone make much of any core, so that random networks with the
same degrees are asked as well: a correlation they reach says no more than that some parties have many partners.
Rewiring the links of a perfect core gives a perfect core again, since degrees decide that alone; random
two-mode networks, given an incidence, leave more to be seen.

References:
    S. P. Borgatti and M. G. Everett, "Models of core/periphery structures", Social Networks 21, 375-395 (2000).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from kg.analysis.coalitions import DOUBT
from kg.analysis.edges import Edges, Floats, Ints, edges_of
from kg.analysis.projection import Incidence
from kg.analysis.rewiring import random_networks, random_projections

FOUND = "a core beyond what degrees explain"
_NOTHING = -2.0


@dataclass(frozen=True, slots=True, eq=False)
class CorePeriphery:
    """The core, and what random networks would have.

    Attributes:
        parties: index ``party``, sorted; ``core`` (a flag), ``degree``, ``core_partners``.
        correlation: with the ideal pattern, -1 to 1; empty where every core fits alike.
        nulls: the same for each random network.
        verdict: ``FOUND`` or ``DOUBT``.
    """

    parties: pd.DataFrame
    correlation: float
    nulls: Floats
    verdict: str

    @property
    def chance(self) -> float:
        """The share of random networks that fit the pattern as well or better."""
        return _share(self.correlation, self.nulls)

    @property
    def summary(self) -> dict[str, float | int | str]:
        """The figures to print: one row."""
        # A network of links that are all alike has no correlation with anything.
        known = self.nulls[np.isfinite(self.nulls)]
        return {
            "parties": len(self.parties),
            "core": int(self.parties["core"].sum()),
            "correlation": self.correlation,
            "null_correlation": float(known.mean()) if len(known) else np.nan,
            "chance": self.chance,
            "nulls": len(self.nulls),
            "verdict": self.verdict,
        }


def core_periphery(
    network: nx.Graph[Any],
    *,
    incidence: Incidence | None = None,
    nulls: int = 100,
    seed: int = 0,
) -> CorePeriphery:
    """The core of a network of parties.

    Args:
        network: a projection.
        incidence: the two-mode network it is a projection of; random networks then keep its degrees.
        nulls: how many random networks.
        seed: where chance starts.

    Returns:
        See :class:`CorePeriphery`. A correlation near 1 means that the periphery deals with the core only.

    Cost: parties squared, in arrays, for each network.

    >>> core_periphery(nx.star_graph(4), nulls=0).parties["core"].tolist()
    [True, False, False, False, False]
    """
    edges = edges_of(network, None)
    core, correlation = _fit(edges.matrix)
    drawn: Iterable[Edges] = (
        random_networks(edges, nulls, seed)
        if incidence is None
        else random_projections(incidence, edges.nodes, nulls, seed)
    )
    randoms = np.array([_fit(null.matrix)[1] for null in drawn]) if len(edges.a) else np.zeros(0)
    enough = (
        len(randoms) > 0 and (_share(correlation, randoms) * len(randoms) + 1) / (len(randoms) + 1) <= 0.05
    )
    matrix = edges.matrix
    matrix.data[:] = 1
    parties = pd.DataFrame(
        {"core": core, "degree": np.diff(matrix.indptr), "core_partners": (matrix @ core).astype(np.int64)},
        index=pd.Index(edges.nodes, name="party"),
    )
    return CorePeriphery(parties, correlation, randoms, FOUND if enough else DOUBT)


def fitness(matrix: sparse.csr_array, core: NDArray[np.bool_]) -> float:
    """Correlation of the links of a network with those of the ideal one that has this core.

    >>> star = edges_of(nx.star_graph(3)).matrix
    >>> fitness(star, np.array([True, False, False, False]))
    1.0
    """
    links = matrix.nnz // 2
    outside = ~core
    bare = sparse.csr_array(matrix[outside][:, outside]).nnz // 2
    found = float(_correlation(np.array(core.sum()), np.array(float(links - bare)), matrix.shape[0], links))
    return found if found > _NOTHING else float("nan")


def _correlation(core: Ints, covered: Floats, size: int, links: int) -> Floats:
    """Pearson's, from counts: parties in the core, links with an end in it, parties, links."""
    pairs = size * (size - 1) / 2
    ideal = core * (core - 1) / 2 + core * (size - core)
    spread = np.asarray(ideal * (pairs - ideal) * links * (pairs - links), np.float64)
    top = covered * pairs - ideal * links
    found: Floats = np.divide(top, np.sqrt(spread), out=np.full(spread.shape, _NOTHING), where=spread > 0)
    return found


def _fit(matrix: sparse.csr_array) -> tuple[NDArray[np.bool_], float]:
    """The core found, and its correlation: the best of three searches."""
    size, degree = matrix.shape[0], np.diff(matrix.indptr)
    # A party without links belongs to no best core.
    kept = np.flatnonzero(degree)
    inner = matrix[kept][:, kept]
    nobody = np.zeros(len(kept), bool)
    cut, _ = _better(inner, nobody, size, np.lexsort((kept, -degree[kept])))
    core, best = nobody, _NOTHING
    for start in (cut, nobody, ~nobody):
        state, value = start, _NOTHING
        while True:
            found, reached = _better(inner, state, size)
            if reached <= value + 1e-12:
                break
            state, value = found, reached
        if value > best + 1e-12:
            core, best = state, value
    whole = np.zeros(size, bool)
    whole[kept] = core
    return whole, best if best > _NOTHING else float("nan")


def _better(
    matrix: sparse.csr_array, core: NDArray[np.bool_], size: int, order: Ints | None = None
) -> tuple[NDArray[np.bool_], float]:
    """The best state on the way when each party changes sides once: in an order, or the best first.

    Args:
        matrix: of the parties with links.
        core: the state to begin with.
        size: how many parties there are in all.
        order: of the changes.
    """
    links, degree = matrix.nnz // 2, np.diff(matrix.indptr).astype(np.float64)
    state, free = core.copy(), np.ones(len(core), bool)
    partners = np.asarray((matrix != 0).astype(np.float64) @ core, np.float64)
    count, covered = int(core.sum()), float(degree[core].sum() - partners[core].sum() / 2)
    best, kept = core, float(_correlation(np.array(count), np.array(covered), size, links))
    for step in range(len(core)):
        turn = np.where(state, -1, 1)
        change = turn * (degree - partners)
        values = _correlation(count + turn, covered + change, size, links)
        party = int(order[step] if order is not None else np.where(free, values.round(12), -np.inf).argmax())
        covered, count = covered + float(change[party]), count + int(turn[party])
        partners[matrix.indices[matrix.indptr[party] : matrix.indptr[party + 1]]] += turn[party]
        state[party], free[party] = not state[party], False
        if values[party] > kept + 1e-12:
            best, kept = state.copy(), float(values[party])
    return best, kept


def _share(correlation: float, nulls: Floats) -> float:
    if not len(nulls) or np.isnan(correlation):
        return 1.0
    return float((nulls >= correlation - 1e-12).mean())
