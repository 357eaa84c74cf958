"""The frames of a release: statements, parties, instruments, topics, documents, events, passages.

Each has labels in one language beside the IRIs, and is made anew at every call.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kg.analysis.unreviewed import UNREVIEWED
from kg.iris import local
from kg.knowledge.tables import dated, days, frame, joined, mapped, read, split, typed

if TYPE_CHECKING:
    from kg.analysis.ties import Ties
    from kg.graph.release import Release

STATEMENTS = (
    "subject_label", "relation", "object_label", "value", "status", "when", "earliest", "latest",
    "holds_from", "holds_to", "force", "force_derived", "formation", "speaker_labels", "document", "review",
    "confidence", "derived", "provisional", "note", "subject", "predicate", "object", "speakers", "method",
)  # fmt: skip
_READ = (
    "id", "document", "subject", "subject_{}", "predicate", "relation", "object", "value", "datatype",
    "object_{}", "when", "holds_from", "holds_to", "status", "force", "force_derived", "formation",
    "speakers", "method", "confidence", "review", "derived", "provisional", "note",
)  # fmt: skip


def statements(release: Release, language: str, columns: Sequence[str] = STATEMENTS) -> pd.DataFrame:
    """A row a statement, index ``id``, sorted by document and first passage; columns of ``STATEMENTS``."""
    needed = {of for name in columns for of in _MADE_OF.get(name, (name,))}
    reading = [name.format(language) for name in _READ if name in ("id", *needed)]
    found = read(release, "statements", reading)
    for end in ("subject", "object"):
        if f"{end}_{language}" in found:
            found[f"{end}_label"] = found.pop(f"{end}_{language}")
    if "datatype" in found:
        found["earliest"], found["latest"] = days(found["when"], dated(found["value"], found.pop("datatype")))
    if "speaker_labels" in columns:
        said = found["speakers"]
        names = _labels(release, set(split(said.categories)), language)
        found["speaker_labels"] = mapped(said, lambda iris: joined(names.get(i, i) for i in iris.split()))
    return frame({name: found[name] for name in ("id", *columns)}, "id")


_DATES = ("when", "value", "datatype")
_MADE_OF = {
    "subject_label": ("subject_{}",),
    "object_label": ("object_{}",),
    "earliest": _DATES,
    "latest": _DATES,
    "speaker_labels": ("speakers",),
}


def _labels(release: Release, wanted: set[str], language: str) -> dict[str, str]:
    (part,) = release.parts("entities", [["iri", f"label_{language}"]])
    iris, labels = (part.column(name).to_pylist() for name in part.column_names)
    return {iri: label for iri, label in zip(iris, labels, strict=True) if iri in wanted}


def parties(ties: Ties, language: str) -> pd.DataFrame:
    """A row a party, index ``iri``, most instruments first."""
    found = _counted(ties, "party", language, instruments="instrument")
    found.insert(1, "iso3", [ties.about(iri)["iso3"] for iri in found.index])
    found.insert(2, "type", [_type(ties, iri) for iri in found.index])
    return _ranked(found, "instruments", ["type"])


def instruments(ties: Ties, language: str) -> pd.DataFrame:
    """A row an instrument, index ``iri``, most parties first."""
    found = _counted(ties, "instrument", language, parties="party")
    about = [ties.about(iri) for iri in found.index]
    highest = _highest(ties)
    more = {
        "kind": [ties.label(of["kind"], language) if of["kind"] else "" for of in about],
        "formation": [of["formation"] for of in about],
        "status": [highest[iri][0] for iri in found.index],
        "force": [highest[iri][1] for iri in found.index],
    }
    for place, (name, values) in enumerate(more.items(), 1):
        found.insert(place, name, values)
    topics = ties.topics.groupby("instrument")["topic"].nunique()
    found["topics"] = topics.reindex(found.index, fill_value=0).to_numpy()
    return _ranked(found, "parties", ["kind", "formation", "status", "force"])


def topics(ties: Ties, language: str) -> pd.DataFrame:
    """A row a topic that an instrument of the ties covers, index ``iri``, most parties first."""
    frame_ = ties.frame[["party", "instrument", "via", "document"]]
    reached = pd.concat([frame_.assign(thing=frame_["instrument"]), frame_.assign(thing=frame_["via"])])
    reached = reached.drop_duplicates()
    both = ties.topics.merge(reached, left_on="instrument", right_on="thing", suffixes=("_topic", ""))
    both = _with_unreviewed(both)
    grouped = both.groupby("topic", sort=True)
    found = grouped.agg(
        instruments=("instrument", "nunique"),
        parties=("party", "nunique"),
        statements=("statement", "nunique"),
        **_unreviewed(both),
        documents=("document_topic", "nunique"),
    )
    found.index.name = "iri"
    found.insert(0, "label", [ties.label(str(iri), language) for iri in found.index])
    above = [ties.vocabulary.broader(str(iri))[1:2] for iri in found.index]
    found.insert(1, "broader", [ties.label(iris[0], language) if iris else "" for iris in above])
    return _ranked(found, "parties", ["broader"])


def documents(release: Release) -> pd.DataFrame:
    """A row a document, index ``id``, sorted."""
    names = ("title", "publisher", "date", "language", "genre", "file", "statements", "issues", "sha256")
    rows = [[getattr(document, name) for name in names] for document in release.documents]
    made = pd.DataFrame(
        rows, columns=list(names), index=pd.Index([d.id for d in release.documents], name="id")
    )
    found = typed(made, ["publisher", "language", "genre"])
    stated = pd.Categorical(found["date"])
    for place, ends in enumerate(days(stated), 3):
        found.insert(place, ("earliest", "latest")[place - 3], ends)
    if release.counts["by review"].get(UNREVIEWED):
        said = frame(read(release, "statements", ["document", "review"]))
        count = said.loc[said["review"] == UNREVIEWED, "document"].value_counts()
        found.insert(
            list(found.columns).index("statements") + 1, UNREVIEWED, [count.get(d, 0) for d in found.index]
        )
    return found


def happenings(made: pd.DataFrame, ties: Ties, language: str, first: str = "earliest") -> pd.DataFrame:
    """Events or what is due, with labels: what :mod:`kg.analysis.events` made, for people to read.

    Args:
        made: its frame.
        ties: the ties, for names.
        language: of the labels.
        first: what the column of the first day is called.
    """
    found = made.rename(columns={"first": first, "last": "latest"})
    found.insert(0, "label", [ties.label(iri, language) for iri in found["via"]])
    found["party_labels"] = [_listed(ties, iris, language) for iris in found["parties"]]
    return typed(
        found,
        ["kind", "reason", "status", "documents", "speakers"],
        ["due", "earliest", "latest"],
    )


def passages(release: Release, statements: Iterable[str] | None = None) -> pd.DataFrame:
    """A row a passage: ``statement``, ``ordinal``, ``start``, ``end``, ``quote``; of some statements or all."""
    found = frame(read(release, "evidence", ["statement", "ordinal", "start", "end", "quote"]))
    if statements is None:
        return found
    return found[found["statement"].isin(list(statements))].reset_index(drop=True)


def labelled(made: pd.DataFrame, ties: Ties, language: str) -> pd.DataFrame:
    """A frame of an analysis with a label beside each column of IRIs, typed.

    ``party`` gets ``party_label``, ``first`` and ``second`` theirs; the label stands before the IRI.
    """
    found = made.copy()
    for name in _THINGS:
        if name in found.columns:
            names = [_listed(ties, str(iri), language) if iri else "" for iri in found[name]]
            found.insert(list(found.columns).index(name), f"{name}_label", names)
    days_ = [name for name in ("holds_from", "holds_to", "first_day", "last_day") if name in found.columns]
    return typed(found, [c for c in _REPEATING if c in found.columns], days_)


_THINGS = (
    "party",
    "actor",
    "instrument",
    "via",
    "first",
    "second",
    "speaker",
    "topic",
    "row",
    "column",
    "a",
    "b",
)
_REPEATING = (
    "party", "party_label", "actor", "actor_label", "instrument", "instrument_label", "via", "via_label",
    "first", "second", "first_label", "second_label", "iso3", "iso3_1", "iso3_2", "layer", "relation", "role",
    "formation", "status", "force", "document", "review",
)  # fmt: skip


def _listed(ties: Ties, iris: str, language: str) -> str:
    return joined(ties.label(iri, language) for iri in iris.split())


def _counted(ties: Ties, of: str, language: str, **others: str) -> pd.DataFrame:
    """A row a thing, with how many others it has, statements and documents, and the days they span."""
    said = _with_unreviewed(ties.frame)
    grouped = said.groupby(of, sort=True)
    found = grouped.agg(
        **{name: (column, "nunique") for name, column in others.items()},
        statements=("statement", "nunique"),
        **_unreviewed(said),
        documents=("document", "nunique"),
    )
    found.index.name = "iri"
    found.insert(0, "label", [ties.label(str(iri), language) for iri in found.index])
    when = pd.Categorical(said["when"].where(said["when"] != ""))
    first, last = days(when)
    ends = pd.DataFrame({of: said[of], "earliest": first, "latest": last}).groupby(of, sort=True)
    return found.assign(earliest=ends["earliest"].min().to_numpy(), latest=ends["latest"].max().to_numpy())


def _with_unreviewed(said: pd.DataFrame) -> pd.DataFrame:
    """The rows with a column of the ids of what nobody reviewed, where there is any."""
    mark = said["review"] == UNREVIEWED
    return said.assign(unreviewed=said["statement"].where(mark)) if mark.any() else said


def _unreviewed(said: pd.DataFrame) -> dict[str, tuple[str, str]]:
    """How what nobody reviewed is counted, where there is any."""
    return {UNREVIEWED: (UNREVIEWED, "nunique")} if UNREVIEWED in said else {}


def _highest(ties: Ties) -> Mapping[str, tuple[str, str]]:
    """The highest rung and the weightiest force that a statement gives each instrument."""
    forces = {force: place for place, force in enumerate(_FORCES)}
    found: dict[str, tuple[str, str]] = {}
    ranks: dict[str, int] = {}
    for row in ties.frame[["instrument", "status", "rank", "force"]].itertuples(index=False, name=None):
        instrument, status, rank, force = row
        known, weight = found.get(instrument, ("", ""))
        if rank > ranks.get(instrument, -1):
            known, ranks[instrument] = status, rank
        if forces[force] < forces[weight]:
            weight = force
        found[instrument] = known, weight
    return found


_FORCES = ("binding", "political", "track-1.5", "unilateral", "")


def _type(ties: Ties, iri: str) -> str:
    """The class of a thing as one word, such as ``territory``."""
    types = ties.about(iri)["types"].split()
    return local(types[0]).lower() if types else ""


def _ranked(found: pd.DataFrame, by: str, categories: list[str]) -> pd.DataFrame:
    order = np.lexsort((found["label"].to_numpy(dtype=str), -found[by].to_numpy()))
    return typed(found.iloc[order], categories)
