"""From the acts of a sentence to statements: who takes part in what, and how firmly it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Document, Passage, PassageKind, Statement
from kg.reading.act_words import act_words
from kg.reading.acts.act import Act, Subject, with_examples
from kg.reading.acts.announced import ItemReader, Lead, announced
from kg.reading.acts.beside import BesideReader
from kg.reading.acts.circle import acts_of_circle, speaks
from kg.reading.acts.circumstances import CircumstanceReader
from kg.reading.acts.clauses import ClauseReader
from kg.reading.acts.commands import (
    Leading,
    announcing,
    commanded,
    followed,
    leading,
    named_acts,
    through_acts,
)
from kg.reading.acts.companies import with_companies
from kg.reading.acts.delegations import DelegationReader
from kg.reading.acts.describing import Describer
from kg.reading.acts.force import ForceReader
from kg.reading.acts.funding import FundingReader
from kg.reading.acts.gatherings import gathering
from kg.reading.acts.groups import with_groups
from kg.reading.acts.happenings import HappeningReader
from kg.reading.acts.hearing import Heard, HearingReader
from kg.reading.acts.listing import RosterReader
from kg.reading.acts.meetings import MeetingReader
from kg.reading.acts.neighbours import NeighbourReader
from kg.reading.acts.owning import OwningReader
from kg.reading.acts.parties import acting
from kg.reading.acts.parts import ItemParts
from kg.reading.acts.presidencies import PresidencyReader
from kg.reading.acts.presiding import PresidingReader
from kg.reading.acts.provisions import ProvisionReader
from kg.reading.acts.purposes import PurposeReader
from kg.reading.acts.saying import ActSayer
from kg.reading.acts.setting import PartReader, Setting
from kg.reading.acts.sharing import shared
from kg.reading.acts.signatures import SignatureReader
from kg.reading.acts.taken import taken
from kg.reading.acts.there import ThereReader
from kg.reading.acts.thing import Thing
from kg.reading.acts.things import ThingReader
from kg.reading.acts.title import TitleReader
from kg.reading.acts.tokens import Token, Tokens, tokenise
from kg.reading.acts.upcoming import UpcomingReader
from kg.reading.acts.wholes import WholeReader
from kg.reading.annotation import Annotation, Annotator
from kg.reading.mentions import Mention
from kg.reading.relations import Relater
from kg.vocabulary import Vocabulary

# How far into a sentence its first word ends.
_WORD = 12
# Marks that may stand after the colon of a lead.
_LAYOUT = frozenset("*_-•")
# Mentions of those who may do something, or have something done to them.
_ACTING = frozenset({"party", "club", "instrument"})

Span = tuple[int, int]


class ActReader:
    """Reads the acts of one document's sentences, as its discourse unfolds."""

    def __init__(
        self, document: Document, vocabulary: Vocabulary, annotator: Annotator, relater: Relater
    ) -> None:
        """Begin with a document; of one in a language without words of acts nothing is read."""
        words = act_words(document.language)
        self.titles: TitleReader | None = None
        self.sentences: SentenceActs | None = None
        if words is not None:
            setting = Setting(document, vocabulary, annotator, relater, words)
            self.titles = TitleReader(setting)
            self.sentences = SentenceActs(setting, self.titles)

    @property
    def described(self) -> list[Mention]:
        """The things of the sentence read last that have no name."""
        return self.sentences.sayer.described if self.sentences is not None else []

    @property
    def acted(self) -> tuple[tuple[str, ...], Span] | None:
        """Who acted together in the sentence read last, and where: "they" of the next are all of them."""
        return self.sentences.acted if self.sentences is not None else None

    @property
    def leads(self) -> bool:
        """Whether the sentence read last leads to items of what its parties do."""
        return self.sentences is not None and self.sentences.leading is not None

    @property
    def heard(self) -> list[Heard]:
        """What became of the instruments that the document has named so far."""
        return self.sentences.heard if self.sentences is not None else []

    def from_sentence(
        self, annotation: Annotation, passage: Passage, part: Mention | None = None
    ) -> list[Statement]:
        """What the acts of a sentence say; it stands under the label of *part*."""
        if self.sentences is None:
            return []
        if passage.kind is PassageKind.HEADING:
            self.sentences.wholes.heading(annotation)
            return []
        return self.sentences.read(annotation, passage, part)

    def from_headline(self, annotation: Annotation, passage: Passage) -> list[Statement]:
        """What a title or heading that is a sentence says: "Valdoria and Kestria sign the Reef Pact"."""
        if self.sentences is None:
            return []
        return self.sentences.read(annotation, replace(passage, kind=PassageKind.SENTENCE), None)


class SentenceActs(PartReader):
    """Makes statements of the acts of one document's sentences."""

    def __init__(self, setting: Setting, titles: TitleReader) -> None:
        """Begin with a document.

        Args:
            setting: what its readers work with.
            titles: what its title says it is.
        """
        super().__init__(setting)
        self.titles = titles
        self.describer = Describer(setting)
        self.sayer = ActSayer(setting, titles, self.describer)
        self.beside = BesideReader(setting, self.describer)
        self.meetings = MeetingReader(setting, self.beside.occasions)
        self.neighbours = NeighbourReader(setting, self.describer)
        self.items = ItemReader(setting)
        self.funding = FundingReader(setting, self.describer)
        self.owning = OwningReader(setting, self.describer)
        self.presiding = PresidingReader(setting)
        self.provisions = ProvisionReader(setting)
        self.presidencies = PresidencyReader(setting)
        self.signatures = SignatureReader(setting)
        self.there = ThereReader(setting)
        self.delegations = DelegationReader(setting)
        self.purposes = PurposeReader(setting, self.describer)
        self.rosters = RosterReader(setting, self.describer)
        self.happenings = HappeningReader(setting, self.beside.occasions)
        self.circumstances = CircumstanceReader(setting, self.beside.occasions)
        self.hearing = HearingReader(setting)
        self.force = ForceReader(setting)
        self.heard: list[Heard] = []  # what became of the instruments that the document names
        self.wholes = WholeReader(setting)
        self.parts = ItemParts(setting, self.describer)
        self.upcoming = UpcomingReader(setting, self.describer)
        self.lead: Lead | None = None
        self.main: Subject | None = None  # who acts in the sentence
        self.unlisted: list[Act] = []  # what is done there with verbs that no list has
        self.leading: Leading | None = None
        self.paragraph = -1
        self.within = False  # the sentence goes on in the paragraph of the one before
        self.acted: tuple[tuple[str, ...], Span] | None = None

    def read(self, annotation: Annotation, passage: Passage, part: Mention | None) -> list[Statement]:
        """What the acts of a sentence say."""
        self.sayer.described, self.sayer.told = [], []
        self.within = passage.parent is not None and passage.parent == self.paragraph
        self.paragraph = passage.parent if passage.parent is not None else -1
        item = self._is_listed(passage)
        whole = self.wholes.of_item(part) if item else None
        acts_here = self._may_act(annotation)
        if not acts_here and not item:
            self.lead, self.wholes.lead, self.rosters.open = None, None, []
        if not acts_here and whole is None:
            self.acted = None
            return []
        text = self.annotator.text
        tokens = tokenise(text, annotation.start, annotation.end, annotation.mentions)
        tokens = with_groups(tokens, self.words, self.discourse, text)
        tokens = with_companies(tokens, self.words, self.discourse, text)
        things = ThingReader(tokens, self.words, self.describer.end_of_name(annotation))
        found = list(self.parts.read(whole, tokens, things))
        if not acts_here:
            self.acted = None
            return found
        if not item:
            self.wholes.read(tokens, annotation, part)
        found += self.neighbours.read(tokens, things)
        self.sayer.described += self.neighbours.described
        acts = self._acts(tokens, item=item)
        self._remember(acts, annotation)
        lead: Lead | None = None
        told: list[tuple[Act, Thing]] = []
        for act in with_examples(acts):
            takes = taken(text, self.words, act, things, self.discourse)
            brought = gathering(tokens, act, things, self.words)
            if brought is not None:
                found += self.beside.gathered(tokens, annotation, act, brought)
                takes = []
            elif not takes:
                found += self.meetings.read(tokens, act, text)
            told += ((act, thing) for thing in takes)
            if not item:
                found += self.parts.made(self.wholes.of_text(part), act, takes)
            for thing in takes:
                said = list(self.sayer.read(annotation, act, thing))
                found += said
                found += self.beside.takes_place(tokens, act, thing)
                if said or thing.mention is not None:
                    found += self.purposes.read(tokens, act, thing)
            if lead is None and act.verb != "via" and all(t.mention is None for t in takes):
                lead = announced(self.document, self.words, tokens, act)
        found += self.beside.read(tokens, acts, things)
        found += self.presiding.read(tokens)
        found += self.provisions.read(tokens)
        found += self.owning.read(tokens, annotation, things)
        found += self.funding.read(tokens, annotation, acts, things)
        found += self.upcoming.read(tokens)
        self.sayer.described += self.beside.described
        led = self.leading.parties if self.leading is not None else ()
        for act, thing in acts_of_circle(tokens, things, self.words, self.discourse, led):
            found += self.sayer.read(annotation, act, thing)
        for act in self.unlisted:
            for thing in taken(text, self.words, act, things, self.discourse):
                found += self.sayer.read(annotation, act, thing)
        for act, thing in shared(tokens, things, self.words, self.discourse, self.main, acts):
            found += self.sayer.read(annotation, act, thing)
        self.titles.signers.from_meeting(found, annotation)
        heard = [*self.force.read(tokens), *self.hearing.read(tokens, annotation, things, told, item=item)]
        self.heard += heard
        found += self.happenings.read(tokens, self.sayer.told, heard)
        found += self.circumstances.read(tokens, self.sayer.told)
        found += self.there.read(tokens)
        found += self.delegations.read(tokens, self.titles.focus)
        found += self.signatures.read(annotation, tokens)
        found += self.presidencies.read(annotation, tokens, found)
        if item:
            found += self.items.read(self.lead, annotation)
            found += self.rosters.item(tokens, passage)
        else:
            self.lead = lead
            self._announce(tokens, lead)
            found += self.rosters.read(tokens, annotation, things, self.titles.focus)
        return found

    def _acts(self, tokens: Tokens, *, item: bool) -> list[Act]:
        """The acts of a sentence, those of an item without a subject included."""
        led = item or self.leading is not None
        implied = commanded(tokens, self.words, self.discourse, self.leading, item=item) if led else None
        following = followed(tokens, self.words)
        clause = ClauseReader(tokens, self.words, implied or following, met=following is not None)
        acts = clause.read()
        self.main, self.unlisted = clause.main, clause.others
        if led:
            acts += named_acts(tokens, self.words, self.discourse, self.leading)
            if item and clause.main is None:
                acts += through_acts(tokens, self.words, self.discourse, self.leading)
        self._follow(
            leading(tokens, clause, self.words, signed=speaks(self.discourse)),
            item=item or implied is not None,
        )
        return acts

    def _may_act(self, annotation: Annotation) -> bool:
        """Whether somebody acts in a sentence: who is named, those who sign, "it", or what comes next."""
        if speaks(self.discourse) or self.leading is not None:
            return True
        if any(m.slot in _ACTING for m in annotation.mentions):
            return True
        said = self.annotator.text[annotation.start : annotation.end].lower()
        opening = said[:_WORD].split(maxsplit=1)
        if opening and (
            opening[0] in self.words.sets["it"] or opening[0] in self.words.phrases["upcoming"].first
        ):
            return True
        return not self.words.sets["groups"].isdisjoint(said.split())

    def _follow(self, lead: Leading | None, *, item: bool) -> None:
        """A lead holds until a paragraph that is no item of it."""
        if lead is not None:
            self.leading = lead
        elif not item and not self.within:
            self.leading = None

    def _announce(self, tokens: Sequence[Token], lead: Lead | None) -> None:
        """What the items after "announced key initiatives, including:" tell of is done by those who announce."""
        closed = next((t for t in reversed(tokens) if t.word not in _LAYOUT), None)
        if lead is not None and self.leading is None and closed is not None and closed.word == ":":
            self.leading = announcing(lead)

    def _remember(self, acts: Sequence[Act], annotation: Annotation) -> None:
        """Keep who acted together: the next sentence may speak of them."""
        self.acted = None
        for act in acts:
            parties = tuple(acting(act.subject.parties, self.discourse))
            if len(parties) > 1:
                self.acted = (parties, (act.subject.start, annotation.end))
                self.titles.signers.from_actors(parties, (act.subject.start, act.subject.end))
                return

    def _is_listed(self, passage: Passage) -> bool:
        """Whether a sentence is an item of a list."""
        parent = self.document.passages[passage.parent] if passage.parent is not None else passage
        return parent.kind is PassageKind.LIST_ITEM
