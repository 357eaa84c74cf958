"""Where and when something takes place: "the second Cable Dialogue, held in Lumebourg on May 5"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import Literal, Statement
from kg.namespaces import EDTF, ENT
from kg.reading.acts.setting import PartReader, Setting
from kg.reading.acts.thing import Thing
from kg.reading.acts.things import ThingReader
from kg.reading.acts.tokens import Token, Tokens, closing, phrase_at, wording
from kg.reading.mentions import Mention

# How far after what takes place its place and its date may stand.
_AHEAD = 12
# A place nobody lists has names of so many words, each longer than that.
_WORDS, _SHORTEST = 3, 2
_INSERTION = 24
# How far after the name of a meeting a relative clause may stand that says where it is held.
_RELATIVE = 40
# How far before a verb of taking place the head noun of a meeting may stand.
_BACK = 28
# How many words may stand between the determiner of a meeting and its head noun.
_NAME = 6
_ENDS = frozenset({";", ":", "."})
_SURE = 0.75
_MARKS = frozenset({",", "(", "»", "”"})
_NAMED = frozenset({"instrument", "club"})

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where and when something takes place.

    Attributes:
        place: the place, a state or a city; None where none is named.
        date: the date; None where none is named.
        rung: what the verb before them makes of it ("held": ``held``); empty where none stands.
        end: offset after the last of them.
    """

    place: Mention | None
    date: Mention | None
    rung: str
    end: int


class OccasionReader(PartReader):
    """Reads where and when the things of one document's sentences take place."""

    def after(self, tokens: Sequence[Token], at: int) -> Occasion:
        """What is said of place and date from a token on, right after the name of what takes place."""
        words = self.words.sets
        place = date = None
        rung, end, last = "", 0, at
        prepared = False
        while at < min(len(tokens), last + _AHEAD):
            token = tokens[at]
            told = phrase_at(tokens, at, self.words.phrases["taking_place"])
            if told and not rung and place is None and date is None:
                rung = self.words.taking_place[wording(tokens, at, told)]
                at += told
            elif token.word == "(":
                at = closing(tokens, at)
            elif token.word in words["locating"]:
                prepared, at = True, at + 1
            elif token.is_a("date") and token.mention is not None:
                if date is None and token.mention.value and ".." not in token.mention.value:
                    date, end = token.mention, token.end
                prepared, at = False, at + 1
            elif token.mention is not None and place is None and prepared and self._is_place(token.mention):
                place, end = token.mention, token.end
                prepared, at = False, at + 1
            elif prepared and place is None and self._may_be_place(token):
                run = at
                while run + 1 < len(tokens) and run - at < _WORDS and self._goes_on(tokens, run + 1):
                    run += 1
                place, end = Mention(token.start, tokens[run].end, "place"), tokens[run].end
                prepared, at = False, run + 1
            elif token.mention is not None and place is not None and tokens[at - 1].word == ",":
                at += 1  # "in Lumebourg, Valdoria, on May 5"
            elif token.word in _MARKS or token.word in self.words.any_of("determiners", "dating", "modes"):
                at += 1
            else:
                break
        return Occasion(place, date, rung, end)

    def _goes_on(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the name of a place goes on: "Lume El Bour"."""
        short = tokens[at].capital and tokens[at].mention is None and tokens[at].word.isalpha()
        inside = short and at + 1 < len(tokens) and self._may_be_place(tokens[at + 1])
        return self._may_be_place(tokens[at]) or inside

    def _may_be_place(self, token: Token) -> bool:
        """Whether a word may name a place nobody lists: it has a capital, and is no head noun, month or office."""
        words = self.words
        known = words.any_of("titles", "offices", "circles", "no_places")
        return (
            token.mention is None
            and token.capital
            and token.word.isalpha()
            and len(token.word) > _SHORTEST
            and token.word not in known
            and token.word not in words.forms
            and not words.head(token.word)
        )

    def _is_place(self, mention: Mention) -> bool:
        if not mention.iri or mention.antecedent:
            return False
        types = self.discourse.entity(mention.iri).types
        return ENT.Place in types or ENT.Territory in types or ENT.Region in types

    def of_names(self, tokens: Tokens) -> Iterator[tuple[Thing, Occasion]]:
        """What follows a name and a verb of taking place: "the Cable Forum was held in Lumebourg"."""
        sets = self.words.sets
        for at in tokens.named:
            token = tokens[at]
            if token.mention is None or token.mention.slot not in _NAMED or not token.mention.iri:
                continue
            back = at - 1
            while back >= 0 and tokens[back].word in self.words.sets["determiners"]:
                back -= 1
            if back >= 0 and tokens[back].word in self.words.sets["of"]:
                continue  # "the members of the Forum met"
            beside = at + 1
            while beside < len(tokens) and tokens[beside].word in _MARKS:
                beside = closing(tokens, beside) if tokens[beside].word == "(" else beside + 1
            meets = (
                not token.mention.antecedent and ENT.Meeting in self.discourse.entity(token.mention.iri).types
            )
            far = self._relative(tokens, beside) if meets and self.words.head_first else beside
            for place in dict.fromkeys((beside, self._past_insertion(tokens, beside), far)):
                direct = meets and place == beside and self._is_adjunct(tokens, place)
                if not direct and not phrase_at(tokens, place, self.words.phrases["taking_place"]):
                    continue
                found = self.after(tokens, place)
                if found.end:
                    ordinal = tokens[at - 1] if at else token
                    session = ordinal.word in sets["ordinals"]
                    start = ordinal.start if session else token.start
                    yield Thing(start, token.end, token.mention, session=session), found
                    break

    def of_described(self, tokens: Tokens, things: ThingReader) -> Iterator[tuple[Thing, Occasion]]:
        """What follows a meeting without a name and a verb of taking place: "the first Pact meeting was held in"."""
        phrases = self.words.phrases["taking_place"]
        for at in tokens.where(phrases.first):
            if not at or not phrase_at(tokens, at, phrases):
                continue
            last = at - 1 - (tokens[at - 1].word == ",")
            thing = self._led_by_head(tokens, last, things) if self.words.head_first else None
            if thing is None:
                thing = things.ending(last + 1) or self._before_head(tokens, last)
                if tokens[last].mention is not None or self.words.head(tokens[last].word) != "Meeting":
                    continue
            found = self.after(tokens, at) if thing is not None and thing.mention is None else None
            if thing is not None and found is not None and found.end:
                yield thing, found

    def _before_head(self, tokens: Sequence[Token], last: int) -> Thing | None:
        """The meeting whose head noun ends what stands after a determiner: "the first Port Pact meeting"."""
        for at in range(last - 1, max(-1, last - _NAME - 1), -1):
            token = tokens[at]
            if token.word in self.words.sets["determiners"] and token.word not in self.words.sets["fresh"]:
                start, end = tokens[at + 1].start, tokens[last].end
                return Thing(start, end, None, head=last, short=end) if at + 1 < last else None
            if token.mention is None and not (token.word.isalnum() or token.word == "-"):
                return None
        return None

    def _led_by_head(self, tokens: Sequence[Token], last: int, things: ThingReader) -> Thing | None:
        """The meeting whose head noun stands before what tells of it: "la réunion des ministres qui s’est tenue"."""
        for at in range(last, max(0, last - _BACK), -1):
            token = tokens[at]
            if token.is_a("instrument", "date") or token.word in self.words.forms or token.word in _ENDS:
                return None
            if token.mention is None and self.words.head(token.word) == "Meeting":
                if tokens[at - 1].word not in self.words.any_of("determiners", "ordinals", "fresh"):
                    return None
                found = things.after(at)
                return (
                    found[0]
                    if found and found[0].mention is None and found[0].end <= tokens[last].end
                    else None
                )
        return None

    def of_venues(self, tokens: Tokens) -> Iterator[tuple[Thing, Occasion]]:
        """The meeting named after a place: "in Lumebourg, on the margins of the Cable Summit"."""
        words = self.words
        for at in tokens.where(words.sets["locating"]):
            if at >= len(tokens) - 2 or tokens[at + 1].word in words.sets["determiners"]:
                continue
            token = tokens[at]
            found = self.after(tokens, at)
            if found.place is None:
                continue
            place = next((n for n, t in enumerate(tokens) if t.start >= found.end), len(tokens))
            if place + 1 < len(tokens) and tokens[place].word == "," and self._is_state(tokens[place + 1]):
                place += 2  # "in Lumebourg, Valdoria at the Summit"
            place += place < len(tokens) and tokens[place].word == ","
            long = phrase_at(tokens, place, words.phrases["venues"])
            meeting = place + long
            while meeting < len(tokens) and tokens[meeting].word in words.any_of("determiners", "ordinals"):
                meeting += 1
            mention = tokens[meeting].mention if long and meeting < len(tokens) else None
            if (
                mention is not None
                and mention.iri
                and ENT.Meeting in self.discourse.entity(mention.iri).types
            ):
                end = tokens[meeting].end
                before = tokens[at - 1].mention if at and tokens[at - 1].is_a("date") else None
                day = before if before is not None and ".." not in before.value else found.date
                start = min(token.start, day.start if day is not None else token.start)
                yield Thing(start, end, mention), replace(found, date=day, end=end)

    @staticmethod
    def _is_state(token: Token) -> bool:
        return token.is_a("party", "place")

    def _is_adjunct(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a day, or a preposition and a capital, stand right after the name of a meeting."""
        words, following = self.words.any_of("dating", "locating"), tokens[at + 1 : at + 2]
        if at < len(tokens) and tokens[at].is_a("date"):
            return True
        led = at < len(tokens) and tokens[at].word in words
        return led and any(t.is_a("date", "place", "party") or self._may_be_place(t) for t in following)

    def _relative(self, tokens: Sequence[Token], at: int) -> int:
        """Index of "which takes place" further on, where nothing else is named before it that may."""
        for place in range(at, min(len(tokens), at + _RELATIVE)):
            token = tokens[place]
            if token.is_a("instrument") or token.word in _ENDS or token.word in self.words.forms:
                break
            opens = token.word in self.words.sets["subject_relatives"]
            if opens and phrase_at(tokens, place, self.words.phrases["taking_place"]):
                return place
        return at

    def _past_insertion(self, tokens: Sequence[Token], at: int) -> int:
        """Index after what stands between commas: "the Forum, co-chaired by A, was held"."""
        if at == 0 or tokens[at - 1].word != ",":
            return at
        for place in range(at, min(len(tokens), at + _INSERTION)):
            following = tokens[place + 1] if place + 1 < len(tokens) else None
            told = following is not None and following.mention is None
            if following is not None and told and tokens[place].word == ",":
                if following.word in self.words.sets["coordinators"]:
                    continue
                return place + 1
            if tokens[place].word in {";", ":"}:
                break
        return at

    def said(self, iri: str, found: Occasion, span: Span, rung: str) -> Iterator[Statement]:
        """Where and when something takes place."""
        rung = found.rung or rung
        when = found.date.value if found.date is not None else ""
        if found.place is not None and found.place.iri != iri:
            name = self.document.text[found.place.start : found.place.end]
            place = found.place.iri or self.discourse.describe(name, str(ENT.Place))
            yield self.say(iri, ENT.isLocatedIn, place, [span], "act-place", _SURE, status=rung, when=when)
        if when:
            yield self.say(
                iri,
                ENT.meetingDate,
                Literal(when, EDTF),
                [span],
                "act-date",
                _SURE,
                status=rung,
                when=when,
            )


class OccasionedReader(PartReader):
    """Reads one part of it, and where and when that takes place."""

    def __init__(self, setting: Setting, occasions: OccasionReader) -> None:
        """Begin with a document.

        Args:
            setting: what its readers work with.
            occasions: reads places and days after a thing.
        """
        super().__init__(setting)
        self.occasions = occasions
