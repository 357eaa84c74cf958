"""Who takes part in, leads, pays for and is the aim of what, where no clause of those who sign says it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Said = Callable[..., set[tuple[str, ...]]]
PROPERTIES = {
    "participatesIn",
    "isPartyTo",
    "attends",
    "leads",
    "coChairs",
    "hosts",
    "supports",
    "figure",
    "concerns",
}


@pytest.fixture
def told(said: Said) -> Callable[..., set[tuple[str, str, str]]]:
    """What an English text says of parties, sums and aims; what only its title says is left out."""

    def make(text: str, title: str = "Fact Sheet: News") -> set[tuple[str, str, str]]:
        found = said(f"{title}\n\n{text}\n", language="en", date="2031-05-02")
        return {
            row[:3]
            for row in found
            if row[1] in PROPERTIES and not row[2].lower().startswith(("joint statement", "fact sheet"))
        }

    return make


Told = Callable[..., set[tuple[str, str, str]]]
ALL = ("Valdorie", "Kestrie", "Moravélie")


def test_those_listed_after_a_colon_take_part_in_all_that_is_joined(told: Told):
    text = "The following countries came together to launch the Cable Pact: Valdoria, Kestria, and Moravelia."
    assert told(text) == {(party, "isPartyTo", "Cable Pact") for party in ALL}


def test_items_that_name_nobody_else_take_part_in_what_their_lead_launched(told: Told):
    text = "Countries that joined the Tide Initiative:\n\n- Valdoria\n- Kestria\n- the Reef Fund\n"
    assert told(text) == {(party, "participatesIn", "Tide Initiative") for party in ALL[:2]}


@pytest.mark.parametrize(
    ("text", "thing", "sum_"),
    [
        ("Valdoria will provide up to $40.5 million for the Reef Initiative.", "Reef Initiative", "40500000"),
        ("Valdoria announced $250 million in tide gauge training.", "tide gauge training", "250000000"),
        ("Valdoria provided a $3 million grant to the Reef Fund.", "Reef Fund", "3000000"),
    ],
)
def test_who_pays_supports_what_the_sum_is_for(told: Told, text: str, thing: str, sum_: str):
    assert told(text) == {("Valdorie", "supports", thing), (thing, "figure", sum_)}


def test_what_money_goes_through_counts_before_what_it_is_vaguely_for(told: Told):
    found = told("Valdoria intends to invest $2 million in new efforts through the Reef Fund.")
    assert found == {
        ("Valdorie", "supports", "Reef Fund"),
        ("Valdorie", "participatesIn", "Reef Fund"),
        ("Reef Fund", "figure", "2000000"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Valdoria will provide $5 million, subject to approval.",
        "The port is worth $5 million to Valdoria.",
        "Valdoria will provide $5 million to others’ work.",
    ],
)
def test_a_sum_for_nothing_that_is_told_is_nobodys(told: Told, text: str):
    assert told(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "We express support for the goals of the Tide Initiative.",
        "The two countries reaffirmed their support for the region’s bodies, including the Tide Initiative.",
        "The  two\n    countries will work with others to support the Tide Initiative.",
    ],
)
def test_support_said_by_a_noun_or_a_purpose_is_that_of_those_who_act(told: Told, text: str):
    found = told(text, "Joint Statement of Valdoria and Kestria")
    assert found == {(party, "supports", "Tide Initiative") for party in ALL[:2]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Valdoria’s new Reef Program will open.", {("Valdorie", "leads", "Reef Program")}),
        (
            "Valdoria also has, among other policies, the Reef Program and the Tide Strategy.",
            {("Valdorie", "leads", "Reef Program"), ("Valdorie", "leads", "Tide Strategy")},
        ),
        ("Valdoria also has the will to act.", set()),
        ("Valdoria’s support for the Reef Program is steady.", {("Valdorie", "supports", "Reef Program")}),
    ],
)
def test_a_programme_that_is_ones_own_is_led_by_its_owner(
    told: Told, text: str, expected: set[tuple[str, str, str]]
):
    assert told(text) == expected


def test_a_group_without_a_name_acts_as_a_party(told: Told):
    found = told("Thirty coastal states across four seas adopted the Tide Declaration.")
    assert found == {
        ("thirty coastal states", "isPartyTo", "Tide Declaration"),
        ("Tide Declaration", "figure", "30"),
    }


@pytest.mark.parametrize("text", ["The states adopted the Tide Declaration.", "All other states praise it."])
def test_a_group_that_nothing_tells_is_no_party(told: Told, text: str):
    assert told(text) == set()


def test_what_is_announced_and_listed_is_done_by_those_who_announce(told: Told):
    text = (
        "The Valdoria and Kestria co-chairs announced key initiatives including:\n\n"
        "- Development of a joint tide mechanism for ports;\n"
        "- Fostering skills through the Talent Task Force;\n"
    )
    things = ("joint tide mechanism for ports", "Talent Task Force")
    assert told(text) == {(party, "participatesIn", t) for party in ALL[:2] for t in things}


def test_persons_called_co_chairs_preside_over_what_was_named_last(told: Told):
    text = (
        "The Cable Forum met in May. Valdorian Co-Chairs Minister of Ports Ana Reyes and Vice Presidents "
        "Tom Quill and Eva Lind opened it."
    )
    leading = {(s, o) for s, p, o in told(text) if p == "coChairs"}
    assert leading == {(who, "Cable Forum") for who in ("Ana Reyes", "Tom Quill", "Eva Lind")}


def test_what_is_set_up_concerns_where_it_is_to_work(told: Told):
    text = "Valdoria and Kestria signed the Cable Pact to build ports in Moravelia."
    assert ("Cable Pact", "concerns", "Moravélie") in told(text)
    assert not any(
        p == "concerns" for _, p, _ in told("Valdoria and Kestria signed the Cable Pact in Moravelia.")
    )


def test_a_deed_that_is_supported_is_an_activity_of_its_own(told: Told):
    assert told("Valdoria is supporting the deployment of tide power in Moravelia.") == {
        ("Valdorie", "supports", "deployment of tide power"),
        ("deployment of tide power", "concerns", "Moravélie"),
    }


def test_what_those_who_sign_share_is_theirs(told: Told):
    found = told(
        "Our recent joint exercises demonstrate our resolve.", "Joint Statement of Valdoria and Kestria"
    )
    assert found == {(party, "participatesIn", "recent joint exercises") for party in ALL[:2]}


OPENING = (
    "President Ana Reyes of Valdoria welcomed Prime Minister Tom Quill of Kestria to a historic summit. "
)


@pytest.mark.parametrize(
    "text",
    [
        "The leaders launched the Tide Dialogue.",
        "The two leaders will restart the Tide Dialogue.",
        "Their governments agreed:\n\n- Relaunching the Tide Dialogue\n",
    ],
)
def test_leaders_named_together_in_the_opening_are_the_leaders_of_a_text_that_only_tells_of_them(
    told: Told, text: str
):
    found = told(OPENING + text, "Fact Sheet: The Leaders’ Summit at Lumebourg")
    assert {(party, "participatesIn", "Tide Dialogue") for party in ALL[:2]} <= found


@pytest.mark.parametrize(
    "text",
    [
        "We will modernise the Tide Dialogue.",
        "The two countries drew on discussions in the Tide Dialogue.",
        "We agreed the following:\n\n- Restart the Tide Dialogue\n",
        "We agreed the following:\n\n- Modernising the Tide Dialogue\n",
    ],
)
def test_whoever_does_anything_with_what_lasts_takes_part_in_it(told: Told, text: str):
    found = told(text, "Joint Statement of Valdoria and Kestria")
    assert found == {(party, "participatesIn", "Tide Dialogue") for party in ALL[:2]}


@pytest.mark.parametrize(
    "text",
    [
        "We condemned the Tide Dialogue.",
        "We appreciate the Tide Dialogue.",
        "We discussed views on the Tide Dialogue.",
        "We met those who work through the Tide Dialogue.",
        "We will not modernise the Tide Dialogue.",
    ],
)
def test_whoever_only_speaks_of_something_or_is_against_it_takes_no_part(told: Told, text: str):
    assert told(text, "Joint Statement of Valdoria and Kestria") == set()


def test_those_called_leads_of_what_is_named_before_lead_it(told: Told):
    text = "The members thanked Valdoria and Kestria as Reef Pillar leads."
    assert told(text) == {(party, "leads", "Reef Pillar") for party in ALL[:2]}


def test_a_role_may_open_a_sentence(told: Told):
    text = "As host of the Tide Forum, Kestria will publish a report."
    assert told(text) == {("Kestrie", "hosts", "Tide Forum")}


def test_a_meeting_of_those_whom_only_the_opening_names_has_no_name(told: Told):
    text = "The leaders pledged to work on tides:\n\n- Committing to convene divers as part of the Tide Dialogue.\n"
    things = {thing for *_, thing in told(OPENING + text, "Fact Sheet: The Leaders’ Summit at Lumebourg")}
    met = "meeting of President Ana Reyes of Valdoria and Prime Minister Tom Quill of Kestria"
    assert things == {"Tide Dialogue", met}
