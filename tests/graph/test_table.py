"""Statements as rows: every field has its column, and absence looks the same everywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest

from kg.errors import UnknownTermError
from kg.graph.content import Content
from kg.graph.release import Release
from kg.graph.table import tables
from kg.model import Document, Entity, Literal, Statement
from kg.namespaces import EDTF, ENT
from kg.vocabulary import Vocabulary


def test_a_statement_is_a_row(
    content: Content, joined: Statement, japan: str, dialogue: Entity, vocabulary: Vocabulary
) -> None:
    assert tables(content, vocabulary)["statements"].to_pylist()[0] == {
        "id": joined.id,
        "key": joined.key,
        "doc": "d1.txt",
        "document": "d1",
        "subject": japan,
        "subject_fr": "Japon",
        "subject_en": "Japan",
        "predicate": ENT.participatesIn,
        "relation": "participates_in",
        "object": dialogue.iri,
        "value": "",
        "datatype": "",
        "object_fr": "dialogue des ports",
        "object_en": "ports dialogue",
        "when": "2023",
        "holds_from": date(2023, 1, 1),
        "holds_to": None,
        "status": "launched",
        "force": "political",
        "force_derived": True,
        "formation": "joint",
        "speakers": japan,
        "method": "communique/x",
        "confidence": 0.9,
        "review": "accepted",
        "derived": False,
        "provisional": True,
        "ordinal": 0,
        "note": "seen",
    }


def test_a_value_stands_in_columns_of_its_own(
    content: Content, joined: Statement, vocabulary: Vocabulary
) -> None:
    said = replace(joined, predicate=ENT.launchDate, object=Literal("2023", EDTF))
    (row,) = tables(replace(content, statements=(said,)), vocabulary)["statements"].to_pylist()
    stated = tuple(row[name] for name in ("relation", "object", "object_fr", "value", "datatype"))
    assert stated == ("dated", "", "", "2023", EDTF)


def test_evidence_is_a_row_a_passage_that_joins_on_the_id(
    content: Content, joined: Statement, may_lead: Statement, vocabulary: Vocabulary
) -> None:
    rows = [tuple(row.values()) for row in tables(content, vocabulary)["evidence"].to_pylist()]
    assert rows == [
        (joined.id, 0, 0, 8, "Le Japon"),
        (joined.id, 1, 9, 48, "a rejoint le dialogue des ports en 2023"),
        (may_lead.id, 0, 50, 74, "Il pourrait le présider."),
    ]


def test_an_entity_a_document_names_is_a_row_with_its_names(
    content: Content, dialogue: Entity, vocabulary: Vocabulary
) -> None:
    made = tables(content, vocabulary)
    (row,) = (row for row in made["entities"].to_pylist() if row["iri"] == dialogue.iri)
    names = [tuple(name.values())[1:] for name in made["names"].to_pylist() if name["entity"] == dialogue.iri]
    assert (tuple(row.values())[1:], [name for name in names if name[0] != "type"]) == (
        ("dialogue des ports", "ports dialogue", ENT.Activity, dialogue.kind, "joint", "both take part",
         True, "d1", ""),
        [("preferred", "fr", 0, "dialogue des ports"), ("preferred", "en", 1, "ports dialogue"),
         ("alternative", "", 0, "DP")],
    )  # fmt: skip
    assert "dialogue" in [name[3] for name in names if name[0] == "type"]


def test_rows_go_by_document_then_place_whatever_the_order_of_statements(
    content: Content, document: Document, vocabulary: Vocabulary
) -> None:
    earlier = replace(document, id="d9", file="a.txt")
    moved = tuple(replace(said, document="d9") for said in content.statements)
    both = replace(content, documents=(document, earlier), statements=(*content.statements, *moved))
    rows = tables(both, vocabulary)["statements"].to_pylist()
    assert [(row["doc"], row["status"]) for row in rows] == [
        ("a.txt", "launched"), ("a.txt", "considered"), ("d1.txt", "launched"), ("d1.txt", "considered"),
    ]  # fmt: skip


def test_columns_that_repeat_are_dictionary_coded_and_days_are_days(release: Release) -> None:
    schema = release.table("statements").schema
    coded = {field.name for field in schema if pa.types.is_dictionary(field.type)}
    assert {"subject", "predicate", "object", "status", "speakers", "relation"} <= coded
    assert (schema.field("holds_from").type, schema.field("confidence").type) == (pa.date32(), pa.float64())


def test_a_table_without_rows_has_its_columns(content: Content, vocabulary: Vocabulary) -> None:
    empty = tables(replace(content, statements=()), vocabulary)
    full = tables(content, vocabulary)
    assert empty["statements"].schema == full["statements"].schema
    assert empty["evidence"].num_rows == 0


def test_more_than_eight_flags_and_days_keep_their_places(
    content: Content, joined: Statement, vocabulary: Vocabulary
) -> None:
    many = tuple(
        replace(joined, ordinal=n, force_derived=n % 3 == 0, when="" if n % 2 else "2023") for n in range(20)
    )
    rows = tables(replace(content, statements=many), vocabulary)["statements"].to_pylist()
    assert all(
        (row["force_derived"], row["holds_from"] is None)
        == (row["ordinal"] % 3 == 0, row["ordinal"] % 2 == 1)
        for row in rows
    )


def test_a_statement_of_a_thing_nobody_introduces_is_refused(
    content: Content, joined: Statement, vocabulary: Vocabulary
) -> None:
    said = replace(joined, object="https://w3id.org/entente/id/instrument/none")
    with pytest.raises(UnknownTermError, match=r"unknown entity '.*/none'"):
        tables(replace(content, statements=(said,)), vocabulary)
