"""Web pages: the main text without menus, in the simple forms of Markdown.

What is left out is told by element, role and class (data in
``ontology/patterns/documents.yaml``), and by how many of a block's words are
links. Every heading, paragraph, item and table row is one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import version
from typing import TYPE_CHECKING

from kg.documents.extracted import Extracted
from kg.documents.markdown import Lines
from kg.documents.rules import PageRules, rules
from kg.errors import DocumentError

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_RULES = 1  # counts up when the same page would give another text
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Elements that close by themselves do not nest.
_SHALLOW = frozenset(
    (
        *(
            "area",
            "base",
            "br",
            "col",
            "embed",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "param",
            "source",
            "track",
        ),
        *("wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup"),
        *("colgroup", "rb", "rt", "rp"),
    )
)
_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "blockquote",
            "body",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
        ),
        *("figcaption", "figure", "header", "hgroup", "hr", "html", "main", "p", "pre", "section", "summary"),
        *("ul", "ol", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "li"),
        *("h1", "h2", "h3", "h4", "h5", "h6"),
    )
)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_RUNNING = "p, li, td, blockquote, dd"
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{2,40})", re.I)
_WORD = re.compile(r"[a-z]+")
_CALL = re.compile(r"\s*[\[(]?\d{1,3}[\])]?\s*")  # of a note


def extract(data: bytes, name: str) -> Extracted:
    """The main text of a page and what its head says."""
    from selectolax.lexbor import LexborHTMLParser

    text = _decoded(data)
    _check_depth(text, name)
    page = LexborHTMLParser(text)
    said = _metadata(page)
    chosen = rules().page
    if page.body is not None:
        _clear(page.body, chosen)
    root = _main(page, chosen)
    lines = Lines()
    if root is not None:
        _Writer(lines, chosen).write(root)
        heading = page.css_first("h1")
        name = " ".join(heading.text().split()) if heading is not None else ""
        if name and not any(line.startswith("# ") for line in lines.lines):
            lines.first(f"# {name}")
        said["title"] = said["title"] or name or _plain_title(page)
    return Extracted(lines.text(), f"selectolax {version('selectolax')} / {_RULES}", **said)


def _decoded(data: bytes) -> str:
    """A page as text: its mark, its declaration, UTF-8, else the encoding browsers fall back to."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    declared = _CHARSET.search(data, 0, 4096)
    for encoding in ("utf-8-sig", *([declared[1].decode("ascii")] if declared else [])):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")


def _check_depth(text: str, name: str) -> None:
    """Refuses a page whose elements nest as no page does: parsing one takes the square of its size."""
    depth = deepest = 0
    for closes, tag in _TAG.findall(text):
        if tag.lower() not in _SHALLOW:
            depth = max(0, depth - 1) if closes else depth + 1
            deepest = max(deepest, depth)
    if deepest > rules().limits.depth:
        raise DocumentError(f"{name}: {deepest:,} elements one inside the other; save its text as .txt")


def _metadata(page: LexborHTMLParser) -> dict[str, str]:
    head: dict[str, str] = {}
    for meta in page.css("meta"):
        attributes = meta.attributes
        key = (
            attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        ).lower()
        content = " ".join((attributes.get("content") or "").split())
        if key and content:
            head.setdefault(key, content)
    said = {what: next((head[k] for k in keys if k in head), "") for what, keys in rules().meta.items()}
    link, root = page.css_first("link[rel=canonical]"), page.css_first("html")
    said["source"] = said["source"] or (link.attributes.get("href") or "" if link is not None else "")
    said["language"] = (root.attributes.get("lang") or "" if root is not None else "").strip()
    # When a page went online is weaker than the date its text carries.
    times = page.css("article time[datetime], main time[datetime], time[pubdate]")
    said["filed"] = said.pop("date") or next((t.attributes.get("datetime") or "" for t in times), "")
    return said


def _plain_title(page: LexborHTMLParser) -> str:
    title = page.css_first("title")
    return " ".join(title.text().split()) if title is not None else ""


def _clear(body: LexborNode, chosen: PageRules) -> None:
    """Takes out of a page what is no part of its text."""
    for node in list(body.traverse(include_text=False)):
        if node.tag in ("body", "main", "article"):
            continue
        attributes = node.attributes
        names = _WORD.findall(f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower())
        hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true"
        role = (attributes.get("role") or "").lower()
        if (
            node.tag in chosen.elements
            or role in chosen.roles
            or hidden
            or not chosen.words.isdisjoint(names)
            or (node.tag == "header" and not _is_inside(node, ("article", "main")))
            or (node.tag == "sup" and _CALL.fullmatch(node.text()) and node.css_first("a") is not None)
        ):
            node.decompose(recursive=True)


def _is_inside(node: LexborNode, tags: tuple[str, ...]) -> bool:
    above = node.parent
    while above is not None:
        if above.tag in tags:
            return True
        above = above.parent
    return False


def _main(page: LexborHTMLParser, chosen: PageRules) -> LexborNode | None:
    """The main element or the longest article where it holds the text, else the whole page."""
    body = page.body
    if body is None:
        return None
    whole = _running(body)
    candidates = [*page.css("main"), *page.css("[role=main]"), *page.css("article")]
    sizes = [(_running(node), -n, node) for n, node in enumerate(candidates)]
    best = max(sizes, key=lambda s: s[:2], default=None)
    return best[2] if best is not None and best[0] >= chosen.main * whole and best[0] else body


def _running(node: LexborNode) -> int:
    return sum(len(block.text()) for block in node.css(_RUNNING))


class _Writer:
    """Writes the blocks of a page as lines, without recursion: pages nest deeper than Python may."""

    def __init__(self, lines: Lines, chosen: PageRules) -> None:
        self.lines = lines
        self.chosen = chosen
        self.words: list[str] = []
        self.linked = self.length = 0
        self.bold = 0
        self.lists: list[int] = []  # 0 for bullets, else the number of the last item
        self.opening = ""

    def write(self, root: LexborNode) -> None:
        steps: list[tuple[str, LexborNode]] = [("open", root)]
        while steps:
            step, node = steps.pop()
            if step == "close":
                self._close(node)
                continue
            tag = node.tag or ""
            if tag == "-text":
                self._say(node.text_content or "", node)
            elif tag == "br":
                self.words.append("\n")
            elif tag == "table" and _is_data(node):
                self._flush()
                self.lines.table(list(_rows(node)))
            elif not tag.startswith(("-", "!")):
                self._open(tag, node)
                steps.append(("close", node))
                steps += [("open", child) for child in reversed(list(node.iter(include_text=True)))]
        self._flush()

    def _open(self, tag: str, node: LexborNode) -> None:
        if tag not in _BLOCKS:
            return
        # A paragraph inside an item is the item.
        if tag not in ("p", "div") or not self.opening or self.words:
            self._flush()
        if tag in ("ul", "ol"):
            start = node.attributes.get("start") or "1"
            self.lists.append(int(start) - 1 if start.isdigit() and len(start) < 4 else 0)
            if tag == "ul":
                self.lists[-1] = -1
        elif tag == "li":
            depth = max(0, len(self.lists) - 1)
            mark = "-"
            if self.lists and self.lists[-1] >= 0:
                self.lists[-1] += 1
                mark = f"{self.lists[-1]}."
            self.opening = "  " * depth + mark + " "
        elif tag in _HEADINGS:
            self.opening = "#" * _HEADINGS[tag] + " "

    def _close(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in _BLOCKS:
            self._flush()
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()

    def _say(self, text: str, node: LexborNode) -> None:
        size = len(text.strip())
        self.words.append(text)
        self.length += size
        above = node.parent
        names = []
        while above is not None and (above.tag or "") not in _BLOCKS:
            names.append(above.tag)
            above = above.parent
        self.linked += size if "a" in names else 0
        self.bold += size if "b" in names or "strong" in names else 0

    def _flush(self) -> None:
        text, opening = "".join(self.words), self.opening
        is_menu = self.linked > self.chosen.links * self.length and not text.rstrip().endswith(
            (".", "!", "?")
        )
        is_title = bool(self.length) and self.bold == self.length and not opening
        self.words, self.opening = [], ""
        self.linked = self.length = self.bold = 0
        if not text.strip():
            self.opening = opening if opening and not opening.startswith("#") else ""
        elif not is_menu or opening.startswith("#"):
            self.lines.block(text, opening, is_title=is_title)


def _is_data(table: LexborNode) -> bool:
    """Whether a table holds data rather than the layout of a page: several columns, none with a table inside."""
    return (
        not table.css("table table") and not table.css("td table") and any(len(r) > 1 for r in _rows(table))
    )


def _rows(table: LexborNode) -> Iterator[list[str]]:
    for row in table.css("tr"):
        cells = [cell for cell in row.iter() if cell.tag in ("td", "th")]
        if cells:
            yield [" ".join(cell.text(separator=" ").split()) for cell in cells]
