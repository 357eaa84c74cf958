"""What items say is part of what their list is about: "- Launch a Reef Fund", "- ... through the Tide Pact"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Statement
from kg.namespaces import ENT
from kg.reading.acts.describing import Describer
from kg.reading.acts.setting import PartReader, Setting
from kg.reading.acts.thing import Thing
from kg.reading.acts.things import ThingReader
from kg.reading.acts.tokens import Token, phrase_at
from kg.reading.acts.wholes import Whole

_PART = 0.65
# Classes of verbs whose things belong to what a list is about.
_DOING = frozenset({"launch", "establish", "hold", "keep", "conclude", "sign", "fund"})
_CREATING = frozenset({"launch", "establish", "hold"})
# A proof is no longer than this.
_LONGEST_PROOF = 380

Span = tuple[int, int]


class ItemParts(PartReader):
    """Reads which things the items of one document's lists name as parts."""

    def __init__(self, setting: Setting, describer: Describer) -> None:
        """Begin with a document.

        Args:
            setting: what its readers work with.
            describer: names the things that have no name.
        """
        super().__init__(setting)
        self.describer = describer

    def read(self, whole: Whole | None, tokens: Sequence[Token], things: ThingReader) -> Iterator[Statement]:
        """What an item names is part of the whole."""
        if whole is None:
            return
        said: set[str] = set()
        first: Whole | None = None
        for start, place, creates in self._places(tokens):
            made = self._made_at(tokens, place)
            larger = first if made > 0 and first is not None else whole
            for thing in things.after(self._past_owner(tokens, max(place, made))):
                if thing.mention is None:
                    thing = self.describer.of_whole(thing, larger.iri)
                iri = self.describer.iri(thing) if self._counts(thing, creates=creates or made > 0) else ""
                if (
                    not iri
                    or iri == whole.iri
                    or iri in said
                    or not self._is_own(iri, thing, creates=creates)
                ):
                    continue
                said.add(iri)
                near = start if thing.end - start <= _LONGEST_PROOF else thing.start
                first = first or Whole(iri, ((near, thing.end),))
                yield self.say(
                    iri, ENT.isPartOf, larger.iri, [(near, thing.end), *larger.spans], "act-part", _PART
                )

    def _made_at(self, tokens: Sequence[Token], place: int) -> int:
        """Index after a verb by which something is made: "through | launching | three expert groups"; 0 for none."""
        form = self.words.forms.get(tokens[place].word) if place < len(tokens) else None
        return place + 1 if form is not None and form[0] in _CREATING and "ing" in form[1] else 0

    def _places(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, bool]]:
        """Where things may begin: offset of the proof, index of the first word, whether a verb makes it."""
        first = next((i for i, t in enumerate(tokens) if t.word.isalnum() or t.mention is not None), -1)
        if first < 0:
            return
        start = tokens[first].start
        form = self.words.forms.get(tokens[first].word)
        pair = phrase_at(tokens, first, self.words.phrases["particles"])
        long = phrase_at(tokens, first, self.words.phrases["opening_nouns"])
        after = first + long
        if tokens[first].mention is not None:
            if first + 1 < len(tokens) and tokens[first + 1].word in {":", "–", "—"}:
                yield start, first, True
        elif form is not None and form[0] in _DOING:
            beyond = first + max(pair, 1)
            beyond += beyond < len(tokens) and tokens[beyond].word in self.words.sets["opening_links"]
            yield start, beyond, form[0] in _CREATING
        elif long and after < len(tokens) and tokens[after].word in self.words.sets["opening_links"]:
            yield start, after + 1, False
        elif phrase_at(tokens, first, self.words.phrases["nominal"]):
            yield start, first, True
        for at in range(first, len(tokens)):
            long = phrase_at(tokens, at, self.words.phrases["via"])
            if long:
                yield tokens[at].start, at + long, False

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

    def _counts(self, thing: Thing, *, creates: bool) -> bool:
        """Whether an item speaks of a thing of its own, not of one that was named before or of any."""
        if thing.mention is not None:
            return not thing.mention.antecedent
        if thing.bare or thing.listing or thing.number == "loose":
            return False
        text = self.annotator.text[thing.start : thing.short]
        lettered = any(len(word) > 1 and word.isupper() for word in text.split())  # "a new CBA agreement"
        return thing.proper or thing.counted or lettered or (creates and thing.fresh)

    def _is_own(self, iri: str, thing: Thing, *, creates: bool) -> bool:
        """Whether the document tells of it first, or something makes it: the World Bank is part of no pact."""
        return creates or thing.mention is None or iri in self.discourse.minted
