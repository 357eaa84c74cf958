"""The graph of a release as Turtle, N-Quads and JSON-LD, sorted: the same graph has the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any, BinaryIO

import pyoxigraph as ox

from kg import namespaces
from kg.errors import OntologyError
from kg.graph.release import Release

_TYPE = namespaces.RDF.type


def _triples(release: Release) -> list[tuple[str, ox.Quad]]:
    """The quads with their N-Triples text, sorted by it."""
    return sorted((str(quad.triple), quad) for quad in release.store)


def n_quads(release: Release, out: BinaryIO) -> None:
    """N-Quads: a sorted line a quad, all in the default graph."""
    for line, _ in _triples(release):
        out.write(f"{line} .\n".encode())


def turtle(release: Release, out: BinaryIO) -> None:
    """Turtle with the project's prefixes."""
    quads = (quad.triple for _, quad in _triples(release))
    text = ox.serialize(quads, format=ox.RdfFormat.TURTLE, prefixes=namespaces.PREFIXES)
    out.write(text or b"")


def json_ld(release: Release, out: BinaryIO) -> None:
    """JSON-LD, flattened: an object a subject, terms shortened by the context's prefixes."""
    out.write(b'{"@context": ' + _json(namespaces.PREFIXES) + b',\n"@graph": [\n')
    for number, node in enumerate(_nodes(release)):
        out.write((b",\n" if number else b"") + _json(node))
    out.write(b"\n]}\n")


def _nodes(release: Release) -> Iterator[dict[str, Any]]:
    quads = [quad for _, quad in _triples(release)]
    for subject, about in groupby(quads, key=lambda quad: quad.subject):
        node: dict[str, Any] = {"@id": _iri(subject)}
        for predicate, same in groupby(about, key=lambda quad: quad.predicate):
            objects = [quad.object for quad in same]
            if predicate.value == _TYPE:
                node["@type"] = [_short(_iri(o)) for o in objects]
            else:
                node[_short(predicate.value)] = [_value(o) for o in objects]
        yield node


def _iri(term: object) -> str:
    if isinstance(term, ox.NamedNode):
        return term.value
    raise OntologyError(f"{term} has no IRI; data must have no blank nodes")


def _value(term: object) -> dict[str, str]:
    if not isinstance(term, ox.Literal):
        return {"@id": _iri(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == namespaces.XSD.string:
        return {"@value": term.value}
    return {"@value": term.value, "@type": _short(term.datatype.value)}


def _short(iri: str) -> str:
    """A term with its prefix, where what follows is a plain name."""
    fitting = [(len(ns), prefix) for prefix, ns in namespaces.PREFIXES.items() if iri.startswith(ns)]
    if not fitting:
        return iri
    length, prefix = max(fitting)
    rest = iri[length:]
    return f"{prefix}:{rest}" if rest and "/" not in rest and "#" not in rest else iri


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
