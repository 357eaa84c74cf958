"""The meetings that a body holds: "the Cable Committee held its second meeting in Lumebourg on May 5"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.reading.act_words import ActWords
from kg.reading.acts.tokens import Token, Tokens, phrase_at
from kg.reading.discourse import Discourse
from kg.reading.mentions import Mention

# How far before its verb a body may be named; how many words name a meeting ("second ministerial meeting").
_BEFORE, _NAME = 6, 4


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting that a body holds.

    Attributes:
        body: what holds it.
        article: the article before the name of the body, as it is written; empty where none stands.
        start: offset of its own first word, the possessive left out.
        end: offset after its own last word.
        after: index of the token after it.
        rung: ``held`` or ``planned``.
    """

    body: Mention
    article: str
    start: int
    end: int
    after: int
    rung: str


def sittings(tokens: Tokens, words: ActWords, discourse: Discourse) -> Iterator[Sitting]:
    """The meetings that the bodies of a sentence hold."""
    its = words.sets["its"]
    if its.isdisjoint(tokens.words):
        return
    for at, token in enumerate(tokens):
        cls, tenses = words.forms.get(token.word, ("", frozenset()))
        if cls != "hold" or at + 2 >= len(tokens) or tokens[at + 1].word not in its:
            continue
        last = next(
            (
                i
                for i in range(at + 2, min(len(tokens), at + 2 + _NAME))
                if words.head(tokens[i].word) == "Meeting"
            ),
            -1,
        )
        while 0 <= last < len(tokens) - 1 and words.head(tokens[last + 1].word) == "Meeting":
            last += 1  # "its fourth ministerial meeting"
        body = _body(tokens, at, words, discourse)
        if last < 0 or body is None:
            continue
        mention, article = body
        future = "fut" in tenses or any(
            phrase_at(tokens, i, words.phrases["tense"])
            and words.tense.get(tokens[i].word, "") in ("future", "ongoing")
            for i in range(max(0, at - 3), at)
        )
        rung = "planned" if future else "held" if "past" in tenses else ""
        yield Sitting(mention, article, tokens[at + 2].start, tokens[last].end, last + 1, rung)


def _body(
    tokens: Sequence[Token], verb: int, words: ActWords, discourse: Discourse
) -> tuple[Mention, str] | None:
    """What holds the meeting: named before the verb, or meant by "it" at the beginning of the sentence."""
    for back in range(verb - 1, max(-1, verb - 1 - _BEFORE), -1):
        token = tokens[back]
        if token.is_a("instrument", "club") and token.mention is not None and token.mention.iri:
            article = tokens[back - 1].word if back else ""
            if article in "’'" and back > 1:
                article = f"{tokens[back - 2].word}'"
            return token.mention, article if article in words.sets["determiners"] or "'" in article else ""
        if token.mention is not None:
            return None
    if tokens[0].word in words.sets["it"] and discourse.known:
        known = discourse.known[-1]
        return Mention(
            tokens[0].start, tokens[0].end, "instrument", (known.iri,), antecedent=(known.span,)
        ), ""
    return None
