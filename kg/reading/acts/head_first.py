"""Things whose head noun, or name, stands first: "le partenariat sur les ports"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.reading.act_words import ActWords
from kg.reading.acts.described import is_weak, number_of
from kg.reading.acts.named import named
from kg.reading.acts.partners import partners_after
from kg.reading.acts.thing import Before, Thing
from kg.reading.acts.tokens import Token, phrase_at
from kg.reading.mentions import Mention


def head_first(
    tokens: Sequence[Token],
    words: ActWords,
    first: int,
    before: Before,
    end_of_name: Callable[[int], int] | None,
) -> tuple[Thing, int] | None:
    """The thing whose head noun, or name, stands at a place, and the index after it."""
    while first < len(tokens) and tokens[first].word in words.sets["vague"]:
        first += 1
    if first >= len(tokens):
        return None
    token = tokens[first]
    if token.is_a("instrument", "club"):
        return named(tokens, words, first, before)
    long = phrase_at(tokens, first, words.phrases["heads"])
    if not (long or words.head(token.word)) or end_of_name is None:
        return None
    last = first + max(long, 1) - 1
    end = end_of_name(tokens[last].end)
    after = next((i for i in range(last + 1, len(tokens)) if tokens[i].start >= end), len(tokens))
    inner = tokens[last + 1 : after]
    counted = any(t.is_a("party", "club") or t.word in words.sets["counts"] for t in inner)
    proper = token.capital
    told = {t.word for t in inner} - words.sets["vague"]
    led = not told.isdisjoint(words.sets["prepositions"])
    more, beyond = partners_after(tokens, words, after)
    telling = told or {t.word for t in inner} & words.sets["shared"]
    fresh = before.fresh and bool(telling) and all(_relates(word, words) for word in telling)
    if not (proper or counted or led or fresh or (more and inner)) or not inner:
        # "un partenariat solide" names nothing; "un groupe interministériel", "un dialogue solide entre A et B" do
        return _bare(tokens, words, (first, last, after), before, more)
    if is_weak(words, token.word) and not (before.fresh or counted or proper):
        return None
    partners = tuple(t.mention for t in inner if t.mention is not None and t.is_a("party", "club"))
    listed = any(t.word in words.sets["with"] for t in inner)
    ordinal = first > 0 and tokens[first - 1].word in words.sets["ordinals"]
    thing = Thing(
        tokens[first - 1].start if ordinal else token.start,
        end,
        None,
        last,
        tokens[last].end,
        before.ours,
        before.fresh,
        counted,
        proper,
        before.rung,
        (*(partners if listed else ()), *more),
        number=number_of(tokens, words, first, last, particular=counted or before.ours),
    )
    return thing, max(beyond, after)


def _relates(word: str, words: ActWords) -> bool:
    """Whether an adjective says what something has to do with, not how good it is: "maritime", "interministériel"."""
    sets = words.sets
    related = word.endswith(tuple(sets["relating_endings"])) and word not in sets["praising"]
    return related or word in sets["shared"]


def _bare(
    tokens: Sequence[Token],
    words: ActWords,
    places: tuple[int, int, int],
    before: Before,
    partners: tuple[Mention, ...],
) -> tuple[Thing, int] | None:
    """What only those it is with, or those who do it, can tell: "un dialogue avec la Valdorie", "un mémorandum"."""
    first, last, after = places
    noun = tokens[first].word
    if not before.fresh or number_of(tokens, words, first, last, particular=False) or is_weak(words, noun):
        return None
    if not partners and words.head(noun) != "Agreement":
        return None
    end = partners[-1].end if partners else tokens[after - 1].end
    follow = next((i for i, t in enumerate(tokens) if t.start >= end), len(tokens))
    thing = Thing(
        tokens[first].start,
        end,
        None,
        last,
        tokens[last].end,
        before.ours,
        before.fresh,
        rung=before.rung,
        partners=partners,
        bare=not partners,
    )
    return thing, follow
