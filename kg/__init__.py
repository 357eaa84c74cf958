"""Entente: a knowledge graph of economic-security partnerships in which every edge carries its proof.

>>> import kg
>>> graph = kg.open(folder)                              # by default what kg build wrote
>>> said = graph.statements(party="Japon", at_least="signed")     # a DataFrame
>>> graph.evidence(said)                                 # the words behind it
Evidence('statements', ... passages) ...

===================== ======================================================================
``open``              a graph that was built, or one on a server: a ``KnowledgeGraph``
``KnowledgeGraph``    what it can do, below
``read``              what a loader makes of a text or a file, highlighted
``build``             reads documents and ledgers, writes a release
``Statement``         one thing one document says, with the passages that prove it
===================== ======================================================================

===================== ======================================================================
of a graph            methods
===================== ======================================================================
list                  ``statements`` ``parties`` ``instruments`` ``topics`` ``documents``
                      ``events`` ``agenda``
look up               ``find`` ``show`` ``iri``
check                 ``evidence`` ``passages``
ask                   ``questions`` ``sparql`` ``ask`` ``construct`` ``rdflib``
connect               ``network`` ``two_mode`` ``ties`` ``dyads`` ``country_years``
                      ``instrument_years``
analyse               ``centrality`` ``brokerage`` ``coalitions`` ``core`` ``links``
                      ``missing`` ``speakers`` ``timeline`` ``absences``
look at               ``explore`` ``note`` ``codebook`` ``plot``
===================== ======================================================================

The filters (``party=``, ``topic=``, ``at_least=``, ``force=``, ``on=`` ...) are the same everywhere:
``help("kg.analysis.filters")``.

====================== ======================================================================
error                  means
====================== ======================================================================
``KgError``            the base of all: catch it to catch them all; one sentence says what to do
``StoreError``         no graph there, or a damaged one, or a server that does not answer
``QueryError``         SPARQL that cannot be parsed; line and column are named
``UnknownTermError``   a name, filter or column nobody knows; the nearest are named
``AmbiguousNameError`` a name several things go by
``LedgerError``        a row of a ledger that cannot be replayed
====================== ======================================================================
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.build import build
    from kg.errors import AmbiguousNameError, KgError, LedgerError, QueryError, StoreError, UnknownTermError
    from kg.knowledge import KnowledgeGraph, open
    from kg.knowledge.reading import read
    from kg.model import Statement

# Where each name lives: nothing is imported before it is used.
_PLACES = {
    "AmbiguousNameError": "kg.errors",
    "KgError": "kg.errors",
    "KnowledgeGraph": "kg.knowledge",
    "LedgerError": "kg.errors",
    "QueryError": "kg.errors",
    "Statement": "kg.model",
    "StoreError": "kg.errors",
    "UnknownTermError": "kg.errors",
    "build": "kg.build",
    "open": "kg.knowledge",
    "read": "kg.knowledge.reading",
}

__all__ = [
    "AmbiguousNameError",
    "KgError",
    "KnowledgeGraph",
    "LedgerError",
    "QueryError",
    "Statement",
    "StoreError",
    "UnknownTermError",
    "build",
    "open",
    "read",
]


def __getattr__(name: str) -> object:
    """A name of the table of contents, imported when it is first used."""
    if name not in _PLACES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    found = getattr(import_module(_PLACES[name]), name)
    globals()[name] = found
    if "kg.build" in sys.modules:
        # Importing the module put it where its function belongs.
        globals()["build"] = sys.modules["kg.build"].build
    return found


def __dir__() -> list[str]:
    """The table of contents."""
    return __all__
