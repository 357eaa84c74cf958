"""SPARQL with real types, the same from a release as from a server, and what is said when it goes wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pandas as pd
import pyoxigraph as ox
import pytest
import rdflib

import kg
from kg.graph.binding import bind
from kg.graph.query import ask
from kg.knowledge.solutions import to_frame

from .conftest import Answer, from_store, slowly

TYPES = """
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?whole ?real ?truth ?day ?time ?iri ?text ?tongue ?mixed ?huge ?far ?nothing {
  VALUES (?whole ?real ?truth ?day ?time ?iri ?text ?tongue ?mixed ?huge ?far) {
    (1 1.5 true "2024-02-01"^^xsd:date "2024-02-01T10:00:00Z"^^xsd:dateTime <urn:a> "a" "été"@fr 1
     99999999999999999999 "12024-01-01"^^xsd:date)
    (UNDEF 2 UNDEF UNDEF UNDEF UNDEF UNDEF UNDEF "x" UNDEF UNDEF)
  }
}
"""


def test_each_column_has_the_type_of_its_values() -> None:
    frame = to_frame(ox.Store().query(TYPES))
    assert {name: (str(frame[name].dtype), frame[name].iloc[0]) for name in frame.columns[:-1]} == {
        "whole": ("Int64", 1),
        "real": ("Float64", 1.5),
        "truth": ("boolean", True),
        "day": ("datetime64[ms]", pd.Timestamp("2024-02-01")),
        "time": ("datetime64[ms, UTC]", pd.Timestamp("2024-02-01T10:00:00Z")),
        "iri": ("str", "urn:a"),
        "text": ("str", "a"),
        "tongue": ("str", "été"),
        "mixed": ("str", "1"),
        "huge": ("str", "99999999999999999999"),
        "far": ("str", "12024-01-01"),
    }
    assert frame.iloc[1].isna().tolist() == [True, False, *[True] * 6, False, True, True, True]


def test_an_answer_without_rows_keeps_its_columns(graph: kg.KnowledgeGraph) -> None:
    assert graph.sparql("SELECT ?a ?b { ?a <urn:none> ?b }").columns.tolist() == ["a", "b"]


def test_a_named_question_gives_what_the_command_gives(graph: kg.KnowledgeGraph) -> None:
    told = ask(graph.release.store, "due-between", {"start": "2025-01-01", "end": "2027-12-31"})
    frame = graph.sparql("due-between", start=date(2025, 1, 1), end="2027-12-31")
    assert frame.columns.tolist() == list(told.columns)
    assert frame.statement.tolist() == [row[told.columns.index("statement")] for row in told.texts()]


@pytest.mark.parametrize(
    ("query", "bound"),
    [
        ("SELECT ?x { ?x a ?y }", "SELECT (<urn:x> AS ?x) { <urn:x> a ?y }"),
        ("SELECT (STR(?x) AS ?t) { ?x a ?y }", "SELECT (STR(<urn:x>) AS ?t) { <urn:x> a ?y }"),
        (
            "SELECT ?x (COUNT(?y) AS ?n) WHERE { ?x a ?y } GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT 2",
            "SELECT (<urn:x> AS ?x) (COUNT(?y) AS ?n) WHERE { <urn:x> a ?y } GROUP BY (<urn:x>) ORDER BY DESC(?n) "
            "(<urn:x>) LIMIT 2",
        ),
        ('ASK { ?x a "?x" } # ?x', 'ASK { <urn:x> a "?x" } # ?x'),
        (
            "SELECT * { { SELECT ?x { ?x a ?y } } }",
            "SELECT * { { SELECT (<urn:x> AS ?x) { <urn:x> a ?y } } }",
        ),
    ],
    ids=["column", "inside", "keys", "string", "inner"],
)
def test_a_value_stands_where_its_variable_stood(query: str, bound: str) -> None:
    assert bind(query, {"x": "urn:x"}) == bound
    ox.Store().query(bound)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
        (3, '"3"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        (0.5, '"0.5"^^<http://www.w3.org/2001/XMLSchema#double>'),
        (date(2024, 2, 1), '"2024-02-01"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ('a "b"', '"a \\"b\\""'),
        (rdflib.Literal("été", lang="fr"), '"été"@fr'),
        (rdflib.Literal("urn:x"), '"urn:x"'),
        (rdflib.URIRef("urn:x"), "<urn:x>"),
    ],
    ids=str,
)
def test_python_values_become_terms(value: object, written: str) -> None:
    assert bind("ASK { ?s ?p ?x }", {"x": value}) == f"ASK {{ ?s ?p {written} }}"


@pytest.mark.parametrize(
    ("ask_it", "said"),
    [
        (lambda g: g.sparql("SELECT ?s { ?s"), "query, line 1, column"),
        (lambda g: g.sparql("ASK { ?s ?p ?o }"), "the query asks yes or no; use .ask"),
        (lambda g: g.sparql("DESCRIBE <urn:a>"), "the query makes a graph; use .construct"),
        (lambda g: g.ask("SELECT * { ?s ?p ?o } LIMIT 1"), "the query does not ask yes or no"),
        (lambda g: g.construct("ASK { ?s ?p ?o }"), "the query makes no graph"),
        (lambda g: g.sparql("who-works-wth"), "unknown query 'who-works-wth'; did you mean 'who-works-with'"),
        (lambda g: g.sparql("who-works-with", pary="Japon"), "did you mean 'party'"),
        (lambda g: g.sparql("who-works-with", party="Japn"), "did you mean 'Japon'"),
        (lambda g: g.sparql("SELECT ?s { ?s ?p ?o }", q=1), "unknown variable 'q'; there are: o, p, s"),
        (lambda g: g.sparql("SELECT ?s { ?s ?p ?o }", o=[1]), r"\[1\] has no place in a query"),
    ],
)
def test_what_goes_wrong_is_told_in_a_sentence(
    graph: kg.KnowledgeGraph, ask_it: Callable[[kg.KnowledgeGraph], object], said: str
) -> None:
    with pytest.raises(kg.KgError, match=said):
        ask_it(graph)


def test_a_graph_that_was_made_can_be_changed(graph: kg.KnowledgeGraph) -> None:
    made = graph.construct("CONSTRUCT { ?s rdf:type ent:Party } WHERE { ?s rdf:type ent:Territory } LIMIT 3")
    made.add((rdflib.URIRef("urn:a"),) * 3)
    assert len(made) == 4


def test_rdflib_reads_the_same_store_and_changes_nothing(graph: kg.KnowledgeGraph) -> None:
    dataset = graph.rdflib()
    query = "SELECT (COUNT(*) AS ?n) { ?s a ent:Statement }"
    assert [int(row.n) for row in dataset.query(query)] == [graph.counts["statements"]]
    assert len(dataset.default_graph) == graph.counts["triples"]
    with pytest.raises(kg.StoreError, match="a release does not change"):
        dataset.add((rdflib.URIRef("urn:a"),) * 3)


def test_a_search_puts_the_exact_and_the_most_spoken_of_first(graph: kg.KnowledgeGraph) -> None:
    found = graph.find("corée")
    assert found.match.tolist() == sorted(found.match, key=["exact", "begins", "word", "within"].index)
    assert found.label.tolist()[:2] == ["Corée du Sud", "Corée du Nord"]
    assert graph.find("Corée du Sdu").match.unique().tolist() == ["near"]
    assert len(graph.find("zzzz")) == 0


def test_a_server_gives_the_same_as_the_release(
    graph: kg.KnowledgeGraph, serve: Callable[[Answer], str]
) -> None:
    remote = kg.open(serve(from_store(graph.release.store)))
    for name in ("who-works-with", "as-of", "figures"):
        pd.testing.assert_frame_equal(remote.sparql(name), graph.sparql(name))
    assert remote.ask("ASK { ?s a ent:Statement }")
    describe = "DESCRIBE ?party"
    japan = remote.iri("japon")
    assert set(remote.construct(describe, party=japan)) == set(graph.construct(describe, party=japan))
    assert remote.find("corée").index.tolist() != []
    assert "127.0.0.1" in repr(remote)


@pytest.mark.parametrize("method", ["statements", "network", "centrality", "explore", "documents"])
def test_a_server_says_what_needs_a_release(serve: Callable[[Answer], str], method: str) -> None:
    remote = kg.open(serve(slowly))
    with pytest.raises(kg.StoreError, match=r"a server answers .* open a folder of kg build"):
        getattr(remote, method)()


def test_a_server_that_does_not_answer_is_told_with_its_address_and_the_time(
    serve: Callable[[Answer], str],
) -> None:
    address = serve(slowly)
    with pytest.raises(
        kg.StoreError, match=rf"^{re.escape(address)}: no answer after 0\.\d s \(time is up\); see"
    ):
        kg.open(address, timeout=0.3).sparql("SELECT * { ?s ?p ?o }")


def test_nobody_at_an_address_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with pytest.raises(
        kg.StoreError, match=r"^http://127.0.0.1:9/: no answer after 0.0 s \(Connection refused\)"
    ):
        kg.open("http://127.0.0.1:9/").ask("ASK { ?s ?p ?o }")


@pytest.mark.parametrize(
    ("answer", "error", "said"),
    [
        (
            (400, "text/plain", b"Parse error at line 1"),
            kg.QueryError,
            "not understood: Parse error at line 1",
        ),
        ((503, "text/html", b"<h1>Down</h1>"), kg.StoreError, r"the server refuses \(503 .*\): Down"),
        ((200, "text/html", b"<h1>Hello</h1>"), kg.StoreError, "the answer is no SPARQL"),
    ],
    ids=["query", "down", "page"],
)
def test_what_a_server_says_is_passed_on(
    serve: Callable[[Answer], str], answer: tuple[int, str, bytes], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        kg.open(serve(lambda _: answer)).sparql("SELECT * { ?s ?p ?o }")
