"""Folding keeps offsets; keys ignore what two spellings of a name may differ in."""

from __future__ import annotations

import pytest

from kg.text import fold, search_key, slug


@pytest.mark.parametrize("text", ["« Œuvre » d’été", "n° 1\u00a0234", "ÉTATS-UNIS", "中文 ﬁn", "İstanbul ß"])
def test_folding_keeps_one_character_for_one(text: str):
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    "text", ["« Œuvre » d’été à Zürich", "n° 1\u00a0234", "中文 ﬁn", "İstanbul ß", "Άλφα"]
)
def test_a_long_text_is_folded_as_its_characters_are(text: str):
    assert fold(text * 9) == "".join(map(fold, text * 9))


def test_a_key_ignores_case_accents_and_punctuation():
    assert search_key("Mise en ŒUVRE – d’été") == search_key("mise en oeuvre d'ete")


def test_a_slug_stops_at_a_word():
    assert slug("groupe de travail sur la sécurité économique", longest=21) == "groupe-de-travail-sur"


def test_a_slug_is_never_empty():
    assert slug("«»") == "x"
