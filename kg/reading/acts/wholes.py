"""What the next items are parts of: the instrument that their heading, label or lead sentence names.

"The Reef Initiative’s activities include the following:" opens a list whose items are parts of that initiative.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.iris import local
from kg.reading.act_words import key
from kg.reading.acts.masthead import mastheads
from kg.reading.acts.setting import PartReader
from kg.reading.acts.tokens import Token, wording
from kg.reading.annotation import Annotation
from kg.reading.mentions import Mention

# The longest of the phrases by which something is done within something else, in words.
_VIA = 5
# What may stand after the colon of a lead sentence.
_MARKS = " *_\n\u00a0"
_JOINTS = frozenset({"co", "-"})

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Whole:
    """What something is part of, with where it is named."""

    iri: str
    spans: tuple[Span, ...]


class WholeReader(PartReader):
    """Keeps what the items of one document's lists are parts of."""

    headed: Whole | None = None  # what the heading above is the name of
    lead: Whole | None = None  # what the sentence names that leads the list

    def of_item(self, part: Mention | None) -> Whole | None:
        """What an item under the label of *part* belongs to: its lead says it best, then label and heading."""
        return self.lead or (self._whole(part) if part is not None else self.headed)

    def of_text(self, part: Mention | None) -> Whole | None:
        """What running text under the label of *part* belongs to."""
        return self._whole(part) if part is not None else self.headed

    def heading(self, annotation: Annotation) -> None:
        """A heading that is the name of an instrument heads its parts."""
        self.lead = self.headed = None
        text = self.document.text
        if text[annotation.start : annotation.end].isupper():
            return  # "FEATURED PARTNERSHIP AREAS": capitals make no name here
        for mention in annotation.mentions:
            if mention.slot == "instrument" and not mention.antecedent and self._lasts(mention.iri):
                around = text[annotation.start : mention.start] + " " + text[mention.end : annotation.end]
                if all(word in self.words.sets["determiners"] for word in key(around).split()):
                    self.headed = self._whole(mention)

    def read(self, tokens: Sequence[Token], annotation: Annotation, part: Mention | None) -> None:
        """What a sentence under the label of *part*, and that is no item, leads."""
        self.lead = None
        if not self.document.text[annotation.start : annotation.end].rstrip(_MARKS).endswith(":"):
            return
        for at, token in enumerate(tokens):
            mention = token.mention
            if mention is None or not token.is_a("instrument", "club") or not self._lasts(mention.iri):
                continue
            if self._heads(tokens, at):
                above = (
                    any(start < part.start for start, _ in mention.antecedent) if part is not None else False
                )
                self.lead = self._whole(part if part is not None and above else mention)
                return

    def _heads(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether what is named at a place is what a lead sentence is about: its subject, or "through the Pact"."""
        sets = self.words.sets
        back = at - 1
        while back >= 0 and tokens[back].word in self.words.any_of("determiners", "quotes"):
            back -= 1
        if back < 0 or tokens[back].word == ",":
            return True
        within = self.words.phrases["via"].all
        if any(wording(tokens, back - n + 1, n) in within for n in range(1, min(_VIA, back + 1) + 1)):
            return True
        if tokens[back].word in sets["of"] and back and tokens[back - 1].word in sets["yields"]:
            return True  # "the pillars of the Pact"
        beside = next((t.word for t in tokens[at + 1 : at + 4] if t.word not in _JOINTS), "")
        return beside in sets["circles"] or beside.removesuffix("s") in sets["titles"]  # "Council co-chairs"

    def _whole(self, mention: Mention) -> Whole:
        return Whole(mention.iri, mention.antecedent or ((mention.start, mention.end),))

    def _lasts(self, iri: str) -> bool:
        """Whether an instrument is of a kind that has parts."""
        return bool(iri) and local(self.discourse.entity(iri).kind) in mastheads().lasting
