"""Whose network it is: what each speaker asserts, and what one side alone says."""

from __future__ import annotations

from kg.analysis import speakers as voices
from kg.analysis.ties import Ties
from kg.views.figures.ranking import ranking
from kg.views.report import Column, Report
from kg.views.reports import column, labelled, listed, scope, words


def speakers(ties: Ties, weight: str = "shared", *, seed: int = 0) -> Report:  # noqa: ARG001 reports are called alike
    """How much each speaker asserts, and how much of it nobody else does."""
    found = voices.overview(ties).sort_values(["ties", "speaker"], ascending=[False, True], ignore_index=True)
    found = labelled(ties, found, "speaker")
    alone, agreed = voices.one_sided(ties), voices.agreement(ties)
    both = agreed[agreed["enough"]]
    first = found.iloc[0]
    said = [
        words(
            f"{len(found)} locuteur(s) ; {first['label_fr']} affirme {first['ties']} liens d’une partie à un instrument, "
            f"dont {first['ties_alone']} que personne d’autre n’affirme.",
            f"{len(found)} speaker(s); {first['label_en']} asserts {first['ties']} ties of a party to an instrument, "
            f"{first['ties_alone']} of which nobody else asserts.",
        ),
        words(
            f"{len(alone)} liens ne sont affirmés que par l’une des parties concernées.",
            f"{len(alone)} ties or links are asserted by one of the sides concerned only.",
        ),
        words(
            f"{len(both)} paire(s) de locuteurs parlent d’un même instrument"
            + (
                f" : {listed(_pairs(ties, both, 'fr'), 'fr')}."
                if len(both)
                else ", ce qui ne permet aucune comparaison."
            ),
            f"{len(both)} pair(s) of speakers speak of one instrument"
            + (
                f": {listed(_pairs(ties, both, 'en'), 'en')}."
                if len(both)
                else ", which allows no comparison."
            ),
        ),
    ]
    columns = [
        Column(
            "label_fr",
            words("locuteur", "speaker"),
            words("la partie au nom de laquelle on parle", "the party spoken for"),
        ),
        column("statements", "assertions", "statements", "nombre", "how many"),
        column("documents", "documents", "documents", "nombre", "how many"),
        column("parties", "parties", "parties", "nommées", "named"),
        column("instruments", "instruments", "instruments", "nommés", "named"),
        column("ties", "liens", "ties", "d’une partie à un instrument", "of a party to an instrument"),
        column(
            "ties_alone", "seul à le dire", "alone", "que nul autre n’affirme", "that nobody else asserts"
        ),
    ]
    return Report(
        "speakers",
        words("Selon qui ?", "According to whom?"),
        found,
        columns,
        said,
        [
            *scope(ties),
            words(
                "Le silence n’est pas un démenti : un locuteur peut l’avoir dit ailleurs.",
                "Silence is no denial: a speaker may have said it elsewhere.",
            ),
        ],
        draw=lambda language, size="page": ranking(
            found,
            "ties",
            f"label_{language}",
            "ties_alone",
            "ties",
            axis={
                "fr": "liens affirmés ; la barre commence à ceux qu’il est seul à affirmer",
                "en": "ties asserted; the bar begins at those asserted alone",
            }[language],
            size=size,
        ),
        ties=ties.frame,
    )


def _pairs(ties: Ties, found: object, language: str) -> list[str]:
    import pandas as pd

    frame = found if isinstance(found, pd.DataFrame) else pd.DataFrame()
    return [
        f"{ties.label(a, language)} – {ties.label(b, language)}"
        for a, b in zip(frame["first"], frame["second"], strict=True)
    ][:6]
