"""What comes next, listed after a colon: "Next steps: a conference in Lumebourg in May 2031 and online meetings"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Statement
from kg.namespaces import ENT
from kg.reading.acts.describing import Describer, DescribingReader
from kg.reading.acts.occasions import OccasionReader
from kg.reading.acts.setting import Setting
from kg.reading.acts.thing import Thing
from kg.reading.acts.tokens import Token, phrase_at

_SURE = 0.7
# A place no further than this after a meeting's own words belongs to what it is called.
_NEAR = 6
_LISTING = frozenset(",;")


class UpcomingReader(DescribingReader):
    """Reads what one document says comes next, as parts of what it spoke of last."""

    def __init__(self, setting: Setting, describer: Describer) -> None:
        """Begin with a document."""
        super().__init__(setting, describer)
        self.occasions = OccasionReader(setting)

    def read(self, tokens: Sequence[Token]) -> Iterator[Statement]:
        """The meetings that a sentence announces, with where and when they take place."""
        long = phrase_at(tokens, 0, self.words.phrases["upcoming"])
        if not long or long >= len(tokens) or tokens[long].word != ":" or not self.discourse.known:
            return
        whole = self.discourse.known[-1]
        for first, last in self._items(tokens, long + 1):
            thing = self._thing(tokens, first, last)
            if thing is None:
                continue
            iri = self.describer.iri(thing)
            if iri == whole.iri:
                continue
            where = self.occasions.after(tokens, self._beyond(tokens, first, last))
            span = (tokens[0].start, max(thing.end, where.end))
            when = where.date.value if where.date is not None else ""
            proof = [span, whole.span]
            yield self.say(
                iri, ENT.isPartOf, whole.iri, proof, "act-upcoming", _SURE, status="planned", when=when
            )
            kind = self.discourse.entity(iri).kind
            if kind:
                yield self.say(iri, ENT.hasKind, kind, [(thing.start, thing.end)], "act-kind", _SURE)
            yield from self.occasions.said(iri, where, span, "planned")

    def _items(self, tokens: Sequence[Token], at: int) -> Iterator[tuple[int, int]]:
        """First and last token of each item of the list."""
        first = at
        for place in range(at, len(tokens)):
            token = tokens[place]
            following = tokens[place + 1].word if place + 1 < len(tokens) else ""
            opens = following in self.words.sets["determiners"]
            if (token.word in _LISTING or token.word in self.words.sets["coordinators"]) and opens:
                yield first, place
                first = place + 1
        yield first, len(tokens)

    def _thing(self, tokens: Sequence[Token], first: int, last: int) -> Thing | None:
        """The meeting an item speaks of, called by its words up to its date."""
        while first < last and tokens[first].word in self.words.sets["determiners"]:
            first += 1
        head = next((i for i in range(first, last) if self.words.head(tokens[i].word) == "Meeting"), -1)
        if head < 0:
            return None
        end = self._beyond(tokens, head, last)
        place = self.occasions.after(tokens, end).place
        finish = tokens[end - 1].end
        if place is not None and place.start - finish < _NEAR:
            finish = place.end
        return Thing(tokens[first].start, finish, None, head, tokens[head].end, fresh=True)

    def _beyond(self, tokens: Sequence[Token], first: int, last: int) -> int:
        """Index after the words of an item, before its place, its date and its full stop."""
        sets = self.words.sets
        for place in range(first, last):
            token = tokens[place]
            if token.is_a("date") or (
                not token.word.isalpha() and token.mention is None and token.word not in "'’-"
            ):
                return place
            following = tokens[place + 1] if place + 1 < last else None
            if (
                token.word in sets["locating"]
                and following is not None
                and (following.is_a("place", "date", "party") or following.word in sets["dating"])
            ):
                return place
        return last
