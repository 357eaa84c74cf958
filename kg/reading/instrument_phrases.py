"""What is said of an instrument without a verb of its own, and the lists that a focus or fields lead to."""

from __future__ import annotations

from kg.reading.noun_phrases import Phrase
from kg.reading.verb_objects import VerbObjects

# How many words may stand between a stress and what it is laid on.
_LAID = 8
_LISTS = frozenset(":–—")


class InstrumentPhrases(VerbObjects):
    """Finds what follows an instrument, and where lists begin, among the words of one sentence."""

    def _opens_aside(self) -> bool:
        """Whether a sentence opens with what its subject does besides: "Recognizing the value of X, we"."""
        opens = self.phrasing.form(self.chunker.key(0)) == "ing" and self.chunker.takes(0)
        speaks = self.phrasing.verb(self.chunker.key(0)) in self.phrasing["judging"]
        return opens and (self.phrasing.head_last or speaks)

    def _list_after(self, at: int) -> int:
        """Where a list begins that "with a focus on", "in areas such as" or "in three fields:" leads to; 0 for none."""
        chunker = self.chunker
        if chunker.within(at, "focus"):
            if not self.phrasing.head_last and chunker.ends_as_participle(at) and chunker.is_content(at - 1):
                return 0  # "des valeurs centrées sur l'humain"
            after = (
                at + 1 + (not self.phrasing.head_last and chunker.is_content(at + 1))
            )  # "un accent particulier sur"
            laid = ("adverbs", "be", "have", "auxiliaries", "laid", "evaluative")
            while after < at + _LAID and (any(chunker.within(after, name) for name in laid)):
                after += 1  # "l’accent a également été mis sur"
            return after + 1 if chunker.within(after, "focus_on") else 0
        kinds = chunker.within(at, "kinds")
        figure = next((n for n in (at + 1, at + 2) if chunker.within(n, "figuring")), 0)
        if figure and chunker.within(at, "fields"):
            return figure + 1
        if not kinds and not chunker.within(at, "fields"):
            return 0
        after = at + 1 + (chunker.key(at + 1) == ",")
        pair = f"{chunker.key(after)} {chunker.key(after + 1)}"
        if pair in self.phrasing["examples_of_two"]:
            return after + 2
        if chunker.within(after, "examples") or (kinds and chunker.within(after, "likening")):
            return after + 1
        if kinds:
            return 0
        if chunker.key(at + 1) in _LISTS:
            return at + 2
        return at + 2 if chunker.within(at + 1, "of") and chunker.within(at - 1, "field_leads") else 0

    def _is_what(self, at: int) -> tuple[Phrase, ...]:
        """What an instrument is said to be for: "the pact is a foundation for X", "the forum, a platform for Y"."""
        chunker = self.chunker
        begin = chunker.past_bracket(at + 1)
        if not (self._is_copula(begin) or chunker.key(begin) == "," or chunker.within(begin, "as")):
            return ()
        if not chunker.within(begin + 1, "determiners"):
            return ()
        phrase = chunker.phrase(begin + 1)
        if phrase is None or phrase.lead < 0:
            return ()
        head = phrase.core - 1 if self.phrasing.head_last else phrase.first
        if not (chunker.within(head, "devices") or chunker.within(head, "light")):
            return ()
        phrases, _ = chunker.phrases(begin + 1)
        return tuple(phrases)

    def _is_made_for(self, at: int) -> bool:
        """Whether a sentence says of an instrument that it is there to do something.

        "The forum is the first grouping to do X", "the purpose of the pact is twofold: to do Y".
        """
        chunker = self.chunker
        begin = chunker.past_bracket(at + 1)
        if not chunker.within(begin, "be"):
            return False
        before = at - 1
        while before >= 0 and chunker.within(before, "determiners"):
            before -= 1
        if chunker.within(before, "of") and chunker.within(before - 1, "aims"):
            return True
        begin += 1
        if not chunker.within(begin, "determiners"):
            return False
        phrase = chunker.phrase(begin)
        return phrase is not None and chunker.within(phrase.last, "infinitive")

    def _about(self, at: int) -> tuple[Phrase, ...]:
        """What follows an instrument as what it is about: "focused on X", ", particularly regarding Y"."""
        chunker = self.chunker
        begin = chunker.past_bracket(at + 1)
        begin += chunker.key(begin) == ","
        after = chunker.past(begin, "examples")
        for long in (3, 2, 1):
            words = " ".join(chunker.key(n) for n in range(after, after + long))
            if words in self.phrasing["about"]:
                after += long
                idiom = f"{chunker.key(after - 1)} {chunker.key(chunker.past(after, 'determiners'))}"
                if idiom in self.phrasing["idioms"]:
                    return ()  # "the pact, on the basis of which"
                break
        else:
            return ()
        phrases, _ = chunker.phrases(after)
        return tuple(phrases)
