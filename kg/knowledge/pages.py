"""Pages inside a notebook: the explorer, the note on a party, the codebook; and the figures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Unpack

from kg.errors import KgError
from kg.knowledge.opened import Language, Opened

if TYPE_CHECKING:
    from kg.analysis.filters import Filters
    from kg.knowledge.page import Page
    from kg.knowledge.plots import Plots

_NOTE = 1150  # pixels: a sheet of paper on a screen


class Pages(Opened):
    """Pages and figures of the graph."""

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
            filters: what it opens on, see :mod:`kg.analysis.filters`; one ``party`` at most.

        Returns:
            A page; ``save(path)`` writes it as a file to send.

        Raises:
            KgError: several parties to open on.
            UnknownTermError: no such filter, or a name nobody knows.
            EmptyNetworkError: the filters leave nothing.

        >>> graph.explore(party="Japon", language="en")
        Page('Entente', ... MB; .save(path) writes it)
        """
        from kg.analysis.filters import selection_of
        from kg.knowledge.page import Page
        from kg.views.explorer import explorer
        from kg.views.start import start

        chosen, known = self._in(language), self._all()
        given: dict[str, Any] = dict(filters)
        subject = _opened_on(given.pop("party", ()))
        self._selected(filters)
        selection = selection_of(self.release, given, known, self._find)
        apart = [name for name in ("organisations", "expand") if given.get(name)]
        view = start(self.release, subject, selection, parties=apart, language=chosen)
        return Page(explorer(self.release, known, start=view, language=chosen, measured=measured), height)

    def note(
        self,
        party: str,
        *,
        language: Language | None = None,
        on: date | str | None = None,
        height: int = _NOTE,
    ) -> Page:
        """The note on a party, as ``kg note`` writes it: two pages to read before a meeting, every line proven.

        Args:
            party: any of its names, or its IRI.
            language: the one it is written in.
            on: leave out what begins after that day.
            height: pixels it takes.

        Returns:
            A page; ``save(path)`` writes it, ``kg note --output`` makes PDF and Word as well.

        Raises:
            KgError: it is an instrument, a topic or anything else that is no party.
            UnknownTermError: nobody goes by that name.

        >>> graph.note("Japon", language="en")
        Page('Japan – country note', ... MB; .save(path) writes it)
        """
        from kg.analysis.filters import day_of
        from kg.knowledge.page import Page
        from kg.views.note import note, to_html

        chosen = self._in(language)
        made = note(self.release, self._find(party), language=chosen, on=day_of(on) if on else None)
        return Page(to_html(made), height, made.title[chosen])

    def codebook(self, *, language: Language | None = None, height: int = 720) -> Page:
        """What every variable and value means, with its count in the release and a quote.

        Args:
            language: the one it opens in.
            height: pixels it takes.

        Returns:
            A page; ``kg codebook --format csv`` gives it as a table.

        >>> graph.codebook(language="en")
        Page('Codebook', ... MB; .save(path) writes it)
        """
        from kg.analysis.codebook import codebook
        from kg.knowledge.page import Page
        from kg.views.codebook import page

        return Page(page(codebook(self.release), self._in(language)), height, "Codebook")

    @property
    def plot(self) -> Plots:
        """The figures, by name: ``graph.plot.network()``, ``.topics()``, ``.timeline()`` ...

        >>> graph.plot.topics(party="Japon", size="column")
        <Drawn size ...
        """
        from kg.knowledge.plots import Plots

        return Plots(self)


def _opened_on(party: str | Mapping[str, Any] | Any) -> tuple[str, str] | None:  # noqa: ANN401 one or several names
    parties = [party] if isinstance(party, str) else list(party or ())
    if len(parties) > 1:
        raise KgError("a page opens on one party; name one, and choose others in it")
    return ("party", parties[0]) if parties else None
