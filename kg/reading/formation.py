"""Whether the parties of an instrument act together: the rule for what no table or curator has settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.model import Entity, Statement
from kg.namespaces import ENT
from kg.vocabulary import Vocabulary

TOGETHER = "one text names its parties together"
TOO_FEW = "fewer than two parties are named"


def with_formation(
    entities: Iterable[Entity], statements: Iterable[Statement], vocabulary: Vocabulary
) -> tuple[Entity, ...]:
    """The entities, sorted by IRI, each instrument with its formation and the rule that gave it.

    A formation that was settled otherwise stays; one that this rule gave before is given anew.

    Args:
        entities: those a document introduces.
        statements: what the document says, from which parties are counted.
        vocabulary: tells instruments from other things.
    """
    parties: dict[str, set[str]] = {}
    for said in statements:
        if isinstance(said.object, str) and vocabulary.relation(said.predicate) == "participates_in":
            parties.setdefault(said.object, set()).add(said.subject)
    found = []
    for entity in sorted(entities, key=lambda e: e.iri):
        settled = entity.formation and entity.formation_rule not in (TOGETHER, TOO_FEW)
        if settled or not vocabulary.is_a(entity, ENT.Instrument):
            found.append(entity)
        elif len(parties.get(entity.iri, ())) > 1:
            found.append(replace(entity, formation="joint", formation_rule=TOGETHER))
        else:
            found.append(replace(entity, formation="unknown", formation_rule=TOO_FEW))
    return tuple(found)
