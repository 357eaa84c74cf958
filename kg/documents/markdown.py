"""Writes the blocks of a document as the lines of Markdown that passages are read from."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LONGEST_TITLE = 150


class Lines:
    r"""Lines of a text layer: a block a line, a blank line between two.

    >>> lines = Lines()
    >>> lines.block("Les  parties", "# "); lines.block("Le Japon\nsigne.", "- "); lines.table([["Pays"], ["Chili"]])
    >>> lines.text()
    '# Les parties\n\n- Le Japon signe.\n\n| Pays |\n| --- |\n| Chili |\n'
    """

    def __init__(self) -> None:
        self.lines: list[str] = []

    def block(self, text: str, opening: str = "", *, is_title: bool = False) -> None:
        """A heading, an item or a paragraph, after its mark.

        Args:
            text: its words, blanks as they come; two line ends in a row part two paragraphs.
            opening: its mark, such as ``# `` or ``- ``.
            is_title: whether it looks like a heading though it is not marked as one: all of it is bold.
        """
        for part in re.split(r"\n[ \t\u00a0]*\n", text) if not opening else [text]:
            words = " ".join(part.split())
            if not words:
                continue
            ends = words[-1] in ".;,!?"
            if is_title and not opening and not ends and len(words) <= _LONGEST_TITLE:
                words = f"###### {words}"
            self.lines.append(opening + words)

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """A table: its first row names the columns."""
        columns = max((len(row) for row in rows), default=0)
        if not columns:
            return
        found = []
        for row in rows:
            cells = [" ".join(cell.split()).replace("|", "\\|") for cell in row]
            found.append("| " + " | ".join([*cells, *[""] * (columns - len(cells))]) + " |")
        found.insert(1, "|" + " --- |" * columns)
        self.lines.append("\n".join(found))

    def first(self, line: str) -> None:
        """A line that stands before all others."""
        self.lines.insert(0, line)

    def text(self) -> str:
        """The text layer."""
        return "\n\n".join(self.lines) + "\n" if self.lines else ""
