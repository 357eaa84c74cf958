"""Names in capitals that end in no known noun: "through the Friends of the Blue Reef", "launch Clean Lanes (CL)"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.act_words import ActWords
from kg.reading.acts.thing import Thing
from kg.reading.acts.tokens import Token, closing

# Fewer words with capitals make no such name; with letters in brackets after them, fewer do.
_FEWEST, _EXPLAINED = 3, 2
_LONGEST = 10


def headless(tokens: Sequence[Token], words: ActWords, at: int) -> Thing | None:
    """What is named at a place by words with capitals alone; None where nothing is."""
    sets = words.sets
    if words.head_first:
        return None
    first = at
    while first < len(tokens) and tokens[first].word in sets["determiners"]:
        first += 1
    last, capitals = -1, 0
    for place in range(first, min(len(tokens), first + _LONGEST)):
        token = tokens[place]
        if token.mention is not None and not token.is_a("place"):
            break
        if token.capital and (token.word.isalpha() or token.mention is not None):
            last, capitals = place, capitals + 1
        elif last < 0 or token.word not in words.any_of("body_links", "articles", "in_names"):
            break
    if last < 0 or tokens[last].mention is not None or capitals < _EXPLAINED:
        return None
    after = closing(tokens, last + 1) if last + 1 < len(tokens) and tokens[last + 1].word == "(" else 0
    letters = tokens[last + 2 : after - 1] if after else []
    explained = len(letters) == 1 and letters[0].mention is None and letters[0].capital
    known = any(
        t.word in words.any_of("titles", "offices", "bodies_first", "bodies_last")
        for t in tokens[first : last + 1]
    )
    if known or not (explained or capitals >= _FEWEST):
        return None
    start, end = tokens[first].start, tokens[last].end
    return Thing(start, end, None, last, end, proper=True)
