"""The codebook: every variable and value with its definition, how often it occurs in a release, and a quote.

What things mean is data (``ontology/codebook.yaml``, the schema, the concept schemes); what occurs is counted in
the release at hand. A column that nobody described is an error, so that the codebook cannot go stale.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from kg.analysis import exchange, yearly
from kg.analysis.quotes import Quote, Quotes, reading
from kg.analysis.ties import Ties, plain, ties
from kg.vocabulary import Vocabulary, load
from kg.vocabulary.variables import Described, Value, ValueList, Variable, lists, tables

if TYPE_CHECKING:
    from kg.graph.release import Release

_LONG = 280  # characters of an example; what is longer is cut

_Names = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A column of a table, as it is filled in this release.

    Attributes:
        variable: what it means.
        type: ``text``, ``IRI``, ``number``, ``day`` or ``flag``.
        filled: rows that have a value.
        distinct: different values.
        low: the lowest, of numbers and days.
        high: the highest.
        example: one of them.
        label: what an example that is an IRI is called, by language.
        quote: the words behind the row of the example, where a document gave it.
    """

    variable: Variable
    type: str
    filled: int
    distinct: int
    low: str
    high: str
    example: str
    label: Mapping[str, str]
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Part:
    """A table with its columns."""

    table: Described
    rows: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """A value, how many rows have it, and the words behind one of them; no count where it is counted nowhere."""

    value: Value
    count: int | None
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of values, counted."""

    list: ValueList
    values: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Codebook:
    """Everything a reader of the data needs: tables, lists of values, and what was counted.

    Attributes:
        counts: how much of everything the release holds.
        parts: the tables.
        lists: the lists of values.
    """

    counts: Mapping[str, Any]
    parts: tuple[Part, ...]
    lists: tuple[Listed, ...]

    def frame(self) -> pd.DataFrame:
        """A row a column and a row a value.

        Returns:
            ``part`` (``variable`` or ``value``), ``table`` (or list), ``name``, ``label_fr``, ``label_en``,
            ``definition_fr``, ``definition_en``, ``rule_fr``, ``rule_en``, ``type``, ``values`` (the list a
            column takes its values from), ``count`` (filled rows, or rows with the value), ``distinct``,
            ``example``, ``quote``, ``document``.
        """
        return pd.DataFrame([*self._variables(), *self._values()]).astype(
            dict.fromkeys(("count", "distinct"), "Int64")
        )

    def _variables(self) -> Iterable[dict[str, Any]]:
        for part in self.parts:
            for entry in part.entries:
                yield _row("variable", part.table.name, entry.variable, entry.quote) | {
                    "rule_fr": entry.variable.rule["fr"], "rule_en": entry.variable.rule["en"], "type": entry.type,
                    "values": entry.variable.values, "count": entry.filled, "distinct": entry.distinct,
                    "example": entry.example,
                }  # fmt: skip

    def _values(self) -> Iterable[dict[str, Any]]:
        for listed in self.lists:
            for counted in listed.values:
                value = counted.value
                yield _row("value", listed.list.name, value, counted.quote) | {
                    "count": counted.count, "example": " ¶ ".join(value.wordings),
                }  # fmt: skip


def codebook(release: Release, vocabulary: Vocabulary | None = None) -> Codebook:
    """The codebook of a release; see :func:`codebook_of`.

    Args:
        release: an opened release.
        vocabulary: the ontology; the project's own by default.
    """
    vocabulary = vocabulary or load()
    known = ties(release, vocabulary=vocabulary)
    return codebook_of(frames(release, known), plain(release, "statements"), plain(release, "evidence"), known,
                       release.counts)  # fmt: skip


def frames(release: Release, known: Ties) -> dict[str, pd.DataFrame]:
    """Every table the codebook describes, by name, as commands write them.

    Args:
        release: an opened release.
        known: its ties, unfiltered.
    """
    evidence = plain(release, "evidence")
    found = {name: plain(release, name) for name in ("statements", "evidence", "entities", "names")}
    found["documents"] = pd.DataFrame([_fields(document) for document in release.documents])
    found["two-mode"] = exchange.edge_list(known, evidence)
    found["country-year"] = yearly.country_year(known)
    found["instrument-year"] = yearly.instrument_year(known)
    found["dyad-year"] = yearly.dyad_year(known)
    for name in ("two-mode", "parties"):
        network = exchange.network(known, name, series=True)
        about: list[dict[str, Any]] = [network.nodes[node] for node in network]
        found[f"{name}-nodes"] = pd.DataFrame(about, index=list(network))
        found[f"{name}-edges"] = pd.DataFrame([about for _, _, about in network.edges(data=True)])
    return found


def codebook_of(
    made: Mapping[str, pd.DataFrame], said: pd.DataFrame, evidence: pd.DataFrame, known: Ties,
    counts: Mapping[str, Any],
) -> Codebook:  # fmt: skip
    """The codebook of some tables.

    Args:
        made: the tables by name, as :func:`frames` has them.
        said: the statement table.
        evidence: the evidence table.
        known: the ties, for names.
        counts: what the release holds.

    Raises:
        UnknownTermError: a column that ``ontology/codebook.yaml`` does not describe.
    """
    quotes = Quotes(said, evidence, made["documents"])
    described = {table.name: table for table in tables(known.vocabulary)}
    ready = lists(known.vocabulary)
    names = {one.name: {value.code: value.label for value in one.values} for one in ready}
    parts = tuple(_part(described[name], frame, quotes, known, names) for name, frame in made.items())
    return Codebook(dict(counts), parts, tuple(_listed(one, made, said, quotes) for one in ready))


@dataclass(frozen=True, slots=True)
class _Proof:
    """What a row rests on: how many statements, and the quote of them that reads best."""

    statements: int
    quote: Quote | None


def _part(
    table: Described, frame: pd.DataFrame, quotes: Quotes, known: Ties, names: Mapping[str, _Names]
) -> Part:
    behind = [
        _behind(table.name, str(i), row, quotes) for i, row in zip(frame.index, _rows(frame), strict=True)
    ]
    proofs = [_Proof(len(statements), quotes.best(statements)) for statements in behind]
    if table.name == "evidence":
        proofs = [_Proof(1, quotes.passage(row)) for row in _rows(frame)]
    filled = {str(c): [_is_filled(value) for value in frame[c].tolist()] for c in frame.columns}
    # One row that says much serves for most columns, so that examples belong together.
    told = [sum(row) for row in zip(*filled.values(), strict=True)]
    order = sorted(range(len(frame)), key=lambda n: _rank(n, proofs[n], told[n]))
    entries = []
    for name in filled:
        there = [n for n in order if filled[name][n]]
        variable = table.variable(name)
        entries.append(_entry(variable, frame[name], there, proofs, known, names.get(variable.values, {})))
    return Part(table, len(frame), tuple(entries))


def _rank(row: int, proof: _Proof, told: int) -> tuple[bool, int, int, tuple[int, int, str], int]:
    """How well a row serves as an example: few statements, many columns filled, a quote that reads well."""
    few = 0 if proof.statements <= 1 else min(proof.statements, 9)
    order = reading(proof.quote) if proof.quote else (9, 0, "")
    return proof.quote is None, few, -told, order, row


def _entry(
    variable: Variable, column: pd.Series[Any], there: Sequence[int], proofs: Sequence[_Proof], known: Ties,
    names: _Names,
) -> Entry:  # fmt: skip
    """A column: *there* are its filled rows, the best example first; *names* are those of its values."""
    values = column.tolist()
    kind = _type(column, [values[n] for n in there])
    if not there:
        return Entry(variable, kind, 0, 0, "", "", "", {}, None)
    chosen = next((n for n in there if _says(values[n])), there[0])
    text = _written(values[chosen])
    first = text.split(" ")[0] if kind == "IRI" else text
    about = known.about(first) if first in known.entities.index else {}
    label = {of: about[f"label_{of}"] for of in ("fr", "en")} if about else names.get(_code(first), {})
    ends = sorted(values[n] for n in there) if kind in ("number", "day") else []
    return Entry(
        variable,
        kind,
        len(there),
        len({_written(values[n]) for n in there}),
        _written(ends[0]) if ends else "",
        _written(ends[-1]) if ends else "",
        first if len(first) <= _LONG else f"{first[:_LONG].rstrip()}…",
        label,
        proofs[chosen].quote,
    )


def _behind(table: str, index: str, row: Mapping[str, Any], quotes: Quotes) -> list[str]:
    """The statements that a row rests on."""
    if table == "statements":
        return [str(row["id"])]
    if table == "documents":
        return []
    if "statement" in row:
        return [str(row["statement"])]
    if "statements" in row:
        return str(row["statements"]).split()
    iri = str(row.get("iri") or row.get("entity") or index.removesuffix("#instrument"))
    return quotes.of.get(iri, [])


def _listed(one: ValueList, made: Mapping[str, pd.DataFrame], said: pd.DataFrame, quotes: Quotes) -> Listed:
    table, _, column = one.counts.partition(".")
    if not column or table not in made:
        return Listed(one, tuple(Counted(value, None, None) for value in one.values))
    frame = made[table]
    if one.name.endswith("-kinds") and table == "statements":
        frame = said[said["relation"] == "kind"]
    rows: dict[str, list[int]] = {}
    for n, cell in enumerate(frame[column].tolist()):
        for code in str(cell).split():
            rows.setdefault(code.rsplit("/", 1)[-1].rsplit("#", 1)[-1] if "://" in code else code, []).append(
                n
            )
    records, index = list(_rows(frame)), [str(i) for i in frame.index]
    found: list[Counted] = []
    shown: set[str] = set()
    # The rarest first: what is frequent has other quotes to choose from.
    for value in sorted(one.values, key=lambda v: len(rows.get(v.code, []))):
        mine = rows.get(value.code, [])
        statements = [s for n in mine for s in _behind(table, index[n], records[n], quotes)]
        quote = quotes.best(statements, shown)
        shown |= {quote.text} if quote else set()
        found.append(Counted(value, len(mine), quote))
    place = {value.code: n for n, value in enumerate(one.values)}
    found.sort(key=lambda counted: place[counted.value.code])
    return Listed(one, tuple(found))


def _code(value: str) -> str:
    """The code of a value that may be an IRI."""
    return value.rsplit("/", 1)[-1].rsplit("#", 1)[-1] if "://" in value else value


def _row(part: str, table: str, about: Variable | Value, quote: Quote | None) -> dict[str, Any]:
    return {
        "part": part, "table": table, "name": about.name if isinstance(about, Variable) else about.code,
        "label_fr": about.label.get("fr", ""), "label_en": about.label.get("en", ""),
        "definition_fr": about.definition.get("fr", ""), "definition_en": about.definition.get("en", ""),
        "rule_fr": "", "rule_en": "", "type": "", "values": "", "count": None, "distinct": None, "example": "",
        "quote": quote.text if quote else "", "document": quote.document if quote else "",
    }  # fmt: skip


def _rows(frame: pd.DataFrame) -> Iterable[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _fields(document: Any) -> dict[str, Any]:  # noqa: ANN401 a dataclass with slots
    return {name: getattr(document, name) for name in document.__slots__}


def _is_filled(value: object) -> bool:
    return value is not None and value is not pd.NA and value == value and value != ""


def _says(value: object) -> bool:
    """Whether a value says something, as a zero or a no does not."""
    return _is_filled(value) and value is not False and value != 0


def _written(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value)
    return text.lower() if text in ("True", "False") else text


def _type(column: pd.Series[Any], values: Sequence[object]) -> str:
    if pd.api.types.is_bool_dtype(column) or (values and all(isinstance(value, bool) for value in values)):
        return "flag"
    if pd.api.types.is_numeric_dtype(column):
        return "number"
    if values and all(isinstance(value, date) for value in values):
        return "day"
    if values and all(str(value).startswith(("http://", "https://")) for value in values):
        return "IRI"
    return "text"
