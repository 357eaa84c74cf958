"""Parties named after a thing: those it is with or between, and those who have a role in it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.act_words import ActWords
from kg.reading.acts.tokens import Token, alone, closing, is_glued, phrase_at, wording
from kg.reading.mentions import Mention

_STOPS = frozenset(";:.")
# How far after a thing its partners, and the roles in it, may be named.
_PARTNERS = 4
_ROLES = 7
# How much of the clause after a thing may hold those it is with.
_CLAUSE = 50


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
    return _listed(tokens, words, place + 1, at)


def partners_beyond(tokens: Sequence[Token], words: ActWords, at: int) -> tuple[Mention, ...]:
    """The parties after "with" further on in the clause of a verb: "a pact on the exchange of X with A"."""
    for place in range(at, min(len(tokens), at + _CLAUSE)):
        token = tokens[place]
        if token.word in _STOPS or token.word in words.sets["relatives"]:
            return ()
        form = words.forms.get(token.word)
        if form is not None and not form[1] <= {"past", "inf", "ing"}:
            return ()
        if token.word in words.sets["with"] - words.sets["listing"]:
            found, _ = _listed(tokens, words, place + 1, at)
            if found:
                return found
    return ()


def _listed(tokens: Sequence[Token], words: ActWords, first: int, at: int) -> tuple[tuple[Mention, ...], int]:
    """The parties listed from a place on, and the index after them; *at* where none is."""
    found: list[Mention] = []
    after = closed = at
    for index in range(first, len(tokens)):
        token = tokens[index]
        if index < closed:
            continue
        others = phrase_at(tokens, index, words.phrases["exemplifying"])
        if others:
            closed = index + others  # "with, among others, A and B"
            continue
        if token.word == "(" and found and (closed := closing(tokens, index)) > index:
            continue  # "with A (2031) and B (2032)"
        if token.mention is not None and token.mention.slot in ("party", "club"):
            if is_glued(tokens, index):
                break
            found.append(token.mention)
            after = index + 1
        elif token.word not in words.any_of("coordinators", "determiners", "offices", "of", ","):
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
