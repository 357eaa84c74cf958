"""From a sentence's mentions to statements: what names prove by themselves, and what wordings announce."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg import iris
from kg.model import Document, Literal, Quote, Statement
from kg.namespaces import EDTF, ENT
from kg.reading.annotation import Annotation, Named
from kg.reading.discourse import Discourse
from kg.reading.encoding import Encoded, encode, without_calls
from kg.reading.grammar import Emission, Grammar, Pattern
from kg.reading.mentions import Mention
from kg.reading.pairing import generic_of, pair_statements
from kg.text import fold
from kg.vocabulary import Vocabulary
from kg.vocabulary.lexicon import Hit

_PERIOD = re.compile(r"\((\d{4})\s*[-–/]\s*(\d{4})\)")
_WITHIN = ("dans le cadre", "au sein", "under", "within", "as part")


class Relater:
    """Makes statements of annotated sentences of one document."""

    def __init__(
        self, document: Document, vocabulary: Vocabulary, grammar: Grammar, discourse: Discourse
    ) -> None:
        self.document = document
        self.vocabulary = vocabulary
        self.grammar = grammar
        self.discourse = discourse
        self.genre = document.genre
        self.text = without_calls(document)

    # -- what a name proves ---------------------------------------------------------------------

    def from_name(self, named: Named) -> Iterator[Statement]:
        """Kind, topics, parties, wholes and period that an instrument's name states."""
        quote = (named.start, named.end)
        entity = self.discourse.entity(named.iri)
        if not self.vocabulary.is_a(entity, ENT.Instrument):
            return
        if entity.kind and named.phrase is not None and ENT.Action not in entity.types:
            yield self.statement(named.iri, ENT.hasKind, entity.kind, [quote], "name-kind", 0.9)
        for hit in named.inside:
            if len(hit.iris) != 1 or any(a <= hit.start and hit.end <= b for _, a, b in named.wholes):
                continue
            other = self.discourse.entity(hit.iris[0])
            if ENT.Topic in other.types and not self.vocabulary.is_broad_term(other.iri):
                yield self.statement(named.iri, ENT.covers, other.iri, [quote], "name-topic", 0.85)
            elif self._is_state(other.iri):
                yield from self._state_in_name(named, hit, quote)
            elif self.vocabulary.is_a(other, ENT.Organisation) and self._owned(named, hit):
                yield self.statement(named.iri, ENT.isPartOf, other.iri, [quote], "name-body", 0.7)
        for whole, start in self._direct_wholes(named):
            link = self.document.text[named.start : start]
            name = "name-within" if any(w in link for w in _WITHIN) else "name-whole"
            yield self.statement(named.iri, ENT.isPartOf, whole, [quote], name, 0.8)
        yield from self._counted(named, quote)
        period = _PERIOD.search(self.document.text, named.start, named.end)
        if period:
            value = Literal(f"{period[1]}/{period[2]}", EDTF)
            yield self.statement(
                named.iri, ENT.periodCovered, value, [quote], "name-period", 0.9, when=value.value
            )

    def _counted(self, named: Named, quote: tuple[int, int]) -> Iterator[Statement]:
        """ "Trilateral dialogue" in a text of three parties: they take part, as the title that names them proves."""
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
        if hit.adjective and self.vocabulary.is_a(entity, ENT.Region) and self._is_far(named, hit):
            return  # "Forum on People of African Descent"
        first = self._joined(named, hit)
        alone = first == hit == self._joined(named, hit, last=True)
        owned = not hit.adjective and self._owned(named, hit)
        club = self.vocabulary.is_a(entity, ENT.Instrument) and not hit.adjective
        listed = named.iri not in self.discourse.minted
        if self.vocabulary.is_a(entity, ENT.Region) and not alone and self._only_regions(named):
            return  # "réunion Asie-Europe" names continents, not parties
        if (self.vocabulary.is_a(entity, ENT.Region) and alone) or (not club and self._meant(named, first)):
            if listed:
                return  # a region in the name of a known programme is part of the name, no more
            yield self.statement(named.iri, ENT.concerns, party, [quote], "name-region", 0.7)
        elif club and (owned or alone):
            if not self._meant(named, hit):
                yield self.statement(named.iri, ENT.isPartOf, party, [quote], "name-club", 0.8)
        elif entity.iri and self._leads(named):
            yield self.statement(party, ENT.chairs, named.iri, [quote], "name-lead", 0.8)
        elif not (owned and alone) and not (hit.adjective and alone):
            sure = 0.8 if hit.adjective else 0.85
            yield self.statement(party, ENT.participatesIn, named.iri, [quote], "name-party", sure)

    def _only_regions(self, named: Named) -> bool:
        """Whether every party a name holds is a region."""
        parties = [h.iris[0] for h in named.inside if len(h.iris) == 1 and self._is_state(h.iris[0])]
        return all(self.vocabulary.is_a(self.discourse.entity(p), ENT.Region) for p in parties)

    def _is_far(self, named: Named, hit: Hit) -> bool:
        """Whether a preposition stands between the head noun of a name and an adjective: it describes something else."""
        if named.phrase is None or hit.start < named.phrase.head[1]:
            return False
        words = re.findall(r"\w+", fold(self.document.text[named.phrase.head[1] : hit.start]))
        return not self.grammar.dangling.isdisjoint(words)

    def _leads(self, named: Named) -> bool:
        """Whether a name's kind says that the party in it leads ("présidence française")."""
        return named.phrase is not None and any(
            iris.local(kind) in self.grammar.led for kind in named.phrase.kinds
        )

    def _joined(self, named: Named, hit: Hit, *, last: bool = False) -> Hit:
        """The first, or last, of the parties a name joins to one of its own ("UE-Japon", "la France et le Japon")."""
        found = hit
        for other in named.inside if last else reversed(named.inside):
            left, right = (found, other) if last else (other, found)
            if left.end > right.start or len(other.iris) != 1 or not self._is_state(other.iris[0]):
                continue
            between = fold(self.document.text[left.end : right.start])
            if all(word in self.grammar.joins for word in re.findall(r"\w+", between)):
                found = other
        return found

    def _meant(self, named: Named, hit: Hit) -> bool:
        """Whether the words before a name inside a name say "on", "for", "in": it is meant, it takes no part."""
        words = re.findall(r"\w+", fold(self.document.text[named.start : hit.start]))
        while words and words[-1] in self.grammar.joins:
            words.pop()
        return not hit.adjective and bool(words) and words[-1] in self.grammar.about

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

    # -- what wordings announce -----------------------------------------------------------------

    def from_wordings(
        self, annotation: Annotation, focus: Mention | None, scopes: Iterable[str] = ("",)
    ) -> list[Statement]:
        """Statements of every pattern that a sentence meets.

        Args:
            annotation: the sentence and its mentions.
            focus: the instrument in focus: the action of a table's row, or what the document is about.
            scopes: which wordings count; some say something about the focus, or about the document,
                in one kind of passage and nowhere else.
        """
        spread = tuple(self.grammar.spread.items())
        encoded = encode(self.text, annotation.start, annotation.end, annotation.mentions, spread)
        found: list[Statement] = []
        for pattern in (p for p in self.grammar.patterns if p.scope in scopes):
            for match in pattern.regex.finditer(encoded.text):
                generic = generic_of(encoded, match, pattern, focus)
                if generic is not None:
                    found += pair_statements(self, encoded, match, pattern, generic, focus)
                    continue
                for emission in pattern.emissions:
                    found += self._emit(encoded, match, pattern, emission, focus)
        return found

    def _emit(
        self,
        encoded: Encoded,
        match: re.Match[str],
        pattern: Pattern,
        emission: Emission,
        focus: Mention | None,
    ) -> Iterator[Statement]:
        subjects = self.side(encoded, match, pattern, emission.subject, focus)
        objects = self.side(encoded, match, pattern, emission.object, focus)
        when = self.when(encoded, match, pattern)
        first = encoded.span(match.start(), match.end())[0]
        for subject in subjects:
            for thing in objects:
                used = [m for m in (subject, thing) if m.start >= 0] + ([when] if when is not None else [])
                inside = [m for m in used if annotation_covers(encoded, m)]
                hull = (
                    min([self._first_word(first), *(m.start for m in inside)]),
                    max(m.end for m in inside) if inside else first,
                )
                antecedents = [span for m in used for span in m.antecedent]
                quotes = [hull, *(s for s in antecedents if not hull[0] <= s[0] < hull[1])]
                for left in (
                    (subject.iris or (self.document_iri,)) if subject.start >= 0 else (self.document_iri,)
                ):
                    yield from self._pairs(left, thing, quotes, pattern, emission, when)

    def _is_open(self, predicate: str, value: Literal) -> bool:
        """Whether a period without an end would date an event: "since the 2022 summit" dates what followed."""
        return ".." in value.value and self.vocabulary.predicate(predicate) != ENT.timetable

    def _first_word(self, start: int) -> int:
        """Where the first word begins at or after a place: marks of a list or of emphasis prove nothing."""
        while not self.document.text[start].isalnum() and self.document.text[start] in "*_ \n\t·-":
            start += 1
        return start

    def _pairs(
        self,
        left: str,
        thing: Mention,
        quotes: list[tuple[int, int]],
        pattern: Pattern,
        emission: Emission,
        when: Mention | None,
    ) -> Iterator[Statement]:
        values: Sequence[str | Literal] = (
            (Literal(thing.value, EDTF),) if thing.slot == "date" else thing.iris
        )
        for value in values:
            if value == left or (isinstance(value, Literal) and self._is_open(emission.predicate, value)):
                continue
            yield self.statement(
                left,
                self.vocabulary.predicate(emission.predicate),
                value,
                quotes,
                pattern.id,
                pattern.confidence,
                status=emission.status or pattern.status,
                when=when.value if when is not None else "",
            )

    @property
    def document_iri(self) -> str:
        """IRI of the document being read."""
        return iris.document(self.document.id)

    def side(
        self, encoded: Encoded, match: re.Match[str], pattern: Pattern, name: str, focus: Mention | None
    ) -> list[Mention]:
        """The mentions a side of an emission stands for."""
        if name == "document":
            return [Mention(-1, -1, "instrument", (self.document_iri,))]
        if name == "focus":
            return [focus] if focus is not None else []
        if name == "last":
            known = self.discourse.known[-1:]
            return [Mention(*k.span, "instrument", (k.iri,), antecedent=(k.span,)) for k in known]
        if name == "previous":
            return list(self.discourse.previous_topics)
        start, end = match.span(name)
        if start < 0 and name == pattern.when:
            when = self.when(encoded, match, pattern)
            return [when] if when is not None else []
        if start < 0:
            return []
        found = encoded.within(start, end, pattern.slots[name])
        named = (m for mention in found for m in (mention, *mention.members))
        wanted = pattern.only.get(name, "")
        return [m for m in named if not wanted or self._all_are(m, wanted)]

    def _all_are(self, mention: Mention, cls: str) -> bool:
        """Whether everything a mention may name has a class."""
        return all(self.vocabulary.is_a(self.discourse.entity(iri), cls) for iri in mention.iris)

    @staticmethod
    def when(encoded: Encoded, match: re.Match[str], pattern: Pattern) -> Mention | None:
        """The date a pattern names, else the sentence's only date when the pattern wants one."""
        if not pattern.when:
            return None
        for name in (pattern.when, "E"):
            if name in pattern.slots and match.span(name)[0] >= 0:
                return encoded.within(*match.span(name), ("date",))[0]
        dates = [m for m in encoded.mentions if m.slot == "date"]
        return dates[0] if len(dates) == 1 else None

    # -- statements -----------------------------------------------------------------------------

    def statement(
        self,
        subject: str,
        predicate: str,
        thing: str | Literal,
        spans: Iterable[tuple[int, int]],
        method: str,
        confidence: float,
        *,
        status: str = "",
        when: str = "",
        derived: bool = False,
    ) -> Statement:
        """A statement of this document, its participation narrowed to what the instrument is."""
        if predicate == ENT.participatesIn and isinstance(thing, str):
            predicate = self._participation(thing)
        quotes = [Quote(a, b, self.document.text[a:b]) for a, b in outermost(spans)]
        return Statement(
            document=self.document.id,
            subject=subject,
            predicate=predicate,
            object=thing,
            quotes=tuple(quotes),
            status=status,
            when=when,
            speakers=tuple(sorted(self.document.speakers)),
            method=f"{self.genre}/{method}",
            confidence=confidence,
            derived=derived,
        )

    def _participation(self, iri: str) -> str:
        entity = self.discourse.entity(iri)
        if self.vocabulary.is_a(entity, ENT.Meeting):
            return ENT.attends
        return ENT.isPartyTo if self.vocabulary.is_a(entity, ENT.Agreement) else ENT.participatesIn


def annotation_covers(encoded: Encoded, mention: Mention) -> bool:
    """Whether a mention stands in the sentence itself."""
    return encoded.origin[0] <= mention.start and mention.end <= encoded.origin[-1]


def outermost(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans that no other contains, sorted: a passage proves what its parts prove.

    >>> outermost([(5, 9), (0, 10), (20, 22)])
    [(0, 10), (20, 22)]
    """
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(spans), key=lambda s: (s[0], -s[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept
