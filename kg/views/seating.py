"""Where things stand on the explorer's page: worked out once, with no chance in it, so that it rests at once.

Parties sit in blocs around the most active one, the more active nearer to it; instruments and
topics stand between their parties. Names never lie on each other: whoever comes first, by
activity, takes the free place nearest to where it belongs.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

CELL = (24.0, 16.0)  # the grain of the search for a free place
SQUASH = 0.62  # pages are wider than tall
GATHERED = 1500  # above this many, places are taken without looking whether they are free
REACHES = (16, 48, 130)  # how many cells away a free place is looked for, wider when there is none
Place = tuple[float, float]
Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, slots=True)
class Seat:
    """Something that wants a place: where, and how much room it needs with its name."""

    name: str
    x: float
    y: float
    width: float
    height: float


def seat(wanted: Sequence[Seat], taken: Iterable[tuple[float, float, float, float]] = ()) -> dict[str, Place]:
    """A place for each, as near as possible to where it wants to be; the first are served first.

    Args:
        wanted: in the order in which they choose.
        taken: boxes nobody may stand on, as (x, y, width, height) around their middle.

    >>> seat([Seat("a", 0, 0, 100, 20), Seat("b", 0, 0, 100, 20)])["a"]
    (0.0, 0.0)
    """
    if len(wanted) > GATHERED:
        return _sunflower(wanted)
    reach = max([abs(s.x) for s in wanted] + [abs(s.y) for s in wanted] + [1.0])
    area = sum((s.width + CELL[0]) * (s.height + CELL[1]) for s in wanted)
    half = reach + 2.5 * math.sqrt(area) + 3600
    free = _Floor(half)
    for x, y, width, height in taken:
        free.take(x, y, width, height)
    return {one.name: free.nearest(one) for one in wanted}


class _Floor:
    """What is free of a square, cell by cell."""

    def __init__(self, half: float) -> None:
        self.columns, self.rows = int(2 * half / CELL[0]), int(2 * half / CELL[1])
        self.taken = np.zeros((self.columns, self.rows), dtype=bool)

    def nearest(self, one: Seat) -> Place:
        """The free place nearest to the one wanted, taken from now on."""
        across, down = self._span(one.width, one.height)
        column, row = self._cell(one.x, one.y)
        for reach in REACHES:
            a, b = column - across // 2 - reach, row - down // 2 - reach
            wide, high = 2 * reach + 1, 2 * reach + 1
            if a < 0 or b < 0 or a + wide + across > self.columns or b + high + down > self.rows:
                break
            free = _windows(self.taken[a : a + wide + across - 1, b : b + high + down - 1], across, down)
            cost = np.where(free, _distance(reach), np.inf)
            dx, dy = divmod(int(cost.argmin()), high)
            if np.isfinite(cost[dx, dy]):
                self.taken[a + dx : a + dx + across, b + dy : b + dy + down] = True
                return one.x + (dx - reach) * CELL[0], one.y + (dy - reach) * CELL[1]
        return one.x, one.y

    def take(self, x: float, y: float, width: float, height: float) -> None:
        """Keep a box free of others."""
        column, row = self._cell(x, y)
        across, down = self._span(width, height)
        a, b = max(column - across // 2, 0), max(row - down // 2, 0)
        self.taken[a : a + across, b : b + down] = True

    def _cell(self, x: float, y: float) -> tuple[int, int]:
        return int(x / CELL[0] + self.columns / 2), int(y / CELL[1] + self.rows / 2)

    @staticmethod
    def _span(width: float, height: float) -> tuple[int, int]:
        return math.ceil(width / CELL[0]) + 1, math.ceil(height / CELL[1]) + 1


def _windows(taken: Array, across: int, down: int) -> Array:
    """Where a box of so many cells finds all of them free: sums over every window, from cumulative sums."""
    total = np.zeros((taken.shape[0] + 1, taken.shape[1] + 1), dtype=np.int32)
    total[1:, 1:] = taken.cumsum(axis=0).cumsum(axis=1)
    sums = total[across:, down:] - total[:-across, down:] - total[across:, :-down] + total[:-across, :-down]
    return np.asarray(sums == 0)


@cache
def _distance(reach: int) -> Array:
    """How far each step of a window is from its middle, as an eye on a wide page counts distance."""
    steps = np.arange(-reach, reach + 1)
    return np.asarray(np.hypot(steps[:, None] * CELL[0] * SQUASH, steps[None, :] * CELL[1]))


def _sunflower(wanted: Sequence[Seat]) -> dict[str, Place]:
    """Many things: those that want one place stand around it as seeds in a sunflower."""
    grouped: dict[Place, list[Seat]] = {}
    for one in wanted:
        grouped.setdefault((round(one.x, -2), round(one.y, -2)), []).append(one)
    found = {}
    for (x, y), many in grouped.items():
        for number, one in enumerate(many):
            radius, angle = 26 * math.sqrt(number), number * 2.399963
            found[one.name] = (x + radius * math.cos(angle) / SQUASH, y + radius * math.sin(angle))
    return found


def parties(
    activity: Mapping[str, int], blocs: Mapping[str, int], angles: Sequence[float], rooms: Mapping[str, Place]
) -> dict[str, Place]:
    """The parties in their blocs, around the most active where it stands far above the others.

    Args:
        activity: how much each party does; the order of seating.
        blocs: the bloc of each party.
        angles: where each bloc lies, in degrees clockwise from the right.
        rooms: width and height each party needs.
    """
    order = sorted(activity, key=lambda p: (-activity[p], p))
    found: dict[str, Place] = {}
    if len(order) > 1 and activity[order[0]] > 2 * activity[order[1]]:
        found[order.pop(0)] = (0.0, 0.0)
    middle = [(0.0, 0.0, *rooms[name]) for name in found]
    # Those who do nothing by themselves are seated last and make no bloc wider.
    crowd = {
        b: sum(rooms[p][0] * rooms[p][1] for p in order if blocs[p] == b and activity[p])
        for b in set(blocs.values())
    }
    # A bloc lies as far out as its own size and its neighbours' demand.
    around = 150 + 0.3 * math.sqrt(sum(crowd.values()))
    wanted = []
    for party in order:
        angle = math.radians(angles[blocs[party]])
        far = around + 0.18 * math.sqrt(crowd[blocs[party]])
        wanted.append(Seat(party, far * math.cos(angle) / SQUASH, far * math.sin(angle), *rooms[party]))
    return found | seat(wanted, middle)


def between(
    ends: Mapping[str, Sequence[str]], seats: Mapping[str, Place], rooms: Mapping[str, Place],
    taken: Iterable[tuple[float, float, float, float]], hub: str = "",
) -> dict[str, Place]:  # fmt: skip
    """Things that stand between the parties they join; the party in the middle pulls less than the others.

    Args:
        ends: the parties of each thing.
        seats: places of the parties.
        rooms: width and height each thing needs.
        taken: boxes nobody may stand on.
        hub: the party in the middle, if any.
    """
    wanted = []
    for name in sorted(ends, key=lambda n: (-len(ends[n]), n)):
        pulls = [(seats[p], 0.75 if p == hub else 1.0) for p in ends[name] if p in seats]
        total = sum(pull for _, pull in pulls) or 1.0
        x = sum(place[0] * pull for place, pull in pulls) / total
        y = sum(place[1] * pull for place, pull in pulls) / total
        wanted.append(Seat(name, x, y, *rooms[name]))
    return seat(wanted, taken)
