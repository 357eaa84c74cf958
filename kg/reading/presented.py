"""Names that a title presents: "TIDEX: a programme for safer ports", "TIDEX, le programme"."""

from __future__ import annotations

import re

from kg.reading.grammar import Grammar
from kg.reading.instruments import NounPhrase
from kg.text import fold
from kg.vocabulary.lexicon import Lexicon

# A name in capitals, which may have a year or a second word, before a colon, a dash or a comma.
_NAME = re.compile(r"\W*(?P<name>[A-Z][A-Z0-9&+-]{2,14}(?:\s(?:[A-Z0-9][\w&+-]*))?)\s*(?::|,|\s[–—-])\s+")
_WORD = re.compile(r"\w+['’]?\s*")
# Its head noun begins no further than this, and words before it are no more than these.
_REACH, _BEFORE = 80, 4


def presented(text: str, start: int, end: int, heads: Lexicon, grammar: Grammar) -> NounPhrase | None:
    """The name in capitals that a title says is a programme or the like; None where it presents nothing."""
    opening = _NAME.match(text, start, end)
    if opening is None:
        return None
    after = opening.end()
    first = _WORD.match(text, after, end)
    if first is not None and fold(first.group()).strip().rstrip("'’") in grammar.any_of(
        "determiners", "indefinites"
    ):
        after = first.end()
    head = next(iter(heads.find(text[after : min(end, after + _REACH)])), None)
    if head is None or len(text[after : after + head.start].split()) > (_BEFORE if grammar.connectors else 1):
        return None
    span = opening.span("name")
    return NounPhrase(*span, (after + head.start, after + head.end), head.iris, "", plural=False, quoted=True)


def spelt_out(text: str, name: str) -> str:
    """What a text says in quotation marks after a name to be its long form; empty where it says none.

    >>> spelt_out("TIDEX (« Programme pour les ports ») commence.", "TIDEX")
    'Programme pour les ports'
    """
    found = re.search(
        rf"\b{re.escape(name)}\s*\(\s*[«“\"]\s*(?P<long>[^»”\"()]{{8,160}}?)\s*[»”\"]\s*\)", text
    )
    return " ".join(found["long"].split()) if found is not None else ""
