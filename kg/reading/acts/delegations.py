"""Who is in a delegation or group, or in attendance: "the delegation consisted of A", "those countries are A and B"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Statement
from kg.namespaces import ENT
from kg.reading.acts.roles import listed
from kg.reading.acts.setting import PartReader
from kg.reading.acts.tokens import Tokens, phrase_at
from kg.reading.mentions import Mention

_SURE = 0.7
# How many words may stand between "delegation" and who is in it.
_NEAR = 8
# A group that is told by those in it has no fewer.
_FEWEST = 2
_STOPS = frozenset(".;:")


class DelegationReader(PartReader):
    """Reads who came to what one document tells of, as its sentences list delegations and those present."""

    def read(self, tokens: Tokens, focus: Mention | None) -> Iterator[Statement]:
        """The parties listed after "delegation" or a group, or before "were in attendance", take part in what is meant.

        Args:
            tokens: those of a sentence.
            focus: what the text is about, which groups come together for where the sentence before was about nothing.
        """
        composing, present = self.words.phrases["composing"], self.words.phrases["in_attendance"]
        for at in tokens.where(self.words.sets["delegations"]):
            ahead = range(at + 1, min(len(tokens), at + _NEAR))
            verb = next((n for n in ahead if phrase_at(tokens, n, composing)), -1)
            if verb >= 0 and all(tokens[n].word not in _STOPS for n in range(at, verb)):
                begin = verb + phrase_at(tokens, verb, composing)
                yield from self._take_part(tokens, begin, tokens[at].start, self._met())
        for at in tokens.where(self.words.sets["groups"]):
            pointed = at > 0 and tokens[at - 1].word in self.words.sets["those"]
            if pointed and at + 1 < len(tokens) and tokens[at + 1].word in self.words.sets["are_those"]:
                yield from self._take_part(
                    tokens, at + 2, tokens[at - 1].start, self._told_of() or focus, _FEWEST
                )
        for at in tokens.where(present.first):
            if phrase_at(tokens, at, present):
                first = next((n for n in tokens.named if tokens[n].is_a("party")), -1)
                if 0 <= first < at:
                    yield from self._take_part(tokens, first, tokens[first].start, self._met())

    def _take_part(
        self, tokens: Tokens, at: int, start: int, meant: Mention | None, fewest: int = 1
    ) -> Iterator[Statement]:
        """Those listed from a place on take part in what is meant."""
        while at < len(tokens) and not tokens[at].is_a("party", "club") and not tokens[at].is_a("instrument"):
            if tokens[at].word in _STOPS:
                return
            at += 1
        people, _ = listed(tokens, at, self.words)
        if meant is None or len(people) < fewest:
            return
        meets = self.is_a(meant.iri, str(ENT.Meeting))
        for one in people:
            if not one.iri or one.iri == meant.iri:
                continue
            spans = [(start, one.end), *(meant.antecedent or ((meant.start, meant.end),))]
            yield self.say(
                one.iri,
                ENT.attends if meets else ENT.participatesIn,
                meant.iri,
                spans,
                "act-delegation",
                _SURE,
            )

    def _told_of(self) -> Mention | None:
        """What the sentence before was about."""
        return self.discourse.thing[0] if self.discourse.thing is not None else None

    def _met(self) -> Mention | None:
        """The meeting or activity that was named last before the sentence."""
        for cls in (ENT.Meeting, ENT.Activity):
            known = self.discourse.antecedent(cls=str(cls))
            if known is not None:
                return Mention(*known.span, "instrument", (known.iri,), antecedent=(known.span,))
        return None
