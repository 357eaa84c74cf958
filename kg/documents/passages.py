"""A document's structure: its passages, in order, with exact offsets and the headings above them.

Markers are no part of a passage: a list item begins after its bullet or number,
a heading after its number. Sentences are the children of paragraphs, list items,
footnotes and cells. The rows of a table that hold data are numbered from 1
through the whole table; the row that names the columns has number 0. The rows
that hold a title alone are headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.documents.blocks import Block, blocks, is_wrapped
from kg.documents.footnotes import footnotes_of
from kg.documents.headings import NUMBER, HeadingPath
from kg.documents.layout import Layout, layout
from kg.documents.sentences import sentences
from kg.documents.tables import Row, Table, tables
from kg.documents.text import Line, lines, trim
from kg.model import Passage, PassageKind

_BULLET = re.compile(r"(?:(?<=\s)|\A)·\s*(?=\S)")
_INNER_NUMBER = re.compile(r"(?<=[:;]\s)\(?(\d{1,2})\)\s*(?=\S)")
_ENTRY = re.compile(r"(?P<key>[A-Za-z_]+):\s*(?P<value>\S.*)?")


@dataclass(slots=True)
class _Node:
    kind: PassageKind
    start: int
    end: int
    headings: tuple[str, ...] = ()
    number: int = 0
    children: list[_Node] = field(default_factory=list)


def passages(
    text: str, *, title: str = "", language: str = "", markdown: bool = False
) -> tuple[Passage, ...]:
    r"""The passages of a text, ordered by start, then by decreasing length.

    >>> text = "Chine\n\nLes échanges continuent. Une réunion suivra.\n"
    >>> [(p.kind.value, text[p.start:p.end], p.headings) for p in passages(text, language="fr")][2:]
    [('sentence', 'Les échanges continuent.', ('Chine',)), ('sentence', 'Une réunion suivra.', ('Chine',))]
    """
    return tuple(_flat(_Reader(text, title, layout(language), markdown).nodes()))


class _Reader:
    """Reads one text; keeps the headings that are open."""

    def __init__(self, text: str, title: str, layout: Layout, markdown: bool) -> None:
        self.text = text
        self.layout = layout
        self.markdown = markdown
        self.lines = lines(text)
        self.path = HeadingPath(title, layout)

    def nodes(self) -> list[_Node]:
        found, begin = self._front_matter()
        notes = footnotes_of(self.text, self.layout)
        note_lines = {n: note for note in notes.notes for n in range(note.first_line, note.last_line)}
        wrapped = self.markdown or is_wrapped(self.text, self.lines)
        starts = {t.first_line: t for t in tables(self.text, self.lines) if t.first_line >= begin}
        run: list[Line] = []

        def close_run(is_last: bool = False) -> None:
            for block in blocks(
                self.text, run, self.layout, markdown=self.markdown, wrapped=wrapped, is_last=is_last
            ):
                found.append(self._block(block))
            run.clear()

        number = begin
        while number < len(self.lines):
            table, note = starts.get(number), note_lines.get(number)
            if table is None and note is None:
                run.append(self.lines[number])
                number += 1
                continue
            close_run()
            if table is not None:
                found += self._table(table)
                number = table.last_line
            elif note is not None:
                node = _Node(PassageKind.FOOTNOTE, note.start, note.end, (), note.number)
                found.append(self._with_sentences(node))
                number = note.last_line
        close_run(is_last=True)
        return found

    def _front_matter(self) -> tuple[list[_Node], int]:
        """Metadata between two lines of dashes at the head of a Markdown file: the title is a heading."""
        at = [n for n, line in enumerate(self.lines) if self.text[line.start : line.end] == "---"][:2]
        if not self.markdown or len(at) < 2 or at[0] != 0:
            return [], 0
        entries: list[tuple[str, int, int, int]] = []
        for line in self.lines[1 : at[1]]:
            entry = _ENTRY.fullmatch(self.text, line.start, line.end)
            if entry and not line.indent:
                value = entry.start("value") if entry["value"] else line.end
                entries.append((entry["key"], line.start, value, line.end))
            elif entries and not line.is_blank:
                entries[-1] = (*entries[-1][:3], line.end)
        found = []
        for key, start, value, end in entries:
            if key == "title" and value < end:
                quoted = (
                    end - value > 2 and self.text[value] in "'\"" and self.text[end - 1] == self.text[value]
                )
                found.append(self._heading(value + quoted, end - quoted, 0, 1, ""))
            else:
                found.append(_Node(PassageKind.PARAGRAPH, start, end))
        return found, at[1] + 1

    def _heading(self, start: int, end: int, number: int, rank: int, text: str) -> _Node:
        above = self.path.headings
        self.path.open(text or _unescaped(self.text[start:end]), rank or None)
        if number:
            self.path.rename(self.text[start:end])
        return _Node(PassageKind.HEADING, start, end, above[: len(self.path.headings) - 1], number)

    def _block(self, block: Block) -> _Node:
        if block.kind is PassageKind.HEADING:
            return self._heading(block.start, block.end, block.number, block.rank, block.heading)
        node = _Node(block.kind, block.start, block.end, self.path.headings, block.number)
        return self._with_sentences(node)

    def _with_sentences(self, node: _Node) -> _Node:
        spans = sentences(self.text, node.start, node.end, self.layout)
        node.children += [_Node(PassageKind.SENTENCE, start, end, node.headings) for start, end in spans]
        return node

    # -- tables ---------------------------------------------------------------------------------

    def _table(self, table: Table) -> Iterator[_Node]:
        above = section = self.path.headings
        number = 0
        is_numbered = False
        for row in table.rows:
            if row.is_section:
                start, end = row.cells[0]
                marker = NUMBER.match(self.text, start, end)
                # Below a numbered section, a title without a number is one of its parts.
                is_numbered = is_numbered or marker is not None
                begin = marker.end() if marker else start
                base = above if marker or not is_numbered else section[: len(above) + 1]
                section = (*base, " ".join(self.text[begin:end].split()))
                yield _Node(PassageKind.HEADING, begin, end, base, int(marker[1]) if marker else 0)
            elif row.filled:
                number += not row.is_header
                yield self._row(row, section, 0 if row.is_header else number)

    def _row(self, row: Row, headings: tuple[str, ...], number: int) -> _Node:
        filled = [row.cells[n - 1] for n in row.filled]
        node = _Node(PassageKind.TABLE_ROW, filled[0][0], filled[-1][1], headings, number)
        for column in row.filled:
            start, end = row.cells[column - 1]
            cell = _Node(PassageKind.TABLE_CELL, start, end, headings, column)
            node.children.append(self._cell(cell))
        return node

    def _cell(self, cell: _Node) -> _Node:
        """A cell may hold a list whose bullets stand inside the line, under a title of its own."""
        bullets = list(_BULLET.finditer(self.text, cell.start, cell.end))
        if not bullets:
            return self._with_sentences(cell)
        headings = cell.headings
        start, end = trim(self.text, cell.start, bullets[0].start())
        if start < end:
            headings = (*headings, self.text[start:end])
            cell.children.append(_Node(PassageKind.HEADING, start, end, cell.headings))
        ends = [*(b.start() for b in bullets[1:]), cell.end]
        for bullet, stop in zip(bullets, ends, strict=True):
            start, end = trim(self.text, bullet.end(), stop)
            cell.children.append(self._item(_Node(PassageKind.LIST_ITEM, start, end, headings)))
        return cell

    def _item(self, item: _Node) -> _Node:
        """An item may hold a numbered list in its turn: 1) ...; 2) ..."""
        numbers = list(_INNER_NUMBER.finditer(self.text, item.start, item.end))
        if [int(n[1]) for n in numbers] != list(range(1, len(numbers) + 1)) or len(numbers) < 2:
            return self._with_sentences(item)
        _, intro = trim(self.text, item.start, numbers[0].start())
        spans = sentences(self.text, item.start, intro, self.layout)
        item.children += [_Node(PassageKind.SENTENCE, start, end, item.headings) for start, end in spans]
        ends = [*(n.start() for n in numbers[1:]), item.end]
        for number, stop in zip(numbers, ends, strict=True):
            start, end = trim(self.text, number.end(), stop)
            child = _Node(PassageKind.LIST_ITEM, start, end, item.headings, int(number[1]))
            item.children.append(self._with_sentences(child))
        return item


def _unescaped(text: str) -> str:
    r"""A YAML scalar as plain text, for the heading path.

    >>> _unescaped('the United\\_States,\\\n  \\ and Japan')
    'the United States, and Japan'
    """
    return " ".join(re.sub(r"\\\n\s*|\\(?=\s)|\\_", " ", text).split())


def _flat(nodes: Sequence[_Node]) -> list[Passage]:
    found: list[Passage] = []

    def add(node: _Node, parent: int | None) -> None:
        found.append(Passage(node.kind, node.start, node.end, node.headings, parent, node.number))
        mine = len(found) - 1
        for child in node.children:
            add(child, mine)

    for node in sorted(nodes, key=lambda n: (n.start, -n.end)):
        add(node, None)
    return found
