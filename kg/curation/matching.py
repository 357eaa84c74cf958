"""Things of two documents, or of two languages, that may be one: proposed with reasons, never merged.

Pairs that share a word, a party with a kind, an acronym or a name are weighed
by what speaks for and against them; what that is and how much it counts stands
in ``ontology/patterns/sameness.yaml``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log

from kg.curation.profiles import Name, Profile, Weights
from kg.model import Statement
from kg.vocabulary import Vocabulary

_CROWD = 60  # more things than these in one block share what tells nothing
Block = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """What speaks for a pair, or against it where the weight is below 0."""

    name: str
    weight: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A pair that may be one thing.

    Attributes:
        first: the one that stays if it is: of the reference data, or of the earlier document.
        second: the other.
        score: the sum of the reasons' weights.
        reasons: the heaviest first.
    """

    first: Profile
    second: Profile
    score: float
    reasons: tuple[Reason, ...]


class Matcher:
    """Weighs pairs.

    Args:
        vocabulary: the ontology.
        weights: what counts how much.
    """

    def __init__(self, vocabulary: Vocabulary, weights: Weights) -> None:
        self.vocabulary = vocabulary
        self.weights = weights
        self._rarity: Mapping[str, float] = {}

    def matches(
        self,
        profiles: Sequence[Profile],
        is_decided: Callable[[str, str], bool] = lambda _a, _b: False,
        statements: Iterable[Statement] = (),
    ) -> list[Match]:
        """The pairs that may be one, the likeliest first.

        Args:
            profiles: everything there is, in the order of the documents; reference data first.
            is_decided: whether a pair, by IRI, need not be proposed.
            statements: what is said; what one thing is said to be to another, it is not itself.
        """
        self._rarity = _rarities(profiles)
        related = {frozenset((s.subject, s.object)) for s in statements if isinstance(s.object, str)}
        found = []
        for one, two in self._pairs(profiles):
            first, second = profiles[one], profiles[two]
            pair = first.entity.iri, second.entity.iri
            if frozenset(pair) in related or is_decided(*pair):
                continue
            match = self.weigh(first, second)
            if match.score >= self.weights.enough:
                found.append(match)
        return _spanning(sorted(found, key=lambda m: (-m.score, m.first.entity.iri, m.second.entity.iri)))

    def _pairs(self, profiles: Sequence[Profile]) -> list[tuple[int, int]]:
        """Pairs of two documents, or of a document and the reference data, that share something telling."""
        blocks: dict[Block, list[int]] = {}
        for number, profile in enumerate(profiles):
            for block in _blocks(profile):
                blocks.setdefault((profile.family, *block), []).append(number)
        found = set()
        for block, members in blocks.items():
            if len(members) > _CROWD and block[1] not in ("name", "acronym"):
                continue
            for one, two in combinations(members, 2):
                if profiles[one].entity.document != profiles[two].entity.document:
                    found.add((one, two))
        return sorted(found)

    def weigh(self, first: Profile, second: Profile) -> Match:
        """A pair with what speaks for it and against it."""
        reasons = [
            Reason(name, self.weights.weights[name] * share, detail)
            for name, share, detail in self._reasons(first, second)
        ]
        reasons.sort(key=lambda reason: -reason.weight)
        return Match(first, second, round(sum(r.weight for r in reasons), 3), tuple(reasons))

    def _reasons(self, first: Profile, second: Profile) -> Iterator[tuple[str, float, str]]:
        keys = {name.key: name for name in reversed(second.names) if name.key}
        same = [name for name in first.names if name.key in keys]
        if same:
            one, two = same[0], keys[same[0].key]
            firsts = [one.text in _preferred(first), two.text in _preferred(second)]
            # Where a name alone decides it must be the first of both.
            is_first = all(firsts) if first.family in self.weights.by_name_only else any(firsts)
            yield "same-name" if is_first else "same-other-name", 1.0, one.text
            if not (one.words or one.topics or one.parties):
                yield "bare-name", 1.0, one.text
        acronyms = first.acronyms & second.acronyms
        if acronyms:
            yield "same-acronym", 1.0, min(acronyms)
        if first.family in self.weights.by_name_only:
            return
        if first.family == "party" and not set(first.entity.types) & set(second.entity.types):
            yield "other-class", 1.0, ""
        yield from self._of_names(first, second, is_same=bool(same))
        yield from self._of_kinds(first, second)
        partners = first.partners & second.partners
        if len(partners) > 1:
            yield "shared-partners", 1.0, self._labels(partners)
        topics = first.topics & second.topics
        if topics:
            yield "shared-topics", 1.0, self._labels(topics)
        dates = first.dates & second.dates
        if dates:
            yield "same-date", 1.0, min(value for _, value in dates)
        elif {p for p, _ in first.dates} & {p for p, _ in second.dates}:
            yield "other-date", 1.0, ""

    def _of_names(
        self, first: Profile, second: Profile, *, is_same: bool
    ) -> Iterator[tuple[str, float, str]]:
        """What the two names that go best together say."""
        pairs = [(a, b) for a in first.names for b in second.names]
        if not pairs:
            return
        compared = [tuple(self._of_pair(a, b, is_same=is_same)) for a, b in pairs]
        yield from max(
            compared, key=lambda found: sum(self.weights.weights[n] * share for n, share, _ in found)
        )

    def _of_pair(self, one: Name, two: Name, *, is_same: bool) -> Iterator[tuple[str, float, str]]:
        parties = one.parties & two.parties
        if one.parties and one.parties == two.parties:
            yield "same-parties" if len(parties) > 1 else "same-party", 1.0, self._labels(parties)
        elif one.parties and two.parties and not (one.parties <= two.parties or two.parties <= one.parties):
            yield "other-parties", 1.0, self._labels(one.parties ^ two.parties)
        elif one.parties != two.parties:
            yield "fewer-parties", 1.0, self._labels(one.parties ^ two.parties)
        topics = one.topics & two.topics
        if topics:
            yield "same-topics", len(topics) / len(one.topics | two.topics), self._labels(topics)
        elif one.topics and two.topics:
            yield "other-topics", 1.0, ""
        if one.numbers != two.numbers:
            yield "other-numbers", 1.0, ", ".join(sorted(one.numbers ^ two.numbers))
        words = one.words & two.words
        if words and not is_same:
            shared, every = (
                sum(self._rarity.get(w, 1.0) for w in some) for some in (words, one.words | two.words)
            )
            # One common word is little, be it all there is.
            share = shared / every * min(1.0, shared / self.weights.telling)
            yield "same-words", share, f"{one.text} / {two.text}"

    def _of_kinds(self, first: Profile, second: Profile) -> Iterator[tuple[str, float, str]]:
        if not (first.kinds and second.kinds):
            return
        if first.kinds & second.kinds:
            yield "same-kind", 1.0, self._labels(first.kinds & second.kinds)
            return
        above = {k for kind in first.kinds for k in self.vocabulary.broader(kind)}
        below = {k for kind in second.kinds for k in self.vocabulary.broader(kind)}
        if above & second.kinds or below & first.kinds:
            yield "related-kind", 1.0, self._labels(first.kinds | second.kinds)
        elif not above & below:
            yield "other-kind", 1.0, self._labels(first.kinds | second.kinds)

    def _labels(self, iris: Iterable[str]) -> str:
        known = self.vocabulary.entities
        return ", ".join(sorted(known[i].label() if i in known else i.rsplit("/", 1)[-1] for i in iris))


def _spanning(found: Iterable[Match]) -> list[Match]:
    """The pairs that are enough to ask about: the others follow, should these be the same."""
    group: dict[str, str] = {}

    def root(iri: str) -> str:
        while iri in group:
            iri = group[iri]
        return iri

    kept = []
    for match in found:
        one, two = root(match.first.entity.iri), root(match.second.entity.iri)
        if one != two:
            group[two] = one
            kept.append(match)
    return kept


def _preferred(profile: Profile) -> set[str]:
    return {label.text for label in profile.entity.preferred}


def _blocks(profile: Profile) -> Iterator[Block]:
    """What a pair must share to be weighed at all."""
    for acronym in sorted(profile.acronyms):
        yield "acronym", acronym
    for name in profile.names:
        if name.key:
            yield "name", name.key
        for word in name.words:
            yield "word", word
        if name.parties:
            for topic in name.topics:
                yield "topic", topic, *sorted(name.parties)
            for kind in profile.kinds:
                yield "kind", kind, *sorted(name.parties)


def _rarities(profiles: Iterable[Profile]) -> Mapping[str, float]:
    """How much a shared word tells: more, the fewer things have it in their names."""
    every = list(profiles)
    counts = Counter(word for p in every for word in {word for name in p.names for word in name.words})
    return {word: log(1 + len(every) / count) for word, count in counts.items()}
