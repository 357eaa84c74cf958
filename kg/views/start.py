"""The view a page opens on: names and filters as a page's address says them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from kg.analysis.selection import Selection, select
from kg.graph.find import find
from kg.views.columns import short

if TYPE_CHECKING:
    from kg.analysis.ties import Ties
    from kg.graph.release import Release


def start(
    release: Release, ties: Ties, subject: tuple[str, str] | None, filters: Mapping[str, Any], language: str
) -> str:
    """The address of a view, its names checked and its filters known to leave something.

    Args:
        release: where names are looked up.
        ties: every tie of the release.
        subject: what to open on, as ``("party", "Japon")``.
        filters: by the name of the command's option.
        language: the one the page opens in.

    Raises:
        UnknownTermError: nobody goes by a name.
        EmptyNetworkError: the filters leave no tie.
    """
    things = {
        name: [find(release.store, n) for n in filters.get(name, ())] for name in ("topics", "speakers")
    }
    documents = [release.document(name).id for name in filters.get("documents", ())]
    day = filters.get("on")
    on: date | None = day.date() if isinstance(day, datetime) else day
    rungs = tuple(filters.get("at_least", ()))
    for rung in rungs:
        ties.vocabulary.status_iri(rung)
    # Two rungs, one a ladder, are asked for together on the page: each must leave something by itself.
    for rung in rungs or ("",):
        select(ties, _selection(rung, filters, things, documents, on))
    parts = {"v": "pays"} | _subject(release, subject)
    chosen = {
        "s": rungs,
        "f": filters.get("forces", ()),
        "m": filters.get("formations", ()),
        "su": [short(iri) for iri in things["topics"]],
        "w": [short(iri) for iri in things["speakers"]],
        "do": documents + ([parts.pop("do")] if "do" in parts else []),
    }
    parts |= {key: ",".join(values) for key, values in chosen.items() if values}
    if filters.get("reviewed"):
        parts["ex"] = "1"
    if on is not None:
        parts["au"] = on.isoformat()
    if language != "fr":
        parts["l"] = language
    return "&".join(f"{key}={quote(value, safe='/,:.-_')}" for key, value in parts.items())


def _selection(
    rung: str,
    filters: Mapping[str, Any],
    things: Mapping[str, list[str]],
    documents: list[str],
    on: date | None,
) -> Selection:
    return Selection(
        at_least=rung,
        forces=tuple(filters.get("forces", ())),
        formations=tuple(filters.get("formations", ())),
        topics=tuple(things["topics"]),
        speakers=tuple(things["speakers"]),
        documents=tuple(documents),
        on=on,
        reviewed=bool(filters.get("reviewed")),
    )


def _subject(release: Release, subject: tuple[str, str] | None) -> dict[str, str]:
    if subject is None:
        return {}
    what, name = subject
    if what == "document":
        return {"do": release.document(name).id}
    iri = short(find(release.store, name))
    return {"v": "sujets" if what == "topic" else "pays", "n": iri, "d": "1"}
