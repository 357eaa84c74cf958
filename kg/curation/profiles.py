"""What an entity is known by, in no language: kind, parties, topics, acronyms, numbers, dates, other words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from kg.errors import OntologyError
from kg.model import Entity, Label, Literal, Statement
from kg.namespaces import ENT
from kg.reading.instruments import head_nouns
from kg.resources import ontology_folder
from kg.text import search_key
from kg.vocabulary import Vocabulary
from kg.vocabulary.lexicon import Hit, is_acronym, lexicon, longest

_BRACKETED = re.compile(r"\(([A-Z][\w&+-]{1,11})\)")
_LANGUAGES = ("fr", "en")


@dataclass(frozen=True, slots=True)
class Weights:
    """What speaks for and against sameness, from ``ontology/patterns/sameness.yaml``."""

    enough: float
    weights: Mapping[str, float]
    by_name_only: frozenset[str]
    empty_words: frozenset[str]
    numbers: Mapping[str, str]
    stem: int
    telling: float


@dataclass(frozen=True, slots=True)
class Name:
    """One name, taken apart.

    Attributes:
        text: as it is written.
        key: its words, sorted, without those that tell nothing.
        parties: IRIs of the parties it speaks of.
        topics: IRIs of the topics it speaks of.
        words: beginnings of its other words.
        numbers: ordinals, numbers and years in it.
    """

    text: str
    key: str
    parties: frozenset[str]
    topics: frozenset[str]
    words: frozenset[str]
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Profile:
    """All that an entity is known by.

    Attributes:
        entity: the entity.
        family: ``instrument``, ``party``, ``topic`` or ``other``.
        kinds: IRIs of its kind, and of those its names begin with.
        partners: IRIs of those who take part in it.
        topics: IRIs of what it covers.
        dates: property and EDTF value of what dates it.
        acronyms: its acronyms.
        names: its names.
    """

    entity: Entity
    family: str
    kinds: frozenset[str]
    partners: frozenset[str]
    topics: frozenset[str]
    dates: frozenset[tuple[str, str]]
    acronyms: frozenset[str]
    names: tuple[Name, ...] = field(default=())


class Profiler:
    """Makes the profiles of entities.

    Args:
        vocabulary: the ontology.
        weights: the words that count, by default the project's.
    """

    def __init__(self, vocabulary: Vocabulary, weights: Weights | None = None) -> None:
        self.vocabulary = vocabulary
        self.weights = weights or read_weights()
        self._lexicons = {of: lexicon(vocabulary, of) for of in _LANGUAGES}
        # "Memorandum of agreement" says no more than a kind.
        nouns = [noun.text for kind in vocabulary.kinds.values() for noun in kind.head_nouns]
        labels = [label.text for kind in vocabulary.kinds for label in vocabulary.entity(kind).preferred]
        self._head_words = {word for text in (*nouns, *labels) for word in search_key(text).split()}
        self._heads = {of: head_nouns(vocabulary, of) for of in _LANGUAGES}

    def profiles(self, entities: Iterable[Entity], statements: Iterable[Statement]) -> list[Profile]:
        """A profile each, by what they are called and what is said of them."""
        partners: dict[str, set[str]] = {}
        topics: dict[str, set[str]] = {}
        dates: dict[str, set[tuple[str, str]]] = {}
        for said in statements:
            relation = self.vocabulary.relation(said.predicate)
            if isinstance(said.object, Literal):
                if relation == "dated":
                    dates.setdefault(said.subject, set()).add((said.predicate, said.object.value))
            elif relation in ("participates_in", "member_of", "leads"):
                speaks_for = self.vocabulary.speaks_for(said.subject)
                partners.setdefault(said.object, set()).add(speaks_for or said.subject)
            elif relation == "covers":
                topics.setdefault(said.subject, set()).add(said.object)
        return [
            self._profile(e, partners.get(e.iri, ()), topics.get(e.iri, ()), dates.get(e.iri, ()))
            for e in entities
        ]

    def _profile(
        self, entity: Entity, partners: Iterable[str], topics: Iterable[str], dates: Iterable[tuple[str, str]]
    ) -> Profile:
        labels = (*entity.preferred, *entity.alternative)
        found = [acronym for label in labels for acronym in _BRACKETED.findall(label.text)]
        found += [label.text for label in labels if is_acronym(label.text)]
        kinds = {entity.kind} if entity.kind else {k for label in labels for k in self._kinds(label)}
        return Profile(
            entity=entity,
            family=self.family(entity),
            kinds=frozenset(kinds),
            partners=frozenset(partners),
            topics=frozenset(topics),
            dates=frozenset(dates),
            acronyms=frozenset(found),
            names=tuple(self._name(label) for label in labels if not is_acronym(label.text)),
        )

    def family(self, entity: Entity) -> str:
        """The family of things an entity is compared with."""
        for name, cls in (("instrument", ENT.Instrument), ("topic", ENT.Topic), ("party", ENT.Party)):
            if self.vocabulary.is_a(entity, cls):
                return name
        return "party" if self.vocabulary.is_a(entity, ENT.Organisation) else "other"

    def _kinds(self, label: Label) -> frozenset[str]:
        """The kinds a name begins with in French, or ends with in English: its head noun."""
        language = label.language if label.language in _LANGUAGES else "en"
        hits = self._heads[language].find(label.text)
        if not hits:
            return frozenset()
        return frozenset((hits[0] if language == "fr" else hits[-1]).iris)

    def _name(self, named: Label) -> Name:
        label = Label(_BRACKETED.sub(" ", named.text).strip(), named.language)
        language = label.language if label.language in _LANGUAGES else "en"
        parties: set[str] = set()
        topics: set[str] = set()
        spans = []
        # A known instrument may be the whole name: what counts is whom and what its name speaks of.
        hits = self._lexicons[language].find_all(label.text)
        for hit in longest(h for h in hits if self._told(h) in ("party", "topic")):
            (iri,) = hit.iris
            if self._told(hit) == "topic":
                topics.add(iri)
            else:
                parties.add(self.vocabulary.speaks_for(iri) or iri)
            spans.append((hit.start, hit.end))
        spans += [(hit.start, hit.end) for hit in self._heads[language].find(label.text)]
        rest = "".join(" " if any(s <= i < e for s, e in spans) else c for i, c in enumerate(label.text))
        tokens = [t for t in search_key(label.text).split() if t not in self.weights.empty_words]
        numbers = {self.weights.numbers.get(t, t) for t in tokens if t in self.weights.numbers or t.isdigit()}
        empty = self.weights.empty_words | self.weights.numbers.keys() | self._head_words
        words = (t for t in search_key(rest).split() if len(t) > 2 and not t.isdigit())
        told = (t[: self.weights.stem] for t in words if t not in empty)
        key = " ".join(sorted(t for t in tokens if len(t) > 2 or t.isdigit()))
        return Name(
            named.text, key, frozenset(parties), frozenset(topics), frozenset(told), frozenset(numbers)
        )

    def _told(self, hit: Hit) -> str:
        return self.family(self.vocabulary.entity(hit.iris[0])) if len(hit.iris) == 1 else ""


def read_weights(folder: Path | None = None) -> Weights:
    """The weights of a folder, by default the project's ontology."""
    return _weights(folder or ontology_folder())


@cache
def _weights(folder: Path) -> Weights:
    path = folder / "patterns" / "sameness.yaml"
    try:
        raw = yaml.safe_load(path.read_text("utf-8"))
        return Weights(
            enough=float(raw["enough"]),
            weights={str(name): float(weight) for name, weight in raw["weights"].items()},
            by_name_only=frozenset(raw["by_name_only"]),
            empty_words=frozenset(raw["empty_words"]),
            numbers={word: number for number, words in raw["numbers"].items() for word in words},
            stem=int(raw["stem"]),
            telling=float(raw["telling"]),
        )
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise OntologyError(f"{path}: {' '.join(str(error).split())}; mend the file") from error
