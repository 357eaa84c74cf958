"""Labels of paragraphs as parts, and what items, ranges and sums are about: invented passages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Said = Callable[..., set[tuple[str, ...]]]
Told = Said
TITLE = "Fact Sheet: The Valdoria-Kestria Reef Partnership\n\n"


@pytest.fixture
def told(said: Said) -> Callable[..., set[tuple[str, ...]]]:
    """What is part of what, and what covers what, in a text about a partnership."""

    def make(text: str, title: str = TITLE, language: str = "en") -> set[tuple[str, ...]]:
        found = said(title + text + "\n", language=language, date="2031-05-02")
        return {row[:3] for row in found if row[1] in ("covers", "isPartOf")}

    return make


def test_the_label_of_a_pillar_is_a_part_and_its_paragraph_says_what_it_covers(told: Told):
    found = told(
        "Today, we launch talks on two pillars.\n\n"
        "**Ports:** We seek to coordinate harbour pilots; and improve tide-gauge maintenance.\n\n"
        "**Digital Trade:** We will promote data flows.\n\n"
        "We will strengthen export controls."
    )
    whole = "Valdoria-Kestria Reef Partnership"
    assert {
        ("Ports pillar", "isPartOf", whole),
        ("Digital Trade pillar", "isPartOf", whole),
        ("Ports pillar", "covers", "tide-gauge maintenance"),
        ("Digital Trade pillar", "covers", "flux de données"),
        (whole, "covers", "contrôle des exportations"),
    } <= found


def test_a_label_that_the_text_calls_an_initiative_is_that_initiative(told: Told):
    found = told(
        "**Coral Futures:** Valdoria will fund lagoon nurseries through the Coral Futures initiative. "
        "Activities include the following:\n\n"
        "- Expand tide-gauge maintenance.\n"
    )
    assert ("Coral Futures initiative", "isPartOf", "Valdoria-Kestria Reef Partnership") in found
    assert ("Coral Futures initiative", "covers", "tide-gauge maintenance") in found


def test_what_a_joint_statement_speaks_of_is_no_part_of_it(told: Told):
    found = told(
        "**Reef Dialogue:** We will hold the Reef Dialogue each year.",
        title="Joint Statement of Valdoria and Kestria\n\n",
    )
    assert not {row for row in found if row[1] == "isPartOf"}


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        (
            "They announced key initiatives including:\n\n- Review of export controls;\n"
            "- Collaboration to protect submarine cables and counter economic coercion.",
            {"contrôle des exportations", "câbles sous-marins", "coercition économique"},
        ),
        (
            "We will address a broad range of issues, from fisheries research to tide gauges to digital trade.",
            {"fisheries research", "tide gauges", "commerce numérique"},
        ),
        (
            "This partnership is intended to advance lagoon tourism, fairness, digital trade, and skills for our "
            "economies.",
            {"lagoon tourism", "fairness", "commerce numérique", "skills"},
        ),
        (
            "We will deepen trade. This involves supporting the development of digital infrastructure.",
            {"commerce", "infrastructures numériques sûres et fiables"},
        ),
        (
            "Valdoria and Kestria, through their ports, intend to promote export controls.",
            {"contrôle des exportations"},
        ),
        ("We will promote Valdoria-Kestria trade in coral sand.", {"trade in coral sand"}),
        ("We will scale up support for tide-gauge maintenance.", {"tide-gauge maintenance"}),
    ],
)
def test_the_text_is_about_what_it_lists_and_goes_on_with(told: Told, text: str, topics: set[str]):
    found = {row[2] for row in told(text) if row[1] == "covers" and "Reef Partnership" in row[0]}
    assert topics <= found


def test_an_item_is_about_the_instrument_it_opens_with_or_works_through(told: Told):
    found = told(
        "Our work includes:\n\n"
        "- Launch of the Coral Compact to promote digital trade.\n"
        "- Protect submarine cables and counter economic coercion through the Shoal Dialogue.\n"
    )
    assert {
        ("Coral Compact", "covers", "commerce numérique"),
        ("Shoal Dialogue", "covers", "câbles sous-marins"),
        ("Shoal Dialogue", "covers", "coercition économique"),
    } <= found
    whole = {row[2] for row in found if row[0] == "Valdoria-Kestria Reef Partnership"}
    assert whole.isdisjoint({"commerce numérique", "câbles sous-marins", "coercition économique"})


def test_a_name_says_its_topic_in_words_that_the_text_writes_without_capitals(told: Told):
    text = "We welcome the National Seaweed Program. Farmers of seaweed are many."
    assert ("National Seaweed Program", "covers", "Seaweed") in told(text)
    assert ("National Seaweed Program", "covers", "Seaweed") not in told(
        "We welcome the National Seaweed Program."
    )
