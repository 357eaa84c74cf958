"""What a joint text is about where no list knows its verbs, where it has none, and what a topic is called by."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Reading

Said = Callable[..., set[tuple[str, ...]]]

TITLE = "Joint Statement of Valdoria and Kestria\n\n"
NAME = "Joint Statement of Valdoria and Kestria"


@pytest.fixture
def about(said: Said) -> Callable[[str], set[str]]:
    """What a joint statement of two states is about."""

    def make(text: str) -> set[str]:
        found = said(TITLE + text + "\n", language="en", date="2031-05-02")
        return {row[2] for row in found if row[1] == "covers" and row[0] == NAME}

    return make


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        # Verbs that no list knows.
        ("We will geotag drift nets.", {"drift nets"}),
        ("Both sides tabled proposals on whale sanctuaries.", {"proposals on whale sanctuaries"}),
        ("The partners concur on the value of kelp research.", {"kelp research"}),
        ("We will prioritise the repair of sea walls.", {"repair of sea walls"}),
        ("We will speed up ferry electrification.", {"ferry electrification"}),
        # Who speaks, taken up inside the sentence.
        ("The two leaders confirmed that they intend to protect whale routes.", {"whale routes"}),
        ("The two sides underlined that open kelp lanes remain essential.", {"open kelp lanes"}),
        ("It is essential to tackle ocean acidification.", {"ocean acidification"}),
        ("Recognizing the importance of flood insurance, we will meet.", {"flood insurance"}),
        ("We are concerned about oil spills.", {"oil spills"}),
        ("Kestria remains committed to kelp farming.", {"kelp farming"}),
        ("Our priorities include kelp research and ferry safety.", {"kelp research", "ferry safety"}),
        (
            "Discussions focused on drought insurance and glacier monitoring.",
            {"drought insurance", "glacier monitoring"},
        ),
        (
            "Threats such as ghost nets; oil spills; and reef theft grow.",
            {"ghost nets", "oil spills", "reef theft"},
        ),
        # Lists.
        (
            "Priorities will include: 1) tide tables, 2) seabed charts, and 3) ferry safety.",
            {"tide tables", "seabed charts", "ferry safety"},
        ),
        (
            "We discussed pilot licences in Valdoria and Kestria, the repair of sea walls, and kelp research.",
            {"pilot licences", "repair of sea walls", "kelp research"},
        ),
        (
            "We will work in four areas of focus—tide tables, seabed charts, coral reefs, and whale routes.",
            {"tide tables", "seabed charts", "coral reefs", "whale routes"},
        ),
        ("We will invest in projects that advance kelp farming.", {"kelp farming"}),
        # What a topic is called by.
        ("We support the rollout of heat pumps in our respective domestic markets.", {"heat pumps"}),
        ("We will support the exchange of information.", {"exchange of information"}),
        ("We welcome the Harbour Council’s ongoing efforts.", set()),
        ("We will support European and regional partners.", set()),
    ],
)
def test_any_wording_says_what_a_joint_text_is_about(
    about: Callable[[str], set[str]], text: str, topics: set[str]
):
    assert about(text) == topics


def test_items_without_a_verb_name_topics_but_people_and_bodies_do_not(
    about: Callable[[str], set[str]],
):
    text = (
        "- Cable systems that resist storms and deter reef theft\n"
        "- Supply of spare parts; training of divers; and repair ships.\n"
        "- Jane Quint, Ministry of Tides\n"
    )
    assert about(text) == {
        "Cable systems",
        "reef theft",
        "Supply of spare parts",
        "training of divers",
        "repair ships",
    }


def test_a_topic_called_by_its_core_keeps_its_fuller_name(reading: Callable[..., Reading]):
    found = reading(
        TITLE + "We support the rollout of heat pumps in our respective markets.\n", language="en"
    )
    names = {e.preferred[0].text: [a.text for a in e.alternative] for e in found.entities}
    assert names["heat pumps"] == ["rollout of heat pumps in our respective markets"]


def test_instruments_named_together_share_what_they_are_for(said: Said):
    text = "We welcome the Reef Task Force and the Tide Working Group, which will deter reef theft."
    found = said(TITLE + text + "\n", language="en", date="2031-05-02")
    told = {row[0] for row in found if row[1:3] == ("covers", "reef theft")}
    assert told == {"Reef Task Force", "Tide Working Group"}


def test_those_who_only_speak_of_what_two_others_have_together_take_no_part(said: Said):
    text = "Valdoria, Kestria and Moravelia look forward to the work of the Valdoria-Kestria Reef Dialogue.\n"
    found = {row[0] for row in said(text, language="en") if row[1] == "participatesIn"}
    assert found == {"Valdorie", "Kestrie"}
