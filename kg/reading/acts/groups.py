"""Those who act in numbers, without a name: "thirty coastal states adopted", "Pact partners will join"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.namespaces import ENT
from kg.reading.act_words import ActWords
from kg.reading.acts.describing import clean
from kg.reading.acts.head_first_groups import with_head_first_groups
from kg.reading.acts.tokens import Token, Tokens
from kg.reading.acts.verb_words import is_verb, past_adverbs
from kg.reading.discourse import Discourse
from kg.reading.mentions import Mention

# How many words a group has before its noun, and how many may say where it is before it acts.
_LONGEST, _BESIDE = 6, 6
_OPENS = frozenset(",;:–—(")


def with_groups(tokens: Tokens, words: ActWords, discourse: Discourse, text: str) -> Tokens:
    """The tokens of a sentence, in which a group that acts is a party as those are that have a name."""
    nouns = words.sets["groups"]
    if words.head_first:
        return with_head_first_groups(tokens, words, discourse, text)
    if not nouns or nouns.isdisjoint(tokens.words):
        return tokens
    found: list[Token] = []
    at = 0
    for place, token in enumerate(tokens):
        if token.word not in nouns or place < at:
            continue
        first = _first(tokens, place, words)
        verb = _acts(tokens, place + 1, words) if first >= at else -1
        if verb < 0 or not _tells(tokens[first:place], words):
            continue
        start, end = tokens[first].start, tokens[place].end
        name = clean(text[start:end])
        name = name if tokens[first].mention is not None or first else name[:1].lower() + name[1:]
        iri = discourse.describe(name, str(ENT.Party))
        last = tokens[verb - 1].end
        found += tokens[at:first]
        found.append(Token(start, last, "", Mention(start, last, "party", (iri,)), text[start].isupper()))
        at = verb
    return Tokens([*found, *tokens[at:]]) if at else tokens


def _first(tokens: Sequence[Token], place: int, words: ActWords) -> int:
    """Index of the first word of a group, determiners left out; -1 where it does not open a clause."""
    sets = words.sets
    first = place
    closed = words.any_of("prepositions", "relatives", "auxiliaries", "infinitive")
    while first and place - first < _LONGEST:
        before = tokens[first - 1]
        if before.mention is not None and not before.is_a("party", "place"):
            break
        if before.mention is None and (
            before.word in closed
            or before.word in sets["coordinators"]
            or before.word in words.sifted("adverbs", "-")
            or before.word in words.tense
            or not (before.word.isalnum() or before.word == "-")
        ):
            break
        first -= 1
    beside = tokens[first - 1].word if first else ","
    opens = beside in _OPENS or beside in sets["coordinators"] or (first == 1 and beside in sets["adverbs"])
    while first < place and tokens[first].word in words.sifted("determiners", "fresh"):
        first += 1
    return first if opens and first < place else -1


def _tells(before: Sequence[Token], words: ActWords) -> bool:
    """Whether what stands before its noun says which group it is."""
    idle = words.any_of("vague", "loose", "determiners", "shared")
    forms = [words.forms.get(t.word, ("", frozenset()))[1] for t in before]
    verbs = any(form and not form <= {"past"} for form in forms[:1])
    return not verbs and any(t.mention is None and t.word.isalpha() and t.word not in idle for t in before)


def _acts(tokens: Sequence[Token], at: int, words: ActWords) -> int:
    """Index of the verb of a group, over words that say where it is; -1 where it does not act."""
    begin = past_adverbs(tokens, words, at)
    if begin < len(tokens) and is_verb(tokens, words, begin):
        return begin
    if at >= len(tokens) or tokens[at].word not in words.sets["within_groups"]:
        return -1
    for place in range(at + 1, min(len(tokens), at + _BESIDE)):
        if is_verb(tokens, words, place):
            return place
        token = tokens[place]
        infinitive = token.word in words.sets["infinitive"]
        if infinitive or not (token.word.isalnum() or token.mention is not None):
            return -1
    return -1
