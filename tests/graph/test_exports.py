"""What is handed out: the contract of one statement a line, and the same content in every other format."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from pyarrow import parquet

from kg.errors import KgError, UnknownTermError
from kg.graph.content import Content
from kg.graph.exports import export, export_file
from kg.graph.publish import publish
from kg.graph.release import Release
from kg.model import Entity, Literal, Statement
from kg.namespaces import EDTF, ENT
from kg.resources import seeds_folder
from kg.vocabulary import Vocabulary

Row = dict[str, Any]


def exported(release: Release, what: str, form: str) -> bytes:
    out = io.BytesIO()
    export(release, what, form, out)
    return out.getvalue()


def lines(release: Release) -> list[Row]:
    return [json.loads(line) for line in exported(release, "statements", "jsonl").splitlines()]


def published(content: Content, vocabulary: Vocabulary, folder: Path) -> list[Row]:
    with Release(publish(folder, content, vocabulary)) as release:
        return lines(release)


def test_a_line_holds_the_fields_of_the_contract_in_its_order(
    content: Content, joined: Statement, japan: str, dialogue: Entity, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    first, second = published(content, vocabulary, tmp_path)
    assert list(first) == list(second) == [
        "id", "key", "doc", "spans", "quotes", "subject", "predicate", "relation", "object", "when", "status",
        "force", "formation", "speakers", "method", "confidence", "review",
    ]  # fmt: skip
    assert list(first["subject"]) == list(first["object"]) == ["iri", "labels", "types"]
    assert first == {
        "id": joined.id,
        "key": joined.key,
        "doc": "d1.txt",
        "spans": [[0, 8], [9, 48]],
        "quotes": ["Le Japon", "a rejoint le dialogue des ports en 2023"],
        "subject": {
            "iri": japan,
            "labels": ["Japan", "Japon", *first["subject"]["labels"][2:]],
            "types": ["territoire", "territory"],
        },
        "predicate": ENT.participatesIn,
        "relation": "participates_in",
        "object": {
            "iri": dialogue.iri,
            "labels": ["dialogue des ports", "ports dialogue", "DP"],
            "types": first["object"]["types"],
        },
        "when": "2023",
        "status": "launched",
        "force": "political",
        "formation": "joint",
        "speakers": [japan],
        "method": "communique/x",
        "confidence": 0.9,
        "review": "accepted",
    }
    assert {"dialogue", "activité", "activity"} <= set(first["object"]["types"])


def test_a_value_is_told_with_its_datatype(
    content: Content, joined: Statement, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    said = replace(joined, predicate=ENT.launchDate, object=Literal("2023", EDTF))
    (row,) = published(replace(content, statements=(said,)), vocabulary, tmp_path)
    assert row["object"] == {"value": "2023", "datatype": EDTF}


def test_lines_are_ascii_and_sorted_by_document_first_start_and_id(proposed: Release) -> None:
    data = exported(proposed, "statements", "jsonl")
    places = [(row["doc"], row["spans"][0][0], row["id"]) for row in lines(proposed)]
    assert data.isascii()
    assert data.endswith(b"}\n")
    assert places == sorted(places)
    assert len(set(places)) == proposed.counts["statements"]


def test_every_quote_stands_verbatim_at_its_offsets_in_the_file(proposed: Release) -> None:
    texts = {path.name: path.read_bytes().decode("utf-8") for path in seeds_folder().glob("*.txt")}
    wrong = [
        (row["doc"], span, quote)
        for row in lines(proposed)
        for span, quote in zip(row["spans"], row["quotes"], strict=True)
        if not quote or texts[row["doc"]][span[0] : span[1]] != quote
    ]
    assert wrong == []


def test_every_statement_has_evidence_in_order_and_a_relation_of_the_fourteen(proposed: Release) -> None:
    broad = {
        "participates_in", "member_of", "leads", "supports", "part_of", "based_on", "covers", "concerns", "kind",
        "dated", "located_in", "planned_for", "published_by", "figure",
    }  # fmt: skip
    rows = lines(proposed)
    assert [row["id"] for row in rows if not row["spans"] or row["spans"] != sorted(row["spans"])] == []
    assert {row["relation"] for row in rows} <= broad


def test_labels_and_types_are_given_once_each_and_an_entity_has_some_of_both(proposed: Release) -> None:
    entities = [row[end] for row in lines(proposed) for end in ("subject", "object") if "iri" in row[end]]
    assert [e for e in entities if not e["labels"] or len(set(e["labels"])) < len(e["labels"])] == []
    assert [e for e in entities if len(set(e["types"])) < len(e["types"])] == []
    # A kind is what others are of; it has none itself.
    assert {e["iri"].rsplit("/", 1)[0].rsplit("/", 1)[-1] for e in entities if not e["types"]} <= {
        "instrument-kinds",
        "organisation-kinds",
    }


@pytest.mark.parametrize("name", ["statements", "evidence", "entities"])
def test_csv_and_parquet_hold_the_same_rows(release: Release, name: str) -> None:
    text = exported(release, name, "csv").decode("utf-8")
    head, *cells = csv.reader(io.StringIO(text, newline=""))
    table = parquet.ParquetFile(io.BytesIO(exported(release, name, "parquet"))).read()

    def shown(value: object) -> str:
        match value:
            case None:
                return ""
            case bool():
                return "true" if value else "false"
            case date():
                return value.isoformat()
        return str(value)

    assert head == table.column_names
    assert cells == [[shown(value) for value in row.values()] for row in table.to_pylist()]


def test_the_flat_tables_tell_the_same_as_the_lines(release: Release) -> None:
    def table(name: str) -> list[Row]:
        text = exported(release, name, "csv").decode("utf-8")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    passages: dict[str, list[Row]] = {}
    for passage in table("evidence"):
        passages.setdefault(passage["statement"], []).append(passage)
    same = (
        "id",
        "key",
        "doc",
        "predicate",
        "relation",
        "when",
        "status",
        "force",
        "formation",
        "method",
        "review",
    )
    flat = [
        {name: row[name] for name in same}
        | {
            "subject": row["subject"],
            "object": row["object"] or [row["value"], row["datatype"]],
            "speakers": row["speakers"].split(),
            "confidence": float(row["confidence"]),
            "spans": [[int(p["start"]), int(p["end"])] for p in passages[row["id"]]],
            "quotes": [p["quote"] for p in passages[row["id"]]],
        }
        for row in table("statements")
    ]
    told = [
        row
        | {"subject": row["subject"]["iri"]}
        | {"object": row["object"].get("iri") or [row["object"]["value"], row["object"]["datatype"]]}
        for row in lines(release)
    ]
    assert flat == told


def test_graphml_is_read_back_with_a_party_an_instrument_and_a_proof_an_edge(release: Release) -> None:
    network = nx.read_graphml(io.BytesIO(exported(release, "graph", "graphml")), force_multigraph=True)
    ties = [
        row
        for row in lines(release)
        if row["relation"] in ("participates_in", "member_of", "leads") and "iri" in row["object"]
    ]
    edges = sorted((s, o, data["relation"], data["quotes"]) for s, o, data in network.edges(data=True))
    assert network.is_directed()
    assert edges == sorted(
        (row["subject"]["iri"], row["object"]["iri"], row["relation"], " ¶ ".join(row["quotes"]))
        for row in ties
    )
    assert {mode for _, mode in network.nodes(data="mode")} == {"party", "instrument"}
    assert network.nodes[release_iri("jpn")]["label"] == "Japon"


def release_iri(code: str) -> str:
    return f"https://w3id.org/entente/id/territory/{code}"


def test_turtle_shortens_with_the_projects_prefixes(release: Release) -> None:
    text = exported(release, "graph", "turtle").decode("utf-8")
    assert "@prefix ent: <https://w3id.org/entente/ns#> ." in text
    assert re.search(r"\ba ent:Statement\b|, ent:Statement\b", text)


def test_n_quads_are_sorted_lines_each_once(release: Release) -> None:
    rows = exported(release, "graph", "nquads").decode("utf-8").removesuffix("\n").split("\n")
    assert rows == sorted(set(rows))
    assert len(rows) == release.counts["triples"]


@pytest.mark.parametrize(
    ("what", "form"), [("statements", "jsonl"), ("evidence", "parquet"), ("graph", "nquads")]
)
def test_an_export_to_a_file_is_the_export_and_leaves_nothing_beside(
    release: Release, tmp_path: Path, what: str, form: str
) -> None:
    export_file(release, what, form, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == exported(release, what, form)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_export_that_fails_leaves_the_file_of_before(release: Release, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("before")
    with pytest.raises(KgError, match="statements come in jsonl, csv, parquet, not in turtle"):
        export_file(release, "statements", "turtle", tmp_path / "out")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("out", "before")]


def test_a_format_of_another_part_is_told_with_that_part(release: Release) -> None:
    with pytest.raises(KgError) as caught:
        exported(release, "evidence", "jsonl")
    assert str(caught.value) == (
        "evidence come in csv, parquet, not in jsonl; jsonl is a format of statements"
    )


def test_an_unknown_part_is_told_the_nearest(release: Release) -> None:
    with pytest.raises(UnknownTermError, match="unknown part 'statement'; did you mean 'statements'"):
        exported(release, "statement", "csv")


def test_a_file_that_cannot_be_written_is_named_with_the_reason(release: Release, tmp_path: Path) -> None:
    path = tmp_path / "none" / "out.csv"
    with pytest.raises(KgError, match=r"out\.csv: cannot be written \(No such file or directory\); choose"):
        export_file(release, "statements", "csv", path)
