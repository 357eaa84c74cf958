"""What a verb takes: instruments that are named, and things a noun phrase only describes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kg.reading.acts.tokens import Token, alone, closing, phrase_at
from kg.reading.acts.words import ActWords, key
from kg.reading.mentions import Mention

# A noun phrase before its head noun, and a complement after it, are no longer than this.
_LONGEST_PHRASE = 16
_LONGEST_COMPLEMENT = 26
_LONGEST_PURPOSE = 9
_MARKS = frozenset("-–,’'/&“”\"«»")
_SUMS = frozenset("$€£¥")
_GLUED = frozenset("’'-")
_INSIDE = frozenset(",-–’'/")
_COMPOUND = frozenset("-–’'/")
_STOPS = frozenset(";:.")
# How far after a thing its partners may be named.
_PARTNERS = 4
_ROLES = 7
# How many nouns may stand between a name and the head noun it only modifies.
_NOUNS = 4


@dataclass(frozen=True, slots=True)
class Thing:
    """What a verb takes.

    Attributes:
        start: offset of its first word, determiners left out.
        end: offset after the last word of its name.
        mention: the instrument named; None for one that is only described.
        head: index of the head noun of a description.
        short: offset after its head noun.
        ours: its determiner says that it belongs to those who speak.
        fresh: its determiner says that it is something new.
        proper: its head noun has a capital: it is a name, though no list and no wording knows it.
        counted: what stands before its head noun counts its parties, or names one ("trilateral").
        rung: what a noun before "of" makes of it ("the launch of X"); None where there is none.
        partners: the parties named after "with" or "between".
        number: ``plural`` where nothing makes a plural particular, ``loose`` where "several" or the like
            says that it is no particular one.
        listing: it only announces a list: "the following initiatives".
        session: what stands before its name says which of its sessions is meant ("second").
        bare: nothing tells which one it is ("a memorandum"): only who signs it can.
        called: what it is called, where its own words do not say.
        name_end: offset after its name where *end* lies further; else 0.
        roles: (property, party) for each party whose role in it is named after it.
    """

    start: int
    end: int
    mention: Mention | None
    head: int = -1
    short: int = -1
    ours: bool = False
    fresh: bool = False
    counted: bool = False
    proper: bool = False
    rung: str | None = None
    partners: tuple[Mention, ...] = ()
    roles: tuple[tuple[str, Mention], ...] = ()
    number: str = ""
    listing: bool = False
    session: bool = False
    bare: bool = False
    called: str = ""
    name_end: int = 0


class ThingReader:
    """Finds the things after a verb, in the tokens of one sentence."""

    def __init__(
        self, tokens: Sequence[Token], words: ActWords, end_of_name: Callable[[int], int] | None = None
    ) -> None:
        """Begin with a sentence.

        Args:
            tokens: its tokens.
            words: the words of its language.
            end_of_name: offset after a name whose head noun ends at an offset, where head nouns come first.
        """
        self.tokens = tokens
        self.words = words
        self.end_of_name = end_of_name

    def after(self, at: int, *, bare: bool = False) -> list[Thing]:
        """The things listed from a place on; those nothing tells apart only if *bare*."""
        found: list[Thing] = []
        rung: str | None = None
        while at < len(self.tokens):
            nominal, start = self._nominal(at)
            rung = nominal if nominal is not None else rung
            entry = self._one(start, rung)
            if entry is None:
                break
            thing, at = entry
            if thing.bare and not bare:
                break
            found.append(replace(thing, roles=self.roles(at)))
            joined = self._joined(at)
            if joined < 0:
                break
            at = joined
        return found

    def toward(self, at: int) -> list[Thing]:
        """What money is given to: "contribute $5 million to the Cable Fund"."""
        for place in range(at, min(len(self.tokens), at + _LONGEST_PHRASE)):
            if self.tokens[place].word in _STOPS or self._is_purpose(place):
                return []
            if self.tokens[place].word in self.words.sets["toward"]:
                found = [t for t in self.after(place + 1)[:1] if self._is_given(t)]
                if found:
                    return found
        return []

    def _is_purpose(self, place: int) -> bool:
        """Whether "to" opens a clause: "support training to promote participation in the Forum"."""
        following = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        words = self.words.sets
        return (
            not self.words.head_first
            and self.tokens[place].word in words["infinitive"]
            and following is not None
            and following.mention is None
            and not following.capital
            and following.word not in words["determiners"]
        )

    @staticmethod
    def _is_given(thing: Thing) -> bool:
        """Whether money may be given to a thing: it is named there, not pointed back to."""
        return thing.proper if thing.mention is None else not thing.mention.antecedent

    def ending(self, end: int) -> Thing | None:
        """The longest thing that ends right before a token: the subject of "will be established"."""
        for start in range(self._past_verb(end), end):
            opens = start == 0 or self.tokens[start].word in self.words.any_of("determiners", "fresh")
            if not opens and self.tokens[start].mention is None:
                continue
            if start == 0 and self.tokens[0].word in self.words.forms:
                continue  # "Conclude a pact": the verb belongs to no name
            entry = self._one(start, None)
            if entry is not None and entry[1] == end and not entry[0].bare:
                return replace(entry[0], roles=())
        return None

    def _past_verb(self, end: int) -> int:
        """Index after the last verb before a place that takes something: "A created | a fund"."""
        first = max(0, end - _LONGEST_PHRASE)
        for place in range(end - 2, first, -1):
            takes = self.tokens[place + 1].word in self.words.sets["determiners"]
            if takes and self.tokens[place].word in self.words.forms:
                return place + 1
        return first

    def roles(self, at: int) -> tuple[tuple[str, Mention], ...]:
        """The parties whose role is named within a few words after a thing."""
        for place in range(at, min(len(self.tokens), at + _ROLES)):
            if self.tokens[place].word in _STOPS or self.tokens[place].mention is not None:
                return ()
            long = phrase_at(self.tokens, place, self.words.phrases["roles"])
            if not long:
                continue
            role = self.words.roles[key(" ".join(t.word for t in self.tokens[place : place + long]))]
            found: list[tuple[str, Mention]] = []
            for index, token in enumerate(self.tokens[place + long :], start=place + long):
                if token.is_a("party", "club") and token.mention is not None:
                    if not alone(self.tokens, index):
                        break
                    found.append((role, token.mention))
                elif token.word not in self.words.any_of("coordinators", "determiners", "of", ","):
                    break
            return tuple(found)
        return ()

    def _nominal(self, at: int) -> tuple[str | None, int]:
        """The rung that "the launch of" gives, and where the thing itself begins."""
        words, place = self.words.sets, at
        while place < len(self.tokens) and self.tokens[place].word in self.words.any_of(
            "determiners", "vague"
        ):
            place += 1
        long = phrase_at(self.tokens, place, self.words.phrases["nominal"])
        if long and place + long < len(self.tokens) and self.tokens[place + long].word in words["of"]:
            noun = key(" ".join(t.word for t in self.tokens[place : place + long]))
            inner, start = self._nominal(place + long + 1)
            return (inner if inner is not None else self.words.nominal[noun] or None), start
        return None, at

    def _joined(self, at: int) -> int:
        """Where the next thing of a list begins; -1 where none does."""
        place = at
        if place < len(self.tokens) and self.tokens[place].word == ",":
            place += 1
        long = phrase_at(self.tokens, place, self.words.phrases["coordinators"])
        return place + long if place + long > at else -1

    def _one(self, at: int, rung: str | None) -> tuple[Thing, int] | None:
        """The thing that begins at a place, and the index after it."""
        tokens, words = self.tokens, self.words.sets
        place = at
        ours = fresh = False
        while place < len(tokens) and tokens[place].word in words["determiners"] | words["quotes"]:
            if (
                place + 1 < len(tokens)
                and tokens[place + 1].word == "-"
                and tokens[place].word not in words["quotes"]
            ):
                break  # "a five-year programme"
            ours = ours or tokens[place].word in words["ours"]
            fresh = fresh or tokens[place].word in words["fresh"]
            place += 1
        first = place
        if first < len(tokens) and self._is_no_noun(first):
            return None
        if self.words.head_first:
            return self._leading(first, ours, fresh, rung)
        for place in range(first, min(len(tokens), first + _LONGEST_PHRASE)):
            token = tokens[place]
            if token.is_a("instrument", "club") and not self._goes_on(place) and alone(tokens, place):
                return self._named(place, ours, rung, self._modified(first, place))
            if token.word == "," and self._is_apposed(first, place):
                return self._called(first, place, ours, fresh, rung)
            if token.is_a("date"):
                continue
            if token.mention is not None:
                continue  # "Japan-Korea working group", "the Paris meeting"
            if phrase_at(tokens, place, self.words.phrases["tense"]) > 1:
                return None  # "plans to provide"
            if self.words.head(token.word) and self._ends(place) and not self._is_part(place):
                return self._described(first, place, ours, fresh, rung)
            if not token.word.isalnum() and token.word not in _MARKS and not self._counts_money(place):
                return None
            inside = self._inside_name(place)
            parts = token.word in words["parting"] - words["coordinators"] and not inside
            if parts or token.word in words["relatives"]:
                return None
            if (token.word in words["prepositions"] and not inside) or token.word in self.words.tense:
                return None
            form = self.words.forms.get(token.word) if place > first else None
            if form is not None and (form[1] == {"ing"} or tokens[place - 1].word in words["coordinators"]):
                return None  # "to A hosting the summit", "supply chains and build partnerships"
        return None

    def _counts_money(self, place: int) -> bool:
        """Whether a mark belongs to a sum: "a $2.5 billion agreement"."""
        if place + 1 >= len(self.tokens) or not self.tokens[place + 1].word.isdigit():
            return False
        word = self.tokens[place].word
        return word in _SUMS or (word in ".," and self.tokens[place - 1].word.isdigit())

    def _leading(self, first: int, ours: bool, fresh: bool, rung: str | None) -> tuple[Thing, int] | None:
        """The thing whose head noun, or name, stands first."""
        tokens = self.tokens
        while first < len(tokens) and tokens[first].word in self.words.sets["vague"]:
            first += 1
        if first >= len(tokens):
            return None
        token = tokens[first]
        if token.is_a("instrument", "club"):
            return self._named(first, ours, rung)
        long = phrase_at(tokens, first, self.words.phrases["heads"])
        if not (long or self.words.head(token.word)) or self.end_of_name is None:
            return None
        last = first + max(long, 1) - 1
        end = self.end_of_name(tokens[last].end)
        after = next((i for i in range(last + 1, len(tokens)) if tokens[i].start >= end), len(tokens))
        inner = tokens[last + 1 : after]
        counted = any(t.is_a("party", "club") or t.word in self.words.sets["counts"] for t in inner)
        proper = token.capital
        told = {t.word for t in inner} - self.words.sets["vague"]
        led = not told.isdisjoint(self.words.sets["prepositions"])
        if not (proper or counted or led):
            return None  # "un partenariat solide" names nothing
        if not inner or (self._is_weak(token.word) and not (fresh or counted or proper)):
            return None
        partners = tuple(t.mention for t in inner if t.mention is not None and t.is_a("party", "club"))
        listed = any(t.word in self.words.sets["with"] for t in inner)
        more, beyond = self._partners(after)
        ordinal = first > 0 and tokens[first - 1].word in self.words.sets["ordinals"]
        thing = Thing(
            tokens[first - 1].start if ordinal else token.start,
            end,
            None,
            last,
            tokens[last].end,
            ours,
            fresh,
            counted,
            proper,
            rung,
            (*(partners if listed else ()), *more),
            number=self._number(first, last, counted or ours),
        )
        return thing, max(beyond, after)

    def _is_apposed(self, first: int, comma: int) -> bool:
        """Whether a name in capitals and "a partnership" stand on either side of a comma."""
        tokens = self.tokens
        capitals = [t for t in tokens[first:comma] if t.capital or t.mention is not None]
        opens = comma + 1 < len(tokens) and tokens[comma + 1].word in self.words.sets["indefinite"]
        return opens and bool(capitals) and tokens[comma - 1].capital

    def _called(
        self, first: int, comma: int, ours: bool, fresh: bool, rung: str | None
    ) -> tuple[Thing, int] | None:
        """A name whose apposition says what it names: "the Cable Shield, a partnership to ..."."""
        entry = self._one(comma + 1, None)
        if entry is None or entry[0].mention is not None:
            return None
        said, after = entry
        tokens = self.tokens
        name = Thing(
            tokens[first].start,
            tokens[comma - 1].end,
            None,
            said.head,
            said.short,
            ours,
            fresh,
            proper=True,
            rung=rung,
        )
        return name, after

    def _is_no_noun(self, at: int) -> bool:
        """Whether a noun phrase cannot begin at a place: "and ...", "expanding ...", "prepare the ..."."""
        token, words = self.tokens[at], self.words.sets
        form = self.words.forms.get(token.word)
        if token.word in words["coordinators"] or (form is not None and form[1] == {"ing"}):
            return True
        following = self.tokens[at + 1].word if at + 1 < len(self.tokens) else ""
        return token.word.isalpha() and not token.capital and following in words["articles"]

    def _goes_on(self, place: int) -> bool:
        """Whether a noun phrase goes on past a name: "Quad partners"; talks about it do not count."""
        if place + 1 >= len(self.tokens):
            return False
        following = self.tokens[place + 1]
        if following.word == "(":
            close = closing(self.tokens, place + 1)
            following = self.tokens[close] if close < len(self.tokens) else following
        if following.word in self.words.sets["talks"]:
            return False
        if (
            place
            and self.tokens[place - 1].word in self.words.sets["indefinite"]
            and self._heads_on(place + 1)
        ):
            return True
        return (
            self.words.head(following.word) != ""
            or following.word in self.words.sets["circles"]
            or following.word in self.words.sets["attributes"]
            or following.word in _GLUED
        )

    def _inside_name(self, place: int) -> bool:
        """Whether a preposition stands between words with capitals: "the Women in the Digital Economy Fund"."""
        after = place + 1
        while after < len(self.tokens) and self.tokens[after].word in self.words.sets["articles"]:
            after += 1
        beside = self.tokens[after] if after < len(self.tokens) else None
        before = self.tokens[place - 1]
        named = beside is not None and beside.capital and beside.mention is None
        return named and before.capital and before.mention is None and not self.tokens[place].capital

    def _heads_on(self, place: int) -> bool:
        """Whether a noun phrase goes on to a head noun of its own: "a Reef Pact donor network"."""
        for token in self.tokens[place : place + _NOUNS]:
            if self.words.head(token.word):
                return True
            closed = token.word in self.words.any_of("prepositions", "parting")
            if not token.word.isalpha() or token.capital or closed or token.word in self.words.forms:
                return False
        return False

    def _modified(self, first: int, place: int) -> int:
        """Offset where a name begins with the words before it: "critical minerals [agreement with A]"."""
        while first < place and self.tokens[first].word in self.words.any_of(
            "vague", "determiners", "quotes"
        ):
            first += 1
        plain = all(t.word.isalpha() and not t.capital for t in self.tokens[first:place])
        return (
            self.tokens[first].start if plain and not self.tokens[place].capital else self.tokens[place].start
        )

    def _named(self, place: int, ours: bool, rung: str | None, start: int = -1) -> tuple[Thing, int]:
        token = self.tokens[place]
        after = place + 1
        if after < len(self.tokens) and self.tokens[after].word == "(":
            after = closing(self.tokens, after)
        end = token.end
        if after < len(self.tokens) and self.tokens[after].word in self.words.sets["talks"]:
            rung, end, after = "under_negotiation", self.tokens[after].end, after + 1
        partners, beyond = self._partners(after)
        ordinal = self.tokens[place - 1] if place else token
        session = ordinal.word in self.words.sets["ordinals"]
        start = ordinal.start if session else start if start >= 0 else token.start
        return Thing(
            start, end, token.mention, ours=ours, rung=rung, partners=partners, session=session
        ), beyond

    def _is_part(self, place: int) -> bool:
        """Whether a word is a head noun only after another: "task force", but not "armed forces"."""
        words = self.words.sets
        return self.tokens[place].word in words["bound_heads"] and (
            place == 0 or self.tokens[place - 1].word not in words["binding"]
        )

    def _ends(self, place: int) -> bool:
        """Whether a head noun is the last word of its noun phrase."""
        if place + 1 >= len(self.tokens):
            return True
        following = self.tokens[place + 1]
        if following.mention is not None:
            return following.is_a("date")
        form = self.words.forms.get(following.word)
        if form is not None and "past" in form[1] and not following.capital:
            return True  # "a Tide Office funded by ..."
        return (
            (not following.word.isalpha() and following.word not in _COMPOUND)
            or following.word
            in self.words.any_of("parting", "prepositions", "coordinators", "relatives", "adverbs")
            or following.word.endswith(("ly",))
        )

    def _described(
        self, first: int, head: int, ours: bool, fresh: bool, rung: str | None
    ) -> tuple[Thing, int] | None:
        tokens, words = self.tokens, self.words.sets
        start = first
        while start < head and tokens[start].word in words["dropped"] | words["determiners"] | {","}:
            start += 1
        telling = [
            t
            for t in tokens[start:head]
            if t.mention is not None or (t.word.isalpha() and t.word not in words["vague"] | words["adverbs"])
        ]
        end, after = self._complement(head + 1)
        if end < 0 and not telling:
            end, after = self._purpose(after)
        partners, _ = self._partners(head + 1)
        if not telling and end < 0:
            bare = fresh and not words["loose"] & {t.word for t in tokens[first:head]}
            binds = bool(partners) or self.words.head(tokens[head].word) == "Agreement"
            if not bare or not binds or tokens[head].word.endswith("s"):
                return None
            last = partners[-1].end if partners else tokens[max(head, after - 1)].end
            follow = next((i for i, t in enumerate(tokens) if t.start >= last), len(tokens))
            return Thing(
                tokens[start].start,
                last,
                None,
                head,
                tokens[head].end,
                ours,
                fresh,
                partners=partners,
                rung=rung,
                bare=not partners,
            ), follow
        proper = tokens[head].capital and any(t.capital for t in tokens[start:head])
        if not fresh and not proper and self._is_weak(tokens[head].word):
            return None  # "cooperation on export controls" is what the text is about, not something set up
        counted = any(t.is_a("party", "club") or t.word in words["counts"] for t in tokens[start:head])
        short = tokens[head].end
        beyond = after if end >= 0 else head + 1
        ours = ours or any(t.word in words["ours"] for t in tokens[head + 1 : beyond])
        partners, beyond = self._partners(beyond)
        finish = end if end >= 0 else short
        listing = any(t.word in words["announcing"] for t in tokens[start:head])
        thing = Thing(
            tokens[start].start,
            finish,
            None,
            head,
            short,
            ours,
            fresh,
            counted,
            proper,
            rung,
            partners,
            listing=listing,
            number=self._number(first, head, counted or ours),
        )
        return thing, max(beyond, after if end >= 0 else head + 1)

    def _number(self, first: int, head: int, particular: bool) -> str:
        """Whether a description is a plural, and whether what stands before it leaves open which."""
        word = self.tokens[head].word
        plural = word not in self.words.heads and word.endswith(("s", "x"))
        before = [t.word for t in self.tokens[max(0, first - 2) : head]]
        loose = plural and not self.words.sets["loose"].isdisjoint(before)
        return "loose" if loose else "plural" if plural and not particular else ""

    def _is_weak(self, word: str) -> bool:
        return not {word, word[:-1]}.isdisjoint(self.words.sets["weak"])

    def _complement(self, at: int) -> tuple[int, int]:
        """Offset after "between A and B" or "on X" that follows a head noun, with the index after it; -1 for none."""
        tokens, words = self.tokens, self.words.sets
        long = phrase_at(tokens, at, self.words.phrases["compounds"])
        at += long  # "of understanding" tells no more than "memorandum"
        if at >= len(tokens) or tokens[at].word not in words["complements"]:
            return -1, at
        listing = tokens[at].word in words["listing"]
        end, after, listed = -1, at, False
        for place in range(at + 1, min(len(tokens), at + _LONGEST_COMPLEMENT)):
            token = tokens[place]
            if token.mention is not None:
                end, after = token.end, place + 1
                if not listing and self._steps_aside(place + 1):
                    break
                continue
            if token.word in words["parting"] - {"and"} or token.word in words["relatives"]:
                break
            if token.word == "," and not listing:
                break
            if not token.word.isalnum() and token.word not in _INSIDE:
                break
            if token.word in words["coordinators"]:
                if not listing and (listed or self._opens_verb(place + 1)):
                    break
                listed = True
                continue
            if (
                token.word in words["dangling"]
                or token.word in words["determiners"]
                or not token.word.isalnum()
            ):
                continue
            end, after = token.end, place + 1
            if not listing and self._steps_aside(place + 1):
                break
        return end, after

    def _steps_aside(self, at: int) -> bool:
        """Whether a preposition leads away from what is described: "an event on X on the margins of Y"."""
        words = self.words.sets
        return at < len(self.tokens) and self.tokens[at].word in words["prepositions"] - words["of"]

    def _purpose(self, at: int) -> tuple[int, int]:
        """Offset after "to combat X", where nothing else tells which one is meant, with the index after it."""
        tokens, words = self.tokens, self.words.sets
        if at + 2 >= len(tokens) or tokens[at].word not in words["infinitive"]:
            return -1, at
        end, after = -1, at
        for place in range(at + 1, min(len(tokens), at + _LONGEST_PURPOSE)):
            token = tokens[place]
            if place > at + 2 and (token.word in words["parting"] or token.word in words["relatives"]):
                break
            if not token.word.isalnum() and token.mention is None and token.word not in _COMPOUND:
                break
            if token.mention is None and token.word in words["dangling"]:
                continue
            end, after = token.end, place + 1
        return (end, after) if after > at + 2 else (-1, at)

    def _opens_verb(self, at: int) -> bool:
        return at < len(self.tokens) and (
            self.tokens[at].word in self.words.forms or self.tokens[at].word in self.words.sets["determiners"]
        )

    def _partners(self, at: int) -> tuple[tuple[Mention, ...], int]:
        """The parties after "with" or "between", and the index after them."""
        tokens, words = self.tokens, self.words.sets
        place = at
        while place < len(tokens) and place < at + _PARTNERS and tokens[place].word not in words["with"]:
            if not tokens[place].word.isalpha():
                return (), at
            place += 1
        if place >= len(tokens) or tokens[place].word not in words["with"]:
            return (), at
        found: list[Mention] = []
        after = at
        for index in range(place + 1, len(tokens)):
            token = tokens[index]
            if token.mention is not None and token.mention.slot in ("party", "club"):
                if (
                    index + 1 < len(tokens)
                    and tokens[index + 1].word in _GLUED
                    and tokens[index + 1].start == token.end
                ):
                    break
                found.append(token.mention)
                after = index + 1
            elif token.word not in words["coordinators"] | words["determiners"] | words["offices"] | words[
                "of"
            ] | {","}:
                break
        return tuple(found), after
