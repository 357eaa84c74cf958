"""What instruments are about, whom they are directed at, by when and how much: invented passages in both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.iris import local
from kg.model import Reading

Said = Callable[..., set[tuple[str, ...]]]
TITLE = {
    "en": "Joint Statement of Valdoria and Kestria\n\n",
    "fr": "Déclaration conjointe entre la Valdorie et la Kestrie\n\n",
}


@pytest.fixture
def about(said: Said) -> Callable[..., set[str]]:
    """What a joint statement of two states is about, its title left out."""

    def make(text: str, language: str = "en") -> set[str]:
        found = said(TITLE[language] + text + "\n", language=language, date="2031-05-02")
        return {
            row[2]
            for row in found
            if row[1] == "covers" and row[0].lower().startswith(("joint statement", "déclaration conjointe"))
        }

    return make


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("We will strengthen cooperation on export controls.", {"contrôle des exportations"}),
        (
            "We will work together to protect submarine cables and support data security tools.",
            {"câbles sous-marins", "data security tools"},
        ),
        (
            "Both countries reaffirm their commitment to the resilience of digital supply chains.",
            {"resilience of digital supply chains"},
        ),
        (
            "We are cooperating on semiconductors, particularly on chip design tools, as well as on batteries.",
            {"semi-conducteurs", "batteries", "chip design tools"},
        ),
        (
            "The two sides are committed to reducing barriers to digital trade and promoting safe, secure and "
            "trustworthy data systems.",
            {"barriers to digital trade", "safe, secure and trustworthy data systems"},
        ),
        (
            "We will accelerate the mining and processing of raw materials in partnership with industry.",
            {"mining and processing of raw materials"},
        ),
    ],
)
def test_what_those_who_sign_commit_to_is_what_the_text_is_about(
    about: Callable[..., set[str]], text: str, topics: set[str]
):
    assert topics <= about(text)


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        (
            "Nous nous engageons à renforcer la sécurité des processus et produits numériques.",
            {"sécurité des processus et produits numériques"},
        ),
        (
            "Nous soutenons la mise en œuvre de normes de sécurité et nous encourageons le recyclage des batteries.",
            {"normes de sécurité", "recyclage des batteries"},
        ),
        (
            "Les deux pays sont convenus de protéger les câbles sous-marins, de diversifier leurs chaînes de valeur "
            "et de lutter contre la coercition économique.",
            {"câbles sous-marins", "coercition économique"},
        ),
    ],
)
def test_commitments_are_read_in_french(about: Callable[..., set[str]], text: str, topics: set[str]):
    assert topics <= about(text, "fr")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We will further strengthen our relationship and our shared values.", "en"),
        ("We thank the people of Lumebourg for their hospitality.", "en"),
        ("Officials of a third country visited the port.", "en"),
        ("The risks that undermine calm seas are many.", "en"),
        ("We look forward to meeting again next year.", "en"),
        ("We remember President Orla Quint.", "en"),
        ("Nous nous félicitons de la collaboration entre nos gouvernements.", "fr"),
        ("Nous approfondirons nos relations et notre amitié.", "fr"),
    ],
)
def test_what_says_nothing_of_a_subject_gives_no_topic(
    about: Callable[..., set[str]], text: str, language: str
):
    assert about(text, language) == set()


def test_what_a_measure_is_for_is_a_topic_as_well(about: Callable[..., set[str]]):
    known = "We will deepen cooperation on critical minerals to prevent trade losses."
    assert about(known) == {"minerais critiques", "trade losses"}
    unknown = "We will deepen cooperation on critical minerals to prevent rock slides."
    assert about(unknown) == {"minerais critiques", "rock slides"}


def test_the_items_of_a_list_go_on_from_its_lead_sentence(about: Callable[..., set[str]]):
    text = (
        "Nous sommes résolus à agir de concert afin, notamment :\n\n"
        "- d’empêcher le vol de données commerciales ;\n"
        "- de soutenir les actions visant à développer une hygiène informatique avancée.\n"
    )
    assert about(text, "fr") == {"vol de données commerciales", "hygiène informatique"}


def test_the_leads_of_a_numbered_list_name_its_topics(about: Callable[..., set[str]]):
    text = (
        "1. **Price mechanisms:** The participants will meet.\n"
        "2. **Reef mapping:** The participants will meet.\n"
    )
    assert about(text) == {"Price mechanisms", "Reef mapping"}


def test_an_instrument_is_about_what_it_will_do(said: Said):
    text = (
        "The Reef Agreement will help partners promote diversification in their supply chains, establish a hotline, "
        "and improve tax transparency.\n"
    )
    found = said(text, language="en")
    assert {row[2] for row in found if row[:2] == ("Reef Agreement", "covers")} >= {
        "diversification in their supply chains",
        "tax transparency",
    }


def test_the_purpose_of_an_instrument_is_its_own_and_not_the_text_s(said: Said):
    text = TITLE["en"] + "We will launch the Tide Dialogue to coordinate port inspection rules.\n"
    covers = {row[:3] for row in said(text, language="en") if row[1] == "covers"}
    assert covers == {("Tide Dialogue", "covers", "port inspection rules")}


def test_commitments_in_an_agreement_are_the_agreement_s(said: Said):
    text = "These include strong commitments to combat corruption in port management in the Reef Agreement.\n"
    covers = {row[:3] for row in said(text, language="en") if row[1] == "covers"}
    assert covers == {("Reef Agreement", "covers", "corruption in port management")}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We condemn the cyber attacks by Moravelia.", "en"),
        ("We will impose further sanctions on Moravelia.", "en"),
        ("We urge Moravelia to open its ports.", "en"),
        ("We call for an end to Moravelia’s blockade.", "en"),
        ("Nous condamnons la guerre menée par la Moravélie.", "fr"),
        ("Nous poursuivrons notre soutien à la Moravélie.", "fr"),
    ],
)
def test_a_text_concerns_the_state_that_its_measures_are_directed_at(said: Said, text: str, language: str):
    found = said(TITLE[language] + text + "\n", language=language)
    assert {row[2] for row in found if row[1] == "concerns"} == {"Moravélie"}


@pytest.mark.parametrize(
    "text",
    [
        "We will work with Moravelia on ports.",
        "We met in Moravelia to support the rule of law.",
        "We welcome the commitment of Valdoria to the pact.",
    ],
)
def test_who_takes_part_or_hosts_is_not_concerned(said: Said, text: str):
    assert not {row for row in said(TITLE["en"] + text + "\n", language="en") if row[1] == "concerns"}


def test_what_is_to_be_done_by_a_date_has_a_timetable(said: Said):
    text = (
        TITLE["en"] + "By the end of 2033, we intend to operationalise our sharing of tsunami warning data.\n"
    )
    text = text.replace("operationalise", "operationalize")
    found = {row[:3] for row in said(text, language="en", date="2031-05-02") if row[1] == "timetable"}
    assert found == {("sharing of tsunami warning data", "timetable", "../2033")}


def test_a_date_that_is_past_is_no_timetable(said: Said):
    text = TITLE["en"] + "In 2029, we decided to support the sharing of tsunami warning data.\n"
    assert not {row for row in said(text, language="en", date="2031-05-02") if row[1] == "timetable"}


@pytest.mark.parametrize(
    "text",
    [
        "We will expand the Reef Pact by 2033.",
        "We will finance one third of these port investments by 2033.",
        "We launched the Reef Dialogue in May. We will hold the next dialogue by 2033.",
    ],
)
def test_the_day_of_a_change_or_of_the_next_one_is_no_timetable_of_what_exists(said: Said, text: str):
    found = said(TITLE["en"] + text + "\n", language="en", date="2031-05-02")
    assert not {row for row in found if row[1] == "timetable"}


@pytest.mark.parametrize(
    ("text", "language", "thing", "value"),
    [
        (
            "We will provide at least $1.5 billion in financing to port projects.",
            "en",
            "financing to port projects",
            "1500000000",
        ),
        (
            "Nous mobiliserons 500 millions d’euros pour le financement de projets de recherche.",
            "fr",
            "financement de projets de recherche",
            "500000000",
        ),
    ],
)
def test_an_amount_is_a_figure_of_what_it_is_for(
    said: Said, text: str, language: str, thing: str, value: str
):
    found = said(TITLE[language] + text + "\n", language=language)
    assert {row[:3] for row in found if row[1] == "figure"} == {(thing, "figure", value)}


def test_the_evidence_of_a_topic_ends_with_it(reading: Callable[..., Reading]):
    text = (
        TITLE["en"]
        + "We will work hard, in all weathers, and we will promote tax transparency, which matters.\n"
    )
    result = reading(text, language="en")
    (topic,) = [s for s in result.statements if s.method == "communique/committed"]
    assert topic.quotes[-1].text == "and we will promote tax transparency"


def test_accents_of_their_own_and_unseen_hyphens_change_nothing(reading: Callable[..., Reading]):
    title = "De\u0301claration conjointe entre la Valdorie et la Kestrie\n\n"
    text = title + "Nous promouvons la souverainete\u0301 nume\u0301\u00adrique.\n"
    result = reading(text)
    (topic,) = [s for s in result.statements if s.method == "communique/committed"]
    assert text[topic.quotes[-1].start : topic.quotes[-1].end] == topic.quotes[-1].text
    assert topic.quotes[-1].text == "Nous promouvons la souverainete\u0301 nume\u0301\u00adrique"


def test_a_topic_that_a_sentence_only_names_is_the_last_resort(reading: Callable[..., Reading]):
    text = (
        "Joint Statement of Valdoria and Kestria\n\nMany economies watch 5G. We will promote digital trade.\n"
    )
    found = reading(text, language="en", date="2031-05-02").statements
    how = {local(str(s.object)): s.method.rpartition("/")[2] for s in found if local(s.predicate) == "covers"}
    assert how == {"5g": "passing-topic", "digital-trade": "committed"}
