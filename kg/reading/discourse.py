"""What a document has named so far: instruments, who is meant by "this dialogue", "the two parties", "they".

A phrase that names an instrument resolves to the reference data, to an
instrument the document named before, or to a new provisional entity. A phrase
that only points back resolves to the last fitting instrument, and carries the
place where that was named, so that the statement made of it stays proven.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace

from kg import iris
from kg.model import Document, Entity, Label
from kg.namespaces import ENT
from kg.reading.instruments import NounPhrase
from kg.reading.mentions import Mention
from kg.reading.series import Pairs, voice
from kg.reading.shortening import EXPLAINED, Core, shortens, stem
from kg.text import search_key
from kg.vocabulary import Vocabulary

# Words shorter than this join the parties of a name and say nothing more ("entre", "avec").
_SHORT = 6
# Shorter words than this tell no name from another.
_TELLING = 4
# A name of no more words than this is too common to be known without what stands before it.
_FEW = 2
# Names are compared with as many before them: more instruments than this stand in no document seen.
_RECENT = 500
# How many instruments before one of a narrower kind may be what is meant instead of it.
_CLOSE = 2


@dataclass(slots=True)
class Known:
    """An instrument the document has named."""

    iri: str
    kinds: tuple[str, ...]
    parties: frozenset[str]
    topics: frozenset[str]
    span: tuple[int, int]
    names: set[str] = field(default_factory=set)
    shortest: str = ""


class Discourse:
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
        self.praise = praise
        self.idle = idle
        self.document = document
        self.vocabulary = vocabulary
        self.known: list[Known] = []
        self._touched: set[str] = set()
        self.minted: dict[str, Entity] = {}
        # The words by which each instrument of the document was named.
        self.cores: dict[str, set[Core]] = {}
        # The parties that names say instruments are between.
        self.circles: dict[str, frozenset[str]] = {}
        self.parties: tuple[str, ...] = ()
        self.title: tuple[tuple[int, int], ...] = ()  # where the parties are named
        # Who "we" is where that is not the parties: who publishes a text that only tells of them.
        self.speakers: tuple[str, ...] = ()
        self.spoken: tuple[tuple[int, int], ...] = ()
        # Who the last sentence was about, and what: "they do so through ..." points back to both.
        self.subject: tuple[tuple[str, ...], tuple[int, int]] | None = None
        self.previous_topics: tuple[Mention, ...] = ()
        # What the last sentence was about, with the word before it; what the last line was but the name of.
        self.thing: tuple[Mention, str] | None = None
        self.headline: Mention | None = None
        # Who speaks, and what a note that is being read was called for: "such partnerships" are those.
        self.voice = voice(document, vocabulary)
        self.series: Mention | None = None
        self.pairs = Pairs(document, vocabulary)

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
        key = self._key(phrase, inner)
        pair = next((k for k in phrase.kinds if self.pairs.makes_series(k)), "") if len(mine) == 2 else ""
        if pair and self._says_no_more(phrase, mine):
            hub, spoke = dict.fromkeys(parties)
            iri = self.pair(pair, hub, spoke, (phrase.start, phrase.end))
            self.also_called(iri, text, phrase.acronym)
            return iri
        core = self._core(text, mine)
        for known in reversed(self.known[-_RECENT:]):
            if (
                key in known.names
                or self._prefixed(key, known, mine)
                or self._same(known, phrase, mine, about)
            ):
                self._touch(known.iri, known.kinds, (phrase.start, phrase.end), mine, about, key)
                self.also_called(known.iri, text, phrase.acronym)
                self.cores.setdefault(known.iri, set()).add(core)
                return known.iri
        short = self._short_of(core, phrase.kinds, mine)
        if short is not None:
            self._touch(short.iri, short.kinds, (phrase.start, phrase.end), mine, about, key)
            self.also_called(short.iri, text, phrase.acronym)
            return short.iri
        iri = self._mint(phrase, text)
        self.cores.setdefault(iri, set()).add(core)
        self._touch(iri, phrase.kinds, (phrase.start, phrase.end), mine, about, key)
        return iri

    def _core(self, text: str, parties: Iterable[str]) -> Core:
        """The words of a name without parties, order and links, and the acronyms it explains."""
        parts = {stem(word) for iri in parties for name in self._keys(iri) for word in name.split()}
        explained = frozenset(search_key(short) for short in EXPLAINED.findall(text))
        words = (stem(w) for w in search_key(EXPLAINED.sub(" ", text)).split() if w not in self.idle)
        return tuple(w for w in words if w not in parts), explained

    def _short_of(self, core: Core, kinds: Iterable[str], parties: frozenset[str]) -> Known | None:
        """The one instrument that a name names in fewer words, or in more: "the CET Dialogue".

        Where two would do, none is meant.
        """
        kinds = tuple(kinds)
        if self._is_meeting(kinds):
            return None
        fitting: list[Known] = []
        for known in self.known[-_RECENT:]:
            agree = parties <= known.parties or known.parties <= parties
            if (
                agree
                and any(
                    shortens(core, other) or shortens(other, core, longer=True)
                    for other in self.cores.get(known.iri, ())
                )
                and self.kinds_meet(known.kinds, kinds)
            ):
                fitting.append(known)
        return fitting[0] if len(fitting) == 1 else None

    def _prefixed(self, key: str, known: Known, parties: frozenset[str]) -> bool:
        """Whether two names differ by a whole named before one of them ("IPEF Clean Economy Agreement")."""
        other = known.shortest
        shorter, longer = (key, other) if len(key) <= len(other) else (other, key)
        if not longer.endswith(" " + shorter) or len(shorter.split()) <= _FEW:
            return False
        before = longer.removesuffix(" " + shorter)
        return any(before in self._keys(iri) for iri in parties | known.parties)

    def _keys(self, iri: str) -> set[str]:
        entity = self.entity(iri)
        labels = (*entity.preferred, *entity.alternative, *self.vocabulary.adjectives(iri))
        return {search_key(label.text) for label in labels}

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

    def _says_no_more(self, phrase: NounPhrase, parties: frozenset[str]) -> bool:
        """Whether a name holds nothing but its head noun and its parties."""
        text = search_key(self.document.text[phrase.head[1] : phrase.end])
        names = {name for iri in parties for name in self._keys(iri)}
        for name in sorted(names, key=len, reverse=True):
            text = re.sub(rf"\b{re.escape(name)}\b", " ", text)
        return all(len(word) < _SHORT for word in text.split())

    def _key(self, phrase: NounPhrase, inner: Mapping[tuple[int, int], str]) -> str:
        text, at, parts = self.document.text, phrase.start, []
        for (start, end), iri in sorted(inner.items(), key=lambda item: (item[0][0], -item[0][1])):
            if start >= at:
                parts += [search_key(text[at:start]), iri]
                at = end
        return " ".join([*parts, search_key(text[at : phrase.end])]).strip()

    def _same(
        self, known: Known, phrase: NounPhrase, parties: frozenset[str], topics: frozenset[str]
    ) -> bool:
        """Whether a phrase is a variant of a name: same kind and topics, parties that do not contradict."""
        # What costs least is asked first: most names are nothing like each other.
        agree = parties <= known.parties or known.parties <= parties
        if topics != known.topics or not agree or not (topics or parties):
            return False
        if not self.kinds_meet(known.kinds, phrase.kinds) or self._is_meeting(phrase.kinds):
            return False
        alone = (
            len(parties) > 1
            and parties == known.parties
            and not topics
            and self._says_no_more(phrase, parties)
            and self._is_bare(known, phrase, parties)
        )
        return alone or (bool(topics) and self._contains(known, phrase, parties | known.parties))

    def _is_bare(self, known: Known, phrase: NounPhrase, parties: frozenset[str]) -> bool:
        """Whether a known name says no more than a head noun and parties either."""
        mine, _ = self._core(self.document.text[phrase.start : phrase.end], parties)
        cores = self.cores.get(known.iri) or {
            self._core(label.text, parties) for label in self.entity(known.iri).preferred
        }
        return any(set(other) - self.praise <= set(mine) for other, _ in cores)

    def _contains(self, known: Known, phrase: NounPhrase, parties: frozenset[str]) -> bool:
        """Whether all telling words of one name stand in the other: "Trade Act of 1974" is not that of 1962."""
        # Parties are told by what they are, not by how they are written ("France-Japon", "franco-japonais").
        parts = {word for iri in parties for name in self._keys(iri) for word in name.split()}
        mine = self._telling(search_key(self.document.text[phrase.start : phrase.end])) - parts
        theirs = [self._telling(key) - parts for key in self._keys(known.iri)]
        return any(mine <= words or words <= mine for words in theirs)

    def _telling(self, key: str) -> frozenset[str]:
        return frozenset(w for w in key.split() if len(w) >= _TELLING and w not in self.idle)

    def _is_meeting(self, kinds: Iterable[str]) -> bool:
        return any(self.vocabulary.kinds[k].denotes == ENT.Meeting for k in kinds)

    def kinds_meet(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Whether one of some kinds is one of the others, or narrower or broader than it."""
        others = tuple(others)
        return any(
            b in self.vocabulary.narrower(a) or a in self.vocabulary.narrower(b) for a in some for b in others
        )

    def _mint(self, phrase: NounPhrase, text: str) -> str:
        iri = iris.provisional(self.document.id, text)
        kind = phrase.kinds[0]
        language = self.document.language
        aliases = (Label(phrase.acronym, ""),) if phrase.acronym else ()
        self.minted.setdefault(
            iri,
            Entity(
                iri=iri,
                types=(self.vocabulary.kinds[kind].denotes,),
                preferred=(Label(" ".join(text.split()), language),),
                alternative=aliases,
                kind=kind,
                provisional=True,
                document=self.document.id,
            ),
        )
        return iri

    def describe(self, name: str, cls: str) -> str:
        """IRI of something the document describes in these words without naming it."""
        text = " ".join(name.split())
        entity = Entity(
            iri=iris.provisional(self.document.id, text),
            types=(cls,),
            preferred=(Label(text, self.document.language),),
            provisional=True,
            document=self.document.id,
        )
        return self.minted.setdefault(entity.iri, entity).iri

    def also_called(self, iri: str, text: str, acronym: str = "") -> None:
        """A provisional instrument has another name."""
        entity = self.minted.get(iri)
        if entity is None:
            return
        label = Label(" ".join(text.split()), self.document.language)
        new = [
            n
            for n in (label, Label(acronym, ""))
            if n.text and n not in (*entity.preferred, *entity.alternative)
        ]
        self.add(_with_names(entity, new))

    def add(self, entity: Entity) -> None:
        """Add or replace a provisional entity."""
        self.minted[entity.iri] = entity

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

    def entity(self, iri: str) -> Entity:
        """The reference or provisional entity with this IRI."""
        return self.minted[iri] if iri in self.minted else self.vocabulary.entity(iri)

    def speaks_for(self, iri: str) -> str:
        """IRI of the party that an organisation or person speaks for; empty when none."""
        return self.minted[iri].speaks_for if iri in self.minted else self.vocabulary.speaks_for(iri)

    def _fits(self, known: Iterable[str], meant: Iterable[str]) -> bool:
        """Whether one of the kinds of what was named is meant, or narrower: "the memorandum" is no treaty."""
        known = tuple(known)
        return any(k == m or k in self.vocabulary.narrower(m) for k in known for m in meant)

    def antecedent(self, kinds: Iterable[str] = (), cls: str = "", *, near: bool = False) -> Known | None:
        """The most recent instrument of one of the kinds, or of a class.

        One of a narrower kind is meant where none of the kind itself is close, or where what was named
        last is pointed at (*near*: "this meeting").
        """
        kinds = frozenset(kinds)
        narrower: Known | None = None
        left = 0 if near else _CLOSE
        for known in reversed(self.known[-_RECENT:]):
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


def _with_names(entity: Entity, names: Iterable[Label]) -> Entity:
    return replace(entity, alternative=(*entity.alternative, *names))
