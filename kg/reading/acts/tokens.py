"""A sentence as words and mentions: what a clause is read from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence, Set
from functools import lru_cache, partial
from itertools import accumulate
from typing import NamedTuple

from kg.reading.act_words import Phrases, key
from kg.reading.mentions import Mention

# A word, tag or mark with the blanks before it: a text is nothing but such pieces.
_PIECE = re.compile(r"\s*(?:\w+|</?[a-zA-Z]{1,6}>|[^\w\s])")
_JOINTS = frozenset("’'-")
# Mentions that stand as one token; topics are words like others, that a name may hold.
_WHOLE = frozenset({"party", "club", "instrument", "place", "date"})


class Token(NamedTuple):
    """A word, a mark or a mention.

    Attributes:
        start: offset of its first character.
        end: offset after its last one.
        word: the word in small letters, or the mark; empty for a mention.
        mention: what it names, if it is a name, a place or a date.
        capital: it is written with a capital.
    """

    start: int
    end: int
    word: str
    mention: Mention | None = None
    capital: bool = False

    def is_a(self, *slots: str) -> bool:
        """Whether it is a mention of one of the slots."""
        return self.mention is not None and self.mention.slot in slots


class Tokens(list[Token]):
    """The tokens of a sentence.

    Most sentences hold nothing of what most readers look for: whether they do is asked of these first.

    Attributes:
        words: the words and marks that stand in it.
        slots: those of its mentions.
        named: the places of its mentions.
    """

    def __init__(self, tokens: Iterable[Token] = ()) -> None:
        """Take in the tokens; they do not change."""
        super().__init__(tokens)
        self.words = frozenset([token.word for token in self])
        self.named = [at for at, token in enumerate(self) if token.mention is not None]
        mentions = [self[at].mention for at in self.named]
        self.slots = frozenset([mention.slot for mention in mentions if mention is not None])

    def where(self, words: Set[str]) -> list[int]:
        """The places where one of some words stands.

        >>> tokenise("A and B, and C", 0, 14, ()).where({"and"})
        [1, 4]
        """
        if self.words.isdisjoint(words):
            return []
        return [at for at, token in enumerate(self) if token.word in words]


# A token from its parts: what its own constructor does, without that one's cost.
_token: Callable[[tuple[int, int, str, Mention | None, bool]], Token] = partial(tuple.__new__, Token)


def tokenise(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Tokens:
    """The tokens of ``text[start:end]``.

    >>> [t.word for t in tokenise("We’ll meet (soon).", 0, 18, ())]
    ['we', '’', 'll', 'meet', '(', 'soon', ')', '.']
    """
    found: list[Token] = []
    at = start
    for mention in (m for m in mentions if m.slot in _WHOLE and m.end <= end):
        if mention.start < at:
            continue
        found += _words(text, at, mention.start)
        found.append(Token(mention.start, mention.end, "", mention, text[mention.start].isupper()))
        at = mention.end
    return Tokens(found + _words(text, at, end))


def _words(text: str, start: int, end: int) -> list[Token]:
    pieces = _PIECE.findall(text, start, end)
    places = zip(accumulate(map(len, pieces), initial=start), map(_read, pieces), strict=False)
    return [
        _token((at + begin, at + long, word, None, capital))
        for at, (begin, long, word, capital) in places
        if word
    ]


@lru_cache(maxsize=8192)
def _read(piece: str) -> tuple[int, int, str, bool]:
    """Where a word begins after its blanks, where it ends, its small letters, and whether it has a capital.

    Marks of emphasis and tags are no words.
    """
    written = piece.lstrip()
    begin, long = len(piece) - len(written), len(piece)
    if written in "*_\\" or (written[0] == "<" and written != "<"):
        return begin, long, "", False
    return begin, long, written.lower(), written[0].isupper()


def phrase_at(tokens: Sequence[Token], at: int, phrases: Phrases) -> int:
    """How many tokens the longest of some phrases takes at a place; 0 where none stands there."""
    if at >= len(tokens) or tokens[at].word not in phrases.first:
        return 0
    said = tokens[at].word
    best = int(said in phrases.all)
    if said not in phrases.begun:
        return best
    for count, token in enumerate(tokens[at + 1 : at + phrases.longest], start=2):
        if not token.word:
            break
        if token.word in _JOINTS:
            continue
        said = f"{said} {token.word}"
        if said in phrases.all:
            best = count
        if said not in phrases.begun:
            break
    return best


def wording(tokens: Sequence[Token], at: int, count: int) -> str:
    """What so many tokens say, as the lists and tables of a language spell it.

    >>> wording(tokenise("As well as others", 0, 17, ()), 0, 3)
    'as well as'
    """
    return key(" ".join(token.word for token in tokens[at : at + count]))


def closing(tokens: Sequence[Token], at: int) -> int:
    """Index after the bracket that opens at *at*, or *at* + 1 where it is not closed."""
    for place in range(at + 1, len(tokens)):
        if tokens[place].word == ")":
            return place + 1
    return at + 1


def alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether a party's name does not open the longer name of a body nobody knows: "U.S. Cancer Institute"."""
    if at + 1 >= len(tokens):
        return True
    following = tokens[at + 1]
    return not (following.capital and following.mention is None)


def is_glued(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark joins a party to the word after it: "A’s", "A-led"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and following.word in _JOINTS and following.start == tokens[at].end
