"""The timeline of instruments: which rung when, with ends that nobody stated left open."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from kg.views.figures import canvas
from kg.views.figures.spans import Row, Span, draw_rows

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from kg.analysis.ties import Ties

_MOST = {True: 26, False: 36}  # instruments there is room for
_WORDS = {
    "fr": {
        "title": "Les instruments dans le temps",
        "open": "fin non précisée, ou début antérieur",
        "parties": "à droite : nombre de parties",
        "left": "{left} instruments datés de plus, avec moins de parties, ne sont pas montrés",
        "undated": "{undated} instruments qu’aucun document ne date ne figurent pas",
    },
    "en": {
        "title": "Instruments over time",
        "open": "no end stated, or begun earlier",
        "parties": "on the right: number of parties",
        "left": "{left} more dated instruments, with fewer parties, are not shown",
        "undated": "{undated} instruments that no document dates are left out",
    },
}


@canvas.styled
def instrument_timeline(
    ties: Ties,
    *,
    most: int | None = None,
    since: int | None = None,
    language: str = "fr",
    size: canvas.Size = "page",
    title: bool = False,
) -> Figure:
    """Each instrument a row over the years, coloured and marked by rung; open ends have an arrow.

    A line runs over the days in which a statement's status holds (day bounds of its EDTF date); a mark alone
    is an event of two months or less. An arrow to the right means that no document
    says when it ends, one to the left that it began before the axis does, or nobody says when. The number
    on the right counts the parties whose ties are dated. Years are calendar years, and a date means its first
    to its last possible day.

    Source of method: :mod:`kg.dates` for bounds and what a status holds,
    :func:`kg.analysis.timeline.entries` for what counts as dated.

    Args:
        ties: the ties, as selected.
        most: how many instruments are shown, those with most parties first; by default as many as there is
            room for.
        since: first year shown; by default the year after which all but a twentieth of the dates lie.
        language: of every word, ``fr`` or ``en``.
        size: ``column`` (3.5 inches), ``page`` (7.2 inches) or (width, height) in inches.
        title: whether a title stands above.

    Returns:
        A matplotlib figure.

    >>> from kg.views.figures.examples import invented
    >>> made = instrument_timeline(invented(), language="en", size="column")
    >>> sorted({text for text, _ in canvas.corners(made)} & {"roadmap", "yearly dialogue", "signed"})
    ['roadmap', 'signed', 'yearly dialogue']
    """
    words, narrow = _WORDS[language], canvas.is_narrow(size)
    frame = ties.frame
    dated = frame[frame["holds_from"].notna() | frame["holds_to"].notna()]
    parties = dated.groupby("instrument")["party"].nunique()
    order = sorted(parties.index, key=lambda i: (-int(parties[i]), i))
    kept = order[: most or _MOST[narrow]]
    rows = [_row(ties, str(i), dated[dated["instrument"] == i], int(parties[i]), language) for i in kept]
    rows.sort(key=lambda row: (row.begins, row.name))
    said = [words["parties"]]
    if len(order) > len(kept):
        said.append(words["left"].format(left=len(order) - len(kept)))
    undated = frame["instrument"].nunique() - len(order)
    if undated:
        said.append(words["undated"].format(undated=undated))
    begins = since or _since([span.first or span.last for row in rows for span in row.spans])
    note = canvas.sentence(said, language)
    figure = draw_rows(
        rows, ties.vocabulary, date(begins, 1, 1), None, words["open"], note, words["title"] if title else "",
        language, size,
    )  # fmt: skip
    return canvas.described(figure, words["title"], note)


def _row(ties: Ties, instrument: str, frame: pd.DataFrame, parties: int, language: str) -> Row:
    told = frame[["status", "holds_from", "holds_to"]].drop_duplicates()
    spans = {
        Span(str(status), None if pd.isna(first) else first, None if pd.isna(last) else last)
        for status, first, last in told.itertuples(index=False, name=None)
    }
    ranks = {s: rung.rank for s, rung in ties.vocabulary.statuses.items()}
    ordered = sorted(spans, key=lambda s: (ranks.get(s.status, 0), s.first or date.min, s.last or date.max))
    return Row(ties.label(instrument, language), tuple(ordered), str(parties))


def _since(days: list[date | None]) -> int:
    years = sorted(day.year for day in days if day)
    return years[len(years) // 20] if years else date.min.year
