"""What those who sign a text do without being named: "our Pact", "a working group will be established"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kg.namespaces import ENT
from kg.reading.act_words import ActWords
from kg.reading.acts.act import Act, Subject
from kg.reading.acts.partners import roles_after
from kg.reading.acts.sharing import is_joined
from kg.reading.acts.thing import Thing
from kg.reading.acts.things import ThingReader
from kg.reading.acts.tokens import Token, Tokens, closing, phrase_at, wording
from kg.reading.discourse import Discourse
from kg.reading.mentions import Mention

# Fewer than this sign nothing together.
_FEWEST = 2
# How far after "our" what binds may stand.
_BOUND = 6
# How many words may stand between an auxiliary and its participle, itself included.
_AUXILIARY = 4


def acts_of_circle(
    tokens: Tokens,
    things: ThingReader,
    words: ActWords,
    discourse: Discourse,
    led: Sequence[Mention] = (),
) -> Iterator[tuple[Act, Thing]]:
    """What those who sign a text of several parties do in a sentence that does not name them.

    Args:
        tokens: the tokens of a sentence.
        things: reads what its verbs take.
        words: the words of its language.
        discourse: the document so far.
        led: who a lead says does what its items tell: "our" is theirs, where the text is not their own.
    """
    if not speaks(discourse):
        if sum(len(m.iris) for m in led) >= _FEWEST:
            yield from _possessed(
                tokens, things, words, lambda at: Subject(tuple(led), None, at, at), discourse
            )
        return
    yield from _possessed(tokens, things, words, lambda at: _circle(discourse, at), discourse)
    yield from _passive(tokens, things, words, discourse)


def speaks(discourse: Discourse) -> bool:
    """Whether several parties sign the text, so that what it tells without saying who does it is theirs."""
    return len(discourse.parties) >= _FEWEST and not discourse.speakers


def _circle(discourse: Discourse, at: int) -> Subject:
    circle = Mention(at, at, "party", discourse.parties, antecedent=discourse.title)
    return Subject((circle,), None, at, at)


def _possessed(
    tokens: Tokens,
    things: ThingReader,
    words: ActWords,
    circle: Callable[[int], Subject],
    discourse: Discourse,
) -> Iterator[tuple[Act, Thing]]:
    """They take part in what "our" stands before, and in what "our commitments under" speaks of."""
    for place in tokens.where(words.sets["first_person"]):
        subject = circle(tokens[place].start)
        for thing in things.after(place)[:1]:  # "our new Cable Pact", but not "our G7 partners"
            named = thing.mention is not None and thing.mention.slot == "instrument"
            shared = thing.mention is None and thing.ours and not thing.listing and not thing.bare
            joint = thing.counted or not words.sets["shared"].isdisjoint(
                t.word for t in tokens[place + 1 : place + _BOUND] if t.start < thing.end
            )
            if (named and thing.mention is not None and not thing.mention.antecedent) or (shared and joint):
                yield Act(subject, "via", "present", place, place + 1), thing
        named_first = _modifying(tokens, place, words)
        meant = named_first.mention.iri if named_first is not None and named_first.mention is not None else ""
        meets = bool(meant) and ENT.Meeting in discourse.entity(meant).types
        if named_first is not None and (meets or is_joined(discourse, meant)):
            yield Act(subject, "via", "present", place, place + 1), named_first
        link = _link(tokens, place, words)
        for thing in things.after(link + 1)[:1] if link else ():
            if thing.mention is not None:
                yield Act(subject, "via", "present", link - 1, link + 1), thing


def _modifying(tokens: Sequence[Token], place: int, words: ActWords) -> Thing | None:
    """What is named between "our" and what binds: "our Reef Pact commitments"."""
    at = place + 1
    while at < len(tokens) - 1 and tokens[at].word in words.any_of("determiners", "vague", "shared"):
        at += 1
    token = tokens[at] if at < len(tokens) - 1 else None
    if token is None or not token.is_a("instrument") or token.mention is None or token.mention.antecedent:
        return None
    after = at + 1
    if tokens[after].word == "(":
        after = closing(tokens, after)
    binds = after < len(tokens) and tokens[after].word in words.any_of("bound", "binding_aims")
    return Thing(token.start, token.end, token.mention, ours=True) if binds else None


def _link(tokens: Sequence[Token], place: int, words: ActWords) -> int:
    """Index of the preposition after "our commitments" and the like; 0 where none stands."""
    for ahead in range(place + 1, min(len(tokens) - 1, place + _BOUND)):
        if tokens[ahead].word in words.sets["bound"]:
            return ahead + 1 if tokens[ahead + 1].word in words.sets["links"] else 0
        if not tokens[ahead].word.isalpha():
            return 0
    return 0


def _passive(
    tokens: Tokens, things: ThingReader, words: ActWords, discourse: Discourse
) -> Iterator[tuple[Act, Thing]]:
    """What is done without an agent is done by those who sign."""
    if words.phrases["passives"].first.isdisjoint(tokens.words):
        return
    opening = words.phrases["past_particles"].first
    for place, token in enumerate(tokens):
        if token.word not in words.forms and token.word not in opening:
            continue
        cls, tenses = words.forms.get(token.word, ("", frozenset()))
        last = place
        pair = phrase_at(tokens, place, words.phrases["past_particles"])
        if pair:  # "mis en place"
            last = place + pair - 1
            cls, tenses = words.particles.get(wording(tokens, place, pair), ""), frozenset({"past"})
        if "past" not in tenses or cls not in words.purposes:
            continue
        after = tokens[last + 1].word if last + 1 < len(tokens) else ""
        first = _auxiliary(tokens, place, words)
        thing = things.ending(first[0]) if first is not None and after not in words.sets["agents"] else None
        if first is None or thing is None or (thing.mention is None and not (thing.fresh or thing.proper)):
            continue
        said = replace(
            thing,
            end=max(thing.end, tokens[last].end),
            name_end=thing.end,
            roles=roles_after(tokens, words, last + 1),
        )
        yield Act(_circle(discourse, thing.start), cls, first[1], place, last + 1), said


def _auxiliary(tokens: Sequence[Token], verb: int, words: ActWords) -> tuple[int, str] | None:
    """Where the auxiliaries before a participle begin, and their tense."""
    for first in range(max(0, verb - _AUXILIARY), verb):
        long = phrase_at(tokens, first, words.phrases["passives"])
        if long and all(t.word in words.sets["adverbs"] for t in tokens[first + long : verb]):
            return first, words.passives[wording(tokens, first, long)]
    return None
