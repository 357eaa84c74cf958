"""What is part of what, what rests on what, and of which kind: lists, labels and noun phrases in invented texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Said = Callable[..., set[tuple[str, ...]]]
Told = Callable[..., set[tuple[str, str]]]


@pytest.fixture
def told(said: Said) -> Callable[..., set[tuple[str, str]]]:
    """What a text says by one property, as (subject, object)."""

    def make(text: str, predicate: str, language: str = "en") -> set[tuple[str, str]]:
        found = said(text + "\n", language=language, date="2031-05-02")
        return {(subject, thing) for subject, what, thing, _, _ in found if what == predicate}

    return make


LIST = (
    "The Cable Shield Initiative’s activities include the following:\n\n"
    "- Launch the Tide Watch Program to protect ports.\n"
    "- Strengthen harbours through the Blue Lagoon project.\n"
    "- Expand Valdoria’s support to the Reef Single Window.\n"
    "- Advance work of several groups on sand.\n"
)


def test_what_the_items_of_a_list_set_up_is_part_of_what_its_lead_is_about(told: Told):
    assert told(LIST, "isPartOf") == {
        ("Tide Watch Program", "Cable Shield Initiative"),
        ("Blue Lagoon project", "Cable Shield Initiative"),
        ("Reef Single Window", "Cable Shield Initiative"),
    }


@pytest.mark.parametrize(
    "lead",
    [
        "Valdoria and Kestria discussed the Cable Shield Initiative and will do this:",
        "The harbour has the following:",
        "The Cable Shield Declaration says:",
    ],
)
def test_a_lead_about_something_else_has_no_parts(told: Told, lead: str):
    assert told(f"{lead}\n\n- Launch the Tide Watch Program to protect ports.\n", "isPartOf") == set()


@pytest.mark.parametrize(
    ("lead", "whole"),
    [
        ("Under the Cable Shield Partnership, Valdoria and Kestria will:", "Cable Shield Partnership"),
        ("Cable Shield Council co-chairs announced:", "Cable Shield Council"),
        ("The activities of the Cable Shield Forum are:", "Cable Shield Forum"),
    ],
)
def test_a_lead_says_within_what_its_items_are_done(told: Told, lead: str, whole: str):
    found = told(f"{lead}\n\n- Launch the Tide Watch Program to protect ports.\n", "isPartOf")
    assert ("Tide Watch Program", whole) in found


def test_what_an_item_makes_through_its_first_thing_is_part_of_that(told: Told):
    text = (
        "The Cable Shield Council co-chairs announced:\n\n"
        "- Advancement of our Tide Roadmap through launching three expert groups to map reefs.\n"
    )
    assert told(text, "isPartOf") == {
        ("Tide Roadmap", "Cable Shield Council"),
        ("expert groups of the Tide Roadmap", "Tide Roadmap"),
    }


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        (
            "The Cable Shield Council working groups work on ports.",
            "Cable Shield Council working groups",
            "Cable Shield Council",
        ),
        (
            "The Reef Partnership will elevate existing platforms, including the Tide Forum and the Lagoon Dialogue.",
            "Tide Forum",
            "Reef Partnership",
        ),
        (
            "The Reef Dialogue, a key pillar of the Tide Partnership, is new.",
            "Reef Dialogue",
            "Tide Partnership",
        ),
        ("The Reef Conference to the Tide Convention met.", "Reef Conference", "Tide Convention"),
    ],
)
def test_noun_phrases_say_what_a_thing_is_part_of(told: Told, text: str, part: str, whole: str):
    assert (part, whole) in told(text, "isPartOf")


def test_what_rests_on_others_does_not_have_them_as_parts(told: Told):
    text = "The Reef Partnership will build on existing platforms, including the Tide Forum and the Lagoon Dialogue."
    assert told(text, "isPartOf") == set()


@pytest.mark.parametrize(
    ("text", "thing", "ground"),
    [
        (
            "We adopted a Declaration on Reefs launching the Reef Partnership.",
            "Reef Partnership",
            "Declaration on Reefs",
        ),
        ("The Reef Declaration builds on last year’s Tide Statement.", "Reef Declaration", "Tide Statement"),
        ("The Reef Dialogue works pursuant to the Tide Agreement.", "Reef Dialogue", "Tide Agreement"),
    ],
)
def test_what_a_text_founds_or_what_follows_it_rests_on_it(told: Told, text: str, thing: str, ground: str):
    assert (thing, ground) in told(text, "isBasedOn")


@pytest.mark.parametrize(
    ("text", "thing", "kind"),
    [
        ("The Reef Partnership is a multilateral forum.", "Reef Partnership", "forum"),
        ("We support our frameworks, including the Tide Forum.", "Tide Forum", "cadre"),
        (
            "They passed pieces of legislation, including the Reef Protection Act.",
            "Reef Protection Act",
            "loi",
        ),
        ("Valdoria follows the Reef Infrastructure Law.", "Reef Infrastructure Law", "loi"),
        ("Valdoria has the National Plan for Reefs.", "National Plan for Reefs", "plan d’action"),
        ("They praised the Lagoon Accords.", "Lagoon Accords", "accord"),
        ("They support the Dune Corridor.", "Dune Corridor", "projet"),
        ("They met the Tide Cancer Moonshot.", "Tide Cancer Moonshot", "initiative"),
        ("They use the COVID-19 Relief Taskforce.", "COVID-19 Relief Taskforce", "groupe d’action"),
    ],
)
def test_a_sentence_says_of_which_kind_a_thing_is(told: Told, text: str, thing: str, kind: str):
    assert (thing, kind) in told(text, "hasKind")


@pytest.mark.parametrize(
    "text",
    [
        "Valdoria keeps to Public Law.",
        "The rule of law matters.",
        "They have a plan for reefs.",
        "They crossed a corridor.",
    ],
)
def test_everyday_nouns_name_nothing(told: Told, text: str):
    assert told(text, "hasKind") == set()


def test_a_name_in_quotation_marks_stands_before_its_head_noun(told: Told):
    text = "We met through the new “Reef Teacher Plus” initiative."
    assert told(text, "hasKind") == {("“Reef Teacher Plus” initiative", "initiative")}


def test_a_fact_sheet_is_of_that_kind(told: Told):
    text = "Fact Sheet: Valdoria and Kestria Protect Reefs\n\nThey met.\n"
    assert {kind for _, kind in told(text, "hasKind")} == {"fiche d’information"}


def test_what_is_said_of_a_name_after_its_comma_is_no_second_thing(said: Said):
    text = (
        "Valdoria launched the Reef Pact (RP), a new initiative to protect sand, save reefs and build docks."
    )
    launched = {thing for _, predicate, thing, _, _ in said(text, language="en") if predicate == "launches"}
    assert launched == {"Reef Pact"}


def test_a_short_name_in_brackets_names_the_same_thing(told: Told):
    text = "Valdoria launched the Reef Partnership for Prosperity (Reef Partnership). The Reef Partnership is a forum."
    assert told(text, "hasKind") == {
        ("Reef Partnership for Prosperity", "partenariat"),
        ("Reef Partnership for Prosperity", "forum"),
    }
