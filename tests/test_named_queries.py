"""Each named question on a small invented graph, with the answer worked out by hand, in two SPARQL engines.

The graph is `invented_graph.ttl`. Arvénie, Boralie and Cistria share two joint instruments, an agreement (statements 01
and 02, and 11, where it ends) and a dialogue (03 to 05, where the Arvenian ministry takes part for its country, and 16,
where the Boralian agency sees it otherwise), and a bilateral series of which Arvénie is the hub (06, 07). The agreement
covers chips (08); an action on cables (20), part of a strand (23) and paid by Arvénie (24), is due by the end of 2027
(09, 10). Cistria alone tells of a pact with Dunie (17, 18 disputed, 19, 21) which is aimed at Boralie (26) and has a
working group (12, 14) with a meeting to come (13, 22, 28), on which the action rests (15). Boralie is in a league (25).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.graph.find import names
from kg.graph.query import ask, named_queries, resolver
from kg.graph.release import Release
from kg.namespaces import BASE
from kg.resources import ontology_folder

GRAPH = Path(__file__).with_name("invented_graph.ttl").read_text("utf-8")
README = (Path(__file__).resolve().parents[1] / "README.md").read_text("utf-8")
QUERIES = {path.stem: path for path in sorted(ontology_folder().glob("queries/*.rq"))}
HEADER = re.compile(
    r"# title@fr: \S.*\n# title@en: \S.*\n"
    r"# theme: (?:partners|instruments|topics|time|evidence|speakers|roles)\n"
    r"(?:# parameter: \w+ \((?:entity|status|date|number|text|forces|instrument-kinds); default: [^)]+\)"
    r" — \S.* / \S.*\n)*PREFIX"
)

Row = tuple[str, ...]
Answers = dict[str, tuple[dict[str, str], list[Row]]]


def day(text: str) -> str:
    return f'"{text}"^^<http://www.w3.org/2001/XMLSchema#date>'


ARVENIE, BORALIE, CISTRIA = (f"<{BASE}id/territory/{name}>" for name in ("arvenie", "boralie", "cistria"))
ACCORD, PACTE = f"<{BASE}id/instrument/accord>", f"<{BASE}id/instrument/pacte>"
A_DIALOGUE, AN_AGREEMENT = (f"<{BASE}scheme/instrument-kinds/{name}>" for name in ("dialogue", "accord"))
TECHNOLOGIES, SIGNED = f"<{BASE}scheme/topics/technologies>", f"<{BASE}scheme/statuses/signed>"
BINDING = f"<{BASE}scheme/forces/binding>"
IN_2023 = {"start": day("2023-01-01"), "end": day("2023-12-31")}
IN_2027 = {"start": day("2027-01-01"), "end": day("2027-12-31")}

PARTNERS: Answers = {
    "common-partners": ({"party": ARVENIE}, [("Dunie", "Cistria", "1", "18", "17", "05")]),
    "hub-and-spokes": ({"party": ARVENIE}, [("Cistria", "série", "", "", "07", "06")]),
    "only-negotiating": ({"party": BORALIE}, [("Cistria", "dialogue", "prévu", "2022", "05", "04")]),
    "partners-on-topic": (
        {"party": ARVENIE, "topic": TECHNOLOGIES},
        [
            ("Boralie", "puces", "accord", "en vigueur", "02", "01", "08"),
            ("Boralie", "puces", "accord", "terminé", "11", "01", "08"),
        ],
    ),
    "shared-instruments": (
        {"party": ARVENIE, "other": BORALIE},
        [
            ("accord", "conjointe", "1", "2", "01", "02"),
            ("dialogue", "conjointe", "1", "2", "03", "04"),
        ],
    ),
    "who-works-with": (
        {"party": ARVENIE},
        [
            ("Boralie", "accord", "en vigueur", "2021", "1", "02", "01"),
            ("Boralie", "accord", "terminé", "2024", "1", "11", "01"),
            ("Boralie", "dialogue", "prévu", "", "1", "16", "03"),
            ("Boralie", "dialogue", "en cours", "2019/2022", "1", "04", "03"),
            ("Cistria", "dialogue", "prévu", "2022", "1", "05", "03"),
        ],
    ),
    "with-kind-without-kind": (
        {"party": ARVENIE, "kind": A_DIALOGUE, "missing": AN_AGREEMENT},
        [("Cistria", "dialogue", "prévu", "2022", "05", "03")],
    ),
}

INSTRUMENTS: Answers = {
    "by-force": (
        {"weight": BINDING},
        [
            ("accord", "Arvénie", "signé", "2020-05", "dite", "01"),
            ("accord", "Boralie", "en vigueur", "2021", "déduite", "02"),
        ],
    ),
    "conflicting-statuses": (
        {},
        [
            ("accord", "Boralie", "terminé", "2024", "en vigueur", "2021", "11", "02"),
            ("dialogue", "Boralie", "en cours", "2019/2022", "prévu", "", "04", "16"),
        ],
    ),
    "described-by-several-documents": (
        {},
        [
            ("dialogue", "2", "échelons différents", "Communiqué", "en cours", "2", "03"),
            ("dialogue", "2", "échelons différents", "Communiqué", "prévu", "1", "05"),
            ("dialogue", "2", "échelons différents", "Stratégie", "prévu", "1", "16"),
        ],
    ),
    "figures": ({}, [("pacte", "40", "millions d’euros", "", "Stratégie", "19")]),
    "founded-on": (
        {"basis": PACTE},
        [
            ("action", "se fonde sur", "groupe", "prévu", "", "15"),
            ("groupe", "est créé par", "pacte", "", "", "14"),
        ],
    ),
    "instruments-of": (
        {"party": ARVENIE},
        [
            ("dialogue", "en cours", "9", "dirige", "ministère arvénien", "", "03"),
            ("accord", "signé", "5", "est partie à", "Arvénie", "2020-05", "01"),
            ("série", "", "", "participe à", "Arvénie", "", "06"),
        ],
    ),
    "kinds-of-instruments": (
        {},
        [
            ("accord", "1", "2", "17"),
            ("accord commercial", "1", "2", "01"),
            ("dialogue", "1", "3", "03"),
        ],
    ),
    "parts-of": (
        {"whole": PACTE},
        [
            ("réunion", "groupe", "prévu", "2023", "13"),
            ("groupe", "pacte", "en cours", "", "12"),
        ],
    ),
    "places-of-meetings": ({}, [("Dunie", "Port", "réunion", "", "", "28")]),
    "signed-or-above": (
        {"rung": SIGNED},
        [
            ("accord", "Arvénie", "signé", "contraignant", "2020-05", "01"),
            ("accord", "Boralie", "en vigueur", "contraignant", "2021", "02"),
        ],
    ),
    "without-known-parties": ({}, [("groupe", "groupe de travail", "4", "12")]),
}

TOPICS: Answers = {
    "lone-topics": ({}, [("câbles", "Cistria", "1", "20", "10")]),
    "parties-per-topic": ({}, [("puces", "2", "1", "08", "01"), ("câbles", "1", "1", "20", "10")]),
    "topics-of-one-not-other": ({"party": CISTRIA, "other": ARVENIE}, [("câbles", "1", "20", "10")]),
    "topics-of-party": ({"party": ARVENIE}, [("puces", "1", "08", "01")]),
    "who-covers-topic": (
        {"topic": TECHNOLOGIES},
        [
            ("puces", "accord", "Arvénie", "signé", "08", "01"),
            ("puces", "accord", "Boralie", "en vigueur", "08", "02"),
            ("puces", "accord", "Boralie", "terminé", "08", "11"),
        ],
    ),
}

TIME: Answers = {
    "as-of": (
        {"day": day("2022-06-30")},
        [
            ("accord", "Arvénie", "signé", "2020-05-01", "", "01"),
            ("accord", "Boralie", "en vigueur", "2021-01-01", "", "02"),
            ("dialogue", "Boralie", "en cours", "2019-01-01", "2022-12-31", "04"),
        ],
    ),
    "due-between": (IN_2027, [("volet", "action", "2027-12-31", "2026/2027", "1", "09", "23", "10")]),
    "ongoing-without-end": ({}, [("pacte", "2023-05-01", "2", "17")]),
    "planned-meetings": ({}, [("réunion", "groupe", "Dunie", "prévu", "2023", "13", "22")]),
    "started-between": (IN_2023, [("2023-05-01", "date de signature", "pacte", "signé", "2023-05", "21")]),
    "timeline-of": (
        {"instrument": PACTE},
        [
            ("2023-01-01", "2023", "réunion", "fait partie de", "groupe", "prévu", "13"),
            ("2023-05-01", "2023-05", "Cistria", "est partie à", "pacte", "en cours", "17"),
            ("2023-05-01", "2023-05", "pacte", "date de signature", "2023-05", "signé", "21"),
        ],
    ),
    "what-is-planned": (
        {"deadline": day("2028-01-01")},
        [("2027-12-31", "action", "2026/2027", "prévu", "Cistria", "09", "10")],
    ),
}

EVIDENCE: Answers = {
    "derived-statements": ({}, [("Arvénie", "participe à", "série", "", "Communiqué", "06")]),
    "disputed-statements": (
        {},
        [("Dunie", "est partie à", "pacte", "", "elle n’a pas signé", "Stratégie", "18")],
    ),
    "evidence-of": (
        {"party": ARVENIE, "instrument": ACCORD},
        [("abcd", "Communiqué", "5", "est partie à", "signé", "2020-05", "01")],
    ),
    "passages-naming": (
        {"party": ARVENIE},
        [("Communiqué", "5", "abcd", "1", "01"), ("Communiqué", "20", "efgh", "1", "06")],
    ),
    "proven-by-several-passages": (
        {"atleast": "2"},
        [("Boralie", "est partie à", "accord", "2", "Communiqué", "02")],
    ),
    "resting-on-one-passage": ({}, [("série", "efgh", "Communiqué", "1", "06")]),
}

SPEAKERS: Answers = {
    "described-by-two-speakers": (
        {},
        [
            ("accord", "Arvénie", "en vigueur", "1", "02"),
            ("accord", "Arvénie", "signé", "1", "01"),
            ("accord", "Boralie", "terminé", "1", "11"),
            ("dialogue", "Arvénie", "en cours", "2", "03"),
            ("dialogue", "Boralie", "prévu", "2", "05"),
        ],
    ),
    "one-sided": ({}, [("pacte", "Cistria", "Dunie", "1", "18")]),
    "said-by": (
        {"speaker": BORALIE},
        [
            ("Ligue", "Boralie", "est membre de", "", "", "Communiqué", "25"),
            ("accord", "Boralie", "est partie à", "terminé", "2024", "Communiqué", "11"),
            ("dialogue", "Boralie", "participe à", "prévu", "", "Stratégie", "16"),
            ("dialogue", "Cistria", "participe à", "prévu", "2022", "Communiqué", "05"),
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
}

ROLES: Answers = {
    "concerned": (
        {},
        [
            ("Boralie", "pacte", "Cistria", "", "26", "17"),
            ("Boralie", "pacte", "Dunie", "", "26", "18"),
        ],
    ),
    "memberships-of": (
        {"party": BORALIE},
        [
            ("Ligue", "", "", "Communiqué", "", "25"),
            ("Ligue", "2010-01-01", "", "Statuts", f"{BASE}id/membership/ligue-boralie", ""),
        ],
    ),
    "ministries-of": (
        {"party": ARVENIE},
        [("ministère arvénien", "dirige", "dialogue", "en cours", "", "03")],
    ),
    "who-funds": ({}, [("Arvénie", "finance", "action", "prévu", "Cistria", "24", "10")]),
    "who-leads": ({}, [("ministère arvénien", "Arvénie", "dirige", "dialogue", "", "Communiqué", "03")]),
}

ANSWERS = PARTNERS | INSTRUMENTS | TOPICS | TIME | EVIDENCE | SPEAKERS | ROLES


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


@pytest.mark.parametrize("engine", [in_oxigraph, in_rdflib])
@pytest.mark.parametrize("name", QUERIES)
def test_a_named_question_gives_the_answer_worked_out_by_hand(
    name: str, engine: Callable[[str], list[Row]]
) -> None:
    terms, answer = ANSWERS[name]
    assert engine(filled(QUERIES[name], terms)) == answer


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


@pytest.mark.parametrize("name", QUERIES)
def test_a_named_question_can_be_asked_of_the_seeds_without_parameters(name: str, release: Release) -> None:
    assert "statement" in ask(release.store, name, {}).columns


def test_the_readme_lists_every_named_question_under_its_theme() -> None:
    listed = re.findall(r"^\| (\w+) \| `([a-z-]+)` \| \S", README, re.MULTILINE)
    assert sorted(listed) == sorted((question.theme, name) for name, question in named_queries().items())


def test_a_parameter_takes_a_concept_by_its_notation_or_by_its_name(release: Release) -> None:
    wanted = [
        ("status", "in_force"),
        ("status", "en vigueur"),
        ("instrument-kinds", "dialogue sur le cyberespace"),
    ]
    assert [resolver(names(release.store))(value, kind).removeprefix(BASE) for kind, value in wanted] == [
        "scheme/statuses/in-force",
        "scheme/statuses/in-force",
        "scheme/instrument-kinds/cyber-dialogue",
    ]


@pytest.mark.parametrize("name", QUERIES)
def test_in_english_a_question_finds_the_same_rows_under_english_labels(name: str, release: Release) -> None:
    french, english = (ask(release.store, name, {}, language) for language in ("fr", "en"))
    assert english.columns == french.columns
    assert len(english.rows) == len(french.rows)
    statements = [
        sorted(cell for row in found.texts() for cell in row if cell.startswith(f"{BASE}statement/"))
        for found in (french, english)
    ]
    assert statements[0] == statements[1]


def test_labels_are_those_of_the_language_asked_for(release: Release) -> None:
    asked = ("who-works-with", {"party": "Japon"})
    partners = {of: {row[0] for row in ask(release.store, *asked, of).texts()} for of in ("fr", "en")}
    assert {of: {"Corée du Sud", "South Korea"} & names for of, names in partners.items()} == {
        "fr": {"Corée du Sud"},
        "en": {"South Korea"},
    }
