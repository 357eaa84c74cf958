"""From a wording with a generic plural to the instruments it stands for, one per pair, and who takes part in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Literal, Statement
from kg.namespaces import EDTF, ENT
from kg.reading.encoding import Encoded
from kg.reading.mentions import Mention
from kg.reading.patterns import Pattern

if TYPE_CHECKING:
    from kg.reading.relations import Relater

Span = tuple[int, int]
_TOPICS = ("topic", "broad")
_TIMELESS = (ENT.hasKind, ENT.covers)


def generics_of(
    encoded: Encoded, match: re.Match[str], pattern: Pattern, focus: Mention | None
) -> list[Mention]:
    """The generic plurals a wording speaks of: in its own words, or where a footnote is called."""
    for name, classes in pattern.slots.items():
        if classes == ("series",) and match.span(name)[0] >= 0:
            return encoded.within(*match.span(name), classes)
    speaks_of_focus = any("focus" in (e.subject, e.object) for e in pattern.emissions)
    return [focus] if focus is not None and focus.slot == "series" and speaks_of_focus else []


def pair_statements(
    relater: Relater,
    encoded: Encoded,
    match: re.Match[str],
    pattern: Pattern,
    generic: Mention,
    focus: Mention | None,
) -> Iterator[Statement]:
    """The statements of a wording about a generic plural: kind, both parties and dates of each pair's instrument.

    Args:
        relater: makes the statements.
        encoded: the sentence.
        match: where the wording stands in it.
        pattern: the wording; its group ``A`` names the party whose partners follow, else the speaker's is meant.
        generic: the generic plural.
        focus: the place that calls the footnote this sentence stands in.
    """
    spokes = [m for m in relater.side(encoded, match, pattern, "P", None) if m.iri]
    about = _topics(relater, encoded, match, pattern)
    if about and not spokes:
        relater.discourse.pairs.topics[generic.value] = about  # for the notes the generic plural calls
    hub = _hub(relater, encoded, match, pattern, focus)
    if hub is None:
        return
    if any(spoke.iri == relater.discourse.voice for spoke in spokes) and hub.start >= 0:
        # Whoever speaks is named first: their partner may stand before them in the sentence.
        spokes, hub = [hub], next(spoke for spoke in spokes if spoke.iri == relater.discourse.voice)
    when = relater.when(encoded, match, pattern)
    called = [*generic.antecedent, *(focus.antecedent if focus is not None else ())]
    for spoke in spokes:
        if spoke.iri == hub.iri:
            continue
        own = _hull(encoded, generic, spoke, *((when,) if when is not None else ()))
        iri = relater.discourse.pair(generic.value, hub.iri, spoke.iri, own[0] if own else called[0])
        proof = [*own, *called]
        mine = [*proof, *_spans(hub)]

        def say(
            subject: str,
            predicate: str,
            thing: str | Literal,
            spans: Sequence[Span],
            *,
            status: str = pattern.status,
            derived: bool = False,
        ) -> Statement:
            return relater.statement(
                subject,
                predicate,
                thing,
                spans,
                pattern.id,
                pattern.confidence,
                status="" if predicate == ENT.hasKind else status,
                when="" if predicate in _TIMELESS or when is None else when.value,
                derived=derived,
            )

        yield say(iri, ENT.hasKind, generic.value, proof)
        for topic in (*generic.members, *relater.discourse.pairs.topics.get(generic.value, ()), *about):
            if topic.slot in _TOPICS:
                yield say(iri, ENT.covers, topic.iri, [*proof, *topic.antecedent], status="")
        yield say(spoke.iri, ENT.participatesIn, iri, proof)
        yield say(hub.iri, ENT.participatesIn, iri, mine, derived=hub.start < 0)
        for emission in pattern.emissions:
            predicate = relater.vocabulary.predicate(emission.predicate)
            if relater.vocabulary.takes_literal(predicate):
                if when is not None:
                    yield say(iri, predicate, Literal(when.value, EDTF), proof)
            elif emission.subject == "A":
                yield say(hub.iri, predicate, iri, mine, derived=hub.start < 0)
            elif emission.object == "focus" and focus is not None and focus.iri:
                yield say(iri, predicate, focus.iri, [*proof, *focus.antecedent])


def _topics(
    relater: Relater, encoded: Encoded, match: re.Match[str], pattern: Pattern
) -> tuple[Mention, ...]:
    """What a wording says the instruments of a generic plural are about, with the passage that says so."""
    sides = [e.object for e in pattern.emissions if relater.vocabulary.predicate(e.predicate) == ENT.covers]
    found = [m for side in sides for m in relater.side(encoded, match, pattern, side, None)]
    span = encoded.span(match.start(), match.end())
    return tuple(replace(m, antecedent=(span,)) for m in found)


def _hub(
    relater: Relater, encoded: Encoded, match: re.Match[str], pattern: Pattern, focus: Mention | None
) -> Mention | None:
    """The party whose partners are listed: named by the wording, or the speaker's, proven where the text names it."""
    if "A" in pattern.slots and match.span("A")[0] >= 0:
        named = [m for m in encoded.within(*match.span("A"), pattern.slots["A"]) if m.iri]
        if named:
            return named[0]
    voice = relater.discourse.voice
    if not voice:
        return None
    near = [*encoded.mentions, *(focus.members if focus is not None else ())]
    return next((m for m in near if m.iri == voice), Mention(-1, -1, "party", (voice,)))


def _spans(hub: Mention) -> list[Span]:
    return [(hub.start, hub.end)] if hub.start >= 0 else []


def _hull(encoded: Encoded, *mentions: Mention) -> list[Span]:
    """The shortest span of the sentence that holds the mentions that stand in it."""
    inside = [m for m in mentions if encoded.origin[0] <= m.start and m.end <= encoded.origin[-1]]
    if not inside:
        return []
    return [(encoded.opening(min(m.start for m in inside)), max(m.end for m in inside))]
