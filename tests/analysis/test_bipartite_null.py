"""The bipartite configuration model: worked by hand, by itself, and against the bicm package."""

from __future__ import annotations

import warnings

import networkx as nx
import numpy as np
import pytest
from scipy import sparse

from kg.analysis.bipartite_null import fit, fit_degrees
from kg.analysis.projection import Incidence, incidence, incidence_of
from kg.analysis.ties import ties
from kg.analysis.validated import validated
from kg.graph.release import Release


def southern_women() -> Incidence:
    pairs = list(nx.davis_southern_women_graph().edges)
    return incidence_of([woman for woman, _ in pairs], [event for _, event in pairs])


def test_where_all_are_alike_every_link_is_as_likely():
    """Five parties, each in two of five instruments of two parties each: two in five."""
    assert fit_degrees([2] * 5, [2] * 5).links() == pytest.approx(np.full((5, 5), 0.4), abs=1e-9)


def test_two_classes_worked_by_hand():
    """Degrees 2, 1, 1 on both sides.

    Let t link a busy one to an idle one. Then 2 - 2t links the busy, (1 - t)/2 the idle, and since
    odds are products, t²/(1 - t)² = (2 - 2t)(1 - t)/2 over (2t - 1)(1 + t)/2, which comes to
    9t³ - 13t² + 8t - 2 = 0, whose real root is near 0.568.
    """
    (t,) = (root.real for root in np.roots([9, -13, 8, -2]) if abs(root.imag) < 1e-9)
    idle = (1 - t) / 2
    expected = [[2 - 2 * t, t, t], [t, idle, idle], [t, idle, idle]]
    assert fit_degrees([2, 1, 1], [2, 1, 1]).links() == pytest.approx(np.array(expected), abs=1e-9)


def test_what_degrees_force_is_certain_and_the_rest_is_solved():
    """Rows 3, 3, 1, 1 and columns 3, 3, 1, 1: the busy fill the first block, so the idle leave the last empty."""
    half = [[1, 1, 0.5, 0.5]] * 2 + [[0.5, 0.5, 0, 0]] * 2
    assert fit_degrees([3, 3, 1, 1], [3, 3, 1, 1]).links() == pytest.approx(np.array(half), abs=1e-9)


def test_full_and_empty_rows_and_columns_are_certain():
    links = fit_degrees([4, 0, 2, 2], [3, 3, 1, 1, 0]).links()
    assert links == pytest.approx(np.array([[1, 1, 1, 1, 0], [0] * 5, [1, 1, 0, 0, 0], [1, 1, 0, 0, 0]]))


def test_a_nested_network_has_no_other_with_its_degrees():
    nested = np.tril(np.ones((300, 300), dtype=np.int64))
    null = fit(sparse.csr_array(nested))
    assert null.converged
    assert (null.links() == nested).all()


@pytest.mark.parametrize(("rows", "columns"), [([3], [1, 1]), ([2, 2], [3, 1]), ([3, 3, 1], [3, 3, 1])])
def test_degrees_of_no_network_are_refused(rows: list[int], columns: list[int]):
    """Sums that differ; a column of more parties than there are; two rows that want six of 2 + 2 + 1."""
    with pytest.raises(ValueError, match="no network has these degrees"):
        fit_degrees(rows, columns)


def test_expected_degrees_are_those_observed(release: Release):
    generator = np.random.Generator(np.random.PCG64(1))
    heavy = np.minimum(1 + generator.pareto(1.1, 4000).astype(int), 900)
    drawn = incidence_of(np.repeat(np.arange(4000), heavy), generator.zipf(1.6, heavy.sum()) % 900)
    for found in (southern_women().matrix, incidence(ties(release)).matrix, drawn.matrix):
        null = fit(found)
        rows = null.probability @ null.column_counts
        columns = null.row_counts @ null.probability
        assert null.converged
        assert rows[null.row_class] == pytest.approx(found.sum(axis=1), abs=1e-7)
        assert columns[null.column_class] == pytest.approx(found.sum(axis=0), abs=1e-7)


def test_newton_goes_on_where_sweeps_are_slow():
    """Nine busy of ten in everything but one, and one that is nearly idle: fugacities far apart."""
    null = fit_degrees([99] * 9 + [2], [9] * 93 + [8] * 7)
    assert null.converged
    assert null.steps > 30


def test_the_order_of_rows_changes_nothing_else():
    found = southern_women().matrix
    order = np.random.Generator(np.random.PCG64(3)).permutation(found.shape[0])
    assert (fit(sparse.csr_array(found[order])).links() == fit(found).links()[order]).all()


def test_links_and_p_values_equal_those_of_the_bicm_package(capfd: pytest.CaptureFixture[str]):
    women = southern_women()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from bicm import BipartiteGraph

        theirs = BipartiteGraph()
        theirs.set_biadjacency_matrix(women.matrix.toarray())
        theirs.solve_tool(tol=1e-10)
        theirs.compute_projection(rows=True, approx_method="poibin", progress_bar=False)
    capfd.readouterr()
    assert fit(women.matrix).links() == pytest.approx(theirs.get_bicm_matrix(), abs=1e-7)
    place = {iri: at for at, iri in enumerate(women.rows)}
    known = {frozenset((a, b)): p for a, others in theirs.rows_pvals.items() for b, p in others.items()}
    ours = validated(women)
    pairs = [frozenset((place[a], place[b])) for a, b in zip(ours["a"], ours["b"], strict=True)]
    assert ours["p_value"].to_numpy() == pytest.approx(np.array([known[pair] for pair in pairs]), abs=1e-6)
