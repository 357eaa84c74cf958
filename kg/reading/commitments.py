"""What a sentence commits to: its governed verbs, whose they are, and the noun phrases they are about.

"We will work together to promote X, strengthen Y and cooperate on Z" commits
those who speak to X, Y and Z; "the dialogue will help to protect W" is the
dialogue's. A purpose after what is committed to, and what a relative clause
does, are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.reading.coordination import Chunker
from kg.reading.goals import Goal, State
from kg.reading.mentions import Mention
from kg.reading.noun_phrases import Phrase
from kg.reading.owner_signs import LEADING
from kg.reading.phrasing import TURNING
from kg.reading.verbless_goals import VerblessGoals

# Lists of words after which a word that no list knows may be a verb.
_TO, _VERB_AHEAD = frozenset({"infinitive"}), frozenset({"infinitive", "auxiliaries", "imperatives"})
# How soon after an instrument in a relative clause what it is for follows: "which began a process to".
_INNER = 3
# Words that lead on to what somebody commits to without a verb of its own.
_LEADING_ON = LEADING | {"means"}
# How many words a bracket holds before what it names.
_BRACKET = 12


@cache
def _first_words(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for phrase in phrases)


def deed_at(chunker: Chunker) -> int:
    """The place after a noun for what is done and the preposition after it, where words open with them; or 0."""
    at = _past_praise(chunker, 0, "adverbs")
    if chunker.phrasing.form(chunker.key(at)) == "past":
        at += 1  # "Deepened collaboration"
    if chunker.within(at, "set_nouns") and chunker.sets_in(at + 1):
        return at + 4 if chunker.within(at + 3, "of") else 0  # "mise en place de X"
    named = chunker.within(at, "deeds") or (at == 0 and chunker.within(at, "undertakings"))
    return at + 2 if named and chunker.within(at + 1, "leads") else 0


def _past_praise(chunker: Chunker, at: int, *more: str) -> int:
    """The place of the first word of a phrase that is no article and no praise."""
    while any(chunker.within(at, name) for name in ("determiners", "evaluative", *more)):
        at += 1
    return at


class Clauses(VerblessGoals):
    """Reads the words of one sentence from left to right.

    Attributes:
        bearer: the instrument that an item of a list is about: "Launch the Reef Programme to ...".
    """

    bearer: Mention | None = None

    def goals(self, *, spoken: bool, listed: bool = False) -> list[Goal]:
        """The goals of the sentence, in order.

        Args:
            spoken: those who sign the text are its subject, or may be.
            listed: it goes on from a lead sentence of theirs, so that its first verb needs no subject.
        """
        if not listed and not self._has_owner(spoken=spoken):
            return []
        chunker, words = self.chunker, self.words
        lists = chunker.listings
        state = State(spoken=spoken, listed=listed, active=listed, circle=listed)
        self._open(state)
        at = self._opening(state) if listed else self._fronted(state)
        leading = _TO if self.phrasing.head_last else _VERB_AHEAD
        while at < len(words):
            # Any word that is not listed may only be a verb that no list knows.
            turns = words[at].tag in "PI" or TURNING in lists[at] or state.pending
            turns = turns or (listed and at == 0)
            leads = at > 0 and not leading.isdisjoint(lists[at - 1])
            if turns or leads or (at and not lists[at] and self.may_be_verb(at)):
                at = self._step(at, state)
            else:
                at += 1
        if state.loose and spoken and self._opens_aside() and not self.phrasing.head_last:
            state.found += state.loose  # "Soulignant l’importance de X,", a line of its own
        if self.bearer is None:
            return state.found
        place = self.bearer.start
        return [
            replace(g, owner=self.bearer) if g.owner is None and words[g.verb].start > place else g
            for g in state.found
        ]

    def _opening(self, state: State) -> int:
        """Read the verb or the noun for what is done that a list item opens with; where the rest begins."""
        chunker = self.chunker
        state.form = self.phrasing.form(chunker.key(chunker.past(0, "adverbs"))) or "plain"
        after = deed_at(chunker)
        if not after:
            return 0
        state.circle = False
        state.deed = _past_praise(chunker, after)
        phrases, last = chunker.phrases(after)
        phrases = [] if chunker.is_infinitive(chunker.past(after, "adverbs")) else self._whom(phrases)
        if not phrases:
            return 0
        state.found.append(Goal(0, 0, None, "", tuple(phrases)))
        state.end = last
        return last

    def _fronted(self, state: State) -> int:
        """Read what a sentence opens with ("S’agissant des ports, le groupe ..."); where the rest begins."""
        chunker = self.chunker
        if chunker.key(0) not in _first_words(self.phrasing["fronted_about"]):
            return 0
        for long in (4, 3, 2, 1):
            words = " ".join(chunker.key(at) for at in range(long))
            if words not in self.phrasing["fronted_about"]:
                continue
            phrases, last = chunker.phrases(long)
            begin = chunker.past(chunker.past(last + 1, "adverbs"), "determiners")
            named = chunker.tag(begin) == "I"
            if phrases and chunker.key(last) == "," and (named or state.spoken):
                owner = self.words[begin].mention if named else None
                state.found.append(Goal(0, 0, owner, "", tuple(self._whom(phrases)), circle=owner is None))
                return last + 1
        return 0

    def _step(self, at: int, state: State) -> int:
        """Read the word at a place with what belongs to it; the place after that."""
        word, lists = self.words[at], self.chunker.listings[at]
        if "relatives" in lists and self._relates(at) and not self._does(at, state):
            state.relative = True
        if word.tag == "P":
            state.relative = False
            if word.key == ";":
                self._part(state)
        elif word.tag == "I" and word.mention is not None:
            self._meet(at, word.mention, state)
        if not lists.isdisjoint(_LEADING_ON):
            after = self._through(at, state) or self._list(at, state)
            if after:
                return after
        return self._say(at, state) or self._take(at, state)

    @staticmethod
    def _part(state: State) -> None:
        """Before and after a semicolon stand goals of their own."""
        state.loose.clear()
        state.waiting, state.purpose = -1, False
        if state.owner is not None:
            state.owner, state.active = None, False

    def _meet(self, at: int, mention: Mention, state: State) -> None:
        """Read the name of an instrument: what is pursued through it, whether it bears an item, what it is about."""
        chunker = self.chunker
        if state.seen is not None and self._is_bracketed(at):
            return  # "the Pact (of which the Club’s members are part) to do X"
        state.seen = mention
        self._pursue(at, state)
        told = any(g.phrases for g in state.found)
        done = state.deed == at  # "Launch of the Reef Programme to"
        if state.listed and self.bearer is None and not told and (done or self._is_object(at)):
            self.bearer = mention
        after = at + 1 + (chunker.key(at + 1) == ",")
        opens = chunker.past(0, "determiners") == at
        if opens or self._is_told_of(at) or chunker.within(after, "relatives"):
            state.waiting = at
        for phrases in (self._about(at), self._is_what(at)):
            if phrases:
                state.found.append(Goal(at, at, mention, "", phrases))

    def _is_bracketed(self, at: int) -> bool:
        """Whether a bracket that opened before a place is still open there."""
        keys = [self.chunker.key(n) for n in range(max(0, at - _BRACKET), at)]
        return keys.count("(") > keys.count(")")

    def _take(self, at: int, state: State) -> int:
        """Read the word at a place as a verb, with its objects, where it is governed as one; the place after them."""
        how = self._how(at, state)
        inner = how == "purpose" and state.waiting >= 0 and at - state.waiting <= _INNER
        if not how or (state.relative and how != "subject" and not inner and not self._aims(at)):
            return at + 1
        self._own(at, how, state)
        key = self.words[at].key
        state.form = self.phrasing.form(key) or state.form or "plain"
        verb = self.phrasing.verb(key)
        phrases, last = self._objects(at, verb)
        goal = Goal(
            at,
            state.start,
            state.owner,
            state.tense,
            tuple(phrases),
            speech=verb in self.phrasing["speech"],
            purpose=how == "purpose" and state.purpose,
            circle=state.circle and verb not in self.phrasing["judging"],
        )
        (state.found if state.active else state.loose).append(goal)
        if state.besides is not None and state.active and goal.circle and goal.owner is None:
            state.found.append(replace(goal, owner=state.besides))
        if state.shared:  # "we work through the forum to promote X": X is theirs and the forum's
            state.found.append(replace(goal, owner=None, circle=state.circle))
        state.pending = not phrases and last == at + 1
        state.end = max(last, at + 1)
        more = self._about(state.end - 1) if phrases and not self.phrasing.head_last else ()
        if phrases and not more:
            more = self._framed(phrases[-1], state.end)
        if more:  # "échangent des données portant sur X"
            (state.found if state.active else state.loose).append(replace(goal, verb=state.end, phrases=more))
            state.end = max(phrase.last for phrase in more)
        state.waiting = max(state.waiting, self._whose_efforts(phrases))
        if phrases and self._purpose_after(state.end):
            main = [p for p in phrases if not p.example] or phrases
            state.purpose = not any(self._prepares(p, state.owner) for p in (main[-1], phrases[-1]))
        return state.end

    def _framed(self, phrase: Phrase, end: int) -> tuple[Phrase, ...]:
        """What a device is for that a verb takes: "fixe un cadre pour X et Y"."""
        chunker = self.chunker
        head = phrase.core - 1 if self.phrasing.head_last else phrase.first
        plain = phrase.lead < 0 and any(chunker.within(head, name) for name in ("devices", "light", "empty"))
        if not plain or not chunker.within(end, "purpose") or self._purpose_after(end):
            return ()
        return tuple(chunker.phrases(end + 1)[0])

    def _whose_efforts(self, phrases: Sequence[Phrase]) -> int:
        """The place of the instrument whose efforts a verb takes, for what follows: "the Pact’s efforts to"; or -1."""
        if not phrases or not self.phrasing.head_last:
            return -1
        last = phrases[-1]
        if not self.chunker.within(last.core - 1, "no_things"):
            return -1
        named = ((at, self.words[at].mention) for at in reversed(last.parties))
        return next((at for at, m in named if m is not None and m.slot == "instrument"), -1)

    def _how(self, at: int, state: State) -> str:
        """How the word at a place is governed as a verb; empty where it is not."""
        chunker = self.chunker
        open_form = state.form if at >= state.end else ""
        how = self._governed(at, open_form, first=at == 0 and (state.listed or self._opens_aside()))
        if not how and (self._does(at - 1, state) or (at == state.end and self._does(at, state))):
            form = self.phrasing.form(self.words[at].key)
            if self._has_object(at) and (form == "ing") == (at == state.end):
                return "coordinated" if form in ("plain", "third", "ing") else ""
        if state.pending and not how and at <= state.end + 1 and chunker.within(at - 1, "coordinators"):
            return "coordinated" if self.words[at].tag == "W" and self._has_object(at) else ""
        return how

    def _does(self, at: int, state: State) -> bool:
        """Whether what follows says what efforts, projects or measures just named do: "projects that protect X"."""
        if not state.active or at != state.end or at < 1 or not self.phrasing.head_last:
            return False
        chunker = self.chunker
        if not (chunker.within(at, "relatives") or self.phrasing.form(chunker.key(at)) == "ing"):
            return False
        return any(chunker.within(at - 1, name) for name in ("shells", "no_things"))
