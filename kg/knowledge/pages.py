"""Pages inside a notebook: the explorer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from kg.errors import KgError, UnknownTermError
from kg.knowledge.opened import Language, Opened

if TYPE_CHECKING:
    from kg.analysis.filters import Filters
    from kg.knowledge.page import Page


class Pages(Opened):
    """Pages of the graph."""

    def explore(
        self,
        *,
        language: Language | None = None,
        height: int = 720,
        measured: bool = False,
        **filters: Unpack[Filters],
    ) -> Page:
        """The explorer inside a notebook: graph, table, timeline and the quotes behind every edge.

        Everything is in it; the filters set what it opens on, a reader can loosen them.

        Args:
            language: the one it opens in.
            height: pixels it takes.
            measured: offer coalitions as colour and centralities as size; takes some seconds.
            filters: ``party``, ``topic``, ``speaker``, ``document``, ``force``, ``formation``, ``at_least``, ``on``
                and ``reviewed``, as :mod:`kg.analysis.filters` has them.

        Returns:
            A page; ``save(path)`` writes it as a file to send.

        Raises:
            UnknownTermError: a filter that pages have not, or a name nobody knows.
            EmptyNetworkError: the filters leave nothing.

        >>> graph.explore(party="Japon", language="en")
        Page('Entente', ... MB; .save(path) writes it)
        """
        from kg.knowledge.page import Page
        from kg.views.explorer import explorer
        from kg.views.start import start

        chosen, ties = self._in(language), self._all()
        subject, asked = _as_page(filters)
        view = start(self.release, ties, subject, asked, chosen)
        html = explorer(self.release, ties, start=view, language=chosen, measured=measured)
        return Page(html, height)


# Filter -> what the page's own view calls it.
_ON_PAGE = {
    "at_least": "at_least",
    "force": "forces",
    "formation": "formations",
    "topic": "topics",
    "speaker": "speakers",
    "document": "documents",
    "on": "on",
    "reviewed": "reviewed",
}


def _as_page(filters: Filters) -> tuple[tuple[str, str] | None, dict[str, Any]]:
    """The party a page opens on, and its filters."""
    from kg.analysis.filters import day_of

    there = [*_ON_PAGE, "party"]
    subject: tuple[str, str] | None = None
    asked: dict[str, Any] = {}
    given: dict[str, Any] = dict(filters)
    for name, value in given.items():
        if name not in there:
            raise UnknownTermError(name, there, what="filter of a page", there=there)
        if not value:
            continue
        if name == "party":
            parties = [value] if isinstance(value, str) else list(value)
            if len(parties) > 1:
                raise KgError("a page opens on one party; name one, and choose others in it")
            subject = ("party", parties[0])
        elif name == "on":
            asked["on"] = day_of(value)
        elif name == "reviewed":
            asked["reviewed"] = True
        else:
            asked[_ON_PAGE[name]] = [value] if isinstance(value, str) else list(value)
    return subject, asked
