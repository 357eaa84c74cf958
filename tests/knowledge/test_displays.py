"""From anything back to its words, networks, findings, pages and readings: what a notebook shows."""

from __future__ import annotations

import io
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
from click.testing import CliRunner

import kg
from kg.cli.main import main

Graph = kg.KnowledgeGraph


class Marks(HTMLParser):
    """The text inside <mark>."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Begins a mark, or a line."""
        if tag == "mark":
            self._inside = True
            self.found.append("")
        elif tag == "br" and self._inside:
            self.found[-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        """Ends a mark."""
        self._inside = self._inside and tag != "mark"

    def handle_data(self, data: str) -> None:
        """Keeps the words of a mark."""
        if self._inside:
            self.found[-1] += data


def test_every_passage_stands_at_its_place_between_its_neighbours(graph: Graph) -> None:
    for passage in graph.evidence("Japon"):
        text = graph.release.text(passage.document)
        assert text[passage.start : passage.end] == passage.quote
        assert text[: passage.start].endswith(passage.before)
        assert text[passage.end :].startswith(passage.after)


def test_a_notebook_marks_the_quotes_and_nothing_else(graph: Graph) -> None:
    proof = graph.evidence("Japon", "France")
    assert Marks(proof._repr_html_()).found == [passage.quote for passage in proof[:20]]


@pytest.mark.parametrize(
    "of",
    [
        lambda _, ids: ids[0],
        lambda _, ids: f"https://w3id.org/entente/statement/{ids[0]}",
        lambda _, ids: ids[:1],
        lambda graph, ids: graph.statements().loc[ids[:1]],
        lambda graph, ids: graph.statements().loc[ids[0]],
        lambda graph, ids: graph.passages().query(f"statement == '{ids[0]}'"),
        lambda _, ids: pd.Series(ids[:1]),
        lambda _, ids: {"statements": ids[0]},
        lambda _, ids: ("a", "b", {"statements": ids[0]}),
    ],
    ids=["id", "iri", "list", "rows", "row", "passages", "column", "data", "edge"],
)
def test_evidence_is_found_from_whatever_holds_a_statement(
    graph: Graph, of: Callable[[Graph, list[str]], object]
) -> None:
    ids = graph.statements(party="Japon").index.tolist()
    assert {passage.statement for passage in graph.evidence(of(graph, ids))} == {ids[0]}


def test_an_edge_opens_the_statements_that_prove_it(graph: Graph) -> None:
    for network in (graph.network(territories=True), graph.two_mode(party="Japon")):
        for a, b, about in list(network.edges(data=True))[:5]:
            told = set(about["statements"].split())
            assert {p.statement for p in graph.evidence((a, b, about))} == told
            if "bipartite" in network.nodes[a]:
                assert {p.statement for p in graph.evidence(a, b)} >= told


def test_an_unknown_statement_is_told(graph: Graph) -> None:
    with pytest.raises(
        kg.UnknownTermError, match=r"unknown statement '0{32}'; ids are the index of .statements\(\)"
    ):
        graph.evidence("0" * 32)


def test_networks_are_those_of_the_command_and_new_at_every_call(graph: Graph) -> None:
    words = ["network", "parties", "--territories", "--store", str(graph.release.folder)]
    told = nx.read_graphml(io.BytesIO(CliRunner().invoke(main, words).stdout_bytes))
    network = graph.network(territories=True)
    network.clear()
    again = graph.network(territories=True, language="en")
    assert {frozenset(edge) for edge in again.edges} == {frozenset(edge) for edge in told.edges}
    assert again.nodes[graph.iri("Japon")] == {
        **again.nodes[graph.iri("Japon")], "label": "Japan", "label_fr": "Japon", "label_en": "Japan", "iso3": "JPN",
    }  # fmt: skip


def test_yearly_tables_join_by_iso_code(graph: Graph) -> None:
    gdp = pd.DataFrame({"iso3": ["JPN"], "year": [2024], "gdp": [4.0]}).astype({"year": "Int64"})
    joined = graph.country_years(territories=True).merge(gdp, on=["iso3", "year"])
    assert joined[["party_label", "gdp"]].astype(object).to_numpy().tolist() == [["Japon", 4.0]]


@pytest.mark.parametrize(
    ("name", "words", "more"),
    [
        ("centrality", ["--measure", "degree"], {"measure": "degree"}),
        ("brokerage", [], {}),
        ("speakers", [], {}),
        ("timeline", [], {}),
        ("absences", ["--across", "parties"], {"across": "parties"}),
    ],
)
def test_an_analysis_finds_what_the_command_finds(
    graph: Graph, name: str, words: list[str], more: dict[str, str]
) -> None:
    store = str(graph.release.folder)
    options = ["--document", "001_10fd14955a8171a2", "--lang", "en", "--format", "csv", "--store", store]
    done = CliRunner().invoke(main, ["analyse", name, *words, *options])
    told = pd.read_csv(io.StringIO(done.stdout))
    found = getattr(graph, name)(document="001_10fd14955a8171a2", language="en", **more)
    assert (
        found.frame.iloc[:, 0].tolist()
        == told["label_en" if "label_en" in told else "moment"].astype(found.frame.iloc[:, 0].dtype).tolist()
    )
    assert [f"– {sentence}" for sentence in [*found.found, *found.cannot]] == done.stderr.strip().split("\n")


def test_a_finding_shows_and_saves_itself(graph: Graph, tmp_path: Path) -> None:
    found = graph.centrality("degree", document="001_10fd14955a8171a2")
    assert found.title in found._repr_html_()
    assert found.save(tmp_path / "ranks.svg").read_bytes().startswith(b"<?xml")
    assert set(graph.evidence(found.statements).frame.document) == {"001_10fd14955a8171a2"}


@pytest.mark.parametrize(
    ("ask_it", "said"),
    [
        (lambda g: g.centrality("betwenness"), "unknown measure 'betwenness'; did you mean 'betweenness'"),
        (lambda g: g.network("partys"), "unknown network 'partys'; did you mean 'parties'"),
        (lambda g: g.core(weight="newmann"), "unknown weight 'newmann'; did you mean 'newman'"),
        (lambda g: g.absences("topic"), "unknown grid 'topic'; did you mean 'topics'"),
        (lambda g: g.explore(party=["Japon", "France"]), "a page opens on one party"),
        (
            lambda g: g.links(force="track-1.5", document="004_f5f0d1e5f5abb3c6"),
            "force track-1.5 leaves nothing",
        ),
    ],
    ids=["measure", "network", "weight", "grid", "page", "empty"],
)
def test_a_wrong_word_is_told_with_the_right_ones(
    graph: Graph, ask_it: Callable[[Graph], object], said: str
) -> None:
    with pytest.raises(kg.KgError, match=said):
        ask_it(graph)


def test_the_explorer_stands_in_a_frame_that_needs_nothing_else(graph: Graph, tmp_path: Path) -> None:
    page = graph.explore(party="Japon", at_least="signed", on="2025-06-05", language="en")
    shown = page._repr_html_()
    assert shown.startswith('<iframe title="Entente" srcdoc="&lt;!doctype html')
    assert page.save(tmp_path / "page.html").read_text("utf-8") == page.html
    assert '"start":"v=pays&n=id/territory/jpn' in page.html


def test_a_description_shows_every_relation(graph: Graph) -> None:
    shown = graph.show("Corée du Sud", language="en")
    assert shown._repr_html_().count("<details") == len(shown.description.groups)
    assert len(shown.frame) == sum(len(group) for _, group in shown.description.groups)
    assert repr(shown).startswith("South Korea  (territory)")


def test_a_reading_marks_what_it_quotes(tmp_path: Path) -> None:
    text = "Premier paragraphe.\nLa France et le Japon ont établi un groupe de travail sur la sécurité économique.\n"
    path = tmp_path / "note.txt"
    path.write_text(text, "utf-8")
    for reading in (kg.read(text), kg.read(path), kg.read(str(path))):
        marks = Marks(reading._repr_html_()).found
        quotes = {quote.text for said in reading.statements for quote in said.quotes}
        assert marks
        assert all(any(mark in quote or quote in mark for quote in quotes) for mark in marks)
        assert len(reading.frame) == len(reading.statements)


def test_a_graph_says_what_is_in_it_and_what_to_try(graph: Graph) -> None:
    for shown in (repr(graph), graph._repr_html_()):
        assert "2,757" in shown or f"{graph.counts['statements']:,}" in shown
        assert ".statements()" in shown


def test_what_is_asked_twice_is_the_same(graph: Graph) -> None:
    assert repr(graph.evidence("Japon")) == repr(graph.evidence("Japon"))
    assert graph.explore().html == graph.explore().html
    counts = graph.counts
    counts["by status"].clear()
    assert graph.counts["by status"] != {}
