"""Bodies that no list knows and the instruments between them, in invented sentences of both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.iris import provisional
from kg.model import Reading

Said = Callable[..., set[tuple[str, ...]]]
PART = {"participatesIn", "isPartyTo", "attends"}


def parties(found: set[tuple[str, ...]], thing: str) -> set[str]:
    """Who takes part in a thing."""
    return {subject for subject, predicate, other, *_ in found if predicate in PART and other == thing}


@pytest.mark.parametrize(
    ("subject", "bodies"),
    [
        ("The Ministry of Fisheries, Trade, and Energy", {"Ministry of Fisheries, Trade, and Energy"}),
        (
            "The Ministry of Trade, Industry, and Energy and the Tide Agency",
            {"Ministry of Trade, Industry, and Energy", "Tide Agency"},
        ),
        ("Reef Lab and Kestria’s Ministry of Ports", {"Reef Lab", "Ministry of Ports"}),
        ("The Valdorian Navy and the Tide University", {"Valdorian Navy", "Tide University"}),
        ("The Valdorian National Cable Center", {"Valdorian National Cable Center"}),
        ("The Tide Agency and the harbour company Portadora", {"Tide Agency", "Portadora"}),
        ("The Tide Agency and GE Ports", {"Tide Agency", "GE Ports"}),
        ("The Tide Agency’s Cable Institute", {"Cable Institute"}),
        ("SeaMobil", {"SeaMobil"}),
        ("The Department of Tides and Agency for Ports", {"Department of Tides", "Agency for Ports"}),
    ],
)
def test_bodies_are_named_by_their_form_and_act(said: Said, subject: str, bodies: set[str]):
    found = said(f"{subject} signed the Reef Pact.", language="en")
    assert parties(found, "Reef Pact") == bodies


@pytest.mark.parametrize(
    ("subject", "bodies"),
    [
        (
            "Le ministère valdorien des Marées et la Direction générale des ports",
            {"ministère valdorien des Marées", "Direction générale des ports"},
        ),
        ("L’Agence nationale des câbles", {"Agence nationale des câbles"}),
        ("Le Centre national des récifs (CNR)", {"Centre national des récifs"}),
    ],
)
def test_french_bodies_are_named_by_their_form_and_act(said: Said, subject: str, bodies: set[str]):
    found = said(f"{subject} ont signé le Pacte des récifs.", language="fr")
    assert parties(found, "Pacte des récifs") == bodies


@pytest.mark.parametrize(
    "subject",
    ["Last May they", "An agency", "The Harbour", "The Ministry, Portville, they"],
)
def test_what_only_looks_like_a_body_takes_no_part(said: Said, subject: str):
    assert parties(said(f"{subject} signed the Reef Pact.", language="en"), "Reef Pact") == set()


def test_a_list_inside_a_name_stops_at_a_state(said: Said):
    found = said("The Ministry of Energy, Valdoria, and Kestria signed the Reef Pact.", language="en")
    assert parties(found, "Reef Pact") == {"Ministry of Energy", "Valdorie", "Kestrie"}


def test_a_memorandum_is_between_the_bodies_its_name_lists(said: Said):
    name = "MOU between the Tide Agency (TA) and the Reef Institute on harbour lights"
    found = said(f"They welcome the {name}, signed in May 2031.", language="en")
    assert {row for row in found if name in row and row[1] != "hasKind"} == {
        ("Tide Agency", "isPartyTo", name, "signed", "2031-05"),
        ("Reef Institute", "isPartyTo", name, "signed", "2031-05"),
        (name, "signatureDate", "2031-05", "signed", "2031-05"),
        (name, "covers", "harbour lights", "signed", "2031-05"),
    }


def test_those_who_welcome_a_memorandum_of_others_take_no_part_in_it(said: Said):
    text = (
        "Joint Statement of Valdoria and Kestria\n\n"
        "Both countries look forward to the MOU between the Tide Agency and the Reef Institute on buoys.\n"
    )
    found = said(text, language="en")
    name = "MOU between the Tide Agency and the Reef Institute on buoys"
    assert parties(found, name) == {"Tide Agency", "Reef Institute"}


def test_a_french_memorandum_is_between_the_bodies_its_name_lists(said: Said):
    name = "mémorandum d’entente entre l’Agence nationale des marées (ANM) et l’Institut des récifs sur les phares"
    found = said(f"Un {name} a été signé en mai 2031.", language="fr")
    assert parties(found, name) == {"Agence nationale des marées", "Institut des récifs"}


def test_a_french_name_ends_with_the_pair_that_takes_part(said: Said):
    name = "Commission mixte portuaire, économique et commerciale valdo-kestrienne"
    found = said(f"La {name} s’est réunie.", language="fr")
    assert parties(found, name) == {"Valdorie", "Kestrie"}


def test_a_body_of_a_body_belongs_to_it(said: Said):
    found = said("The Tide Agency’s Cable Institute signed the Reef Pact.", language="en")
    assert ("Cable Institute", "isPartOf", "Tide Agency", "", "") in found


def test_a_place_after_a_name_is_no_part_of_it(said: Said):
    found = said("Valdoria and Kestria held the Reef Dialogue in Moravelia.", language="en")
    assert parties(found, "Reef Dialogue") == {"Valdorie", "Kestrie"}


@pytest.mark.parametrize(
    ("later", "same"),
    [
        ("The CCR Dialogue", True),
        ("The Next Generation CCR Dialogue", True),
        ("The Reef Dialogue", False),
        ("The Valdoria-Moravelia CCR Dialogue", False),
    ],
)
def test_a_shorter_name_is_the_same_thing_where_nothing_says_otherwise(said: Said, later: str, same: bool):
    long = "Valdoria-Kestria Next Generation Critical Cables and Reefs (CCR) Dialogue"
    found = said(f"They launched the {long}. {later} was held on 3 May 2031.", language="en")
    dated = {row[0] for row in found if row[2] == "2031-05-03"}
    assert (dated == {long}) is same


def test_two_dialogues_of_one_pair_stay_apart(said: Said):
    text = "They launched a Valdoria-Kestria Cyber Dialogue. They launched a Valdoria-Kestria Tide Dialogue."
    found = said(text, language="en")
    assert len({row[2] for row in found if row[1] == "participatesIn" and row[0] == "Valdorie"}) == 2


def test_marks_inside_a_sentence_are_read_through_and_quoted_as_received(reading: Callable[..., Reading]):
    text = "Valdoria and Kestria launched the [Reef Pact](https://x.org/a_b) with **Moravelia**.\n"
    result = reading(text, language="en")
    statements = [s for s in result.statements if s.predicate.endswith("isPartyTo")]
    assert {s.object for s in statements} == {provisional("d1", "Reef Pact")}
    assert len(statements) == 3
    for statement in statements:
        for quote in statement.quotes:
            assert text[quote.start : quote.end] == quote.text
