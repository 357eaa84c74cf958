"""Several bodies that share one head noun: "Valdoria’s Ministries of Ports and Labor", "the Departments of X and Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_ITEM = r"[A-ZÀ-Þ][\w&-]+(?:\s+[A-ZÀ-Þ][\w&-]+)*"
_ITEMS = re.compile(_ITEM)

Span = tuple[int, int]


def plural_bodies(
    text: str, start: int, end: int, heads: frozenset[str], links: frozenset[str], joins: frozenset[str]
) -> Iterator[tuple[Span, str]]:
    """Where each of several bodies is named, and its own name.

    >>> words = frozenset({"ministry"}), frozenset({"of"}), frozenset({"and"})
    >>> list(plural_bodies("the Ministries of Ports and Labor met", 0, 37, *words))
    [((4, 23), 'Ministry of Ports'), ((28, 33), 'Ministry of Labor')]
    """
    pattern = _pattern(heads, links, joins)
    for match in pattern.finditer(text, start, end):
        head, link = _singular(match["head"]), match["link"]
        for item in _ITEMS.finditer(text, match.start("items"), match.end("items")):
            first = match.start() if item.start() == match.start("items") else item.start()
            yield (first, item.end()), f"{head} {link} {' '.join(item.group().split())}"


@lru_cache(maxsize=4)
def _pattern(heads: frozenset[str], links: frozenset[str], joins: frozenset[str]) -> re.Pattern[str]:
    plurals = "|".join(sorted(_plural(head).capitalize() for head in heads))
    link, join = "|".join(sorted(links)), "|".join(sorted(joins))
    return re.compile(
        rf"\b(?P<head>{plurals})\s+(?P<link>{link})\s+"
        rf"(?P<items>{_ITEM}(?:,\s+{_ITEM})*,?\s+(?:{join})\s+{_ITEM})"
    )


def _plural(noun: str) -> str:
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def _singular(noun: str) -> str:
    return f"{noun[:-3]}y" if noun.endswith("ies") else noun[:-1]
