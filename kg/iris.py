"""How IRIs are made; the only module that knows their shapes.

>>> provisional("001_10fd", "délégation japonaise").startswith(BASE + "provisional/001_10fd/delegation-japonaise-")
True
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

from kg.namespaces import BASE
from kg.text import search_key, slug


def entity(class_slug: str, name: str) -> str:
    """IRI of a reference entity: ``id/<class>/<slug>``."""
    return f"{BASE}id/{class_slug}/{slug(name)}"


@lru_cache(maxsize=1024)
def provisional(document: str, name: str) -> str:
    """IRI of an entity that only one document names, until it is reconciled."""
    digest = hashlib.sha256(search_key(name).encode()).hexdigest()[:4]
    return f"{BASE}provisional/{document}/{slug(name)}-{digest}"


def document(document_id: str) -> str:
    """IRI of a document."""
    return f"{BASE}doc/{document_id}"


def passage(document_id: str, start: int, end: int) -> str:
    """IRI of an exact passage of a document."""
    return f"{BASE}doc/{document_id}/passage/{start}-{end}"


def statement(statement_id: str) -> str:
    """IRI of a statement."""
    return f"{BASE}statement/{statement_id}"


def concept(scheme: str, name: str) -> str:
    """IRI of a concept in a scheme."""
    return f"{BASE}scheme/{scheme}/{name}"


def is_topic(iri: str) -> bool:
    """Whether an IRI is that of a concept of the scheme of topics.

    >>> is_topic(concept("topics", "cables")), is_topic(concept("kinds", "pact"))
    (True, False)
    """
    return iri.startswith(concept("topics", ""))


def is_region(iri: str) -> bool:
    """Whether an IRI is that of a region of the reference data.

    >>> is_region(entity("region", "Tide Coast")), is_region(entity("place", "Tide Bay"))
    (True, False)
    """
    return iri.startswith(f"{BASE}id/region/")


def local(iri: str) -> str:
    """The last segment of an IRI.

    >>> local("https://w3id.org/entente/ns#covers")
    'covers'
    """
    return iri.replace("#", "/").rsplit("/", 1)[-1]


def selector(passage_iri: str, part: str) -> str:
    """IRI of a selector of a passage: its ``quote`` or its ``position``."""
    return f"{passage_iri}#{part}"


def build(digest: str) -> str:
    """IRI of the making of a graph; its digest stands for what went in, never for a time."""
    return f"{BASE}build/{digest}"
