"""Those beside whom something is done, without a name: "with port operators, academia and the private sector".

Apart from :mod:`kg.reading.acts.groups`, which reads those who act themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.namespaces import ENT
from kg.reading.act_words import ActWords
from kg.reading.acts.describing import clean
from kg.reading.acts.tokens import Token, Tokens, phrase_at
from kg.reading.discourse import Discourse
from kg.reading.mentions import Mention

# How many words one of them has.
_LONGEST = 6


def with_companies(tokens: Tokens, words: ActWords, discourse: Discourse, text: str) -> Tokens:
    """The tokens of a sentence, in which a group beside whom something is done is a party like those with a name."""
    nouns, links = words.sets["company_nouns"], words.sets["company_links"]
    if tokens.words.isdisjoint(nouns) or tokens.words.isdisjoint(links):
        return tokens
    found: list[Token] = []
    kept = at = 0
    while at < len(tokens):
        at += 1
        if tokens[at - 1].word not in links:
            continue
        for first, last in _listed(tokens, at, words):
            start, end = tokens[first].start, tokens[last].end
            iri = discourse.describe(clean(text[start:end]), str(ENT.Party))
            found += tokens[kept:first]
            found.append(Token(start, end, "", Mention(start, end, "party", (iri,)), text[start].isupper()))
            kept = at = last + 1
    return Tokens([*found, *tokens[kept:]]) if kept else tokens


def _listed(tokens: Sequence[Token], at: int, words: ActWords) -> list[tuple[int, int]]:
    """First and last token of each group in the list that begins at a place; parties with a name may stand in it."""
    found: list[tuple[int, int]] = []
    place = at
    while place < len(tokens):
        if tokens[place].is_a("party", "club") and not _goes_on(tokens, place):
            place += 1
        else:
            first = place
            while first < len(tokens) and tokens[first].word in words.sets["determiners"]:
                first += 1
            last = _last(tokens, first, words)
            if last < 0:
                break
            found.append((first, last))
            place = last + 1
        joined = phrase_at(tokens, place, words.phrases["coordinators"])
        if place < len(tokens) and tokens[place].word == ",":
            joined = 1 + phrase_at(tokens, place + 1, words.phrases["coordinators"])
        if not joined:
            break
        place += joined
    return found


def _goes_on(tokens: Sequence[Token], place: int) -> bool:
    """Whether a party only begins the name of a group: "Valdorian port operators"."""
    return place + 1 < len(tokens) and tokens[place + 1].word.isalpha() and tokens[place + 1].mention is None


def _last(tokens: Sequence[Token], first: int, words: ActWords) -> int:
    """Index of the noun that ends a group; -1 where what begins at *first* is none, or says nothing of it."""
    sets = words.sets
    idle = words.any_of("vague", "loose", "determiners", "shared")
    told = False
    for place in range(first, min(len(tokens), first + _LONGEST)):
        token = tokens[place]
        if token.is_a("party", "place"):
            told = True
            continue
        if token.mention is not None or not (token.word.isalpha() or token.word in {"-", "’", "'"}):
            return -1
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        closes = following is None or following.mention is not None or not _continues(following, words)
        if token.word in sets["company_nouns"] and closes:
            return place if told or token.word in sets["company_alone"] else -1
        if token.word in words.any_of("prepositions", "coordinators", "relatives", "auxiliaries"):
            return -1
        told = told or (token.word.isalpha() and token.word not in idle)
    return -1


def _continues(following: Token, words: ActWords) -> bool:
    """Whether the noun phrase goes on after a noun: "industry standards"."""
    stops = words.any_of("prepositions", "coordinators", "relatives", "parting", "infinitive")
    return following.word.isalpha() and following.word not in stops and following.word not in words.forms
