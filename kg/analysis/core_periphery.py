"""Core and periphery: whether some parties are linked with everybody and the rest only with them.

The discrete model: in the ideal network two parties are linked if at least one belongs to the core. The core is
the set of parties for which the observed links correlate best with that pattern. The search is deterministic: from
the best cut of the list of degrees, every party changes sides once, best first, and the best state on the
way is kept, as long as that helps (as Kernighan and Lin cut networks).

Assumptions: one core; weights do not count. Degrees alone make much of any core, so that random networks with the
same degrees are asked as well: a correlation they reach says no more than that some parties have many partners.

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
        return {
            "parties": len(self.parties),
            "core": int(self.parties["core"].sum()),
            "correlation": self.correlation,
            "null_correlation": float(np.nanmean(self.nulls)) if len(self.nulls) else np.nan,
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
    """The core found, and its correlation."""
    size, links = matrix.shape[0], matrix.nnz // 2
    degree = np.diff(matrix.indptr)
    order = np.lexsort((np.arange(size), -degree))
    core = np.zeros(size, bool)
    core, best = _better(matrix, core, order, links)
    while best > _NOTHING:
        state, value = _better(matrix, core, None, links)
        if value <= best + 1e-12:
            break
        core, best = state, value
    return core, best if best > _NOTHING else float("nan")


def _better(
    matrix: sparse.csr_array, core: NDArray[np.bool_], order: NDArray[np.int64] | None, links: int
) -> tuple[NDArray[np.bool_], float]:
    """The best state on the way when each party changes sides once: in an order, or the best first."""
    size, degree = len(core), np.diff(matrix.indptr).astype(np.float64)
    state, free = core.copy(), np.ones(size, bool)
    inner = np.zeros(size)
    for member in np.flatnonzero(core).tolist():
        inner[matrix.indices[matrix.indptr[member] : matrix.indptr[member + 1]]] += 1
    count = int(core.sum())
    covered = float(degree[core].sum() - inner[core].sum() / 2)
    best, kept = core.copy(), float(_correlation(np.array(count), np.array(covered), size, links))
    for step in range(size):
        change = np.where(state, -(degree - inner), degree - inner)
        if order is not None:
            party = int(order[step])
        else:
            values = _correlation(count + np.where(state, -1, 1), covered + change, size, links)
            party = int(np.where(free, values.round(12), -np.inf).argmax())
        covered += float(change[party])
        count += -1 if state[party] else 1
        inner[matrix.indices[matrix.indptr[party] : matrix.indptr[party + 1]]] += -1 if state[party] else 1
        state[party] = not state[party]
        free[party] = False
        value = float(_correlation(np.array(count), np.array(covered), size, links))
        if value > kept + 1e-12:
            best, kept = state.copy(), value
    return best, kept


def _share(correlation: float, nulls: Floats) -> float:
    return float((nulls >= correlation - 1e-12).mean()) if len(nulls) else 1.0
