"""Which bloc a party belongs to, for whatever seats parties by bloc.

The blocs are data, ``ontology/views/explorer.yaml``: pictures and explorer seat parties alike.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from kg.errors import OntologyError
from kg.namespaces import BASE
from kg.resources import ontology_folder

if TYPE_CHECKING:
    from kg.analysis.ties import Ties
    from kg.vocabulary import Vocabulary

VIEWS = ontology_folder() / "views"


@dataclass(frozen=True, slots=True)
class Bloc:
    """Parties that sit together: who they are by name, by group or by class, and in which direction."""

    name: Mapping[str, str]
    angle: float
    parties: frozenset[str]
    groups: frozenset[str]
    classes: frozenset[str]


def blocs() -> tuple[Bloc, ...]:
    """The blocs of ``ontology/views/explorer.yaml``."""
    try:
        read = yaml.safe_load((VIEWS / "explorer.yaml").read_text("utf-8"))["blocs"]
        return tuple(
            Bloc(
                row["name"],
                float(row["angle"]),
                *(frozenset(row.get(part, ())) for part in ("parties", "groups", "classes")),
            )
            for row in read
        )
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise OntologyError(f"{VIEWS / 'explorer.yaml'}: {error}; see its first lines") from error


def sit(seats: Mapping[str, tuple[str, Set[str]]], vocabulary: Vocabulary) -> dict[str, int]:
    """The number of each party's bloc: by its name, else by a group it is a member of today, else by its class.

    Args:
        seats: by party, whose seat it takes (its own, or that of whom it speaks for) and its classes.
        vocabulary: who is a member of which group.

    Returns:
        The place in :func:`blocs` by party, in the order given; the last bloc takes the rest.
    """
    groups: dict[str, set[str]] = {}
    for membership in vocabulary.memberships:
        if membership.until is None:
            groups.setdefault(membership.member, set()).add(membership.group.removeprefix(f"{BASE}id/"))
    known = blocs()
    found = {}
    for party, (seat, classes) in seats.items():
        name, mine = seat.removeprefix(f"{BASE}id/"), groups.get(seat, set())
        chosen = [
            *(n for n, bloc in enumerate(known) if name in bloc.parties),
            *(n for n, bloc in enumerate(known) if mine & bloc.groups),
            *(n for n, bloc in enumerate(known) if classes & bloc.classes),
        ]
        found[party] = chosen[0] if chosen else len(known) - 1
    return found


def seated(ties: Ties, parties: Collection[str]) -> dict[str, int]:
    """The number of each party's bloc, each in a seat of its own.

    Args:
        ties: the ties, for classes and memberships.
        parties: IRIs.
    """
    classes = {p: {iri.rsplit("#", 1)[-1] for iri in ties.about(p)["types"].split()} for p in parties}
    return sit({party: (party, classes[party]) for party in parties}, ties.vocabulary)
