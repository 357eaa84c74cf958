"""From anything back to the words that prove it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kg.errors import UnknownTermError
from kg.knowledge.opened import Language, Opened
from kg.namespaces import BASE

if TYPE_CHECKING:
    import pandas as pd

    from kg.knowledge.evidence import Evidence, Passage

_ID = re.compile(r"[0-9a-f]{32}")
_STATEMENT = f"{BASE}statement/"
_MARK = "#instrument"  # what a two-mode network adds to an instrument that is a party as well
_AROUND = 160  # characters on either side of a passage
_COLUMNS = (
    "id", "document", "subject", "object", "subject_{0}", "object_{0}", "value", "predicate", "status", "when",
    "review",
)  # fmt: skip


class Proofs(Opened):
    """Evidence, fetched when it is asked for."""

    def passages(self) -> pd.DataFrame:
        """Every passage of the release, a row each, for joins by ``statement``.

        Returns:
            ``statement`` (id), ``ordinal`` (from 0), ``start`` and ``end`` (offsets of characters in the
            document's text), ``quote``; in the order of the statements.

        >>> graph.passages().columns.tolist()
        ['statement', 'ordinal', 'start', 'end', 'quote']
        """
        from kg.knowledge.frames import passages

        return passages(self.release)

    def evidence(self, *of: Any, language: Language | None = None) -> Evidence:  # noqa: ANN401
        """The passages that prove something, each with its document, its place and the words around it.

        Args:
            of: a statement (id or IRI); several of them; rows of a frame of this graph; an edge of one of
                its networks (``(a, b)`` or ``(a, b, data)``); the name of a party, an instrument or a
                topic; or two names, for what ties one to the other.
            language: of the labels; quotes stay in the language they were written in.

        Returns:
            A sequence of :class:`~kg.knowledge.evidence.Passage`; in a notebook the quotes are highlighted
            within their surroundings; ``frame`` has a row a passage.

        Raises:
            UnknownTermError: no such statement, or nobody goes by a name; the nearest are given.

        >>> proof = graph.evidence("Japon", "France")
        >>> all(passage.quote in graph.release.text(passage.document) for passage in proof)
        True
        >>> statements = graph.statements(topic="semi-conducteurs")
        >>> len(graph.evidence(statements.head(3))) >= 3
        True
        """
        from kg.knowledge.evidence import Evidence

        chosen = self._in(language)
        things = of[0] if len(of) == 1 else of
        ids, told = self._behind(things)
        return Evidence(self._passages(ids, chosen), told)

    def _behind(self, of: Any) -> tuple[set[str] | str, str]:  # noqa: ANN401
        """Ids of statements, or the IRI of a thing that they speak of; and what was asked for, in words."""
        if isinstance(of, str):
            if _ID.fullmatch(of.removeprefix(_STATEMENT)):
                return {of.removeprefix(_STATEMENT)}, of
            iri = self._find(of.removesuffix(_MARK))
            return iri, self._names.label(iri, self.language)
        if isinstance(of, Mapping):
            return _named_in(of), "statements"
        if hasattr(of, "columns") or hasattr(of, "to_frame"):
            return _of_frame(of), "statements"
        parts = list(of)
        if len(parts) == 3 and isinstance(parts[2], Mapping) and "statements" in parts[2]:
            return _named_in(parts[2]), " – ".join(self._called(part) for part in parts[:2])
        if len(parts) >= 2 and not _ID.fullmatch(str(parts[0]).removeprefix(_STATEMENT)):
            ends = [self._find(str(part).removesuffix(_MARK)) for part in parts[:2]]
            return self._between(*ends), " – ".join(self._names.label(iri, self.language) for iri in ends)
        return {str(part).removeprefix(_STATEMENT) for part in parts}, "statements"

    def _called(self, node: object) -> str:
        return self._names.label(str(node).removesuffix(_MARK), self.language)

    def _between(self, first: str, second: str) -> set[str]:
        """The statements that tie one thing to another: directly, or as parties of one instrument."""
        said = self._all(every=True).frame
        ends = ["party", "actor", "instrument", "via"]
        touching = [said[(said[ends] == iri).any(axis=1)] for iri in (first, second)]
        direct = set(touching[0]["statement"]) & set(touching[1]["statement"])
        objects = self.release.table("statements").select(["id", "subject", "object"]).to_pylist()
        direct |= {row["id"] for row in objects if {row["subject"], row["object"]} == {first, second}}
        if direct:
            return direct
        mine = [rows[rows["layer"] == "tie"] for rows in touching]
        shared = set(mine[0]["instrument"]) & set(mine[1]["instrument"])
        return {s for rows in mine for s in rows.loc[rows["instrument"].isin(shared), "statement"]}

    def _passages(self, of: set[str] | str, language: Language) -> list[Passage]:
        import pyarrow as pa
        from pyarrow import compute

        from kg.knowledge.evidence import Passage

        (said,) = self.release.parts("statements", [[name.format(language) for name in _COLUMNS]])
        if isinstance(of, str):
            kept = compute.or_(compute.equal(said["subject"], of), compute.equal(said["object"], of))
        else:
            kept = compute.is_in(said["id"], value_set=pa.array(sorted(of), pa.string()))
        rows = {row["id"]: row for row in said.filter(kept).to_pylist()}
        if not isinstance(of, str) and (unknown := sorted(of - rows.keys())):
            raise UnknownTermError(
                unknown[0], what="statement", otherwise="ids are the index of .statements()"
            )
        quotes = self.release.table("evidence")
        proving = compute.is_in(quotes["statement"], value_set=pa.array(list(rows), pa.string()))
        place = {identifier: number for number, identifier in enumerate(rows)}
        found = sorted(
            quotes.filter(proving).to_pylist(), key=lambda q: (place[q["statement"]], q["ordinal"])
        )
        documents = {document.id: document for document in self.release.documents}
        texts = {name: self.release.text(name) for name in {row["document"] for row in rows.values()}}
        return [
            Passage(
                statement=quote["statement"],
                says=self._in_words(rows[quote["statement"]], language),
                document=(name := rows[quote["statement"]]["document"]),
                title=documents[name].title,
                language=documents[name].language,
                start=quote["start"],
                end=quote["end"],
                quote=quote["quote"],
                before=_tail(texts[name][max(quote["start"] - _AROUND, 0) : quote["start"]]),
                after=_head(texts[name][quote["end"] : quote["end"] + _AROUND]),
                review=rows[quote["statement"]]["review"],
            )
            for quote in found
        ]

    def _in_words(self, row: Mapping[str, Any], language: Language) -> str:
        from kg.vocabulary import load

        verb = load().term_label(row["predicate"], language)
        rest = " · ".join(filter(None, (row["status"], row["when"])))
        line = f"{row[f'subject_{language}']} — {verb} → {row[f'object_{language}'] or row['value']}"
        return f"{line}  [{rest}]" if rest else line


def _named_in(about: Mapping[str, Any]) -> set[str]:
    return set(str(about.get("statements", about.get("statement", ""))).split())


def _of_frame(rows: Any) -> set[str]:  # noqa: ANN401
    """The ids of statements that rows of a frame, a row or a column of ids stand for."""
    if not hasattr(rows, "columns"):
        fields = [name for name in ("statements", "statement") if name in rows.index]
        if fields:
            return set(str(rows[fields[0]]).split())
        return {str(rows.name)} if _ID.fullmatch(str(rows.name)) else _ids(rows)
    for name in ("statement", "statements"):
        if name in rows.columns:
            return _ids(rows[name])
    return _ids(rows.index)


def _ids(values: Iterable[Any] | Collection[Any]) -> set[str]:
    return {identifier.removeprefix(_STATEMENT) for value in values for identifier in str(value).split()}


def _tail(text: str) -> str:
    """The end of a text, from a word on."""
    return text[text.find(" ") + 1 :] if len(text) == _AROUND else text


def _head(text: str) -> str:
    """The beginning of a text, up to a word."""
    return text[: text.rfind(" ")] if len(text) == _AROUND and " " in text else text
