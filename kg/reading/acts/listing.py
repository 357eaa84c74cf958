"""Those who take part, listed after a mark: "The following states launched the Cable Pact: A, B and C"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Passage, Statement
from kg.namespaces import ENT
from kg.reading.act_words import ActWords
from kg.reading.acts.act import Act, Subject
from kg.reading.acts.describing import Describer, DescribingReader
from kg.reading.acts.roles import listed
from kg.reading.acts.setting import Setting
from kg.reading.acts.standing import date_of, rung_of
from kg.reading.acts.thing import Thing
from kg.reading.acts.things import ThingReader
from kg.reading.acts.tokens import Token, phrase_at, wording
from kg.reading.annotation import Annotation
from kg.reading.mentions import Mention

_LISTED = 0.75
# Fewer than this make no list of participants.
_FEWEST = 3
_MARKS = frozenset(":–—")
_ENDS = frozenset(".;*")
# How many words may stand between such a word as "participants" and the mark.
_OPENING = 8
# Tenses in which nothing is said to be done.
_UNSAID = frozenset({"blocked", "considered"})

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Roster:
    """What those take part in whom a list names after a sentence."""

    iri: str
    rung: str
    when: str
    spans: tuple[Span, ...]


class RosterReader(DescribingReader):
    """Reads the lists of participants of one document."""

    def __init__(self, setting: Setting, describer: Describer) -> None:
        """Begin with a document."""
        super().__init__(setting, describer)
        self.open: list[Roster] = []

    def read(
        self,
        tokens: Sequence[Token],
        annotation: Annotation,
        things: ThingReader,
        focus: Mention | None,
    ) -> Iterator[Statement]:
        """Who is listed after the mark of a sentence, each in what the words before it name."""
        self.open = []
        at = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].word in _MARKS), 0)
        if not at:
            return
        parties, after = listed(tokens, at + 1, self.words)
        closed = all(t.word in _ENDS for t in tokens[after:])
        if at + 1 < len(tokens) and (len(parties) < _FEWEST or not closed):
            return
        rosters = list(self._rosters(tokens, at, annotation, things, focus))
        if not parties:
            self.open = rosters  # the items of a list come after it
            return
        for roster in rosters:
            for party in parties:
                yield from self._said(roster, party, (min(s for s, _ in roster.spans), party.end))

    def item(self, tokens: Sequence[Token], passage: Passage) -> Iterator[Statement]:
        """Who is named by a list item that names nobody and nothing else."""
        if not self.open:
            return
        parties, after = listed(tokens, 0, self.words)
        if not parties or any(t.word not in _ENDS for t in tokens[after:]):
            return
        for roster in self.open:
            for party in parties:
                yield from self._said(roster, party, (passage.start, party.end))

    def _said(self, roster: Roster, party: Mention, span: Span) -> Iterator[Statement]:
        if party.iri not in ("", roster.iri):
            first = min(s for s, _ in roster.spans)
            proof = [span] if span[0] <= first else [*roster.spans, span]
            yield self.say(
                party.iri,
                ENT.participatesIn,
                roster.iri,
                proof,
                "act-roster",
                _LISTED,
                status=roster.rung,
                when=roster.when,
            )

    def _rosters(
        self,
        tokens: Sequence[Token],
        mark: int,
        annotation: Annotation,
        things: ThingReader,
        focus: Mention | None,
    ) -> Iterator[Roster]:
        """What the words before a mark say that the listed take part in."""
        found = False
        for act, thing in _joined(tokens, mark, things, self.words):
            iri = self.describer.iri(thing) if thing.mention is not None or thing.proper else ""
            if iri:
                rung = rung_of(self.words, act, thing)
                when = date_of(self.document, self.words, annotation, act, thing, rung)
                found = True
                elsewhere = thing.mention.antecedent if thing.mention is not None else ()
                yield Roster(iri, rung, when, ((act.start, thing.end), *elsewhere))
        if found or focus is None or not focus.iri:
            return
        opening = range(min(mark, _OPENING))
        headed = any(phrase_at(tokens, at, self.words.phrases["participants"]) for at in opening)
        if headed and not any(t.word in self.words.forms for t in tokens[:mark] if not t.capital):
            yield Roster(focus.iri, "", "", ((annotation.start, tokens[mark].end), *focus.antecedent))


def _joined(
    tokens: Sequence[Token], mark: int, things: ThingReader, words: ActWords
) -> Iterator[tuple[Act, Thing]]:
    """The verbs before a mark by which one takes part in something, each with what it takes."""
    tense = "past"
    for at in range(mark):
        long = phrase_at(tokens, at, words.phrases["tense"])
        if long:
            what = words.tense[wording(tokens, at, long)]
            tense = what if what in _UNSAID | {"future"} else tense
        cls, _ = words.forms.get(tokens[at].word, ("", frozenset()))
        if cls not in words.purposes and tokens[at].word not in words.sets["endorsing"]:
            continue
        cls = cls if cls in words.purposes else "join"
        if tense in _UNSAID:
            return
        start, end = tokens[at].start, tokens[at].end
        for thing in things.after(at + 1):
            if thing.start < tokens[mark].start:
                yield Act(Subject((), None, start, end), cls, tense, at, at + 1, start, end), thing
