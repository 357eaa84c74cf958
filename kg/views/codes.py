"""Numbers for whatever repeats: how the explorer's page is kept small."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kg.namespaces import BASE

Columns = dict[str, Any]
EPOCH = date(1970, 1, 1).toordinal()


@dataclass
class Codes:
    """Values and the number each goes by, in the order they came."""

    values: list[Any] = field(default_factory=list)
    _numbers: dict[Any, int] = field(default_factory=dict)

    def __call__(self, value: Any) -> int:  # noqa: ANN401
        """The number of a value, a new one if it is new."""
        number = self._numbers.get(value)
        if number is None:
            number = self._numbers[value] = len(self.values)
            self.values.append(value)
        return number

    def known(self, value: Any) -> int:  # noqa: ANN401
        """The number of a value, -1 if it has none."""
        return self._numbers.get(value, -1)


def short(iri: str) -> str:
    """An IRI without its base, as the page's address writes it.

    >>> short("https://w3id.org/entente/id/territory/jpn")
    'id/territory/jpn'
    """
    return iri.removeprefix(BASE)


def coded(values: Iterable[Any]) -> Columns:
    """Values as the list of those there are and the number of each.

    >>> coded(["a", "b", "a"])
    {'of': ['a', 'b'], 'is': [0, 1, 0]}
    """
    codes = Codes()
    numbers = [codes(value) for value in values]
    return {"of": codes.values, "is": numbers}


def day_number(day: date | None) -> int | None:
    """A day as browsers count them, from 1970 on.

    >>> day_number(date(1970, 1, 2))
    1
    """
    return None if day is None else day.toordinal() - EPOCH


def days(values: Iterable[date | None]) -> list[int | None]:
    """Days as numbers."""
    return [day_number(day) for day in values]
