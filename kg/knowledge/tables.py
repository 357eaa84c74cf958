"""From the columnar tables of a release to typed frames, column by column.

A column that repeats becomes a category, a text that differs from row to row pandas' own ``str``, a day a
``datetime64[ms]``, which reaches beyond the years 1677 to 2262 that nanoseconds have room for. What is absent
is missing (``isna``), never an empty text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from kg.dates import bounds, is_valid
from kg.namespaces import EDTF

if TYPE_CHECKING:
    import pyarrow as pa

    from kg.graph.release import Release

Column = Any  # an array of pandas: categories, texts, days, numbers or flags
# Columns of a large table that are read at once: two cores are busy, and few columns are held in two forms.
_TOGETHER = 6
_LARGE = 8_000_000  # bytes of its file
_DAYS = "datetime64[ms]"


def read(release: Release, name: str, columns: Sequence[str]) -> dict[str, Column]:
    """Columns of a table of a release, as pandas has them; texts that are empty are missing.

    Args:
        release: an opened release.
        name: of the table.
        columns: which; the first, mostly the key, is read by itself.
    """
    import pyarrow as pa

    groups = [columns]
    if release.manifest["files"][f"{name}.parquet"]["size"] > _LARGE:
        groups = [columns[:1], *(columns[n : n + _TOGETHER] for n in range(1, len(columns), _TOGETHER))]
    found: dict[str, Column] = {}
    for part in release.parts(name, groups):
        for column in part.column_names:
            found[column] = _column(part.column(column))
        del part
        if len(groups) > 1:
            pa.default_memory_pool().release_unused()
    return found


def _column(values: pa.ChunkedArray) -> Column:
    import pyarrow as pa

    if pa.types.is_dictionary(values.type):
        return _categories(values.unify_dictionaries().combine_chunks())
    if pa.types.is_string(values.type):
        from pyarrow import compute

        if values.null_count == 0 and compute.min(compute.binary_length(values)).as_py() == 0:
            values = compute.if_else(compute.equal(values, ""), None, values)
        return values.to_pandas().array
    if pa.types.is_date(values.type):
        return values.to_numpy().astype(_DAYS)
    # A copy where Arrow lends its own memory, which nobody may write to.
    return np.require(values.to_numpy(), requirements="W")


def _categories(values: pa.DictionaryArray) -> pd.Categorical:
    """Codes and words; the empty word is none of them."""
    import pyarrow as pa
    from pyarrow import compute

    words, codes = values.dictionary, values.indices.to_numpy()
    gone = compute.index(words, "").as_py()
    small = np.int8 if len(words) < 128 else np.int16 if len(words) < 32_768 else np.int32
    if gone < 0:
        return category(codes.astype(small), words.to_pandas())
    # In a pass over the codes each: they are what there is a million of.
    if gone == 0:
        kept = np.empty(len(codes), small)
        np.subtract(codes, 1, out=kept, casting="unsafe")
        return category(kept, words.slice(1).to_pandas())
    places = np.arange(len(words)) - (np.arange(len(words)) > gone)
    places[gone] = -1
    rest = pa.concat_arrays([words.slice(0, gone), words.slice(gone + 1)])
    return category(places.astype(small)[codes], rest.to_pandas())


def category(codes: Column, words: Iterable[str]) -> pd.Categorical:
    """A column of categories from numbers and the words they stand for; -1 is missing."""
    known: Any = words if isinstance(words, pd.Series) else list(words)
    dtype: Any = pd.CategoricalDtype(pd.Index(known, dtype="str"))
    return pd.Categorical.from_codes(codes, dtype=dtype, validate=False)


def mapped(column: pd.Categorical, to: Callable[[str], str]) -> pd.Categorical:
    """A column of categories with other words, of which several may be one."""
    known: dict[str, int] = {}
    codes = [known.setdefault(word, len(known)) if word else -1 for word in map(to, column.categories)]
    # What is missing has the number -1, which is the last place.
    places = np.array([*codes, -1])
    return category(places[column.codes], list(known))


def days(*dates: pd.Categorical) -> tuple[Column, Column]:
    """The first and the last day that dates in EDTF can mean, worked out once for each date.

    Args:
        dates: columns of dates; each has its say where those before it are missing.
    """
    size = len(dates[0])
    found = np.full(size, "NaT", _DAYS), np.full(size, "NaT", _DAYS)
    missing = np.ones(size, bool)
    for column in dates:
        ends = [bounds(text) if is_valid(text) else (None, None) for text in column.categories]
        here = missing & (column.codes >= 0)
        for into, end in zip(found, (0, 1), strict=True):
            known = np.array([_day(pair[end]) for pair in ends] or ["NaT"], _DAYS)
            into[here] = known[column.codes[here]]
        missing &= ~here
    return found


def _day(day: date | None) -> str:
    return "NaT" if day is None else day.isoformat()


def dated(values: pd.Categorical, datatypes: pd.Categorical) -> pd.Categorical:
    """Stated values where they are dates, missing elsewhere."""
    is_date = datatypes.categories == str(EDTF)
    code = int(np.flatnonzero(is_date)[0]) if is_date.any() else -2
    codes = np.where(datatypes.codes == code, values.codes, -1)
    return category(codes, values.categories)


def frame(columns: Mapping[str, Column], key: str = "") -> pd.DataFrame:
    """A frame of columns, with one of them as its index."""
    index = pd.Index(columns[key], name=key) if key else None
    rest = {name: values for name, values in columns.items() if name != key}
    return pd.DataFrame(rest, index=index, copy=False)


def typed(made: pd.DataFrame, categories: Iterable[str] = (), dates: Iterable[str] = ()) -> pd.DataFrame:
    """A small frame with its types: categories, days, and texts for whatever else is text; nothing empty stays.

    Args:
        made: the frame; columns that are not there are not asked for.
        categories: columns that repeat.
        dates: columns of days.
    """
    found = {}
    for name in made.columns:
        values = made[name]
        if name in dates:
            found[name] = pd.Series(np.array([_day(_plain(day)) for day in values], _DAYS), made.index)
        elif values.dtype == object or isinstance(values.dtype, pd.StringDtype):
            text = values.astype("str").where(values.notna() & (values.astype("str") != ""))
            found[name] = text.astype("category") if name in categories else text
        else:
            found[name] = values
    return pd.DataFrame(found, index=made.index, columns=made.columns)


def _plain(day: Any) -> date | None:  # noqa: ANN401
    return None if pd.isna(day) else day


def joined(values: Iterable[str], between: str = "; ") -> str:
    """Words that differ, in their order.

    >>> joined(["Japon", "France", "Japon"])
    'Japon; France'
    """
    return between.join(dict.fromkeys(values))


def split(texts: Iterable[Any]) -> Iterator[str]:
    """The words of several texts."""
    for text in texts:
        yield from text.split()
