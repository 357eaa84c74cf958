"""From a name that somebody wrote to the one entity or concept that goes by it.

Apart from the lexicon, which finds names in running text: here the whole of a text is a name, and one that is
not clear is refused with the nearest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from kg.errors import UnknownTermError
from kg.namespaces import BASE
from kg.text import search_key
from kg.vocabulary.reference import Reference


class Named(Reference):
    """Reference data by name."""

    @cached_property
    def _by_key(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, set[str]] = {}
        for entity in self.entities.values():
            for label in (*entity.preferred, *entity.alternative, *entity.hidden):
                found.setdefault(search_key(label.text), set()).add(entity.iri)
        return {key: tuple(sorted(iris)) for key, iris in found.items()}

    def named(self, name: str) -> tuple[str, ...]:
        """IRIs of every entity or concept that goes by this name; case and accents do not count."""
        return self._by_key.get(search_key(name), ())

    def resolve(self, name: str, schemes: Iterable[str] = ()) -> str:
        """The one entity with this name, a preferred name winning over another's alternative name.

        Args:
            name: any label in either language, or an IRI.
            schemes: where concepts may be taken from; without any, entities and topics.

        Raises:
            UnknownTermError: nobody, or several, go by that name; the nearest are named.
        """
        choices = self._meant(name, schemes)
        if len(choices) == 1:
            return choices[0]
        if choices:
            raise UnknownTermError(name, [self.entities[i].label() for i in choices], what="unambiguous name")
        wanted = _prefixes(schemes)
        known = [
            e.label(lang) for e in self.entities.values() if e.iri.startswith(wanted) for lang in ("fr", "en")
        ]
        raise UnknownTermError(name, known)

    def look_up(self, name: str) -> str:
        """The same where it is no fault that nobody, or several, go by a name: empty then."""
        choices = self._meant(name, ())
        return choices[0] if len(choices) == 1 else ""

    def _meant(self, name: str, schemes: Iterable[str]) -> tuple[str, ...]:
        """Whom a name, or an IRI, may mean: one, where it is the preferred name of one alone."""
        if name in self.entities:
            return (name,)
        wanted = _prefixes(schemes)
        found = tuple(iri for iri in self.named(name) if iri.startswith(wanted))
        key = search_key(name)
        preferred = [i for i in found if any(search_key(p.text) == key for p in self.entities[i].preferred)]
        return (preferred[0],) if len(preferred) == 1 else found


def _prefixes(schemes: Iterable[str]) -> tuple[str, ...]:
    """How the IRIs begin among which a name is looked up."""
    return tuple(f"{BASE}scheme/{s}/" for s in schemes) or (f"{BASE}id/", f"{BASE}scheme/topics/")
