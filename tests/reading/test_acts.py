"""Who takes part in what, read clause by clause, in invented sentences of both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Reading

Said = Callable[..., set[tuple[str, ...]]]
PART = {"participatesIn", "isPartyTo", "attends"}
BOTH = {"Valdorie", "Kestrie"}
TITLE = {
    "en": "Joint Statement of Valdoria and Kestria\n\n",
    "fr": "Déclaration conjointe entre la Valdorie et la Kestrie\n\n",
}


def taking(found: set[tuple[str, ...]]) -> dict[str, dict[str, str]]:
    """What parties take part in -> who -> rung; the text itself left out."""
    parts: dict[str, dict[str, str]] = {}
    for subject, predicate, thing, status, _ in found:
        if predicate in PART and not thing.lower().startswith(("joint statement", "déclaration conjointe")):
            parts.setdefault(thing, {})[subject] = status
    return parts


@pytest.fixture
def joint(said: Said) -> Callable[..., dict[str, dict[str, str]]]:
    """What a joint statement of two states says they take part in."""

    def make(text: str, language: str = "en") -> dict[str, dict[str, str]]:
        return taking(said(TITLE[language] + text + "\n", language=language, date="2031-05-02"))

    return make


@pytest.mark.parametrize(
    ("text", "language", "thing", "rung"),
    [
        ("We will establish a bilateral hotline on floods.", "en", "bilateral hotline on floods", "planned"),
        ("We launched the Cable Shield Initiative.", "en", "Cable Shield Initiative", "launched"),
        ("Both countries are establishing a Tide Working Group.", "en", "Tide Working Group", "established"),
        (
            "We signed a memorandum of understanding on ports.",
            "en",
            "memorandum of understanding on ports",
            "signed",
        ),
        ("The two leaders will continue to develop the Tide Pact.", "en", "Tide Pact", "ongoing"),
        ("We are exploring the possibility of launching a Reef Fund.", "en", "Reef Fund", "considered"),
        ("Our two countries held a Harbour Conference.", "en", "Harbour Conference", "held"),
        ("We have decided to create a Dune Observatory.", "en", "Dune Observatory", "planned"),
        ("We announce the establishment of a Reef Council.", "en", "Reef Council", "established"),
        ("A Lagoon Observatory will be created.", "en", "Lagoon Observatory", "planned"),
        (
            "Nous lancerons un dialogue annuel sur les marées.",
            "fr",
            "dialogue annuel sur les marées",
            "planned",
        ),
        ("Les deux pays ont créé un observatoire des dunes.", "fr", "observatoire des dunes", "established"),
        ("Nous avons signé un accord sur les ports.", "fr", "accord sur les ports", "signed"),
        ("Nous envisageons de créer un fonds des récifs.", "fr", "fonds des récifs", "considered"),
        (
            "Nous nous engageons à tenir une conférence sur les phares.",
            "fr",
            "conférence sur les phares",
            "planned",
        ),
        ("Les deux parties poursuivront le Dialogue sur la 5G.", "fr", "Dialogue sur la 5G", "ongoing"),
        ("Un comité de suivi des marées sera mis en place.", "fr", "comité de suivi des marées", "planned"),
    ],
)
def test_those_who_sign_take_part_as_firmly_as_verb_and_tense_say(
    joint: Callable[..., dict[str, dict[str, str]]], text: str, language: str, thing: str, rung: str
):
    assert joint(text, language).get(thing) == dict.fromkeys(BOTH, rung)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We did not launch the Cable Shield Initiative.", "en"),
        ("We will work without a Cable Shield Initiative.", "en"),
        ("We never agreed to establish a bilateral hotline on floods.", "en"),
        ("We urged twenty leaders to sign the Reef Compact.", "en"),
        ("We welcome the Reef Forum.", "en"),
        ("Companies launched the Cable Shield Initiative.", "en"),
        ("We are concerned about the harbour exercises of others.", "en"),
        ("We signed agreements with many banks.", "en"),
        ("We encourage our firms to launch a Reef Programme for divers.", "en"),
        ("We have pledged help that reached others through the Black Reef Initiative.", "en"),
        ("We protect the to-be-established Reef Council.", "en"),
        ("Nous n’avons pas lancé l’Initiative des phares.", "fr"),
        ("Nous saluons le Forum des récifs.", "fr"),
        ("Les entreprises ont signé des accords de pêche.", "fr"),
        ("Nous avons un partenariat solide.", "fr"),
    ],
)
def test_what_is_denied_or_done_by_others_gives_no_participation(
    joint: Callable[..., dict[str, dict[str, str]]], text: str, language: str
):
    assert joint(text, language) == {}


def test_one_clause_gives_every_party_and_every_thing(said: Said):
    text = "Valdoria and Kestria, together with Moravelia, launched the Cable Shield Initiative and the Reef Fund."
    assert taking(said(text, language="en")) == {
        "Cable Shield Initiative": dict.fromkeys({*BOTH, "Moravélie"}, "launched"),
        "Reef Fund": dict.fromkeys({*BOTH, "Moravélie"}, "launched"),
    }


def test_several_verbs_share_a_subject_and_each_has_its_things(
    joint: Callable[..., dict[str, dict[str, str]]],
):
    text = (
        "We will hold the first trilateral meeting between our harbour ministers "
        "as well as launch a new ports and tides ministers track."
    )
    found = joint(text)
    assert found == {
        "first trilateral meeting between our harbour ministers": dict.fromkeys(BOTH, "planned"),
        "ports and tides ministers track": dict.fromkeys(BOTH, "planned"),
    }


def test_a_partner_named_after_with_takes_part_too(joint: Callable[..., dict[str, dict[str, str]]]):
    assert joint("We will launch a Reef Dialogue with Moravelia.") == {
        "Reef Dialogue": dict.fromkeys({*BOTH, "Moravélie"}, "planned")
    }
    assert joint("Avec la Moravélie, les deux parties ont lancé une initiative sur les récifs.", "fr") == {
        "initiative sur les récifs": dict.fromkeys({*BOTH, "Moravélie"}, "launched")
    }


def test_a_single_party_that_launches_or_hosts_leads(said: Said):
    found = said("Valdoria launched a Reef Fund. Kestria will host the Tide Summit.", language="en")
    assert {
        ("Valdorie", "launches", "Reef Fund", "launched", ""),
        ("Kestrie", "hosts", "Tide Summit", "planned", ""),
    } <= found


def test_the_role_after_a_thing_is_that_of_whoever_is_named(said: Said):
    found = said(
        "Valdoria and Kestria launched a Reef Board chaired by Moravelia. "
        "Kestria and Moravelia created a Tide Office funded by Valdoria.",
        language="en",
    )
    assert {row[:3] for row in found if row[1] in {"chairs", "funds"}} == {
        ("Moravélie", "chairs", "Reef Board"),
        ("Valdorie", "funds", "Tide Office"),
    }


def test_who_wants_another_to_host_does_not_host(said: Said):
    text = TITLE["en"] + "We look forward to Moravelia hosting the Tide Summit.\n"
    found = said(text, language="en")
    assert ("Moravélie", "hosts", "Tide Summit") in {row[:3] for row in found}
    assert not {row[0] for row in found if row[2] == "Tide Summit"} & BOTH


def test_a_list_takes_its_parties_from_the_sentence_before_it(said: Said):
    text = (
        TITLE["en"]
        + "Valdoria and Kestria announced the following initiatives:\n\n"
        + "- The Cable Shield Initiative will protect cables.\n"
        + "- The Reef Fund will restore reefs.\n"
    )
    assert taking(said(text, language="en")) == {
        "Cable Shield Initiative": dict.fromkeys(BOTH, "launched"),
        "Reef Fund": dict.fromkeys(BOTH, "launched"),
    }


def test_what_an_instrument_will_establish_is_part_of_it(said: Said):
    found = said("The Cable Shield Initiative will establish a joint flood desk on tides.", language="en")
    assert ("joint flood desk on tides", "isPartOf", "Cable Shield Initiative", "planned", "") in found


def test_we_is_whoever_the_opening_names(said: Said):
    text = "Call for Safe Ports\n\nWe, the leaders of Valdoria, Kestria and Moravelia, will launch a Reef Network.\n"
    found = said(text, language="en")
    assert taking(found)["Reef Network"] == dict.fromkeys({*BOTH, "Moravélie"}, "planned")


def test_leaders_who_met_attended_a_meeting_named_after_them(said: Said):
    found = said("The leaders of Valdoria and Kestria met in Lumebourg on 3 May 2031.", language="en")
    name = "meeting of the leaders of Valdoria and Kestria"
    assert {row for row in found if name in row} == {
        ("Valdorie", "attends", name, "held", "2031-05-03"),
        ("Kestrie", "attends", name, "held", "2031-05-03"),
        (name, "isLocatedIn", "Lumebourg", "held", "2031-05-03"),
        (name, "meetingDate", "2031-05-03", "held", "2031-05-03"),
    }


def test_a_list_of_adjectives_belongs_to_a_name(joint: Callable[..., dict[str, dict[str, str]]]):
    found = joint("We signed the Agreement on Fair, Balanced, and Reciprocal Trade.")
    assert found == {"Agreement on Fair, Balanced, and Reciprocal Trade": dict.fromkeys(BOTH, "signed")}
    found = joint("We signed the Research, Testing, and Evaluation Agreement.")
    assert found == {"Research, Testing, and Evaluation Agreement": dict.fromkeys(BOTH, "signed")}


def test_what_is_founded_in_a_framework_rests_on_it(said: Said):
    text = (
        "Valdoria-Kestria Framework for Securing Reefs\n\n"
        "Valdoria and Kestria will share charts. The Participants are establishing a Reef Response Group.\n"
    )
    found = said(text, language="en")
    assert ("Reef Response Group", "isBasedOn", "Valdoria-Kestria Framework for Securing Reefs") in {
        row[:3] for row in found
    }


def test_a_solemn_date_is_that_of_signature(said: Said):
    text = (
        "Valdoria-Kestria Framework for Securing Reefs\n\n"
        "Signed in Lumebourg this third day of May, two thousand and thirty-one.\n"
    )
    found = said(text, language="en")
    name = "Valdoria-Kestria Framework for Securing Reefs"
    assert (name, "signatureDate", "2031-05-03", "signed", "2031-05-03") in found


def test_bodies_nobody_lists_act_for_themselves(said: Said):
    found = said(
        "The Valdorian Cable Authority and Kestria signed a memorandum of understanding on ports.",
        language="en",
    )
    assert taking(found) == {
        "memorandum of understanding on ports": dict.fromkeys(
            {"Valdorian Cable Authority", "Kestrie"}, "signed"
        )
    }


def test_the_evidence_is_the_clause_and_where_we_is_named(reading: Callable[..., Reading]):
    text = TITLE["en"] + "We are proud of our past, and we will launch a Reef Network in the years ahead.\n"
    result = reading(text, language="en")
    (one, other) = [
        s for s in result.statements if s.predicate.endswith("participatesIn") and "reef-network" in s.object
    ]
    assert [q.text for q in one.quotes] == [q.text for q in other.quotes]
    assert [q.text for q in one.quotes][-1] == "we will launch a Reef Network"


def test_a_long_text_without_full_stops_is_read_in_time(reading: Callable[..., object]):
    text = TITLE["en"] + "We will launch a Reef Network with Valdoria, Kestria and others and " * 300
    result = reading(text, language="en")
    assert result is not None


@pytest.mark.parametrize(
    ("title", "language"),
    [
        (
            "La Valdorie et la Kestrie renforcent la sécurité des ports en signant une déclaration commune",
            "fr",
        ),
        ("Valdorian and Kestrian Agencies Sign Interagency Agreement on Ports", "en"),
    ],
)
def test_a_headline_is_not_itself_what_it_tells_of(said: Said, title: str, language: str):
    found = said(f"{title}\n\nWe will protect ports.\n", language=language, date="2031-05-02")
    kinds = {thing for _, predicate, thing, *_ in found if predicate == "hasKind"}
    assert not kinds & {"memorandum of understanding", "agreement"}
    assert title not in {subject for subject, *_ in found}
