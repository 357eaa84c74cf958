"""What a verb takes: the things listed after it, or before it where it is passive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.reading.act_words import ActWords
from kg.reading.acts.partners import roles_after
from kg.reading.acts.thing import Thing
from kg.reading.acts.thing_at import thing_at
from kg.reading.acts.tokens import Token, phrase_at, wording

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
        at = self._past_adjuncts(at)
        while at < len(self.tokens):
            nominal, start = self._nominal(at)
            rung = nominal if nominal is not None else rung
            entry = self._thing(start, rung)
            if entry is None:
                break
            thing, at = entry
            if thing.bare and not bare:
                break
            found.append(replace(thing, roles=roles_after(self.tokens, self.words, at)))
            joined = self._joined(at)
            if joined < 0:
                break
            at = joined
        return found

    def _past_adjuncts(self, at: int) -> int:
        """Index after a day and a place between a verb and what it takes: "signed today in Lume | a pact"."""
        sets, size, begun = self.words.sets, len(self.tokens), at
        while at < size:
            dated = at + 1 if self.tokens[at].word in sets["dating"] else at
            if dated < size and self.tokens[dated].is_a("date"):
                at = dated + 1
            elif at + 1 < size and self.tokens[at].word in sets["locating"] and self._is_place(at + 1):
                at += 2
            else:
                break
        return begun if at < size and self.tokens[at].word == "," else at

    def _is_place(self, at: int) -> bool:
        """Whether a place stands there, listed or only told by its capital, and nothing that it is part of."""
        token, following = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        listed = token.is_a("place", "party")
        unlisted = token.mention is None and token.capital and not self.words.head(token.word)
        ends = following is not None and (
            following.word in self.words.any_of("determiners", "dating") or following.is_a("date")
        )
        return (listed or unlisted) and ends

    def toward(self, at: int) -> list[Thing]:
        """What money is given to: "contribute $5 million to the Cable Fund"."""
        for place in range(at, min(len(self.tokens), at + _LONGEST_PHRASE)):
            if self.tokens[place].word in _STOPS or self._is_purpose(place):
                return []
            if self.tokens[place].word in self.words.sets["toward"]:
                found = [t for t in self.after(place + 1)[:1] if self._is_given(t)]
                if found:
                    return found
        return []

    def _is_purpose(self, place: int) -> bool:
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
        while place < len(self.tokens) and self.tokens[place].word in self.words.any_of(
            "determiners", "vague"
        ):
            place += 1
        long = phrase_at(self.tokens, place, self.words.phrases["nominal"])
        if long and place + long < len(self.tokens) and self.tokens[place + long].word in words["of"]:
            noun = wording(self.tokens, place, long)
            inner, start = self._nominal(place + long + 1)
            return (inner if inner is not None else self.words.nominal[noun] or None), start
        return None, at

    def _joined(self, at: int) -> int:
        """Where the next thing of a list begins; -1 where none does."""
        place = at
        if place < len(self.tokens) and self.tokens[place].word == ",":
            place += 1
        long = phrase_at(self.tokens, place, self.words.phrases["coordinators"])
        return place + long if place + long > at else -1

    def _thing(self, at: int, rung: str | None = None) -> tuple[Thing, int] | None:
        return thing_at(self.tokens, self.words, at, rung, self.end_of_name)
