"""Statements as triples: what is written, what is vouched for, and what never is."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from kg import iris
from kg.errors import EvidenceError, UnknownTermError
from kg.graph.content import Content
from kg.graph.rdf import triples
from kg.graph.release import Release
from kg.model import Document, Entity, Literal, Statement
from kg.namespaces import EDTF, ENT, OA, PROV, RDF, SKOS, XSD
from kg.vocabulary import Vocabulary, load

REVIEWED = ("accepted", "corrected", "added")
HOPED_OR_ENDED = ("considered", "planned", "under_negotiation", "suspended", "ended")


@pytest.fixture(params=["release", "proposed"])
def every(request: pytest.FixtureRequest) -> Release:
    """Each of the two builds of the seeds."""
    opened: Release = request.getfixturevalue(request.param)
    return opened


def about(content: Content, vocabulary: Vocabulary, subject: str) -> set[tuple[str, str]]:
    """(predicate, object) of everything a graph says of one subject."""
    return {
        (t.predicate.value, t.object.value)
        for t in triples(content, vocabulary)
        if isinstance(t.subject, ox.NamedNode) and t.subject.value == subject
    }


def spo(statement: Statement) -> tuple[str, str, str]:
    assert isinstance(statement.object, str)
    return statement.subject, statement.predicate, statement.object


def written(content: Content, vocabulary: Vocabulary) -> set[tuple[str, str, str]]:
    return {(t.subject.value, t.predicate.value, t.object.value) for t in triples(content, vocabulary)}


def test_a_statement_carries_everything_said_about_it(
    content: Content, joined: Statement, vocabulary: Vocabulary, japan: str
) -> None:
    passages = [iris.passage("d1", start, end) for start, end in ((0, 8), (9, 48))]
    assert about(content, vocabulary, iris.statement(joined.id)) == {
        (RDF.type, ENT.Statement),
        (RDF.type, RDF.Statement),
        (RDF.subject, japan),
        (RDF.predicate, ENT.participatesIn),
        (RDF.object, joined.object),
        (ENT.key, joined.key),
        (ENT.relation, ENT.participatesIn),
        (ENT.isStatedIn, iris.document("d1")),
        (ENT.confidence, "0.9"),
        (ENT.hasReview, iris.concept("reviews", "accepted")),
        (ENT.hasSpeaker, japan),
        (ENT.when, "2023"),
        (ENT.holdsFrom, "2023-01-01"),
        (ENT.hasStatus, iris.concept("statuses", "launched")),
        (ENT.hasForce, iris.concept("forces", "political")),
        (ENT.isForceDerived, "true"),
        (ENT.method, "communique/x"),
        (SKOS.note, "seen"),
        *((ENT.hasEvidence, passage) for passage in passages),
    }


def test_a_passage_is_a_web_annotation(content: Content, vocabulary: Vocabulary) -> None:
    passage = iris.passage("d1", 0, 8)
    quote, position = f"{passage}#quote", f"{passage}#position"
    assert [about(content, vocabulary, subject) for subject in (passage, quote, position)] == [
        {
            (RDF.type, ENT.Passage),
            (RDF.type, OA.SpecificResource),
            (OA.hasSource, iris.document("d1")),
            (OA.hasSelector, quote),
            (OA.hasSelector, position),
        },
        {(RDF.type, OA.TextQuoteSelector), (OA.exact, "Le Japon")},
        {(RDF.type, OA.TextPositionSelector), (OA.start, "0"), (OA.end, "8")},
    ]


def test_a_provisional_entity_is_marked_and_names_its_document(
    content: Content, dialogue: Entity, vocabulary: Vocabulary
) -> None:
    assert about(content, vocabulary, dialogue.iri) == {
        (RDF.type, ENT.Activity),
        (SKOS.prefLabel, "dialogue des ports"),
        (SKOS.prefLabel, "ports dialogue"),
        (SKOS.altLabel, "DP"),
        (ENT.hasKind, dialogue.kind),
        (ENT.hasFormation, iris.concept("formations", "joint")),
        (ENT.formationRule, "both take part"),
        (ENT.isProvisional, "true"),
        (PROV.wasDerivedFrom, iris.document("d1")),
    }


@pytest.mark.parametrize("review", [*REVIEWED, "disputed", "unreviewed"])
def test_a_plain_triple_is_vouched_for_and_neither_hope_nor_end(
    content: Content, joined: Statement, vocabulary: Vocabulary, review: str
) -> None:
    rungs = ["", *sorted(vocabulary.statuses)]
    parties = sorted(iri for iri in vocabulary.entities if "/id/territory/" in iri)
    said = {
        status: replace(joined, subject=party, review=review, status=status)
        for status, party in zip(rungs, parties, strict=False)
    }
    graph = written(replace(content, statements=tuple(said.values())), vocabulary)
    plain = [status for status, statement in said.items() if spo(statement) in graph]
    assert plain == [status for status in rungs if review in REVIEWED and status not in HOPED_OR_ENDED]


def test_of_all_statements_of_the_seeds_exactly_those_vouched_for_are_plain_triples(every: Release) -> None:
    rows = every.table("statements").to_pylist()
    told, vouched = set(), set()
    for row in rows:
        end = (
            ox.NamedNode(row["object"])
            if row["object"]
            else ox.Literal(row["value"], datatype=ox.NamedNode(row["datatype"]))
        )
        triple = ox.Triple(ox.NamedNode(row["subject"]), ox.NamedNode(row["predicate"]), end)
        told.add(triple)
        if row["review"] in REVIEWED and row["status"] not in HOPED_OR_ENDED:
            vouched.add(triple)
    # What the ontology says by itself, or the description of an entity, needs no document to vouch for it.
    known = {ox.Triple(q.subject, q.predicate, q.object) for q in load().index.triples}
    known |= {
        ox.Triple(ox.NamedNode(m.member), ox.NamedNode(ENT.isMemberOf), ox.NamedNode(m.group))
        for m in load().memberships
        if m.until is None
    }
    known |= {
        ox.Triple(ox.NamedNode(row["iri"]), ox.NamedNode(ENT.hasKind), ox.NamedNode(row["kind"]))
        for row in every.table("entities").to_pylist()
        if row["kind"]
    }
    plain = {t for t in told if ox.Quad(t.subject, t.predicate, t.object) in every.store}
    assert plain == vouched | (told & known)
    assert vouched < told


def test_every_quote_of_the_seeds_can_be_followed_from_its_statement_to_its_place(every: Release) -> None:
    found = every.store.query(f"""
        SELECT ?statement ?document ?start ?end ?quote {{
          ?statement a <{ENT.Statement}> ; <{ENT.isStatedIn}> ?document ; <{ENT.hasEvidence}> ?passage .
          ?passage a <{OA.SpecificResource}> ; <{OA.hasSource}> ?document ; <{OA.hasSelector}> ?words , ?place .
          ?words a <{OA.TextQuoteSelector}> ; <{OA.exact}> ?quote .
          ?place a <{OA.TextPositionSelector}> ; <{OA.start}> ?start ; <{OA.end}> ?end .
        }}""")
    files = {row["id"]: row["document"] for row in every.table("statements").to_pylist()}
    kept = sorted(
        (iris.statement(row["statement"]), iris.document(files[row["statement"]]),
         str(row["start"]), str(row["end"]), row["quote"])
        for row in every.table("evidence").to_pylist()
    )  # fmt: skip
    assert sorted(tuple(term.value for term in row) for row in found) == kept


def test_data_have_no_blank_node_and_all_stand_in_the_default_graph(every: Release) -> None:
    store = every.store
    blank = [q for q in store if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)]
    elsewhere = [q for q in store if q.graph_name != ox.DefaultGraph()]
    assert (blank, elsewhere, list(store.named_graphs())) == ([], [], [])


def test_a_value_keeps_its_datatype(content: Content, joined: Statement, vocabulary: Vocabulary) -> None:
    said = replace(joined, predicate=ENT.launchDate, object=Literal("2023", EDTF))
    values = {
        (t.predicate.value, t.object.datatype.value)
        for t in triples(replace(content, statements=(said,)), vocabulary)
        if isinstance(t.object, ox.Literal) and t.subject.value == iris.statement(said.id)
    }
    assert values == {
        (RDF.object, EDTF),
        (ENT.when, EDTF),
        (ENT.holdsFrom, XSD.date),
        (ENT.confidence, XSD.decimal),
        (ENT.isForceDerived, XSD.boolean),
        *((predicate, XSD.string) for predicate in (ENT.key, ENT.method, SKOS.note)),
    }


def test_the_order_of_what_comes_in_changes_nothing(content: Content, vocabulary: Vocabulary) -> None:
    turned = replace(content, statements=content.statements[::-1])
    assert triples(content, vocabulary) == triples(turned, vocabulary)


def test_provenance_names_each_document_and_a_build_without_a_time(
    content: Content, document: Document, vocabulary: Vocabulary
) -> None:
    found = {
        (t.subject.value, t.object.value)
        for t in triples(content, vocabulary)
        if t.predicate.value == PROV.used
    }
    (build,) = {subject for subject, _ in found if "/build/" in subject}
    source = iris.document(document.id)
    assert found == {(build, source), (f"{source}/reading", source)}


def test_a_statement_of_a_thing_nobody_introduces_is_refused(
    content: Content, joined: Statement, vocabulary: Vocabulary
) -> None:
    said = replace(joined, speakers=("https://w3id.org/entente/id/territory/nowhere",))
    with pytest.raises(UnknownTermError, match=r"unknown entity in a statement of d1 '.*/nowhere'"):
        triples(replace(content, statements=(said,)), vocabulary)


def test_a_statement_without_a_passage_is_refused(
    content: Content, joined: Statement, vocabulary: Vocabulary
) -> None:
    with pytest.raises(EvidenceError, match="has no passage"):
        triples(replace(content, statements=(replace(joined, quotes=()),)), vocabulary)


def test_what_made_the_text_layer_of_a_document_is_told(
    content: Content, vocabulary: Vocabulary, document: Document
) -> None:
    drawn = replace(content, documents=(replace(document, extractor="pypdfium2 5.0.0"),))
    said = about(drawn, vocabulary, iris.document("d1")) - about(content, vocabulary, iris.document("d1"))
    assert said == {(ENT.extractor, "pypdfium2 5.0.0")}
