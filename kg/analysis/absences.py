"""What is covered, what was read without finding anything, and what nobody read about.

An empty cell of a network means two things that must not be confused. A document that speaks of
Japan and of quantum computing, and links them in no statement, is evidence of a kind; a pair of which
no document speaks is not. The grid tells them apart, and names the documents.

Memory grows with the pairs that documents speak of together, not with the grid.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from scipy import sparse

from kg.analysis.links import joined, pairs
from kg.analysis.ties import Ties, plain

if TYPE_CHECKING:
    from kg.graph.release import Release

VALUES = ("covered", "read", "never")
ANY = ("joint", "series", "unknown")
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Absences:
    """A grid of three values, kept sparsely.

    Attributes:
        rows: IRIs of parties, sorted.
        columns: IRIs of parties or topics, sorted.
        covered: statements and documents of each cell that some statement links, joined ids.
        read: for each other cell the documents that speak of both ends, joined ids.
        documents: ids of all documents that were read, sorted. A cell that is neither covered nor
            read was never read about in any of them.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    covered: Mapping[Cell, tuple[str, str]]
    read: Mapping[Cell, str]
    documents: tuple[str, ...]

    def value(self, row: str, column: str) -> str:
        """``covered``, ``read`` or ``never``; empty for a party and itself.

        Raises:
            ValueError: not in the grid.
        """
        if row == column:
            return ""
        cell = self.rows.index(row), self.columns.index(column)
        return "covered" if cell in self.covered else "read" if cell in self.read else "never"

    def counts(self) -> pd.DataFrame:
        """How many pairs have each value: ``value``, ``pairs``, ``share``; a pair counts once."""
        own = set(self.rows) & set(self.columns)
        total = len(self.rows) * len(self.columns) - len(own) - len(own) * (len(own) - 1) // 2
        covered, read = (len(self._once(cells)) for cells in (self.covered, self.read))
        sizes = (covered, read, total - covered - read)
        shares = [size / total if total else float("nan") for size in sizes]
        return pd.DataFrame({"value": VALUES, "pairs": sizes, "share": shares})

    def frame(self) -> pd.DataFrame:
        """The grid as such, index the rows: for small grids, a cell costs memory here."""
        found = np.full((len(self.rows), len(self.columns)), "never", dtype=object)
        for value, cells in (("read", self.read), ("covered", self.covered)):
            for cell in cells:
                found[cell] = value
        places = {column: j for j, column in enumerate(self.columns)}
        for i, row in enumerate(self.rows):
            if row in places:
                found[i, places[row]] = ""
        return pd.DataFrame(found, index=pd.Index(self.rows, name="row"), columns=list(self.columns))

    def table(self, value: str) -> pd.DataFrame:
        """The pairs with one value, each once.

        Args:
            value: ``covered``, ``read`` or ``never``; the last lists the whole rest of the grid.

        Returns:
            ``row``, ``column``, ``statements``, ``documents`` (those of the statements, or those
            that speak of both; empty where never read); sorted.
        """
        if value not in VALUES:
            raise ValueError(f"unknown value {value!r}; use one of {', '.join(VALUES)}")
        cells: Iterable[Cell] = {"covered": self.covered, "read": self.read}.get(value) or ()
        if value == "never":
            cells = self._never()
        found = [
            (self.rows[i], self.columns[j], *self.covered.get((i, j), ("", self.read.get((i, j), ""))))
            for i, j in self._once(cells)
        ]
        return pd.DataFrame(found, columns=["row", "column", "statements", "documents"])

    def _never(self) -> Iterator[Cell]:
        for i, row in enumerate(self.rows):
            for j, column in enumerate(self.columns):
                if row != column and (i, j) not in self.covered and (i, j) not in self.read:
                    yield i, j

    def _once(self, cells: Iterable[Cell]) -> list[Cell]:
        """Cells in order, without those whose mirror image comes before."""
        own = set(self.rows) & set(self.columns)

        def is_first(cell: Cell) -> bool:
            row, column = self.rows[cell[0]], self.columns[cell[1]]
            return row < column or row not in own or column not in own

        return sorted(filter(is_first, cells))


def spoken(release: Release, ties: Ties) -> pd.DataFrame:
    """What each document speaks of: what its statements link, and what its text names.

    A name counts where it has one meaning; of nested names the longest counts ("Guinée équatoriale"
    does not speak of Guinea); a topic whose names are everyday words counts only in statements. All
    three keep "read" from being claimed too often.

    Args:
        release: an opened release.
        ties: its ties, for folding: who names a ministry speaks of its party.

    Returns:
        ``document``, ``thing`` (IRI of anything), ``how`` (``stated``, else ``named``); sorted.
    """
    from kg.vocabulary.lexicon import Lexicon, Name, names

    known, vocabulary = plain(release, "names"), ties.vocabulary
    own = known[known["entity"].str.contains("/provisional/") & (known["role"] != "type")]
    local = [Name(text, iri) for text, iri in own[["text", "entity"]].to_numpy().tolist()]
    voices = {str(iri): str(party) for iri, party in ties.entities["speaks_for"].items() if party}
    folds = voices | dict(ties.frame[["actor", "party"]].to_numpy().tolist())
    said = plain(release, "statements")[["document", "subject", "object"]]
    found: dict[tuple[str, str], str] = {}
    lexica: dict[str, Lexicon] = {}
    for document in release.documents:
        language = document.language.split("-")[0]
        if language not in lexica:
            lexica[language] = Lexicon([*names(vocabulary, language), *local])
        hits = lexica[language].find(release.text(document.id))
        things = {hit.iris[0] for hit in hits if len(hit.iris) == 1}
        for iri in things:
            if not vocabulary.is_broad_term(iri):
                found[document.id, folds.get(iri, vocabulary.speaks_for(iri) or iri)] = "named"
    for document_id, *ends in said.itertuples(index=False, name=None):
        for iri in filter(None, ends):
            found[document_id, folds.get(iri, iri)] = "stated"
    rows = [(document_id, iri, how) for (document_id, iri), how in sorted(found.items())]
    return pd.DataFrame(rows, columns=["document", "thing", "how"])


def party_grid(
    ties: Ties,
    speaks: pd.DataFrame,
    documents: Collection[str],
    rows: Collection[str] = (),
    columns: Collection[str] = (),
) -> Absences:
    """Party by party.

    Covered is a pair that an instrument links: a joint one, a series of which one is the hub and the
    other a spoke, or one of unknown formation, where something was found though not what it means.

    Args:
        ties: the ties, as selected.
        speaks: what :func:`spoken` returns, of the documents that count.
        documents: ids of the documents that were read.
        rows: parties; by default all of the ties.
        columns: parties; by default the rows.
    """
    parties = sorted(set(rows) or set(ties.frame["party"]))
    across = sorted(set(columns) or parties)
    linked = pairs(ties, ANY)
    mirrored = linked.rename(columns={"first": "second", "second": "first"})
    found = pd.concat([linked, mirrored])
    found = found[found["first"].isin(parties) & found["second"].isin(across)]
    proof = ties.frame[["party", "instrument", "statement", "document"]]
    ends = [
        found.merge(proof, left_on=[end, "instrument"], right_on=["party", "instrument"])
        for end in ("first", "second")
    ]
    told = pd.concat(ends)[["first", "second", "statement", "document"]]
    return _grid(parties, across, told, speaks, documents)


def topic_grid(
    ties: Ties,
    speaks: pd.DataFrame,
    documents: Collection[str],
    rows: Collection[str] = (),
    columns: Collection[str] = (),
) -> Absences:
    """Party by topic.

    Covered is a party with a tie to an instrument that covers the topic or a narrower one; who speaks
    of a narrower topic speaks of the topic.

    Args:
        ties: the ties, as selected.
        speaks: what :func:`spoken` returns, of the documents that count.
        documents: ids of the documents that were read.
        rows: parties; by default all of the ties.
        columns: topics; by default those that instruments of the ties cover.
    """
    parties = sorted(set(rows) or set(ties.frame["party"]))
    kept = ties.frame[ties.frame["party"].isin(parties)]
    named = kept[["party", "instrument", "statement", "document"]]
    through = named.assign(instrument=kept["via"])
    reached = pd.concat([named, through]).drop_duplicates()
    covers = ties.topics[ties.topics["instrument"].isin(set(reached["instrument"]))]
    topics = sorted(set(columns) or set(covers["topic"]))
    above: dict[str, list[str]] = {}
    for topic in topics:
        for narrower in ties.vocabulary.narrower(topic):
            above.setdefault(narrower, []).append(topic)
    covers = covers.assign(second=covers["topic"].map(above)).explode("second").dropna(subset="second")
    found = reached.merge(covers, on="instrument", suffixes=("_tie", "_covers"))
    ends = [
        found[["party", "second", f"statement_{end}", f"document_{end}"]].set_axis(_TOLD, axis=1)
        for end in ("tie", "covers")
    ]
    wider = speaks.assign(thing=speaks["thing"].map(lambda iri: above.get(iri, [iri]))).explode("thing")
    return _grid(parties, topics, pd.concat(ends), wider, documents)


_TOLD = ["first", "second", "statement", "document"]


def _grid(
    rows: Sequence[str],
    columns: Sequence[str],
    told: pd.DataFrame,
    speaks: pd.DataFrame,
    documents: Collection[str],
) -> Absences:
    row, column = ({iri: n for n, iri in enumerate(iris)} for iris in (rows, columns))
    behind: dict[Cell, tuple[set[str], set[str]]] = {}
    for first, second, statement, document in told.drop_duplicates().itertuples(index=False, name=None):
        if first != second:
            statements, where = behind.setdefault((row[first], column[second]), (set(), set()))
            statements.add(statement)
            where.add(document)
    covered = {cell: (joined(said), joined(where)) for cell, (said, where) in sorted(behind.items())}
    names = sorted(set(documents))
    of_rows, of_columns = (_speaking(speaks, names, index) for index in (row, column))
    both: Any = sparse.csr_array(of_rows.T @ of_columns).tocoo()
    where_row, where_column = _documents(of_rows, names), _documents(of_columns, names)
    shared: dict[tuple[frozenset[str], frozenset[str]], str] = {}
    read = {}
    for i, j in sorted(zip(both.row.tolist(), both.col.tolist(), strict=True)):
        if (i, j) not in covered and rows[i] != columns[j]:
            ends = where_row[i], where_column[j]
            if ends not in shared:
                shared[ends] = joined(ends[0] & ends[1])
            read[i, j] = shared[ends]
    return Absences(tuple(rows), tuple(columns), covered, read, tuple(names))


def _speaking(speaks: pd.DataFrame, documents: Sequence[str], things: Mapping[str, int]) -> sparse.csc_array:
    """Documents by things, 1 where the document speaks of the thing."""
    place = {document: n for n, document in enumerate(documents)}
    kept = speaks[speaks["document"].isin(place) & speaks["thing"].isin(things)]
    where = kept[["document", "thing"]].drop_duplicates()
    index = (where["document"].map(place).to_numpy(), where["thing"].map(things).to_numpy())
    ones = np.ones(len(where), dtype=np.int64)
    return sparse.csc_array((ones, index), shape=(len(documents), len(things)))


def _documents(speaking: sparse.csc_array, documents: Sequence[str]) -> list[frozenset[str]]:
    """The documents that speak of each thing."""
    ends = zip(speaking.indptr.tolist(), speaking.indptr.tolist()[1:], strict=False)
    return [frozenset(documents[n] for n in speaking.indices[a:b].tolist()) for a, b in ends]
