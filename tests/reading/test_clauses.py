"""Who does what in whole sentences: families of clauses, each in several wordings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Row = tuple[str, str, str]
Told = Callable[[str], set[Row]]

V, K, M = "Valdorie", "Kestrie", "Moravélie"


@pytest.fixture
def told(said: Callable[..., set[tuple[str, ...]]]) -> Told:
    """What a text says of parties and instruments, without kinds and topics."""

    def make(text: str) -> set[Row]:
        found = said(text + "\n", language="en", genre="communique", date="2031-05-02")
        return {row[:3] for row in found if row[1] not in ("hasKind", "covers")}

    return make


LEADS = [
    "Valdoria and Kestria will advance port safety by:",
    "Valdoria and Kestria deepened their cooperation on ports, including through:",
    "Valdoria and Kestria affirmed their vision of safe ports by:",
]


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize(
    ("item", "thing"),
    [
        ("Launching the Tide Forum to map reefs.", "Tide Forum"),
        ("Fostering skills under the Reef Talent Initiative.", "Reef Talent Initiative"),
        ("Creating a joint wreck task force.", "joint wreck task force"),
    ],
)
def test_a_lead_may_end_in_what_says_how(told: Told, lead: str, item: str, thing: str):
    found = told(f"{lead}\n\n- {item}\n- Mapping reefs.\n")
    assert {(who, p, o) for who, p, o in found if o == thing} == {
        (V, "participatesIn", thing),
        (K, "participatesIn", thing),
    }


@pytest.mark.parametrize(
    "item",
    [
        "Improve maps of wrecks and create a joint dredging task force.",
        "Curb smuggling and set up a joint dredging task force.",
        "Safeguard divers and launch a joint dredging task force.",
    ],
)
def test_items_of_a_lead_that_waits_for_verbs_open_with_any_verb(told: Told, item: str):
    found = told(f"Valdoria and Kestria pledged to:\n\n- Map reefs.\n- {item}\n")
    assert {(who, o) for who, p, o in found if p == "participatesIn"} == {
        (V, "joint dredging task force"),
        (K, "joint dredging task force"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Valdoria announced its intention to join the Reef Pact.", (V, "isPartyTo", "Reef Pact")),
        ("Kestria confirmed its decision to host the Tide Forum.", (K, "hosts", "Tide Forum")),
        ("Kestria expressed its readiness to launch the Reef Fund.", (K, "launches", "Reef Fund")),
        ("Valdoria underscored its commitment to establish a wreck fund.", (V, "launches", "wreck fund")),
    ],
)
def test_what_a_party_means_to_do_is_its_own(told: Told, text: str, expected: Row):
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Addressing spills that harm Moravelia and Kestria, the Valdorian Ministry of Ports created a wreck fund.",
            "Valdorian Ministry of Ports",
        ),
        ("At a forum held by Kestria, Valdoria created a wreck fund.", V),
        ("After talks with Moravelia and Kestria, Valdoria created a wreck fund.", V),
    ],
)
def test_a_list_of_parties_ends_where_a_clause_begins(told: Told, text: str, who: str):
    assert {row for row in told(text) if row[2] == "wreck fund"} == {(who, "launches", "wreck fund")}


@pytest.mark.parametrize(
    ("text", "thing", "others"),
    [
        (
            "Valdoria signed a Memorandum of Understanding with leading cable companies to map reefs.",
            "Memorandum of Understanding with leading cable companies",
            {"leading cable companies"},
        ),
        (
            "Valdoria launched the Tide Forum with academia, port operators and the private sector.",
            "Tide Forum",
            {"academia", "port operators", "private sector"},
        ),
        (
            "In partnership with reef researchers, Valdoria launched the Tide Forum.",
            "Tide Forum",
            {"reef researchers"},
        ),
    ],
)
def test_those_without_a_name_beside_whom_something_is_done_take_part(
    told: Told, text: str, thing: str, others: set[str]
):
    assert {who for who, _, o in told(text) if o == thing} - {V} == others


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The ministers of Valdoria and Kestria met. The two sides will develop a roadmap.",
            "roadmap between Valdoria and Kestria",
        ),
        ("Valdoria and Kestria will create an agreement.", "agreement between Valdoria and Kestria"),
        (
            "Valdoria and Kestria will develop a joint memorandum of understanding that outlines next steps.",
            "joint memorandum of understanding between Valdoria and Kestria",
        ),
    ],
)
def test_a_text_that_several_set_up_is_called_after_them(
    said: Callable[..., set[tuple[str, ...]]], text: str, name: str
):
    title = "Joint Statement of Valdoria and Kestria\n\n"
    found = said(title + text + "\n", language="en", date="2031-05-02")
    assert {row[0] for row in found if row[1:3] == ("isPartyTo", name)} == {V, K}


@pytest.mark.parametrize(
    "text",
    [
        "Valdoria launched a new project, the Reef Skills Program, in two towns.",
        "Valdoria launched a pilot initiative called the Reef Skills Program.",
        "Valdoria launched an ambitious programme – the Reef Skills Program.",
    ],
)
def test_what_is_told_first_goes_by_its_name(told: Told, text: str):
    assert (V, "launches", "Reef Skills Program") in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Reef Council launched a wreck fund.", ("Reef Council", "launches", "wreck fund")),
        (
            "The Tide Working Group (TWG) hosted a workshop on ports.",
            ("Tide Working Group", "hosts", "workshop on ports"),
        ),
        ("The Tide Working Group endorsed the Reef Pact.", ("Tide Working Group", "supports", "Reef Pact")),
        (
            "The Tide Task Force intends to support the Reef Initiative.",
            ("Tide Task Force", "supports", "Reef Initiative"),
        ),
    ],
)
def test_what_is_named_may_act(told: Told, text: str, expected: Row):
    assert expected in told(text)


def test_a_participle_after_a_name_is_no_act_of_it(told: Told):
    assert told("The Reef Pact signed in 2029 protects whales.") == {("Reef Pact", "signatureDate", "2029")}


def test_a_group_that_meets_has_a_meeting(told: Told):
    assert told("The Tide Working Group met on 3 May 2031.") == {
        ("meeting of the Tide Working Group", "isPartOf", "Tide Working Group"),
        ("meeting of the Tide Working Group", "meetingDate", "2031-05-03"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Valdoria met the Reef Working Group (the Group). The Group launched a wreck fund.",
        "Valdoria met the Reef Working Group (“the Group”). In May, the Group launched a wreck fund.",
        "Valdoria met the Reef Working Group (hereinafter “the Group”). The Group established a wreck fund.",
    ],
)
def test_a_text_may_give_a_shorter_name_in_brackets(told: Told, text: str):
    assert ("Reef Working Group", "launches", "wreck fund") in told(text)


def test_an_everyday_word_is_no_shorter_name(told: Told):
    assert told("Valdoria met the Reef Working Group (the best). The group launched a wreck fund.") == set()


@pytest.mark.parametrize(
    ("text", "part", "concerned"),
    [
        ("Article V of the Reef Treaty applies to Moravelia.", "Article V of the Reef Treaty", M),
        ("Section 12 of the Reef Treaty extends to Moravelia.", "Section 12 of the Reef Treaty", M),
        ("Annex II to the Reef Treaty lists wrecks.", "Annex II to the Reef Treaty", ""),
    ],
)
def test_a_numbered_part_belongs_to_its_text(told: Told, text: str, part: str, concerned: str):
    expected = {(part, "isPartOf", "Reef Treaty")} | ({(part, "concerns", concerned)} if concerned else set())
    assert expected <= told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In support of the Reef Pledge, Valdoria will plant kelp.", (V, "supports", "Reef Pledge")),
        ("Valdoria renewed its commitment to the Reef Fund.", (V, "supports", "Reef Fund")),
        ("Valdoria increased its contributions to the Reef Fund.", (V, "supports", "Reef Fund")),
        ("Valdoria awarded a contract to support the Reef Program.", (V, "supports", "Reef Program")),
        ("Valdoria helped organize the first Tide Forum.", (V, "hosts", "first Tide Forum")),
        ("Valdoria is committed to meeting the goals of the Reef Pact.", (V, "isPartyTo", "Reef Pact")),
    ],
)
def test_support_is_said_in_many_ways(told: Told, text: str, expected: Row):
    assert expected in told(text)


def test_bodies_may_share_their_head_noun(told: Told):
    text = "Valdoria’s Ministries of Ports and Labor signed the Reef Pact."
    assert told(text) == {
        ("Ministry of Ports", "isPartyTo", "Reef Pact"),
        ("Ministry of Labor", "isPartyTo", "Reef Pact"),
    }


def test_a_federal_commission_may_be_for_something(told: Told):
    text = "The Federal Commission for Safe Ports (FCSP) joined the Reef Pact."
    assert told(text) == {("Federal Commission for Safe Ports", "isPartyTo", "Reef Pact")}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Valdoria praised the Reef Forum’s Tide Declaration.", "Reef Forum"),
        ("Valdoria praised the bureau des câbles (BC) *Tide Declaration*.", "bureau des câbles"),
    ],
)
def test_what_stands_right_after_its_owner_is_part_of_it(told: Told, text: str, whole: str):
    assert ("Tide Declaration", "isPartOf", whole) in told(text)


def test_a_text_concerns_the_places_its_sentences_name(said: Callable[..., set[tuple[str, ...]]]):
    title = "Joint Statement of Valdoria and Kestria"
    text = f"{title}\n\nWe discussed droughts in Moravelia. We met in Moravelia. We praised Moravelia’s divers.\n"
    found = said(text, language="en", date="2031-05-02")
    assert {row[:3] for row in found if row[1] == "concerns"} == {(title, "concerns", M)}


def test_a_heading_that_numbers_a_pillar_opens_it(told: Told):
    text = (
        "# The Reef Dialogue\n\nThe Reef Dialogue goes on.\n\n"
        "PILLAR I: SAFE PORTS\n\nValdoria and Kestria seek more.\n\n"
        "PILLAR II: FREE LANES\n\nValdoria and Kestria seek more."
    )
    parts = {(s, o) for s, p, o in told(text) if p == "isPartOf"}
    assert parts == {
        ("PILLAR I: SAFE PORTS", "Reef Dialogue"),
        ("PILLAR II: FREE LANES", "Reef Dialogue"),
    }


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        (
            "Valdoria and Kestria deepen cooperation through the Friends of the Blue Reef.",
            "Friends of the Blue Reef",
        ),
        ("Valdoria and Kestria launched Clean Lanes Works (CLW).", "Clean Lanes Works"),
        ("Valdoria and Kestria joined the Women of the Deep Reefs.", "Women of the Deep Reefs"),
        ("Valdoria and Kestria removed wrecks as part of a regular tide dialogue.", "regular tide dialogue"),
        ("Valdoria and Kestria have agreed to the Reef Initiative.", "Reef Initiative"),
        ("Valdoria and Kestria met, including through the Reef Forum and the Tide Council.", "Tide Council"),
        ("Valdoria and Kestria worked with divers to launch the Reef Forum.", "Reef Forum"),
    ],
)
def test_what_several_do_or_work_through_they_take_part_in(told: Told, text: str, thing: str):
    assert {who for who, _, o in told(text) if o == thing} >= {V, K}


def test_the_countries_are_those_who_sign_where_a_verb_follows(said: Callable[..., set[tuple[str, ...]]]):
    title = "Joint Statement of Valdoria and Kestria\n\n"
    text = "The countries will launch the Reef Forum. The countries of the coast will launch the Tide Forum."
    found = said(title + text + "\n", language="en", date="2031-05-02")
    assert {row[:3] for row in found if row[1] == "participatesIn"} == {
        (V, "participatesIn", "Reef Forum"),
        (K, "participatesIn", "Reef Forum"),
    }


def test_leaders_who_launch_together_launch_for_their_states(told: Told):
    found = told(
        "President Ana Reyes of Valdoria and President Tom Quill of Kestria launched the Reef Forum."
    )
    assert found >= {
        ("Ana Reyes", "launches", "Reef Forum"),
        ("Tom Quill", "launches", "Reef Forum"),
        (V, "participatesIn", "Reef Forum"),
        (K, "participatesIn", "Reef Forum"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "The Valdorian delegation was comprised of Minister Ana Reyes and Minister Tom Quill.",
        "Minister Ana Reyes and Minister Tom Quill were also in attendance.",
        "The Valdorian delegation consisted of Minister Ana Reyes, Minister Tom Quill, and others.",
    ],
)
def test_who_is_in_a_delegation_or_in_attendance_takes_part(told: Told, text: str):
    found = told(f"The Cable Dialogue met in May. {text}")
    assert {row[0] for row in found if row[2] == "Cable Dialogue"} >= {"Ana Reyes", "Tom Quill"}


def test_what_a_delegation_does_lists_nobody(told: Told):
    found = told("The Cable Dialogue met. The delegation visited Kestria.")
    assert not [row for row in found if row[0] == "Kestrie" and row[2] == "Cable Dialogue"]


def test_those_whom_a_group_is_told_to_be_take_part_in_what_was_told_of(told: Told):
    found = told(
        "The Cable Dialogue supports its partners. Those countries are Valdoria, Kestria and Moravelia."
    )
    assert {row[0] for row in found if row[2] == "Cable Dialogue"} == {V, K, M}
    assert not [
        row for row in told("The countries are open. The Cable Dialogue met.") if row[2] == "Cable Dialogue"
    ]
