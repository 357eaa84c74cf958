"""What the ontology says, asked through the vocabulary."""

from __future__ import annotations

from datetime import date

import pytest

from kg.errors import UnknownTermError
from kg.namespaces import ENT
from kg.vocabulary import Vocabulary, load

RELATIONS = {
    "participates_in",
    "member_of",
    "leads",
    "supports",
    "part_of",
    "based_on",
    "covers",
    "concerns",
    "kind",
    "dated",
    "located_in",
    "planned_for",
    "published_by",
    "figure",
}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load()


def test_there_are_fourteen_relations(vocabulary: Vocabulary):
    names = [getattr(ENT, name) for name in dir(ENT) if not name.startswith("_")]
    known = set()
    for iri in names:
        try:
            known.add(vocabulary.relation(iri))
        except UnknownTermError:
            continue
    assert known == RELATIONS


def test_a_sub_property_has_the_relation_of_its_parent(vocabulary: Vocabulary):
    assert vocabulary.relation(ENT.coChairs) == "leads"


def test_rungs_climb_within_a_ladder(vocabulary: Vocabulary):
    ladder = ["considered", "planned", "under_negotiation", "concluded", "signed", "in_force"]
    ranks = [vocabulary.statuses[name].rank for name in ladder]
    assert ranks == sorted(set(ranks))


@pytest.mark.parametrize(
    "name", ["Corée du Sud", "corée du sud", "République de Corée", "South Korea", "COREE DU SUD"]
)
def test_one_country_under_all_its_names(vocabulary: Vocabulary, name: str):
    assert vocabulary.resolve(name) == vocabulary.resolve("Corée du Sud")


def test_a_near_miss_names_the_nearest(vocabulary: Vocabulary):
    with pytest.raises(UnknownTermError, match="Japon"):
        vocabulary.resolve("Japn")


def test_membership_is_dated(vocabulary: Vocabulary):
    union = vocabulary.resolve("Union européenne")
    kingdom = vocabulary.resolve("Royaume-Uni")
    before, after = vocabulary.members(union, date(2019, 6, 1)), vocabulary.members(union, date(2021, 6, 1))
    assert (kingdom in before, kingdom in after) == (True, False)
