"""What a party is to something, said by a noun: "host of the Cable Forum", "A’s participation in the Pact"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.reading.act_words import ActWords
from kg.reading.acts.roles import listed
from kg.reading.acts.thing import Thing
from kg.reading.acts.things import ThingReader
from kg.reading.acts.tokens import Token, Tokens, closing, phrase_at, wording
from kg.reading.mentions import Mention

# How many words may stand between an apposition's comma and its noun, and between a genitive and its own.
_OPENING, _OWN = 4, 4
_ACTING = frozenset({"party", "club"})
_APPOSED = frozenset({",", "–", "—", "("})
_COLON = frozenset(":")
# How many parts of one whole are worth listing.
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """What parties are to a thing.

    Attributes:
        parties: the parties.
        role: local name of the property.
        thing: what they have to do with.
        tense: ``considered`` where it is only an interest; else empty.
        start: offset of the first word.
        end: offset after the thing.
    """

    parties: tuple[Mention, ...]
    role: str
    thing: Thing
    tense: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Strand:
    """One of several groups that a sentence lists by what they are on: "cables (led by A)".

    Attributes:
        start: offset of its first word.
        end: offset after its last word.
        role: local name of the property in its bracket.
        parties: who has it.
        close: offset after the bracket.
        head: the head noun of all of them, in the singular.
    """

    start: int
    end: int
    role: str
    parties: tuple[Mention, ...]
    close: int
    head: str


def standings(tokens: Tokens, things: ThingReader, words: ActWords) -> Iterator[Standing]:
    """The nouns of a sentence that say what a party is to something."""
    yield from _said_to_be(tokens, things, words)
    yield from _nominal(tokens, things, words)
    yield from _called(tokens, words)
    yield from _fronted(tokens, things, words)
    for at in tokens.named:
        token = tokens[at]
        if token.mention is None or token.mention.slot not in _ACTING:
            continue
        place = at + 1
        owns = place < len(tokens) and tokens[place].word in words.sets["genitive"]
        while place < len(tokens) and tokens[place].word in words.sets["genitive"]:
            place += 1
        apposed = (
            not owns
            and place < len(tokens)
            and (tokens[place].word in _APPOSED or tokens[place].word in words.sets["as"])
        )
        if not (owns or apposed):
            continue
        place += apposed
        known = words.phrases["owned" if owns else "apposed"]
        found = 0
        for ahead in range(place, min(len(tokens), place + (_OWN if owns else _OPENING))):
            found = phrase_at(tokens, ahead, known)
            if found:
                place = ahead + found
                break
            if not tokens[ahead].word.isalpha():
                break
        if not found:
            yield from _second(tokens, token, place, things, words) if apposed else ()
            continue
        phrase = wording(tokens, place - found, found)
        role = (words.owned if owns else words.apposed)[phrase]
        tense = "considered" if phrase in words.sets["wished"] else ""
        companions, after = (
            listed(tokens, place, words) if phrase in words.sets["joining_others"] else ([], place)
        )
        if companions and after < len(tokens) and tokens[after].word in words.sets["locating"] | {"to"}:
            place = after + 1
            yield from _all(companions, "participatesIn", things.after(place)[:1], "", companions[0].start)
        yield from _all([token.mention], role, things.after(place)[:1], tense, token.start)
        yield from _second(tokens, token, place, things, words) if apposed else ()


def _said_to_be(tokens: Tokens, things: ThingReader, words: ActWords) -> Iterator[Standing]:
    """What a verb says a party to be: "A is the 2031 co-chair of the Network"."""
    for at in tokens.where(words.sets["copula"]):
        if not at:
            continue
        before = tokens[at - 1]
        if before.word == ",":
            before = next((t for t in tokens[:at] if t.is_a("party", "club")), before)
        if not before.is_a("party", "club") or before.mention is None:
            continue
        for place in range(at + 1, min(len(tokens), at + 3 + _OPENING)):
            found = phrase_at(tokens, place, words.phrases["apposed"])
            if found:
                role = words.apposed[wording(tokens, place, found)]
                yield from _all([before.mention], role, things.after(place + found)[:1], "", before.start)
                break
            if not (
                tokens[place].word.isalpha()
                or tokens[place].is_a("date")
                or tokens[place].word in {"-", "co"}
            ):
                break


def _nominal(tokens: Tokens, things: ThingReader, words: ActWords) -> Iterator[Standing]:
    """What a noun before parties says of them: "the participation of A and B in the Forum"."""
    known = words.phrases["part_of_parties"]
    for at in tokens.where(known.first):
        long = phrase_at(tokens, at, known)
        parties, after = listed(tokens, at + long, words) if long else ([], 0)
        after = _past_commas(tokens, after, words) if parties and words.head_first else after
        if not parties or after >= len(tokens) or tokens[after].word not in words.any_of("links", "of"):
            continue
        role = words.part_of_parties[wording(tokens, at, long)]
        found = [t for t in things.after(after + 1)[:1] if t.mention is not None or t.proper or t.counted]
        for thing in found:
            yield Standing(tuple(parties), role, thing, "", tokens[at].start, thing.end)


def _past_commas(tokens: Sequence[Token], at: int, words: ActWords) -> int:
    """Index after what stands between commas: "l’adhésion de A, intervenue en mai, à la plateforme"."""
    if at >= len(tokens) or tokens[at].word != ",":
        return at
    ends = (n for n in range(at + 1, min(len(tokens), at + 2 * _OPENING)) if tokens[n].word == ",")
    comma = next(ends, -1)
    leads = 0 < comma + 1 < len(tokens) and tokens[comma + 1].word in words.sets["links"]
    return comma + 1 if comma > 0 and leads else at


def _called(tokens: Tokens, words: ActWords) -> Iterator[Standing]:
    """What several are to something whose name stands before their role: "A and B as Reef Pillar leads"."""
    for at in tokens.where(words.sets["as"]):
        if not at or not tokens[at - 1].is_a("party"):
            continue
        first = at - 1
        joined = words.any_of("determiners", "coordinators", ",")
        while first and (tokens[first - 1].is_a("party") or (tokens[first - 1].word in joined)):
            first -= 1
        while not tokens[first].is_a("party"):
            first += 1
        parties, after = listed(tokens, first, words)
        if after != at:
            continue
        for place in range(at + 2, min(len(tokens), at + 2 * _OPENING)):
            long = phrase_at(tokens, place, words.phrases["called_roles"])
            if long:
                role = words.called_roles[wording(tokens, place, long)]
                start, last = tokens[at + 1], tokens[place - 1]
                proper = start.capital and (last.capital or last.mention is not None)
                named = next(
                    (t.mention for t in tokens[at + 1 : place] if t.is_a("instrument", "club")), None
                )
                thing = Thing(start.start, last.end, named, place - 1, last.end, proper=proper)
                yield from _all(parties, role, [thing], "", tokens[first].start)
                break
            inside = tokens[place].word in words.any_of("body_joins", ",")
            if not (tokens[place].capital or tokens[place].mention is not None or inside):
                break


def _fronted(tokens: Sequence[Token], things: ThingReader, words: ActWords) -> Iterator[Standing]:
    """What those named next are to something: "As a founding member of the Reef Pact, A will ..."."""
    if not tokens or tokens[0].word not in words.sets["as"]:
        return
    for place in range(1, min(len(tokens), 2 + _OPENING)):
        long = phrase_at(tokens, place, words.phrases["apposed"])
        if not long:
            continue
        for thing in things.after(place + long)[:1]:
            comma = next((i for i, t in enumerate(tokens) if t.start >= thing.end and t.word == ","), -1)
            parties, after = listed(tokens, comma + 1, words) if comma > 0 else ([], 0)
            if parties and tokens[comma - 1].end >= thing.end and after < len(tokens):
                role = words.apposed[wording(tokens, place, long)]
                for standing in _all(parties, role, [thing], "", tokens[0].start):
                    yield replace(standing, end=parties[-1].end)
        return


def _second(
    tokens: Sequence[Token], party: Token, at: int, things: ThingReader, words: ActWords
) -> Iterator[Standing]:
    """A second noun of the same apposition: "home to the Agency and host of the Forum"."""
    assert party.mention is not None
    for place in range(at, min(len(tokens), at + 16)):
        if tokens[place].word in _APPOSED - {"("} and place > at:
            return
        if tokens[place].word == "(":
            continue
        found = phrase_at(tokens, place, words.phrases["apposed"])
        if found and tokens[place - 1].word in words.sets["coordinators"]:
            role = words.apposed[wording(tokens, place, found)]
            yield from _all([party.mention], role, things.after(place + found)[:1], "", party.start)
            return


def _all(
    parties: Sequence[Mention], role: str, things: Sequence[Thing], tense: str, start: int
) -> Iterator[Standing]:
    for thing in things:
        if thing.mention is not None or thing.proper:
            yield Standing(tuple(parties), role, thing, tense, start, thing.end)


def strands(tokens: Tokens, words: ActWords) -> list[Strand]:
    """The groups of a list after their head noun: "five working groups: cables (led by A), ports (led by B)"."""
    colon = next(iter(tokens.where(_COLON)), -1)
    if colon < _FEWEST:
        return []
    long = next((n for n in (2, 1) if _plural(tokens, colon - n, colon, words)), 0)
    if not long:
        return []
    head = " ".join(t.word for t in tokens[colon - long : colon]).removesuffix("s")
    found: list[Strand] = []
    first = at = colon + 1
    while at < len(tokens):
        token = tokens[at]
        if token.word == "(" and at > first:
            close = closing(tokens, at)
            role = _bracketed(tokens, at + 1, words)
            while tokens[first].word in words.any_of("coordinators", ",", "determiners"):
                first += 1
            if role is not None and first < at:
                last = tokens[close - 1].end
                found.append(Strand(tokens[first].start, tokens[at - 1].end, *role, last, head))
            first = at = close
        else:
            at += 1
    return found if len(found) >= _FEWEST else []


def _plural(tokens: Sequence[Token], first: int, colon: int, words: ActWords) -> bool:
    """Whether a plural head noun, "working groups", stands right before a colon."""
    if first < 0:
        return False
    last = tokens[colon - 1].word
    told = words.head(last) != "" and last not in words.heads and last.endswith("s")
    return told and (first == colon - 1 or tokens[first].word in words.sets["vague"])


def _bracketed(tokens: Sequence[Token], at: int, words: ActWords) -> tuple[str, tuple[Mention, ...]] | None:
    long = phrase_at(tokens, at, words.phrases["roles"])
    if not long:
        # "co-led by": the hyphen stands between.
        return (
            None if at + 1 >= len(tokens) or tokens[at + 1].word != "-" else _bracketed(tokens, at + 2, words)
        )
    parties, _ = listed(tokens, at + long, words)
    role = words.roles[wording(tokens, at, long)]
    return (role, tuple(parties)) if parties else None
