"""How the network grows, as far as documents date it."""

from __future__ import annotations

from kg.analysis.ties import Ties
from kg.analysis.timeline import entries, snapshots
from kg.views.figures.growth import steps
from kg.views.report import Report
from kg.views.reports import column, scope, words


def timeline(ties: Ties, weight: str = "shared", *, seed: int = 0) -> Report:  # noqa: ARG001 reports are called alike
    """The size of the network each year, with what is not dated beside it."""
    days = [*ties.frame["holds_from"].dropna(), *ties.frame["holds_to"].dropna()]
    years = range(min(day.year for day in days), max(day.year for day in days) + 1) if days else range(0)
    found = snapshots(ties, years)
    stays = entries(ties)
    undated = int(found["undated"].iloc[0]) if len(found) else len(stays)
    peak = max(found.to_dict("records"), key=lambda row: row["ties"], default=None)
    said = [
        words(
            f"{int(stays['known'].sum())} participations sur {len(stays)} sont datées ; {undated} liens ne le sont par aucune "
            "assertion et ne figurent dans aucune année.",
            f"{int(stays['known'].sum())} of {len(stays)} participations are dated; {undated} ties are dated by no statement "
            "and stand in no year.",
        )
    ]
    if peak is not None:
        said.append(
            words(
                f"L’année où le plus de liens datés tiennent est {peak['moment']} ({peak['ties']}).",
                f"The year in which most dated ties hold is {peak['moment']} ({peak['ties']}).",
            )
        )
    columns = [
        column("moment", "année", "year", "quelque jour de l’année", "some day of the year"),
        column("ties", "liens", "ties", "d’une partie à un instrument", "of a party to an instrument"),
        column("parties", "parties", "parties", "nombre", "how many"),
        column("instruments", "instruments", "instruments", "nombre", "how many"),
        column("links", "liens entre parties", "links of parties", "par un instrument conjoint ou une série", "through a joint instrument or a series"),
        column("undated", "non datés", "undated", "liens qu’aucune assertion ne date", "ties that no statement dates"),
    ]  # fmt: skip
    return Report(
        "timeline",
        words("Depuis quand ?", "Since when?"),
        found,
        columns,
        said,
        [
            *scope(ties),
            words(
                "Une hausse dit que plus de liens sont datés comme valant alors, ce qui dépend de ce que les documents datent.",
                "A rise says that more ties are dated as holding then, which depends on what documents date.",
            ),
        ],
        draw=(
            lambda language, size="page": steps(
                found.assign(moment=found["moment"].astype(int)),
                "moment",
                ["ties", "parties", "instruments"],
                names={"fr": ["liens", "parties", "instruments"], "en": ["ties", "parties", "instruments"]}[
                    language
                ],
                size=size,
            )
        )
        if len(found)
        else None,
        ties=ties.frame,
    )
