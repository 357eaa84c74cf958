"""Where what a verb takes is told first and named after it: "launched a new project, the Reef Program"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.act_words import ActWords
from kg.reading.acts.tokens import Token

# How many words tell of a thing before its name, and how many marks and words may lead to that.
_LONGEST, _LEADING = 8, 4
_MARKS = frozenset(",–—(:")


def apposed_name(tokens: Sequence[Token], words: ActWords, at: int) -> int:
    """Index where the name of what is told of at *at* begins; -1 where none follows it."""
    sets = words.sets
    if words.head_first or tokens[at].word not in words.any_of("indefinite", "fresh"):
        return -1
    for place in range(at + 1, min(len(tokens) - 1, at + _LONGEST)):
        token = tokens[place]
        if token.mention is not None or not (token.word.isalpha() or token.word == "-"):
            return -1
        follows = tokens[place + 1].word in _MARKS or tokens[place + 1].word in sets["naming"]
        if words.head(token.word) and follows and not token.word.endswith("s"):
            return _named(tokens, words, place + 1)
    return -1


def _named(tokens: Sequence[Token], words: ActWords, at: int) -> int:
    """Index of the name that marks, "called" and an article lead to; -1 for none."""
    led = False
    for place in range(at, min(len(tokens), at + _LEADING + 1)):
        token = tokens[place]
        if token.is_a("instrument", "club") and token.mention is not None:
            return place if led and not token.mention.antecedent else -1
        led = led or token.word in words.any_of("articles_definite", "naming", "quotes")
        if token.word not in _MARKS and token.word not in words.any_of(
            "articles_definite", "naming", "quotes"
        ):
            return -1
    return -1
