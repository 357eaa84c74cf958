"""Which instruments documents date, on which rung, and with how many parties."""

from __future__ import annotations

import pandas as pd

from kg.analysis.ties import Ties
from kg.views.figures.timeline import instrument_timeline
from kg.views.report import Column, Report
from kg.views.reports import column, scope, words


def instruments(ties: Ties, weight: str = "shared", *, seed: int = 0) -> Report:  # noqa: ARG001 reports are called alike
    """A row an instrument and status that a document dates, soonest first."""
    frame = ties.frame
    dated = frame[frame["holds_from"].notna() | frame["holds_to"].notna()]
    keys = ["instrument", "status", "holds_from", "holds_to"]
    grouped = dated.groupby(keys, dropna=False, sort=False)
    found = grouped.agg(
        parties=("party", "nunique"), statements=("statement", lambda ids: " ".join(sorted(set(ids))))
    ).reset_index()
    found = found.sort_values(["holds_from", "holds_to", "instrument", "status"], ignore_index=True)
    for language in ("fr", "en"):
        found[f"label_{language}"] = [ties.label(iri, language) for iri in found["instrument"]]
        found[f"rung_{language}"] = [_rung(ties, status, language) for status in found["status"]]
    for end in ("holds_from", "holds_to"):
        found[end] = [None if pd.isna(day) else day.isoformat() for day in found[end]]
    count, every = dated["instrument"].nunique(), frame["instrument"].nunique()
    open_ = int(found["holds_to"].isna().sum())
    said = [
        words(
            f"{count} instruments sur {every} sont datés par au moins un document.",
            f"{count} of {every} instruments are dated by at least one document.",
        ),
        words(
            f"Pour {open_} des {len(found)} couples d’un instrument et d’un statut daté, aucune fin n’est précisée.",
            f"For {open_} of the {len(found)} pairs of an instrument and a dated status no end is stated.",
        ),
    ]
    columns = [
        Column("label_fr", words("instrument", "instrument"), words("l’instrument", "the instrument")),
        Column("rung_fr", words("statut", "status"), words("l’échelon atteint", "the rung reached")),
        column("holds_from", "du", "from", "premier jour possible", "first day it can be"),
        column(
            "holds_to",
            "au",
            "to",
            "dernier jour possible, vide si ouvert",
            "last day it can be, empty where open",
        ),
        column("parties", "parties", "parties", "nombre", "how many"),
    ]
    return Report(
        "instruments",
        words(
            "Quels instruments, depuis quand, à quel échelon ?",
            "Which instruments, since when, on which rung?",
        ),
        found,
        columns,
        said,
        [
            *scope(ties),
            words(
                "Une date absente ne dit pas que l’instrument n’existait pas.",
                "A date that is missing does not say that the instrument was not there.",
            ),
        ],
        draw=lambda language, size="page": instrument_timeline(ties, language=language, size=size),
        ties=dated,
        said=ties.frame,
    )


def _rung(ties: Ties, status: str, language: str) -> str:
    rung = ties.vocabulary.statuses.get(status)
    return ties.vocabulary.entity(rung.iri).label(language) if rung else "–"
