"""What the words of a title say: whether it names a text, is a sentence about one, or only tells of something.

Apart from the readers of a document, because all it takes is the title and the words of its language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.reading.act_words import ActWords, key

_ESCAPES = re.compile(r"\\\n\s*|\\(?=\s)|\\_")
_CODES = re.compile(r"\\u([0-9A-Fa-f]{4})")
_ASIDE = re.compile(r"\([^()]*\)")
# Tenses of verbs that make a sentence of a title.
_FINITE = frozenset(("third", "fut"))


@dataclass(frozen=True, slots=True)
class Title:
    """What a title says of its text.

    Attributes:
        text: the title as people write it.
        names_text: it has a word for a text that parties adopt.
        is_headline: it is a sentence about a text: "Lume and Valdoria strengthen trade by signing a pact".
        tells: the text only tells of something (a fact sheet, news); it binds nobody.
    """

    text: str
    names_text: bool
    is_headline: bool
    tells: bool


def read_title(written: str, words: ActWords) -> Title:
    """What a title says of its text.

    >>> from kg.reading.act_words import act_words
    >>> english = act_words("en")
    >>> read_title("Joint Statement on the Reef Pact", english)
    Title(text='Joint Statement on the Reef Pact', names_text=True, is_headline=False, tells=False)
    >>> read_title("Lume signs a pact with Valdoria", english).is_headline
    True
    """
    text = plain(written)
    folded = f" {key(text)} "
    texts = [at for word in words.sets["texts"] if (at := folded.find(f" {word} ")) >= 0]
    is_headline = _is_sentence(folded[: min(texts, default=0)].split(), words)
    # What a bracket adds is where the text stands: "(annexe du décret ...)".
    said = f" {key(_ASIDE.sub(' ', text))} "
    for word in words.sets["jointly"]:
        said = said.replace(f" {word} ", "  ")
    tells = is_headline or any(f" {telling} " in said for telling in words.sets["telling"])
    return Title(text, bool(texts), is_headline, tells)


def plain(text: str) -> str:
    r"""A title of a file's head as people write it.

    >>> plain('The Leaders\\u2019 Statement of\\_Lume,\\\n  \\ in May')
    'The Leaders’ Statement of Lume, in May'
    """
    written = _CODES.sub(lambda m: chr(int(m[1], 16)), _ESCAPES.sub(" ", text))
    return " ".join(written.split())


def _is_sentence(before: list[str], words: ActWords) -> bool:
    """Whether what stands before a word for a text makes a sentence of a title."""
    return not words.sets["indefinite"].isdisjoint(before) or any(
        _is_finite(word, words, opens=not place) for place, word in enumerate(before)
    )


def _is_finite(word: str, words: ActWords, *, opens: bool) -> bool:
    """Whether a word is a verb that makes a sentence; what opens a title may be a name ("Build Back Better")."""
    _, tenses = words.forms.get(word, ("", frozenset[str]()))
    return not tenses.isdisjoint(_FINITE if opens else _FINITE | {"inf"})
