"""Who does what a noun says: "le lancement, par A et B, de l’initiative", "la signature entre A et B du Pacte"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.reading.act_words import ActWords
from kg.reading.acts.roles import Role, listed
from kg.reading.acts.things import ThingReader
from kg.reading.acts.tokens import Token, Tokens, phrase_at, wording

# How many words a day, a place and their like take between a noun and who does it.
_BETWEEN = 4


def nominal_agents(tokens: Tokens, things: ThingReader, words: ActWords) -> Iterator[Role]:
    """The roles of those who do what nouns say, in what stands after "of" beyond or before them.

    Args:
        tokens: the tokens of a sentence.
        things: reads what its verbs take.
        words: the words of its language.
    """
    if not words.head_first:
        return
    phrases = words.phrases["nominal"]
    for at in tokens.where(phrases.first):
        long = phrase_at(tokens, at, phrases)
        rung = words.nominal[wording(tokens, at, long)] if long else ""
        role = words.agent_roles.get(rung, "")
        begin = at + long
        if not role or begin >= len(tokens):
            continue
        agent = _agent(tokens, begin, words)
        if agent < 0:
            continue
        parties, after = listed(tokens, agent + 1, words)
        after += after < len(tokens) and tokens[after].word == ","
        if not parties or after >= len(tokens) or tokens[after].word not in words.sets["of"]:
            continue
        for thing in things.after(after + 1)[:1] or things.after(after)[:1]:
            yield Role(thing, role, tuple(parties), rung, parties[-1].end, after)


def _agent(tokens: Sequence[Token], begin: int, words: ActWords) -> int:
    """Index of "by" or "between" right after a noun, over a comma and a few words; -1 where none stands there."""
    by = words.any_of("agents", "listing")
    for at in range(begin, min(len(tokens), begin + _BETWEEN)):
        if tokens[at].word in by:
            return at
        if not (tokens[at].word == "," or tokens[at].is_a("date") or tokens[at].word in words.sets["dating"]):
            return -1
    return -1
