"""How texts of a language are laid out, read from ``ontology/patterns/layout.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kg.errors import OntologyError
from kg.resources import ontology_folder
from kg.text import search_key


@dataclass(frozen=True, slots=True)
class Layout:
    """The layout wordings of one language; every word as a search key unless said otherwise.

    Attributes:
        abbreviations: lower-case words whose full stop ends no sentence.
        openers: lower-case words that open a sentence after a dotted acronym.
        navigation: lines of a web page that are no part of its text.
        parts: headings that open an appended part.
        subordinate: how headings begin that stand below the one before.
        common: words that do not join a note to its call.
        longest_heading: a longer line is no heading.
        longest_aside: a longer aside may hold several sentences.
        longest_sentence: a longer one is read in parts; a longer heading is a paragraph.
    """

    abbreviations: frozenset[str]
    openers: frozenset[str]
    navigation: frozenset[str]
    parts: frozenset[str]
    subordinate: tuple[str, ...]
    common: frozenset[str]
    longest_heading: int
    longest_aside: int
    longest_sentence: int


def layout(language: str, folder: Path | None = None) -> Layout:
    """The layout wordings of a language; those of all languages where it is not known."""
    known = _layouts(folder or ontology_folder())
    return known.get(language.partition("-")[0], known[""])


def languages(folder: Path | None = None) -> tuple[str, ...]:
    """The languages documents may be in."""
    return tuple(sorted(name for name in _layouts(folder or ontology_folder()) if name))


@cache
def _layouts(folder: Path) -> Mapping[str, Layout]:
    path = folder / "patterns" / "layout.yaml"
    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        raw: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
        per_language = {name: words for name, words in raw.items() if isinstance(words, dict)}
        names = per_language["en"]
        everything = {name: [w for words in per_language.values() for w in words[name]] for name in names}
        return {name: _layout(words, raw) for name, words in {**per_language, "": everything}.items()}
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise OntologyError(f"{path}: {' '.join(str(error).split())}; mend the layout wordings") from error


def _layout(words: Mapping[str, Any], raw: Mapping[str, Any]) -> Layout:
    def keys(name: str) -> tuple[str, ...]:
        return tuple(search_key(word) for word in words[name])

    for name, listed in words.items():
        if not all(isinstance(word, str) for word in listed):
            raise TypeError(f"{name!r} holds a word that YAML takes for something else; quote it")
    return Layout(
        abbreviations=frozenset(words["abbreviations"]),
        openers=frozenset(words["openers"]),
        navigation=frozenset(keys("navigation")),
        parts=frozenset(keys("parts")),
        subordinate=keys("subordinate"),
        common=frozenset(keys("common")),
        longest_heading=int(raw["longest_heading"]),
        longest_aside=int(raw["longest_aside"]),
        longest_sentence=int(raw["longest_sentence"]),
    )
