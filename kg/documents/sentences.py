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

# A run of marks is taken whole or not at all: trying each part of it would take the square of its length.
_END = re.compile(r"(?<![.!?…])[.!?…]++(?:[ \u00a0\u202f]?»|[”\")\]*_]|’(?=\s))*+(?=\s+(\S))")
_OPENING = "«“\"‘([*_—–-·•'¿¡\\"
_WORD = re.compile(r"[^\s(«“\"\[/’'*]+\Z")
# A word before a full stop is looked for no further back than this.
_LONGEST_WORD = 60
_INITIALS = re.compile(r"(?:\w\.-?)*\w")
_JOINED = re.compile(r"[-–‑]")
_NEXT = re.compile(r"\s+[«“\"‘(\[*_\s]*([^\W\d_]+)")
_LETTER = re.compile(r"[^\W\d_]")
_MARKS = re.compile(r"[«“»”()\[\]]")
# A longer run of signs is no word that a full stop could shorten.
_LONGEST_WORD = 60
_PAIRS = {"»": "«", "”": "“", ")": "(", "]": "["}


def sentences(text: str, start: int, end: int, layout: Layout) -> tuple[tuple[int, int], ...]:
    """The spans of the sentences of a passage, in order, blanks between them left out.

    >>> from kg.documents.layout import layout
    >>> text = "Selon M. Draghi (p. 10. Annexe), l’écart vaut 2.5 %. « Vraiment ? » Oui : c’est vrai."
    >>> [text[a:b] for a, b in sentences(text, 0, len(text), layout("fr"))]
    ['Selon M. Draghi (p. 10. Annexe), l’écart vaut 2.5 %.', '« Vraiment ? »', 'Oui : c’est vrai.']
    """
    asides = _Inside(_asides(text, start, end, layout.longest_aside))
    found = []
    begin = start
    for stop in _stops(text, start, end):
        if asides.holds(stop.end()) or _LETTER.search(text, begin, stop.end()) is None:
            continue
        if stop[0].startswith(".") and _is_shortened(text, begin, stop, layout):
            continue
        found.append(trim(text, begin, stop.end()))
        begin = stop.end()
    found.append(trim(text, begin, end))
    return tuple(part for a, b in found if a < b for part in _parts(text, a, b, layout.longest_sentence))


def _parts(text: str, start: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    """A sentence, or the parts of one no writer would write: cut at a semicolon, else a comma, else a blank."""
    while end - start > longest:
        cuts = (text.rfind(mark, start + longest // 2, start + longest) for mark in (";", "\n", ",", " "))
        cut = next((at + 1 for at in cuts if at >= 0), start + longest)
        a, b = trim(text, start, cut)
        if a < b:
            yield a, b
        start = cut
    a, b = trim(text, start, end)
    if a < b:
        yield a, b


class _Inside:
    """Tells whether a place stands inside one of some spans; places are asked for in order."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._next = self._reach = 0

    def holds(self, place: int) -> bool:
        """Whether a span begins before the place and ends after it."""
        while self._next < len(self._spans) and self._spans[self._next][0] < place:
            self._reach = max(self._reach, self._spans[self._next][1])
            self._next += 1
        return place < self._reach


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
    initials = _JOINED.split(word)[-1] if not _INITIALS.fullmatch(word) else word  # "the Canada-U.S. Forum"
    if not _INITIALS.fullmatch(initials) or initials.isdigit() or not initials[0].isupper():
        return False
    following = _NEXT.match(text, stop.end())
    return following is None or following[1].lower() not in layout.openers


def _asides(text: str, start: int, end: int, longest: int) -> list[tuple[int, int]]:
    """The spans between brackets or quotation marks that are short enough to be part of a sentence."""
    open_at: list[tuple[str, int]] = []
    waiting = dict.fromkeys(_PAIRS.values(), 0)
    found = []
    for match in _MARKS.finditer(text, start, end):
        mark, at = match[0], match.start()
        if mark not in _PAIRS:
            open_at.append((mark, at))
            waiting[mark] += 1
            continue
        opening = _PAIRS[mark]
        while waiting[opening]:
            # What was opened after it stays open: it closes nothing.
            before, place = open_at.pop()
            waiting[before] -= 1
            if before == opening:
                if at - place <= longest:
                    found.append((place, at + 1))
                break
    return found
