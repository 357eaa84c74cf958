"""What nobody reviewed is marked in every output, and where nothing is unreviewed no output says a word of it."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
from click.testing import CliRunner

import kg
from kg.analysis.events import agenda
from kg.analysis.exchange import graphml, network
from kg.analysis.ties import plain, ties
from kg.analysis.unreviewed import unreviewed
from kg.build import build
from kg.cli.analyse import REPORTS
from kg.cli.main import main
from kg.graph.release import Release
from kg.views.figures.canvas import texts
from kg.views.remarks import remark

DUE = ("--from", "2025-06-05", "--until", "2031-12-31")
DOCUMENT = "004_f5f0d1e5f5abb3c6"
MARKS = ("unreviewed", "examiné")


@pytest.fixture(scope="module")
def open_ids(proposed: Release) -> frozenset[str]:
    """The ids of what nobody reviewed."""
    found = unreviewed(plain(proposed, "statements"), "id")
    assert found
    return found


@pytest.fixture(scope="module")
def wide(proposed: Release) -> kg.KnowledgeGraph:
    """The same release as Python opens it."""
    return kg.open(proposed.folder, language="en")


@pytest.fixture(scope="module")
def narrow(built: Path) -> kg.KnowledgeGraph:
    """The release of reviewed statements."""
    return kg.open(built)


@pytest.fixture(scope="module")
def unread(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release that no curator touched: all of it is unreviewed."""
    return build(tmp_path_factory.mktemp("unread"), ledger=False)


def said(*args: str, store: Path) -> tuple[str, str]:
    """What a command writes, and what it remarks."""
    done = CliRunner().invoke(main, [*args, "--store", str(store)])
    assert done.exit_code == 0, done.output
    return done.stdout, done.stderr


def table(*args: str, store: Path) -> pd.DataFrame:
    """A table that a command writes as CSV."""
    return pd.read_csv(io.StringIO(said(*args, store=store)[0]), keep_default_na=False)


@pytest.mark.parametrize("what", ["country-year", "instrument-year", "dyad-year"])
def test_a_yearly_table_counts_them_row_by_row(
    what: str, built: Path, proposed: Release, open_ids: frozenset[str]
) -> None:
    found = table("network", what, store=proposed.folder)
    assert found["unreviewed"].tolist() == [len(open_ids & set(s.split())) for s in found["statements"]]
    assert found["unreviewed"].sum() > 0
    assert "unreviewed" not in table("network", what, store=built)


@pytest.mark.parametrize("kind", ["two-mode", "parties", "instruments", "documents", "party-topic"])
def test_every_network_counts_them_at_its_nodes(
    kind: str, proposed: Release, open_ids: frozenset[str]
) -> None:
    found = ties(proposed)
    made = nx.read_graphml(io.BytesIO(graphml(network(found, kind, series=True))))
    behind = {
        "documents": found.frame.groupby("document")["statement"],
        "instruments": found.frame.groupby("instrument")["statement"],
    }.get(kind, found.frame.groupby("party")["statement"])
    expected = {node: (len(set(s)), len(open_ids & set(s))) for node, s in behind}
    counts = {node: (about["n_statements"], about["unreviewed"]) for node, about in made.nodes(data=True)}
    assert {node: count for node, count in counts.items() if node in expected} == {
        node: count for node, count in expected.items() if node in counts
    }
    assert sum(count for _, count in counts.values()) > 0
    edges = [about for _, _, about in made.edges(data=True) if "statements" in about]
    assert bool(edges) == (kind in ("two-mode", "parties"))
    assert [e["unreviewed"] for e in edges] == [len(open_ids & set(e["statements"].split())) for e in edges]


@pytest.mark.parametrize("kind", ["two-mode", "parties", "instruments", "documents", "party-topic"])
def test_a_network_of_reviewed_statements_says_nothing(kind: str, release: Release) -> None:
    assert b"unreviewed" not in graphml(network(ties(release), kind))


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_says_how_many_and_marks_each_passage(
    name: str, tmp_path: Path, built: Path, wide: kg.KnowledgeGraph, open_ids: frozenset[str]
) -> None:
    asked = ["analyse", name, "--document", DOCUMENT, "--page"]
    shown, _ = said(*asked, str(tmp_path / "wide.html"), "--lang", "en", store=wide.release.folder)
    page = (tmp_path / "wide.html").read_text("utf-8")
    assert "Unreviewed: " in shown
    assert "Unreviewed: " in page
    assert "Non examinées : " in page
    if name not in ("instruments", "topics"):  # no analyses of kg.open(...)
        behind = getattr(wide, name)(document=DOCUMENT).statements
        assert page.count('<strong class="review">') == len(open_ids & set(behind))
    said(*asked, str(tmp_path / "plain.html"), store=built)
    clean = (tmp_path / "plain.html").read_text("utf-8")
    assert [word for word in (*MARKS, '<strong class="review">') if word in clean] == []


@pytest.mark.parametrize("name", ["network", "two_mode", "coalitions", "centrality", "timeline", "topics"])
@pytest.mark.parametrize("size", ["column", "page"])
def test_every_figure_has_a_line_below(
    name: str, size: str, narrow: kg.KnowledgeGraph, wide: kg.KnowledgeGraph
) -> None:
    def lines(graph: kg.KnowledgeGraph) -> tuple[str, float]:
        figure = getattr(graph.plot, name)(territories=True, size=size, language="en")
        told = " ".join(" ".join(text.get_text().split()) for text in texts(figure))
        return told, float(figure.get_size_inches()[0])

    (marked, wider), (clean, width) = lines(wide), lines(narrow)
    assert "Unreviewed: " in marked
    assert "reviewed" not in clean
    assert wider == width


def test_the_agenda_marks_what_rests_on_them(
    built: Path, proposed: Release, unread: Path, open_ids: frozenset[str]
) -> None:
    found = table("agenda", *DUE, "--format", "csv", store=proposed.folder)
    assert found["unreviewed"].tolist() == [len(open_ids & set(s.split())) for s in found["statements"]]
    every = table("agenda", *DUE, "--format", "csv", store=unread)
    assert every["unreviewed"].tolist() == [len(s.split()) for s in every["statements"]]
    shown, _ = said("agenda", *DUE, store=unread)
    assert shown.count("non examiné]") == len(every) > 0
    clean, _ = said("agenda", *DUE, store=built)
    assert "examiné" not in clean
    assert "unreviewed" not in table("agenda", *DUE, "--format", "csv", store=built)


def test_the_figure_of_the_agenda_stars_what_rests_on_them(unread: Path, narrow: kg.KnowledgeGraph) -> None:
    start, end = date.fromisoformat(DUE[1]), date.fromisoformat(DUE[3])
    with Release(unread) as release:
        rows = len(agenda(release, ties(release), start, end))
    for graph, stars in ((kg.open(unread), rows), (narrow, 0)):
        figure = graph.plot.agenda(start, end, most=99, language="en", size=(7.2, 30))
        told = [text.get_text().strip() for text in texts(figure)]
        names = [label.get_text() for label in figure.axes[0].get_yticklabels()]
        assert sum(name.startswith("* ") for name in names) == stars
        assert any("rests on unreviewed statements" in " ".join(text.split()) for text in told) == bool(stars)


def test_a_difference_marks_them(built: Path, proposed: Release, open_ids: frozenset[str]) -> None:
    shown = CliRunner().invoke(main, ["diff", str(built), str(proposed.folder)]).stdout.splitlines()
    assert [line.endswith(", unreviewed]") for line in shown] == [True] * len(open_ids)


@pytest.mark.parametrize(
    "args", [("export", "evidence"), ("export", "graph", "--format", "turtle"), ("codebook",)]
)
def test_what_has_no_place_for_a_mark_comes_with_a_remark(
    args: tuple[str, ...], built: Path, proposed: Release, open_ids: frozenset[str]
) -> None:
    every = proposed.counts["statements"]
    told = f"{len(open_ids):,} of {every:,} statements of this release are unreviewed"
    assert told in said(*args, store=proposed.folder)[1]
    assert said(*args, store=built)[1] == ""


def test_a_note_marks_them_in_each_of_its_forms(tmp_path: Path, built: Path, proposed: Release) -> None:
    counts = {}
    for name, store in (("wide", proposed.folder), ("plain", built)):
        for ending in ("html", "md", "docx"):
            path = tmp_path / f"{name}.{ending}"
            said("note", "États-Unis", "--output", str(path), store=store)
            if ending == "docx":
                text = zipfile.ZipFile(path).read("word/document.xml").decode()
            else:
                text = path.read_text("utf-8")
            counts[name, ending] = text.count("non examiné")
    assert all((count > 0) == (name == "wide") for (name, _), count in counts.items()), counts


def test_frames_count_them(
    wide: kg.KnowledgeGraph, narrow: kg.KnowledgeGraph, open_ids: frozenset[str]
) -> None:
    documents = wide.documents()
    assert int(documents["unreviewed"].sum()) == len(open_ids)
    tied = wide.ties()
    own = tied[tied.review == "unreviewed"].groupby("party", observed=True)["statement"].nunique()
    parties = wide.parties()
    assert parties["unreviewed"].to_dict() == own.reindex(parties.index, fill_value=0).to_dict()
    for name in ("documents", "parties", "instruments", "topics", "events", "dyads"):
        assert "unreviewed" in getattr(wide, name)(), name
        assert "unreviewed" not in getattr(narrow, name)(), name


def test_evidence_and_answers_in_python_mark_them(wide: kg.KnowledgeGraph, narrow: kg.KnowledgeGraph) -> None:
    rows = wide.statements()
    one = wide.evidence(rows[rows.review == "unreviewed"].head(1))
    both = wide.evidence(
        pd.concat([rows[rows.review == name].head(1) for name in ("accepted", "unreviewed")])
    )
    assert set(one.frame["review"]) == {"unreviewed"}
    assert set(both.frame["review"]) == {"accepted", "unreviewed"}
    assert "[unreviewed]" in repr(one)
    assert "[unreviewed]" in one._repr_html_()
    assert "review" not in narrow.evidence("Japon").frame
    asked = "SELECT ?s ?what { ?s rdf:object ?what ; ent:relation ent:participatesIn }"
    found = wide.sparql(asked)
    reviews = rows.review.astype(str)
    assert found["review"].fillna("").tolist() == [
        "unreviewed" if reviews[iri.rsplit("/", 1)[-1]] == "unreviewed" else "" for iri in found["s"]
    ]
    assert narrow.sparql(asked).columns.tolist() == ["s", "what"]


def test_a_graph_and_what_it_shows_say_so(wide: kg.KnowledgeGraph, narrow: kg.KnowledgeGraph) -> None:
    # Whatever readers make of the seeds, somebody they name has statements that nobody reviewed.
    open_ = wide.statements().query("review == 'unreviewed'")
    name = open_.subject_label.astype(str).value_counts().index[0]
    shown = wide.show(name)
    assert shown._repr_html_().count("unreviewed") == repr(shown).count("unreviewed") > 0
    assert "of the statements unreviewed" in repr(wide)
    assert "of the statements unreviewed" in wide._repr_html_()
    assert "unreviewed" not in repr(narrow) + narrow._repr_html_() + repr(narrow.show("Japon"))


def test_a_filter_that_leaves_reviewed_ones_alone_leaves_nothing_to_say(wide: kg.KnowledgeGraph) -> None:
    assert [
        s for s in wide.centrality(reviewed=True, document="001_10fd14955a8171a2").cannot if "nreviewed" in s
    ] == []
    assert "unreviewed" not in wide.dyads(reviewed=True)


def test_a_sentence_counts_each_statement_once() -> None:
    frame = pd.DataFrame({"statement": ["a", "b", "b"], "review": ["added", "unreviewed", "unreviewed"]})
    assert remark(frame)["fr"] == (
        "Non examinées : 1 des 2 assertions retenues ici, qu’un chargeur propose et que personne n’a relues."
    )
    assert remark(frame.assign(review="accepted")) == {}


def test_json_of_what_is_due_counts_them(proposed: Release, built: Path) -> None:
    rows = json.loads(said("agenda", *DUE, "--format", "json", store=proposed.folder)[0])
    assert {type(row["unreviewed"]) for row in rows} == {int}
    assert not any(
        "unreviewed" in row for row in json.loads(said("agenda", *DUE, "--format", "json", store=built)[0])
    )


def test_a_figure_tells_those_who_cannot_see_it_its_title_and_what_was_found(
    narrow: kg.KnowledgeGraph, tmp_path: Path, built: Path
) -> None:
    finding = narrow.speakers(language="en")
    _, about = finding.figure()._repr_png_()
    assert about["alt"] == f"{finding.title} {finding.found[0]}"
    assert (
        narrow.plot.topics(party="Japon", language="en")
        ._repr_png_()[1]["alt"]
        .startswith("Who works on what. ")
    )
    said("analyse", "speakers", "--page", str(tmp_path / "page.html"), store=built)
    page = (tmp_path / "page.html").read_text("utf-8").replace("&#39;", "’")
    assert page.count('role="img" aria-label="') == 2
    assert f'lang="en" role="img" aria-label="{finding.title} {finding.found[0]}"' in page
