"""Generic plurals that stand for one instrument per pair: "digital partnerships with A and B" are two instruments.

Each is named after both parties in every language, or resolves to the reference
data where an instrument of that kind is named after them. Which kinds allow it
and how names are made is data: ``ontology/patterns/series.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from kg import iris
from kg.iris import local
from kg.model import Document, Entity, Label
from kg.namespaces import ENT
from kg.reading.mentions import Mention
from kg.resources import ontology_folder
from kg.vocabulary import Vocabulary
from kg.vocabulary.lexicon import is_acronym, lexicon

RULE = "named after its pair of parties"


@dataclass(frozen=True, slots=True)
class SeriesWords:
    """Which kinds make series, and how the instrument of a pair is named.

    Attributes:
        kinds: local names of the kinds whose plural stands for one instrument per pair.
        names: language -> template and where its capitals stand.
        small: words that take no capital inside a name.
    """

    kinds: frozenset[str]
    names: Mapping[str, Mapping[str, str]]
    small: frozenset[str]

    def name(self, language: str, noun: str, hub: str, spoke: str) -> str:
        """The name of a pair's instrument.

        >>> how = {"en": {"name": "{hub}–{spoke} {noun}", "capitals": "words"}}
        >>> words = SeriesWords(frozenset(), how, frozenset({"and"}))
        >>> words.name("en", "trade and research council", "EU", "Japan")
        'EU–Japan Trade and Research Council'
        """
        how = self.names[language]
        if how["capitals"] == "words":
            noun = " ".join(w if w in self.small else w[:1].upper() + w[1:] for w in noun.split())
        name = how["name"].format(noun=noun, hub=hub, spoke=spoke)
        return name[:1].upper() + name[1:]


@cache
def series_words(folder: Path | None = None) -> SeriesWords:
    """The words of ``ontology/patterns/series.yaml``, read once per process."""
    path = (folder or ontology_folder()) / "patterns" / "series.yaml"
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return SeriesWords(frozenset(raw["kinds"]), raw["names"], frozenset(raw["small"]))


def voice(document: Document, vocabulary: Vocabulary) -> str:
    """IRI of the party a document speaks for; empty where it speaks for none, or for several."""
    parties = {
        vocabulary.speaks_for(s) or (s if _is_state(vocabulary.entity(s), vocabulary) else "")
        for s in document.speakers
        if s in vocabulary.entities
    } - {""}
    return parties.pop() if len(parties) == 1 else ""


def _is_state(entity: Entity, vocabulary: Vocabulary) -> bool:
    return ENT.Territory in entity.types or vocabulary.is_a(entity, ENT.Grouping)


class Pairs:
    """The instruments of pairs that one document names, with those of the reference data."""

    def __init__(self, document: Document, vocabulary: Vocabulary) -> None:
        self.document = document
        self.vocabulary = vocabulary
        self.words = series_words()
        self.found: dict[tuple[str, frozenset[str]], str] = {}
        # What a sentence says the instruments of a kind are about, for the notes that name their parties.
        self.topics: dict[str, tuple[Mention, ...]] = {}

    def makes_series(self, kind: str) -> bool:
        """Whether this kind and two parties say which instrument is meant."""
        return local(kind) in self.words.kinds

    def known(self, kind: str, parties: frozenset[str]) -> str:
        """IRI of the instrument of a kind between two parties, when reference data or the document has one."""
        return self.found.get((kind, parties), "") or _reference(self.vocabulary).get((kind, parties), "")

    def remember(self, kind: str, parties: frozenset[str], iri: str) -> None:
        """The document names the instrument of this pair by itself."""
        self.found.setdefault((kind, parties), iri)

    def minted(self, kind: str, hub: Entity, spoke: Entity) -> Entity:
        """A provisional instrument, named after its kind and both parties in every language."""
        preferred = [
            Label(self.words.name(lang, noun, short(hub, lang), short(spoke, lang)), lang)
            for lang in sorted(self.words.names)
            for noun in self._nouns(kind, lang)[:1]
        ]
        alternative = [
            Label(self.words.name(lang, noun, short(hub, lang), short(spoke, lang)), lang)
            for lang in sorted(self.words.names)
            for noun in self._nouns(kind, lang)[1:]
        ]
        language = self.document.language
        first = next((p for p in preferred if p.language == language), preferred[0])
        return Entity(
            iri=iris.provisional(self.document.id, first.text),
            types=(self.vocabulary.kinds[kind].denotes,),
            preferred=tuple(preferred),
            alternative=tuple(alternative),
            kind=kind,
            provisional=True,
            formation="joint",
            formation_rule=RULE,
            document=self.document.id,
        )

    def _nouns(self, kind: str, language: str) -> list[str]:
        """The preferred name of a kind, then its other names and its acronyms."""
        entity = self.vocabulary.entity(kind)
        labels = (*entity.preferred, *entity.alternative)
        return list(dict.fromkeys(label.text for label in labels if label.language == language))


def short(entity: Entity, language: str) -> str:
    """How a party is written inside a name: a grouping by its acronym, a country by its name.

    >>> short(Entity("id/eu", (ENT.Grouping,), (Label("European Union", "en"),), (Label("EU", "en"),)), "en")
    'EU'
    """
    if ENT.Grouping in entity.types:
        for label in entity.alternative:
            if label.language == language and is_acronym(label.text):
                return label.text
    return entity.label(language)


@cache
def _reference(vocabulary: Vocabulary) -> Mapping[tuple[str, frozenset[str]], str]:
    """The instruments of the reference data that are named after two parties, by kind and pair."""
    found: dict[tuple[str, frozenset[str]], str] = {}
    for entity in vocabulary.entities.values():
        if entity.kind and local(entity.kind) in series_words().kinds and not entity.document:
            for parties in _named_after(entity, vocabulary):
                found.setdefault((entity.kind, parties), entity.iri)
    return found


def _named_after(entity: Entity, vocabulary: Vocabulary) -> Iterator[frozenset[str]]:
    for label in (*entity.preferred, *entity.alternative):
        if label.language not in series_words().names:
            continue
        hits = lexicon(vocabulary, label.language).find_all(label.text)
        parties = {
            hit.iris[0]
            for hit in hits
            if len(hit.iris) == 1
            and hit.iris[0] != entity.iri
            and vocabulary.is_a(vocabulary.entity(hit.iris[0]), ENT.Party)
        }
        if len(parties) == 2:
            yield frozenset(parties)
