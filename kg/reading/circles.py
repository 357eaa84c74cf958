"""The parties a name is between: "Memorandum between the Cable Agency and Kestria on ports"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.reading.grammar import Grammar
from kg.reading.instruments import NounPhrase
from kg.text import fold
from kg.vocabulary.lexicon import Hit, longest

_WORD = re.compile(r"\w+")
_OWNING = re.compile(r"['’]s?\s+\Z")
_ASIDE = re.compile(r"\([^()]{0,40}\)")


@dataclass(frozen=True, slots=True)
class Circle:
    """The part of a name that lists its parties.

    Attributes:
        start: offset of "between".
        end: offset after the last party, with the bracket that follows it.
        parties: names of the parties; whose a body is does not count.
        owners: (owner, party) for each party before which another is named whose it is.
    """

    start: int
    end: int
    parties: tuple[Hit, ...]
    owners: tuple[tuple[Hit, Hit], ...] = ()


def circle_of(text: str, phrase: NounPhrase, hits: Iterable[Hit], grammar: Grammar) -> Circle | None:
    """The parties a name says it is between; None where it does not say."""
    inside = [
        h for h in longest(hits) if phrase.head[1] <= h.start and h.end <= phrase.end and not h.adjective
    ]
    for word in _WORD.finditer(text, phrase.head[1], phrase.end):
        if fold(word.group()).strip() not in grammar.pairing:
            continue
        found: list[Hit] = []
        owners: list[tuple[Hit, Hit]] = []
        for hit in (h for h in inside if h.start > word.end()):
            gap = text[found[-1].end if found else word.end() : hit.start]
            if gap.count("(") > gap.count(")"):
                continue  # the acronym of the party before
            between = _ASIDE.sub("", gap)
            owned = bool(found) and _OWNING.fullmatch(between) is not None
            words = [fold(w).strip() for w in _WORD.findall(between)]
            if not owned and not all(
                w in grammar.any_of("joins", "determiners", "coordinators") for w in words
            ):
                break
            if owned:
                owners.append((found.pop(), hit))
            found.append(hit)
        if len(found) > 1:
            aside = re.compile(r"\s*\([^()]{2,40}\)").match(text, found[-1].end)
            end = aside.end() if aside is not None and aside.end() <= phrase.end else found[-1].end
            return Circle(word.start(), end, tuple(found), tuple(owners))
    return None


def without_circle(text: str, phrase: NounPhrase, circle: Circle) -> str:
    """A name without the parties it is between; empty where its head noun is all that is left.

    "Memorandum between A and B on ports" is a "Memorandum on ports" too.
    """
    before = text[phrase.start : circle.start].strip()
    after = text[circle.end : phrase.end].strip()
    bare = (
        not after and phrase.start == phrase.head[0] and circle.start <= phrase.head[1] + len(" (ACRONYM) ")
    )
    return "" if bare else " ".join(_ASIDE.sub("", f"{before} {after}").split())


def in_circle(hit: Hit, parties: Sequence[Hit]) -> bool:
    """Whether a name is one of the parties."""
    return any(h.start == hit.start and h.end == hit.end for h in parties)
