"""Whose each verb of a sentence is, followed from left to right: who takes over, goes on, or has a purpose.

Apart from the walk over the words (``commitments.py``), so that what a subject, a coordinated verb, a purpose and the
name of an instrument each change can be read alone.
"""

from __future__ import annotations

from dataclasses import replace

from kg.reading.goals import State
from kg.reading.mentions import Mention
from kg.reading.owner_signs import OwnerSigns

# How far after a verb what it is done through may stand.
_NEAR = 40


class VerbOwners(OwnerSigns):
    """Follows through one sentence who owns its goals."""

    def _open(self, state: State) -> None:
        """Who a sentence begins with, and what instrument "Through the dialogue, we ..." works through."""
        chunker, words = self.chunker, self.words
        at = 0
        if chunker.key(0) in self.phrasing["means"] or chunker.key(0) in self.phrasing["settings"]:
            begin = chunker.past(1, "determiners")
            named = begin < len(words) and words[begin].tag == "I" and words[begin].mention is not None
            if named and not chunker.within(0, "as"):  # "As a club, we ..."
                state.through = words[begin].mention
                at = begin + 1
        elif chunker.within(0, "prepositions"):
            at = next((n + 1 for n, word in enumerate(words) if word.key == ","), 0)
        else:
            state.besides = self._built_on()
        speaks = chunker.within(at, "speakers")
        while not speaks and (chunker.within(at, "determiners") or chunker.within(at, "evaluative")):
            at += 1
            speaks = chunker.within(at, "speakers")
        if at < len(words) and (speaks or words[at].tag in "IG"):
            named = words[at].tag == "I"
            club = named and not chunker.within(at + 1, "speakers")
            state.first = (words[at].mention if named else None, not club or state.spoken)

    def _built_on(self) -> Mention | None:
        """The instrument that a sentence opens with as what is built on: "Building on our work in the Pact, we"."""
        chunker = self.chunker
        if self.phrasing.verb(chunker.key(0)) not in self.phrasing["grounding"]:
            return None
        if self.phrasing.form(chunker.key(0)) != "ing":
            return None
        for at in range(1, len(self.words)):
            if chunker.key(at) == ",":
                return None
            if chunker.tag(at) == "I" and self.words[at].mention is not None:
                return self.words[at].mention
        return None

    def _own(self, at: int, how: str, state: State) -> None:
        """Whose the verb at a place is, by how it is governed."""
        if how == "subject":
            self._take_over(at, state)
        elif how == "coordinated" and state.end < len(self.words) and self.words[state.end].key in ",;":
            self._go_on(at, state)
        elif how == "purpose" and state.waiting >= 0:
            if self._verbs_between(state.waiting, at):
                state.waiting = -1
            else:
                self._serve(state)
        elif how == "purpose" and not state.active and state.spoken:
            state.active = self._is_ours(at)
            state.start = self._clause_start(at)

    def _take_over(self, at: int, state: State) -> None:
        """A verb with a subject opens a clause of that subject's."""
        chunker = self.chunker
        state.owner, speaks = self._subject(at)
        if state.owner is None and not speaks and self._is_second(at):
            state.owner, speaks = state.first
        if state.owner is None and speaks:
            state.owner = state.through
        state.active = state.owner is not None or (state.spoken and speaks)
        state.circle = state.active and state.owner is None and self._is_circle(at)
        state.tense, state.start = self._tense(at), self._clause_start(at)
        state.purpose = state.relative = False
        state.waiting, state.outer, state.shared = -1, None, False
        if not state.loose or not state.active:
            return
        first = chunker.key(0)
        if self._opens_aside():
            state.found += [replace(g, owner=state.owner) for g in state.loose]
            state.loose.clear()  # "Recognizing the value of X, we"
        elif state.owner is None and (
            first in self.phrasing["means_gerund"] or first in self.phrasing["infinitive"]
        ):
            state.found += [replace(g, purpose=True) for g in state.loose]
            state.loose.clear()  # "By aligning X, we will"

    def _go_on(self, at: int, state: State) -> None:
        """A coordinated verb after a mark is no purpose; the last of several may be of those before an instrument."""
        chunker = self.chunker
        state.purpose = False
        closing = chunker.within(at - 1, "coordinators") or chunker.within(at - 2, "coordinators")
        if state.outer is not None and closing and not state.listing and not state.pending:
            # ", and promote Y" goes on with the first verbs
            state.owner, state.tense, state.start = state.outer
            state.outer, state.shared = None, False
        state.listing = not closing

    def _serve(self, state: State) -> None:
        """A purpose is that of the instrument which waits for one."""
        state.outer = (state.owner, state.tense, state.start) if state.active else None
        state.owner, state.start = self._joined_with(state.waiting), state.waiting
        state.active, state.purpose, state.listing = True, False, False
        # "are establishing a group to identify X": what goes on is not the group's work
        state.tense = "" if state.tense == "ongoing" else state.tense
        state.shared = state.outer is not None and self._is_means(state.waiting) and not state.listed
        state.waiting = -1

    def _is_convened(self, at: int) -> bool:
        """Whether what is done with an instrument is how a goal is reached: "by convening", "by pledging to go on"."""
        chunker = self.chunker
        while self.phrasing.form(chunker.key(at)) == "plain" and (
            chunker.within(at - 1, "infinitive") or chunker.within(at - 1, "coordinators")
        ):
            at -= 2
        return (
            self.phrasing.form(chunker.key(at)) == "ing"
            and chunker.key(at - 1) in self.phrasing["means_gerund"]
        )

    def _pursue(self, at: int, state: State) -> None:
        """Give the goals before an instrument to it that they are pursued through ("by convening", "through", "in").

        What an item of a list names an instrument for is that instrument's alone.
        """
        chunker, found = self.chunker, state.found
        mention = self.words[at].mention
        before = self._before(at)
        key = chunker.key(before)
        within = key in self.phrasing["within"]
        convened = self._is_convened(before)
        if within and state.loose:
            found += [replace(goal, owner=mention) for goal in state.loose]
            state.loose.clear()
        elif within and found and found[-1].phrases and found[-1].owner is None:
            # "deepen cooperation on X under the Pact": of the Pact as well
            if before - found[-1].phrases[-1].last <= 1 and not found[-1].purpose:
                found.append(replace(found[-1], owner=mention))
        elif key in self.phrasing["means"] or convened:
            last = next((g for g in reversed(found) if g.phrases), None)
            if last is None or last.owner is not None or last.purpose or at - last.phrases[-1].last > _NEAR:
                return
            # "maximise X, accelerate Y and increase Z through the dialogue": all of it
            run = [g for g in found if g.owner is None and g.start == last.start and not g.purpose]
            if state.listed:
                found[:] = [g for g in found if g not in run]
            found += [replace(g, owner=mention) for g in run if g.phrases]
