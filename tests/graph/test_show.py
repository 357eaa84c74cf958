"""All about one thing, with the words that prove it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg import iris
from kg.graph.content import Content
from kg.graph.publish import publish
from kg.graph.release import Release
from kg.graph.show import Description, Proof, Said, describe
from kg.model import Entity, Literal, Statement
from kg.namespaces import EDTF, ENT
from kg.vocabulary import Vocabulary


def described(content: Content, vocabulary: Vocabulary, folder: Path, iri: str, language: str) -> Description:
    with Release(publish(folder, content, vocabulary)) as release:
        return describe(release.store, iri, language)


def test_a_thing_is_told_with_its_names_its_kind_and_every_statement_with_its_proof(
    content: Content, dialogue: Entity, joined: Statement, may_lead: Statement, japan: str,
    vocabulary: Vocabulary, tmp_path: Path,
) -> None:  # fmt: skip
    found = described(content, vocabulary, tmp_path, dialogue.iri, "en")
    first = Said(
        iri=iris.statement(joined.id),
        is_subject=False,
        predicate="takes part in",
        other="Japan",
        other_iri=japan,
        status="launched",
        when="2023",
        force="political",
        review="accepted",
        speakers=("Japan",),
        proofs=(Proof("d1", 0, 8, "Le Japon"), Proof("d1", 9, 48, "a rejoint le dialogue des ports en 2023")),
    )
    second = replace(
        first,
        iri=iris.statement(may_lead.id),
        predicate="chairs",
        status="considered",
        when="",
        force="",
        review="added",
        proofs=(Proof("d1", 50, 74, "Il pourrait le présider."),),
    )
    assert found == Description(
        iri=dialogue.iri,
        labels=(("en", "ports dialogue"), ("fr", "dialogue des ports")),
        alternative=("DP",),
        types=("activity", "dialogue"),
        notes=(),
        formation="joint (both take part)",
        is_provisional=True,
        groups=(("takes part in", (first,)), ("leads", (second,))),
        voices=(),
    )


def test_labels_come_in_the_language_asked_for(
    content: Content, dialogue: Entity, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    found = described(content, vocabulary, tmp_path, dialogue.iri, "fr")
    told = {(said.predicate, said.other, said.status) for _, group in found.groups for said in group}
    assert told == {("prend part à", "Japon", "lancé"), ("préside", "Japon", "envisagé")}


def test_a_value_is_told_as_it_is(
    content: Content, joined: Statement, dialogue: Entity, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    said = replace(joined, subject=dialogue.iri, predicate=ENT.launchDate, object=Literal("2023", EDTF))
    found = described(replace(content, statements=(said,)), vocabulary, tmp_path, dialogue.iri, "en")
    ((_, (told,)),) = found.groups
    assert (told.is_subject, told.other, told.other_iri) == (True, "2023", "")


@pytest.mark.parametrize("code", ["territory/jpn", "territory/fra", "territory/usa", "grouping/eu"])
def test_every_statement_about_a_party_of_the_seeds_is_told_once(release: Release, code: str) -> None:
    party = f"https://w3id.org/entente/id/{code}"
    found = describe(release.store, party)
    told = sorted(said.iri for _, group in found.groups for said in group)
    rows = release.table("statements").to_pylist()
    assert told == sorted(
        iris.statement(row["id"]) for row in rows if party in (row["subject"], row["object"])
    )
    assert told


def test_every_proof_told_is_verbatim(release: Release) -> None:
    found = describe(release.store, "https://w3id.org/entente/id/territory/fra")
    proofs = [proof for _, group in found.groups for said in group for proof in said.proofs]
    assert [p for p in proofs if release.text(p.document)[p.start : p.end] != p.quote] == []
    assert proofs


def test_who_speaks_for_a_party_is_counted(release: Release) -> None:
    found = describe(release.store, "https://w3id.org/entente/id/territory/fra")
    rows = release.table("statements").to_pylist()
    ministry = "https://w3id.org/entente/id/organisation/fra-meae"
    count = sum((row["subject"] == ministry) + (row["object"] == ministry) for row in rows)
    assert ("ministère de l’Europe et des affaires étrangères", count) in found.voices


def test_a_thing_nobody_speaks_of_is_told_without_statements(release: Release) -> None:
    found = describe(release.store, "https://w3id.org/entente/id/territory/abw")
    assert (dict(found.labels)["fr"], found.groups, found.is_provisional) == ("Aruba", (), False)
