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
# What stands before the name of a meeting is no longer; tenses in which a verb opens no clause of its own.
_NAME = 5
_LOOSE = frozenset({"past", "inf", "ing"})


def past_asides(tokens: Sequence[Token], words: ActWords, at: int) -> tuple[int, tuple[Mention, ...]]:
    """Index of what a verb takes, past days, places and companions, and who these companions are."""
    sets = words.sets
    companions: list[Mention] = []
    place = at
    while place < min(len(tokens), at + _LONGEST):
        token = tokens[place]
        joint = phrase_at(tokens, place, words.phrases["companions"])
        parties, after = parties_at(tokens, words, place + joint) if joint else ([], place)
        if joint and parties:
            companions += parties
            place = after
        elif joint and not words.head_first:
            break
        elif (
            token.is_a("date")
            or token.word in sets["days"]
            or (token.word == "," and place > at)
            or (token.word == "," and _accompanied(tokens, words, place + 1))
        ):
            place += 1
        elif words.head_first and (beyond := _past_insertion(tokens, words, place)) > place:
            place = beyond
        elif token.word in words.any_of("locating", "dating") and _leads_aside(tokens, words, place + 1):
            place += 2
        else:
            break
    takes = place < len(tokens) and (
        tokens[place].word in sets["determiners"] or tokens[place].is_a("instrument", "club")
    )
    return (place, tuple(companions)) if takes and place > at else (at, ())


def _accompanied(tokens: Sequence[Token], words: ActWords, at: int) -> bool:
    """Whether companions are named at a place, where head nouns come first: "avec l’appui de A" names none."""
    joint = phrase_at(tokens, at, words.phrases["companions"])
    return joint > 0 and (not words.head_first or bool(parties_at(tokens, words, at + joint)[0]))


def _past_insertion(tokens: Sequence[Token], words: ActWords, at: int) -> int:
    """Index after an adverb of some words, a meeting at which it is done, or what stands between commas."""
    long = phrase_at(tokens, at, words.phrases["inserted"])
    if long:
        return at + long
    venue = phrase_at(tokens, at, words.phrases["at_occasions"])
    for place in range(at + venue, min(len(tokens), at + venue + _NAME)) if venue else ():
        if tokens[place].mention is not None:
            return place + 1 if tokens[place].is_a("instrument") else at
    if tokens[at].word != ",":
        return at
    for place in range(at + 1, min(len(tokens), at + _LONGEST)):
        token = tokens[place]
        form = words.forms.get(token.word)
        if token.word in words.sets["relatives"] or (form is not None and not form[1] <= _LOOSE):
            return at
        following = tokens[place + 1] if token.word == "," and place + 1 < len(tokens) else None
        if following is not None and (
            following.word in words.sets["determiners"] or following.is_a("instrument", "club")
        ):
            return place + 1
    return at


def _leads_aside(tokens: Sequence[Token], words: ActWords, at: int) -> bool:
    if at >= len(tokens):
        return False
    token = tokens[at]
    return token.is_a("date", "place") or (token.is_a("party") and not _owns(tokens, words, at))


def _owns(tokens: Sequence[Token], words: ActWords, at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].word in words.sets["genitive"]
