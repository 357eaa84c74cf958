"""From decisions to estimates: how right each method was, drawn towards its like where few documents tell.

A method with many decisions in one document is less known than one with a few
in many: statements of one document err together. ``n`` statements of one
document therefore weigh ``n / (1 + (n - 1) * likeness)``, which is Kish's
design effect. An estimate is the weighted share of what is right, mixed with
that of the level above as if it were ``strength`` further statements (the mean
of a Beta distribution). The level above is estimated without what is counted
below it, so that each decision counts once: a method's own, then those of its
pattern in other genres, then those of other patterns of the family, then the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kg.curation.measures import Outcome
from kg.errors import OntologyError
from kg.reading.confidence import LEVELS, Confidences, Estimate, names_of

_RULES = "reliability.yaml"
# What nobody has read is never certain.
_SUREST = 0.99
# Before anything is counted: as likely right as wrong, and worth one statement.
_BEFORE, _FIRST = 0.5, 1.0
Counts = Mapping[str, tuple[int, int]]  # of each document, how many are right, among how many
_DECIDED = frozenset({"right", "corrected", "rejected", "unsaid"})


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the statements that one method, with one number written, made of one document.

    Attributes:
        document: the document.
        method: loader and pattern.
        written: the number the pattern or loader gave them.
        right: how many a reader accepted as they stood.
        of: among how many.
    """

    document: str
    method: str
    written: float
    right: int
    of: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Statements drawn at random and judged by a reader.

    Attributes:
        name: what they are called in tables.
        date: when they were judged.
        drawn: how, and from what.
        is_check: they are kept out of the estimates, to check them.
        tallies: the judgements.
    """

    name: str
    date: str
    drawn: str
    is_check: bool
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """What ``ontology/patterns/reliability.yaml`` says.

    Attributes:
        families: first word of a pattern, or the whole of it -> its family.
        strength: how many statements the estimate of the level above weighs.
        likeness: from 0, where statements of a document err independently, to 1, where they err as one.
        judged: statements judged beside the ledgers.
    """

    families: Mapping[str, str]
    strength: float
    likeness: float
    judged: tuple[Batch, ...] = ()


def tallies_of(document: str, found: Iterable[Outcome]) -> tuple[Tally, ...]:
    """The decisions of a ledger, counted; what is undecided does not count.

    >>> one = Outcome("right", "page/held", "participates_in", is_found=True, written=0.8)
    >>> tallies_of("001", [one, one, Outcome("unsaid", "page/held", "covers", is_found=False, written=0.8)])
    (Tally(document='001', method='page/held', written=0.8, right=2, of=3),)
    """
    counts: dict[tuple[str, float], list[bool]] = defaultdict(list)
    for one in found:
        if one.method and one.outcome in _DECIDED:
            counts[one.method, one.written].append(one.outcome == "right")
    return tuple(
        Tally(document, *by, right=sum(are_right), of=len(are_right))
        for by, are_right in sorted(counts.items())
    )


def estimates(tallies: Iterable[Tally], rules: Rules) -> Confidences:
    """The estimates of every level.

    >>> rules = Rules({}, strength=8, likeness=0)
    >>> table = estimates([Tally("001", "page/held", 0.8, 7, 9)], rules)
    >>> table.of("page/held", 0.8)
    Estimate(value=0.65, level='written', right=7, of=9, documents=1)
    """
    counts: dict[tuple[str, ...], dict[str, tuple[int, int]]] = {("all",): {}}
    for one in tallies:
        names = names_of(one.method, one.written, rules.families)
        for depth in range(1, len(names) + 1):
            count = counts.setdefault(names[:depth], {})
            right, of = count.get(one.document, (0, 0))
            count[one.document] = right + one.right, of + one.of
    levels: dict[str, dict[str, Estimate]] = {level: {} for level in LEVELS}
    for path, count in sorted(counts.items()):
        level = LEVELS[len(path) - 1]
        right, of = (sum(pair[n] for pair in count.values()) for n in (0, 1))
        value = min(_SUREST, max(round(1 - _SUREST, 2), round(_value(path, {}, counts, rules), 2)))
        levels[level][path[-1]] = Estimate(value, level, right, of, len(count))
    return Confidences(levels, rules.families)


def _value(
    path: tuple[str, ...], without: Counts, counts: Mapping[tuple[str, ...], Counts], rules: Rules
) -> float:
    """The estimate of a level, some of its decisions left out."""
    good, total = _BEFORE * _FIRST, _FIRST
    if len(path) > 1:
        total = rules.strength
        good = total * _value(path[:-1], counts[path], counts, rules)
    for document, (right, of) in counts[path].items():
        less_right, less = without.get(document, (0, 0))
        if of > less:
            weight = (of - less) / (1 + (of - less - 1) * rules.likeness)
            good += weight * (right - less_right) / (of - less)
            total += weight
    return good / total


def left_out(
    tallies: Sequence[Tally], rules: Rules, among: Iterable[str] | None = None
) -> list[tuple[Tally, float]]:
    """Each tally with the estimate made from the other documents.

    Args:
        tallies: the decisions.
        rules: how to estimate.
        among: the documents to be left out in turn; by default all of them.
    """
    found = []
    for document in sorted({one.document for one in tallies} if among is None else set(among)):
        table = estimates([one for one in tallies if one.document != document], rules)
        found += [
            (one, table.of(one.method, one.written).value) for one in tallies if one.document == document
        ]
    return found


def read_rules(folder: Path) -> Rules:
    """The rules of an ontology, with what was judged.

    Raises:
        OntologyError: they are not as they should be.
    """
    path = folder / "patterns" / _RULES
    try:
        raw: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
        return Rules(
            {word: family for family, words in raw["families"].items() for word in words},
            float(raw["strength"]),
            float(raw["likeness"]),
            tuple(_batch(entry) for entry in raw["judged"]),
        )
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise OntologyError(f"{path}: {' '.join(str(error).split())}; mend the file") from None


def _batch(entry: Mapping[str, Any]) -> Batch:
    return Batch(
        entry["name"],
        str(entry["date"]),
        entry["drawn"],
        entry["use"] == "check",
        tuple(
            _tally(document, what, count)
            for document, counts in entry["documents"].items()
            for what, count in counts.items()
        ),
    )


def _tally(document: str, what: str, count: str) -> Tally:
    method, written = what.split(" ")
    right, of = map(int, count.split("/"))
    if not 0 <= right <= of or not of:
        raise ValueError(f"{document}: {what}: {count} is no count; write right/judged")
    return Tally(document, method, float(written), right, of)
