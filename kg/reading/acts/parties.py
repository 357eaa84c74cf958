"""Who acts for whom: leaders who act together act for their states."""

from __future__ import annotations

from collections.abc import Iterable

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
    together = len({owner or iri for iri, owner in owners.items()}) > 1
    return list(dict.fromkeys((owners.get(iri) or iri) if together else iri for iri in iris))


def persons_among(mentions: Iterable[Mention], discourse: Discourse) -> list[str]:
    """IRIs of the persons that some mentions name, in order."""
    iris = [m.iri for m in mentions if m.iri and not m.antecedent]
    return [iri for iri in dict.fromkeys(iris) if ENT.Person in discourse.entity(iri).types]
