"""Tables in running text."""

from __future__ import annotations

from kg.documents.tables import Row, tables
from kg.documents.text import lines


def _cells(text: str) -> list[list[list[str]]]:
    return [[[text[a:b] for a, b in row.cells] for row in t.rows] for t in tables(text, lines(text))]


def test_an_extracted_table_has_as_many_columns_as_its_first_row():
    text = "Titre\n|\nA |\nB |\n|\na |\nb |\nSuite.\n"
    (table,) = tables(text, lines(text))
    assert _cells(text) == [[["A", "B"], ["a", "b"]]]
    assert (table.first_line, table.last_line, table.is_box) == (1, 7, False)
    assert [row.is_header for row in table.rows] == [True, False]


def test_a_cell_may_span_lines_and_end_on_a_line_of_its_own():
    text = "|\nA |\nB |\n|\nUn long\nobjectif\n\n|\nb |\n|\nc |\nd |\n"
    assert _cells(text) == [[["A", "B"], ["Un long\nobjectif", "b"], ["c", "d"]]]


def test_a_row_with_its_first_cell_alone_is_a_section():
    text = "|\nA |\nB |\nC |\n|\n1.Réseaux |\n||\n|\na |\n |\nc |\n"
    (table,) = tables(text, lines(text))
    assert [row.is_section for row in table.rows] == [False, True, False]
    assert [row.filled for row in table.rows] == [(1, 2, 3), (1,), (1, 3)]


def test_a_box_is_a_table_of_one_cell():
    text = "|\nExemples ·Un câble. ·Un satellite. |\nTechnologies\n"
    (table,) = tables(text, lines(text))
    assert table.is_box
    assert _cells(text) == [[["Exemples ·Un câble. ·Un satellite."]]]
    assert table.rows == (Row(((2, 36),)),)


def test_a_row_that_breaks_off_is_not_lost():
    assert _cells("|\nA |\nB |\n|\na |\n") == [[["A", "B"]], [["a"]]]


def test_a_markdown_table_has_a_row_a_line():
    text = "| Pays | Date |\n|:-----|------|\n| Japon \\| Corée | 2025 |\n| Chili |  |\n\nSuite | fin\n"
    assert _cells(text) == [[["Pays", "Date"], ["Japon \\| Corée", "2025"], ["Chili", ""]]]


def test_a_markdown_table_may_do_without_outer_bars():
    assert _cells("Pays | Date\n--- | ---\nJapon | 2025\n") == [[["Pays", "Date"], ["Japon", "2025"]]]


def test_a_stray_bar_is_no_table():
    assert _cells("DIGIBYTE |\nSuite.\n|\n\nFin.\n") == []
