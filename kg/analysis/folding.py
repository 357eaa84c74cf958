"""Who stands for whom, and what belongs to what: the rules that make a network of many statements.

A ministry, agency or person folds into the party it speaks for; a directorate into the ministry it
is part of, and with it into that party. A session, a committee or an action folds into the
instrument it is part of, as far up as somebody is said to take part: the heading of a document's
section, in which nobody takes part, gathers nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Set


def parties_of(speaks_for: Mapping[str, str], part_of: Mapping[str, str]) -> dict[str, str]:
    """The party each actor stands for, directly or through what it is part of.

    Args:
        speaks_for: party by actor, where the graph names one.
        part_of: the body an actor is part of.

    >>> parties_of({"meae": "france"}, {"directorate": "meae", "panel": "un"})
    {'directorate': 'france', 'meae': 'france'}
    """
    found = {}
    for actor in sorted({*speaks_for, *part_of}):
        for above in _climb(actor, part_of):
            if above in speaks_for:
                found[actor] = speaks_for[above]
                break
    return found


def tops_of(part_of: Mapping[str, str], with_parties: Set[str]) -> dict[str, str]:
    """The instrument each instrument folds into: the highest one above it in which somebody takes part.

    Args:
        part_of: the instrument an instrument is part of.
        with_parties: instruments in which at least one party takes part.

    >>> tops_of({"session": "group", "group": "roadmap", "row": "section"}, {"session", "group", "row"})
    {'session': 'group'}
    """
    found = {
        i: [above for above in _climb(i, part_of) if above in with_parties][-1]
        for i in part_of
        if i in with_parties
    }
    return {instrument: top for instrument, top in sorted(found.items()) if instrument != top}


def _climb(start: str, above: Mapping[str, str]) -> list[str]:
    """A thing and everything above it, nearest first; a circle is left where it closes."""
    found = [start]
    while (following := above.get(found[-1], "")) and following not in found:
        found.append(following)
    return found
