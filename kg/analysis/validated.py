"""Validated projections: links that say more than that both parties take part in much.

In a projection the busiest are linked to everybody. A link is *validated* where two parties share
more instruments than a null with the observed degrees lets expect, all pairs of parties considered:
a validated link is affinity, the others may be mere activity.

References:
    F. Saracco, M. J. Straka, R. Di Clemente, A. Gabrielli, G. Caldarelli and T. Squartini, "Inferring
    monopartite projections of bipartite networks: an entropy-based approach", New Journal of Physics
    19, 053022 (2017); Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", J. R.
    Statist. Soc. B 57, 289-300 (1995).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse

from kg.analysis.bipartite_null import BipartiteNull, fit
from kg.analysis.chance import adjust, attainable, links_of, tails_of_pairs
from kg.analysis.curveball import sample
from kg.analysis.projection import Incidence
from kg.analysis.verdict import verdict

Array = np.ndarray[Any, np.dtype[Any]]

METHODS = ("bicm", "curveball")


@dataclass(frozen=True, slots=True, eq=False)
class Validation:
    """Which links are validated, and what could have been.

    Attributes:
        frame: a row a link; see :func:`validated`.
        alpha: the false discovery rate allowed.
        method: the null.
        parties: how many.
        instruments: how many.
        tests: pairs of parties, linked or not.
        smallest_p: the smallest p value any pair could have reached, given its degrees (and, when
            sampled, the number of samples). Where that takes too long it is Hoeffding's bound.
        could_validate: whether any link could have been validated at this size.
        converged: whether the null was found.
        sentence_en: the finding in plain words.
        sentence_fr: the same in French.
    """

    frame: pd.DataFrame
    alpha: float
    method: str
    parties: int
    instruments: int
    tests: int
    smallest_p: float
    could_validate: bool
    converged: bool
    sentence_en: str
    sentence_fr: str


def validated(
    incidence: Incidence, alpha: float = 0.05, method: str = "bicm", *, samples: int = 1000, seed: int = 0
) -> pd.DataFrame:
    """All pairs of parties with a common instrument, tested.

    A high ``expected`` means that two parties are so active that they meet anyway; a low
    ``p_adjusted`` that they meet more often than that. A link that is not validated is not
    refuted: the data may be too few to tell, which :func:`validate` says.

    Assumes: that any party could have joined any instrument; that instruments are independent
    events, as yearly summits of one club are not. The model behind ``bicm`` lets degrees vary, which
    makes it cautious where parties are few and busy: of all pairs of random networks of 20 parties
    and 220 instruments it puts 0.1% at or below 0.05, where ``curveball`` puts 3.6%
    (scripts/bench-nulls). Where it validates nothing, ask ``curveball`` as well.

    Units: ``shared`` and ``expected`` count instruments, p values are probabilities.

    Cost: links of the projection, not pairs of parties, are held in memory; the exact tail is
    worked out once for each pair of degrees and number shared. ``curveball`` costs a projection a sample.

    Args:
        incidence: who takes part in what.
        alpha: the false discovery rate allowed, over all pairs of parties, linked or not.
        method: ``bicm``, exact p values of the bipartite configuration model, or ``curveball``,
            p values by sampling, degrees fixed exactly.
        samples: how many, for ``curveball``; no p value is below 1/(samples + 1).
        seed: for ``curveball``.

    Returns:
        ``a``, ``b`` (IRIs, a before b, sorted), ``shared``, ``expected``, ``p_value`` (chance of
        sharing as many or more), ``p_adjusted`` (Benjamini and Hochberg), ``validated``.

    Raises:
        ValueError: an unknown method.

    >>> from kg.analysis.projection import incidence_of
    >>> validated(incidence_of("aabbcd", "xyxyzz")).round(3).to_dict("records")[0]
    {'a': 'a', 'b': 'b', 'shared': 2, 'expected': 1.333, 'p_value': 0.417, 'p_adjusted': 1.0, 'validated': False}
    """
    return validate(incidence, alpha, method, samples=samples, seed=seed).frame


def validate(
    incidence: Incidence, alpha: float = 0.05, method: str = "bicm", *, samples: int = 1000, seed: int = 0
) -> Validation:
    """The links of :func:`validated`, with what could have been validated and a sentence for the reader.

    >>> from kg.analysis.projection import incidence_of
    >>> validate(incidence_of("ab", "xx")).sentence_en
    'Not enough data to say: with 2 parties and 1 instrument no link could be told from chance.'
    """
    if method not in METHODS:
        raise ValueError(f"unknown method {method!r}; use one of {', '.join(METHODS)}")
    parties, instruments = incidence.matrix.shape
    tests = parties * (parties - 1) // 2
    a, b, shared = links_of(incidence.matrix)
    converged = True
    if method == "bicm":
        null = fit(incidence.matrix)
        converged = null.converged
        expected, p = _analytic(null, a, b, shared)
        smallest, could = attainable(null, alpha) if tests else (1.0, False)
    else:
        expected, p = _sampled(incidence.matrix, a, b, shared, samples, seed)
        smallest = 1 / (samples + 1)
        could = bool(len(p)) and smallest * tests <= alpha * len(p)
    adjusted = adjust(p, tests)
    frame = pd.DataFrame(
        {
            "a": np.array(incidence.rows, dtype=object)[a],
            "b": np.array(incidence.rows, dtype=object)[b],
            "shared": shared,
            "expected": expected,
            "p_value": p,
            "p_adjusted": adjusted,
            "validated": (adjusted <= alpha) & converged,
        }
    )
    facts = (parties, instruments, len(frame), int(frame["validated"].sum()), alpha, could, converged)
    english, french = verdict(method, *facts)
    return Validation(
        frame, alpha, method, parties, instruments, tests, smallest, could, converged, english, french
    )


def mark_validated(network: nx.Graph[str], frame: pd.DataFrame) -> nx.Graph[str]:
    """A copy of a projection whose edges say whether they are validated.

    Args:
        network: of parties, as :func:`kg.analysis.projection.project` makes it.
        frame: as :func:`validated` makes it.

    Returns:
        Edges carry ``validated`` besides what they had and, where they were tested, ``expected``,
        ``p_value`` and ``p_adjusted``; an edge that was not (of a series alone) is not validated.

    >>> frame = pd.DataFrame([("a", "b", 2, 0.4, 0.01, 0.03, True)],
    ...     columns=["a", "b", "shared", "expected", "p_value", "p_adjusted", "validated"])
    >>> list(mark_validated(nx.Graph([("a", "b"), ("b", "c")]), frame).edges(data="validated"))
    [('a', 'b', True), ('b', 'c', False)]
    """
    marked = network.copy()
    for _, _, known in marked.edges(data=True):
        known["validated"] = False
    for row in frame.to_dict("records"):
        tested = marked.get_edge_data(str(row["a"]), str(row["b"]))
        if tested is not None:
            tested["validated"] = bool(row["validated"])
            tested.update({name: float(row[name]) for name in ("expected", "p_value", "p_adjusted")})
    return marked


def _analytic(null: BipartiteNull, a: Array, b: Array, shared: Array) -> tuple[Array, Array]:
    expected = null.expected_shared()[null.row_class[a], null.row_class[b]]
    return expected, tails_of_pairs(null, a, b, shared)


def _sampled(
    matrix: sparse.csr_array, a: Array, b: Array, shared: Array, samples: int, seed: int
) -> tuple[Array, Array]:
    total, as_many = np.zeros(len(a)), np.zeros(len(a))
    for drawn in sample(matrix, samples, seed=seed):
        if not len(a):
            break
        found = np.asarray(sparse.csr_array(drawn @ drawn.T)[a, b]).ravel()
        total += found
        as_many += found >= shared
    return total / samples, (1 + as_many) / (1 + samples)
