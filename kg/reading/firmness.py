"""How firmly what is said of an instrument stands, and since when: as the passages say that tell what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.model import Document, Literal, Statement
from kg.namespaces import ENT
from kg.reading.acts.hearing import Heard
from kg.reading.discourse import Discourse
from kg.reading.relations import outermost
from kg.vocabulary import Vocabulary

_TAKING_PART = frozenset({"participates_in", "leads"})
_RESTING = frozenset({"covers", "part_of", "based_on"})
_BEGUN = frozenset({"launched", "established"})
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

    def settled(
        self, statements: list[Statement], heard: Iterable[Heard], focus: str = ""
    ) -> Iterable[Statement]:
        """What is said of an instrument stands as firmly, and since when, as the document says of the instrument.

        The topics of a programme that is planned are planned, who takes part in a dialogue that
        continues does so still. What a passage says of its own is kept.

        Args:
            statements: what is said.
            heard: what the document says became of instruments, whoever did it.
            focus: the text itself, whose topics are planned where those who sign will see to them.
        """
        statements = [self._with_rung(s) for s in statements]
        told = [Heard(self._told(s), s.status, s.when) for s in statements]
        best: dict[str, Heard] = {}
        for said in (*told, *heard):
            if said.iri and said.status:
                known = best.get(said.iri)
                if known is None or self._firmer(said, known):
                    best[said.iri] = said
        for statement in statements:
            relation = self.vocabulary.relation(statement.predicate)
            thing = statement.object if relation in _TAKING_PART else statement.subject
            proof = best.get(thing) if isinstance(thing, str) else None
            if proof is None or relation not in _TAKING_PART | _RESTING:
                yield statement
            elif relation == "covers" and thing != focus and self._is_wish(statement, proof):
                yield replace(statement, status=proof.status, when=statement.when or proof.when)
            elif relation == "covers" and self._went_on(statement, proof):
                yield replace(statement, status=proof.status, when="")
            elif statement.status:
                yield statement
            else:
                yield replace(statement, status=proof.status, when=statement.when or proof.when)

    def as_signed(self, statements: list[Statement], focus: str) -> Iterable[Statement]:
        """Date a text of several parties by its own words.

        What a text does ("we establish") is done on the day it says it was signed, which may not
        be the day it was published; who takes part in it does so from its date on.
        """
        own = [
            s
            for s in statements
            if s.subject == focus and self.vocabulary.relation(s.predicate) == "dated" and s.when
        ]
        signed = next((s.when for s in own if s.status == "signed"), "")
        published = self.document.date
        for statement in statements:
            relation = self.vocabulary.relation(statement.predicate)
            if signed and statement.status and statement.when == published != signed and relation != "dated":
                yield replace(statement, when=signed)
            elif relation == "participates_in" and statement.object == focus and own and not statement.when:
                yield replace(statement, when=signed or own[0].when)
            else:
                yield statement

    def _is_wish(self, statement: Statement, proof: Heard) -> bool:
        """Whether what an instrument that stands "will" work on is told: it is about that as firmly as it stands."""
        ranks = self.vocabulary.statuses
        return statement.status == "planned" and ranks[proof.status].rank > ranks["planned"].rank

    @staticmethod
    def _went_on(statement: Statement, proof: Heard) -> bool:
        """Whether an instrument goes on since what a sentence tells of its beginning: it is still about that."""
        return statement.status in _BEGUN and proof.status == "ongoing" and not proof.presumed

    def _firmer(self, said: Heard, known: Heard) -> bool:
        """Whether a document says more of an instrument than is known: what it says counts before what it presumes."""
        ranks = self.vocabulary.statuses
        return (not said.presumed, ranks[said.status].rank) > (not known.presumed, ranks[known.status].rank)

    def _with_rung(self, statement: Statement) -> Statement:
        """The day of a meeting tells whether it was held or is still to come; "this year" may mean either."""
        dates = self.vocabulary.relation(statement.predicate) == "dated"
        day = str(statement.object.value) if dates and isinstance(statement.object, Literal) else ""
        today = self.document.date
        if not day or statement.status or not today or not self._is_meeting(statement.subject):
            return statement
        first, last = day.split("/")[0], day.split("/")[-1]
        if first > today:
            return replace(statement, status="planned", when=statement.when or day)
        held = last == today or (bool(last) and last < today and not today.startswith(last))
        return replace(statement, status="held", when=statement.when or day) if held else statement

    def _told(self, statement: Statement) -> str:
        """The instrument whose rung a statement tells; empty where it tells none."""
        relation = self.vocabulary.relation(statement.predicate)
        if relation in _TAKING_PART and isinstance(statement.object, str):
            return statement.object
        return statement.subject if relation == "dated" else ""

    def _is_meeting(self, iri: str) -> bool:
        return iri in self.discourse.minted and ENT.Meeting in self.discourse.entity(iri).types

    def _dated_by(self, statement: Statement, proof: Statement) -> Statement:
        spans = [(q.start, q.end) for q in (*statement.quotes, *proof.quotes)]
        quotes = tuple(self.document.quote(a, b) for a, b in outermost(spans))
        return replace(statement, status=proof.status, when=proof.when, quotes=quotes)

    def _rank(self, statement: Statement) -> int:
        return self.vocabulary.statuses[statement.status].rank if statement.status else 0
