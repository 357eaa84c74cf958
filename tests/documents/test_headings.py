"""Headings and what stands above a passage."""

from __future__ import annotations

import pytest

from kg.documents.headings import HeadingPath, is_heading
from kg.documents.layout import layout


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Nos priorités", True),
        ("1.Le numérique en tant qu’élément central", True),
        ("5G et 6G", True),
        ("«Global Gateway»", True),
        ("ICANN", True),
        ("Une session (1er février 2024)", True),
        ("La réunion a eu lieu.", False),
        ("Trois domaines:", False),
        ("Quels partenariats ?", False),
        ("de la", False),
        ("© Une agence", False),
        ("Bruxelles, le 5.6.2025", False),
        ("Partager", False),
        ("DIGIBYTE |", False),
        ("2024", False),
        ("M" * 151, False),
        ("", False),
    ],
)
def test_a_heading_is_told_from_its_shape(line: str, is_one: bool):
    assert is_heading(line, layout("fr")) is is_one


def _path(title: str, *headings: str) -> tuple[str, ...]:
    path = HeadingPath(title, layout("fr"))
    for heading in headings:
        path.open(heading)
    return path.headings


def test_the_title_stands_above_everything():
    assert _path("Une stratégie", "COMMISSION", "Une Stratégie", "Nos priorités") == (
        "Une Stratégie",
        "Nos priorités",
    )


def test_a_longer_form_of_the_title_is_the_title():
    title = "Première session du groupe de travail"
    assert _path(title, "Première session du groupe de travail (2024)", "Suite")[0].endswith("(2024)")


def test_headings_of_the_same_shape_are_siblings():
    assert _path("", "Nos priorités", "Nos publications") == ("Nos publications",)


def test_numbers_say_how_deep_a_heading_is():
    assert _path("", "1. Un", "1.1. Un un", "Dedans") == ("1. Un", "1.1. Un un", "Dedans")
    assert _path("", "1. Un", "1.1. Un un", "2. Deux") == ("2. Deux",)


def test_an_acronym_heads_nothing_but_its_own_section():
    assert _path("", "NATIONS UNIES", "Union postale") == ("NATIONS UNIES", "Union postale")
    assert _path("", "NATIONS UNIES", "Union postale", "OCDE") == ("OCDE",)
    assert _path("", "OCDE", "Conseil de l’Europe") == ("Conseil de l’Europe",)


def test_an_annex_stands_below_nothing():
    assert _path("Titre", "Titre", "6. Fin", "Annexe", "Actions prévues") == ("Actions prévues",)


def test_examples_stand_below_the_heading_before_them():
    assert _path("", "Cybersécurité", "Exemples de futures actions") == (
        "Cybersécurité",
        "Exemples de futures actions",
    )
    assert _path("", "Cybersécurité", "Exemples de futures actions", "Plateformes") == ("Plateformes",)


def test_written_ranks_are_kept():
    path = HeadingPath("", layout("en"))
    for text, rank in [("One", 1), ("Two", 2), ("Three", 3), ("Second", 2)]:
        path.open(text, rank)
    assert path.headings == ("One", "Second")
