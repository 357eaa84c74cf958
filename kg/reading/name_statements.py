"""What the name of an instrument proves by itself: its kind, topics, parties, wholes and period."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg import iris
from kg.model import Document, Literal, Statement
from kg.namespaces import EDTF, ENT, XSD
from kg.reading.circles import Circle, circle_of, in_circle
from kg.reading.discourse import Discourse
from kg.reading.grammar import Grammar
from kg.reading.name_topics import NameTopics
from kg.reading.naming import Named
from kg.text import fold
from kg.vocabulary import Vocabulary
from kg.vocabulary.lexicon import Hit

_PERIOD = re.compile(r"\((\d{4})\s*[-–/]\s*(\d{4})\)")
_YEAR_AFTER = re.compile(r"\s+de (?P<year>(?:19|20)\d{2})\b(?!\s*[-–/à])")
_PROPER_BEFORE = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ]+\s\Z")
_WORD = 20
_DASHES = ("-", "–", "‑")


class NameStatements:
    """Makes the statements that names of one document prove."""

    def __init__(
        self,
        document: Document,
        vocabulary: Vocabulary,
        grammar: Grammar,
        discourse: Discourse,
        statement: Callable[..., Statement],
    ) -> None:
        self.document = document
        self.vocabulary = vocabulary
        self.grammar = grammar
        self.discourse = discourse
        self.statement = statement
        # Names the topics that no list has; None where only those of the scheme count.
        self.topics: NameTopics | None = None

    def from_name(self, named: Named) -> Iterator[Statement]:
        """Kind, topics, parties, wholes and period that an instrument's name states."""
        quote = (named.start, named.end)
        entity = self.discourse.entity(named.iri)
        if not self.vocabulary.is_a(entity, ENT.Instrument):
            return
        if entity.kind and named.phrase is not None and ENT.Action not in entity.types:
            yield self.statement(named.iri, ENT.hasKind, entity.kind, [quote], "name-kind", 0.9)
        circle = (
            circle_of(self.document.text, named.phrase, named.inside, self.grammar)
            if named.phrase is not None
            else None
        )
        for hit in named.inside:
            if circle is not None and circle.start < hit.start < circle.end:
                yield from self._in_circle(named, hit, circle)
                continue
            if len(hit.iris) != 1 or any(a <= hit.start and hit.end <= b for _, a, b in named.wholes):
                continue
            other = self.discourse.entity(hit.iris[0])
            if ENT.Topic in other.types:
                if not self.vocabulary.is_broad_term(other.iri) or self._asked(named, hit):
                    yield self.statement(named.iri, ENT.covers, other.iri, [quote], "name-topic", 0.85)
            elif self._is_state(other.iri):
                yield from self._state_in_name(named, hit, quote)
            elif ENT.Place in other.types and self.vocabulary.is_a(entity, ENT.Meeting):
                if not self._meant(named, hit):
                    yield self.statement(named.iri, ENT.isLocatedIn, other.iri, [quote], "name-place", 0.75)
            elif self.vocabulary.is_a(other, ENT.Organisation) and self._owned(named, hit):
                leads = self._leads(named)
                if leads and self._is_post(named):
                    yield self.statement(named.iri, ENT.isPartOf, other.iri, [quote], "name-body", 0.7)
                elif leads:
                    yield self.statement(other.iri, leads, named.iri, [quote], "name-lead", 0.75)
                else:
                    yield self.statement(named.iri, ENT.isPartOf, other.iri, [quote], "name-body", 0.7)
        if self.topics is not None and named.phrase is not None and named.iri in self.discourse.minted:
            head = named.phrase.head
            for topic, listed in self.topics.topics((named.start, named.end), head, named.inside, circle):
                sure = 0.85 if listed else 0.7
                yield self.statement(named.iri, ENT.covers, topic, [quote], "name-words", sure)
        for whole, start in self._direct_wholes(named):
            if self._is_same(named, whole):
                continue
            link = self.document.text[named.start : start]
            name = "name-within" if any(w in link for w in self.grammar.within) else "name-whole"
            yield self.statement(named.iri, ENT.isPartOf, whole, [quote], name, 0.8)
        yield from self._counted(named, quote)
        yield from self._recurring(named)
        yield from self._of_year(named)
        period = _PERIOD.search(self.document.text, named.start, named.end)
        if period:
            value = Literal(f"{period[1]}/{period[2]}", EDTF)
            yield self.statement(
                named.iri, ENT.periodCovered, value, [quote], "name-period", 0.9, when=value.value
            )

    def _of_year(self, named: Named) -> Iterator[Statement]:
        """From when a text is, said by a year after its name: "la stratégie de cybersécurité de 2023"."""
        year = _YEAR_AFTER.match(self.document.text, named.end) if not self.grammar.connectors else None
        if year is not None:
            value = Literal(year["year"], EDTF)
            span = [(named.start, year.end())]
            yield self.statement(named.iri, ENT.date, value, span, "name-year", 0.8, when=value.value)

    def _in_circle(self, named: Named, hit: Hit, circle: Circle) -> Iterator[Statement]:
        """A party that a name is between takes part; nothing else stands there, but for whose a body is."""
        if len(hit.iris) != 1 or not in_circle(hit, circle.parties):
            return
        if self.vocabulary.is_a(self.discourse.entity(hit.iris[0]), ENT.Party):
            quote = [(named.start, named.end)]
            yield self.statement(hit.iris[0], ENT.participatesIn, named.iri, quote, "name-party", 0.85)
        for owner, body in circle.owners:
            if body == hit and len(owner.iris) == len(body.iris) == 1 and self._is_body(owner.iris[0]):
                span = [(owner.start, body.end)]
                yield self.statement(body.iris[0], ENT.isPartOf, owner.iris[0], span, "belonging", 0.8)

    def _is_body(self, iri: str) -> bool:
        types = self.discourse.entity(iri).types
        return ENT.Organisation in types and ENT.Grouping not in types

    def _recurring(self, named: Named) -> Iterator[Statement]:
        """How often what is named takes place, said in its name or by the word before it."""
        before = self.document.text[max(0, named.start - _WORD) : named.start].split()[-1:]
        inside = self.document.text[named.start : named.end].split()
        start = self.document.text.rfind(before[0], 0, named.start) if before else named.start
        for word in (*before, *inside):
            if fold(word).strip() in self.grammar.recurring:
                # The word before may end in a mark ("annual “Dialogue"): then it does not stand where it was sought.
                at = self.document.text.find(word, max(0, start), named.end)
                span = (min(at, named.start) if at >= 0 else named.start, named.end)
                value = Literal(word, XSD.string)
                yield self.statement(named.iri, ENT.timetable, value, [span], "name-recurring", 0.8)

    def _counted(self, named: Named, quote: tuple[int, int]) -> Iterator[Statement]:
        """Who takes part in a "trilateral dialogue" of a text of three parties, as its title proves."""
        words = fold(self.document.text[named.start : named.end]).split()
        parties = self.discourse.parties
        outside = any(self._is_state(i) for h in named.inside for i in h.iris if not h.adjective)
        if outside or len(parties) not in {self.grammar.counts[w] for w in words if w in self.grammar.counts}:
            return
        for party in parties:
            spans = [*self.discourse.title, quote]
            yield self.statement(party, ENT.participatesIn, named.iri, spans, "name-counts", 0.75)

    def _state_in_name(self, named: Named, hit: Hit, quote: tuple[int, int]) -> Iterator[Statement]:
        """A state or club in a name: "UE-Japon" takes part, "du G7" owns, "pour l'Arctique" is meant.

        A name of one's own proves better than an adjective. A region that stands alone takes no part
        in anything, and a club that stands alone ("accord IPEF") is the whole, not a party.
        """
        party = hit.iris[0]
        entity = self.discourse.entity(party)
        if iris.local(self.discourse.entity(named.iri).kind) in self.grammar.unilateral:
            return
        if self.vocabulary.is_a(entity, ENT.Region) and (
            self._is_far(named, hit) if hit.adjective else self._is_apposed(named, hit)
        ):
            return  # "Forum on People of African Descent", "Équipe Europe"
        first = self._joined(named, hit)
        alone = first == hit == self._joined(named, hit, last=True)
        owned = not hit.adjective and self._owned(named, hit)
        club = self.vocabulary.is_a(entity, ENT.Instrument) and not hit.adjective
        listed = named.iri not in self.discourse.minted
        if self.vocabulary.is_a(entity, ENT.Region) and not alone and self._only_regions(named):
            return  # "réunion Asie-Europe" names continents, not parties
        both = not self.vocabulary.is_a(entity, ENT.Region) and self._is_hyphenated(named, hit)
        if (self.vocabulary.is_a(entity, ENT.Region) and alone) or (
            not club and not both and self._meant(named, first)
        ):
            if listed:
                return  # a region in the name of a known programme is part of the name, no more
            yield self.statement(named.iri, ENT.concerns, party, [quote], "name-region", 0.7)
        elif club and (owned or alone or self._meant(named, first)):
            if not self._meant(named, first):
                yield self.statement(named.iri, ENT.isPartOf, party, [quote], "name-club", 0.8)
        elif alone and not club and self._leads(named):
            yield self.statement(party, self._leads(named), named.iri, [quote], "name-lead", 0.75)
        elif not (owned and alone) and not (hit.adjective and alone):
            sure = 0.8 if hit.adjective else 0.85
            yield self.statement(party, ENT.participatesIn, named.iri, [quote], "name-party", sure)

    def _is_hyphenated(self, named: Named, hit: Hit) -> bool:
        """Whether a dash joins a state to another: "a framework for the A-B agreement" is between both."""
        text = self.document.text
        return any(
            text[min(hit.end, h.end) : max(hit.start, h.start)].strip() in _DASHES
            for h in named.inside
            if h != hit and len(h.iris) == 1 and self._is_state(h.iris[0])
        )

    def _only_regions(self, named: Named) -> bool:
        """Whether every party a name holds is a region."""
        parties = [h.iris[0] for h in named.inside if len(h.iris) == 1 and self._is_state(h.iris[0])]
        return all(self.vocabulary.is_a(self.discourse.entity(p), ENT.Region) for p in parties)

    def _is_far(self, named: Named, hit: Hit) -> bool:
        """Whether a preposition stands between a name's head noun and an adjective, which says what it is on."""
        if named.phrase is None or hit.start < named.phrase.head[1]:
            return False
        words = re.findall(r"\w+", fold(self.document.text[named.phrase.head[1] : hit.start]))
        return not self.grammar.dangling.isdisjoint(words)

    def _is_apposed(self, named: Named, hit: Hit) -> bool:
        """Whether a capitalised word stands right before a region, which then is part of a name of something else."""
        return _PROPER_BEFORE.search(self.document.text, named.start, hit.start) is not None

    def _is_post(self, named: Named) -> bool:
        """Whether a name is of who presides, so that "of" says over what: "la présidence du Conseil"."""
        kinds = named.phrase.kinds if named.phrase is not None else ()
        return not self.grammar.posts.isdisjoint(map(iris.local, kinds))

    def _leads(self, named: Named) -> str:
        """The property that says a party in a name leads, by the name's kind ("présidence française"); or empty."""
        kinds = named.phrase.kinds if named.phrase is not None else ()
        led = [self.grammar.led[k] for k in map(iris.local, kinds) if k in self.grammar.led]
        return self.vocabulary.predicate(led[0]) if led else ""

    def _joined(self, named: Named, hit: Hit, *, last: bool = False) -> Hit:
        """The first, or last, of the parties a name joins to one of its own ("UE-Japon", "la France et le Japon")."""
        found = hit
        for other in named.inside if last else reversed(named.inside):
            left, right = (found, other) if last else (other, found)
            if left.end > right.start or len(other.iris) != 1 or not self._is_state(other.iris[0]):
                continue
            between = fold(self.document.text[left.end : right.start])
            if not self.document.text[left.end : right.start].strip():
                continue  # "U.S. Indo-Pacific Strategy": one owns it, the other is meant
            if all(word in self.grammar.joins for word in re.findall(r"\w+", between)):
                found = other
        return found

    def _meant(self, named: Named, hit: Hit) -> bool:
        """Whether the words before a name inside a name say "on", "for", "in": it is meant, it takes no part."""
        words = re.findall(r"\w+", fold(self.document.text[named.start : hit.start]))
        while words and words[-1] in self.grammar.joins:
            words.pop()
        return not hit.adjective and bool(words) and words[-1] in self.grammar.about

    def _asked(self, named: Named, hit: Hit) -> bool:
        """Whether a name says "on", or "in the field of", before a topic or the list of topics it stands in."""
        text, start = self.document.text, hit.start
        while True:
            words = re.findall(r"\w+", fold(text[named.start : start]))
            while words and words[-1] in self.grammar.joins:
                words.pop()
            if words and words[-1] in self.grammar.on:
                return True
            if len(words) > 1 and words[-2] in self.grammar.domain and words[-1] in self.grammar.dangling:
                return True
            before = [h for h in named.inside if h.end < start and self._joins(text[h.end : start])]
            if not before:
                return False
            start = before[-1].start

    def _joins(self, between: str) -> bool:
        """Whether nothing but articles and "and" stands between two names."""
        return all(word in self.grammar.joins for word in re.findall(r"\w+", fold(between)))

    def _is_same(self, named: Named, whole: str) -> bool:
        """Whether a name adds but a head noun to one that it begins with: "the Cable Pact initiative"."""
        end = next((b for iri, a, b in named.wholes if iri == whole and a == named.start), 0)
        rest = self.document.text[end : named.end] if end else ""
        return bool(rest) and len(re.findall(r"\w+", re.sub(r"\([^)]*\)", "", rest))) == 1

    def _owned(self, named: Named, hit: Hit) -> bool:
        """Whether the words before a name inside a name say "of": the whole it belongs to, or whose it is."""
        before = self.document.text[named.start : hit.start].replace("’", "'").lower()
        return before.endswith(self.grammar.possessives)

    @staticmethod
    def _direct_wholes(named: Named) -> Iterator[tuple[str, int]]:
        """The outermost instruments inside a name, with where they start: those inside them are theirs."""
        for whole, start, end in named.wholes:
            if not any((a, b) != (start, end) and a <= start and end <= b for _, a, b in named.wholes):
                yield whole, start

    def _is_state(self, iri: str) -> bool:
        entity = self.discourse.entity(iri)
        return any(self.vocabulary.is_a(entity, cls) for cls in (ENT.Territory, ENT.Region)) or (
            self.vocabulary.is_a(entity, ENT.Grouping)
        )
