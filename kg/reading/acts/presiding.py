"""Persons called co-chairs: "Co-Chairs Minister Ana Reyes and Minister Tom Quill opened the Forum"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Statement
from kg.namespaces import ENT
from kg.reading.acts.roles import listed
from kg.reading.acts.setting import PartReader
from kg.reading.acts.tokens import Token, Tokens, phrase_at, tokenise
from kg.reading.mentions import Mention

_NAMED = 0.75
# How far before a person's name "co-chair" may stand, with an office between.
_OFFICE = 12


class PresidingReader(PartReader):
    """Reads who is called a co-chair in the sentences of one document."""

    def read(self, tokens: Tokens) -> Iterator[Statement]:
        """Persons called co-chairs preside over what is named before them, in this sentence or an earlier one."""
        last: Mention | None = None
        beyond = 0
        for at in tokens.named:
            token = tokens[at]
            if at < beyond:
                continue
            if token.is_a("instrument", "club") and token.mention is not None and token.mention.iri:
                last = token.mention
            if not token.is_a("party") or token.mention is None or not self._is_co_chair(tokens, at):
                continue
            people, after = listed(tokens, at, self.words)
            whole = last or self._named_last()
            for person in people if whole is not None else ():
                if whole is not None and person.iri and ENT.Person in self.discourse.entity(person.iri).types:
                    first = min(whole.start, token.start) if whole is last else token.start
                    proof = [(first, person.end), *whole.antecedent]
                    yield self.say(person.iri, ENT.coChairs, whole.iri, proof, "act-coChairs", _NAMED)
            beyond = after

    def _is_co_chair(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether "co-chair" or "co-chairs" stands before a person's name, or opens it as an office."""
        mention = tokens[at].mention
        if mention is None or not mention.iri or ENT.Person not in self.discourse.entity(mention.iri).types:
            return False
        phrases = self.words.phrases["presiding"]
        for back in range(at - 1, max(-1, at - _OFFICE), -1):
            if phrase_at(tokens, back, phrases):
                return True
            if not (tokens[back].capital or tokens[back].is_a("party") or tokens[back].word == "-"):
                break
        said = tokenise(self.annotator.text, mention.start, mention.end, ())
        return any(phrase_at(said, i, phrases) for i in range(len(said)))

    def _named_last(self) -> Mention | None:
        """The instrument that was named last before a sentence."""
        known = self.discourse.antecedent(cls=str(ENT.Instrument))
        return Mention(*known.span, "instrument", (known.iri,), antecedent=(known.span,)) if known else None
