"""Entente: a knowledge graph of economic-security partnerships in which every edge carries its proof.

>>> import kg
>>> "open" in kg.__all__
True

=================== ========================================================================
``open``            a graph that was built: frames, questions, descriptions, networks
``build``           reads documents and ledgers, writes a release
``read``            what a loader makes of one file
=================== ========================================================================
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.build import build
    from kg.errors import AmbiguousNameError, KgError, LedgerError, QueryError, StoreError, UnknownTermError
    from kg.intake import read
    from kg.knowledge import KnowledgeGraph
    from kg.knowledge import KnowledgeGraph as open  # noqa: N813 as in kg.open()
    from kg.model import Statement

# Where each name lives: nothing is imported before it is used.
_PLACES = {
    "AmbiguousNameError": ("kg.errors", "AmbiguousNameError"),
    "KgError": ("kg.errors", "KgError"),
    "KnowledgeGraph": ("kg.knowledge", "KnowledgeGraph"),
    "LedgerError": ("kg.errors", "LedgerError"),
    "QueryError": ("kg.errors", "QueryError"),
    "Statement": ("kg.model", "Statement"),
    "StoreError": ("kg.errors", "StoreError"),
    "UnknownTermError": ("kg.errors", "UnknownTermError"),
    "build": ("kg.build", "build"),
    "open": ("kg.knowledge", "KnowledgeGraph"),
    "read": ("kg.intake", "read"),
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
    module, attribute = _PLACES[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    """The table of contents."""
    return __all__
