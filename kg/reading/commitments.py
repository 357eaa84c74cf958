"""What a sentence commits to: its governed verbs, whose they are, and the noun phrases they are about.

"We will work together to promote X, strengthen Y and cooperate on Z" commits
those who speak to X, Y and Z; "the dialogue will help to protect W" is the
dialogue's. A purpose after what is committed to, and what a relative clause
does, are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.reading.mentions import Mention
from kg.reading.noun_phrases import Chunker, Phrase
from kg.reading.phrasing import Phrasing, Word

_BACK = 4
_SKIPPED = 2


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


class Clauses:
    """Reads the words of one sentence from left to right."""

    def __init__(self, words: Sequence[Word], text: str, phrasing: Phrasing) -> None:
        self.words = words
        self.phrasing = phrasing
        self.chunker = Chunker(words, text, phrasing)

    def goals(self, *, spoken: bool, listed: bool = False) -> Iterator[Goal]:
        """The goals of the sentence.

        Args:
            spoken: those who sign the text are its subject, or may be.
            listed: it goes on from a lead sentence of theirs, so that its first verb needs no subject.
        """
        chunker, words = self.chunker, self.words
        owner: Mention | None = None
        active, form, end, tense, relative = listed, "plain" if listed else "", 0, "", False
        purpose, start, pending = False, 0, False
        at = 0
        while at < len(words):
            word = words[at]
            if chunker.within(at, "relatives") and (not chunker.phrasing.head_last or self._relates(at)):
                relative = True
            if word.tag == "P":
                relative = False
                if word.key == ";" and owner is not None:
                    owner, active = None, False
            if word.tag == "I" and word.mention is not None and self._is_object(at):
                begin = self._purpose_after(at + 1)
                if begin:
                    owner, active, start, purpose = word.mention, True, at, False
                    form, end, at = "plain", begin, begin
                    continue
            how = self._governed(at, form if active and at >= end else "", first=listed and at == 0)
            if pending and active and not how and at <= end + 1 and chunker.within(at - 1, "coordinators"):
                how = "coordinated" if word.tag == "W" and self._has_object(at) else ""
            if not how or (relative and how != "subject" and not self._aims(at)):
                at += 1
                continue
            if how == "subject":
                owner, speaks = self._subject(at)
                active = owner is not None or (spoken and speaks)
                tense, start, purpose, relative = self._tense(at), self._clause_start(at), False, False
            elif how == "coordinated" and end < len(words) and words[end].key in ",;":
                purpose = False
            if not active:
                at += 1
                continue
            form = self.phrasing.form(word.key) or form
            verb = self.phrasing.verb(word.key)
            phrases, last = self._objects(at, verb)
            direct = how == "purpose" and purpose
            yield Goal(at, start, owner, tense, tuple(phrases), verb in self.phrasing["speech"], direct)
            pending = not phrases and last == at + 1
            end = at = max(last, at + 1)
            if phrases and self._purpose_after(end):
                purpose = not self._prepares(phrases[-1], owner)
        return

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
                return "subject" if self._has_object(at) or phrasing.verb(chunker.key(at)) in phrasing["light_verbs"] else ""
            joined = chunker.key(before) in ",;" or chunker.within(before, "coordinators")
            if form == "ing" and joined and self._has_object(at):
                return "coordinated"
            return "purpose" if chunker.within(before, "gerund_after") and self._has_object(at) else ""
        if mine == "past" and (
            chunker.within(before, "have")
            or (chunker.within(before, "be") and phrasing.verb(chunker.key(at)) in phrasing["pledging"])
        ):
            return "subject"
        if self._speaks(before) or chunker.tag(before) == "I":
            return "subject" if mine in ("past", "third") and self._has_object(at) else ""
        joined = chunker.within(before, "coordinators") or chunker.key(before) == ","
        return "coordinated" if form == mine and joined and self._has_object(at) else ""

    def _governed_first(self, at: int, before: int, mine: str, form: str) -> str:
        chunker = self.chunker
        if mine == "plain":
            if chunker.within(before, "infinitive"):
                return "purpose"
            joined = chunker.key(before) in ",;" or chunker.within(before, "coordinators")
            return "coordinated" if form == "plain" and joined else ""
        if mine == "ing":
            return "purpose" if chunker.within(before, "gerund_after") else ""
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
        return after > at + 1 and self.phrasing.form(chunker.key(after)) == self.phrasing.form(chunker.key(at))

    def _is_helped(self, at: int) -> bool:
        """Whether those before a verb are helped to do it: "will help partners promote"."""
        for back in range(at, max(-1, at - _BACK), -1):
            if self.phrasing.verb(self.chunker.key(back)) in self.phrasing["helping"]:
                return back < at
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
        return chunker.key(at) != "that" or chunker.is_content(at - 1) or chunker.tag(at - 1) in "ITGB"

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
        if at >= 0 and self.words[at].key in "–—),":
            first = next((w for w in self.words[:at] if w.tag in "IG"), None)
            if first is not None and first.tag == "I":
                return first.mention, False
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
        at = chunker._past_bracket(at)
        if chunker.key(at) == ",":
            at += 1
        for step in range(_SKIPPED + 1):
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
        for back in range(at - 1, -1, -1):
            if self.words[back].key in ",;:" or self.words[back].key in "–—":
                return back + 1
        return 0

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
            if chunker.key(begin) in phrasing["accompanying"]:
                phrase = chunker.phrase(after)
                if phrase is None and chunker.tag(chunker.past(after, "determiners")) not in "GI":
                    return [], at + 1
                begin = phrase.last if phrase is not None else chunker.past(after, "determiners") + 1
                light = False
                if not chunker.within(begin, "leads"):
                    return [], begin
                continue
            found, end = chunker.phrases(after)
            return found, end
        if light:
            found, end = chunker.phrases(begin)
            # "make efforts to": only where what the noun is about follows.
            return [p for p in found[:1] if p.lead >= 0 and self._prepares_on(p)], at + 1 if not found else end
        return chunker.phrases(begin)

    def _prepares_on(self, phrase: Phrase) -> bool:
        head = phrase.core - 1 if self.phrasing.head_last else phrase.first
        return self.chunker.key(head) in self.phrasing["light"]
