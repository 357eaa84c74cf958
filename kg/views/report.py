"""A report: what an analysis found, in plain words in two languages, with its table, figure and evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

Words = Mapping[str, str]  # a text by language
LANGUAGES = ("fr", "en")
_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a report's table: its name in the frame, what it is called and what it means."""

    name: str
    heading: Words
    meaning: Words


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """What an analysis found.

    Attributes:
        name: of the analysis, as the command has it.
        title: by language.
        frame: the table; names in ``label_fr`` and ``label_en`` where a row is about one thing.
        columns: those a reader sees, in order.
        found: sentences that say what was found, with how much confidence.
        cannot: sentences that say what the data cannot say.
        draw: makes the figure, in a language and a size; None where a figure would say nothing.
        ties: the statements behind it, as :func:`kg.analysis.ties.ties` has them.
        command: what gives the same again.
        said: a row a statement, where more than the ties is behind it: what is counted when nobody reviewed some.
    """

    name: str
    title: Words
    frame: pd.DataFrame
    columns: Sequence[Column]
    found: Sequence[Words]
    cannot: Sequence[Words]
    draw: Callable[..., Any] | None = None
    ties: pd.DataFrame | None = None
    command: str = ""
    said: pd.DataFrame | None = None

    def figure(self, language: str, size: Any = "page") -> Figure | None:  # noqa: ANN401 a name or two numbers
        """The figure, with a line on what nobody reviewed where there is any; None where it would say nothing."""
        from kg.views.figures.canvas import described
        from kg.views.remarks import noted

        if self.draw is None:
            return None
        drawn: Figure = described(self.draw(language, size), self.alternative(language))
        behind = self.ties if self.said is None else self.said
        return drawn if behind is None else noted(drawn, behind, language)

    def alternative(self, language: str) -> str:
        """What the figure shows, for who cannot see it: the title and the first sentence found."""
        return " ".join([self.title[language], *(words[language] for words in self.found[:1])])


@dataclass(frozen=True, slots=True)
class Proof:
    """A statement behind a report, ready to be read.

    Attributes:
        review: the label of its review, where nobody reviewed it.
    """

    party: Words
    instrument: Words
    status: str
    when: str
    document: str
    quotes: tuple[str, ...]
    review: Words | None = None


def page(report: Report, proofs: Sequence[Proof] = (), language: str = "fr") -> str:
    """One self-contained HTML page: no script from elsewhere, no style from elsewhere, no network.

    Args:
        report: what was found.
        proofs: the statements behind it.
        language: the one it opens in; the other is one click away.
    """
    import jinja2

    from kg.views.figures.canvas import image

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    figures = {of: report.figure(of) for of in LANGUAGES}
    drawn = {of: _inline(image(figure, "svg")) for of, figure in figures.items() if figure is not None}
    rows = [
        {c.name: cell(row[c.name], c.name, row) for c in report.columns}
        for row in report.frame.to_dict("records")
    ]
    template = environment.get_template("report.html")
    return template.render(
        report=report, rows=rows, figures=drawn, proofs=proofs, language=language, languages=LANGUAGES
    )


def cell(value: object, name: str, row: Mapping[Any, Any]) -> dict[str, str]:
    """A value as each language writes it.

    >>> cell(0.25, "share", {})
    {'fr': '0,25', 'en': '0.25'}
    """
    if name.endswith("_fr") and name[:-3] + "_en" in row:
        return {"fr": str(value), "en": str(row[name[:-3] + "_en"])}
    if isinstance(value, bool):
        return {"fr": "oui" if value else "non", "en": "yes" if value else "no"}
    if isinstance(value, float):
        text = "–" if value != value else f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"
        return {"fr": text.replace(".", ","), "en": text}
    text = "–" if value is None else str(value)
    return {"fr": text, "en": text}


def _inline(svg: bytes) -> str:
    """The picture itself, without the declaration a file begins with."""
    text = svg.decode("utf-8")
    return text[text.index("<svg") :]
