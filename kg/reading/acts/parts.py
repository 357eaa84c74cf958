"""What items say is part of what their list is about: "- Launch a Reef Fund", "- ... through the Tide Pact"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Statement
from kg.namespaces import ENT
from kg.reading.act_words import key
from kg.reading.acts.act import Act
from kg.reading.acts.described import is_weak
from kg.reading.acts.describing import DescribingReader
from kg.reading.acts.thing import Thing
from kg.reading.acts.things import ThingReader
from kg.reading.acts.tokens import Token, phrase_at
from kg.reading.acts.wholes import Whole

_PART = 0.65
# Classes of verbs whose things belong to what a list is about.
_DOING = frozenset({"launch", "establish", "hold", "keep", "conclude", "sign", "fund"})
_CREATING = frozenset({"launch", "establish", "hold"})
_FOUNDING = frozenset({"launch", "establish"})
# A proof is no longer than this.
_LONGEST_PROOF = 380

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Opening:
    """Where the things of an item may begin.

    Attributes:
        start: offset of what proves them.
        place: index of their first word.
        makes: what stands before them sets them up.
        leads: they are what the item is about.
    """

    start: int
    place: int
    makes: bool
    leads: bool


class ItemParts(DescribingReader):
    """Reads which things the items of one document's lists name as parts."""

    def read(self, whole: Whole | None, tokens: Sequence[Token], things: ThingReader) -> Iterator[Statement]:
        """What an item names is part of the whole."""
        if whole is None:
            return
        said: set[str] = set()
        first: Whole | None = None
        for opening in self._openings(tokens):
            made = self._made_at(tokens, opening.place)
            larger = first if made > 0 and first is not None else whole
            for thing in things.after(self._past_owner(tokens, max(opening.place, made))):
                if thing.mention is None:
                    thing = self.describer.of_whole(thing, larger.iri)
                iri = self._iri(thing, fresh=opening.leads or made > 0, makes=opening.makes)
                if iri in {"", whole.iri} or iri in said:
                    continue
                said.add(iri)
                near = opening.start if thing.end - opening.start <= _LONGEST_PROOF else thing.start
                first = first or Whole(iri, ((near, thing.end),))
                yield self._part(iri, larger, (near, thing.end))

    def made(self, whole: Whole | None, act: Act, taken: Sequence[Thing]) -> Iterator[Statement]:
        """What a sentence under the label or heading of the whole sets up is part of it too."""
        if whole is None or act.verb not in _FOUNDING or act.tense == "blocked":
            return
        for thing in taken:
            iri = self._iri(thing, fresh=True, makes=True)
            if iri not in {"", whole.iri} and not self._is_whole(thing, iri, whole):
                near = act.start if 0 < thing.end - act.start <= _LONGEST_PROOF else thing.start
                yield self._part(iri, whole, (min(near, thing.start), thing.end))

    def _is_whole(self, thing: Thing, iri: str, whole: Whole) -> bool:
        """Whether a thing is the whole in fewer words: "a working group" under the heading of one."""
        mine, other = self.discourse.entity(iri), self.discourse.entity(whole.iri)
        if thing.mention is None:
            return bool(mine.kind and other.kind) and self.discourse.kinds_meet((mine.kind,), (other.kind,))
        language = self.document.language
        return key(other.label(language)).startswith(f"{key(mine.label(language))} ")

    def _part(self, iri: str, whole: Whole, span: Span) -> Statement:
        return self.say(iri, ENT.isPartOf, whole.iri, [span, *whole.spans], "act-part", _PART)

    def _iri(self, thing: Thing, *, fresh: bool, makes: bool) -> str:
        """What a part is called; empty for what is none, or what others have: the World Bank is part of no pact."""
        iri = self.describer.iri(thing) if self._counts(thing, fresh=fresh) else ""
        own = makes or thing.mention is None or iri in self.discourse.minted
        return iri if own else ""

    def _made_at(self, tokens: Sequence[Token], place: int) -> int:
        """Index after a verb by which something is made: "through | launching | three expert groups"; 0 for none."""
        form = self.words.forms.get(tokens[place].word) if place < len(tokens) else None
        return place + 1 if form is not None and form[0] in _CREATING and "ing" in form[1] else 0

    def _openings(self, tokens: Sequence[Token]) -> Iterator[Opening]:
        """Where the things of an item may begin."""
        first = next((i for i, t in enumerate(tokens) if t.word.isalnum() or t.mention is not None), -1)
        if first < 0:
            return
        start, sets = tokens[first].start, self.words.sets
        long = phrase_at(tokens, first, self.words.phrases["opening_nouns"])
        after = first + long
        if tokens[first].mention is not None:
            if first + 1 < len(tokens) and tokens[first + 1].word in {":", "–", "—"}:
                yield Opening(start, first, makes=True, leads=True)
        elif self._verb(tokens, first):
            beyond = first + max(phrase_at(tokens, first, self.words.phrases["particles"]), 1)
            beyond += beyond < len(tokens) and tokens[beyond].word in sets["opening_links"]
            yield Opening(start, beyond, makes=self._verb(tokens, first) in _CREATING, leads=True)
        elif long and after < len(tokens) and tokens[after].word in sets["opening_links"]:
            yield Opening(start, after + 1, makes=False, leads=True)
        elif phrase_at(tokens, first, self.words.phrases["nominal"]):
            yield Opening(start, first, makes=True, leads=True)
        for at in range(first + 1, len(tokens)):
            long = phrase_at(tokens, at, self.words.phrases["via"])
            if long:
                yield Opening(tokens[at].start, at + long, makes=False, leads=False)
            elif tokens[at - 1].word in sets["coordinators"] and self._verb(tokens, at) in _CREATING:
                yield Opening(tokens[at].start, at + 1, makes=True, leads=True)

    def _verb(self, tokens: Sequence[Token], at: int) -> str:
        """Class of the verb at a place whose things belong to what a list is about; empty for others."""
        form = self.words.forms.get(tokens[at].word)
        return form[0] if form is not None and form[0] in _DOING else ""

    def _past_owner(self, tokens: Sequence[Token], place: int) -> int:
        """Index after whose a thing is, and what is done with it: "Valdoria’s support to | the Reef Window"."""
        at = place
        while at < len(tokens) and tokens[at].word in self.words.sets["determiners"]:
            at += 1
        if at + 1 < len(tokens) and tokens[at].is_a("party") and tokens[at + 1].word in {"’", "'"}:
            place = at + 2 + (at + 2 < len(tokens) and tokens[at + 2].word == "s")
        long = phrase_at(tokens, place, self.words.phrases["opening_nouns"])
        linked = place + long < len(tokens) and tokens[place + long].word in self.words.sets["opening_links"]
        return place + long + 1 if long and linked else place

    def _counts(self, thing: Thing, *, fresh: bool) -> bool:
        """Whether an item speaks of a thing of its own, not of one that was named before or of any."""
        if thing.mention is not None:
            return not thing.mention.antecedent
        if thing.bare or thing.listing or thing.number == "loose":
            return False
        text = self.annotator.text[thing.start : thing.short]
        lettered = any(len(word) > 1 and word.isupper() for word in text.split())  # "a new CBA agreement"
        if is_weak(self.words, text.split()[-1].lower() if text.split() else ""):
            return False
        return thing.proper or thing.counted or lettered or (fresh and thing.fresh)
