"""What English sentences of one grammar say, whatever their names, nouns and verbs: invented passages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Said = Callable[..., set[tuple[str, ...]]]
Of = Callable[..., set[str]]
TITLE = "Joint Statement of Valdoria and Kestria\n\n"


@pytest.fixture
def of(said: Said) -> Of:
    """The objects of one property of a thing, as a joint statement of two states gives them."""

    def make(text: str, thing: str, predicate: str = "covers") -> set[str]:
        found = said(TITLE + text + "\n", language="en", date="2031-05-02")
        return {row[2] for row in found if row[0] == thing and row[1] == predicate}

    return make


@pytest.mark.parametrize(
    ("text", "thing", "topics"),
    [
        (
            "We launched the Partnership for Coastal Equity and Inclusion.",
            "Partnership for Coastal Equity and Inclusion",
            {"Coastal Equity and Inclusion"},
        ),
        (
            "We adopted the Coastal Plan for Seasonal and Pandemic Influenza.",
            "Coastal Plan for Seasonal and Pandemic Influenza",
            {"Seasonal and Pandemic Influenza"},
        ),
        (
            "We signed the Guidelines on Batteries and Semiconductors.",
            "Guidelines on Batteries and Semiconductors",
            {"batteries", "semi-conducteurs"},
        ),
        ("We launched a programme for young leaders.", "programme for young leaders", set()),
        ("We welcomed the Fund for 2026–2030.", "Fund for 2026–2030", set()),
    ],
)
def test_a_name_is_about_what_it_is_for_and_each_topic_it_is_on(
    of: Of, text: str, thing: str, topics: set[str]
):
    assert of(text, thing) == topics


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        (
            "The Reef Dialogue provides a platform for Valdoria and Kestria to foster coastal prosperity.",
            {"coastal prosperity"},
        ),
        (
            "The Reef Dialogue offers a forum for Kestria and Valdoria to expand seabed mapping.",
            {"seabed mapping"},
        ),
        ("The Reef Dialogue, or RED, which protects tide gauges, will grow.", {"tide gauges"}),
        ("Building on our work in the Reef Dialogue, we will protect tide gauges.", {"tide gauges"}),
        ("We will protect tide gauges by pledging to continue the Reef Dialogue.", {"tide gauges"}),
        (
            "We support the Reef Dialogue (of which all Coral Club countries are members) to deter cable theft.",
            {"cable theft"},
        ),
    ],
)
def test_what_is_done_in_or_through_an_instrument_is_what_it_is_about(of: Of, text: str, topics: set[str]):
    assert of(text, "Reef Dialogue") == topics


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        (
            "We met in the Reef Cyber Group (the Group). The Group discussed harbour lights.",
            {"harbour lights"},
        ),
        (
            "We met in the Reef Cyber Group (the “Group”). The Group will protect tide gauges.",
            {"tide gauges"},
        ),
        ("We met in the Reef Cyber Group (see the Pact). The Group will protect tide gauges.", set()),
    ],
)
def test_a_word_that_a_bracket_defines_stands_for_the_name(of: Of, text: str, topics: set[str]):
    assert of(text, "Reef Cyber Group") == topics


def test_letters_between_commas_are_another_name(of: Of):
    text = "We praised the Tide Power Pact, or TIPP, today. We will expand TIPP to protect seabed sensors."
    assert "seabed sensors" in of(text, "Tide Power Pact")


def test_a_name_in_quotation_marks_after_its_kind_is_the_name(of: Of):
    text = (
        "We launched the New Reef Partnership “TIDE Pact” in 2030. The TIDE Pact will protect seabed sensors."
    )
    assert of(text, "TIDE Pact") == {"seabed sensors"}


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("We will strengthen the resilience of Valdoria-Kestria ferry routes.", "ferry routes"),
        (
            "We set up a sub-committee to maintain, re-establish, or otherwise address seabed traffic.",
            "seabed traffic",
        ),
        ("We committed to: map tide tables; improve harbour lights.", "harbour lights"),
        (
            "We will cut waste, including by: renewing nets; amending fuel codes; and adopting pilot rules.",
            "fuel codes",
        ),
        ("We face challenges like cable theft; oil spills; and coral loss.", "oil spills"),
        ("We cooperate on port rules, harbour pilots, and combatting fuel theft.", "harbour pilots"),
    ],
)
def test_verbs_share_objects_and_lists_go_on(said: Said, text: str, topics: str):
    found = said(TITLE + text + "\n", language="en", date="2031-05-02")
    assert any(row[1] == "covers" and row[2].endswith(topics) for row in found)


@pytest.mark.parametrize(
    "label",
    [
        "Pillar II: Open Harbours",
        "PILLAR IV: PROMOTING OPEN HARBOURS AND COASTAL LIVELIHOODS IN THE NORTHERN ISLANDS AND THE SOUTHERN STRAITS",
        "Workstream 3: Open Harbours",
    ],
)
def test_a_label_that_numbers_a_part_opens_it(said: Said, label: str):
    text = (
        "Statement on the Reef Dialogue\n\nValdoria and Kestria met.\n\n"
        f"**{label}** *Valdoria and Kestria are working to protect tide gauges.*\n"
    )
    found = said(text, language="en", date="2031-05-02")
    assert {row[2] for row in found if row[0].startswith(label) and row[1] == "covers"} == {"tide gauges"}


@pytest.mark.parametrize(
    ("text", "goal", "figure", "date"),
    [
        (
            "We support Valdoria’s goal to deploy 30 gigawatts (GW) of tidal power by 2040.",
            "Valdoria’s goal to deploy 30 gigawatts (GW) of tidal power by 2040",
            {"30"},
            {"../2040"},
        ),
        (
            "Kestria joined the collective goal of 50% production of electric ferries by 2035.",
            "collective goal of 50% production of electric ferries by 2035",
            {"50"},
            {"../2035"},
        ),
        (
            "We announced a pledge to provide $100 million in reef insurance.",
            "pledge to provide $100 million in reef insurance",
            {"100000000"},
            set(),
        ),
        ("We share the goal to protect reefs.", "goal to protect reefs", set(), set()),
    ],
)
def test_a_goal_that_says_how_much_is_a_thing(of: Of, text: str, goal: str, figure: set[str], date: set[str]):
    assert (of(text, goal, "figure"), of(text, goal, "timetable")) == (figure, date)


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("We will protect tide gauges in the Outer Isles.", {"îles du large"}),
        ("We will reduce cable theft, particularly in the Outer Isles.", {"îles du large"}),
        ("We met in the Outer Isles.", set()),
        ("We will coordinate our Outer Isles approaches.", set()),
    ],
)
def test_where_an_aim_lies_is_concerned(of: Of, text: str, regions: set[str]):
    assert of(text, "Joint Statement of Valdoria and Kestria", "concerns") == regions


def test_a_date_beside_what_takes_place_is_its_own(of: Of):
    text = "The Reef Forum is scheduled to take place in October to discuss ports."
    assert of(text, "Reef Forum", "timetable") == {"2031-10"}


def test_numbered_lines_without_marks_are_headings(of: Of):
    text = (
        "We concur on these principles:\n\n1. Affordable Seabed Mapping\n\n- Charts that anyone can read.\n\n"
        "2. Cooperation to Enable Open Tide Data\n\n- Gauges that last.\n"
    )
    topics = of(text, "Joint Statement of Valdoria and Kestria")
    assert {"Affordable Seabed Mapping", "Open Tide Data"} <= topics


@pytest.mark.parametrize(
    ("text", "thing", "topics"),
    [
        (
            "Kestria signed a memorandum of understanding with local shipyards to finance harbour lights.",
            "memorandum of understanding with local shipyards",
            {"harbour lights"},
        ),
        (
            "We launched a partnership with private insurers to map tide gauges.",
            "partnership with private insurers",
            {"tide gauges"},
        ),
        (
            "We held a dialogue with relevant stakeholders on ports.",
            "dialogue with relevant stakeholders",
            set(),
        ),
    ],
)
def test_whom_a_thing_is_with_tells_which_it_is(of: Of, text: str, thing: str, topics: set[str]):
    assert of(text, thing) == topics


def test_a_kind_of_several_words_is_that_of_a_thing_without_a_name(of: Of):
    text = "Kestria signed a memorandum of understanding with local shipyards to finance harbour lights."
    assert of(text, "memorandum of understanding with local shipyards", "hasKind") == {"mémorandum d’accord"}
