"""Which verbs of a sentence somebody commits to, who that is, and in what tense."""

from __future__ import annotations

from dataclasses import replace

from kg.reading.mentions import Mention
from kg.reading.subject_signs import SubjectSigns
from kg.reading.verb_signs import NEAR

_BACK = 4
# What may stand between whose a thing is and its name: "A's", "A-B".
_OWNING = ("s", "-", "–")


class GovernedVerbs(SubjectSigns):
    """Asks of the words of one sentence which are verbs that have a subject, and whose they are."""

    def _governed(self, at: int, form: str, *, first: bool) -> str:
        """How a verb is governed: by a ``subject``, as a ``purpose``, ``coordinated`` with one before; or empty."""
        chunker, phrasing = self.chunker, self.phrasing
        word = self.words[at]
        mine = phrasing.form(word.key) if word.tag == "W" else ""
        if not mine and self._may_lead(at - 1) and chunker.is_infinitive(at):
            mine = "plain"
        if first and chunker.opens_finite(at):
            return "coordinated"
        mine = mine or self._unlisted(at)
        if not mine:
            return ""
        before = at - 1
        while before >= 0 and chunker.within(before, "adverbs"):
            before -= 1
        adjective = chunker.key(at) in phrasing["not_participles"] and not chunker.within(before, "have")
        adjective = adjective and not (phrasing.head_last and mine == "plain")  # "we will speed up X"
        if adjective or chunker.within(at, "examples"):
            return ""
        if first and before < 0 and mine in ("plain", "ing"):
            return "coordinated"
        if not phrasing.head_last:
            return self._governed_first(at, before, mine, form)
        if mine == "plain":
            listing = chunker.key(before) == ":" and chunker.within(before - 1, "infinitive")
            if chunker.within(before, "infinitive") or listing:
                return "purpose"  # "we committed to: drive X; establish Y"
            if self._named_before(before) and self._has_object(at):
                return "subject"  # "the acts, which contain X"
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
            if chunker.tag(before) == "I" and self._has_object(at) and not noun:
                return "subject"  # "a plan outlining X"
            if form and chunker.key(before) == "," and self._has_object(at) and not noun:
                return "coordinated"  # "will meet each year, strengthening X"
            if (
                chunker.key(before) == ":"
                and chunker.within(before - 1, "gerund_after")
                and self._has_object(at)
            ):
                return "purpose"  # "including by: accepting X; issuing Y"
            apart = chunker.key(before) == ";"  # "; building resilience"
            if form == "ing" and joined and (apart or not noun) and self._has_object(at):
                return "coordinated"
            return "purpose" if chunker.within(before, "gerund_after") and self._has_object(at) else ""
        if mine == "past" and (
            chunker.within(before, "have")
            or (self._is_copula(before) and phrasing.verb(chunker.key(at)) in phrasing["pledging"])
        ):
            return "subject"
        if mine == "third" and self._named_before(before):
            return "subject"
        if self._speaks(before) or chunker.tag(before) == "I":
            # "the dialogue planned in October" is planned: what has an object of its own plans.
            taken = chunker.tag(before) == "I" and mine == "past" and chunker.within(at + 1, "prepositions")
            return "subject" if mine in ("past", "third") and self._has_object(at) and not taken else ""
        joined = chunker.within(before, "coordinators") or chunker.key(before) == ","
        return "coordinated" if form == mine and joined and self._has_object(at) else ""

    def _may_lead(self, at: int) -> bool:
        """Whether a verb in its plain form may follow a word: "to", and in French "doit", "il faut"."""
        chunker = self.chunker
        if chunker.within(at, "infinitive"):
            return True
        modal = chunker.within(at, "auxiliaries") or chunker.within(at, "imperatives")
        return modal and not self.phrasing.head_last

    def _governed_first(self, at: int, before: int, mine: str, form: str) -> str:
        chunker, phrasing = self.chunker, self.phrasing
        if mine == "plain":
            if chunker.key(before) == ":" and form:
                return "coordinated"  # "s'articule autour de deux priorités : développer X et"
            if chunker.within(before, "auxiliaries") and self._acts_before(before):
                return "subject"  # "les deux pays entendent préserver"
            if any(chunker.within(before, name) for name in ("infinitive", "auxiliaries", "imperatives")):
                return "purpose"
            joined = chunker.key(before) in ",;" or chunker.within(before, "coordinators")
            return "coordinated" if form == "plain" and joined else ""
        if mine == "ing":
            if chunker.within(before, "gerund_after"):
                return "purpose"
            # "une initiative comparant les règles"; what it aims at is the purpose that follows.
            return (
                "subject" if chunker.tag(before) == "I" and chunker.key(at) not in phrasing["aiming"] else ""
            )
        if mine in ("past", "third") and self._is_had(before):
            return "subject"  # "ils ont décidé de", "ils se sont félicités de"
        if mine == "past" and chunker.within(before, "be"):
            return "subject" if self.phrasing.verb(chunker.key(at)) in self.phrasing["pledging"] else ""
        if mine not in ("finite", "third"):
            return ""
        if chunker.key(before) in ("nous", "se", "s"):
            before -= chunker.key(before) != "nous" or chunker.key(before - 1) == "nous"
        while before >= 0 and chunker.within(before, "adverbs"):
            before -= 1
        if self._speaks(before) or chunker.tag(before) == "I" or self._named_before(before):
            return "subject"
        if phrasing.verb(chunker.key(at)) in phrasing["including"] and self._of_fields(before):
            return "subject"
        joined = chunker.within(before, "coordinators") or chunker.key(before) == ","
        return "coordinated" if form == mine == "finite" and joined else ""

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

    def _subject(self, at: int) -> tuple[Mention | None, bool]:
        """The instrument before a verb, over auxiliaries and adverbs, and whether those who sign stand there."""
        chunker = self.chunker
        at -= 1
        names = ("adverbs", "auxiliaries", "have")
        while at >= 0 and (
            self._is_copula(at)
            or any(chunker.within(at, name) for name in names)
            or chunker.key(at) in ("se", "s")
        ):
            at -= 1
        if self._named_before(at):
            at -= 1 + (chunker.key(at - 1) == ",")
            name = self._named_at(at)
            if name >= 0:
                return self._joined_with(name), False
            what = self._predicated(at)
            if what >= 0:
                return self.words[what].mention, False
        if at >= 0 and self.words[at].key in "–—)":
            opening = next(
                (n for n in range(at - 1, max(0, at - NEAR), -1) if self.words[n].key == self.words[at].key),
                0,
            )
            apart = self.words[opening - 1]
            if opening and apart.tag == "I":
                return apart.mention, False
            at -= 1
        elif at >= 0 and self.words[at].key == ",":
            before = self._apart(at)
            if before >= 0:
                return self._joined_with(before), False
            before = self._beside_aside(at)
            at = before if before >= 0 else at - 1
        if not self.phrasing.head_last and self._of_fields(at):
            return None, True
        for back in range(at, max(-1, at - _BACK), -1):
            word = self.words[back]
            if word.tag == "I":
                return self._joined_with(back), False
            if word.tag == "G" or chunker.within(back, "speakers") or self._resumes(back):
                return None, True
            if not (chunker.is_content(back) or chunker.within(back, "determiners")):
                break
        return None, False

    def _joined_with(self, at: int) -> Mention | None:
        """The instrument at a place, with those it is coordinated with: "the pact and the forum, which will"."""
        chunker, mention = self.chunker, self.words[at].mention
        before = at - 1
        while before > 0 and chunker.within(before, "determiners"):
            before -= 1
        other = self.words[before - 1].mention if before > 0 else None
        joined = before > 0 and chunker.within(before, "coordinators") and chunker.tag(before - 1) == "I"
        if mention is None or other is None or not joined:
            return mention
        iris = tuple(dict.fromkeys((*other.iris, *mention.iris)))
        return replace(
            mention, start=other.start, iris=iris, antecedent=(*other.antecedent, *mention.antecedent)
        )

    def _is_object(self, at: int) -> bool:
        """Whether an instrument stands where something is made of it, not where it says where or how."""
        before = self._before(at)
        chunker = self.chunker
        return before >= 0 and chunker.key(before) not in self.phrasing["settings"]

    def _is_means(self, at: int) -> bool:
        """Whether an instrument stands where something is done through it."""
        return self.chunker.key(self._before(at)) in self.phrasing["means"]

    def _before(self, at: int) -> int:
        """The place before a name: its articles, praise and owners ("through an A-B", "through A's new") passed."""
        chunker = self.chunker
        before = at - 1
        while before >= 0 and (
            chunker.within(before, "determiners")
            or chunker.within(before, "evaluative")
            or chunker.tag(before) == "G"
            or chunker.key(before) in _OWNING
        ):
            before -= 1
        return before

    def _tense(self, at: int) -> str:
        chunker, phrasing = self.chunker, self.phrasing
        form = phrasing.form(chunker.key(at))
        verb = phrasing.verb(chunker.key(at))
        before = [chunker.key(n) for n in range(max(0, at - _BACK), at)]
        if verb in phrasing["continuing"] or (form == "ing" and phrasing.head_last is not True):
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
        first = max(0, at - NEAR)
        for back in range(at - 1, first - 1, -1):
            if self.words[back].key in ",;:" or self.words[back].key in "–—":
                return back + 1
        return first

    def _verbs_between(self, first: int, last: int) -> bool:
        """Whether a governed verb stands between two places."""
        between = range(first + 1, last)
        return any(self._governed(at, "", first=False) for at in between)

    def _is_second(self, at: int) -> bool:
        """Whether a verb shares the subject of one before it: "represent X and are committed to Y"."""
        chunker = self.chunker
        at -= 1
        while at >= 0 and any(chunker.within(at, n) for n in ("adverbs", "auxiliaries", "be", "have")):
            at -= 1
        return chunker.within(at, "coordinators")
