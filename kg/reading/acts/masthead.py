"""What the head of a file says of the text below it: when it was published, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from kg.errors import OntologyError
from kg.model import Document
from kg.namespaces import BASE
from kg.resources import ontology_folder

_FENCE = "---"
_ENTRY = re.compile(r"^(?P<key>[A-Za-z_][\w-]*):[ \t]*['\"]?(?P<value>[^\s'\"]+)", re.M)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# A head longer than this is no head.
_LONGEST = 20_000

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mastheads:
    """What is known of heads of files.

    Attributes:
        hosts: end of a host name -> IRI of who publishes there.
        date: keys that hold the date of publication, the best first.
        source: keys that hold the address.
        founding: local names of kinds of texts that found what their parties set up in them.
        lasting: local names of kinds of instruments that have parts.
        owned: local names of kinds of things that one party may have of its own.
        joined: local names of kinds of things that whoever works with them takes part in.
    """

    hosts: Mapping[str, str]
    date: tuple[str, ...]
    source: tuple[str, ...]
    founding: frozenset[str]
    lasting: frozenset[str]
    owned: frozenset[str]
    joined: frozenset[str]


@cache
def mastheads(folder: Path | None = None) -> Mastheads:
    """The data of ``ontology/patterns/mastheads.yaml``, read once per process."""
    path = (folder or ontology_folder()) / "patterns" / "mastheads.yaml"
    try:
        raw = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        hosts = {host: f"{BASE}id/{local}" for host, local in raw["hosts"].items()}
        kinds = (frozenset(raw[name]) for name in ("founding", "lasting", "owned", "joined"))
        return Mastheads(hosts, tuple(raw["date"]), tuple(raw["source"]), *kinds)
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise OntologyError(f"{path.name}: {' '.join(str(error).split())}; mend the file") from error


def published(document: Document) -> tuple[str, Span] | None:
    """The day a file's head says it was published, and the entry that says so."""
    entries = dict(_entries(document.text))
    for key in mastheads().date:
        day = _DAY.match(entries[key][0]) if key in entries else None
        if day is not None:
            return day[0], entries[key][1]
    return None


def publisher(document: Document) -> tuple[str, Span] | None:
    """IRI of who publishes at the address that a file's head gives, and the address."""
    entries = dict(_entries(document.text))
    known = mastheads()
    for key in known.source:
        if key not in entries:
            continue
        value, (start, _) = entries[key]
        host = _host(value)
        at = document.text.index(value, start)
        for end in sorted(known.hosts, key=len, reverse=True):
            if f".{host}".endswith(f".{end}"):
                return known.hosts[end], (at, at + len(value))
    return None


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _entries(text: str) -> Iterator[tuple[str, tuple[str, Span]]]:
    r"""The entries of a file's head, with the lines they stand on.

    >>> dict(_entries("---\ndate: '2031-05-02'\n---\nText."))
    {'date': ('2031-05-02', (4, 22))}
    """
    if not text.startswith(_FENCE):
        return
    end = text.find(f"\n{_FENCE}", len(_FENCE), _LONGEST)
    for match in _ENTRY.finditer(text, 0, max(end, 0)):
        line = text.find("\n", match.end())
        yield match["key"], (match["value"], (match.start(), line if 0 <= line <= end else end))
