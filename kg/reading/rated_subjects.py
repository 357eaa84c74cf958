"""What those who sign say of a subject: "la sécurité des digues est une priorité", "X constitue un levier"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.reading.commitments import Clauses
from kg.reading.coordination import Chunker
from kg.reading.goals import Goal

# How far after its verb what a subject is called may stand, and how far its verb after the subject.
_AHEAD, _ADVERBS = 7, 3
# A subject and its verb are no fewer words.
_FEWEST = 2


def rated(clauses: Clauses) -> Iterator[Goal]:
    """The subject of a sentence that is called a priority, a challenge or the like, as what the text is about.

    Args:
        clauses: the words of the sentence.
    """
    chunker = clauses.chunker
    if chunker.phrasing["discussed"]:
        yield from _discussed(clauses)
    place = next((at for at, names in enumerate(chunker.listings) if "ratings" in names), 0)
    if place < _FEWEST or not any(_is_verb(chunker, at) for at in range(max(1, place - _AHEAD), place)):
        return
    opening = next(at for at in range(chunker.size) if chunker.tag(at) != "P")
    begin = chunker.past(opening, "determiners")
    phrases, last = chunker.phrases(begin)
    verb = last
    while verb < last + _ADVERBS and chunker.within(verb, "adverbs"):
        verb += 1
    if not phrases or not _is_verb(chunker, verb):
        return
    closed = any(chunker.tag(at) in "PI" or chunker.within(at, "have") for at in range(verb, place))
    if verb < place <= verb + _AHEAD and not closed:
        yield Goal(verb, begin, None, "", tuple(phrases))


def _is_verb(chunker: Chunker, at: int) -> bool:
    """Whether a word says what its subject is: "is", "constitutes"."""
    known = chunker.phrasing.verb(chunker.key(at)) in chunker.phrasing["rating_verbs"]
    return known or chunker.within(at, "be")


def _discussed(clauses: Clauses) -> Iterator[Goal]:
    """What a sentence says was talked about: "la sécurité des digues a été évoquée", "ont été évoqués X et Y"."""
    chunker = clauses.chunker
    place = next((at for at, names in enumerate(chunker.listings) if "discussed" in names), 0)
    if place < _FEWEST or not chunker.within(place - 1, "be"):
        return
    first = place - 1
    while first >= 0 and any(chunker.within(first, name) for name in ("be", "have", "adverbs")):
        first -= 1
    begin = place + 1 if first < 0 else chunker.past(0, "determiners")
    phrases, last = chunker.phrases(begin)
    if phrases and (first < 0 or last == first + 1):
        yield Goal(place, min(begin, place), None, "", tuple(phrases))
