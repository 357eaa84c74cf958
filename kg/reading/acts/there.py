"""Who takes part in what a pronoun of place means: "A y participe", "y ont pris part B et C"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Statement
from kg.namespaces import ENT
from kg.reading.acts.roles import listed
from kg.reading.acts.setting import PartReader
from kg.reading.acts.subjects import parties_at
from kg.reading.acts.tokens import Token, phrase_at, wording
from kg.reading.mentions import Mention

_SURE = 0.7
# How many words of tense and adverbs stand between the pronoun and its verb, or those who act and the pronoun.
_BESIDE = 4
_LASTING = (ENT.Activity, ENT.Meeting, ENT.Agreement)


class ThereReader(PartReader):
    """Reads who takes part in what one document's sentences mean by "there"."""

    def read(self, tokens: Sequence[Token]) -> Iterator[Statement]:
        """The parties that a sentence says take part in what the sentence before was about."""
        words = self.words
        if not words.sets["there"] or not any(t.word in words.sets["there"] for t in tokens):
            return
        for at, token in enumerate(tokens):
            if token.word not in words.sets["there"]:
                continue
            found = self._verb(tokens, at + 1)
            meant = self._meant() if found is not None else None
            if found is None or meant is None:
                continue
            role, after = found
            parties = self._subject(tokens, at) or listed(tokens, self._past_side(tokens, after), words)[0]
            for party in parties:
                for iri in party.iris if len(party.iris) == 1 or party.antecedent else ():
                    if iri == meant.iri:
                        continue
                    first, last = min(party.start, token.start), max(party.end, tokens[after - 1].end)
                    where = meant.antecedent or ((meant.start, meant.end),)
                    spans = [(first, last), *where, *party.antecedent]
                    predicate = self.vocabulary.predicate(role)
                    yield self.say(iri, predicate, meant.iri, spans, "act-there", _SURE)

    def _verb(self, tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
        """The property that the verb after the pronoun gives, and the index after it."""
        known = self.words.phrases["there_roles"]
        for place in range(at, min(len(tokens), at + _BESIDE)):
            long = phrase_at(tokens, place, known)
            if long:
                return self.words.there_roles[wording(tokens, place, long)], place + long
            if tokens[place].word not in self.words.any_of("auxiliaries", "adverbs"):
                return None
        return None

    def _subject(self, tokens: Sequence[Token], at: int) -> list[Mention]:
        """Those who act right before the pronoun, or before what stands between commas."""
        back = at - 1
        while back >= 0 and tokens[back].word in self.words.sets["adverbs"]:
            back -= 1
        if back < 0:
            return []
        if tokens[back].word != "," and not tokens[back].is_a("party", "club") and tokens[back].word != ")":
            return []
        first = next((n for n, t in enumerate(tokens[: back + 1]) if t.is_a("party", "club")), -1)
        return parties_at(tokens, self.words, first)[0] if first >= 0 else []

    def _past_side(self, tokens: Sequence[Token], at: int) -> int:
        """Index after a comma, and after on whose side those stand who are named next: ", pour la partie A,"."""
        if at >= len(tokens) or tokens[at].word != ",":
            return at
        sides, text = self.words.sets["bodies_sides"], self.annotator.text
        comma = next(
            (n for n in range(at + 1, min(len(tokens), at + 2 * _BESIDE)) if tokens[n].word == ","), -1
        )
        said = text[tokens[at].end : tokens[comma].start].lower().split() if comma > 0 else []
        return at + 1 if sides.isdisjoint(said) else comma + 1

    def _meant(self) -> Mention | None:
        """What the pronoun means: what the sentence before was about, else what the text presents."""
        if self.discourse.thing is not None:
            return self.discourse.thing[0]
        for known in reversed(self.discourse.known):
            if any(self.is_a(known.iri, str(cls)) for cls in _LASTING):
                return Mention(*known.span, "instrument", (known.iri,), antecedent=(known.span,))
        return None
