"""The parties a name lists: "between A and the Cable Agency (CA)", "Statement of A, B and C"."""

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


def lists_parties(text: str, comma: int, grammar: Grammar, hits: Sequence[Hit]) -> bool:
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
    passed = grammar.determiners | grammar.joins | grammar.circle | grammar.dangling
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
