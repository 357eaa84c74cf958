"""Questions in SPARQL and by name, what is said of a wrong one, and answers in every format."""

from __future__ import annotations

import io
import json
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest

from kg.errors import KgError, OntologyError, QueryError, UnknownTermError
from kg.graph.answer import FORMATS, Answer, Cell, answer, to_turtle
from kg.graph.find import names
from kg.graph.query import ask, fill, named_queries, parse_named, resolver, run
from kg.graph.release import Release
from kg.namespaces import BASE, XSD

HEAD = """\
# title@fr: Qui ?
# title@en: Who?
# theme: time
# parameter: who (entity; default: Japon) — la partie / the party
# parameter: rung (status; default: signed) — l'échelon / the rung
# parameter: day (date; default: 2024-12-31) — le jour / the day
# parameter: least (number; default: 0.5) — le seuil / the threshold
# parameter: word (text) — le mot / the word
"""
BODY = 'SELECT * { VALUES (?a ?b ?c ?d ?e) { (?who ?rung ?day ?least ?word) } FILTER(?e != "?day") } # ?who'


@pytest.fixture(scope="module")
def store() -> ox.Store:
    small = ox.Store()
    small.load(
        b"""<urn:a> <urn:says> "d\\u00e9j\\u00e0, \\"vu\\" < hier"@fr , 3 , <urn:b> .""",
        format=ox.RdfFormat.TURTLE,
    )
    return small


@pytest.fixture(scope="module")
def answered(store: ox.Store) -> Answer:
    return run(
        store, "SELECT ?s ?o ?none { ?s <urn:says> ?o OPTIONAL { ?o <urn:says> ?none } } ORDER BY STR(?o)"
    )


def test_the_head_of_a_named_question_is_read() -> None:
    found = parse_named("who", HEAD + BODY)
    assert (found.titles, found.theme) == ({"fr": "Qui ?", "en": "Who?"}, "time")
    assert [(p.name, p.type, p.default, p.titles["en"]) for p in found.parameters] == [
        ("who", "entity", "Japon", "the party"),
        ("rung", "status", "signed", "the rung"),
        ("day", "date", "2024-12-31", "the day"),
        ("least", "number", "0.5", "the threshold"),
        ("word", "text", None, "the word"),
    ]


def test_a_parameter_that_cannot_be_read_is_told() -> None:
    with pytest.raises(OntologyError, match=r"who\.rq: parameter 'day 2024' cannot be read; write: name"):
        parse_named("who", "# parameter: day 2024\n")


def test_parameters_are_replaced_by_terms_but_not_in_strings_and_comments(release: Release) -> None:
    given = {"who": "south korea", "rung": "under_negotiation", "word": 'a "b"', "least": "2"}
    filled = parse_named("who", HEAD + BODY).filled(given, resolver(names(release.store)))
    assert filled.removeprefix(HEAD) == (
        "SELECT * { VALUES (?a ?b ?c ?d ?e) { ("
        f"<{BASE}id/territory/kor> <{BASE}scheme/statuses/under-negotiation> "
        f'"2024-12-31"^^<{XSD.date}> "2"^^<{XSD.integer}> "a \\"b\\""'
        ') } FILTER(?e != "?day") } # ?who'
    )


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "who: word is missing; add word=VALUE"),
        ({"word": "x", "day": "2024"}, "day='2024' is no day; write it as 2024-12-31"),
        ({"word": "x", "least": "much"}, "least='much' is no number; write it as 12 or 0.5"),
        ({"wrd": "x"}, "unknown parameter of who 'wrd'; did you mean 'word'?"),
        ({"zz": "x"}, "unknown parameter of who 'zz'; it takes who, rung, day, least, word"),
        ({"word": "x", "who": "Jpaon"}, "unknown name 'Jpaon'; did you mean 'Japon' or 'Japan' or 'PAHO'?"),
        ({"word": "x", "rung": "signd"}, "unknown name 'signd'; did you mean 'signed' or 'signé'?"),
    ],
    ids=["missing", "day", "number", "near", "far", "entity", "status"],
)
def test_a_wrong_parameter_is_told(release: Release, given: dict[str, str], message: str) -> None:
    with pytest.raises(KgError) as caught:
        parse_named("who", HEAD + BODY).filled(given, resolver(names(release.store)))
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "text",
    ["<urn:?x>", "'?x'", '"a \\" ?x"', '"""a\n?x"""', "'''?x\n'''", "# ?x"],
)
def test_what_looks_like_a_variable_in_an_iri_a_string_or_a_comment_stays(text: str) -> None:
    value = {"x": ox.NamedNode("urn:y")}
    assert fill(f"{text}\n?x $x ?xy", value) == f"{text}\n<urn:y> <urn:y> ?xy"


@pytest.mark.parametrize("name", named_queries())
def test_a_named_question_answers_with_its_defaults(release: Release, name: str) -> None:
    found = ask(release.store, name, {})
    assert "statement" in found.columns
    assert {cell.text.rsplit("/", 1)[0] for row in found.rows for cell in row if cell and cell.is_iri} <= {
        f"{BASE}statement",
        f"{BASE}id/membership",
    }


def test_the_projects_prefixes_need_no_declaration(release: Release) -> None:
    counted = run(release.store, "SELECT (COUNT(*) AS ?n) { ?s a ent:Statement }")
    assert counted.texts() == [[str(release.counts["statements"])]]


def test_a_prefix_may_be_declared_otherwise(store: ox.Store) -> None:
    assert run(store, "PREFIX ent: <urn:> ASK { ent:a ent:says ent:b }").truth is True


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "SELECT ?s {\n  ?s ?p 'été\n}",
            "query, line 2, column 13: ?s ?p 'été --> (something is missing here)",
        ),
        (
            "SELECT ?s {\n  ?s ?p ?o .\n  FILTR(?o > 3)\n  ?s a ent:Party\n}\nORDER BY ?s",
            "query, line 3, column 3: --> FILTR(?o > 3) (mend what begins here)",
        ),
        (
            "ASK { ?s a ent:Statement ) }",
            "query, line 1, column 26: ASK { ?s a ent:Statement --> ) } (mend what begins here)",
        ),
        (
            "ASK {\n ?s nope:x ?o }",
            "query, line 2, column 11: ?s nope:x -->  ?o } (the prefix is not declared; add a PREFIX line)",
        ),
        ("SELECT ?s\n  ?s ?p ?o }", "query, line 2, column 12: ?s ?p ?o --> } (mend what begins here)"),
        (
            "SELECT ?s { ?s ?p ?o",
            "query, line 1, column 21: SELECT ?s { ?s ?p ?o --> (something is missing here)",
        ),
        ("", "query, line 1, column 1: --> (something is missing here)"),
    ],
    ids=["string", "keyword", "bracket", "prefix", "no-bracket", "cut", "empty"],
)
def test_a_syntax_error_names_line_and_column_and_marks_the_place(
    store: ox.Store, text: str, message: str
) -> None:
    with pytest.raises(QueryError) as caught:
        run(store, text)
    assert str(caught.value) == message


def test_an_unknown_question_is_told_the_nearest_or_where_they_are_listed(store: ox.Store) -> None:
    told = []
    for name in ("who-works-wth", "qqq"):
        with pytest.raises(UnknownTermError) as caught:
            ask(store, name, {})
        told.append(str(caught.value))
    assert told == [
        "unknown query 'who-works-wth'; did you mean 'who-works-with' or 'who-covers-topic'?",
        "unknown query 'qqq'; kg query --list shows the named questions",
    ]


def test_sparql_text_takes_no_parameters(store: ox.Store) -> None:
    with pytest.raises(QueryError, match="'day': only named questions take parameters"):
        ask(store, "ASK { ?s ?p ?o }", {"day": "2024-01-01"})


def test_an_update_is_no_question(store: ox.Store) -> None:
    with pytest.raises(QueryError):
        run(store, "INSERT DATA { <urn:a> <urn:b> <urn:c> }")
    assert len(store) == 3


def test_an_answer_keeps_languages_datatypes_and_what_is_not_bound(answered: Answer) -> None:
    subject = Cell("urn:a", is_iri=True)
    assert answered == Answer(
        ("s", "o", "none"),
        (
            (subject, Cell("3", datatype=XSD.integer), None),
            (subject, Cell('déjà, "vu" < hier', language="fr"), None),
            (subject, Cell("urn:b", is_iri=True), None),
        ),
    )


def test_csv_and_json_hold_the_same_rows(answered: Answer) -> None:
    assert FORMATS["csv"](answered) == 's,o,none\nurn:a,3,\nurn:a,"déjà, ""vu"" < hier",\nurn:a,urn:b,\n'
    assert json.loads(FORMATS["json"](answered)) == [
        {"s": "urn:a", "o": text, "none": None} for text in ("3", 'déjà, "vu" < hier', "urn:b")
    ]


@pytest.mark.parametrize(
    ("form", "standard"),
    [("sparql-json", ox.QueryResultsFormat.JSON), ("xml", ox.QueryResultsFormat.XML)],
)
@pytest.mark.parametrize("question", ["SELECT ?s ?o { ?s ?p ?o } ORDER BY STR(?o)", "ASK { ?s ?p ?o }"])
def test_the_standard_formats_are_read_back_as_the_same_answer(
    store: ox.Store, question: str, form: str, standard: ox.QueryResultsFormat
) -> None:
    found = run(store, question)
    text = FORMATS[form](found)
    assert answer(ox.parse_query_results(io.BytesIO(text.encode()), format=standard)) == found
    if form == "xml":
        ET.fromstring(text)


def test_a_graph_is_an_answer_in_turtle_too(store: ox.Store) -> None:
    found = run(store, "CONSTRUCT { ?o <urn:said> ?s } WHERE { ?s <urn:says> ?o FILTER(isIRI(?o)) }")
    assert (found.columns, found.texts()) == (
        ("subject", "predicate", "object"),
        [["urn:b", "urn:said", "urn:a"]],
    )
    assert to_turtle(found).splitlines()[-1] == "<urn:b> <urn:said> <urn:a> ."


def test_only_a_graph_comes_as_turtle(answered: Answer) -> None:
    with pytest.raises(
        QueryError, match="only CONSTRUCT and DESCRIBE give Turtle; choose table, csv or json"
    ):
        to_turtle(answered)
