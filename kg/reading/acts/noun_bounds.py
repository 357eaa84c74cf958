"""Where a noun phrase begins, goes on and ends: "Quad partners" is more than "Quad"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.act_words import ActWords
from kg.reading.acts.tokens import Token, closing, phrase_at

_SUMS = frozenset("$€£¥")
_GLUED = frozenset("’'-")
_COMPOUND = frozenset("-–’'/")
# How many nouns may stand between a name and the head noun it only modifies.
_NOUNS = 4
_NUMBER = re.compile(r"[ivxlc]+|\d+[a-z]?")


def opens_none(tokens: Sequence[Token], words: ActWords, at: int) -> bool:
    """Whether a noun phrase cannot begin at a place: "and ...", "expanding ...", "prepare the ..."."""
    token, sets = tokens[at], words.sets
    form = words.forms.get(token.word)
    if token.word in sets["coordinators"] or (form is not None and form[1] == {"ing"}):
        return True
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    return token.word.isalpha() and not token.capital and following in sets["articles"]


def goes_on(tokens: Sequence[Token], words: ActWords, place: int) -> bool:
    """Whether a noun phrase goes on past a name: "Quad partners"; talks about it do not count."""
    if place + 1 >= len(tokens):
        return False
    following = tokens[place + 1]
    if following.word == "(":
        close = closing(tokens, place + 1)
        following = tokens[close] if close < len(tokens) else following
    if following.word in words.sets["talks"]:
        return False
    if place and tokens[place - 1].word in words.sets["indefinite"] and _heads_on(tokens, words, place + 1):
        return True
    return (
        words.head(following.word) != ""
        or following.word in words.sets["circles"]
        or following.word in words.sets["attributes"]
        or following.word in _GLUED
    )


def _heads_on(tokens: Sequence[Token], words: ActWords, place: int) -> bool:
    """Whether a noun phrase goes on to a head noun of its own: "a Reef Pact donor network"."""
    for token in tokens[place : place + _NOUNS]:
        if words.head(token.word):
            return True
        closed = token.word in words.any_of("prepositions", "parting")
        if not token.word.isalpha() or token.capital or closed or token.word in words.forms:
            return False
    return False


def inside_name(tokens: Sequence[Token], words: ActWords, place: int) -> bool:
    """Whether a preposition stands between words with capitals: "the Women in the Digital Economy Fund"."""
    after = place + 1
    while after < len(tokens) and tokens[after].word in words.sets["articles"]:
        after += 1
    beside = tokens[after] if after < len(tokens) else None
    before = tokens[place - 1]
    named = beside is not None and beside.capital and beside.mention is None
    return named and before.capital and before.mention is None and not tokens[place].capital


def is_part(tokens: Sequence[Token], words: ActWords, place: int) -> bool:
    """Whether a word is a head noun only after another: "task force", but not "armed forces"."""
    sets = words.sets
    return tokens[place].word in sets["bound_heads"] and (
        place == 0 or tokens[place - 1].word not in sets["binding"]
    )


def ends(tokens: Sequence[Token], words: ActWords, place: int) -> bool:
    """Whether a head noun is the last word of its noun phrase."""
    if place + 1 >= len(tokens):
        return True
    following = tokens[place + 1]
    if following.mention is not None:
        return following.is_a("date")
    form = words.forms.get(following.word)
    if form is not None and "past" in form[1] and not following.capital:
        return True  # "a Tide Office funded by ..."
    return (
        (not following.word.isalpha() and following.word not in _COMPOUND)
        or following.word in words.any_of("parting", "prepositions", "coordinators", "relatives", "adverbs")
        or following.word.endswith(words.ending)
        or following.word in words.sets["finite"]
        or phrase_at(tokens, place + 1, words.phrases["taking_place"]) > 0
    )


def counts_money(tokens: Sequence[Token], place: int) -> bool:
    """Whether a mark belongs to a sum: "a $2.5 billion agreement"."""
    if place + 1 >= len(tokens) or not tokens[place + 1].word.isdigit():
        return False
    word = tokens[place].word
    return word in _SUMS or (word in ".," and tokens[place - 1].word.isdigit())


def provision(tokens: Sequence[Token], words: ActWords, at: int) -> int:
    """Index of the text of which a numbered part begins at a place, its article included; 0 where none does."""
    if at + 3 >= len(tokens) or tokens[at].word not in words.sets["provisions"]:
        return 0
    numbered = _NUMBER.fullmatch(tokens[at + 1].word) is not None
    return at + 3 if numbered and tokens[at + 2].word in words.any_of("of", "provision_links") else 0


def past_quantity(tokens: Sequence[Token], words: ActWords, at: int) -> int:
    """Index after what counts things without naming them: "at least 21", "more than thirty"."""
    place = at + phrase_at(tokens, at, words.phrases["quantities"])
    counted = place + 1 < len(tokens) and (
        tokens[place].word.isdigit() or tokens[place].word in words.sets["numbers"]
    )
    beside = tokens[place + 1].word if counted else ""
    return place + 1 if counted and beside.isalpha() and tokens[place + 1].mention is None else at
