"""What several parties work with in a sentence of theirs, whatever its verbs: "we drew on the Reef Dialogue"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.iris import local
from kg.reading.act_words import ActWords
from kg.reading.acts.act import Act, Subject
from kg.reading.acts.masthead import mastheads
from kg.reading.acts.moods import mood
from kg.reading.acts.noun_bounds import ends
from kg.reading.acts.parties import acting
from kg.reading.acts.thing import Thing
from kg.reading.acts.things import ThingReader
from kg.reading.acts.tokens import Token, Tokens, phrase_at
from kg.reading.discourse import Discourse

# Fewer than this do nothing together.
_FEWEST = 2
# How many words what an instrument is used by may take before its name, with its determiners.
_BEFORE = 5
_CLASS = "share"
# Classes of verbs by which one speaks of what others do, and those that say nothing of it themselves.
_OTHERS, _IDLE = frozenset({"welcome", "fund", "back", "invite"}), frozenset({"contain", "via"})


def is_joined(discourse: Discourse, iri: str) -> bool:
    """Whether whoever works with an instrument takes part in it: a dialogue or a partnership, no law or text."""
    return bool(iri) and local(discourse.entity(iri).kind) in mastheads().joined


def shared(
    tokens: Tokens,
    things: ThingReader,
    words: ActWords,
    discourse: Discourse,
    subject: Subject | None,
    acts: Sequence[Act],
) -> Iterator[tuple[Act, Thing]]:
    """The instruments that last and that a sentence of several parties names after them.

    Args:
        tokens: the tokens of a sentence.
        things: reads what its verbs take.
        words: the words of its language.
        discourse: the document so far.
        subject: who does what the sentence says.
        acts: the acts found in it.
    """
    if subject is None:
        return
    own = set(acting(subject.parties, discourse))
    if len(own) < _FEWEST or not words.sets["opposing"].isdisjoint(tokens.words):
        return
    listing, told = words.any_of("coordinators", "determiners", "offices", ","), False
    others = False  # somebody or something else acts after those whose sentence it is
    for place, token in enumerate(tokens):
        if token.start < subject.end:
            continue
        others = others or token.word in words.sets["relatives"]
        told = told or (token.mention is None and token.word not in listing)
        if token.mention is None:
            continue
        if token.is_a("party", "club"):
            others = others or not set(token.mention.iris) <= own
        if others or not told or not token.is_a("instrument") or token.mention.antecedent:
            continue
        if not is_joined(discourse, token.mention.iri) or not ends(tokens, words, place):
            continue
        if mood(tokens, place, words) in ("blocked", "considered"):
            continue
        if not _is_used(tokens, words, place) and _is_theirs(tokens, words, place, acts):
            continue
        for thing in things.after(place)[:1]:
            if thing.mention is token.mention:
                yield Act(subject, _CLASS, "present", place, place), thing


def _is_used(tokens: Sequence[Token], words: ActWords, place: int) -> bool:
    """Whether what stands before a name says that it is worked with: "through the Dialogue"."""
    begin = max(0, place - _BEFORE)
    return any(phrase_at(tokens, at, words.phrases["used"]) for at in range(begin, place))


def _is_theirs(tokens: Sequence[Token], words: ActWords, place: int, acts: Sequence[Act]) -> bool:
    """Whether the name stands in what is only welcomed, supported, spoken of or asked of others."""
    aside, breaks = (
        words.any_of("leading_aside", "speaking_of"),
        words.any_of("coordinators", "prepositions", ","),
    )
    for token in reversed(tokens[max(0, place - _BEFORE) : place]):
        if token.word in aside:
            return True
        if token.word in breaks or token.word in words.forms:
            break
    before = [act for act in acts if act.place < place and act.verb not in _IDLE]
    welcomed = bool(before) and before[-1].verb in _OTHERS
    backed = any(phrase_at(tokens, n, words.phrases["backing"]) for n in range(place))
    return welcomed or backed or any(t.word in words.sets["causing"] for t in tokens[:place])
