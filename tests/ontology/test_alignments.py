"""The alignments: from terms we have, to vocabularies we name, by mappings that say what they mean."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import URIRef
from rdflib.namespace import DCTERMS, ORG, PROV, SDO, DefinedNamespace

from kg.namespaces import BASE, ENT, OWL, RDF, RDFS
from kg.resources import ontology_folder
from kg.vocabulary.triples import read_triples, turtle_files

SKOS = "http://www.w3.org/2004/02/skos/core#"
# To add a namespace here is to say that its terms were read where it is published.
NAMESPACES = (
    "http://data.europa.eu/eli/ontology#",
    "http://data.legilux.public.lu/resource/ontology/jolux#",
    "http://eurovoc.europa.eu/",
    "http://publications.europa.eu/resource/authority/corporate-body/",
    "http://publications.europa.eu/resource/authority/country/",
    "http://purl.org/dc/terms/",
    "http://www.w3.org/ns/org#",
    "http://www.w3.org/ns/prov#",
    "https://schema.org/",
)
MATCHES = {f"{SKOS}{name}Match" for name in ("broad", "close", "exact", "narrow")}
MAPPINGS = {RDFS.subClassOf, RDFS.subPropertyOf, *MATCHES}


@pytest.fixture(scope="module")
def alignments() -> list[ox.Triple]:
    header = f"{BASE}alignments"
    found = read_triples([ontology_folder() / "alignments.ttl"])
    return [triple for triple in found if triple.subject.value != header]


@pytest.fixture(scope="module")
def elsewhere() -> list[ox.Triple]:
    return list(read_triples(p for p in turtle_files(ontology_folder()) if p.name != "alignments.ttl"))


def test_there_are_alignments(alignments: list[ox.Triple]):
    assert alignments


def test_every_aligned_subject_exists(alignments: list[ox.Triple], elsewhere: list[ox.Triple]):
    defined = {t.subject.value for t in elsewhere if t.predicate.value == RDF.type}
    assert {t.subject.value for t in alignments} <= defined


def test_only_mappings_are_said(alignments: list[ox.Triple]):
    assert {t.predicate.value for t in alignments} <= MAPPINGS


def test_every_outside_term_is_in_a_listed_vocabulary(
    alignments: list[ox.Triple], elsewhere: list[ox.Triple]
):
    matches = [t for t in elsewhere if t.predicate.value in MATCHES]
    outside = {t.object.value for t in (*alignments, *matches)}
    assert [iri for iri in sorted(outside) if not iri.startswith(NAMESPACES)] == []
    assert [iri for iri in sorted(outside) if iri in NAMESPACES] == []


@pytest.mark.parametrize("published", [DCTERMS, ORG, PROV, SDO], ids=lambda published: published.__name__)
def test_a_term_is_in_the_vocabulary_as_published(alignments: list[ox.Triple], published: DefinedNamespace):
    found = {t.object.value for t in alignments if t.object.value.startswith(str(published))}
    assert found
    assert [iri for iri in sorted(found) if URIRef(iri) not in published] == []


def test_classes_are_aligned_as_classes_and_properties_as_properties(
    alignments: list[ox.Triple], elsewhere: list[ox.Triple]
):
    classes = {t.subject.value for t in elsewhere if t.object == ox.NamedNode(OWL.Class)}
    wrong = {RDFS.subClassOf: False, RDFS.subPropertyOf: True}
    assert [str(t) for t in alignments if wrong.get(t.predicate.value) is (t.subject.value in classes)] == []


def test_a_pair_is_mapped_once(alignments: list[ox.Triple]):
    pairs = [(t.subject.value, t.object.value) for t in alignments]
    assert sorted(pairs) == sorted(set(pairs))


def test_nothing_provisional_is_aligned(alignments: list[ox.Triple], elsewhere: list[ox.Triple]):
    provisional = {t.subject.value for t in elsewhere if t.predicate.value == ENT.isProvisional}
    aligned = {t.subject.value for t in alignments}
    assert not aligned & provisional
    assert all("/provisional/" not in iri for iri in aligned)
