"""What may stand between a verb and what it takes: a day, a place, those with whom it is done.

"A and B signed in Lumebourg on 3 May a memorandum", "A a lancé à Lumebourg, en partenariat avec B, un dialogue".
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.act_words import ActWords
from kg.reading.acts.subjects import parties_at
from kg.reading.acts.tokens import Token, phrase_at
from kg.reading.mentions import Mention

# An aside is no longer than this.
_LONGEST = 40


def past_asides(tokens: Sequence[Token], words: ActWords, at: int) -> tuple[int, tuple[Mention, ...]]:
    """Index of what a verb takes, past days, places and companions, and who these companions are."""
    sets = words.sets
    companions: list[Mention] = []
    place = at
    while place < min(len(tokens), at + _LONGEST):
        token = tokens[place]
        joint = phrase_at(tokens, place, words.phrases["companions"])
        if joint:
            parties, after = parties_at(tokens, words, place + joint)
            if not parties:
                break
            companions += parties
            place = after
        elif (
            token.is_a("date")
            or token.word in sets["days"]
            or (token.word == "," and place > at)
            or (token.word == "," and phrase_at(tokens, place + 1, words.phrases["companions"]))
        ):
            place += 1
        elif token.word in words.any_of("locating", "dating") and _leads_aside(tokens, words, place + 1):
            place += 2
        else:
            break
    takes = place < len(tokens) and (
        tokens[place].word in sets["determiners"] or tokens[place].is_a("instrument", "club")
    )
    return (place, tuple(companions)) if takes and place > at else (at, ())


def _leads_aside(tokens: Sequence[Token], words: ActWords, at: int) -> bool:
    if at >= len(tokens):
        return False
    token = tokens[at]
    return token.is_a("date", "place") or (token.is_a("party") and not _owns(tokens, words, at))


def _owns(tokens: Sequence[Token], words: ActWords, at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].word in words.sets["genitive"]
