"""PDF: paragraphs made whole, edges of pages left out, pages kept."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from kg.documents.formats import extract
from kg.errors import DocumentError

Make = Callable[..., bytes]

FIRST = [
    "*Un dialogue sur les câbles*",
    "",
    "Le Japon et la France ont lancé un dialogue sur la sécurité des câbles sous-marins, que deux",
    "ministères conduisent chaque année depuis le sommet de Tokyo et qui réunit aussi les entre\u00ad",
    "prises des deux pays. Une feuille de route en fixe les étapes jusqu'à la fin de la décennie et",
    "prévoit trois réunions.",
    "",
    "- Le Chili observe.",
    "- Le Pérou suit.",
    "",
    "Les deux parties ont convenu de se revoir à Lyon, où elles examineront les premiers résultats et",
]
SECOND = ["arrêteront la suite de leurs travaux.", "", "Un rapport sera publié."]


def test_lines_become_paragraphs_and_a_cut_word_is_made_whole(pdf: Make) -> None:
    pages = [FIRST, SECOND, ["Un dernier mot."]]
    found = extract(pdf(pages, title="Un dialogue", head="Ministère des exemples"), "a.pdf")
    assert found.text.split("\n\n") == [
        "Un dialogue sur les câbles",
        "Le Japon et la France ont lancé un dialogue sur la sécurité des câbles sous-marins, que deux ministères "
        "conduisent chaque année depuis le sommet de Tokyo et qui réunit aussi les entreprises des deux pays. Une "
        "feuille de route en fixe les étapes jusqu'à la fin de la décennie et prévoit trois réunions.",
        "- Le Chili observe.",
        "- Le Pérou suit.",
        "Les deux parties ont convenu de se revoir à Lyon, où elles examineront les premiers résultats et\f"
        "arrêteront la suite de leurs travaux.",
        "Un rapport sera publié.",
        "\fUn dernier mot.\n",
    ]
    assert re.fullmatch(r"pypdfium2 [\d.]+ / 1", found.extractor)
    assert (found.title, found.filed) == ("Un dialogue", "2000-01-01")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("locked", "a.pdf: locked with a password; save it without one"),
        (
            "scanned",
            "a.pdf: no text layer, its 2 pages are pictures; run text recognition (OCR) on it first",
        ),
        ("cut", "a.pdf: a damaged PDF; open it in a viewer and print it to a new PDF"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_what_to_do(pdf: Make, data: str, said: str) -> None:
    made = {
        "locked": lambda: pdf([["secret"]], password="x"),
        "scanned": lambda: pdf([[], []]),
        "cut": lambda: b"%PDF-1.4\n" + pdf([["mot"]])[9:200],
    }
    with pytest.raises(DocumentError) as caught:
        extract(made[data](), "a.pdf")
    assert str(caught.value) == said
