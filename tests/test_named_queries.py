"""Each named question on a small invented graph, with the answer worked out by hand, in two SPARQL engines.

Arvénie, Boralie and Cistria share two joint instruments, an agreement (statements 01 and 02, and 11, where it ends) and
a dialogue (03 to 05, where the Arvenian ministry takes part for its country), and a bilateral series (06, 07), which
makes nobody partners. The agreement covers chips (08); an action is due by the end of 2027 (09, 10).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.namespaces import BASE
from kg.resources import ontology_folder

GRAPH = """
@prefix d: <https://w3id.org/entente/doc/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix ent: <https://w3id.org/entente/ns#> .
@prefix force: <https://w3id.org/entente/scheme/forces/> .
@prefix formation: <https://w3id.org/entente/scheme/formations/> .
@prefix i: <https://w3id.org/entente/id/instrument/> .
@prefix ladder: <https://w3id.org/entente/scheme/ladders/> .
@prefix o: <https://w3id.org/entente/id/organisation/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix p: <https://w3id.org/entente/doc/x/passage/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix s: <https://w3id.org/entente/statement/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix status: <https://w3id.org/entente/scheme/statuses/> .
@prefix t: <https://w3id.org/entente/id/territory/> .
@prefix topic: <https://w3id.org/entente/scheme/topics/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

status:planned ent:rank 2 ; ent:hasLadder ladder:instrument , ladder:activity ; skos:prefLabel "prévu"@fr .
status:signed ent:rank 5 ; ent:hasLadder ladder:instrument ; skos:prefLabel "signé"@fr .
status:in-force ent:rank 6 ; ent:hasLadder ladder:instrument ; skos:prefLabel "en vigueur"@fr .
status:ongoing ent:rank 9 ; ent:hasLadder ladder:activity ; skos:prefLabel "en cours"@fr .
status:ended ent:rank 8 ; ent:isFlag true ; ent:hasLadder ladder:instrument , ladder:activity ;
  skos:prefLabel "terminé"@fr .
force:binding skos:prefLabel "contraignant"@fr .
ent:isPartyTo rdfs:label "est partie à"@fr .
ent:leads rdfs:label "dirige"@fr .
ent:participatesIn rdfs:label "participe à"@fr .
ent:covers rdfs:label "porte sur"@fr .

t:arvenie skos:prefLabel "Arvénie"@fr , "Arvenia"@en .
t:boralie skos:prefLabel "Boralie"@fr , "Boralia"@en .
t:cistria skos:prefLabel "Cistria"@en .
o:ministere skos:prefLabel "ministère arvénien"@fr ; ent:speaksFor t:arvenie .
topic:puces skos:prefLabel "puces"@fr ; skos:broader topic:technologies .
i:accord skos:prefLabel "accord"@fr ; ent:hasFormation formation:joint .
i:dialogue skos:prefLabel "dialogue"@fr ; ent:hasFormation formation:joint .
i:serie skos:prefLabel "série"@fr ; ent:hasFormation formation:series .
i:action skos:prefLabel "action"@fr ; ent:hasFormation formation:unknown .
d:x dcterms:title "Communiqué"@fr .

s:01 rdf:subject t:arvenie ; rdf:predicate ent:isPartyTo ; rdf:object i:accord ; ent:relation ent:participatesIn ;
  ent:hasStatus status:signed ; ent:hasForce force:binding ; ent:when "2020-05"^^edtf:EDTF ;
  ent:holdsFrom "2020-05-01"^^xsd:date ; ent:isStatedIn d:x ; ent:hasSpeaker t:arvenie ; ent:hasEvidence p:5-9 .
s:02 rdf:subject t:boralie ; rdf:predicate ent:isPartyTo ; rdf:object i:accord ; ent:relation ent:participatesIn ;
  ent:hasStatus status:in-force ; ent:when "2021"^^edtf:EDTF ; ent:holdsFrom "2021-01-01"^^xsd:date ;
  ent:isStatedIn d:x ; ent:hasSpeaker t:arvenie .
s:03 rdf:subject o:ministere ; rdf:predicate ent:leads ; rdf:object i:dialogue ; ent:relation ent:leads ;
  ent:hasStatus status:ongoing ; ent:isStatedIn d:x ; ent:hasSpeaker t:arvenie .
s:04 rdf:subject t:boralie ; rdf:predicate ent:participatesIn ; rdf:object i:dialogue ;
  ent:relation ent:participatesIn ; ent:hasStatus status:ongoing ; ent:when "2019/2022"^^edtf:EDTF ;
  ent:holdsFrom "2019-01-01"^^xsd:date ; ent:holdsTo "2022-12-31"^^xsd:date ;
  ent:isStatedIn d:x ; ent:hasSpeaker t:arvenie .
s:05 rdf:subject t:cistria ; rdf:predicate ent:participatesIn ; rdf:object i:dialogue ;
  ent:relation ent:participatesIn ; ent:hasStatus status:planned ; ent:when "2022"^^edtf:EDTF ;
  ent:holdsFrom "2022-01-01"^^xsd:date ; ent:holdsTo "2022-12-31"^^xsd:date ;
  ent:isStatedIn d:x ; ent:hasSpeaker t:boralie .
s:06 rdf:subject t:arvenie ; rdf:predicate ent:participatesIn ; rdf:object i:serie ;
  ent:relation ent:participatesIn ; ent:isStatedIn d:x ; ent:hasSpeaker t:arvenie .
s:07 rdf:subject t:cistria ; rdf:predicate ent:participatesIn ; rdf:object i:serie ;
  ent:relation ent:participatesIn ; ent:isStatedIn d:x ; ent:hasSpeaker t:arvenie .
s:08 rdf:subject i:accord ; rdf:predicate ent:covers ; rdf:object topic:puces ;
  ent:relation ent:covers ; ent:isStatedIn d:x ; ent:hasSpeaker t:arvenie .
s:09 rdf:subject i:action ; rdf:predicate ent:timetable ; rdf:object "2026/2027"^^edtf:EDTF ;
  ent:relation ent:timetable ; ent:hasStatus status:planned ; ent:when "2026/2027"^^edtf:EDTF ;
  ent:holdsFrom "2026-01-01"^^xsd:date ; ent:holdsTo "2027-12-31"^^xsd:date ;
  ent:isStatedIn d:x ; ent:hasSpeaker t:arvenie .
s:10 rdf:subject t:cistria ; rdf:predicate ent:participatesIn ; rdf:object i:action ;
  ent:relation ent:participatesIn ; ent:hasStatus status:planned ; ent:isStatedIn d:x ; ent:hasSpeaker t:arvenie .
s:11 rdf:subject t:boralie ; rdf:predicate ent:isPartyTo ; rdf:object i:accord ; ent:relation ent:participatesIn ;
  ent:hasStatus status:ended ; ent:when "2024"^^edtf:EDTF ; ent:holdsTo "2024-12-31"^^xsd:date ;
  ent:isStatedIn d:x ; ent:hasSpeaker t:boralie .

p:5-9 oa:hasSource d:x ; oa:hasSelector <https://w3id.org/entente/doc/x/passage/5-9#quote> ,
  <https://w3id.org/entente/doc/x/passage/5-9#position> .
<https://w3id.org/entente/doc/x/passage/5-9#quote> oa:exact "abcd" .
<https://w3id.org/entente/doc/x/passage/5-9#position> oa:start 5 ; oa:end 9 .
"""

Row = tuple[str, ...]
QUERIES = {path.stem: path for path in sorted(ontology_folder().glob("queries/*.rq"))}
HEADER = re.compile(
    r"# title@fr: \S.*\n# title@en: \S.*\n# theme: (?:partners|instruments|topics|time|evidence|speakers)\n"
    r"(?:# parameter: \w+ \((?:entity|status|date|text); default: [^)]+\) — \S.* / \S.*\n)*PREFIX"
)
ARVENIE, ACCORD = f"<{BASE}id/territory/arvenie>", f"<{BASE}id/instrument/accord>"
TECHNOLOGIES, SIGNED = f"<{BASE}scheme/topics/technologies>", f"<{BASE}scheme/statuses/signed>"


def day(text: str) -> str:
    return f'"{text}"^^<http://www.w3.org/2001/XMLSchema#date>'


ANSWERS: dict[str, tuple[dict[str, str], list[Row]]] = {
    "as-of": (
        {"day": day("2022-06-30")},
        [
            ("accord", "Arvénie", "signé", "2020-05-01", "", "01"),
            ("accord", "Boralie", "terminé", "", "2024-12-31", "11"),
            ("accord", "Boralie", "en vigueur", "2021-01-01", "", "02"),
            ("dialogue", "Boralie", "en cours", "2019-01-01", "2022-12-31", "04"),
        ],
    ),
    "evidence-of": (
        {"party": ARVENIE, "instrument": ACCORD},
        [("abcd", "Communiqué", "5", "est partie à", "signé", "2020-05", "01")],
    ),
    "instruments-of": (
        {"party": ARVENIE},
        [
            ("dialogue", "en cours", "9", "dirige", "ministère arvénien", "", "03"),
            ("accord", "signé", "5", "est partie à", "Arvénie", "2020-05", "01"),
            ("série", "", "", "participe à", "Arvénie", "", "06"),
        ],
    ),
    "signed-or-above": (
        {"rung": SIGNED},
        [
            ("accord", "Arvénie", "signé", "contraignant", "2020-05", "01"),
            ("accord", "Boralie", "en vigueur", "", "2021", "02"),
        ],
    ),
    "what-is-planned": (
        {"deadline": day("2028-01-01")},
        [("2027-12-31", "action", "2026/2027", "prévu", "Cistria", "09", "10")],
    ),
    "who-covers-topic": (
        {"topic": TECHNOLOGIES},
        [
            ("puces", "accord", "Arvénie", "signé", "08", "01"),
            ("puces", "accord", "Boralie", "en vigueur", "08", "02"),
            ("puces", "accord", "Boralie", "terminé", "08", "11"),
        ],
    ),
    "who-says-so": (
        {"instrument": ACCORD},
        [
            ("Arvénie", "Arvénie", "est partie à", "accord", "signé", "2020-05", "Communiqué", "01"),
            ("Arvénie", "Boralie", "est partie à", "accord", "en vigueur", "2021", "Communiqué", "02"),
            ("Arvénie", "accord", "porte sur", "puces", "", "", "Communiqué", "08"),
            ("Boralie", "Boralie", "est partie à", "accord", "terminé", "2024", "Communiqué", "11"),
        ],
    ),
    "who-works-with": (
        {"party": ARVENIE},
        [
            ("Boralie", "accord", "en vigueur", "2021", "1", "02", "01"),
            ("Boralie", "accord", "terminé", "2024", "1", "11", "01"),
            ("Boralie", "dialogue", "en cours", "2019/2022", "1", "04", "03"),
            ("Cistria", "dialogue", "prévu", "2022", "1", "05", "03"),
        ],
    ),
}


def filled(path: Path, terms: dict[str, str]) -> str:
    """A query with its parameters replaced by terms."""
    query = path.read_text("utf-8")
    for name, term in terms.items():
        query = re.sub(rf"\?{name}\b", lambda _, term=term: term, query)
    return query


def shown(value: object) -> str:
    text = "" if value is None else str(getattr(value, "value", value))
    return text.removeprefix(f"{BASE}statement/")


def in_oxigraph(query: str) -> list[Row]:
    store = ox.Store()
    store.load(GRAPH.encode(), format=ox.RdfFormat.TURTLE)
    return [tuple(map(shown, row)) for row in store.query(query)]


def in_rdflib(query: str) -> list[Row]:
    graph = rdflib.Graph().parse(data=GRAPH, format="turtle")
    return [tuple(map(shown, row)) for row in graph.query(query)]


@pytest.mark.parametrize("ask", [in_oxigraph, in_rdflib])
@pytest.mark.parametrize("name", QUERIES)
def test_a_named_question_gives_the_answer_worked_out_by_hand(
    name: str, ask: Callable[[str], list[Row]]
) -> None:
    terms, answer = ANSWERS[name]
    assert ask(filled(QUERIES[name], terms)) == answer


@pytest.mark.parametrize("name", QUERIES)
def test_a_named_question_says_what_it_asks_in_two_languages(name: str) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
    assert HEADER.match(QUERIES[name].read_text("utf-8"))


@pytest.mark.parametrize("name", QUERIES)
def test_a_named_question_uses_its_parameters_and_selects_a_proof(name: str) -> None:
    text = QUERIES[name].read_text("utf-8")
    head, body = text.split("SELECT", 1)
    selected = body.split("WHERE", 1)[0]
    parameters = re.findall(r"^# parameter: (\w+)", head, re.MULTILINE)
    assert [p for p in parameters if f"?{p}" not in body or re.search(rf"\?{p}\b", selected)] == []
    assert re.search(r"\?statement\b", selected)
    assert "\nORDER BY" in body
