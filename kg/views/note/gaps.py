"""The sections of a note that say what is not there, and whose word the rest is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from kg.analysis import absences
from kg.analysis.speakers import one_sided, voices
from kg.namespaces import BASE, ENT
from kg.views.note.facts import Facts, Row
from kg.views.note.identity import memberships
from kg.views.note.model import Line

# Kind -> party -> partner -> the row that ties the party to an instrument of that kind with the partner.
Kinds = dict[str, dict[str, dict[str, Row]]]


def gaps(facts: Facts) -> Iterator[Line]:
    """Kinds its partners have with others and not with it, kinds it has with some only, topics without a trace."""
    if not facts.takings:
        return
    kinds = _kinds(facts)
    yield from _lacking(facts, kinds)
    yield from _uneven(facts, kinds)
    yield from _topics(facts)


def _kinds(facts: Facts) -> Kinds:
    """Who has a joint instrument of which of the kinds compared, with whom; what is hoped for does not count."""
    found: Kinds = {kind: {} for family in _families(facts) for kind in family}
    for via, parties in facts.parties.items():
        kind = facts.about(via)["kind"]
        named = [k for k in facts.ties.vocabulary.broader(kind) if k in found] if kind else []
        rows = {p: row for p, row in parties.items() if row["formation"] == "joint"}
        for of in named:
            for party, row in rows.items():
                for partner in rows:
                    if partner != party:
                        found[of].setdefault(party, {}).setdefault(partner, row)
    return found


def _families(facts: Facts) -> list[list[str]]:
    """The kinds compared, in families from the weaker to the stronger."""
    concept = facts.ties.vocabulary.concept
    return [[concept("instrument-kinds", n) for n in names] for names in facts.say.setting("gaps", "kinds")]


def _alternatives(facts: Facts, kind: str) -> list[str]:
    """A kind and the stronger ones that make up for it."""
    return next(family[family.index(kind) :] for family in _families(facts) if kind in family)


def _lacking(facts: Facts, kinds: Kinds) -> Iterator[Line]:
    """Kinds that a partner has with others of the party's class, and not with the party."""
    sides = {facts.party, *(m.group for m in memberships(facts))}
    partners = sorted(
        {p for t in facts.takings if t.row["formation"] == "joint" for p in facts.partners(t.via)}
    )
    least = facts.say.setting("gaps", "peers")
    left = {
        facts.ties.vocabulary.concept("instrument-kinds", name)
        for group, names in facts.say.setting("gaps", "left_to").items()
        if f"{BASE}id/{group}" in sides - {facts.party}
        for name in names
    }
    for family in _families(facts):
        for partner in partners:
            found = [
                kind for kind in family if kind not in left and not _has(kinds, family, kind, partner, sides)
            ]
            peers = {kind: _peers(facts, kinds[kind].get(partner, {})) for kind in found}
            # One line a family: the kind that most others have.
            kind = max(found, key=lambda k: len(peers[k]), default="")
            if not kind or len({row["via"] for row in peers[kind].values()}) < least:
                continue
            shown = sorted(peers[kind], key=facts.place)
            told = facts.say.say(
                "lacks", partner=facts.name(partner), peers=facts.names(shown, is_sorted=True)
            )
            statements = [peers[kind][p]["statement"] for p in shown]
            yield Line(facts.name(kind), told, facts.proofs(statements)[:2], rank=(0, -len(shown)))


def _has(kinds: Kinds, family: list[str], kind: str, partner: str, sides: set[str]) -> bool:
    """Whether the party or a group of it has such a thing, or a stronger one, with a partner, or is the partner."""
    return any(sides & {partner, *kinds[k].get(partner, {})} for k in family[family.index(kind) :])


def _peers(facts: Facts, rows: dict[str, Row]) -> dict[str, Row]:
    """Those of the party's class; what is only hoped for does not count."""
    return {p: row for p, row in _firm(facts, rows).items() if _alike(facts, p, facts.party)}


def _uneven(facts: Facts, kinds: Kinds) -> Iterator[Line]:
    """Kinds the party has with several partners, and not with those it has other kinds with."""
    all_partners = {p for by in kinds.values() for p in _firm(facts, by.get(facts.party, {}))}
    least = facts.say.setting("gaps", "peers")
    for kind, by in kinds.items():
        having = [p for p in _firm(facts, by.get(facts.party, {})) if facts.is_a(p, ENT.Territory)]
        made_up = {p for k in _alternatives(facts, kind) for p in kinds[k].get(facts.party, {})}
        missing = [p for p in all_partners - made_up if facts.is_a(p, ENT.Territory)]
        if len(having) < least or not missing:
            continue
        shown, without = (sorted(iris, key=facts.place) for iris in (having, missing))
        told = facts.say.say(
            "uneven", peers=facts.names(shown, is_sorted=True), missing=facts.names(without, is_sorted=True)
        )
        statements = [by[facts.party][p]["statement"] for p in shown]
        yield Line(facts.name(kind), told, facts.proofs(statements)[:2], rank=(1, -len(having)))


def _firm(facts: Facts, rows: dict[str, Row]) -> dict[str, Row]:
    return {partner: row for partner, row in rows.items() if not facts.is_ahead(row)}


def _alike(facts: Facts, first: str, second: str) -> bool:
    return first != second and facts.is_a(first, ENT.Territory) == facts.is_a(second, ENT.Territory)


def _topics(facts: Facts) -> Iterator[Line]:
    """Topics many work on, of which documents speak beside the party without linking them."""
    parties = facts.say.setting("gaps", "parties")
    covers = facts.ties.topics.merge(
        facts.ties.frame[["via", "party"]].drop_duplicates(), left_on="instrument", right_on="via"
    )
    active = covers.groupby("topic")["party"].nunique()
    active = active[active >= parties]
    if active.empty:
        return
    known = [d.id for d in facts.release.documents]
    grid = absences.topic_grid(
        facts.ties, absences.spoken(facts.release, facts.ties), known, [facts.party], list(active.index)
    )
    read = grid.table("read")
    if read.empty:
        return
    # A broader topic that is missing says it for those below.
    missing = set(read["column"])
    tops = [t for t in missing if not missing & set(facts.ties.vocabulary.broader(t)[1:])]
    tops.sort(key=lambda t: (-int(active[t]), facts.place(t)))
    shown = tops[: facts.say.setting("gaps", "topics")]
    told = facts.say.say(
        "unread_told",
        topics=facts.say.names(
            [facts.say.say("topic_parties", topic=facts.name(t), n=int(active[t])) for t in shown], len(tops)
        ),
    )
    documents = chain.from_iterable(read.loc[read["column"].isin(shown), "documents"].str.split())
    yield Line(facts.say.say("unread"), told, facts.documents(documents), rank=(0, -len(tops)))


def speakers(facts: Facts) -> Iterator[Line]:
    """Whose word it is, whether the party itself speaks, and what one side alone asserts."""
    told = voices(facts.ties)
    mine = told[told["party"] == facts.party]
    counts = mine.groupby("speaker")["statement"].nunique().sort_values(ascending=False, kind="stable")
    # Speakers and what one side alone says give way in turn.
    for place, (speaker, count) in enumerate(counts.items()):
        documents = facts.documents(mine.loc[mine["speaker"] == speaker, "document"])
        name = facts.say.say("itself") if speaker == facts.party else facts.name(str(speaker))
        yield Line(name, facts.say.say("voice", n=int(count)), documents, rank=(2 * place + 1,))
    everything = facts.documents(mine["document"])
    if len(mine) and facts.party not in counts.index:
        yield Line(facts.say.say("silent"), facts.say.say("silent_told"), everything, rank=(0,))
    yield from _one_sided(facts)


def _one_sided(facts: Facts) -> Iterator[Line]:
    found = one_sided(facts.ties)
    found = found[(found["kind"] == "tie") & (found["first"] == facts.party)]
    sides = sorted(found.groupby("side", sort=True), key=lambda item: -len(item[1]))
    for place, (side, rows) in enumerate(sides):
        instruments = rows["second"].tolist()
        silent = sorted({iri for cell in rows["silent"] for iri in cell.split()})
        silent.sort(key=lambda iri: (iri != facts.party, facts.is_provisional(iri), iri))
        names = facts.names(instruments[:2])
        told = facts.say.say(
            "one_sided_told",
            n=len(rows),
            speaker=facts.names(str(side).split()),
            silent=facts.names(silent),
            names=names,
        )
        statements = [cell.split()[0] for cell in rows["statements"][:2]]
        yield Line(facts.say.say("one_sided"), told, facts.proofs(statements)[:2], rank=(2 * place + 2,))
