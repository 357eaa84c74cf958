"""An opened graph: a release on disk, or a server; what everything else of the API is built on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self

from kg.errors import StoreError, UnknownTermError
from kg.graph.release import Release

if TYPE_CHECKING:
    from kg.analysis.filters import Filters
    from kg.analysis.ties import Ties
    from kg.graph.endpoint import Endpoint
    from kg.graph.find import Names
    from kg.graph.query import Source
    from kg.issues import Issue

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")
_TRY = (
    ".statements()",
    '.find("corée")',
    '.sparql("who-works-with", party="Japon")',
    '.evidence("G7")',
    ".network()",
    ".explore()",
)


class Opened:
    """A release, open for reading; it stays on disk as long as this object, or its ``with`` block, lives."""

    def __init__(
        self,
        where: Path | str | None = None,
        *,
        language: Language = "fr",
        timeout: float = 30.0,
    ) -> None:
        self._language = _known(language)
        self._endpoint: Endpoint | None = None
        self._opened: Release | None = None
        if isinstance(where, str) and where.startswith(("http://", "https://")):
            from kg.graph.endpoint import Endpoint

            self._endpoint = Endpoint(where, timeout)
        else:
            self._opened = Release(where)
        self._ties: dict[tuple[bool, bool], Ties] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets the release go, so that the next build may clear it; frames and networks live on.

        >>> opened = kg.open(folder)
        >>> opened.close()
        """
        if self._opened is not None:
            self._opened.close()

    def __repr__(self) -> str:
        if self._endpoint is not None:
            return f"KnowledgeGraph({self._endpoint.address!r})\n  try  .sparql() .ask() .construct() .find()"
        counts = self.counts
        said = ", ".join([*(f"{counts[name]:,} {name}" for name in _COUNTED), *self._unreviewed])
        return (
            f"KnowledgeGraph({str(self.release.folder)!r})\n"
            f"  {said}\n"
            f"  built {self._built} by entente {self.release.manifest['versions']['entente']}\n"
            f"  try  {'  '.join(_TRY)}"
        )

    def _repr_html_(self) -> str:
        from kg.knowledge.markup import card

        if self._endpoint is not None:
            return card(
                "Entente", self._endpoint.address, [], [".sparql()", ".ask()", ".construct()", ".find()"]
            )
        counts = self.counts
        figures = [(f"{counts[name]:,}", name) for name in _COUNTED]
        made = f"built {self._built} by entente {self.release.manifest['versions']['entente']}"
        made = " · ".join([made, *self._unreviewed])
        return card("Entente", f"{self.release.folder} · {made}", figures, _TRY)

    @property
    def _unreviewed(self) -> list[str]:
        """How many statements nobody reviewed, in words, where there are any."""
        count = self.counts["by review"].get("unreviewed", 0)
        return [f"{count:,} of the statements unreviewed"] if count else []

    @property
    def _built(self) -> str:
        return str(self.release.manifest.get("created", ""))[:16].replace("T", " ")

    @property
    def language(self) -> Language:
        """The language of labels: ``fr`` or ``en``.

        >>> kg.open(folder, language="en").language
        'en'
        """
        return self._language

    @property
    def release(self) -> Release:
        """The release on disk.

        >>> graph.release.folder.is_dir()
        True

        Raises:
            StoreError: the graph is on a server.
        """
        if self._opened is None:
            address = self._endpoint.address if self._endpoint is not None else ""
            raise StoreError(
                f"{address}: a server answers .sparql, .ask, .construct, .find, .iri and .rdflib; "
                "for frames, networks and analyses open a folder of kg build"
            )
        return self._opened

    @property
    def counts(self) -> dict[str, Any]:
        """How much of everything there is, as the builder counted.

        >>> graph.counts["documents"] > 0
        True
        """
        counts: dict[str, Any] = _copied(self.release.counts)
        return counts

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What the readings did not understand, sorted by document and place.

        >>> [issue.kind for issue in graph.issues if not issue.message]
        []
        """
        return self.release.issues

    @property
    def _source(self) -> Source:
        """What answers SPARQL."""
        return self._endpoint if self._endpoint is not None else self.release.store

    @cached_property
    def _names(self) -> Names:
        if self._endpoint is not None:
            return self._endpoint.names()
        from kg.graph.find import names

        return names(self.release.store)

    def _find(self, name: str, within: Collection[str] = ()) -> str:
        return self._names.find(name, within)

    def _all(self, organisations: bool = False, every: bool = False) -> Ties:
        """All ties, worked out once; nobody outside is handed them."""
        asked = (organisations, every)
        if asked not in self._ties:
            from kg.analysis.ties import ties

            self._ties[asked] = ties(self.release, organisations=organisations, every=every)
        return self._ties[asked]

    def _selected(self, filters: Filters) -> Ties:
        """The ties that the filters keep."""
        from kg.analysis.filters import selected

        known = self._all(bool(filters.get("organisations")))
        return selected(self.release, filters, names=self._find, known=known)

    def _in(self, language: Language | None) -> Language:
        return self._language if language is None else _known(language)


_COUNTED = ("documents", "statements", "parties", "instruments", "topics")


def _known(language: str) -> Language:
    for known in LANGUAGES:
        if language == known:
            return known
    raise UnknownTermError(language, LANGUAGES, what="language", there=LANGUAGES)


def _copied(value: Any) -> Any:  # noqa: ANN401
    return {name: _copied(of) for name, of in value.items()} if isinstance(value, Mapping) else value
