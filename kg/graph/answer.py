"""Answers of the store as rows, and in the formats they are handed out in."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pyoxigraph as ox

from kg import iris, namespaces
from kg.errors import QueryError

# What a person reads in place of a long IRI; the longest beginning wins.
PREFIXES: Mapping[str, str] = {
    **namespaces.PREFIXES,
    "doc": f"{namespaces.BASE}doc/",
    "statement": f"{namespaces.BASE}statement/",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of an answer: its lexical form, whether it is an IRI, and its language or datatype."""

    text: str
    is_iri: bool = False
    language: str = ""
    datatype: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave.

    Attributes:
        columns: names of the variables; for a graph ``subject``, ``predicate``, ``object``; for a
            yes-or-no question ``answer``.
        rows: a cell or None (unbound) a column.
        truth: the answer to an ASK, else None.
        triples: the graph of a CONSTRUCT or DESCRIBE, sorted, else None.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    truth: bool | None = None
    triples: tuple[ox.Triple, ...] | None = None

    def texts(self, short: bool = False) -> list[list[str]]:
        """The rows as text, an empty one where nothing is bound; *short* writes IRIs with prefixes."""
        return [[_text(cell, short) for cell in row] for row in self.rows]


def answer(result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Answer:
    """An answer held in memory."""
    if isinstance(result, ox.QueryBoolean):
        truth = bool(result)
        return Answer(
            ("answer",), ((Cell(str(truth).lower(), datatype=f"{PREFIXES['xsd']}boolean"),),), truth
        )
    if isinstance(result, ox.QueryTriples):
        triples = tuple(sorted(set(result), key=str))
        rows = tuple(tuple(_cell(part) for part in triple) for triple in triples)
        return Answer(("subject", "predicate", "object"), rows, triples=triples)
    columns = tuple(variable.value for variable in result.variables)
    return Answer(columns, tuple(tuple(_cell(part) for part in solution) for solution in result))


def with_review(found: Answer, store: ox.Store) -> Answer:
    """An answer with a column that says which rows rest on statements nobody reviewed, where any does."""
    unreviewed = ox.NamedNode(iris.concept("reviews", "unreviewed"))
    has_review, start = ox.NamedNode(namespaces.ENT.hasReview), PREFIXES["statement"]

    def rests(row: tuple[Cell | None, ...]) -> bool:
        named = (
            cell.text for cell in row if cell is not None and cell.is_iri and cell.text.startswith(start)
        )
        return any(
            next(store.quads_for_pattern(ox.NamedNode(i), has_review, unreviewed), None) for i in named
        )

    marks = [rests(row) for row in found.rows] if found.triples is None else []
    if not any(marks) or "review" in found.columns:
        return found
    rows = tuple(
        (*row, Cell("unreviewed") if mark else None) for row, mark in zip(found.rows, marks, strict=True)
    )
    return replace(found, columns=(*found.columns, "review"), rows=rows)


def short(iri: str) -> str:
    """An IRI with its prefix, where one is known.

    >>> short("http://purl.org/dc/terms/title"), short("http://example.org/a")
    ('dcterms:title', 'http://example.org/a')
    """
    fitting = [
        (len(start), prefix) for prefix, start in PREFIXES.items() if iri.startswith(start) and iri != start
    ]
    if not fitting:
        return iri
    length, prefix = max(fitting)
    return f"{prefix}:{iri[length:]}"


def to_csv(found: Answer) -> str:
    r"""Comma-separated values with a head.

    >>> to_csv(Answer(("a", "b"), ((Cell("x, y"), None),)))
    'a,b\n"x, y",\n'
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(found.columns)
    writer.writerows(found.texts())
    return out.getvalue()


def to_json(found: Answer) -> str:
    r"""A list of objects; what is not bound is null. A yes-or-no question gives true or false.

    >>> to_json(Answer(("a", "b"), ((Cell("x"), None),)))
    '[\n  {"a": "x", "b": null}\n]\n'
    """
    if found.truth is not None:
        return f"{json.dumps(found.truth)}\n"
    rows = [
        json.dumps(
            {name: cell.text if cell else None for name, cell in zip(found.columns, row, strict=True)},
            ensure_ascii=False,
        )
        for row in found.rows
    ]
    return "[\n  " + ",\n  ".join(rows) + "\n]\n" if rows else "[]\n"


def to_sparql_json(found: Answer) -> str:
    """SPARQL 1.1 query results in JSON."""
    if found.truth is not None:
        return json.dumps({"head": {}, "boolean": found.truth}) + "\n"
    bindings = [
        {name: _binding(cell) for name, cell in zip(found.columns, row, strict=True) if cell}
        for row in found.rows
    ]
    whole = {"head": {"vars": list(found.columns)}, "results": {"bindings": bindings}}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def to_sparql_xml(found: Answer) -> str:
    """SPARQL 1.1 query results in XML."""
    from xml.sax.saxutils import escape, quoteattr

    out = ['<?xml version="1.0"?>', '<sparql xmlns="http://www.w3.org/2005/sparql-results#">', "  <head>"]
    if found.truth is None:
        out.extend(f"    <variable name={quoteattr(name)}/>" for name in found.columns)
    out.append("  </head>")
    if found.truth is not None:
        return "\n".join([*out, f"  <boolean>{str(found.truth).lower()}</boolean>", "</sparql>", ""])
    out.append("  <results>")
    for row in found.rows:
        out.append("    <result>")
        for name, cell in zip(found.columns, row, strict=True):
            if cell is None:
                continue
            tag = "uri" if cell.is_iri else "literal"
            mark = f" xml:lang={quoteattr(cell.language)}" if cell.language else ""
            mark = mark or (f" datatype={quoteattr(cell.datatype)}" if cell.datatype else "")
            value = f"<{tag}{mark}>{escape(cell.text)}</{tag}>"
            out.append(f"      <binding name={quoteattr(name)}>{value}</binding>")
        out.append("    </result>")
    return "\n".join([*out, "  </results>", "</sparql>", ""])


def to_turtle(found: Answer) -> str:
    """The graph of a CONSTRUCT or DESCRIBE as Turtle."""
    if found.triples is None:
        raise QueryError("only CONSTRUCT and DESCRIBE give Turtle; choose table, csv or json")
    text = ox.serialize(found.triples, format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES))
    return (text or b"").decode("utf-8")


FORMATS: Mapping[str, Callable[[Answer], str]] = {
    "csv": to_csv,
    "json": to_json,
    "sparql-json": to_sparql_json,
    "turtle": to_turtle,
    "xml": to_sparql_xml,
}


def _binding(cell: Cell) -> dict[str, str]:
    found = {"type": "uri" if cell.is_iri else "literal", "value": cell.text}
    if cell.language:
        found["xml:lang"] = cell.language
    elif cell.datatype:
        found["datatype"] = cell.datatype
    return found


def _text(cell: Cell | None, is_short: bool) -> str:
    if cell is None:
        return ""
    return short(cell.text) if is_short and cell.is_iri else cell.text


def _cell(term: object) -> Cell | None:
    if isinstance(term, ox.NamedNode):
        return Cell(term.value, is_iri=True)
    if isinstance(term, ox.Literal):
        datatype = term.datatype.value
        plain = bool(term.language) or datatype == f"{PREFIXES['xsd']}string"
        return Cell(term.value, language=term.language or "", datatype="" if plain else datatype)
    return None if term is None else Cell(str(term))
