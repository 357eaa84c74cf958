"""Random networks with exactly the degrees observed."""

from __future__ import annotations

from collections import Counter

import networkx as nx
import numpy as np
import pytest
from scipy import sparse

from kg.analysis.curveball import sample
from kg.analysis.projection import incidence_of


def southern_women() -> sparse.csr_array:
    pairs = list(nx.davis_southern_women_graph().edges)
    return incidence_of([woman for woman, _ in pairs], [event for _, event in pairs]).matrix


@pytest.mark.parametrize("across", [False, True], ids=["parties trade", "instruments trade"])
def test_degrees_stay_and_links_move(across: bool):
    matrix = southern_women()
    matrix = sparse.csr_array(matrix.T) if across else matrix
    drawn = list(sample(matrix, 20))
    for one in drawn:
        assert (one.sum(axis=0) == matrix.sum(axis=0)).all()
        assert (one.sum(axis=1) == matrix.sum(axis=1)).all()
        assert set(one.data.tolist()) == {1}
    assert len({one.toarray().tobytes() for one in drawn}) == 20


def test_every_network_with_these_degrees_is_drawn_as_often():
    """Rows 2, 1, 1 and columns 2, 1, 1 leave five networks.

    If the busy row has the busy column and one of two others, the two idle rows can take what is
    left in two ways: four networks. If it has both idle columns, the idle rows share the busy one: a fifth.
    """
    matrix = sparse.csr_array(np.array([[1, 1, 0], [1, 0, 0], [0, 0, 1]]))
    drawn = Counter(one.toarray().tobytes() for one in sample(matrix, 5000))
    assert len(drawn) == 5
    # Of 5000 draws of five, counts are 1000 give or take four times 28.
    assert all(abs(count - 1000) < 4 * 28.3 for count in drawn.values())


def test_a_seed_is_a_sequence():
    matrix = southern_women()
    first, again, other = ([m.toarray().tobytes() for m in sample(matrix, 3, seed=s)] for s in (7, 7, 8))
    assert first == again != other


def test_a_network_that_cannot_change_does_not():
    nested = sparse.csr_array(np.tril(np.ones((5, 5), dtype=np.int64)))
    assert all((one.toarray() == nested.toarray()).all() for one in sample(nested, 5))
