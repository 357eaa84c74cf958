"""Items without a subject: "- Launch a working group on cables", "- Concluding a roadmap".

Fact sheets of several parties list what these do in verbs alone. Who acts is said by the sentence that
leads the list ("the two sides will:"), or else by the title.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.reading.acts.clauses import ClauseReader, Subject
from kg.reading.acts.tokens import Token, phrase_at
from kg.reading.acts.words import ActWords
from kg.reading.discourse import Discourse
from kg.reading.mentions import Mention

# Fewer than this sign nothing together.
_FEWEST = 2
_FUTURE, _PRESENT = "future", "present"


@dataclass(frozen=True, slots=True)
class Leading:
    """Who does what the next items say, and how firmly.

    Attributes:
        parties: who acts, each with where it is named.
        tense: what the lead's last words make of the verbs ("will:").
    """

    parties: tuple[Mention, ...]
    tense: str


def leading(tokens: Sequence[Token], clause: ClauseReader) -> Leading | None:
    """The lead that a sentence is: it ends with a colon after a verb phrase that waits for its verb."""
    last = len(tokens)
    while last and not (tokens[last - 1].word.isalnum() or tokens[last - 1].mention or tokens[last - 1].word == ":"):
        last -= 1
    if not last or tokens[last - 1].word != ":" or clause.group != last - 1 or clause.subject is None:
        return None
    if not clause.subject.parties and clause.subject.instrument is None:
        return None
    named = clause.subject.parties or (clause.subject.instrument,)
    parties = tuple(replace(m, antecedent=m.antecedent or ((m.start, m.end),)) for m in named if m is not None)
    return Leading(parties, clause.tense or _PRESENT)


def commanded(
    tokens: Sequence[Token], words: ActWords, discourse: Discourse, lead: Leading | None
) -> tuple[int, Subject, str] | None:
    """Where the verb of an item without a subject stands, who acts, and the tense; None for other sentences."""
    first = next((i for i, t in enumerate(tokens) if t.word.isalnum() or t.mention is not None), -1)
    if first < 0 or not tokens[first].capital or tokens[first].mention is not None:
        return None
    tense = _tense(tokens, first, words)
    if not tense:
        return None
    parties = lead.parties if lead is not None else ()
    if not parties:
        if len(discourse.parties) < _FEWEST or discourse.speakers:
            return None
        parties = (Mention(0, 0, "party", discourse.parties, antecedent=discourse.title),)
    at = tokens[first].start
    given = lead.tense if lead is not None and lead.tense != _PRESENT else tense
    return first, Subject(parties, None, at, at), given


def _tense(tokens: Sequence[Token], at: int, words: ActWords) -> str:
    """The tense of a sentence that opens with a verb: ``future`` for a bare one, ``present`` for "launching"."""
    long = phrase_at(tokens, at, words.phrases["tense"])
    after = at + 1
    if long:
        return _PRESENT if words.tense[" ".join(t.word for t in tokens[at : at + long])] != "blocked" else ""
    pair = phrase_at(tokens, at, words.phrases["particles"])
    form = words.forms.get(tokens[at].word)
    if pair:
        form, after = words.forms.get(tokens[at].word, ("", frozenset({"inf"}))), at + pair
    if form is None or after >= len(tokens):
        return ""
    following = tokens[after]
    sets = words.sets
    if following.word in sets["prepositions"] | sets["of"] or not (following.word.isalnum() or following.mention or following.word in sets["quotes"] | {"["}):
        return ""
    if "ing" in form[1]:
        return _PRESENT
    return _FUTURE if "inf" in form[1] else ""
