"""What a sentence commits to: its governed verbs, whose they are, and the noun phrases they are about.

"We will work together to promote X, strengthen Y and cooperate on Z" commits
those who speak to X, Y and Z; "the dialogue will help to protect W" is the
dialogue's. A purpose after what is committed to, and what a relative clause
does, are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kg.reading.coordination import Chunker
from kg.reading.goals import Goal, State
from kg.reading.instrument_phrases import InstrumentPhrases
from kg.reading.mentions import Mention
from kg.reading.phrasing import TURNING

# How far after a verb what it is done through may stand.
_NEAR = 40
# How soon after an instrument in a relative clause what it is for follows: "which began a process to".
_INNER = 3
# How far before a verb its subject may stand.
_BEFORE = 5
# Within how many words of a sentence the efforts of those who sign are its subject.
_OPENING = 5
_LEADING = frozenset({"focus", "fields", "kinds"})
# Words that say of what those who sign speak, whoever the subject is.
_OWNED = _LEADING | {"imperatives", "predicative"}


def deed_at(chunker: Chunker) -> int:
    """The place after a noun for what is done and the preposition after it, where words open with them; or 0."""
    at = 0
    while (
        chunker.within(at, "adverbs") or chunker.within(at, "evaluative") or chunker.within(at, "determiners")
    ):
        at += 1
    if chunker.phrasing.form(chunker.key(at)) == "past":
        at += 1  # "Deepened collaboration"
    named = chunker.within(at, "deeds") or (at == 0 and chunker.within(at, "undertakings"))
    return at + 2 if named and chunker.within(at + 1, "leads") else 0


class Clauses(InstrumentPhrases):
    """Reads the words of one sentence from left to right.

    Attributes:
        bearer: the instrument that an item of a list is about: "Launch the Reef Programme to ...".
    """

    bearer: Mention | None = None

    @property
    def _first(self) -> frozenset[str]:
        """Words that open a sentence with how or why something is done: "By aligning X, we will"."""
        return self.phrasing["means_gerund"] | self.phrasing["infinitive"]

    def goals(self, *, spoken: bool, listed: bool = False) -> list[Goal]:
        """The goals of the sentence, in order.

        Args:
            spoken: those who sign the text are its subject, or may be.
            listed: it goes on from a lead sentence of theirs, so that its first verb needs no subject.
        """
        chunker, words = self.chunker, self.words
        lists = chunker.listings
        if not listed and not self._has_owner(spoken=spoken):
            return []
        found: list[Goal] = []
        loose: list[Goal] = []  # of no owner yet
        state = State(
            listed=listed, active=listed, circle=listed, form=self._opening_form() if listed else ""
        )
        at = self._opening(state, spoken=spoken)
        size = len(words)
        deed = deed_at(chunker) if listed else 0
        if deed:
            state.circle = False
            phrases, last = chunker.phrases(deed) if chunker.within(deed - 1, "leads") else ([], deed)
            phrases = [] if chunker.is_infinitive(chunker.past(deed, "adverbs")) else self._whom(phrases)
            if phrases:
                found.append(Goal(0, 0, None, "", tuple(phrases)))
                at = state.end = last
        while at < size:
            word = words[at]
            tag = word.tag
            # Any word that is not listed may only be a verb that no list knows.
            plain = tag != "P" and tag != "I" and TURNING not in lists[at] and not state.pending
            if plain and not (at and ("infinitive" in lists[at - 1] or self.may_be_verb(at))):
                at += 1
                continue
            if "relatives" in lists[at] and self._relates(at) and not self._does(at, state):
                state.relative = True
            if word.tag == "P":
                state.relative = False
                if word.key == ";":
                    loose.clear()
                    state.waiting, state.purpose = -1, False
                    if state.owner is not None:
                        state.owner, state.active = None, False
            if word.tag == "I" and word.mention is not None:
                state.seen = word.mention
                found += list(self._means(at, found, loose, listed=listed))
                after = at + 1 + (chunker.key(at + 1) == ",")
                told = any(g.phrases for g in found)
                done = deed and self._first_of(deed) == at  # "Launch of the Reef Programme to"
                if listed and self.bearer is None and not told and (done or self._is_object(at)):
                    self.bearer = word.mention
                opens = chunker.past(0, "determiners") == at
                if opens or self._is_told_of(at) or chunker.within(after, "relatives"):
                    state.waiting = at
                about = (p for p in (self._about(at), self._is_what(at)) if p)
                found += [Goal(at, at, word.mention, "", phrases) for phrases in about]
            if state.active and word.tag == "W" and word.key in self.phrasing["means"] and at > state.end - 1:
                phrases, last = chunker.phrases(at + 1)
                if phrases:
                    found.append(Goal(at, state.start, state.owner, state.tense, tuple(self._whom(phrases))))
                    at = state.end = last
                    continue
            begin = 0 if lists[at].isdisjoint(_LEADING) else self._list_after(at)
            named = "kinds" in lists[at] or (
                "focus" in lists[at] and state.seen is None
            )  # "threats such as A and B" are whoever's who sign
            if begin and (state.active or state.seen is not None or (named and spoken)):
                phrases, last = chunker.listed(begin)
                if phrases:
                    owner = self._beside(at) or (
                        state.owner if state.active else None if named else state.seen
                    )
                    found.append(Goal(at, at, owner, state.tense, tuple(phrases), circle=state.circle))
                    at = state.end = last
                    continue
            held = self._held(at)
            if held:
                state.owner, speaks = self._subject(at)
                state.active = state.owner is not None or (spoken and speaks)
                state.relative = state.purpose = False
                state.start, state.waiting, state.outer = self._clause_start(at), -1, None
                at = held
                continue
            how = self._how(at, state, first=at == 0 and (listed or self._opens_aside()))
            inner = how == "purpose" and state.waiting >= 0 and at - state.waiting <= _INNER
            if not how or (state.relative and how != "subject" and not inner and not self._aims(at)):
                at += 1
                continue
            at = self._take(at, how, state, found, loose, spoken=spoken)
        if self.bearer is None:
            return found
        place = self.bearer.start
        return [
            replace(g, owner=self.bearer) if g.owner is None and words[g.verb].start > place else g
            for g in found
        ]

    def _does(self, at: int, state: State) -> bool:
        """Whether what follows says what efforts, projects or measures just named do: "projects that protect X"."""
        chunker = self.chunker
        opens = chunker.within(at, "relatives") or self.phrasing.form(chunker.key(at)) == "ing"
        if not self.phrasing.head_last or not state.active or at != state.end or at < 1 or not opens:
            return False
        return any(chunker.within(at - 1, name) for name in ("shells", "no_things"))

    def _is_told_of(self, at: int) -> bool:
        """Whether an instrument stands where what it is for may follow."""
        return self._is_made_for(at) or self._is_object(at) or self._is_means(at)

    def _first_of(self, at: int) -> int:
        """The place of the first word of a phrase that is no article and no praise."""
        while self.chunker.within(at, "determiners") or self.chunker.within(at, "evaluative"):
            at += 1
        return at

    def _has_owner(self, *, spoken: bool) -> bool:
        """Whether anything in the sentence may own a goal: who is named, those who speak, or "the aim is to"."""
        if any(word.tag in "IG" for word in self.words):
            return True
        lists = self.chunker.listings
        if any("speakers" in names for names in lists) or self.chunker.within(0, "resuming"):
            return True
        return spoken and (
            any(not names.isdisjoint(_OWNED) for names in lists)
            or any("undertakings" in names for names in lists[:_OPENING])
            or any(
                ("light" in first and "be" in then)
                or ("ours" in first and ("light" in then or "undertakings" in then))
                for first, then in pairwise(lists)
            )
        )

    def _held(self, at: int) -> int:
        """The place of "to" after the purpose that something has ("a pour vocation de"), or 0."""
        chunker = self.chunker
        if not (chunker.within(at, "have") and chunker.within(at + 1, "purpose")):
            return 0
        noun = chunker.past(at + 2, "evaluative")
        after = noun + 1
        while after < noun + 3 and chunker.is_content(after):
            after += 1
        return after if chunker.within(noun, "purposes") and chunker.within(after, "infinitive") else 0

    def _beside(self, at: int) -> Mention | None:
        """The instrument that stands right before what leads to a list: "under the Pact, in areas such as"."""
        back = range(at - 1, max(-1, at - _BEFORE), -1)
        return next((self.words[n].mention for n in back if self.words[n].tag == "I"), None)

    def _opening_form(self) -> str:
        """The form of the verb that a list item begins with."""
        at = self.chunker.past(0, "adverbs")
        return self.phrasing.form(self.chunker.key(at)) or "plain"

    def _is_circle(self, at: int) -> bool:
        """Whether the subject of a verb is all who sign ("we", "the leaders", "A and B"), not one of them."""
        chunker = self.chunker
        for back in range(at - 1, max(-1, at - _BEFORE - 1), -1):
            mention = self.words[back].mention
            if self.words[back].tag == "G" and mention is not None:
                joined = chunker.within(back - 1, "coordinators") or chunker.within(back - 2, "coordinators")
                return bool(mention.antecedent) or len(mention.iris) > 1 or joined
            if chunker.within(back, "speakers"):
                return True
        return False

    def _how(self, at: int, state: State, *, first: bool) -> str:
        """How the word at a place is governed as a verb; empty where it is not."""
        chunker = self.chunker
        open_form = state.form if at >= state.end else ""
        how = self._governed(at, open_form, first=first)
        if not how and (self._does(at - 1, state) or (at == state.end and self._does(at, state))):
            form = self.phrasing.form(self.words[at].key)
            if self._has_object(at) and (form == "ing") == (at == state.end):
                return "coordinated" if form in ("plain", "third", "ing") else ""
        if state.pending and not how and at <= state.end + 1 and chunker.within(at - 1, "coordinators"):
            return "coordinated" if self.words[at].tag == "W" and self._has_object(at) else ""
        return how

    def _take(
        self, at: int, how: str, state: State, found: list[Goal], loose: list[Goal], *, spoken: bool
    ) -> int:
        """Read the objects of a governed verb; the place after them."""
        chunker, words = self.chunker, self.words
        if how == "subject":
            state.owner, speaks = self._subject(at)
            if state.owner is None and not speaks and self._is_second(at):
                state.owner, speaks = state.first
            if state.owner is None and speaks:
                state.owner = state.through
            state.active = state.owner is not None or (spoken and speaks)
            state.circle = state.active and state.owner is None and self._is_circle(at)
            state.tense, state.start = self._tense(at), self._clause_start(at)
            state.purpose = state.relative = False
            state.waiting, state.outer, state.shared = -1, None, False
            if loose and state.active and self._opens_aside():
                found += [replace(g, owner=state.owner) for g in loose]  # "Recognizing the value of X, we"
                loose.clear()
            elif loose and state.active and state.owner is None and chunker.key(0) in self._first:
                found += [replace(g, purpose=True) for g in loose]  # "By aligning X, we will"
                loose.clear()
        elif how == "coordinated" and state.end < len(words) and words[state.end].key in ",;":
            state.purpose = False
            closing = chunker.within(at - 1, "coordinators") or chunker.within(at - 2, "coordinators")
            if state.outer is not None and closing and not state.listing:
                state.owner, state.tense, state.start = (
                    state.outer
                )  # ", and promote Y" goes on with the first verbs
                state.outer, state.shared = None, False
            state.listing = not closing
        elif how == "purpose" and state.waiting >= 0 and self._verbs_between(state.waiting, at):
            state.waiting = -1
        elif how == "purpose" and state.waiting >= 0:
            mention = self._joined_with(state.waiting)
            state.outer = (state.owner, state.tense, state.start) if state.active else None
            state.listing = False
            state.owner, state.active, state.purpose, state.start = mention, True, False, state.waiting
            # "are establishing a group to identify X": what goes on is not the group's work
            state.tense = "" if state.tense == "ongoing" else state.tense
            state.shared = bool(state.outer) and self._is_means(state.waiting) and not state.listed
            state.waiting = -1
        elif how == "purpose" and not state.active and spoken:
            state.active = self._is_ours(at)
            state.start = self._clause_start(at)
        state.form = self.phrasing.form(words[at].key) or state.form or "plain"
        verb = self.phrasing.verb(words[at].key)
        phrases, last = self._objects(at, verb)
        direct = how == "purpose" and state.purpose
        goal = Goal(
            at,
            state.start,
            state.owner,
            state.tense,
            tuple(phrases),
            verb in self.phrasing["speech"],
            direct,
            state.circle and verb not in self.phrasing["judging"],
        )
        (found if state.active else loose).append(goal)
        if state.shared:  # "we work through the forum to promote X": X is theirs and the forum's
            found.append(replace(goal, owner=None, circle=state.circle))
        state.pending = not phrases and last == at + 1
        state.end = max(last, at + 1)
        if phrases and self._purpose_after(state.end):
            main = [p for p in phrases if not p.example] or phrases
            state.purpose = not any(self._prepares(p, state.owner) for p in (main[-1], phrases[-1]))
        return state.end

    def _is_ours(self, at: int) -> bool:
        """Whether a purpose is that of those who sign, whoever the subject is: "our ability to", "the need for"."""
        chunker = self.chunker
        if chunker.within(at - 2, "predicative") and chunker.within(at - 3, "be"):
            return True  # "it is essential to"
        if chunker.within(at - 2, "be"):
            return chunker.within(at - 3, "light")
        if chunker.within(at - 2, "imperatives"):
            return True
        return chunker.within(at - 2, "light") and chunker.within(at - 3, "ours")

    def _opening(self, state: State, *, spoken: bool) -> int:
        """Who a sentence begins with, and what instrument "Through the dialogue, we ..." works through."""
        chunker, words = self.chunker, self.words
        at = 0
        if chunker.key(0) in self.phrasing["means"] or chunker.key(0) in self.phrasing["settings"]:
            begin = chunker.past(1, "determiners")
            if chunker.within(0, "as"):
                begin = len(words)  # "As a club, we ..."
            if begin < len(words) and words[begin].tag == "I" and words[begin].mention is not None:
                state.through = words[begin].mention
                at = begin + 1
        elif chunker.within(0, "prepositions"):
            at = next((n + 1 for n in range(len(words)) if words[n].key == ","), 0)
        for place in range(at, len(words)):
            word = words[place]
            if word.tag == "I" or word.tag == "G" or chunker.within(place, "speakers"):
                club = word.tag == "I" and not chunker.within(place + 1, "speakers")
                state.first = (word.mention if word.tag == "I" else None, not club or spoken)
                break
            if not (chunker.within(place, "determiners") or chunker.within(place, "evaluative")):
                break
        return 0

    def _means(self, at: int, found: list[Goal], loose: list[Goal], *, listed: bool) -> Iterator[Goal]:
        """The goals before an instrument that they are pursued through ("by convening", "through", "in").

        What an item of a list names an instrument for is that instrument's alone.
        """
        chunker, words = self.chunker, self.words
        mention = words[at].mention
        before = self._before(at)
        key = chunker.key(before)
        convened = (
            self.phrasing.form(key) == "ing" and chunker.key(before - 1) in self.phrasing["means_gerund"]
        )
        if key in self.phrasing["within"] and loose:
            for goal in loose:
                yield replace(goal, owner=mention)
            loose.clear()
        elif key in self.phrasing["within"] and found and found[-1].phrases and found[-1].owner is None:
            # "deepen cooperation on X under the Pact": of the Pact as well
            if before - found[-1].phrases[-1].last <= 1 and not found[-1].purpose:
                yield replace(found[-1], owner=mention)
        elif (key in self.phrasing["means"] or convened) and found:
            last = next((g for g in reversed(found) if g.phrases), None)
            if last is None or last.owner is not None or last.purpose or at - last.phrases[-1].last > _NEAR:
                return
            # "maximise X, accelerate Y and increase Z through the dialogue": all of it
            run = [g for g in found if g.owner is None and g.start == last.start and not g.purpose]
            yield from (replace(g, owner=mention) for g in run if g.phrases)
            if listed:
                found[:] = [g for g in found if g not in run]
