"""An annex of actions: partners are spokes of the author, never a club."""

from __future__ import annotations

from collections.abc import Callable

from kg.model import Reading

TABLE = """Annexe
Actions prévues
|
Objectif |
Description |
Pays ou région(s) partenaire(s)/Action multilatérale |
Calendrier indicatif |
|
1.Connectivité |
|||
|
Relier les îles |
La Valdorie soutiendra de nouveaux câbles sous-marins. |
Kestrie, Moravélie |
2025-2030 |
|
Former les ingénieurs |
Formation à la 5G. |
Action multilatérale |
Action continue |
|
Tenir un colloque |
Organisation éventuelle, à Lumebourg, d’un colloque. |
Kestrie |
Action annuelle |
"""


def test_each_row_is_read_with_its_status_and_partners(said: Callable[..., set[tuple[str, ...]]]):
    found = said(TABLE, genre="strategy", date="2025-06-05")
    assert {row for row in found if row[1] in ("participatesIn", "timetable")} == {
        ("Valdorie", "participatesIn", "Relier les îles", "planned", "2025/2030"),
        ("Valdorie", "participatesIn", "Former les ingénieurs", "ongoing", ""),
        ("Valdorie", "participatesIn", "Tenir un colloque", "considered", ""),
        ("Kestrie", "participatesIn", "Relier les îles", "planned", "2025/2030"),
        ("Moravélie", "participatesIn", "Relier les îles", "planned", "2025/2030"),
        ("Relier les îles", "timetable", "2025/2030", "planned", "2025/2030"),
        ("Former les ingénieurs", "timetable", "../..", "ongoing", ""),
        ("Kestrie", "participatesIn", "Tenir un colloque", "considered", ""),
        ("Tenir un colloque", "timetable", "Action annuelle", "considered", ""),
    }


def test_partners_of_one_cell_are_a_series_not_a_club(reading: Callable[..., Reading]):
    result = reading(TABLE, genre="strategy", date="2025-06-05")
    formations = {e.label(): e.formation for e in result.entities}
    assert [formations[n] for n in ("Relier les îles", "Former les ingénieurs", "Tenir un colloque")] == [
        "series",
        "unknown",
        "joint",
    ]


WORKED = """Annexe
Actions prévues
|
Objectif |
Description |
Pays ou région(s) partenaire(s)/Action multilatérale |
Calendrier indicatif |
|
1.Connectivité |
|||
|
Aider la Moravélie avec le bureau des câbles |
Organisation éventuelle, à Lumebourg, d’un colloque, en contribuant à la charte des semi-conducteurs. |
Kestrie |
2025-2030 |
|
"""


def test_what_happens_in_an_action_is_as_firm_as_its_row(said: Callable[..., set[tuple[str, ...]]]):
    found = said(WORKED, genre="strategy", date="2025-06-05")
    name = "Aider la Moravélie avec le bureau des câbles"
    assert {row[1:] for row in found if row[0] == name and row[1] in ("isLocatedIn", "supports")} == {
        ("isLocatedIn", "Lumebourg", "considered", "2025/2030"),
        ("supports", "charte des semi-conducteurs", "considered", "2025/2030"),
    }


def test_an_action_is_about_the_topic_of_the_known_instrument_it_works_with(
    said: Callable[..., set[tuple[str, ...]]],
):
    found = {row[1:3] for row in said(WORKED, genre="strategy", date="2025-06-05")}
    assert ("covers", "semi-conducteurs") in found


def test_an_objective_targets_countries_not_bodies(said: Callable[..., set[tuple[str, ...]]]):
    found = said(WORKED, genre="strategy", date="2025-06-05")
    assert {row[2] for row in found if row[1] == "concerns"} == {"Moravélie"}
