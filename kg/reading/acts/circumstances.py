"""Where, when and at which meeting something is signed, launched or set up, told after it or after its passive verb.

"A et B ont signé le Pacte à Lumebourg, en marge du Sommet", "cet accord a été signé le 3 mai lors de la Conférence".
What is done at a meeting is part of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Literal, Statement
from kg.namespaces import EDTF, ENT
from kg.reading.acts.occasions import Occasion, OccasionedReader
from kg.reading.acts.saying import Told
from kg.reading.acts.tokens import Token, phrase_at
from kg.reading.mentions import Mention

_TELLING = frozenset({"launch", "establish", "sign", "conclude"})
_SURE = 0.7
# How many words an ordinal and its like take before the name of a meeting.
_BEFORE = 4


class CircumstanceReader(OccasionedReader):
    """Reads the circumstances in which the things of one document's sentences come about."""

    def read(self, tokens: Sequence[Token], told: Sequence[Told]) -> Iterator[Statement]:
        """The circumstances told after what verbs take, and after passive verbs."""
        if not self.words.head_first:
            return
        seen: set[str] = set()
        for one in told:
            if one.act.verb in _TELLING and one.rung and one.act.tense in ("past", "present"):
                seen.add(one.iri)
                last = max(one.thing.end, one.act.end)
                at = next((i for i, t in enumerate(tokens) if t.start >= last), len(tokens))
                where = list(one.thing.mention.antecedent) if one.thing.mention is not None else []
                first = min(one.act.start if one.act.end else one.thing.start, one.thing.start)
                yield from self._around(tokens, at, one.iri, one.rung, first, where)
        for at, token in enumerate(tokens):
            form = self.words.forms.get(token.word)
            if form is None or form[0] not in _TELLING or "past" not in form[1]:
                continue
            mention = self._undergoing(tokens, at)
            if mention is not None and mention.iri not in seen:
                rung = self.words.rungs[form[0]].get("past", "")
                where = list(mention.antecedent)
                found = list(self._around(tokens, at + 1, mention.iri, rung, mention.start, where))
                day = self.occasions.after(tokens, at + 1)
                if mention.antecedent and day.date is not None:
                    found += self._dated(mention, rung, token, day)
                yield from found

    def _undergoing(self, tokens: Sequence[Token], at: int) -> Mention | None:
        """What a participle says something of: "le Pacte a été signé", "le Pacte, signé"."""
        sets = self.words.sets
        back = at - 1
        passive = active = False
        while back >= 0 and (
            tokens[back].word in sets["auxiliaries"] | sets["adverbs"] or tokens[back].word in ("qui", ",")
        ):
            passive = passive or tokens[back].word in sets["passive_marks"]
            active = active or tokens[back].word in sets["having"]
            back -= 1
        before = tokens[back] if back >= 0 else None
        if before is None or not before.is_a("instrument") or before.mention is None:
            return None
        return before.mention if before.mention.iri and (passive or not active) else None

    def _around(
        self,
        tokens: Sequence[Token],
        at: int,
        iri: str,
        rung: str,
        first: int,
        elsewhere: list[tuple[int, int]],
    ) -> Iterator[Statement]:
        """Where a thing came about, and at which meeting, from a place on."""
        found = self.occasions.after(tokens, at)
        when = found.date.value if found.date is not None and ".." not in found.date.value else ""
        meets = self.is_a(iri, ENT.Meeting)
        if found.place is not None and found.place.iri != iri and not meets:
            yield self._located(iri, rung, found.place, when, [(first, found.place.end), *elsewhere])
            beside = next((i for i, t in enumerate(tokens) if t.start >= found.place.end), len(tokens))
            if beside + 1 < len(tokens) and tokens[beside].word in self.words.sets["coordinators"]:
                other = self.occasions.after(tokens, beside + 1)  # "signé à Lumebourg et à Kestrel"
                if other.place is not None and tokens[beside + 1].word in self.words.sets["locating"]:
                    found = other
                    proof = [(first, other.place.end), *elsewhere]
                    yield self._located(iri, rung, other.place, when, proof)
        meeting = self._meeting(tokens, at, found)
        if meeting is not None and meeting.iri != iri:
            proof = [(first, meeting.end), *elsewhere, *meeting.antecedent]
            yield self.say(iri, ENT.isPartOf, meeting.iri, proof, "act-at", _SURE, status=rung, when=when)

    def _located(
        self, iri: str, rung: str, where: Mention, when: str, proof: list[tuple[int, int]]
    ) -> Statement:
        place = where.iri or self.discourse.describe(
            self.document.text[where.start : where.end], str(ENT.Place)
        )
        return self.say(iri, ENT.isLocatedIn, place, proof, "act-where", _SURE, status=rung, when=when)

    def _meeting(self, tokens: Sequence[Token], at: int, found: Occasion) -> Mention | None:
        """The meeting named after a place and a day, or at once: "lors de la 2e Conférence"."""
        if found.end:
            at = next((i for i, t in enumerate(tokens) if t.start >= found.end), len(tokens))
        at += at < len(tokens) and tokens[at].word == ","
        long = phrase_at(tokens, at, self.words.phrases["at_occasions"])
        for place in range(at + long, min(len(tokens), at + long + _BEFORE)) if long else ():
            token = tokens[place]
            if token.mention is not None:
                meets = token.is_a("instrument") and self.is_a(token.mention.iri, ENT.Meeting)
                return token.mention if meets else None
            if not token.word.isalnum():
                return None
        return None

    def _dated(self, mention: Mention, rung: str, verb: Token, found: Occasion) -> list[Statement]:
        """The day on which what a sentence points back to was signed."""
        name = next(
            (n for n, words in self.words.dated_by_word.items() if verb.word in words),
            self.words.dated_by_rung.get(rung, ""),
        )
        if not name or found.date is None or ".." in found.date.value:
            return []
        proof = [(mention.start, found.date.end), *mention.antecedent]
        when = found.date.value
        predicate = self.vocabulary.predicate(name)
        value = Literal(when, EDTF)
        return [self.say(mention.iri, predicate, value, proof, "act-day", _SURE, status=rung, when=when)]
