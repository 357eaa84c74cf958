"""Ties: who takes part in what, a row a statement, actors and instruments folded.

The frame every network is made of. Filters (:mod:`kg.analysis.selection`) work on its rows,
:mod:`kg.analysis.two_mode` makes a network of them, so that each edge leads back to the
statements behind it, and each statement to its quotes.

============== ==============================================================================
column         meaning
============== ==============================================================================
statement      id of the statement
party          IRI of the party; the actor itself where it speaks for none
actor          IRI of who the statement names
instrument     IRI of the instrument, folded
via            IRI of the instrument the statement names
layer          ``tie`` (takes part, is a member, leads), ``support`` or ``target``
relation       the broad relation
role           ``member`` of a joint instrument, ``hub`` or ``spoke`` of a series, ``unknown``
status         rung, with its ``ladder`` and ``rank`` (0 where none is stated)
force          ``binding``, ``political`` ...
formation      ``joint``, ``series`` or ``unknown``, of the folded instrument
when           EDTF, with its day bounds ``holds_from`` and ``holds_to``
speakers       IRIs, joined by a blank
document       id of the document
review         what a curator decided
============== ==============================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from kg.analysis.folding import parties_of, tops_of
from kg.namespaces import ENT
from kg.vocabulary import Vocabulary, load

if TYPE_CHECKING:
    from kg.graph.release import Release

LAYERS = {
    "participates_in": "tie",
    "member_of": "tie",
    "leads": "tie",
    "supports": "support",
    "concerns": "target",
}
COLUMNS = (
    "statement",
    "party",
    "actor",
    "instrument",
    "via",
    "layer",
    "relation",
    "role",
    "status",
    "ladder",
    "rank",
    "force",
    "formation",
    "when",
    "holds_from",
    "holds_to",
    "speakers",
    "document",
    "review",
)


@dataclass(frozen=True, slots=True, eq=False)
class Ties:
    """Ties with what is known of their ends.

    Attributes:
        frame: a row a statement; columns as above, sorted as the statement table is.
        entities: names of everything, by IRI: ``label_fr``, ``label_en``, ``types``, ``kind``,
            ``formation``, ``iso3``.
        topics: a row a statement of what an instrument covers: ``instrument``, ``topic``,
            ``statement``, ``document``, ``review``.
        vocabulary: the ontology.
    """

    frame: pd.DataFrame
    entities: pd.DataFrame
    topics: pd.DataFrame
    vocabulary: Vocabulary

    def about(self, iri: str) -> dict[str, str]:
        """What is known of a thing; its IRI for a name, where nothing is."""
        if iri in self.entities.index:
            return {str(name): str(value) for name, value in self.entities.loc[iri].items()}
        return dict.fromkeys(map(str, self.entities.columns), "") | {"label_fr": iri, "label_en": iri}

    def label(self, iri: str, language: str = "fr") -> str:
        """What a thing is called in *language*."""
        return self.about(iri)[f"label_{language}"]


def ties(
    release: Release,
    *,
    organisations: bool = False,
    vocabulary: Vocabulary | None = None,
    every: bool = False,
) -> Ties:
    """The ties of a release.

    Args:
        release: an opened release.
        organisations: keep ministries, agencies and persons as actors of their own instead of
            folding them into the party they speak for.
        vocabulary: the ontology; the project's own by default.
        every: a row for every statement, so that whatever is said of an instrument can be filtered as
            its ties are: what ties nobody has no ``party`` and no ``layer``.
    """
    vocabulary = vocabulary or load()
    said, about = plain(release, "statements"), plain(release, "entities").set_index("iri")
    parts: dict[str, list[str]] = {}
    for part, whole in said.loc[said["relation"] == "part_of", ["subject", "object"]].to_numpy().tolist():
        parts.setdefault(part, []).append(whole)
    said = said.rename(columns={"id": "statement"})
    tying = said["relation"].isin(LAYERS) & (said["object"] != "")
    found = said.copy() if every else said[tying].copy()
    # What an instrument concerns is its object; everybody else is a subject.
    inward = found["relation"] == "concerns"
    found["actor"] = found["subject"].mask(inward, found["object"])
    found["via"] = found["object"].mask(inward, found["subject"])
    found["layer"] = found["relation"].map(LAYERS)
    if every:
        found.loc[~tying, "via"] = found.loc[~tying, "subject"]
        found.loc[~tying, ["actor", "layer"]] = ""
    found["instrument"] = found["via"].replace(tops_of(parts, _folds(found, about)))
    found["formation"] = found["instrument"].map(about["formation"]).replace("", "unknown").fillna("unknown")
    spokesmen = {str(iri): str(party) for iri, party in about["speaks_for"].items() if party}
    voices = parties_of(spokesmen, {part: whole for part, whole in parts.items() if _is_actor(part, about)})
    folded = found["actor"].replace(voices)
    found["party"] = found["actor"] if organisations else folded
    found["role"] = _roles(found["formation"], folded, found["speakers"], voices)
    rungs = vocabulary.statuses
    found["rank"] = [rungs[s].rank if s and not rungs[s].is_flag else 0 for s in found["status"]]
    found["ladder"] = [
        rungs[s].ladders[0] if s and len(rungs[s].ladders) == 1 else "" for s in found["status"]
    ]
    # An instrument is no party to itself, as a session is to the group it folds into.
    proper = found["party"] != found["instrument"]
    kept = found.loc[proper | every, list(COLUMNS)].reset_index(drop=True)
    covers = said.loc[said["relation"] == "covers", ["subject", "object", "statement", "document", "review"]]
    covers = covers.rename(columns={"subject": "instrument", "object": "topic"}).reset_index(drop=True)
    about["iso3"] = [vocabulary.iso3(str(iri)) for iri in about.index]
    return Ties(kept, about, covers, vocabulary)


def plain(release: Release, name: str) -> pd.DataFrame:
    """A table with texts instead of categories, which neither compare nor combine across columns."""
    frame: pd.DataFrame = release.table(name).to_pandas()
    return frame.astype({c: object for c in frame.columns if isinstance(frame[c].dtype, pd.CategoricalDtype)})


def _roles(
    formation: pd.Series[str], parties: pd.Series[str], speakers: pd.Series[str], voices: Mapping[str, str]
) -> pd.Series[str]:
    """In a series the party whose word the document is has the others for spokes."""
    hubs = speakers.map(lambda iris: {voices.get(iri, iri) for iri in iris.split()})
    is_hub = pd.Series([p in hub for p, hub in zip(parties, hubs, strict=True)], index=parties.index)
    roles = formation.map({"joint": "member", "series": "spoke", "unknown": "unknown"})
    return roles.mask((formation == "series") & is_hub, "hub")


def _folds(found: pd.DataFrame, about: pd.DataFrame) -> Callable[[str, str], bool]:
    """Whether an instrument folds into what it is part of.

    Somebody must be said to take part in the whole: the heading of a document's section, in which
    nobody does, gathers nothing. Parts and whole have one formation, so that a pair is not lost in
    a series nor a series taken for a club; a meeting of a joint instrument is joint.
    """
    with_parties = set(found.loc[found["layer"] == "tie", "via"])
    formation, types = about["formation"].to_dict(), about["types"].to_dict()

    def folds(part: str, whole: str) -> bool:
        if whole not in with_parties or not formation.get(part):
            return False
        meets = str(ENT.Meeting) in types.get(part, "") and formation.get(whole) == "joint"
        return meets or formation.get(part) == formation.get(whole)

    return folds


def _is_actor(iri: str, about: pd.DataFrame) -> bool:
    types = str(about["types"].get(iri, ""))
    return str(ENT.Organisation) in types or str(ENT.Person) in types
