"""What a verb is about: its noun phrases, past the words that only lead to them."""

from __future__ import annotations

from kg.reading.governed_verbs import GovernedVerbs
from kg.reading.mentions import Mention
from kg.reading.noun_phrases import Phrase

_SKIPPED = 2


class VerbObjects(GovernedVerbs):
    """Finds what the verbs of one sentence are about."""

    def _objects(self, at: int, verb: str) -> tuple[list[Phrase], int]:
        """The noun phrases a verb is about, and the place after them."""
        chunker, phrasing = self.chunker, self.phrasing
        light = verb in phrasing["light_verbs"]
        light = light and not (verb in phrasing["containing"] and self._contains(at))
        told = chunker.within(at - 1, "infinitive")  # "to span", whatever the verb
        chunker.form = phrasing.form(chunker.key(at)) or ("plain" if told else "")
        begin = chunker.past(chunker.past_aside(chunker.past_particle(at + 1)), "adverbs")
        for n in (begin - 1, begin):  # "en" may have passed for an adverb
            if f"{chunker.key(n)} {chunker.key(n + 1)}" in phrasing["adverbials"]:
                begin = n + 2
        if not phrasing.head_last and chunker.is_infinitive(begin):
            return [], at + 1  # "souhaitent désenvaser les chenaux"
        if verb in phrasing["setting_verbs"]:
            placed = next((n for n in range(at + 1, begin + 1) if chunker.sets_in(n)), 0)
            if placed:
                begin, light = chunker.past(placed + 2, "adverbs"), False
        if verb in phrasing["enabling"] and chunker.within(begin, "dative"):
            return [], at + 1  # "permettra aux États d'aborder X": the verb that follows says it
        if verb in phrasing["supplying"] and chunker.within(begin, "dative"):
            whom = chunker.phrase(begin + 1)  # "fournir aux entreprises les données sur X"
            if whom is None or not chunker.within(whom.last, "articles"):
                return [], at + 1
            found, end = chunker.phrases(whom.last)
            return self._whom(found), end
        if chunker.key(begin) == ":" and phrasing.form(chunker.key(begin + 1)) not in ("plain", "ing"):
            found, end = chunker.listed(begin)  # "priorities will include: A, B and C"
            return self._whom(found), end if found else at + 1
        if chunker.key(begin) in phrasing["completives"]:
            return self._told(begin + 1)
        for _ in range(_SKIPPED + 1):
            if not chunker.within(begin, "leads"):
                break
            after = begin + 1
            verb_at = chunker.past(after, "adverbs")
            form = phrasing.form(chunker.key(verb_at))
            if (
                form == "plain"
                or (form == "ing" and chunker.takes(verb_at))
                or (chunker.within(begin, "infinitive") and chunker.is_infinitive(verb_at))
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
            if chunker.within(begin, "around") and chunker.within(after, "of"):
                after += 1  # "autour de trois priorités"
            found, end = chunker.phrases(after)
            return self._whom(found), end
        if verb in phrasing["bare"] and phrasing.form(chunker.key(begin)) == "plain":
            return [], at + 1
        paid = self._past_amount(begin)
        if paid:
            return self._paid(paid)
        if light:
            found, end = chunker.phrases(begin)
            # "make efforts to": only where what the noun is about follows.
            kept = [p for p in found if p.example or (p is found[0] and p.lead >= 0 and self._prepares_on(p))]
            return kept, end if found else at + 1
        found, end = chunker.phrases(begin)
        if verb in phrasing["giving"] and (chunker.key(end) in phrasing["accompanying"]):
            given, after = chunker.phrases(end + 1)
            found, end = (given, after) if given else (found, end)
        return self._whom(found), end

    def _told(self, at: int) -> tuple[list[Phrase], int]:
        """What those who sign say something of: "recognize that X and Y are vital"; none where that is who acts."""
        chunker = self.chunker
        found, last = chunker.phrases(at)
        after = chunker.past(last + (chunker.key(last) == ","), "coordinators")
        subject = chunker.phrase(after) if found and after > last else None
        if subject is not None:
            found, last = [*found, subject], subject.last  # the verb follows it
        last += chunker.key(last) == ","
        finite = any(chunker.within(last, name) for name in ("auxiliaries", "be", "have"))
        finite = finite or self.phrasing.form(chunker.key(last)) in ("plain", "third", "finite")
        return (found, last) if finite else ([], at)

    def _contains(self, at: int) -> bool:
        """Whether the subject of "include" has parts: "the pact includes rules on X", "our priorities will include"."""
        before = at - 1
        while self.chunker.within(before, "auxiliaries") or self.chunker.within(before, "adverbs"):
            before -= 1
        return self.chunker.tag(before) == "I" or self.chunker.within(before, "undertakings")

    def _past_amount(self, at: int) -> int:
        """Where what a sum is for begins ("up to $4 million in new funding"); 0 where no sum stands at a place."""
        chunker, phrasing = self.chunker, self.phrasing
        while chunker.key(at) in phrasing["approximately"]:
            at += 1
        at += chunker.key(at) in phrasing["currencies"]
        if chunker.tag(at) != "N":
            return 0
        scaled = chunker.key(at + 1) in phrasing.scales
        at += 1 + scaled
        at += chunker.key(at) in phrasing["currencies"]
        led = scaled and (chunker.key(at) in phrasing["amounting"] or chunker.within(at, "of"))
        verb = chunker.within(at, "infinitive") and chunker.is_infinitive(chunker.past(at + 1, "adverbs"))
        return at + 1 if led and not verb else 0

    def _paid(self, at: int) -> tuple[list[Phrase], int]:
        """What several sums are for, and the place after: "$2 million in loans, $1 million for training"."""
        paid: list[Phrase] = []
        end = at
        while at:
            found, end = self.chunker.phrases(at)
            paid += found
            after = self.chunker.past(end + (self.chunker.key(end) == ","), "coordinators")
            at = self._past_amount(after) if after > end else 0
        return self._whom(paid), end

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
