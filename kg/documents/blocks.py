"""The lines of a document gathered into blocks: headings, paragraphs, list items.

Two layouts are met. In copies of web pages and of extracted text a line is a
whole paragraph; in hard-wrapped text and in Markdown a paragraph goes on until a
blank line. Which one it is shows in how often a line begins in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.documents.headings import NUMBER, is_heading
from kg.documents.layout import Layout
from kg.documents.text import Line, trim
from kg.model import PassageKind

_ITEM = re.compile(
    r"(?:[·•▪◦‣]\s*|[-–—*+]\s+|\(?(?P<number>\d{1,3})\)\s*|(?P<point>\d{1,3})\.(?!\d)\s*"
    r"|\((?P<roman>[ivx]{1,5})\)\s*|\(?(?P<letter>[a-z])\)\s*)(?=\S)"
)
_ROMAN = {"i": 1, "v": 5, "x": 10}
_HASHES = re.compile(r"(#{1,6})\s+(.*?)(?:\s+#+)?")
_BOLD = re.compile(r"(?:\*\*|__)(?P<text>[^*_]+)(?:\*\*|__)")
# A title in bold is wrapped over no more lines; two blanks at the end of a line break it; what ends a sentence.
_WRAPPED_TITLE = 3
_BREAK = "  "
_CLOSES = ".;?!,"
_SAYS = re.compile(r"[^\W_]")
_BARE_NUMBER = re.compile(r"\d{1,3}[.)]")
_UNDERLINE = re.compile(r"(=+|-{3,})")
# Where continuation lines begin in lower case more often than this, lines are wrapped.
_WRAPPED = 0.2


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or a list item, without its marker.

    Attributes:
        rank: of a heading whose rank is written (Markdown), else 0.
        heading: the text of a heading, with its number.
    """

    kind: PassageKind
    start: int
    end: int
    number: int = 0
    rank: int = 0
    heading: str = ""


def is_wrapped(text: str, lines: Sequence[Line]) -> bool:
    r"""Whether paragraphs run over several lines.

    >>> from kg.documents.text import lines
    >>> is_wrapped("", ()), is_wrapped(t := "We, the leaders of the\nthree countries, met.\n", lines(t))
    (False, True)
    """
    pairs = [(a, b) for a, b in pairwise(lines) if not a.is_blank and not b.is_blank]
    lower = sum(1 for _, b in pairs if text[b.start].islower() and not _ITEM.match(text, b.start, b.end))
    return lower > _WRAPPED * len(pairs)


def blocks(
    text: str, lines: Sequence[Line], layout: Layout, *, markdown: bool, wrapped: bool, is_last: bool
) -> tuple[Block, ...]:
    """The blocks that a run of lines (no table, no front matter) makes.

    A heading has something under it: the last line of the last run is none.
    """
    found: list[Block] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        content = text[line.start : line.end]
        if _SAYS.search(content) is None or _BARE_NUMBER.fullmatch(content):
            number += 1
            continue
        if markdown:
            heading, number_after = _markdown_heading(text, lines, number, layout.longest_sentence)
            if heading is not None:
                found.append(heading)
                number = number_after
                continue
        elif not line.indent and not _begins_item(text, lines, number) and is_heading(content, layout):
            alone = not wrapped or _is_alone(lines, number)
            if alone and (not is_last or any(not later.is_blank for later in lines[number + 1 :])):
                found.append(_numbered_heading(text, line))
                number += 1
                continue
        after = number + 1
        if wrapped:
            while after < len(lines) and not _interrupts(text, lines, number, after, markdown):
                after += 1
        found.append(_paragraph_or_item(text, lines, number, after))
        number = after
    return tuple(_unmarked_items(text, found))


def _markdown_heading(
    text: str, lines: Sequence[Line], number: int, longest: int
) -> tuple[Block | None, int]:
    line = lines[number]
    hashes = _HASHES.fullmatch(text, line.start, line.end)
    if hashes and line.end - line.start <= longest:
        start, end = hashes.span(2)
        return Block(PassageKind.HEADING, start, end, 0, len(hashes[1]), text[start:end]), number + 1
    if line.end - line.start > longest:
        return None, number
    bold = _bold_lines(text, lines, number, longest)
    if bold is not None:
        return bold
    if not _is_alone(lines, number):
        if number + 1 < len(lines) and (number == 0 or lines[number - 1].is_blank):
            under = _UNDERLINE.fullmatch(text, lines[number + 1].start, lines[number + 1].end)
            if under:
                rank = 1 if under[1][0] == "=" else 2
                content = text[line.start : line.end]
                return Block(PassageKind.HEADING, line.start, line.end, 0, rank, content), number + 2
        return None, number
    return None, number


def _bold_lines(text: str, lines: Sequence[Line], number: int, longest: int) -> tuple[Block, int] | None:
    """A heading that is all bold: a line, or a title wrapped over several, up to a blank line or a break."""
    first = lines[number].start
    if number and not lines[number - 1].is_blank:
        return None
    bold = _BOLD.match(text, first, lines[min(len(lines), number + _WRAPPED_TITLE) - 1].end)
    last = next((n for n in range(number, len(lines)) if bold and lines[n].end == bold.end()), -1)
    if bold is None or last < 0 or bold.end() - first > longest:
        return None
    follows = last + 1 < len(lines) and not lines[last + 1].is_blank
    broken = follows and text[bold.end() :].startswith(_BREAK)
    start, end = trim(text, *bold.span("text"))
    if (follows and not broken) or ((broken or last > number) and text[end - 1] in _CLOSES):
        return None
    return Block(PassageKind.HEADING, start, end, 0, 6, " ".join(text[start:end].split())), last + 1


def _numbered_heading(text: str, line: Line) -> Block:
    number = NUMBER.match(text, line.start, line.end)
    start = number.end() if number else line.start
    last = int(number[1].rpartition(".")[2]) if number else 0
    return Block(PassageKind.HEADING, start, line.end, last, 0, text[line.start : line.end])


def _is_alone(lines: Sequence[Line], number: int) -> bool:
    before = number == 0 or lines[number - 1].is_blank
    return before and (number + 1 == len(lines) or lines[number + 1].is_blank)


def _begins_item(text: str, lines: Sequence[Line], number: int) -> bool:
    """Whether a line begins a list item; a lone ``1.`` numbers a heading, a run of them a list."""
    line = lines[number]
    item = _ITEM.match(text, line.start, line.end)
    if item is None or item["point"] is None or line.indent:
        return item is not None
    neighbours = [n for n in (_beside(lines, number, -1), _beside(lines, number, 1)) if n is not None]
    points = [_ITEM.match(text, lines[n].start, lines[n].end) for n in neighbours]
    return any(p and p["point"] and abs(int(p["point"]) - int(item["point"])) == 1 for p in points)


def _beside(lines: Sequence[Line], number: int, step: int) -> int | None:
    number += step
    while 0 <= number < len(lines) and lines[number].is_blank:
        number += step
    return number if 0 <= number < len(lines) else None


def _interrupts(text: str, lines: Sequence[Line], first: int, number: int, markdown: bool) -> bool:
    """Whether a line cannot continue the paragraph or list item that begins on another."""
    line = lines[number]
    if _SAYS.search(text, line.start, line.end) is None:
        return True
    if markdown and _HASHES.fullmatch(text, line.start, line.end):
        return True
    item = _ITEM.match(text, line.start, line.end)
    if item is None:
        return False
    # A wrapped line may begin with a number or a letter in brackets: a list that interrupts starts
    # at one, or stands beside or outside the item above.
    starts = _item_number(item) <= 1
    is_item = _ITEM.match(text, lines[first].start, lines[first].end) is not None
    return starts or (is_item and line.indent <= lines[first].indent)


def _paragraph_or_item(text: str, lines: Sequence[Line], first: int, after: int) -> Block:
    start, end = lines[first].start, lines[after - 1].end
    item = _ITEM.match(text, start, lines[first].end)
    if item is None:
        return Block(PassageKind.PARAGRAPH, start, end)
    return Block(PassageKind.LIST_ITEM, item.end(), end, _item_number(item))


def _item_number(item: re.Match[str]) -> int:
    """The number of a list item, letters and Roman numerals counted; 0 after a bullet."""
    if item["roman"]:
        values = [_ROMAN[digit] for digit in item["roman"]]
        return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
    if item["letter"]:
        return ord(item["letter"]) - ord("a") + 1
    return int(item["number"] or item["point"] or 0)


def _unmarked_items(text: str, found: Sequence[Block]) -> Sequence[Block]:
    """Paragraphs that end with a semicolon, after one that ends with a colon, are a list without markers."""
    result = list(found)
    for n, block in enumerate(found):
        if n and block.kind is PassageKind.PARAGRAPH and text[found[n - 1].end - 1] in ":;":
            before = result[n - 1]
            is_list = before.kind is PassageKind.LIST_ITEM and text[before.end - 1] == ";"
            if is_list or (text[block.end - 1] == ";" and text[before.end - 1] == ":"):
                result[n] = Block(PassageKind.LIST_ITEM, block.start, block.end, block.number)
    return result
