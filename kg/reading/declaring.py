"""Whether those who sign a text speak in it of themselves: "we will", "the parties intend to"."""

from __future__ import annotations

import re
from functools import cache

from kg.model import Document, Passage, PassageKind
from kg.reading.aims import Aims
from kg.reading.annotation import Annotation
from kg.reading.discourse import Discourse
from kg.reading.grammar import Grammar
from kg.reading.mentions import Mention
from kg.text import fold

# How far into a sentence its subject may stand.
_SUBJECT = 60
# How far after its subject a verb in the future may stand.
_VERB = 3


class Declaring:
    """Follows, from sentence to sentence of one document, who speaks.

    Attributes:
        plans: a sentence of what the speaker will do is about the text itself: a strategy is what it plans.
        planned: those who sign the text spoke in the sentence asked about last, or in the one before it.
    """

    def __init__(
        self,
        document: Document,
        grammar: Grammar,
        discourse: Discourse,
        aims: Aims,
        *,
        declares: bool,
        plans: bool,
    ) -> None:
        self.document = document
        self.grammar = grammar
        self.discourse = discourse
        self.aims = aims
        self.declares = declares
        self.plans = plans
        self.lead = self.planned = False
        self.selves = _selves((*grammar.collectives, *grammar.parties))

    def speaks(self, annotation: Annotation, passage: Passage, focus: Mention | None) -> bool:
        """Whether those who sign the text speak of themselves here, or in the lead sentence of this list."""
        if not (self.declares or self.plans) or passage.kind is not PassageKind.SENTENCE or focus is None:
            return False
        text = self.document.text
        opening = text[annotation.start : annotation.start + _SUBJECT].replace("’", "'").lower()
        speaks = any(said.search(opening) for phrase, said in self.selves if phrase in opening)
        speaks = speaks or (self.plans and self._plans(annotation))
        parent = self.document.passages[passage.parent] if passage.parent is not None else passage
        listed = parent.kind is PassageKind.LIST_ITEM
        declares = speaks or (listed and (self.lead or self.aims.opens_with_verb(annotation)))
        self.planned = speaks
        if not listed:
            self.lead = speaks and text[annotation.start : annotation.end].rstrip().endswith(":")
        return declares

    def _plans(self, annotation: Annotation) -> bool:
        """Whether the speaker, or "it" after a sentence of what the speaker will do, opens a sentence in the future."""
        text, voice = self.document.text, self.discourse.voice
        opening = next((m for m in annotation.mentions if m.iri == voice), None) if voice else None
        first = text[annotation.start : annotation.end].split(maxsplit=1)[:1]
        if opening is not None and opening.start - annotation.start < _SUBJECT:
            verbs = text[opening.end : annotation.end].split()[:_VERB]
        elif self.planned and first and fold(first[0]).strip() in self.grammar.singulars:
            verbs = text[annotation.start : annotation.end].split()[1 : 1 + _VERB]
        else:
            return False
        return any(self.grammar.finite.fullmatch(word.strip(",")) for word in verbs)


@cache
def _selves(phrases: tuple[str, ...]) -> list[tuple[str, re.Pattern[str]]]:
    """The phrases by which those who sign speak of themselves, each with how it opens a sentence or a clause."""
    opens = r"(?:^\W*|[,;:—–][\s*_]*|\b(?:and|et)\s+)"
    return [(phrase, re.compile(rf"{opens}{re.escape(phrase)}\b")) for phrase in phrases]
