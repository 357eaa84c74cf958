"""Who was brought to what: "Valdoria welcomed Kestria and Moravelia to the Cable Summit", "join A in the Pact"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.reading.act_words import ActWords
from kg.reading.acts.act import Act
from kg.reading.acts.roles import listed
from kg.reading.acts.thing import Thing
from kg.reading.acts.things import ThingReader
from kg.reading.acts.tokens import Token, Tokens, phrase_at
from kg.reading.mentions import Mention

# How far after those who are brought together the occasion may stand, and how far after the verb they may begin.
_AHEAD, _NUMBER = 6, 10
_NAMED = frozenset({"instrument", "club"})


@dataclass(frozen=True, slots=True)
class Gathering:
    """Parties whom a verb brings to something.

    Attributes:
        parties: those brought.
        thing: what they are brought to.
        end: offset after it.
    """

    parties: tuple[Mention, ...]
    thing: Thing
    end: int


def gathering(tokens: Sequence[Token], act: Act, things: ThingReader, words: ActWords) -> Gathering | None:
    """Whom an act brings to what; None where its verb takes no parties."""
    if act.verb not in words.gathering or (act.verb == "join" and act.tense == "considered"):
        return None
    sets = words.sets
    at = act.after
    if act.verb == "join" and at < len(tokens) and tokens[at].word in sets["agents"]:
        at += 1  # "was joined by A and B for the launch of the Pact"
    while at < min(len(tokens), act.after + _NUMBER) and not tokens[at].is_a("party", "club"):
        token = tokens[at]
        told = token.word.isalnum() and token.mention is None and not token.capital
        if token.mention is not None or not (told or token.word in {",", "’", "'"}):
            return None
        if token.word in words.sifted("prepositions", "of", "with"):
            return None
        at += 1
    parties, after = listed(tokens, at, words)
    if not parties:
        return None
    for place in range(after, min(len(tokens), after + _AHEAD)):
        if phrase_at(tokens, place, words.phrases["gathered_for"]):
            found = things.after(place + phrase_at(tokens, place, words.phrases["gathered_for"]))
            if found and (found[0].mention is not None or found[0].proper or found[0].fresh):
                return Gathering(tuple(parties), found[0], found[0].end)
            return None
        if tokens[place].mention is not None and not tokens[place].is_a("date", "place"):
            return None
    return None


def members_in(tokens: Tokens, words: ActWords) -> Iterator[tuple[Mention, tuple[Mention, ...], int]]:
    """Those whom a sentence lists as taking part in what it names: "participants in the Forum included A and B".

    Yields:
        What is named, those listed, and the offset after the last.
    """
    for at in tokens.named:
        token = tokens[at]
        if token.mention is None or token.mention.slot not in _NAMED or not token.mention.iri:
            continue
        back = at - 1
        while back >= 0 and tokens[back].word in words.any_of("determiners", "ordinals"):
            back -= 1
        linked = back >= 1 and tokens[back].word in words.sets["prepositions"]
        circle = linked and tokens[back - 1].word in words.sets["circles"]
        beside = at + 1
        if beside < len(tokens) and tokens[beside].word in words.sets["circles"]:
            circle, beside = True, beside + 1
        verb = phrase_at(tokens, beside, words.phrases["comprising"])
        if verb and not linked:
            parties, after = listed(tokens, beside + verb, words)
            if len(parties) > 1:
                yield token.mention, tuple(parties), tokens[after - 1].end
        if not circle:
            continue
        while beside < len(tokens) and tokens[beside].word in {",", "–", "—", "("}:
            beside += 1
        verb = phrase_at(tokens, beside, words.phrases["listing_members"])
        apposed = beside > at + 1 and tokens[beside - 1].word in {"–", "—", "("}
        if not verb and not apposed:
            continue
        parties, after = listed(tokens, beside + verb, words)
        if len(parties) > 1 or (parties and verb):
            yield token.mention, tuple(parties), tokens[after - 1].end
