"""The concept schemes of the ontology: rungs of ladders, kinds, and which concept is broader than which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.errors import UnknownTermError
from kg.iris import concept, local
from kg.model import Label
from kg.namespaces import BASE, ENT, SKOS
from kg.vocabulary.triples import Index, OntologyPart


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


class Schemes(OntologyPart):
    """Concepts, by the scheme they stand in."""

    def __init__(self, index: Index) -> None:
        """Begin with the triples of an ontology."""
        super().__init__(index)
        self._below: dict[str, tuple[str, ...]] = {}

    def concepts(self, scheme: str) -> tuple[str, ...]:
        """IRIs of the concepts of a scheme, sorted."""
        prefix = f"{BASE}scheme/{scheme}/"
        return tuple(iri for iri in self.index.subjects() if iri.startswith(prefix))

    def concept(self, scheme: str, name: str) -> str:
        """IRI of a concept by its last segment or notation, checked."""
        iri = concept(scheme, name.replace("_", "-").replace(".", "-") if scheme == "statuses" else name)
        if not self.index.value(iri, SKOS.prefLabel):
            raise UnknownTermError(name, map(local, self.concepts(scheme)), what=f"concept of {scheme}")
        return iri

    @cached_property
    def statuses(self) -> Mapping[str, Status]:
        """Rungs by notation (``under_negotiation``)."""
        found = {}
        for iri in self.concepts("statuses"):
            status = Status(
                iri=iri,
                notation=self.index.value(iri, SKOS.notation) or local(iri).replace("-", "_"),
                ladders=tuple(local(ladder) for ladder in self.index.values(iri, ENT.hasLadder)),
                rank=int(self.index.value(iri, ENT.rank, "0")),
                is_flag=self.index.value(iri, ENT.isFlag) == "true",
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
                ladder=local(self.index.value(iri, ENT.hasLadder)),
                denotes=self.index.value(iri, ENT.denotesClass, default),
                force=local(self.index.value(iri, ENT.defaultForce)),
                head_nouns=tuple(Label(*pair) for pair in self.index.labels(iri, ENT.headNoun)),
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
            found.extend(c for c in self.index.values(known, SKOS.broader) if c not in found)
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
        for iri in self.index.subjects():
            for parent in self.index.values(iri, SKOS.broader):
                found.setdefault(parent, []).append(iri)
        return found

    def is_broad_term(self, iri: str) -> bool:
        """Whether a topic's names are too general to be taken for the topic wherever they stand."""
        return self.index.value(iri, ENT.isBroadTerm) == "true"
