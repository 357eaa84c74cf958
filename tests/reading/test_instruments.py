"""Where a name of an instrument begins and ends in official prose."""

from __future__ import annotations

import pytest

from kg.reading.grammar import grammar
from kg.reading.instruments import head_nouns, noun_phrases
from kg.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le dialogue sur la 5G a été lancé.", "dialogue sur la 5G"),
        ("ont créé un groupe de travail sur la 5G dans le cadre du forum", "groupe de travail sur la 5G"),
        ("la « Feuille de route sur la paix (2023-2027) ». Ce", "Feuille de route sur la paix (2023-2027)"),
        ("l’alliance pour la prospérité et d’autres formats", "alliance pour la prospérité"),
        ("le comité du commerce et de la technologie est prêt", "comité du commerce et de la technologie"),
        ("du partenariat numérique UE-Japon, qui", "partenariat numérique UE-Japon"),
        ("un dialogue afin de maintenir les flux", "dialogue"),
        ("boîte à outils 5G 35 , le", "boîte à outils 5G"),
    ],
)
def test_a_name_ends_before_what_cannot_belong_to_it(vocabulary: Vocabulary, text: str, name: str):
    phrases = noun_phrases(text, 0, len(text), head_nouns(vocabulary, "fr"), grammar(vocabulary, "fr"), [])
    assert name in [text[p.start : p.end] for p in phrases]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("launched the Valdoria-Kestria Trade Council in 2023", "Valdoria-Kestria Trade Council"),
        ("a Memorandum of Understanding on minerals was signed", "Memorandum of Understanding on minerals"),
    ],
)
def test_an_english_name_grows_to_the_left(vocabulary: Vocabulary, text: str, name: str):
    phrases = noun_phrases(text, 0, len(text), head_nouns(vocabulary, "en"), grammar(vocabulary, "en"), [])
    assert name in [text[p.start : p.end] for p in phrases]


def test_an_acronym_in_brackets_is_kept(vocabulary: Vocabulary):
    text = "le forum sur la gouvernance (FIG) a émergé"
    (phrase,) = noun_phrases(text, 0, len(text), head_nouns(vocabulary, "fr"), grammar(vocabulary, "fr"), [])
    assert phrase.acronym == "FIG"
