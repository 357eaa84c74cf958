"""What a name says its bearer is about, in words that no list has: "Memorandum on Tide Tables", "Reef Safety Group"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice

from kg.model import Document
from kg.namespaces import ENT
from kg.reading.circles import Circle
from kg.reading.coordination import Chunker
from kg.reading.discourse import Discourse
from kg.reading.familiar import familiar_words, stem
from kg.reading.grammar import Grammar
from kg.reading.instruments import head_nouns
from kg.reading.mentions import Mention
from kg.reading.phrasing import phrasing
from kg.text import search_key
from kg.vocabulary.lexicon import Hit, longest

Span = tuple[int, int]

_WORD = re.compile(r"[^\W_]+(?:[-‑&][^\W_]+)*|&")
_PAIRED = re.compile(r"[A-Z]\w+[-–][A-Z]\w+")
_PLAIN = re.compile(r"(?<![\w/.-])[a-z]{5,}(?![\w/.-])")
_ASIDE = re.compile(r"\([^()]{0,40}\)")
# A topic has no more words than this, and at least this share of those before a head noun stands in the scheme.
_MOST = 9
_SHARE = 0.5
_FEWEST = 2
_NEAR = 30
# A word of the scheme that a longer one begins with has no fewer letters.
_STEM = 7
# Words that say whether a topic begins with what is done to it.
_OPENING = 7
# How long words may be that stand between the capitals of a name.
_NAME = 3
# What follows whoever something belongs to.
_OWNS = ("’s", "'s")
# Words of a proper name that have a capital are at least as long.
_LONG = 4
_QUOTED = re.compile(r"\s*[«“\"]\s*(?P<title>[^»”\"]{3,120}?)\s*[»”\"]")


class NameTopics:
    """Finds the topics in the names of one document."""

    def __init__(self, document: Document, grammar: Grammar, discourse: Discourse) -> None:
        self.text = document.text
        self.grammar = grammar
        self.discourse = discourse
        self.vocabulary = discourse.vocabulary
        self.phrasing = phrasing(document.language)
        light = self.phrasing["light"] | self.phrasing["empty"]
        self.idle = (
            grammar.counts.keys() | grammar.before | self.phrasing["evaluative"] | self.phrasing["formal"]
        ) - self.phrasing["kept"]
        self.links = grammar.determiners | grammar.dangling | grammar.coordinators
        self.leading = (self.idle if grammar.connectors else self.phrasing["prenominal"]) | self.links
        self.trailing = light | self.links | self.phrasing["formal"]
        self.hollow = light | self.phrasing["vague"] | self.idle | self.links | self.phrasing["adjectives"]
        self.adjectival = tuple(self.phrasing["adjectival"])
        self.familiar = familiar_words(self.vocabulary)
        self.heads = head_nouns(self.vocabulary, document.language)

    @cached_property
    def common(self) -> frozenset[str]:
        """Where names are written in capitals, what the text writes without, which is no proper name."""
        plain = _PLAIN.findall(self.text) if self.phrasing.head_last else ()
        return frozenset(map(stem, set(plain).difference(self.phrasing.forms))) - self.hollow

    def topics(
        self, span: Span, head: Span, hits: Sequence[Hit], circle: Circle | None = None
    ) -> list[tuple[str, bool]]:
        """The topics a name says, each with whether the scheme has it.

        Args:
            span: where the name stands.
            head: where its head noun stands.
            hits: names inside it.
            circle: the parties it is between.
        """
        if self.grammar.connectors:
            return self._beside(span, head, hits, circle)
        if self._is_titled(head[1], span[1], hits):
            return []
        spans, sure = self._led(head[1], span[1], circle)
        told = [
            self._trimmed(part, hits, sure=sure)
            for whole in spans
            for part in self._coordinated(self._cored(whole), hits)
        ]
        kept = [part for part in told if part is not None and (sure or self._is_plain(part))]
        if not sure and (not told or told[0] is None or kept[:1] != told[:1]):
            return []  # "of" whom, not of what
        return [self._named(part) for part in kept if not self._names_another(part)]

    def _beside(
        self, span: Span, head: Span, hits: Sequence[Hit], circle: Circle | None
    ) -> list[tuple[str, bool]]:
        """The topics after "on" or "for", else before a head noun that stands last."""
        after = self._after(head[1], span[1], circle)
        found: list[tuple[str, bool]] = []
        if after is not None:
            if self._names_another(after):
                return []
            parts = (self._trimmed(part, hits) for part in list(self._coordinated(after, hits)) or [after])
            found = [self._named(part) for part in parts if part is not None and not self._is_whose(part)]
            lead = self.text[head[1] : after[0]].split()[-1:]
            if found and (not lead or search_key(lead[0]) in self.grammar.on):
                return found
        if head[0] == span[0]:
            return found
        broad = self._broad(head, hits)
        if broad:
            return [*found, (broad, True)]
        before = self._trimmed((span[0], head[0]), hits)
        if before is not None and self._is_familiar(before) and not self._names_another(before):
            return [*found, self._named(before)]
        return found or [(h.iris[0], True) for h in self._each((span[0], head[0]), hits)]

    def _each(self, span: Span, hits: Sequence[Hit]) -> list[Hit]:
        """The topics of which a span is a list: "a joint migrant smuggling and human trafficking"."""
        topics = longest(h for h in hits if span[0] <= h.start and h.end <= span[1] and self._is_topic(h))
        words = _WORD.finditer(self.text, *span)
        inside = [(h.start, h.end) for h in topics]
        rest = {self._key(w) for w in words if not self._is_owned(w, inside)}
        broad = any(self.vocabulary.is_broad_term(h.iris[0]) for h in topics)
        return topics if not broad and rest <= self.idle | self.links else []

    def _is_whose(self, span: Span) -> bool:
        """Whether words name who, whose something is, or a deed: "for young leaders", "for Securing"."""
        keys = [self._key(word) for word in _WORD.finditer(self.text, *span)]
        somebody = any(keys[-1] in self.phrasing[name] for name in ("bodies", "speakers", "beneficiaries"))
        if keys[0].isdigit():
            return True  # "for 2026–2030"
        if self.text[span[0] : span[1]].endswith(_OWNS) or self.text.startswith(_OWNS, span[1]):
            return True
        return somebody or self.phrasing.form(keys[0]) == "ing"

    def _is_titled(self, start: int, end: int, hits: Sequence[Hit]) -> bool:
        """Whether a proper name stands in quotation marks, which says nothing: "le programme « Esprit »"."""
        quoted = _QUOTED.match(self.text, start, end)
        if quoted is None or any(quoted.start() <= hit.start < quoted.end() for hit in hits):
            return False
        words = [w for w in quoted["title"].split() if len(w) >= _LONG]
        return all(w[:1].isupper() or w.isdigit() for w in words)

    def _led(self, start: int, end: int, circle: Circle | None) -> tuple[list[Span], bool]:
        """What follows "on" or "for", or stands in quotation marks; else "of" what, which is less sure."""
        after = self._after(start, end, circle)
        if after is not None:
            return [after], True
        quoted = _QUOTED.match(self.text, start, end)
        if quoted is not None:
            return [quoted.span("title")], True
        if circle is not None:
            return [], False
        for word in _WORD.finditer(self.text, start, end):
            if search_key(word.group()) in self.phrasing["of"]:
                return [(word.end(), end)], False
        return [], False

    def _cored(self, span: Span) -> Span:
        """A span past a noun that only says what is done: "la promotion de la pêche"."""
        words = list(islice(_WORD.finditer(self.text, *span), _OPENING))
        keys = [self._key(word) for word in words]
        if keys and (self.phrasing.form(keys[0]) == "plain"):
            return words[0].end(), span[1]  # « Construire la souveraineté »
        at = next((n for n, key in enumerate(keys) if key not in self.links), len(keys))
        if at + 1 == len(keys) or at == len(keys) or keys[at] not in self.phrasing["light"]:
            return span
        if keys[at + 1] in self.phrasing["of"]:
            return words[at + 1].end(), span[1]
        # "la coopération dans le domaine de la pêche"
        field = next((n for n in range(at + 2, len(keys) - 1) if keys[n] in self.phrasing["fields"]), 0)
        led = field and all(key in self.links for key in keys[at + 1 : field])
        return (words[field + 1].end(), span[1]) if led and keys[field + 1] in self.phrasing["of"] else span

    def _is_plain(self, span: Span) -> bool:
        """Whether words after "of" name a topic: familiar ones, without capitals, and nobody."""
        words = self.text[span[0] : span[1]]
        first = self._key(next(_WORD.finditer(words)))
        somebody = any(first in self.phrasing[name] for name in ("bodies", "speakers", "empty"))
        return words.islower() and not somebody and self._is_familiar(span)

    def _coordinated(self, span: Span, hits: Sequence[Hit]) -> Iterator[Span]:
        """The noun phrases that a span coordinates."""
        within = longest(h for h in hits if span[0] <= h.start and h.end <= span[1] and self._is_topic(h))
        names = [Mention(h.start, h.end, "topic", h.iris) for h in within]
        if self.phrasing.head_last:
            apart = [h for h in hits if span[0] <= h.start and h.end <= span[1] and not self._is_topic(h)]
            names += [Mention(h.start, h.end, "party", h.iris) for h in apart if not h.adjective]
            names.sort(key=lambda m: m.start)
        words = self.phrasing.cut(self.text, *span, names)
        chunker = Chunker(words, self.text, self.phrasing)
        phrases, _ = chunker.phrases(chunker.past(chunker.past(0, "dative"), "of"))
        for phrase in phrases:
            yield words[phrase.first].start, words[phrase.last - 1].end

    def _names_another(self, span: Span) -> bool:
        """Whether what follows "on" is an instrument of its own: "Statement on the Reef Partnership"."""
        words = self.text[span[0] : span[1]]
        return any(words[hit.start].isupper() for hit in self.heads.find_all(words))

    def _broad(self, head: Span, hits: Sequence[Hit]) -> str:
        """The topic in everyday words that stands alone before a head noun with a capital: "Energy Forum"."""
        if not self.text[head[0]].isupper():
            return ""
        near = (
            h
            for h in hits
            if len(h.iris) == 1 and self._is_topic(h) and not self.text[h.end : head[0]].strip()
        )
        word = max(near, key=lambda h: h.end - h.start, default=None)
        if word is None or not self.vocabulary.is_broad_term(word.iris[0]):
            return ""
        before = self.text[max(0, word.start - _NEAR) : word.start].split()[-1:]
        beside = before[0] if before else ""
        apart = any(h.end <= word.start and not self.text[h.end : word.start].strip() for h in hits)
        idle = search_key(beside) in self.phrasing["formal"] or search_key(beside) in self.idle
        paired = _PAIRED.fullmatch(beside) is not None  # "Orla-Treasury Climate Partnership"
        free = not beside or apart or idle or paired or not beside[0].isupper()
        return word.iris[0] if free else ""

    def _after(self, start: int, end: int, circle: Circle | None) -> Span | None:
        """What follows "on" after a head noun, before or after the parties the name is between."""
        parts = ((start, circle.start), (circle.end, end)) if circle is not None else ((start, end),)
        for leads in (self.grammar.on | self.phrasing["meaning"], self.phrasing["naming"]):
            for first, last in parts:
                for word in _WORD.finditer(self.text, first, last):
                    if search_key(word.group()) in leads:
                        return word.end(), last
        return None

    def _trimmed(self, span: Span, hits: Iterable[Hit], *, sure: bool = False) -> Span | None:
        """The words of a span that tell what is meant; where that is *sure*, everyday words that qualify each other."""
        adjectives = not self.grammar.connectors  # "une politique européenne de l'énergie"
        owned = [(h.start, h.end) for h in hits if not self._is_topic(h) and not (adjectives and h.adjective)]
        aside = [m.span() for m in _ASIDE.finditer(self.text, *span)]
        words = [w for w in _WORD.finditer(self.text, *span) if not any(a <= w.start() < b for a, b in aside)]
        while words and (self._is_owned(words[0], owned) or self._key(words[0]) in self.leading):
            words.pop(0)
        topics = [(h.start, h.end) for h in hits if self._is_topic(h)]
        whole = words and (words[0].start(), words[-1].end()) in topics
        if whole and any(self._key(w) not in self.hollow for w in words):
            return words[0].start(), words[-1].end()
        dropped = None
        while words and self._key(words[-1]) in self.trailing:
            dropped = words.pop()
        if words and self._is_adjective(self._key(words[-1])):
            if dropped is None or self._key(dropped) in self.links:
                return None
            words.append(dropped)  # "Digital Economic Cooperation"
        if not words or len(words) > _MOST or any(self._is_owned(w, owned) for w in words):
            return None
        rest = [w for w in words if not self._is_owned(w, topics) and self._key(w) not in self.links]
        if not rest and not any(a <= words[0].start() and words[-1].end() <= b for a, b in topics):
            return None  # "on trade and 5G": each is a topic of its own
        telling = [w for w in words if self._key(w) not in self.hollow]
        if sure and any(span == (words[0].start(), words[-1].end()) for span in topics):
            telling = words
        if sure and len(rest) >= _FEWEST and self._key(rest[0]) not in self.phrasing["light"]:
            telling = telling or rest
        joined = len({self._key(w) for w in words} - self.links) >= _FEWEST
        if len(words) == 1 and self.phrasing.form(self._key(words[0])) == "ing":
            return None  # "a dialogue on strengthening"
        if not telling and not (joined and len(words) > len(telling) + _FEWEST):
            return None
        return words[0].start(), words[-1].end()

    def _is_topic(self, hit: Hit) -> bool:
        return all(ENT.Topic in self.discourse.entity(iri).types for iri in hit.iris)

    @staticmethod
    def _key(word: re.Match[str]) -> str:
        return search_key(word.group())

    def _is_adjective(self, key: str) -> bool:
        """Whether an adjective ends a phrase whose noun stands last: "Economic", of "Economic Council"."""
        if not self.phrasing.head_last:
            return False
        return key in self.phrasing["adjectives"] or key.endswith(self.adjectival)

    @staticmethod
    def _is_owned(word: re.Match[str], owned: Iterable[Span]) -> bool:
        return any(a <= word.start() < b for a, b in owned)

    def _is_familiar(self, span: Span) -> bool:
        """Whether enough words stand in names of the scheme: others are the proper name of something."""
        keys = [search_key(w.group()) for w in _WORD.finditer(self.text, *span)]
        words = [stem(w) for key in keys for w in key.split() if key not in self.links]
        if not words:
            return False
        written = all(self._is_known(word) or word in self.common for word in words)
        return written or sum(map(self._is_known, words)) / len(words) >= _SHARE

    def _is_known(self, word: str) -> bool:
        """Whether a word, or what a longer one begins with ("transportation"), stands in a name of the scheme."""
        return word in self.familiar or any(word[:n] in self.familiar for n in range(_STEM, len(word)))

    def _named(self, span: Span) -> tuple[str, bool]:
        name = " ".join(self.text[span[0] : span[1]].split())
        listed = [i for i in self.vocabulary.named(name) if ENT.Topic in self.vocabulary.entity(i).types]
        if len(listed) == 1:
            return listed[0], True
        return self.discourse.describe(name, str(ENT.Topic)), False
