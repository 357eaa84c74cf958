"""Brackets after a name: an acronym, or the bodies and members that belong to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.reading.mentions import Mention

_BRACKET = re.compile(r"\s*\(")
_ACRONYM = re.compile(r"[A-ZÀ-Þ][\w&*+-]*[A-ZÀ-Þ][\w&*+-]*|[A-Z\d]+")


def bracketed(
    text: str, mentions: Sequence[Mention], end: int, belongs: Callable[[Mention, Mention], str]
) -> list[Mention]:
    """Fold "(METI)" and "(direction A, direction B)" into the mention before them.

    Args:
        text: the document's text.
        mentions: those of a sentence, sorted.
        end: offset after the sentence.
        belongs: as what a mention in brackets belongs to the one before: its slot, or empty.
    """
    kept: list[Mention] = []
    for mention in mentions:
        if kept and mention.start < kept[-1].end:
            parent = kept[-1]
            slot = belongs(parent, mention) if mention.slot in ("party", "club") and mention.iri else ""
            if slot:
                member = replace(mention, slot=slot)
                kept[-1] = replace(parent, members=(*parent.members, member))
            continue
        named = mention.slot in ("party", "club", "instrument")
        opening = _BRACKET.match(text, mention.end, end) if named else None
        closing = text.find(")", mention.end, end) if opening is not None else -1
        if opening is not None and closing > 0:
            inside = [m for m in mentions if mention.end <= m.start and m.end <= closing]
            letters = text[opening.end() : closing]
            same = all(m.iris == mention.iris for m in inside)
            parties = all(m.slot in ("party", "club") for m in inside) and mention.slot != "instrument"
            if (inside and (same or parties)) or (not inside and _ACRONYM.fullmatch(letters)):
                mention = replace(mention, end=closing + 1)
        kept.append(mention)
    return kept
