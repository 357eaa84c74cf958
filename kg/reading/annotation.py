"""From a sentence to its mentions: names, instruments, topics, places and dates, each resolved as far as it can be.

Here stands the order in which they are looked for, and which of two that meet is kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.issues import Issue
from kg.model import Document
from kg.reading.act_words import act_words
from kg.reading.apposed_officials import ApposedOfficials
from kg.reading.bodies import BodyFinder
from kg.reading.brackets import Brackets
from kg.reading.called import apposed, defined
from kg.reading.dates import find_dates
from kg.reading.defined_terms import DefinedTerms
from kg.reading.discourse import Discourse
from kg.reading.encoding import without_calls
from kg.reading.foreseen import foreseen
from kg.reading.grammar import Grammar
from kg.reading.instruments import noun_phrases
from kg.reading.known_names import KnownNames
from kg.reading.mentions import Mention, free, meets
from kg.reading.naming import Named, Namer
from kg.reading.naming_phrases import naming_phrases
from kg.reading.officials import OfficialFinder
from kg.reading.owners import Belonging, absorb
from kg.reading.phrasing import phrasing
from kg.reading.pointing_back import PointingBack
from kg.reading.series_mentions import SeriesFinder
from kg.reading.slots import Slots
from kg.vocabulary import Vocabulary
from kg.vocabulary.lexicon import Hit, Lexicon

# A word of fewer letters names no instrument alone.
_SHORTEST = 4
_ACRONYM = re.compile(r"\s*\(\s*(?P<acronym>[A-Z][A-Z&-]{1,9})\s*\)")


@dataclass(frozen=True, slots=True)
class Annotation:
    """A sentence with its mentions."""

    start: int
    end: int
    mentions: tuple[Mention, ...]
    named: tuple[Named, ...]
    issues: tuple[Issue, ...]
    belongings: tuple[Belonging, ...] = ()
    names: tuple[Hit, ...] = ()


class Annotator:
    """Finds the mentions of a document's sentences, one after the other, as its discourse unfolds."""

    def __init__(
        self, document: Document, vocabulary: Vocabulary, grammar: Grammar, names: Lexicon, heads: Lexicon
    ) -> None:
        self.document = document
        self.grammar = grammar
        self.names = names
        self.heads = heads
        idle = grammar.counts.keys() | grammar.before | grammar.circle
        if grammar.connectors:  # "agreement between A and B" is the "A-B Agreement"
            idle |= grammar.pairing | grammar.determiners | grammar.coordinators
        praise = phrasing(document.language)["evaluative"]
        self.discourse = discourse = Discourse(document, vocabulary, idle, praise)
        self.text = text = without_calls(document)
        slots = Slots(vocabulary, discourse)
        self.namer = Namer(text, vocabulary, grammar, discourse, slots)
        self.series = SeriesFinder(text, grammar, discourse, slots)
        self.known_names = KnownNames(document, text, grammar, names, slots)
        self.brackets = Brackets(text, grammar, discourse)
        words = act_words(document.language)
        self.pointing_back = PointingBack(document, text, grammar, heads, words, discourse)
        self.companies = words.sets["companies"] if words is not None else frozenset()
        self.bodies: BodyFinder | None = None
        self.officials: OfficialFinder | None = None
        self.terms = DefinedTerms(text, words) if words is not None else None
        if words is not None:
            self.bodies = BodyFinder(document, text, vocabulary, grammar, words, discourse)
            officials = ApposedOfficials if words.head_first else OfficialFinder
            self.officials = officials(document, text, vocabulary, words, discourse)
            for first, last in foreseen(text) if words.head_first else ():
                self.bodies.find(first, last, self.known_names.find(first, last))

    def annotate(self, start: int, end: int) -> Annotation:
        """The mentions of ``document.text[start:end]``, sorted and not overlapping."""
        hits = self._hits(start, end)
        phrases = noun_phrases(self.text, start, end, self.heads, self.grammar, hits)
        phrases = naming_phrases(self.text, phrases, hits, self.grammar, self.discourse)
        instruments, told = self.namer.instruments(phrases, hits)
        self._keep_acronyms(told)
        mentions = [*free(self._dates(start, end), instruments), *instruments]
        mentions += free(self.series.mentions(phrases, hits), mentions)
        if self.terms is not None:
            mentions += free(self.terms.find(start, end), mentions)
        mentions += free(self.pointing_back.find(start, end), mentions)
        named, issues = self.known_names.mentions(start, hits, mentions)
        mentions = sorted([*mentions, *named], key=lambda m: m.start)
        folded = self.brackets.folded(mentions, end)
        kept, belongings = absorb(self.text, folded, self.discourse, self.companies)
        belongings += self.bodies.belonging(start, end) if self.bodies is not None else []
        if self.terms is not None:
            self.terms.learn(kept, end)
        return Annotation(start, end, tuple(kept), tuple(told), tuple(issues), tuple(belongings), tuple(hits))

    def _own_name(self, named: Named) -> str:
        """The one word that names an instrument after its head noun: "Récif" of 'le programme « Récif »'."""
        if named.phrase is None or named.inside or self.grammar.connectors:
            return ""
        name = self.text[named.phrase.head[1] : named.end].strip('«»“”" \u00a0\u202f')
        single = name.isalpha() and name[:1].isupper() and len(name) >= _SHORTEST
        return name if single else ""

    def issue(self, start: int, end: int, kind: str, message: str) -> Issue:
        """An issue of this document."""
        return Issue(self.document.id, start, end, kind, message, self.document.text[start:end])

    def _hits(self, start: int, end: int) -> list[Hit]:
        """The names in a sentence: those of the lexicon, and of officials and bodies no list knows."""
        hits = self.known_names.find(start, end)
        if self.bodies is None or self.officials is None:
            return hits
        named = self.officials.find(start, end, hits)
        bodies = self.bodies.find(start, end, hits)
        known = set(hits)
        return sorted([*(b for b in bodies if b in known or not meets(b, named)), *named])

    def _dates(self, start: int, end: int) -> list[Mention]:
        return [
            Mention(start + d.start, start + d.end, "date", value=d.edtf)
            for d in find_dates(self.text[start:end], self.document.language, self.document.date)
            if d.edtf  # a recurrence ("annuelle") dates nothing
        ]

    def _keep_acronyms(self, told: Sequence[Named]) -> None:
        """Let letters stand for the instrument they shorten, not for a body: "the Cable Initiative (CI) Summit"."""
        if self.bodies is None:
            return
        for named in told:
            short = named.phrase.acronym if named.phrase is not None else ""
            short = short if short.isupper() else self._own_name(named)
            if short:
                self.bodies.acronyms.setdefault(short, named.iri)
            other = apposed(self.text, named.end, self.grammar.alternatives)
            if other is not None:
                self.bodies.acronyms.setdefault(self.text[slice(*other)], named.iri)
            word = defined(self.text, named.start, named.end, self.grammar.determiners)
            if word:
                self.bodies.acronyms.setdefault(word, named.iri)
            for whole, _, last in named.wholes:
                inside = _ACRONYM.match(self.text, last, named.end)
                if inside is not None:
                    self.bodies.acronyms.setdefault(inside["acronym"], whole)
