"""How firmly what is said of an instrument stands, and since when: as the passages say that tell what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.model import Document, Statement
from kg.namespaces import ENT
from kg.reading.discourse import Discourse
from kg.reading.relations import outermost
from kg.vocabulary import Vocabulary

_TAKING_PART = frozenset({"participates_in", "leads"})
_DOING = frozenset({"leads"})
_RESTING = frozenset({"part_of", "based_on"})
_ABOUT = frozenset({"covers", "part_of", "based_on", "concerns", "located_in"})


class Firmness:
    """Gives the statements of one document the status and date of the instruments they are about."""

    def __init__(self, document: Document, vocabulary: Vocabulary, discourse: Discourse) -> None:
        self.document = document
        self.vocabulary = vocabulary
        self.discourse = discourse

    def shared(self, statements: list[Statement]) -> Iterable[Statement]:
        """In one sentence, what is said of an instrument shares the status and date it states for it."""
        stated = {
            thing: s
            for s in statements
            if s.status and s.when
            for thing in (s.subject, s.object)
            if isinstance(thing, str)
            and self.vocabulary.relation(s.predicate) in ("participates_in", "dated")
        }
        for s in statements:
            proof = stated.get(s.subject)
            if proof is not None and not s.status and self.vocabulary.relation(s.predicate) in _ABOUT:
                yield self._dated_by(s, proof)
            else:
                yield s

    def dated(self, statements: list[Statement]) -> Iterable[Statement]:
        """Date what is said of an instrument by what the document says happened to it.

        A party named in an instrument's name takes part as firmly as the document says the
        instrument stands, and what is said of a meeting is said of when it was held. The
        passage that dates them is added to their evidence.
        """
        best: dict[str, Statement] = {}
        for statement in statements:
            rank = self._rank(statement)
            if statement.when and rank and not isinstance(statement.object, str):
                known = best.get(statement.subject)
                if known is None or rank > self._rank(known):
                    best[statement.subject] = statement
        for statement in statements:
            relation = self.vocabulary.relation(statement.predicate)
            proof = None
            if relation in _TAKING_PART and isinstance(statement.object, str):
                proof = best.get(statement.object)
            elif relation in _ABOUT and self._is_meeting(statement.subject):
                proof = best.get(statement.subject)
            yield statement if proof is None or statement.status else self._dated_by(statement, proof)

    def settled(self, statements: list[Statement]) -> Iterable[Statement]:
        """What an instrument of this document is part of, or rests on, stands as firmly as its parties say it does."""
        best: dict[str, Statement] = {}
        for statement in statements:
            thing = statement.object
            if (
                self.vocabulary.relation(statement.predicate) in _TAKING_PART
                and isinstance(thing, str)
                and statement.status
            ):
                known = best.get(thing)
                if known is None or self._rank(statement) > self._rank(known):
                    best[thing] = statement
        for statement in statements:
            relation = self.vocabulary.relation(statement.predicate)
            thing = statement.object if relation in _DOING else statement.subject
            proof = best.get(thing) if isinstance(thing, str) and thing in self.discourse.minted else None
            if proof is None or statement.status or relation not in _DOING | _RESTING:
                yield statement
            else:
                yield replace(statement, status=proof.status, when=statement.when or proof.when)

    def _is_meeting(self, iri: str) -> bool:
        return iri in self.discourse.minted and ENT.Meeting in self.discourse.entity(iri).types

    def _dated_by(self, statement: Statement, proof: Statement) -> Statement:
        spans = [(q.start, q.end) for q in (*statement.quotes, *proof.quotes)]
        quotes = tuple(self.document.quote(a, b) for a, b in outermost(spans))
        return replace(statement, status=proof.status, when=proof.when, quotes=quotes)

    def _rank(self, statement: Statement) -> int:
        return self.vocabulary.statuses[statement.status].rank if statement.status else 0
