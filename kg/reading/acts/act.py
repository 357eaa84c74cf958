"""Who does what: a verb whose subject is known."""

from __future__ import annotations

from dataclasses import dataclass

from kg.reading.mentions import Mention


@dataclass(frozen=True, slots=True)
class Subject:
    """Who or what acts.

    Attributes:
        parties: the parties, in order; empty where an instrument acts.
        instrument: the instrument that acts, or None.
        start: offset of the first.
        end: offset after the last.
    """

    parties: tuple[Mention, ...]
    instrument: Mention | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Act:
    """A verb whose subject is known.

    Attributes:
        subject: who acts.
        verb: class of the verb.
        tense: ``past``, ``present``, ``future``, ``ongoing`` or ``considered``.
        place: index of the verb's token.
        after: index of the token after the verb.
        start: offset of the verb.
        end: offset after it.
    """

    subject: Subject
    verb: str
    tense: str
    place: int
    after: int
    start: int = 0
    end: int = 0
