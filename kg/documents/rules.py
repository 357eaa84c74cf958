"""How documents are taken in, read from ``ontology/patterns/documents.yaml``: limits, metadata, languages, genres."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kg.errors import OntologyError
from kg.resources import ontology_folder


@dataclass(frozen=True, slots=True)
class Limits:
    """What no official document reaches: bytes of a file and of a part of one, characters, pages, depth."""

    file: int
    text: int
    part: int
    ratio: int
    large_part: int
    pages: int
    depth: int
    front_matter: int


@dataclass(frozen=True, slots=True)
class PageRules:
    """What in a web page is no part of its text, and when a block is a menu or the main one."""

    elements: frozenset[str]
    roles: frozenset[str]
    words: frozenset[str]
    links: float
    main: float


@dataclass(frozen=True, slots=True)
class SheetRules:
    """How the lines of a PDF's pages become paragraphs; see the file."""

    repeated: float
    fewest: int
    edge: float
    taller: float
    gap: float
    short: float


@dataclass(frozen=True, slots=True)
class GenreRule:
    """A genre, what the title of its documents holds, and whether they hold a table.

    Attributes:
        genre: its local name.
        title: what the title holds.
        table: whether the document must hold a table.
        opening: what the opening of the text holds instead; its words are the title where the text has none.
    """

    genre: str
    title: re.Pattern[str]
    table: bool
    opening: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class LanguageRules:
    """The words that carry no subject, by language, and how many of them decide."""

    words: Mapping[str, frozenset[str]]
    names: Mapping[str, tuple[str, ...]]
    fewest: int
    lead: float
    passage_fewest: int
    passage_lead: float
    share: float


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything in the file."""

    limits: Limits
    front_matter: Mapping[str, tuple[str, ...]]
    meta: Mapping[str, tuple[str, ...]]
    page: PageRules
    pages: SheetRules
    languages: LanguageRules
    genres: tuple[GenreRule, ...]
    reference: re.Pattern[str]


def rules(folder: Path | None = None) -> Rules:
    """The rules of an ontology; read once."""
    return _rules(folder or ontology_folder())


@cache
def _rules(folder: Path) -> Rules:
    path = folder / "patterns" / "documents.yaml"
    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        raw: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
        page, languages = raw["page"], raw["languages"]
        return Rules(
            limits=Limits(**raw["limits"]),
            front_matter={what: tuple(keys) for what, keys in raw["front_matter"].items()},
            meta={what: tuple(keys) for what, keys in raw["meta"].items()},
            page=PageRules(
                elements=frozenset(page["elements"]),
                roles=frozenset(page["roles"]),
                words=frozenset(page["words"]),
                links=page["links"],
                main=page["main"],
            ),
            pages=SheetRules(**raw["pages"]),
            languages=LanguageRules(
                words={name: _words(words) for name, words in languages.items() if isinstance(words, list)},
                names={name: tuple(names) for name, names in languages["names"].items()},
                fewest=languages["fewest"],
                lead=languages["lead"],
                passage_fewest=languages["passage_fewest"],
                passage_lead=languages["passage_lead"],
                share=languages["share"],
            ),
            genres=tuple(
                GenreRule(
                    r["genre"],
                    re.compile(r["title"], re.I),
                    bool(r.get("table")),
                    re.compile(r["opening"], re.I) if "opening" in r else None,
                )
                for r in raw["genres"]
            ),
            reference=re.compile(raw["reference"]),
        )
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError, re.error) as error:
        message = " ".join(str(error).split())
        raise OntologyError(f"{path}: {message}; mend the rules for documents") from error


def _words(words: list[str]) -> frozenset[str]:
    if not all(isinstance(word, str) for word in words):
        raise TypeError("a list of words holds what YAML takes for something else; quote it")
    return frozenset(words)
