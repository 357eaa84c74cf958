"""The frames as methods."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Unpack

from kg.errors import EmptyNetworkError, UnknownTermError
from kg.knowledge.opened import Language, Opened

if TYPE_CHECKING:
    import pandas as pd

    from kg.analysis.filters import Filters
    from kg.analysis.ties import Ties


class Listings(Opened):
    """Statements, parties, instruments, topics, documents and events as typed frames.

    Filters are those of :mod:`kg.analysis.filters`. Labels are in the language the graph was opened in, or
    in *language*. Repeating texts are categories, days are ``datetime64[ms]`` (any year from 1 to 9999),
    what is absent is missing. Where nobody reviewed some of the statements, frames that count them have a column
    ``unreviewed``: how many of the row's.
    """

    def statements(
        self,
        *,
        columns: Collection[str] | None = None,
        language: Language | None = None,
        **filters: Unpack[Filters],
    ) -> pd.DataFrame:
        """A row a statement: what one document says.

        Args:
            columns: those wanted, in this order; by default all.
            language: of the labels.
            filters: what is kept, see :mod:`kg.analysis.filters`; those on instruments keep whatever is said of
                them, such as what they cover or when they began.

        Returns:
            Index ``id``; ``subject_label``, ``relation`` (the broad one), ``object_label`` or ``value``,
            ``status`` (rung), ``when`` (EDTF) with ``earliest`` and ``latest`` (the days it can mean, missing
            where open), ``holds_from`` and ``holds_to`` (the days the status holds), ``force``, ``formation``,
            ``speaker_labels``, ``document`` (id), ``review``, ``confidence`` (0 to 1) and the IRIs ``subject``,
            ``predicate``, ``object``, ``speakers`` (joined by blanks). In the order of the documents.

        Raises:
            UnknownTermError: no such filter, column, rung, force, topic, party, speaker or document.

        >>> said = graph.statements(party="Japon", at_least="established")
        >>> str(said.earliest.dtype), str(said.status.dtype)
        ('datetime64[ms]', 'category')
        >>> graph.statements(forse="binding")
        Traceback (most recent call last):
        kg.errors.UnknownTermError: unknown filter 'forse'; did you mean 'force'? there are: at_least, force, ...
        """
        from kg.knowledge.frames import STATEMENTS, statements

        wanted = STATEMENTS if columns is None else tuple(columns)
        for name in wanted:
            if name not in STATEMENTS:
                raise UnknownTermError(name, STATEMENTS, what="column", there=STATEMENTS)
        found = statements(self.release, self._in(language), wanted)
        if not any(filters.values()):
            return found
        kept = self._said(filters)
        return found[found.index.isin(kept)]

    def _said(self, filters: Filters) -> set[str]:
        """Ids of the statements that the filters keep."""
        from dataclasses import replace

        from kg.analysis.filters import selection_of
        from kg.analysis.selection import expand, select

        known = self._all(bool(filters.get("organisations")), every=True)
        selection = replace(selection_of(self.release, filters, known, self._find), layers=())
        if filters.get("expand"):
            known = expand(known, selection.on)
        try:
            return set(select(known, selection).frame["statement"])
        except EmptyNetworkError:
            return set()

    def parties(self, *, language: Language | None = None, **filters: Unpack[Filters]) -> pd.DataFrame:
        """A row a party, most instruments first.

        Args:
            language: of the labels.
            filters: what is kept, see :mod:`kg.analysis.filters`.

        Returns:
            Index ``iri``; ``label``, ``iso3`` (of a territory), ``type`` (``territory``, ``grouping`` ...),
            ``instruments``, ``statements`` and ``documents`` (how many), ``earliest`` and ``latest`` (days its
            ties are dated).

        Raises:
            UnknownTermError: no such filter, or a name nobody knows.

        >>> graph.parties(territories=True, language="en").query("iso3 == 'JPN'").label.tolist()
        ['Japan']
        """
        from kg.knowledge.frames import parties

        return parties(self._kept(filters), self._in(language))

    def instruments(self, *, language: Language | None = None, **filters: Unpack[Filters]) -> pd.DataFrame:
        """A row an instrument that somebody takes part in, most parties first.

        Args:
            language: of the labels.
            filters: what is kept, see :mod:`kg.analysis.filters`.

        Returns:
            Index ``iri``; ``label``, ``kind``, ``formation``, ``status`` (the highest rung that a statement
            gives), ``force`` (the weightiest), ``parties``, ``statements``, ``documents`` and ``topics`` (how
            many), ``earliest`` and ``latest``. Parts are counted with the whole they fold into.

        Raises:
            UnknownTermError: no such filter, or a name nobody knows.

        >>> graph.instruments(party="Japon", force="binding").formation.unique().tolist()
        ['joint']
        """
        from kg.knowledge.frames import instruments

        return instruments(self._kept(filters), self._in(language))

    def topics(self, *, language: Language | None = None, **filters: Unpack[Filters]) -> pd.DataFrame:
        """A row a topic that instruments cover, most parties first.

        Args:
            language: of the labels.
            filters: what is kept, see :mod:`kg.analysis.filters`.

        Returns:
            Index ``iri``; ``label``, ``broader`` (label of the topic above), ``instruments``, ``parties``,
            ``statements`` and ``documents`` (how many say that an instrument covers it).

        Raises:
            UnknownTermError: no such filter, or a name nobody knows.

        >>> graph.topics(party="Japon").columns.tolist()
        ['label', 'broader', 'instruments', 'parties', 'statements', 'documents']
        """
        from kg.knowledge.frames import topics

        return topics(self._kept(filters), self._in(language))

    def documents(self) -> pd.DataFrame:
        """A row a document that was read.

        Returns:
            Index ``id``; ``title``, ``publisher``, ``date`` (EDTF) with ``earliest`` and ``latest``, ``language``,
            ``genre``, ``file``, ``statements`` and ``issues`` (how many), ``sha256``.

        >>> int(graph.documents().statements.sum()) == graph.counts["statements"]
        True
        """
        from kg.knowledge.frames import documents

        return documents(self.release)

    def events(self, *, language: Language | None = None, **filters: Unpack[Filters]) -> pd.DataFrame:
        """A row a dated event of an instrument: launched, adopted, held, due ...

        Args:
            language: of the labels.
            filters: what is kept, see :mod:`kg.analysis.filters`.

        Returns:
            ``label`` (of the instrument, as named), ``earliest`` and ``latest`` (days), ``when`` (EDTF, else the
            words), ``kind`` (``launchDate``, ``meetingDate``, ``timetable`` ...), ``instrument`` and ``via``
            (IRIs, folded and as named), ``status``, ``parties``, ``statements``, ``documents``, ``speakers``
            (joined by blanks), ``party_labels``. Sorted by day, open ones last.

        Raises:
            UnknownTermError: no such filter, or a name nobody knows.

        >>> graph.events().kind.dtype.name
        'category'
        """
        from kg.analysis.events import events
        from kg.knowledge.frames import happenings

        ties = self._kept(filters)
        found = events(self.release, ties)
        if any(filters.values()):
            # Without a filter what nobody takes part in has its dates as well.
            known = {*ties.frame["instrument"], *ties.frame["via"]}
            found = found[found["via"].isin(known) | found["instrument"].isin(known)].reset_index(drop=True)
        return happenings(found, ties, self._in(language))

    def agenda(
        self,
        start: date | str | None = None,
        until: date | str | None = None,
        *,
        language: Language | None = None,
        **filters: Unpack[Filters],
    ) -> pd.DataFrame:
        """What is due when, soonest first: timetables, planned meetings, what is planned or considered.

        Args:
            start: the first day; today by default.
            until: the last day; two years after the first by default.
            language: of the labels.
            filters: what is kept, see :mod:`kg.analysis.filters`.

        Returns:
            ``label``, ``due`` (the last day the date can mean), ``earliest``, ``when`` (EDTF), ``reason``,
            ``instrument``, ``via``, ``status``, ``parties``, ``statements``, ``documents``, ``speakers``,
            ``party_labels``.

        Raises:
            DateError: a day that is none.
            UnknownTermError: no such filter, or a name nobody knows.

        >>> due = graph.agenda("2025-06-05", "2027-12-31")
        >>> due.due.is_monotonic_increasing
        True
        """
        from kg.analysis.events import agenda
        from kg.analysis.filters import period_of
        from kg.knowledge.frames import happenings

        first, last = period_of(start, until)
        ties = self._kept(filters)
        return happenings(agenda(self.release, ties, first, last), ties, self._in(language))

    def _kept(self, filters: Filters) -> Ties:
        """The ties that the filters keep, none where they leave nothing: a frame may be empty."""
        from dataclasses import replace

        try:
            return self._selected(filters)
        except EmptyNetworkError:
            known = self._all(bool(filters.get("organisations")))
            return replace(known, frame=known.frame.head(0))
