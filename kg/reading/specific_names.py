"""Whether a noun phrase says which instrument it names, rather than that there is one.

"Le Forum des récifs" is one thing, "la coopération" may be any. What tells depends on the kind: a head noun that is an
everyday word ("project", "plan") asks for a name of its own, a title, or what it is on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.grammar import Grammar
from kg.reading.instruments import NounPhrase
from kg.reading.phrasing import phrasing
from kg.reading.slots import Slots
from kg.text import fold
from kg.vocabulary import Vocabulary
from kg.vocabulary.lexicon import Hit

_MARKS = frozenset('«»“”"')
_PROPER = re.compile(r"\b[A-ZÀ-Þ][\w-]{3,}")
_NUMBERED = re.compile(r"\s+n[°ºo]\s?\d")
# So many words describe one thing and no other.
_DESCRIBING = 4


class SpecificNames:
    """Tells which noun phrases of one document say which instrument they name."""

    def __init__(self, text: str, vocabulary: Vocabulary, grammar: Grammar, slots: Slots) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.grammar = grammar
        self.slots = slots

    def tells(self, phrase: NounPhrase, inside: Sequence[Hit], *, nested: bool) -> bool:
        """Whether a phrase says which instrument it names.

        Args:
            phrase: the phrase.
            inside: names of the lexicon in it.
            nested: the name of another instrument stands in it.
        """
        if self._needs_capital(phrase):
            return phrase.quoted
        if self._is_act(phrase, inside):
            return False
        if phrase.quoted or phrase.acronym or nested or len(set(self.slots.parties(inside))) > 1:
            return True
        if not self.grammar.connectors and (self._is_led(phrase) or self._is_numbered(phrase)):
            return True
        if phrase.is_of(self.grammar.weak):
            # A title in quotation marks names, whatever the head noun.
            titled = not _MARKS.isdisjoint(self.text[phrase.head[1] : phrase.end])
            return titled or self._is_on(phrase) or self._has_own_name(phrase, inside)
        return self._has_capital(phrase) or any(
            h.start >= phrase.head[1] and not self.vocabulary.is_broad_term(h.iris[0]) for h in inside
        )

    def _is_numbered(self, phrase: NounPhrase) -> bool:
        """Whether the number of a text follows its head noun: "la loi n° 31-12"."""
        return _NUMBERED.match(self.text, phrase.head[1], phrase.end) is not None

    def _needs_capital(self, phrase: NounPhrase) -> bool:
        """Whether a head noun names only with a capital and words of its own beside it, and has not got both."""
        head = self.text[slice(*phrase.head)]
        if fold(head).strip() not in self.grammar.capitals:
            return False
        before = self.text[phrase.start : phrase.head[0]].split()
        own = any(fold(word).strip() not in self.grammar.generic for word in before)
        after = self.text[phrase.head[1] : phrase.end].strip()
        return not (head[:1].isupper() and phrase.grown and (own or after))

    def _has_capital(self, phrase: NounPhrase) -> bool:
        """Whether a capital makes a name of a phrase."""
        if any(word[:1].isupper() for word in self.text[phrase.head[1] : phrase.end].split()):
            return True
        capital = self.text[phrase.head[0]].isupper()
        if not self.grammar.connectors:
            # "le Forum des récifs": a capital inside a sentence makes a name
            return capital and bool(phrase.determiner) and not phrase.bare
        # Where head nouns come last, what tells stands before them; a sentence's first word has a capital anyway.
        # "IPEF Networks initiative": capitals before a head noun that has none, other than those of a state.
        capitals = sum(word[:1].isupper() for word in self.text[phrase.start : phrase.head[0]].split())
        return capitals > (0 if capital else 1)

    def _is_led(self, phrase: NounPhrase) -> bool:
        """Whether the words after a head noun say what one thing is on, or many of them describe it.

        "Un programme expérimental sur les villes", "la réunion informelle des directeurs des systèmes d'information".
        """
        if not phrase.determiner or phrase.determiner in self.grammar.shared:
            return False
        if phrase.is_of(self.grammar.acts):
            return False
        written = re.findall(r"\w+", self.text[phrase.head[1] : phrase.end])
        words = [fold(w).strip() for w in written]
        naming, coordinators = phrasing(self.grammar.language)["naming"], self.grammar.coordinators
        leads = (n for n, word in enumerate(words) if word in naming or word in coordinators)
        at = next(leads, len(words))
        if 0 < at < len(words) and written[at - 1].endswith(("é", "ée", "és", "ées")):
            return False  # "un réseau fondé sur l'IA"
        if at + 1 < len(words) and words[at] not in self.grammar.coordinators:
            return True
        telling = [w for w in words if w not in self.grammar.any_of("dangling", "determiners")]
        return phrase.is_of(self.grammar.described) and _DESCRIBING <= len(telling) < len(words)

    def _is_on(self, phrase: NounPhrase) -> bool:
        """Whether a text of a kind that is always about something says what: "recommandation sur la cryptographie"."""
        words = fold(self.text[phrase.head[1] : phrase.end]).split()
        return len(words) > 1 and words[0] in self.grammar.on and phrase.is_of(self.grammar.of_topic)

    def _has_own_name(self, phrase: NounPhrase, inside: Sequence[Hit]) -> bool:
        """Whether a name holds a capital that no known party or place accounts for ("projet Blue-Raman")."""
        first, last, fewest = phrase.head[1], phrase.end, 1
        if self.grammar.connectors:
            # Where head nouns come last, what tells stands before them; one without a capital asks for two words.
            first, last = phrase.start, phrase.head[0]
            meeting = self.slots.discourse.is_meeting(phrase.kinds)
            if not self.text[phrase.head[0]].isupper():
                fewest = 2
                if meeting:
                    return False  # "the Oval Office meeting"
            elif not meeting and len(_PROPER.findall(self.text, phrase.head[1], phrase.end)) > 1:
                return True  # "the Strategy for the Blue Lagoon Rim"
        words = list(_PROPER.finditer(self.text, first, last))
        return len(words) >= fewest and any(
            not any(h.start <= word.start() < h.end for h in inside) for word in words
        )

    def _is_act(self, phrase: NounPhrase, inside: Sequence[Hit]) -> bool:
        """Whether a head noun and a topic name an act: "déclaration des incidents" declares nothing politically."""
        link = self.text[phrase.head[1] : phrase.head[1] + 8].replace("’", "'").lower().lstrip()
        if not link.startswith(self.grammar.possessives) or phrase.quoted or phrase.acronym:
            return False
        first = min((h for h in inside if h.start >= phrase.head[1]), default=None)
        topical = first is not None and self.slots.of(first.iris[0]) == "topic"
        return topical and phrase.is_of(self.grammar.of_topic)
