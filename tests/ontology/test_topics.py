"""The scheme of topics: one name, one topic, each below one of the two top ones."""

from __future__ import annotations

from collections import defaultdict

import pytest

from kg.namespaces import BASE
from kg.text import search_key
from kg.vocabulary import Vocabulary, load

TOP = {f"{BASE}scheme/topics/{name}" for name in ("technologies", "policy-domains")}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_two_topics_share_a_name(vocabulary: Vocabulary, language: str):
    topics: dict[str, set[str]] = defaultdict(set)
    for iri in vocabulary.concepts("topics"):
        entity = vocabulary.entity(iri)
        for label in (*entity.preferred, *entity.alternative, *entity.hidden):
            if label.language == language:
                topics[search_key(label.text)].add(iri)
    assert {name: found for name, found in topics.items() if len(found) > 1} == {}


def test_every_topic_leads_up_to_a_top_one(vocabulary: Vocabulary):
    lost = [iri for iri in vocabulary.concepts("topics") if not TOP & set(vocabulary.broader(iri))]
    assert lost == []


@pytest.mark.parametrize(
    ("french", "english", "topic"),
    [
        ("éolien en mer", "offshore wind power", "offshore-wind"),
        ("petits réacteurs modulaires", "SMRs", "small-modular-reactors"),
        ("aluminium", "aluminum", "aluminium"),
        ("captage et stockage du carbone", "CCUS", "carbon-capture"),
        ("sécurité sanitaire", "global health security", "health-security"),
        ("pêche INN", "IUU fishing", "illegal-fishing"),
        ("égalité femmes-hommes", "women’s empowerment", "gender-equality"),
        ("travail forcé", "forced labor", "forced-labour"),
    ],
)
def test_documents_of_both_languages_meet_in_one_topic(
    vocabulary: Vocabulary, french: str, english: str, topic: str
):
    assert vocabulary.named(french) == vocabulary.named(english) == (f"{BASE}scheme/topics/{topic}",)
