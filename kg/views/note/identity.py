"""Who a party is: its names, what it belongs to, and in brief what the documents say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.namespaces import ENT
from kg.views.note.facts import Facts, joined
from kg.views.note.model import NOTHING, Line, Proof, Words
from kg.views.note.wording import LANGUAGES
from kg.vocabulary.reference import Membership

_NAMES = 6  # other names of a party that are told


def identity(facts: Facts) -> Iterator[Line]:
    """Its names, what it is, what it belongs to since when, and how much the documents say."""
    about, vocabulary = facts.about(facts.party), facts.ties.vocabulary
    reference = Proof() if facts.party in vocabulary.entities else Proof(about["document"])
    own = vocabulary.entities.get(facts.party)
    labels = own.alternative if own else ()
    others = {
        of: sorted({label.text for label in labels if label.language in (of, "")} - set(about.values()))[
            :_NAMES
        ]
        for of in LANGUAGES
    }
    also = facts.say.say("also", names={of: ", ".join(names) for of, names in others.items()})
    told = [
        types(facts, facts.party),
        {of: also[of] if others[of] else "" for of in LANGUAGES},
        facts.say.say("code", code=about["iso3"]) if about["iso3"] else NOTHING,
        facts.say.say("provisional") if facts.is_provisional(facts.party) else NOTHING,
        facts.say.say("speaks", party=facts.name(about["speaks_for"])) if about["speaks_for"] else NOTHING,
    ]
    names = facts.say.say("names")
    yield Line(_both(facts, facts.party), joined(told, facts.say.say("apart")), (reference,), group=names)
    notes = {label.language: label.text for label in vocabulary.notes(facts.party)}
    if notes:
        said = {of: notes.get(of) or next(iter(notes.values())) for of in LANGUAGES}
        yield Line(facts.say.say("note"), said, (reference,), group=names, rank=(2,))
    yield _summary(facts)
    yield from _memberships(facts)


def _summary(facts: Facts) -> Line:
    rows = [taking.row for taking in facts.takings]
    frame = facts.ties.frame
    documents = facts.documents(frame.loc[frame["party"] == facts.party, "document"])
    brief = facts.say.say("brief")
    if not rows:
        everything = facts.documents(d.id for d in facts.release.documents)
        return Line(facts.say.say("none"), NOTHING, documents or everything, group=brief)
    counts = Counter(row["force"] for row in rows)
    joint = [t for t in facts.takings if t.row["formation"] == "joint"]
    partners = {p for t in joint for p in facts.partners(t.via)}
    said = facts.say.say(
        "summary",
        binding=counts["binding"], political=counts["political"], joint=len(joint),
        partners=len(partners), series=sum(row["formation"] == "series" for row in rows),
        ahead=sum(facts.is_ahead(row) for row in rows),
    )  # fmt: skip
    return Line(facts.say.say("count", n=len(rows)), said, documents, group=brief)


def _both(facts: Facts, iri: str) -> Words:
    """A name with the one in the other language."""
    name = facts.name(iri)
    if name["fr"] == name["en"]:
        return name
    return {"fr": f"{name['fr']} ({name['en']})", "en": f"{name['en']} ({name['fr']})"}


def types(facts: Facts, iri: str) -> Words:
    """What a thing is: its classes and kind."""
    about, vocabulary = facts.about(iri), facts.ties.vocabulary
    found = [
        {language: vocabulary.term_label(t, language) for language in ("fr", "en")}
        for t in about["types"].split()
        if t.startswith(str(ENT))
    ]
    if about["kind"] in vocabulary.entities:
        kind = vocabulary.entity(about["kind"])
        found.append({"fr": kind.label("fr"), "en": kind.label("en")})
    return joined(found)


def _memberships(facts: Facts) -> Iterator[Line]:
    group = facts.say.say("member")
    for number, m in enumerate(memberships(facts)):
        since = facts.say.say("member_since", day=facts.say.day(m.since)) if m.since else NOTHING
        yield Line(facts.short(m.group), since, (Proof(origin=m.source),), group=group, rank=(3, number))
    rows = facts.said[(facts.said["relation"] == "member_of") & (facts.said["subject"] == facts.party)]
    for number, row in enumerate(rows.to_dict("records")):
        said = facts.say.say("member_said", speakers=facts.names(row["speakers"].split()))
        yield Line(facts.short(row["object"]), said, facts.proofs([row["id"]]), group=group, rank=(4, number))


def memberships(facts: Facts) -> list[Membership]:
    """What the party is a member of on the day, those through which it does most first."""
    held = [m for m in facts.ties.vocabulary.memberships if m.member == facts.party and m.covers(facts.day)]
    return sorted(held, key=lambda m: (-len(facts.takings_of(m.group)), facts.place(m.group)))
