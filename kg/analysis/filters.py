"""The filters by the names people give them: the one list that commands, notebooks and pages share.

================== ===================================================================================
filter             keeps
================== ===================================================================================
at_least           what has reached this rung, on its own ladder
force              instruments of this force: ``binding``, ``political``, ``track-1.5``, ``unilateral``
formation          ``joint``, ``series`` or ``unknown`` instruments
topic              instruments that cover this topic or a narrower one, by any name
party              instruments this party takes part in, with everybody in them, by any name
speaker            what this party or organisation says, or somebody who speaks for it
document           what this document says, by id or file name
without_document   what the others say
on                 what holds on that day
territories        territories and the European Union, no other groupings, regions or bodies
organisations      ministries and agencies apart from the party they speak for
expand             members in place of groupings, those of the day ``on``, else today's
reviewed           what a curator accepted, corrected or added
================== ===================================================================================

Where several values can be given, one of them is enough.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict

from kg.analysis.selection import Selection, expand, select
from kg.analysis.ties import Ties, ties
from kg.errors import DateError, UnknownTermError
from kg.graph.find import PROVISIONAL, find
from kg.namespaces import BASE

if TYPE_CHECKING:
    from kg.graph.release import Release

Some = str | Collection[str]
Find = Callable[[str, Collection[str]], str]
_TOPICS = (f"{BASE}scheme/topics/",)


class Filters(TypedDict, total=False):
    """The filters as keywords; see the table above."""

    at_least: str
    force: Some
    formation: Some
    topic: Some
    party: Some
    speaker: Some
    document: Some
    without_document: Some
    on: date | str | None
    territories: bool
    organisations: bool
    expand: bool
    reviewed: bool


FILTERS: tuple[str, ...] = tuple(Filters.__annotations__)


def selected(
    release: Release, given: Mapping[str, Any], *, names: Find | None = None, known: Ties | None = None
) -> Ties:
    """The ties of a release that the filters keep.

    Args:
        release: an opened release.
        given: values by name of filter; what is empty keeps everything.
        names: what turns a name into an IRI; by default the release's store is asked.
        known: its ties, where they were made before, with organisations as *given* wants them.

    Raises:
        UnknownTermError: no such filter, or a topic, party, speaker, document, force or rung nobody knows.
        EmptyNetworkError: the filters leave nothing.
    """
    asked = _checked(given)
    found = known or ties(release, organisations=bool(asked.get("organisations")))
    selection = selection_of(release, asked, found, names)
    if asked.get("expand"):
        # Groupings first, so that a filter on territories keeps their members.
        found = expand(found, selection.on)
    return select(found, selection)


def selection_of(
    release: Release, given: Mapping[str, Any], known: Ties, names: Find | None = None
) -> Selection:
    """What the filters keep, names resolved.

    Raises:
        UnknownTermError: no such filter, or a name nobody knows.
        DateError: ``on`` is no day.
    """
    asked = _checked(given)
    resolve = names or (lambda name, within: find(release.store, name, within))
    vocabulary = known.vocabulary
    if rung := asked.get("at_least", ""):
        vocabulary.status_iri(rung)
    for name, scheme in (("force", "forces"), ("formation", "formations")):
        there = sorted(iri.rsplit("/", 1)[-1] for iri in vocabulary.concepts(scheme))
        for value in _several(asked.get(name)):
            if value not in there:
                raise UnknownTermError(value, there, what=name, there=there)
    return Selection(
        at_least=rung,
        forces=_several(asked.get("force")),
        formations=_several(asked.get("formation")),
        topics=[_topic(name, resolve) for name in _several(asked.get("topic"))],
        parties=[resolve(name, ()) for name in _several(asked.get("party"))],
        speakers=[resolve(name, ()) for name in _several(asked.get("speaker"))],
        documents=[release.document(name).id for name in _several(asked.get("document"))],
        without_documents=[release.document(name).id for name in _several(asked.get("without_document"))],
        on=day_of(asked["on"]) if asked.get("on") else None,
        territories=bool(asked.get("territories")),
        reviewed=bool(asked.get("reviewed")),
    )


def day_of(day: date | str) -> date:
    """A day, given as one or as text.

    >>> day_of("2024-03-01")
    datetime.date(2024, 3, 1)

    Raises:
        DateError: it is none.
    """
    try:
        return day if isinstance(day, date) else date.fromisoformat(day)
    except (TypeError, ValueError):
        raise DateError(f"{day!r} is no day; write it as 2024-03-01") from None


def period_of(start: date | str | None = None, until: date | str | None = None) -> tuple[date, date]:
    """A period as an agenda takes it: from today, for two years, where nothing else is said.

    >>> period_of("2024-02-29")
    (datetime.date(2024, 2, 29), datetime.date(2026, 2, 28))
    """
    first = day_of(start) if start else date.today()
    return first, day_of(until) if until else first.replace(year=first.year + 2, day=min(first.day, 28))


def _topic(name: str, resolve: Find) -> str:
    """A topic of the scheme, else one that a document alone names: it may give the same name to other things."""
    try:
        return resolve(name, _TOPICS)
    except UnknownTermError as unknown:
        try:
            return resolve(name, (PROVISIONAL,))
        except UnknownTermError:
            raise unknown from None


def _several(value: Some | None) -> tuple[str, ...]:
    return () if not value else (value,) if isinstance(value, str) else tuple(value)


def _checked(given: Mapping[str, Any]) -> dict[str, Any]:
    """The filters that ask for something.

    Raises:
        UnknownTermError: a name that is no filter; all are listed.
    """
    for name in given:
        if name not in FILTERS:
            raise UnknownTermError(name, FILTERS, what="filter", there=FILTERS)
    return {name: value for name, value in given.items() if value}
