"""Things that are named: where the name begins, and what is told right after it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.act_words import ActWords
from kg.reading.acts.partners import partners_after
from kg.reading.acts.thing import Before, Thing
from kg.reading.acts.tokens import Token, closing


def named(
    tokens: Sequence[Token], words: ActWords, place: int, before: Before, start: int = -1
) -> tuple[Thing, int]:
    """The instrument or club a token names, and the index after it and its partners.

    Args:
        tokens: the tokens of a sentence.
        words: the words of its language.
        place: index of the name.
        before: what stands before it says of it.
        start: offset where it begins, where the words before it belong to it.
    """
    token, rung = tokens[place], before.rung
    after = place + 1
    if after < len(tokens) and tokens[after].word == "(":
        after = closing(tokens, after)
    end = token.end
    if after < len(tokens) and tokens[after].word in words.sets["talks"]:
        rung, end, after = "under_negotiation", tokens[after].end, after + 1
    partners, beyond = partners_after(tokens, words, after)
    ordinal = tokens[place - 1] if place else token
    session = ordinal.word in words.sets["ordinals"]
    start = ordinal.start if session else start if start >= 0 else token.start
    thing = Thing(
        start,
        end,
        token.mention,
        ours=before.ours,
        fresh=before.fresh,
        rung=rung,
        partners=partners,
        session=session,
    )
    return thing, beyond


def modified(tokens: Sequence[Token], words: ActWords, first: int, place: int) -> int:
    """Offset where a name begins with the words before it: "critical minerals [agreement with A]"."""
    while first < place and tokens[first].word in words.any_of("vague", "determiners", "quotes"):
        first += 1
    plain = all(t.word.isalpha() and not t.capital for t in tokens[first:place])
    return tokens[first].start if plain and not tokens[place].capital else tokens[place].start
