"""Who acts for whom: leaders who act together act for their states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from kg.namespaces import ENT
from kg.reading.discourse import Discourse
from kg.reading.mentions import Mention


def acting(mentions: Iterable[Mention], discourse: Discourse) -> list[str]:
    """IRIs of the parties that some mentions stand for, in order.

    Leaders of several states who act together act for these; one who acts alone is named himself.
    """
    iris = [iri for m in mentions for iri in (m.iris if m.antecedent or len(m.iris) == 1 else ())]
    persons = {iri for iri in iris if ENT.Person in discourse.entity(iri).types}
    owners = {iri: discourse.entity(iri).speaks_for for iri in iris} if persons else {}
    if len(persons) > 1:
        owners |= _last_state(persons, owners, discourse)
    together = len({owner or iri for iri, owner in owners.items()}) > 1
    return list(dict.fromkeys((owners.get(iri) or iri) if together else iri for iri in iris))


def _last_state(persons: Set[str], owners: Mapping[str, str], discourse: Discourse) -> dict[str, str]:
    """The leader of whom nobody says for which state, where all others of those who sign are told: the one left."""
    told = {owner for owner in owners.values() if owner}
    left = [state for state in discourse.parties if state not in told and state not in owners]
    untold = [p for p in persons if not owners[p] and p in discourse.minted and p not in discourse.parties]
    if len(left) != 1 or len(untold) != 1 or len(persons) != len(discourse.parties):
        return {}
    discourse.add(replace(discourse.minted[untold[0]], speaks_for=left[0]))
    return {untold[0]: left[0]}


def persons_among(mentions: Iterable[Mention], discourse: Discourse) -> list[str]:
    """IRIs of the persons that some mentions name, in order."""
    iris = [m.iri for m in mentions if m.iri and not m.antecedent]
    return [iri for iri in dict.fromkeys(iris) if ENT.Person in discourse.entity(iri).types]
