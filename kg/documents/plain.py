"""Plain text and Markdown: the file is its text layer; front matter says title, date, language and source."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from kg.documents.extracted import Extracted
from kg.documents.rules import rules
from kg.documents.text import decode

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<yaml>.*?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)


def extract(data: bytes, name: str) -> Extracted:
    """The text of a file, and its front matter where it is Markdown."""
    text = decode(data, name)
    if name.lower().endswith(".txt"):
        return Extracted(text)
    said = front_matter(text)
    keys = rules().front_matter
    values = {what: next((said[k] for k in names if said.get(k)), "") for what, names in keys.items()}
    return Extracted(text, **values)


def front_matter(text: str) -> Mapping[str, str]:
    r"""The entries of a Markdown text's front matter that are plain values, keys in lower case.

    >>> dict(front_matter("---\ntitle: 'L’accord'\ndate: 2024-02-01\ntags: [a]\n---\nTexte"))
    {'title': 'L’accord', 'date': '2024-02-01'}
    """
    match = _FRONT.match(text, 0, rules().limits.front_matter)
    if match is None:
        return {}
    try:
        # The base loader makes texts of everything: a date stays as it was written.
        entries = yaml.load(match["yaml"], Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}
    if not isinstance(entries, dict):
        return {}
    plain = ((k, v) for k, v in entries.items() if isinstance(k, str) and isinstance(v, str))
    return {key.lower(): " ".join(value.split()) for key, value in plain}
