"""Goals of a sentence that no verb of it takes: what they are reached through, lists, purposes, what is held dear.

Apart from the verbs that somebody commits to (``commitments.py``): here a noun, a preposition or a participle leads to
what a goal is about.
"""

from __future__ import annotations

from kg.reading.goals import Goal, State
from kg.reading.owner_signs import LEADING
from kg.reading.verb_owners import VerbOwners


class VerblessGoals(VerbOwners):
    """Reads in one sentence what its owners pursue without a verb that says so."""

    def _through(self, at: int, state: State) -> int:
        """Read what a goal is reached through ("by X"); the place after it, or 0."""
        word = self.words[at]
        means = word.tag == "W" and word.key in self.phrasing["means"]
        if not (means and state.active and at >= state.end):
            return 0
        led = self.chunker.within(at + 1, "dative") and not self.phrasing.head_last
        phrases, last = self.chunker.phrases(at + 1 + led)  # "grâce à X"
        if not phrases:
            return 0
        state.found.append(Goal(at, state.start, state.owner, state.tense, tuple(self._whom(phrases))))
        state.end = last
        return last

    def _list(self, at: int, state: State) -> int:
        """Read the list that a focus, fields or kinds of things lead to; the place after it, or 0."""
        names = self.chunker.listings[at]
        begin = 0 if names.isdisjoint(LEADING) else self._list_after(at)
        # "threats such as A and B" are whoever's who sign
        figure = any(self.chunker.within(n, "figuring") for n in (at + 1, at + 2))
        named = "kinds" in names or figure or ("focus" in names and state.seen is None)
        # So are the components that "this arrangement will consist of".
        named = named or (state.seen is None and self._resumes(self.chunker.past(0, "determiners")))
        if not begin or not (state.active or state.seen is not None or (named and state.spoken)):
            return 0
        phrases, last = self.chunker.listed(begin)
        if not phrases:
            return 0
        owner = self._beside(at) or (state.owner if state.active else None if named else state.seen)
        state.found.append(Goal(at, at, owner, state.tense, tuple(phrases), circle=state.circle))
        state.end = last
        return last

    def _have(self, at: int, state: State) -> int:
        """Read the purpose that something has ("a pour vocation de"); the place of its "to" or after it, or 0."""
        held = self._held(at)
        if not held:
            return 0
        chunker = self.chunker
        owner, speaks = self._holder(at)
        deed = chunker.within(held, "infinitive") and chunker.is_infinitive(
            chunker.past(chunker.past(held, "infinitive"), "adverbs")
        )
        phrases, last = ([], held) if deed else chunker.phrases(held)
        if not deed and not phrases:
            return 0
        state.owner, state.active = owner, owner is not None or (state.spoken and speaks)
        state.relative = state.purpose = False
        state.start, state.waiting, state.outer = self._clause_start(at), -1, None
        if phrases and state.active:
            state.found.append(Goal(at, state.start, owner, "", tuple(self._whom(phrases))))
            state.end = last
        return last

    def _say(self, at: int, state: State) -> int:
        """Read what is no verb of a goal: a purpose that is had, what is held dear, what talks were given to."""
        names = self.chunker.listings[at]
        if "be" in names or "have" in names:
            return self._have(at, state) if self.phrasing["purposes"] else 0
        if "minded" in names:
            return self._mind(at, state)
        return self._devote(at, state) if "devoted" in names else 0

    def _mind(self, at: int, state: State) -> int:
        """Read what those who sign hold dear ("attachés à X"); the place after it, or 0."""
        chunker = self.chunker
        if (
            not chunker.within(at + 1, "leads")
            or not state.spoken
            or chunker.is_infinitive(chunker.past(at + 2, "adverbs"))
        ):
            return 0
        phrases, last = chunker.phrases(at + 2)
        if not phrases:
            return 0
        state.found.append(Goal(at, at, None, "", tuple(self._whom(phrases)), circle=True))
        state.end = last
        return last

    def _devote(self, at: int, state: State) -> int:
        """Read what something was given to ("les échanges ont été consacrés à X"); the place after it, or 0."""
        chunker = self.chunker
        if not (chunker.within(at - 1, "be") and chunker.within(at + 1, "dative")):
            return 0
        owner, speaks = self._subject(at)
        phrases, last = chunker.phrases(at + 2)
        if not phrases or not (owner is not None or (state.spoken and speaks)):
            return 0
        state.found.append(Goal(at, self._clause_start(at), owner, "", tuple(self._whom(phrases))))
        state.end = last
        return last
