"""The analyses, each with the same filters, each with its table, its sentences and its figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Unpack

from kg.errors import UnknownTermError
from kg.knowledge.networks import WEIGHTS, Weight
from kg.knowledge.opened import Language, Opened

if TYPE_CHECKING:
    from kg.analysis.filters import Filters
    from kg.knowledge.findings import Finding

Measure = Literal["degree", "strength", "closeness", "betweenness", "eigenvector", "pagerank", "core"]
Across = Literal["topics", "parties"]


class Analyses(Opened):
    """What the network says, with how much confidence, and what the data cannot say.

    Each raises :class:`~kg.errors.EmptyNetworkError` where the filters leave nothing, and
    :class:`~kg.errors.UnknownTermError` for a filter or a name nobody knows.
    """

    def centrality(
        self,
        measure: Measure = "strength",
        *,
        weight: Weight = "shared",
        seed: int = 0,
        language: Language | None = None,
        **filters: Unpack[Filters],
    ) -> Finding:
        """Who stands in the middle, with intervals and the ranks without one document.

        Args:
            measure: ``degree``, ``strength``, ``closeness``, ``betweenness``, ``eigenvector``, ``pagerank`` or
                ``core``; what each means, and who described it: :mod:`kg.analysis.centrality`.
            weight: of a link, as for ``network``.
            seed: where chance starts.
            language: of labels and sentences.
            filters: what is kept, see :mod:`kg.analysis.filters`.

        Returns:
            ``frame`` has ``label``, ``party``, ``value``, ``low`` and ``high`` (95 % of the draws of statements),
            ``rank`` (1 is the first), ``rank_low_document`` and ``rank_high_document`` (without one document),
            ``document`` (the one that moves it most).

        >>> int(graph.centrality("degree", document="001_10fd14955a8171a2").frame["rank"].min())
        1
        """
        from kg.analysis.centrality import MEASURES

        if measure not in MEASURES:
            raise UnknownTermError(measure, MEASURES, what="measure", there=MEASURES)
        return self._report("centrality", filters, language, weight, measure=measure, seed=seed)

    def brokerage(
        self,
        *,
        weight: Weight = "shared",
        seed: int = 0,
        language: Language | None = None,
        **filters: Unpack[Filters],
    ) -> Finding:
        """Who stands between parties that are not linked with each other (Burt).

        Args:
            weight: of a link, as for ``network``.
            seed: where chance starts.
            language: of labels and sentences.
            filters: what is kept, see :mod:`kg.analysis.filters`.

        Returns:
            ``frame`` has ``label``, ``party``, ``degree``, ``effective_size``, ``efficiency``, ``constraint`` and
            the ranks; see :mod:`kg.analysis.brokerage`.

        >>> "constraint" in graph.brokerage(document="001_10fd14955a8171a2").frame
        True
        """
        return self._report("brokerage", filters, language, weight, seed=seed)

    def coalitions(
        self,
        *,
        weight: Weight = "shared",
        seed: int = 0,
        language: Language | None = None,
        **filters: Unpack[Filters],
    ) -> Finding:
        """Who holds together over many draws, and whether chance would do as well.

        Args:
            weight: of a link, as for ``network``.
            seed: where chance starts.
            language: of labels and sentences.
            filters: what is kept, see :mod:`kg.analysis.filters`.

        Returns:
            ``frame`` has ``label``, ``party``, ``community`` (1 is the largest), ``size`` and ``stability`` (0 to 1,
            mean share of the draws with the same others); ``found`` says whether chance would do as well. See
            :mod:`kg.analysis.coalitions`.

        >>> bool(graph.coalitions(document="001_10fd14955a8171a2").frame.stability.between(0, 1).all())
        True
        """
        return self._report("coalitions", filters, language, weight, seed=seed)

    def core(
        self,
        *,
        weight: Weight = "shared",
        seed: int = 0,
        language: Language | None = None,
        **filters: Unpack[Filters],
    ) -> Finding:
        """Who is in the core that deals with everybody, and whether degrees alone explain it.

        Args:
            weight: of a link, as for ``network``.
            seed: where chance starts.
            language: of labels and sentences.
            filters: what is kept, see :mod:`kg.analysis.filters`.

        Returns:
            ``frame`` has ``label``, ``party``, ``core`` (true or false) and ``degree``; see
            :mod:`kg.analysis.core_periphery`.

        >>> graph.core(document="001_10fd14955a8171a2").frame["core"].dtype
        dtype('bool')
        """
        return self._report("core", filters, language, weight, seed=seed)

    def links(
        self, *, weight: Weight = "shared", language: Language | None = None, **filters: Unpack[Filters]
    ) -> Finding:
        """Which links of parties go beyond what chance would give parties so active.

        Args:
            weight: of a link in the figure.
            language: of labels and sentences.
            filters: what is kept, see :mod:`kg.analysis.filters`.

        Returns:
            ``frame`` has ``a``, ``b`` (labels), the instruments shared, ``p_value`` and ``validated``; see
            :mod:`kg.analysis.validated`.

        >>> graph.links(document="001_10fd14955a8171a2").frame.p_value.is_monotonic_increasing
        True
        """
        return self._report("links", filters, language, weight)

    def missing(self, *, language: Language | None = None, **filters: Unpack[Filters]) -> Finding:
        """Which links one would most expect and does not find, each with its reasons.

        Args:
            language: of labels and sentences.
            filters: what is kept, see :mod:`kg.analysis.filters`.

        Returns:
            ``frame`` has ``pair`` (labels), ``through`` (who links them) and the scores; see
            :mod:`kg.analysis.missing_links`.

        >>> graph.missing(territories=True).frame.basis.unique().tolist()
        ['null', 'partners']
        """
        return self._report("missing", filters, language)

    def speakers(self, *, language: Language | None = None, **filters: Unpack[Filters]) -> Finding:
        """What each speaker asserts, and what one side alone says.

        Args:
            language: of labels and sentences.
            filters: what is kept, see :mod:`kg.analysis.filters`.

        Returns:
            ``frame`` has ``label``, ``speaker``, ``ties`` and ``ties_alone`` (that nobody else asserts); see
            :mod:`kg.analysis.speakers`.

        >>> frame = graph.speakers().frame
        >>> bool((frame.ties >= frame.ties_alone).all())
        True
        """
        return self._report("speakers", filters, language)

    def timeline(self, *, language: Language | None = None, **filters: Unpack[Filters]) -> Finding:
        """How the network grows, as far as documents date it.

        Args:
            language: of labels and sentences.
            filters: what is kept, see :mod:`kg.analysis.filters`.

        Returns:
            ``frame`` has a row a year with what holds then, and ``undated`` beside it; see
            :mod:`kg.analysis.timeline`.

        >>> "undated" in graph.timeline().frame
        True
        """
        return self._report("timeline", filters, language)

    def absences(
        self, across: Across = "topics", *, language: Language | None = None, **filters: Unpack[Filters]
    ) -> Finding:
        """What is covered, what was read without finding anything, what nobody read about.

        Args:
            across: what parties are crossed with: ``topics`` or ``parties``.
            language: of labels and sentences.
            filters: what is kept, see :mod:`kg.analysis.filters`.

        Returns:
            ``frame`` has the pairs that a document speaks of without linking them: ``row`` and ``column`` (IRIs)
            with their labels; ``found`` counts all three. See :mod:`kg.analysis.absences`.

        >>> len(graph.absences(document="001_10fd14955a8171a2").found) > 0
        True
        """
        if across not in _ACROSS:
            raise UnknownTermError(across, _ACROSS, what="grid", there=_ACROSS)
        from kg.knowledge.findings import Finding
        from kg.views.reports.absences import absences

        return Finding(absences(self._selected(filters), self.release, across), self._in(language))

    def _report(
        self,
        name: str,
        filters: Filters,
        language: Language | None,
        weight: Weight = "shared",
        **more: Any,  # noqa: ANN401
    ) -> Finding:
        from importlib import import_module

        from kg.knowledge.findings import Finding

        if weight not in WEIGHTS:
            raise UnknownTermError(weight, WEIGHTS, what="weight", there=WEIGHTS)
        make = getattr(import_module(f"kg.views.reports.{_MADE_IN.get(name, name)}"), name)
        return Finding(make(self._selected(filters), weight=weight, **more), self._in(language))


_ACROSS: tuple[Across, ...] = ("topics", "parties")
# Analysis -> the module of kg.views.reports that makes it, where it is called otherwise.
_MADE_IN = {"brokerage": "centrality", "core": "coalitions", "missing": "links"}
