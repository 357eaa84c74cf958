"""Layout wordings."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.documents.layout import languages, layout
from kg.errors import OntologyError


def test_french_and_english_are_known():
    assert languages() == ("en", "fr")


def test_a_region_does_not_change_the_language():
    assert layout("fr-FR") == layout("fr")


def test_a_language_nobody_knows_has_the_words_of_all():
    assert layout("pt").abbreviations == layout("fr").abbreviations | layout("en").abbreviations


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("en: [", "layout.yaml: while parsing"),
        ("longest_heading: 3", "layout.yaml: 'en'; mend the layout wordings"),
        (
            "en: {abbreviations: [no]}",
            "'abbreviations' holds a word that YAML takes for something else; quote it",
        ),
    ],
)
def test_damaged_wordings_name_their_file(tmp_path: Path, content: str, message: str):
    (tmp_path / "patterns").mkdir()
    (tmp_path / "patterns" / "layout.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(OntologyError) as raised:
        layout("fr", tmp_path)
    assert message in str(raised.value)
