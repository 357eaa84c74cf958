"""Whether a name goes on over a link word: "the pact on ports and cables", not "the pact and the role of A"."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from kg.iris import is_region, is_topic
from kg.reading.grammar import Grammar
from kg.reading.phrasing import phrasing
from kg.text import fold
from kg.vocabulary.lexicon import Hit

_CONTEXT = 40
# How many words show an infinitive.
_SEVERAL = 2
_ARTICLES = frozenset({"le", "la", "les", "l", "un", "une"})
# How many characters before a place hold its last two words.
_BEFORE = 160


def goes_on(
    link: str,
    following: re.Match[str] | None,
    end: int,
    text: str,
    grammar: Grammar,
    hits: Sequence[Hit],
) -> bool:
    """Whether what follows a link word ("on", "of", "in") is what the language lets a name go on with.

    Args:
        link: the folded link word.
        following: the word after it.
        end: offset after the sentence.
        text: the document's text layer.
        grammar: wordings of the language, with what each link word may lead to.
        hits: names of the lexicon in the sentence.
    """
    if following is None:
        return False
    wanted, folded = grammar.continues[link], fold(following.group()).strip()
    if grammar.connectors and (grammar.finite.fullmatch(following.group()) or folded in grammar.stops):
        return False  # "the forum and adopt the plan"
    if folded in wanted or "*word" in wanted:
        return True
    ahead = " ".join(fold(text[following.start() : min(end, following.end() + 20)]).split())
    if any(f"{ahead} ".startswith(f"{words} ") for words in grammar.breaks):
        return False
    if "*samecase" in wanted:
        # "Infrastructure and Investment", "mining and processing", but not "Initiative and support".
        if folded in grammar.any_of("determiners", "dangling"):
            return False
        before = text[max(0, following.start() - _BEFORE) : following.start()].split()[-2:-1]
        return bool(before) and before[0][:1].isupper() == following.group()[:1].isupper()
    if "*topics" in wanted and folded in grammar.determiners:
        # "sur le commerce et l'économie numérique": a second topic of the same name.
        at = following.end()
        while text[at : at + 1].isspace():
            at += 1
        second = [h for h in hits if not h.adjective and h.start == at]
        if second and (text[at].islower() or _is_meant(text, following.start(), hits, grammar)):
            return True
    closed = (_ARTICLES, grammar.stops, grammar.possessors)
    if "*nodeterminer" in wanted and all(folded not in words for words in closed):
        return True
    if "*domain" in wanted:
        return any(word in grammar.domain for word in ahead.split()[:2])
    named = [h for h in hits if not h.adjective and following.start() <= h.start <= following.end() + 1]
    if "*region" in wanted and any(is_region(h.iris[0]) for h in named):
        return True
    return any("*place" in wanted or ("*topic" in wanted and is_topic(h.iris[0])) for h in named)


def _is_meant(text: str, at: int, hits: Sequence[Hit], grammar: Grammar) -> bool:
    """Whether "on" and a name stand before a coordinator: "sur le G7 et l'Afrique" is on both."""
    for hit in hits:
        if hit.end < at and text[hit.end : at].strip().isalpha():
            before = fold(text[max(0, hit.start - _CONTEXT) : hit.start]).split()
            while before and before[-1] in grammar.determiners:
                before.pop()
            if before and before[-1] in grammar.on:
                return True
    return False


def joins(
    tokens: Sequence[re.Match[str]],
    place: int,
    text: str,
    grammar: Grammar,
    hits: Sequence[Hit],
    firm: Set[int],
) -> bool:
    """Whether a coordinator joins what follows to the name, rather than to the sentence it stands in.

    Args:
        tokens: the words and marks after the head noun.
        place: index of the coordinator.
        text: the document's text layer.
        grammar: wordings of the language.
        hits: names of the lexicon in the sentence.
        firm: places of other head nouns.
    """
    following = tokens[place + 1 :]
    return not following or not (
        _opens_another(following, grammar, firm)
        or _opens_infinitive(following[:_SEVERAL], grammar)
        or _is_owner(text, following[0].start(), hits)
        or not _continues_of(tokens[:place], following[0], grammar)
    )


def _opens_another(following: Sequence[re.Match[str]], grammar: Grammar, firm: Set[int]) -> bool:
    """Whether an article and a head noun follow: another instrument ("et du pacte"), not a part of this name."""
    words = [fold(token.group()).strip() for token in following[:3]]
    taken = 0
    while taken < len(words) and words[taken] in grammar.any_of("determiners", "dangling"):
        taken += 1
    article = not grammar.determiners.isdisjoint(words[:taken])
    return article and taken < len(words) and following[taken].start() in firm


def _is_owner(text: str, at: int, hits: Sequence[Hit]) -> bool:
    """Whether a name in the genitive stands here: "the Partnership and Valdoria’s role"."""
    return any(h.start == at and text[h.end : h.end + 2] in ("’s", "'s", "’ ", "' ") for h in hits)


def _continues_of(before: Sequence[re.Match[str]], following: re.Match[str], grammar: Grammar) -> bool:
    """Whether "et des" goes on with an "of" of the name: not in "la charte sur les marées et des initiatives"."""
    of = phrasing(grammar.language)["of"]
    if grammar.connectors or fold(following.group()).strip().rstrip("'’") not in of:
        return True
    return any(fold(token.group()).strip().rstrip("'’") in of for token in before)


def _opens_infinitive(following: Sequence[re.Match[str]], grammar: Grammar) -> bool:
    """Whether "to" and a verb or pronoun follow a coordinator: "le partenariat et de lui donner un cadre"."""
    words = phrasing(grammar.language)
    keys = [fold(token.group()).strip().rstrip("'") for token in following]
    if grammar.connectors or len(keys) < _SEVERAL or keys[0] not in words["infinitive"]:
        return False
    return words.form(keys[1]) == "plain" or keys[1] in words["objects"]
