"""The words that the scheme's topics are named with, compared without the mark of their plural."""

from __future__ import annotations

from functools import cache

from kg.text import search_key
from kg.vocabulary import Vocabulary

# Shorter words say nothing of what a topic is.
LITTLE = 2


def stem(word: str) -> str:
    """A folded word without the mark of its plural.

    >>> stem("cables"), stem("ai")
    ('cable', 'ai')
    """
    return word.rstrip("s") if len(word) > LITTLE else word


@cache
def stems(*lists: frozenset[str]) -> frozenset[str]:
    """The stems of the words of some lists."""
    return frozenset(stem(word) for words in lists for word in words)


@cache
def familiar_words(vocabulary: Vocabulary) -> frozenset[str]:
    """The words that the names of the scheme's topics are made of."""
    entities = (vocabulary.entity(iri) for iri in vocabulary.concepts("topics"))
    labels = (label for e in entities for label in (*e.preferred, *e.alternative, *e.hidden))
    return frozenset(stem(w) for label in labels for w in search_key(label.text).split() if len(w) > LITTLE)
