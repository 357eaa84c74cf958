"""Parts of texts that go by a number: "Article V of the Reef Treaty applies to the Tide Islands", "Annex II to"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Statement
from kg.namespaces import ENT
from kg.reading.acts.describing import clean
from kg.reading.acts.noun_bounds import provision
from kg.reading.acts.setting import PartReader
from kg.reading.acts.tokens import Token, phrase_at

_PART, _PLACE = 0.8, 0.7


class ProvisionReader(PartReader):
    """Says of which text a numbered part is, and to what it applies."""

    def read(self, tokens: Sequence[Token]) -> Iterator[Statement]:
        """What the numbered parts of texts are, in one sentence."""
        for at, token in enumerate(tokens):
            begins = provision(tokens, self.words, at) if token.word in self.words.sets["provisions"] else 0
            while (
                begins and begins < len(tokens) - 1 and tokens[begins].word in self.words.sets["determiners"]
            ):
                begins += 1
            text = tokens[begins].mention if begins else None
            if text is None or not tokens[begins].is_a("instrument") or not text.iri:
                continue
            span = (token.start, tokens[begins].end)
            name = clean(self.annotator.text[token.start : tokens[begins].end])
            iri = self.discourse.describe(name, str(ENT.Agreement))
            yield self.say(iri, ENT.isPartOf, text.iri, [span, *text.antecedent], "act-provision", _PART)
            yield from self._applies(tokens, begins + 1, iri, token.start)

    def _applies(self, tokens: Sequence[Token], at: int, iri: str, start: int) -> Iterator[Statement]:
        """The state or region to which it is said to apply."""
        verb = phrase_at(tokens, at, self.words.phrases["applying"])
        place = at + verb
        while verb and place < len(tokens) - 1 and tokens[place].word in self.words.sets["determiners"]:
            place += 1
        meant = tokens[place].mention if verb and place < len(tokens) else None
        if meant is not None and meant.iri and tokens[place].is_a("party", "place"):
            yield self.say(iri, ENT.concerns, meant.iri, [(start, meant.end)], "act-provision", _PLACE)
