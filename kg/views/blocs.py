"""Which bloc a party belongs to, for pictures that seat parties by bloc.

The blocs are data, ``ontology/views/explorer.yaml``: pictures and explorer seat parties alike.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from kg.namespaces import BASE
from kg.views.drawing import Bloc, blocs

if TYPE_CHECKING:
    from kg.analysis.ties import Ties

__all__ = ["Bloc", "blocs", "seated"]


def seated(ties: Ties, parties: Collection[str]) -> dict[str, int]:
    """The number of each party's bloc: by its name, else by a group it is a member of today, else by its class.

    Args:
        ties: the ties, for classes and memberships.
        parties: IRIs.

    Returns:
        The place in :func:`blocs` by party, in the order given; the last bloc takes the rest.
    """
    groups: dict[str, set[str]] = {}
    for membership in ties.vocabulary.memberships:
        if membership.until is None:
            groups.setdefault(membership.member, set()).add(membership.group.removeprefix(f"{BASE}id/"))
    known = blocs()
    found = {}
    for party in parties:
        name = party.removeprefix(f"{BASE}id/")
        classes = {iri.rsplit("#", 1)[-1] for iri in ties.about(party)["types"].split()}
        chosen = [
            *(n for n, bloc in enumerate(known) if name in bloc.parties),
            *(n for n, bloc in enumerate(known) if groups.get(party, set()) & bloc.groups),
            *(n for n, bloc in enumerate(known) if classes & bloc.classes),
        ]
        found[party] = chosen[0] if chosen else len(known) - 1
    return found
