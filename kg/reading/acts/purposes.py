"""Where what is set up is to work: "signed a memorandum to build ports in Kestria"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Statement
from kg.namespaces import ENT
from kg.reading.acts.act import Act
from kg.reading.acts.describing import DescribingReader
from kg.reading.acts.parties import acting
from kg.reading.acts.roles import listed
from kg.reading.acts.thing import Thing
from kg.reading.acts.tokens import Token, is_glued, phrase_at
from kg.reading.mentions import Mention

_AIMED = 0.6
# How far after a thing the words may stand that say where it is to work.
_AHEAD = 40
_STOPS = frozenset(".;:")
# Classes of verbs whose things are to work somewhere.
_WORKING = frozenset(
    {"launch", "establish", "sign", "conclude", "negotiate", "fund", "keep", "await", "via", "join"}
)


class PurposeReader(DescribingReader):
    """Reads at which states and regions the things of one document's sentences are directed."""

    def read(self, tokens: Sequence[Token], act: Act, thing: Thing) -> Iterator[Statement]:
        """The states and regions where what a thing is for happens."""
        if act.verb not in _WORKING or (thing.mention is not None and thing.mention.slot != "instrument"):
            return
        iri = self.describer.iri(thing)
        if not iri or ENT.Meeting in self.discourse.entity(iri).types:
            return
        acts = {*acting(act.subject.parties, self.discourse), *self.describer.states(iri), iri}
        elsewhere = thing.mention.antecedent if thing.mention is not None else ()
        for place in self._targets(tokens, thing):
            if place.iri not in acts:
                proof = [(thing.start, place.end), *elsewhere]
                yield self.say(iri, ENT.concerns, place.iri, proof, "act-aim", _AIMED)

    def _targets(self, tokens: Sequence[Token], thing: Thing) -> Iterator[Mention]:
        sets = self.words.sets
        first = next((i for i, t in enumerate(tokens) if t.start >= thing.end), len(tokens))
        aimed = False  # a purpose has been told
        for at in range(first, min(len(tokens), first + _AHEAD)):
            token = tokens[at]
            if token.word in _STOPS or token.word in sets["relatives"] or self._acts_again(tokens, at):
                return
            opens = token.word in sets["infinitive"] and not self.words.head_first
            if opens or (token.word in sets["aims"] and not token.capital):
                aimed = True
            if aimed and token.word in sets["scopes"]:
                yield from self._places(tokens, at + 1)

    def _acts_again(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether somebody else acts from here on: "A launched a fund to help ports and B hosted ..."."""
        auxiliary = tokens[at].word in self.words.sets["auxiliaries"]
        return auxiliary and bool(phrase_at(tokens, at, self.words.phrases["tense"]))

    def _is_attribute(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a noun follows the name of a state, which then only tells whose it is."""
        if at >= len(tokens) or tokens[at].mention is not None or not tokens[at].word.isalpha():
            return False
        sets = self.words.sets
        closed = (
            sets["prepositions"]
            | sets["coordinators"]
            | sets["parting"]
            | sets["relatives"]
            | sets["adverbs"]
        )
        return tokens[at].word not in closed | sets["regional"] and not self.words.head_first

    def _places(self, tokens: Sequence[Token], at: int) -> Iterator[Mention]:
        """The states and regions that a list at a place names."""
        found, after = listed(tokens, at, self.words)
        if found and (is_glued(tokens, after - 1) or self._is_attribute(tokens, after)):
            found = found[:-1]  # "in Kestria-led talks", "in Kestria trade"
        for mention in found:
            types = self.discourse.entity(mention.iri).types if mention.iri and not mention.antecedent else ()
            if ENT.Territory in types or ENT.Region in types:
                yield mention
