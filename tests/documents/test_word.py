"""Word: headings, lists, tables and footnotes, within limits."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from kg.documents.formats import extract
from kg.errors import DocumentError

Make = Callable[..., bytes]

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

STYLES = (
    f'<w:styles {W}><w:style w:styleId="T1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
    "</w:style></w:styles>"
)
NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
NOTES = (
    f'<w:footnotes {W}><w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:t>Avec le Chili.</w:t></w:r></w:p></w:footnote></w:footnotes>'
)
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>Accord</dc:title><dcterms:created>2024-02-01T08:00:00Z</dcterms:created></cp:coreProperties>"
)


def p(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def test_a_word_file_becomes_headings_items_rows_and_notes(word: Make) -> None:
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
    body = (
        p("Partie", '<w:pStyle w:val="T1"/>')
        + p("Résultats", run="<w:b/>")
        + "<w:p><w:r><w:t>Un dialogue</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>"
        + "<w:del><w:r><w:delText> secret</w:delText></w:r></w:del><w:ins><w:r><w:t> est né.</w:t></w:r></w:ins></w:p>"
        + p("Premier point", item.format(1))
        + p("Deuxième point", item.format(1))
        + p("Puce", item.format(7))
        + "<w:tbl><w:tr><w:tc>"
        + p("Pays")
        + "</w:tc><w:tc>"
        + p("Date")
        + "</w:tc></w:tr><w:tr><w:tc>"
        + p("Pérou")
        + p("et Chili")
        + "</w:tc><w:tc>"
        + p("2024")
        + "</w:tc></w:tr></w:tbl>"
    )
    found = extract(word(body, styles=STYLES, numbering=NUMBERING, footnotes=NOTES, core=CORE), "a.docx")
    assert found.text.split("\n\n") == [
        "# Partie",
        "###### Résultats",
        "Un dialogue[^1] est né.",
        "1. Premier point",
        "2. Deuxième point",
        "- Puce",
        "| Pays | Date |\n| --- | --- |\n| Pérou et Chili | 2024 |",
        "[^1]: Avec le Chili.\n",
    ]
    assert (found.title, found.filed) == ("Accord", "2024-02-01T08:00:00Z")


def bomb(honest: bool) -> bytes:
    """A file of some kilobytes that inflates to 100 MB; the archive's directory says so, or lies."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        opening = f"<w:document {W}><w:body><w:p><w:r><w:t>".encode()
        archive.writestr("word/document.xml", opening + b"a" * 100_000_000)
    data = bytearray(out.getvalue())
    if not honest:
        entry = data.rindex(b"PK\x01\x02")
        data[entry + 24 : entry + 28] = (1000).to_bytes(4, "little")
    return bytes(data)


@pytest.mark.parametrize("honest", [True, False])
def test_a_file_that_inflates_without_measure_is_refused(honest: bool) -> None:
    with pytest.raises(
        DocumentError, match=r"^a\.docx: (a Word file that inflates without measure|a damaged Word)"
    ):
        extract(bomb(honest), "a.docx")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 cut", "a.docx: a damaged Word file; open it in a word processor and save it anew"),
        (
            b"\xd0\xcf\x11\xe0 old",
            "a.docx: locked with a password, or an old .doc; save it as .docx without a password",
        ),
        (b"plain text", "a.docx: a damaged Word file; open it in a word processor and save it anew"),
    ],
)
def test_a_word_file_that_cannot_be_read_says_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(DocumentError) as caught:
        extract(data, "a.docx")
    assert str(caught.value) == said


def test_elements_that_nest_without_end_are_refused(word: Make) -> None:
    with pytest.raises(DocumentError, match="nest too deep"):
        extract(word("<w:sdt>" * 3000 + "</w:sdt>" * 3000), "a.docx")
