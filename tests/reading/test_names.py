"""What belongs to a name, what a name proves, and when two names are one thing, in invented sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Said = Callable[..., set[tuple[str, ...]]]


def kinds(found: set[tuple[str, ...]]) -> set[str]:
    return {row[0] for row in found if row[1] == "hasKind"}


def test_a_name_lists_the_parties_it_is_between(said: Said):
    found = said("Le dialogue entre la Valdorie et la Kestrie sur la 5G a repris.")
    name = "dialogue entre la Valdorie et la Kestrie sur la 5G"
    assert {row[0] for row in found if row[1:3] == ("participatesIn", name)} == {"Valdorie", "Kestrie"}


def test_members_listed_after_a_club_take_part_in_what_it_takes_part_in(said: Said):
    found = {
        row[:3]
        for row in said(
            "Il y a un dialogue entre la Moravélie et les pays membres du PIL (Valdorie, Kestrie)."
        )
    }
    name = "dialogue entre la Moravélie et les pays membres du PIL"
    assert {("Valdorie", "isMemberOf", "PIL"), ("Kestrie", "isMemberOf", "PIL")} <= found
    assert {row[0] for row in found if row[1:] == ("participatesIn", name)} >= {
        "Moravélie",
        "Valdorie",
        "Kestrie",
    }


def test_an_acronym_tells_how_far_a_name_goes(said: Said):
    found = said("Le comité directeur sur les ponts et la société des îles (CDPSI) siège.")
    assert kinds(found) == {"comité directeur sur les ponts et la société des îles"}


def test_a_title_in_quotation_marks_names_whatever_the_head_noun(said: Said):
    assert kinds(said("Le programme « Ponts et marées » continue.")) == {"programme « Ponts et marées »"}


def test_a_text_entitled_like_a_known_one_is_that_one(said: Said):
    found = said("La communication intitulée « charte des semi-conducteurs » a été lue.")
    assert not {row[0] for row in found if row[0].startswith("communication")}


def test_an_act_is_no_instrument(said: Said):
    assert kinds(said("La déclaration des cyberincidents est obligatoire.")) == set()


def test_one_topic_in_other_words_is_another_instrument(said: Said):
    found = said("Le dialogue sur la 5G a repris. Le dialogue sur les semi-conducteurs a repris.")
    assert len(kinds(found)) == 2


def test_an_adjective_alone_takes_no_part_but_leads_a_strategy(said: Said):
    found = {
        row[:3] for row in said("Le forum valdorien sur la 5G et la « stratégie valdorienne » continuent.")
    }
    assert not {row for row in found if row[1] == "participatesIn"}
    assert ("Valdorie", "leads", "stratégie valdorienne") in found


def test_a_compound_ends_with_its_head_noun(said: Said):
    text = "The Islands Partnership Platform was launched. The Water Council Rules apply."
    assert kinds(said(text, language="en")) == {"Islands Partnership Platform"}


def test_a_name_ends_where_an_english_verb_begins(said: Said):
    found = said("We believe the Water Partnership advances prosperity on 5G.", language="en")
    assert kinds(found) == {"Water Partnership"}


def test_opening_words_and_months_belong_to_no_name(said: Said):
    found = said("At the Water Summit on January 3, 2024, nothing happened.", language="en")
    assert kinds(found) == {"Water Summit"}
    assert ("Water Summit", "meetingDate", "2024-01-03", "", "2024-01-03") in found


def test_with_and_without_its_club_a_name_is_one_thing(said: Said):
    text = "The Clean Water Agreement will help. The PIL Clean Water Agreement is new."
    assert kinds(said(text, language="en")) == {"Clean Water Agreement"}


JOINT = """Joint Statement of Valdoria, Kestria, and Moravelia

We will also launch an annual Trilateral Islands Dialogue. We will strengthen cooperation on semiconductors.

The ministers’ children praised the 5G.
"""


def test_a_joint_statement_has_the_parties_its_title_lists(said: Said):
    found = said(JOINT, language="en")
    name = "Joint Statement of Valdoria, Kestria, and Moravelia"
    assert {row[0] for row in found if row[1:3] == ("isPartyTo", name)} == {
        "Valdorie",
        "Kestrie",
        "Moravélie",
    }


def test_we_are_the_parties_of_the_title(said: Said):
    found = said(JOINT, language="en")
    assert {
        row[0] for row in found if row[1:4] == ("participatesIn", "Trilateral Islands Dialogue", "planned")
    } == {
        "Valdorie",
        "Kestrie",
        "Moravélie",
    }


def test_a_declaration_is_about_what_those_who_sign_it_say_we_of(said: Said):
    name = "Joint Statement of Valdoria, Kestria, and Moravelia"
    found = said(JOINT, language="en")
    # What others do with 5G is only named: the last resort.
    assert {row[2] for row in found if row[:2] == (name, "covers")} == {"semi-conducteurs", "5G"}


def test_what_counts_the_parties_opens_a_name_without_capitals(said: Said):
    text = JOINT + "\nWe welcome the trilateral island policy dialogue planned in October 2024.\n"
    found = said(text, language="en")
    name = "trilateral island policy dialogue"
    assert (name, "timetable", "2024-10", "planned", "2024-10") in found
    assert {row[0] for row in found if row[1:3] == ("participatesIn", name)} == {
        "Valdorie",
        "Kestrie",
        "Moravélie",
    }


def test_an_unnamed_body_of_all_parties_is_theirs(said: Said):
    text = JOINT + "\nWe announce the establishment of a new trilateral working group.\n"
    found = said(text, language="en")
    assert {
        row[0] for row in found if row[2] == "new trilateral working group" and row[3] == "established"
    } == {
        "Valdorie",
        "Kestrie",
        "Moravélie",
    }


def test_a_dateline_dates_and_places_what_the_text_is(said: Said):
    text = (
        "Déclaration conjointe sur les semi-conducteurs\n\nLa Valdorie veille.\n\nLumebourg, le 3 mai 2024\n"
    )
    found = {row[:3] for row in said(text)}
    name = "Déclaration conjointe sur les semi-conducteurs"
    assert {(name, "date", "2024-05-03"), (name, "isLocatedIn", "Lumebourg")} <= found


def test_a_meeting_is_where_its_name_says_and_as_often(said: Said):
    found = {row[:3] for row in said("Le sommet annuel de Lumebourg sur la 5G a repris.")}
    name = "sommet annuel de Lumebourg sur la 5G"
    assert {(name, "isLocatedIn", "Lumebourg"), (name, "timetable", "annuel")} <= found


def test_an_event_without_a_usual_head_noun_is_named_by_quotation_marks(said: Said):
    text = (
        "La Valdorie a organisé la première «Semaine des câbles» à Lumebourg, en mai 2024, "
        "avec le soutien de la Kestrie."
    )
    found = {row[:4] for row in said(text)}
    assert {
        ("Valdorie", "organises", "Semaine des câbles", "held"),
        ("Semaine des câbles", "isLocatedIn", "Lumebourg", "held"),
        ("Kestrie", "supports", "Semaine des câbles", ""),
    } <= found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Moravelia joined the Global Alliance to End Piracy.", "Global Alliance to End Piracy"),
        ("Moravelia gave its Reef Fund to Kestria.", "Reef Fund"),
        ("They fund the Empowering Women’s Trade Initiative.", "Empowering Women’s Trade Initiative"),
        ("They joined Moravelia’s Trade Initiative.", "Trade Initiative"),
        ("We are Launching a Trade Initiative.", "Trade Initiative"),
    ],
)
def test_english_names_begin_and_end_where_their_capitals_do(said: Said, text: str, name: str):
    assert kinds(said(text, language="en")) == {name}


def test_a_body_that_only_opens_the_name_of_a_thing_does_not_lead_it(said: Said):
    text = "The Tide Advisory Committee Plan is useful."
    assert not [row for row in said(text, language="en") if row[1] == "leads"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They signed an Executive Order on Securing Ports (E.O.).", "Executive Order on Securing Ports"),
        ("They act under the Reef Resolution 1540.", "Reef Resolution 1540"),
        ("They hailed a Historic Reef Agreement.", "Reef Agreement"),
    ],
)
def test_kinds_of_texts_are_known_with_their_number_and_deed_and_without_praise(
    said: Said, text: str, name: str
):
    assert kinds(said(text, language="en")) == {name}


def test_an_agreement_between_two_is_theirs_by_name(said: Said):
    text = "# A Historic Valdoria-Kestria Reef Agreement\n\nThe Reef Agreement between Valdoria and Kestria is new.\n"
    found = said(text, language="en")
    assert len({row[2] for row in found if row[1] == "isPartyTo"}) == 1
