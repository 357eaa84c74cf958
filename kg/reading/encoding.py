"""Encoded sentences: text in which each mention is two characters, so that wordings can be regular expressions.

A mention becomes a character for its slot and a character for its number;
elisions and contractions are spread (``du`` -> ``de le``), case and typographic
apostrophes are levelled. An origin table leads every place back to the document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.documents.footnotes import footnote_calls
from kg.model import Document
from kg.reading.mentions import SLOTS, Mention

_FIRST_NUMBER = 0xE100
_OPENING_WORD = 8
_WORD = re.compile(r"\w+['’]?|[^\w]")
# Stands for the digits of a footnote call: it ends a name, and leaves no trace in an encoded sentence.
CALL = "\u200b"


def without_calls(document: Document) -> str:
    """A document's text, place by place, in which the digits that call its notes are no numbers."""
    text = document.text
    pieces, at = [], 0
    for call in sorted(footnote_calls(document), key=lambda c: c.start):
        pieces += [text[at : call.start], CALL * (call.end - call.start)]
        at = call.end
    return "".join([*pieces, text[at:]])


@dataclass(frozen=True, slots=True)
class Encoded:
    """A sentence ready for patterns.

    Attributes:
        text: the encoded text.
        origin: for each character of ``text`` and one past its end, the offset in the document.
        mentions: the mentions by number.
    """

    text: str
    origin: tuple[int, ...]
    mentions: tuple[Mention, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The document offsets of an encoded span."""
        if end <= start:
            return self.origin[start], self.origin[start]
        last = self.text[end - 1]
        if ord(last) >= _FIRST_NUMBER and ord(last) < 0xF000:
            return self.origin[start], self.mentions[ord(last) - _FIRST_NUMBER].end
        return self.origin[start], self.origin[end - 1] + 1

    def opening(self, start: int) -> int:
        """Where a passage begins: with the sentence, when no more than "In" or "Depuis" stands before it."""
        return self.origin[0] if start - self.origin[0] <= _OPENING_WORD else start

    def within(self, start: int, end: int, slots: Sequence[str]) -> list[Mention]:
        """Mentions of the given slots inside an encoded span, in order."""
        marks = {SLOTS[s] for s in slots}
        return [
            self.mentions[ord(self.text[i + 1]) - _FIRST_NUMBER]
            for i in range(start, min(end, len(self.text) - 1))
            if self.text[i] in marks
        ]


def encode(
    text: str, start: int, end: int, mentions: Sequence[Mention], spread: Sequence[tuple[str, str]]
) -> Encoded:
    """Encode ``text[start:end]``.

    Args:
        text: the document's text layer.
        start: offset of the sentence.
        end: offset after it.
        mentions: top-level mentions inside the sentence, sorted, not overlapping.
        spread: (as written, as encoded) pairs of elided or contracted words, from the patterns.

    >>> paris = Mention(13, 18, "place", ("id/paris",))
    >>> encoded = encode("La réunion à Paris", 0, 18, [paris], ())
    >>> encoded.text == "la réunion à " + SLOTS["place"] + chr(0xE100)
    True
    >>> encoded.span(13, 15)
    (13, 18)
    """
    pieces: list[str] = []
    origin: list[int] = []

    def add(piece: str, at: int) -> None:
        """Add what stands for something else, all of it at one place."""
        for character in piece:
            if character == " " and (not pieces or pieces[-1] == " "):
                continue
            pieces.append(character)
            origin.append(at)

    def plain(a: int, b: int) -> None:
        for word in _WORD.finditer(text, a, b):
            written, at = word.group().replace("’", "'").lower(), word.start()
            if written in table:
                add(table[written], at)
            elif written[0].isalnum() or written[0] == "_":
                pieces.append(written)
                origin.extend(range(at, at + len(written)))
            elif written.isspace():
                if pieces and pieces[-1] != " ":
                    pieces.append(" ")
                    origin.append(at)
            elif written != CALL:
                if written in ",." and pieces and pieces[-1] == " ":
                    pieces.pop()
                    origin.pop()
                pieces.append(written)
                origin.extend(range(at, at + len(written)))

    table = dict(spread)
    at = start
    for number, mention in enumerate(mentions):
        plain(at, mention.start)
        add(SLOTS[mention.slot] + chr(_FIRST_NUMBER + number), mention.start)
        at = mention.end
    plain(at, end)
    return Encoded("".join(pieces), (*origin, end), tuple(mentions))
