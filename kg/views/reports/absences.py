"""What is covered, what was read without finding anything, and what nobody read about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from kg.analysis import absences as gaps
from kg.analysis.ties import Ties
from kg.analysis.unreviewed import with_topics
from kg.views.figures.grid import levels_grid
from kg.views.report import Column, Report
from kg.views.reports import column, labelled, scope, words

if TYPE_CHECKING:
    from kg.graph.release import Release

_SHOWN = 24
_LEVELS = {
    "fr": ("jamais lu", "lu, rien trouvé", "couvert"),
    "en": ("never read", "read, nothing found", "covered"),
}


def absences(ties: Ties, release: Release, across: str = "topics") -> Report:
    """Party by topic, or party by party: three values, so that silence is not taken for absence."""
    documents = [document.id for document in release.documents]
    speaks = gaps.spoken(release, ties)
    grid = (gaps.topic_grid if across == "topics" else gaps.party_grid)(ties, speaks, documents)
    counts = {str(row["value"]): row for row in grid.counts().to_dict("records")}
    found = labelled(ties, labelled(ties, grid.table("read"), "column", "column"), "row")
    said = [
        words(
            f"{counts['covered']['pairs']} couples couverts ({counts['covered']['share']:.0%}), "
            f"{counts['read']['pairs']} lus sans rien trouver ({counts['read']['share']:.0%}), "
            f"{counts['never']['pairs']} dont aucun document ne parle ({counts['never']['share']:.0%}).",
            f"{counts['covered']['pairs']} pairs covered ({counts['covered']['share']:.0%}), "
            f"{counts['read']['pairs']} read without finding anything ({counts['read']['share']:.0%}), "
            f"{counts['never']['pairs']} of which no document speaks ({counts['never']['share']:.0%}).",
        )
    ]
    columns = [
        Column("label_fr", words("partie", "party"), words("la partie", "the party")),
        Column(
            "column_fr",
            words("et", "and"),
            words("le sujet ou l’autre partie", "the topic or the other party"),
        ),
        column(
            "documents",
            "documents lus",
            "documents read",
            "qui parlent des deux sans les lier",
            "that speak of both and link them nowhere",
        ),
    ]
    return Report(
        "absences",
        words(
            "Où n’y a-t-il rien, et où n’a-t-on pas regardé ?", "Where is nothing, and where did nobody look?"
        ),
        found,
        columns,
        said,
        [
            *scope(ties, topics=across == "topics"),
            words(
                "« Lu sans rien trouver » veut dire que des documents parlent des deux sans les lier, non qu’il n’y ait rien.",
                "“Read, nothing found” means that documents speak of both and do not link them, not that there is nothing.",
            ),
        ],
        draw=lambda language, size="page": levels_grid(
            _square(ties, grid, language), _LEVELS[language], size=size
        ),
        ties=ties.frame,
        said=with_topics(ties) if across == "topics" else None,
    )


def _square(ties: Ties, grid: gaps.Absences, language: str) -> pd.DataFrame:
    """The part of the grid with most cells covered, as codes."""
    codes = grid.frame().replace({"never": 0, "read": 1, "covered": 2, "": 0}).astype(int)
    rows = (codes == 2).sum(axis=1).sort_values(ascending=False, kind="stable").index[:_SHOWN]
    columns = (codes == 2).sum(axis=0).sort_values(ascending=False, kind="stable").index[:_SHOWN]
    shown = codes.loc[rows, columns]
    return shown.set_axis([ties.label(iri, language) for iri in shown.index]).set_axis(
        [ties.label(iri, language) for iri in shown.columns], axis=1
    )
