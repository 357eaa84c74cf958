"""A ring of names with links across: where things stand, in points, so that no name lies on another."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.views.figures import canvas

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Place = tuple[float, float]
_LEADING = 7.4  # points a name takes along the ring
_LARGEST = 132.0  # points, the radius on a page
_GAP = 9.0  # points between two blocs
_ROUNDS = 150


class Ring:
    """Names around a circle, grouped; a legend and a note below.

    Args:
        order: the names' keys, clockwise from the top.
        groups: the group of each.
        names: what is written.
        size: see :func:`kg.views.figures.canvas.inches`.
        title: a line above, or none.
        legend: what is written and how it is drawn, an entry each.
        note: lines below.
        key: what the numbers inside the ring stand for, from 1 on.

    Attributes:
        figure: the figure.
        radius: of the ring, in points.
        unit: the place of each key on a circle of radius 1 around (0, 0).
    """

    def __init__(
        self, order: Sequence[str], groups: Mapping[str, int], names: Mapping[str, str], size: canvas.Size,
        title: str, legend: Sequence[tuple[str, Mapping[str, Any]]], note: str, key: Sequence[str] = (),
    ) -> None:  # fmt: skip
        from kg.views.figures.drawn import Drawn

        width = canvas.inches(size, 1.0)[0] * canvas.POINTS
        self._type = 7.0 if width > 360 else canvas.SMALL
        room = min(max((canvas.width_of(n, self._type) for n in names.values()), default=0.0), width * 0.25)
        self._names = {name: canvas.wrapped(text, room + 1, self._type, 1) for name, text in names.items()}
        self.unit = {name: (math.sin(a), math.cos(a)) for name, a in _angles(order, groups).items()}
        left, right, down, up = self._reaches()
        around = sum(_steps(order, groups)) / math.tau * self._type / canvas.SMALL
        radius = min(max(around, _LARGEST if width > 360 else 40.0), (width - left - right - 8) / 2)
        rows = _flow([text for text, _ in legend], width - 8)
        columns = max(round(width / 190), 1)
        listed = -(-len(key) // columns)
        below = canvas.wrapped(note, width - 8, canvas.SMALL, 6) if note else ""
        head = 16.0 if title else 4.0
        lines = below.count("\n") + 1 if below else 0
        foot = 10.0 * len(rows) + 8.4 * (lines + listed) + (15 if listed else 12)
        wide, high = canvas.inches(size, (2 * radius + up + down + head + foot) / canvas.POINTS)
        height = high * canvas.POINTS
        self.radius = radius = min(radius, (height - head - foot - up - down) / 2)
        # The names on both sides share what is left of the width.
        self._middle = ((width - left - right) / 2 + left, foot + down + radius)
        self.figure: Figure = Drawn(wide, high)
        self.axes = self.figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self.axes.set(xlim=(0, width), ylim=(0, height))
        self.axes.set_axis_off()
        if title:
            self.axes.text(4, height - 4, title, va="top", fontsize=canvas.TITLE, fontweight="bold")
        if below:
            self.axes.text(
                4, 4, below, va="bottom", fontsize=canvas.SMALL, color=canvas.GREY, linespacing=1.15
            )
        for number, text in enumerate(key):
            x = 4 + (number // listed) * (width - 8) / columns
            y = 8.4 * (lines + listed - number % listed - 1) + 7
            cut = canvas.wrapped(text, (width - 8) / columns - 22, canvas.SMALL, 1)
            self.axes.text(x + 8, y, str(number + 1), ha="right", fontsize=canvas.SMALL, fontweight="bold")
            self.axes.text(x + 12, y, cut, fontsize=canvas.SMALL)
        self._legend(rows, dict(legend), foot - 9)

    def link(self, a: str, b: str, style: Mapping[str, Any]) -> None:
        """A curve from one key to another, the more through the middle the farther they sit apart."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        one, other = np.array(self.unit[a]), np.array(self.unit[b])
        mid = (one + other) / 2
        apart = math.asin(min(float(np.linalg.norm(one - other)) / 2, 1.0)) / (math.pi / 2)
        bend = mid * (1 - 0.85 * apart) * 0.92
        path = Path([self._at(one * self._inside), self._at(bend), self._at(other * self._inside)], [1, 3, 3])
        self.axes.add_patch(PathPatch(path, fill=False, capstyle="butt", zorder=1, **style))

    def line(self, one: Place, other: Place) -> None:
        """A thin straight line between two places of the unit circle."""
        ends = [self._at(np.array(one) * self._inside), self._at(np.array(other))]
        self.axes.plot(*zip(*ends, strict=True), color="#7d8791", linewidth=0.35, alpha=0.55, zorder=1)

    def mark(self, place: Place, style: Mapping[str, Any]) -> None:
        """A small mark inside the ring."""
        self.axes.plot(*self._at(np.array(place)), zorder=2, **style)

    def number(self, place: Place, text: str) -> None:
        """A number on a white disc, over a mark."""
        x, y = self._at(np.array(place))
        box = {"boxstyle": "circle,pad=0.18", "facecolor": "white", "edgecolor": canvas.INK, "linewidth": 0.5}
        self.axes.text(x, y, text, ha="center", va="center", fontsize=canvas.SMALL, bbox=box, zorder=5)

    def seat(self, key: str, style: Mapping[str, Any], size: float) -> None:
        """A mark on the ring with its name outside."""
        x, y = self._at(np.array(self.unit[key]))
        self.axes.plot(
            x,
            y,
            markersize=size,
            markeredgecolor="white",
            markeredgewidth=0.4,
            zorder=3,
            clip_on=False,
            **style,
        )
        angle = math.degrees(math.atan2(*reversed(self.unit[key])))
        left = abs(angle) > 90
        x, y = self._at(np.array(self.unit[key]) * (1 + 5.5 / self.radius))
        self.axes.text(
            x,
            y,
            self._names[key],
            rotation=angle + 180 if left else angle,
            rotation_mode="anchor",
            ha="right" if left else "left",
            va="center_baseline",
            fontsize=self._type,
            zorder=4,
        )

    @property
    def _inside(self) -> float:
        """Where links end: at the marks, not under them."""
        return 1 - 2.6 / self.radius

    def _reaches(self) -> tuple[float, float, float, float]:
        """How far names reach beyond the ring's box: left, right, down, up."""
        sides = [0.0, 0.0, 0.0, 0.0]
        for name, (x, y) in self.unit.items():
            long = 9.0 + canvas.width_of(self._names[name], self._type)
            for side, part in enumerate((-x, x, -y, y)):
                # As if the ring were small, for which names stick out most.
                sides[side] = max(sides[side], long * part - 40 * (1 - part), 4.0)
        return sides[0] + 3, sides[1] + 3, sides[2] + 3, sides[3] + 3

    def _at(self, unit: Any) -> Place:  # noqa: ANN401 an array
        return (
            self._middle[0] + float(unit[0]) * self.radius,
            self._middle[1] + float(unit[1]) * self.radius,
        )

    def _legend(
        self, rows: Sequence[Sequence[tuple[str, float]]], styles: Mapping[str, Mapping[str, Any]], top: float
    ) -> None:
        for number, row in enumerate(rows):
            y = top - 10.0 * number - 3
            for text, x in row:
                style = dict(styles[text])
                if style.get("linestyle") == "none":
                    self.axes.plot(x + 8, y, **{"markersize": 4.5} | style)
                else:
                    style["linewidth"] = max(style.get("linewidth", 1.0) * 1.6, 0.9)
                    self.axes.plot([x + 1, x + 14], [y, y], **style)
                self.axes.text(x + 17, y - 2.1, text, va="baseline", fontsize=canvas.SMALL)


def settle(ends: Mapping[str, Sequence[tuple[Place, float]]], room: Mapping[str, float]) -> dict[str, Place]:
    """A place inside the ring for each thing, between its ends and apart from the others.

    Args:
        ends: places on the unit circle by thing, each with how strongly it pulls.
        room: the radius each thing needs, in radii of the ring.

    >>> x, y = settle({"a": [((1.0, 0.0), 1.0), ((-1.0, 0.0), 1.0)]}, {"a": 0.02})["a"]
    >>> abs(x) < 1e-9, abs(y) < 1e-9
    (True, True)
    """
    names = sorted(ends)
    if not names:
        return {}
    wanted = (
        np.array(
            [
                np.average(
                    [place for place, _ in ends[name]], axis=0, weights=[pull for _, pull in ends[name]]
                )
                for name in names
            ]
        )
        * 0.84
    )
    # Equal wishes are told apart by the golden angle, in the order of the names.
    spin = np.arange(len(names)) * 2.399963
    places = wanted + (0.02 * np.column_stack([np.cos(spin), np.sin(spin)]) if len(names) > 1 else 0.0)
    wide = np.array([room[name] for name in names])
    near = wide[:, None] + wide[None, :]
    for round_ in range(_ROUNDS):
        between = places[:, None, :] - places[None, :, :]
        far = np.maximum(np.hypot(between[..., 0], between[..., 1]), 1e-6)
        push = np.maximum(near - far, 0.0) / far
        np.fill_diagonal(push, 0.0)
        # In the end keeping apart matters more than standing where one wants to.
        back = 0.06 * (1 - round_ / _ROUNDS)
        places = places + 0.35 * (push[..., None] * between).sum(axis=1) + back * (wanted - places)
        out = np.maximum(np.hypot(places[:, 0], places[:, 1]) / 0.9, 1.0)
        places /= out[:, None]
    return {name: (float(x), float(y)) for name, (x, y) in zip(names, places, strict=True)}


def _steps(order: Sequence[str], groups: Mapping[str, int]) -> list[float]:
    """The room each key takes along the ring, with the gap after a group."""
    following = [*order[1:], *order[:1]]
    return [
        _LEADING + (_GAP if groups[a] != groups[b] else 0.0) for a, b in zip(order, following, strict=True)
    ]


def _angles(order: Sequence[str], groups: Mapping[str, int]) -> dict[str, float]:
    steps = _steps(order, groups)
    whole, at, found = sum(steps) or 1.0, 0.0, {}
    for key, step in zip(order, steps, strict=True):
        found[key] = math.tau * (at + _LEADING / 2) / whole
        at += step
    return found


def _flow(texts: Sequence[str], width: float) -> list[list[tuple[str, float]]]:
    """Legend entries in rows, each with where it begins."""
    rows: list[list[tuple[str, float]]] = [[]]
    x = 4.0
    for text in texts:
        wide = 17 + canvas.width_of(text, canvas.SMALL) + 10
        if rows[-1] and x + wide > width:
            rows.append([])
            x = 4.0
        rows[-1].append((text, x))
        x += wide
    return rows
