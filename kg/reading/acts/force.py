"""Which texts are in force: "the Pact entered into force in 2031", "l’accord entre en vigueur à sa signature"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.reading.acts.hearing import Heard
from kg.reading.acts.moods import mood
from kg.reading.acts.setting import PartReader
from kg.reading.acts.tokens import Tokens, phrase_at

# How many words may stand between the words of force and a day.
_TO_DATE = 5
_STOPS = frozenset(";.")
_HOPED = frozenset({"future", "considered", "blocked"})


class ForceReader(PartReader):
    """Reads which of the instruments that one document names are in force."""

    def read(self, tokens: Tokens) -> Iterator[Heard]:
        """The instruments that a sentence says are in force, with the day from which they are.

        What will be, or only would be, is not told: it stands as firmly as the document says otherwise.
        """
        known = self.words.phrases["in_force"]
        if known.first.isdisjoint(tokens.words):
            return
        for at in range(len(tokens)):
            long = phrase_at(tokens, at, known)
            if not long or mood(tokens, at, self.words) in _HOPED:
                continue
            thing = next(
                (tokens[n].mention for n in reversed(range(at)) if tokens[n].is_a("instrument")), None
            )
            if (
                thing is None
                or not thing.iri
                or any(t.word in _STOPS and t.start > thing.end for t in tokens[:at])
            ):
                continue
            ahead = tokens[at + long : at + long + _TO_DATE]
            day = next((t.mention.value for t in ahead if t.mention is not None and t.is_a("date")), "")
            if day.split("/")[0] > self.document.date > "":
                continue
            yield Heard(thing.iri, "in_force", "" if ".." in day else day)
