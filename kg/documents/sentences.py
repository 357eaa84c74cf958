"""Where sentences end, in French and English official prose.

A sentence ends at a full stop, a question or exclamation mark or an ellipsis
that a capital, a digit or an opening quotation mark follows. It does not end
after an abbreviation or an initial, nor inside brackets or quotation marks, nor
at a colon or a semicolon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.documents.layout import Layout
from kg.documents.text import trim

_END = re.compile(r"[.!?…]+(?:[ \u00a0\u202f]?»|[”\")\]*_]|’(?=\s))*(?=\s+(\S))")
_OPENING = "«“\"‘([*_—–-·•'¿¡\\"
_WORD = re.compile(r"[^\s(«“\"\[/’'*]+\Z")
# A word before a full stop is looked for no further back than this.
_LONGEST_WORD = 60
_INITIALS = re.compile(r"(?:\w\.-?)*\w")
_NEXT = re.compile(r"\s+[«“\"‘(\[*_\s]*([^\W\d_]+)")
_PAIRS = {"»": "«", "”": "“", ")": "(", "]": "["}


def sentences(text: str, start: int, end: int, layout: Layout) -> tuple[tuple[int, int], ...]:
    """The spans of the sentences of a passage, in order, blanks between them left out.

    >>> from kg.documents.layout import layout
    >>> text = "Selon M. Draghi (p. 10. Annexe), l’écart vaut 2.5 %. « Vraiment ? » Oui : c’est vrai."
    >>> [text[a:b] for a, b in sentences(text, 0, len(text), layout("fr"))]
    ['Selon M. Draghi (p. 10. Annexe), l’écart vaut 2.5 %.', '« Vraiment ? »', 'Oui : c’est vrai.']
    """
    asides = _asides(text, start, end, layout.longest_aside)
    found = []
    begin = start
    for stop in _stops(text, start, end):
        if any(first < stop.end() < last for first, last in asides):
            continue
        if not any(c.isalpha() for c in text[begin : stop.end()]):
            continue
        if stop[0].startswith(".") and _is_shortened(text, begin, stop, layout):
            continue
        found.append(trim(text, begin, stop.end()))
        begin = stop.end()
    found.append(trim(text, begin, end))
    return tuple(span for span in found if span[0] < span[1])


def _stops(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    for match in _END.finditer(text, start, end):
        after = match[1]
        if after.isupper() or after.isdigit() or after in _OPENING:
            yield match


def _is_shortened(text: str, begin: int, stop: re.Match[str], layout: Layout) -> bool:
    """Whether the full stop shortens the word before it rather than ending the sentence."""
    match = _WORD.search(text, max(begin, stop.start() - _LONGEST_WORD), stop.start())
    word = match[0] if match else ""
    if word.lower() in layout.abbreviations:
        return True
    if len(word) == 1 and word.isalpha():
        return True  # an initial, or the letter of a list item
    if not _INITIALS.fullmatch(word) or word.isdigit() or not word[0].isupper():
        return False
    following = _NEXT.match(text, stop.end())
    return following is None or following[1].lower() not in layout.openers


def _asides(text: str, start: int, end: int, longest: int) -> list[tuple[int, int]]:
    """The spans between brackets or quotation marks that are short enough to be part of a sentence."""
    open_at: list[tuple[str, int]] = []
    found = []
    for match in re.finditer(r"[«»“”()\[\]]", text[start:end]):
        mark, at = match[0], start + match.start()
        if mark not in _PAIRS:
            open_at.append((mark, at))
        else:
            for n in range(len(open_at) - 1, -1, -1):
                if open_at[n][0] == _PAIRS[mark]:
                    if at - open_at[n][1] <= longest:
                        found.append((open_at[n][1], at + 1))
                    del open_at[n:]
                    break
    return found
