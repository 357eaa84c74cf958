"""Bodies and officials that no list knows: "the Valdorian Ministry of Ports", "Cable Authority (CA)".

Official prose names them in capitals around a head noun ("ministry", "agency"), with the state they
belong to before it. They become provisional organisations of the document, which speak for that state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg import iris
from kg.model import Document, Entity, Label
from kg.namespaces import ENT
from kg.reading.act_words import ActWords
from kg.reading.body_names import ACRONYM, WORD, Capitals, Tokens, acronym_of
from kg.reading.discourse import Discourse
from kg.reading.grammar import Grammar
from kg.reading.name_extent import name_end
from kg.text import search_key
from kg.vocabulary import Vocabulary
from kg.vocabulary.lexicon import Hit, longest

# How far after a state "side" may stand.
_SIDE = 8


class BodyFinder:
    """Finds the bodies and officials that sentences of one document name."""

    def __init__(
        self,
        document: Document,
        text: str,
        vocabulary: Vocabulary,
        grammar: Grammar,
        words: ActWords,
        discourse: Discourse,
    ) -> None:
        self.document = document
        self.text = text
        self.vocabulary = vocabulary
        self.grammar = grammar
        self.words = words
        self.discourse = discourse
        self.acronyms: dict[str, str] = {}
        # The states a document has named so far, and those whose word it is.
        self.seen: set[str] = set()
        self.states: dict[str, bool] = {}
        self.spoken = {*document.speakers, discourse.voice}
        self.common = (
            grammar.determiners
            | grammar.stops
            | grammar.dangling
            | words.sets["prepositions"]
            | words.sets["possessive"]
            | grammar.months
        )

    def find(self, start: int, end: int, hits: Sequence[Hit]) -> list[Hit]:
        """The names of a sentence: those of the lexicon, and the bodies that only this document names."""
        states = {h.start: (h.end, h.iris[0]) for h in hits if self._is_state(h)}
        tokens = Tokens.of(self.text, start, end)
        spans = (
            self._leading(start, end, hits, tokens)
            if self.words.head_first
            else self._capitals(hits, states, tokens)
        )
        known = {h.start: h for h in hits if len(h.iris) == 1}
        self.seen.update(iri for _, iri in states.values())
        sides = self._sides(end, states)
        found: list[Hit] = []
        others: set[Hit] = set()
        for first, last, owner in spans:
            owner = owner or next((iri for at, iri in sides if last <= at), "")
            listed = next((h for h in hits if h.start <= first and last <= h.end and not h.adjective), None)
            if listed is not None:
                if not self._is_anothers(listed, owner, states):
                    continue  # a list knows it
                others.add(listed)
            if self.text[first - 1 : first] == "(" and any(h.end + 2 >= first > h.end for h in hits):
                continue  # another name of the body before the bracket
            acronym = ACRONYM.match(self.text, last, end)
            if acronym is not None and not acronym_of(self.text[first:last], acronym["acronym"]):
                acronym = None
            same = known.get(acronym.start("acronym")) if acronym is not None else None
            if same is not None:  # "Cable Authority (CA)", where a list knows the CA
                found.append(Hit(first, last, same.iris))
                continue
            short = acronym["acronym"] if acronym is not None else ""
            iri = self._iri(first, last, owner, short)
            if short:
                self.acronyms[short] = iri
            found.append(Hit(first, last, (iri,)))
        if not self.acronyms.keys().isdisjoint(tokens.written):
            for word, first, last in zip(tokens.written, tokens.starts, tokens.ends, strict=True):
                if word in self.acronyms and first not in known:
                    found.append(Hit(first, last, (self.acronyms[word],)))
        return sorted([*(h for h in hits if h not in others), *found])

    def _sides(self, end: int, states: Mapping[int, tuple[int, str]]) -> list[tuple[int, str]]:
        """The states on whose side those stand that are named before: "A and B on the Kestrian side"."""
        return [
            (at, iri)
            for at, (after, iri) in (sorted(states.items()) if states else ())
            if search_key(self.text[after : min(end, after + _SIDE)]).split()[:1] == ["side"]
        ]

    def _is_anothers(self, hit: Hit, owner: str, states: Mapping[int, tuple[int, str]]) -> bool:
        """Whether a name that a list gives to one state's body is that of another state's, which the text names."""
        if len(hit.iris) != 1 or any(hit.start <= at < hit.end for at in states):
            return False
        whose = self.vocabulary.speaks_for(hit.iris[0])
        return bool(whose) and whose != owner and (bool(owner) or whose not in self.seen | self.spoken)

    def _iri(self, first: int, last: int, owner: str, acronym: str = "") -> str:
        name = " ".join(self.text[first:last].split())
        iri = iris.provisional(self.document.id, name)
        known = self.discourse.minted.get(iri)
        if known is not None and owner and known.speaks_for not in ("", owner):
            # Bodies of two states go by one name.
            iri = iris.provisional(self.document.id, f"{name} {iris.local(owner)}")
            known = self.discourse.minted.get(iri)
        if known is None:
            self.discourse.add(
                Entity(
                    iri=iri,
                    types=(str(ENT.Organisation),),
                    preferred=(Label(name, self.document.language),),
                    alternative=(Label(acronym, ""),) if acronym else (),
                    provisional=True,
                    document=self.document.id,
                    speaks_for=owner,
                )
            )
        return iri

    def _is_state(self, hit: Hit) -> bool:
        if len(hit.iris) != 1:
            return False
        iri = hit.iris[0]
        known = self.states.get(iri)
        if known is None:
            entity = self.discourse.entity(iri)
            known = ENT.Territory in entity.types or self.vocabulary.is_a(entity, ENT.Grouping)
            self.states[iri] = known
        return known

    def _capitals(
        self, hits: Sequence[Hit], states: dict[int, tuple[int, str]], tokens: Tokens
    ) -> Iterator[tuple[int, int, str]]:
        """Where head nouns have capitals: "Ministry of Ports and Cables", "Cable Authority"."""
        capitals = Capitals(tokens, self.words, self.common, states)
        kept = longest(hits)
        taken = [(h.start, h.end) for h in kept]
        bodies = [(h.start, h.end) for h in kept if self._is_body(h)]
        for first, last, owner in capitals.names(self.text):
            span = (tokens.starts[first], tokens.ends[last])
            taken.append(span)
            bodies.append(span)
            yield (*span, owner)
        for first, last in capitals.beside(taken, bodies):
            yield tokens.starts[first], tokens.ends[last], ""

    def _is_body(self, hit: Hit) -> bool:
        return all(
            ENT.Organisation in self.discourse.entity(iri).types for iri in hit.iris
        ) and not self._is_state(hit)

    def _leading(
        self, start: int, end: int, hits: Sequence[Hit], tokens: Tokens
    ) -> Iterator[tuple[int, int, str]]:
        """Where head nouns come first: "ministère valdorien des ports", "Agence des câbles"."""
        taken, before = start, ""
        firsts = self.words.sets["bodies_first"]
        for word, first, after in zip(tokens.written, tokens.starts, tokens.ends, strict=True):
            previous = before
            before = word.lower()
            if before not in firsts or first < taken:
                continue
            last = self._cut(after, name_end(self.text, after, end, self.grammar, hits, frozenset()))
            if last <= after + 2:
                continue
            owner = next(
                (h.iris[0] for h in hits if after <= h.start and h.end <= last and self._is_state(h)),
                "",
            )
            own = word[0].isupper() or any(w[:1].isupper() for w in re.findall(r"\w+", self.text[after:last]))
            if not owner and (not own or previous in self.words.sets["indefinite"]):
                continue  # "une agence commune"
            proper = self.words.sets["bodies_proper"]
            if word.lower() in proper and word[0].islower() and ACRONYM.match(self.text, last, end) is None:
                continue  # "le département de la Haute-Loire"
            taken = last
            yield first, last, owner

    def _cut(self, start: int, end: int) -> int:
        """Where the name of a body ends: before a bracket, and before what something it signs is about."""
        for word in WORD.finditer(self.text, start, end):
            if word.group() == "(" or search_key(word.group()) in self.grammar.on:
                return start + len(self.text[start : word.start()].rstrip())
        return end
