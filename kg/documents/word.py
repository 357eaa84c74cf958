"""Word files: paragraphs, headings, lists, tables and footnotes, in the simple forms of Markdown.

The archive's parts are read one by one and never beyond a limit: a file of a few
kilobytes can hold gigabytes. What is written in a text box, a header, a footer
or a comment is no part of the text, nor is what was deleted with changes tracked.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from kg.documents.extracted import Extracted
from kg.documents.markdown import Lines
from kg.documents.rules import rules
from kg.errors import DocumentError

_RULES = 1  # counts up when the same file would give another text
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_DCTERMS = "{http://purl.org/dc/terms/}"
_SKIPPED = frozenset(
    _W + tag
    for tag in (
        *("del", "moveFrom", "drawing", "pict", "object", "instrText", "delText", "fldData"),
        *("rPr", "pPr", "sdtPr", "txbxContent"),
    )
)
_CHUNK = 1 << 16
_OLE = b"\xd0\xcf\x11\xe0"


def extract(data: bytes, name: str) -> Extracted:
    """The text of a Word file and its core properties."""
    if data.startswith(_OLE):
        raise DocumentError(
            f"{name}: locked with a password, or an old .doc; save it as .docx without a password"
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise DocumentError(
            f"{name}: a damaged Word file; open it in a word processor and save it anew"
        ) from None
    with archive:
        parts = _Parts(archive, name)
        body = parts.tree("word/document.xml")
        if body is None:
            raise DocumentError(f"{name}: a zip archive without a Word document; unpack it")
        lines = Lines()
        _Writer(lines, parts).write(body)
        return Extracted(lines.text(), f"docx reader / {_RULES}", **_properties(parts))


class _Parts:
    """The parts of an archive, inflated within limits."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.archive = archive
        self.name = name
        self.limits = rules().limits

    def tree(self, part: str) -> ET.Element | None:
        """The root of a part, or None where the archive has none."""
        try:
            info = self.archive.getinfo(part)
        except KeyError:
            return None
        self._check(info.file_size, info.compress_size)
        parser: ET.XMLPullParser[ET.Element] = ET.XMLPullParser(("start", "end"))
        size = depth = 0
        root: ET.Element | None = None
        try:
            with self.archive.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    # The directory of the archive may lie about sizes.
                    self._check(size, info.compress_size)
                    parser.feed(chunk)
                    events: Iterator[Any] = iter(parser.read_events())
                    for event, element in events:
                        depth += 1 if event == "start" else -1
                        root = element if root is None else root
                        if depth > self.limits.depth:
                            raise DocumentError(f"{self.name}: elements nest too deep; save its text as .txt")
            parser.close()
        except RuntimeError:
            raise DocumentError(f"{self.name}: locked with a password; save it without one") from None
        except (
            ET.ParseError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            ValueError,
            OSError,
            NotImplementedError,
        ):
            raise DocumentError(
                f"{self.name}: a damaged Word file ({part}); open it in a word processor and save it anew"
            ) from None
        return root

    def _check(self, size: int, packed: int) -> None:
        limits = self.limits
        if size > limits.part or (size > limits.large_part and size > limits.ratio * max(packed, 1)):
            many = f"{size / 1e6:,.0f} MB in {packed / 1e6:,.1f}"
            raise DocumentError(
                f"{self.name}: a Word file that inflates without measure ({many}); do not open it"
            )


class _Writer:
    """Writes the body of a document as lines."""

    def __init__(self, lines: Lines, parts: _Parts) -> None:
        self.lines = lines
        self.styles = _heading_ranks(parts.tree("word/styles.xml"))
        self.numbered = _numbered(parts.tree("word/numbering.xml"))
        self.notes = {
            **_notes(parts.tree("word/footnotes.xml"), "footnote"),
            **_notes(parts.tree("word/endnotes.xml"), "endnote"),
        }
        self.called: dict[tuple[str, str], int] = {}
        self.counts: dict[tuple[str, int], int] = defaultdict(int)

    def write(self, root: ET.Element) -> None:
        """Write every block of a body, then the notes in the order of their calls."""
        body = root.find(f"{_W}body")
        for block in _blocks(body if body is not None else root):
            if block.tag == f"{_W}p":
                self._paragraph(block)
            else:
                self.lines.table(
                    [[self._cell(cell) for cell in _cells(row)] for row in block.iter(f"{_W}tr")]
                )
        for (kind, note), number in list(self.called.items()):
            text = " ".join(self._text(p) for p in self.notes[kind, note].iter(f"{_W}p"))
            self.lines.block(text, f"[^{number}]: ")

    def _paragraph(self, paragraph: ET.Element) -> None:
        text = self._text(paragraph)
        properties = paragraph.find(f"{_W}pPr")
        style = _value(properties, "pStyle")
        rank = self.styles.get(style, 0)
        outline = _value(properties, "outlineLvl")
        if not rank and outline.isdigit() and int(outline) < 9:
            rank = min(int(outline) + 1, 6)
        if rank:
            self.lines.block(text, "#" * rank + " ")
            return
        numbering = properties.find(f"{_W}numPr") if properties is not None else None
        if numbering is not None and text.strip():
            self.lines.block(text, self._mark(_value(numbering, "numId"), _value(numbering, "ilvl")))
            return
        self.lines.block(text, "- " if style.lower().startswith("list") else "", is_title=_is_bold(paragraph))

    def _mark(self, number: str, level: str) -> str:
        depth = int(level) if level.isdigit() and len(level) < 3 else 0
        indent = "  " * min(depth, 8)
        if (number, depth) not in self.numbered:
            return f"{indent}- "
        self.counts[number, depth] += 1
        for (other, below), _ in list(self.counts.items()):
            if other == number and below > depth:
                self.counts[other, below] = 0
        return f"{indent}{min(self.counts[number, depth], 999)}. "

    def _cell(self, cell: ET.Element) -> str:
        return " ".join(filter(None, (self._text(p).strip() for p in cell.iter(f"{_W}p"))))

    def _text(self, paragraph: ET.Element) -> str:
        words: list[str] = []
        steps = [paragraph]
        while steps:
            node = steps.pop()
            if node.tag == f"{_W}t":
                words.append(node.text or "")
            elif node.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
                words.append(" ")
            elif node.tag == f"{_W}noBreakHyphen":
                words.append("-")
            elif node.tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
                words.append(self._call(node))
            elif node.tag not in _SKIPPED:
                steps.extend(reversed(node))
        return "".join(words)

    def _call(self, node: ET.Element) -> str:
        key = (node.tag.removeprefix(_W).removesuffix("Reference"), node.get(f"{_W}id", ""))
        if key not in self.notes:
            return ""
        return f"[^{self.called.setdefault(key, len(self.called) + 1)}]"


def _blocks(body: ET.Element) -> Iterator[ET.Element]:
    """Paragraphs and outer tables, in order, whatever content controls hold them."""
    steps = list(reversed(body))
    while steps:
        node = steps.pop()
        if node.tag in (f"{_W}p", f"{_W}tbl"):
            yield node
        elif node.tag not in _SKIPPED:
            steps.extend(reversed(node))


def _cells(row: ET.Element) -> Iterator[ET.Element]:
    steps = list(reversed(row))
    while steps:
        node = steps.pop()
        if node.tag == f"{_W}tc":
            yield node
        elif node.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
            steps.extend(reversed(node))


def _value(properties: ET.Element | None, name: str) -> str:
    found = properties.find(f"{_W}{name}") if properties is not None else None
    return found.get(f"{_W}val", "") if found is not None else ""


def _is_bold(paragraph: ET.Element) -> bool:
    runs = [r for r in paragraph.iter(f"{_W}r") if any((t.text or "").strip() for t in r.iter(f"{_W}t"))]
    marks = [run.find(f"{_W}rPr/{_W}b") for run in runs]
    return bool(runs) and all(m is not None and m.get(f"{_W}val", "1") not in ("0", "false") for m in marks)


def _heading_ranks(styles: ET.Element | None) -> Mapping[str, int]:
    """Rank by style: of headings by their outline level, of the title 1."""
    found: dict[str, int] = {}
    for style in styles.iter(f"{_W}style") if styles is not None else ():
        identifier = style.get(f"{_W}styleId", "")
        called = _value(style, "name").lower()
        level = _value(style.find(f"{_W}pPr"), "outlineLvl")
        if called in ("title", "titre"):
            found[identifier] = 1
        elif level.isdigit() and int(level) < 9:
            found[identifier] = min(int(level) + 1, 6)
    return found


def _numbered(numbering: ET.Element | None) -> frozenset[tuple[str, int]]:
    """The lists and levels that count: (number of the list, level)."""
    if numbering is None:
        return frozenset()
    counted: dict[str, set[int]] = {}
    for abstract in numbering.iter(f"{_W}abstractNum"):
        levels = abstract.iter(f"{_W}lvl")
        counted[abstract.get(f"{_W}abstractNumId", "")] = {
            int(level.get(f"{_W}ilvl", "0"))
            for level in levels
            if _value(level, "numFmt") not in ("bullet", "none", "") and level.get(f"{_W}ilvl", "0").isdigit()
        }
    return frozenset(
        (num.get(f"{_W}numId", ""), level)
        for num in numbering.iter(f"{_W}num")
        for level in counted.get(_value(num, "abstractNumId"), ())
    )


def _notes(root: ET.Element | None, kind: str) -> dict[tuple[str, str], ET.Element]:
    if root is None:
        return {}
    notes = root.iter(f"{_W}{kind}")
    return {(kind, n.get(f"{_W}id", "")): n for n in notes if n.get(f"{_W}type", "normal") == "normal"}


def _properties(parts: _Parts) -> dict[str, str]:
    core = parts.tree("docProps/core.xml")
    if core is None:
        return {}

    def said(tag: str) -> str:
        return " ".join((core.findtext(tag) or "").split())

    return {
        "title": said(f"{_DC}title"),
        "publisher": said(f"{_DC}publisher"),
        "language": said(f"{_DC}language"),
        "filed": said(f"{_DCTERMS}created"),
    }
