"""Values for the variables of a query that somebody writes: Python values in, SPARQL out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

import pyoxigraph as ox

from kg.errors import QueryError, UnknownTermError
from kg.graph.query import TOKEN, Term
from kg.namespaces import PREFIXES

_XSD = PREFIXES["xsd"]
_IRI = re.compile(r"(?:https?|urn|mailto):[^\s<>\"{}|\\^`]+")
# Where a bare variable stands for a column, and where for a key: a value needs brackets there.
_CLAUSES = re.compile(
    r"\bSELECT\b(?P<columns>.*?)(?=\bWHERE\b|\{|\bFROM\b)"
    r"|\b(?:GROUP|ORDER)\s+BY\b(?P<keys>.*?)(?=\bHAVING\b|\bORDER\b|\bLIMIT\b|\bOFFSET\b|\bVALUES\b|\}|$)",
    re.IGNORECASE | re.DOTALL,
)


def term(value: object) -> Term:
    """A Python value as a term of RDF.

    A text that is an IRI becomes one, any other becomes a literal; ``rdflib.Literal`` keeps its
    language and datatype.

    >>> str(term(3)), str(term("https://example.org/a")), str(term("semi-conducteurs"))
    ('"3"^^<http://www.w3.org/2001/XMLSchema#integer>', '<https://example.org/a>', '"semi-conducteurs"')

    Raises:
        QueryError: a value of another type.
    """
    if isinstance(value, ox.NamedNode | ox.Literal):
        return value
    if isinstance(value, str):
        language, datatype = getattr(value, "language", None), getattr(value, "datatype", None)
        if language:
            return ox.Literal(value, language=str(language))
        if datatype:
            return ox.Literal(value, datatype=ox.NamedNode(str(datatype)))
        # What rdflib calls a Literal is a text as well, an IRI only by its looks.
        return (
            ox.NamedNode(value)
            if _IRI.fullmatch(value) and not hasattr(value, "value")
            else ox.Literal(value)
        )
    for kind, datatype in _DATATYPES:
        if isinstance(value, kind):
            text = value.isoformat() if isinstance(value, date) else str(value)
            return ox.Literal(
                text.lower() if isinstance(value, bool) else text, datatype=ox.NamedNode(datatype)
            )
    raise QueryError(f"{value!r} has no place in a query; give a text, an IRI, a number, a truth or a date")


# A truth is a number and a time is a day in Python: they come first.
_DATATYPES = (
    (bool, f"{_XSD}boolean"),
    (int, f"{_XSD}integer"),
    (float, f"{_XSD}double"),
    (Decimal, f"{_XSD}decimal"),
    (datetime, f"{_XSD}dateTime"),
    (date, f"{_XSD}date"),
)


def bind(text: str, values: Mapping[str, object]) -> str:
    """A query in which variables have values; a column that is given a value keeps its name.

    >>> bind("SELECT ?party ?i { ?party ent:participatesIn ?i } ORDER BY ?party", {"party": "urn:x"})
    'SELECT (<urn:x> AS ?party) ?i { <urn:x> ent:participatesIn ?i } ORDER BY (<urn:x>)'

    Raises:
        UnknownTermError: the query has no such variable.
        QueryError: a value that no query can hold.
    """
    terms = {name: term(value) for name, value in values.items()}
    tokens = list(TOKEN.finditer(text))
    there = {match["variable"] for match in tokens if match["variable"]}
    for name in terms:
        if name not in there:
            known = sorted(there)
            raise UnknownTermError(name, known, what="variable", there=known)
    columns, keys = _bare(text)
    found, end = [], 0
    for match in tokens:
        value = terms.get(match["variable"] or "")
        if value is None:
            continue
        written = str(value)
        if match.start() in columns:
            written = f"({value} AS ?{match['variable']})"
        elif match.start() in keys:
            written = f"({value})"
        found += [text[end : match.start()], written]
        end = match.end()
    return "".join([*found, text[end:]])


def _bare(text: str) -> tuple[set[int], set[int]]:
    """Where columns and keys begin that are a variable and nothing else."""
    # Strings, IRIs and comments are blanked, so that words in them are no clauses.
    plain = TOKEN.sub(lambda match: match[0] if match["variable"] else " " * len(match[0]), text)
    found: dict[str, set[int]] = {"columns": set(), "keys": set()}
    for clause in _CLAUSES.finditer(plain):
        kind = "columns" if clause["columns"] is not None else "keys"
        start, depth = clause.start(kind), 0
        for place, character in enumerate(clause[kind], start):
            depth += (character == "(") - (character == ")")
            if depth == 0 and character in "?$":
                found[kind].add(place)
    return found["columns"], found["keys"]
