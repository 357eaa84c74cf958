"""The things a verb takes, where its class says how many of them count."""

from __future__ import annotations

from dataclasses import replace

from kg.namespaces import ENT
from kg.reading.act_words import ActWords
from kg.reading.acts.act import Act
from kg.reading.acts.describing import clean
from kg.reading.acts.headless import headless
from kg.reading.acts.noun_bounds import past_quantity
from kg.reading.acts.parties import acting
from kg.reading.acts.partners import partners_beyond
from kg.reading.acts.thing import Thing
from kg.reading.acts.things import ThingReader
from kg.reading.acts.tokens import phrase_at
from kg.reading.discourse import Discourse

# Classes of verbs that tell a thing by who does it: "A and B signed a memorandum".
_SIGNING = frozenset({"sign", "conclude", "establish", "negotiate"})
# Classes of verbs after which "with" names those who take part as well.
_JOINING = frozenset({"sign", "conclude", "negotiate", "launch", "establish"})
# Classes of verbs that may take a name in capitals, whatever it ends in.
_NAMING = frozenset({"via", "launch", "establish", "join", "sign"})
# Classes of head nouns of what parties take part in.
_LASTING = frozenset({"Activity", "Meeting"})
# How far after a body that is supported what is named beside it may stand.
_BESIDE = 8
# Classes of verbs that may take a number of things.
_COUNTED = frozenset({"hold", "launch", "establish"})
# A name made of those who sign is no longer than this.
_LONGEST_NAME = 160
# Fewer than this sign nothing together.
_FEWEST = 2


def taken(text: str, words: ActWords, act: Act, things: ThingReader, discourse: Discourse) -> list[Thing]:
    """The things a verb takes."""
    if act.verb == "meet":
        return []
    own = things.tokens[act.after].word in words.sets["its"] if act.after < len(things.tokens) else False
    if own and act.verb == "hold" and act.subject.instrument is not None:
        return []  # "the Forum held its second meeting": that is called after it
    if act.verb == "back":
        return things.backed(act.after)
    found = things.after(act.after, bare=act.verb in _SIGNING)
    if words.head_first and act.verb in _JOINING:
        found = [_with(text, words, thing, things) for thing in found]
    if act.verb in _COUNTED and not found:
        found = things.after(past_quantity(things.tokens, words, act.after))
    if act.verb in _NAMING and not found:
        name = headless(things.tokens, words, act.after)
        found = [name] if name is not None else []
    if any(thing.bare for thing in found):
        who = _who(text, words, act, discourse)
        found = [_between(text, words, who, thing) for thing in found if who or not thing.bare]
    if act.verb == "fund" and not found:
        body = _body(things, act, discourse)
        if body is not None:
            return [body, *_listed_after(things, act.after)]
        giving = words.sets["giving"]
        gives = not giving or text[act.start : act.end].lower() in giving
        return things.toward(act.after) if gives else []
    if act.verb == "via":
        several = len(acting(act.subject.parties, discourse)) > 1
        first = [
            t
            for t in found[:1]
            if t.mention is not None
            or t.proper
            or _meets(things, t, words)
            or (several and _is_new(things, t, words))
        ]
        return [*first, *(t for t in found[1:] if first and t.mention is not None)]
    return found


def _body(things: ThingReader, act: Act, discourse: Discourse) -> Thing | None:
    """The body of many states that is supported, over a noun for what of it: "support Reef Council centrality"."""
    tokens = things.tokens
    at = act.after
    while at < len(tokens) and tokens[at].word in things.words.sets["determiners"]:
        at += 1
    token = tokens[at] if at < len(tokens) else None
    if token is None or token.mention is None or not token.mention.iri or not token.is_a("party", "club"):
        return None
    types = discourse.entity(token.mention.iri).types
    body = ENT.Territory not in types and (ENT.Grouping in types or ENT.Organisation in types)
    named = body and not discourse.speaks_for(token.mention.iri)
    return Thing(token.start, token.end, token.mention) if named else None


def _is_new(things: ThingReader, thing: Thing, words: ActWords) -> bool:
    """Whether a thing is told of as something of its own: "as part of a regular tide dialogue"."""
    if not thing.fresh or thing.number or thing.bare or not 0 <= thing.head < len(things.tokens):
        return False
    head = things.tokens[thing.head].word
    return words.head(head) in _LASTING and head not in words.sets["weak"]


def _listed_after(things: ThingReader, at: int) -> list[Thing]:
    """What is named after "and" or "as well as", over nouns of what stands before."""
    for place in range(at, min(len(things.tokens), at + _BESIDE)):
        token = things.tokens[place]
        joined = phrase_at(things.tokens, place, things.words.phrases["coordinators"])
        found = [t for t in things.after(place + joined) if t.mention is not None] if joined else []
        if found:
            return found
        if not (token.word.isalpha() or token.mention is not None):
            break
    return []


def _meets(things: ThingReader, thing: Thing, words: ActWords) -> bool:
    """Whether a thing is a meeting of those who act: "in their second trilateral meeting"."""
    return (
        thing.ours
        and 0 <= thing.head < len(things.tokens)
        and words.head(things.tokens[thing.head].word) == "Meeting"
    )


def _with(text: str, words: ActWords, thing: Thing, things: ThingReader) -> Thing:
    """A thing with those whom only the end of its clause names: "a signé un accord relatif aux ports avec A"."""
    tokens = things.tokens
    after = next((i for i, t in enumerate(tokens) if t.start >= thing.end), len(tokens))
    partners = () if thing.partners else partners_beyond(tokens, words, after)
    if not partners:
        return thing
    if not thing.bare:
        return replace(thing, partners=partners)
    first = next(i for i, t in enumerate(tokens) if t.mention is partners[0])
    place = max(i for i in range(first) if tokens[i].word in words.sets["with"])
    called = clean(f"{text[thing.start : thing.end]} {text[tokens[place].start : partners[-1].end]}")
    return replace(thing, partners=partners, bare=False, called=called)


def _who(text: str, words: ActWords, act: Act, discourse: Discourse) -> str:
    """Those who act, as a name of what they sign tells them; empty where one acts alone."""
    parties = act.subject.parties
    if len(parties) > 1:
        who = text[act.subject.start : act.subject.end]
        first, _, rest = who.partition(" ")
        return f"{first.lower()} {rest}" if first.lower() in words.sets["determiners"] else who
    if words.head_first or not parties or not parties[0].antecedent or len(parties[0].iris) < _FEWEST:
        return ""
    language = discourse.document.language  # "they", "the two sides"
    names = [discourse.entity(iri).label(language) for iri in parties[0].iris]
    return f"{', '.join(names[:-1])} {words.also} {names[-1]}"


def _between(text: str, words: ActWords, who: str, thing: Thing) -> Thing:
    """A memorandum that nothing else tells is called after those who sign it."""
    if not thing.bare:
        return thing
    called = clean(words.between.format(name=text[thing.start : thing.end], who=who))
    return replace(thing, called=called) if len(called) <= _LONGEST_NAME else thing
