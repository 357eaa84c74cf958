"""French names, agents and openings of sentences that documents nobody tuned on needed; all invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Said = Callable[..., set[tuple[str, ...]]]
Row = tuple[str, str, str]


def beside(found: set[Row], *predicates: str) -> set[Row]:
    return {row for row in found if row[1] in predicates}


def test_a_name_goes_on_over_what_it_is_relative_to(french_rows: Callable[..., set[Row]]):
    name = "accord relatif à la coopération dans le domaine des balises"
    found = french_rows(f"La Valdorie et la Kestrie ont signé un {name}.")
    assert beside(found, "isPartyTo", "covers") == {
        ("Valdorie", "isPartyTo", name),
        ("Kestrie", "isPartyTo", name),
        (name, "covers", "balises"),
    }


@pytest.mark.parametrize(
    "who",
    [
        "Le gouvernement valdorien et le gouvernement kestrien",
        "Les ministres valdorien et kestrien des Ports",
        "Le ministre valdorien des Ports et la ministre kestrienne de la Mer et du Commerce extérieur",
    ],
)
def test_who_acts_for_a_state_by_its_adjective_is_that_state(french_rows: Callable[..., set[Row]], who: str):
    found = french_rows(f"{who} ont signé l’Accord des récifs.")
    assert beside(found, "isPartyTo") == {
        ("Valdorie", "isPartyTo", "Accord des récifs"),
        ("Kestrie", "isPartyTo", "Accord des récifs"),
    }


def test_names_after_par_are_of_who_acts(french_rows: Callable[..., set[Row]]):
    found = french_rows("Le Fonds des récifs est géré par Telvia et la société Portis.")
    assert beside(found, "leads") == {
        ("Telvia", "leads", "Fonds des récifs"),
        ("Portis", "leads", "Fonds des récifs"),
    }


def test_a_date_may_stand_between_a_participle_and_its_agent(french_rows: Callable[..., set[Row]]):
    found = french_rows("Le Fonds des récifs sera lancé en juin 2032 par Telvia et Portis.")
    assert beside(found, "launches") == {
        ("Telvia", "launches", "Fonds des récifs"),
        ("Portis", "launches", "Fonds des récifs"),
    }


def test_a_pronoun_has_the_roles_of_what_it_stands_for(french_rows: Callable[..., set[Row]]):
    found = french_rows("Le Forum des récifs est prêt. Doté d’un conseil, il est géré par Telvia et Portis.")
    assert beside(found, "leads") == {
        ("Telvia", "leads", "Forum des récifs"),
        ("Portis", "leads", "Forum des récifs"),
    }


def test_what_is_agreed_on_is_planned_by_those_who_agree(said: Said):
    found = said(
        "La Valdorie et la Kestrie sont convenues de la création du Forum des récifs.\n", language="fr"
    )
    assert {row[:4] for row in found if row[1] == "participatesIn"} == {
        ("Valdorie", "participatesIn", "Forum des récifs", "planned"),
        ("Kestrie", "participatesIn", "Forum des récifs", "planned"),
    }


def test_a_declaration_of_two_states_is_theirs(french_rows: Callable[..., set[Row]]):
    name = "Déclaration conjointe de la Valdorie et de la Kestrie"
    found = french_rows(f"{name}\n\nLes deux pays sont amis.", genre="communique")
    assert beside(found, "isPartyTo") == {
        ("Valdorie", "isPartyTo", name),
        ("Kestrie", "isPartyTo", name),
    }


def test_they_may_follow_what_opens_a_sentence(french_rows: Callable[..., set[Row]]):
    found = french_rows(
        "La Valdorie et la Kestrie ont signé l’Accord des marées. Dans ce contexte, elles ont créé le Forum des récifs."
    )
    assert beside(found, "participatesIn") == {
        ("Valdorie", "participatesIn", "Forum des récifs"),
        ("Kestrie", "participatesIn", "Forum des récifs"),
    }


def test_numbers_of_headings_and_items_are_no_topics(french_rows: Callable[..., set[Row]]):
    found = french_rows(
        "Pacte des récifs entre la Valdorie et la Kestrie\n\n2. Câbles sous-marins\n\n"
        "Ce pacte s’articule autour de deux axes : i) la sûreté des balises ; ii) la formation des pilotes."
    )
    assert {row[2] for row in beside(found, "covers")} == {
        "câbles sous-marins",
        "sûreté des balises",
        "formation des pilotes",
    }


def test_a_title_presents_a_name_in_capitals(french_rows: Callable[..., set[Row]]):
    found = french_rows(
        "TIDEX : un programme pour les ports\n\nLe projet commence. TIDEX est financé par Telvia et Portis."
    )
    assert beside(found, "funds", "supports") == {
        ("Telvia", "funds", "TIDEX"),
        ("Portis", "funds", "TIDEX"),
    }


def test_a_title_that_is_a_sentence_says_who_signs(french_rows: Callable[..., set[Row]]):
    found = french_rows(
        "La Valdorie et la Kestrie concluent un partenariat sur les balises\n\nLes récifs sont beaux."
    )
    assert beside(found, "isPartyTo") == {
        ("Valdorie", "isPartyTo", "partenariat sur les balises"),
        ("Kestrie", "isPartyTo", "partenariat sur les balises"),
    }


def test_a_text_stands_where_it_was_signed(french_rows: Callable[..., set[Row]]):
    found = french_rows("La Valdorie et la Kestrie ont signé hier à Lumebourg l’Accord des récifs.")
    assert ("Accord des récifs", "isLocatedIn", "Lumebourg") in found


def test_a_count_leads_to_those_who_come(french_rows: Callable[..., set[Row]]):
    found = french_rows("Le Forum des récifs réunira trente pays, dont la Valdorie et la Kestrie.")
    assert beside(found, "participatesIn") == {
        ("Valdorie", "participatesIn", "Forum des récifs"),
        ("Kestrie", "participatesIn", "Forum des récifs"),
    }
