"""From a sentence to its mentions: names, instruments, topics, places and dates, each resolved as far as it can be.

Ambiguous names stay ambiguous unless the sentence says whose side is meant
("côté français", "la délégation japonaise"); they are reported, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.issues import Issue
from kg.model import Document
from kg.namespaces import ENT
from kg.reading.brackets import bracketed
from kg.reading.dates import find_dates
from kg.reading.discourse import Discourse, Known
from kg.reading.encoding import without_calls
from kg.reading.grammar import Grammar
from kg.reading.instruments import NounPhrase, noun_phrases
from kg.reading.mentions import Mention
from kg.text import fold, search_key
from kg.vocabulary import Vocabulary
from kg.vocabulary.lexicon import Hit, Lexicon, longest

_BESIDE = 30
_CAPITAL_AFTER = re.compile(r"\s+([A-Z][a-z]+)")
_MARKS = frozenset("«»“”")
_WORD_BEFORE = re.compile(r"(\w+)['’\s-]*\Z")
_WORD_AFTER = re.compile(r"[\s-]*(\w+)")


@dataclass(frozen=True, slots=True)
class Named:
    """An instrument named in full, with what its name holds: the ground for statements the name alone proves."""

    iri: str
    start: int
    end: int
    inside: tuple[Hit, ...]
    wholes: tuple[tuple[str, int, int], ...]
    phrase: NounPhrase | None


@dataclass(frozen=True, slots=True)
class Annotation:
    """A sentence with its mentions."""

    start: int
    end: int
    mentions: tuple[Mention, ...]
    named: tuple[Named, ...]
    issues: tuple[Issue, ...]


class Annotator:
    """Finds the mentions of a document's sentences, one after the other, as its discourse unfolds."""

    def __init__(
        self, document: Document, vocabulary: Vocabulary, grammar: Grammar, names: Lexicon, heads: Lexicon
    ) -> None:
        self.document = document
        self.vocabulary = vocabulary
        self.grammar = grammar
        self.names = names
        self.heads = heads
        self.discourse = Discourse(document, vocabulary, grammar.counts.keys() | grammar.before)
        self.text = without_calls(document)

    def annotate(self, start: int, end: int) -> Annotation:
        """The mentions of ``document.text[start:end]``, sorted and not overlapping."""
        text = self.text
        hits = [
            Hit(start + h.start, _closed(text, start + h.start, start + h.end), h.iris, h.adjective)
            for h in self.names.find_all(text[start:end])
        ]
        issues: list[Issue] = []
        phrases = noun_phrases(text, start, end, self.heads, self.grammar, hits)
        instruments, named = self._instruments(phrases, hits)
        dates = [
            Mention(start + d.start, start + d.end, "date", value=d.edtf)
            for d in find_dates(text[start:end], self.document.language, self.document.date)
            if d.edtf  # a recurrence ("annuelle") dates nothing
        ]
        mentions = _free(dates, instruments)
        mentions += instruments
        mentions += _free(self._series(phrases), mentions)
        pointers = _free(self._pointers(start, end), mentions)
        mentions += pointers
        for hit in longest(hits):
            if hit.adjective or any(hit.start < m.end and m.start < hit.end for m in mentions):
                continue
            mention = self._mention(hit, hits, issues)
            if mention is not None:
                mentions.append(mention)
        mentions.sort(key=lambda m: m.start)
        return Annotation(start, end, tuple(bracketed(self.text, mentions, end, self._belongs)), tuple(named), tuple(issues))

    # -- names of the lexicon -------------------------------------------------------------------

    def _slot(self, iri: str) -> str:
        entity = self.discourse.entity(iri)
        is_party = self.vocabulary.is_a(entity, ENT.Party)
        is_instrument = self.vocabulary.is_a(entity, ENT.Instrument)
        if is_party:
            return "club" if is_instrument else "party"
        if is_instrument:
            return "instrument"
        if ENT.Topic in entity.types:
            return "topic"
        return "place" if ENT.Place in entity.types else ""

    def _mention(self, hit: Hit, hits: Sequence[Hit], issues: list[Issue]) -> Mention | None:
        iris = hit.iris
        slots = {self._slot(iri) for iri in iris} - {""}
        if len(slots) > 1:
            iris = tuple(i for i in iris if self._slot(i) == min(slots, key=_PRECEDENCE.index))
            slots = {self._slot(iri) for iri in iris}
        if not slots:
            return None
        (slot,) = slots
        if len(iris) > 1:
            iris = self._whose(hit, iris, hits)
        if len(iris) > 1:
            labels = " / ".join(self.discourse.entity(i).label() for i in iris)
            issues.append(
                self.issue(hit.start, hit.end, "ambiguous-name", f"may be {labels}; say which in the ledger")
            )
            return None
        if slot == "club" and self.grammar.connectors and self._is_attribute(hit, hits):
            return None
        if slot == "topic" and self.vocabulary.is_broad_term(iris[0]):
            # "labour standards", "sécurité des câbles": a word beside it makes it something narrower.
            return Mention(hit.start, hit.end, "broad", iris) if self._stands_alone(hit) else None
        return Mention(hit.start, hit.end, slot, iris)

    def _is_attribute(self, hit: Hit, hits: Sequence[Hit]) -> bool:
        """Whether a club's name opens a longer name nobody knows: "IPEF Networks" is not IPEF."""
        after = _CAPITAL_AFTER.match(self.text, hit.end)
        return after is not None and not any(h.start == after.start(1) for h in hits)

    def _stands_alone(self, hit: Hit) -> bool:
        """Whether no noun or adjective beside a name narrows it."""
        before = _WORD_BEFORE.search(self.document.text, max(0, hit.start - _BESIDE), hit.start)
        after = _WORD_AFTER.match(self.document.text, hit.end, hit.end + _BESIDE)
        grammar = self.grammar
        opens = before is None or fold(before[1]).strip() in grammar.determiners | grammar.dangling
        return opens and (after is None or fold(after[1]).strip() in grammar.stops | grammar.coordinators)

    def _whose(self, hit: Hit, iris: tuple[str, ...], hits: Sequence[Hit]) -> tuple[str, ...]:
        """Keep those who speak for the party last named before the ambiguous name."""
        for before in sorted((h for h in hits if h.end <= hit.start), key=lambda h: -h.end):
            kept = tuple(i for i in iris if self.vocabulary.speaks_for(i) in before.iris)
            if kept:
                return kept
        return iris

    # -- instruments ----------------------------------------------------------------------------

    def _series(self, phrases: Sequence[NounPhrase]) -> list[Mention]:
        """Generic plurals, and singulars named for the first time, of kinds that stand for one instrument a pair."""
        found = []
        called = self.discourse.series
        for phrase in phrases:
            if phrase.quoted or not (phrase.plural or phrase.determiner in self.grammar.indefinites):
                continue
            kind = next((k for k in phrase.kinds if self.discourse.pairs.makes_series(k)), "")
            if called is not None and phrase.bare and self.discourse.kinds_meet(phrase.kinds, (called.value,)):
                kind = called.value  # "such partnerships", in the note of a call that follows their full name
            if kind:
                found.append(Mention(*phrase.head, "series", value=kind))
        return found

    def _instruments(
        self, phrases: Sequence[NounPhrase], hits: Sequence[Hit]
    ) -> tuple[list[Mention], list[Named]]:
        nested = [h for h in hits if self._is_listed(h, phrases)]
        listed = longest(nested)
        spans: list[tuple[int, int, str, NounPhrase | None, tuple[tuple[int, int], ...]]] = []
        for hit in (h for h in listed if len(h.iris) == 1):
            phrase = next((p for p in phrases if p.start == hit.start and p.end <= hit.end), None)
            spans.append((hit.start, hit.end, hit.iris[0], phrase, ()))
        # A body the lexicon lists is no new instrument, though its name opens like one ("Conseil de ...").
        covered = [
            *listed,
            *(h for h in longest(hits) if not h.adjective and self._slot(h.iris[0]) in _BODIES),
        ]
        # Names inside listed names count too: the longest is what is meant, those inside are its wholes.
        resolved: dict[tuple[int, int], str] = {
            (h.start, h.end): h.iris[0] for h in nested if len(h.iris) == 1
        }
        for phrase in sorted(phrases, key=lambda p: p.end - p.start):
            if any(h.start <= phrase.head[0] and phrase.head[1] <= h.end for h in covered):
                continue
            entry = self._resolve(phrase, hits, resolved)
            if entry is not None:
                iri, antecedent = entry
                spans.append((phrase.start, phrase.end, iri, phrase, antecedent))
                resolved[phrase.start, phrase.end] = iri
        named = []
        for first, last, iri, phrase, antecedent in sorted(spans, key=lambda s: (s[0], -s[1])):
            if antecedent:
                continue
            wholes = tuple(
                sorted(
                    (other, a, b)
                    for (a, b), other in resolved.items()
                    if first <= a and b <= last and (b - a) < (last - first) and other != iri
                )
            )
            inside = (h for h in hits if first <= h.start and h.end <= last and h.iris != (iri,))
            inner = tuple(longest(h for h in inside if (h.start, h.end) != (first, last)))
            named.append(Named(iri, first, last, inner, wholes, phrase))
            if phrase is None or phrase.end <= last:
                self._remember(iri, (first, last), inner, phrase)
        top: list[Mention] = []
        for first, last, iri, _, antecedent in sorted(spans, key=lambda s: (s[0], -s[1])):
            if top and first < top[-1].end:
                continue
            top.append(Mention(first, last, self._slot(iri), (iri,), antecedent=antecedent))
        return top, named

    def _is_listed(self, hit: Hit, phrases: Sequence[NounPhrase]) -> bool:
        """Whether a hit names an instrument; a club does where its name is made like one ("cadre économique ...")."""
        slot = "" if hit.adjective else self._slot(hit.iris[0])
        return slot == "instrument" or (slot == "club" and any(p.start == hit.start for p in phrases))

    def _remember(
        self, iri: str, span: tuple[int, int], inner: Sequence[Hit], phrase: NounPhrase | None
    ) -> None:
        if phrase is None or iri not in self.discourse.minted:
            self.discourse.name_known(iri, span, self._parties(inner), self._topics(inner))

    def _resolve(
        self, phrase: NounPhrase, hits: Sequence[Hit], resolved: dict[tuple[int, int], str]
    ) -> tuple[str, tuple[tuple[int, int], ...]] | None:
        """IRI of the instrument a phrase names, with the antecedent's place when it only points back."""
        inside = [h for h in hits if phrase.start <= h.start and h.end <= phrase.end]
        inner = {
            span: iri for span, iri in resolved.items() if phrase.head[1] <= span[0] and span[1] <= phrase.end
        }
        if phrase.bare and not phrase.quoted:
            if phrase.plural or not phrase.determiner or phrase.determiner in self.grammar.indefinites:
                return None
            before = {fold(w).strip() for w in self.text[phrase.start : phrase.head[0]].split()}
            if not self.grammar.ordinals.isdisjoint(before):
                return None
            known = self.discourse.antecedent(kinds=phrase.kinds)
            return (known.iri, (known.span,)) if known is not None else None
        title = self._title_of(phrase, inner)
        if title:
            return title, ()
        if phrase.plural:
            return None
        if not self._is_specific(phrase, inside, inner):
            if not self._counts_parties(phrase):
                return None
            known = self.discourse.antecedent(kinds=phrase.kinds[:1])
            if known is not None:
                return known.iri, (known.span,)
        if phrase.determiner in self.grammar.demonstratives and not inside:
            known = self.discourse.antecedent(kinds=phrase.kinds)
            if known is not None:
                return known.iri, (known.span,)
        return self.discourse.name(phrase, self._parties(inside), self._topics(inside), inner), ()

    def _counts_parties(self, phrase: NounPhrase) -> bool:
        """Whether a name counts the parties the document is about: "the trilateral dialogue" of three."""
        words = [fold(w).strip() for w in self.text[phrase.start : phrase.end].split()]
        weak = any(kind.rsplit("/", 1)[-1] in self.grammar.weak for kind in phrase.kinds)
        counted = any(self.grammar.counts.get(w) == len(self.discourse.parties) for w in words)
        return counted and not weak

    def _title_of(self, phrase: NounPhrase, inner: dict[tuple[int, int], str]) -> str:
        """The instrument that a text "entitled" so is: its title names it."""
        for (start, end), iri in inner.items():
            before, after = self.text[phrase.head[1] : start].rstrip(), self.text[end : phrase.end].strip()
            words = before[:-1].split() if before[-1:] in _MARKS else []
            if words and fold(words[-1]).strip() in self.grammar.entitled and not after.strip("»”"):
                return iri
        return ""

    def _is_specific(
        self, phrase: NounPhrase, inside: Sequence[Hit], inner: dict[tuple[int, int], str]
    ) -> bool:
        """Whether a phrase says which instrument it names, rather than that there is one."""
        text = self.document.text[phrase.head[1] : phrase.end]
        capital = any(word[:1].isupper() for word in text.split())
        head = self.document.text[phrase.head[0] : phrase.head[1]]
        before = self.document.text[phrase.start : phrase.head[0]].split()
        if self.grammar.connectors and head[:1].isupper():
            # Where head nouns come last, what tells stands before them; a sentence's first word has a capital anyway.
            capital = capital or any(word[:1].isupper() for word in before)
        elif self.grammar.connectors:
            # "IPEF Networks initiative": capitals before a head noun that has none, other than those of a state.
            capital = capital or sum(word[:1].isupper() for word in before) > 1
        if fold(head).strip() in self.grammar.capitals and not (head[:1].isupper() and phrase.grown):
            return phrase.quoted
        if self._is_act(phrase, inside):
            return False
        titled = not _MARKS.isdisjoint(text)  # a title in quotation marks names, whatever the head noun
        weak = any(kind.rsplit("/", 1)[-1] in self.grammar.weak for kind in phrase.kinds)
        tells = [
            h for h in inside if h.start >= phrase.head[1] and not self.vocabulary.is_broad_term(h.iris[0])
        ]
        if weak:
            return phrase.quoted or titled or bool(inner) or bool(phrase.acronym)
        return phrase.quoted or bool(phrase.acronym) or bool(inner) or bool(tells) or capital

    def _is_act(self, phrase: NounPhrase, inside: Sequence[Hit]) -> bool:
        """Whether a head noun and a topic name an act: "déclaration des incidents" declares nothing politically."""
        link = self.text[phrase.head[1] : phrase.head[1] + 8].replace("’", "'").lower().lstrip()
        if not link.startswith(self.grammar.possessives) or phrase.quoted or phrase.acronym:
            return False
        of_topic = any(kind.rsplit("/", 1)[-1] in self.grammar.of_topic for kind in phrase.kinds)
        first = min((h for h in inside if h.start >= phrase.head[1]), default=None)
        return of_topic and first is not None and self._slot(first.iris[0]) == "topic"

    def _parties(self, hits: Sequence[Hit]) -> list[str]:
        return [
            h.iris[0]
            for h in longest(hits)
            if len(h.iris) == 1 and self._slot(h.iris[0]) in ("party", "club")
        ]

    def _topics(self, hits: Sequence[Hit]) -> list[str]:
        """The words of the topics: what a document calls otherwise may be another thing."""
        found = (h for h in longest(hits) if self._slot(h.iris[0]) == "topic")
        return [search_key(self.text[h.start : h.end]) for h in found]

    # -- pointing back --------------------------------------------------------------------------

    def _pointers(self, start: int, end: int) -> list[Mention]:
        sentence = self.document.text[start:end].replace("’", "'")
        found: list[Mention] = []
        for cls, phrases in self.grammar.pointers.items():
            for phrase in phrases:
                for match in re.finditer(rf"\b{re.escape(phrase)}\b", sentence, re.I):
                    known = self.discourse.antecedent(cls=f"{ENT}{cls}")
                    if known is not None:
                        found.append(self._pointing(start + match.start(), start + match.end(), known))
        for phrase in (*self.grammar.parties, *self.grammar.collectives):
            for match in re.finditer(rf"\b{re.escape(phrase)}\b", sentence, re.I):
                span = (start + match.start(), start + match.end())
                if len(self.discourse.parties) > 1:
                    found.append(
                        Mention(*span, "party", self.discourse.parties, antecedent=self.discourse.title)
                    )
        for phrase in self.grammar.pronouns:
            opens = re.match(rf"{re.escape(phrase)}\b", sentence, re.I)
            if opens and self.discourse.subject is not None:
                iris, span = self.discourse.subject
                found.append(Mention(start, start + opens.end(), "party", iris, antecedent=(span,)))
        return found

    @staticmethod
    def _pointing(start: int, end: int, known: Known) -> Mention:
        return Mention(start, end, "instrument", (known.iri,), antecedent=(known.span,))

    def _belongs(self, parent: Mention, inside: Mention) -> bool:
        """Whether a name in brackets is a part of the one before: "office (Sweden)" only says where it is."""
        whole, part = self.discourse.entity(parent.iri), self.discourse.entity(inside.iri)
        if inside.iri == parent.iri or (not parent.members and self._spelt_out(parent, inside)):
            return False
        return self.vocabulary.is_a(whole, ENT.Grouping) or ENT.Territory not in part.types

    def _spelt_out(self, parent: Mention, inside: Mention) -> bool:
        """Whether the bracket first says the name in full: what follows that is where it belongs, not its part."""
        opening = self.text.index("(", parent.start)
        return any(word[:1].isupper() for word in self.text[opening + 1 : inside.start].split())

    def issue(self, start: int, end: int, kind: str, message: str) -> Issue:
        """An issue of this document."""
        return Issue(self.document.id, start, end, kind, message, self.document.text[start:end])


_BODIES = ("party", "club", "place")
_PRECEDENCE = ("club", "party", "instrument", "place", "topic")


def _free(mentions: Sequence[Mention], taken: Sequence[Mention]) -> list[Mention]:
    return [m for m in mentions if not any(m.start < t.end and t.start < m.end for t in taken)]


def _closed(text: str, start: int, end: int) -> int:
    """The end of a name, with the bracket that closes one it opens: the lexicon sees no punctuation."""
    open_bracket = text.count("(", start, end) > text.count(")", start, end)
    return end + 1 if open_bracket and text[end : end + 1] == ")" else end
