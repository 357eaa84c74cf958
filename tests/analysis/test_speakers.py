"""Who asserts what, counted by hand on invented ties, and on what the seeds say of the two sides of an ocean."""

from __future__ import annotations

import pandas as pd
import pytest

from kg.analysis.speakers import agreement, assertions, by_speaker, one_sided, overview, sides
from kg.analysis.ties import Ties
from kg.analysis.two_mode import two_mode

ID = "https://w3id.org/entente/id/"


def rows(frame: pd.DataFrame) -> list[tuple[object, ...]]:
    return list(frame.itertuples(index=False, name=None))


def test_each_speaker_has_a_network_of_its_own(invented: Ties) -> None:
    edges = {speaker: sorted(two_mode(said).edges) for speaker, said in by_speaker(invented).items()}
    assert edges == {
        "delors": [("fr", "C"), ("in", "C")],
        "eu": [("eu", "B"), ("in", "B"), ("jp", "B")],
        "fr": [("fr", "A"), ("fr", "D"), ("jp", "A"), ("jp", "D")],
        "us": [("jp", "A"), ("us", "A")],
    }


def test_a_ministry_is_a_speaker_of_its_own_where_it_is_not_folded(invented: Ties) -> None:
    assert list(by_speaker(invented, fold=False)) == ["com", "delors", "meae", "ustr"]


def test_an_overview_counts_what_nobody_else_asserts(invented: Ties) -> None:
    """Japan in A is asserted by France and by the United States; each links Japan to itself alone."""
    assert rows(overview(invented)) == [
        ("delors", 2, 1, 2, 1, 2, 2, 0, 0),
        ("eu", 3, 1, 3, 1, 3, 3, 2, 2),
        ("fr", 4, 1, 2, 2, 4, 3, 1, 1),
        ("us", 2, 1, 2, 1, 2, 1, 1, 1),
    ]


def test_agreement_is_measured_on_instruments_of_which_both_speak(invented: Ties) -> None:
    """France and the United States both speak of A only: Japan of three parties named, 1/3."""
    found = agreement(invented)
    assert rows(found[found["enough"]]) == [("fr", "us", 1, 3, 1, 1, 1, 1, 1 / 3, True)]


def test_agreement_is_not_said_where_no_instrument_is_common(invented: Ties) -> None:
    found = agreement(invented)
    silent = found[~found["enough"]]
    assert len(silent) == 5
    assert silent["jaccard"].isna().all()


def test_a_tie_lists_everybody_who_asserts_it(invented: Ties) -> None:
    found = assertions(invented)
    assert rows(found[found["voices"] > 1]) == [("jp", "A", "fr us", 2, "s02 s03", "d1 d2")]


def test_the_sides_of_a_link_are_its_two_parties(invented: Ties) -> None:
    found = sides(invented)
    links = found.loc[found["kind"] == "link", ["first", "second", "asserted", "side", "silent", "outside"]]
    assert rows(links) == [
        ("eu", "in", "one", "eu", "in", ""),
        ("eu", "jp", "one", "eu", "jp", ""),
        ("fr", "jp", "one", "fr", "jp", "us"),
        ("fr", "us", "several", "fr us", "", ""),
        ("jp", "us", "one", "us", "jp", "fr"),
    ]


def test_what_a_third_party_alone_says_is_not_one_sided(invented: Ties) -> None:
    found = one_sided(invented)
    assert ("tie", "fr", "C") not in set(rows(found[["kind", "first", "second"]]))
    assert rows(found.loc[found["second"] == "B", ["first", "side", "silent", "statements"]]) == [
        ("eu", "eu", "in jp", "s05"),
        ("in", "eu", "in", "s07"),
        ("jp", "eu", "jp", "s06"),
    ]


@pytest.fixture(scope="module")
def seed_links(seed_ties: Ties) -> pd.DataFrame:
    found = sides(seed_ties)
    return found[found["kind"] == "link"].set_index(["first", "second"])


def test_the_union_and_the_united_states_are_the_only_two_who_both_speak(seed_links: pd.DataFrame) -> None:
    """Worked out by hand.

    The Commission (002) and the USTR (004) each tell of the Trade and Technology Council; no other pair
    of parties has a document of each of the two in the seeds that names an instrument of both.
    """
    both = seed_links[seed_links["asserted"] == "several"]
    assert both.index.tolist() == [(f"{ID}grouping/eu", f"{ID}territory/usa")]


def test_france_and_japan_are_linked_by_france_s_word_and_others_never_japan_s(
    seed_links: pd.DataFrame,
) -> None:
    """001 is a communiqué of the French foreign ministry; no document of the seeds is Japan's."""
    row = seed_links.loc[(f"{ID}territory/fra", f"{ID}territory/jpn")]
    assert (row["asserted"], row["side"], row["silent"]) == (
        "one",
        f"{ID}territory/fra",
        f"{ID}territory/jpn",
    )
    assert "001_10fd14955a8171a2" in row["documents"].split()
