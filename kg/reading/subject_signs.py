"""Who may be the subject of a verb: what stands before it, over relative clauses, asides, brackets and dates."""

from __future__ import annotations

from kg.reading.verb_signs import ASIDE, NEAR, VerbSigns

_BACK = 4
# What closes the name of an instrument.
_CLOSING = frozenset({")", "»", "”", '"'})


class SubjectSigns(VerbSigns):
    """Asks of the words of one sentence who stands before its verbs."""

    def _named_before(self, at: int) -> bool:
        """Whether a relative clause opens at a place, right after an instrument: "a pact that covers"."""
        chunker = self.chunker
        if not chunker.within(at, "relatives"):
            return False
        at -= 1 + (chunker.key(at - 1) == ",")
        return self._named_at(at) >= 0 or self._predicated(at) >= 0

    def _named_at(self, at: int) -> int:
        """The place of an instrument that ends at a place, over a date, a bracket or an aside after it; or -1."""
        chunker = self.chunker
        if chunker.tag(at) == "I":
            return at
        if chunker.phrasing.head_last:
            return -1
        if chunker.tag(at) == "E" or chunker.key(at) in _CLOSING:
            back = at - 1
            while back > max(0, at - ASIDE) and chunker.tag(back) != "I":
                back -= 1
            plain = all(chunker.tag(n) in "EP" or chunker.key(n) in _CLOSING for n in range(back + 1, at))
            bracket = chunker.key(at) == ")" and chunker.key(back + 1) == "("
            return back if chunker.tag(back) == "I" and (plain or bracket) else -1
        return self._apart(at + 1) if chunker.key(at + 1) == "," else -1

    def _of_fields(self, at: int) -> bool:
        """Whether a sentence begins with "the fields of cooperation", up to a place: the topics of the text follow."""
        chunker = self.chunker
        first = chunker.past(chunker.past(0, "determiners"), "evaluative")
        between = range(first + 1, at + 1)
        if not chunker.within(first, "fields") or len(between) > ASIDE:
            return False
        return all(
            chunker.is_content(n) or chunker.within(n, "of") or chunker.within(n, "determiners")
            for n in between
        )

    def _predicated(self, at: int) -> int:
        """The place of an instrument of which the words say what it is ("le pacte est une initiative"), or -1."""
        chunker = self.chunker
        for back in range(at, max(0, at - ASIDE), -1):
            if chunker.is_content(back) or chunker.within(back, "of"):
                continue
            is_what = chunker.within(back, "determiners") and chunker.within(back - 1, "be")
            before = back - 2
            while before > 0 and chunker.key(before) == ")":
                before = next((n - 1 for n in range(before, 0, -1) if chunker.key(n) == "("), -1)
            return before if is_what and chunker.tag(before) == "I" else -1
        return -1

    def _apart(self, at: int) -> int:
        """The place of an instrument that an aside before a comma stands after ("the pact, signed in 2020,"), or -1."""
        chunker = self.chunker
        for back in range(at - 1, max(0, at - ASIDE), -1):
            if chunker.key(back) == ",":
                past = chunker.is_participle_form(back + 1)
                opens = past or chunker.within(back + 1, "relatives")
                if opens and chunker.tag(back - 1) == "I":
                    return back - 1
                break
        return self._clause_opening(at) if not chunker.phrasing.head_last else -1

    def _acts_before(self, at: int) -> bool:
        """Whether those who sign, or an instrument, stand before an auxiliary."""
        before = at - 1
        while before >= 0 and (
            self.chunker.within(before, "adverbs") or self.chunker.key(before) in ("se", "s")
        ):
            before -= 1
        return self._speaks(before) or self.chunker.tag(before) == "I" or self._named_before(before)

    def _clause_opening(self, at: int) -> int:
        """The place of an instrument that opens the clause of a verb, a long aside after it; or -1.

        "Ce dialogue, auquel seront associés l’agence et, pour les ports, le ministère, traitera de X".
        """
        chunker = self.chunker
        for place in range(max(0, at - NEAR), at - 1):
            before = place - 1
            while chunker.within(before, "determiners"):
                before -= 1
            opens = chunker.tag(place) == "I" and (before < 0 or chunker.key(before) == ",")
            if not opens or chunker.key(place + 1) != ",":
                continue
            second = any(chunker.within(place + 2, name) for name in ("determiners", "coordinators"))
            aside = not second and chunker.tag(place + 2) == "W"
            apart = any(chunker.key(n) in ";:" for n in range(place, at))
            return place if aside and not apart else -1
        return -1

    def _beside_aside(self, at: int) -> int:
        """The place of a party or speaker that "A, through their forum," puts an aside after, or -1."""
        chunker = self.chunker
        for back in range(at - 1, max(0, at - ASIDE), -1):
            if chunker.key(back) == ",":
                opens = chunker.within(back + 1, "prepositions")
                speaks = chunker.tag(back - 1) == "G" or chunker.within(back - 1, "speakers")
                return back - 1 if opens and speaks else -1
        return -1

    def _speaks(self, at: int) -> bool:
        chunker = self.chunker
        if chunker.key(at) == "," and (self._apart(at) >= 0 or self._beside_aside(at) >= 0):
            return True
        if chunker.tag(at) == "P" and chunker.key(at) == ",":
            at -= 1
        if self._resumes(at):
            return True
        return chunker.within(at, "speakers") or (chunker.tag(at) == "G" and chunker.key(at - 1) != "in")

    def _resumes(self, at: int) -> bool:
        """Whether a subject takes up what those who sign commit to: "This involves", "our efforts include"."""
        chunker = self.chunker
        if at == 0 and chunker.within(at, "undertakings"):
            return True  # "Priorities include"
        if at == 0 or (chunker.key(at - 1) == "," and chunker.within(at, "stops")):
            return chunker.within(at, "resuming")
        if chunker.within(at, "taken_up"):
            # "the leaders confirmed that they intend to": who speaks stands before.
            opens = chunker.within(at - 1, "relatives") or chunker.within(at - 1, "coordinators")
            return opens and any(chunker.tag(n) == "G" or chunker.within(n, "speakers") for n in range(at))
        if not chunker.within(at, "undertakings"):
            return False
        before = at - 1
        while before > max(0, at - _BACK) and chunker.is_content(before):
            before -= 1
        opens = before <= 0 or chunker.tag(before - 1) == "P"  # "The joint efforts will"
        return chunker.within(at - 1, "ours") or (
            opens and (chunker.within(before, "ours") or chunker.within(before, "articles"))
        )
