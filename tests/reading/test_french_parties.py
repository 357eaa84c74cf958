"""Who acts in French prose: bodies nobody lists, officials, delegations, circles, cooperation; all invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Row = tuple[str, str, str]


def beside(found: set[Row], *predicates: str) -> set[Row]:
    return {row for row in found if row[1] in predicates}


def test_divisions_in_the_bracket_of_their_ministry_belong_to_it_and_do_as_it_does(
    french_rows: Callable[..., set[Row]],
):
    ministry = "ministère des ports, des marées et de la souveraineté côtière"
    found = french_rows(
        "Le Dialogue des récifs a été coprésidé côté valdorien par le ministère des ports, des marées et de la "
        "souveraineté côtière (direction des câbles et des phares, et division du large)."
    )
    who = {ministry, "direction des câbles et des phares", "division du large"}
    assert found == {
        *((body, "coChairs", "Dialogue des récifs") for body in who),
        *((body, "attends", "Dialogue des récifs") for body in who),
        *((body, "isPartOf", ministry) for body in who - {ministry}),
    }


def test_a_delegation_is_led_and_has_members(french_rows: Callable[..., set[Row]]):
    found = french_rows(
        "La délégation kestrienne était conduite par le ministère des marées. La délégation valdorienne "
        "comprenait, outre le président Ruy, le ministre des ports Ivo Sand et la ministre des câbles Ada Rill."
    )
    assert found == {
        ("ministère des marées", "conducts", "délégation kestrienne"),
        ("Ivo Sand", "isPartOf", "délégation valdorienne"),
        ("Ada Rill", "isPartOf", "délégation valdorienne"),
    }


@pytest.mark.parametrize(
    ("subject", "bodies"),
    [
        ("L’OPV et la DG Ports", {"OPV", "DG Ports"}),
        ("La Reef Foundation (RF)", {"Reef Foundation"}),
        ("Le Tidekollegium (Valdorie)", {"Tidekollegium"}),
        ("L’ATH (Academy of Tides and Harbours, Reef College)", {"Academy of Tides and Harbours"}),
        ("Une délégation", set()),
        ("Le Havre", set()),
    ],
)
def test_bodies_known_by_letters_or_in_another_language_act(
    french_rows: Callable[..., set[Row]], subject: str, bodies: set[str]
):
    found = french_rows(f"{subject} ont lancé le Dialogue des récifs.")
    leads = beside(found, "launches", "participatesIn")
    assert {who for who, *_ in leads} == bodies


def test_letters_that_a_bracket_spells_out_with_its_members_are_a_circle(
    french_rows: Callable[..., set[Row]],
):
    dialogue = "dialogue entre la Valdorie et les 2 États membres du PTM"
    found = french_rows(
        f"L’Institut des récifs a lancé à Lumebourg un {dialogue} (Pact of Tides and Moorings: la Kestrie, "
        "la Moravélie).\n\nSoutenu par : la Reef Foundation et l’ambassade de Kestrie."
    )
    pact = "Pact of Tides and Moorings"
    assert found == {
        ("Institut des récifs", "launches", dialogue),
        (dialogue, "isLocatedIn", "Lumebourg"),
        ("Valdorie", "participatesIn", dialogue),
        *((state, "participatesIn", dialogue) for state in ("Kestrie", "Moravélie")),
        *((state, "isMemberOf", pact) for state in ("Kestrie", "Moravélie")),
        ("Reef Foundation", "supports", dialogue),
        ("ambassade de Kestrie", "supports", dialogue),
    }


@pytest.mark.parametrize(
    "official",
    [
        "le ministre valdorien des ports, Ivo Sand",
        "le secrétaire d’État valdorien Ivo Sand",
        "Ivo Sand, ministre valdorien des ports, des marées et du large",
        "Mme Ada Rill, directrice générale des ports de Valdorie",
    ],
)
def test_officials_have_their_office_before_their_name_or_after_its_comma(
    french_rows: Callable[..., set[Row]], official: str
):
    name = "Ada Rill" if "Rill" in official else "Ivo Sand"
    found = french_rows(f"Le Dialogue des récifs a été lancé en 2030 par {official}.")
    assert found == {
        (name, "launches", "Dialogue des récifs"),
        ("Dialogue des récifs", "launchDate", "2030"),
    }


def test_officials_who_sign_together_act_for_their_states(french_rows: Callable[..., set[Row]]):
    found = french_rows(
        "Le ministre Ivo Sand, chef des ports de Valdorie, et Ada Rill, ministre kestrienne des marées, ont signé hier "
        "à Lumebourg un protocole sur les phares."
    )
    assert beside(found, "isPartyTo") == {
        ("Valdorie", "isPartyTo", "protocole sur les phares"),
        ("Kestrie", "isPartyTo", "protocole sur les phares"),
    }


def test_who_meets_an_official_is_not_part_of_that_name(french_rows: Callable[..., set[Row]]):
    found = french_rows("Le Premier ministre a rencontré le président kestrien Ivo Sand à Lumebourg.")
    assert {who for who, *_ in found} <= {"Ivo Sand"}


def test_those_whom_a_bracket_lists_after_a_circle_are_meant(french_rows: Callable[..., set[Row]]):
    found = french_rows(
        "Deux pays membres du PIL (la Valdorie, la Kestrie) ont lancé le Dialogue des récifs. Deux nouveaux pays ont "
        "rejoint le Partenariat des marées : la Valdorie et la Moravélie. La Kestrie devient soutien de l’Appel des "
        "flots."
    )
    assert beside(found, "participatesIn", "isMemberOf", "isPartyTo") >= {
        ("Valdorie", "isMemberOf", "Partenariat des marées"),
        ("Moravélie", "isMemberOf", "Partenariat des marées"),
        ("Kestrie", "isPartyTo", "Appel des flots"),
    }


@pytest.mark.parametrize(
    ("sentence", "activity", "who"),
    [
        (
            "L’OPV a continué à travailler avec ses partenaires portuaires pour réduire les coûts.",
            "travail de l’OPV avec ses partenaires portuaires",
            {"OPV"},
        ),
        (
            "La Valdorie et la Kestrie ont échangé des points de vue sur les phares.",
            "échange des points de vue sur les phares",
            {"Valdorie", "Kestrie"},
        ),
        (
            "La Valdorie et la Kestrie sont convenues de mener des projets concrets dans le domaine des phares.",
            "projets concrets dans le domaine des phares",
            {"Valdorie", "Kestrie"},
        ),
        (
            "Le texte vise à renforcer la coopération entre la Valdorie et la Kestrie.",
            "coopération entre la Valdorie et la Kestrie",
            {"Valdorie", "Kestrie"},
        ),
        (
            "Le président s’est félicité du lancement d’un dialogue maritime entre la Valdorie et la Kestrie.",
            "dialogue maritime entre la Valdorie et la Kestrie",
            {"Valdorie", "Kestrie"},
        ),
    ],
)
def test_what_parties_do_together_without_a_name_is_an_activity(
    french_rows: Callable[..., set[Row]], sentence: str, activity: str, who: set[str]
):
    part = beside(french_rows(sentence), "participatesIn", "attends")
    assert {subject for subject, _, thing in part if thing == activity} == who


def test_a_day_a_place_and_companions_may_stand_before_what_is_launched(french_rows: Callable[..., set[Row]]):
    found = french_rows(
        "La Valdorie a lancé hier à Lumebourg, en partenariat avec la Kestrie, une plateforme sur les phares."
    )
    assert beside(found, "participatesIn") == {
        ("Valdorie", "participatesIn", "plateforme sur les phares"),
        ("Kestrie", "participatesIn", "plateforme sur les phares"),
    }


def test_a_line_of_its_own_dates_the_event_above_it(french_rows: Callable[..., set[Row]]):
    event = "Conférence ministérielle Valdorie-Kestrie"
    found = french_rows(
        f"### {event}\n\n**Le 10 février 2032, à Lumebourg**\n\n*Un événement piloté par l’OPV, auquel la Kestrie "
        "participera*"
    )
    assert beside(found, "meetingDate", "isLocatedIn", "organises") == {
        (event, "meetingDate", "2032-02-10"),
        (event, "isLocatedIn", "Lumebourg"),
        ("OPV", "organises", event),
    }


def test_what_comes_next_is_part_of_what_was_spoken_of(french_rows: Callable[..., set[Row]]):
    found = french_rows(
        "Le Dialogue des récifs a été lancé par la Valdorie.\n\n"
        "Prochaines étapes : une conférence à Lumebourg en mai 2032 et une série de réunions en ligne."
    )
    assert beside(found, "isPartOf", "meetingDate", "isLocatedIn") == {
        ("conférence à Lumebourg", "isPartOf", "Dialogue des récifs"),
        ("conférence à Lumebourg", "meetingDate", "2032-05"),
        ("conférence à Lumebourg", "isLocatedIn", "Lumebourg"),
        ("série de réunions en ligne", "isPartOf", "Dialogue des récifs"),
    }


def test_we_of_a_page_is_the_body_that_leads_what_its_title_names(french_rows: Callable[..., set[Row]]):
    found = french_rows(
        "Dialogue Valdorie-Kestrie\n\nL’Institut des récifs a lancé le Dialogue Valdorie-Kestrie en 2030. Nous avons "
        "lancé trois réseaux sur les phares.",
        date="",
    )
    assert ("Institut des récifs", "launches", "réseaux sur les phares") in found
    assert not {who for who, _, thing in found if thing == "réseaux sur les phares"} & {"Valdorie", "Kestrie"}


def test_a_presidency_is_part_of_the_body_it_presides(french_rows: Callable[..., set[Row]]):
    found = french_rows("La présidence valdorienne du bureau des câbles appelle à agir.")
    assert found == {
        ("Valdorie", "chairs", "présidence valdorienne du bureau des câbles"),
        ("présidence valdorienne du bureau des câbles", "isPartOf", "bureau des câbles"),
    }


def test_who_a_bracket_names_beside_a_body_is_neither_its_part_nor_its_place(
    french_rows: Callable[..., set[Row]],
):
    found = french_rows(
        "Le bureau des câbles (en partenariat avec la Valdorie et la Kestrie) publie la Charte des phares."
    )
    assert beside(found, "isPartOf", "isLocatedIn", "isMemberOf") == set()
