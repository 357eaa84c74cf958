"""Who convenes, chairs and attends what, where and when, in invented sentences of both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.intake import propose_bytes

Said = Callable[..., set[tuple[str, ...]]]
Row = tuple[str, str, str]

BESIDE = {
    "hosts",
    "organises",
    "chairs",
    "coChairs",
    "leads",
    "launches",
    "funds",
    "supports",
    "attends",
    "participatesIn",
    "isPartyTo",
    "isMemberOf",
    "isPartOf",
    "isLocatedIn",
    "meetingDate",
}


@pytest.fixture
def rows(said: Said) -> Callable[..., set[Row]]:
    """What an English sentence says of who is in what, where and when, without rungs."""

    def make(text: str, language: str = "en") -> set[Row]:
        found = said(text + "\n", language=language, date="2031-05-02")
        return {row[:3] for row in found if row[1] in BESIDE}

    return make


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Tide Forum, hosted by Valdoria and attended by Kestria and Moravelia, took place in Lumebourg.",
            {
                ("Valdorie", "hosts", "Tide Forum"),
                ("Kestrie", "participatesIn", "Tide Forum"),
                ("Moravélie", "participatesIn", "Tide Forum"),
                ("Tide Forum", "isLocatedIn", "Lumebourg"),
            },
        ),
        (
            "The Kestria-led Tide Coalition grew.",
            {("Kestrie", "leads", "Tide Coalition")},
        ),
        (
            "Members of the Tide Forum include Valdoria and Kestria.",
            {
                ("Valdorie", "participatesIn", "Tide Forum"),
                ("Kestrie", "participatesIn", "Tide Forum"),
                ("Valdorie", "isMemberOf", "Tide Forum"),
                ("Kestrie", "isMemberOf", "Tide Forum"),
            },
        ),
        (
            "Valdoria, host of the Tide Forum, spoke of Kestria’s participation in the Reef Forum.",
            {("Valdorie", "hosts", "Tide Forum"), ("Kestrie", "participatesIn", "Reef Forum")},
        ),
        (
            "Valdoria is the 2031 co-chair of the Tide Forum.",
            {("Valdorie", "coChairs", "Tide Forum")},
        ),
        (
            "Valdoria was joined by Kestria and Moravelia for the launch of the Tide Forum.",
            {
                ("Valdorie", "participatesIn", "Tide Forum"),
                ("Kestrie", "participatesIn", "Tide Forum"),
                ("Moravélie", "participatesIn", "Tide Forum"),
            },
        ),
        (
            "Two working groups: tides (co-led by Valdoria and Kestria) and reefs (led by Moravelia).",
            {
                ("Valdorie", "coChairs", "tides working group"),
                ("Kestrie", "coChairs", "tides working group"),
                ("Moravélie", "leads", "reefs working group"),
            },
        ),
        (
            "The following states came together to launch the Tide Forum: Valdoria, Kestria, and Moravelia.",
            {
                ("Valdorie", "participatesIn", "Tide Forum"),
                ("Kestrie", "participatesIn", "Tide Forum"),
                ("Moravélie", "participatesIn", "Tide Forum"),
            },
        ),
        (
            "Today, Valdoria and Kestria co-hosted an event on the Tide Forum in Lumebourg.",
            {
                ("Valdorie", "attends", "event on the Tide Forum"),
                ("Kestrie", "attends", "event on the Tide Forum"),
                ("event on the Tide Forum", "isPartOf", "Tide Forum"),
                ("event on the Tide Forum", "isLocatedIn", "Lumebourg"),
                ("event on the Tide Forum", "meetingDate", "2031-05-02"),
            },
        ),
    ],
)
def test_roles_places_and_days_count_wherever_a_sentence_names_them(
    rows: Callable[..., set[Row]], text: str, expected: set[Row]
):
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Valdoria did not host the Tide Forum.",
        "The Tide Forum was not co-hosted by Valdoria.",
        "Valdoria thanked the host of the Tide Forum.",
        "Companies attended the Tide Forum in great numbers.",
        "Valdoria supports training to promote skills in the Tide Forum.",
        "Launch of ships continues.",
    ],
)
def test_what_is_denied_or_said_of_others_gives_no_role(rows: Callable[..., set[Row]], text: str):
    assert rows(text) == set()


def test_officials_lead_and_their_states_take_part(rows: Callable[..., set[Row]]):
    text = (
        "Valdorian Minister for Foreign Affairs Dr. Ana Reyes and Kestria Secretary of State Tom Orr "
        "chaired the second Valdoria-Kestria Tide Dialogue in Lumebourg on May 1, 2031."
    )
    second = "second Valdoria-Kestria Tide Dialogue"
    assert rows(text) == {
        ("Ana Reyes", "chairs", second),
        ("Tom Orr", "chairs", second),
        ("Valdorie", "attends", second),
        ("Kestrie", "attends", second),
        (second, "isLocatedIn", "Lumebourg"),
        (second, "meetingDate", "2031-05-01"),
        (second, "isPartOf", "Valdoria-Kestria Tide Dialogue"),
        ("Valdorie", "participatesIn", "Valdoria-Kestria Tide Dialogue"),
        ("Kestrie", "participatesIn", "Valdoria-Kestria Tide Dialogue"),
    }


def test_an_office_without_a_name_is_no_person(rows: Callable[..., set[Row]]):
    found = rows("The Minister of Foreign Affairs and the Secretary of State chaired the Tide Forum.")
    assert {who for who, _, _ in found}.isdisjoint({"Foreign Affairs", "State"})


def test_an_honorific_that_ends_a_text_is_no_fault_and_no_person(rows: Callable[..., set[Row]]):
    found = rows("The Tide Pact was signed by President Ana Dr")
    assert not {who for who, _, _ in found if who.startswith("Ana")}


def test_the_meetings_a_body_holds_are_parts_of_it(said: Said):
    text = (
        "The Tide Council held its second meeting in Lumebourg on May 1, 2031. "
        "It will hold its next meeting in 2032."
    )
    found = said(text, language="en", date="2031-05-02")
    assert {row for row in found if row[1] in BESIDE} == {
        ("second meeting of the Tide Council", "isPartOf", "Tide Council", "held", "2031-05-01"),
        ("second meeting of the Tide Council", "isLocatedIn", "Lumebourg", "held", "2031-05-01"),
        ("second meeting of the Tide Council", "meetingDate", "2031-05-01", "held", "2031-05-01"),
        ("next meeting of the Tide Council", "isPartOf", "Tide Council", "planned", "2032"),
        ("next meeting of the Tide Council", "meetingDate", "2032", "planned", "2032"),
    }


def test_items_without_a_subject_are_acts_of_those_whom_the_title_names(said: Said):
    text = (
        "Joint Fact Sheet: Valdoria-Kestria Tide Dialogue\n\n"
        "The dialogue has results:\n\n"
        "- Launch a new bilateral Tide Working Group, with a focus on algae.\n"
        "- Launching a tide track on reefs with Moravelia in Q1 2032.\n"
        "- Exploring the establishment of a Reef Center.\n"
        "- Support for the Dune Alliance.\n"
    )
    found = said(text, language="en", date="2031-05-02")
    both = {"Valdorie", "Kestrie"}
    assert {row for row in found if row[1] == "participatesIn" and "Dialogue" not in row[2]} == {
        *((who, "participatesIn", "Tide Working Group", "planned", "") for who in both),
        *(
            (who, "participatesIn", "tide track on reefs", "planned", "2032-33")
            for who in {*both, "Moravélie"}
        ),
        *((who, "participatesIn", "Reef Center", "considered", "") for who in both),
    }


def test_a_lead_says_who_does_what_its_paragraphs_begin_with(rows: Callable[..., set[Row]]):
    text = (
        "*To go on with this work, Valdoria and Kestria will:*\n\n"
        "**Establish a Tide Task Force**, led by Moravelia, to coordinate.\n\n"
        "**Create a Reef Board** for divers.\n\n"
        "Divers are glad.\n\n"
        "**Create a Dune Board** for walkers."
    )
    assert rows(text) == {
        ("Valdorie", "participatesIn", "Tide Task Force"),
        ("Kestrie", "participatesIn", "Tide Task Force"),
        ("Moravélie", "leads", "Tide Task Force"),
        ("Valdorie", "participatesIn", "Reef Board"),
        ("Kestrie", "participatesIn", "Reef Board"),
    }


def test_a_memorandum_that_nothing_else_tells_is_called_after_those_who_sign_it(
    rows: Callable[..., set[Row]],
):
    name = "Memorandum of Understanding between Valdoria and Kestria"
    assert rows("Valdoria and Kestria signed a Memorandum of Understanding.") == {
        ("Valdorie", "isPartyTo", name),
        ("Kestrie", "isPartyTo", name),
    }
    assert rows("Valdoria signed a Memorandum of Understanding.") == set()


def test_days_of_two_months_are_one_period(said: Said):
    found = said(
        "Valdoria hosted the Tide Summit October 31-November 2, 2030.", language="en", date="2031-05-02"
    )
    assert ("Tide Summit", "meetingDate", "2030-10-31/2030-11-02", "held", "2030-10-31/2030-11-02") in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "La Valdorie, aux côtés de la Kestrie et de la Moravélie, a lancé la coalition des récifs.",
            {
                ("Valdorie", "isPartyTo", "coalition des récifs"),
                ("Kestrie", "isPartyTo", "coalition des récifs"),
                ("Moravélie", "isPartyTo", "coalition des récifs"),
            },
        ),
        (
            "La Valdorie accueillera la prochaine réunion du groupe de travail sur les ports en 2032.",
            {
                ("Valdorie", "organises", "prochaine réunion du groupe de travail sur les ports"),
                ("prochaine réunion du groupe de travail sur les ports", "meetingDate", "2032"),
                (
                    "prochaine réunion du groupe de travail sur les ports",
                    "isPartOf",
                    "groupe de travail sur les ports",
                ),
            },
        ),
        (
            "Une réunion de la coalition des marées a été convoquée par la Kestrie.",
            {("Kestrie", "organises", "réunion de la coalition des marées")},
        ),
        (
            "Le Forum des marées réunit la Valdorie et la Kestrie.",
            {
                ("Valdorie", "participatesIn", "Forum des marées"),
                ("Kestrie", "participatesIn", "Forum des marées"),
            },
        ),
        (
            "La Valdorie et la Kestrie ont coprésidé le sommet sur les marées, à Lumebourg, les 1er et 2 mai 2031.",
            {
                ("Valdorie", "chairs", "sommet sur les marées"),
                ("Kestrie", "chairs", "sommet sur les marées"),
                ("sommet sur les marées", "isLocatedIn", "Lumebourg"),
                ("sommet sur les marées", "meetingDate", "2031-05-01/2031-05-02"),
            },
        ),
        ("La Valdorie n’a pas présidé le sommet sur les marées.", set()),
        ("Les entreprises ont accueilli le sommet sur les marées.", set()),
    ],
)
def test_french_says_who_convenes_and_attends(rows: Callable[..., set[Row]], text: str, expected: set[Row]):
    assert rows(text, "fr") == expected


def test_french_items_take_their_parties_from_their_lead(rows: Callable[..., set[Row]]):
    text = (
        "Déclaration conjointe entre la Valdorie et la Kestrie\n\n"
        "Les deux pays sont convenus de :\n\n"
        "- lancer un dialogue sur les câbles ;\n"
        "- créer un groupe de travail conjoint sur les ports ;\n"
    )
    found = {row for row in rows(text, "fr") if not row[2].startswith("Déclaration")}
    assert found == {
        ("Valdorie", "participatesIn", "dialogue sur les câbles"),
        ("Kestrie", "participatesIn", "dialogue sur les câbles"),
        ("Valdorie", "participatesIn", "groupe de travail conjoint sur les ports"),
        ("Kestrie", "participatesIn", "groupe de travail conjoint sur les ports"),
    }


def test_who_presides_is_no_instrument(rows: Callable[..., set[Row]]):
    found = rows("Le Forum des marées s’est tenu à Lumebourg, sous la présidence de la Valdorie.", "fr")
    assert found == {
        ("Forum des marées", "isLocatedIn", "Lumebourg"),
        ("Valdorie", "chairs", "Forum des marées"),
    }


def test_what_a_statement_is_on_may_be_an_instrument_and_no_topic(rows: Callable[..., set[Row]]):
    title = "Valdoria-Kestria Joint Statement on Partnership for Tide Ports and Investment"
    found = rows(
        f"{title}\n\nToday, Valdoria and Kestria co-hosted an event on the Partnership for Tide Ports and Investment."
    )
    assert {row for row in found if row[2] == "event on the Partnership for Tide Ports and Investment"} == {
        ("Valdorie", "attends", "event on the Partnership for Tide Ports and Investment"),
        ("Kestrie", "attends", "event on the Partnership for Tide Ports and Investment"),
    }


@pytest.mark.parametrize(
    ("listed", "members"),
    [
        ("Australia, India, Japan, and the United States", {"aus", "ind", "jpn", "usa"}),
        ("Australia, India, and Japan", set()),
    ],
)
def test_a_club_that_lists_all_its_members_is_they(listed: str, members: set[str]) -> None:
    text = (
        "---\ntitle: Quad Leaders’ Joint Statement\ndate: 2021-03-12\n---\n\n"
        f"We commit to cooperation between {listed}. We will launch a Reef Climate Working Group.\n"
    )
    said = propose_bytes(text.encode(), "quad.md").proposed.statements
    found = {s.subject for s in said if "working-group" in str(s.object) and "/territory/" in s.subject}
    assert {iri.rsplit("/", 1)[1] for iri in found} == members


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        (
            "fr",
            "Protocole d’entente sur les ports",
            "L’Agence valdorienne des câbles et l’Office kestrien des ports sont ci-après les « participants ».",
        ),
        (
            "en",
            "Memorandum of Understanding on Ports",
            "The Valdorian Cable Agency and the Kestrian Port Authority (hereinafter “the Participants”) agree.",
        ),
    ],
)
def test_an_agreement_is_between_those_whom_it_defines(said: Said, language: str, title: str, text: str):
    found = said(f"{title}\n\n{text}\n", language=language)
    assert len({row[0] for row in found if row[1] == "isPartyTo"}) == 2
