"""What can be wrong with a graph: its shape, its quotes, its counts, the style of its ontology.

Shapes are SHACL. The graph holds the ontology, so its ``rdfs:subClassOf`` triples are
among the data and nothing needs to be inferred; nothing is fetched either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import MissingExtraError, OntologyError
from kg.iris import local
from kg.model import Quote
from kg.resources import ontology_folder
from kg.text import slug
from kg.vocabulary.triples import read_triples, turtle_files

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

    Data = rdflib.Graph | Iterable[ox.Triple | ox.Quad] | Path

SHAPES, STYLE = "shapes.ttl", "style.ttl"
_WORD = re.compile(r"(?<=[a-z])([A-Z])")
_LONGEST = 80  # of a quote in a message


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something a check found.

    Attributes:
        check: the check, such as ``quotes``, or the shape that does not hold, such as ``statement``.
        where: an IRI, or a document and a span in it.
        message: what is wrong, in one line.
    """

    check: str
    where: str
    message: str


def validate_shapes(data: Data, shapes: Path | None = None, language: str = "en") -> list[Finding]:
    """What in a graph breaks the shapes; empty where all is well.

    Args:
        data: a graph that holds its ontology, its triples, or a file of them.
        shapes: a file of shapes; the ontology's ``shapes.ttl`` by default.
        language: of the messages, ``fr`` or ``en``.

    Raises:
        MissingExtraError: pyshacl is not installed.
        OntologyError: a file is missing or damaged.
    """
    try:
        import pyshacl
    except ImportError:
        message = "checking shapes needs pyshacl; install it with pip install 'entente[validate]'"
        raise MissingExtraError(message) from None
    from rdflib import RDF, SH

    rules = as_graph(shapes or ontology_folder() / SHAPES)
    _, report, _ = pyshacl.validate(as_graph(data), shacl_graph=rules, inference="none", inplace=True)
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        where, value = report.value(result, SH.focusNode), report.value(result, SH.value)
        check, text = _told(rules, report.value(result, SH.sourceShape), language)
        if value is not None and value != where:
            text = f"{text} ({_short(value)})"
        found.add(Finding(check, str(where), " ".join(text.split())))
    return sorted(found)


def check_ontology(folder: Path | None = None, language: str = "en") -> list[Finding]:
    """What in the ontology's own files breaks ``style.ttl``.

    Args:
        folder: of the ontology; the project's own by default.
        language: of the messages, ``fr`` or ``en``.
    """
    folder = folder or ontology_folder()
    return validate_shapes(read_triples(turtle_files(folder)), folder / STYLE, language)


def check_quotes(
    quoted: Mapping[tuple[str, str], Iterable[Quote]], texts: Mapping[str, str]
) -> list[Finding]:
    """Quotes that do not stand, character for character, where their statement says they do.

    Args:
        quoted: what each statement quotes, by (document, statement).
        texts: the text of each document, by its id.

    >>> check_quotes({("d", "a1"): [Quote(0, 4, "pacte")]}, {"d": "pacte vert"})[0].message
    "the text has 'pact' where statement a1 quotes 'pacte'"
    """
    found = set()
    for (document, statement), quotes in quoted.items():
        text = texts.get(document)
        if text is None:
            found.add(Finding("quotes", document, "statements quote it, but its text is not there"))
            continue
        if not quotes:
            found.add(Finding("quotes", document, f"statement {statement} quotes nothing"))
        for quote in quotes:
            where = f"{document}:{quote.start}-{quote.end}"
            stands = text[quote.start : quote.end] if 0 <= quote.start < quote.end else ""
            if not stands:
                found.add(
                    Finding("quotes", where, f"no passage has this span, which statement {statement} quotes")
                )
            elif stands != quote.text:
                words = f"the text has {_short(stands)!r} where statement {statement} quotes {_short(quote.text)!r}"
                found.add(Finding("quotes", where, words))
    return sorted(found)


def check_minimums(counts: Mapping[str, int], minimums: Mapping[str, int]) -> list[Finding]:
    """Counts that stay below the least one expects, such as statements by document.

    >>> check_minimums({"000": 12}, {"000": 10, "001": 5})
    [Finding(check='minimums', where='001', message='0 found, at least 5 expected')]
    """
    return [
        Finding("minimums", name, f"{counts.get(name, 0)} found, at least {least} expected")
        for name, least in sorted(minimums.items())
        if counts.get(name, 0) < least
    ]


def as_graph(data: Data) -> rdflib.Graph:
    """Triples, or a file of them, as the graph pyshacl reads; values keep their spelling."""
    import rdflib

    if isinstance(data, rdflib.Graph):
        return data
    if isinstance(data, Path):
        data = _read(data)
    graph = rdflib.Graph()
    for triple in data:
        graph.add((_node(triple.subject), _node(triple.predicate), _node(triple.object)))
    return graph


def _read(path: Path) -> Iterable[ox.Quad]:
    try:
        return list(ox.parse(path=str(path)))
    except (SyntaxError, OSError, ValueError) as error:
        raise OntologyError(f"{path.name}: {error}; mend the file") from error


def _node(term: object) -> Node:
    from rdflib import XSD, BNode, Literal, URIRef

    match term:
        case ox.NamedNode():
            return URIRef(term.value)
        case ox.BlankNode():
            return BNode(term.value)
        case ox.Literal(language=str(language)):
            return Literal(term.value, lang=language)
        case ox.Literal():
            datatype = URIRef(term.datatype.value)
            return Literal(term.value, datatype=None if datatype == XSD.string else datatype, normalize=False)
    raise OntologyError(f"{term}: a statement about a triple; the graph has none")


def _told(rules: rdflib.Graph, node: Node | None, language: str) -> tuple[str, str]:
    """The name of the shape a constraint stands in (``is-based-on``), and the nearest message up to there."""
    from rdflib import SH, URIRef

    text = ""
    while node is not None:
        texts = {getattr(m, "language", ""): str(m) for m in rules.objects(node, SH.message)}
        text = text or texts.get(language, "")
        if isinstance(node, URIRef):
            break
        node = next(rules.subjects(SH.property, node), None)
    return slug(_WORD.sub(r"-\1", local(str(node)))), text


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
