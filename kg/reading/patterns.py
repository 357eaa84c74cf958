"""Wordings that announce relations: a pattern of ``ontology/patterns/``, made ready to be tried on encoded sentences.

Apart from :mod:`kg.reading.grammar`, which knows words and holds the patterns of a language: here stands what one
pattern says, how its slots become a regular expression, and what is checked against the schema.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.errors import OntologyError, UnknownTermError
from kg.reading.mentions import SLOTS
from kg.reading.required import Condition, required
from kg.vocabulary import Vocabulary

# Slot letters of the pattern files and the classes of mention they take.
LETTERS = {
    "P": ("party", "club"),
    "I": ("instrument", "club"),
    "T": ("topic", "broad"),
    "N": ("topic",),
    "L": ("place",),
    "C": ("place", "party"),
    "D": ("date",),
    "G": ("series",),
}
_SLOT = re.compile(r"\{(?:(?P<name>\w+):)?(?P<letter>[PITNLCDG])(?P<many>[+*]?)\}")
_MACRO = re.compile(r"\{(\w+)\}")
# How deep macros may stand in macros.
_NESTED = 5
# Between two mentions of a slot that takes many.
_JOIN = r"(?:,? (?:et|ou|ainsi que|and|or|as well as)|,|/| -| –)(?: (?:de|à|par|en|avec|of|by|with))? ?"
# What a side of an emission may be beside a group.
_SIDES = frozenset({"focus", "document", "previous", "last", "new"})
_MARKS = frozenset(SLOTS.values())


@dataclass(frozen=True, slots=True)
class Emission:
    """One kind of statement a pattern makes.

    Both sides are group names, ``focus``, ``document``, ``previous`` (topics of the sentence
    before), ``last`` (the instrument named last) or ``new`` (what the wording does not name).
    """

    subject: str
    predicate: str
    object: str
    status: str = ""


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Something a wording speaks of without naming it, which is called by the words that describe it.

    Attributes:
        cls: IRI of its class.
        noun: what its name opens with; empty where the words themselves have a head noun.
        words: group whose words call it, on to the next comma.
        of: group of those whose it is, named between noun and words; empty where the name does not say.
        short: the name ends with the group, and does not go on to the comma.
    """

    cls: str
    noun: str
    words: str
    of: str = ""
    short: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A wording that announces relations.

    Attributes:
        id: its name, part of the method of each statement it makes.
        regex: over encoded sentences.
        emissions: the statements it makes.
        status: rung of these statements.
        when: name of the group that dates them.
        confidence: 0 to 1, ranks readings of one sentence; what it is worth is counted (kg/reading/confidence.py).
        slots: group name -> classes of mention it takes.
        only: group name -> local name of the class its mentions must have.
        unnamed: what ``new`` stands for in its emissions.
        scope: ``action`` for wordings that count only in the description of a table's action.
        needs: what an encoded sentence must hold before the expression is tried on it.
        marks: those of its needs that are marks of slots.
    """

    id: str
    regex: re.Pattern[str]
    emissions: tuple[Emission, ...]
    status: str
    when: str
    confidence: float
    slots: Mapping[str, tuple[str, ...]]
    scope: str = ""
    only: Mapping[str, str] = field(default_factory=dict)
    unnamed: Unnamed | None = None
    needs: tuple[Condition, ...] = ()
    marks: tuple[Condition, ...] = ()


def pattern_of(
    entry: Mapping[str, Any], macros: Mapping[str, str], vocabulary: Vocabulary, file: str
) -> Pattern:
    """The pattern an entry of a pattern file describes, checked against the schema.

    Args:
        entry: what the file says of it.
        macros: name -> the expression it stands for in wordings; ``det`` may stand before every slot.
        vocabulary: the schema.
        file: the file's name, for messages.

    >>> from kg.vocabulary import load
    >>> entry = {"id": "agreement-with", "match": "{I} with {P+}", "emit": [["P", "participatesIn", "I"]]}
    >>> pattern = pattern_of(entry, {"det": "the "}, load(), "en.yaml")
    >>> pattern.slots == {"I": ("instrument", "club"), "P": ("party", "club")}
    True
    >>> pattern.emissions
    (Emission(subject='P', predicate='participatesIn', object='I', status=''),)
    """
    where = f"{file}: pattern {entry.get('id')!r}"
    slots: dict[str, tuple[str, ...]] = {}
    source = entry["match"]
    for _ in range(_NESTED):
        source = _MACRO.sub(lambda m: macros.get(m[1], m[0]), source)
    try:
        regex = re.compile(_SLOT.sub(lambda m: _slot(m, slots, macros["det"]), source))
    except re.error as error:
        raise OntologyError(f"{where}: {error}; mend the regular expression") from error
    slots |= {group: LETTERS[letter] for group, letter in entry.get("takes", {}).items()}
    needs = required(regex)
    return Pattern(
        id=entry["id"],
        regex=regex,
        emissions=tuple(_emission(parts, slots, vocabulary, where) for parts in entry["emit"]),
        status=entry.get("status", ""),
        when=entry.get("when", ""),
        confidence=float(entry.get("confidence", 0.8)),
        slots=slots,
        scope=entry.get("scope", ""),
        only={group: vocabulary.cls(name) for group, name in entry.get("only", {}).items()},
        unnamed=_unnamed(new, vocabulary) if (new := entry.get("new")) else None,
        needs=needs,
        marks=tuple(c for c in needs if _MARKS.issuperset(c)),
    )


def _slot(match: re.Match[str], slots: dict[str, tuple[str, ...]], det: str) -> str:
    """The expression of a slot, whose name and classes are kept in *slots*."""
    letter, many = match["letter"], match["many"]
    name = match["name"] or letter
    classes = slots[name] = LETTERS[letter]
    one = f"(?:{det})?[{''.join(SLOTS[c] for c in classes)}]."
    if many == "*":
        # Whatever stands there, up to the end of the clause, as long as it mentions one.
        return rf"(?P<{name}>[^;:]*?{one}[^;:]*)"
    return f"(?P<{name}>{one}(?:{_JOIN}{one})*)" if many == "+" else f"(?P<{name}>{one})"


def _emission(
    parts: Sequence[str], slots: Mapping[str, tuple[str, ...]], vocabulary: Vocabulary, where: str
) -> Emission:
    emission = Emission(*parts)
    try:
        vocabulary.predicate(emission.predicate)
    except UnknownTermError as error:
        raise OntologyError(f"{where}: {error}") from error
    for side in (emission.subject, emission.object):
        if side not in slots and side not in _SIDES:
            raise OntologyError(f"{where}: no slot {side!r}; name it in the wording")
    return emission


def _unnamed(new: Mapping[str, Any], vocabulary: Vocabulary) -> Unnamed:
    return Unnamed(
        vocabulary.cls(new["type"]),
        new.get("noun", ""),
        new["words"],
        new.get("of", ""),
        bool(new.get("short")),
    )
