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
        if name in self.entities:
            return name
        wanted = tuple(f"{BASE}scheme/{s}/" for s in schemes) or (f"{BASE}id/", f"{BASE}scheme/topics/")
        found = [iri for iri in self.named(name) if iri.startswith(wanted)]
        key = search_key(name)
        preferred = [i for i in found if any(search_key(p.text) == key for p in self.entities[i].preferred)]
        for choice in (preferred, found):
            if len(choice) == 1:
                return choice[0]
        if found:
            raise UnknownTermError(name, [self.entities[i].label() for i in found], what="unambiguous name")
        known = [
            e.label(lang) for e in self.entities.values() if e.iri.startswith(wanted) for lang in ("fr", "en")
        ]
        raise UnknownTermError(name, known)
