"""Small pure functions on strings: folding, slugs, search keys.

>>> fold("L’Accord UE–Corée")
'l accord ue coree'
>>> search_key("  Corée du  SUD ")
'coree du sud'
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    """One folded character for one character, a blank for whatever is not a letter or digit."""
    base = unicodedata.normalize("NFKD", character)[:1].casefold()[:1]
    base = {"œ": "o", "æ": "a", "ø": "o", "ł": "l"}.get(base, base)
    return base if base.isalnum() else " "


class _FoldTable(dict[int, str]):
    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


_FOLD = _FoldTable()
_WORD = 32
_OTHER = re.compile(r"[^\x00-\x7f]")


@lru_cache(maxsize=8192)
def _fold_word(text: str) -> str:
    """The same words come again and again."""
    return text.translate(_FOLD)


def fold(text: str) -> str:
    """Lower case without accents or punctuation, **one character for one**.

    Offsets in the folded text are offsets in *text*, so a name found in one
    is quoted from the other.

    >>> text = "« Œuvre » d’été"
    >>> len(fold(text)) == len(text)
    True
    """
    if len(text) < _WORD:
        return _fold_word(text)
    if not text.isascii():
        # Few letters have accents, and what is ASCII is folded many times faster than what is not.
        spread = text
        for character in set(_OTHER.findall(text)):
            spread = spread.replace(character, _FOLD[ord(character)])
        if not spread.isascii():
            return text.translate(_FOLD)
        text = spread
    return text.translate(_FOLD)


def search_key(text: str) -> str:
    """What two spellings of one name share: case, accents, punctuation and blanks do not count.

    >>> search_key("Mise en œuvre") == search_key("mise en oeuvre")
    True
    """
    return _short_key(text) if len(text) < _WORD else _search_key(text)


def _search_key(text: str) -> str:
    if text.isascii():
        return " ".join(fold(text).split())
    spread = text.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae").replace("Æ", "ae")
    return " ".join(fold(spread).split())


_short_key = lru_cache(maxsize=8192)(_search_key)


def slug(text: str, longest: int = 60) -> str:
    """A readable identifier made of lower-case ASCII letters, digits and hyphens.

    >>> slug("Groupe de travail franco-japonais")
    'groupe-de-travail-franco-japonais'
    """
    plain = re.sub(r"[^0-9a-z]+", "-", search_key(text)).strip("-")
    if len(plain) > longest:
        plain = plain[: longest + 1].rsplit("-", 1)[0]
    return plain or "x"
