"""Who has which role in what a sentence names: "the Cable Forum, co-chaired by A and B", "signed between A and B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.reading.act_words import ActWords
from kg.reading.acts.thing import Thing
from kg.reading.acts.things import ThingReader
from kg.reading.acts.tokens import Token, Tokens, alone, closing, phrase_at, wording
from kg.reading.acts.verb_words import past_adverbs
from kg.reading.mentions import Mention

# How far before a role the thing may end, marks and dates and places included.
_BACK = 18
_BRACKET, _PASSED = frozenset("()"), frozenset(",-–’'")
_STOPS = frozenset(".;:")
# How many words "dont la mise en œuvre est" may take.
_WORK = 9
_HYPHEN = frozenset("-")


@dataclass(frozen=True, slots=True)
class Role:
    """A party's role in a thing.

    Attributes:
        thing: what it is a role in.
        role: local name of the property.
        parties: the parties.
        rung: what the participle makes of the thing ("signed between"); empty for others.
        end: offset after the last party.
        after: index of the token after it.
    """

    thing: Thing
    role: str
    parties: tuple[Mention, ...]
    rung: str
    end: int
    after: int


def roles_in(
    tokens: Tokens, things: ThingReader, words: ActWords, meant: Mention | None = None
) -> Iterator[Role]:
    """The roles that a sentence names, each with the nearest thing before it.

    Args:
        tokens: its tokens.
        things: reads what its verbs take.
        words: the words of its language.
        meant: what "its" means there.
    """
    known = words.phrases["roles"]
    beyond = 0
    last: tuple[Thing, int] | None = None
    for at in tokens.where(known.first):
        long = phrase_at(tokens, at, known) if at >= beyond else 0
        said = wording(tokens, at, long)
        if not long and at >= beyond:
            said, long = _with_adverb(tokens, at, words)
        if not long and at >= beyond:
            said, long = _spread(tokens, at, words)
        if not long:
            continue
        role = words.roles[said]
        parties, after = listed(tokens, past_adverbs(tokens, words, at + long), words)
        enough = 1 if role not in words.sets["joint_roles"] else 2
        if not parties and words.head_first:
            parties, after = _among(tokens, at + long, words)
        thing = _before(tokens, at, things, words) if len(parties) >= enough else None
        if thing is None and words.head_first and len(parties) >= enough:
            thing = _qualified(tokens, at, things, words)
        if thing is None and last is not None and _chained(tokens, last[1], at, words):
            thing = last[0]  # "hosted by A and attended by B"
        if (
            thing is None
            and at == 0
            and after < len(tokens)
            and (words.head_first or tokens[after].word == ",")
        ):
            thing = _fronted(tokens, after, things)  # "Endorsed by A and B, the Principles ..."
        if thing is None and meant is not None and _is_its(tokens, at, words):
            thing = Thing(tokens[0].start, tokens[at].start, meant)
        if thing is not None and len(parties) >= enough:
            last = (thing, after)
            yield Role(
                thing, role, tuple(parties), _rung(tokens[at].word, words), tokens[after - 1].end, after
            )
        beyond = max(after, at + long)


def _is_its(tokens: Sequence[Token], at: int, words: ActWords) -> bool:
    """Whether a role is of the work of what "its" means: "Sa mise en œuvre sera assurée par A"."""
    opens = words.head_first and 1 < at < _WORK and tokens[0].word in words.sets["its"]
    return opens and all(t.word.isalpha() for t in tokens[:at])


def _with_adverb(tokens: Sequence[Token], at: int, words: ActWords) -> tuple[str, int]:
    """A phrase with an adverb inside: "à laquelle seront étroitement associés A et B"."""
    inside = [
        n for n in range(at + 1, min(len(tokens), at + _WORK)) if tokens[n].word in words.sets["adverbs"]
    ]
    for adverb in inside[:1] if words.head_first else ():
        rest = [*tokens[at:adverb], *tokens[adverb + 1 : at + _WORK]]
        long = phrase_at(rest, 0, words.phrases["roles"])
        if long > adverb - at:
            return wording(rest, 0, long), long + 1
    return "", 0


def _spread(tokens: Sequence[Token], at: int, words: ActWords) -> tuple[str, int]:
    """A participle and its agent with a date or place between them: "launched in June 2031 by A"."""
    between = words.any_of("adverbs", "locating", "dating", "determiners", "coordinators")
    for place in range(at + 1, min(len(tokens), at + _BACK)):
        token = tokens[place]
        if token.word in words.sets["agents"]:
            said = f"{tokens[at].word} {token.word}"
            return (said, place + 1 - at) if said in words.roles else ("", 0)
        day = token.word.isdigit() or token.word in words.sets["no_places"]
        placed = token.capital and token.mention is None and tokens[place - 1].word in words.sets["locating"]
        if token.word not in between and not token.is_a("date", "place") and not day and not placed:
            break
    return "", 0


def _among(tokens: Sequence[Token], at: int, words: ActWords) -> tuple[list[Mention], int]:
    """The parties that a count of them leads to: "réunira trente pays, dont A et B"."""
    for place in range(at, min(len(tokens) - 1, at + _BACK)):
        if tokens[place].word in _STOPS or tokens[place].mention is not None:
            break
        if tokens[place].word == "," and tokens[place + 1].word in words.sets["including"]:
            return listed(tokens, place + 2, words)
    return [], at


def _fronted(tokens: Sequence[Token], comma: int, things: ThingReader) -> Thing | None:
    """The thing of a role that opens a sentence: after its comma, or a later one."""
    for at in range(comma, len(tokens)):
        if tokens[at].word in _STOPS:
            return None
        thing = next(iter(things.after(at + 1)), None) if tokens[at].word == "," else None
        if thing is not None:
            return thing
    return None


def _chained(tokens: Sequence[Token], first: int, at: int, words: ActWords) -> bool:
    joins = words.any_of("coordinators", "adverbs", ",")
    return first <= at and all(t.word in joins for t in tokens[first:at])


def compounds_in(tokens: Tokens, things: ThingReader, words: ActWords) -> Iterator[Role]:
    """Roles that a hyphen joins to who has them: "the Valdoria-led Cable Coalition"."""
    for middle in tokens.where(_HYPHEN):
        at = middle - 1
        if not 0 <= at < len(tokens) - 3:
            continue
        party, hyphen, participle = tokens[at : at + 3]
        role = words.compound_roles.get(participle.word, "")
        glued = hyphen.start == party.end and participle.start == hyphen.end
        if not role or not glued or not party.is_a("party", "club") or party.mention is None:
            continue
        for thing in things.after(at + 3)[:1]:
            begins = replace(thing, start=party.start) if thing.mention is None else thing
            firm = thing.mention is not None or thing.number != "loose"
            if firm:
                yield Role(begins, role, (party.mention,), "", thing.end, at + 3)


def _rung(word: str, words: ActWords) -> str:
    cls, tenses = words.forms.get(word, ("", frozenset()))
    return (
        words.rungs.get(cls, {}).get("past", "") if "past" in tenses and cls in words.sets["settling"] else ""
    )


def listed(tokens: Sequence[Token], at: int, words: ActWords) -> tuple[list[Mention], int]:
    """The parties of a list that begins at a place, and the index after the last."""
    passed = words.any_of("determiners", "of", "offices", "genitive", "bodies_called")
    passed = passed | words.sets["agents"] if words.head_first else passed
    found: list[Mention] = []
    after = at
    joined = closed = False  # "and" stands before the last of a list
    while at < len(tokens):
        token = tokens[at]
        if token.word in words.sets["bodies_sides"]:
            at += 2  # "côté valdorien, l’Agence des câbles"
            continue
        if token.is_a("party", "club") and token.mention is not None:
            closed = joined
            if not alone(tokens, at) or (not found and _owns(tokens, at)):
                break
            if not _owns(tokens, at):
                found.append(token.mention)
            at += 1
            if at < len(tokens) and tokens[at].word == "(":
                at = closing(tokens, at)
            after = at
            continue
        joint = phrase_at(tokens, at, words.phrases["coordinators"])
        if joint:
            joined = True
            at += joint
            at += at < len(tokens) and tokens[at].word in words.sets["giving_to"]  # "confié à A et à B"
        elif closed and token.word == "," and not phrase_at(tokens, at + 1, words.phrases["coordinators"]):
            break  # "announced by A and B, C and D will ..."
        elif token.capital or token.word == "," or token.word in passed:
            at += 1
        else:
            break
    return found, after


def _owns(tokens: Sequence[Token], at: int) -> bool:
    """Whether a party stands in the genitive before another: "Valdoria’s Ministry of Ports"."""
    return at + 1 < len(tokens) and tokens[at + 1].word in "’'" and tokens[at + 1].start == tokens[at].end


def _is_located(tokens: Sequence[Token], at: int, words: ActWords) -> bool:
    """Whether "in", with or without a determiner, ends at a place."""
    while at > 0 and tokens[at].word in words.sets["determiners"]:
        at -= 1
    return at >= 0 and tokens[at].word in words.sets["locating"]


def _before(tokens: Sequence[Token], at: int, things: ThingReader, words: ActWords) -> Thing | None:
    """The thing whose role a phrase speaks of: the nearest before it, over marks, dates, places and auxiliaries."""
    sets = words.sets
    back = _of_which(tokens, at, words)
    while back and at - back < _BACK:
        token = tokens[back - 1]
        if token.is_a("instrument", "club"):
            if token.mention is None or not token.mention.iri:
                return None
            ordinal = tokens[back - 2] if back > 1 else token
            session = ordinal.word in sets["ordinals"]
            return Thing(ordinal.start if session else token.start, token.end, token.mention, session=session)
        if token.word == ")":
            opening = next((i for i in range(back - 2, -1, -1) if tokens[i].word == "("), back - 1)
            back = opening
            continue
        thing = things.ending(back)
        if thing is not None and (thing.proper or thing.fresh or thing.counted or words.head_first):
            return _said_to_be(tokens, thing, words) or thing
        passed = (
            token.word in _PASSED
            or (words.head_first and token.word in words.any_of("subject_relatives", "prefixes"))
            or token.word in words.any_of("adverbs", "locating", "dating", "auxiliaries")
            or token.is_a("date", "place")
            or (
                (token.is_a("party") or (token.capital and token.mention is None))
                and _is_located(tokens, back - 2, words)
            )
            or (token.word in sets["determiners"] and tokens[back - 2].word in sets["locating"])
        )
        if not passed:
            return None
        back -= 1
    return None


def _of_which(tokens: Sequence[Token], at: int, words: ActWords) -> int:
    """Index of the relative before a noun of work and a role: "un accord dont la mise en œuvre est | confiée à A"."""
    for back in range(at - 1, max(0, at - _WORK), -1):
        if tokens[back].word in words.sets["of_which"]:
            between = tokens[back + 1 : at]
            plain = all(t.word.isalpha() or t.word in _PASSED for t in between)
            return back if plain and between and between[0].word in words.sets["determiners"] else at
    return at


def _qualified(tokens: Sequence[Token], at: int, things: ThingReader, words: ActWords) -> Thing | None:
    """The thing before the comma of another participle: "un fonds, doté de 3 millions d'euros et géré par"."""
    for comma in range(at - 2, max(0, at - _BACK), -1):
        if tokens[comma].word in _STOPS:
            return None
        after = tokens[comma + 1]
        apposed = after.word.isalpha() and after.mention is None and after.word not in words.forms
        closed = words.any_of("determiners", "prepositions", "relatives", "coordinators", "adverbs")
        if tokens[comma].word == "," and (
            after.word in words.sets["qualifying"] or (apposed and after.word not in closed)
        ):
            return _before(tokens, comma, things, words)
    return None


def _said_to_be(tokens: Sequence[Token], thing: Thing, words: ActWords) -> Thing | None:
    """What is said to be a thing: "the Cable Forum is a network bringing together A and B"."""
    sets = words.sets
    at = next((i for i, t in enumerate(tokens) if t.start >= thing.start), 0) - 1
    while at > 0 and tokens[at].word in words.any_of("indefinite", "vague"):
        at -= 1
    if at < 1 or tokens[at].word not in sets["copula"]:
        return None
    before = at - 1
    if tokens[before].word == ")":
        before = next((i for i in range(before, -1, -1) if tokens[i].word == "("), 0) - 1
    named = tokens[before] if before >= 0 else tokens[at]
    if not named.is_a("instrument", "club") or named.mention is None or not named.mention.iri:
        return None
    return Thing(named.start, named.end, named.mention)
