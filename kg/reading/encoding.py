"""Encoded sentences: text in which each mention is two characters, so that wordings can be regular expressions.

A mention becomes a character for its slot and a character for its number;
elisions and contractions are spread (``du`` -> ``de le``), case and typographic
apostrophes are levelled. An origin table leads every place back to the document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.documents.footnotes import footnotes_of
from kg.documents.layout import layout
from kg.model import Document
from kg.reading.mentions import SLOTS, Mention

_FIRST_NUMBER = 0xE100
_OPENING_WORD = 8
# Stands for the digits of a footnote call: it ends a name, and leaves no trace in an encoded sentence.
CALL = "\u200b"


def without_calls(document: Document) -> str:
    """A document's text, place by place, in which the digits that call its notes are no numbers."""
    text = document.text
    pieces, at = [], 0
    calls = footnotes_of(text, layout(document.language)).calls
    for _, start, end in sorted(calls, key=lambda call: call[1]):
        pieces += [text[at:start], CALL * (end - start)]
        at = end
    return "".join([*pieces, text[at:]]) if pieces else text


@cache
def _special(spread: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """What is not copied as it stands: words to spread, blanks before a comma or a full stop, runs of blanks, calls."""
    plain = sorted({word for word, _ in spread if not word.endswith("'")}, key=len, reverse=True)
    elided = sorted({word[:-1] for word, _ in spread if word.endswith("'")}, key=len, reverse=True)
    alternatives = [rf"(?:{'|'.join(map(re.escape, plain))})(?![\w'’])"] if plain else []
    alternatives += [rf"(?:{'|'.join(map(re.escape, elided))})['’]"] if elided else []
    words = "|".join(alternatives) or "(?!)"
    gap = rf"[\s{CALL}]"
    runs = rf"{gap}+(?=[,.])|(?P<blanks>[^\S ]{gap}*| (?={gap}){gap}*|{CALL}{gap}*)"
    return re.compile(rf"(?<!\w)(?P<word>{words})|{runs}", re.I)


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
            if character == " " and (not pieces or pieces[-1].endswith(" ")):
                continue
            pieces.append(character)
            origin.append(at)

    def copy(a: int, b: int) -> None:
        """Add a run of words and marks with single blanks between them."""
        if (pieces and pieces[-1].endswith(" ") and text[a : a + 1] == " ") or (
            not pieces and text[a : a + 1] == " "
        ):
            a += 1
        if a >= b:
            return
        piece = text[a:b].replace("’", "'")
        lowered = piece.lower()
        if len(lowered) != b - a:
            # A capital that is two letters in lower case would shift every place after it.
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in piece)
        pieces.append(lowered)
        origin.extend(range(a, b))

    def plain(a: int, b: int) -> None:
        at = a
        for match in special.finditer(text, a, b):
            copy(at, match.start())
            at = match.end()
            if match["word"] is not None:
                add(table[match["word"].replace("’", "'").lower()], match.start())
            elif (match["blanks"] or "").strip(CALL):
                add(" ", match.start())
        copy(at, b)

    table, special = dict(spread), _special(tuple(spread))
    at = start
    for number, mention in enumerate(mentions):
        plain(at, mention.start)
        add(SLOTS[mention.slot] + chr(_FIRST_NUMBER + number), mention.start)
        at = mention.end
    plain(at, end)
    return Encoded("".join(pieces), (*origin, end), tuple(mentions))
