"""Web pages: the main text, without menus."""

from __future__ import annotations

import pytest

from kg.documents.formats import extract, is_markdown, sniff
from kg.errors import DocumentError

PAGE = """<!doctype html><html lang="fr"><head><title>Accord | Ministère</title>
<meta property="article:published_time" content="2024-02-01T10:00:00Z">
<meta property="og:site_name" content="Ministère"></head><body>
<header><a href="/">Accueil</a></header><nav><ul><li><a>Menu</a></li></ul></nav>
<div class="cookie-banner"><p>Des cookies ? Acceptez-les tous.</p></div>
<main><h1>France - Japon</h1><div class="share">Partager</div>
<p>Le <b>Japon</b> et la France<br>ont lancé un dialogue<sup><a href="#n1">1</a></sup> &amp; plus.</p>
<p><strong>Résultats</strong></p>
<ul><li>Un <a href="x">lien</a> dans une phrase.</li><li><p>Deux</p><ol><li>sous un</li></ol></li></ul>
<table><tr><th>Pays</th><th>Date</th></tr><tr><td>Chili</td><td>2024 | fin</td></tr></table>
<ul><li><a href="y">À lire aussi</a></li></ul><script>var x = "non";</script></main>
<footer><p>Mentions légales</p></footer></body></html>"""


def test_a_page_is_its_main_text_in_marked_lines() -> None:
    found = extract(PAGE.encode(), "a.html")
    assert found.text.split("\n\n") == [
        "# France - Japon",
        "Le Japon et la France ont lancé un dialogue & plus.",
        "###### Résultats",
        "- Un lien dans une phrase.",
        "- Deux",
        "  1. sous un",
        "| Pays | Date |\n| --- | --- |\n| Chili | 2024 \\| fin |\n",
    ]
    assert (found.title, found.publisher, found.language) == ("France - Japon", "Ministère", "fr")
    assert (found.date, found.filed) == ("", "2024-02-01T10:00:00Z")


def test_a_page_in_an_older_encoding_is_read() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>Été à Sète, où il fait beau.</p></body></html>'
    assert extract(page.encode("latin-1"), "a.htm").text == "Été à Sète, où il fait beau.\n"


def test_a_page_that_nests_without_end_is_refused() -> None:
    with pytest.raises(
        DocumentError, match=r"^a\.html: 5,000 elements one inside the other; save its text as \.txt$"
    ):
        extract(b"<div>" * 5000, "a.html")


def test_a_file_that_is_not_what_its_name_says_says_so() -> None:
    with pytest.raises(DocumentError) as caught:
        extract(b"%PDF-1.7 ...", "a.txt")
    assert str(caught.value) == "a.txt: holds a PDF, not what its name says; rename it to end in .pdf"


def test_text_layers_of_marked_formats_are_read_as_markdown() -> None:
    names = ("a.txt", "a.md", "a.HTML", "a.pdf", "a.docx")
    assert [is_markdown(name) for name in names] == [False, True, True, False, True]
    assert sniff(PAGE.encode()) == ".html"
