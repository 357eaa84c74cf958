"""What must be true of the curated seeds, whatever they come to hold."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from kg.graph.exports import rows
from kg.graph.release import Release


@pytest.fixture(scope="module")
def said(release: Release) -> list[dict]:
    return list(rows(release))


def test_what_dates_a_statement_stands_among_its_quotes(said: list[dict]) -> None:
    years = re.compile(r"\d{4}")
    undated = [
        row["id"]
        for row in said
        if not set(years.findall(row["when"])) <= set(years.findall(" ".join(row["quotes"])))
    ]
    assert undated == []


def test_no_quote_is_longer_than_a_long_sentence(said: list[dict]) -> None:
    assert max(end - start for row in said for start, end in row["spans"]) < 800


def test_nothing_is_left_unreviewed_and_nothing_is_left_in_doubt(release: Release, said: list[dict]) -> None:
    assert {row["review"] for row in said} <= {"accepted", "corrected", "added", "disputed"}
    assert release.issues == ()


def test_every_instrument_has_a_formation_and_the_rule_that_gave_it(release: Release) -> None:
    ends = {
        row["object"]
        for row in release.table("statements").to_pylist()
        if row["relation"] == "participates_in"
    }
    without = [
        row["label_fr"]
        for row in release.table("entities").to_pylist()
        if row["iri"] in ends
        and "ns#Organisation" not in row["types"]
        and not (row["formation"] and row["formation_rule"])
    ]
    assert without == []


@pytest.mark.parametrize(
    ("names", "documents"),
    [
        (
            [
                "Conseil du commerce et des technologies UE–États-Unis",
                "conseil commercial et technologique américano-européen",
            ],
            2,
        ),
        (["mécanisme conjoint d’alerte précoce UE–États-Unis"], 2),
        (["Corée du Sud", "République de Corée", "South Korea"], 1),
        (["CPTPP", "Partenariat transpacifique global et progressiste"], 1),
        (["OCDE", "OECD"], 2),
        (["Forum sur la gouvernance de l’internet", "FGI", "IGF"], 2),
        (["Agenda de Tunis pour la société de l’information", "Tunis Agenda for the Information Society"], 2),
        (["G7", "Groupe des sept"], 3),
        (["États-Unis", "United States"], 2),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_one_thing_named_in_several_documents_or_languages_is_one(
    said: list[dict], names: list[str], documents: int
) -> None:
    found: dict[str, set[str]] = {}
    ends = [(row["doc"], row[end]) for row in said for end in ("subject", "object") if "iri" in row[end]]
    for document, end in ends:
        if set(names) & set(end["labels"]):
            found.setdefault(end["iri"], set()).add(document)
    assert len(found) == 1
    assert len(next(iter(found.values()))) >= documents


def test_no_two_things_share_a_preferred_name_in_one_class(release: Release) -> None:
    # "Pays tiers" of one text need not be those of another: generic groupings stay apart.
    entities = [
        e
        for e in release.table("entities").to_pylist()
        if not (e["provisional"] and "Grouping" in e["types"])
    ]
    used = {v for row in release.table("statements").to_pylist() for v in (row["subject"], row["object"])}
    names = Counter((row["label_fr"].casefold(), row["types"]) for row in entities if row["iri"] in used)
    assert [name for name, count in names.items() if count > 1] == []
