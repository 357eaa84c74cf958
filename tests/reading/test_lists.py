"""What lists say an instrument is about, every item of them, and what they do not say: invented passages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Said = Callable[..., set[tuple[str, ...]]]
TITLE = {
    "en": "Joint Statement of Valdoria and Kestria\n\n",
    "fr": "Déclaration conjointe entre la Valdorie et la Kestrie\n\n",
}


@pytest.fixture
def covered(said: Said) -> Callable[..., set[str]]:
    """The topics of one instrument, or of the joint statement itself, as a text says them."""

    def make(text: str, language: str = "en", of: str = "") -> set[str]:
        found = said(TITLE[language] + text + "\n", language=language, date="2031-05-02")
        names = (of.lower(),) if of else ("joint statement", "déclaration conjointe")
        return {row[2] for row in found if row[1] == "covers" and row[0].lower().startswith(names)}

    return make


@pytest.mark.parametrize(
    ("text", "language", "topics"),
    [
        (
            "We aim to tackle shared challenges, with a particular focus on new initiatives in water, tides, and "
            "reef mapping.",
            "en",
            {"water", "tides", "reef mapping"},
        ),
        (
            "The two countries will cooperate across three areas, including cable repair and splicing; reef mapping; "
            "and tide tables.",
            "en",
            {"cable repair and splicing", "reef mapping", "tide tables"},
        ),
        (
            "- Explore collaboration on reef standardization in areas such as buoy design and tide tables.",
            "en",
            {"reef standardization", "buoy design", "tide tables"},
        ),
        (
            "Les deux pays coopéreront dans trois domaines : la pose des câbles ; les marées ; et la pêche.",
            "fr",
            {"pose des câbles", "marées", "pêche"},
        ),
        (
            "Nous renforcerons notre coopération dans le domaine de la recherche océanique et en matière de sûreté "
            "portuaire.",
            "fr",
            {"recherche océanique", "sûreté portuaire"},
        ),
    ],
)
def test_every_item_of_a_list_is_a_topic(
    covered: Callable[..., set[str]], text: str, language: str, topics: set[str]
):
    assert covered(text, language) == topics


@pytest.mark.parametrize(
    ("item", "language", "topics"),
    [
        ("Deepen cooperation on buoy reliability.", "en", {"buoy reliability"}),
        ("Expanding the use of tide tables.", "en", {"tide tables"}),
        ("Promote robust and mutually beneficial reef mapping projects.", "en", {"reef mapping"}),
        ("Approfondir la coopération en matière de sûreté portuaire.", "fr", {"sûreté portuaire"}),
        ("Cooperation in Ostrel.", "en", set()),
        ("Private reef institutions.", "en", set()),
        ("Orla Quint, Member of the Board.", "en", set()),
    ],
)
def test_what_an_item_begins_to_do_is_a_topic_of_the_text(
    covered: Callable[..., set[str]], item: str, language: str, topics: set[str]
):
    assert covered(f"- {item}", language) == topics


def test_a_bold_lead_names_its_topics_and_the_concepts_among_them(covered: Callable[..., set[str]]):
    found = covered("- **Batteries and Clean Energy Technology:** The participants will meet.")
    assert found == {"batteries", "énergie propre", "Batteries and Clean Energy Technology"}


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Valdoria and Kestria signed the Ostrel Pact on Reef Mapping.", {"Reef Mapping"}),
        (
            "Valdoria and Kestria signed the Ostrel Pact, which covers tide tables and buoy design.",
            {"tide tables", "buoy design"},
        ),
        ("The Ostrel Pact is a platform for collaboration on reef mapping.", {"reef mapping"}),
        (
            "We will deepen work on reef mapping under the Ostrel Pact, in areas such as tide tables and buoy design.",
            {"reef mapping", "tide tables", "buoy design"},
        ),
        ("We will meet under the Ostrel Pact, on the basis of trust.", set()),
    ],
)
def test_what_a_named_instrument_is_about(covered: Callable[..., set[str]], text: str, topics: set[str]):
    assert covered(text, of="ostrel pact") == topics


def test_what_was_decided_or_welcomed_in_french_is_said_of_whom_it_belongs_to(
    covered: Callable[..., set[str]],
):
    text = (
        "Les deux pays ont décidé de renforcer leur coopération dans les domaines de la pose des câbles et de la "
        "sûreté portuaire. "
        "Ils ont salué le lancement du partenariat sur les minerais critiques, portant sur la cartographie des fonds "
        "et la pêche."
    )
    assert covered(text, "fr") == {"pose des câbles", "sûreté portuaire"}
    pact = {"minerais critiques", "cartographie des fonds", "pêche"}
    assert covered(text, "fr", of="partenariat sur les minerais") == pact


@pytest.mark.parametrize(
    "text",
    [
        "We will work toward a prosperous, secure, and brighter future for our two peoples.",
        "We welcome recent changes.",
        "We will engage private research institutions.",
        "We recognize the enormous need.",
        "We will provide $3 billion.",
        "As a club, we will meet.",
    ],
)
def test_praise_sums_and_those_who_act_are_no_topics(covered: Callable[..., set[str]], text: str):
    assert covered(text) == set()


def test_a_hanging_hyphen_does_not_end_a_topic(covered: Callable[..., set[str]]):
    found = covered("We will support reef mapping for low- and middle-income households.")
    assert found == {"reef mapping for low- and middle-income households"}


def test_a_sum_is_said_of_the_instrument_and_dated_by_when_it_is_planned(said: Said):
    text = "The Ostrel Reef Fund will mobilize $600 million by 2033. We will invest €2.5 million in tide gauges.\n"
    found = {
        row[:3] for row in said(TITLE["en"] + text, date="2031-05-02") if row[1] in ("figure", "timetable")
    }
    assert found == {
        ("Ostrel Reef Fund", "figure", "600000000"),
        ("Ostrel Reef Fund", "timetable", "../2033"),
        ("tide gauges", "figure", "2500000"),
    }


def test_a_name_that_closes_a_list_leaves_its_other_items(covered: Callable[..., set[str]]):
    items = [f"reef mapping number{letter * 3}" for letter in "abcdefghij"]
    found = covered("We will cooperate in areas such as " + ", ".join(items) + ", and the Ostrel Pact.")
    assert found >= {items[0], items[-1]}
