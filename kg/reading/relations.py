"""From a sentence's mentions to statements: what its wordings announce."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg import iris
from kg.model import Document, Literal, Quote, Statement
from kg.namespaces import EDTF, ENT
from kg.reading.annotation import Annotation
from kg.reading.discourse import Discourse
from kg.reading.encoding import CALL, Encoded, encode, without_calls
from kg.reading.grammar import Grammar
from kg.reading.mentions import Mention
from kg.reading.name_statements import NameStatements
from kg.reading.pairing import generics_of, pair_statements
from kg.reading.patterns import Emission, Pattern
from kg.reading.slots import slot_of
from kg.vocabulary import Vocabulary

# A sentence longer than this, encoded, is tried piece by piece.
_LONGEST = 1200
# A piece is no shorter than this, and holds about so many mentions where they are crowded.
_SHORTEST = 200
_MOST = 80
# An article right before a name, which is no longer than this.
_ARTICLE = re.compile(r"\b(?:[Ll]['’]|[Ll](?:a|e|es)\s)\Z")
_ARTICLE_FIRST = re.compile(r"[Ll]['’]|[Ll](?:a|e|es)\s")
_ARTICLES = 5
# A description ends here, when it has named the partners.
_NAME_ENDS = re.compile(r"\s*[,(]")


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
        self.speakers = tuple(sorted(document.speakers))
        self.text = without_calls(document)
        self.names = NameStatements(document, vocabulary, grammar, discourse, self.statement)

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
        patterns = self.grammar.fitting(tuple(scopes), frozenset([m.slot for m in annotation.mentions]))
        if not patterns:
            return []
        spread = tuple(self.grammar.spread.items())
        encoded = encode(self.text, annotation.start, annotation.end, annotation.mentions, spread)
        # Mentions are what a wording may begin with: the more there are, the shorter the pieces.
        crowded = len(encoded.text) * _MOST // max(len(encoded.mentions), 1)
        longest = max(_SHORTEST, min(_LONGEST, crowded))
        found: list[Statement] = []
        for pattern in patterns.fitting(encoded.text):
            for match in _matches(pattern, encoded.text, longest):
                generics = generics_of(encoded, match, pattern, focus)
                for generic in generics:
                    found += pair_statements(self, encoded, match, pattern, generic, focus)
                if generics:
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
                    self._first_word(encoded.opening(min([first, *(m.start for m in inside)]))),
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

    def _is_body(self, predicate: str, value: str | Literal) -> bool:
        """Whether a body stands where a place should: "au Quai des Câbles" may be a ministry's other name."""
        if isinstance(value, Literal) or self.vocabulary.predicate(predicate) != ENT.isLocatedIn:
            return False
        return ENT.Organisation in self.discourse.entity(value).types

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
            if self._is_body(emission.predicate, value):
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
        if name == "new":
            return [self._unnamed(encoded, match, pattern)]
        if name == "last":
            known = self.discourse.known[-1:]
            last = (Mention(*k.span, "instrument", (k.iri,), antecedent=(k.span,)) for k in known)
            return [m for m in last if name not in pattern.only or self._all_are(m, pattern.only[name])]
        if name == "previous":
            return self.discourse.previous_topics
        start, end = match.span(name) if name in pattern.slots else (-1, -1)
        if start < 0 and name == pattern.when:
            when = self.when(encoded, match, pattern)
            return [when] if when is not None else []
        if start < 0:
            return []
        found = encoded.within(start, end, pattern.slots[name])
        named = (m for mention in found for m in (mention, *mention.members) if m.slot in pattern.slots[name])
        wanted = pattern.only.get(name, "")
        return [m for m in named if not wanted or self._all_are(m, wanted)]

    def _unnamed(self, encoded: Encoded, match: re.Match[str], pattern: Pattern) -> Mention:
        """What a wording describes without naming it: its name is the description, up to a comma or bracket."""
        assert pattern.unnamed is not None
        start, end = encoded.span(*match.span(pattern.unnamed.words))
        stop = _NAME_ENDS.search(self.text, end, encoded.span(match.start(), match.end())[1])
        last = stop.start() if stop else encoded.span(match.start(), match.end())[1]
        last = end if pattern.unnamed.short else last
        name = f"{pattern.unnamed.noun} {self.text[start:last].replace(CALL, '')}"
        if pattern.unnamed.of:
            whose = encoded.span(*match.span(pattern.unnamed.of))
            name = f"{pattern.unnamed.noun} {self._owner(*whose)} {self.text[start:last].replace(CALL, '')}"
        return Mention(start, last, "instrument", (self.discourse.describe(name, pattern.unnamed.cls),))

    def _owner(self, start: int, end: int) -> str:
        """Whose something is, with "of" and the article before its name: "de l’Agence", "du Kenya"."""
        article = _ARTICLE.search(self.text, max(0, start - _ARTICLES), start)
        begin = article.start() if article is not None else start
        opening = _ARTICLE_FIRST.match(self.text, begin, end)
        first = self.text[begin : opening.end()].lower() if opening is not None else ""
        written = f"de {first}{self.text[begin + len(first) : end]}"
        for contracted, spread in self.grammar.spread.items():
            if spread.startswith("de ") and written.startswith(f"{spread} "):
                return contracted + written[len(spread) :]
        return written

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
        # Who is meant without being named stands nowhere.
        shown = outermost((start, end) for start, end in spans if start < end)
        quotes = [Quote(a, b, self.document.text[a:b]) for a, b in shown]
        return Statement(
            document=self.document.id,
            subject=subject,
            predicate=predicate,
            object=thing,
            quotes=tuple(quotes),
            status=status,
            when=when,
            speakers=self.speakers,
            method=f"{self.genre}/{method}",
            confidence=confidence,
            derived=derived,
        )

    def slot(self, iri: str) -> str:
        """The slot of a mention of an entity the document may name."""
        return slot_of(self.vocabulary, self.discourse.entity(iri))

    def _participation(self, iri: str) -> str:
        entity = self.discourse.entity(iri)
        if self.vocabulary.is_a(entity, ENT.Meeting):
            return ENT.attends
        return ENT.isPartyTo if self.vocabulary.is_a(entity, ENT.Agreement) else ENT.participatesIn


def _matches(pattern: Pattern, text: str, longest: int) -> Iterator[re.Match[str]]:
    """Where a sentence meets a pattern; one of unusual length is tried piece by piece.

    A wording may look ahead as far as its sentence goes, so that the time of a text without full stops
    would grow with its square.
    """
    start = 0
    while start < len(text):
        end = len(text)
        if end - start > longest:
            end = text.rfind(" ", start, start + longest) + 1 or start + longest
        yield from pattern.regex.finditer(text, start, end)
        start = end


def annotation_covers(encoded: Encoded, mention: Mention) -> bool:
    """Whether a mention stands in the sentence itself."""
    return encoded.origin[0] <= mention.start and mention.end <= encoded.origin[-1]


def outermost(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans that no other contains, sorted: a passage proves what its parts prove.

    >>> outermost([(5, 9), (0, 10), (20, 22)])
    [(0, 10), (20, 22)]
    """
    spans = list(spans)
    if len(spans) == 1:
        return spans
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(spans), key=lambda s: (s[0], -s[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept
