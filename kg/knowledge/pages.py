"""Pages inside a notebook: the explorer."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from kg.errors import KgError, UnknownTermError
from kg.knowledge.opened import Language, Opened

if TYPE_CHECKING:
    from kg.analysis.filters import Filters


class Page:
    """A page of HTML that needs nothing else: shown in a notebook, or saved to send.

    Args:
        html: the page.
        height: pixels it takes in a notebook.
        title: what it is, for readers that show no page.
    """

    def __init__(self, html: str, height: int = 720, title: str = "Entente") -> None:
        self.html = html
        self.height = height
        self.title = title

    def save(self, path: Path | str) -> Path:
        """Writes the page, whole or not at all.

        Raises:
            KgError: the file cannot be written.
        """
        path = Path(path)
        unfinished = path.with_name(f".{path.name}.unfinished")
        try:
            unfinished.write_text(self.html, "utf-8")
            unfinished.replace(path)
        except OSError as error:
            raise KgError(f"{path}: cannot be written ({error.strerror}); choose another place") from None
        return path

    def __repr__(self) -> str:
        return f"Page({self.title!r}, {len(self.html) / 1e6:.1f} MB; .save(path) writes it)"

    def _repr_html_(self) -> str:
        return (
            f'<iframe title="{escape(self.title, quote=True)}" srcdoc="{escape(self.html, quote=True)}" '
            f'width="100%" height="{self.height}" style="border:1px solid #ccc"></iframe>'
        )


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
