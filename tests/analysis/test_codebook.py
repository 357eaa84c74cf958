"""The codebook describes every column of every table and no other, and counts what is there."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import pytest

from kg.analysis.codebook import Codebook, codebook, codebook_of, frames
from kg.analysis.ties import Ties, plain, ties
from kg.errors import UnknownTermError
from kg.graph.release import Release
from kg.views.codebook import markdown, page
from kg.vocabulary import load
from kg.vocabulary.variables import lists, tables


@pytest.fixture(scope="module")
def book(release: Release) -> Codebook:
    return codebook(release)


@pytest.fixture(scope="module")
def made(release: Release, seed_ties: Ties) -> Mapping[str, pd.DataFrame]:
    return frames(release, seed_ties)


def expanded(names: list[str], columns: list[str]) -> list[str]:
    """The columns a description stands for: a pattern stands for each that begins so."""
    found: list[str] = []
    for name in names:
        prefix = name.removesuffix("*")
        found += [name] if prefix == name else [c for c in columns if c.startswith(prefix)]
    return found


def test_each_column_of_each_table_is_described_in_its_order_and_no_other(
    made: Mapping[str, pd.DataFrame],
) -> None:
    described = {table.name: [v.name for v in table.columns] for table in tables(load())}
    there = {name: [str(column) for column in frame.columns] for name, frame in made.items()}
    assert {name: expanded(names, there[name]) for name, names in described.items()} == there


def test_what_only_unreviewed_statements_bring_is_described_as_well_and_nothing_else(
    proposed: Release, made: Mapping[str, pd.DataFrame]
) -> None:
    brought = {
        name: sorted(set(frame.columns) - set(made[name].columns))
        for name, frame in frames(proposed, ties(proposed)).items()
    }
    assert brought == {table.name: sorted(v.name for v in table.sometimes) for table in tables(load())}
    assert brought["dyad-year"] == ["unreviewed"]


def test_the_codebook_of_unreviewed_statements_says_so_and_marks_their_quotes(proposed: Release) -> None:
    book = codebook(proposed)
    review = plain(proposed, "statements").set_index("id")["review"]
    quotes = [e.quote for part in book.parts for e in part.entries if e.quote]
    assert {q.statement for q in quotes if q.unreviewed} == {
        q.statement for q in quotes if review[q.statement] == "unreviewed"
    }
    shown = markdown(book, "en")
    left = int((review == "unreviewed").sum())
    assert f"Nobody reviewed {left} of them" in shown
    assert f"Personne n’a examiné {left} d’entre elles" in page(book)


def test_a_pattern_is_told_from_the_columns_beside_it(made: Mapping[str, pd.DataFrame]) -> None:
    """``status_*`` covers one column a rung and ``none``, and nothing else begins so."""
    rungs = {f"status_{rung}" for rung in load().statuses} | {"status_none"}
    assert {c for c in made["dyad-year"].columns if str(c).startswith("status_")} == rungs


def test_no_description_lacks_a_language_or_goes_unused() -> None:
    import yaml

    from kg.resources import ontology_folder

    read = yaml.safe_load((ontology_folder() / "codebook.yaml").read_text("utf-8"))
    used = set()
    for table in read["tables"]:
        for column in [*table["columns"], *table.get("sometimes", ())]:
            own = f"{column}@{table['name']}"
            used.add(own if own in read["variables"] else column)
    assert set(read["variables"]) == used
    for table_ in tables(load()):
        for variable in table_.columns:
            for words in (variable.label, variable.definition, variable.rule):
                assert set(words) == {"fr", "en"}, variable.name
                assert all(words.values())
    for one in lists(load()):
        for value in one.values:
            assert {*value.label} == {*value.definition} == {"fr", "en"}, value.code


def test_values_come_from_lists_that_are_there() -> None:
    named = {v.values for table in tables(load()) for v in table.columns if v.values}
    assert named <= {one.name for one in lists(load())}


def test_every_value_of_a_coded_column_is_in_its_list(made: Mapping[str, pd.DataFrame]) -> None:
    known = {one.name: {value.code for value in one.values} for one in lists(load())}
    for table, column, of in [
        ("statements", "status", "statuses"),
        ("statements", "force", "forces"),
        ("statements", "relation", "relations"),
        ("statements", "review", "reviews"),
        ("entities", "formation", "formations"),
        ("documents", "genre", "genres"),
        ("names", "role", "name-roles"),
        ("two-mode", "role", "roles"),
        ("two-mode", "layer", "layers"),
        ("parties-edges", "kind", "link-kinds"),
    ]:
        assert set(made[table][column].unique()) - {""} <= known[of], (table, column)
    predicates = {iri.rsplit("#", 1)[-1] for iri in made["statements"]["predicate"].unique()}
    assert predicates <= known["properties"]


def test_counts_are_those_of_the_release(book: Codebook, release: Release) -> None:
    said = plain(release, "statements")
    listed = {one.list.name: {c.value.code: c.count for c in one.values} for one in book.lists}
    assert (
        listed["relations"]
        == said["relation"].value_counts().reindex(listed["relations"], fill_value=0).to_dict()
    )
    assert sum(count or 0 for count in listed["statuses"].values()) == int((said["status"] != "").sum())
    entries = {e.variable.name: e for e in book.parts[0].entries}
    assert (entries["status"].filled, entries["doc"].distinct) == (int((said["status"] != "").sum()), 5)


def test_every_quote_stands_in_its_document_at_its_place(book: Codebook, release: Release) -> None:
    quotes = [e.quote for part in book.parts for e in part.entries]
    quotes += [c.quote for one in book.lists for c in one.values]
    files = {document.file: document.id for document in release.documents}
    texts = {file: release.text(name) for file, name in files.items()}
    told = [quote for quote in quotes if quote]
    assert len(told) > 200
    assert [q for q in told if texts[q.document][q.start : q.end] != q.text] == []


def test_an_example_of_a_rung_is_a_statement_on_that_rung(book: Codebook, release: Release) -> None:
    rungs = plain(release, "statements").set_index("id")["status"].to_dict()
    (statuses,) = [one for one in book.lists if one.list.name == "statuses"]
    shown = {c.value.code: rungs[c.quote.statement] for c in statuses.values if c.quote}
    assert shown == {code: code for code in shown}
    assert len(shown) == 10


def test_a_column_nobody_described_is_refused(
    made: Mapping[str, pd.DataFrame], release: Release, seed_ties: Ties
) -> None:
    said, evidence = plain(release, "statements"), plain(release, "evidence")
    surprising = {"documents": made["documents"].assign(surprise=1)}
    with pytest.raises(UnknownTermError, match="unknown column of documents 'surprise'"):
        codebook_of(surprising, said, evidence, seed_ties, release.counts)
