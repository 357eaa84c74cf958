"""The agenda: what is due when, and with whom."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pandas as pd

from kg.analysis.unreviewed import UNREVIEWED
from kg.views.figures import canvas
from kg.views.figures.spans import Row, Span, draw_rows

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from kg.analysis.ties import Ties

_MOST = {True: 24, False: 34}  # rows there is room for
_SPREAD = timedelta(days=400)  # how long before the first due day the axis begins at most
_WORDS = {
    "fr": {
        "title": "Ce qui est attendu, et quand",
        "open": "depuis une date antérieure ou non précisée",
        "due": "la marque est au dernier jour possible de l’échéance",
        "left": "{left} échéances plus lointaines ne sont pas montrées",
        "none": "rien n’est attendu dans cette période",
        "unreviewed": "* : repose sur des assertions non examinées",
    },
    "en": {
        "title": "What is due when",
        "open": "since an earlier date, or one not stated",
        "due": "the mark stands at the last day the due date can mean",
        "left": "{left} later items are not shown",
        "none": "nothing is due in this period",
        "unreviewed": "*: rests on unreviewed statements",
    },
}


@canvas.styled
def agenda_chart(
    ties: Ties,
    due: pd.DataFrame,
    *,
    most: int | None = None,
    language: str = "fr",
    size: canvas.Size = "page",
    title: bool = False,
) -> Figure:
    """What is due, soonest on top: a line over the period stated, a mark on the last day it can mean.

    Colour and shape are the rung; on a page the parties stand on the right. The axis is in calendar years.

    Source of method: :func:`kg.analysis.events.agenda_of`.

    Args:
        ties: the ties, for names.
        due: what :func:`kg.analysis.events.agenda` returns.
        most: how many rows are shown; by default as many as there is room for.
        language: of every word, ``fr`` or ``en``.
        size: ``column`` (3.5 inches), ``page`` (7.2 inches) or (width, height) in inches.
        title: whether a title stands above.

    Returns:
        A matplotlib figure.

    >>> from kg.views.figures.examples import invented
    >>> from kg.analysis.events import EVENTS, agenda_of
    >>> due = agenda_of(pd.DataFrame(columns=list(EVENTS)), invented(), date(2025, 1, 1), date(2027, 1, 1))
    >>> made = agenda_chart(invented(), due, language="en", size="column")
    >>> "roadmap" in [text for text, _ in canvas.corners(made)]
    True
    """
    words, narrow = _WORDS[language], canvas.is_narrow(size)
    shown = due.head(most or _MOST[narrow])
    rows = []
    for row in shown.to_dict("records"):
        first = None if pd.isna(row["first"]) else row["first"]
        parties = [canvas.tag(ties, iri, language, 14) for iri in row["parties"].split()]
        parties.sort(key=len)
        right = "" if narrow else canvas.wrapped(canvas.listed(parties, 2), 108, canvas.SMALL, 1)
        # In front, where no name that is cut loses it.
        name = ("* " if row.get(UNREVIEWED) else "") + ties.label(row["via"], language)
        rows.append(Row(name, (Span(row["status"], first, row["due"], marks_end=True),), right))
    said = [words["due"] if rows else words["none"]]
    if UNREVIEWED in shown and shown[UNREVIEWED].any():
        said.append(words["unreviewed"])
    if len(due) > len(shown):
        said.append(words["left"].format(left=len(due) - len(shown)))
    soonest = min(shown["due"], default=date.today())
    begins = max(min((r.begins for r in rows), default=soonest), soonest - _SPREAD)
    latest = max(shown["due"], default=soonest)
    ends = latest + timedelta(days=max((latest - begins).days // 25, 20))
    note = canvas.sentence(said, language)
    figure = draw_rows(
        rows, ties.vocabulary, begins, ends, words["open"], note, words["title"] if title else "", language, size,
    )  # fmt: skip
    return canvas.described(figure, words["title"], note)
