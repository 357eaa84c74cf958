"""A note as a Word file that a ministry can edit: ordinary styles and lists, no time in it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from kg.views.note.html import grouped
from kg.views.note.model import Line, Note, Section, Source

if TYPE_CHECKING:
    from docx.document import Document

LOCALES = {"fr": "fr-FR", "en": "en-GB"}
# The earliest day a zip file can name; a file that names the day it was made is another file every day.
_DAY = (1980, 1, 1, 0, 0, 0)
_FONT = "Arial"
_SMALL, _BODY = 7.5, 9.0


def to_docx(note: Note) -> bytes:
    """The note as a .docx file, the same bytes for the same note.

    Headings are headings, lines are a bulleted list, sources stand in brackets and are listed at
    the end; the language of the text and of each quote is set, so that the right spelling is checked.
    """
    from docx import Document
    from docx.shared import Pt

    document = Document()
    of = note.language
    _set_up(document, note)
    document.add_paragraph(note.title[of], style="Title")
    document.add_paragraph(f"{note.subtitle[of]} · {note.state[of]}", style="Subtitle")
    for section in note.sections:
        _section(document, section, of)
    document.add_heading(note.words["sources"][of], 1)
    _sources(document, note.sources, of)
    for reference in note.references:
        paragraph = document.add_paragraph(style="List Bullet")
        paragraph.add_run(reference.short).bold = True
        about = ", ".join(filter(None, (reference.title, reference.publisher, reference.date)))
        _language(paragraph.add_run(f" {about}"), reference.language)
        for run in paragraph.runs:
            run.font.size = Pt(_SMALL)
    for remark in note.remarks:
        run = document.add_paragraph().add_run(remark[of])
        run.italic, run.font.size = True, Pt(_SMALL)
    return _timeless(document)


def _set_up(document: Document, note: Note) -> None:
    """Page, styles, language and properties."""
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Mm, Pt

    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(15)
    page.top_margin = page.bottom_margin = Mm(12)
    page.header_distance = page.footer_distance = Mm(6)
    sizes = {
        "Normal": (_BODY, 0, 1),
        "List Bullet": (_BODY, 0, 1),
        "Title": (16, 0, 2),
        "Subtitle": (_BODY, 0, 4),
    }
    headings = {"Heading 1": (10.5, 6, 2), "Heading 2": (_BODY, 2, 1)}
    for name, (size, before, after) in (sizes | headings).items():
        style: Any = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
        _fonts(style)
    locale = LOCALES[note.language]
    for tag in document.styles.element.iter(_w("lang")):
        tag.set(_w("val"), locale)
    properties = document.core_properties
    properties.title, properties.subject = note.title[note.language], note.subtitle[note.language]
    properties.author, properties.language = "Entente", locale
    properties.comments, properties.last_modified_by, properties.keywords = "", "", note.party
    _page_number(page.footer.paragraphs[0])


def _section(document: Document, section: Section, language: str) -> None:
    document.add_heading(section.title[language], 1)
    for head, lines in grouped(section.lines, language):
        if head and not section.inline:
            document.add_heading(head, 2)
        if not section.inline:
            for line in lines:
                _said(document.add_paragraph(style="List Bullet"), line, language)
            continue
        paragraph = document.add_paragraph()
        if head:
            paragraph.add_run(f"{head} : " if language == "fr" else f"{head}: ").italic = True
        for number, line in enumerate(lines):
            if number:
                paragraph.add_run(" · ")
            _said(paragraph, line, language, strong=bool(head))
    if section.others:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{section.more[language]} ").italic = True
        command = paragraph.add_run(section.command)
        command.font.name = "Courier New"
        _language(command, "")


def _said(paragraph: Any, line: Line, language: str, *, strong: bool = True) -> None:  # noqa: ANN401
    from docx.shared import Pt

    paragraph.add_run(line.name[language]).bold = strong
    marks = [mark.label[language] for mark in line.marks]
    if marks:
        paragraph.add_run(f" ({', '.join(marks)})").italic = True
    if line.told[language]:
        paragraph.add_run(f" {line.told[language]}")
    paragraph.add_run(f" [{', '.join(line.sources)}]").font.size = Pt(_SMALL)


def _sources(document: Document, sources: tuple[Source, ...], language: str) -> None:
    """Number, place and quote, in two columns."""
    from docx.enum.section import WD_SECTION
    from docx.shared import Mm, Pt

    columns = document.add_section(WD_SECTION.CONTINUOUS)
    _columns(columns, 2)
    for source in sources:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Mm(8)
        paragraph.paragraph_format.first_line_indent = Mm(-8)
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(8))
        told = f"{source.document}, {source.place[language]} " if source.quote else source.told[language]
        paragraph.add_run(f"[{source.number}]\t{told}")
        if source.quote:
            _language(paragraph.add_run(f"« {source.quote} »"), source.language)
        for run in paragraph.runs:
            run.font.size = Pt(_SMALL)
    _columns(document.add_section(WD_SECTION.CONTINUOUS), 1)


def _columns(section: Any, count: int) -> None:  # noqa: ANN401
    """Sets how many columns a part of the document has."""
    from docx.oxml import OxmlElement

    found = section._sectPr.find(_w("cols"))
    if found is None:
        found = OxmlElement("w:cols")
        section._sectPr.append(found)
    found.set(_w("num"), str(count))
    found.set(_w("space"), "340")


def _w(name: str) -> str:
    from docx.oxml.ns import qn

    found: str = qn(f"w:{name}")
    return found


def _language(run: Any, language: str) -> None:  # noqa: ANN401
    """The language a run is spelled in; none switches the checking of it off."""
    from docx.oxml import OxmlElement

    properties = run._r.get_or_add_rPr()
    if not language:
        properties.append(OxmlElement("w:noProof"))
        return
    tag = OxmlElement("w:lang")
    tag.set(_w("val"), LOCALES.get(language.split("-")[0], language))
    properties.append(tag)


def _fonts(style: Any) -> None:  # noqa: ANN401
    """The font for every script; a theme's font would win otherwise."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(_w(script), _FONT)


def _page_number(paragraph: Any) -> None:  # noqa: ANN401
    from docx.oxml import OxmlElement

    field = OxmlElement("w:fldSimple")
    field.set(_w("instr"), "PAGE")
    paragraph._p.append(field)
    paragraph.alignment = 1


def _timeless(document: Document) -> bytes:
    """The file with its parts sorted and no time in or around them."""
    core = document.core_properties._element
    for tag in list(core):
        if tag.tag.rsplit("}", 1)[-1] in ("created", "modified", "lastPrinted", "revision"):
            core.remove(tag)
    written = io.BytesIO()
    document.save(written)
    made = io.BytesIO()
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as whole:
        # What is in the file comes first, as readers expect it.
        for name in sorted(parts.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = zipfile.ZipInfo(name, _DAY)
            part.compress_type, part.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            whole.writestr(part, parts.read(name))
    return made.getvalue()
