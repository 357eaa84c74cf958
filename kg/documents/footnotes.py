"""Footnotes of a text copy: where they are called, where they stand, which belongs to which.

Text extracted from a page leaves the calls as loose digits ("les dialogues
numériques 14 , l’UE") and may gather the notes after the body without their
numbers, some of them lost. Calls are found as digits that count up through the
text; notes as the run of lines after the last call that fits them best. Notes
follow the order of their calls, and share words with the place that calls them
often enough to fix most of them. Where two answers are as good, none is given:
the note keeps its place and has no number.

Written markers (``[^3]``) are believed as they stand.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.documents.layout import Layout, layout
from kg.documents.text import Line, lines, trim
from kg.model import Document, PassageKind
from kg.text import fold

_LOOSE = re.compile(
    r"(?P<number>[1-9](?<=\S[ \u00a0]\d)\d{0,2})"  # a digit is found faster than what stands before it
    r"(?=(?P<closed>[ \u00a0]?[.,;:!?)»”](?!\d)|[ \u00a0]*$)|[ \u00a0](?![\d%€$]))",
    re.M,
)
# Extraction leaves a blank before the mark that follows a call, as no writer would.
_DETACHED = re.compile(r"[ \u00a0][.,)]")
_DETACHED_SHARE = 0.25
_MARKED = re.compile(r"\[\^(?P<number>\d{1,3})\](?!:)")
_MARKED_NOTE = re.compile(r"\[\^(?P<number>\d{1,3})\]:\s*")
_WORD = re.compile(r"\w+")

# A note that is found must follow at least this many calls: fewer digits that count up are chance.
_FEWEST = 5
# How far the count may jump where the copy has lost a call.
_JUMP = 3
# What a lost note costs against the words it would have shared, in shares of a rare word.
_LOST = 0.05
# By how much the best answer must beat the next one to be believed.
_MARGIN = 0.35
_CONTEXT = 140
# Calls squared by lines that may be notes: a text with more of them is a table of figures, not one with notes.
_MOST = 3_000_000


@dataclass(frozen=True, slots=True)
class FootnoteCall:
    """A place that calls a note.

    Attributes:
        number: the number that stands there.
        start: offset of its first character.
        end: offset after its last one.
        note: index in :attr:`Document.passages` of the note, or None where the text does not tell.
    """

    number: int
    start: int
    end: int
    note: int | None


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its number (0 where the text does not tell), its span and its lines."""

    number: int
    start: int
    end: int
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The calls (number, start, end) and the notes of a text, each in order."""

    calls: tuple[tuple[int, int, int], ...] = ()
    notes: tuple[Note, ...] = ()


def footnote_calls(document: Document) -> tuple[FootnoteCall, ...]:
    r"""The calls of a document, each with its note where the text tells it.

    >>> from kg.documents.passages import passages
    >>> text = "La stratégie[^1] est née.\n\n[^1]: Voir le rapport.\n"
    >>> d = Document("a", "a.md", "", "", (), "", "fr", "", "", "", "", text, passages(text, markdown=True))
    >>> [(c.number, text[c.start:c.end], text[d.passages[c.note].start :][:8]) for c in footnote_calls(d)]
    [(1, '[^1]', 'Voir le ')]
    """
    notes = {
        passage.number: index
        for index, passage in enumerate(document.passages)
        if passage.kind is PassageKind.FOOTNOTE and passage.number
    }
    found = footnotes_of(document.text, layout(document.language))
    return tuple(FootnoteCall(number, start, end, notes.get(number)) for number, start, end in found.calls)


@lru_cache(maxsize=2)
def footnotes_of(text: str, layout: Layout) -> Footnotes:
    """The calls and the notes of a text; kept for the last texts, since several steps ask for them."""
    if "[^" not in text and len(_loose_calls(text)) < _FEWEST:
        return Footnotes()
    return find_footnotes(text, lines(text), layout)


def find_footnotes(text: str, lines: Sequence[Line], layout: Layout) -> Footnotes:
    """The calls and the notes of a text; none where the two do not fit each other."""
    marked = _marked(text, lines)
    if marked.notes:
        return marked
    calls = _loose_calls(text)
    detached = sum(1 for _, _, end in calls if _DETACHED.match(text, end))
    if len(calls) < _FEWEST or detached < _DETACHED_SHARE * len(calls):
        return Footnotes()
    last = calls[-1][2]
    after = [n for n, line in enumerate(lines) if line.start > last and not line.is_blank]
    candidates = [n for n in after if _may_be_note(text, lines[n])]
    if len(calls) * len(calls) * len(candidates) > _MOST:
        return Footnotes()
    answer = _Alignment(text, calls, [lines[n] for n in candidates], layout).answer()
    if answer is None:
        return Footnotes()
    first, numbers = answer
    notes = tuple(
        Note(number, lines[n].start, lines[n].end, n, n + 1)
        for n, number in zip(candidates[first:], numbers, strict=False)
    )
    return Footnotes(tuple(calls), notes)


def _marked(text: str, lines: Sequence[Line]) -> Footnotes:
    if "[^" not in text:
        return Footnotes()
    notes = []
    for n, line in enumerate(lines):
        marker = _MARKED_NOTE.match(text, line.start, line.end)
        if marker:
            last = n + 1
            while last < len(lines) and lines[last].indent and not lines[last].is_blank:
                last += 1
            notes.append(Note(int(marker["number"]), *trim(text, marker.end(), lines[last - 1].end), n, last))
    calls = [(int(m["number"]), m.start(), m.end()) for m in _MARKED.finditer(text)]
    return Footnotes(tuple(calls), tuple(notes))


def _loose_calls(text: str) -> list[tuple[int, int, int]]:
    """The longest run of loose digits that count up from one, jumps made up for by length."""
    found = [
        (int(m["number"]), *m.span("number"))
        for m in _LOOSE.finditer(text)
        # After another number only where punctuation follows: "horizon 2030 7 ," but "11 700 km".
        if m["closed"] is not None or not text[m.start() - 2].isdigit()
    ]
    best: list[tuple[float, int]] = []  # length of the run that ends here, its last but one
    longest: dict[int, int] = {}  # number -> where the longest run that ends with it ends
    for n, (number, _, end) in enumerate(found):
        # Extraction leaves a blank on both sides: "numériques 14 , l’UE".
        spaced = 0.3 if text[end : end + 1] == " " else 0.0
        length, before = (1 + spaced - 0.5 * (number - 1), -1) if number <= _JUMP else (-math.inf, -1)
        for m in sorted(longest[number - jump] for jump in range(1, _JUMP + 1) if number - jump in longest):
            jump = number - found[m][0]
            if best[m][0] + 1 + spaced - 0.5 * (jump - 1) > length:
                length, before = best[m][0] + 1 + spaced - 0.5 * (jump - 1), m
        best.append((length, before))
        if number not in longest or length > best[longest[number]][0]:
            longest[number] = n
    if not best:
        return []
    at = max(range(len(best)), key=lambda n: best[n][0])
    run = []
    while at >= 0:
        run.append(found[at])
        at = best[at][1]
    return run[::-1]


def _may_be_note(text: str, line: Line) -> bool:
    content = text[line.start : line.end]
    return content != "|" and not content.endswith("|") and not content.startswith("·")


class _Alignment:
    """Matches each note of a run of lines with a call, in order; calls may stay without a note."""

    def __init__(
        self, text: str, calls: Sequence[tuple[int, int, int]], notes: Sequence[Line], layout: Layout
    ) -> None:
        self.calls = calls
        self.common = layout.common
        self.notes = notes
        contexts = []
        for n, (_, start, _) in enumerate(calls):
            begin = max(calls[n - 1][2] if n else 0, start - _CONTEXT, text.rfind("\n", 0, start) + 1)
            contexts.append(self._words(text[begin:start]))
        bodies = [self._words(text[line.start : line.end]) for line in notes]
        seen = Counter(word for words in (*contexts, *bodies) for word in words)
        rarity = {word: 1 / (1 + math.log(count)) if count > 1 else 1.0 for word, count in seen.items()}
        self.likeness = [[sum(rarity[w] for w in c & b) for b in bodies] for c in contexts]

    def _words(self, text: str) -> frozenset[str]:
        """The stems of a text's telling words, numbers and acronyms."""
        words = {w for w in _WORD.findall(fold(text)) if len(w) > 3 or (len(w) > 1 and not w.isalpha())}
        return frozenset(w[:6] for w in words - self.common)

    def answer(self) -> tuple[int, list[int]] | None:
        """Index of the first note among the lines, and the numbers of the notes, 0 where undecided."""
        calls, notes = len(self.calls), len(self.notes)
        longest = max(1, calls // 5)

        @cache
        def begin(c: int, n: int) -> float:
            """Best likeness of a run of notes that ends with note n at call c."""
            before = [-_LOST * c]
            if n:
                before += [begin(c - 1 - s, n - 1) - _LOST * s for s in range(min(longest, c - 1) + 1)]
            return max(before) + self.likeness[c][n]

        @cache
        def rest(c: int, n: int) -> float:
            """Best likeness of the notes after note n at call c, and of the calls after it."""
            after = [-_LOST * (calls - 1 - c)]
            if n + 1 < notes:
                reach = range(min(longest, calls - 2 - c) + 1)
                after += [self.likeness[c + 1 + s][n + 1] + rest(c + 1 + s, n + 1) - _LOST * s for s in reach]
            return max(after)

        totals = {(c, n): begin(c, n) + rest(c, n) for c in range(calls) for n in range(notes)}
        if not totals:
            return None
        best = max(totals.values())
        if best < calls / 10:
            return None
        run = [n for n in range(notes) if max(totals[c, n] for c in range(calls)) >= best - 1e-9]
        first, last = run[0], run[-1]
        numbers = []
        for n in range(first, last + 1):
            ranked = sorted(((totals[c, n], c) for c in range(calls)), reverse=True)
            decided = len(ranked) < 2 or ranked[0][0] - ranked[1][0] >= _MARGIN
            numbers.append(self.calls[ranked[0][1]][0] if decided else 0)
        return first, numbers
