"""What a verb takes: the things listed after it, or before it where it is passive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.reading.act_words import ActWords
from kg.reading.acts.apposed_names import apposed_name
from kg.reading.acts.asides import past_asides
from kg.reading.acts.noun_bounds import provision
from kg.reading.acts.partners import roles_after
from kg.reading.acts.thing import Thing
from kg.reading.acts.thing_at import thing_at
from kg.reading.acts.tokens import Token, phrase_at, wording
from kg.reading.mentions import Mention

# How far before a verb its subject may begin, and how far after it what money is given to.
_LONGEST_PHRASE = 16
_STOPS = frozenset(";:.")


class ThingReader:
    """Finds the things after a verb, in the tokens of one sentence."""

    def __init__(
        self, tokens: Sequence[Token], words: ActWords, end_of_name: Callable[[int], int] | None = None
    ) -> None:
        """Begin with a sentence.

        Args:
            tokens: its tokens.
            words: the words of its language.
            end_of_name: offset after a name whose head noun ends at an offset, where head nouns come first.
        """
        self.tokens = tokens
        self.words = words
        self.end_of_name = end_of_name

    def after(self, at: int, *, bare: bool = False) -> list[Thing]:
        """The things listed from a place on; those nothing tells apart only if *bare*."""
        found: list[Thing] = []
        rung: str | None = None
        companions: tuple[Mention, ...] = ()
        if not self._begins(at):
            at, companions = past_asides(self.tokens, self.words, at)
        while at < len(self.tokens):
            nominal, start = self._nominal(at)
            rung = nominal if nominal is not None else rung
            name = apposed_name(self.tokens, self.words, start) if start < len(self.tokens) else -1
            start = name if name >= 0 else start
            entry = self._thing(start, rung)
            if entry is None:
                break
            thing, at = entry
            if (thing.bare and not bare) or (found and self._belongs_to(found[-1], start)):
                break
            roles = roles_after(self.tokens, self.words, at)
            found.append(replace(thing, roles=roles, partners=(*thing.partners, *companions)))
            joined = self._joined(at)
            if joined < 0 or self._is_apposed(thing, at, joined):
                break
            at = joined
        return found

    def _is_apposed(self, thing: Thing, comma: int, at: int) -> bool:
        """Whether what follows a name and a comma says what it names: "the Reef Pact, a historic new initiative"."""
        named = thing.mention is not None or thing.proper
        if not named or at != comma + 1 or self.tokens[comma].word != ",":
            return False
        if at >= len(self.tokens) or self.tokens[at].word not in self.words.sets["indefinite"]:
            return False
        entry = self._thing(at)
        if entry is None or entry[0].mention is not None or entry[0].proper:
            return False
        beyond = self.tokens[entry[0].head + 1].word if entry[0].head + 1 < len(self.tokens) else ""
        told = beyond in self.words.any_of("infinitive", "relatives")
        return (told and not self.words.head_first) or self._joined(entry[1]) < 0

    def _begins(self, at: int) -> bool:
        """Whether what a verb takes stands right after it."""
        token = self.tokens[at] if at < len(self.tokens) else None
        if token is None or token.is_a("instrument"):
            return True
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else token
        return token.word in self.words.sets["determiners"] and not following.is_a("date")

    def toward(self, at: int) -> list[Thing]:
        """What money is given to: "contribute $5 million to the Cable Fund"."""
        for place in range(at, min(len(self.tokens), at + _LONGEST_PHRASE)):
            if self.tokens[place].word in _STOPS or self.is_purpose(place):
                return []
            if self.tokens[place].word in self.words.sets["toward"]:
                listed = self.after(place + 1)
                if listed and self._is_given(listed[0]):
                    return [
                        listed[0],
                        *(t for t in listed[1:] if t.mention is not None and self._is_given(t)),
                    ]
        return []

    def _belongs_to(self, before: Thing, at: int) -> bool:
        """Whether what follows "and" is still what a thing is for: "a group to study ports and tide tools"."""
        words = self.words.sets
        purpose = any(
            t.word in words["infinitive"] for t in self.tokens if before.short <= t.start < before.end
        )
        opens = self.tokens[at].word in words["determiners"] or self.tokens[at].capital
        return before.mention is None and purpose and not opens and not self.words.head_first

    def backed(self, at: int) -> list[Thing]:
        """What support is given to, over words that say what about it: "the goals of A’s Cable Initiative"."""
        passed = self.words.any_of("determiners", "of", "vague", "genitive", "quotes", "backed")
        for place in range(at, min(len(self.tokens), at + _LONGEST_PHRASE)):
            found = [t for t in self.after(place) if t.mention is not None or t.proper]
            if found:
                return found
            token = self.tokens[place]
            if token.word not in passed and not token.is_a("party", "club"):
                return []
        return []

    def is_purpose(self, place: int) -> bool:
        """Whether "to" opens a clause: "support training to promote participation in the Forum"."""
        following = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        words = self.words.sets
        return (
            not self.words.head_first
            and self.tokens[place].word in words["infinitive"]
            and following is not None
            and following.mention is None
            and not following.capital
            and following.word not in words["determiners"]
        )

    @staticmethod
    def _is_given(thing: Thing) -> bool:
        """Whether money may be given to a thing: it is named there, not pointed back to."""
        return thing.proper if thing.mention is None else not thing.mention.antecedent

    def ending(self, end: int) -> Thing | None:
        """The longest thing that ends right before a token: the subject of "will be established"."""
        for start in range(self._past_verb(end), end):
            opens = start == 0 or self.tokens[start].word in self.words.any_of("determiners", "fresh")
            if not opens and self.tokens[start].mention is None:
                continue
            if start == 0 and self.tokens[0].word in self.words.forms:
                continue  # "Conclude a pact": the verb belongs to no name
            entry = self._thing(start)
            if entry is not None and entry[1] == end and not entry[0].bare:
                return replace(entry[0], roles=())
        return None

    def _past_verb(self, end: int) -> int:
        """Index after the last verb before a place that takes something: "A created | a fund"."""
        first = max(0, end - _LONGEST_PHRASE)
        for place in range(end - 2, first, -1):
            takes = self.tokens[place + 1].word in self.words.sets["determiners"]
            if takes and self.tokens[place].word in self.words.forms:
                return place + 1
        return first

    def _nominal(self, at: int) -> tuple[str | None, int]:
        """The rung that "the launch of" gives, and where the thing itself begins."""
        words, place = self.words.sets, at
        if self.words.head_first and place < len(self.tokens) and self.tokens[place].word in words["of"]:
            place += 1  # "se sont félicités du lancement"
        while place < len(self.tokens) and self.tokens[place].word in self.words.any_of(
            "determiners", "vague"
        ):
            place += 1
        part = provision(self.tokens, self.words, place)
        if part:
            return None, part  # "under Article V of the Pact"
        long = phrase_at(self.tokens, place, self.words.phrases["nominal"])
        beyond = self._past_insertion(place + long) if long else place
        if long and beyond < len(self.tokens) and self.tokens[beyond].word in words["of"]:
            noun = wording(self.tokens, place, long)
            inner, start = self._nominal(beyond + 1)
            return (inner if inner is not None else self.words.nominal[noun] or None), start
        return None, at

    def _past_insertion(self, at: int) -> int:
        """Index after what stands between commas: "la signature, en marge du Sommet, d’un accord"."""
        if at >= len(self.tokens) or self.tokens[at].word != "," or not self.words.head_first:
            return at
        for place in range(at + 1, min(len(self.tokens), at + _LONGEST_PHRASE)):
            if self.tokens[place].word in _STOPS:
                break
            if self.tokens[place].word == ",":
                return place + 1
        return at

    def _joined(self, at: int) -> int:
        """Where the next thing of a list begins; -1 where none does."""
        place = at
        if place < len(self.tokens) and self.tokens[place].word == ",":
            place += 1
        long = phrase_at(self.tokens, place, self.words.phrases["coordinators"])
        return place + long if place + long > at else -1

    def _thing(self, at: int, rung: str | None = None) -> tuple[Thing, int] | None:
        return thing_at(self.tokens, self.words, at, rung, self.end_of_name)
