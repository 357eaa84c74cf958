"""The words of a note: sentences, dates and lists in both languages, from ``ontology/views/note.yaml``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import yaml

from kg.dates import bounds
from kg.errors import OntologyError
from kg.resources import ontology_folder
from kg.text import fold
from kg.views.note.model import Mark, Words

LANGUAGES = ("fr", "en")
_POINT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)")


class Wording:
    """What the file says, read once."""

    def __init__(self, read: Mapping[str, Any], where: str) -> None:
        self._read, self._where = read, where

    def setting(self, *path: str) -> Any:  # noqa: ANN401
        """A value of the file.

        Raises:
            OntologyError: it is not there.
        """
        value: Any = self._read
        for key in path:
            if not isinstance(value, Mapping) or key not in value:
                raise OntologyError(f"{self._where}: no {'.'.join(path)}; see its first lines")
            value = value[key]
        return value

    def say(self, key: str, **values: object) -> Words:
        """A sentence with its braces filled in; of two forms that of the number ``n``."""
        forms = self.setting("words", key)
        n = values.get("n")
        found = {}
        for language in LANGUAGES:
            chosen = forms
            if "one" in forms:
                # In French nothing is singular, in English it is plural.
                is_one = n == 1 or (n == 0 and language == "fr")
                chosen = forms["one" if is_one else "many"]
            own = {k: v[language] if isinstance(v, Mapping) else v for k, v in values.items()}
            found[language] = str(chosen[language]).format(**own)
        return found

    def mark(self, name: str) -> Mark:
        """A word beside a line."""
        return Mark(name, self.setting("marks", name))

    def names(self, names: Sequence[Words], total: int | None = None, *, is_sorted: bool = False) -> Words:
        """Names as a sentence lists them, the first few of *total*; *is_sorted* as each language sorts those.

        >>> kept = [{"fr": "États-Unis", "en": "United States"}, {"fr": "Inde", "en": "India"}]
        >>> wording().names(kept, 3, is_sorted=True)
        {'fr': 'États-Unis, Inde et 1 autre', 'en': 'India, United States and 1 other'}
        """
        most = self.setting("longest", "list")
        shown = list(names[:most])
        rest = (len(names) if total is None else total) - len(shown)
        last, found = self.setting("words", "and"), {}
        for language in LANGUAGES:
            own = [name[language] for name in shown]
            own = sorted(own, key=fold) if is_sorted else own
            own += [self.say("others", n=rest)[language]] if rest > 0 else []
            found[language] = last[language].join(filter(None, (", ".join(own[:-1]), *own[-1:])))
        return found

    def name(self, words: Words) -> Words:
        """A name that fits on a line."""
        return {language: clipped(words[language], self.setting("longest", "name")) for language in LANGUAGES}

    def day(self, day: date) -> Words:
        """A day in words."""
        return {language: self._point(day.year, day.month, day.day, language) for language in LANGUAGES}

    def when(self, edtf: str) -> Words:
        """A date of a text in words; what is no such date stays as it is.

        >>> wording().when("2024-02-01")["fr"], wording().when("2025/2027")["en"], wording().when("../2027-36")["fr"]
        ('1er février 2024', '2025 – 2027', 'jusqu’à 4e trimestre 2027')
        """
        return {language: self._when(edtf, language) for language in LANGUAGES}

    def _when(self, edtf: str, language: str) -> str:
        phrases = self.setting("dates")
        first, slash, last = edtf.partition("/")
        if slash:
            ends = ["" if end in ("", "..") else self._when(end, language) for end in (first, last)]
            if all(ends):
                return str(phrases["span"][language].format(first=ends[0], last=ends[1]))
            kind = "since" if ends[0] else "until"
            return str(phrases[kind][language].format(date=ends[0] or ends[1]))
        match = _POINT.fullmatch(edtf)
        if match is None:
            return edtf
        year, month, day = (int(part or 0) for part in match.groups()[:3])
        said = self._point(year, month, day, language)
        return str(phrases["about"][language].format(date=said)) if match[4] else said

    def _point(self, year: int, month: int, day: int, language: str) -> str:
        phrases = self.setting("dates")
        if 33 <= month <= 36:
            form = phrases["first_quarter" if month == 33 else "quarter"][language]
            return str(form.format(n=month - 32, year=year))
        if month > 12:
            first, last = bounds(f"{year}-{month}")
            ends = [self._point(d.year, d.month, 0, language) for d in (first, last) if d]
            return str(phrases["span"][language].format(first=ends[0], last=ends[-1]))
        if not month:
            return str(year)
        said = f"{self.setting('months', language)[month - 1]} {year}"
        return f"{phrases['first'][language] if day == 1 else day} {said}" if day else said


@cache
def wording() -> Wording:
    """The words of the note.

    Raises:
        OntologyError: the file is missing or damaged.
    """
    path = ontology_folder() / "views" / "note.yaml"
    try:
        read = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise OntologyError(f"{path}: {error}; restore it") from error
    if not isinstance(read, Mapping):
        raise OntologyError(f"{path}: no sections; restore it")
    return Wording(read, str(path))


def clipped(text: str, most: int) -> str:
    """A text on one line and not longer than *most*, cut between words where it can be.

    Marks that turn the direction of writing and other invisible controls are left out: they would
    reach beyond the text.

    >>> clipped("règles relatives aux flux transfrontières", 20)
    'règles relatives…'
    >>> clipped("a\u202eb", 20)
    'ab'
    """
    plain = " ".join(text.split())
    plain = "".join(c for c in plain if c == "\u200d" or unicodedata.category(c) not in _INVISIBLE)
    if len(plain) <= most:
        return plain
    cut = plain[: most - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > most // 2 else cut).rstrip(" ,;:(«–") + "…"


_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
