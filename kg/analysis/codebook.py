"""The codebook of the yearly tables: what each column means, how it is coded, with a quote."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from kg.analysis.ties import Ties

COLUMNS = ("table", "column", "meaning_fr", "meaning_en", "unit", "rule", "example", "quote")
Entry = tuple[str, str, str, str]
# Meaning in French and English, unit, coding rule.
_ENTRIES: Mapping[str, Entry] = {
    "iso3": (
        "code du pays",
        "code of the country",
        "ISO 3166-1 alpha-3",
        "empty where the party has none, as groupings and organisations",
    ),
    "iso3_1": (
        "code de la première partie",
        "code of the first party",
        "ISO 3166-1 alpha-3",
        "of the column first; empty where it has none",
    ),
    "iso3_2": (
        "code de la seconde partie",
        "code of the second party",
        "ISO 3166-1 alpha-3",
        "of the column second; empty where it has none",
    ),
    "party": (
        "partie",
        "party",
        "IRI",
        "who the text names, a ministry or person folded into the party it speaks for; groupings are "
        "not expanded",
    ),
    "first": (
        "première partie",
        "first party",
        "IRI",
        "the one whose IRI sorts first: the dyad is undirected",
    ),
    "second": (
        "seconde partie",
        "second party",
        "IRI",
        "the one whose IRI sorts last",
    ),
    "instrument": (
        "instrument",
        "instrument",
        "IRI",
        "the instrument the text names, folded into what it is part of",
    ),
    "formation": (
        "formation de l’instrument",
        "formation of the instrument",
        "joint, series, unknown",
        "joint: its parties act together; series: a hub and its spokes; unknown: the text does not say",
    ),
    "year": (
        "année",
        "year",
        "calendar year",
        "a year that a statement's date touches; empty in the row of undated ties; decades and "
        "centuries count as undated",
    ),
    "instruments": (
        "instruments",
        "instruments",
        "instruments",
        "distinct instruments of the row",
    ),
    "parties": (
        "parties",
        "parties",
        "parties",
        "distinct parties of the row",
    ),
    "ties": (
        "liens datés",
        "dated ties",
        "party and instrument; in dyads two parties and an instrument",
        "ties that hold in the year or are dated in it, planned ones included (see the columns of "
        "rungs); 0 in the row of undated ties",
    ),
    "carried": (
        "liens prolongés",
        "carried ties",
        "as ties",
        "those of ties whose statements all began in an earlier year and give no end; carried no "
        "further than the last year in which something without an end began",
    ),
    "undated": (
        "liens sans date",
        "undated ties",
        "as ties",
        "ties that no statement dates; in dyads, links of which one tie is undated; 0 in every row "
        "with a year",
    ),
    "first_year": (
        "première année",
        "first year",
        "calendar year",
        "first year of the unit's rows, the same in each",
    ),
    "last_year": (
        "dernière année",
        "last year",
        "calendar year",
        "last year of the unit's rows, the same in each",
    ),
    "n_statements": (
        "nombre de déclarations",
        "number of statements",
        "statements",
        "statements behind the row",
    ),
    "n_documents": (
        "nombre de documents",
        "number of documents",
        "documents",
        "documents behind the row",
    ),
    "n_speakers": (
        "nombre de locuteurs",
        "number of speakers",
        "speakers",
        "those whose word the statements are, not folded",
    ),
    "statements": (
        "déclarations",
        "statements",
        "ids joined by blanks",
        "each opens its quotes: kg show <id>",
    ),
    "documents": (
        "documents",
        "documents",
        "ids joined by blanks",
        "as in the manifest of the seeds",
    ),
    "speakers": (
        "locuteurs",
        "speakers",
        "IRIs joined by blanks",
        "as the documents name them",
    ),
}
_PREFIXES: Mapping[str, Entry] = {
    "status_": (
        "liens au statut « {} »",
        "ties with the status {}",
        "as ties plus undated",
        "the highest rung a statement gives the tie in the year; in dyads that of the less firm tie; "
        "none: no statement gives one",
    ),
    "force_": (
        "liens de force « {} »",
        "ties of the force {}",
        "as ties plus undated",
        "the first of binding, political, track-1.5, unilateral that a statement gives; in dyads the "
        "last of the two ties'; none: none gives one",
    ),
    "formation_": (
        "liens de formation « {} »",
        "ties of the formation {}",
        "as ties plus undated",
        "formation of the instrument",
    ),
}


def codebook(
    tables: Mapping[str, pd.DataFrame], quotes: Mapping[str, str], ties: Ties | None = None
) -> pd.DataFrame:
    """What every column of the yearly tables means.

    Args:
        tables: the tables by name, such as ``country-year``.
        quotes: a quote by id of statement, from the table ``evidence`` of the release.
        ties: with these, the example of an IRI is followed by its French label.

    Returns:
        ``table``, ``column``, ``meaning_fr``, ``meaning_en``, ``unit``, ``rule``, ``example`` (a value of
        the table) and ``quote`` (what a document says to give it; empty where no row has a value);
        in the order of the tables' columns.

    Raises:
        KeyError: a column that the codebook does not know.
    """
    found = []
    for name, table in tables.items():
        for column in table.columns:
            example, statements = _example(table, str(column))
            told = sorted(s for s in statements.split() if s in quotes)
            if ties is not None and example in ties.entities.index:
                example = f"{example} ({ties.label(example)})"
            found.append((name, column, *_entry(str(column)), example, quotes[told[0]] if told else ""))
    return pd.DataFrame(found, columns=list(COLUMNS))


def quotes_of(evidence: pd.DataFrame) -> dict[str, str]:
    """The quotes of each statement in one text, from the evidence table of a release."""
    ordered = evidence.sort_values(["statement", "ordinal"])
    return {str(s): " ¶ ".join(said) for s, said in ordered.groupby("statement")["quote"]}


def _entry(column: str) -> Entry:
    if column in _ENTRIES:
        return _ENTRIES[column]
    prefix = next((prefix for prefix in _PREFIXES if column.startswith(prefix)), None)
    if prefix is None:
        raise KeyError(column)
    french, english, unit, rule = _PREFIXES[prefix]
    value = column.removeprefix(prefix)
    return french.format(value), english.format(value), unit, rule


def _example(table: pd.DataFrame, column: str) -> tuple[str, str]:
    """A value that says something, and the statements of its row."""
    values = table[column]
    told = values.notna() & (values.astype(object) != "") & (values.astype(object) != 0)
    if not told.any():
        return "", ""
    # The row with the fewest statements, so that the quote is about this column and little else.
    row = table[told].sort_values("n_statements", kind="stable").iloc[0]
    return str(row[column]).split(" ")[0], str(row["statements"])
