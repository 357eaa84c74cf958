"""What stands before a name in its clause: words of tense, and the list it goes on."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.act_words import ActWords
from kg.reading.acts.tokens import Token, phrase_at, wording

_BREAKS = frozenset(",;:.")
_STOPS = frozenset(";:.")
# How far before "including" may stand what says that those listed exist.
_FAR = 12


def is_joined(tokens: Sequence[Token], place: int, words: ActWords) -> bool:
    """Whether a name goes on a list that another name stands before in: "the Forum, the Dialogue"."""
    at = place - 1
    skipped = words.any_of("determiners", "coordinators", ",", "(", ")")
    while at >= 0 and tokens[at].word in skipped:
        at -= 1
    return 0 <= at < place - 1 and tokens[at].is_a("instrument")


def clause(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """The words of a sentence before a place, back to the last verb of tense or stop."""
    first = next((n + 1 for n in range(at - 1, -1, -1) if tokens[n].word in _STOPS), 0)
    return tokens[max(first, at - _FAR) : at]


def mood(tokens: Sequence[Token], at: int, words: ActWords) -> str:
    """What the last words of tense before a place, in its clause, make of what follows."""
    found = ""
    at = min(at, len(tokens))
    first = next((n + 1 for n in range(at - 1, -1, -1) if tokens[n].word in _BREAKS), 0)
    place, tense = first, words.phrases["tense"]
    while place < at:
        long = phrase_at(tokens, place, tense) if tokens[place].word in tense.first else 0
        if long:
            said = words.tense[wording(tokens, place, long)]
            found = said if said in {"future", "considered", "blocked"} else found
        place += max(long, 1)
    return found
