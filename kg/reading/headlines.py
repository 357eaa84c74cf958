"""What a headline tells without naming it, and the text below tells again: "La Valdorie signe une entente avec B".

A headline speaks of a thing as of something new ("une entente avec la Kestrie"); the first sentences below say what
it is called, or who signed it. Where both are of one kind, and a party or its state is in both, it is one thing:
who takes part by the headline takes part in what the text names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from kg.model import Statement
from kg.reading.discourse import Discourse
from kg.vocabulary import Vocabulary

# How many sentences after a headline may tell it again.
_NEAR = 4
_TAKING_PART = frozenset({"participates_in", "leads", "supports"})


class Headlines:
    """Keeps what one document's headlines tell until its text tells it again."""

    def __init__(self, vocabulary: Vocabulary, discourse: Discourse) -> None:
        self.vocabulary = vocabulary
        self.discourse = discourse
        self.kept: list[Statement] = []
        self.retold: list[Statement] = []  # what was kept and told again
        self.names: dict[str, str] = {}  # things of headlines -> what the text makes of them
        self.things: dict[str, frozenset[str]] = {}  # what headlines tell of, and for whom its parties speak
        self.left = 0

    def keep(self, said: Sequence[Statement], described: Set[str], named: Set[str]) -> list[Statement]:
        """Keep what a headline says of things that it only describes; the rest is given back.

        Args:
            said: what its acts say.
            described: the things without a name.
            named: those with one that it introduces ("un accord sur les câbles").
        """
        self.kept = [s for s in said if not described.isdisjoint((s.subject, s.object))]
        things = described | named
        self.things = {thing: parties for thing in things if (parties := self._parties(said, thing))}
        self.left = _NEAR if self.things else 0
        return [s for s in said if s not in self.kept]

    def compare(self, said: Iterable[Statement]) -> None:
        """See which things of a headline some statements of the text tell again."""
        if not self.left:
            return
        self.left -= 1
        for statement in said:
            other = statement.object
            if (
                not isinstance(other, str)
                or other in self.things
                or self.vocabulary.relation(statement.predicate) not in _TAKING_PART
            ):
                continue
            state = self._state(statement.subject)
            for thing, parties in self.things.items():
                if thing not in self.names and state in parties and self._is_one(thing, other):
                    self.names[thing] = other
                    self.retold += [s for s in self.kept if thing in (s.subject, s.object)]
                    self.discourse.also_called(other, self.discourse.entity(thing).label())
                    break

    def told(self, said: Iterable[Statement]) -> list[Statement]:
        """All statements of the text and its headlines, each thing by its one name; the text's own proof is kept."""
        found = [self._renamed(s) for s in said]
        known = {(s.subject, s.predicate, s.object) for s in found} if self.retold else set()
        again = (self._renamed(s) for s in self.retold)
        return found + [s for s in again if (s.subject, s.predicate, s.object) not in known]

    def _renamed(self, said: Statement) -> Statement:
        if self.names.keys().isdisjoint((said.subject, said.object)):
            return said
        thing = self.names.get(said.object, said.object) if isinstance(said.object, str) else said.object
        return replace(said, subject=self.names.get(said.subject, said.subject), object=thing)

    def _parties(self, said: Iterable[Statement], thing: str) -> frozenset[str]:
        return frozenset(
            self._state(s.subject)
            for s in said
            if s.object == thing and self.vocabulary.relation(s.predicate) in _TAKING_PART
        )

    def _state(self, party: str) -> str:
        return self.discourse.speaks_for(party) or party

    def _is_one(self, thing: str, other: str) -> bool:
        """Whether two things are of one kind, or one of a narrower kind than the other."""
        kind, another = self.discourse.entity(thing).kind, self.discourse.entity(other).kind
        narrower = self.vocabulary.narrower
        return bool(kind and another) and (
            kind == another or kind in narrower(another) or another in narrower(kind)
        )
