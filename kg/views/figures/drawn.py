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
    """

    def __init__(self, width: float, height: float, layout: LayoutEngine | None = None) -> None:
        super().__init__(figsize=(width, height), facecolor="white", layout=layout)
        FigureCanvasAgg(self)

    def _repr_png_(self) -> tuple[bytes, dict[str, int]]:
        """What a notebook shows: a sharp picture, and how large to show it."""
        from kg.views.figures.canvas import image

        width, height = (round(float(side) * _SCREEN) for side in self.get_size_inches())
        return image(self, "png"), {"width": width, "height": height}
