"""The structure of documents: invented texts first, then the seeds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kg.documents.corpus import load_document, read_manifest
from kg.documents.passages import passages
from kg.model import Document, Passage, PassageKind

SEEDS = Path(__file__).parents[2] / "seeds"


def _load(number: str) -> Document:
    (row,) = (row for row in read_manifest(SEEDS) if row.id.startswith(number))
    return load_document(row, SEEDS)


@pytest.fixture(scope="module")
def strategy() -> Document:
    return _load("002")


def _shown(text: str, kinds: str = "", **options: object) -> list[tuple[str, int, str]]:
    found = passages(text, language="fr", **options)
    return [
        (p.kind.value, p.number, text[p.start : p.end]) for p in found if not kinds or p.kind.value in kinds
    ]


def _of(document: Document, kind: PassageKind) -> list[Passage]:
    return [p for p in document.passages if p.kind is kind]


# -- invented texts -------------------------------------------------------------------------------


def test_a_line_is_a_paragraph_where_lines_are_not_wrapped():
    text = "Titre court\nUn premier paragraphe.\nUn second. Avec une suite.\n"
    assert _shown(text) == [
        ("heading", 0, "Titre court"),
        ("paragraph", 0, "Un premier paragraphe."),
        ("sentence", 0, "Un premier paragraphe."),
        ("paragraph", 0, "Un second. Avec une suite."),
        ("sentence", 0, "Un second."),
        ("sentence", 0, "Avec une suite."),
    ]


def test_a_wrapped_paragraph_goes_on_to_the_blank_line():
    text = "Nous, les chefs d’État des\ntrois pays, sommes réunis. Une\nphrase de plus.\n\nEt la suite.\n"
    assert _shown(text, "paragraph") == [
        ("paragraph", 0, "Nous, les chefs d’État des\ntrois pays, sommes réunis. Une\nphrase de plus."),
        ("paragraph", 0, "Et la suite."),
    ]


def test_list_items_lose_their_markers_and_keep_their_numbers():
    text = "Trois points:\n\n  1. radio\n  2. normes\n- tiret\n·puce\na)lettre\n2)nombre\n"
    assert _shown(text, "list_item") == [
        ("list_item", 1, "radio"),
        ("list_item", 2, "normes"),
        ("list_item", 0, "tiret"),
        ("list_item", 0, "puce"),
        ("list_item", 1, "lettre"),
        ("list_item", 2, "nombre"),
    ]


def test_lines_that_end_with_semicolons_after_a_colon_are_a_list():
    text = "Le programme a pour vocation de :\nAnalyser ;\nÉvaluer ;\nSoutenir.\nIl continue.\n"
    assert _shown(text, "list_item paragraph") == [
        ("paragraph", 0, "Le programme a pour vocation de :"),
        ("list_item", 0, "Analyser ;"),
        ("list_item", 0, "Évaluer ;"),
        ("list_item", 0, "Soutenir."),
        ("paragraph", 0, "Il continue."),
    ]


def test_a_lone_number_numbers_a_heading_and_a_run_of_them_a_list():
    text = "1.Le réseau\nIl grandit.\n2.Le commerce\nIl suit.\n\n1. un\n2. deux\n"
    assert _shown(text, "heading list_item") == [
        ("heading", 1, "Le réseau"),
        ("heading", 2, "Le commerce"),
        ("list_item", 1, "un"),
        ("list_item", 2, "deux"),
    ]


def test_the_last_line_is_no_heading():
    assert _shown("Un texte.\n\nParis, le douze novembre") == [
        ("paragraph", 0, "Un texte."),
        ("sentence", 0, "Un texte."),
        ("paragraph", 0, "Paris, le douze novembre"),
        ("sentence", 0, "Paris, le douze novembre"),
    ]


def test_markdown_says_what_its_parts_are():
    text = (
        "---\ndate: '2023-08-18'\ntitle: \"The Spirit:\\\n  \\ of Camp\\_David\"\n---\n\n"
        "# One\n\nA *wrapped*\nparagraph.\n\n**Section I**\n\n1.  First\n    goes on.\n    1.  Inner one.\n"
        "    2.  Inner two.\n2.  Second.\n\n------\n\nUnder\n-----\n\n-   Dash\n\n\\###\n"
    )
    assert _shown(text, "heading paragraph list_item", markdown=True) == [
        ("paragraph", 0, "date: '2023-08-18'"),
        ("heading", 0, "The Spirit:\\\n  \\ of Camp\\_David"),
        ("heading", 0, "One"),
        ("paragraph", 0, "A *wrapped*\nparagraph."),
        ("heading", 0, "Section I"),
        ("list_item", 1, "First\n    goes on."),
        ("list_item", 1, "Inner one."),
        ("list_item", 2, "Inner two."),
        ("list_item", 2, "Second."),
        ("heading", 0, "Under"),
        ("list_item", 0, "Dash"),
    ]
    headings = [p.headings for p in passages(text, language="en", markdown=True) if p.number == 2]
    assert headings[0] == ("One", "Section I")


def test_letters_and_roman_numerals_number_items_too():
    text = "Members are:\n\n(a)  one\n(b)  two:\n     (i)   deep\n     (ii)  deeper\n     (iv)  deepest\n"
    assert _shown(text, "list_item", markdown=True) == [
        ("list_item", 1, "one"),
        ("list_item", 2, "two:"),
        ("list_item", 1, "deep"),
        ("list_item", 2, "deeper"),
        ("list_item", 4, "deepest"),
    ]


def test_a_box_holds_a_title_and_items():
    text = (
        "Avant.\n|\nExemples ·Un câble, dont: 1)BELLA. Il existe; 2)MEDUSA. Fin. ·Un satellite. |\nAprès.\n"
    )
    found = passages(text, language="fr")
    assert [(p.kind.value, p.number, text[p.start : p.end], p.parent) for p in found][2:] == [
        ("table_row", 1, text[9:84], None),
        ("table_cell", 1, text[9:84], 2),
        ("heading", 0, "Exemples", 3),
        ("list_item", 0, "Un câble, dont: 1)BELLA. Il existe; 2)MEDUSA. Fin.", 3),
        ("sentence", 0, "Un câble, dont:", 5),
        ("list_item", 1, "BELLA. Il existe;", 5),
        ("sentence", 0, "BELLA.", 7),
        ("sentence", 0, "Il existe;", 7),
        ("list_item", 2, "MEDUSA. Fin.", 5),
        ("sentence", 0, "MEDUSA.", 10),
        ("sentence", 0, "Fin.", 10),
        ("list_item", 0, "Un satellite.", 3),
        ("sentence", 0, "Un satellite.", 13),
        ("paragraph", 0, "Après.", None),
        ("sentence", 0, "Après.", 15),
    ]
    assert found[13].headings == ("Exemples",)


# -- the seeds ------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_passages_are_exact_ordered_and_nested(number: str):
    document = _load(number)
    places = [(p.start, -p.end) for p in document.passages]
    assert places == sorted(places)
    for index, passage in enumerate(document.passages):
        quote = document.text[passage.start : passage.end]
        assert quote == quote.strip() != ""
        if passage.parent is not None:
            parent = document.passages[passage.parent]
            assert passage.parent < index
            assert parent.start <= passage.start < passage.end <= parent.end


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_every_word_stands_in_a_passage(number: str):
    document = _load(number)
    covered = bytearray(len(document.text))
    for p in document.passages:
        if p.parent is None:
            covered[p.start : p.end] = b"\x01" * (p.end - p.start)
    left = "".join(" " if covered[n] else c for n, c in enumerate(document.text))
    # Bullets, numbers of items and headings, bars of tables.
    assert {word for word in left.split() if not word.strip("·-|0123456789.)")} == set(left.split()) - {
        "a)",
        "b)",
        "c)",
    }


def test_the_communique_has_its_title_and_seven_sentences():
    document = _load("001")
    assert [document.text[p.start : p.end][:40] for p in _of(document, PassageKind.HEADING)] == [
        "France - Japon - Première session du gro"
    ]
    body = [p for p in _of(document, PassageKind.SENTENCE) if p.headings and p.end - p.start > 40]
    assert len(body) == 7


def test_the_annex_has_fifty_rows_in_six_sections(strategy: Document):
    rows = [p for p in _of(strategy, PassageKind.TABLE_ROW) if p.headings[0] == "Actions en cours et prévues"]
    assert [row.number for row in rows] == list(range(51))
    sections = Counter(row.headings[1] for row in rows[1:])
    assert sections == {
        "Connectivité sécurisée": 5,
        "Technologies émergentes": 21,
        "Cybersécurité": 9,
        "Identités numériques et infrastructures publiques numériques": 5,
        "Plateformes en ligne et intégrité de l’écosystème de l’information": 6,
        "Gouvernance de l’internet": 4,
    }
    assert Counter(row.headings[2:] for row in rows[1:] if row.headings[1] == "Technologies émergentes") == {
        ("Intelligence artificielle",): 8,
        ("5G et 6G",): 3,
        ("Semi-conducteurs",): 5,
        ("Informatique quantique et calcul à haute performance",): 5,
    }


def test_each_row_of_the_annex_has_four_cells(strategy: Document):
    for index, passage in enumerate(strategy.passages):
        if passage.kind is PassageKind.TABLE_ROW and passage.headings[0] == "Actions en cours et prévues":
            cells = [p for p in strategy.passages if p.kind is PassageKind.TABLE_CELL and p.parent == index]
            assert [cell.number for cell in cells] == [1, 2, 3, 4]


def test_the_row_with_a_broken_cell_is_whole(strategy: Document):
    row = next(
        i for i, p in enumerate(strategy.passages) if p.kind is PassageKind.TABLE_ROW and p.number == 47
    )
    cells = [strategy.text[p.start : p.end] for p in strategy.passages if p.parent == row]
    assert cells[0] == "Promouvoir un modèle de gouvernance multipartite et inclusif pour l’internet du futur"
    assert cells[2:] == ["Action multilatérale", "Quatrième trimestre de 2025"]


def test_the_box_of_the_body_holds_six_actions(strategy: Document):
    box = next(i for i, p in enumerate(strategy.passages) if p.kind is PassageKind.TABLE_CELL)
    items = [p for p in strategy.passages if p.parent == box and p.kind is PassageKind.LIST_ITEM]
    assert len(items) == 6
    assert items[0].headings[-1] == "Exemples de futures actions dans le domaine de la connectivité sécurisée"
    inner = [p for p in strategy.passages if p.parent is not None and strategy.passages[p.parent] in items]
    assert [p.number for p in inner if p.kind is PassageKind.LIST_ITEM] == [1, 2, 3]


def test_the_sections_of_the_body_are_numbered(strategy: Document):
    headings = [p for p in _of(strategy, PassageKind.HEADING) if p.number and p.parent is None]
    assert [(p.number, len(p.headings)) for p in headings][:6] == [(n, 1) for n in range(1, 7)]


def test_the_international_page_puts_bodies_under_the_united_nations_and_no_other():
    document = _load("003")
    heads = {document.text[p.start : p.end]: p.headings[1:] for p in _of(document, PassageKind.HEADING)}
    assert heads["Union internationale des télécommunications (UIT)"] == ("NATIONS UNIES",)
    assert heads["G7"] == heads["OCDE"] == heads["Conseil de l’Europe"] == heads["ASEM"] == ()


@pytest.mark.parametrize(
    ("lines", "heading"),
    [
        ("**Safe Ports**\n\nWe met.", "Safe Ports"),
        ("**Safe Ports and\nClean Reefs**\n\nWe met.", "Safe Ports and Clean Reefs"),
        ("**Safe Ports**  \nWe met.", "Safe Ports"),
        ("**Safe Ports and\nClean Reefs**  \nWe met.", "Safe Ports and Clean Reefs"),
        ("**We keep ports\nsafe.**\n\nWe met.", None),
        ("**Safe Ports**\nare what we seek.", None),
    ],
)
def test_a_title_in_bold_may_be_wrapped_and_end_in_a_break(lines: str, heading: str | None):
    found = passages(f"{lines}\n", language="en", markdown=True)
    assert found[-1].headings == ((heading,) if heading else ())
