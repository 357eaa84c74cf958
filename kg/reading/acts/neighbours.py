"""What noun phrases say of names beside them: "the Council working groups", "forums, including A", "A is a forum"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.iris import local
from kg.model import Statement
from kg.namespaces import ENT
from kg.reading.acts.describing import Describer, DescribingReader
from kg.reading.acts.masthead import mastheads
from kg.reading.acts.noun_bounds import ends, is_part
from kg.reading.acts.setting import Setting
from kg.reading.acts.thing import Thing
from kg.reading.acts.things import ThingReader
from kg.reading.acts.tokens import Token, Tokens, closing, phrase_at
from kg.reading.mentions import Mention

_COMPOUND, _EXAMPLE, _KIND = 0.65, 0.65, 0.75
_NAMED = frozenset({"instrument", "club"})
# How many words stand between a name and the noun it opens; how far before examples their noun stands.
_NOUNS, _BEFORE = 4, 2
# How far a noun that says what something is stands after its article, in characters.
_AHEAD = 60
# Fewer examples than this are no list of parts.
_FEWEST = 2
# Classes of verbs whose things are parts of what acts.
_HOLDING = frozenset({"launch", "establish", "contain", "hold", "keep"})

Span = tuple[int, int]


class NeighbourReader(DescribingReader):
    """Reads what noun phrases of one document's sentences say of the names in or beside them."""

    def __init__(self, setting: Setting, describer: Describer) -> None:
        """Begin with a document."""
        super().__init__(setting, describer)
        self.described: list[Mention] = []

    def read(self, tokens: Tokens, things: ThingReader) -> Iterator[Statement]:
        """What the noun phrases of a sentence say; *described* keeps the things they name by description."""
        self.described = []
        if tokens.slots.isdisjoint(_NAMED):
            return
        exemplifying = self.words.phrases["exemplifying"]
        for at in sorted([*tokens.named, *tokens.where(exemplifying.first)]):
            token = tokens[at]
            if token.is_a("instrument", "club") and token.mention is not None and token.mention.iri:
                if not self.words.head_first and not token.mention.antecedent:
                    yield from self._compound(tokens, at, token.mention)
                yield from self._is(tokens, at, token.mention)
            elif token.word and phrase_at(tokens, at, exemplifying):
                yield from self._examples(tokens, at, things)

    # -- a name that opens a noun phrase --------------------------------------------------------

    def _compound(self, tokens: Sequence[Token], at: int, whole: Mention) -> Iterator[Statement]:
        """A body or meeting whose noun phrase opens with a name is part of what is named."""
        head = self._head(tokens, at)
        if head < 0:
            return
        ordinal = tokens[at - 1] if at else tokens[at]
        first = ordinal if ordinal.word in self.words.sets["ordinals"] else tokens[at]
        thing = Thing(first.start, tokens[head].end, None, head, tokens[head].end)
        iri = self.describer.iri(thing)
        span = (thing.start, thing.end)
        self.described.append(Mention(*span, "instrument", (iri,)))
        yield self.say(iri, ENT.isPartOf, whole.iri, [span], "act-compound", _COMPOUND)
        kind = self.discourse.entity(iri).kind
        if kind:
            yield self.say(iri, ENT.hasKind, kind, [span], "act-kind", _KIND)

    def _head(self, tokens: Sequence[Token], at: int) -> int:
        """Index of the noun for a body or meeting that ends the noun phrase a name opens; -1 for none."""
        sets = self.words.sets
        closed = self.words.any_of("prepositions", "parting", "coordinators", "determiners")
        for place in range(at + 1, min(len(tokens), at + 2 + _NOUNS)):
            token = tokens[place]
            if token.mention is not None or not token.word.isalpha() or token.capital or token.word in closed:
                return -1
            if token.word in sets["bodies_within"] and not is_part(tokens, self.words, place):
                return place if ends(tokens, self.words, place) or self._acts(tokens, place) else -1
            verb = token.word in self.words.forms and token.word not in sets["vague"]
            if verb or token.word in self.words.tense:
                return -1
        return -1

    def _acts(self, tokens: Sequence[Token], place: int) -> bool:
        """Whether what follows a plural is its verb: "the Council working groups work on ports"."""
        following = tokens[place + 1]
        plain = following.word.isalpha() and not following.capital and not self.words.head(following.word)
        return (
            plain and tokens[place].word.endswith("s") and following.word not in self.words.sets["attributes"]
        )

    # -- examples -------------------------------------------------------------------------------

    def _examples(self, tokens: Sequence[Token], at: int, things: ThingReader) -> Iterator[Statement]:
        """Named examples of a plural: they are of its kind, and parts of the subject that brings them together."""
        after = at + phrase_at(tokens, at, self.words.phrases["exemplifying"])
        listed = [
            t
            for t in things.after(after)
            if t.mention is not None and t.mention.iri and not t.mention.antecedent
        ]
        noun = at - 1
        while noun > max(0, at - 1 - _BEFORE) and not tokens[noun].word.isalpha():
            noun -= 1
        if not listed or noun < 0 or tokens[noun].mention is not None:
            return
        several = tokens[noun].word.endswith(("s", "x")) or tokens[noun].word in self.words.sets["mass_nouns"]
        kind = (
            self._kind_at(tokens[max(0, noun - _NOUNS)].start, tokens[noun].end, last=True) if several else ""
        )
        whole = self._subject(tokens, noun) if len(listed) >= _FEWEST else None
        for thing in listed:
            iri = thing.mention.iri if thing.mention is not None else ""
            span = (tokens[noun].start, thing.end)
            if kind and self.discourse.entity(iri).kind != kind:
                yield self.say(iri, ENT.hasKind, kind, [span], "act-kind", _KIND)
            if whole is not None and iri != whole.iri:
                spans = [span, *(whole.antecedent or ((whole.start, whole.end),))]
                yield self.say(iri, ENT.isPartOf, whole.iri, spans, "act-example", _EXAMPLE)

    def _subject(self, tokens: Sequence[Token], noun: int) -> Mention | None:
        """The instrument that opens a sentence and brings together the plural whose examples follow."""
        if tokens[noun].word not in self.words.sets["gathered_nouns"]:
            return None
        first = next((i for i, t in enumerate(tokens) if t.word not in self.words.sets["determiners"]), noun)
        opening = tokens[first]
        if (
            opening.mention is None
            or not opening.is_a("instrument", "club")
            or not self._lasts(opening.mention.iri)
        ):
            return None
        between = {t.word for t in tokens[first + 1 : noun]}
        holds = any(self.words.forms.get(word, ("", ()))[0] in _HOLDING for word in between)
        return opening.mention if holds and between.isdisjoint(self.words.sets["resting"]) else None

    def _lasts(self, iri: str) -> bool:
        return bool(iri) and local(self.discourse.entity(iri).kind) in mastheads().lasting

    # -- what something is ----------------------------------------------------------------------

    def _is(self, tokens: Sequence[Token], at: int, named: Mention) -> Iterator[Statement]:
        """The kind that a sentence says a name is of: "the Reef Partnership is a multilateral forum"."""
        after = at + 1
        if after < len(tokens) and tokens[after].word == "(":
            after = closing(tokens, after)
        apposed = after < len(tokens) and tokens[after].word == ","
        long = 1 if apposed else phrase_at(tokens, after, self.words.phrases["being"])
        article = after + long
        if not long or article >= len(tokens) or tokens[article].word not in self.words.sets["indefinite"]:
            return
        text = self.annotator.text
        kind = self._kind_at(tokens[article].end, min(len(text), tokens[article].end + _AHEAD))
        entity = self.discourse.entity(named.iri)
        if not kind or kind == entity.kind or not self.vocabulary.is_a(entity, ENT.Instrument):
            return
        hit = self.annotator.heads.find(text[tokens[article].end : tokens[article].end + _AHEAD])[0]
        end = tokens[article].end + hit.end
        beyond = next((t.word for t in tokens if t.start >= end), "")
        if apposed and beyond in self.words.any_of("coordinators", ","):
            return  # "the Pact, a fund, and a forum": a list
        spans = [(tokens[at].start, end), *named.antecedent]
        yield self.say(named.iri, ENT.hasKind, kind, spans, "act-is", _KIND)

    def _kind_at(self, start: int, end: int, *, last: bool = False) -> str:
        """The kind of the first head noun of a noun phrase, or of the one that ends it; empty for none."""
        text = self.annotator.text
        hits = self.annotator.heads.find(text[start:end])
        if not hits:
            return ""
        if last:
            return hits[-1].iris[0] if start + hits[-1].end == end else ""
        before = text[start : start + hits[0].start]
        beyond = text[start + hits[0].end : start + hits[0].end + 1]
        plain = all(word.isalpha() or "-" in word for word in before.split())
        closed = self.words.any_of("prepositions", "parting")
        return (
            hits[0].iris[0] if plain and beyond != "-" and closed.isdisjoint(before.lower().split()) else ""
        )
