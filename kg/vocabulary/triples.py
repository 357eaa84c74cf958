"""The Turtle files of the ontology as triples, read once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.errors import OntologyError

# Shapes constrain data and carry blank nodes; they are read by the validation alone.
NOT_DATA = frozenset({"shapes.ttl", "style.ttl"})
FOLDERS = ("", "schemes", "reference")


def turtle_files(folder: Path) -> tuple[Path, ...]:
    """The files that hold terms, concepts and reference entities, in a fixed order."""
    files = (path for part in FOLDERS for path in sorted((folder / part).glob("*.ttl")))
    return tuple(path for path in files if path.name not in NOT_DATA)


def read_triples(files: Iterable[Path]) -> Iterator[ox.Triple]:
    """Every triple of the files; a syntax error names file and line."""
    for path in files:
        try:
            for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
                yield quad.triple
        except (SyntaxError, OSError) as error:
            raise OntologyError(
                f"{path.name}: {error}; mend the file and check it with scripts/check"
            ) from error


class Index:
    """Triples by subject and property; values are IRIs, or (text, language) for literals."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self.triples = tuple(triples)
        self._objects: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = {}
        self._sorted: dict[tuple[str, str], tuple[str, ...]] = {}
        for triple in self.triples:
            if isinstance(triple.subject, ox.NamedNode) and isinstance(
                triple.object, ox.NamedNode | ox.Literal
            ):
                by_property = self._objects.setdefault(triple.subject.value, {})
                by_property.setdefault(triple.predicate.value, []).append(triple.object)

    def subjects(self) -> Iterable[str]:
        """Every subject, sorted."""
        return sorted(self._objects)

    def values(self, subject: str, predicate: str) -> list[str]:
        """IRIs or lexical values of a property, sorted."""
        return list(self._values(subject, predicate))

    def _values(self, subject: str, predicate: str) -> tuple[str, ...]:
        """The same, sorted once; what is asked of subjects that are not here is not remembered."""
        ready = self._sorted.get((subject, predicate))
        if ready is None:
            by_property = self._objects.get(subject)
            if by_property is None:
                return ()
            ready = tuple(sorted(o.value for o in by_property.get(predicate, ())))
            self._sorted[subject, predicate] = ready
        return ready

    def value(self, subject: str, predicate: str, default: str = "") -> str:
        """The first value of a property, or *default*."""
        found = self._values(subject, predicate)
        return found[0] if found else default

    def labels(self, subject: str, predicate: str) -> list[tuple[str, str]]:
        """(text, language) of each literal of a property, sorted."""
        objects = self._objects.get(subject, {}).get(predicate, ())
        return sorted((o.value, o.language or "") for o in objects if isinstance(o, ox.Literal))


class OntologyPart:
    """Reads one part of what the triples of the ontology say.

    Attributes:
        index: the triples, for who asks what nobody else does.
    """

    def __init__(self, index: Index) -> None:
        """Begin with the triples of an ontology."""
        self.index = index
