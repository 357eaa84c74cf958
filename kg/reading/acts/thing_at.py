"""The thing that begins at a place: its determiners, then its words up to its head noun or its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.reading.act_words import ActWords
from kg.reading.acts.described import described
from kg.reading.acts.head_first import head_first
from kg.reading.acts.named import modified, named
from kg.reading.acts.noun_bounds import counts_money, ends, goes_on, inside_name, is_part, opens_none
from kg.reading.acts.thing import Before, Thing
from kg.reading.acts.tokens import Token, alone, phrase_at

# A noun phrase before its head noun is no longer than this.
_LONGEST_PHRASE = 16
_MARKS = frozenset("-–,’'/&“”\"«»")


def thing_at(
    tokens: Sequence[Token],
    words: ActWords,
    at: int,
    rung: str | None = None,
    end_of_name: Callable[[int], int] | None = None,
) -> tuple[Thing, int] | None:
    """The thing that begins at a place, and the index after it; None where none does.

    Args:
        tokens: the tokens of a sentence.
        words: the words of its language.
        at: index of its first word.
        rung: what a noun before "of" makes of it.
        end_of_name: offset after a name whose head noun ends at an offset, where head nouns come first.
    """
    first, before = _determiners(tokens, words, at, rung)
    if first < len(tokens) and opens_none(tokens, words, first):
        return None
    if words.head_first:
        return head_first(tokens, words, first, before, end_of_name)
    return _head_last(tokens, words, first, before)


def _determiners(tokens: Sequence[Token], words: ActWords, at: int, rung: str | None) -> tuple[int, Before]:
    """Index after the determiners at a place, and what they say."""
    sets = words.sets
    place = at
    ours = fresh = False
    while place < len(tokens) and tokens[place].word in words.any_of("determiners", "quotes"):
        if (
            place + 1 < len(tokens)
            and tokens[place + 1].word == "-"
            and tokens[place].word not in sets["quotes"]
        ):
            break  # "a five-year programme"
        ours = ours or tokens[place].word in sets["ours"]
        fresh = fresh or tokens[place].word in sets["fresh"]
        place += 1
        if fresh and place + 1 < len(tokens) and tokens[place].word in sets["coordinators"]:
            beside = tokens[place + 1]
            described = beside.word.isalpha() and beside.word not in sets["determiners"]
            described = described and beside.word not in words.forms
            place += 2 * described  # "new or improved"
    return place, Before(ours, fresh, rung)


def _head_last(
    tokens: Sequence[Token], words: ActWords, first: int, before: Before
) -> tuple[Thing, int] | None:
    """The thing whose head noun, or name, ends the noun phrase that begins at a place."""
    sets, tense = words.sets, words.phrases["tense"]
    for place in range(first, min(len(tokens), first + _LONGEST_PHRASE)):
        token = tokens[place]
        if token.is_a("instrument", "club") and not goes_on(tokens, words, place) and alone(tokens, place):
            return named(tokens, words, place, before, modified(tokens, words, first, place))
        if token.word == "," and _is_apposed(tokens, words, first, place):
            return _called(tokens, words, first, place, before)
        if token.word == "," and _lists(tokens, words, first, place):
            return _head_last(tokens, words, place + 2, before)
        if token.mention is not None:
            continue  # "Japan-Korea working group", "the Paris meeting", "the 2031 summit"
        if token.word in tense.first and phrase_at(tokens, place, tense) > 1:
            return None  # "plans to provide"
        heads = words.head(token.word) or (
            place > first and token.capital and token.word in sets["proper_heads"]
        )
        if heads and ends(tokens, words, place) and not is_part(tokens, words, place):
            return described(tokens, words, first, place, before)
        if not token.word.isalnum() and token.word not in _MARKS and not counts_money(tokens, place):
            return None
        inside = inside_name(tokens, words, place)
        parts = token.word in words.sifted("parting", "coordinators") and not inside
        if parts or token.word in sets["relatives"]:
            return None
        if (token.word in sets["prepositions"] and not inside) or token.word in words.tense:
            return None
        form = words.forms.get(token.word) if place > first else None
        if form is not None and (form[1] == {"ing"} or tokens[place - 1].word in sets["coordinators"]):
            return None  # "to A hosting the summit", "supply chains and build partnerships"
    return None


def _lists(tokens: Sequence[Token], words: ActWords, first: int, comma: int) -> bool:
    """Whether a comma and "and" end what belonged to the thing before: "on skills, trade, and joint rules"."""
    beside = comma + 1 < len(tokens) and tokens[comma + 1].word in words.sets["coordinators"]
    joined = first > 0 and tokens[first - 1].word in words.any_of("coordinators", ",")
    return beside and joined and all(t.mention is None and not t.capital for t in tokens[first:comma])


def _is_apposed(tokens: Sequence[Token], words: ActWords, first: int, comma: int) -> bool:
    """Whether a name in capitals and "a partnership" stand on either side of a comma."""
    capitals = [t for t in tokens[first:comma] if t.capital or t.mention is not None]
    opens = comma + 1 < len(tokens) and tokens[comma + 1].word in words.sets["indefinite"]
    return opens and bool(capitals) and tokens[comma - 1].capital


def _called(
    tokens: Sequence[Token], words: ActWords, first: int, comma: int, before: Before
) -> tuple[Thing, int] | None:
    """A name whose apposition says what it names: "the Cable Shield, a partnership to ..."."""
    entry = thing_at(tokens, words, comma + 1)
    if entry is None or entry[0].mention is not None:
        return None
    said, after = entry
    name = Thing(
        tokens[first].start,
        tokens[comma - 1].end,
        None,
        said.head,
        said.short,
        before.ours,
        before.fresh,
        proper=True,
        rung=before.rung,
    )
    return name, after
