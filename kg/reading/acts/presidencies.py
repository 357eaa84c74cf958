"""Which state presides, told by its adjective: "réunis à Lumebourg sous la présidence valdorienne"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Statement
from kg.namespaces import ENT
from kg.reading.acts.setting import PartReader
from kg.reading.acts.tokens import Token, Tokens, phrase_at
from kg.reading.annotation import Annotation

_SURE = 0.7
# How many words may stand between the office and the adjective of its state.
_BETWEEN = 3


class PresidencyReader(PartReader):
    """Reads who presides over the meetings of one document's sentences."""

    def read(self, annotation: Annotation, tokens: Tokens, said: Sequence[Statement]) -> Iterator[Statement]:
        """The states that preside over what is named before, or over the meeting that a verb tells of.

        Args:
            annotation: the sentence.
            tokens: its tokens.
            said: what else it says.
        """
        phrases = self.words.phrases["presidencies"]
        for at in tokens.where(phrases.first):
            long = phrase_at(tokens, at, phrases)
            state = self._state(annotation, tokens, at + long) if long else None
            if state is None:
                continue
            party, end = state
            named = next((t.mention for t in reversed(tokens[:at]) if t.is_a("instrument", "club")), None)
            if named is not None and self.is_a(named.iri, ENT.Meeting):
                spans = [(named.start, end), *named.antecedent]
                yield self.say(party, ENT.chairs, named.iri, spans, "act-presidency", _SURE)
                continue
            met = next((s for s in said if s.predicate == ENT.attends and isinstance(s.object, str)), None)
            if met is not None and isinstance(met.object, str):
                spans = [(annotation.start, end)]
                yield self.say(
                    party,
                    ENT.chairs,
                    met.object,
                    spans,
                    "act-presidency",
                    _SURE,
                    status=met.status,
                    when=met.when,
                )

    def _state(self, annotation: Annotation, tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
        """The state whose adjective stands at a place, or a few words on, and where it ends."""
        last = min(len(tokens) - 1, at + _BETWEEN - 1)
        if at > last:
            return None
        for hit in annotation.names:
            beside = tokens[at].start <= hit.start < tokens[last].end
            if beside and hit.adjective and len(hit.iris) == 1 and self._is_state(hit.iris[0]):
                return hit.iris[0], hit.end
        return None

    def _is_state(self, iri: str) -> bool:
        return ENT.Territory in self.discourse.entity(iri).types
