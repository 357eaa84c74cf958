"""What belongs to a name beside which it stands: a list in brackets, members of a club, a body of an owner."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Document, Statement
from kg.namespaces import ENT
from kg.reading.annotation import Annotation
from kg.reading.relations import Relater
from kg.text import search_key

# Names in brackets that make a list of members.
_FEWEST = 2


class BelongingReader:
    """Says of one document's names what belongs to them."""

    def __init__(self, document: Document, relater: Relater) -> None:
        self.document = document
        self.vocabulary = relater.vocabulary
        self.grammar = relater.grammar
        self.discourse = relater.discourse
        self.say = relater.statement

    def read(self, annotation: Annotation) -> Iterable[Statement]:
        """What belongs to the names of a sentence."""
        yield from self._brackets(annotation)
        for b in annotation.belongings:
            yield self.say(b.part, ENT.isPartOf, b.whole, [b.span], "belonging", 0.8)
        yield from self._circles(annotation)

    def _brackets(self, annotation: Annotation) -> Iterable[Statement]:
        """What stands in brackets after a name belongs to it: directorates of a ministry, members of a club."""
        for mention in annotation.mentions:
            if mention.slot == "series":
                continue  # its members are what its head noun is about
            grouping = bool(mention.members) and self.vocabulary.is_a(
                self.discourse.entity(mention.iri), ENT.Grouping
            )
            predicate = ENT.isMemberOf if grouping else ENT.isPartOf
            for member in mention.members:
                spans = [(mention.start, member.end)]
                if member.slot == "place":
                    spans = [(mention.start, mention.end)]
                    yield self.say(mention.iri, ENT.isLocatedIn, member.iri, spans, "brackets-place", 0.8)
                else:
                    yield self.say(member.iri, predicate, mention.iri, spans, "brackets", 0.85)

    def _circles(self, annotation: Annotation) -> Iterable[Statement]:
        """A name that ends with a club and a list in brackets: the listed are its members, and take part as such."""
        text = self.document.text
        for named in annotation.named:
            club = next((h for h in named.inside if h.end == named.end and len(h.iris) == 1), None)
            if club is None or not self.vocabulary.is_a(self.discourse.entity(club.iris[0]), ENT.Grouping):
                continue
            opening = text.find("(", named.end, named.end + 2)
            closing = text.find(")", opening, annotation.end)
            listed = [
                m
                for m in annotation.mentions
                if 0 < opening < m.start < closing and m.slot == "party" and m.iri
            ]
            if len(listed) < _FEWEST:
                continue
            words = search_key(text[named.start : named.end]).split()
            each = not self.grammar.circle.isdisjoint(words)
            for member in listed:
                span = (club.start, member.end)
                yield self.say(member.iri, ENT.isMemberOf, club.iris[0], [span], "brackets", 0.85)
                if each:
                    span = (named.start, member.end)
                    yield self.say(member.iri, ENT.participatesIn, named.iri, [span], "brackets-each", 0.8)
