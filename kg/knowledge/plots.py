"""The figures of a graph by name, with the filters that everything takes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Literal, Unpack

from kg.knowledge.opened import Language, Opened

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from kg.analysis.filters import Filters
    from kg.knowledge.networks import Weight

Size = Literal["column", "page"] | tuple[float, float]


class Plots:
    """Figures for papers and notebooks; each is a matplotlib Figure, new at every call.

    All take ``size`` (``column``: 3.5 inches, ``page``: 7.2 inches, or width and height in inches), ``title`` (off:
    a paper has captions), ``most`` (how many rows or parties at most), ``language`` and the filters of
    :mod:`kg.analysis.filters`; all raise :class:`~kg.errors.EmptyNetworkError` where the filters leave nothing.

    =============== =================================================================
    ``network``     parties by bloc, what goes beyond chance solid
    ``two_mode``    the same with the instruments between the parties
    ``coalitions``  how often two parties fall into one coalition
    ``centrality``  the most central, with intervals
    ``timeline``    instruments by rung over the years
    ``topics``      parties or blocs by topics
    ``agenda``      what is due when, and with whom
    =============== =================================================================
    """

    def __init__(self, graph: Opened) -> None:
        self._graph = graph

    def __repr__(self) -> str:
        return "Plots: .network() .two_mode() .coalitions() .centrality() .timeline() .topics() .agenda()"

    def network(
        self,
        *,
        series: bool = True,
        most: int | None = None,
        size: Size = "page",
        title: bool = False,
        language: Language | None = None,
        **filters: Unpack[Filters],
    ) -> Figure:
        """Who works with whom; see :func:`kg.views.figures.network_map`.

        Args:
            series: draw hubs with the spokes of their bilateral series, dotted.
            most: parties at most.
            size: of the figure.
            title: whether it has one.
            language: of the labels.
            filters: what is kept.

        >>> graph.plot.network(party="Japon", territories=True)
        <Drawn size ...
        """
        from kg.views.figures import network_map
        from kg.views.remarks import noted

        graph = self._graph
        ties = graph._selected(filters)
        drawn = network_map(
            ties, series=series, most=most, size=size, title=title, language=graph._in(language)
        )
        return noted(drawn, ties.frame, graph._in(language))

    def two_mode(
        self,
        *,
        most: int | None = None,
        size: Size = "page",
        title: bool = False,
        language: Language | None = None,
        **filters: Unpack[Filters],
    ) -> Figure:
        """Parties and the instruments between them; see :func:`kg.views.figures.two_mode_map`.

        Args:
            most: instruments at most.
            size: of the figure.
            title: whether it has one.
            language: of the labels.
            filters: what is kept.

        >>> graph.plot.two_mode(party="Japon", territories=True)
        <Drawn size ...
        """
        from kg.views.figures import two_mode_map
        from kg.views.remarks import noted

        graph = self._graph
        ties = graph._selected(filters)
        drawn = two_mode_map(ties, most=most, size=size, title=title, language=graph._in(language))
        return noted(drawn, ties.frame, graph._in(language))

    def coalitions(
        self,
        *,
        seed: int = 0,
        most: int | None = None,
        size: Size = "page",
        title: bool = False,
        language: Language | None = None,
        **filters: Unpack[Filters],
    ) -> Figure:
        """How often two parties fall into one coalition; see :func:`kg.views.figures.coalition_matrix`.

        Args:
            seed: where chance starts.
            most: parties at most.
            size: of the figure.
            title: whether it has one.
            language: of the labels.
            filters: what is kept.

        >>> graph.plot.coalitions(document="000_3c612dfea88c2724", territories=True)
        <Drawn size ...
        """
        from kg.analysis.coalitions import coalitions
        from kg.analysis.projection import incidence, project
        from kg.views.figures import coalition_matrix
        from kg.views.remarks import noted

        graph = self._graph
        ties = graph._selected(filters)
        made = coalitions(project(ties), incidence=incidence(ties), seed=seed)
        drawn = coalition_matrix(ties, made, most=most, size=size, title=title, language=graph._in(language))
        return noted(drawn, ties.frame, graph._in(language))

    def centrality(
        self,
        measure: str = "strength",
        *,
        of: Literal["rank", "value"] = "rank",
        weight: Weight = "shared",
        seed: int = 0,
        most: int | None = None,
        size: Size = "page",
        title: bool = False,
        language: Language | None = None,
        **filters: Unpack[Filters],
    ) -> Figure:
        """The most central parties with intervals; see :func:`kg.views.figures.centrality`.

        Args:
            measure: as for ``graph.centrality``.
            of: ``rank`` with what one document moves, or ``value`` with its bootstrap interval.
            weight: of a link, as for ``graph.network``.
            seed: where chance starts.
            most: parties at most.
            size: of the figure.
            title: whether it has one.
            language: of the labels.
            filters: what is kept.

        >>> graph.plot.centrality(document="000_3c612dfea88c2724", size="column")
        <Drawn size ...
        """
        from kg.analysis.resampling import resampled
        from kg.views.figures import centrality
        from kg.views.remarks import noted
        from kg.views.reports import labelled

        graph = self._graph
        ties = graph._selected(filters)
        frame = labelled(ties, resampled(ties, measure, weight, seed=seed))
        drawn = centrality(
            frame, of=of, measure=measure, most=most, size=size, title=title, language=graph._in(language)
        )
        return noted(drawn, ties.frame, graph._in(language))

    def timeline(
        self,
        *,
        since: int | None = None,
        most: int | None = None,
        size: Size = "page",
        title: bool = False,
        language: Language | None = None,
        **filters: Unpack[Filters],
    ) -> Figure:
        """Instruments by rung over the years; see :func:`kg.views.figures.instrument_timeline`.

        Args:
            since: the first year.
            most: instruments at most.
            size: of the figure.
            title: whether it has one.
            language: of the labels.
            filters: what is kept.

        >>> graph.plot.timeline(party="Japon")
        <Drawn size ...
        """
        from kg.views.figures import instrument_timeline
        from kg.views.remarks import noted

        graph = self._graph
        ties = graph._selected(filters)
        drawn = instrument_timeline(
            ties, since=since, most=most, size=size, title=title, language=graph._in(language)
        )
        return noted(drawn, ties.frame, graph._in(language))

    def topics(
        self,
        *,
        by: Literal["parties", "blocs"] = "parties",
        rows: Collection[str] = (),
        most: int | None = None,
        size: Size = "page",
        title: bool = False,
        language: Language | None = None,
        **filters: Unpack[Filters],
    ) -> Figure:
        """Who works on what; see :func:`kg.views.figures.topic_heatmap`.

        Args:
            by: a column a party, or a bloc.
            rows: the topics, by any name; by default those that tell most.
            most: columns at most.
            size: of the figure.
            title: whether it has one.
            language: of the labels.
            filters: what is kept.

        >>> graph.plot.topics(by="blocs", rows=["semi-conducteurs", "cybersécurité"])
        <Drawn size ...
        """
        from kg.analysis.unreviewed import with_topics
        from kg.namespaces import BASE
        from kg.views.figures import topic_heatmap
        from kg.views.remarks import noted

        graph = self._graph
        ties = graph._selected(filters)
        wanted = [graph._find(name, [f"{BASE}scheme/topics/"]) for name in rows]
        drawn = topic_heatmap(
            ties, by=by, topics=wanted, most=most, size=size, title=title, language=graph._in(language)
        )
        return noted(drawn, with_topics(ties), graph._in(language))

    def agenda(
        self,
        start: date | str | None = None,
        until: date | str | None = None,
        *,
        most: int | None = None,
        size: Size = "page",
        title: bool = False,
        language: Language | None = None,
        **filters: Unpack[Filters],
    ) -> Figure:
        """What is due when, and with whom; see :func:`kg.views.figures.agenda_chart`.

        Args:
            start: the first day; today by default.
            until: the last day; two years after the first by default.
            most: rows at most.
            size: of the figure.
            title: whether it has one.
            language: of the labels.
            filters: what is kept.

        >>> graph.plot.agenda("2025-06-05", "2027-12-31", party="Japon")
        <Drawn size ...
        """
        from kg.analysis.events import agenda
        from kg.analysis.filters import period_of
        from kg.views.figures import agenda_chart

        graph = self._graph
        first, last = period_of(start, until)
        ties = graph._selected(filters)
        due = agenda(graph.release, ties, first, last)
        return agenda_chart(ties, due, most=most, size=size, title=title, language=graph._in(language))
