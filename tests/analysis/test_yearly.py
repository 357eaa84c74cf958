"""Country-year, instrument-year, dyad-year, counted by hand."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from kg.analysis.ties import Ties
from kg.analysis.yearly import columns_of, country_year, dyad_year, instrument_year, last_year

TERRITORY = "https://w3id.org/entente/id/territory/"
Rows = list[tuple[object, ...]]


def rows(frame: pd.DataFrame, *columns: str) -> Rows:
    shown = frame[list(columns)].astype(object).where(frame[list(columns)].notna(), None)
    return list(shown.itertuples(index=False, name=None))


def test_nothing_is_carried_past_the_last_beginning_without_an_end(invented: Ties) -> None:
    """B was signed in 2024; the tie planned for 2025 is a hope."""
    assert last_year(invented) == 2024


def test_a_country_has_a_row_for_each_year_and_one_for_what_is_undated(invented: Ties) -> None:
    """Worked out by hand.

    France: A from December 2023, carried into 2024, with D; C undated. Japan: the same with B in 2024;
    that the United States give A no date makes no undated tie of one that France dates. The United
    States: planned for 2025. The Union: B. India: B and C, both undated.
    """
    found = rows(country_year(invented), "iso3", "party", "year", "ties", "carried", "undated", "instruments")
    assert found == [
        ("", "eu", 2024, 1, 0, 0, 1),
        ("FRA", "fr", 2023, 1, 0, 0, 1),
        ("FRA", "fr", 2024, 2, 1, 0, 2),
        ("FRA", "fr", None, 0, 0, 1, 1),
        ("IND", "in", None, 0, 0, 2, 2),
        ("JPN", "jp", 2023, 1, 0, 0, 1),
        ("JPN", "jp", 2024, 3, 1, 0, 3),
        ("USA", "us", 2025, 1, 0, 0, 1),
    ]


def test_counts_by_rung_force_and_formation(invented: Ties) -> None:
    row = country_year(invented).query("party == 'jp' and year == 2024").iloc[0]
    shown = {name: int(row[name]) for name in columns_of(invented)[3:-8] if row[name]}
    assert shown == {
        "status_established": 1,
        "status_held": 1,
        "status_signed": 1,
        "force_binding": 1,
        "force_political": 2,
        "formation_joint": 2,
        "formation_series": 1,
    }
    assert row[["n_statements", "n_documents", "n_speakers"]].tolist() == [3, 2, 2]
    assert (row["first_year"], row["last_year"], row["statements"]) == (2023, 2024, "s02 s06 s11")


def test_an_instrument_has_the_parties_of_each_year(invented: Ties) -> None:
    found = rows(instrument_year(invented), "instrument", "formation", "year", "parties", "ties", "undated")
    assert found == [
        ("A", "joint", 2023, 2, 2, 0),
        ("A", "joint", 2024, 2, 2, 0),
        ("A", "joint", 2025, 1, 1, 0),
        ("B", "series", 2024, 2, 2, 0),
        ("B", "series", None, 1, 0, 1),
        ("C", "unknown", None, 2, 0, 2),
        ("D", "joint", 2024, 2, 2, 0),
    ]


def test_a_dyad_is_linked_in_the_years_of_both_ties(invented: Ties) -> None:
    """France and the United States are in A in different years, C links nobody, spokes are no dyad."""
    found = rows(dyad_year(invented), "iso3_1", "iso3_2", "first", "second", "year", "ties", "undated")
    assert found == [
        ("", "IND", "eu", "in", None, 0, 1),
        ("", "JPN", "eu", "jp", 2024, 1, 0),
        ("FRA", "JPN", "fr", "jp", 2023, 1, 0),
        ("FRA", "JPN", "fr", "jp", 2024, 2, 0),
    ]


def test_a_link_is_as_firm_as_its_less_firm_tie(invented: Ties) -> None:
    """Carried to 2025, France's established tie meets the one planned for the United States."""
    row = dyad_year(invented, until=2025).query("first == 'fr' and second == 'us'").iloc[0]
    assert (row["year"], row["ties"], row["carried"], row["status_planned"]) == (2025, 1, 1, 1)
    assert (row["force_none"], row["statements"]) == (1, "s01 s04")


def test_a_decade_is_no_year(make_ties: Callable[..., Ties]) -> None:
    ties = make_ties(
        [
            {"statement": "1", "party": "fr", "instrument": "A", "status": "signed", "when": "199X"},
            {"statement": "2", "party": "fr", "instrument": "B", "status": "ongoing", "when": "../2003"},
            {"statement": "3", "party": "fr", "instrument": "C", "status": "ongoing", "when": "2001/2002"},
        ]
    )
    found = rows(country_year(ties), "year", "ties", "undated", "statements")
    assert found == [(2001, 1, 0, "3"), (2002, 1, 0, "3"), (2003, 1, 0, "2"), (None, 0, 1, "1")]


@pytest.fixture(scope="module")
def tables(seed_ties: Ties) -> dict[str, pd.DataFrame]:
    return {
        "country-year": country_year(seed_ties),
        "instrument-year": instrument_year(seed_ties),
        "dyad-year": dyad_year(seed_ties),
    }


def test_rungs_forces_and_formations_each_add_up(tables: dict[str, pd.DataFrame]) -> None:
    for table in tables.values():
        whole = (table["ties"] + table["undated"]).tolist()
        for prefix in ("status_", "force_", "formation_"):
            parts = [column for column in table.columns if column.startswith(prefix)]
            assert table[parts].sum(axis=1).tolist() == whole


def test_every_tie_of_the_seeds_is_in_the_tables(seed_ties: Ties, tables: dict[str, pd.DataFrame]) -> None:
    there = set(" ".join(tables["country-year"]["statements"]).split())
    frame = seed_ties.frame
    dated = frame[frame["holds_from"].notna() | frame["holds_to"].notna()]
    assert set(dated["statement"]) <= there
    pairs = frame[frame["statement"].isin(there)][["party", "instrument"]].drop_duplicates()
    assert len(pairs) == len(frame[["party", "instrument"]].drop_duplicates())


def test_canada_and_mexico_are_a_dyad_since_their_committee(tables: dict[str, pd.DataFrame]) -> None:
    """Worked out by hand.

    004: "En février 2023, les États-Unis, le Canada et le Mexique ont créé un sous-comité trilatéral"; no
    document gives the agreement of the three a date, and the CPTPP's dialogue of December 2025 joins them.
    """
    table = tables["dyad-year"]
    pair = table[(table["first"] == f"{TERRITORY}can") & (table["second"] == f"{TERRITORY}mex")]
    assert rows(
        pair[pair["year"].notna()], "iso3_1", "iso3_2", "year", "ties", "carried", "status_established"
    ) == [
        ("CAN", "MEX", 2023, 1, 0, 1),
        ("CAN", "MEX", 2024, 1, 1, 1),
        ("CAN", "MEX", 2025, 2, 1, 1),
    ]
    assert pair["undated"].sum() >= 1


def test_a_table_of_nothing_has_its_columns(make_ties: Callable[..., Ties]) -> None:
    ties = make_ties([{"statement": "1", "party": "fr", "instrument": "A", "when": "2020"}])
    assert dyad_year(ties).columns.tolist()[:5] == ["iso3_1", "iso3_2", "first", "second", "year"]
    assert country_year(ties)["year"].tolist() == [2020]
