"""What a sentence commits to: its governed verbs, whose they are, and the noun phrases they are about.

"We will work together to promote X, strengthen Y and cooperate on Z" commits
those who speak to X, Y and Z; "the dialogue will help to protect W" is the
dialogue's. A purpose after what is committed to, and what a relative clause
does, are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.reading.instrument_phrases import InstrumentPhrases
from kg.reading.mentions import Mention
from kg.reading.noun_phrases import Phrase

# How far after a verb what it is done through may stand.
_NEAR = 40
# How far before a verb its subject may stand.
_BEFORE = 5
# Marks and instruments change what is being read; of other words only some do.
_TURNING = frozenset({"P", "I"})
_OPENERS = frozenset({"relatives", "means", "focus", "fields", "be", "have"})


@dataclass(frozen=True, slots=True)
class Goal:
    """What one verb is about.

    Attributes:
        verb: place of the verb.
        start: place where the words that prove it begin.
        owner: the instrument whose purpose it is; ``None`` where those who speak commit themselves.
        tense: ``future``, ``ongoing``, ``past`` or empty.
        phrases: the noun phrases it is about.
        speech: it judges rather than works on what it is about.
        purpose: it is what something else that is committed to is for.
        circle: all who sign the text commit themselves, not one of them.
    """

    verb: int
    start: int
    owner: Mention | None
    tense: str
    phrases: tuple[Phrase, ...]
    speech: bool = False
    purpose: bool = False
    circle: bool = False


@dataclass(slots=True)
class _State:
    """Where the reading of a sentence stands.

    Attributes:
        seen: the instrument named last.
        active: its verbs have an owner.
        circle: that is all who sign the text.
        form: the form of the last verb, which a coordinated one shares.
        owner: the instrument its verbs are the purpose of.
        first: who the sentence begins with.
        through: the instrument the sentence says that all is done through.
        tense: of the last finite verb.
        relative: a relative clause is open.
        purpose: the next infinitive says what the last object is for.
        start: where the clause begins.
        end: the place after the last object.
        pending: the last verb shares the object of the next one.
        outer: what owner, tense and start were before the purpose of an instrument that the verbs before it took.
        listing: commas without "and" join the verbs.
        waiting: place of an instrument whose purpose may follow; -1 where there is none.
    """

    seen: Mention | None = None
    active: bool = False
    circle: bool = False
    form: str = ""
    owner: Mention | None = None
    first: tuple[Mention | None, bool] = (None, False)
    through: Mention | None = None
    tense: str = ""
    relative: bool = False
    purpose: bool = False
    start: int = 0
    end: int = 0
    pending: bool = False
    outer: tuple[Mention | None, str, int] | None = None
    listing: bool = False
    waiting: int = -1


class Clauses(InstrumentPhrases):
    """Reads the words of one sentence from left to right."""

    def goals(self, *, spoken: bool, listed: bool = False) -> list[Goal]:
        """The goals of the sentence, in order.

        Args:
            spoken: those who sign the text are its subject, or may be.
            listed: it goes on from a lead sentence of theirs, so that its first verb needs no subject.
        """
        chunker, words = self.chunker, self.words
        found: list[Goal] = []
        loose: list[Goal] = []  # of no owner yet
        state = _State(active=listed, circle=listed, form=self._opening_form() if listed else "")
        at = self._opening(state, spoken=spoken)
        while at < len(words):
            word = words[at]
            if word.tag not in _TURNING and not state.pending and not self._tells(at):
                at += 1
                continue
            if chunker.within(at, "relatives") and self._relates(at):
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
                found += self._means(at, found, loose)
                after = at + 1 + (chunker.key(at + 1) == ",")
                opens = chunker.past(0, "determiners") == at
                if opens or self._is_object(at) or chunker.within(after, "relatives"):
                    state.waiting = at
                about = (p for p in (self._about(at), self._is_what(at)) if p)
                found += [Goal(at, at, word.mention, "", phrases) for phrases in about]
            if state.active and word.tag == "W" and word.key in self.phrasing["means"] and at > state.end - 1:
                phrases, last = chunker.phrases(at + 1)
                if phrases:
                    found.append(Goal(at, state.start, state.owner, state.tense, tuple(self._whom(phrases))))
                    at = state.end = last
                    continue
            begin = self._list_after(at)
            if begin and (state.active or state.seen is not None):
                phrases, last = chunker.listed(begin)
                if phrases:
                    owner = self._beside(at) or (state.owner if state.active else state.seen)
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
            how = self._how(at, state, first=listed and at == 0)
            if not how or (state.relative and how != "subject" and not self._aims(at)):
                at += 1
                continue
            at = self._take(at, how, state, found, loose, spoken=spoken)
        return found

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

    def _tells(self, at: int) -> bool:
        """Whether a word may be a verb, open a clause, or lead to what all is done through."""
        lists = self.chunker.lists(at)
        return not lists.isdisjoint(_OPENERS) or self._may_be_verb(at)

    def _how(self, at: int, state: _State, *, first: bool) -> str:
        """How the word at a place is governed as a verb; empty where it is not."""
        chunker = self.chunker
        open_form = state.form if at >= state.end else ""
        how = self._governed(at, open_form, first=first)
        if state.pending and not how and at <= state.end + 1 and chunker.within(at - 1, "coordinators"):
            return "coordinated" if self.words[at].tag == "W" and self._has_object(at) else ""
        return how

    def _take(
        self, at: int, how: str, state: _State, found: list[Goal], loose: list[Goal], *, spoken: bool
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
            state.waiting, state.outer = -1, None
        elif how == "coordinated" and state.end < len(words) and words[state.end].key in ",;":
            state.purpose = False
            closing = chunker.within(at - 1, "coordinators") or chunker.within(at - 2, "coordinators")
            if state.outer is not None and closing and not state.listing:
                state.owner, state.tense, state.start = (
                    state.outer
                )  # ", and promote Y" goes on with the first verbs
                state.outer = None
            state.listing = not closing
        elif how == "purpose" and state.waiting >= 0 and self._verbs_between(state.waiting, at):
            state.waiting = -1
        elif how == "purpose" and state.waiting >= 0:
            mention = words[state.waiting].mention
            state.outer = (state.owner, state.tense, state.start) if state.active else None
            state.listing = False
            state.owner, state.active, state.purpose, state.start = mention, True, False, state.waiting
            state.waiting = -1
        elif how == "purpose" and not state.active and spoken and chunker.within(at - 2, "be"):
            state.active, state.start = chunker.within(at - 3, "light"), self._clause_start(at)
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
        state.pending = not phrases and last == at + 1
        state.end = max(last, at + 1)
        if phrases and self._purpose_after(state.end):
            main = [p for p in phrases if not p.example] or phrases
            state.purpose = not self._prepares(main[-1], state.owner)
        return state.end

    def _opening(self, state: _State, *, spoken: bool) -> int:
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

    def _means(self, at: int, found: Sequence[Goal], loose: list[Goal]) -> Iterator[Goal]:
        """The goals before an instrument that they are pursued through ("by convening", "through", "in")."""
        chunker, words = self.chunker, self.words
        mention = words[at].mention
        before = at - 1
        while before >= 0 and (chunker.within(before, "determiners") or chunker.within(before, "evaluative")):
            before -= 1
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
            if last is not None and last.owner is None and not last.purpose and at - last.verb < _NEAR:
                yield replace(last, owner=mention)
