"""Sentences of invented communiqués, and exactly what they say."""

from __future__ import annotations

from collections.abc import Callable

from kg.model import Reading

Said = Callable[..., set[tuple[str, ...]]]


def test_a_list_of_parties_gives_each_of_them(said: Said):
    found = said("En février 2023, la Valdorie, la Kestrie et la Moravélie ont créé un groupe de travail sur la 5G.")
    name = "groupe de travail sur la 5G"
    assert {row for row in found if row[1] == "participatesIn"} == {
        (party, "participatesIn", name, "established", "2023-02") for party in ("Valdorie", "Kestrie", "Moravélie")
    }


def test_unnamed_partners_are_not_expanded(said: Said):
    found = said("En mai 2024, la Valdorie et leurs partenaires ont signé l’accord sur les semi-conducteurs.")
    assert {row[0] for row in found if row[1] == "isPartyTo"} == {"Valdorie"}


def test_an_instrument_covers_the_topic_in_its_name(said: Said):
    found = said("La Valdorie et la Kestrie ont lancé un dialogue sur les semi-conducteurs.")
    assert ("dialogue sur les semi-conducteurs", "covers", "semi-conducteurs") in {row[:3] for row in found}


def test_adjectives_in_a_name_are_its_parties(said: Said):
    found = said("Le groupe de travail valdo-kestrien sur la 5G se réunira.")
    assert {row[0] for row in found if row[1] == "participatesIn"} == {"Valdorie", "Kestrie"}


def test_a_demonstrative_points_back_and_brings_the_name_as_evidence(reading: Callable[..., Reading]):
    text = (
        "La Valdorie a signé l’accord sur les minerais critiques.\n\n"
        "Cet accord porte sur les droits des travailleurs.\n"
    )
    result = reading(text)
    (about,) = [s for s in result.statements if s.method.endswith("/provides")]
    assert [q.text for q in about.quotes] == [
        "accord sur les minerais critiques",
        "Cet accord porte sur les droits des travailleurs",
    ]


def test_a_name_two_countries_share_stays_open_without_a_side(reading: Callable[..., Reading]):
    result = reading("Le ministère des affaires extérieures a publié une note.")
    assert [i.kind for i in result.issues if i.quote.startswith("ministère")] == ["ambiguous-name"]


def test_a_side_tells_which_ministry_is_meant(said: Said):
    text = (
        "Valdorie - Kestrie - Première session du groupe de travail sur la 5G (3 mai 2024)\n\n"
        "La délégation kestrienne était conduite par le ministère des affaires extérieures.\n"
    )
    found = said(text)
    assert {row[0] for row in found if row[1] == "attends" and row[0].startswith("ministère")} == {
        "ministère des affaires extérieures de Kestrie"
    }


def test_a_generic_plural_names_no_instrument(said: Said):
    assert said("La Valdorie a signé des accords de coopération avec plusieurs pays.") == set()


def test_every_quote_stands_where_it_says(reading: Callable[..., Reading]):
    text = "En février 2023, la Valdorie et la Kestrie ont créé un sous-comité trilatéral sur la 5G.\n"
    result = reading(text)
    assert all(text[q.start : q.end] == q.text for s in result.statements for q in s.quotes)


def test_what_is_not_understood_becomes_an_issue(reading: Callable[..., Reading]):
    result = reading("La Valdorie regarde la Kestrie avec étonnement.")
    assert [(i.kind, i.quote) for i in result.issues] == [
        ("unread-passage", "La Valdorie regarde la Kestrie avec étonnement.")
    ]
