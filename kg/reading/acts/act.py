"""Who does what: a verb whose subject is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.reading.mentions import Mention

# How far after a verb its examples may stand.
_EXAMPLES = 24


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


def with_examples(acts: Sequence[Act]) -> Iterator[Act]:
    """The acts of a sentence; what "including" names, its subject does as the verb before says.

    "A reaffirmed its support for the region's bodies, including the Cable Forum": that is supported too.
    """
    before: Act | None = None
    for act in acts:
        follows = (
            before is not None and before.subject == act.subject and act.place - before.place <= _EXAMPLES
        )
        if act.verb == "contain" and act.subject.parties and before is not None and follows:
            yield replace(before, place=act.place, after=act.after, start=act.start, end=act.end)
            continue
        yield act
        before = act if act.verb not in ("contain", "via") else None
