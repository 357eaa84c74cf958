"""What the words at a place say of the verb there: whether it is one, and what it may stand for."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.act_words import ActWords
from kg.reading.acts.tokens import Token, phrase_at

# How far after its subject a verb may stand, an insertion between commas included.
_AHEAD = 60
_ENDS = frozenset(";:")
_MARKS = frozenset(",–—")


def acts_next(tokens: Sequence[Token], words: ActWords, after: int) -> bool:
    """Whether a verb follows, at once or after what stands between commas."""
    if after >= len(tokens):
        return False
    place = past_adverbs(tokens, words, after)
    if place < len(tokens) and (is_verb(tokens, words, place) or is_other_verb(tokens, words, place)):
        return True
    if tokens[after].word not in _MARKS:
        return False
    for place in range(after, min(len(tokens), after + _AHEAD)):
        if tokens[place].word in _ENDS:
            return False
        if tokens[place].word in _MARKS:
            ahead = past_adverbs(tokens, words, place + 1)
            if ahead >= len(tokens) or tokens[ahead].word in words.sets["relatives"]:
                continue
            if is_verb(tokens, words, ahead) or (place > after and _is_told(tokens, words, ahead)):
                return True
    return False


def _is_told(tokens: Sequence[Token], words: ActWords, at: int) -> bool:
    """Whether a verb in no list follows what stands between commas: "A, through the Reef Project, worked with"."""
    ends = tokens[at].word.endswith(tuple(words.sets["participle_endings"]))
    if words.head_first or not ends or not may_be_verb(tokens, words, at):
        return False
    return not has_agent(tokens, words, at + 1)


def past_adverbs(tokens: Sequence[Token], words: ActWords, at: int) -> int:
    """Index after the adverbs at a place."""
    while at < len(tokens) and tokens[at].word in words.sets["adverbs"]:
        at += 1
    return at


def is_verb(tokens: Sequence[Token], words: ActWords, at: int) -> bool:
    """Whether a verb this reader knows stands at a place, no participle."""
    if phrase_at(tokens, at, words.phrases["verbs"]):
        return True
    form = words.forms.get(tokens[at].word)
    return form is not None and form[1] != {"ing"}


def is_other_verb(tokens: Sequence[Token], words: ActWords, at: int) -> bool:
    """Whether a word that is no noun's neighbour follows a subject: verbs this reader does not know."""
    token = tokens[at]
    if not token.word.isalpha() or at == 0 or token.capital:
        return False
    return token.word not in words.any_of(
        "attributes", "prepositions", "coordinators", "determiners", "circles"
    ) and not words.head(token.word)


def may_be_verb(tokens: Sequence[Token], words: ActWords, at: int) -> bool:
    """Whether a word in no list of verbs may be one: it is no noun, no preposition, and nothing it denies."""
    token = tokens[at]
    if not token.word.isalpha() or (token.capital and at) or words.head(token.word):
        return False
    return token.word not in words.any_of(
        "prepositions", "coordinators", "determiners", "offices", "circles", "relatives", "attributes"
    ) and token.word not in words.any_of(
        "causing", "opposing", "speaking_of", "infinitive", "adverbs", "conditions", "auxiliaries"
    )


def is_compound(tokens: Sequence[Token], words: ActWords, at: int) -> bool:
    """Whether a hyphen makes a word part of another: "the to-be-established centre"."""
    before = at > 1 and tokens[at - 1].word == "-" and tokens[at - 1].end == tokens[at].start
    return (
        before
        and tokens[at - 2].end == tokens[at - 1].start
        and tokens[at - 2].word not in words.sets["prefixes"]
    )


def chains(tokens: Sequence[Token], words: ActWords, at: int, end: int) -> bool:
    """Whether what stands before a verb leaves its subject, which ends at an offset, as it is."""
    back = at - 1
    while back >= 0 and tokens[back].word in words.sets["adverbs"]:
        back -= 1
    if back < 0 or tokens[back].end == end:
        return True
    if any(phrase_at(tokens, back - n, words.phrases["chains"]) == n + 1 for n in (1, 2) if back >= n):
        return True  # "as well as"
    return tokens[back].word in words.sets["chains"] or tokens[back].word in words.sets["relatives"]


def tenses_of(words: ActWords, phrase: str) -> frozenset[str]:
    """The tenses of a verb of several words: those of its first, where the words do not say."""
    if phrase in words.sets["future_particles"]:
        return frozenset({"fut"})
    if phrase in words.sets["past_particles"]:
        return frozenset({"past"})
    return words.forms.get(phrase.split()[0], ("", frozenset({"inf"})))[1]


def is_nominal(tokens: Sequence[Token], words: ActWords, at: int) -> bool:
    """Whether "the launch of" and the like stand at a place."""
    while at < len(tokens) and tokens[at].word in words.sets["determiners"]:
        at += 1
    long = phrase_at(tokens, at, words.phrases["nominal"])
    return bool(long) and at + long < len(tokens) and tokens[at + long].word in words.sets["of"]


def is_noun(tokens: Sequence[Token], words: ActWords, after: int, tenses: frozenset[str]) -> bool:
    """Whether what may be a verb is a noun before "of": "launch of", "host of"."""
    of = after < len(tokens) and tokens[after].word in words.sets["of"]
    return of and "inf" in tenses and not words.head_first


def has_agent(tokens: Sequence[Token], words: ActWords, after: int) -> bool:
    """Whether who did it follows a participle: "led by"."""
    return after < len(tokens) and tokens[after].word in words.sets["agents"]


def is_alone(tokens: Sequence[Token], words: ActWords, after: int) -> bool:
    """Whether a verb takes nothing: "convened at", "convened to"."""
    following = tokens[after] if after < len(tokens) else None
    return (
        following is None
        or following.is_a("date")
        or following.word in words.any_of("prepositions", "infinitive")
    )
