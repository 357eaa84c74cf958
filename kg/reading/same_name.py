"""Whether two names of one document name the same instrument."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

from kg.reading.document_entities import DocumentEntities
from kg.reading.instruments import NounPhrase
from kg.reading.shortening import EXPLAINED, Core, shortens, stem
from kg.text import search_key

# Words shorter than this join the parties of a name and say nothing more ("entre", "avec").
_SHORT = 6
# Shorter words than this tell no name from another.
_TELLING = 4
# A name of no more words than this is too common to be known without what stands before it.
_FEW = 2


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


class NameComparer:
    """Compares a name with those its document named before.

    Attributes:
        cores: the words by which each instrument of the document was named.
    """

    def __init__(self, entities: DocumentEntities, idle: Set[str], praise: Set[str]) -> None:
        """Begin with a document.

        Args:
            entities: its entities.
            idle: folded words of a name that do not tell it from another ("bilateral").
            praise: folded words that praise ("strategic", "comprehensive").
        """
        self.entities = entities
        self.document = entities.document
        self.idle = idle
        self.praise = praise
        self.cores: dict[str, set[Core]] = {}

    def core(self, text: str, parties: Iterable[str]) -> Core:
        """The words of a name without parties, order and links, and the acronyms it explains."""
        parts = {stem(word) for iri in parties for name in self.entities.keys(iri) for word in name.split()}
        explained = frozenset(search_key(short) for short in EXPLAINED.findall(text))
        words = (stem(w) for w in search_key(EXPLAINED.sub(" ", text)).split() if w not in self.idle)
        return tuple(w for w in words if w not in parts), explained

    def short_of(
        self, core: Core, kinds: Iterable[str], parties: frozenset[str], recent: Iterable[Known]
    ) -> Known | None:
        """The one instrument that a name names in fewer words, or in more: "the CET Dialogue".

        Where two would do, none is meant.
        """
        kinds = tuple(kinds)
        if self.entities.is_meeting(kinds):
            return None
        fitting: list[Known] = []
        for known in recent:
            agree = parties <= known.parties or known.parties <= parties
            if (
                agree
                and any(
                    shortens(core, other) or shortens(other, core, longer=True)
                    for other in self.cores.get(known.iri, ())
                )
                and self.entities.kinds_meet(known.kinds, kinds)
            ):
                fitting.append(known)
        return fitting[0] if len(fitting) == 1 else None

    def is_prefixed(self, key: str, known: Known, parties: frozenset[str]) -> bool:
        """Whether two names differ by a whole named before one of them ("IPEF Clean Economy Agreement")."""
        other = known.shortest
        shorter, longer = (key, other) if len(key) <= len(other) else (other, key)
        if not longer.endswith(" " + shorter) or len(shorter.split()) <= _FEW:
            return False
        before = longer.removesuffix(" " + shorter)
        return any(before in self.entities.keys(iri) for iri in parties | known.parties)

    def says_no_more(self, phrase: NounPhrase, parties: frozenset[str]) -> bool:
        """Whether a name holds nothing but its head noun and its parties."""
        text = search_key(self.document.text[phrase.head[1] : phrase.end])
        names = {name for iri in parties for name in self.entities.keys(iri)}
        for name in sorted(names, key=len, reverse=True):
            text = re.sub(rf"\b{re.escape(name)}\b", " ", text)
        return all(len(word) < _SHORT or word in self.idle for word in text.split())

    def key(self, phrase: NounPhrase, inner: Mapping[tuple[int, int], str]) -> str:
        """Search key of a name in which inner instruments stand by their IRIs."""
        text, at, parts = self.document.text, phrase.start, []
        for (start, end), iri in sorted(inner.items(), key=lambda item: (item[0][0], -item[0][1])):
            if start >= at:
                parts += [search_key(text[at:start]), iri]
                at = end
        return " ".join([*parts, search_key(text[at : phrase.end])]).strip()

    def is_variant(
        self, known: Known, phrase: NounPhrase, parties: frozenset[str], topics: frozenset[str]
    ) -> bool:
        """Whether a phrase is a variant of a name: same kind and topics, parties that do not contradict."""
        # What costs least is asked first: most names are nothing like each other.
        agree = parties <= known.parties or known.parties <= parties
        if topics != known.topics or not agree or not (topics or parties):
            return False
        if not self.entities.kinds_meet(known.kinds, phrase.kinds) or self.entities.is_meeting(phrase.kinds):
            return False
        alone = (
            len(parties) > 1
            and parties == known.parties
            and not topics
            and self.says_no_more(phrase, parties)
            and self._is_bare(known, phrase, parties)
        )
        return alone or (bool(topics) and self._contains(known, phrase, parties | known.parties))

    def _is_bare(self, known: Known, phrase: NounPhrase, parties: frozenset[str]) -> bool:
        """Whether a known name says no more than a head noun and parties either."""
        mine, _ = self.core(self.document.text[phrase.start : phrase.end], parties)
        cores = self.cores.get(known.iri) or {
            self.core(label.text, parties) for label in self.entities.entity(known.iri).preferred
        }
        return any(set(other) - self.praise <= set(mine) for other, _ in cores)

    def _contains(self, known: Known, phrase: NounPhrase, parties: frozenset[str]) -> bool:
        """Whether all telling words of one name stand in the other: "Trade Act of 1974" is not that of 1962."""
        # Parties are told by what they are, not by how they are written ("France-Japon", "franco-japonais").
        parts = {word for iri in parties for name in self.entities.keys(iri) for word in name.split()}
        mine = self._telling(search_key(self.document.text[phrase.start : phrase.end])) - parts
        theirs = [self._telling(key) - parts for key in self.entities.keys(known.iri)]
        return any(mine <= words or words <= mine for words in theirs)

    def _telling(self, key: str) -> frozenset[str]:
        """The words of a name that tell it from others."""
        return frozenset(w for w in key.split() if len(w) >= _TELLING and w not in self.idle)
