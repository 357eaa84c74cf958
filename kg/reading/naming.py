"""Which instruments a sentence names: those of the lexicon, and those its noun phrases name or point back to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model import Document, Entity
from kg.namespaces import ENT
from kg.reading.called import called
from kg.reading.circles import circle_of, without_circle
from kg.reading.discourse import Discourse
from kg.reading.grammar import Grammar
from kg.reading.instruments import NounPhrase
from kg.reading.mentions import Mention
from kg.reading.phrasing import phrasing
from kg.text import fold, search_key
from kg.vocabulary import Vocabulary
from kg.vocabulary.lexicon import Hit, longest

_MARKS = frozenset("«»“”")
_PROPER = re.compile(r"\b[A-ZÀ-Þ][\w-]{3,}")
# How far after a head noun its partner is looked for.
_AHEAD = 30
# So many words describe one thing and no other.
_DESCRIBING = 4
_BODIES = ("party", "club", "place")


@dataclass(frozen=True, slots=True)
class Named:
    """An instrument named in full, with what its name holds: the ground for statements the name alone proves."""

    iri: str
    start: int
    end: int
    inside: tuple[Hit, ...]
    wholes: tuple[tuple[str, int, int], ...]
    phrase: NounPhrase | None


def slot_of(vocabulary: Vocabulary, entity: Entity) -> str:
    """The slot of a mention of an entity: ``party``, ``club``, ``instrument``, ``topic``, ``place`` or empty."""
    is_party = vocabulary.is_a(entity, ENT.Party)
    is_instrument = vocabulary.is_a(entity, ENT.Instrument)
    if is_party:
        return "club" if is_instrument else "party"
    if is_instrument:
        return "instrument"
    if ENT.Topic in entity.types:
        return "topic"
    return "place" if ENT.Place in entity.types else ""


# How far before its head noun an adverb begins.
_ADVERB = 6


class Namer:
    """Finds the instruments of a document's sentences, as its discourse unfolds."""

    def __init__(
        self, document: Document, text: str, vocabulary: Vocabulary, grammar: Grammar, discourse: Discourse
    ) -> None:
        self.document = document
        self.text = text
        self.vocabulary = vocabulary
        self.grammar = grammar
        self.discourse = discourse
        self._slots: dict[str, str] = {}  # of what the ontology lists, which does not change

    def without_place(self, phrase: NounPhrase, hits: Sequence[Hit]) -> NounPhrase:
        """A name without where its meeting takes place: "the Cable Dialogue in Lumebourg"; regions belong to it."""
        if not self.grammar.connectors or phrase.quoted:
            return phrase
        for hit in hits:
            before = self.text[phrase.head[1] : hit.start].split()
            while before and before[-1] in self.grammar.determiners:
                before.pop()
            inside = phrase.head[1] < hit.start and hit.end <= phrase.end and not hit.adjective
            if not (inside and before and before[-1] in self.grammar.locating and len(hit.iris) == 1):
                continue
            types = self.discourse.entity(hit.iris[0]).types
            if ENT.Territory in types or ENT.Place in types:
                end = self.text.rindex(before[-1], phrase.head[1], hit.start)
                return replace(phrase, end=phrase.head[1] + len(self.text[phrase.head[1] : end].rstrip()))
        return phrase

    def names(self, phrase: NounPhrase) -> bool:
        """Whether a phrase names something: "sous la présidence de A" only says who presides."""
        opening = max(0, phrase.start - _ADVERB)
        if any(
            m.end() > phrase.start for m in self.grammar.adverbial.finditer(self.text, opening, phrase.end)
        ):
            return False
        if not any(kind.rsplit("/", 1)[-1] in self.grammar.posts for kind in phrase.kinds):
            return True
        before = fold(self.text[max(0, phrase.start - _AHEAD) : phrase.start]).split()[-2:]
        return self.grammar.under.isdisjoint(before)

    def slot(self, iri: str) -> str:
        """The slot of a mention of an entity the document may name."""
        known = self._slots.get(iri)
        if known is None:
            known = slot_of(self.vocabulary, self.discourse.entity(iri))
            if iri not in self.discourse.minted:
                self._slots[iri] = known
        return known

    def series(self, phrases: Sequence[NounPhrase], hits: Sequence[Hit]) -> list[Mention]:
        """Generic plurals, and singulars named for the first time, of kinds that stand for one instrument a pair.

        The topics in their head nouns are their members ("dialogues sur le cyberespace").
        """
        found = []
        if not phrases:
            return []
        outer = longest(hits)
        called = self.discourse.series
        for phrase in phrases:
            if phrase.quoted or not (
                phrase.plural
                or phrase.determiner in self.grammar.indefinites
                or phrase.determiner in self.grammar.shared
            ):
                continue
            kind = next((k for k in phrase.kinds if self.discourse.pairs.makes_series(k)), "")
            if (
                called is not None
                and phrase.bare
                and self.discourse.kinds_meet(phrase.kinds, (called.value,))
            ):
                kind = called.value  # "such partnerships", in the note of a call that follows their full name
            if kind:
                inside = [h for h in outer if phrase.head[0] < h.start and h.end <= phrase.head[1]]
                topics = [Mention(h.start, h.end, "topic", h.iris) for h in inside if self._is_topic(h)]
                found.append(Mention(*phrase.head, "series", value=kind, members=tuple(topics)))
        return found

    def _is_topic(self, hit: Hit) -> bool:
        """Whether a topic stands after "on" or "of" in a head noun, not as its adjective."""
        before = fold(self.text[max(0, hit.start - _AHEAD) : hit.start]).split()[-1:]
        if len(hit.iris) != 1 or self.slot(hit.iris[0]) != "topic":
            return False
        return any(w in self.grammar.determiners or w in self.grammar.dangling for w in before)

    def instruments(
        self, phrases: Sequence[NounPhrase], hits: Sequence[Hit]
    ) -> tuple[list[Mention], list[Named]]:
        """The instruments a sentence mentions, and those it names in full, with what their names hold."""
        nested = [h for h in hits if self._is_listed(h, phrases)]
        listed = longest(nested)
        spans: list[tuple[int, int, str, NounPhrase | None, tuple[tuple[int, int], ...]]] = []
        for hit in (h for h in listed if len(h.iris) == 1):
            phrase = next((p for p in phrases if p.start == hit.start and p.end <= hit.end), None)
            spans.append((hit.start, hit.end, hit.iris[0], phrase, ()))
        # A body the lexicon lists is no new instrument, though its name opens like one ("Conseil de ...").
        covered = [
            *listed,
            *(h for h in longest(hits) if not h.adjective and self.slot(h.iris[0]) in _BODIES),
        ]
        # Names inside listed names count too: the longest is what is meant, those inside are its wholes.
        resolved: dict[tuple[int, int], str] = {
            (h.start, h.end): h.iris[0] for h in nested if len(h.iris) == 1
        }
        names = {(p.start, p.end) for p in phrases if not p.bare} | {(h.start, h.end) for h in listed}
        shorts = {name: short for name in names if (short := called(self.text, *name)) is not None}
        for phrase in sorted(phrases, key=lambda p: p.end - p.start):
            if any(first <= phrase.start and phrase.end <= last for first, last in shorts.values()):
                continue
            if any(
                h.start <= phrase.head[0] and phrase.head[1] <= h.end and not self._opens(h, phrase, hits)
                for h in covered
            ):
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
            if (first, last) in shorts:
                self.discourse.call(iri, self.text[slice(*shorts[first, last])])
        top: list[Mention] = []
        for first, last, iri, _, antecedent in sorted(spans, key=lambda s: (s[0], -s[1])):
            if top and first < top[-1].end:
                continue
            top.append(Mention(first, last, self.slot(iri), (iri,), antecedent=antecedent))
        return top, named

    def _is_listed(self, hit: Hit, phrases: Sequence[NounPhrase]) -> bool:
        """Whether a hit names an instrument; a club does where its name is made like one ("cadre économique ...")."""
        slot = "" if hit.adjective else self.slot(hit.iris[0])
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
        introduced = phrase.determiner in self.grammar.indefinites and self._counts_parties(phrase)
        if phrase.bare and not phrase.quoted and not introduced:
            if phrase.plural or not phrase.determiner or phrase.determiner in self.grammar.indefinites:
                return None
            before = {fold(w).strip() for w in self.text[phrase.start : phrase.head[0]].split()}
            if not self.grammar.ordinals.isdisjoint(before) or self._opens_partner(phrase):
                return None
            near = phrase.determiner in self.grammar.demonstratives
            known = self.discourse.antecedent(kinds=phrase.kinds, near=near)
            return (known.iri, (known.span,)) if known is not None else None
        title = self._title_of(phrase, inner)
        if title:
            return title, ()
        if phrase.plural and not self._is_group(phrase, inner):
            return None
        if not self._is_specific(phrase, inside, inner):
            if not self._counts_parties(phrase):
                return None
            known = self.discourse.antecedent(kinds=phrase.kinds[:1])
            if known is not None and phrase.bare and not introduced:
                return known.iri, (known.span,)
        if phrase.determiner in self.grammar.demonstratives and not inside:
            known = self.discourse.antecedent(kinds=phrase.kinds)
            if known is not None:
                return known.iri, (known.span,)
        iri = self.discourse.name(phrase, self._parties(inside), self._topics(inside), inner)
        circle = circle_of(self.text, phrase, hits, self.grammar)
        if circle is not None:
            self.discourse.circles[iri] = frozenset(i for h in circle.parties for i in h.iris)
            short = without_circle(self.text, phrase, circle)
            if short:
                self.discourse.also_called(iri, short)
        return iri, ()

    def _opens(self, hit: Hit, phrase: NounPhrase, hits: Sequence[Hit]) -> bool:
        """Whether a short name of a body only opens a longer one: "Commission mixte franco-valdorienne"."""
        if hit.end != phrase.head[1] or phrase.plural:
            return False
        joined = [h for h in longest(hits) if hit.end <= h.start and h.end <= phrase.end]
        return len(set(self._parties(joined))) > 1

    def _counts_parties(self, phrase: NounPhrase) -> bool:
        """Whether a name counts the parties the document is about: "the trilateral dialogue" of three."""
        words = [fold(w).strip() for w in self.text[phrase.start : phrase.end].split()]
        weak = any(kind.rsplit("/", 1)[-1] in self.grammar.weak for kind in phrase.kinds)
        counted = any(self.grammar.counts.get(w) == len(self.discourse.parties) for w in words)
        return counted and not weak

    def _opens_partner(self, phrase: NounPhrase) -> bool:
        """Whether a partner follows a bare head noun ("l'arrangement conclu avec A"): it names something new."""
        after = fold(self.text[phrase.end : phrase.end + _AHEAD]).split()[:2]
        return not self.grammar.partnering.isdisjoint(after)

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
        elif head[:1].isupper() and phrase.determiner and not phrase.bare:
            capital = True  # "le Forum des récifs": a capital inside a sentence makes a name
        if fold(head).strip() in self.grammar.capitals:
            own = any(fold(word).strip() not in self.grammar.generic for word in before)
            if not (head[:1].isupper() and phrase.grown and (own or text.strip())):
                return phrase.quoted
        if self._is_act(phrase, inside):
            return False
        titled = not _MARKS.isdisjoint(text)  # a title in quotation marks names, whatever the head noun
        weak = any(kind.rsplit("/", 1)[-1] in self.grammar.weak for kind in phrase.kinds)
        tells = [
            h for h in inside if h.start >= phrase.head[1] and not self.vocabulary.is_broad_term(h.iris[0])
        ]
        if phrase.quoted or phrase.acronym or inner or len(set(self._parties(inside))) > 1:
            return True
        if not self.grammar.connectors and self._is_led(phrase):
            return True
        if weak:
            return titled or self._is_on(phrase) or self._has_own_name(phrase, inside)
        return bool(tells) or capital

    def _is_group(self, phrase: NounPhrase, inner: Mapping[tuple[int, int], str]) -> bool:
        """Whether a definite plural is one thing: "les groupes du Forum", "les négociations sur la pêche"."""
        if self.grammar.connectors or phrase.determiner not in self.grammar.groups:
            return False
        if any(self.discourse.pairs.makes_series(kind) for kind in phrase.kinds):
            return False
        words = fold(self.text[phrase.head[1] : phrase.end]).split()
        return bool(inner) or (bool(words) and words[0] in self.grammar.on)

    def _is_led(self, phrase: NounPhrase) -> bool:
        """Whether the words after a head noun say what one thing is on, or many of them describe it.

        "Un programme expérimental sur les villes", "la réunion informelle des directeurs des systèmes d'information".
        """
        if not phrase.determiner or phrase.determiner in self.grammar.shared:
            return False
        if any(k.rsplit("/", 1)[-1] in self.grammar.acts for k in phrase.kinds):
            return False
        written = re.findall(r"\w+", self.text[phrase.head[1] : phrase.end])
        words = [fold(w).strip() for w in written]
        leads = phrasing(self.grammar.language)["naming"] | self.grammar.coordinators
        at = next((n for n, word in enumerate(words) if word in leads), len(words))
        if 0 < at < len(words) and written[at - 1].endswith(("é", "ée", "és", "ées")):
            return False  # "un réseau fondé sur l'IA"
        if at + 1 < len(words) and words[at] not in self.grammar.coordinators:
            return True
        telling = [w for w in words if w not in self.grammar.dangling | self.grammar.determiners]
        described = any(k.rsplit("/", 1)[-1] in self.grammar.described for k in phrase.kinds)
        return described and _DESCRIBING <= len(telling) < len(words)

    def _is_on(self, phrase: NounPhrase) -> bool:
        """Whether a text of a kind that is always about something says what: "recommandation sur la cryptographie"."""
        words = fold(self.text[phrase.head[1] : phrase.end]).split()
        kinds = {kind.rsplit("/", 1)[-1] for kind in phrase.kinds}
        return len(words) > 1 and words[0] in self.grammar.on and not self.grammar.of_topic.isdisjoint(kinds)

    def _has_own_name(self, phrase: NounPhrase, inside: Sequence[Hit]) -> bool:
        """Whether a name holds a capital that no known party or place accounts for ("projet Blue-Raman")."""
        first, last, fewest = phrase.head[1], phrase.end, 1
        if self.grammar.connectors:
            # Where head nouns come last, what tells stands before them; one without a capital asks for two words.
            first, last = phrase.start, phrase.head[0]
            if not self.text[phrase.head[0]].isupper():
                fewest = 2
                if any(self.vocabulary.kinds[kind].denotes == ENT.Meeting for kind in phrase.kinds):
                    return False  # "the Oval Office meeting"
            elif not any(self.vocabulary.kinds[kind].denotes == ENT.Meeting for kind in phrase.kinds):
                after = list(_PROPER.finditer(self.text, phrase.head[1], phrase.end))
                if len(after) > 1:
                    return True  # "the Strategy for the Blue Lagoon Rim"
        words = list(_PROPER.finditer(self.text, first, last))
        return len(words) >= fewest and any(
            not any(h.start <= word.start() < h.end for h in inside) for word in words
        )

    def _is_act(self, phrase: NounPhrase, inside: Sequence[Hit]) -> bool:
        """Whether a head noun and a topic name an act: "déclaration des incidents" declares nothing politically."""
        link = self.text[phrase.head[1] : phrase.head[1] + 8].replace("’", "'").lower().lstrip()
        if not link.startswith(self.grammar.possessives) or phrase.quoted or phrase.acronym:
            return False
        of_topic = any(kind.rsplit("/", 1)[-1] in self.grammar.of_topic for kind in phrase.kinds)
        first = min((h for h in inside if h.start >= phrase.head[1]), default=None)
        return of_topic and first is not None and self.slot(first.iris[0]) == "topic"

    def _parties(self, hits: Sequence[Hit]) -> list[str]:
        return [
            h.iris[0] for h in longest(hits) if len(h.iris) == 1 and self.slot(h.iris[0]) in ("party", "club")
        ]

    def _topics(self, hits: Sequence[Hit]) -> list[str]:
        """The words of the topics: what a document calls otherwise may be another thing."""
        found = (h for h in longest(hits) if self.slot(h.iris[0]) == "topic")
        return [search_key(self.text[h.start : h.end]) for h in found]
