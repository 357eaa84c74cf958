"""What a text must hold before a regular expression is tried on it: trying costs far more than looking.

From the expression's own parse follow conditions, each a few words of which one
must stand in the text. They are necessary, never sufficient: where they hold, the
expression decides.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any, Generic, TypeVar

import ahocorasick_rs

# The parser of expressions has no public name.
_parser: Any = import_module("re._parser")
_constants: Any = import_module("re._constants")

Condition = tuple[str, ...]
Item = TypeVar("Item")
# More alternatives than this cost as much to look for as the expression itself.
_MANY = 40
_CONDITIONS = 3


@lru_cache(maxsize=4096)
def required(pattern: re.Pattern[str]) -> tuple[Condition, ...]:
    r"""The conditions of an expression, the most telling first; none where nothing follows.

    In each, one of the words must stand in the text. Of an expression that ignores case they are lower-case
    words of the text in lower case.

    >>> required(re.compile(r"(?:signed|concluded) by .*? (?:in|on) (?P<year>\d+)?"))
    (('concluded', 'signed'), (' by ',), ('in', 'on'))
    """
    folds = bool(pattern.flags & re.I)
    found = {c for c in _of(_parser.parse(pattern.pattern, pattern.flags)) if len(c) <= _MANY}
    lowered = {tuple(sorted({w.lower() for w in c})) for c in found} if folds else found
    return tuple(sorted(lowered, key=_telling)[:_CONDITIONS])


def holds(text: Container[str], conditions: Iterable[Condition]) -> bool:
    """Whether a text holds what an expression needs; the text in lower case where it ignores case.

    Any collection of words may stand for the text.

    >>> signed = required(re.compile("signed (?:by|in)"))
    >>> holds("They signed it.", signed), holds("It was signed in Rome.", signed)
    (False, True)
    """
    for words in conditions:
        for word in words:
            if word in text:
                break
        else:
            return False
    return True


class Prefilter(Generic[Item]):
    """Things that each need something of a text, found by one pass over the text.

    >>> wordings = Prefilter([("signing", (("signed", "signs"), ("by",))), ("any", ()), ("launch", (("launch",),))])
    >>> wordings.fitting("it was signed by all"), wordings.fitting("it was signed")
    (['signing', 'any'], ['any'])
    """

    def __init__(self, items: Iterable[tuple[Item, Sequence[Condition]]]) -> None:
        """Begin with things and what each needs, the most telling condition first."""
        self._items = list(items)
        self._always: list[int] = []
        asking: dict[str, list[int]] = {}
        for number, (_, conditions) in enumerate(self._items):
            for word in conditions[0] if conditions else ():
                asking.setdefault(word, []).append(number)
            if not conditions:
                self._always.append(number)
        self._asking = list(asking.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(asking)) if asking else None

    def __bool__(self) -> bool:
        return bool(self._items)

    def __iter__(self) -> Iterator[tuple[Item, Sequence[Condition]]]:
        return iter(self._items)

    def fitting(self, text: str) -> list[Item]:
        """The things whose conditions a text meets, in their order."""
        numbers = set(self._always)
        if self._automaton is not None:
            met = {number for number, _, _ in self._automaton.find_matches_as_indexes(text, overlapping=True)}
            for word in met:
                numbers.update(self._asking[word])
        return [item for item, needs in map(self._items.__getitem__, sorted(numbers)) if holds(text, needs)]


def _telling(condition: Condition) -> tuple[bool, int, int, Condition]:
    """Marks of slots first, then the longest words."""
    is_mark = all(len(word) == 1 and word >= "\ue000" for word in condition)
    return not is_mark, -min(map(len, condition)), len(condition), condition


def _of(sequence: Iterable[tuple[Any, Any]]) -> list[Condition]:
    found: list[Condition] = []
    run: list[str] = []

    def close() -> None:
        if run:
            found.append(("".join(run),))
            run.clear()

    for op, value in sequence:
        if op is _constants.LITERAL:
            run.append(chr(value))
            continue
        if op is _constants.AT or op in (_constants.ASSERT, _constants.ASSERT_NOT):
            continue  # takes no place: what stands around it touches
        if op is _constants.SUBPATTERN:
            inner = list(value[3])
            if all(o is _constants.LITERAL for o, _ in inner):
                run += [chr(v) for _, v in inner]
                continue
            close()
            found += _of(inner)
            continue
        close()
        if op is _constants.IN and all(o is _constants.LITERAL for o, _ in value):
            found.append(tuple(sorted(chr(v) for _, v in value)))
        elif op is _constants.BRANCH:
            found += _alternatives(value[1])
        elif op in (_constants.MAX_REPEAT, _constants.MIN_REPEAT) and value[0] > 0:
            found += _of(value[2])
    close()
    return found


def _alternatives(branches: Sequence[Any]) -> list[Condition]:
    """One condition of the most telling one of each branch; none where a branch has none."""
    words: set[str] = set()
    for branch in branches:
        conditions = _of(branch)
        if not conditions:
            return []
        words.update(sorted(conditions, key=_telling)[0])
    return [tuple(sorted(words))]
