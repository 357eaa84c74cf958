"""What the ontology says, as plain values: the one object every layer above asks.

:func:`load` reads ``ontology/`` once per process. Nothing here reads documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

import pyoxigraph as ox

from kg.errors import OntologyError, UnknownTermError
from kg.iris import concept, local
from kg.model import Entity, Label
from kg.namespaces import BASE, DCTERMS, ENT, ORG, OWL, RDF, RDFS, SKOS
from kg.resources import ontology_folder
from kg.text import search_key
from kg.vocabulary.triples import Index, read_triples, turtle_files


@dataclass(frozen=True, slots=True)
class Status:
    """A rung of a ladder; flags (suspended, ended) stand on either ladder and have rank 0."""

    iri: str
    notation: str
    ladders: tuple[str, ...]
    rank: int
    is_flag: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of instrument or organisation: ladder, class, usual force and the nouns that announce it."""

    iri: str
    ladder: str
    denotes: str
    force: str
    head_nouns: tuple[Label, ...]


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


class Vocabulary:
    """Classes, properties, concept schemes and reference entities of the ontology."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._index = Index(triples)
        self._ancestors: dict[str, tuple[str, ...]] = {}
        self._below: dict[str, tuple[str, ...]] = {}
        self._classes: dict[tuple[tuple[str, ...], str], bool] = {}
        self._relations: dict[str, str] = {}
        self.entities: Mapping[str, Entity] = {
            iri: entity for iri in self._index.subjects() if (entity := self._entity(iri)) is not None
        }

    # -- schema ---------------------------------------------------------------------------------

    @cached_property
    def _broad(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for iri in self._index.subjects():
            if not iri.startswith(str(ENT)):
                continue
            broad = iri
            while not self._index.value(broad, SKOS.notation):
                parents = self._index.values(broad, RDFS.subPropertyOf)
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
            known = self._index.value(self.broad(predicate), SKOS.notation)
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
        return OWL.DatatypeProperty in self._index.values(predicate, RDF.type)

    def term_label(self, iri: str, language: str) -> str:
        """What a class or property is called; the end of its IRI where it has no name."""
        found = {of: text for text, of in self._index.labels(iri, RDFS.label)}
        return found.get(language) or found.get("en") or local(iri)

    @property
    def index(self) -> Index:
        """The ontology's triples, for who asks what nobody else does."""
        return self._index

    def cls(self, name: str) -> str:
        """IRI of the class with this local name."""
        iri = f"{ENT}{name}"
        if OWL.Class not in self._index.values(iri, RDF.type):
            known = [i for i in self._index.subjects() if OWL.Class in self._index.values(i, RDF.type)]
            raise UnknownTermError(name, map(local, known), what="class")
        return iri

    def ancestors(self, cls: str) -> tuple[str, ...]:
        """The class itself and its superclasses, nearest first."""
        ready = self._ancestors.get(cls)
        if ready is None:
            found = [cls]
            for known in found:
                found.extend(p for p in self._index.values(known, RDFS.subClassOf) if p not in found)
            ready = self._ancestors[cls] = tuple(found)
        return ready

    def is_a(self, entity: Entity, cls: str) -> bool:
        """Whether an entity has a class, directly or through a subclass."""
        known = self._classes.get((entity.types, cls))
        if known is None:
            known = any(cls in self.ancestors(t) for t in entity.types)
            self._classes[entity.types, cls] = known
        return known

    # -- schemes --------------------------------------------------------------------------------

    def concepts(self, scheme: str) -> tuple[str, ...]:
        """IRIs of the concepts of a scheme, sorted."""
        prefix = f"{BASE}scheme/{scheme}/"
        return tuple(iri for iri in self._index.subjects() if iri.startswith(prefix))

    @cached_property
    def statuses(self) -> Mapping[str, Status]:
        """Rungs by notation (``under_negotiation``)."""
        found = {}
        for iri in self.concepts("statuses"):
            status = Status(
                iri=iri,
                notation=self._index.value(iri, SKOS.notation) or local(iri).replace("-", "_"),
                ladders=tuple(local(ladder) for ladder in self._index.values(iri, ENT.hasLadder)),
                rank=int(self._index.value(iri, ENT.rank, "0")),
                is_flag=self._index.value(iri, ENT.isFlag) == "true",
            )
            found[status.notation] = status
        return found

    def status_iri(self, notation: str) -> str:
        """IRI of the rung with this notation."""
        try:
            return self.statuses[notation].iri
        except KeyError:
            raise UnknownTermError(notation, self.statuses, what="status") from None

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """Kinds of instruments and of organisations by IRI."""
        return {
            iri: Kind(
                iri=iri,
                ladder=local(self._index.value(iri, ENT.hasLadder)),
                denotes=self._index.value(iri, ENT.denotesClass, default),
                force=local(self._index.value(iri, ENT.defaultForce)),
                head_nouns=tuple(Label(*pair) for pair in self._index.labels(iri, ENT.headNoun)),
            )
            for scheme, default in (
                ("instrument-kinds", ENT.Instrument),
                ("organisation-kinds", ENT.Organisation),
            )
            for iri in self.concepts(scheme)
        }

    def force_of(self, kind: str) -> str:
        """Notation of the force instruments of a kind usually have: its own, else that of a broader kind."""
        for iri in self.broader(kind):
            if iri in self.kinds and self.kinds[iri].force:
                return self.kinds[iri].force
        return ""

    def broader(self, iri: str) -> tuple[str, ...]:
        """A concept and everything above it, nearest first."""
        found = [iri]
        for known in found:
            found.extend(c for c in self._index.values(known, SKOS.broader) if c not in found)
        return tuple(found)

    def narrower(self, iri: str) -> tuple[str, ...]:
        """A concept and everything below it."""
        ready = self._below.get(iri)
        if ready is None:
            found = [iri]
            for known in found:
                found.extend(c for c in self._narrower.get(known, ()) if c not in found)
            ready = self._below[iri] = tuple(found)
        return ready

    @cached_property
    def _narrower(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for iri in self._index.subjects():
            for parent in self._index.values(iri, SKOS.broader):
                found.setdefault(parent, []).append(iri)
        return found

    # -- entities -------------------------------------------------------------------------------

    def _entity(self, iri: str) -> Entity | None:
        if not iri.startswith((f"{BASE}id/", f"{BASE}scheme/")) or iri.startswith(f"{BASE}id/membership/"):
            return None
        preferred = [Label(*pair) for pair in self._index.labels(iri, SKOS.prefLabel)]
        if not preferred:
            return None
        types = self._index.values(iri, RDF.type)
        mine = sorted(t for t in types if t.startswith(str(ENT)))
        return Entity(
            iri=iri,
            types=tuple(mine or types),
            preferred=tuple(preferred),
            alternative=tuple(Label(*pair) for pair in self._index.labels(iri, SKOS.altLabel)),
            hidden=tuple(Label(*pair) for pair in self._index.labels(iri, SKOS.hiddenLabel)),
            kind=self._index.value(iri, ENT.hasKind),
            formation=local(self._index.value(iri, ENT.hasFormation)),
            formation_rule=self._index.value(iri, ENT.formationRule),
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
        return tuple(Label(*pair) for pair in self._index.labels(iri, ENT.adjective))

    def speaks_for(self, iri: str) -> str:
        """IRI of the party an organisation or person speaks for; empty when none."""
        return self._index.value(iri, ENT.speaksFor)

    def iso3(self, iri: str) -> str:
        """The ISO 3166 alpha-3 code of a territory; empty where there is none."""
        return self._index.value(iri, ENT.iso3)

    def notes(self, iri: str) -> tuple[Label, ...]:
        """Editorial notes, such as on a contested name."""
        return tuple(Label(*pair) for pair in self._index.labels(iri, SKOS.editorialNote))

    def is_broad_term(self, iri: str) -> bool:
        """Whether a topic's names are too general to be taken for the topic wherever they stand."""
        return self._index.value(iri, ENT.isBroadTerm) == "true"

    def members(self, group: str, day: date | None = None) -> tuple[str, ...]:
        """IRIs of the members of a grouping on a day (by default: those without an end), sorted."""
        return tuple(sorted({m.member for m in self.memberships if m.group == group and m.covers(day)}))

    @cached_property
    def memberships(self) -> tuple[Membership, ...]:
        """Every dated membership of the reference data."""
        prefix = f"{BASE}id/membership/"
        return tuple(
            Membership(
                member=self._index.value(iri, ORG.member),
                group=self._index.value(iri, ORG.organization),
                since=_day(self._index.value(iri, ENT.memberFrom)),
                until=_day(self._index.value(iri, ENT.memberTo)),
                source=self._index.value(iri, DCTERMS.source),
            )
            for iri in self._index.subjects()
            if iri.startswith(prefix)
        )

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

    def concept(self, scheme: str, name: str) -> str:
        """IRI of a concept by its last segment or notation, checked."""
        iri = concept(scheme, name.replace("_", "-").replace(".", "-") if scheme == "statuses" else name)
        if iri not in self.entities:
            raise UnknownTermError(name, map(local, self.concepts(scheme)), what=f"concept of {scheme}")
        return iri

    def type_labels(self, entity: Entity) -> tuple[str, ...]:
        """Labels, in both languages, of an entity's classes and kind."""
        found: list[str] = []
        for cls in entity.types:
            found.extend(text for text, _ in self._index.labels(cls, RDFS.label))
        kinds = [entity.kind] if entity.kind else []
        for kind in kinds:
            kinds.extend(self._index.values(kind, SKOS.broader))
            for prop in (SKOS.prefLabel, SKOS.altLabel):
                found.extend(text for text, _ in self._index.labels(kind, prop))
        return tuple(dict.fromkeys(found))

    def quads_of_ontology(self) -> tuple[ox.Triple, ...]:
        """All triples of the ontology's data files, as read."""
        return self._index.triples


def _prefixes(schemes: Iterable[str]) -> tuple[str, ...]:
    """How the IRIs begin among which a name is looked up."""
    return tuple(f"{BASE}scheme/{s}/" for s in schemes) or (f"{BASE}id/", f"{BASE}scheme/topics/")


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def load(folder: Path | None = None) -> Vocabulary:
    """The vocabulary of a folder, by default the project's own; read once per process."""
    folder = folder or ontology_folder()
    files = turtle_files(folder)
    if not files:
        raise OntologyError(f"{folder}: no Turtle files; point to the ontology folder")
    return Vocabulary(read_triples(files))
