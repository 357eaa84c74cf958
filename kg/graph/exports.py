"""Statements and graph in the formats others read; always from a release, never from documents.

Every format has the same bytes for the same input: rows come in the order of
the tables, triples are sorted, nothing depends on the hash seed or the locale.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from kg.errors import KgError, UnknownTermError
from kg.graph.network import two_mode
from kg.graph.release import Release
from kg.graph.serialise import json_ld, n_quads, turtle

Row = dict[str, Any]


def rows(release: Release) -> Iterator[Row]:
    """The statements as the objects of the export contract, sorted by document, place and id."""
    names = _names(release)
    evidence: dict[str, list[Row]] = {}
    for passage in release.table("evidence").to_pylist():
        evidence.setdefault(passage["statement"], []).append(passage)

    def entity(iri: str) -> Row:
        labels, types = names.get(iri, ([], []))
        return {"iri": iri, "labels": labels, "types": types}

    for said in release.table("statements").to_pylist():
        passages = evidence[said["id"]]
        stated = {"value": said["value"], "datatype": said["datatype"]}
        yield {
            "id": said["id"],
            "key": said["key"],
            "doc": said["doc"],
            "spans": [[p["start"], p["end"]] for p in passages],
            "quotes": [p["quote"] for p in passages],
            "subject": entity(said["subject"]),
            "predicate": said["predicate"],
            "relation": said["relation"],
            "object": entity(said["object"]) if said["object"] else stated,
            "when": said["when"],
            "status": said["status"],
            "force": said["force"],
            "formation": said["formation"],
            "speakers": said["speakers"].split(),
            "method": said["method"],
            "confidence": said["confidence"],
            "review": said["review"],
        }


def _names(release: Release) -> Mapping[str, tuple[list[str], list[str]]]:
    """Labels and labels of types of every entity, each once, preferred names first."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for name in release.table("names").to_pylist():
        labels, types = found.setdefault(name["entity"], ([], []))
        into = types if name["role"] == "type" else labels
        if name["text"] not in into:
            into.append(name["text"])
    return found


def _jsonl(release: Release, out: BinaryIO) -> None:
    for row in rows(release):
        out.write(json.dumps(row, ensure_ascii=True).encode("ascii") + b"\n")


def _csv(name: str) -> Callable[[Release, BinaryIO], None]:
    def write(release: Release, out: BinaryIO) -> None:
        table = release.table(name)
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(table.column_names)
        writer.writerows(map(_cells, table.to_pylist()))
        out.write(text.getvalue().encode("utf-8"))

    return write


def _cells(row: Row) -> list[object]:
    """A row as CSV shows it: true and false in lower case, an absent day empty."""
    return [str(v).lower() if isinstance(v, bool) else "" if v is None else v for v in row.values()]


def _parquet(name: str) -> Callable[[Release, BinaryIO], None]:
    def write(release: Release, out: BinaryIO) -> None:
        # The release holds the very table: what is exported is what was built.
        out.write(release.intact(f"{name}.parquet").read_bytes())

    return write


def _graphml(release: Release, out: BinaryIO) -> None:
    import networkx as nx

    nx.write_graphml_xml(two_mode(release), out, named_key_ids=True)


Writer = Callable[[Release, BinaryIO], None]
FORMATS: Mapping[str, Mapping[str, Writer]] = {
    "statements": {"jsonl": _jsonl, "csv": _csv("statements"), "parquet": _parquet("statements")},
    "evidence": {"csv": _csv("evidence"), "parquet": _parquet("evidence")},
    "entities": {"csv": _csv("entities"), "parquet": _parquet("entities")},
    "graph": {"turtle": turtle, "nquads": n_quads, "jsonld": json_ld, "graphml": _graphml},
}


def export(release: Release, what: str, form: str, out: BinaryIO) -> None:
    """Writes a release, or a part of it, in a format.

    Args:
        release: what is exported.
        what: a key of :data:`FORMATS`.
        form: a key of its formats.
        out: where the bytes go.

    Raises:
        KgError: the part does not come in that format.
    """
    if what not in FORMATS:
        raise UnknownTermError(what, FORMATS, what="part")
    if form not in FORMATS[what]:
        others = [part for part, forms in FORMATS.items() if form in forms]
        where = f"; {form} is a format of {' and '.join(others)}" if others else ""
        raise KgError(f"{what} come in {', '.join(FORMATS[what])}, not in {form}{where}")
    FORMATS[what][form](release, out)


def export_file(release: Release, what: str, form: str, path: Path) -> None:
    """Writes an export to a file, which appears whole or not at all."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with unfinished.open("wb") as out:
            export(release, what, form, out)
        unfinished.replace(path)
    except OSError as error:
        raise KgError(f"{path}: cannot be written ({error.strerror}); choose another place") from None
    finally:
        unfinished.unlink(missing_ok=True)
