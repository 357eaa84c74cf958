"""Networks handed to other programs: read back, they are the same."""

from __future__ import annotations

import csv as csv_reader
import io
import os
import subprocess
import sys
from typing import Any

import networkx as nx
import pandas as pd
import pytest

from kg.analysis.exchange import csv, edge_list, gexf, graphml, linked, pajek
from kg.analysis.ties import Ties, plain
from kg.analysis.two_mode import two_mode
from kg.graph.release import Release

Attributes = dict[Any, dict[str, Any]]


def nodes(network: nx.Graph[str]) -> Attributes:
    return {node: dict(about) for node, about in network.nodes(data=True)}


def edges(network: nx.Graph[str], *dropped: str) -> Attributes:
    return {
        frozenset((a, b)): {name: value for name, value in about.items() if name not in dropped}
        for a, b, about in network.edges(data=True)
    }


def as_texts(attributes: Attributes, *kept: str) -> Attributes:
    return {
        key: {name: value if name in kept else str(value) for name, value in about.items()}
        for key, about in attributes.items()
    }


@pytest.fixture(scope="module")
def networks(seed_ties: Ties) -> list[nx.Graph[str]]:
    """The two-mode network of the seeds and a projection."""
    return [two_mode(seed_ties), linked(seed_ties, "newman", series=True)]


def test_graphml_is_read_back_as_it_was(networks: list[nx.Graph[str]]) -> None:
    for network in networks:
        back = nx.read_graphml(io.BytesIO(graphml(network)))
        assert (nodes(back), edges(back)) == (nodes(network), edges(network))


def test_gexf_is_read_back_as_it_was(networks: list[nx.Graph[str]]) -> None:
    for network in networks:
        back = nx.read_gexf(io.BytesIO(gexf(network)))
        assert (nodes(back), edges(back, "id")) == (nodes(network), edges(network))


def test_gexf_does_not_say_when_it_was_written(invented: Ties) -> None:
    assert b"lastmodified" not in gexf(two_mode(invented))


def test_pajek_is_read_back_with_every_attribute_as_a_text(networks: list[nx.Graph[str]]) -> None:
    own = ("id", "x", "y", "shape")
    for network in networks:
        back = nx.read_pajek(io.BytesIO(pajek(network)))
        read = {n: {k: v for k, v in about.items() if k not in own} for n, about in nodes(back).items()}
        assert read == as_texts(nodes(network))
        weighted = {key: {"weight": 1.0} | about for key, about in edges(network).items()}
        assert edges(back) == as_texts(weighted, "weight")


def test_what_a_format_cannot_write_does_not_break_it() -> None:
    network: nx.Graph[str] = nx.Graph()
    network.add_node("a b", label='d\'Asie "C:\\x"\nfin\x0c')
    network.add_edge("a b", "c", weight=0.5)
    back = nx.read_pajek(io.BytesIO(pajek(network)))
    assert back.nodes["a b"]["label"] == "d'Asie ”C:/x” fin"
    assert nx.read_graphml(io.BytesIO(graphml(network))).nodes["a b"]["label"] == 'd\'Asie "C:\\x"\nfin'
    assert list(nx.read_gexf(io.BytesIO(gexf(network)))) == ["a b", "c"]


def test_the_order_of_insertion_does_not_show(invented: Ties) -> None:
    network = two_mode(invented)
    turned: nx.Graph[str] = nx.Graph()
    turned.add_nodes_from(reversed(list(network.nodes(data=True))))
    turned.add_edges_from((b, a, about) for a, b, about in reversed(list(network.edges(data=True))))
    for write in (graphml, gexf, pajek):
        assert write(turned) == write(network)


def test_a_projected_link_carries_what_proves_it(invented: Ties) -> None:
    assert dict(linked(invented, series=True)["fr"]["jp"]) == {
        "weight": 2.0,
        "shared": 2,
        "series": 0,
        "kind": "joint",
        "instruments": "A D",
        "statements": "s01 s02 s03 s10 s11",
        "documents": "d1 d2",
        "speakers": "meae ustr",
    }


def test_the_edge_list_has_the_spans_of_every_statement(invented: Ties) -> None:
    passages = [("s02", 1, 30, 34, "deux"), ("s02", 0, 3, 5, "un"), ("s01", 0, 0, 2, "le")]
    evidence = pd.DataFrame(passages, columns=["statement", "ordinal", "start", "end", "quote"])
    found = edge_list(invented, evidence)
    assert found.loc[1, ["party", "party_fr", "iso3", "instrument", "formation", "spans", "quotes"]].tolist() == [
        "jp", "« jp »", "JPN", "A", "joint", "3-5 30-34", "un ¶ deux",
    ]  # fmt: skip
    assert found["statement"].tolist() == invented.frame["statement"].tolist()


def test_the_edge_list_of_the_seeds_quotes_the_documents_at_its_spans(
    release: Release, seed_ties: Ties
) -> None:
    found = csv(edge_list(seed_ties, plain(release, "evidence"))).decode()
    read = list(csv_reader.DictReader(io.StringIO(found, newline="")))
    assert len(read) == len(seed_ties.frame)
    for row in read:
        text = release.text(row["document"])
        spans = [tuple(map(int, span.split("-"))) for span in row["spans"].split()]
        assert " ¶ ".join(text[start:end] for start, end in spans) == row["quotes"] != ""


PROGRAM = """
import hashlib, sys
from kg.graph.release import Release
from kg.analysis import absences, exchange, speakers, timeline, two_mode, yearly
from kg.analysis.ties import ties
found = ties(Release(sys.argv[1]))
network = two_mode.two_mode(found)
parts = [write(n) for n in (network, exchange.linked(found)) for write in exchange.WRITERS.values()]
parts += [exchange.csv(f(found)) for f in (yearly.country_year, yearly.dyad_year, speakers.sides, timeline.entries)]
print(hashlib.sha256(b"".join(parts)).hexdigest())
"""


def test_bytes_do_not_depend_on_the_hash_seed(release: Release) -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(release.folder)],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
