"""What follows a head noun and tells which thing is meant: "between A and B", "on X", "to combat X"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.act_words import ActWords
from kg.reading.acts.tokens import Token, phrase_at

# What follows a head noun is no longer than this.
_LONGEST_COMPLEMENT = 26
_LONGEST_PURPOSE = 9
_INSIDE = frozenset(",-–’'/")
_COMPOUND = frozenset("-–’'/")


def complement(tokens: Sequence[Token], words: ActWords, at: int) -> tuple[int, int]:
    """Offset after "between A and B" or "on X" that follows a head noun, with the index after it; -1 for none."""
    sets = words.sets
    long = phrase_at(tokens, at, words.phrases["compounds"])
    at += long  # "of understanding" tells no more than "memorandum"
    if at >= len(tokens) or tokens[at].word not in sets["complements"]:
        return -1, at
    listing = tokens[at].word in sets["listing"]
    end, after, listed = -1, at, False
    for place in range(at + 1, min(len(tokens), at + _LONGEST_COMPLEMENT)):
        token = tokens[place]
        if token.mention is not None:
            end, after = token.end, place + 1
            if not listing and _steps_aside(tokens, words, place + 1):
                break
            continue
        if token.word in sets["parting"] - {"and"} or token.word in sets["relatives"]:
            break
        if token.word == "," and not listing:
            break
        if not token.word.isalnum() and token.word not in _INSIDE:
            break
        if token.word in sets["coordinators"]:
            if not listing and (listed or _opens_verb(tokens, words, place + 1)):
                break
            listed = True
            continue
        if token.word in sets["dangling"] or token.word in sets["determiners"] or not token.word.isalnum():
            continue
        end, after = token.end, place + 1
        if not listing and _steps_aside(tokens, words, place + 1):
            break
    return end, after


def company(tokens: Sequence[Token], words: ActWords, at: int) -> tuple[int, int]:
    """Offset after "with leading companies", who have no name and tell which one is meant; -1 for none."""
    sets = words.sets
    at += phrase_at(tokens, at, words.phrases["compounds"])
    if at >= len(tokens) or tokens[at].word not in sets["with"]:
        return -1, at
    end, after = -1, at
    for place in range(at + 1, min(len(tokens), at + _LONGEST_PURPOSE)):
        token = tokens[place]
        if token.mention is not None and token.mention.slot != "topic":
            return -1, at  # partners with a name are its parties
        if token.word in sets["infinitive"] or token.word in sets["relatives"]:
            break
        if not token.word.isalnum() or (token.word in sets["parting"] and token.word != "and"):
            break
        if token.word not in sets["dangling"] and token.word not in sets["coordinators"]:
            end, after = token.end, place + 1
    return (end, after) if end >= 0 and tokens[after - 1].word not in sets["anyone"] else (-1, at)


def purpose(tokens: Sequence[Token], words: ActWords, at: int) -> tuple[int, int]:
    """Offset after "to combat X", where nothing else tells which one is meant, with the index after it."""
    sets = words.sets
    if at + 2 >= len(tokens) or tokens[at].word not in sets["infinitive"]:
        return -1, at
    end, after = -1, at
    for place in range(at + 1, min(len(tokens), at + _LONGEST_PURPOSE)):
        token = tokens[place]
        if place > at + 2 and (token.word in sets["parting"] or token.word in sets["relatives"]):
            break
        if not token.word.isalnum() and token.mention is None and token.word not in _COMPOUND:
            break
        if token.mention is None and token.word in sets["dangling"]:
            continue
        end, after = token.end, place + 1
    return (end, after) if after > at + 2 else (-1, at)


def _steps_aside(tokens: Sequence[Token], words: ActWords, at: int) -> bool:
    """Whether a preposition leads away from what is described: "an event on X on the margins of Y"."""
    return at < len(tokens) and tokens[at].word in words.sifted("prepositions", "of")


def _opens_verb(tokens: Sequence[Token], words: ActWords, at: int) -> bool:
    """Whether a clause of its own goes on after "and": "on ports and launched ..."."""
    return at < len(tokens) and (
        tokens[at].word in words.forms or tokens[at].word in words.sets["determiners"]
    )
