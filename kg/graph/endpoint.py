"""A graph on a server, asked over the SPARQL 1.1 protocol.

Read-only: a query goes out as a form, solutions come back as SPARQL JSON, a graph as N-Triples or Turtle.
"""

from __future__ import annotations

import http.client
import re
import time
import urllib.error
import urllib.request
from typing import cast
from urllib.parse import urlencode, urlsplit

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.graph.find import ROLES, Named, Names
from kg.graph.query import TOKEN, Solved

_FORM = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
_SOLUTIONS = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
_GRAPH = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.5"
_PIECE = 1 << 16
_MOST = 160  # characters of what a server says that a message repeats


class Endpoint:
    """A server that answers SPARQL.

    Args:
        address: of its query service, such as ``http://localhost:7200/repositories/entente``.
        timeout: seconds an answer may take, from the question to the last byte.
    """

    def __init__(self, address: str, timeout: float = 30.0) -> None:
        self.address = address
        self.timeout = timeout
        if not urlsplit(address).hostname:
            raise StoreError(f"{address}: no address of a server; write it as http://localhost:8000/sparql")

    def query(self, query: str, /) -> Solved:
        """The answer of the server.

        Raises:
            QueryError: the server does not understand the query.
            StoreError: nobody answers at the address, or not in time, or not in SPARQL.
        """
        form = _FORM.search(TOKEN.sub(lambda match: match[0] if match["variable"] else " ", query))
        is_graph = form is not None and form[0].upper() in ("CONSTRUCT", "DESCRIBE")
        kind, body = self._ask(query, _GRAPH if is_graph else _SOLUTIONS)
        try:
            if is_graph:
                format_ = ox.RdfFormat.from_media_type(kind) or ox.RdfFormat.N_TRIPLES
                quads = ox.parse(body, format=format_)
                # A list of triples stands for the iterator that a store gives.
                return cast("ox.QueryTriples", (quad.triple for quad in quads))
            results = ox.QueryResultsFormat.from_media_type(kind) or ox.QueryResultsFormat.JSON
            return cast("Solved", ox.parse_query_results(body, format=results))
        except (SyntaxError, ValueError) as error:
            raise StoreError(
                f"{self.address}: the answer is no SPARQL ({kind}: {_first(str(error))}); check the address"
            ) from None

    def names(self) -> Names:
        """All names the server knows, in one question."""
        roles = " ".join(f"<{role}>" for role in ROLES)
        found = self.query(f"SELECT ?iri ?role ?name {{ VALUES ?role {{ {roles} }} ?iri ?role ?name }}")
        names = []
        for solution in cast("ox.QuerySolutions", found):
            iri, role, name = solution[0], solution[1], solution[2]
            if (
                isinstance(iri, ox.NamedNode)
                and isinstance(role, ox.NamedNode)
                and isinstance(name, ox.Literal)
            ):
                names.append(Named(iri.value, role.value, name.language or "", name.value))
        return Names(names)

    def _ask(self, query: str, accept: str) -> tuple[str, bytes]:
        """The type and the bytes of an answer."""
        request = urllib.request.Request(
            self.address,
            data=urlencode({"query": query}).encode(),
            headers={
                "Accept": accept,
                "Content-Type": "application/x-www-form-urlencoded",
                "User-Agent": "entente",
            },
        )
        begun = time.monotonic()
        try:
            with urllib.request.urlopen(request, timeout=self.timeout) as answer:
                pieces = []
                while piece := answer.read1(_PIECE):
                    pieces.append(piece)
                    if time.monotonic() - begun > self.timeout:
                        raise TimeoutError
                return answer.headers.get_content_type(), b"".join(pieces)
        except urllib.error.HTTPError as error:
            said = _first(error.read(4096).decode("utf-8", "replace"))
            if error.code == 400:
                raise QueryError(f"{self.address}: the query is not understood: {said}") from None
            raise StoreError(
                f"{self.address}: the server refuses ({error.code} {error.reason}): {said}"
            ) from None
        except (OSError, http.client.HTTPException) as error:
            waited = time.monotonic() - begun
            raise StoreError(
                f"{self.address}: no answer after {waited:.1f} s ({_reason(error)}); "
                "see whether the server runs, or give it more time with timeout="
            ) from None


def _reason(error: Exception) -> str:
    inner = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(inner, TimeoutError):
        return "time is up"
    return _first(getattr(inner, "strerror", None) or str(inner) or type(inner).__name__)


def _first(text: str) -> str:
    line = " ".join(re.sub(r"<[^>]*>", " ", text).split())
    return line if len(line) <= _MOST else f"{line[:_MOST]}…"
