"""What a document in no manifest is: language, date, title, genre."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.documents.formats import extract
from kg.errors import DocumentError
from kg.model import Document
from kg.reading.describe import Given, describe
from kg.vocabulary import load


def described(text: str, name: str = "a.md", **given: str) -> tuple[Document, list[str]]:
    data = text.encode()
    document, doubts = describe(extract(data, name), data, name, load(), Given(**given))
    return document, [issue.kind for issue in doubts]


FRENCH = (
    "Les deux pays ont lancé un dialogue sur la sécurité des câbles et des ports, que suit la Commission."
)
ENGLISH = (
    "The two countries have launched a dialogue on the security of cables, and it will be held in the spring."
)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"---\ndate: '2023-11-16'\ntitle: A\n---\n\n*October 20, 2025*\n\n{ENGLISH}\n", "2023-11-16"),
        (f"# Communiqué\n\nLe 1er février 2024\n\n{FRENCH}\n", "2024-02-01"),
        (f"# Statement\n\n*October 20, 2025*\n\n{ENGLISH}\n", "2025-10-20"),
        (f"PARIS, le 3 mai 2022 – {FRENCH}\n", "2022-05-03"),
        (f"# Réunion du 4 juin 2021\n\n{FRENCH}\n", "2021-06-04"),
        (f"# Accord\n\n{FRENCH}\n\nFait à Lyon, le 7 mars 2020.\n", "2020-03-07"),
        (f"# Accord\n\n{FRENCH} Une étape est prévue le 1er mai 2030.\n", ""),
    ],
)
def test_a_document_is_dated_where_documents_are_dated(text: str, date: str) -> None:
    document, doubts = described(text)
    assert (document.date, doubts) == (date, [] if date else ["no-date"])


def test_what_the_user_says_counts_first() -> None:
    text = f"---\ndate: 2023-11-16\nlang: en\n---\n{FRENCH}\n"
    document, _ = described(text, language="en", date="2020-01", genre="strategy", title="Plan")
    assert (document.language, document.date, document.genre, document.title) == (
        "en",
        "2020-01",
        "strategy",
        "Plan",
    )


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("Déclaration conjointe", "communique"),
        ("Foire aux questions", "questions-and-answers"),
        ("Programme « Mers »", "programme-page"),
        ("Une stratégie", "document"),
        ("Les ports", "document"),
    ],
)
def test_a_title_tells_the_genre(title: str, genre: str) -> None:
    assert described(f"# {title}\n\n{FRENCH}\n")[0].genre == genre


def test_a_strategy_with_a_table_of_actions_is_one() -> None:
    table = "| Action | Date |\n| --- | --- |\n| Étude | 2027 |\n"
    assert described(f"# Une stratégie\n\n{FRENCH}\n\n{table}")[0].genre == "strategy"


def test_a_language_that_is_not_read_is_refused_with_what_to_do() -> None:
    german = "Die Parteien haben sich auf einen Plan für das Land geeinigt, und sie werden ihn bald umsetzen."
    with pytest.raises(DocumentError) as caught:
        described(german)
    assert (
        str(caught.value)
        == "a.md: in German; French and English are read, give --lang to read it as one of them"
    )


def test_too_little_text_to_tell_its_language_is_a_doubt() -> None:
    document, doubts = described("Japon – France\n")
    assert (document.language, doubts) == ("fr", ["unsure-language", "no-date"])


def test_the_date_of_the_file_itself_is_a_doubt(pdf: Callable[..., bytes]) -> None:
    data = pdf([[FRENCH[:60], FRENCH[60:]]])
    document, doubts = describe(extract(data, "a.pdf"), data, "a.pdf", load(), Given())
    assert (document.date, [issue.kind for issue in doubts]) == ("2000-01-01", ["unsure-date"])


def test_what_is_printed_above_a_title_says_who_publishes_and_is_no_title() -> None:
    head = "COMMISSION EUROPÉENNE\n\nJOIN(2025) 140 final\n\nCOMMUNICATION CONJOINTE AU PARLEMENT\n\n"
    table = "| Action | Date |\n| --- | --- |\n| Étude | 2027 |\n"
    document, _ = described(f"{head}Une vision pour les ports\n\n{FRENCH}\n\n{table}", "a.txt")
    assert (document.title, document.publisher, document.genre) == (
        "Une vision pour les ports",
        "COMMISSION EUROPÉENNE",
        "strategy",
    )
    assert [iri.rpartition("/")[2] for iri in document.speakers] == ["eu-commission"]


def test_a_heading_below_the_title_that_names_an_organisation_does_not_publish() -> None:
    document, _ = described(f"# Les enceintes\n\n{FRENCH}\n\n## Nations unies\n\n{FRENCH}\n")
    assert (document.title, document.publisher) == ("Les enceintes", "")


def test_an_opening_that_is_an_answer_tells_the_genre_and_the_title():
    text = f"Quels sont les dialogues ? Ce qui suit est la réponse de l’OPV à cette question.\n\n{FRENCH}\n"
    document, _ = described(text, "a.txt")
    assert (document.genre, document.title) == ("questions-and-answers", "réponse de l’OPV à cette question")
