"""The RDF exports as others read them: rdflib, a strict Oxigraph, Debian's rapper."""

from __future__ import annotations

import os
import shutil
import subprocess
import warnings
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.graph.answer import Answer
from kg.graph.exports import export_file
from kg.graph.query import ask, named_queries
from kg.graph.release import Release

FORMS = {
    "turtle": ox.RdfFormat.TURTLE,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
RAPPER = shutil.which("rapper")


@pytest.fixture(scope="module")
def exports(proposed: Release, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with each RDF export in a file named after its format."""
    folder = tmp_path_factory.mktemp("exports")
    for form in FORMS:
        export_file(proposed, "graph", form, folder / form)
    return folder


@pytest.fixture(scope="module")
def triples(proposed: Release) -> set[str]:
    """The triples of the store, as N-Triples."""
    return {str(quad.triple) for quad in proposed.store}


@pytest.mark.parametrize("form", FORMS)
def test_a_strict_oxigraph_reads_the_same_triples(exports: Path, triples: set[str], form: str) -> None:
    quads = list(ox.parse(path=str(exports / form), format=FORMS[form], lenient=False))
    assert {str(quad.triple) for quad in quads} == triples
    assert {quad.graph_name for quad in quads} == {ox.DefaultGraph()}


@pytest.mark.parametrize(
    ("form", "reader"), [("turtle", "turtle"), ("nquads", "nquads"), ("jsonld", "json-ld")]
)
def test_rdflib_reads_the_same_triples_without_a_warning(
    exports: Path, triples: set[str], form: str, reader: str, caplog: pytest.LogCaptureFixture
) -> None:
    graph = rdflib.Dataset(default_union=True)
    with warnings.catch_warnings():
        # rdflib warns of its own names; what it says of our data it logs.
        warnings.filterwarnings("ignore", category=DeprecationWarning, module="rdflib")
        graph.parse(exports / form, format=reader)
        read = {str(triple) for triple in _triples(graph)}
    assert [record.getMessage() for record in caplog.records] == []
    assert read == triples


def _triples(graph: rdflib.Dataset) -> list[ox.Triple]:
    return [ox.Triple(_name(s), _name(p), _term(o)) for s, p, o in graph.triples((None, None, None))]


def _name(term: object) -> ox.NamedNode:
    assert isinstance(term, rdflib.URIRef), term
    return ox.NamedNode(str(term))


def _term(term: object) -> ox.NamedNode | ox.Literal:
    if isinstance(term, rdflib.URIRef):
        return _name(term)
    assert isinstance(term, rdflib.Literal), term
    if term.language:
        return ox.Literal(str(term), language=term.language)
    return (
        ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)))
        if term.datatype
        else ox.Literal(str(term))
    )


def test_rdflib_finds_no_value_ill_typed(exports: Path) -> None:
    graph = rdflib.Graph().parse(exports / "turtle", format="turtle")
    assert [o for o in graph.objects() if isinstance(o, rdflib.Literal) and o.ill_typed] == []


@pytest.mark.skipif(
    RAPPER is None and os.environ.get("CI") != "true", reason="rapper is not installed (raptor2-utils)"
)
@pytest.mark.parametrize("form", ["turtle", "nquads"])
def test_rapper_reads_every_triple_and_has_nothing_to_say(
    exports: Path, triples: set[str], form: str
) -> None:
    assert RAPPER is not None, "install raptor2-utils: with CI=true this test must run"
    done = subprocess.run(
        [RAPPER, "-q", "-i", form, "-o", "ntriples", str(exports / form)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    read = ox.parse(done.stdout.encode(), format=ox.RdfFormat.N_TRIPLES)
    assert {str(quad.triple) for quad in read} == triples


@pytest.fixture(scope="module")
def elsewhere(exports: Path) -> ox.Store:
    """A store that knows nothing but the N-Quads export."""
    store = ox.Store()
    store.load(path=str(exports / "nquads"), format=ox.RdfFormat.N_QUADS)
    return store


@pytest.mark.parametrize("name", named_queries())
def test_a_named_question_has_the_same_rows_on_the_export_loaded_elsewhere(
    elsewhere: ox.Store, proposed: Release, name: str
) -> None:
    here: Answer = ask(proposed.store, name, {})
    assert ask(elsewhere, name, {}) == here
    assert here.rows
