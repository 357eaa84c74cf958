"""What tells that a word of a sentence is a verb: what stands before it, and what it can take."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.coordination import Chunker
from kg.reading.phrasing import Phrasing, Word

_BACK = 4
# An aside between commas is no longer.
ASIDE = 14
# How far back the clause of a verb may begin.
NEAR = 40


class VerbSigns:
    """Asks of the words of one sentence which may be verbs."""

    def __init__(self, words: Sequence[Word], text: str, phrasing: Phrasing) -> None:
        self.words = words
        self.phrasing = phrasing
        self.chunker = Chunker(words, text, phrasing)

    def _is_copula(self, at: int) -> bool:
        """Whether "is" or "remains" stands at a place."""
        remains = self.phrasing.verb(self.chunker.key(at)) in self.phrasing["copulas"]
        return remains or self.chunker.within(at, "be")

    def may_be_verb(self, at: int) -> bool:
        """Whether a word that no list knows stands where a verb may: after "will", a speaker or a state."""
        chunker = self.chunker
        if self.words[at].tag != "W" or chunker.listings[at]:
            return False
        if not self.phrasing.head_last and not (
            chunker.key(at).endswith(self.phrasing.finite_endings) and chunker.within(at + 1, "determiners")
        ):
            return False
        before = at - 1
        while before >= 0 and chunker.within(before, "adverbs"):
            before -= 1
        if before < 0:
            return False
        lists = chunker.listings[before]
        return "auxiliaries" in lists or "speakers" in lists or self.words[before].tag == "G"

    def _unlisted(self, at: int) -> str:
        """The form of a word that no list knows and that its place tells is a verb: "we will digitise", "A tabled"."""
        chunker = self.chunker
        if not self.may_be_verb(at) or not self._has_object(at):
            return ""
        before = at - 1
        while chunker.within(before, "adverbs"):
            before -= 1
        if not self.phrasing.head_last:
            return "finite"
        if chunker.within(before, "auxiliaries"):
            return "plain"
        opens = before == 0 or chunker.tag(before - 1) == "P" or chunker.within(before - 1, "coordinators")
        if chunker.key(at).endswith("ed") and (opens or chunker.within(before, "speakers")):
            return "past"
        if chunker.key(before) in self.phrasing["first_person"]:
            return "plain"
        many = chunker.within(before, "speakers") and chunker.key(before).endswith("s")
        led = chunker.within(at + 1, "determiners") or chunker.within(at + 1, "leads")
        return "plain" if many and led and not chunker.key(at).endswith("s") else ""

    def _is_had(self, at: int) -> bool:
        """Whether an auxiliary of the past stands at a place: "ont", "se sont"; "à" is none."""
        chunker = self.chunker
        if chunker.within(at, "have"):
            return chunker.has(at)
        return chunker.within(at, "be") and chunker.key(at - 1) in ("se", "s")

    def _has_object(self, at: int) -> bool:
        """Whether what follows a word can be what a verb is about, rather than the verb a noun."""
        chunker = self.chunker
        after = chunker.past(chunker.past_aside(chunker.past_particle(at + 1)), "adverbs")
        if chunker.within(after, "of") and self.phrasing.head_last:
            return False
        if (
            chunker.key(after) in self.phrasing["currencies"]
            or chunker.key(after) in self.phrasing["completives"]
        ):
            return True
        if chunker.within(after, "determiners") or chunker.within(after, "leads"):
            return True
        if chunker.tag(after) in "ITG" or chunker.is_content(after) or chunker.within(after, "infinitive"):
            return True
        if self.phrasing.head_last and self.phrasing.form(chunker.key(after)) == "ing":
            return chunker.takes(after)  # "involves deepening cooperation"
        # "accelerate, streamline, or deregulate permitting": verbs that share what follows.
        after += chunker.key(after) == ","
        after = chunker.past(chunker.past(after, "coordinators"), "adverbs")
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
