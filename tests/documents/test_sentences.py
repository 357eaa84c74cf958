"""Where sentences end."""

from __future__ import annotations

import pytest

from kg.documents.layout import layout
from kg.documents.sentences import sentences

# Sentences joined by a blank: the splitter must find them again.
FRENCH = [
    ["La réunion a eu lieu.", "Elle suivait la feuille de route."],
    ["Comme le souligne le rapport de M. Draghi 2 , l’écart se creuse.", "Il faut agir."],
    ["Mme Dupont et MM. Martin et J.-P. Durand ont signé le n° 5.", "Ils repartent."],
    ["Selon l’art. 3 et l’al. 2 (voir p. 10), etc.", "La suite."],
    ["Le 1er février 2024 à Paris.", "Le 5.6.2025 à Bruxelles."],
    ["Le web 4.0 vaut 2,5 % de 11 700 km.", "Fin."],
    ["Il porte sur la « Feuille de route (2023-2027) ».", "Ce document a été adopté."],
    ["Le code «.eu».", "Le registre de ce nom est Eurid."],
    ["« Qui vient ? Personne ne sait. » dit-il, puis il part.", "Voilà."],
    ["Elle cite «Le Conseil souligne la nécessité. Il invite la Commission» (p. 10).", "Puis elle conclut."],
    ["Une intégration (voir l’annexe. Elle compte) réussie.", "Oui."],
    ["Quels sont les partenariats ?", "Ce qui suit est la réponse.", "Vraiment !", "Oui…", "Bien."],
    ["Quels sont les partenariats\u00a0?", "« Aucun »."],
    ["Trois priorités : la paix ; la sécurité ; la prospérité.", "Elles se tiennent."],
    ["Voir https://ec.europa.eu/a.b/C.d pour la suite.", "Et la fin."],
    ["Il vise ses intérêts stratégiques 1 .", "Comme indiqué 2 .", "Fin"],
    ["L’objectif 2024.", "16 pays y participent."],
    ["1. La Commission propose.", "2. Le Conseil dispose."],
    ["Il travaille pour l’UE.", "L’IA progresse.", "La 5G.", "Le G7."],
    ["Les États-Unis (U.S.) et l’UE.", "Suite."],
]

ENGLISH = [
    ["The U.S. Trade and Development Agency met Mr. Smith on Nov. 5.", "It was short."],
    ["They met in the U.S.", "The talks went on."],
    ["President J. R. Biden spoke.", "We agree, e.g. Japan, i.e. the ROK.", "Done."],
    ["“This is it. We know,” he said.", "And then?", "Nothing."],
    ["**Securing supply:**  The Participants act.", "*Then* they wait."],
    ["He said “yes.”", "She said no."],
    ["No. 5 of Art. 3 applies vs. Annex II.", "It does."],
    ["a. First point.", "Second point.", "Third."],
]


@pytest.mark.parametrize("parts", FRENCH)
def test_french_sentences_end_where_they_should(parts: list[str]):
    text = " ".join(parts)
    assert [text[a:b] for a, b in sentences(text, 0, len(text), layout("fr"))] == parts


@pytest.mark.parametrize("parts", ENGLISH)
def test_english_sentences_end_where_they_should(parts: list[str]):
    text = "\n".join(parts)
    assert [text[a:b] for a, b in sentences(text, 0, len(text), layout("en"))] == parts


def test_a_long_quotation_may_hold_several_sentences():
    parts = ["« " + "Le Conseil a beaucoup parlé de cela. " * 12, "Il a conclu. »"]
    text = "".join(parts)
    assert len(sentences(text, 0, len(text), layout("fr"))) == 13


def test_a_sentence_stays_inside_its_span():
    text = "Avant. Dedans. Encore. Après."
    assert [text[a:b] for a, b in sentences(text, 7, 22, layout("fr"))] == ["Dedans.", "Encore."]


def test_nothing_has_no_sentence():
    assert sentences("   ", 0, 3, layout("fr")) == ()


def test_initials_behind_a_hyphen_end_no_sentence():
    text = "The Canada-U.S. Energy Forum met. It was the first."
    assert [text[a:b] for a, b in sentences(text, 0, len(text), layout("en"))] == [
        "The Canada-U.S. Energy Forum met.",
        "It was the first.",
    ]
