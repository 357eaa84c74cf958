"""Topic coverage: which parties, or blocs, have instruments on which topics."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kg.views.blocs import blocs, seated
from kg.views.figures import canvas
from kg.views.figures.grid import draw_numbers

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from kg.analysis.ties import Ties

_ROWS = {True: 22, False: 30}  # topics and parties there is room for
_COLUMNS = {True: 11, False: 26}
_BROAD = 1 / 8  # of the instruments: what more of them are about is split
_WORDS = {
    "fr": {
        "title": "Qui travaille sur quoi",
        "cell": "nombre d’instruments sur le sujet ou un sujet plus précis",
        "total": "entre parenthèses : instruments sur le sujet, toutes parties",
        "left": "{left} parties aux instruments moins nombreux ne sont pas montrées",
        "only": "seulement",
        "parties": "parties",
    },
    "en": {
        "title": "Who works on what",
        "cell": "number of instruments on the topic or a narrower one",
        "total": "in brackets: instruments on the topic, all parties",
        "left": "{left} parties with fewer instruments are not shown",
        "only": "only",
        "parties": "parties",
    },
}


def coverage(ties: Ties, topics: Collection[str]) -> pd.DataFrame:
    """Which party has which instrument on which topic, narrower topics counted with the broader.

    Args:
        ties: the ties, as selected.
        topics: IRIs.

    Returns:
        ``topic``, ``party``, ``instrument`` (folded), each once; sorted.

    >>> from kg.namespaces import BASE
    >>> from kg.views.figures.examples import invented
    >>> coverage(invented(), [f"{BASE}scheme/topics/trade"])["instrument"].unique().tolist()
    ['trade']
    """
    frame = ties.frame[["party", "instrument", "via"]]
    stated = ties.topics[["instrument", "topic"]].drop_duplicates()
    through = pd.concat(
        [
            frame.merge(stated.rename(columns={"instrument": name}), on=name)[
                ["party", "instrument", "topic"]
            ]
            for name in ("via", "instrument")
        ]
    ).drop_duplicates()
    wanted = set(topics)
    above = {
        topic: [broad for broad in ties.vocabulary.broader(topic) if broad in wanted]
        for topic in through["topic"].unique()
    }
    found = through.assign(topic=through["topic"].map(above)).explode("topic").dropna(subset=["topic"])
    columns = ["topic", "party", "instrument"]
    return found[columns].drop_duplicates().sort_values(columns, ignore_index=True)


def telling(ties: Ties, most: int) -> list[str]:
    """The topics that tell most in so many rows: broad ones are split into narrower ones.

    Begins with the top topics of the scheme and splits every topic that more than an eighth of the
    instruments are about; of those that are left the ones with most instruments are kept, most first. A topic
    that is split keeps its row where documents name it as such.

    >>> from kg.views.figures.examples import invented
    >>> [topic.rsplit("/", 1)[-1] for topic in telling(invented(), 3)]
    ['cybersecurity', 'semiconductors', 'trade']
    """
    vocabulary = ties.vocabulary
    # What one document alone calls a topic stands in no hierarchy.
    stated = set(ties.topics["topic"]) & set(vocabulary.concepts("topics"))
    below: dict[str, set[str]] = {}
    for topic in sorted({broader for t in stated for broader in vocabulary.broader(t)}):
        for parent in vocabulary.broader(topic)[1:2]:
            below.setdefault(parent, set()).add(topic)
    everything = sorted({broader for topic in stated for broader in vocabulary.broader(topic)})
    counts = _counts(coverage(ties, everything))
    instruments = ties.topics[ties.topics["topic"].isin(stated)]["instrument"].nunique()
    waiting = [topic for topic in everything if len(vocabulary.broader(topic)) == 1]
    shown = set()
    while waiting:
        topic = waiting.pop()
        is_broad = counts.get(topic, 0) > instruments * _BROAD
        if is_broad:
            waiting.extend(below.get(topic, ()))
        if not is_broad or topic in stated or topic not in below:
            shown.add(topic)
    return sorted((t for t in shown if counts.get(t, 0)), key=lambda t: (-counts[t], t))[:most]


def _counts(covered: pd.DataFrame) -> dict[str, int]:
    found = covered.groupby("topic")["instrument"].nunique()
    return {str(topic): int(count) for topic, count in found.items()}


@canvas.styled
def topic_heatmap(
    ties: Ties,
    *,
    by: str = "parties",
    topics: Collection[str] = (),
    most: int | None = None,
    language: str = "fr",
    size: canvas.Size = "page",
    title: bool = False,
) -> Figure:
    """Topics by parties, or by blocs: the darker, the more instruments; each cell says how many.

    The unit is instruments (folded into what they are part of) that cover the topic or a narrower one and in
    which the party, or a party of the bloc, takes part; an instrument of several parties counts once for each
    of them, and once for a bloc. A topic with narrower ones in rows of their own includes them. An empty cell
    means that no document says so, not that there is nothing: see ``kg analyse absences``.

    Source of method: counts of what documents state (:func:`coverage`); blocs as in
    ``ontology/views/explorer.yaml``.

    Args:
        ties: the ties, as selected.
        by: ``parties`` or ``blocs``.
        topics: IRIs of the rows; by default those that tell most, see :func:`telling`.
        most: how many topics are shown; by default as many as there is room for.
        language: of every word, ``fr`` or ``en``.
        size: ``column`` (3.5 inches), ``page`` (7.2 inches) or (width, height) in inches.
        title: whether a title stands above.

    Returns:
        A matplotlib figure.

    Raises:
        ValueError: *by* is neither.

    >>> from kg.views.figures.examples import invented
    >>> made = topic_heatmap(invented(), language="en", size="column")
    >>> "semiconductors (1)" in [text for text, _ in canvas.corners(made)]
    True
    """
    if by not in ("parties", "blocs"):
        raise ValueError(f"unknown columns {by!r}; use parties or blocs")
    words, narrow = _WORDS[language], canvas.is_narrow(size)
    rows = list(topics) or telling(ties, most or _ROWS[narrow])
    covered = coverage(ties, rows)
    counts = _counts(covered)
    bloc = seated(ties, sorted(covered["party"].unique()))
    known = blocs()
    said = [words["cell"], words["total"]]
    if by == "blocs":
        covered = covered.assign(column=[str(bloc[p]) for p in covered["party"]])
        columns = {str(n): known[n].name[language] for n in sorted(set(bloc.values()))}
        order = [c for c in columns if c in set(covered["column"])]
    else:
        covered = covered.assign(column=covered["party"])
        totals = covered.groupby("column")["instrument"].nunique()
        ranked = sorted(map(str, totals.index), key=lambda p: (-int(totals[p]), p))
        order = ranked[: _COLUMNS[narrow]]
        if len(ranked) > len(order):
            said.append(words["left"].format(left=len(ranked) - len(order)))
        columns = {p: canvas.tag(ties, p, language) for p in order}
    square = _square(covered, rows, order)
    names = [(ties.label(topic, language), f" ({counts.get(topic, 0)})") for topic in rows]
    note = canvas.sentence(said, language)
    figure = draw_numbers(
        square, names, [columns[c] for c in order], note, words["title"] if title else "", size
    )
    return canvas.described(figure, words["title"], note)


def _square(
    covered: pd.DataFrame, rows: Collection[str], columns: Collection[str]
) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    grouped = covered.groupby(["topic", "column"])["instrument"].nunique()
    counts: Mapping[Hashable, int] = grouped.to_dict()
    return np.array([[counts.get((row, column), 0) for column in columns] for row in rows], np.int64).reshape(
        len(rows), len(columns)
    )
