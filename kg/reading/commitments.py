"""What a sentence commits to: its governed verbs, whose they are, and the noun phrases they are about.

"We will work together to promote X, strengthen Y and cooperate on Z" commits
those who speak to X, Y and Z; "the dialogue will help to protect W" is the
dialogue's. A purpose after what is committed to, and what a relative clause
does, are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.reading.mentions import Mention
from kg.reading.noun_phrases import Chunker, Phrase
from kg.reading.phrasing import Phrasing, Word

_BACK = 4
_SKIPPED = 2
# How far after a verb what it is done through may stand.
_NEAR = 40


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
    """

    verb: int
    start: int
    owner: Mention | None
    tense: str
    phrases: tuple[Phrase, ...]
    speech: bool = False
    purpose: bool = False


@dataclass(slots=True)
class _State:
    """Where the reading of a sentence stands.

    Attributes:
        active: its verbs have an owner.
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

    active: bool = False
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


class Clauses:
    """Reads the words of one sentence from left to right."""

    def __init__(self, words: Sequence[Word], text: str, phrasing: Phrasing) -> None:
        self.words = words
        self.phrasing = phrasing
        self.chunker = Chunker(words, text, phrasing)

    def goals(self, *, spoken: bool, listed: bool = False) -> list[Goal]:
        """The goals of the sentence, in order.

        Args:
            spoken: those who sign the text are its subject, or may be.
            listed: it goes on from a lead sentence of theirs, so that its first verb needs no subject.
        """
        chunker, words = self.chunker, self.words
        found: list[Goal] = []
        loose: list[Goal] = []  # of no owner yet
        state = _State(active=listed, form="plain" if listed else "")
        at = self._opening(state, spoken=spoken)
        while at < len(words):
            word = words[at]
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
                found += self._means(at, found, loose)
                after = at + 1 + (chunker.key(at + 1) == ",")
                if self._is_object(at) or chunker.within(after, "relatives"):
                    state.waiting = at
                    goal = self._about(at)
                    found += [goal] if goal is not None else []
            if state.active and word.tag == "W" and word.key in self.phrasing["means"] and at > state.end - 1:
                phrases, last = chunker.phrases(at + 1)
                if phrases:
                    found.append(Goal(at, state.start, state.owner, state.tense, tuple(self._whom(phrases))))
                    at = state.end = last
                    continue
            how = self._how(at, state, first=listed and at == 0)
            if not how or (state.relative and how != "subject" and not self._aims(at)):
                at += 1
                continue
            at = self._take(at, how, state, found, loose, spoken=spoken)
        return found

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
        elif how == "purpose" and 0 <= state.waiting and self._verbs_between(state.waiting, at):
            state.waiting = -1
        elif how == "purpose" and 0 <= state.waiting:
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
            at, state.start, state.owner, state.tense, tuple(phrases), verb in self.phrasing["speech"], direct
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

    def _is_second(self, at: int) -> bool:
        """Whether a verb shares the subject of one before it: "represent X and are committed to Y"."""
        chunker = self.chunker
        at -= 1
        while at >= 0 and any(chunker.within(at, n) for n in ("adverbs", "auxiliaries", "be", "have")):
            at -= 1
        return chunker.within(at, "coordinators")

    def _verbs_between(self, first: int, last: int) -> bool:
        """Whether a governed verb stands between two places."""
        between = range(first + 1, last)
        return any(self._governed(at, "", first=False) for at in between)

    # -- instruments that something is done through -----------------------------------------------

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
        elif (key in self.phrasing["means"] or convened) and found:
            last = next((g for g in reversed(found) if g.phrases), None)
            if last is not None and last.owner is None and not last.purpose and at - last.verb < _NEAR:
                yield replace(last, owner=mention)

    def _about(self, at: int) -> Goal | None:
        """What follows an instrument as what it is about: "focused on X", ", particularly regarding Y"."""
        chunker = self.chunker
        begin = chunker.past_bracket(at + 1)
        begin += chunker.key(begin) == ","
        after = chunker.past(begin, "examples")
        listed = after > begin
        for long in (3, 2, 1):
            words = " ".join(chunker.key(n) for n in range(after, after + long))
            if words in self.phrasing["about"]:
                after += long
                break
        else:
            return None
        phrases, _ = chunker.phrases(after)
        kept = tuple(phrases)
        mention = self.words[at].mention
        return Goal(at, at, mention, "", kept) if kept and (listed or words) else None

    # -- which verbs count ----------------------------------------------------------------------

    def _governed(self, at: int, form: str, *, first: bool) -> str:
        """How a verb is governed: by a ``subject``, as a ``purpose``, ``coordinated`` with one before; or empty."""
        chunker, phrasing = self.chunker, self.phrasing
        mine = phrasing.form(chunker.key(at)) if chunker.tag(at) == "W" else ""
        if not mine and chunker.within(at - 1, "infinitive") and chunker.is_infinitive(at):
            mine = "plain"
        if not mine or chunker.key(at) in phrasing["not_participles"]:
            return ""
        before = at - 1
        while before >= 0 and chunker.within(before, "adverbs"):
            before -= 1
        if first and mine in ("plain", "ing") and before < 0:
            return "coordinated"
        if not phrasing.head_last:
            return self._governed_first(at, before, mine, form)
        if mine == "plain":
            if chunker.within(before, "infinitive"):
                return "purpose"
            if self._is_helped(before):
                return "purpose"
            if chunker.within(before, "auxiliaries") or self._speaks(before):
                return "subject"
            joined = chunker.key(before) in ",;" or chunker.within(before, "coordinators")
            return "coordinated" if form == "plain" and joined and self._has_object(at) else ""
        if mine == "ing":
            if chunker.within(before, "be"):
                return (
                    "subject"
                    if self._has_object(at) or phrasing.verb(chunker.key(at)) in phrasing["light_verbs"]
                    else ""
                )
            joined = chunker.key(before) in ",;" or chunker.within(before, "coordinators")
            noun = phrasing.verb(chunker.key(at)) in phrasing["gerund_nouns"]
            if form == "ing" and joined and not noun and self._has_object(at):
                return "coordinated"
            return "purpose" if chunker.within(before, "gerund_after") and self._has_object(at) else ""
        if mine == "past" and (
            chunker.within(before, "have")
            or (chunker.within(before, "be") and phrasing.verb(chunker.key(at)) in phrasing["pledging"])
        ):
            return "subject"
        if self._speaks(before) or chunker.tag(before) == "I":
            # "the dialogue planned in October" is planned: what has an object of its own plans.
            taken = chunker.tag(before) == "I" and mine == "past" and chunker.within(at + 1, "prepositions")
            return "subject" if mine in ("past", "third") and self._has_object(at) and not taken else ""
        joined = chunker.within(before, "coordinators") or chunker.key(before) == ","
        return "coordinated" if form == mine and joined and self._has_object(at) else ""

    def _governed_first(self, at: int, before: int, mine: str, form: str) -> str:
        chunker = self.chunker
        if mine == "plain":
            if chunker.within(before, "infinitive") or chunker.within(before, "auxiliaries"):
                return "purpose"
            joined = chunker.key(before) in ",;" or chunker.within(before, "coordinators")
            return "coordinated" if form == "plain" and joined else ""
        if mine == "ing":
            return "purpose" if chunker.within(before, "gerund_after") else ""
        if mine == "past" and chunker.within(before, "be"):
            return "subject" if self.phrasing.verb(chunker.key(at)) in self.phrasing["pledging"] else ""
        if mine not in ("finite", "third"):
            return ""
        if chunker.key(before) in ("nous", "se", "s"):
            before -= chunker.key(before) != "nous" or chunker.key(before - 1) == "nous"
        while before >= 0 and chunker.within(before, "adverbs"):
            before -= 1
        if self._speaks(before) or chunker.tag(before) == "I":
            return "subject"
        joined = chunker.within(before, "coordinators") or chunker.key(before) == ","
        return "coordinated" if form == mine == "finite" and joined else ""

    def _has_object(self, at: int) -> bool:
        """Whether what follows a word can be what a verb is about, rather than the verb a noun."""
        chunker = self.chunker
        after = chunker.past(at + 1, "adverbs")
        if chunker.within(after, "of") and self.phrasing.head_last:
            return False
        if chunker.within(after, "determiners") or chunker.within(after, "leads"):
            return True
        if chunker.tag(after) in "ITG" or chunker.is_content(after) or chunker.within(after, "infinitive"):
            return True
        # "accelerate, streamline, or deregulate permitting": verbs that share what follows.
        after += chunker.key(after) == ","
        after = chunker.past(after, "coordinators")
        return after > at + 1 and self.phrasing.form(chunker.key(after)) == self.phrasing.form(
            chunker.key(at)
        )

    def _is_helped(self, at: int) -> bool:
        """Whether those before a verb are helped to do it: "will help partners promote"."""
        for back in range(at, max(-1, at - _BACK), -1):
            if self.phrasing.verb(self.chunker.key(back)) in self.phrasing["helping"]:
                return back < at or self.phrasing.verb(self.chunker.key(back)) in self.phrasing["bare"]
            if not self.chunker.is_content(back) and not self.chunker.within(back, "determiners"):
                break
        return False

    def _speaks(self, at: int) -> bool:
        chunker = self.chunker
        if chunker.tag(at) == "P" and chunker.key(at) == ",":
            at -= 1
        return chunker.within(at, "speakers") or (chunker.tag(at) == "G" and chunker.key(at - 1) != "in")

    def _relates(self, at: int) -> bool:
        """Whether "that" opens a relative clause: after a noun, not after "ensure" or "reaffirm"."""
        chunker = self.chunker
        completive = chunker.key(at) in self.phrasing["completives"]
        return (
            not completive
            or (chunker.tag(at - 1) in "ITGB")
            or (chunker.is_content(at - 1) and not self.phrasing.form(chunker.key(at - 1)))
        )

    def _aims(self, at: int) -> bool:
        """Whether a verb only says what something is for: "initiatives that aim to increase"."""
        before = (self.phrasing.verb(self.chunker.key(n)) for n in range(max(0, at - 3), at))
        return any(verb in self.phrasing["light_verbs"] for verb in before if verb)

    # -- whose they are -------------------------------------------------------------------------

    def _subject(self, at: int) -> tuple[Mention | None, bool]:
        """The instrument that stands before a verb, and whether those who sign the text do, over auxiliaries and adverbs."""
        chunker = self.chunker
        at -= 1
        names = ("adverbs", "auxiliaries", "be", "have")
        while at >= 0 and (any(chunker.within(at, name) for name in names) or chunker.key(at) in ("se", "s")):
            at -= 1
        if at >= 0 and self.words[at].key in "–—)":
            opening = next(
                (n for n in range(at - 1, max(0, at - _NEAR), -1) if self.words[n].key == self.words[at].key),
                0,
            )
            apart = self.words[opening - 1]
            if opening and apart.tag == "I":
                return apart.mention, False
            at -= 1
        elif at >= 0 and self.words[at].key == ",":
            at -= 1
        for back in range(at, max(-1, at - _BACK), -1):
            word = self.words[back]
            if word.tag == "I":
                return word.mention, False
            if word.tag == "G" or chunker.within(back, "speakers"):
                return None, True
            if not (chunker.is_content(back) or chunker.within(back, "determiners")):
                break
        return None, False

    def _is_object(self, at: int) -> bool:
        """Whether an instrument stands where something is made of it, not where it says where or how."""
        before = at - 1
        chunker = self.chunker
        while before >= 0 and (chunker.within(before, "determiners") or chunker.within(before, "evaluative")):
            before -= 1
        return before >= 0 and not chunker.key(before) in self.phrasing["settings"]

    def _purpose_after(self, at: int) -> int:
        """Where the verb of a purpose stands; 0 where none follows."""
        chunker = self.chunker
        at = chunker.past_bracket(at)
        if chunker.key(at) == ",":
            at += 1
            if not self.phrasing.head_last and not chunker.within(at, "purpose"):
                return 0  # ", à renforcer" goes on with what is committed to
        for _ in range(_SKIPPED + 1):
            if chunker.within(at, "infinitive") or chunker.within(at, "purpose"):
                verb = chunker.past(chunker.past(at, "infinitive"), "adverbs")
                if chunker.within(at, "purpose") and not chunker.within(at, "infinitive"):
                    verb = chunker.past(at + 1, "adverbs")
                return verb if self.phrasing.form(chunker.key(verb)) == "plain" else 0
            if chunker.key(at) not in self.phrasing["aiming"]:
                return 0
            at += 1
        return 0

    def _prepares(self, phrase: Phrase, owner: Mention | None) -> bool:
        """Whether a phrase only prepares what follows: "efforts to"; a device of an instrument has its own purpose."""
        head = phrase.core - 1 if self.phrasing.head_last else phrase.first
        if owner is not None and self.chunker.within(head, "devices"):
            return False
        return self.chunker.key(head) in self.phrasing["light"] and phrase.lead < 0

    def _tense(self, at: int) -> str:
        chunker, phrasing = self.chunker, self.phrasing
        form = phrasing.form(chunker.key(at))
        verb = phrasing.verb(chunker.key(at))
        before = [chunker.key(n) for n in range(max(0, at - _BACK), at)]
        if verb in phrasing["continuing"] or (form == "ing" and not phrasing.head_last is True):
            return "ongoing"
        if phrasing.head_last and form == "ing":
            return "ongoing"
        if any(word in phrasing["auxiliaries"] for word in before) or verb in phrasing["intending"]:
            return "future"
        if not phrasing.head_last and chunker.key(at).endswith(("ra", "ront", "rons")):
            return "future"
        return "past" if form == "past" else ""

    def _clause_start(self, at: int) -> int:
        """Where the clause of a verb begins: after the last mark before it."""
        first = max(0, at - _NEAR)
        for back in range(at - 1, first - 1, -1):
            if self.words[back].key in ",;:" or self.words[back].key in "–—":
                return back + 1
        return first

    # -- what they are about --------------------------------------------------------------------

    def _objects(self, at: int, verb: str) -> tuple[list[Phrase], int]:
        """The noun phrases a verb is about, and the place after them."""
        chunker, phrasing = self.chunker, self.phrasing
        light = verb in phrasing["light_verbs"]
        chunker.form = phrasing.form(chunker.key(at))
        begin = chunker.past(at + 1, "adverbs")
        for _ in range(_SKIPPED + 1):
            if not chunker.within(begin, "leads"):
                break
            after = begin + 1
            verb_at = chunker.past(after, "adverbs")
            if phrasing.form(chunker.key(verb_at)) in ("plain", "ing") or (
                chunker.within(begin, "infinitive") and chunker.is_infinitive(verb_at)
            ):
                return [], at + 1  # the verb that follows says it
            if chunker.key(begin) in phrasing["accompanying"] and verb not in phrasing["with_verbs"]:
                phrase = chunker.phrase(after)
                if phrase is None and chunker.tag(chunker.past(after, "determiners")) not in "GI":
                    return [], at + 1
                begin = phrase.last if phrase is not None else chunker.past(after, "determiners") + 1
                light = False
                if not chunker.within(begin, "leads"):
                    return [], begin
                continue
            found, end = chunker.phrases(after)
            return self._whom(found), end
        if verb in phrasing["bare"] and phrasing.form(chunker.key(begin)) == "plain":
            return [], at + 1
        if light:
            found, end = chunker.phrases(begin)
            # "make efforts to": only where what the noun is about follows.
            kept = [p for p in found if p.example or (p is found[0] and p.lead >= 0 and self._prepares_on(p))]
            return kept, end if found else at + 1
        found, end = chunker.phrases(begin)
        return self._whom(found), end

    def _whom(self, found: list[Phrase]) -> list[Phrase]:
        """Phrases up to one that says who rather than what ("cooperation between A and B")."""
        for place, phrase in enumerate(found):
            head = phrase.core - 1 if self.phrasing.head_last else phrase.first
            hollow = self.chunker.within(head, "light") or self.chunker.within(head, "empty")
            if phrase.lead >= 0 and hollow and self.chunker.within(phrase.lead, "between"):
                return found[:place]
        return found

    def _prepares_on(self, phrase: Phrase) -> bool:
        head = phrase.core - 1 if self.phrasing.head_last else phrase.first
        return self.chunker.key(head) in self.phrasing["light"]
