"""Whose programmes are: "Valdoria’s new Reef Program", "Valdoria also has the Reef Program and the Tide Plan"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.iris import local
from kg.model import Statement
from kg.namespaces import ENT
from kg.reading.acts.describing import DescribingReader
from kg.reading.acts.masthead import mastheads
from kg.reading.acts.subjects import opens
from kg.reading.acts.thing import Thing
from kg.reading.acts.things import ThingReader
from kg.reading.acts.tokens import Token, Tokens, alone, is_glued, phrase_at
from kg.reading.annotation import Annotation
from kg.reading.mentions import Mention
from kg.text import search_key

_OWNED, _HAD = 0.7, 0.65
# How far after "has" what is had may begin, over what stands between commas.
_INSERTED = 8
# Marks of emphasis between two names.
_EMPHASIS = " \n\t*_"
_DASHES = frozenset("-–/")


class OwningReader(DescribingReader):
    """Reads whose the programmes are that sentences of one document name."""

    def read(self, tokens: Tokens, annotation: Annotation, things: ThingReader) -> Iterator[Statement]:
        """Who leads what is said to be its own."""
        yield from self._prefixed(annotation)
        for at in tokens.named:
            token = tokens[at]
            owner = token.mention
            if owner is None or not owner.iri or owner.antecedent:
                continue
            yield from self._within(owner, tokens, at)
            if not token.is_a("party"):
                continue
            if is_glued(tokens, at) and tokens[at + 1].word in self.words.sets["genitive"]:
                begin = at + 1
                while begin < len(tokens) and tokens[begin].word in self.words.sets["genitive"]:
                    begin += 1
                yield from self._owned(owner, things.after(begin)[:1], _OWNED)
                yield from self._backed(owner, tokens, begin, things)
            elif alone(tokens, at) and opens(tokens, self.words, at):
                yield from self._owned(owner, self._had(tokens, at + 1, things), _HAD)

    def _within(self, owner: Mention, tokens: Sequence[Token], at: int) -> Iterator[Statement]:
        """What stands right after an instrument or a body of many states is its own: "the Reef Forum’s Cable Pact"."""
        place = at + 1
        while place < len(tokens) and tokens[place].word in self.words.sets["genitive"]:
            place += 1
        part = tokens[place].mention if place < len(tokens) else None
        if part is None or not tokens[place].is_a("instrument") or not part.iri or part.antecedent:
            return
        beside = place == at + 1
        between = self.annotator.text[owner.end : part.start]
        if beside and (between.strip(_EMPHASIS) or (at and tokens[at - 1].word in _DASHES)):
            return  # "the Valdoria-Reef Union Forum"
        whole = self.discourse.entity(owner.iri)
        international = ENT.Organisation in whole.types and not self.discourse.speaks_for(owner.iri)
        if not tokens[at].is_a("instrument", "club") and not (beside and international):
            return
        if part.iri != owner.iri and ENT.Meeting not in whole.types:
            span = (owner.start, part.end)
            yield self.say(part.iri, ENT.isPartOf, owner.iri, [span], "act-own", _OWNED)

    def _prefixed(self, annotation: Annotation) -> Iterator[Statement]:
        """The body whose name opens that of a programme: "the Cable Agency Reef Program"."""
        for mention in annotation.mentions:
            if mention.slot != "instrument" or not mention.iri or mention.antecedent:
                continue
            opening = [
                h
                for h in annotation.names
                if h.start == mention.start and h.end < mention.end and not h.adjective
            ]
            body = max(opening, key=lambda h: h.end, default=None)
            if body is None or len(body.iris) != 1:
                continue
            rest = search_key(self.annotator.text[body.end : mention.end]).split()
            if not self._is_named_alone(body.iris[0], body.start, body.end, mention.end):
                continue  # "the Advisory Committee Act"
            if not rest or rest[0] in self.words.any_of("coordinators", "of"):
                continue  # "the Cable Agency and Reef Program"
            acts = ENT.Organisation in self.discourse.entity(body.iris[0]).types
            if acts and self._is_one_sided(mention.iri, body.iris[0]):
                span = (mention.start, mention.end)
                yield self.say(body.iris[0], ENT.leads, mention.iri, [span], "act-own", _OWNED)

    def _is_named_alone(self, iri: str, start: int, end: int, last: int) -> bool:
        """Whether a body is known, or the document names it elsewhere than in the name it opens."""
        text = self.annotator.text
        if iri not in self.discourse.minted:
            return True
        return text.count(text[start:end]) > text.count(text[start:last])

    def _backed(
        self, owner: Mention, tokens: Sequence[Token], at: int, things: ThingReader
    ) -> Iterator[Statement]:
        """What a party's support goes to: "Valdoria’s support for the Reef Program"."""
        while at < len(tokens) and tokens[at].word in self.words.any_of("vague", "adverbs"):
            at += 1
        backing = phrase_at(tokens, at, self.words.phrases["backing"])
        for thing in things.backed(at + backing) if backing else ():
            iri = self.describer.iri(thing)
            if iri not in ("", owner.iri):
                span = (owner.start, thing.end)
                yield self.say(owner.iri, ENT.supports, iri, [span], "act-backs", _OWNED)

    def _had(self, tokens: Sequence[Token], at: int, things: ThingReader) -> list[Thing]:
        """What "has" says that a party has, each named."""
        sets = self.words.sets
        while at < len(tokens) and tokens[at].word in sets["adverbs"]:
            at += 1
        if at >= len(tokens) or tokens[at].word not in sets["having"]:
            return []
        begin = at + 1
        while begin < len(tokens) and tokens[begin].word in sets["adverbs"]:
            begin += 1
        if begin < len(tokens) and tokens[begin].word == ",":
            closed = (
                i for i in range(begin + 1, min(len(tokens), begin + _INSERTED)) if tokens[i].word == ","
            )
            begin = next(closed, begin) + 1
        return things.after(begin)

    def _owned(self, owner: Mention, things: Sequence[Thing], sure: float) -> Iterator[Statement]:
        for thing in things:
            named = thing.mention is not None and thing.mention.slot == "instrument"
            iri = self.describer.iri(thing) if named or (thing.mention is None and thing.proper) else ""
            if not iri or (thing.mention is not None and thing.mention.antecedent) or thing.session:
                continue
            if thing.mention is None and not self.discourse.entity(iri).kind:
                continue
            if self._is_one_sided(iri, owner.iri):
                span = (owner.start, thing.end)
                yield self.say(owner.iri, ENT.leads, iri, [span], "act-own", sure)

    def _is_one_sided(self, iri: str, owner: str) -> bool:
        """Whether a thing may be one party's own: a programme or a plan that no other is said to share."""
        entity = self.discourse.entity(iri)
        if ENT.Region in self.discourse.entity(owner).types:
            return False
        kind = local(entity.kind) if entity.kind else ""
        others = self.describer.states(iri) | self.discourse.circles.get(iri, frozenset())
        return not others - {owner} and iri != owner and (not kind or kind in mastheads().owned)
