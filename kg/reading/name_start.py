"""Where the name of an instrument begins, where head nouns come last: over which words before one it grows."""

from __future__ import annotations

import re

from kg.reading.grammar import Grammar
from kg.text import fold

# How many words before a head noun may hold what counts the parties.
_COUNTED = 4


def grow_left(text: str, words: list[re.Match[str]], begin: int, grammar: Grammar) -> int:
    """Take capitalised words before a head noun into the name, over connectors that stand between them."""
    taken = 0
    bracket = link = listed = False
    for back, word in enumerate(reversed(words)):
        written = word.group()
        folded = fold(written).strip()
        if written == ")" and _in_name(words, len(words) - 1 - back):
            bracket = True  # "Competitiveness and Resilience (CoRe) Partnership"
            continue
        if bracket:
            bracket = written != "("
            continue
        capital = written[:1].isupper()
        if (
            capital
            and folded.endswith(grammar.fronted)
            and _is_determined(words, len(words) - 1 - back, grammar)
        ):
            return _taken(words, back + 1, word.start())  # "the Accelerating Ports Initiative"
        if capital and (
            folded in grammar.determiners
            or folded in grammar.connectors
            or folded in grammar.stops
            or folded in grammar.dangling
        ):
            break  # a sentence opens here: "The Clean Water Agreement", "At the Summit"
        place = len(words) - 1 - back
        if folded in grammar.ornaments and (place == 0 or _is_determined(words, place, grammar)):
            break  # "A Historic Reef Agreement"
        if folded in grammar.determiners or (capital and folded in grammar.months):
            break  # "the June Summit", "the Declaration and the Americas Partnership", "President of the Council"
        glued = written in "-–./&’'" and text[word.end() : word.end() + 1].strip() != ""
        # "U.S. – UK Dialogue": a dash with blanks beside it joins the names on either side.
        glued = glued or (
            written in "-–" and back > 0 and text[begin].isupper() and _after_capital(words, back)
        )
        if written.islower() and link and folded in grammar.coordinators:
            break  # "the Coordinator and in consultation"
        if written == "," and taken and _closes_list(words, back, grammar):
            listed = True  # "Research, Testing, and Evaluation Agreement"
            continue
        if written == "," and listed:
            continue
        if written == "s" and _is_of_people(words, len(words) - 1 - back, grammar):
            continue  # "Empowering Women’s Trade Initiative"; of "Valdoria’s Trade Initiative" a party is no part
        link = written.islower()
        numbered = written.isdigit() and text[word.start() - 1] in "-‑" and text[word.start() - 2].isalpha()
        if numbered:
            continue  # "COVID-19 Relief Initiative"
        if capital or (glued and written != "."):
            taken, begin = back + 1, word.start()
        elif written != "." and folded not in grammar.connectors:
            break
    if not taken:
        # "trilateral development policy dialogue": what counts the parties opens the name, though it has no capitals.
        for back, word in enumerate(reversed(words[-_COUNTED:])):
            folded = fold(word.group()).strip()
            if folded in grammar.counts:
                taken, begin = back + 1, word.start()
                break
            if not folded.isalpha() or folded in grammar.any_of("stops", "determiners", "connectors"):
                break
    return _taken(words, taken, begin)


def _taken(words: list[re.Match[str]], taken: int, begin: int) -> int:
    """Where a name begins that has taken so many words, which are then no longer before it."""
    del words[len(words) - taken :]
    return begin


def _is_determined(words: list[re.Match[str]], at: int, grammar: Grammar) -> bool:
    """Whether a determiner stands before a word, which then is no verb."""
    return at > 0 and fold(words[at - 1].group()).strip() in grammar.determiners


def _is_of_people(words: list[re.Match[str]], at: int, grammar: Grammar) -> bool:
    """Whether the "s" at a place makes a genitive of people who are no party, written with a capital."""
    owner = words[at - 1].group() if at else ""
    return owner[:1].isupper() and owner[-1:] in "'’" and fold(owner[:-1]).strip() in grammar.people


def _after_capital(words: list[re.Match[str]], back: int) -> bool:
    """Whether a word with a capital, or the full stop of an acronym, stands before the word so many places back."""
    at = len(words) - 2 - back
    if at < 0:
        return False
    return words[at].group()[:1].isupper() or (
        words[at].group() == "." and at > 0 and words[at - 1].group().isupper()
    )


def _closes_list(words: list[re.Match[str]], back: int, grammar: Grammar) -> bool:
    """Whether "and" stands right after a comma, and words with capitals on either side of another before it."""
    at = len(words) - 1 - back
    follows = at + 1 < len(words) and fold(words[at + 1].group()).strip() in grammar.coordinators
    before = [w.group() for w in words[max(0, at - 3) : at]]
    return (
        follows
        and len(before) == 3
        and before[1] == ","
        and before[0][:1].isupper()
        and before[2][:1].isupper()
    )


def _in_name(words: list[re.Match[str]], closing: int) -> bool:
    """Whether a bracket of one word with a capital, and a capital before it, close here."""
    if closing < 3 or words[closing - 2].group() != "(":
        return False
    return words[closing - 1].group()[:1].isupper() and words[closing - 3].group()[:1].isupper()
