"""The sections of a note that say what is there: with whom, through what, on what, when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from math import sqrt

from kg.analysis.events import agenda as due
from kg.namespaces import ENT
from kg.views.note.facts import FORCES, Facts, Row, joined
from kg.views.note.identity import memberships
from kg.views.note.model import NOTHING, Line, Proof, Words


def partners(facts: Facts) -> Iterator[Line]:
    """With whom it does most, through how many joint instruments, and how firmly on each ladder."""
    for partner, by in _shared(facts)[: facts.say.setting("sections", "partners", "most")]:
        best = _furthest(facts, by["joint"] or by["series"])
        tops = [
            facts.say.say(
                "top",
                ladder=facts.say.say(f"ladder_{row['ladder']}"),
                name=facts.name(row["via"]),
                status=joined([facts.state(row), *(mark.label for mark in facts.marks(row)[:1])]),
            )
            for row in best
        ]
        # Its own statements first: they are cited again in the list of instruments.
        statements = [row["statement"] for row in best]
        statements += [facts.parties[row["via"]][partner]["statement"] for row in best]
        told = joined([_counts(facts, by, "partner"), *tops], facts.say.say("apart"))
        yield Line(facts.name(partner), told, facts.proofs(statements))


def further(facts: Facts) -> Iterator[Line]:
    """The other partners, a few words each, with the documents that say so."""
    for partner, by in _shared(facts)[facts.say.setting("sections", "partners", "most") :]:
        rows = [*by["joint"], *by["series"]]
        documents = facts.documents(row["document"] for row in rows)
        yield Line(facts.short(partner), _counts(facts, by, "partner_short"), documents)


def _shared(facts: Facts) -> list[tuple[str, dict[str, list[Row]]]]:
    """The partners with the rows of what is shared, joint and in series, those with whom most is done first."""
    found: dict[str, dict[str, list[Row]]] = {}
    for taking in facts.takings:
        if taking.row["formation"] in ("joint", "series"):
            for partner in facts.partners(taking.via):
                by = found.setdefault(partner, {"joint": [], "series": []})
                by[taking.row["formation"]].append(taking.row)

    def order(item: tuple[str, dict[str, list[Row]]]) -> tuple[bool, int, int, int, str]:
        partner, by = item
        firmest = max(row["rank"] for row in (by["joint"] or by["series"]))
        return facts.is_provisional(partner), -len(by["joint"]), -len(by["series"]), -firmest, partner

    return sorted(found.items(), key=order)


def _counts(facts: Facts, by: dict[str, list[Row]], form: str) -> Words:
    counted = [(form, len(by["joint"])), ("spokes", len(by["series"]))]
    return joined(facts.say.say(name, n=n) for name, n in counted if n)


def _furthest(facts: Facts, rows: list[Row]) -> list[Row]:
    """The furthest row of each ladder; one that stands on both counts where no other does."""
    reached = [row for row in rows if not facts.is_ahead(row) and row["ladder"]]
    found = []
    for ladder in ("instrument", "activity"):
        own = [row for row in reached if row["ladder"] == ladder]
        if own:
            found.append(max(own, key=lambda row: _standing(facts, row)))
    return found or [max(rows, key=lambda row: _standing(facts, row))]


def _standing(facts: Facts, row: Row) -> tuple[bool, int, int, str]:
    """That a group exists says more than that it met once."""
    return not facts.is_a(row["via"], ENT.Meeting), row["rank"], -FORCES.index(row["force"]), row["via"]


def instruments(facts: Facts) -> Iterator[Line]:
    """Its instruments by rung, each ladder from the top; the binding and joint ones are the last to give way."""
    counts = Counter(taking.row["status"] for taking in facts.takings)
    for taking in sorted(facts.takings, key=lambda t: (_ladder(facts, t.row), _weight(facts, t.row))):
        row = taking.row
        group = facts.say.say("rung", rung=facts.rung(row["status"]), n=counts[row["status"]])
        yield _line(facts, row, facts.party, group=group, rank=_weight(facts, row))


def _line(
    facts: Facts, row: Row, party: str, *, group: Words, rank: tuple[int, ...], more: tuple[Proof, ...] = (),
    state: bool = False, derived: bool = False,
) -> Line:  # fmt: skip
    others = [p for p in facts.partners(row["via"], party) if p != facts.party]
    told = [
        facts.state(row) if state else facts.say.when(row["when"]) if row["when"] else NOTHING,
        facts.say.say("with", names=facts.names(others)) if others else NOTHING,
    ]
    proofs = (*facts.proofs([row["statement"]]), *more)
    return Line(facts.name(row["via"]), joined(told), proofs, facts.marks(row, derived=derived), group, rank)


def _ladder(facts: Facts, row: Row) -> tuple[int, int, str]:
    """Agreements from the top, activities from the top, what may yet become either, what nobody says."""
    status = facts.ties.vocabulary.statuses.get(row["status"])
    if status is None:
        return 3, 0, ""
    if status.is_flag:
        return 4, 0, status.notation
    ladders = sorted(status.ladders, reverse=True)
    return (
        (2 if len(ladders) > 1 else ("instrument", "activity").index(ladders[0])),
        -status.rank,
        status.notation,
    )


def _weight(facts: Facts, row: Row) -> tuple[int, ...]:
    force = FORCES.index(row["force"])
    meets = facts.is_a(row["via"], ENT.Meeting)
    return (
        int(row["formation"] != "joint"), int(facts.is_ahead(row)), int(meets), force, -int(row["rank"]),
        -len(facts.partners(row["via"])),
    )  # fmt: skip


def roles(facts: Facts) -> Iterator[Line]:
    """What it funds or supports, and what names it as a target."""
    frame = facts.ties.frame
    mine = frame[(frame["party"] == facts.party) & frame["layer"].isin(("support", "target"))]
    seen = set()
    for number, record in enumerate(mine.to_dict("records")):
        row = {str(name): value for name, value in record.items()}
        if (row["layer"], row["via"]) in seen:
            continue
        seen.add((row["layer"], row["via"]))
        group = facts.say.say("supports" if row["layer"] == "support" else "targeted")
        named = facts.name(row["via"])
        told = facts.state(row) if row["status"] else NOTHING
        yield Line(
            named,
            told,
            facts.proofs([row["statement"]]),
            group=group,
            rank=(int(row["layer"] == "target"), number),
        )


def groups(facts: Facts) -> Iterator[Line]:
    """What it does through what it is a member of, where it takes no part of its own; marked derived."""
    own = {taking.via for taking in facts.takings}
    for m in memberships(facts):
        through = [t for t in facts.takings_of(m.group) if t.via not in own and t.via != m.group]
        through.sort(key=lambda t: _weight(facts, t.row))
        for place, taking in enumerate(through):
            group = facts.say.say("group", group=facts.short(m.group), n=len(through))
            yield _line(
                facts, taking.row, m.group, group=group, rank=(round(1000 * (place + 1) / sqrt(len(through))),),
                more=(Proof(origin=m.source),), state=True, derived=True,
            )  # fmt: skip


def topics(facts: Facts) -> Iterator[Line]:
    """What its instruments are about, the most frequent first."""
    best = {t.via: t.row for t in facts.takings}
    covers = facts.ties.topics
    found: dict[str, dict[str, str]] = {}
    for instrument, topic, statement in covers[["instrument", "topic", "statement"]].itertuples(
        index=False, name=None
    ):
        if instrument in best:
            found.setdefault(topic, {}).setdefault(instrument, statement)
    for topic, through in found.items():
        order = sorted(through, key=lambda via: (_weight(facts, best[via]), via))
        rank = (-len(through), *_weight(facts, best[order[0]]))
        told = facts.say.say("topic", n=len(through))
        yield Line(facts.name(topic), told, facts.proofs([through[order[0]]])[:1], rank=rank)


def agenda(facts: Facts) -> Iterator[Line]:
    """What is due, soonest first; what is due to a group it belongs to, or to it as a member, is marked derived."""
    member_of = {m.group: m for m in memberships(facts)}
    found = due(facts.release, facts.ties, facts.day or date.min, date.max)
    seen = set()
    for place, row in enumerate(found.to_dict("records")):
        parties = row["parties"].split()
        through = [g for g in member_of if g in parties]
        if (facts.party not in parties and not through) or (row["via"], row["when"]) in seen:
            continue
        seen.add((row["via"], row["when"]))
        derived = facts.party not in parties
        others = sorted(
            (p for p in parties if p != facts.party),
            key=lambda p: (p not in through, facts.is_provisional(p), p),
        )
        told = [
            facts.rung(row["status"]) if row["status"] else NOTHING,
            facts.say.say("within", name=facts.short(row["instrument"]))
            if row["instrument"] != row["via"]
            else NOTHING,
            facts.say.say("with", names=facts.names(others)) if others else NOTHING,
        ]
        proofs = facts.proofs(row["statements"].split())[:2]
        marks = (facts.say.mark("derived"),) if derived else ()
        more = (Proof(origin=member_of[through[0]].source),) if derived else ()
        yield Line(
            facts.name(row["via"]), joined(told), (*proofs, *more), marks, facts.say.when(row["when"]),
            (int(derived), place),
        )  # fmt: skip
