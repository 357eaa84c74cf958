"""Which noun phrases may name an instrument, and how much of each is the name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.namespaces import ENT
from kg.reading.discourse import Discourse
from kg.reading.grammar import Grammar
from kg.reading.instruments import NounPhrase
from kg.text import fold
from kg.vocabulary.lexicon import Hit

# How far before a phrase the words that lead to it stand, and how far one of them that is an adverb begins.
_BEFORE = 30
_ADVERB = 6
# How far before what is provided the verb may stand, adjectives between them.
_OFFER = 90


def naming_phrases(
    text: str, phrases: Iterable[NounPhrase], hits: Sequence[Hit], grammar: Grammar, discourse: Discourse
) -> list[NounPhrase]:
    """The phrases that name something, without where it takes place.

    Args:
        text: the document's text layer.
        phrases: the noun phrases of a sentence.
        hits: names of the lexicon in it.
        grammar: wordings of the language.
        discourse: what the document has named so far.
    """
    return [
        _without_place(text, phrase, hits, grammar, discourse)
        for phrase in phrases
        if _names(text, phrase, grammar)
    ]


def _names(text: str, phrase: NounPhrase, grammar: Grammar) -> bool:
    """Whether a phrase names something: "sous la présidence de A" only says who presides.

    What an instrument provides for somebody to do something is what that instrument is.
    """
    opening = max(0, phrase.start - _ADVERB)
    if any(m.end() > phrase.start for m in grammar.adverbial.finditer(text, opening, phrase.end)):
        return False
    if grammar.offering.match(text, phrase.end):
        leading = text[max(0, phrase.start - _OFFER) : phrase.start]
        if grammar.offered.search(leading):
            return False
    if not phrase.is_of(grammar.posts):
        return True
    before = fold(text[max(0, phrase.start - _BEFORE) : phrase.start]).split()[-2:]
    return grammar.under.isdisjoint(before)


def _without_place(
    text: str, phrase: NounPhrase, hits: Sequence[Hit], grammar: Grammar, discourse: Discourse
) -> NounPhrase:
    """A name without where its meeting takes place: "the Cable Dialogue in Lumebourg"; regions belong to it."""
    if not grammar.connectors or phrase.quoted:
        return phrase
    for hit in hits:
        before = text[phrase.head[1] : hit.start].split()
        while before and before[-1] in grammar.determiners:
            before.pop()
        inside = phrase.head[1] < hit.start and hit.end <= phrase.end and not hit.adjective
        if not (inside and before and before[-1] in grammar.locating and len(hit.iris) == 1):
            continue
        types = discourse.entity(hit.iris[0]).types
        if ENT.Territory in types or ENT.Place in types:
            end = text.rindex(before[-1], phrase.head[1], hit.start)
            return replace(phrase, end=phrase.head[1] + len(text[phrase.head[1] : end].rstrip()))
    return phrase
