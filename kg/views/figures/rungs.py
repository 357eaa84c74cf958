"""How a rung looks: the firmer, the darker, and a shape of its own, so that grey print tells it too."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from kg.views.figures import canvas

if TYPE_CHECKING:
    from matplotlib.lines import Line2D

    from kg.vocabulary import Vocabulary

# By rank on the ladder, light to dark as cividis is, which everybody reads alike; the first where none is stated.
_SHADES = ("#8a8a8a", "#C98A00", "#A8741A", "#7B7A6B", "#5F7383", "#31568A", "#00224E")
_FLAG = "#D55E00"
_MARKS = {
    "considered": "o", "planned": "D", "under_negotiation": "^", "concluded": "v", "signed": "s", "in_force": "P",
    "launched": ">", "established": "p", "ongoing": "o", "held": "*", "suspended": "X", "ended": "|", "": ".",
}  # fmt: skip
_NONE = {"fr": "non précisé", "en": "not stated"}


def look(vocabulary: Vocabulary, status: str) -> dict[str, Any]:
    """Colour and shape of a rung; hollow what is only hoped for.

    >>> from kg.vocabulary import load
    >>> look(load(), "planned")["marker"], look(load(), "planned")["markerfacecolor"]
    ('D', 'white')
    """
    rung = vocabulary.statuses.get(status)
    colour = _SHADES[0] if rung is None else _FLAG if rung.is_flag else _SHADES[min(rung.rank, 6)]
    is_hope = rung is not None and not rung.is_flag and rung.rank <= 2
    return {
        "color": colour,
        "marker": _MARKS.get(status, "o"),
        "markerfacecolor": "white" if is_hope else colour,
        "markeredgecolor": colour,
        "markeredgewidth": 0.9,
    }


def name(vocabulary: Vocabulary, status: str, language: str) -> str:
    """What a rung is called.

    >>> from kg.vocabulary import load
    >>> name(load(), "in_force", "fr"), name(load(), "", "en")
    ('en vigueur', 'not stated')
    """
    if status not in vocabulary.statuses:
        return _NONE[language]
    return vocabulary.entity(vocabulary.statuses[status].iri).label(language)


def handles(vocabulary: Vocabulary, statuses: Collection[str], language: str) -> list[Line2D]:
    """Legend entries of the rungs that are there, from hope to firmness."""
    from matplotlib.lines import Line2D

    order = sorted(set(statuses), key=lambda s: (_rank(vocabulary, s), s))
    return [
        Line2D(
            [], [], linewidth=1.8, markersize=4.5, label=name(vocabulary, status, language),
            **look(vocabulary, status),
        )
        for status in order
    ]  # fmt: skip


def _rank(vocabulary: Vocabulary, status: str) -> int:
    rung = vocabulary.statuses.get(status)
    return 98 if rung is None else 97 if rung.is_flag else rung.rank


def size(status: str) -> float:
    """A marker's size, so that thin shapes weigh as much as full ones."""
    return 5.4 if _MARKS.get(status) == "*" else canvas.SMALL * 0.65
