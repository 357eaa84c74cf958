"""Who works on what: topics by parties, or by blocs."""

from __future__ import annotations

from kg.analysis.ties import Ties
from kg.analysis.unreviewed import with_topics
from kg.views.figures.topics import coverage, telling, topic_heatmap
from kg.views.report import Column, Report
from kg.views.reports import NAME, column, labelled, listed, scope, words

_ROWS = 30
_FIRST = 5


def topics(ties: Ties, weight: str = "shared", *, seed: int = 0, by: str = "parties") -> Report:  # noqa: ARG001 reports are called alike
    """How many instruments each party has on each of the topics that tell most."""
    shown = telling(ties, _ROWS)
    covered = coverage(ties, shown)
    found = (
        covered.groupby(["topic", "party"], sort=False)["instrument"]
        .nunique()
        .reset_index(name="instruments")
    )
    found = found.sort_values(
        ["instruments", "topic", "party"], ascending=[False, True, True], ignore_index=True
    )
    found = labelled(ties, labelled(ties, found, "topic", "topic"))
    alone = covered.groupby("topic")["party"].nunique()
    lone = [topic for topic in shown if alone.get(topic, 0) == 1]
    said = [
        words(
            f"Sujets au plus d’instruments : {listed([ties.label(t) for t in shown[:_FIRST]], 'fr')}.",
            f"Topics with most instruments: {listed([ties.label(t, 'en') for t in shown[:_FIRST]], 'en')}.",
        ),
        words(
            f"{len(lone)} des {len(shown)} sujets montrés n’ont qu’une partie nommée.",
            f"{len(lone)} of the {len(shown)} topics shown have one named party only.",
        ),
    ]
    columns = [
        NAME,
        Column(
            "topic_fr",
            words("sujet", "topic"),
            words("le sujet, plus précis compris", "the topic, narrower ones included"),
        ),
        column(
            "instruments",
            "instruments",
            "instruments",
            "de la partie sur le sujet",
            "of the party on the topic",
        ),
    ]
    return Report(
        "topics",
        words("Qui travaille sur quoi ?", "Who works on what?"),
        found,
        columns,
        said,
        [
            *scope(ties, topics=True),
            words(
                "Un instrument compte pour chacun de ses sujets et de ses parties : les nombres ne s’additionnent pas.",
                "An instrument counts for each of its topics and parties: the numbers do not add up.",
            ),
        ],
        draw=lambda language, size="page": topic_heatmap(
            ties, by=by, topics=shown, language=language, size=size
        ),
        ties=ties.frame[ties.frame["instrument"].isin(covered["instrument"])],
        said=with_topics(ties),
    )
