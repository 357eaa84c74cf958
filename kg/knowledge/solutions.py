"""From solutions of SPARQL to a frame of Python values: no terms, no question marks.

============================== ==========================================================
a column that holds only       becomes
============================== ==========================================================
whole numbers                  ``Int64``
numbers                        ``Float64``
truths                         ``boolean``
days                           ``datetime64[ms]``
times                          ``datetime64[ms]``, UTC where they name a zone
IRIs, texts, anything mixed    ``str``: IRIs whole, values as they are written
============================== ==========================================================

What is not bound is missing: ``isna()`` is true of it in every type.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyoxigraph as ox

from kg.namespaces import PREFIXES

if TYPE_CHECKING:
    from pandas.api.extensions import ExtensionArray

_XSD = PREFIXES["xsd"]
_WHOLE = frozenset(
    f"{_XSD}{name}"
    for name in (
        "integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "negativeInteger",
        "nonPositiveInteger", "unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte", "gYear",
    )
)  # fmt: skip
_NUMBERS = _WHOLE | {f"{_XSD}{name}" for name in ("decimal", "double", "float")}
_TRUTH = frozenset({f"{_XSD}boolean"})
_DAY = frozenset({f"{_XSD}date"})
_TIME = frozenset({f"{_XSD}dateTime", f"{_XSD}dateTimeStamp"})


def to_frame(solutions: ox.QuerySolutions) -> pd.DataFrame:
    """A row a solution, a column a variable.

    >>> store = ox.Store()
    >>> asked = "SELECT ?n ?x { VALUES (?n ?x) { (1 <urn:a>) (UNDEF UNDEF) } }"
    >>> to_frame(store.query(asked)).dtypes.astype(str).to_dict()
    {'n': 'Int64', 'x': 'str'}
    """
    names = [variable.value for variable in solutions.variables]
    rows = [tuple(solution) for solution in solutions]
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(names)
    return pd.DataFrame({name: _column(terms) for name, terms in zip(names, columns, strict=True)})


def _column(terms: Sequence[Any]) -> Any:  # noqa: ANN401 an array of pandas, or a Series
    texts: list[str | None] = []
    datatypes: set[str] = set()
    for term in terms:
        if term is None:
            texts.append(None)
        elif isinstance(term, ox.Literal):
            texts.append(term.value)
            datatypes.add(term.datatype.value)
        else:
            texts.append(term.value if isinstance(term, ox.NamedNode) else str(term))
            datatypes.add("")
    for kinds, make in _MAKERS:
        if datatypes and datatypes <= kinds:
            try:
                return make(texts)
            except (ValueError, OverflowError):
                # A year beyond what a column of days holds, a number no machine has: as it is written.
                break
    return pd.array(texts, dtype="str")


def _truths(texts: Sequence[str | None]) -> ExtensionArray:
    return pd.array([None if t is None else t in ("true", "1") for t in texts], dtype="boolean")


def _whole(texts: Sequence[str | None]) -> ExtensionArray:
    return pd.array([None if t is None else int(t) for t in texts], dtype="Int64")


def _numbers(texts: Sequence[str | None]) -> ExtensionArray:
    return pd.array([None if t is None else float(t) for t in texts], dtype="Float64")


def _days(texts: Sequence[str | None]) -> pd.Series[Any]:
    return pd.to_datetime(_series(texts), format="%Y-%m-%d").astype("datetime64[ms]")


def _times(texts: Sequence[str | None]) -> pd.Series[Any]:
    zoned = any(t is not None and (t.endswith("Z") or "+" in t or t.count("-") > 2) for t in texts)
    found = pd.to_datetime(_series(texts), format="ISO8601", utc=zoned)
    return found.astype("datetime64[ms, UTC]" if zoned else "datetime64[ms]")


def _series(texts: Sequence[str | None]) -> pd.Series[str]:
    return pd.Series(pd.array(texts, dtype="str"))


_MAKERS: tuple[tuple[frozenset[str], Callable[[Sequence[str | None]], Any]], ...] = (
    (_WHOLE, _whole),
    (_NUMBERS, _numbers),
    (_TRUTH, _truths),
    (_DAY, _days),
    (_TIME, _times),
)
