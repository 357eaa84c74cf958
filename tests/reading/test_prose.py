"""Sentences of invented communiqués, and exactly what they say."""

from __future__ import annotations

from collections.abc import Callable

from kg.model import Document, Reading
from kg.namespaces import ENT
from kg.reading.prose import ProseReader
from kg.vocabulary import Vocabulary

Said = Callable[..., set[tuple[str, ...]]]


def test_a_list_of_parties_gives_each_of_them(said: Said):
    found = said(
        "En février 2023, la Valdorie, la Kestrie et la Moravélie ont créé un groupe de travail sur la 5G."
    )
    name = "groupe de travail sur la 5G"
    assert {row for row in found if row[1] == "participatesIn"} == {
        (party, "participatesIn", name, "established", "2023-02")
        for party in ("Valdorie", "Kestrie", "Moravélie")
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


def test_a_listed_name_proves_its_period_its_whole_and_its_parties(said: Said):
    found = said(
        "La « Feuille de route valdo-kestrienne dans le cadre du pacte des îles (2023-2027) » est suivie."
    )
    name = "feuille de route sur les câbles"
    assert {row[:3] for row in found} >= {
        (name, "periodCovered", "2023/2027"),
        (name, "isPartOf", "pacte des îles"),
        ("Valdorie", "isPartyTo", name),
        ("Kestrie", "isPartyTo", name),
    }


def test_every_instrument_of_a_list_is_caught_with_its_acronym(said: Said):
    text = (
        "La Valdorie veille sur la 5G.\n\n"
        "Ils le font par l’intermédiaire du cadre des îles du large (PIL), "
        "du dialogue valdo-kestrien et du pacte des îles.\n"
    )
    found = said(text)
    assert {row[2] for row in found if row[0] == "Valdorie"} == {
        "PIL",
        "dialogue valdo-kestrien",
        "pacte des îles",
    }


def test_a_club_that_stands_alone_in_a_name_is_the_whole(said: Said):
    found = {row[:3] for row in said("L’accord PIL sur la 5G a été signé.")}
    assert ("accord PIL sur la 5G", "isPartOf", "PIL") in found
    assert not {row for row in found if row[0] == "PIL"}


def test_a_club_joined_to_a_state_takes_part(said: Said):
    found = {row[:3] for row in said("Le dialogue Valdorie – PIL se poursuit.")}
    name = "dialogue Valdorie – PIL"
    assert {("Valdorie", "participatesIn", name), ("PIL", "participatesIn", name)} <= found


def test_a_region_or_a_state_a_name_is_about_takes_no_part(said: Said):
    text = "Le dialogue insulaire sur la 5G a repris. L’initiative sur la Moravélie a repris."
    found = {row[:3] for row in said(text)}
    assert ("dialogue insulaire sur la 5G", "concerns", "îles du large") in found
    assert not {row for row in found if row[1] == "participatesIn"}


def test_the_sentence_that_names_the_parties_proves_better_than_adjectives(reading: Callable[..., Reading]):
    text = (
        "Le dialogue valdo-kestrien sur la 5G se poursuit.\n\n"
        "Le dialogue Valdorie-Kestrie sur la 5G a été utile.\n"
    )
    found = [s for s in reading(text).statements if s.method.endswith("/name-party")]
    assert {q.text for s in found for q in s.quotes} == {"dialogue Valdorie-Kestrie sur la 5G"}


def test_a_broad_topic_counts_only_alone_and_where_a_topic_is_asked_for(said: Said):
    text = "L’accord Valdorie-Kestrie souligne l’importance des enjeux de résilience et de la sécurité des ponts."
    assert {row[2] for row in said(text) if row[1] == "covers"} == {"résilience", "sécurité des ponts"}
    assert not {row for row in said("La résilience de la Valdorie étonne.") if row[1] == "covers"}


def test_a_country_in_brackets_is_no_part_of_a_body_but_where_it_is(said: Said):
    found = {row[:3] for row in said("Le bureau des câbles (Kestrie) soutient la recherche.")}
    assert found == {("bureau des câbles", "isLocatedIn", "Kestrie")}


def test_a_finite_verb_ends_a_name(said: Said):
    found = said(
        "Le dialogue Valdorie-Kestrie portera ses fruits et le dialogue Valdorie-Moravélie étudiera la 5G."
    )
    assert {row[2] for row in found if row[1] == "participatesIn"} == {
        "dialogue Valdorie-Kestrie",
        "dialogue Valdorie-Moravélie",
    }


def test_an_english_name_before_its_head_noun_is_a_name(said: Said):
    found = said(
        "The Clean Water Agreement will help. A ministerial-level Water Council will meet.", language="en"
    )
    assert {row[0] for row in found if row[1] == "hasKind"} == {"Clean Water Agreement", "Water Council"}


def test_a_list_right_after_a_club_names_its_partners(said: Said):
    found = said("PIL partners Valdoria, Kestria, and Moravelia represent much of the world.", language="en")
    assert {row[:3] for row in found} == {
        (p, "isPartyTo", "PIL") for p in ("Valdorie", "Kestrie", "Moravélie")
    }


def test_the_parties_of_a_title_are_the_parties_the_text_goes_on_about(said: Said):
    text = "Valdoria-Kestria Water Council\n\nThe participants are establishing a Water Dialogue.\n"
    found = said(text, language="en")
    assert {row[0] for row in found if row[2] == "Water Dialogue"} == {"Valdorie", "Kestrie"}


def test_an_elliptical_list_of_supporters_belongs_to_the_instrument_named_last(said: Said):
    text = "La Valdorie a lancé un dialogue sur la 5G.\n\nSoutenu par : le bureau des câbles et la Kestrie.\n"
    found = {row[:3] for row in said(text)}
    assert {row[0] for row in found if row[1:] == ("supports", "dialogue sur la 5G")} == {
        "bureau des câbles",
        "Kestrie",
    }


def test_a_launch_says_who_with_whom_where_and_when(said: Said):
    found = said(
        "En mai 2024, la Valdorie a lancé à Lumebourg, en partenariat avec la Kestrie, un dialogue sur la 5G."
    )
    name = "dialogue sur la 5G"
    assert {
        ("Valdorie", "launches", name, "launched", "2024-05"),
        ("Kestrie", "launches", name, "launched", "2024-05"),
        (name, "launchDate", "2024-05", "launched", "2024-05"),
        (name, "isLocatedIn", "Lumebourg", "launched", "2024-05"),
    } <= found


def test_who_represents_another_takes_part_and_so_does_the_other(said: Said):
    found = said("Le bureau des câbles représente la Valdorie au sein du dialogue valdo-kestrien.")
    assert {
        row[0] for row in found if row[1:4] == ("participatesIn", "dialogue valdo-kestrien", "ongoing")
    } == {
        "bureau des câbles",
        "Valdorie",
        "Kestrie",
    }


def test_a_meeting_is_dated_by_what_stands_behind_it(said: Said):
    found = said("Le sommet de Lumebourg à la fin du mois de juin 2019 a été utile.")
    assert ("sommet de Lumebourg", "meetingDate", "2019-06") in {row[:3] for row in found}


def test_cooperation_that_has_no_name_is_called_by_the_words_that_describe_it(said: Said):
    found = said(
        "La Valdorie coopérera avec la Kestrie et la Moravélie dans le domaine des semi-conducteurs."
    )
    name = "coopération avec la Kestrie et la Moravélie dans le domaine des semi-conducteurs"
    assert {row[:4] for row in found} == {
        ("Valdorie", "participatesIn", name, "planned"),
        ("Kestrie", "participatesIn", name, "planned"),
        ("Moravélie", "participatesIn", name, "planned"),
        (name, "covers", "semi-conducteurs", "planned"),
    }


def test_cooperation_that_goes_on_keeps_its_own_noun(said: Said):
    found = said("La Valdorie poursuivra sa coopération en matière de cybersécurité avec la Kestrie.")
    name = "coopération en matière de cybersécurité avec la Kestrie"
    assert {row[:4] for row in found} == {
        ("Valdorie", "participatesIn", name, "ongoing"),
        ("Kestrie", "participatesIn", name, "ongoing"),
        (name, "covers", "cybersécurité", "ongoing"),
    }


def test_a_broad_topic_in_a_name_counts_after_on(said: Said):
    found = said("Le dialogue Valdorie-Kestrie sur le commerce et la 5G a repris.")
    assert {row[2] for row in found if row[1] == "covers"} == {"commerce", "5G"}


def test_what_a_generic_plural_is_about_holds_for_the_instrument_of_each_pair(said: Said):
    found = said("La Valdorie mène des dialogues sur le cyberespace avec la Kestrie et la Moravélie.")
    assert len({row[0] for row in found if row[1:3] == ("covers", "cyberespace")}) == 2


def test_what_stands_nowhere_is_no_quote(vocabulary: Vocabulary):
    document = Document("d", "d.txt", "", "", (), "", "en", "", "", "", "document", "The Pact is open.")
    relater = ProseReader(document, vocabulary).relater
    said = relater.statement("a", ENT.covers, "b", [(8, 8), (4, 8)], "by-hand", 0.5)
    assert [quote.text for quote in said.quotes] == ["Pact"]
