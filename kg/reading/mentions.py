"""Mentions: the spans of a passage that name an entity, a topic, a place or a date.

Names come from the lexicon; instruments that no list knows are found by
:mod:`kg.reading.instruments`; dates by :mod:`kg.reading.dates`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

SLOTS = {
    # slot class -> the character that stands for it in an encoded sentence
    "party": "\ue000",
    "instrument": "\ue001",
    "club": "\ue002",  # a grouping that is also a forum (G7): fits the slots of parties and of instruments
    "topic": "\ue003",
    "place": "\ue004",
    "date": "\ue005",
    "broad": "\ue006",  # a topic whose names are everyday words: it counts where a wording asks for a topic
    "series": "\ue007",  # a generic plural that stands for one instrument per pair of parties
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of a document that names something.

    Attributes:
        start: offset in the document of its first character.
        end: offset after its last character.
        slot: one of :data:`SLOTS`.
        iris: who or what it may name; more than one where the name is ambiguous.
        value: the EDTF value of a date; the kind of a series.
        adjective: an adjective such as ``japonais``.
        antecedent: where the name stands, when the mention is a pronoun or a short form.
        members: mentions listed in brackets after it, such as the directorates of a ministry.
    """

    start: int
    end: int
    slot: str
    iris: tuple[str, ...] = ()
    value: str = ""
    adjective: bool = False
    antecedent: tuple[tuple[int, int], ...] = ()
    members: tuple[Mention, ...] = field(default=())

    @property
    def iri(self) -> str:
        """The entity named, when it is exactly one; else empty."""
        return self.iris[0] if len(self.iris) == 1 else ""


class Spanned(Protocol):
    """What has a place in a document: a mention, or a name of the lexicon."""

    @property
    def start(self) -> int:
        """Offset of its first character."""

    @property
    def end(self) -> int:
        """Offset after its last character."""


S = TypeVar("S", bound=Spanned)


def meets(one: Spanned, others: Iterable[Spanned]) -> bool:
    """Whether one shares a place with any of the others."""
    return any(one.start < other.end and other.start < one.end for other in others)


def free(found: Iterable[S], taken: Sequence[Spanned]) -> list[S]:
    """What is found where nothing else stands.

    >>> paris, party, date = Mention(3, 8, "place"), Mention(0, 8, "party"), Mention(12, 16, "date")
    >>> free([paris, date], [party]) == [date]
    True
    """
    return [one for one in found if not meets(one, taken)]
