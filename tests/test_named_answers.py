"""Each named question asked of the seeds, with the answer that was worked out by reading the documents.

The answers, and the passages that give them, stand in `named_answers.yaml`. Membership is strict: the rows that the
file selects are all there, and no other. Every row of the whole answer must rest on statements whose quotes stand in
their document.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

import pytest
import yaml

from kg.graph.exports import rows
from kg.graph.query import ask, named_queries
from kg.graph.release import Release
from kg.namespaces import BASE

Row = dict[str, str]


class Expected(TypedDict, total=False):
    """What the file says of one question."""

    because: str
    given: dict[str, str]
    among: dict[str, list[str]]
    columns: list[str]
    rows: list[str]


# BaseLoader: a date or a number is the text that stands there.
EXPECTED: dict[str, Expected] = yaml.load(
    Path(__file__).with_name("named_answers.yaml").read_text("utf-8"), Loader=yaml.BaseLoader
)


@pytest.fixture(scope="module")
def proven(release: Release) -> dict[str, str]:
    """The title of the document of each statement whose quotes all stand there, where its spans say."""
    documents = {document.file: document for document in release.documents}
    texts = {file: release.text(document.id) for file, document in documents.items()}
    return {
        f"{BASE}statement/{row['id']}": documents[row["doc"]].title
        for row in rows(release)
        if row["quotes"] and row["quotes"] == [texts[row["doc"]][start:end] for start, end in row["spans"]]
    }


def answered(release: Release, name: str, proven: dict[str, str]) -> list[Row]:
    """The rows of an answer; where it names no document, `document` is that of the statement that proves the row."""
    answer = ask(release.store, question(name), EXPECTED[name].get("given", {}))
    found = [dict(zip(answer.columns, row, strict=True)) for row in answer.texts()]
    return [{"document": proven.get(row["statement"], "")} | row for row in found]


def question(name: str) -> str:
    """The question of an entry; what stands after it tells two entries apart."""
    return name.split(" ")[0]


def cells(text: str) -> tuple[str, ...]:
    """The values of a row as the file writes them."""
    return tuple("" if cell == "-" else cell for cell in text.split(" | "))


def proofs(row: Row) -> set[str]:
    """The statements that a row of an answer names."""
    return {value for value in row.values() if value.startswith(f"{BASE}statement/")}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_named_question_answers_what_the_documents_say(
    name: str, release: Release, proven: dict[str, str]
) -> None:
    expected = EXPECTED[name]
    among = expected.get("among", {})
    selected = {
        tuple(row[column] for column in expected["columns"])
        for row in answered(release, name, proven)
        if all(row[column] in values for column, values in among.items())
    }
    assert sorted(selected) == sorted(map(cells, expected["rows"]))


@pytest.mark.parametrize("name", EXPECTED)
def test_every_row_of_an_answer_rests_on_statements_that_their_document_proves(
    name: str, release: Release, proven: dict[str, str]
) -> None:
    unproven = [
        row for row in answered(release, name, proven) if not proofs(row) or proofs(row) - proven.keys()
    ]
    # What reference data say of memberships has a source, and no statement.
    assert [row for row in unproven if proofs(row) or not row.get("membership")] == []


def test_every_named_question_has_an_answer_worked_out_from_the_documents() -> None:
    assert {question(name) for name in EXPECTED} == set(named_queries())
