"""Whose a body is, said right before its name: "Valdoria’s Ministry of Ports", "the Ministry’s Cable Institute"."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from kg.model import Entity
from kg.namespaces import ENT
from kg.reading.discourse import Discourse
from kg.reading.mentions import Mention

_BEFORE = re.compile(r"(?:\band|\bthe|\ba|\ban|,)\s+(?P<words>(?:[\w-]+\s+){0,5}?(?P<noun>[a-z]+)\s+)\Z")
_FAR = 80
_GENITIVE = re.compile(r"['’]s?\s+")


@dataclass(frozen=True, slots=True)
class Belonging:
    """A body that belongs to another, with the passage that says so."""

    part: str
    whole: str
    span: tuple[int, int]


def absorb(
    text: str, mentions: Sequence[Mention], discourse: Discourse, companies: Set[str] = frozenset()
) -> tuple[list[Mention], list[Belonging]]:
    """Join owners to the bodies named after them: they are said to own, not to act.

    Args:
        text: the document's text.
        mentions: those of a sentence, sorted.
        discourse: the document's entities.
        companies: words that say what a name after them is ("the state-owned company X").
    """
    kept: list[Mention] = []
    found: list[Belonging] = []
    for mention in mentions:
        mention = _apposed(text, mention, companies)
        owner = kept[-1] if kept else None
        if owner is None or not _is_named(owner) or not _is_named(mention):
            kept.append(mention)
            continue
        between = text[owner.end : mention.start]
        whose, body = discourse.entity(owner.iri), discourse.entity(mention.iri)
        genitive = _GENITIVE.fullmatch(between) is not None
        if not (_acts(body) and owner.iri != mention.iri and (genitive or between.isspace())):
            kept.append(mention)
            continue
        speaks = discourse.speaks_for(mention.iri)
        if ENT.Territory in whose.types and (speaks == owner.iri or (genitive and not speaks)):
            kept[-1] = replace(mention, start=owner.start)
        elif genitive and _is_body(whose) and _is_body(body):
            kept[-1] = replace(mention, start=owner.start)
            found.append(Belonging(body.iri, whose.iri, (owner.start, mention.end)))
        else:
            kept.append(mention)
    return kept, found


def _apposed(text: str, mention: Mention, companies: Set[str]) -> Mention:
    """A mention with what says before it that it is a company."""
    if mention.slot != "party" or not companies:
        return mention
    first = max(0, mention.start - _FAR)
    last = text[first : mention.start].split()[-1:]
    if not last or last[0] not in companies:
        return mention
    before = _BEFORE.search(text, first, mention.start)
    if before is None or before["noun"] not in companies:
        return mention
    return replace(mention, start=before.start("words"))


def _is_named(mention: Mention) -> bool:
    return mention.slot == "party" and bool(mention.iri) and not mention.antecedent


def _acts(entity: Entity) -> bool:
    return _is_body(entity) or ENT.Person in entity.types


def _is_body(entity: Entity) -> bool:
    return ENT.Organisation in entity.types and ENT.Grouping not in entity.types
