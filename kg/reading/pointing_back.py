"""Words that name nothing but point back to what a document named: "this dialogue", "the two parties", "they", "it".

Whom or what they mean is told by the discourse; here they are found in a sentence, each with the place that proves it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.model import Document
from kg.namespaces import ENT
from kg.reading.act_words import ActWords
from kg.reading.discourse import Discourse
from kg.reading.grammar import Grammar
from kg.reading.mentions import Mention
from kg.reading.required import Prefilter
from kg.text import fold
from kg.vocabulary.lexicon import Lexicon

Spans = tuple[tuple[int, int], ...]
# How long a head noun may be.
_HEAD = 40
# How far into a sentence a pronoun may stand after what opens it.
_OPENING = 140
_QUOTES = frozenset('«“"')
_PRONOUN = re.compile(r"\W*(?P<word>\w+(?:-ci)?)\b")
_AFTER = re.compile(r"\s+(\w+)")
# Lines end, and blanks that do not break stand, inside phrases too: "the\nleaders".
_PLAIN = str.maketrans("’\n\r\t\u00a0\u202f", "'     ")


class PointingBack:
    """Finds what the sentences of one document point back to, as its discourse unfolds."""

    def __init__(
        self,
        document: Document,
        text: str,
        grammar: Grammar,
        heads: Lexicon,
        words: ActWords | None,
        discourse: Discourse,
    ) -> None:
        self.document = document
        self.text = text
        self.grammar = grammar
        self.heads = heads
        self.discourse = discourse
        phrases = {*grammar.parties, *grammar.collectives, *(words.selves if words is not None else ())}
        # How those who sign a text speak of themselves, and the words for it that mean the speaker alone elsewhere.
        self.selves = _alternatives(tuple(sorted(phrases, key=lambda p: (-len(p), p))))
        self.joint = frozenset(grammar.parties)
        self.ourselves = words.sets["ourselves"] if words is not None else frozenset()
        # Those of them that mean others where something tells which: "the countries of the region".
        self.loose = words.sets["loose_selves"] if words is not None else frozenset()
        self.words = words
        self.classes = [
            (f"{ENT}{cls}", phrase.lower(), re.compile(rf"\b{re.escape(phrase)}\b", re.I))
            for cls, phrases in grammar.pointers.items()
            for phrase in phrases
        ]
        self.pronouns = [
            (phrase.lower(), re.compile(rf"{re.escape(phrase)}\b", re.I)) for phrase in grammar.pronouns
        ]

    def find(self, start: int, end: int) -> list[Mention]:
        """What ``text[start:end]`` points back to."""
        sentence = self.document.text[start:end].translate(_PLAIN)
        lowered = sentence.lower()
        return [
            *self._instruments(start, sentence, lowered),
            *self._shorts(start, sentence, lowered),
            *self._parties(start, sentence, lowered),
            *self._subject(start, sentence, lowered),
            *self._thing(start, lowered),
        ]

    def _instruments(self, start: int, sentence: str, lowered: str) -> Iterator[Mention]:
        """What is called by its class: "the said agreement"."""
        for cls, phrase, pattern in self.classes:
            for match in pattern.finditer(sentence) if phrase in lowered else ():
                known = self.discourse.antecedent(cls=cls)
                if known is not None:
                    span = (start + match.start(), start + match.end())
                    yield Mention(*span, "instrument", (known.iri,), antecedent=(known.span,))

    def _shorts(self, start: int, sentence: str, lowered: str) -> Iterator[Mention]:
        """What the document said it would call so: "(ci-après « la Commission »)"."""
        for short, iri in self.discourse.shorts.items():
            at = lowered.find(short.lower())
            known = next((k for k in reversed(self.discourse.known) if k.iri == iri), None)
            while at >= 0 and known is not None:
                end = at + len(short)
                whole = not sentence[at - 1 : at].isalnum() and not sentence[end : end + 1].isalnum()
                opens = sentence[:at].rstrip()[-1:] in _QUOTES
                if whole and not opens and sentence[at + 1 : end] == short[1:]:
                    yield Mention(start + at, start + end, "instrument", (iri,), antecedent=(known.span,))
                at = lowered.find(short.lower(), end)

    def _parties(self, start: int, sentence: str, lowered: str) -> Iterator[Mention]:
        """Those who sign, publish or speak: "the leaders", "we"."""
        said = self.discourse
        if not (len(said.parties) > 1 or said.speakers or said.hosts or said.joint):
            return
        for match in self.selves.finditer(sentence, lowered):
            phrase = match.group().lower()
            who, where = self._who(phrase)
            if who and not (phrase in self.loose and not self._acts(lowered, match.end())):
                yield Mention(start + match.start(), start + match.end(), "party", who, antecedent=where)

    def _acts(self, lowered: str, at: int) -> bool:
        """Whether a verb follows at once: "the countries will", but not "the countries of the region"."""
        after = _AFTER.match(lowered, at)
        if after is None or self.words is None:
            return False
        word, words = after[1], self.words
        return word in words.forms or word in words.phrases["tense"].first or word in words.sets["adverbs"]

    def _who(self, phrase: str) -> tuple[tuple[str, ...], Spans]:
        """Whom a phrase by which those of a text speak of themselves means, and where they are named."""
        said = self.discourse
        together, we = len(said.parties) > 1, phrase in self.ourselves
        if said.speakers and (we or (said.club and not together)):
            return said.speakers, said.spoken
        if said.presents and we:
            return said.hosts, said.hosting
        if said.joint is not None and not together and phrase in self.joint:
            who, where = said.joint
            return who, (where,)
        return (said.parties, said.title) if together else ((), ())

    def _subject(self, start: int, sentence: str, lowered: str) -> Iterator[Mention]:
        """Who the sentence before was about: "They", "In this spirit, they"."""
        if self.discourse.subject is None:
            return
        iris, span = self.discourse.subject
        if self.discourse.several is not None and self._is_one(iris):
            iris, span = self.discourse.several
        for phrase, pattern in self.pronouns:
            at = 0 if lowered.startswith(phrase) else self._after_opening(lowered, phrase)
            opens = pattern.match(sentence, at) if at >= 0 else None
            if opens is not None:
                yield Mention(start + at, start + opens.end(), "party", iris, antecedent=(span,))

    def _is_one(self, iris: tuple[str, ...]) -> bool:
        """Whether a subject is one body or person, which no plural pronoun means where verbs agree with it."""
        types = self.discourse.entity(iris[0]).types if len(iris) == 1 else ()
        return not self.grammar.connectors and (ENT.Organisation in types or ENT.Person in types)

    def _thing(self, start: int, lowered: str) -> Iterator[Mention]:
        """What a pronoun, or a head noun without an article under the name of a thing, stands for at the beginning."""
        at = max((self._after_opening(lowered, word) for word in self.grammar.things), default=-1)
        opening = _PRONOUN.match(lowered, max(at, 0))
        if opening is None:
            return
        first = start + opening.start("word")
        gender = self.grammar.things.get(opening["word"])
        if gender is not None and self.discourse.thing is not None:
            about, before = self.discourse.thing
            agrees = self.grammar.genders.get(before, gender) == gender
            if agrees and not self.grammar.impersonal.match(lowered, opening.start("word")):
                yield _again(first, start + opening.end("word"), about)
        named = self.discourse.headline
        if named is None or at > 0 or gender is not None or self.grammar.connectors:
            return
        for head in self.heads.find(self.text[first : first + _HEAD])[:1]:
            if head.start == 0 and not self.text[first].islower():
                yield _again(first, first + head.end, named)

    def _after_opening(self, lowered: str, phrase: str) -> int:
        """Where a pronoun stands after what opens a sentence and names nobody ("In this spirit, they"); -1 for none."""
        at = lowered.find(f", {phrase} ", 0, _OPENING)
        opening = lowered[:at].split() if at > 0 else []
        if not opening:
            return -1
        leads = fold(opening[0]).strip() in self.grammar.fronting or opening[0].endswith(self.grammar.fronted)
        return at + 2 if leads and lowered.find(",", 0, at) < 0 else -1


def _again(start: int, end: int, thing: Mention) -> Mention:
    """A mention that stands for a thing named before."""
    where = thing.antecedent or ((thing.start, thing.end),)
    return Mention(start, end, "instrument", thing.iris, antecedent=where)


class _Alternatives:
    """Some phrases in capitals or small letters, looked for as whole words."""

    def __init__(self, phrases: Sequence[str]) -> None:
        small = [phrase.lower() for phrase in phrases]
        self._said = Prefilter((phrase, ((phrase,),)) for phrase in small)
        # A line ends, and an indented one begins, inside phrases too: several blanks are one.
        self._lowered = re.compile(rf"\b(?:{'|'.join(map(_spaced, small))})\b")
        self._written = re.compile(rf"\b(?:{'|'.join(map(_spaced, phrases))})\b", re.I)

    def finditer(self, text: str, lowered: str) -> Iterator[re.Match[str]]:
        """Where the phrases stand in a text, given with its small letters: those are compared far faster."""
        if "  " not in lowered and not self._said.fitting(lowered):
            return iter(())
        same = len(lowered) == len(text)  # a capital that is two small letters shifts what follows
        return self._lowered.finditer(lowered) if same else self._written.finditer(text)


def _spaced(phrase: str) -> str:
    return re.escape(phrase).replace("\\ ", " +")


@lru_cache(maxsize=8)
def _alternatives(phrases: tuple[str, ...]) -> _Alternatives:
    return _Alternatives(phrases)
