"""A sentence whose things are listed after it: "We launched the following initiatives:"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Document, Statement
from kg.reading.act_words import ActWords
from kg.reading.acts.act import Act, Subject
from kg.reading.acts.parties import acting
from kg.reading.acts.setting import PartReader
from kg.reading.acts.standing import performs
from kg.reading.acts.tokens import Token
from kg.reading.annotation import Annotation

_LISTED = 0.7
# How far into a list item the name of what it is about may stand.
_OPENING = 14
# How far after its verb a lead sentence says what it lists.
_ANNOUNCED = 8

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Lead:
    """A sentence whose things are listed after it: who does what with them."""

    subject: Subject
    verb: str
    rung: str
    when: str
    spans: tuple[Span, ...]


def announced(document: Document, words: ActWords, tokens: Sequence[Token], act: Act) -> Lead | None:
    """Who does what with the things that a list names after this sentence; None where it announces none."""
    if not act.subject.parties or act.verb not in words.rungs:
        return None
    ahead = tokens[act.after : act.after + _ANNOUNCED]
    heads = [t for t in ahead if words.head(t.word) and t.word not in words.heads]
    if not heads:
        return None
    rung = words.rungs[act.verb].get(act.tense, "")
    when = document.date if performs(document, words, act, rung) else ""
    elsewhere = [span for m in act.subject.parties for span in m.antecedent]
    return Lead(act.subject, act.verb, rung, when, ((act.subject.start, heads[0].end), *elsewhere))


class ItemReader(PartReader):
    """Says of what a list item opens with what the lead sentence said of the whole list."""

    def read(self, lead: Lead | None, annotation: Annotation) -> Iterator[Statement]:
        """What a list item opens with is one of the things its lead sentence announced."""
        first = next((m for m in annotation.mentions if m.slot in ("instrument", "club")), None)
        if lead is None or first is None or not first.iri or first.antecedent:
            return
        if first.start - annotation.start > _OPENING or not self.document.text[first.start].isupper():
            return
        parties = acting(lead.subject.parties, self.discourse)
        properties = self.words.together if len(parties) > 1 else self.words.alone
        predicate = self.vocabulary.predicate(properties.get(lead.verb, "participatesIn"))
        proof = [*lead.spans, (first.start, first.end)]
        for party in parties:
            if party != first.iri:
                yield self.say(
                    party, predicate, first.iri, proof, "act-list", _LISTED, status=lead.rung, when=lead.when
                )
