"""Graphs as rdflib has them: live over a release, live over a server, or in memory."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NoReturn, cast

import rdflib
from oxrdflib import OxigraphStore
from oxrdflib._converter import from_ox
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg.errors import StoreError
from kg.namespaces import PREFIXES

if TYPE_CHECKING:
    import pyoxigraph as ox
    from rdflib.term import Node

    from kg.graph.endpoint import Endpoint
    from kg.graph.release import Release


class ReadOnlyStore(OxigraphStore):
    """The store of a release for rdflib: it holds the release as long as anybody reads it, and never changes."""

    def __init__(self, release: Release) -> None:
        super().__init__(store=release.store)
        self.release = release

    def add(self, *_: Any, **__: Any) -> NoReturn:  # noqa: ANN401
        """Refuses."""
        self._refuse()

    def remove(self, *_: Any, **__: Any) -> NoReturn:  # noqa: ANN401
        """Refuses."""
        self._refuse()

    def update(self, *_: Any, **__: Any) -> NoReturn:  # noqa: ANN401
        """Refuses."""
        self._refuse()

    addN = remove_graph = add_graph = remove  # noqa: N815 as rdflib has it

    def _refuse(self) -> NoReturn:
        raise StoreError(
            f"{self.release.folder}: a release does not change; copy it with rdflib.Graph() + dataset.default_graph"
        )


def dataset(release: Release) -> rdflib.Dataset:
    """A live dataset over the store of a release; everything stands in its default graph."""
    return _named(rdflib.Dataset(store=ReadOnlyStore(release)))


def remote(endpoint: Endpoint) -> rdflib.Dataset:
    """A live dataset over a server; every access is a question to it."""
    store = SPARQLStore(endpoint.address, method="POST", timeout=endpoint.timeout)
    return _named(rdflib.Dataset(store=store))


def graph_of(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """A graph in memory."""
    found = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        found.bind(prefix, namespace)
    for triple in triples:
        subject, predicate, object_ = (from_ox(part) for part in triple)
        found.add((cast("Node", subject), cast("Node", predicate), cast("Node", object_)))
    return found


def _named(found: rdflib.Dataset) -> rdflib.Dataset:
    for prefix, namespace in PREFIXES.items():
        found.bind(prefix, namespace)
    return found
