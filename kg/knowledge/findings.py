"""What an analysis found: its table, its sentences, its figure."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.knowledge.markup import small, table

if TYPE_CHECKING:
    import pandas as pd

    from kg.knowledge.opened import Language
    from kg.views.report import Column, Report

_SHOWN = 12  # rows that a notebook shows


class Finding:
    """What an analysis found, in one language.

    Attributes:
        report: the whole of it, in both languages.
        language: of labels and sentences.
    """

    def __init__(self, report: Report, language: Language) -> None:
        self.report = report
        self.language = language

    @property
    def title(self) -> str:
        """What was asked."""
        return self.report.title[self.language]

    @property
    def found(self) -> list[str]:
        """What was found, with how much confidence, in sentences."""
        return [sentence[self.language] for sentence in self.report.found]

    @property
    def cannot(self) -> list[str]:
        """What the data cannot say, in sentences."""
        return [sentence[self.language] for sentence in self.report.cannot]

    @property
    def frame(self) -> pd.DataFrame:
        """The table, new at each call: names in the finding's language, IRIs, typed."""
        from kg.knowledge.tables import typed

        names = self._names
        return typed(self.report.frame[list(names)].rename(columns=names))

    @property
    def columns(self) -> dict[str, str]:
        """What each column that a reader sees means."""
        return {self._name(c): c.meaning[self.language] for c in self.report.columns}

    @property
    def statements(self) -> list[str]:
        """The ids of the statements behind it, for ``graph.evidence``."""
        return [] if self.report.ties is None else self.report.ties["statement"].drop_duplicates().tolist()

    def figure(self) -> Any:  # noqa: ANN401 matplotlib has no types
        """The figure, a matplotlib Figure.

        Raises:
            KgError: there is nothing to draw.
        """
        drawn = self.report.figure(self.language)
        if drawn is None:
            raise KgError(f"{self.report.name}: nothing to draw; .found says why")
        return drawn

    def save(self, path: Path | str) -> Path:
        """Writes the figure, as SVG or PNG by the file's ending.

        Raises:
            KgError: there is nothing to draw, or the file's ending is neither.
        """
        from kg.views.figures import image

        path = Path(path)
        path.write_bytes(image(self.figure(), path.suffix.removeprefix(".").lower()))
        return path

    def __repr__(self) -> str:
        return "\n".join(
            [self.title, *(f"– {s}" for s in [*self.found, *self.cannot]), "", repr(self._shown)]
        )

    def _repr_html_(self) -> str:
        from kg.views.report import cell

        said = "".join(f"<li>{escape(sentence)}</li>" for sentence in self.found)
        rows = [
            [escape(cell(row[c.name], c.name, row)[self.language]) for c in self.report.columns]
            for row in self.report.frame.head(_SHOWN).to_dict("records")
        ]
        left = len(self.report.frame) - len(rows)
        return (
            f"<div><b>{escape(self.title)}</b><ul>{said}</ul>"
            f"{table([c.heading[self.language] for c in self.report.columns], rows)}"
            f"{small(f'… {left} more; .frame has them all') if left > 0 else ''}"
            f"{''.join(small(sentence) for sentence in self.cannot)}</div>"
        )

    @property
    def _shown(self) -> pd.DataFrame:
        known = self.frame
        names = [self._name(column) for column in self.report.columns]
        return known[[name for name in names if name in known.columns]].head(_SHOWN)

    @property
    def _names(self) -> dict[str, str]:
        """The columns of the report that are kept, with their names here: one of each pair of languages."""
        made = list(map(str, self.report.frame.columns))
        kept = {}
        for name in made:
            stem, _, tongue = name.rpartition("_")
            if stem and tongue in ("fr", "en") and {f"{stem}_fr", f"{stem}_en"} <= set(made):
                if tongue == self.language:
                    # Where the column of that name holds IRIs.
                    kept[name] = f"{stem}_label" if stem in made else stem
            else:
                kept[name] = name
        return kept

    def _name(self, column: Column) -> str:
        name = column.name
        if name.endswith("_fr"):
            name = f"{name.removesuffix('_fr')}_{self.language}"
        return self._names.get(name, name)
