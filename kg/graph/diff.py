"""The difference of two releases: statements by key, and what changed in each field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.graph.exports import rows
from kg.graph.release import Release

# In the order they are reported; an id changes with the passages, which say it better.
FIELDS = (
    "quotes",
    "spans",
    "when",
    "status",
    "force",
    "formation",
    "speakers",
    "review",
    "method",
    "confidence",
)


@dataclass(frozen=True, slots=True)
class Change:
    """A statement that one of two releases has, or that both have with other words around it.

    Attributes:
        sign: ``+`` only the second has it, ``-`` only the first, ``~`` both, with differences.
        key: the statement's key.
        said: its row, of the second release where it has one.
        fields: what differs, as (before, after) by field; empty unless the sign is ``~``.
    """

    sign: str
    key: str
    said: Mapping[str, Any]
    fields: Mapping[str, tuple[Any, Any]]


def difference(first: Release, second: Release) -> Iterator[Change]:
    """What differs, in the order of documents and places; nothing where the releases say the same."""
    before = {row["key"]: row for row in rows(first)}
    after = {row["key"]: row for row in rows(second)}
    every = sorted({**before, **after}.items(), key=lambda item: (item[1]["doc"], item[1]["spans"], item[0]))
    for key, said in every:
        if key not in before:
            yield Change("+", key, said, {})
        elif key not in after:
            yield Change("-", key, said, {})
        else:
            old, new = before[key], after[key]
            fields = {name: (old[name], new[name]) for name in FIELDS if old[name] != new[name]}
            if fields:
                yield Change("~", key, new, fields)
