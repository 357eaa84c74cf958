"""Parties named after a thing: those it is with or between, and those who have a role in it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.act_words import ActWords
from kg.reading.acts.tokens import Token, alone, is_glued, phrase_at, wording
from kg.reading.mentions import Mention

_STOPS = frozenset(";:.")
# How far after a thing its partners, and the roles in it, may be named.
_PARTNERS = 4
_ROLES = 7


def partners_after(tokens: Sequence[Token], words: ActWords, at: int) -> tuple[tuple[Mention, ...], int]:
    """The parties after "with" or "between", and the index after them."""
    sets = words.sets
    place = at
    while place < len(tokens) and place < at + _PARTNERS and tokens[place].word not in sets["with"]:
        if not tokens[place].word.isalpha():
            return (), at
        place += 1
    if place >= len(tokens) or tokens[place].word not in sets["with"]:
        return (), at
    found: list[Mention] = []
    after = at
    for index in range(place + 1, len(tokens)):
        token = tokens[index]
        if token.mention is not None and token.mention.slot in ("party", "club"):
            if is_glued(tokens, index):
                break
            found.append(token.mention)
            after = index + 1
        elif token.word not in sets["coordinators"] | sets["determiners"] | sets["offices"] | sets["of"] | {
            ","
        }:
            break
    return tuple(found), after


def roles_after(tokens: Sequence[Token], words: ActWords, at: int) -> tuple[tuple[str, Mention], ...]:
    """The parties whose role is named within a few words after a thing."""
    for place in range(at, min(len(tokens), at + _ROLES)):
        if tokens[place].word in _STOPS or tokens[place].mention is not None:
            return ()
        long = phrase_at(tokens, place, words.phrases["roles"])
        if not long:
            continue
        role = words.roles[wording(tokens, place, long)]
        found: list[tuple[str, Mention]] = []
        closed = False  # "and" ends a list: "announced by A and B, C will ..."
        for index, token in enumerate(tokens[place + long :], start=place + long):
            joined = phrase_at(tokens, index + 1, words.phrases["coordinators"])
            if token.is_a("party", "club") and token.mention is not None:
                if not alone(tokens, index):
                    break
                found.append((role, token.mention))
            elif (closed and token.word == "," and not joined) or token.word not in words.any_of(
                "coordinators", "determiners", "of", ","
            ):
                break
            closed = closed or (token.word in words.sets["coordinators"] and tokens[index - 1].word != ",")
        return tuple(found)
    return ()
