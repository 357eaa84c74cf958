"""Every shape has one example it lets pass and one it alone refuses; so does every rule of style."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.graph.release import Release
from kg.graph.validation import SHAPES, STYLE, Finding, as_graph, validate_shapes
from kg.namespaces import RDF, RDFS, SKOS
from kg.resources import ontology_folder
from kg.vocabulary.triples import read_triples, turtle_files

ONTOLOGY = ontology_folder()
SH = "http://www.w3.org/ns/shacl#"
# What the examples take from the ontology: which class, property and scheme stands under which, but no type.
FRAME = frozenset({RDFS.subClassOf, RDFS.subPropertyOf, SKOS.notation, SKOS.inScheme})


def shapes_of(file: str) -> list[str]:
    """The names of the node shapes of a file, as their examples bear them."""
    quads = ox.parse(path=str(ONTOLOGY / file))
    found = [
        q.subject.value for q in quads if q.predicate.value == RDF.type and q.object.value == f"{SH}NodeShape"
    ]
    return [re.sub(r"(?<=[a-z])([A-Z])", r"-\1", iri.rsplit("#", 1)[-1]).lower() for iri in found]


CASES = [pytest.param(file, name, id=name) for file in (SHAPES, STYLE) for name in shapes_of(file)]


@pytest.fixture(scope="module")
def frame() -> list[ox.Triple]:
    return [t for t in read_triples(turtle_files(ONTOLOGY)) if t.predicate.value in FRAME]


def findings(folder: str, name: str, file: str, frame: list[ox.Triple]) -> list[Finding]:
    quads = ox.parse(path=str(ONTOLOGY / "examples" / folder / f"{name}.ttl"))
    given = frame if file == SHAPES else []
    return validate_shapes([*given, *quads], ONTOLOGY / file)


@pytest.mark.parametrize(("file", "name"), CASES)
def test_the_conforming_example_passes(file: str, name: str, frame: list[ox.Triple]):
    assert findings("conforming", name, file, frame) == []


@pytest.mark.parametrize(("file", "name"), CASES)
def test_the_violating_example_breaks_that_shape_and_no_other(file: str, name: str, frame: list[ox.Triple]):
    assert {finding.check for finding in findings("violating", name, file, frame)} == {name}


@pytest.mark.parametrize("folder", ["conforming", "violating"])
def test_no_example_is_left_over(folder: str):
    names = {path.stem for path in (ONTOLOGY / "examples" / folder).iterdir()}
    assert names == {*shapes_of(SHAPES), *shapes_of(STYLE)}


@pytest.mark.parametrize("file", [SHAPES, STYLE])
def test_every_shape_speaks_both_languages(file: str):
    rules = as_graph(Path(ONTOLOGY / file))
    rows = rules.query(
        f"SELECT ?s (GROUP_CONCAT(LANG(?m)) AS ?l) {{ ?s <{SH}message> ?m }} GROUP BY ?s", initNs={}
    )
    assert {tuple(sorted(str(row[1]).split())) for row in rows} == {("en", "fr")}


def test_the_graph_of_the_seeds_conforms(release: Release):
    assert validate_shapes(release.store) == []
