"""The graph as Python sees it: frames, answers, descriptions and networks of one release."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from kg.graph.release import Release

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from kg.graph.show import Description
    from kg.issues import Issue


class KnowledgeGraph:
    """A release, open for reading; it stays on disk as long as this object, or its ``with`` block, lives.

    Args:
        where: a folder of ``kg build`` or one of its releases; by default ``$KG_STORE``, else ``build``.
    """

    def __init__(self, where: Path | str | None = None) -> None:
        self.release = Release(where)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        counts = self.release.counts
        return f"KnowledgeGraph({str(self.release.folder)!r}, {counts['statements']:,} statements)"

    def close(self) -> None:
        """Lets the release go."""
        self.release.close()

    @property
    def counts(self) -> dict[str, Any]:
        """How much of everything there is."""
        return dict(self.release.counts)

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What the readings did not understand, sorted by document and place."""
        return self.release.issues

    def statements(self) -> pd.DataFrame:
        """A row a statement; the columns are those of :mod:`kg.graph.table`, the index is the id."""
        return self._frame("statements", index="id")

    def evidence(self) -> pd.DataFrame:
        """A row a passage of a statement: ``statement``, ``ordinal``, ``start``, ``end``, ``quote``."""
        return self._frame("evidence")

    def entities(self) -> pd.DataFrame:
        """A row a party, instrument, topic or other thing; the index is the IRI."""
        return self._frame("entities", index="iri")

    def network(self) -> nx.MultiDiGraph[str]:
        """Parties and instruments, an edge a statement of taking part, membership or leading."""
        from kg.graph.network import two_mode

        return two_mode(self.release)

    def show(self, name: str, language: str = "fr") -> Description:
        """All about one thing, under any of its names.

        Raises:
            UnknownTermError: nobody goes by that name.
            AmbiguousNameError: several do.
        """
        from kg.graph.find import find
        from kg.graph.show import describe

        return describe(self.release.store, find(self.release.store, name), language)

    def query(self, text: str, **parameters: str) -> pd.DataFrame:
        """The answer to SPARQL, or to a named question with its parameters, a row a solution.

        Raises:
            QueryError: the text cannot be parsed; line and column are named.
            UnknownTermError: no question, parameter or thing of that name.
        """
        import pandas as pd

        from kg.graph.query import ask

        answer = ask(self.release.store, text, parameters)
        return pd.DataFrame(answer.texts(), columns=list(answer.columns))

    def _frame(self, name: str, index: str | None = None) -> pd.DataFrame:
        frame: pd.DataFrame = self.release.table(name).to_pandas()
        return frame if index is None else frame.set_index(index)
