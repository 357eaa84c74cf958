"""Names in a store: who goes by a name, and what a thing is called."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from kg.errors import AmbiguousNameError, UnknownTermError
from kg.namespaces import BASE, DCTERMS, SKOS
from kg.text import search_key

PREFERRED, ALTERNATIVE, HIDDEN = SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel
ROLES = (PREFERRED, ALTERNATIVE, HIDDEN)


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A name of a thing: the thing's IRI, what kind of name it is (IRI of the property), its language, its words."""

    iri: str
    role: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that a search found.

    Attributes:
        iri: of the thing.
        name: the name that was found.
        match: ``exact``, ``begins``, ``word`` (a word of the name begins so), ``within`` or ``near`` (a
            spelling close to it).
    """

    iri: str
    name: str
    match: str


MATCHES = ("exact", "begins", "word", "within", "near")


class Names:
    """All names of a graph, to look up in; case, accents and punctuation do not count.

    Args:
        names: in any order; things that people do not ask for by name, such as statuses, are kept as well.
        replaced: IRI that curators replaced -> the one that stands for it.

    >>> named = {"id/kor": "Corée du Sud", "id/prk": "Corée du Nord"}
    >>> known = Names(Named(iri, PREFERRED, "fr", text) for iri, text in named.items())
    >>> known.find("coree du sud", within=["id/"])
    'id/kor'
    >>> [(hit.name, hit.match) for hit in known.search("corée", within=["id/"])]
    [('Corée du Nord', 'begins'), ('Corée du Sud', 'begins')]
    """

    def __init__(self, names: Iterable[Named], replaced: Mapping[str, str] | None = None) -> None:
        self._names = tuple(sorted(names))
        self._replaced = dict(replaced or {})

    @cached_property
    def _by_key(self) -> Mapping[str, list[Named]]:
        found: dict[str, list[Named]] = {}
        for name in self._names:
            found.setdefault(search_key(name.text), []).append(name)
        return found

    @cached_property
    def _preferred(self) -> Mapping[str, Mapping[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for name in self._names:
            if name.role == PREFERRED:
                found.setdefault(name.iri, {})[name.language] = name.text
        return found

    def has(self, iri: str) -> bool:
        """Whether a thing has a name."""
        return iri in self._preferred

    def label(self, iri: str, language: str = "fr") -> str:
        """What a thing is called in a language, else in any, else by the end of its IRI."""
        found = self._preferred.get(iri, {})
        for wanted in (language, "fr", "en"):
            if wanted in found:
                return found[wanted]
        return next(iter(found.values()), iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1])

    def find(self, name: str, within: Iterable[str] = ()) -> str:
        """The IRI of the one thing that goes by a name.

        A preferred name wins over another thing's alternative name, reference data over what one document
        alone calls so.

        Args:
            name: a name in any language, or an IRI.
            within: beginnings an IRI must have; by default everything but schemes of plain qualifiers.

        Raises:
            AmbiguousNameError: several things go by that name.
            UnknownTermError: nothing does; the nearest names are given.
        """
        beginnings = tuple(within) or ASKED_FOR
        if name.startswith(("http://", "https://")):
            if name in self._preferred:
                return name
            if name in self._replaced:
                return self._replaced[name]
        same = [n for n in self._by_key.get(search_key(name), ()) if n.iri.startswith(beginnings)]
        for roles in (ROLES[:1], ROLES[:2], ROLES):
            found = sorted({n.iri for n in same if n.role in roles})
            # What reference data knows comes before what one document alone calls so.
            known = [iri for iri in found if not iri.startswith(PROVISIONAL)]
            if len(known or found) == 1:
                return (known or found)[0]
            if found:
                raise AmbiguousNameError(name, ((self.label(iri), iri) for iri in found))
        near = [n.text for n in self._names if n.role != HIDDEN and n.iri.startswith(beginnings)]
        raise UnknownTermError(name, near, otherwise="kg export entities lists every name")

    def search(self, text: str, within: Iterable[str] = ()) -> list[Hit]:
        """The things whose name is, begins with or holds a text, best first; else those spelt nearly so."""
        beginnings, key = tuple(within) or ASKED_FOR, search_key(text)
        found: dict[str, tuple[int, str, str]] = {}
        for of, names in self._by_key.items():
            match = _match(key, of)
            if match < 0:
                continue
            for name in names:
                if name.iri.startswith(beginnings):
                    hit = (match, of, name.text)
                    found[name.iri] = min(hit, found.get(name.iri, hit))
        if not found:
            for of in difflib.get_close_matches(key, self._by_key, n=20, cutoff=0.6):
                for name in self._by_key[of]:
                    if name.iri.startswith(beginnings) and name.iri not in found:
                        found[name.iri] = (MATCHES.index("near"), of, name.text)
            return [Hit(iri, name, "near") for iri, (_, _, name) in found.items()]
        best = sorted(found.items(), key=lambda item: (item[1], item[0]))
        return [Hit(iri, name, MATCHES[match]) for iri, (match, _, name) in best]


def _match(key: str, of: str) -> int:
    """How a name answers to a key: an index of ``MATCHES``, -1 where it does not."""
    if not key or key not in of:
        return -1
    if key == of:
        return 0
    if of.startswith(key):
        return 1
    return 2 if f" {key}" in of else 3


def names(store: ox.Store) -> Names:
    """All names in a store."""
    found = []
    for role in ROLES:
        for quad in store.quads_for_pattern(None, ox.NamedNode(role), None):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                found.append(Named(quad.subject.value, role, quad.object.language or "", quad.object.value))
    replaced = {
        quad.object.value: quad.subject.value
        for quad in store.quads_for_pattern(None, ox.NamedNode(DCTERMS.replaces), None)
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
    }
    return Names(found, replaced)


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
    """The IRI of the one thing in a store that goes by a name; see :meth:`Names.find`.

    Who asks more than once keeps the :func:`names`.

    Raises:
        AmbiguousNameError: several things go by that name.
        UnknownTermError: nothing does; the nearest names are given.
    """
    return names(store).find(name, within)


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
PROVISIONAL = f"{BASE}provisional/"
ASKED_FOR = tuple(f"{BASE}{part}/" for part in ("id", "provisional", "doc", "scheme/topics"))
