"""Frames: typed, in a language, filtered as everywhere, new at every call."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from click.testing import CliRunner

import kg
from kg.analysis.filters import FILTERS
from kg.cli.main import main
from kg.cli.network import network as network_command
from kg.errors import DateError, UnknownTermError


def test_statements_are_typed(graph: kg.KnowledgeGraph) -> None:
    assert {name: str(dtype) for name, dtype in graph.statements().dtypes.items()} == {
        **dict.fromkeys(
            (
                "subject_label", "relation", "object_label", "value", "status", "when", "force", "formation",
                "speaker_labels", "document", "review", "subject", "predicate", "object", "speakers", "method",
            ),
            "category",
        ),
        **dict.fromkeys(("earliest", "latest", "holds_from", "holds_to"), "datetime64[ms]"),
        **dict.fromkeys(("force_derived", "derived", "provisional"), "bool"),
        "confidence": "float64",
        "note": "str",
    }  # fmt: skip


def test_statements_say_what_the_table_of_the_release_says(graph: kg.KnowledgeGraph) -> None:
    columns = ["subject", "subject_label", "object", "object_label", "value", "status", "when", "note"]
    named = ["id", *(name.replace("_label", "_en") for name in columns)]
    stated = [[row[name] for name in named] for row in graph.release.table("statements").to_pylist()]
    frame = graph.statements(columns=columns, language="en").astype(object).fillna("")
    assert frame.reset_index().to_numpy().tolist() == stated


def test_an_absent_text_is_missing_and_no_category(graph: kg.KnowledgeGraph) -> None:
    said = graph.statements()
    assert "" not in said.status.cat.categories
    assert said.status.isna().sum() == graph.counts["by status"][""]


def test_days_are_the_bounds_of_the_date_of_a_statement_or_of_the_date_it_states(
    graph: kg.KnowledgeGraph,
) -> None:
    said = graph.statements()
    stated = said[said["predicate"].str.endswith("#meetingDate") & (said["value"] == "2024-02-01")]
    month = said[said["when"] == "2025-03"]
    assert stated[["earliest", "latest"]].drop_duplicates().astype(str).to_numpy().tolist() == [
        ["2024-02-01", "2024-02-01"]
    ]
    assert month[["earliest", "latest"]].drop_duplicates().astype(str).to_numpy().tolist() == [
        ["2025-03-01", "2025-03-31"]
    ]


@pytest.mark.parametrize(
    "name", ["statements", "parties", "instruments", "topics", "documents", "events", "ties", "dyads"]
)
def test_who_changes_a_frame_does_not_change_the_next_one(graph: kg.KnowledgeGraph, name: str) -> None:
    before = getattr(graph, name)()
    changed = getattr(graph, name)()
    for column in range(changed.shape[1]):
        changed.iloc[0, column] = changed.iloc[-1, column]
    del changed[changed.columns[-1]]
    pd.testing.assert_frame_equal(getattr(graph, name)(), before)


def test_labels_come_in_the_language_of_the_graph_or_of_the_call(built, graph: kg.KnowledgeGraph) -> None:  # noqa: ANN001
    japan = graph.iri("Japon")
    english = kg.open(built, language="en")
    labels = [g.parties().label[japan] for g in (graph, english)]
    assert [*labels, english.parties(language="fr").label[japan]] == ["Japon", "Japan", "Japon"]


@pytest.mark.parametrize(
    ("filters", "options"),
    [
        ({}, []),
        ({"at_least": "signed"}, ["--at-least", "signed"]),
        ({"force": ["binding", "track-1.5"]}, ["--force", "binding", "--force", "track-1.5"]),
        ({"topic": "semi-conducteurs"}, ["--topic", "semi-conducteurs"]),
        ({"party": "Japon", "territories": True}, ["--party", "Japon", "--territories"]),
        ({"speaker": "USTR"}, ["--speaker", "USTR"]),
        ({"without_document": "002_6338bc35db87a451"}, ["--without-document", "002_6338bc35db87a451"]),
        ({"on": "2024-03-01"}, ["--on", "2024-03-01"]),
        ({"expand": True, "organisations": True}, ["--expand", "--organisations"]),
    ],
    ids=str,
)
def test_filters_mean_the_same_as_in_the_commands(
    graph: kg.KnowledgeGraph,
    filters: dict[str, object],
    options: list[str],
) -> None:
    store = str(graph.release.folder)
    done = CliRunner().invoke(main, ["network", "two-mode", *options, "--store", store])
    assert done.exit_code == 0, done.output
    rows = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
    assert graph.ties(**filters).statement.tolist() == [row["statement"] for row in rows]


def test_commands_have_every_filter_and_no_other() -> None:
    other = {"what", "series", "form", "output", "store", "figure", "size", "language"}
    assert sorted({p.name for p in network_command.params} - other) == sorted(FILTERS)


def test_a_filter_on_statements_keeps_the_ties_it_keeps_in_a_network(graph: kg.KnowledgeGraph) -> None:
    filters = {"party": "Japon", "at_least": "signed"}
    said, tied = graph.statements(**filters), graph.ties(**filters)
    assert set(said.index[said.relation.isin(["participates_in", "member_of", "leads"])]) >= set(
        tied.statement
    )


def test_a_party_keeps_whatever_is_said_of_its_instruments(graph: kg.KnowledgeGraph) -> None:
    said = graph.statements(party="Japon")
    mine = set(graph.instruments(party="Japon").index)
    assert set(said.relation) >= {"participates_in", "covers", "dated", "kind"}
    assert mine <= {*said.object.dropna(), *said.subject}


def test_a_filter_that_leaves_nothing_gives_an_empty_frame_of_the_same_types(
    graph: kg.KnowledgeGraph,
) -> None:
    nothing = {"force": "binding", "document": "000_3c612dfea88c2724", "at_least": "in_force"}
    empty = graph.statements(**nothing)
    assert (len(empty), empty.dtypes.astype(str).tolist()) == (
        0,
        graph.statements().dtypes.astype(str).tolist(),
    )
    assert [len(f(**nothing)) for f in (graph.parties, graph.instruments, graph.topics, graph.events)] == [
        0
    ] * 4


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"forse": "binding"}, r"unknown filter 'forse'; did you mean 'force'\? there are: at_least, .*reviewed"),
        ({"force": "bindin"}, r"unknown force 'bindin'; did you mean 'binding'\? there are: binding, political, .*"),
        ({"formation": "club"}, r"unknown formation 'club'; there are: joint, series, unknown"),
        ({"at_least": "signd"}, r".*'signd'.*signed.*"),
        ({"topic": "semi-conducteur"}, r"unknown name 'semi-conducteur'; did you mean 'semi-conducteurs'.*"),
        ({"party": "Japn"}, r"unknown name 'Japn'; did you mean 'Japon'.*"),
        ({"document": "009"}, r"unknown document '009'.*"),
        ({"columns": ["statuss"]}, r"unknown column 'statuss'; did you mean 'status'\? there are: subject_label, .*"),
        ({"language": "de"}, r"unknown language 'de'; there are: fr, en"),
    ],
    ids=str,
)  # fmt: skip
def test_what_nobody_knows_is_told_with_the_right_names(
    graph: kg.KnowledgeGraph, given: dict[str, object], said: str
) -> None:
    with pytest.raises(UnknownTermError, match=f"^{said}$"):
        graph.statements(**given)


def test_a_day_that_is_none_is_told(graph: kg.KnowledgeGraph) -> None:
    with pytest.raises(DateError, match="'2024-13-01' is no day; write it as 2024-03-01"):
        graph.parties(on="2024-13-01")


def test_the_agenda_is_that_of_the_command(graph: kg.KnowledgeGraph) -> None:
    words = ["agenda", "--from", "2025-06-05", "--until", "2027-12-31", "--format", "csv"]
    done = CliRunner().invoke(main, [*words, "--store", str(graph.release.folder)])
    due = graph.agenda("2025-06-05", "2027-12-31")
    assert due.due.dt.strftime("%Y-%m-%d").tolist() == [line[:10] for line in done.stdout.splitlines()[1:]]


def test_there_is_no_graph_yet(tmp_path) -> None:  # noqa: ANN001
    with pytest.raises(kg.StoreError, match="no graph here; run kg build"):
        kg.open(tmp_path)
