"""What the analyses say of the parties, for a page to show as colour, size and mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.analysis.projection import incidence, project
from kg.analysis.selection import Selection, select
from kg.views.codes import Codes, Columns

if TYPE_CHECKING:
    from kg.analysis.ties import Ties

TESTED = 1000  # parties: a larger network takes longer to test than a page should take to be written
CENTRALITIES = ("betweenness", "pagerank")


def validation(ties: Ties, entities: Codes) -> Columns | None:
    """The links that go beyond chance, and the finding in words; nothing where a network is too large to test.

    Args:
        ties: every tie of the release.
        entities: the numbers entities go by on the page.
    """
    found = incidence(select(ties, Selection()))
    if not 2 < len(found.rows) <= TESTED:
        return None
    from kg.analysis.validated import validate

    made = validate(found)
    kept = made.frame[made.frame["validated"]]
    pairs = [[entities.known(a), entities.known(b)] for a, b in zip(kept["a"], kept["b"], strict=True)]
    return {"pairs": pairs, "fr": made.sentence_fr, "en": made.sentence_en}


def measures(ties: Ties, entities: Codes) -> Columns:
    """The coalition and the centralities of each party, and whether the coalitions are more than chance.

    Args:
        ties: every tie of the release.
        entities: the numbers entities go by on the page.
    """
    from kg.analysis.centrality import centrality
    from kg.analysis.coalitions import FOUND, coalitions

    kept = select(ties, Selection())
    network = project(kept)
    groups = coalitions(network, incidence=incidence(kept))
    values = centrality(network, CENTRALITIES)
    known = entities.known
    of: dict[str, Any] = {str(known(p)): int(c) for p, c in groups.parties["community"].items() if c}
    sizes = {
        name: {str(known(p)): round(float(v), 5) for p, v in values[name].items() if v}
        for name in CENTRALITIES
    }
    return {"coalition": of, "firm": groups.verdict == FOUND, "sizes": sizes}
