"""Figures as a printer meets them: nothing too small, nothing cut, no name on another, the same bytes twice."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from itertools import combinations
from typing import Any

import numpy as np
import pytest

from kg.analysis.coalitions import coalitions
from kg.analysis.events import agenda
from kg.analysis.projection import incidence, project
from kg.analysis.resampling import resampled
from kg.analysis.selection import Selection, select
from kg.analysis.ties import Ties, ties
from kg.errors import KgError
from kg.graph.release import Release
from kg.views import figures
from kg.views.figures import canvas
from kg.views.figures.examples import invented
from kg.views.reports import labelled

Draw = Callable[..., Any]
NAMES = ("network", "two-mode", "coalitions", "centrality", "timeline", "topics", "blocs", "agenda")


@pytest.fixture(scope="module")
def draws(release: Release) -> dict[str, Draw]:
    """Each figure of the seeds, ready to be drawn in a size and a language."""
    all_ties = select(ties(release), Selection())
    some = select(all_ties, Selection(territories=True))
    ranked = labelled(some, resampled(some, "strength"))
    made = coalitions(project(some), incidence=incidence(some), runs=10, nulls=10)
    due = agenda(release, all_ties, date(2025, 6, 5), date(2028, 12, 31))
    return {
        "network": lambda **how: figures.network_map(some, **how),
        "two-mode": lambda **how: figures.two_mode_map(some, **how),
        "coalitions": lambda **how: figures.coalition_matrix(some, made, **how),
        "centrality": lambda **how: figures.centrality(ranked, **how),
        "timeline": lambda **how: figures.instrument_timeline(all_ties, **how),
        "topics": lambda **how: figures.topic_heatmap(all_ties, **how),
        "blocs": lambda **how: figures.topic_heatmap(all_ties, by="blocs", **how),
        "agenda": lambda **how: figures.agenda_chart(all_ties, due, **how),
    }


def apart(one: Sequence[Any], other: Sequence[Any]) -> bool:
    """Whether two boxes, turned or not, overlap by less than a pixel: some side of one separates them."""
    a, b = np.array(one), np.array(other)
    for box in (a, b):
        for k in range(4):
            x, y = box[(k + 1) % 4] - box[k]
            normal = np.array([-y, x])
            if not normal.any():
                continue
            normal = normal / np.hypot(*normal)
            if (a @ normal).max() - (b @ normal).min() < 1 or (b @ normal).max() - (a @ normal).min() < 1:
                return True
    return False


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("size", "title"), [("column", False), ("page", True)], ids=["column", "page"])
@pytest.mark.parametrize("name", NAMES)
def test_no_text_is_cut_or_lies_on_another_or_is_smaller_than_six_points(
    name: str, size: str, title: bool, language: str, draws: dict[str, Draw]
) -> None:
    figure = draws[name](size=size, language=language, title=title)
    shown = canvas.corners(figure)
    assert len(shown) > 10
    width, height = figure.bbox.width, figure.bbox.height
    cut = [
        text
        for text, box in shown
        if any(not (-1 <= x <= width + 1 and -1 <= y <= height + 1) for x, y in box)
    ]
    overlapping = [(a, b) for (a, one), (b, other) in combinations(shown, 2) if not apart(one, other)]
    small = [t.get_text() for t in canvas.texts(figure) if t.get_text() and t.get_fontsize() < canvas.SMALL]
    assert (cut, overlapping, small) == ([], [], [])


def test_overlapping_text_is_seen() -> None:
    figure, axes = canvas.canvas("column", 2.0)
    axes.text(0.2, 0.5, "Japon")
    axes.text(0.22, 0.5, "Inde", rotation=30, rotation_mode="anchor")
    boxes = dict(canvas.corners(figure))
    assert not apart(boxes["Japon"], boxes["Inde"])


@pytest.mark.parametrize(("size", "width"), [("column", 3.5), ("page", 7.2), ((5.0, 6.0), 5.0)])
def test_a_figure_is_as_wide_as_it_was_asked_to_be(
    size: canvas.Size, width: float, draws: dict[str, Draw]
) -> None:
    for draw in draws.values():
        wide, high = draw(size=size).get_size_inches()
        assert (round(float(wide), 3), float(high) <= canvas.TALLEST) == (width, True)


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_has_the_same_bytes_twice(name: str, draws: dict[str, Draw]) -> None:
    first, second = (figures.image(draws[name](size="column"), "svg") for _ in range(2))
    assert first == second


@pytest.mark.parametrize("form", ["pdf", "png"])
def test_every_form_has_the_same_bytes_twice(form: str) -> None:
    first, second = (figures.image(figures.network_map(invented()), form) for _ in range(2))
    assert first == second


def test_an_svg_keeps_its_text_as_text_with_accents_and_no_date(draws: dict[str, Draw]) -> None:
    svg = figures.image(draws["network"](size="page", language="fr"), "svg").decode("utf-8")
    assert ">États-Unis</text>" in svg
    assert "dc:date" not in svg
    assert re.findall(r"href=\"https?:", svg) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_in_the_language_asked_for(name: str, draws: dict[str, Draw]) -> None:
    """No sentence of the notes, axes and legends is the same in both."""

    def sentences(language: str) -> set[str]:
        return {
            t.replace("\n", " ") for t, _ in canvas.corners(draws[name](language=language)) if t.endswith(".")
        }

    assert not sentences("fr") & sentences("en")


def test_a_figure_of_invented_ties_says_what_it_leaves_out() -> None:
    made = figures.instrument_timeline(invented(), most=1, language="en", size="page")
    notes = [text for text, _ in canvas.corners(made) if "not shown" in text]
    assert notes == [
        "On the right: number of parties; 2 more dated instruments, with fewer parties, are not shown."
    ]


def test_links_beyond_chance_are_told_from_the_others() -> None:
    import pandas as pd

    some = invented()
    france, japan = sorted(p for p in some.frame["party"].unique() if "territory" in p)
    tested = pd.DataFrame(
        [(france, japan, 2, 0.4, 0.01, 0.03, True)],
        columns=["a", "b", "shared", "expected", "p_value", "p_adjusted", "validated"],
    )
    shown = {text for text, _ in canvas.corners(figures.network_map(some, tested=tested, language="en"))}
    assert "beyond chance" in shown
    assert any("1 of the 1 links tested go beyond" in text for text in shown)


def test_a_heatmap_counts_a_narrower_topic_with_the_broader() -> None:
    from kg.namespaces import BASE

    broad = f"{BASE}scheme/topics/technologies"
    made = figures.topic_heatmap(invented(), topics=[broad], language="en", size="column")
    shown = [text for text, _ in canvas.corners(made)]
    assert "technologies (1)" in shown
    assert shown.count("1") == 3  # France, Japan and the Union take part in the roadmap on semiconductors


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda t: figures.network_map(t, size="poster"), "unknown size 'poster'"),
        (
            lambda t: figures.image(figures.network_map(t), "gif"),
            "a figure comes as svg, pdf or png, not as 'gif'",
        ),
    ],
    ids=["size", "form"],
)
def test_a_wrong_size_or_form_is_named_with_the_right_ones(
    call: Callable[[Ties], object], message: str
) -> None:
    with pytest.raises(KgError, match=re.escape(message)):
        call(invented())


def test_a_notebook_shows_a_figure_inline_and_pyplot_is_never_imported() -> None:
    """In a process of its own, since others may have imported it."""
    code = (
        "import sys; from kg.views.figures import network_map; from kg.views.figures.examples import invented;"
        "assert 'matplotlib' not in sys.modules; made = network_map(invented());"
        "assert 'matplotlib.pyplot' not in sys.modules;"
        "from IPython.core.formatters import DisplayFormatter;"
        "shown, about = DisplayFormatter().format(made);"
        "assert 'matplotlib.pyplot' not in sys.modules;"
        "print(shown['image/png'][:4], about['image/png']['width'])"
    )
    pytest.importorskip("IPython")
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert told.stdout.strip() == r"b'\x89PNG' 720", told.stderr
