"""Decisions about sameness, what a build makes of them, and which pairs are proposed."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from kg import iris
from kg.build import build
from kg.curation.matching import Match, Matcher
from kg.curation.profiles import Profiler
from kg.curation.sameness import (
    FILE,
    Sameness,
    SamenessRow,
    format_sameness,
    read_sameness,
    reconciled,
    write_sameness,
)
from kg.errors import LedgerError
from kg.graph.diff import difference
from kg.graph.find import find
from kg.graph.release import Release
from kg.model import Entity, Label, Literal, Quote, Reading, Statement
from kg.namespaces import BASE, DCTERMS, EDTF, ENT
from kg.resources import seeds_folder
from kg.vocabulary import load

A, B, C = (iris.provisional(document, "dialogue") for document in ("a", "b", "c"))
KNOWN = f"{BASE}id/instrument/known"
QUOTE = (Quote(0, 2, "le"),)


def same(first: str, second: str) -> SamenessRow:
    return SamenessRow("same", first, second)


def different(first: str, second: str) -> SamenessRow:
    return SamenessRow("different", first, second)


@pytest.mark.parametrize(
    ("rows", "replaced"),
    [
        ([], {}),
        ([same(A, B)], {B: A}),
        ([same(B, A)], {B: A}),
        ([same(A, B), same(B, C)], {B: A, C: A}),
        ([same(B, C), same(A, C)], {B: A, C: A}),
        ([same(C, KNOWN), same(C, B)], {B: KNOWN, C: KNOWN}),
        ([different(A, B)], {}),
    ],
)
def test_one_iri_stands_for_all_that_are_the_same(rows: list[SamenessRow], replaced: dict[str, str]) -> None:
    assert Sameness(rows, ["a", "b", "c"]).replaced == replaced


def test_the_earlier_document_keeps_its_iri_and_the_order_of_rows_does_not_matter() -> None:
    rows = [same(A, B), same(B, C)]
    for seed in range(6):
        random.Random(seed).shuffle(rows)
        assert Sameness(rows, ["c", "b", "a"]).replaced == {A: C, B: C}


def test_different_is_never_asked_again_not_even_by_way_of_what_is_the_same() -> None:
    sameness = Sameness([different(A, B), same(B, C)], ["a", "b", "c"])
    assert [sameness.is_decided(*pair) for pair in ((A, B), (B, A), (A, C), (B, C), (A, KNOWN))] == [
        True, True, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([same(A, B), same(B, C), different(C, A)], "are the same by other rows"),
        ([same(A, KNOWN), same(A, f"{KNOWN}-2")], "which the reference data tells apart"),
    ],
)
def test_contradictions_are_refused(rows: list[SamenessRow], message: str) -> None:
    with pytest.raises(LedgerError, match=message):
        Sameness(rows)


def test_a_file_gives_back_what_was_written(tmp_path: Path) -> None:
    rows = (
        SamenessRow("same", A, B, "dialogue", "the dialogue", "same name (dialogue)", "checked"),
        different(A, C),
    )
    write_sameness(tmp_path / FILE, rows)
    assert read_sameness(tmp_path) == rows
    assert read_sameness(tmp_path / "elsewhere") == ()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("sam\tx\ty", "unknown decision 'sam'; did you mean 'same'"),
        ("same\tx\ty", "'x' is no IRI of the graph"),
    ],
)
def test_a_line_that_is_no_decision_is_named(line: str, message: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(format_sameness(()) + line + "\n", "utf-8")
    with pytest.raises(LedgerError, match=rf"sameness\.tsv:2: {message}"):
        read_sameness(tmp_path)


def test_what_became_the_same_is_said_once_and_nothing_of_itself() -> None:
    other = iris.provisional("a", "zone")
    entities = tuple(
        Entity(iri, (ENT.Activity,), (Label(name, "fr"),)) for iri, name in ((A, "un"), (other, "deux"))
    )
    said = [
        Statement("a", "p", ENT.participatesIn, A, QUOTE, status="signed"),
        Statement("a", "p", ENT.participatesIn, other, QUOTE, status="signed"),
        Statement("a", "p", ENT.participatesIn, other, QUOTE, status="planned"),
        Statement("a", A, ENT.isPartOf, other, QUOTE),
        Statement("a", other, ENT.date, Literal("2024", EDTF), QUOTE),
    ]
    found = reconciled(Reading(tuple(said), (), entities), Sameness([same(A, other)], ["a"]), {})
    assert [(s.object if isinstance(s.object, str) else s.subject, s.status, s.ordinal) for s in found.statements] == [
        (A, "signed", 0), (A, "planned", 1), (A, "", 0),
    ]  # fmt: skip
    assert [(e.iri, [label.text for label in (*e.preferred, *e.alternative)]) for e in found.entities] == [
        (A, ["un", "deux"])
    ]


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str, str]:
    """A build of two documents, one in which two packages are one by a curator's word, and their IRIs."""
    folder = tmp_path_factory.mktemp("sameness")
    seeds = folder / "seeds"
    (seeds / "ledger").mkdir(parents=True)
    head, *rows = (seeds_folder() / "manifest.csv").read_bytes().decode().splitlines(keepends=True)
    chosen = [row for row in rows if row[:3] in ("001", "004")]
    (seeds / "manifest.csv").write_text(head + "".join(chosen), "utf-8", newline="")
    for row in chosen:
        name = row.split(",", 1)[0]
        shutil.copy(seeds_folder() / f"{name}.txt", seeds)
        shutil.copy(seeds_folder() / "ledger" / f"{name}.tsv", seeds / "ledger")
    build(folder / "before", seeds=seeds)
    known = load().resolve("Commission européenne")
    old = iris.provisional("001_10fd14955a8171a2", "délégation japonaise")
    write_sameness(seeds / FILE, [SamenessRow("same", known, old, note="for the test")])
    build(folder / "after", seeds=seeds)
    return folder / "before", folder / "after", known, old


def test_a_build_gives_what_is_the_same_one_iri_and_remembers_the_other(
    decided: tuple[Path, Path, str, str],
) -> None:
    import pyoxigraph as ox

    before, after, known, old = decided
    with Release(before) as first, Release(after) as second:
        changed = {(c.sign, c.said["subject"]["iri"]) for c in difference(first, second)}
        assert {sign for sign, iri in changed if iri == old} == {"-"}
        assert {sign for sign, iri in changed if iri == known} == {"+"}
        replaces = ox.Triple(ox.NamedNode(known), ox.NamedNode(DCTERMS.replaces), ox.NamedNode(old))
        quads = list(second.store.quads_for_pattern(replaces.subject, replaces.predicate, None))
        assert [quad.object for quad in quads] == [replaces.object]
        assert not list(second.store.quads_for_pattern(replaces.object, None, None))
        assert find(second.store, old) == find(second.store, "délégation japonaise") == known
        labels = second.store.quads_for_pattern(replaces.subject, ox.NamedNode(f"{SKOS}prefLabel"), None)
        assert len(list(labels)) == 2


SKOS = "http://www.w3.org/2004/02/skos/core#"

# -- which pairs are proposed ---------------------------------------------------------------------

# (kind, name and language in one document, the same in another): one thing each, however it is called.
ONE = [
    ("dialogue", ("Dialogue UE–Japon sur la sécurité économique", "fr"), ("EU-Japan Economic Security Dialogue", "en")),
    ("working-group", ("groupe de travail franco-japonais sur la cybersécurité", "fr"),
     ("France-Japan Working Group on Cybersecurity", "en")),
    ("dialogue", ("US-India Initiative on Critical and Emerging Technologies (iCET)", "en"),
     ("initiative américano-indienne sur les technologies critiques et émergentes (iCET)", "fr")),
    ("partnership", ("Minerals Forge Partnership", "en"), ("the Minerals Forge Partnership", "en")),
    ("dialogue", ("Dialogue Corée du Sud–Canada sur les semi-conducteurs", "fr"),
     ("Canada–Republic of Korea Dialogue on Semiconductors", "en")),
    ("committee", ("comité mixte Suisse-Norvège sur les matières premières critiques", "fr"),
     ("Switzerland–Norway Joint Committee on Critical Raw Materials", "en")),
    ("roadmap", ("Harbour Lights Roadmap", "en"), ("Harbour Lights Roadmap (HLR)", "en")),
    ("dialogue", ("Tea Leaf Dialogue (TLD)", "en"), ("TLD", "")),
]  # fmt: skip
# Two things each, however alike they sound.
TWO = [
    ("dialogue", ("Dialogue UE–Japon sur la sécurité économique", "fr"), ("EU-India Economic Security Dialogue", "en")),
    ("session", ("première session du comité du thé", "fr"), ("deuxième session du comité du thé", "fr")),
    ("dialogue", ("dialogue", "fr"), ("Dialogue", "en")),
    ("working-group", ("groupe de travail", "fr"), ("working group", "en")),
    ("dialogue", ("Dialogue Chili–Pérou sur la cybersécurité", "fr"), ("Chile–Peru Dialogue on Semiconductors", "en")),
    ("summit", ("Blue Harbour Summit 2023", "en"), ("Blue Harbour Summit 2024", "en")),
    ("agreement", ("Memorandum of Agreement", "en"), ("Memorandum of Agreement", "en")),
]  # fmt: skip


def proposed(kind: str, first: tuple[str, str], second: tuple[str, str]) -> list[Match]:
    vocabulary = load()
    of = vocabulary.concept("instrument-kinds", kind)
    entities = [
        Entity(
            iris.provisional(document, text), (vocabulary.kinds[of].denotes,), (Label(text, language),),
            kind=of, provisional=True, document=document,
        )
        for document, (text, language) in (("a", first), ("b", second))
    ]  # fmt: skip
    profiler = Profiler(vocabulary)
    # Other names, so that a word can be rare or common.
    crowd = [entity for entity in vocabulary.entities.values() if entity.iri.startswith(f"{BASE}id/")]
    profiles = profiler.profiles([*crowd, *entities], ())
    found = Matcher(vocabulary, profiler.weights).matches(profiles)
    return [m for m in found if m.first.entity.document and m.second.entity.document]


@pytest.mark.parametrize(("kind", "first", "second"), ONE, ids=[first[0] for _, first, _ in ONE])
def test_one_thing_under_two_names_is_proposed_with_its_reasons(
    kind: str, first: tuple[str, str], second: tuple[str, str]
) -> None:
    (match,) = proposed(kind, first, second)
    assert match.reasons


@pytest.mark.parametrize(("kind", "first", "second"), TWO, ids=[f"{a[0]} {b[0]}" for _, a, b in TWO])
def test_two_things_that_sound_alike_are_not(
    kind: str, first: tuple[str, str], second: tuple[str, str]
) -> None:
    assert proposed(kind, first, second) == []


def test_what_one_thing_is_said_to_be_to_another_it_is_not_itself() -> None:
    vocabulary = load()
    entities = [
        Entity(
            iris.provisional(d, "Tea Leaf Forum"),
            (ENT.Activity,),
            (Label("Tea Leaf Forum", "en"),),
            document=d,
        )
        for d in "ab"
    ]
    part = Statement("b", entities[1].iri, ENT.isPartOf, entities[0].iri, QUOTE)
    profiler = Profiler(vocabulary)
    matcher, profiles = Matcher(vocabulary, profiler.weights), profiler.profiles(entities, ())
    assert [len(matcher.matches(profiles, statements=said)) for said in ((), (part,))] == [1, 0]


def test_of_many_that_are_one_a_chain_is_asked_about() -> None:
    entities = [
        Entity(
            iris.provisional(d, "Tea Leaf Forum"),
            (ENT.Activity,),
            (Label("Tea Leaf Forum", "en"),),
            document=d,
        )
        for d in "abcde"
    ]
    profiler = Profiler(load())
    found = Matcher(load(), profiler.weights).matches(profiler.profiles(entities, ()))
    sameness = Sameness([same(m.first.entity.iri, m.second.entity.iri) for m in found], list("abcde"))
    assert (len(found), set(sameness.replaced.values())) == (4, {entities[0].iri})


def test_a_decision_on_what_is_named_no_longer_is_told_as_a_doubt(
    decided: tuple[Path, Path, str, str], tmp_path: Path
) -> None:
    seeds = tmp_path / "seeds"
    shutil.copytree(decided[0].parent / "seeds", seeds)
    gone = iris.provisional("001_10fd14955a8171a2", "dialogue disparu")
    rows = [*read_sameness(seeds), SamenessRow("different", gone, KNOWN, "dialogue disparu", "un autre")]
    write_sameness(seeds / FILE, rows)
    with Release(build(tmp_path / "build", seeds=seeds)) as release:
        told = [i.message for i in release.issues if i.kind == "decision-on-nothing"]
    assert told == [
        f"dialogue disparu is named no longer, and {FILE} decides about it; correct or remove that row"
    ]
