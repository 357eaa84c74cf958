"""The Oxigraph store on disk: bulk-loaded once into a new folder, opened read-only by every reader."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError

# RocksDB says "damaged" with either: OSError for files it cannot read, RuntimeError for those it does not believe.
DAMAGE = (OSError, RuntimeError)


def write_store(folder: Path, triples: Iterable[ox.Triple]) -> None:
    """Loads triples into the default graph of a new store."""
    try:
        store = ox.Store(folder)
        store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
        store.flush()
    except RuntimeError as error:
        raise OSError(*error.args) from error


def open_store(folder: Path) -> ox.Store:
    """A store to read from.

    Raises:
        StoreError: there is no store in the folder, or its files are damaged.
    """
    try:
        return ox.Store.read_only(str(folder))
    except FileNotFoundError:
        raise StoreError(f"{folder}: no store here; run kg build, or name another with --store") from None
    except DAMAGE as error:
        raise damaged(folder, error) from None


def damaged(folder: Path | str, error: Exception) -> StoreError:
    """What to say of a store whose files cannot be read."""
    reason = str(error).split("\n", 1)[0].split(":", 1)[0].strip() or type(error).__name__
    return StoreError(f"{folder}: the store is damaged ({reason}); run kg build again")
