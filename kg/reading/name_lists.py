"""The lists inside a name: "between A and the Cable Agency (CA)", "Statement of A, B and C", "Fair, Free, and Open"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.grammar import Grammar
from kg.text import fold
from kg.vocabulary.lexicon import Hit

# After a name, "’s" says that another which follows is its own; a bracket holds the acronym of the one before.
_OWNING = re.compile(r"['’]s?\s+")
_BRACKET = re.compile(r"\s*\([^()]{2,40}\)")
_CONTEXT = 40
# Where head nouns come first: adjectives in a row.
_ADJECTIVE = r"[a-zà-ÿ]+(?:ique|al|ale|aux|ales|aire|if|ive|ien|ienne|el|elle|ière|ier|aise|ain|aine|euse)s?"
_ADJECTIVES = re.compile(rf"(?:,\s+{_ADJECTIVE}){{1,4}}\s+et\s+{_ADJECTIVE}\b")
_OXFORD = re.compile(r"(?:,\s+[A-Z][\w-]+){1,3},\s+(?:and|&)(?=\s+[A-Z])")


def end_of_words(text: str, comma: int, end: int, grammar: Grammar) -> int:
    """Offset after a list of words that describe one thing, whose first item ends at a comma; 0 where none does.

    Where head nouns come first it is one of adjectives ("administrative, économique et commerciale"); where they come
    last, of words with capitals up to "and" ("Agreement on Fair, Balanced, and Reciprocal Trade").
    """
    listed = (_OXFORD if grammar.connectors else _ADJECTIVES).match(text, comma, end)
    return listed.end() if listed is not None else 0


def parties_after(
    text: str, comma: int, following: Sequence[re.Match[str]], grammar: Grammar, hits: Sequence[Hit]
) -> int:
    """Offset after a list of parties that goes on at a comma ("Statement of A, B and C"); 0 where none does."""
    circle = (
        end_of_circle(text, following, grammar, hits) if _lists_parties(text, comma, grammar, hits) else 0
    )
    # Where the sentence goes on, the list may be its subject: "within the pact of A, B and C agreed".
    return 0 if text[circle : circle + 2].strip().isalpha() else circle


def _lists_parties(text: str, comma: int, grammar: Grammar, hits: Sequence[Hit]) -> bool:
    """Whether "of" and a name end before a comma: in "Statement of A, B and C" the list belongs to the name."""
    return any(
        h.end == comma
        and not h.adjective
        and text[h.start].isupper()
        and text[max(0, h.start - _CONTEXT) : h.start].replace("’", "'").lower().endswith(grammar.possessives)
        for h in hits
    )


def end_of_circle(text: str, tokens: Sequence[re.Match[str]], grammar: Grammar, hits: Sequence[Hit]) -> int:
    """Offset after the parties a name is between ("entre A et les membres de B"); 0 where fewer than two follow."""
    passed = grammar.any_of("determiners", "joins", "circle", "dangling")
    found, finish, skip_to = 0, 0, 0
    joined = closed = False  # "and" stands before the last of a list
    for token in tokens:
        if token.start() < skip_to:
            continue
        named = max(
            (h.end for h in hits if h.start == token.start() and not h.adjective and _has_capital(text, h)),
            default=0,
        )
        folded = fold(token.group()).strip()
        if named:
            owning = _OWNING.match(text, named)
            if owning is not None and any(h.start == owning.end() and not h.adjective for h in hits):
                skip_to = owning.end()
                continue  # "A’s Cable Agency"
            found, finish, skip_to = found + 1, named, named
            closed = closed or joined
            bracket = _BRACKET.match(text, named)
            skip_to = bracket.end() if bracket is not None else named
        elif folded in grammar.coordinators:
            joined = True
        elif (token.group() == "," and closed) or (
            token.group() not in ",\\" and folded not in passed and not folded.isdigit()
        ):
            break
    return finish if found > 1 else 0


def _has_capital(text: str, hit: Hit) -> bool:
    """Whether a name is written as one: "Cable Agency", "ministère de la Santé"."""
    return any(letter.isupper() for letter in text[hit.start : hit.end])
