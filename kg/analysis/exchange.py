"""Networks for other programs: the unprojected edge list, and GraphML, GEXF and Pajek.

Everything is bytes or a table, the same for the same input: nodes and edges are sorted, nothing
carries the time of writing. Each format is given every attribute: several values are joined by
blanks, as :func:`kg.analysis.two_mode.two_mode` has them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from typing import Any

import networkx as nx
import pandas as pd

from kg.analysis import projection
from kg.analysis.links import links
from kg.analysis.ties import Ties
from kg.analysis.two_mode import instruments_apart, two_mode
from kg.analysis.unreviewed import covering, marked

# Characters that XML 1.0 has no way to write.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BREAKS = re.compile(r"[\r\n\t]+")
# Any fixed day would do: a format that asks for the day of writing would never give the same bytes.
_LAST_MODIFIED = re.compile(rb' lastmodifieddate="[^"]*"')


def edge_list(ties: Ties, evidence: pd.DataFrame) -> pd.DataFrame:
    """The two-mode network as it is stated, nothing projected: a row a statement.

    Args:
        ties: the ties, as selected.
        evidence: ``statement``, ``ordinal``, ``start``, ``end``, ``quote``: the table of the release.

    Returns:
        ``party``, ``party_fr``, ``party_en``, ``iso3``, ``instrument``, ``instrument_fr``,
        ``instrument_en``, ``via``, ``actor``, ``layer``, ``relation``, ``role``, ``formation``,
        ``status``, ``force``, ``when``, ``holds_from``, ``holds_to``, ``speakers``, ``document``,
        ``spans`` (``start-end`` joined by blanks), ``quotes`` (joined by `` ¶ ``), ``review``,
        ``statement``; in the order of the ties.
    """
    spans: dict[str, list[str]] = {}
    quotes: dict[str, list[str]] = {}
    columns = ["statement", "start", "end", "quote"]
    ordered = evidence.sort_values(["statement", "ordinal"])[columns]
    for statement, start, end, quote in ordered.itertuples(index=False, name=None):
        spans.setdefault(statement, []).append(f"{start}-{end}")
        quotes.setdefault(statement, []).append(quote)
    frame = ties.frame
    named = {
        f"{side}_{language}": [ties.label(iri, language) for iri in frame[side]]
        for side in ("party", "instrument")
        for language in ("fr", "en")
    }
    found = frame.assign(
        **named,
        iso3=[ties.about(iri)["iso3"] if iri in ties.entities.index else "" for iri in frame["party"]],
        spans=[" ".join(spans.get(statement, ())) for statement in frame["statement"]],
        quotes=[" ¶ ".join(quotes.get(statement, ())) for statement in frame["statement"]],
    )
    return found[list(_EDGES)]


_EDGES = (
    "party", "party_fr", "party_en", "iso3", "instrument", "instrument_fr", "instrument_en", "via", "actor",
    "layer", "relation", "role", "formation", "status", "force", "when", "holds_from", "holds_to", "speakers",
    "document", "spans", "quotes", "review", "statement",
)  # fmt: skip


def csv(frame: pd.DataFrame) -> bytes:
    r"""A table as CSV: UTF-8, one kind of line end, absent values empty, flags in lower case.

    >>> csv(pd.DataFrame({"a": ["é", None], "b": [True, False]}))
    b'a,b\n\xc3\xa9,true\n,false\n'
    """
    flags = {str(c): frame[c].map({True: "true", False: "false"}) for c in frame if frame[c].dtype == bool}
    text = frame.assign(**flags).to_csv(index=False, lineterminator="\n")
    return text.encode()


def linked(ties: Ties, weight: str = "shared", *, series: bool = False) -> nx.Graph[str]:
    """The projection with what proves each link.

    Returns:
        As :func:`kg.analysis.projection.project`, edges with ``instruments``, ``statements``,
        ``documents`` and ``speakers`` (joined) as well.
    """
    network = projection.project(ties, weight, series=series)
    formations = ("joint", "series") if series else ("joint",)
    for row in links(ties, formations).to_dict("records"):
        proof = {name: row[name] for name in ("instruments", "statements", "documents", "speakers")}
        network[row["first"]][row["second"]].update(proof)
    return network


def network(ties: Ties, kind: str, weight: str = "shared", *, series: bool = False) -> nx.Graph[str]:
    """A network to hand out, with what nobody reviewed marked, where there is any.

    Args:
        ties: the ties, as selected.
        kind: ``two-mode``, ``parties``, ``instruments``, ``documents`` or ``party-topic``.
        weight: of a link of parties, see :func:`kg.analysis.projection.overlap`.
        series: link the spokes of a series to its hub as well.
    """
    frame, ends = ties.frame, {"party": ties.frame}
    if kind == "two-mode":
        made = two_mode(ties)
        frame = instruments_apart(frame)
        ends = {"party": frame, "instrument": frame}
    elif kind == "parties":
        made = linked(ties, weight, series=series)
    elif kind == "instruments":
        made = projection.network_of(projection.incidence(ties), ties, columns=True)
        ends = {"instrument": frame}
    elif kind == "documents":
        made = projection.network_of(projection.by_document(ties), ties)
        ends = {"document": frame}
    else:
        made = projection.two_mode_of(projection.by_topic(ties), ties)
        ends["topic"] = covering(ties)
    parts = [of.rename(columns={end: "node"})[["node", "statement", "review"]] for end, of in ends.items()]
    return marked(made, pd.concat(parts))


def graphml(network: nx.Graph[str]) -> bytes:
    """A network as GraphML, which keeps the types of attributes."""
    out = io.BytesIO()
    nx.write_graphml_xml(_sorted(network), out)
    return out.getvalue()


def gexf(network: nx.Graph[str]) -> bytes:
    """A network as GEXF 1.2, without the day of writing."""
    out = io.BytesIO()
    nx.write_gexf(_sorted(network), out, version="1.2draft")
    return _LAST_MODIFIED.sub(b"", out.getvalue(), count=1)


def pajek(network: nx.Graph[str]) -> bytes:
    r"""A network as Pajek, every attribute a text.

    Pajek has no way to write a quotation mark, a backslash or a line break inside a value: they
    become ``”``, ``/`` and a blank. Nodes are named by IRI, with their label as an attribute;
    ``weight``, where there is one, is the value of the edge.

    >>> network = nx.Graph()
    >>> network.add_edge("fr", "jp", weight=2.0, kind="joint")
    >>> print(pajek(network).decode())
    *vertices 2
    1 "fr" 0.0 0.0 ellipse
    2 "jp" 0.0 0.0 ellipse
    *edges
    1 2 2.0 "kind" "joint"
    <BLANKLINE>
    """
    copy = _sorted(network)
    number = {node: n for n, node in enumerate(copy, 1)}
    lines = [f"*vertices {len(number)}"]
    for node, about in copy.nodes(data=True):
        lines.append(f"{number[node]} {_quoted(node)} 0.0 0.0 ellipse{_pairs(about)}")
    lines.append("*arcs" if copy.is_directed() else "*edges")
    for a, b, about in copy.edges(data=True):
        rest = {name: value for name, value in about.items() if name != "weight"}
        lines.append(f"{number[a]} {number[b]} {about.get('weight', 1.0)}{_pairs(rest)}")
    return ("\n".join(lines) + "\n").encode()


WRITERS: Mapping[str, Callable[[Any], bytes]] = {"graphml": graphml, "gexf": gexf, "pajek": pajek}


def _sorted(network: nx.Graph[str]) -> nx.Graph[str]:
    """A copy in one order, parties before instruments, with texts that every format can write."""
    about: dict[str, dict[str, Any]] = {node: network.nodes[node] for node in network}
    nodes = sorted(about, key=lambda node: (about[node].get("bipartite", 0), node))
    place = {node: n for n, node in enumerate(nodes)}
    copy: nx.Graph[str] = nx.DiGraph() if network.is_directed() else nx.Graph()
    copy.add_nodes_from((node, _writable(about[node])) for node in nodes)
    edges = [
        (a, b, told) if network.is_directed() or place[a] <= place[b] else (b, a, told)
        for a, b, told in network.edges(data=True)
    ]
    for a, b, told in sorted(edges, key=lambda edge: (place[edge[0]], place[edge[1]])):
        copy.add_edge(a, b, **_writable(told))
    return copy


def _writable(about: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _UNWRITABLE.sub("", value) if isinstance(value, str) else value
        for name, value in sorted(about.items())
    }


def _pairs(about: Mapping[str, Any]) -> str:
    return "".join(f" {_quoted(name)} {_quoted(str(value))}" for name, value in about.items())


def _quoted(text: str) -> str:
    return '"' + _BREAKS.sub(" ", text).replace('"', "”").replace("\\", "/") + '"'
