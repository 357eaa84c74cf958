"""What French names and sentences say their instruments are about, part of and founded on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Said = Callable[..., set[tuple[str, ...]]]
_TITLE = "Note sur les ports\n\n"


def _of(said: Said, text: str, predicate: str) -> dict[str, set[str]]:
    """Subject -> objects of what a text says with one predicate."""
    found: dict[str, set[str]] = {}
    for subject, said_of, thing, _, _ in said(_TITLE + text, language="fr"):
        if said_of == predicate:
            found.setdefault(subject, set()).add(thing)
    return found


@pytest.mark.parametrize(
    ("text", "name", "topics"),
    [
        (
            "Le groupe de travail sur la nacre, le tamisage et le chaulage invite les armateurs à agir.",
            "groupe de travail sur la nacre, le tamisage et le chaulage",
            {"nacre", "tamisage", "chaulage"},
        ),
        (
            "Le Partenariat pour une plongée durable a dix ans.",
            "Partenariat pour une plongée durable",
            {"plongée durable"},
        ),
        (
            "Un programme expérimental sur les communs numériques a été annoncé.",
            "programme expérimental sur les communs numériques",
            {"communs numériques"},
        ),
        (
            "La Stratégie en matière de logiciels libres de 2023 est citée.",
            "Stratégie en matière de logiciels libres",
            {"logiciels libres"},
        ),
        (
            "La Charte sur les données marines et des initiatives locales ont été signées.",
            "Charte sur les données marines",
            {"données marines"},
        ),
    ],
)
def test_a_french_name_says_what_it_is_on_and_where_it_ends(
    said: Said, text: str, name: str, topics: set[str]
):
    assert _of(said, text, "covers").get(name) == topics


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Le Forum des récifs a pour vocation de protéger les lagunes côtières.", {"lagunes côtières"}),
        (
            "Le Forum des récifs est une initiative ouverte, qui s’attache à promouvoir la plongée durable.",
            {"plongée durable"},
        ),
        (
            "Le Forum des récifs est cité. "
            "Il s’articule autour de trois axes : la plongée durable et les lagunes côtières.",
            {"plongée durable", "lagunes côtières"},
        ),
        (
            "Le Forum des récifs permettra aux ministres d’aborder la plongée durable.",
            {"plongée durable"},
        ),
        ("Le Forum des récifs réunira des armateurs prudents et des pêcheurs locaux.", None),
        # Whoever says what must be done, the text is on it: here the Forum, which it names first.
        (
            "Le Forum des récifs est cité. Il convient de protéger les lagunes côtières.",
            {"lagunes côtières"},
        ),
    ],
)
def test_a_french_purpose_is_the_instruments(said: Said, text: str, topics: set[str] | None):
    assert _of(said, text, "covers").get("Forum des récifs") == topics


def test_the_items_after_a_colon_are_what_the_instrument_before_it_is_about(said: Said):
    text = (
        "Le Forum des récifs permet d’échanger sur les points suivants :\n\n"
        "* **la plongée durable :** les navires et les filets ;\n"
        "* protéger les lagunes côtières.\n\n"
        "Les participants ont ensuite visité les écluses fluviales."
    )
    assert _of(said, text, "covers").get("Forum des récifs") == {
        "plongée durable",
        "navires",
        "filets",
        "lagunes côtières",
    }


def test_a_line_under_a_name_says_what_it_is_about(said: Said):
    text = "Dialogue valdo-kestrien sur les ports\n\nDialogue explorant les meilleures pratiques et la plongée durable."
    about = _of(said, text, "covers")["Dialogue valdo-kestrien sur les ports"]
    assert about == {"ports", "meilleures pratiques", "plongée durable"}


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        (
            "Le Pacte des dunes a été lancé en 2031 à l’occasion du Forum des récifs.",
            "isPartOf",
            {"Pacte des dunes": {"Forum des récifs"}},
        ),
        (
            "Le Comité des dunes, prévu par le Pacte des récifs, est cité.",
            "isBasedOn",
            {"Comité des dunes": {"Pacte des récifs"}},
        ),
        (
            "Inspirée du Pacte des récifs de 2030, la Charte des dunes est ouverte.",
            "isBasedOn",
            {"Charte des dunes": {"Pacte des récifs"}},
        ),
        (
            "Les groupes de travail du Pacte des récifs ont remis leurs avis.",
            "isPartOf",
            {"groupes de travail du Pacte des récifs": {"Pacte des récifs"}},
        ),
        ("Le Pacte des récifs de 2030 est cité.", "date", {"Pacte des récifs": {"2030"}}),
    ],
)
def test_french_says_what_things_rest_on_and_belong_to(
    said: Said, text: str, predicate: str, expected: dict[str, set[str]]
):
    assert _of(said, text, predicate) == expected


def test_an_acronym_is_that_of_the_name_it_fits(said: Said):
    text = (
        "Le Sommet du Partenariat pour une plongée durable (PPD) s’est tenu. "
        "Un comité sur les filets au sein du PPD est né."
    )
    assert _of(said, text, "isPartOf") == {
        "Sommet du Partenariat pour une plongée durable": {"Partenariat pour une plongée durable"},
        "comité sur les filets": {"Partenariat pour une plongée durable"},
    }
