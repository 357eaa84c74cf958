"""Names in a store: who goes by a name, and what a thing is called."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.errors import AmbiguousNameError, UnknownTermError
from kg.namespaces import BASE, DCTERMS, SKOS
from kg.text import search_key

_ROLES = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)


def texts(store: ox.Store, subject: str, predicate: str) -> list[tuple[str, str]]:
    """(language, text) of each literal of a property, sorted."""
    quads = store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)
    return sorted(
        (q.object.language or "", q.object.value) for q in quads if isinstance(q.object, ox.Literal)
    )


def values(store: ox.Store, subject: str, predicate: str) -> list[str]:
    """IRIs or lexical values of a property, sorted."""
    quads = store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)
    return sorted(q.object.value for q in quads if isinstance(q.object, ox.NamedNode | ox.Literal))


def label(store: ox.Store, iri: str, language: str = "fr", predicate: str = SKOS.prefLabel) -> str:
    """What a thing is called in a language, else in any, else by the end of its IRI."""
    found = dict(texts(store, iri, predicate))
    for wanted in (language, "fr", "en"):
        if wanted in found:
            return found[wanted]
    return next(iter(found.values()), iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1])


def find(store: ox.Store, name: str, within: Iterable[str] = ()) -> str:
    """The IRI of the one thing that goes by a name; case, accents and punctuation do not count.

    A preferred name wins over another thing's alternative name.

    Args:
        store: where it is looked for.
        name: a name in any language, or an IRI.
        within: beginnings an IRI must have; by default everything but schemes of plain qualifiers.

    Raises:
        AmbiguousNameError: several things go by that name.
        UnknownTermError: nothing does; the nearest names are given.
    """
    beginnings = tuple(within) or _BEGINNINGS
    key = search_key(name)
    exact = ox.NamedNode(name) if name.startswith(("http://", "https://")) and " " not in name else None
    if exact is not None and any(store.quads_for_pattern(exact, ox.NamedNode(SKOS.prefLabel), None)):
        return name
    if exact is not None:  # an IRI that curators replaced leads to the one that stands for it
        for quad in store.quads_for_pattern(None, ox.NamedNode(DCTERMS.replaces), exact):
            if isinstance(quad.subject, ox.NamedNode):
                return quad.subject.value
    known: list[str] = []
    by_role: list[dict[str, str]] = []
    for role in _ROLES:
        found: dict[str, str] = {}
        for quad in store.quads_for_pattern(None, ox.NamedNode(role), None):
            if not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, ox.Literal):
                continue
            iri, text = quad.subject.value, quad.object.value
            if not iri.startswith(beginnings):
                continue
            if role != SKOS.hiddenLabel:
                known.append(text)
            if search_key(text) == key:
                found[iri] = text
        by_role.append(found)
    for found in (by_role[0], by_role[0] | by_role[1], by_role[0] | by_role[1] | by_role[2]):
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise AmbiguousNameError(name, ((label(store, iri), iri) for iri in sorted(found)))
    raise UnknownTermError(name, known, otherwise="kg export entities lists every name")


def find_topic(store: ox.Store, name: str) -> str:
    """The IRI of a topic: of the scheme's first, for a document may give the same name to a thing of its own.

    Raises:
        AmbiguousNameError: several things go by that name.
        UnknownTermError: nothing does; the nearest names are given.
    """
    try:
        return find(store, name, [f"{BASE}scheme/topics"])
    except UnknownTermError:
        return find(store, name)


# What people ask for by name: entities, whatever the documents name, documents and topics.
_BEGINNINGS = tuple(f"{BASE}{part}/" for part in ("id", "provisional", "doc", "scheme/topics"))
