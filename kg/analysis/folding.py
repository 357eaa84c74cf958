"""Who stands for whom, and what belongs to what: the rules that make a network of many statements."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping


def parties_of(speaks_for: Mapping[str, str], part_of: Mapping[str, Collection[str]]) -> dict[str, str]:
    """The party each actor stands for, directly or through what it is part of.

    A ministry, agency or person stands for the party it speaks for; a directorate for that of its ministry.

    Args:
        speaks_for: party by actor, where the graph names one.
        part_of: the bodies an actor is part of.

    >>> parties_of({"meae": "france"}, {"directorate": ["meae"], "panel": ["un"]})
    {'directorate': 'france', 'meae': 'france'}
    """
    found = {}
    for actor in sorted({*speaks_for, *part_of}):
        for above in _climb(actor, part_of):
            if above in speaks_for:
                found[actor] = speaks_for[above]
                break
    return found


def tops_of(part_of: Mapping[str, Collection[str]], folds: Callable[[str, str], bool]) -> dict[str, str]:
    """The instrument each instrument folds into, step by step as far as *folds* allows.

    Args:
        part_of: the instruments an instrument is part of.
        folds: whether the first folds into the second.

    >>> tops_of({"session": ["group"], "group": ["roadmap"]}, lambda a, b: b != "roadmap")
    {'session': 'group'}
    """
    found = {}
    for instrument in sorted(part_of):
        path = [instrument]
        while above := [a for a in sorted(part_of.get(path[-1], ())) if a not in path and folds(path[-1], a)]:
            path.append(above[0])
        if len(path) > 1:
            found[instrument] = path[-1]
    return found


def _climb(start: str, above: Mapping[str, Collection[str]]) -> list[str]:
    """A thing and everything above it, nearest first."""
    found = [start]
    for thing in found:
        found.extend(a for a in sorted(above.get(thing, ())) if a not in found)
    return found
