"""Asking: SPARQL, named questions, names, and all about one thing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError
from kg.graph.answer import PREFIXES
from kg.knowledge.opened import Language, Opened

if TYPE_CHECKING:
    import pandas as pd
    import rdflib

    from kg.graph.query import NamedQuery, Solved
    from kg.knowledge.described import Described


class Answers(Opened):
    """What answers questions, of a release as of a server."""

    def sparql(self, query: str, **bindings: object) -> pd.DataFrame:
        """The answer to SPARQL, or to a named question, as a frame with real types.

        The project's prefixes (``ent:``, ``rdf:``, ``skos:`` ...) need no declaration.

        Args:
            query: a SELECT, or the name of a question that :meth:`questions` lists.
            bindings: values of variables: Python numbers, truths and dates, IRIs, texts (:meth:`iri` turns
                a name into an IRI); of a named question its parameters, where names are understood, and
                labels come in the language the graph was opened in.

        Returns:
            A row a solution, a column a variable: ``Int64``, ``Float64``, ``boolean``, ``datetime64[ms]``, else
            ``str`` (IRIs whole); what is not bound is missing. See :mod:`kg.knowledge.solutions`. Where a row
            names a statement of a release that nobody reviewed, a last column ``review`` says so.

        Raises:
            QueryError: the text cannot be parsed, line and column are named; or it asks for no table.
            UnknownTermError: no question, parameter, variable or thing of that name.
            StoreError: a server that does not answer: which, and how long it was given.

        >>> graph.sparql("who-works-with", party="Japon").columns.tolist()[:3]
        ['partner', 'instrument', 'status']
        >>> count = "SELECT (COUNT(?s) AS ?n) { ?s rdf:object ?what ; ent:relation ent:participatesIn }"
        >>> graph.sparql(count, what=graph.iri("G7")).dtypes.astype(str).to_dict()
        {'n': 'Int64'}
        """
        import pyoxigraph as ox

        from kg.knowledge.solutions import to_frame

        solved = self._solved(query, bindings)
        if isinstance(solved, ox.QueryBoolean):
            raise QueryError("the query asks yes or no; use .ask")
        if not isinstance(solved, ox.QuerySolutions):
            raise QueryError("the query makes a graph; use .construct")
        try:
            return self._with_review(to_frame(solved))
        except (RuntimeError, OSError) as error:
            raise QueryError(f"the query cannot be answered: {' '.join(str(error).split())}") from None

    def _with_review(self, found: pd.DataFrame) -> pd.DataFrame:
        """The answer with a column that says which rows rest on statements nobody reviewed, where any does."""
        import pandas as pd

        if self._opened is None or not self._unreviewed or "review" in found.columns:
            return found
        (said,) = self.release.parts("statements", [["id", "review"]])
        pairs = zip(said["id"].to_pylist(), said["review"].to_pylist(), strict=True)
        among = {f"{PREFIXES['statement']}{name}" for name, review in pairs if review == "unreviewed"}
        texts: pd.DataFrame = found.select_dtypes("str")
        mark = texts.isin(among).any(axis=1)
        if not mark.any():
            return found
        return found.assign(review=pd.Series("unreviewed", found.index, dtype="str").where(mark))

    def ask(self, query: str, **bindings: object) -> bool:
        """The answer to an ASK.

        Args:
            query: an ASK.
            bindings: values of variables, as for :meth:`sparql`.

        Raises:
            QueryError: the text cannot be parsed, or asks for something else.

        >>> graph.ask("ASK { ?s rdf:subject ?party }", party=graph.iri("Japon"))
        True
        """
        import pyoxigraph as ox

        solved = self._solved(query, bindings)
        if not isinstance(solved, ox.QueryBoolean):
            raise QueryError("the query does not ask yes or no; use .sparql or .construct")
        return bool(solved)

    def construct(self, query: str, **bindings: object) -> rdflib.Graph:
        """The graph that a CONSTRUCT or DESCRIBE makes, in memory and yours to change.

        Args:
            query: a CONSTRUCT or DESCRIBE.
            bindings: values of variables, as for :meth:`sparql`.

        Raises:
            QueryError: the text cannot be parsed, or makes no graph.

        >>> len(graph.construct("DESCRIBE ?party", party=graph.iri("Japon"))) > 5
        True
        """
        import pyoxigraph as ox

        from kg.knowledge.interchange import graph_of

        solved = self._solved(query, bindings)
        if isinstance(solved, ox.QueryBoolean | ox.QuerySolutions):
            raise QueryError("the query makes no graph; use .sparql or .ask")
        return graph_of(solved)

    def _solved(self, query: str, bindings: Mapping[str, object]) -> Solved:
        from kg.graph.query import is_name, named, resolver, solve

        if is_name(query):
            given = {name: _written(value) for name, value in bindings.items()}
            question = named(query, _questions())

            def resolve(value: str, kind: str) -> str:
                return resolver(self._names)(value, kind)

            return solve(self._source, question.filled(given, resolve, self.language))
        if bindings:
            from kg.graph.binding import bind

            query = bind(query, bindings)
        return solve(self._source, query)

    def questions(self, language: Language | None = None) -> pd.DataFrame:
        """The named questions that :meth:`sparql` answers.

        Args:
            language: of the titles; that of the graph by default.

        Returns:
            Index ``name``; ``theme``, ``title``, ``parameters`` (with their defaults); sorted by theme.

        >>> graph.questions(language="en").loc["who-works-with", "theme"]
        'partners'
        """
        import pandas as pd

        chosen = self._in(language)
        rows = [
            (
                q.name,
                q.theme,
                q.titles.get(chosen, ""),
                ", ".join(f"{p.name}={p.default}" for p in q.parameters),
            )
            for q in _questions().values()
        ]
        made = pd.DataFrame(rows, columns=["name", "theme", "title", "parameters"])
        return made.sort_values(["theme", "name"]).set_index("name")

    def rdflib(self) -> rdflib.Dataset:
        """A live rdflib Dataset over the same store, read-only: nothing is copied.

        Everything stands in its default graph. For changes take a copy:
        ``rdflib.Graph() + dataset.default_graph``, or :meth:`construct`.

        >>> from rdflib import RDF, URIRef
        >>> dataset = graph.rdflib()
        >>> party = URIRef(graph.iri("Japon"))
        >>> any(dataset.triples((party, RDF.type, None)))
        True
        """
        from kg.knowledge.interchange import dataset, remote

        if self._endpoint is not None:
            return remote(self._endpoint)
        return dataset(self.release)

    def iri(self, name: str) -> str:
        """The IRI of the one thing that goes by a name; case, accents and punctuation do not count.

        Raises:
            UnknownTermError: nobody does; the nearest names are given.
            AmbiguousNameError: several do.

        >>> graph.iri("south korea")
        'https://w3id.org/entente/id/territory/kor'
        """
        return self._find(name)

    def find(self, text: str, most: int = 20) -> pd.DataFrame:
        """The things whose name is, begins with or holds a text; else those spelt nearly so.

        Args:
            text: a name or a part of one, in any language.
            most: rows at most.

        Returns:
            Index ``iri``; ``label`` (in the graph's language), ``name`` (the one that was found), ``match``
            (``exact``, ``begins``, ``word``, ``within``, ``near``) and ``type`` (``territory``, ``agreement``
            ...); of a release ``statements`` as well. Best first, and among equals what most is said of.

        >>> graph.find("corée").label.tolist()[:2]
        ['Corée du Sud', 'Corée du Nord']
        """
        import pandas as pd

        from kg.graph.find import MATCHES

        hits = self._names.search(text)
        spoken = self._spoken_of() if self._opened is not None else {}
        hits.sort(key=lambda hit: (MATCHES.index(hit.match), -spoken.get(hit.iri, 0)))
        hits = hits[:most]
        found: dict[str, list[Any]] = {
            "label": [self._names.label(hit.iri, self.language) for hit in hits],
            "name": [hit.name for hit in hits],
            "match": [hit.match for hit in hits],
            "type": [self._type_of(hit.iri) for hit in hits],
        }
        if self._opened is not None:
            found["statements"] = [spoken.get(hit.iri, 0) for hit in hits]
        made = pd.DataFrame(found, index=pd.Index([hit.iri for hit in hits], name="iri", dtype="str"))
        return made.astype({"match": "category", "type": "category"})

    def _type_of(self, iri: str) -> str:
        """The class of a thing as one word: from the store, else from its IRI."""
        from kg.graph.find import values
        from kg.namespaces import BASE, ENT, RDF

        types = values(self.release.store, iri, RDF.type) if self._opened is not None else []
        own = [of.removeprefix(str(ENT)) for of in types if of.startswith(str(ENT))]
        room, inner = iri.removeprefix(BASE).split("/")[:2]
        return own[0].lower() if own else {"id": inner, "scheme": "topic", "doc": "document"}.get(room, room)

    def _spoken_of(self) -> Mapping[str, int]:
        """How many statements have a thing at either end."""
        from collections import Counter

        found: Counter[str] = Counter()
        for part in self.release.parts("statements", [["subject", "object"]]):
            for name in part.column_names:
                found.update(part.column(name).to_pylist())
        return found

    def show(self, name: str, language: Language | None = None) -> Described:
        """All about one thing: what it is, and every statement about it with its proof.

        Args:
            name: any of its names, or its IRI.
            language: of the labels; that of the graph by default.

        Returns:
            A description to look at; ``frame`` has a row a statement.

        Raises:
            UnknownTermError: nobody goes by that name; the nearest names are given.
            AmbiguousNameError: several do.

        >>> graph.show("South Korea").labels["fr"]
        'Corée du Sud'
        """
        from kg.graph.show import describe
        from kg.knowledge.described import Described

        chosen = self._in(language)
        return Described(describe(self.release.store, self._find(name), chosen), chosen)


@cache
def _questions() -> Mapping[str, NamedQuery]:
    from kg.graph.query import named_queries

    return named_queries()


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
