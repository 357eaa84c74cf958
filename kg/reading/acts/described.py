"""Things that a noun phrase only describes, its head noun last: "a joint fund on ports"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.act_words import ActWords
from kg.reading.acts.complements import company, complement, purpose
from kg.reading.acts.partners import partners_after
from kg.reading.acts.thing import Before, Thing
from kg.reading.acts.tokens import Token


def described(
    tokens: Sequence[Token], words: ActWords, first: int, head: int, before: Before
) -> tuple[Thing, int] | None:
    """The thing whose head noun stands at *head*, and the index after it; None where nothing tells which it is."""
    sets = words.sets
    start = first
    while start < head and tokens[start].word in words.any_of("dropped", "determiners", ","):
        start += 1
    tells = any(
        t.mention is not None or (t.word.isalpha() and t.word not in words.any_of("vague", "adverbs"))
        for t in tokens[start:head]
    )
    end, after = complement(tokens, words, head + 1)
    if end < 0 and not tells:
        end, after = company(tokens, words, head + 1)
    if end < 0 and not tells:
        end, after = purpose(tokens, words, after)
    if end < 0 and not tells:
        loose = not sets["loose"].isdisjoint(t.word for t in tokens[first:head])
        return _bare(tokens, words, start, head, after, before) if before.fresh and not loose else None
    noun = tokens[head]
    proper = noun.capital and any(t.capital for t in tokens[start:head])
    counted = any(t.is_a("party", "club") or t.word in sets["counts"] for t in tokens[start:head])
    joint = sum(t.is_a("party", "club") for t in tokens[start:head]) > 1 or not sets["counts"].isdisjoint(
        t.word for t in tokens[start:head]
    )
    if not (before.fresh or proper or (joint and tells)) and is_weak(words, noun.word):
        return None  # "cooperation on export controls" is what the text is about, not something set up
    follow = after if end >= 0 else head + 1
    ours = before.ours or any(t.word in sets["ours"] for t in tokens[head + 1 : follow])
    partners, beyond = partners_after(tokens, words, follow)
    thing = Thing(
        tokens[start].start,
        end if end >= 0 else noun.end,
        None,
        head,
        noun.end,
        ours,
        before.fresh,
        counted,
        proper,
        before.rung,
        partners,
        listing=any(t.word in sets["announcing"] for t in tokens[start:head]),
        number=number_of(tokens, words, first, head, particular=counted or ours),
    )
    return thing, max(beyond, follow)


def _bare(
    tokens: Sequence[Token], words: ActWords, start: int, head: int, after: int, before: Before
) -> tuple[Thing, int] | None:
    """A text that binds and that only its partners, or those who sign it, can tell: "a memorandum"."""
    noun = tokens[head]
    partners, _ = partners_after(tokens, words, head + 1)
    binds = bool(partners) or words.head(noun.word) == "Agreement"
    if not binds or noun.word.endswith("s"):
        return None
    last = partners[-1].end if partners else tokens[max(head, after - 1)].end
    follow = next((i for i, t in enumerate(tokens) if t.start >= last), len(tokens))
    thing = Thing(
        tokens[start].start,
        last,
        None,
        head,
        noun.end,
        before.ours,
        before.fresh,
        partners=partners,
        rung=before.rung,
        bare=not partners,
    )
    return thing, follow


def number_of(tokens: Sequence[Token], words: ActWords, first: int, head: int, *, particular: bool) -> str:
    """Whether a description is a plural, and whether what stands before it leaves open which."""
    word = tokens[head].word
    plural = word not in words.heads and word.endswith(("s", "x"))
    before = [t.word for t in tokens[max(0, first - 2) : head]]
    loose = plural and not words.sets["loose"].isdisjoint(before)
    return "loose" if loose else "plural" if plural and not particular else ""


def is_weak(words: ActWords, word: str) -> bool:
    """Whether a head noun alone says of nothing that it was set up: "cooperation"."""
    return not {word, word[:-1]}.isdisjoint(words.sets["weak"])
