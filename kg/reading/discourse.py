"""What a document has named so far: instruments, who is meant by "this dialogue", "the two parties", "they".

A phrase that names an instrument resolves to the reference data, to an
instrument the document named before, or to a new provisional entity. A phrase
that only points back resolves to the last fitting instrument, and carries the
place where that was named, so that the statement made of it stays proven.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from kg.model import Document
from kg.reading.document_entities import DocumentEntities
from kg.reading.instruments import NounPhrase
from kg.reading.mentions import Mention
from kg.reading.same_name import Known, NameComparer
from kg.reading.series import Pairs, voice
from kg.text import search_key
from kg.vocabulary import Vocabulary

# Names are compared with as many before them: more instruments than this stand in no document seen.
_RECENT = 500
# How many instruments before one of a narrower kind may be what is meant instead of it.
_CLOSE = 2


class Discourse(DocumentEntities):
    """The instruments and parties of one document, in the order it names them."""

    def __init__(
        self,
        document: Document,
        vocabulary: Vocabulary,
        idle: Set[str] = frozenset(),
        praise: Set[str] = frozenset(),
    ) -> None:
        """Begin a discourse.

        Args:
            document: the document.
            vocabulary: the reference data.
            idle: folded words of a name that do not tell it from another ("bilateral").
            praise: folded words that praise ("strategic", "comprehensive").
        """
        super().__init__(document, vocabulary)
        self.names = NameComparer(self, idle, praise)
        self.known: list[Known] = []
        self._touched: set[str] = set()
        # The parties that names say instruments are between.
        self.circles: dict[str, frozenset[str]] = {}
        self.parties: tuple[str, ...] = ()
        self.title: tuple[tuple[int, int], ...] = ()  # where the parties are named
        self.gathered = (
            False  # the parties are leaders who met or acted together, in a text that only tells of them
        )
        # Who "we" is where that is not the parties: who publishes a text that only tells of them.
        self.speakers: tuple[str, ...] = ()
        self.spoken: tuple[tuple[int, int], ...] = ()
        self.club = False  # who speaks is a club: "the leaders" are its own
        # Whether the text is a page on something that goes on, such as a dialogue: "we" is then who leads it, if the
        # text has said who does.
        self.presents = False
        self.hosts: tuple[str, ...] = ()
        self.hosting: tuple[tuple[int, int], ...] = ()
        # Who the last sentence was about, and what: "they do so through ..." points back to both.
        self.subject: tuple[tuple[str, ...], tuple[int, int]] | None = None
        # The text itself, where it is an instrument: "the present Agreement".
        self.own = ""
        # Short names by which the document says it will call instruments.
        self.shorts: dict[str, str] = {}
        # The last subject that was several: whom a plural pronoun means where one alone was named since.
        self.several: tuple[tuple[str, ...], tuple[int, int]] | None = None
        # Who takes part in what was said last to have several, and where they are named: "the parties" of a report.
        self.joint: tuple[tuple[str, ...], tuple[int, int]] | None = None
        self.previous: tuple[tuple[Mention, ...], tuple[int, int]] = ((), (0, 0))
        # What the last sentence was about, with the word before it; what the last line was but the name of.
        self.thing: tuple[Mention, str] | None = None
        self.headline: Mention | None = None
        # Who speaks, and what a note that is being read was called for: "such partnerships" are those.
        self.voice = voice(document, vocabulary)
        self.series: Mention | None = None
        self.pairs = Pairs(document, vocabulary)

    @property
    def previous_topics(self) -> list[Mention]:
        """The topics of the last sentence, which proves what is said of them in the next."""
        topics, sentence = self.previous
        return [replace(topic, antecedent=(sentence,)) for topic in topics]

    # -- naming ---------------------------------------------------------------------------------

    def name_known(
        self, iri: str, span: tuple[int, int], parties: Iterable[str], topics: Iterable[str]
    ) -> None:
        """The document names an instrument of the reference data."""
        entity = self.entity(iri)
        self._touch(
            iri, (entity.kind,) if entity.kind else (), span, frozenset(parties), frozenset(topics), ""
        )

    def name(
        self,
        phrase: NounPhrase,
        parties: Iterable[str],
        topics: Iterable[str],
        inner: Mapping[tuple[int, int], str],
    ) -> str:
        """IRI of the instrument a full phrase names: one named before, or a new provisional entity.

        Args:
            phrase: the phrase.
            parties: IRIs of the parties its words name.
            topics: folded words of its topics: one topic in other words ("digital services", "digital
                markets") may be another instrument.
            inner: instruments named inside it, by span; two names that differ only in how they name
                the same inner instrument are one ("première session du groupe ...").
        """
        text = self.document.text[phrase.start : phrase.end]
        mine, about = frozenset(parties), frozenset(topics)
        key = self.names.key(phrase, inner)
        pair = next((k for k in phrase.kinds if self.pairs.makes_series(k)), "") if len(mine) == 2 else ""
        if pair and self.names.says_no_more(phrase, mine):
            hub, spoke = dict.fromkeys(parties)
            iri = self.pair(pair, hub, spoke, (phrase.start, phrase.end))
            self.also_called(iri, text, phrase.acronym)
            return iri
        core = self.names.core(text, mine)
        for known in reversed(self.known[-_RECENT:]):
            if (
                key in known.names
                or self.names.is_prefixed(key, known, mine)
                or self.names.is_variant(known, phrase, mine, about)
            ):
                self._touch(known.iri, known.kinds, (phrase.start, phrase.end), mine, about, key)
                self.also_called(known.iri, text, phrase.acronym)
                self.names.cores.setdefault(known.iri, set()).add(core)
                return known.iri
        short = self.names.short_of(core, phrase.kinds, mine, self.known[-_RECENT:])
        if short is not None:
            self._touch(short.iri, short.kinds, (phrase.start, phrase.end), mine, about, key)
            self.also_called(short.iri, text, phrase.acronym)
            return short.iri
        iri = self.mint(phrase, text)
        self.names.cores.setdefault(iri, set()).add(core)
        self._touch(iri, phrase.kinds, (phrase.start, phrase.end), mine, about, key)
        return iri

    def pair(self, kind: str, hub: str, spoke: str, span: tuple[int, int]) -> str:
        """IRI of the instrument of a kind between two parties: known, named before, or new."""
        both = frozenset((hub, spoke))
        iri = self.pairs.known(kind, both)
        if not iri:
            entity = self.pairs.minted(kind, self.entity(hub), self.entity(spoke))
            iri = entity.iri
            self.add(entity)
        self.pairs.remember(kind, both, iri)
        self._touch(iri, (kind,), span, both, frozenset(), "")
        return iri

    def antecedent(
        self, kinds: Iterable[str] = (), cls: str = "", *, near: bool = False, before: int | None = None
    ) -> Known | None:
        """The most recent instrument of one of the kinds, or of a class.

        One of a narrower kind is meant where none of the kind itself is close, or where what was named
        last is pointed at (*near*: "this meeting"). *before* is the offset before which it is named.
        """
        kinds = frozenset(kinds)
        narrower: Known | None = None
        left = 0 if near else _CLOSE
        for known in reversed(self.known[-_RECENT:]):
            if before is not None and known.span[0] >= before:
                continue  # named later on
            if cls and self.vocabulary.is_a(self.entity(known.iri), cls):
                return known
            if not kinds.isdisjoint(known.kinds):
                return known
            if narrower is None and kinds and self._fits(known.kinds, kinds):
                narrower = known
            left -= narrower is not None
            if left < 0:
                break
        return narrower

    def _touch(
        self,
        iri: str,
        kinds: tuple[str, ...],
        span: tuple[int, int],
        parties: frozenset[str],
        topics: frozenset[str],
        key: str,
    ) -> None:
        """Move an instrument to the end of the list: the most recent one is pointed back to first."""
        earlier = None
        if iri in self._touched:
            place = next(n for n in range(len(self.known) - 1, -1, -1) if self.known[n].iri == iri)
            earlier = self.known.pop(place)
            parties, topics = parties | earlier.parties, topics | earlier.topics
        self._touched.add(iri)
        known = Known(iri, kinds, parties, topics, span, earlier.names if earlier else set())
        known.names.add(key)
        known.shortest = min(known.names, key=lambda name: (len(name), name))
        self.known.append(known)

    # -- pointing back --------------------------------------------------------------------------

    def call(self, iri: str, short: str) -> None:
        """The document says by what other name it will call an instrument."""
        for known in reversed(self.known):
            if known.iri == iri:
                known.names.add(search_key(short))
                break
        self.also_called(iri, short)

    def has_named(self, iri: str) -> bool:
        """Whether the document named an instrument before."""
        return iri in self._touched

    def _fits(self, known: Iterable[str], meant: Iterable[str]) -> bool:
        """Whether one of the kinds of what was named is meant, or narrower: "the memorandum" is no treaty."""
        known = tuple(known)
        return any(k == m or k in self.vocabulary.narrower(m) for k in known for m in meant)
