"""Which ties count: filters that mean the same in commands, notebooks and pages.

A filter that leaves nothing says so, with what it could have been: a figure of nothing is no figure.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from kg.analysis.ties import Ties
from kg.errors import EmptyNetworkError
from kg.namespaces import BASE, ENT
from kg.vocabulary import Vocabulary

# What has such a status does not hold, whatever its date.
HOPED = ("considered", "planned", "suspended")


@dataclass(frozen=True, slots=True)
class Selection:
    """What is kept of the ties; a field that is empty keeps everything.

    Attributes:
        at_least: a rung; kept are statements that have reached it, on its own ladder.
        forces: ``binding``, ``political``, ``track-1.5``, ``unilateral``.
        formations: ``joint``, ``series``, ``unknown``.
        topics: IRIs; kept are instruments that cover one of them or a narrower one.
        speakers: IRIs; kept is what one of them says, or somebody who speaks for one of them.
        documents: ids.
        without_documents: ids of documents to leave out.
        on: kept is what holds on that day: dated, begun and not over.
        territories: kept are territories and the European Union, no other groupings, regions or bodies.
        parties: IRIs; kept are the instruments one of them takes part in, with everybody in them.
        layers: ``tie``, ``support``, ``target``; none keeps what ties nobody as well.
        reviewed: kept is what a curator accepted, corrected or added.
    """

    at_least: str = ""
    forces: Collection[str] = ()
    formations: Collection[str] = ()
    topics: Collection[str] = ()
    speakers: Collection[str] = ()
    documents: Collection[str] = ()
    without_documents: Collection[str] = ()
    on: date | None = None
    territories: bool = False
    parties: Collection[str] = ()
    layers: Collection[str] = field(default=("tie",))
    reviewed: bool = False


def select(ties: Ties, selection: Selection) -> Ties:
    """The ties a selection keeps.

    Raises:
        EmptyNetworkError: nothing is left; the filter that emptied it and its other values are named.
        UnknownTermError: an unknown rung.
    """
    frame = ties.frame
    for name, value, keep, of in _FILTERS:
        wanted = getattr(selection, value)
        if not wanted:
            continue
        kept = frame[keep(frame, wanted, ties)]
        if kept.empty:
            there = sorted({str(v) for v in frame[of]} - {""}) if of else []
            shown = [ties.label(iri) for iri in there] if of in _NAMED else there
            raise EmptyNetworkError(name, _told(wanted, ties), len(frame), shown[:_SHOWN])
        frame = kept
    return replace(ties, frame=frame.reset_index(drop=True))


def expand(ties: Ties, day: date | None = None) -> Ties:
    """Groupings replaced by the members they had on a day, each row marked ``expanded``.

    Args:
        ties: the ties; a frame without the column ``expanded``.
        day: the day of membership; today's members by default.
    """
    vocabulary = ties.vocabulary
    union = _union(vocabulary)
    groups = {p for p in ties.frame["party"].unique() if p != union and vocabulary.members(p, day)}
    members = {group: list(vocabulary.members(group, day)) for group in groups}
    frame = ties.frame.assign(
        expanded=ties.frame["party"].isin(groups),
        party=ties.frame["party"].map(lambda party: members.get(party, [party])),
    )
    exploded = frame.explode("party").drop_duplicates(["statement", "party"])
    return replace(ties, frame=exploded.reset_index(drop=True))


def _reached(frame: pd.DataFrame, rung: str, ties: Ties) -> pd.Series[bool]:
    rungs = ties.vocabulary.statuses
    ties.vocabulary.status_iri(rung)
    floor = rungs[rung]
    enough = [
        s for s, status in rungs.items()
        if not status.is_flag and set(status.ladders) & set(floor.ladders) and status.rank >= floor.rank
    ]  # fmt: skip
    return frame["status"].isin(enough)


def _covering(frame: pd.DataFrame, topics: Collection[str], ties: Ties) -> pd.Series[bool]:
    wanted = {narrower for topic in topics for narrower in ties.vocabulary.narrower(topic)}
    covering = set(ties.topics.loc[ties.topics["topic"].isin(wanted), "instrument"])
    return frame["via"].isin(covering) | frame["instrument"].isin(covering)


def _said_by(frame: pd.DataFrame, speakers: Collection[str], ties: Ties) -> pd.Series[bool]:
    voices = ties.entities["speaks_for"].to_dict()

    def heard(iris: str) -> bool:
        return any(iri in speakers or voices.get(iri) in speakers for iri in iris.split())

    return frame["speakers"].map(heard).astype(bool)


def holding(frame: pd.DataFrame, first: date, last: date) -> pd.Series[bool]:
    """Which rows of ties hold on a day from *first* to *last*: begun, not over and not merely hoped."""
    # What is said to last until a day may have begun after the day in question: a known beginning is required.
    begun = frame["holds_from"].fillna(date.max) <= last
    goes_on = frame["holds_to"].fillna(date.max) >= first
    return begun & goes_on & ~frame["status"].isin(HOPED)


def _holding(frame: pd.DataFrame, day: date, ties: Ties) -> pd.Series[bool]:  # noqa: ARG001 all filters are alike
    return holding(frame, day, day)


def _territory(frame: pd.DataFrame, _: bool, ties: Ties) -> pd.Series[bool]:
    types = ties.entities["types"]
    kept = {iri for iri in frame["party"].unique() if str(ENT.Territory) in str(types.get(iri, ""))}
    # What ties nobody has no party that could be left out.
    return frame["party"].isin(kept | {_union(ties.vocabulary), ""})


def _with_party(frame: pd.DataFrame, parties: Collection[str], _: Ties) -> pd.Series[bool]:
    wanted = list(parties)
    own = frame["party"].isin(wanted) | frame["actor"].isin(wanted)
    joined = set(frame.loc[own & (frame["layer"] == "tie"), "instrument"])
    return own | frame["instrument"].isin(joined) | frame["via"].isin(wanted)


def _among(
    column: str, keep: bool = True
) -> Callable[[pd.DataFrame, Collection[str], Ties], pd.Series[bool]]:
    return lambda frame, wanted, _: frame[column].isin(list(wanted)) == keep


def _curated(frame: pd.DataFrame, _: bool, __: Ties) -> pd.Series[bool]:
    return frame["review"].isin(("accepted", "corrected", "added"))


def _union(vocabulary: Vocabulary) -> str:
    """The European Union: a grouping that is a party of its own."""
    iri = f"{BASE}id/grouping/eu"
    return iri if iri in vocabulary.entities else ""


def _told(wanted: object, ties: Ties) -> str:
    if isinstance(wanted, str | date | bool):
        return "" if wanted is True else str(wanted)
    values = wanted if isinstance(wanted, Collection) else ()
    return ", ".join(ties.label(str(value)) for value in values)


_SHOWN = 6
_NAMED = frozenset({"speakers"})
# What is told of a filter, its field, how it keeps, and the column whose values are offered instead.
_FILTERS: tuple[tuple[str, str, Callable[..., pd.Series[bool]], str], ...] = (
    ("layer", "layers", _among("layer"), "layer"),
    ("document", "documents", _among("document"), "document"),
    ("documents left out", "without_documents", _among("document", keep=False), "document"),
    ("reviewed only", "reviewed", _curated, "review"),
    ("speaker", "speakers", _said_by, "speakers"),
    ("force", "forces", _among("force"), "force"),
    ("formation", "formations", _among("formation"), "formation"),
    ("topic", "topics", _covering, ""),
    ("at least", "at_least", _reached, "status"),
    ("on", "on", _holding, "when"),
    ("territories only", "territories", _territory, ""),
    ("party", "parties", _with_party, ""),
)
