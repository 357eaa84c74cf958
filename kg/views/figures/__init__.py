"""Figures for papers, pages and notebooks: ties or frames in, a matplotlib ``Figure`` out.

======================== ================================================================
``network_map``          parties by bloc, links beyond chance solid, others faint
``two_mode_map``         the same with the instruments between the parties
``coalition_matrix``     co-membership, coalition by coalition
``centrality``           a measure or its ranks, with intervals
``instrument_timeline``  instruments by rung over the years, open ends shown
``topic_heatmap``        parties or blocs by topics
``agenda_chart``         what is due when, and with whom
``ranking``              any ranking, with intervals
``levels_grid``          a few kinds of cell, such as covered, read, never read
``steps``                counts over time
``image``                a figure as SVG, PDF or PNG: the same bytes for the same figure
======================== ================================================================

Every one takes ``language`` (``fr``, ``en``) and ``size``: ``column`` (3.5 inches) and ``page`` (7.2 inches) are the
widths of a paper in two columns; the height follows from what is shown. Nothing is set smaller than six
points. Titles are off, for papers have captions; ``title=True`` is for screens. A notebook shows them inline.
matplotlib is imported when something is drawn.
"""

from __future__ import annotations

from kg.views.figures.agenda import agenda_chart
from kg.views.figures.canvas import FORMATS, image
from kg.views.figures.coalitions import coalition_matrix
from kg.views.figures.grid import levels_grid
from kg.views.figures.growth import steps
from kg.views.figures.network import network_map, two_mode_map
from kg.views.figures.ranking import centrality, ranking
from kg.views.figures.timeline import instrument_timeline
from kg.views.figures.topics import topic_heatmap

__all__ = [
    "FORMATS",
    "agenda_chart",
    "centrality",
    "coalition_matrix",
    "image",
    "instrument_timeline",
    "levels_grid",
    "network_map",
    "ranking",
    "steps",
    "topic_heatmap",
    "two_mode_map",
]
