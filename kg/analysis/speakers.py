"""Whose network: what each speaker asserts, where speakers agree, and what one side alone says.

A speaker is the party it speaks for (the foreign ministry is France), or itself where it speaks for
none (a think tank). Silence is not denial: a speaker who does not assert a tie may not have been
asked, or may have said it in a document nobody read; see :mod:`kg.analysis.absences`.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace
from itertools import combinations
from typing import Any

import pandas as pd

from kg.analysis.links import joined, links, pairs
from kg.analysis.ties import Ties

Tie = tuple[str, str]


def voices(ties: Ties, *, fold: bool = True) -> pd.DataFrame:
    """Which speaker says what: a row a statement and speaker.

    Args:
        ties: the ties, as selected.
        fold: take a speaker for the party it speaks for.

    Returns:
        ``speaker``, ``party``, ``instrument``, ``statement``, ``document``; sorted.
    """
    frame = ties.frame[["speakers", "party", "instrument", "statement", "document"]]
    frame = frame.assign(speaker=frame["speakers"].str.split()).explode("speaker").dropna(subset="speaker")
    if fold:
        sides = _sides(ties)
        frame = frame.assign(speaker=frame["speaker"].map(lambda iri: sides.get(iri, iri)))
    columns = ["speaker", "party", "instrument", "statement", "document"]
    return frame[columns].drop_duplicates().sort_values(columns, ignore_index=True)


def by_speaker(ties: Ties, *, fold: bool = True) -> dict[str, Ties]:
    """The ties according to each speaker, by its IRI, sorted.

    Project them, or make the two-mode network of them, as of any ties. A statement of two speakers
    is in the ties of both.
    """
    told = voices(ties, fold=fold).groupby("speaker", sort=True)["statement"]
    return {
        str(speaker): replace(
            ties, frame=ties.frame[ties.frame["statement"].isin(set(said))].reset_index(drop=True)
        )
        for speaker, said in told
    }


def overview(ties: Ties, *, fold: bool = True) -> pd.DataFrame:
    """How much each speaker asserts, and how much of it nobody else does.

    A high share alone means that the network would lose those ties with this speaker's documents;
    it measures who was read as much as who is open.

    Returns:
        ``speaker``, ``statements``, ``documents``, ``parties``, ``instruments``, ``ties`` (party and
        instrument), ``ties_alone`` (no other speaker asserts), ``links`` (of its own projection,
        joint and series), ``links_alone``; sorted by speaker.
    """
    own = by_speaker(ties, fold=fold)
    tied = {speaker: _ties(said) for speaker, said in own.items()}
    linked = {
        speaker: {(a, b) for a, b in pairs(said)[["first", "second"]].to_numpy().tolist()}
        for speaker, said in own.items()
    }
    columns = (
        "speaker", "statements", "documents", "parties", "instruments", "ties", "ties_alone", "links",
        "links_alone",
    )  # fmt: skip
    found = [
        (
            speaker,
            said.frame["statement"].nunique(),
            said.frame["document"].nunique(),
            said.frame["party"].nunique(),
            said.frame["instrument"].nunique(),
            len(tied[speaker]),
            len(_alone(speaker, tied)),
            len(linked[speaker]),
            len(_alone(speaker, linked)),
        )
        for speaker, said in own.items()
    ]
    return pd.DataFrame(found, columns=list(columns))


def assertions(ties: Ties, *, fold: bool = True) -> pd.DataFrame:
    """Who asserts each tie.

    Returns:
        ``party``, ``instrument``, ``speakers`` (joined), ``voices`` (how many), ``statements``,
        ``documents`` (joined); sorted.
    """
    grouped = voices(ties, fold=fold).groupby(["party", "instrument"], sort=True)
    found = grouped.agg(
        speakers=("speaker", joined),
        voices=("speaker", "nunique"),
        statements=("statement", joined),
        documents=("document", joined),
    )
    return found.reset_index()


def agreement(ties: Ties, *, fold: bool = True) -> pd.DataFrame:
    """How far each two speakers assert the same ties.

    The Jaccard index is taken over ties to instruments of which both speak, so that a speaker is
    not blamed for what it does not speak of: 1 means that both name the same parties for each of
    them, 0 that they name none in common.

    Returns:
        A row a pair of speakers, sorted: ``first``, ``second``; ``both``, ``first_only``,
        ``second_only`` (ties that both, one or the other assert); ``instruments`` of which both
        speak; ``first_only_shared``, ``second_only_shared`` (ties to those); ``jaccard``, empty
        where there is no such instrument, and then ``enough`` is false.

    References:
        P. Jaccard, "Étude comparative de la distribution florale dans une portion des Alpes et des
        Jura", Bulletin de la Société vaudoise des sciences naturelles 37 (1901).
    """
    tied = {speaker: _ties(said) for speaker, said in by_speaker(ties, fold=fold).items()}
    columns = (
        "first", "second", "both", "first_only", "second_only", "instruments", "first_only_shared",
        "second_only_shared", "jaccard", "enough",
    )  # fmt: skip
    found = []
    for first, second in combinations(sorted(tied), 2):
        a, b = tied[first], tied[second]
        common = {i for _, i in a} & {i for _, i in b}
        a_shared, b_shared = ({tie for tie in each if tie[1] in common} for each in (a, b))
        either = a_shared | b_shared
        jaccard = len(a & b) / len(either) if either else float("nan")
        found.append(
            (
                first, second, len(a & b), len(a - b), len(b - a), len(common), len(a_shared - b),
                len(b_shared - a), jaccard, bool(either),
            )
        )  # fmt: skip
    return pd.DataFrame(found, columns=list(columns))


def sides(ties: Ties) -> pd.DataFrame:
    """Which of the sides concerned assert a tie or a link, and which are silent.

    The sides of a link are its two parties; those of a tie are the party and whoever the instrument
    links it to (all parties, where the formation is unknown).

    Returns:
        ``kind`` (``tie``: ``first`` is a party, ``second`` an instrument; ``link``: both are
        parties), ``first``, ``second``, ``asserted`` (``none``, ``one`` or ``several`` of the
        sides), ``side`` (those that speak), ``silent`` (those that do not), ``outside`` (speakers
        that are no side), ``instruments``, ``statements``, ``documents``; sorted.
    """
    folded = _sides(ties)
    partners: dict[Tie, set[str]] = {}
    for first, second, instrument, _ in pairs(ties, ("joint", "series", "unknown")).itertuples(index=False):
        partners.setdefault((first, instrument), set()).add(second)
        partners.setdefault((second, instrument), set()).add(first)
    found = []
    for row in assertions(ties).to_dict("records"):
        tie = (row["party"], row["instrument"])
        concerned = {tie[0]} | partners.get(tie, set())
        found.append(("tie", *tie, *_spoken(concerned, row["speakers"]), tie[1], *_proof(row)))
    for row in links(ties).to_dict("records"):
        ends = (row["first"], row["second"])
        speakers = joined(folded.get(iri, iri) for iri in row["speakers"].split())
        found.append(("link", *ends, *_spoken(set(ends), speakers), row["instruments"], *_proof(row)))
    columns = (
        "kind", "first", "second", "asserted", "side", "silent", "outside", "instruments", "statements",
        "documents",
    )  # fmt: skip
    return pd.DataFrame(found, columns=list(columns)).sort_values(
        ["kind", "first", "second"], ignore_index=True
    )


def one_sided(ties: Ties) -> pd.DataFrame:
    """Ties and links that one of the sides alone asserts, while another could have.

    A tie to an instrument of one known party is left out: there is no other side.

    Returns:
        The rows of :func:`sides` with ``asserted`` ``one`` and somebody ``silent``.
    """
    found = sides(ties)
    return found[(found["asserted"] == "one") & (found["silent"] != "")].reset_index(drop=True)


def _sides(ties: Ties) -> dict[str, str]:
    known = ties.entities["speaks_for"]
    return {str(iri): str(party) for iri, party in known.items() if party}


def _ties(ties: Ties) -> set[Tie]:
    return {(party, i) for party, i in ties.frame[["party", "instrument"]].to_numpy().tolist()}


def _alone(speaker: str, by: Mapping[str, set[Tie]]) -> set[Tie]:
    return by[speaker].difference(*(said for other, said in by.items() if other != speaker))


def _spoken(concerned: set[str], speakers: str) -> tuple[str, str, str, str]:
    heard = set(speakers.split())
    speaking = concerned & heard
    asserted = ("none", "one")[len(speaking)] if len(speaking) < 2 else "several"
    return asserted, joined(speaking), joined(concerned - heard), joined(heard - concerned)


def _proof(row: Mapping[Hashable, Any]) -> tuple[str, str]:
    return row["statements"], row["documents"]
