"""A vocabulary of invented countries over the real schema and schemes, so that no test leans on reference data."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest

from kg.documents.passages import passages
from kg.iris import local
from kg.model import Document, Literal, Reading
from kg.reading.registry import read
from kg.resources import ontology_folder
from kg.vocabulary import Vocabulary
from kg.vocabulary.triples import read_triples, turtle_files

INVENTED = """
@prefix ent: <https://w3id.org/entente/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix t: <https://w3id.org/entente/id/territory/> .
@prefix o: <https://w3id.org/entente/id/organisation/> .
@prefix p: <https://w3id.org/entente/id/place/> .
t:val a ent:Territory ; skos:prefLabel "Valdorie"@fr , "Valdoria"@en ;
  ent:adjective "valdorien"@fr , "valdorienne"@fr , "valdo-"@fr , "Valdorian"@en .
t:kes a ent:Territory ; skos:prefLabel "Kestrie"@fr , "Kestria"@en ; ent:adjective "kestrien"@fr , "kestrienne"@fr .
t:mor a ent:Territory ; skos:prefLabel "Moravélie"@fr , "Moravelia"@en .
o:val-mfa a ent:Organisation ; skos:prefLabel "ministère des affaires extérieures de Valdorie"@fr ;
  skos:altLabel "ministère des affaires extérieures"@fr ; ent:speaksFor t:val .
o:kes-mfa a ent:Organisation ; skos:prefLabel "ministère des affaires extérieures de Kestrie"@fr ;
  skos:altLabel "ministère des affaires extérieures"@fr ; ent:speaksFor t:kes .
o:office a ent:Organisation ; skos:prefLabel "bureau des câbles"@fr .
@prefix g: <https://w3id.org/entente/id/grouping/> .
@prefix r: <https://w3id.org/entente/id/region/> .
@prefix i: <https://w3id.org/entente/id/instrument/> .
@prefix k: <https://w3id.org/entente/scheme/instrument-kinds/> .
g:pact a ent:Grouping , ent:Agreement ; skos:prefLabel "PIL"@fr ; skos:altLabel "cadre des îles du large"@fr .
r:isles a ent:Region ; skos:prefLabel "îles du large"@fr , "Outer Isles"@en ; ent:adjective "insulaire"@fr .
i:roadmap a ent:Agreement ; ent:hasKind k:roadmap ; skos:prefLabel "feuille de route sur les câbles"@fr ;
  skos:altLabel "feuille de route valdo-kestrienne dans le cadre du pacte des îles (2023-2027)"@fr .
i:charter a ent:Agreement ; skos:prefLabel "charte des semi-conducteurs"@fr .
i:isles-pact a ent:Agreement ; skos:prefLabel "pacte des îles"@fr .
p:lume a ent:Place ; skos:prefLabel "Lumebourg"@fr .
"""


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The schema and the schemes, with three invented territories, three organisations and a city."""
    files = [f for f in turtle_files(ontology_folder()) if f.parent.name != "reference"]
    invented = (quad.triple for quad in ox.parse(INVENTED, format=ox.RdfFormat.TURTLE))
    return Vocabulary([*read_triples(files), *invented])


@pytest.fixture(scope="session")
def reading(vocabulary: Vocabulary) -> Callable[..., Reading]:
    """Reads a text as a document of a genre."""

    def make(text: str, genre: str = "communique", language: str = "fr", date: str = "") -> Reading:
        found = passages(text, language=language)
        document = Document(
            "d1",
            "d1.txt",
            "",
            "",
            ("https://w3id.org/entente/id/territory/val",),
            date,
            language,
            "",
            "",
            "",
            genre,
            text,
            found,
        )
        return read(document, vocabulary)

    return make


@pytest.fixture(scope="session")
def said(reading: Callable[..., Reading], vocabulary: Vocabulary) -> Callable[..., set[tuple[str, ...]]]:
    """What a text says, as (subject, predicate, object, status, when) in labels."""

    def make(text: str, **how: str) -> set[tuple[str, ...]]:
        result = reading(text, **how)
        named = {e.iri: e.label() for e in (*vocabulary.entities.values(), *result.entities)}
        return {
            (
                named.get(s.subject, s.subject),
                local(s.predicate),
                s.object.value if isinstance(s.object, Literal) else named.get(s.object, s.object),
                s.status,
                s.when,
            )
            for s in result.statements
        }

    return make


@pytest.fixture
def french_rows(said: Callable[..., set[tuple[str, ...]]]) -> Callable[..., set[tuple[str, str, str]]]:
    """What a French text says, without kinds, rungs and dates of rungs."""

    def make(text: str, genre: str = "document", date: str = "2031-05-02") -> set[tuple[str, str, str]]:
        found = said(text + "\n", genre=genre, language="fr", date=date)
        return {row[:3] for row in found if row[1] != "hasKind"}

    return make
