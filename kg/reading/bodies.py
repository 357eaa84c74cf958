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
from kg.reading.body_companions import Companions
from kg.reading.body_names import BodyNames
from kg.reading.called import ACRONYM, acronym_of
from kg.reading.capitals import Capitals, Tokens
from kg.reading.discourse import Discourse
from kg.reading.grammar import Grammar
from kg.reading.head_first_bodies import HeadFirst
from kg.reading.lettered import Lettered
from kg.reading.owners import Belonging
from kg.reading.plural_bodies import plural_bodies
from kg.text import search_key
from kg.vocabulary import Vocabulary
from kg.vocabulary.lexicon import Hit, longest

# How far after a state "side" may stand.
_SIDE = 8
# What a circle is of, where letters name it: "les États membres de l’ABC".
_OWNED = re.compile(r"\s+(?:\w{1,3}\s+)?(?:\w['’])?(?P<letters>[A-Z]{3,9})\b")


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
        self.head_first = HeadFirst(text, grammar, words, self._is_state)
        self.acronyms: dict[str, str] = {}
        # Bodies known by nothing but letters, and what a bracket says one belongs to.
        self.lettered: re.Pattern[str] | None = None
        self.belongings: list[Belonging] = []
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
        if words.head_first:
            self._know_letters()

    def _know_letters(self) -> None:
        """Take in who is known by letters, wherever the document says so."""
        letters = Lettered(self.text, self.words)
        for match, is_body in letters.explained(0, len(self.text)):
            if not is_body and match["end"] != ":":
                continue
            cls = ENT.Organisation if is_body else ENT.Grouping
            if self.vocabulary.look_up(match["letters"]) or self.vocabulary.look_up(match["name"]):
                continue
            iri = self._minted(match["name"], "", match["letters"], str(cls))
            self.acronyms[match["letters"]] = iri
            if is_body and match["whole"]:
                whole = self.vocabulary.look_up(match["whole"]) or self._minted(
                    match["whole"], "", "", str(ENT.Organisation)
                )
                self.belongings.append(Belonging(iri, whole, match.span()))
        names = sorted(letters.bodies(), key=lambda n: (-len(n), n))
        written = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
        self.lettered = re.compile(rf"\b(?:{written})\b(?!-)") if names else None

    def find(self, start: int, end: int, hits: Sequence[Hit]) -> list[Hit]:
        """The names of a sentence: those of the lexicon, and the bodies that only this document names."""
        if self.words.head_first:
            hits = [h for h in hits if not self._is_of_others(h, end)]
        states = {h.start: (h.end, h.iris[0]) for h in hits if self._is_state(h)}
        tokens = Tokens.of(self.text, start, end)
        spans = (
            self.head_first.names(start, end, hits, tokens)
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
            if self.text[first - 1 : first] == "(" and any(
                h.end + 2 >= first > h.end and self._is_body(h) for h in hits
            ):
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
        found += self._sharing_head(start, end, [*hits, *found], states)
        for match in self.lettered.finditer(self.text, start, end) if self.lettered is not None else ():
            if not any(h.start < match.end() and match.start() < h.end and not h.adjective for h in hits):
                found.append(Hit(*match.span(), (self._iri(*match.span(), ""),)))
        if self.words.head_first:  # "la Commission" only opens "la Commission valdorienne des ports"
            others.update(h for h in hits if any(h.start < b.start < h.end < b.end for b in found))
        return sorted([*(h for h in hits if h not in others), *found])

    def _sharing_head(
        self, start: int, end: int, hits: Sequence[Hit], states: Mapping[int, tuple[int, str]]
    ) -> Iterator[Hit]:
        """Bodies that share one head noun: "Valdoria’s Ministries of Ports and Labor"."""
        if self.words.head_first:
            return
        sets = self.words.sets
        owner, whose = "", ""
        for (first, last), name in plural_bodies(
            self.text, start, end, sets["bodies_paired"], sets["of"], sets["coordinators"]
        ):
            if self.text[first : first + 1] == name[:1]:  # the head noun stands here: who is named before it?
                owner, whose = self._named_before(first, states)
            if any(h.start <= first < h.end and not h.adjective for h in hits):
                continue  # a list knows it
            iri = self.vocabulary.look_up(f"{whose} {name}") if whose else ""
            yield Hit(first, last, (iri or self._minted(name, owner, "", str(ENT.Organisation)),))

    def _named_before(self, at: int, states: Mapping[int, tuple[int, str]]) -> tuple[str, str]:
        """The state that is named right before a place, and how it is written there."""
        for begin, (after, iri) in states.items():
            between = self.text[after:at].strip(" \n’'s")
            if after <= at <= after + _SIDE and not between:
                return iri, self.text[begin:after]
        return "", ""

    def belonging(self, start: int, end: int) -> list[Belonging]:
        """What brackets of a sentence say bodies known by letters belong to."""
        return [b for b in self.belongings if start <= b.span[0] and b.span[1] <= end]

    def _is_of_others(self, hit: Hit, end: int) -> bool:
        """Whether a circle named in short ("the member states") is that of what this document calls by letters."""
        after = _OWNED.match(self.text, hit.end, end) if self.acronyms else None
        return after is not None and after["letters"] in self.acronyms and self._is_state(hit)

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
        return self._minted(self.text[first:last], owner, acronym, str(ENT.Organisation))

    def _minted(self, written: str, owner: str, acronym: str, cls: str) -> str:
        name = " ".join(written.split())
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
                    types=(cls,),
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
        sentence = Capitals(tokens, self.words, self.common, states)
        kept = longest(hits)
        taken = [(h.start, h.end) for h in kept]
        bodies = [(h.start, h.end) for h in kept if self._is_body(h)]
        for first, last, owner in BodyNames(sentence).names(self.text):
            span = (tokens.starts[first], tokens.ends[last])
            taken.append(span)
            bodies.append(span)
            yield (*span, owner)
        for first, last in Companions(sentence, taken, bodies).names():
            yield tokens.starts[first], tokens.ends[last], ""

    def _is_body(self, hit: Hit) -> bool:
        return all(
            ENT.Organisation in self.discourse.entity(iri).types for iri in hit.iris
        ) and not self._is_state(hit)
