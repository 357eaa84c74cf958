"""Brackets after a name: an acronym, the bodies and members that belong to it, or whom a circle is made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Entity
from kg.namespaces import ENT
from kg.reading.called import apposed
from kg.reading.discourse import Discourse
from kg.reading.grammar import Grammar
from kg.reading.mentions import Mention
from kg.text import fold, search_key

_BRACKET = re.compile(r"\s*\(")
_ACRONYM = re.compile(r"[A-ZÀ-Þ][\w&*+-]*[A-ZÀ-Þ][\w&*+-]*|[A-Z\d]+")
_ACTS = ("party", "club")
# How many words may lead to who is named beside a body in its bracket.
_LEADING = 6
# Names in brackets that make a list of members.
_FEWEST = 2


class Brackets:
    """Joins to the names of one document what the brackets after them hold."""

    def __init__(self, text: str, grammar: Grammar, discourse: Discourse) -> None:
        self.text = text
        self.grammar = grammar
        self.discourse = discourse
        self.vocabulary = discourse.vocabulary

    def folded(self, mentions: Sequence[Mention], end: int) -> list[Mention]:
        """The mentions with "(METI)" and "(direction A, direction B)" folded into the one before them.

        Args:
            mentions: those of a sentence, sorted.
            end: offset after the sentence.
        """
        kept: list[Mention] = []
        for mention in mentions:
            if kept and mention.start < kept[-1].end:
                parent = kept[-1]
                slot = self._belongs(parent, mention) if mention.slot in _ACTS else ""
                if slot:
                    member = replace(mention, slot=slot)
                    kept[-1] = replace(parent, members=(*parent.members, member))
                continue
            last = self._closing(mention, mentions, end)
            kept.append(mention if last == mention.end else replace(mention, end=last))
        return [self._meant(m) if len(m.members) >= _FEWEST else m for m in kept]

    def _closing(self, mention: Mention, mentions: Sequence[Mention], end: int) -> int:
        """The end of a mention, with the bracket after it where that says more about it."""
        named = mention.slot in (*_ACTS, "instrument")
        other = apposed(self.text, mention.end, self.grammar.alternatives) if named else None
        if other is not None and other[1] < end:
            return other[1]
        opening = _BRACKET.match(self.text, mention.end, end) if named else None
        closing = self.text.find(")", mention.end, end) if opening is not None else -1
        if opening is None or closing <= 0:
            return mention.end
        inside = [m for m in mentions if mention.end <= m.start and m.end <= closing]
        same = all(m.iris == mention.iris for m in inside)
        parties = all(m.slot in _ACTS for m in inside) and mention.slot != "instrument"
        letters = _ACRONYM.fullmatch(self.text, opening.end(), closing)
        return closing + 1 if ((same or parties) if inside else letters) else mention.end

    def _belongs(self, parent: Mention, inside: Mention) -> str:
        """As what a name in brackets belongs to the one before, its slot: "office (Sweden)" says where it is."""
        if not parent.iri or not inside.iri or inside.iri == parent.iri:
            return ""  # a name that several things share, or the same one again
        whole, part = self.discourse.entity(parent.iri), self.discourse.entity(inside.iri)
        opening = self.text.index("(", parent.start)
        before = self.text[opening + 1 : inside.start]
        words, partnering = fold(before).split(), self.grammar.partnering
        # "the Agency (in partnership with A and B)" says who does it with them; where the bracket first says the
        # name in full, what follows is where it belongs, not its part.
        beside = not partnering.isdisjoint(words[:_LEADING])
        if not parent.members and (beside or any(word[:1].isupper() for word in before.split())):
            return ""
        if _ends_with(self.text[parent.start : opening], part):
            return ""
        if ENT.Territory not in part.types or self.vocabulary.is_a(whole, ENT.Grouping):
            return inside.slot
        # Nor does "office (towns, in partnership with Sweden)" say where it is.
        placed = self.vocabulary.is_a(whole, ENT.Organisation) and partnering.isdisjoint(words)
        return "place" if placed else ""

    def _meant(self, mention: Mention) -> Mention:
        """Those whom the bracket after a circle of states lists: "three member states (A, B and C)"."""
        listed = tuple(m.iri for m in mention.members if m.iri and m.slot != "place")
        words = search_key(self.text[mention.start : mention.members[0].start]).split()
        if len(listed) < _FEWEST or self.grammar.circle.isdisjoint(words):
            return mention
        span = (mention.start, mention.end)
        return replace(mention, iris=listed, members=(), antecedent=(span,))


def _ends_with(name: str, part: Entity) -> bool:
    """Whether a name ends with what its bracket only shortens: "member states of the Union (EU)"."""
    key = search_key(name)
    labels = (*part.preferred, *part.alternative)
    return any(key.endswith(f" {search_key(label.text)}") for label in labels if label.text)
