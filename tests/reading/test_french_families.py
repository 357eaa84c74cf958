"""Families of French sentences, not single wordings: bodies, agreements, headlines, circumstances; all invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Row = tuple[str, str, str]
Rows = Callable[..., set[Row]]


def beside(found: set[Row], *predicates: str) -> set[Row]:
    return {row for row in found if row[1] in predicates}


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("La Commission valdorienne des récifs (CVR)", "Commission valdorienne des récifs"),
        (
            "La Commission de l’énergie des marées de Valdorie",
            "Commission de l’énergie des marées de Valdorie",
        ),
        ("Le Conseil national des câbles de Kestrie", "Conseil national des câbles de Kestrie"),
        ("L’Organisation pour la protection des lagons (OPL)", "Organisation pour la protection des lagons"),
        ("La Tidal Regulatory Board de la Kestrie", "Tidal Regulatory Board de la Kestrie"),
        ("Le département des Ports de la Kestrie", "département des Ports de la Kestrie"),
    ],
)
def test_a_body_no_list_knows_signs(french_rows: Rows, body: str, name: str):
    found = french_rows(f"{body} a signé un accord sur les balises avec la Moravélie.")
    assert beside(found, "isPartyTo") == {
        (name, "isPartyTo", "accord sur les balises"),
        ("Moravélie", "isPartyTo", "accord sur les balises"),
    }


def test_what_two_states_set_up_is_no_body(french_rows: Rows):
    found = french_rows("Une Commission mixte entre la Valdorie et la Kestrie est créée.")
    name = "Commission mixte entre la Valdorie et la Kestrie"
    assert beside(found, "participatesIn") == {
        ("Valdorie", "participatesIn", name),
        ("Kestrie", "participatesIn", name),
    }


def test_a_capital_that_opens_a_sentence_makes_no_body(french_rows: Rows):
    assert french_rows("Organisation d’un colloque avec la Valdorie.") == set()


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("La Valdorie a lancé un dialogue avec la Kestrie.", "dialogue avec la Kestrie"),
        (
            "La Valdorie a signé un protocole d’entente (PE) afin de renforcer la sûreté des ports avec la Kestrie.",
            "protocole d’entente avec la Kestrie",
        ),
        (
            "La Valdorie a signé une entente relativement à l’échange de données sur les balises avec la Kestrie.",
            "entente relativement à l’échange de données sur les balises",
        ),
        (
            "La Valdorie négocie par ailleurs un accord de libre-échange avec la Kestrie.",
            "Accord de libre-échange Valdorie–Kestrie",
        ),
        (
            "La Valdorie et la Kestrie ont conclu un arrangement.",
            "arrangement entre la Valdorie et la Kestrie",
        ),
    ],
)
def test_an_agreement_has_those_whom_its_clause_names(french_rows: Rows, sentence: str, name: str):
    found = french_rows(sentence)
    assert {row[0] for row in found if row[1] in ("isPartyTo", "participatesIn")} == {"Valdorie", "Kestrie"}
    assert {row[2] for row in found if row[1] in ("isPartyTo", "participatesIn")} <= {
        name,
        name.split(" avec")[0],
    }


def test_a_headline_is_told_again_by_its_text(french_rows: Rows):
    found = french_rows(
        "Ports sûrs\n\nLa Valdorie signe une entente avec la Kestrie\n\n"
        "La Commission valdorienne des récifs a signé une entente sur les balises avec la Tide Authority de la Kestrie."
    )
    name = "entente sur les balises"
    assert beside(found, "isPartyTo") == {
        ("Valdorie", "isPartyTo", name),
        ("Kestrie", "isPartyTo", name),
        ("Commission valdorienne des récifs", "isPartyTo", name),
        ("Tide Authority de la Kestrie", "isPartyTo", name),
    }


def test_the_parties_of_a_report_are_those_of_its_agreement(french_rows: Rows):
    found = french_rows(
        "La Commission valdorienne des récifs a signé un accord sur les balises avec la Moravélie. "
        "Les parties ont aussi lancé un dialogue sur les marées."
    )
    assert beside(found, "participatesIn") == {
        ("Commission valdorienne des récifs", "participatesIn", "dialogue sur les marées"),
        ("Moravélie", "participatesIn", "dialogue sur les marées"),
    }


def test_letters_of_a_title_are_those_its_text_explains(french_rows: Rows):
    found = french_rows(
        "La CVR signe l’Accord des balises avec la Kestrie\n\n"
        "La Commission valdorienne des récifs (CVR) protège les lagons."
    )
    assert ("Commission valdorienne des récifs", "isPartyTo", "Accord des balises") in found


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "a été signé à Lumebourg le 1er mai 2031 lors du Sommet des ports",
            {"Lumebourg", "Sommet des ports"},
        ),
        ("a été signé à Portrieux et à Sarmouth", {"Portrieux", "Sarmouth"}),
        ("a été paraphé à Portrieux en marge du Sommet des ports", {"Portrieux", "Sommet des ports"}),
    ],
)
def test_where_and_at_which_meeting_something_is_signed(french_rows: Rows, told: str, expected: set[str]):
    found = french_rows(
        f"La Valdorie et la Kestrie ont conclu l’Accord des balises. L’Accord des balises {told}."
    )
    where = {
        row[2] for row in found if row[0] == "Accord des balises" and row[1] in ("isLocatedIn", "isPartOf")
    }
    assert where == expected


def test_a_short_name_in_quotation_marks_is_that_of_its_instrument(french_rows: Rows):
    found = french_rows(
        "Une Commission mixte des récifs (ci-après dénommée « la Commission ») est créée. "
        "La Moravélie et la Kestrie participeront à la Commission."
    )
    assert beside(found, "participatesIn") == {
        ("Moravélie", "participatesIn", "Commission mixte des récifs"),
        ("Kestrie", "participatesIn", "Commission mixte des récifs"),
    }


def test_the_present_text_is_the_text_itself(french_rows: Rows):
    found = french_rows(
        "Accord entre la Valdorie et la Kestrie\n\nVu la convention des récifs entre la Valdorie et la Moravélie,\n\n"
        "Le présent Accord entre en vigueur le 1er mai 2031."
    )
    assert beside(found, "entryIntoForceDate") == {
        ("Accord entre la Valdorie et la Kestrie", "entryIntoForceDate", "2031-05-01")
    }


@pytest.mark.parametrize("verb", ["peaufinent", "ont étoffé", "alimentent", "perfectionneront"])
def test_a_verb_that_no_list_knows_gives_participation_of_several(french_rows: Rows, verb: str):
    found = french_rows(f"La Valdorie et la Kestrie {verb} le Dialogue des récifs.")
    assert beside(found, "participatesIn") == {
        ("Valdorie", "participatesIn", "Dialogue des récifs"),
        ("Kestrie", "participatesIn", "Dialogue des récifs"),
    }


@pytest.mark.parametrize("verb", ["condamnent", "évoquent", "contestent"])
def test_who_speaks_of_something_or_against_it_takes_no_part(french_rows: Rows, verb: str):
    assert (
        beside(french_rows(f"La Valdorie et la Kestrie {verb} le Dialogue des récifs."), "participatesIn")
        == set()
    )


@pytest.mark.parametrize(
    ("clause", "role"),
    [
        ("auquel sera associée, côté valdorien, l’Agence des câbles", "participatesIn"),
        ("que pilote l’Agence des câbles", "leads"),
        ("dont la mise en œuvre est confiée à l’Agence des câbles", "leads"),
        ("qui sera lancé en juin 2031 par l’Agence des câbles", "launches"),
        ("co-organisé à Lumebourg les 2 et 3 mai par l’Agence des câbles", "organises"),
        ("placé sous la responsabilité de l’Agence des câbles", "chairs"),
    ],
)
def test_roles_in_the_clause_after_a_name(french_rows: Rows, clause: str, role: str):
    found = french_rows(f"Le Forum des récifs, {clause}, est prêt.")
    assert beside(found, role) == {("Agence des câbles", role, "Forum des récifs")}


def test_its_work_and_who_takes_part_there(french_rows: Rows):
    found = french_rows(
        "La Valdorie et la Kestrie ont lancé le Dialogue des récifs. La Moravélie y participe. "
        "Y ont également pris part, pour la partie valdorienne, l’Agence des câbles et l’Office des balises."
    )
    assert {row[0] for row in beside(found, "participatesIn")} == {
        "Valdorie",
        "Kestrie",
        "Moravélie",
        "Agence des câbles",
        "Office des balises",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "La Valdorie et la Kestrie ont lancé, à l’occasion du Sommet des ports, l’Alliance des récifs.",
        "La Valdorie et la Kestrie lancent, avec l’appui de l’Agence des câbles, l’Alliance des récifs.",
        "La Valdorie et la Kestrie ont en outre lancé l’Alliance des récifs.",
        "Les ministres valdorien et kestrien chargés de l’énergie ont lancé l’Alliance des récifs.",
    ],
)
def test_what_stands_between_who_acts_and_the_thing(french_rows: Rows, sentence: str):
    assert {row[:1] + row[2:] for row in beside(french_rows(sentence), "isPartyTo")} == {
        ("Valdorie", "Alliance des récifs"),
        ("Kestrie", "Alliance des récifs"),
    }


def test_who_does_what_a_noun_says(french_rows: Rows):
    found = french_rows(
        "Le Conseil a salué le lancement, par l’Agence des câbles, de l’initiative « Récifs sûrs »."
    )
    assert ("Agence des câbles", "launches", "initiative « Récifs sûrs »") in found
    found = french_rows("La signature entre la Valdorie et la Kestrie de l’Accord des balises est proche.")
    assert {row[0] for row in beside(found, "isPartyTo")} == {"Valdorie", "Kestrie"}


@pytest.mark.parametrize(
    ("group", "name"),
    [
        ("Trente États côtiers", "trente États côtiers"),
        ("Plusieurs banques valdoriennes de développement", "banques valdoriennes de développement"),
        ("Les soutiens du Pacte des lagons", "soutiens du Pacte des lagons"),
    ],
)
def test_a_group_without_a_name_acts(french_rows: Rows, group: str, name: str):
    found = french_rows(f"{group} ont rejoint le Forum des récifs.")
    assert beside(found, "participatesIn") == {(name, "participatesIn", "Forum des récifs")}


def test_who_signs_at_the_foot_of_a_text(french_rows: Rows):
    found = french_rows(
        "Accord entre la Valdorie et la Kestrie\n\nFait à Lumebourg, le 2 mai 2031.\n\n"
        "Pour le Gouvernement de la Valdorie :\n\nANA REYES, Ministre des ports.\n\n"
        "Pour le Gouvernement de la Kestrie :\n\nM. Tom Quill"
    )
    assert {row[0] for row in beside(found, "isPartyTo")} == {"Valdorie", "Kestrie", "Ana Reyes", "Tom Quill"}


@pytest.mark.parametrize(
    "name", ["programme « Esprit »", 'projet "Corail 2"', "initiative « Compute for Development »"]
)
def test_a_proper_name_in_quotation_marks_is_a_name_and_no_topic(french_rows: Rows, name: str):
    found = french_rows(f"La Valdorie et la Kestrie ont lancé le {name}.")
    assert {row for row in found if row[1] != "launches"} == {
        ("Valdorie", "participatesIn", name),
        ("Kestrie", "participatesIn", name),
    }


def test_a_text_is_told_by_its_number(french_rows: Rows):
    found = french_rows("La Valdorie et la Kestrie ont signé l’accord n° 31-12 du 3 mai 2031.")
    assert {row[2] for row in beside(found, "isPartyTo")} == {"accord n° 31-12 du 3 mai 2031"}


def test_the_state_that_presides_is_told_by_its_adjective(french_rows: Rows):
    found = french_rows("Le Sommet des ports s’est tenu à Lumebourg sous la présidence valdorienne.")
    assert beside(found, "chairs") == {("Valdorie", "chairs", "Sommet des ports")}
