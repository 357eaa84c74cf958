"""What tells whose the verbs of a sentence are: an instrument's, of all who sign the text, or of one of them."""

from __future__ import annotations

from itertools import pairwise

from kg.reading.instrument_phrases import InstrumentPhrases
from kg.reading.mentions import Mention

# How far before a verb its subject may stand.
_BEFORE = 5
# How far before what is wanted the noun that says so stands.
_NEAREST = 5
# Within how many words of a sentence the efforts of those who sign are its subject.
_OPENING = 5
# How many words a purpose that something has may be named in.
_NAMED = 3
# Words that lead to a list, and with them those that say of what those who sign speak, whoever the subject is.
LEADING = frozenset({"focus", "fields", "kinds"})
_OWNED = LEADING | {"imperatives", "predicative", "minded", "wills", "ratings"}


class OwnerSigns(InstrumentPhrases):
    """Asks of the words of one sentence who may own what its verbs are about."""

    def _has_owner(self, *, spoken: bool) -> bool:
        """Whether anything in the sentence may own a goal: who is named, those who speak, or "the aim is to"."""
        if not self.chunker.tags.isdisjoint("IG"):
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

    def _is_ours(self, at: int) -> bool:
        """Whether a purpose is that of those who sign, whoever the subject is: "our ability to", "the need for"."""
        chunker = self.chunker
        if chunker.within(at - 2, "predicative") and chunker.within(at - 3, "be"):
            return True  # "it is essential to"
        if chunker.within(at - 2, "be"):
            return chunker.within(at - 3, "light")
        if any(chunker.within(at - 2, name) for name in ("imperatives", "minded")):
            return True
        if chunker.within(at - 1, "imperatives"):
            return True  # "il faut préserver"
        noun = at - 2
        while noun > at - _NEAREST and (
            chunker.within(noun, "evaluative") or chunker.within(noun, "predicative")
        ):
            noun -= 1
        if chunker.within(noun, "wills") or chunker.within(noun, "ratings"):
            return True  # "la volonté commune de", "un élément essentiel pour"
        return chunker.within(at - 2, "light") and chunker.within(at - 3, "ours")

    def _is_told_of(self, at: int) -> bool:
        """Whether an instrument stands where what it is for may follow."""
        return self._is_made_for(at) or self._is_object(at) or self._is_means(at)

    def _beside(self, at: int) -> Mention | None:
        """The instrument that stands right before what leads to a list: "under the Pact, in areas such as"."""
        back = range(at - 1, max(-1, at - _BEFORE), -1)
        return next((self.words[n].mention for n in back if self.words[n].tag == "I"), None)

    def _held(self, at: int) -> int:
        """The place after the purpose that something has ("a pour vocation de", "dont l’objet est"), or 0."""
        chunker = self.chunker
        if chunker.within(at, "be"):
            noun = at - 1
            while noun > 0 and chunker.is_adjective(noun) and not chunker.within(noun, "purposes"):
                noun -= 1
            before = noun - 1
            while chunker.within(before, "determiners"):
                before -= 1
            owned = before < noun - 1 and chunker.within(before, "relatives")
            return at + 1 if owned and chunker.within(noun, "purposes") else 0
        if not (chunker.within(at, "have") and chunker.within(at + 1, "purpose")):
            return 0
        noun = chunker.past(at + 2, "evaluative")
        after = noun + 1
        while (
            after < noun + _NAMED and chunker.is_content(after) and not chunker.within(after, "determiners")
        ):
            after += 1
        return after if chunker.within(noun, "purposes") else 0

    def _holder(self, at: int) -> tuple[Mention | None, bool]:
        """Whose the purpose is that a verb at a place says: its subject’s, or what "whose" follows."""
        chunker = self.chunker
        if not chunker.within(at, "be"):
            return self._subject(at)
        back = at - 1
        while not chunker.within(back, "relatives"):
            back -= 1
        name = self._named_at(back - 1 - (chunker.key(back - 1) == ","))
        return (self.words[name].mention if name >= 0 else None), False
