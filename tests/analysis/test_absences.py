"""Covered, read, never read: told apart on invented documents, and on places the seeds name."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from kg.analysis.absences import Absences, party_grid, spoken, topic_grid
from kg.analysis.ties import Ties
from kg.graph.release import Release

DOCUMENTS = ["d1", "d2", "d3", "d4", "d5"]
SPEAKS = {
    "d1": ["fr", "jp", "t1"],
    "d2": ["us", "jp", "in"],
    "d3": ["eu", "jp", "in", "t2"],
    "d4": ["fr", "in", "us"],
}
TERRITORY = "https://w3id.org/entente/id/territory/"
TOPIC = "https://w3id.org/entente/scheme/topics/"


def speaks() -> pd.DataFrame:
    rows = [(document, thing, "named") for document, things in SPEAKS.items() for thing in things]
    return pd.DataFrame(rows, columns=["document", "thing", "how"])


@pytest.fixture
def parties(invented: Ties) -> Absences:
    return party_grid(invented, speaks(), DOCUMENTS)


def test_ten_pairs_are_covered_read_or_never_read(parties: Absences) -> None:
    """Worked out by hand.

    Five parties, ten pairs. Links: fr-jp, fr-us, jp-us (A), eu-jp, eu-in (B), fr-in (C). India and
    Japan stand in d2 and d3, India and the United States in d2 and d4; no document names the Union
    with France or with the United States.
    """
    assert parties.counts().values.tolist() == [["covered", 6, 0.6], ["read", 2, 0.2], ["never", 2, 0.2]]
    assert parties.table("read").values.tolist() == [["in", "jp", "", "d2 d3"], ["in", "us", "", "d2 d4"]]
    assert parties.table("never").values.tolist() == [["eu", "fr", "", ""], ["eu", "us", "", ""]]


def test_what_is_covered_names_its_statements(parties: Absences) -> None:
    found = parties.table("covered").set_index(["row", "column"])
    assert found.loc[("fr", "us")].tolist() == ["s01 s04", "d1 d2"]
    assert found.loc[("fr", "in")].tolist() == ["s08 s09", "d4"]


def test_spokes_of_one_hub_are_not_covered_by_it(parties: Absences) -> None:
    assert parties.value("jp", "in") == parties.value("in", "jp") == "read"


def test_a_document_that_names_nobody_was_read_all_the_same(parties: Absences) -> None:
    assert parties.documents == ("d1", "d2", "d3", "d4", "d5")


def test_a_document_that_is_left_out_was_not_read(invented: Ties) -> None:
    assert party_grid(invented, speaks(), ["d1"]).value("in", "jp") == "never"


def test_a_grid_of_some_rows_counts_a_pair_once(invented: Ties) -> None:
    """fr, jp by fr, in, us: fr-in, fr-us, jp-fr, jp-in, jp-us; not fr-fr, and fr-jp only as jp-fr."""
    grid = party_grid(invented, speaks(), DOCUMENTS, ["fr", "jp"], ["fr", "in", "us"])
    assert grid.counts()["pairs"].tolist() == [4, 1, 0]
    assert grid.frame().values.tolist() == [["", "covered", "covered"], ["covered", "read", "covered"]]


def test_a_topic_is_covered_through_an_instrument(invented: Ties) -> None:
    """Worked out by hand.

    t1 is A's, t2 B's. France and the topic t2, the Union and t1 stand in no document together; d3
    names t2 with parties of B only.
    """
    grid = topic_grid(invented, speaks(), DOCUMENTS)
    assert grid.frame().loc[["eu", "fr", "in", "jp", "us"]].values.tolist() == [
        ["never", "covered"],
        ["covered", "never"],
        ["never", "covered"],
        ["covered", "covered"],
        ["covered", "never"],
    ]
    found = grid.table("covered").set_index(["row", "column"])
    assert found.loc[("fr", "t1")].tolist() == ["c1 s01", "d1"]


def test_a_narrower_topic_covers_and_speaks_of_the_broader(make_ties: Callable[..., Ties]) -> None:
    """The instrument covers quantum computing; d2 names the United States and post-quantum cryptography."""
    ties = make_ties(
        [
            {"statement": "1", "party": "fr", "instrument": "A"},
            {"statement": "2", "party": "us", "instrument": "B"},
        ],
        [{"instrument": "A", "topic": f"{TOPIC}quantum-computing", "statement": "c", "document": "d1"}],
    )
    named = pd.DataFrame(
        [("d2", "us", "named"), ("d2", f"{TOPIC}post-quantum-cryptography", "named")],
        columns=["document", "thing", "how"],
    )
    wanted = [f"{TOPIC}quantum-technologies", f"{TOPIC}quantum-computing"]
    grid = topic_grid(ties, named, ["d1", "d2"], columns=wanted)
    assert grid.frame()[wanted].values.tolist() == [["covered", "covered"], ["read", "never"]]


def test_an_unknown_value_is_told(parties: Absences) -> None:
    with pytest.raises(ValueError, match="covered, read, never"):
        parties.table("perhaps")


def test_places_the_seeds_name_together_or_apart(release: Release, seed_ties: Ties) -> None:
    """Worked out by hand.

    Brunei and Kenya both stand in 003 (a meeting in Brunei, a week in Nairobi) and nothing links them;
    Peru stands in 000 alone, where Kenya does not; Canada and Mexico share the committee of 004.
    """
    wanted = [f"{TERRITORY}{code}" for code in ("brn", "can", "ken", "mex", "per")]
    found = spoken(release, seed_ties)
    grid = party_grid(seed_ties, found, [d.id for d in release.documents], wanted)
    brunei, canada, kenya, mexico, peru = wanted
    assert (grid.value(brunei, kenya), grid.value(kenya, peru)) == ("read", "never")
    assert grid.value(canada, mexico) == "covered"
    read = grid.table("read").set_index(["row", "column"])
    assert read.loc[(brunei, kenya), "documents"] == "003_d77d3e50cedf9622"


def test_a_name_within_a_name_does_not_count(release: Release, seed_ties: Ties) -> None:
    """002 writes "République démocratique du Congo", which does not speak of the Republic of the Congo."""
    found = spoken(release, seed_ties)
    things = set(found.loc[found["document"] == "002_6338bc35db87a451", "thing"])
    assert f"{TERRITORY}cod" in things
    assert f"{TERRITORY}cog" not in things


def test_an_everyday_word_does_not_make_a_document_speak_of_a_topic(
    release: Release, seed_ties: Ties
) -> None:
    """000 writes "de politique industrielle et de sécurité"; economic security it speaks of by name."""
    found = spoken(release, seed_ties)
    things = set(found.loc[found["document"] == "000_3c612dfea88c2724", "thing"])
    assert f"{TOPIC}economic-security" in things
    assert f"{TOPIC}security" not in things
