"""A figure that shows itself in a notebook.

A notebook knows how to show matplotlib's figures only once pyplot was imported, which we never do. Imported when
something is drawn, since it needs matplotlib.
"""

from __future__ import annotations

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.layout_engine import LayoutEngine

_SCREEN = 100  # pixels an inch a notebook shows; the picture has three times as many


class Drawn(Figure):
    """A figure with a canvas of its own.

    Args:
        width: inches.
        height: inches.
        layout: what places axes, legends and notes, if anything.

    Attributes:
        alternative: what it shows, for who cannot see it.
    """

    def __init__(self, width: float, height: float, layout: LayoutEngine | None = None) -> None:
        super().__init__(figsize=(width, height), facecolor="white", layout=layout)
        FigureCanvasAgg(self)
        self.alternative = ""

    def _repr_png_(self) -> tuple[bytes, dict[str, int | str]]:
        """What a notebook shows: a sharp picture, how large to show it, and what to read in its place."""
        from kg.views.figures.canvas import image

        width, height = (round(float(side) * _SCREEN) for side in self.get_size_inches())
        about: dict[str, int | str] = {"width": width, "height": height}
        return image(self, "png"), about | ({"alt": self.alternative} if self.alternative else {})
