"""From noun phrases to topics: a concept of the scheme where one fits, else one in the document's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.model import Document, Label
from kg.namespaces import ENT
from kg.reading.coordination import Chunker
from kg.reading.discourse import Discourse
from kg.reading.familiar import LITTLE, familiar_words, stem, stems
from kg.reading.noun_phrases import Phrase
from kg.reading.phrasing import Phrasing
from kg.text import search_key

_EMPHASIS = re.compile(r"[*_]{1,3}")
_DEEPEST = 4
# A compound begins with a word of no fewer letters.
_PREFIX, _LONG = 5, 24
# More words than this name no topic.
_MOST = 24
# Words that must stand beside a head noun that says nothing.
_ENOUGH = 2
# A noun of so many letters may say alone what is meant.
_TELLING = 8
# What ends the word for whose something is.
_OWNING = "'’"
# A sum names its unit within so many words.
_SUM = 4
# How sure it is that a concept, or words of the document's own, are what an instrument is about.
_CONCEPT, _WORDS = 0.6, 0.5
_COMMON = ("light", "empty", "evaluative", "determiners", "prepositions", "coordinators")


def _joins(chunker: Chunker, at: int) -> bool:
    return chunker.key(at) == "," or chunker.within(at, "coordinators")


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic that a phrase names.

    Attributes:
        iri: the concept or provisional topic.
        start: offset where it is named.
        end: offset after it.
        listed: it is a concept of the scheme.
    """

    iri: str
    start: int
    end: int
    listed: bool

    @property
    def certainty(self) -> float:
        """How sure it is that this is what an instrument is about."""
        return _CONCEPT if self.listed else _WORDS


class TopicNamer:
    """Names the topics of a document's noun phrases."""

    def __init__(self, document: Document, discourse: Discourse, phrasing: Phrasing) -> None:
        self.document = document
        self.discourse = discourse
        self.common = stems(*(phrasing[name] for name in _COMMON))
        self.familiar = familiar_words(discourse.vocabulary)

    def topics(
        self,
        chunker: Chunker,
        phrase: Phrase,
        *,
        alone: bool = False,
        owned: bool = False,
        titled: bool = False,
        sure: bool = False,
    ) -> Iterator[Topic]:
        """The topics a phrase names.

        Args:
            chunker: the sentence it stands in.
            phrase: the phrase.
            alone: single words that no list knows count as well, as in a heading.
            owned: it is said of a named instrument, so that a phrase which says little counts whole.
            titled: it stands in a heading or a name, where capitals make no name of it.
            sure: those who sign commit themselves to it, so that one long noun is enough ("deterrence").
        """
        found = self._meant(chunker, phrase, 0, alone=alone, owned=owned)
        if found is None:
            return
        first, last = found
        content = [at for at in range(first, last) if chunker.is_content(at)]
        concepts = [
            at for at in content if chunker.tag(at) == "T" or self._is_member(chunker, at, first, last)
        ]
        telling = [at for at in content if not self._praises(chunker, at, phrase.first)]
        if not telling or last - first > _MOST or self._is_amount(chunker, first):
            return
        if chunker.tag(first) == "W" and self._is_deed(chunker, first):
            return
        words = chunker.words
        if len(telling) == 1:
            (only,) = telling
            mention = words[only].mention
            if mention is not None and mention.slot in ("topic", "broad"):
                yield Topic(mention.iris[0], mention.start, mention.end, listed=True)
                return
            key = chunker.key(only)
            vague = any(key in chunker.phrasing[name] for name in ("empty", "vague", "fields"))
            vague = vague and not (phrase.example and key in chunker.phrasing["vague"])
            vague = vague or (owned and key in chunker.phrasing["devices"])  # "provides a platform"
            vague = vague or (
                phrase.example and not chunker.phrasing.head_last and key in chunker.phrasing["light"]
            )
            vague = vague or (not alone and chunker.phrasing.form(key) == "ing")
            telling_alone = sure and len(key) >= _TELLING and chunker.is_noun(only) and key == stem(key)
            telling_alone = telling_alone and key not in chunker.phrasing["light"]
            exchange = self._exchange(chunker, phrase, only) if vague else -1
            if exchange >= 0:
                whole = self._provisional(chunker, exchange, last, exchange, last)
                yield from (whole,) if whole is not None else ()
                return
            if vague or not (alone or phrase.example or telling_alone or self._is_familiar(key)):
                return
        proper = not titled and self._is_proper(chunker, telling)
        listed = phrase.example and owned and len(telling) == 1
        if not alone and (proper or (not listed and self._is_vague(chunker, telling))):
            return
        for at in concepts:
            mention = words[at].mention
            if mention is not None:
                yield Topic(mention.iris[0], mention.start, mention.end, listed=True)
        begin = telling[0] if chunker.phrasing.head_last else first
        whole = self._provisional(chunker, begin, self._past_shell(chunker, telling, last), first, last)
        if whole is not None:
            yield whole

    @staticmethod
    def _exchange(chunker: Chunker, phrase: Phrase, only: int) -> int:
        """Where what is done tells what a vague noun does not ("exchange of information"); -1 where nothing does."""
        places = (at for at in range(phrase.first, only) if chunker.within(at, "exchanging"))
        return next((at for at in places if chunker.within(at + 1, "of")), -1)

    def _past_shell(self, chunker: Chunker, telling: Sequence[int], last: int) -> int:
        """The place after what a phrase is about, where it ends in a noun for what is done: "smart city projects"."""
        if not chunker.phrasing.head_last or not chunker.within(last - 1, "shells"):
            return last
        kept = [at for at in telling if at < last - 1]
        bare = any(chunker.within(last - 2, name) for name in ("prepositions", "coordinators", "determiners"))
        if not kept or kept[-1] != last - 2 or bare or chunker.is_adjective(kept[-1]):
            return last
        if chunker.text[chunker.words[last - 2].end - 1] in _OWNING:
            return last  # "colleges’ collaboration"
        sure = len(kept) > 1 or chunker.tag(kept[0]) in "TB"
        return last - 1 if sure else last

    @staticmethod
    def _is_deed(chunker: Chunker, at: int) -> bool:
        """Whether what would be a topic opens with a verb: "working in partnership", "delivers benefits"."""
        phrasing = chunker.phrasing
        form, verb = phrasing.form(chunker.key(at)), phrasing.verb(chunker.key(at))
        if not phrasing.head_last or verb in phrasing["nouns_too"] or verb in phrasing["ambiguous"]:
            return form == "ing" and verb in phrasing["light_verbs"]
        return form == "third" or (form == "ing" and verb in phrasing["light_verbs"])

    @staticmethod
    def _is_amount(chunker: Chunker, at: int) -> bool:
        """Whether a phrase begins with a sum ("20 milliards d’euros")."""
        phrasing = chunker.phrasing
        ahead = (chunker.key(n) for n in range(at + 1, at + _SUM))
        return chunker.tag(at) == "N" and any(
            k in phrasing.scales or k in phrasing["currencies"] for k in ahead
        )

    @staticmethod
    def _is_member(chunker: Chunker, at: int, first: int, last: int) -> bool:
        """Whether a concept with an everyday name is one of several in a phrase: "batteries and clean energy"."""
        opens = at == first or _joins(chunker, at - 1)
        return chunker.tag(at) == "B" and opens and at + 1 < last and _joins(chunker, at + 1)

    def _provisional(
        self, chunker: Chunker, begin: int, last: int, first: int, end_of_all: int
    ) -> Topic | None:
        """The topic that words name; None where they are the name of something else."""
        words, text = chunker.words, self.document.text
        start, end = words[begin].start, words[last - 1].end
        name = text[start:end]
        vocabulary = self.discourse.vocabulary
        listed = [i for i in vocabulary.named(name) if ENT.Topic in vocabulary.entity(i).types]
        if len(listed) == 1:
            return Topic(listed[0], start, end, listed=True)
        others = (vocabulary.entity(i) for i in vocabulary.named(name))
        if any(vocabulary.is_a(e, cls) for e in others for cls in (ENT.Instrument, ENT.Party)):
            return None
        core = self._core(chunker, begin, last)
        called = _EMPHASIS.sub("", text[words[core[0]].start : words[core[1] - 1].end])
        iri = self.discourse.describe(
            called.lower() if called.isupper() and " " in called else called, ENT.Topic
        )
        if ENT.Topic not in self.discourse.entity(iri).types:
            return None
        for a, b in ((begin, last), (first, end_of_all)):
            self._also_called(iri, text[words[a].start : words[b - 1].end])
        return Topic(iri, start, end, listed=False)

    def _also_called(self, iri: str, words: str) -> None:
        """A topic of the document's own has a fuller name as well."""
        entity = self.discourse.minted[iri]
        fuller = Label(" ".join(_EMPHASIS.sub("", words).split()), self.document.language)
        known = {search_key(label.text) for label in (*entity.preferred, *entity.alternative)}
        if search_key(fuller.text) not in known:
            self.discourse.add(replace(entity, alternative=(*entity.alternative, fuller)))

    def _core(self, chunker: Chunker, begin: int, last: int) -> tuple[int, int]:
        """The words that a topic is called by, without what is done about it and where.

        "Deployment of heat pumps in our domestic markets" is about heat pumps. What would leave a single word, or a
        concept that is a topic of its own, keeps all its words.
        """
        first, end = begin, last
        if chunker.phrasing.head_last:
            of = next((at for at in range(begin, last) if chunker.within(at, "of")), 0)
            deeds = ("deeds", "light", "evaluative", "coordinators")
            done = of and all(
                any(chunker.within(at, name) for name in deeds)
                or chunker.is_adjective(at)
                or chunker.key(at) == ","
                for at in range(begin, of)
            )
            if done and (chunker.within(of - 1, "deeds") or chunker.within(of - 1, "light")):
                first = chunker.past(of + 1, "determiners")
                while first < last - 1 and self._praises(chunker, first, begin):
                    first += 1
        where = next((at for at in range(first + 1, end) if chunker.within(at, "places")), end)
        if where < end - 1:
            end = where
        inner = [at for at in range(first, end) if chunker.is_content(at)]
        if (first, end) == (begin, last) or len(inner) < _ENOUGH or chunker.is_adjective(end - 1):
            return begin, last
        return first, end

    def _is_familiar(self, key: str) -> bool:
        """Whether the scheme's own names are made of all words of a noun, little ones left out."""
        words = {stem(word) for word in key.split() if len(word) > LITTLE} - self.common
        return bool(words) and all(map(self._is_known, words))

    def _is_known(self, word: str) -> bool:
        """Whether a word, or what a compound begins with ("cyberactivité"), stands in a name of the scheme."""
        lengths = (len(word), *range(_PREFIX, min(len(word), _LONG)))
        return any(word[:length] in self.familiar for length in lengths)

    @staticmethod
    def _is_vague(chunker: Chunker, telling: Sequence[int]) -> bool:
        """Whether a phrase says nothing but "security and prosperity"."""
        apart = all(any(_joins(chunker, at) for at in range(a + 1, b)) for a, b in pairwise(telling))
        return apart and all(
            chunker.tag(at) != "T"
            and any(
                chunker.key(at) in chunker.phrasing[name]
                for name in ("vague", "empty", "adjectives", "never_last")
            )
            for at in telling
        )

    def _is_proper(self, chunker: Chunker, telling: Sequence[int]) -> bool:
        """Whether all words have capitals: the name of a person or place that no list knows."""
        text = self.document.text
        capital = all(text[chunker.words[at].start].isupper() for at in telling)
        return capital and (len(telling) > 1 or chunker.tag(telling[0]) == "W")

    def _meant(
        self, chunker: Chunker, phrase: Phrase, depth: int, *, alone: bool, owned: bool
    ) -> tuple[int, int] | None:
        """First word and place after the last of what a phrase is about, past a head that only prepares it."""
        phrasing = chunker.phrasing
        content = [at for at in range(phrase.first, phrase.core) if chunker.is_content(at)]
        if not content:
            return None
        head = content[-1] if phrasing.head_last else content[0]
        while not phrasing.head_last and chunker.within(head, "prenominal") and head + 1 < phrase.core:
            head += 1
        key = chunker.key(head)
        idle = ("evaluative", "fields") if not phrasing.head_last else ("evaluative",)
        others = [at for at in content if at != head and not any(chunker.within(at, name) for name in idle)]
        prepares = key in phrasing["light"] or key in phrasing["empty"]
        prepares = prepares or key in phrasing["fields"] or (owned and key in phrasing["devices"])
        bare = all(
            chunker.is_adjective(at)
            or chunker.key(at) in phrasing["adjectives"]
            or (phrase.joined and chunker.key(at) in phrasing["light"])  # "efforts and cooperation in X"
            for at in others
        )
        plain = bare or not phrasing.head_last or chunker.key(phrase.lead) in phrasing["meaning"]
        if chunker.tag(head) == "W" and phrase.lead >= 0 and prepares and plain:
            inner = chunker.phrase(phrase.lead + 1)
            if inner is not None and depth < _DEEPEST:
                last = max(inner.last, phrase.last)
                inner = replace(inner, last=last, example=phrase.example)
                found = self._meant(chunker, inner, depth + 1, alone=alone, owned=owned)
                someone = not phrasing.head_last and chunker.within(inner.first, "bodies")
                if found is not None or not owned or someone or chunker.within(inner.core - 1, "fields"):
                    return found
        hollow = key in phrasing["empty"] and not phrase.joined and not (others and phrase.lead >= 0)
        last = phrase.last - 1 if phrasing.head_last else head
        if phrase.lead < 0 and (chunker.within(head, "bodies") or chunker.within(last, "bodies")):
            return None  # who, not what
        praised = all(chunker.within(at, "adjectives") or chunker.is_adjective(at) for at in others)
        if key in phrasing["empty"] and phrase.joined and praised:
            return None  # "a prosperous, secure and stable future for our people"
        if chunker.tag(head) == "W" and hollow and not (owned and phrase.lead >= 0):
            topics = [at for at in others if chunker.tag(at) == "T"]
            said = sum(len(chunker.key(at).split()) for at in others)
            owned = owned and key in phrasing["fielded"]  # "échanges commerciaux"
            if said < _ENOUGH and not topics and not ((alone or owned) and said):
                return None
        return phrase.first, phrase.last

    @staticmethod
    def _praises(chunker: Chunker, at: int, first: int) -> bool:
        """Whether a word praises or places and does not tell one topic from another."""
        if chunker.tag(at) == "N" or chunker.within(at, "adverbs"):
            return True
        if at == first and not chunker.phrasing.head_last and not chunker.within(at, "prenominal"):
            return False
        return chunker.within(at, "evaluative") and chunker.key(at) not in chunker.phrasing["kept"]
