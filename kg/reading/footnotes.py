"""Joins a sentence with the notes it calls: who stands in a note takes part in what the call follows.

"... aux partenariats numériques 13 , ..." with the note "Avec le Japon." makes an
instrument and its parties, proven by both passages. What a call follows is the
nearest instrument, or generic plural, between it and the call before. A call whose
note the text does not tell stays an issue.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import islice, pairwise, takewhile

from kg.documents.footnotes import FootnoteCall, footnote_calls
from kg.model import Passage, PassageKind
from kg.reading.annotation import Annotation
from kg.reading.mentions import Mention
from kg.reading.prose import ProseReader

_ANCHORS = ("instrument", "club", "series")


class NoteReader:
    """Reads the notes of one document at the places that call them."""

    def __init__(self, reader: ProseReader) -> None:
        self.reader = reader
        self.passages = reader.document.passages
        self.calls = sorted(footnote_calls(reader.document), key=lambda c: c.start)
        self.starts = [call.start for call in self.calls]
        self.read: set[int] = set()

    def follow(self, annotation: Annotation) -> None:
        """Read the notes that a sentence calls."""
        if not self.calls:
            self.reader.discourse.pairs.topics.clear()
            return
        first = bisect_left(self.starts, annotation.start)
        last = bisect_left(self.starts, annotation.end)
        calls = [c for c in self.calls[first:last] if c.end <= annotation.end]
        bounds = [annotation.start, *(c.end for c in calls)]
        for call, (begin, _) in zip(calls, pairwise(bounds), strict=True):
            if call.note is None:
                why = f"the text does not tell which note {call.number} calls; add what it says in the ledger"
                self.reader.issues.append(
                    self.reader.annotator.issue(begin, call.end, "undecided-footnote", why)
                )
                continue
            self.read.add(call.note)
            self._read(call.note, self._anchor(annotation, begin, call))
        self.reader.discourse.pairs.topics.clear()

    def is_read(self, passage: Passage) -> bool:
        """Whether a sentence stands in a note that was read where it is called."""
        return passage.parent in self.read

    def _anchor(self, annotation: Annotation, begin: int, call: FootnoteCall) -> Mention | None:
        """What a call follows, with where it stands and whose it is."""
        near = [
            m for m in annotation.mentions if m.slot in _ANCHORS and begin <= m.start and m.end <= call.start
        ]
        if not near:
            return None
        nearest = near[-1]
        span = (nearest.start, call.end)
        voice = self.reader.discourse.voice
        mine = sorted(
            (m for m in annotation.mentions if voice and m.iri == voice),
            key=lambda m: abs(m.start - nearest.start),
        )
        return Mention(
            *span,
            nearest.slot,
            nearest.iris,
            value=nearest.value,
            antecedent=(span,),
            members=(*mine[:1], *nearest.members),
        )

    def _read(self, note: int, anchor: Mention | None) -> None:
        before = self.reader.focus
        self.reader.focus = anchor
        self.reader.discourse.series = anchor if anchor is not None and anchor.slot == "series" else None
        for sentence in self._sentences(note):
            self.reader.sentence(sentence, ("note",))
        self.reader.focus, self.reader.discourse.series = before, None

    def _sentences(self, note: int) -> Iterable[Passage]:
        end = self.passages[note].end
        within = takewhile(lambda p: p.start < end, islice(self.passages, note, None))
        inside = [p for p in within if p.parent == note and p.kind is PassageKind.SENTENCE]
        return inside or [self.passages[note]]


def read_passages(reader: ProseReader, passages: Iterable[Passage]) -> None:
    """Read headings and sentences in document order, notes where they are called; the first heading is the title."""
    first = reader.focus is None
    notes = NoteReader(reader)
    for passage in passages:
        if passage.kind is PassageKind.HEADING and first:
            reader.title(passage)
            first = False
        elif passage.kind is PassageKind.HEADING:
            reader.sentence(passage)
        elif passage.kind is PassageKind.SENTENCE and not notes.is_read(passage):
            notes.follow(reader.sentence(passage))
