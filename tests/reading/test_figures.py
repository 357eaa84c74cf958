"""How much, how many, when, where and how often: invented passages in both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Said = Callable[..., set[tuple[str, ...]]]
TITLE = {
    "en": "Joint Statement of Valdoria and Kestria\n\n",
    "fr": "Déclaration conjointe entre la Valdorie et la Kestrie\n\n",
}
DATE = "2031-05-20"
DATED = {
    "date",
    "launchDate",
    "signatureDate",
    "adoptionDate",
    "meetingDate",
    "establishmentDate",
    "publicationDate",
}


@pytest.fixture
def rows(said: Said) -> Callable[..., set[tuple[str, str, str]]]:
    """What a joint statement of two states says of other things than itself: thing, property, object."""

    def make(text: str, language: str = "en") -> set[tuple[str, str, str]]:
        found = said(TITLE[language] + text + "\n", language=language, date=DATE)
        return {
            (row[0], row[1], row[2])
            for row in found
            if not row[0].lower().startswith(("joint statement", "déclaration conjointe"))
        }

    return make


Rows = Callable[..., set[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("text", "language", "thing", "value"),
    [
        ("Valdoria will provide up to $40 million for a new Tide Fund.", "en", "Tide Fund", "40000000"),
        (
            "Valdoria will invest $3.5 billion in ports through the Tide Fund.",
            "en",
            "Tide Fund",
            "3500000000",
        ),
        ("Kestria joined the C$3.8 billion (US$2.8 billion) Tide Fund.", "en", "Tide Fund", "3800000000"),
        ("The Tide Fund, which will mobilize $600 billion, is open.", "en", "Tide Fund", "600000000000"),
        (
            "**Tide Fund:** The work goes on. Valdoria intends to provide $5 million.",
            "en",
            "Tide Fund",
            "5000000",
        ),
        ("Thirty-two coastal countries adopted the Reef Pact.", "en", "Reef Pact", "32"),
        ("The Reef Pact brings together representatives of 14 countries.", "en", "Reef Pact", "14"),
        ("The Reef Pact, which now has 31 members, is open.", "en", "Reef Pact", "31"),
        ("Kestria thanked the 12 founding members of the Reef Pact.", "en", "Reef Pact", "12"),
        ("Kestria joined the 14-member Reef Pact.", "en", "Reef Pact", "14"),
        ("Les douze États membres du Pacte des récifs sont venus.", "fr", "Pacte des récifs", "12"),
        ("Le Pacte des récifs réunit aujourd’hui 69 pays membres.", "fr", "Pacte des récifs", "69"),
        ("Lancé en mars 2030 par 8 pays, le Pacte des récifs est ouvert.", "fr", "Pacte des récifs", "8"),
    ],
)
def test_a_figure_is_of_the_instrument_it_is_given_to_or_counted_in(
    rows: Rows, text: str, language: str, thing: str, value: str
):
    assert {row for row in rows(text, language) if row[1] == "figure"} == {(thing, "figure", value)}


@pytest.mark.parametrize(
    "text",
    [
        "In 2030 members of the Reef Pact met.",
        "The Reef Pact has helped two dozen countries.",
        "Kestria named nine governors as members of the Reef Pact.",
        "Kestria funded a study of the Reef Pact for the $330 million port.",
        "At the Reef Pact she announced $331 million.",
    ],
)
def test_years_helped_countries_and_sums_of_others_are_no_figures(rows: Rows, text: str):
    assert {row for row in rows(text) if row[1] == "figure"} == set()


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Today, we launch the Reef Fund.", "en", ("Reef Fund", "launchDate", "2031-05-20")),
        ("In April 2030, Kestria announced the Reef Fund.", "en", ("Reef Fund", "date", "2030-04")),
        ("Ten ports adopted the Reef Pact today.", "en", ("Reef Pact", "adoptionDate", "2031-05-20")),
        ("Launched in 2030, the Reef Fund is open.", "en", ("Reef Fund", "launchDate", "2030")),
        ("They met at the May 3 Reef Summit.", "en", ("Reef Summit", "meetingDate", "2031-05-03")),
        (
            "La Valdorie et la Kestrie ont signé hier à Lumebourg un Pacte des récifs.",
            "fr",
            ("Pacte des récifs", "signatureDate", "2031-05-19"),
        ),
        (
            "Le Pacte des récifs du 12 mars 2029 est cité.",
            "fr",
            ("Pacte des récifs", "adoptionDate", "2029-03-12"),
        ),
    ],
)
def test_what_is_done_is_dated_by_the_day_beside_it(
    rows: Rows, text: str, language: str, expected: tuple[str, str, str]
):
    assert {row for row in rows(text, language) if row[1] in DATED} == {expected}


def test_what_will_be_done_has_no_day_of_its_own_yet(rows: Rows):
    assert {row for row in rows("In June 2032, we will launch the Reef Fund.") if row[1] in DATED} == set()


@pytest.mark.parametrize(
    ("text", "language", "thing", "place"),
    [
        ("We praised the Reef Summit in Ostvale.", "en", "Reef Summit", "Ostvale"),
        ("We met in Ostvale, Moravelia, at the Reef Summit.", "en", "Reef Summit", "Ostvale"),
        ("The first Reef Pact meeting took place in Ostvale.", "en", "first Reef Pact meeting", "Ostvale"),
        (
            "La Valdorie et la Kestrie ont signé hier à Lumebourg un Pacte des récifs.",
            "fr",
            "Pacte des récifs",
            "Lumebourg",
        ),
    ],
)
def test_a_meeting_and_a_signature_take_place_where_the_text_says(
    rows: Rows, text: str, language: str, thing: str, place: str
):
    found = {row for row in rows(text, language) if row[1] == "isLocatedIn"}
    assert found == {(thing, "isLocatedIn", place)}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The Reef Forum will convene regularly.", "en", ("Reef Forum", "timetable", "regularly")),
        (
            "Le Forum des récifs se réunira deux fois par an.",
            "fr",
            ("Forum des récifs", "timetable", "deux fois par an"),
        ),
        (
            "Within six months, we intend to launch a Tide Fund.",
            "en",
            ("Tide Fund", "timetable", "2031-05-20/2031-11-20"),
        ),
    ],
)
def test_a_timetable_says_by_when_or_how_often(
    rows: Rows, text: str, language: str, expected: tuple[str, str, str]
):
    assert {row for row in rows(text, language) if row[1] == "timetable"} == {expected}
