"""How firmly what is said of an instrument stands, and since when, in invented sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Said = Callable[..., set[tuple[str, ...]]]
TITLE = {
    "en": "Joint Statement of Valdoria and Kestria\n\n",
    "fr": "Déclaration conjointe entre la Valdorie et la Kestrie\n\n",
}
TAKING_PART = ("participatesIn", "isPartyTo")


@pytest.mark.parametrize(
    ("text", "language", "rung", "when"),
    [
        ("We welcome the launch of the Valdoria-Kestria Ports Dialogue.", "en", "launched", "2031-05-02"),
        (
            "The Valdoria-Kestria Ports Dialogue, established in 2029, is useful.",
            "en",
            "established",
            "2029",
        ),
        ("Officials met under the Valdoria-Kestria Ports Dialogue.", "en", "ongoing", ""),
        ("We look forward to the launch of the Valdoria-Kestria Ports Dialogue.", "en", "planned", ""),
        ("The Valdoria-Kestria Ports Dialogue is useful.", "en", "", ""),
        ("The Valdoria-Kestria Ports Dialogue (VKPD) has discussed cables.", "en", "ongoing", ""),
        ("The Valdoria-Kestria Ports Dialogue supports open ports.", "en", "ongoing", ""),
        ("The Valdoria-Kestria Ports Dialogue held its first session.", "en", "ongoing", ""),
        ("The Valdoria-Kestria Ports Dialogue has not met.", "en", "", ""),
        ("The Valdoria-Kestria Ports Dialogue will support open ports.", "en", "", ""),
        ("Le dialogue valdo-kestrien sur les ports a examiné les câbles.", "fr", "ongoing", ""),
        ("Le dialogue valdo-kestrien sur les ports vise à sécuriser les câbles.", "fr", "ongoing", ""),
        ("The Valdoria-Kestria Ports Agreement entered into force in 2030.", "en", "in_force", "2030"),
        ("The Valdoria-Kestria Ports Agreement will enter into force in 2032.", "en", "", ""),
        ("L’accord valdo-kestrien sur les ports est en vigueur.", "fr", "in_force", ""),
        ("Le dialogue valdo-kestrien sur les ports, établi en 2029, est utile.", "fr", "established", "2029"),
    ],
)
def test_a_party_in_a_name_takes_part_as_firmly_as_the_thing_stands(
    said: Said, text: str, language: str, rung: str, when: str
):
    found = said(TITLE[language] + text + "\n", language=language, date="2031-05-02")
    assert {row[3:] for row in found if row[1] in TAKING_PART and "orts" in row[2]} == {(rung, when)}


def test_the_topics_of_a_planned_programme_are_planned(said: Said):
    text = "We intend to launch the Valdoria-Kestria Cable Programme. The programme covers semiconductors.\n"
    found = said(TITLE["en"] + text, language="en", date="2031-05-02")
    assert {row[3] for row in found if row[1] == "covers" and "Programme" in row[0]} == {"planned"}


def test_what_a_text_does_is_done_on_the_day_it_was_signed(said: Said):
    text = "We are establishing a Valdoria-Kestria Ports Group.\n\nSigned at Lumebourg on 4 May 2031.\n"
    found = said(TITLE["en"] + text, language="en", date="2031-05-02")
    assert {row[3:] for row in found if row[2].endswith("Ports Group")} == {("established", "2031-05-04")}


@pytest.mark.parametrize(
    ("day", "rung"),
    [
        ("on 4 April 2031", "held"),
        ("on 2 May 2031", "held"),
        ("in 2030", "held"),
        ("in June 2031", "planned"),
        ("in 2031", ""),
    ],
)
def test_the_day_of_a_meeting_tells_whether_it_was_held(said: Said, day: str, rung: str):
    found = said(
        TITLE["en"] + f"We recall the Valdoria-Kestria Ports Summit {day}.\n",
        language="en",
        date="2031-05-02",
    )
    dated = {row[3] for row in found if row[0].endswith("Ports Summit") and row[1] == "meetingDate"}
    assert dated == {rung}


@pytest.mark.parametrize(("verb", "rung"), [("welcomed", "held"), ("will discuss", "")])
def test_a_meeting_at_which_something_was_done_was_held(said: Said, verb: str, rung: str):
    text = f"At the Valdoria-Kestria Ports Summit, experts {verb} the cables.\n"
    found = said(TITLE["en"] + text, language="en", date="2031-05-02")
    assert {row[3] for row in found if row[2].endswith("Ports Summit")} == {rung}
