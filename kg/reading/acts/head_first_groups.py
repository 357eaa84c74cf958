"""Those who act in numbers, where head nouns come first: "trente États côtiers ont adopté"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.namespaces import ENT
from kg.reading.act_words import ActWords
from kg.reading.acts.describing import clean
from kg.reading.acts.tokens import Token, Tokens, phrase_at
from kg.reading.discourse import Discourse
from kg.reading.mentions import Mention

# How many words may tell which group it is, before its verb.
_LONGEST = 14
_OPENS = frozenset(",;:–—(")


def with_head_first_groups(tokens: Tokens, words: ActWords, discourse: Discourse, text: str) -> Tokens:
    """The tokens of a sentence, in which a group that acts is a party as those are that have a name."""
    nouns = words.sets["groups"]
    if nouns.isdisjoint(tokens.words):
        return tokens
    found: list[Token] = []
    done = 0
    for place, token in enumerate(tokens):
        if token.word not in nouns or place < done:
            continue
        first = _first(tokens, place, words)
        verb = _verb(tokens, place + 1, words) if first >= done else -1
        if verb < 0 or not _tells(tokens[first:verb], token, words):
            continue
        last = verb - 1
        while last > place and tokens[last].word in words.sets["adverbs"] | {","}:
            last -= 1
        start, end = tokens[first].start, tokens[last].end
        name = clean(text[start:end])
        name = name[:1].lower() + name[1:] if first == 0 else name
        iri = discourse.describe(name, str(ENT.Party))
        found += tokens[done:first]
        found.append(Token(start, end, "", Mention(start, end, "party", (iri,)), text[start].isupper()))
        done = last + 1
    return Tokens([*found, *tokens[done:]]) if done else tokens


def _first(tokens: Sequence[Token], place: int, words: ActWords) -> int:
    """Index of the first word of a group, its number, determiners left out; -1 where it opens no clause."""
    sets = words.sets
    first = place
    while first and (tokens[first - 1].word.isdigit() or tokens[first - 1].word in sets["numbers"]):
        first -= 1
    back = first
    while back and tokens[back - 1].word in sets["group_determiners"]:
        back -= 1
    if back == place:
        return -1  # a noun with no determiner, no number
    before = tokens[back - 1] if back else None
    opens = before is None or before.word in _OPENS or before.word in sets["coordinators"]
    return first if opens else -1


def _verb(tokens: Sequence[Token], at: int, words: ActWords) -> int:
    """Index of the verb of a group, over what tells which it is; -1 where none follows."""
    for place in range(at, min(len(tokens), at + _LONGEST)):
        token = tokens[place]
        form = words.forms.get(token.word)
        if phrase_at(tokens, place, words.phrases["tense"]) or phrase_at(
            tokens, place, words.phrases["particles"]
        ):
            return place
        if form is not None and not form[1].isdisjoint(("third", "fut")):
            return place
        owner = token.is_a("instrument") and tokens[place - 1].word in words.any_of("of", "articles_definite")
        if token.word in words.sets["relatives"] or token.word in _OPENS:
            return -1
        if token.is_a("instrument", "date") and not owner:
            return -1
    return -1


def _tells(group: Sequence[Token], noun: Token, words: ActWords) -> bool:
    """Whether a number before a noun, or what follows it, says which group it is."""
    sets = words.sets
    idle = sets["vague"] | sets["loose"] | sets["determiners"] | sets["shared"] | sets["adverbs"] | {","}
    rest = [t for t in group if t is not noun]
    return any(t.word.isdigit() or t.word in sets["numbers"] or t.word not in idle for t in rest)
