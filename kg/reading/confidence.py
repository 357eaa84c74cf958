"""How sure a statement is: the chance that a careful reader would accept it, by what became of others read alike.

Patterns and loaders write a number, which ranks readings of one sentence. What
it is worth is told by counts: ``ontology/patterns/confidence.yaml``, made by
``scripts/report-confidence``, holds an estimate for each method with each number
it writes, for the method, its pattern in any genre, the pattern's family and all
of them; the first that is known counts. What was never counted so takes the
estimate of its family.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kg.errors import OntologyError
from kg.model import Reading, changed
from kg.resources import ontology_folder

LEVELS = ("all", "families", "patterns", "methods", "written")
OTHER = "other"
_TABLE, _RULES = "confidence.yaml", "reliability.yaml"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share of statements that are right, and what it rests on.

    Attributes:
        value: the estimate, drawn towards that of the level above as far as there are few documents.
        level: the level it is of: ``written``, ``methods``, ``patterns``, ``families`` or ``all``.
        right: how many statements of that level were found right.
        of: among how many.
        documents: in how many documents.
    """

    value: float
    level: str
    right: int
    of: int
    documents: int


@dataclass(frozen=True, slots=True)
class Confidences:
    """The estimates of every level, by name.

    Args:
        levels: level -> name -> its estimate.
        families: first word of a pattern, or the whole of it -> its family.

    >>> half, most = Estimate(0.5, "all", 5, 10, 2), Estimate(0.9, "patterns", 9, 10, 2)
    >>> table = Confidences({"all": {"all": half}, "patterns": {"name-kind": most}}, {"name": "names"})
    >>> table.of("communique/name-kind", 0.8).value, table.of("communique/never-met", 0.8).level
    (0.9, 'all')
    """

    levels: Mapping[str, Mapping[str, Estimate]]
    families: Mapping[str, str]
    _told: dict[tuple[str, float], Estimate] = field(default_factory=dict, repr=False, compare=False)

    def of(self, method: str, written: float) -> Estimate:
        """The estimate for what a method read.

        Args:
            method: loader and pattern.
            written: the number the pattern or loader gave it.
        """
        known = self._told.get((method, written))
        if known is None:
            names = names_of(method, written, self.families)
            found = (self.levels.get(level, {}).get(name) for level, name in zip(LEVELS, names, strict=True))
            known = self._told[method, written] = [one for one in found if one is not None][-1]
        return known


def names_of(method: str, written: float, families: Mapping[str, str]) -> tuple[str, ...]:
    """What a method is called at each level, from all to the number it writes.

    >>> names_of("communique/name-kind", 0.9, {"name": "names"})
    ('all', 'names', 'name-kind', 'communique/name-kind', 'communique/name-kind 0.9')
    """
    pattern = method.rpartition("/")[2]
    family = families.get(pattern) or families.get(pattern.partition("-")[0], OTHER)
    return "all", family, pattern, method, f"{method} {round(written, 3):g}"


def estimated(reading: Reading, folder: Path | None = None) -> Reading:
    """A reading whose statements are as sure as those read alike were right."""
    table = confidences(folder or ontology_folder())
    statements = tuple(
        changed(said, confidence=table.of(said.method, said.confidence).value) for said in reading.statements
    )
    return replace(reading, statements=statements)


@cache
def confidences(folder: Path) -> Confidences:
    """The table of an ontology; read once per process.

    Raises:
        OntologyError: there is none, or it is no such table.
    """
    path = folder / "patterns" / _TABLE
    try:
        raw = _yaml(path)
        levels = {
            level: {
                name: Estimate(row["estimate"], level, row["right"], row["of"], row["documents"])
                for name, row in raw[level].items()
            }
            for level in LEVELS
        }
        return Confidences(levels, families(folder))
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise OntologyError(
            f"{path}: no table of estimates ({error}); make it with scripts/report-confidence"
        ) from None


def families(folder: Path) -> Mapping[str, str]:
    """First word of a pattern, or the whole of it -> its family."""
    named: Mapping[str, list[str]] = _yaml(folder / "patterns" / _RULES)["families"]
    return {word: family for family, words in named.items() for word in words}


def _yaml(path: Path) -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=loader)
    return found
