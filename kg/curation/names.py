"""Who a name in a ledger means: the document, what it names itself, or the reference data.

``named`` rows describe what only the document names. Where a loader found the
same thing under one of these names, the loader's entity becomes the curator's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import ParamSpec

from kg import iris
from kg.curation.ledger import DOCUMENT, LedgerRow
from kg.errors import LedgerError, UnknownTermError, nearest
from kg.model import Document, Entity, Label
from kg.namespaces import ENT
from kg.text import search_key
from kg.vocabulary import Vocabulary

KIND_SCHEMES = ("instrument-kinds", "organisation-kinds")
_LABELS = {"prefLabel": "preferred", "altLabel": "alternative", "hiddenLabel": "hidden"}
P = ParamSpec("P")
Fail = Callable[[LedgerRow, str], LedgerError]


class Names:
    """The names of one document's ledger.

    Args:
        document: whose ledger it is.
        found: the entities its loader introduced.
        rows: the ledger's rows.
        vocabulary: the ontology.
        fail: makes an error that names file and line of a row.
    """

    def __init__(
        self,
        document: Document,
        found: Iterable[Entity],
        rows: Sequence[LedgerRow],
        vocabulary: Vocabulary,
        fail: Fail,
    ) -> None:
        self.document = document
        self.vocabulary = vocabulary
        self.fail = fail
        self.entities: dict[str, Entity] = {entity.iri: entity for entity in found}
        self.renamed: dict[str, str] = {}
        by_name: dict[str, list[LedgerRow]] = {}
        for row in rows:
            if row.decision == "named":
                by_name.setdefault(search_key(row.subject), []).append(row)
        self._apart = frozenset(by_name)
        # The loader's entities by name: what a curator names becomes the loader's thing of that name.
        self._found: dict[str, str] = {}
        for iri in sorted(self.entities):
            for key in _keys(self.entities[iri]):
                self._found.setdefault(key, iri)
        self._claimed: set[str] = set()
        for described in by_name.values():
            self._declare(described)
        self._by_key: dict[str, list[str]] = {}
        for entity in self.entities.values():
            for label in (*entity.preferred, *entity.alternative):
                self._by_key.setdefault(search_key(label.text), []).append(entity.iri)

    # -- named rows -----------------------------------------------------------------------------

    def _declare(self, rows: Sequence[LedgerRow]) -> None:
        first = rows[0]
        name, language = first.subject, self.document.language
        if not name:
            raise self.fail(first, "a named row has no subject; write the name as the document gives it")
        if any(ENT.Topic not in self.vocabulary.entity(iri).types for iri in self.vocabulary.named(name)):
            raise self.fail(
                first, f"{name!r} is in the reference data; edit it there, or choose a longer name"
            )
        labels: dict[str, list[Label]] = {
            "preferred": [Label(name, language)],
            "alternative": [],
            "hidden": [],
        }
        kind = cls = formation = speaks_for = ""
        for row in rows:
            role, _, of = row.predicate.partition("@")
            if role in _LABELS and row.object:
                label = Label(row.object, of)
                if _LABELS[role] == "preferred":
                    labels["preferred"] = [p for p in labels["preferred"] if p.language != of]
                labels[_LABELS[role]].append(label)
            elif role == "kind":
                kind = self._kind(row)
            elif role == "type":
                cls = self._checked(row, self.vocabulary.cls, row.object)
            elif role == "speaksFor":
                speaks_for = self._checked(row, self.vocabulary.resolve, row.object)
            elif role == "formation":
                self._checked(row, self.vocabulary.concept, "formations", row.object)
                formation = row.object
            else:
                known = ", ".join(
                    (*(f"{role}@fr" for role in _LABELS), "kind", "type", "formation", "speaksFor")
                )
                raise self.fail(row, f"a named row cannot give {row.predicate!r}; use one of {known}")
        merged = self._merged(search_key(label.text) for role in labels.values() for label in role)
        if not cls and kind:
            cls = self.vocabulary.kinds[kind].denotes
        if not cls and merged is None:
            raise self.fail(first, f"{name!r} has no kind and no type; add a named row that gives one")
        entity = Entity(
            iri=iris.provisional(self.document.id, name),
            types=(cls,) if cls else (merged.types if merged else ()),
            preferred=tuple(sorted(labels["preferred"], key=lambda label: label.language != language)),
            alternative=tuple(dict.fromkeys(labels["alternative"])),
            hidden=tuple(labels["hidden"]),
            kind=kind or (merged.kind if merged and not cls else ""),
            provisional=True,
            formation=formation,
            formation_rule="a curator decided" if formation else "",
            document=self.document.id,
            speaks_for=speaks_for,
        )
        if merged is not None:
            entity = self._united(entity, merged)
        self.entities[entity.iri] = entity

    def _kind(self, row: LedgerRow) -> str:
        return self._checked(row, self._concept, row.object, KIND_SCHEMES)

    def _merged(self, keys: Iterable[str]) -> Entity | None:
        """The entity a loader introduced under one of the names, unless it was claimed already."""
        found = {self._found[key] for key in keys if key in self._found} - self._claimed
        return self.entities[min(found)] if found else None

    def _united(self, entity: Entity, merged: Entity) -> Entity:
        self._claimed.add(merged.iri)
        if merged.iri != entity.iri:
            del self.entities[merged.iri]
            self.renamed[merged.iri] = entity.iri
        # A name that another row declares is another thing, though a loader took the two for one.
        keys = self._apart | {search_key(label.text) for label in entity.preferred}
        others = (*entity.alternative, *merged.preferred, *merged.alternative)
        return replace(
            entity,
            alternative=tuple(dict.fromkeys(label for label in others if search_key(label.text) not in keys)),
            kind=entity.kind or merged.kind,
            formation=entity.formation or merged.formation,
            formation_rule=entity.formation_rule or merged.formation_rule,
        )

    # -- all other rows -------------------------------------------------------------------------

    def iri(self, name: str, row: LedgerRow, schemes: Iterable[str] = (), cls: str = "") -> str:
        """Who a name means in a row.

        Args:
            name: as the row writes it.
            row: the row, for messages.
            schemes: where it is looked up, when it means a concept.
            cls: the class of thing that is meant, where a name is that of things of several.

        Raises:
            LedgerError: nobody, or several; the nearest names are given.
        """
        if name == DOCUMENT and not schemes:
            return iris.document(self.document.id)
        if name in self.entities:
            return name
        if not schemes:
            own = dict.fromkeys(i for i in self._by_key.get(search_key(name), ()) if self._fits(i, cls))
            if len(own) == 1:
                return next(iter(own))
            if own:
                raise self.fail(
                    row, f"{name!r} names {len(own)} things of this document; use another of their names"
                )
        try:
            return self._concept(name, schemes) if schemes else self.vocabulary.resolve(name)
        except UnknownTermError as error:
            mine = [label.text for e in self.entities.values() for label in (*e.preferred, *e.alternative)]
            near = nearest(name, [*mine, *error.nearest]) or error.nearest
            hint = f"did you mean {' or '.join(map(repr, near))}?" if near else "declare it in a named row"
            unclear = (
                "is ambiguous" if "unambiguous" in str(error) else "is known neither here nor in the ontology"
            )
            raise self.fail(row, f"{name!r} {unclear}; {hint}") from None

    def _fits(self, iri: str, cls: str) -> bool:
        return not cls or self.vocabulary.is_a(self.entities[iri], cls)

    def _concept(self, name: str, schemes: Iterable[str]) -> str:
        """A concept by its label, or by the last segment of its IRI."""
        for scheme in schemes:
            if iris.concept(scheme, name) in self.vocabulary.entities:
                return iris.concept(scheme, name)
        return self.vocabulary.resolve(name, schemes)

    def _checked(self, row: LedgerRow, look_up: Callable[P, str], *what: P.args, **more: P.kwargs) -> str:
        try:
            return look_up(*what, **more)
        except UnknownTermError as error:
            raise self.fail(row, str(error)) from None


def _keys(entity: Entity) -> set[str]:
    return {search_key(label.text) for label in (*entity.preferred, *entity.alternative)}
