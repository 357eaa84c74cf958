"""The view a page opens on: names and filters as a page's address says them."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING
from urllib.parse import quote

from kg.graph.find import find, find_topic
from kg.views.codes import short

if TYPE_CHECKING:
    from kg.analysis.selection import Selection
    from kg.graph.release import Release

# Who counts as a party, in the page's address.
PARTIES = {"territories": "te", "expand": "me", "organisations": "og"}


def start(
    release: Release,
    subject: tuple[str, str] | None,
    selection: Selection,
    rungs: Collection[str] = (),
    *,
    parties: Collection[str] = (),
    language: str = "fr",
) -> str:
    """The address of a view, its names checked.

    Args:
        release: where names are looked up.
        subject: what to open on, as ``("party", "Japon")``.
        selection: the filters.
        rungs: one for each ladder, instead of the one of the selection.
        parties: ``expand`` for members instead of groupings, ``organisations`` for ministries apart.
        language: the one the page opens in.

    Raises:
        UnknownTermError: nobody goes by a name.
    """
    parts = {"v": "pays"} | _subject(release, subject)
    named = parts.pop("do", "")
    lists = {
        "s": rungs or [selection.at_least],
        "f": selection.forces,
        "m": selection.formations,
        "su": [short(iri) for iri in selection.topics],
        "w": [short(iri) for iri in selection.speakers],
        "do": [*selection.documents, named],
        "sans": selection.without_documents,
    }
    kept = {key: ",".join(value for value in values if value) for key, values in lists.items()}
    parts |= {key: value for key, value in kept.items() if value}
    flags = {*parties, *(["territories"] if selection.territories else [])}
    parts |= {key: "1" for name, key in PARTIES.items() if name in flags}
    if selection.reviewed:
        parts["ex"] = "1"
    if selection.on is not None:
        parts["au"] = selection.on.isoformat()
    if language != "fr":
        parts["l"] = language
    return "&".join(f"{key}={quote(value, safe='/,:.-_')}" for key, value in parts.items())


def _subject(release: Release, subject: tuple[str, str] | None) -> dict[str, str]:
    if subject is None:
        return {}
    what, name = subject
    if what == "document":
        return {"do": release.document(name).id}
    iri = short((find_topic if what == "topic" else find)(release.store, name))
    return {"v": "sujets" if what == "topic" else "pays", "n": iri, "d": "1"}
