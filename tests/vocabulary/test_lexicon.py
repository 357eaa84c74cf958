"""Names are found whole, with exact places, whatever stands around them."""

from __future__ import annotations

import pytest

from kg.vocabulary.lexicon import Lexicon, Name, is_acronym

NAMES = [
    Name("Corée du Sud", "kor"),
    Name("Corée", "kor"),
    Name("La Réunion", "reu"),
    Name("OMC", "wto"),
    Name("chaîne d’approvisionnement", "chain", cased=False),
    Name("groupe de travail", "wg", cased=False),
    Name("ministère des finances", "fra-mof", cased=False),
    Name("ministère des finances", "jpn-mof", cased=False),
    Name("franco", "fra", adjective=True, cased=False),
    Name("japonais", "jpn", adjective=True, cased=False),
]


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[h.start : h.end], h.iris) for h in Lexicon(NAMES).find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("avec la Corée du Sud.", [("Corée du Sud", ("kor",))], id="the longest name wins"),
        pytest.param("la réunion s’est tenue", [], id="a common noun is not an island"),
        pytest.param("l’omc et l’OMC", [("OMC", ("wto",))], id="acronyms keep their case"),
        pytest.param(
            "les chaînes d'approvisionnement", [("chaînes d'approvisionnement", ("chain",))], id="plural"
        ),
        pytest.param("Corées", [("Corées", ("kor",))], id="a plural of a name"),
        pytest.param("Coréenne", [], id="no match inside a word"),
        pytest.param(
            "groupe\u00a0de\n travail", [("groupe\u00a0de\n travail", ("wg",))], id="any blanks between words"
        ),
        pytest.param("«OMC»", [("OMC", ("wto",))], id="guillemets without blanks"),
        pytest.param("", [], id="an empty text"),
    ],
)
def test_names_are_found(text: str, expected: list[tuple[str, tuple[str, ...]]]):
    assert found(text) == expected


def test_a_name_of_two_entities_keeps_both():
    assert found("le ministère des finances") == [("ministère des finances", ("fra-mof", "jpn-mof"))]


def test_a_compound_adjective_gives_both_parties():
    hits = Lexicon(NAMES).find("franco-japonais")
    assert [(h.iris, h.adjective) for h in hits] == [(("fra",), True), (("jpn",), True)]


@pytest.mark.parametrize("name", ["UE", "OMC", "G7", "AI", "CPTPP", "U.S."])
def test_acronyms(name: str):
    assert is_acronym(name)


@pytest.mark.parametrize("name", ["Japon", "Inde", "Oman", "IPEF Supply"])
def test_words_and_phrases_are_no_acronyms(name: str):
    assert not is_acronym(name)
