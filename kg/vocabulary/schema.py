"""The schema as the ontology says it: classes, what is under what, and the properties of statements."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from kg.errors import UnknownTermError
from kg.iris import local
from kg.model import Entity
from kg.namespaces import ENT, OWL, RDF, RDFS, SKOS
from kg.vocabulary.triples import Index, OntologyPart


class Schema(OntologyPart):
    """Classes and properties."""

    def __init__(self, index: Index) -> None:
        """Begin with the triples of an ontology."""
        super().__init__(index)
        self._ancestors: dict[str, tuple[str, ...]] = {}
        self._classes: dict[tuple[tuple[str, ...], str], bool] = {}
        self._relations: dict[str, str] = {}

    @cached_property
    def _broad(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for iri in self.index.subjects():
            if not iri.startswith(str(ENT)):
                continue
            broad = iri
            while not self.index.value(broad, SKOS.notation):
                parents = self.index.values(broad, RDFS.subPropertyOf)
                parents = [parent for parent in parents if parent.startswith(str(ENT))]
                if not parents:
                    break
                broad = parents[0]
            else:
                found[iri] = broad
        return found

    def broad(self, predicate: str) -> str:
        """IRI of the broad property of one of the 14 relations that *predicate* belongs to."""
        try:
            return self._broad[predicate]
        except KeyError:
            raise UnknownTermError(local(predicate), map(local, self._broad), what="property") from None

    def relation(self, predicate: str) -> str:
        """Notation of the broad relation of a property, such as ``participates_in``."""
        known = self._relations.get(predicate)
        if known is None:
            known = self.index.value(self.broad(predicate), SKOS.notation)
            self._relations[predicate] = known
        return known

    def predicate(self, name: str) -> str:
        """IRI of the property with this local name."""
        iri = f"{ENT}{name}"
        if iri not in self._broad:
            raise UnknownTermError(name, map(local, self._broad), what="property")
        return iri

    def properties(self) -> tuple[str, ...]:
        """Local names of the properties a statement may have, sorted."""
        return tuple(sorted(map(local, self._broad)))

    def takes_literal(self, predicate: str) -> bool:
        """Whether a property's object is a value, such as a date, rather than a thing."""
        return OWL.DatatypeProperty in self.index.values(predicate, RDF.type)

    def term_label(self, iri: str, language: str) -> str:
        """What a class or property is called; the end of its IRI where it has no name."""
        found = {of: text for text, of in self.index.labels(iri, RDFS.label)}
        return found.get(language) or found.get("en") or local(iri)

    def cls(self, name: str) -> str:
        """IRI of the class with this local name."""
        iri = f"{ENT}{name}"
        if OWL.Class not in self.index.values(iri, RDF.type):
            known = [i for i in self.index.subjects() if OWL.Class in self.index.values(i, RDF.type)]
            raise UnknownTermError(name, map(local, known), what="class")
        return iri

    def ancestors(self, cls: str) -> tuple[str, ...]:
        """The class itself and its superclasses, nearest first."""
        ready = self._ancestors.get(cls)
        if ready is None:
            found = [cls]
            for known in found:
                found.extend(p for p in self.index.values(known, RDFS.subClassOf) if p not in found)
            ready = self._ancestors[cls] = tuple(found)
        return ready

    def is_a(self, entity: Entity, cls: str) -> bool:
        """Whether an entity has a class, directly or through a subclass."""
        known = self._classes.get((entity.types, cls))
        if known is None:
            known = any(cls in self.ancestors(t) for t in entity.types)
            self._classes[entity.types, cls] = known
        return known
