"""The ties as columns, and what lets a page fold them otherwise: actors, and the dated members of groupings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.namespaces import BASE
from kg.views.codes import Codes, Columns, coded, day_number

if TYPE_CHECKING:
    from kg.analysis.ties import Ties
    from kg.vocabulary import Vocabulary


def tie_columns(ties: Ties, entities: Codes, place: Mapping[str, int]) -> Columns:
    """The ties, party and actor apart, by the number of their statement.

    Args:
        ties: every tie of the release.
        entities: the numbers entities go by on the page.
        place: the row of each statement.
    """
    frame = ties.frame
    return {
        "statement": [place[identifier] for identifier in frame["statement"]],
        **{
            name: [entities.known(iri) for iri in frame[name]]
            for name in ("party", "actor", "instrument", "via")
        },
        "layer": coded(frame["layer"]),
        "role": coded(frame["role"]),
        "formation": coded(frame["formation"]),
    }


def union(vocabulary: Vocabulary) -> str:
    """The European Union, a grouping that is a party of its own; nothing where the ontology has none."""
    iri = f"{BASE}id/grouping/eu"
    return iri if iri in vocabulary.entities else ""


def gathering(ties: Ties) -> frozenset[str]:
    """The parties that are groupings with known members."""
    groups = {m.group for m in ties.vocabulary.memberships} - {union(ties.vocabulary)}
    return frozenset(groups & set(ties.frame["party"]))


def members(ties: Ties, entities: Codes) -> Columns:
    """Who belongs to each grouping that is a party, since when and until when."""
    gathered = gathering(ties)
    found: Columns = {}
    for m in sorted(ties.vocabulary.memberships, key=lambda m: (m.group, m.member, str(m.since))):
        if m.group in gathered:
            span = [entities.known(m.member), day_number(m.since), day_number(m.until)]
            found.setdefault(str(entities.known(m.group)), []).append(span)
    return found
