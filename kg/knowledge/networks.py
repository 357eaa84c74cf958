"""Networks for networkx, and the yearly tables that join with what researchers have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Unpack

from kg.errors import UnknownTermError
from kg.knowledge.opened import Language, Opened

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from kg.analysis.filters import Filters

Kind = Literal["parties", "instruments", "documents", "party-topic"]
Weight = Literal["shared", "newman", "jaccard"]
KINDS: tuple[Kind, ...] = ("parties", "instruments", "documents", "party-topic")
WEIGHTS: tuple[Weight, ...] = ("shared", "newman", "jaccard")


class Networks(Opened):
    """Who works with whom as a network, and a row a year for models."""

    def network(
        self,
        kind: Kind = "parties",
        *,
        weight: Weight = "shared",
        series: bool = False,
        language: Language | None = None,
        **filters: Unpack[Filters],
    ) -> nx.Graph[str]:
        """A projection: parties linked by what they share, or instruments, or documents; or parties by topics.

        Only parties of *joint* instruments are linked to each other; see :mod:`kg.analysis.projection`.

        Args:
            kind: ``parties``, ``instruments``, ``documents`` or ``party-topic`` (two-mode).
            weight: of a link of parties: ``shared`` (instruments), ``newman`` (each over its other parties) or
                ``jaccard`` (a share of all instruments of the two).
            series: link the spokes of a series to its hub as well.
            language: of ``label``.
            filters: what is kept, see :mod:`kg.analysis.filters`.

        Returns:
            A new network; nodes are IRIs with ``label``, ``label_fr``, ``label_en``, ``iso3`` and more, links of
            parties have ``weight`` and what proves them: ``instruments``, ``statements``, ``documents``,
            ``speakers`` (joined by blanks). ``graph.evidence((a, b, data))`` opens the quotes.

        Raises:
            EmptyNetworkError: the filters leave nothing; the one that emptied it is named.
            UnknownTermError: no such kind, weight or filter, or a name nobody knows.

        >>> network = graph.network(territories=True)
        >>> network.nodes[graph.iri("Japon")]["iso3"]
        'JPN'
        """
        from kg.analysis import exchange

        for name, value, there in (("network", kind, KINDS), ("weight", weight, WEIGHTS)):
            if value not in there:
                raise UnknownTermError(value, there, what=name, there=there)
        made = exchange.network(self._selected(filters), kind, weight, series=series)
        return self._labelled(made, language)

    def two_mode(self, *, language: Language | None = None, **filters: Unpack[Filters]) -> nx.Graph[str]:
        """Parties on one side, instruments on the other: nothing is lost that a projection would lose.

        Args:
            language: of ``label``.
            filters: what is kept, see :mod:`kg.analysis.filters`.

        Returns:
            A new bipartite network; nodes are IRIs with ``bipartite`` (0 party, 1 instrument), ``label``, ``kind``,
            ``iso3``, ``formation``; edges with ``status``, ``rank``, ``force``, ``role``, ``holds_from``,
            ``holds_to``, ``multiplicity`` and the ``statements`` that prove them (joined by blanks).

        Raises:
            EmptyNetworkError: the filters leave nothing; the one that emptied it is named.
            UnknownTermError: no such filter, or a name nobody knows.

        >>> network = graph.two_mode(party="Japon")
        >>> sorted({mode for _, mode in network.nodes(data="bipartite")})
        [0, 1]
        """
        from kg.analysis import exchange

        return self._labelled(exchange.network(self._selected(filters), "two-mode"), language)

    def ties(self, *, language: Language | None = None, **filters: Unpack[Filters]) -> pd.DataFrame:
        """The two-mode network as it is stated: a row a statement of who takes part in what, with its quotes.

        Args:
            language: of the labels.
            filters: what is kept, see :mod:`kg.analysis.filters`.

        Returns:
            ``party_label``, ``party``, ``iso3``, ``instrument_label``, ``instrument``, ``via``, ``actor``, ``role``,
            ``status``, ``force``, ``when`` ..., ``quotes`` (joined by `` ¶ ``), ``statement``; see
            :func:`kg.analysis.exchange.edge_list`.

        Raises:
            EmptyNetworkError: the filters leave nothing; the one that emptied it is named.
            UnknownTermError: no such filter, or a name nobody knows.

        >>> graph.ties(party="Japon", role="hub")
        Traceback (most recent call last):
        kg.errors.UnknownTermError: unknown filter 'role'; there are: at_least, force, ...
        >>> bool(graph.ties(party="Japon").quotes.notna().all())
        True
        """
        from kg.analysis.exchange import edge_list
        from kg.knowledge.frames import labelled

        ties = self._selected(filters)
        evidence = self.release.table("evidence").to_pandas()
        made = edge_list(ties, evidence)
        named = [name for name in made.columns if name.endswith(("_fr", "_en"))]
        return labelled(made.drop(columns=named), ties, self._in(language))

    def country_years(
        self, until: int | None = None, *, language: Language | None = None, **filters: Unpack[Filters]
    ) -> pd.DataFrame:
        """A row a party and year in which it has a tie, with ISO 3166 codes for joins.

        Args:
            until: the year to which what has no end is carried; the last that the data name by default.
            language: of the labels.
            filters: what is kept, see :mod:`kg.analysis.filters`.

        Returns:
            ``iso3`` (missing where the party has no code), ``party_label``, ``party``, ``year`` (missing in the row
            that counts undated ties), ``instruments``, ``ties`` and more counts; see
            :func:`kg.analysis.yearly.country_year`. What each column means: ``kg network codebook``.

        Raises:
            EmptyNetworkError: the filters leave nothing; the one that emptied it is named.
            UnknownTermError: no such filter, or a name nobody knows.

        >>> years = graph.country_years(territories=True)
        >>> int(years.query("iso3 == 'JPN'").year.min()) > 1900
        True
        """
        from kg.analysis.yearly import country_year
        from kg.knowledge.frames import labelled

        ties = self._selected(filters)
        return labelled(country_year(ties, until), ties, self._in(language))

    def instrument_years(
        self, until: int | None = None, *, language: Language | None = None, **filters: Unpack[Filters]
    ) -> pd.DataFrame:
        """A row an instrument and year in which somebody has a tie to it.

        Args:
            until: the year to which what has no end is carried; the last that the data name by default.
            language: of the labels.
            filters: what is kept, see :mod:`kg.analysis.filters`.

        Returns:
            ``instrument_label``, ``instrument``, ``formation``, ``year``, ``parties`` and more counts; see
            :func:`kg.analysis.yearly.instrument_year`.

        Raises:
            EmptyNetworkError: the filters leave nothing; the one that emptied it is named.
            UnknownTermError: no such filter, or a name nobody knows.

        >>> "instrument_label" in graph.instrument_years(party="Japon")
        True
        """
        from kg.analysis.yearly import instrument_year
        from kg.knowledge.frames import labelled

        ties = self._selected(filters)
        return labelled(instrument_year(ties, until), ties, self._in(language))

    def dyads(
        self, until: int | None = None, *, language: Language | None = None, **filters: Unpack[Filters]
    ) -> pd.DataFrame:
        """A row two parties that an instrument links and a year, undirected, with ISO 3166 codes for joins.

        Args:
            until: the year to which what has no end is carried; the last that the data name by default.
            language: of the labels.
            filters: what is kept, see :mod:`kg.analysis.filters`.

        Returns:
            ``iso3_1``, ``iso3_2``, ``first_label``, ``first``, ``second_label``, ``second``, ``year`` (missing where
            the link is undated), ``instruments``, ``ties`` and more counts; see
            :func:`kg.analysis.yearly.dyad_year`.

        Raises:
            EmptyNetworkError: the filters leave nothing; the one that emptied it is named.
            UnknownTermError: no such filter, or a name nobody knows.

        >>> graph.dyads(territories=True).columns[:2].tolist()
        ['iso3_1', 'iso3_2']
        """
        from kg.analysis.yearly import dyad_year
        from kg.knowledge.frames import labelled

        ties = self._selected(filters)
        return labelled(dyad_year(ties, until), ties, self._in(language))

    def _labelled(self, network: nx.Graph[str], language: Language | None) -> nx.Graph[str]:
        """The network, just made, with ``label`` in a language and both beside it."""
        chosen = self._in(language)
        for _, about in network.nodes(data=True):
            about["label_fr"] = about.get("label", "")
            about["label"] = about.get(f"label_{chosen}") or about["label_fr"]
        return network
