"""The two-mode network of a release: parties on one side, instruments on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.graph.release import Release

if TYPE_CHECKING:
    import networkx as nx

TIES = frozenset({"participates_in", "member_of", "leads"})


def two_mode(release: Release) -> nx.MultiDiGraph[str]:
    """Parties and instruments as nodes, an edge a statement of taking part, membership or leading.

    Every attribute is a text, a number or a flag, so that it can be written to any
    format of network: several speakers or quotes are joined.

    Returns:
        A directed multigraph, party to instrument; the edge's key is the statement's id. Nodes
        carry ``label``, ``label_en``, ``mode`` (``party`` or ``instrument``), ``kind``,
        ``formation``, ``provisional``; edges ``relation``, ``status``, ``when``, ``force``,
        ``document``, ``speakers``, ``review``, ``quotes``.
    """
    import networkx as nx

    entities = {row["iri"]: row for row in release.table("entities").to_pylist()}
    quotes: dict[str, list[str]] = {}
    for passage in release.table("evidence").to_pylist():
        quotes.setdefault(passage["statement"], []).append(passage["quote"])
    ties = [
        row for row in release.table("statements").to_pylist() if row["relation"] in TIES and row["object"]
    ]
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    modes = {row["subject"]: "party" for row in ties} | {row["object"]: "instrument" for row in ties}
    for iri in sorted(modes):
        about = entities[iri]
        network.add_node(
            iri,
            label=about["label_fr"],
            label_en=about["label_en"],
            mode=modes[iri],
            kind=about["kind"],
            formation=about["formation"],
            provisional=about["provisional"],
        )
    for row in ties:
        plain = {
            name: row[name]
            for name in ("relation", "status", "when", "force", "document", "speakers", "review")
        }
        network.add_edge(
            row["subject"], row["object"], key=row["id"], quotes=" ¶ ".join(quotes[row["id"]]), **plain
        )
    return network
