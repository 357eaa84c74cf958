"""The reference data: what the ontology knows of each entity and concept, and who belongs to what since when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kg.errors import UnknownTermError
from kg.iris import local
from kg.model import Entity, Label
from kg.namespaces import BASE, DCTERMS, ENT, ORG, RDF, RDFS, SKOS
from kg.vocabulary.triples import OntologyPart

# Where memberships stand, which are no entities.
_MEMBERSHIPS = f"{BASE}id/membership/"


@dataclass(frozen=True, slots=True)
class Membership:
    """A dated membership of the reference data."""

    member: str
    group: str
    since: date | None
    until: date | None
    source: str = ""

    def covers(self, day: date | None) -> bool:
        """Whether it held on *day*; without a day, whether it has no end."""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Reference(OntologyPart):
    """Reference entities and concepts, with what is said of each."""

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """Every reference entity and concept by IRI."""
        return {iri: entity for iri in self.index.subjects() if (entity := self._entity(iri)) is not None}

    def _entity(self, iri: str) -> Entity | None:
        if not iri.startswith((f"{BASE}id/", f"{BASE}scheme/")) or iri.startswith(_MEMBERSHIPS):
            return None
        preferred = [Label(*pair) for pair in self.index.labels(iri, SKOS.prefLabel)]
        if not preferred:
            return None
        types = self.index.values(iri, RDF.type)
        mine = sorted(t for t in types if t.startswith(str(ENT)))
        return Entity(
            iri=iri,
            types=tuple(mine or types),
            preferred=tuple(preferred),
            alternative=tuple(Label(*pair) for pair in self.index.labels(iri, SKOS.altLabel)),
            hidden=tuple(Label(*pair) for pair in self.index.labels(iri, SKOS.hiddenLabel)),
            kind=self.index.value(iri, ENT.hasKind),
            formation=local(self.index.value(iri, ENT.hasFormation)),
            formation_rule=self.index.value(iri, ENT.formationRule),
            speaks_for=self.speaks_for(iri),
        )

    def entity(self, iri: str) -> Entity:
        """The reference entity or concept with this IRI."""
        try:
            return self.entities[iri]
        except KeyError:
            raise UnknownTermError(iri, (), what="entity") from None

    def adjectives(self, iri: str) -> tuple[Label, ...]:
        """Adjectives of a territory or grouping, such as ``japonais`` or ``franco``."""
        return tuple(Label(*pair) for pair in self.index.labels(iri, ENT.adjective))

    def speaks_for(self, iri: str) -> str:
        """IRI of the party an organisation or person speaks for; empty when none."""
        return self.index.value(iri, ENT.speaksFor)

    def iso3(self, iri: str) -> str:
        """The ISO 3166 alpha-3 code of a territory; empty where there is none."""
        return self.index.value(iri, ENT.iso3)

    def notes(self, iri: str) -> tuple[Label, ...]:
        """Editorial notes, such as on a contested name."""
        return tuple(Label(*pair) for pair in self.index.labels(iri, SKOS.editorialNote))

    def type_labels(self, entity: Entity) -> tuple[str, ...]:
        """Labels, in both languages, of an entity's classes and kind."""
        found: list[str] = []
        for cls in entity.types:
            found.extend(text for text, _ in self.index.labels(cls, RDFS.label))
        kinds = [entity.kind] if entity.kind else []
        for kind in kinds:
            kinds.extend(self.index.values(kind, SKOS.broader))
            for prop in (SKOS.prefLabel, SKOS.altLabel):
                found.extend(text for text, _ in self.index.labels(kind, prop))
        return tuple(dict.fromkeys(found))

    def members(self, group: str, day: date | None = None) -> tuple[str, ...]:
        """IRIs of the members of a grouping on a day (by default: those without an end), sorted."""
        return tuple(sorted({m.member for m in self.memberships if m.group == group and m.covers(day)}))

    @cached_property
    def memberships(self) -> tuple[Membership, ...]:
        """Every dated membership of the reference data."""
        return tuple(
            Membership(
                member=self.index.value(iri, ORG.member),
                group=self.index.value(iri, ORG.organization),
                since=_day(self.index.value(iri, ENT.memberFrom)),
                until=_day(self.index.value(iri, ENT.memberTo)),
                source=self.index.value(iri, DCTERMS.source),
            )
            for iri in self.index.subjects()
            if iri.startswith(_MEMBERSHIPS)
        )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
