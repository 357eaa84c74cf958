"""What the ontology says, as plain values: the one object every layer above asks.

:func:`load` reads ``ontology/`` once per process. Nothing here reads documents. What may be asked stands by
theme: :mod:`~kg.vocabulary.schema`, :mod:`~kg.vocabulary.schemes`, :mod:`~kg.vocabulary.reference`,
:mod:`~kg.vocabulary.names`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.resources import ontology_folder
from kg.vocabulary.names import Named
from kg.vocabulary.schema import Schema
from kg.vocabulary.schemes import Schemes
from kg.vocabulary.triples import Index, read_triples, turtle_files


class Vocabulary(Schema, Schemes, Named):
    """Classes, properties, concept schemes and reference entities of the ontology."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        """Begin with the triples of an ontology, in any order."""
        super().__init__(Index(triples))


@cache
def load(folder: Path | None = None) -> Vocabulary:
    """The vocabulary of a folder, by default the project's own; read once per process."""
    folder = folder or ontology_folder()
    files = turtle_files(folder)
    if not files:
        raise OntologyError(f"{folder}: no Turtle files; point to the ontology folder")
    return Vocabulary(read_triples(files))
