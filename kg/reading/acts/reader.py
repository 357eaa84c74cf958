"""From the acts of a sentence to statements: who takes part in what, and how firmly it stands."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Document, Passage, PassageKind, Statement
from kg.reading.act_words import act_words
from kg.reading.acts.act import Act
from kg.reading.acts.announced import ItemReader, Lead, announced
from kg.reading.acts.beside import BesideReader
from kg.reading.acts.circle import acts_of_circle, speaks
from kg.reading.acts.clauses import ClauseReader
from kg.reading.acts.commands import Leading, commanded, followed, leading, named_acts
from kg.reading.acts.describing import Describer
from kg.reading.acts.gatherings import gathering
from kg.reading.acts.happenings import HappeningReader
from kg.reading.acts.hearing import Heard, HearingReader
from kg.reading.acts.meetings import MeetingReader
from kg.reading.acts.parties import acting
from kg.reading.acts.saying import ActSayer
from kg.reading.acts.setting import PartReader, Setting
from kg.reading.acts.taken import taken
from kg.reading.acts.thing import Thing
from kg.reading.acts.things import ThingReader
from kg.reading.acts.title import TitleReader
from kg.reading.acts.tokens import Token, tokenise
from kg.reading.annotation import Annotation, Annotator
from kg.reading.mentions import Mention
from kg.reading.relations import Relater
from kg.vocabulary import Vocabulary

# How far into a sentence its first word ends.
_WORD = 12
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
    def heard(self) -> list[Heard]:
        """What became of the instruments that the document has named so far."""
        return self.sentences.heard if self.sentences is not None else []

    def from_sentence(self, annotation: Annotation, passage: Passage) -> list[Statement]:
        """What the acts of a sentence say."""
        if self.sentences is None or passage.kind is PassageKind.HEADING:
            return []
        return self.sentences.read(annotation, passage)


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
        self.meetings = MeetingReader(setting)
        self.beside = BesideReader(setting, self.describer)
        self.items = ItemReader(setting)
        self.happenings = HappeningReader(setting, self.beside.occasions)
        self.hearing = HearingReader(setting)
        self.heard: list[Heard] = []  # what became of the instruments that the document names
        self.lead: Lead | None = None
        self.leading: Leading | None = None
        self.paragraph = -1
        self.within = False  # the sentence goes on in the paragraph of the one before
        self.acted: tuple[tuple[str, ...], Span] | None = None

    def read(self, annotation: Annotation, passage: Passage) -> list[Statement]:
        """What the acts of a sentence say."""
        self.sayer.described, self.sayer.told = [], []
        self.within = passage.parent is not None and passage.parent == self.paragraph
        self.paragraph = passage.parent if passage.parent is not None else -1
        if not self._may_act(annotation):
            self.acted = None
            if not self._is_listed(passage):
                self.lead = None
            return []
        tokens = tokenise(self.annotator.text, annotation.start, annotation.end, annotation.mentions)
        things = ThingReader(tokens, self.words, self.describer.end_of_name(annotation))
        item = self._is_listed(passage)
        acts = self._acts(tokens, item=item)
        self._remember(acts, annotation)
        found: list[Statement] = []
        lead: Lead | None = None
        told: list[tuple[Act, Thing]] = []
        for act in acts:
            takes = taken(self.annotator.text, self.words, act, things)
            brought = gathering(tokens, act, things, self.words)
            if brought is not None:
                found += self.beside.gathered(tokens, annotation, act, brought)
                takes = []
            elif not takes:
                found += self.meetings.read(tokens, act, self.annotator.text)
            told += ((act, thing) for thing in takes)
            for thing in takes:
                found += self.sayer.read(annotation, act, thing)
                found += self.beside.takes_place(tokens, act, thing)
            if lead is None and act.verb != "via" and all(t.mention is None for t in takes):
                lead = announced(self.document, self.words, tokens, act)
        found += self.beside.read(tokens, acts, things)
        self.sayer.described += self.beside.described
        for act, thing in acts_of_circle(tokens, things, self.words, self.discourse):
            found += self.sayer.read(annotation, act, thing)
        heard = list(self.hearing.read(tokens, annotation, things, told, item=item))
        self.heard += heard
        found += self.happenings.read(tokens, self.sayer.told, heard)
        if item:
            found += self.items.read(self.lead, annotation)
        else:
            self.lead = lead
        return found

    def _acts(self, tokens: list[Token], *, item: bool) -> list[Act]:
        """The acts of a sentence, those of an item without a subject included."""
        led = item or self.leading is not None
        implied = commanded(tokens, self.words, self.discourse, self.leading) if led else None
        following = followed(tokens, self.words)
        clause = ClauseReader(tokens, self.words, implied or following, met=following is not None)
        acts = clause.read()
        if led:
            acts += named_acts(tokens, self.words, self.discourse, self.leading)
        self._follow(leading(tokens, clause), item=item or implied is not None)
        return acts

    def _may_act(self, annotation: Annotation) -> bool:
        """Whether somebody acts in a sentence: who is named, those who sign, whom a lead names, or "it"."""
        if speaks(self.discourse) or self.leading is not None:
            return True
        if any(m.slot in _ACTING for m in annotation.mentions):
            return True
        opening = self.annotator.text[annotation.start : annotation.start + _WORD].lower().split(maxsplit=1)
        return bool(opening) and opening[0] in self.words.sets["it"]

    def _follow(self, lead: Leading | None, *, item: bool) -> None:
        """A lead holds until a paragraph that is no item of it."""
        if lead is not None:
            self.leading = lead
        elif not item and not self.within:
            self.leading = None

    def _remember(self, acts: Sequence[Act], annotation: Annotation) -> None:
        """Keep who acted together: the next sentence may speak of them."""
        self.acted = None
        for act in acts:
            parties = tuple(acting(act.subject.parties, self.discourse))
            if len(parties) > 1:
                self.acted = (parties, (act.subject.start, annotation.end))
                self.titles.acted((parties, (act.subject.start, act.subject.end)))
                return

    def _is_listed(self, passage: Passage) -> bool:
        """Whether a sentence is an item of a list."""
        parent = self.document.passages[passage.parent] if passage.parent is not None else passage
        return parent.kind is PassageKind.LIST_ITEM
