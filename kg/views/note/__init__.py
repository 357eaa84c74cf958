"""The note on a party: two pages for the reader before a meeting, every line with its source.

    release -> facts -> sections of lines -> those that fit on two pages -> numbered sources -> Note
    Note -> to_html, to_markdown, kg.views.note.word.to_docx; kg.views.pdf prints the HTML

Sentences, sizes and limits are data: ``ontology/views/note.yaml``.
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kg.analysis.ties import Ties, ties
from kg.dates import bounds
from kg.errors import KgError
from kg.namespaces import ENT
from kg.views.note import gaps, identity, sections
from kg.views.note.facts import Facts, joined
from kg.views.note.fitting import Sources, fitted, section, short_names
from kg.views.note.html import to_html
from kg.views.note.markdown import to_markdown
from kg.views.note.model import Line, Note, Reference, Section, Source, Words
from kg.views.note.wording import Wording, wording

if TYPE_CHECKING:
    import pandas as pd

    from kg.graph.release import Release

__all__ = ["Line", "Note", "Section", "Source", "note", "to_html", "to_markdown"]

_MAKERS = {
    "identity": identity.identity,
    "partners": sections.partners,
    "further": sections.further,
    "instruments": sections.instruments,
    "roles": sections.roles,
    "groups": sections.groups,
    "topics": sections.topics,
    "agenda": sections.agenda,
    "gaps": gaps.gaps,
    "voices": gaps.speakers,
}
_LITTLE = 4  # instruments; a note on fewer says that it is short because the documents are


def note(
    release: Release,
    party_iri: str,
    *,
    language: str = "fr",
    on: date | None = None,
    selected: Ties | None = None,
    filters: str = "",
) -> Note:
    """The note on a party.

    Args:
        release: an opened release.
        party_iri: the party; a ministry or person gets a note of its own.
        language: the one it is written in; both are in the note.
        on: leave out what begins later, with memberships and agenda of that day. By default
            everything is kept, and the day is that of the newest document, so that the same release
            gives the same note on any day.
        selected: the ties that count, by default all of the release.
        filters: how they were selected, for the reader.

    Raises:
        KgError: it is an instrument, a topic or anything else that is no party.

    Example::

        japan = note(release, find(release.store, "Japon"), language="en")
        Path("japan.html").write_text(to_html(japan), "utf-8", newline="")
    """
    say = wording()
    found = selected or ties(release)
    if (
        found.about(party_iri)["speaks_for"]
        and party_iri not in set(found.frame["party"])
        and selected is None
    ):
        found = ties(release, organisations=True)
    newest = _newest(release)
    day = on or newest
    found = replace(found, frame=_begun(found.frame, on, say)) if on else found
    facts = Facts(release, found, party_iri, day, say)
    _refuse(facts)
    lines = {name: list(maker(facts)) for name, maker in _MAKERS.items()}
    sources = Sources(release, say)
    kept = fitted(lines, say, sources.cost)
    state = say.say("as_of", day=say.day(on)) if on else _state(say, newest)
    begins = say.day(day) if day else {"fr": "…", "en": "…"}
    if filters:
        told = say.say("filtered", filters=filters)
        state = joined([state, told], say.say("apart"))
    little = [say.say("little")] if len(facts.takings) < _LITTLE else []
    is_territory = facts.is_a(party_iri, ENT.Territory)
    return Note(
        party=party_iri,
        name=facts.name(party_iri),
        title=say.say("title" if is_territory else "title_other", party=facts.name(party_iri)),
        subtitle=say.say("subtitle"),
        state=state,
        language=language,
        sections=tuple(
            section(
                name,
                sources.numbered(own),
                len(lines[name]),
                _command(name, facts, lines["groups"]),
                begins,
                say,
            )
            for name, own in kept.items()
            if own
        ),
        remarks=(*little, say.say("caution")),
        sources=sources.listed(),
        references=_references(
            release, say, {p.document for own in kept.values() for x in own for p in x.proofs}
        ),
        words={name: say.say(name) for name in ("sources", "documents")},
    )


def _refuse(facts: Facts) -> None:
    """A note is about somebody who can take part.

    Raises:
        KgError: this cannot.
    """
    iri = facts.party
    if facts.is_a(iri, ENT.Party) or iri in set(facts.ties.frame["party"]):
        return
    name = facts.name(iri)["fr"]
    kind = identity.types(facts, iri)["en"] or "no party"
    raise KgError(
        f"{name!r} ({kind}): a note is about a party; kg show {shlex.quote(name)} tells all about it"
    )


def _begun(frame: pd.DataFrame, on: date, say: Wording) -> pd.DataFrame:
    """What has begun by a day, what is still hoped for, and what nobody dates."""
    later = frame["holds_from"].map(lambda day: day is not None and day == day and day > on).astype(bool)
    kept: pd.DataFrame = frame[~later | frame["status"].isin(say.setting("ahead"))]
    return kept.reset_index(drop=True)


def _newest(release: Release) -> date | None:
    days = [bounds(d.date)[1] for d in release.documents if d.date]
    return max((day for day in days if day), default=None)


def _state(say: Wording, newest: date | None) -> Words:
    return say.say("as_documents", day=say.day(newest)) if newest else say.say("as_undated")


def _references(release: Release, say: Wording, used: set[str]) -> tuple[Reference, ...]:
    """The documents that lines rest on."""
    documents = release.documents
    short = short_names([d.id for d in documents])
    return tuple(
        Reference(short[d.id], title["fr"], title["en"], d.date, d.language)
        for d in documents
        for title in [say.name({"fr": d.title or d.file, "en": d.publisher})]
        if d.id in used
    )


def _command(name: str, facts: Facts, through: Sequence[Line]) -> str:
    """The command that lists all of a section."""
    groups = [m.group for m in identity.memberships(facts)] if through else []
    values = {
        "party": shlex.quote(facts.ties.label(facts.party)),
        "group": shlex.quote(facts.ties.label(groups[0])) if groups else "",
        "day": str(facts.day or date.min),
    }
    return str(facts.say.setting("commands", name)).format(**values)
