"""Where the names of bodies begin and end, where head nouns have capitals: "Ministry of Ports and Cables"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import sub

from kg.reading.act_words import ActWords
from kg.text import search_key

_WORD = r"(?:[A-ZÀ-Þ]\.)+|[^\W_]+(?:[-*][^\W_]+)*|[^\w\s]|_"
WORD = re.compile(_WORD)
# A word or mark with the blanks before it: a text is nothing but such pieces.
_PIECE = re.compile(rf"\s*(?:{_WORD})")
# A name with the acronym in brackets after it; one that mixes letters begins as a word of the name does.
ACRONYM = re.compile(r"\s*\(\s*(?P<acronym>[A-Z][\w&*-]*[A-Z][\w&*-]*)\s*\)")
# A name of a body holds no more words than this; an item of a list inside it, no more than that.
LONGEST = 14
_ITEM = 4
_SHORT = 3
_INITIAL = re.compile(r"[A-ZÀ-Þ]\.")
_CAMEL = re.compile(r"(?!Mac|Mc|De|La|Le|O)[A-Z][a-z]+(?:[A-Z][a-z]*)+")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and marks of a passage: how each is written, where it begins, and where it ends."""

    written: list[str]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Tokens:
        """Those of ``text[start:end]``.

        >>> Tokens.of("the U.S. Cable Office", 4, 21)
        Tokens(written=['U.S.', 'Cable', 'Office'], starts=[4, 9, 15], ends=[8, 14, 21])
        """
        pieces = _PIECE.findall(text, start, end)
        written = list(map(str.lstrip, pieces))
        ends = list(accumulate(map(len, pieces), initial=start))[1:]
        return cls(written, list(map(sub, ends, map(len, written))), ends)


def acronym_of(name: str, acronym: str) -> bool:
    """Whether letters in brackets after a name may be its acronym.

    >>> acronym_of("Ministry of Health", "MoH"), acronym_of("University of Reefs", "PhD")
    (True, False)
    """
    initials = {word[0].upper() for word in name.split()}
    return acronym.isupper() or acronym[0] in initials


@lru_cache(maxsize=4096)
def _key(word: str) -> str:
    return search_key(word)


# First and last token of a name, and whose it is.
Extent = tuple[int, int, str]


@lru_cache(maxsize=8)
def _head_lists(*lists: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    firsts, lasts, national, owned = lists
    heads = firsts | lasts | national
    return heads, heads | owned


def _heads(words: ActWords) -> tuple[frozenset[str], frozenset[str]]:
    """The head nouns of bodies, and with them those that need an owner."""
    names = ("bodies_first", "bodies_last", "bodies_national", "bodies_owned")
    return _head_lists(*(words.sets[name] for name in names))


class Capitals:
    """Finds names of bodies in the tokens of one sentence."""

    def __init__(
        self, tokens: Tokens, words: ActWords, common: frozenset[str], states: Mapping[int, tuple[int, str]]
    ) -> None:
        """Begin with a sentence.

        Args:
            tokens: its words and marks.
            words: the words of its language.
            common: words that open a sentence and no name.
            states: the states named in it: offset -> (offset after it, IRI).
        """
        self.written, self.starts, self.finishes = tokens.written, tokens.starts, tokens.ends
        self.capitals = [place for place, word in enumerate(self.written) if word[0].isupper()]
        self.words = words
        self.common = common
        self.states = states
        self.ends = {end: (start, iri) for start, (end, iri) in states.items()}
        self.firsts = words.sets["bodies_first"]
        self.heads, self.telling = _heads(words)
        self.floor = 0

    def names(self, text: str) -> Iterator[Extent]:
        """The names of bodies, in order."""
        sets = self.words.sets
        for place in self.capitals:
            word = self.written[place]
            if place < self.floor or (word.isupper() and len(word) > 1):
                continue
            key = _key(word)
            if key not in self.telling:
                continue
            following = self._word(place + 1)
            extent: Extent | None = None
            linked = following in sets["body_links"]
            if linked and key in sets["bodies_last"] and following not in sets["body_owners"]:
                extent = self._closing(place)  # "the Reef Institute on harbour lights"
            if extent is not None:
                pass
            elif linked and key in self.firsts:
                extent = self._leading(place)
            elif linked:
                continue
            elif key in sets["bodies_last"]:
                extent = self._closing(place)
            elif key in self.words.any_of("bodies_national", "bodies_owned"):
                extent = self._particular(place, key, text)
            if extent is None:
                continue
            self.floor = extent[1] + 1
            yield extent

    def _leading(self, place: int) -> Extent | None:
        last = self._right(place + 1)
        if last <= place + 1:
            return None
        first, owner = self._left(place)
        if first == place:
            first, owner = self._owner(place)
        return first, last, owner

    def _closing(self, place: int) -> Extent | None:
        first, owner = self._left(place)
        if first == place:
            return None
        return first, self._listed(place, opened=False), owner

    def _particular(self, place: int, key: str, text: str) -> Extent | None:
        """A council or centre, where something says that it is a body: its owner, its acronym, "national"."""
        first, owner = self._left(place)
        if first == place:
            return None
        own = set(map(_key, self.written[first:place]))
        national = not self.words.sets["national"].isdisjoint(own)
        if key in self.words.sets["bodies_owned"]:
            glued = self._word(first - 1) in self.words.sets["genitive"]
            hyphens = any("-" in word for word in self.written[first:place])
            known = (owner and not hyphens) or glued or ACRONYM.match(text, self.finishes[place])
            national = national or bool(known)
        return (first, place, owner) if national else None

    def _word(self, place: int) -> str:
        return self.written[place] if 0 <= place < len(self.written) else ""

    def _is_capital(self, place: int) -> bool:
        word = self._word(place)
        return bool(word) and word[0].isupper() and word[-1].isalnum()

    def _is_state(self, place: int) -> bool:
        return 0 <= place < len(self.starts) and self.starts[place] in self.states

    def _right(self, at: int) -> int:
        """Index of the last word of what follows "Ministry of"."""
        last = place = at
        sets = self.words.sets
        links = self.words.any_of("body_links", "body_joins")
        while place < min(len(self.written), at + LONGEST):
            word = self._word(place)
            before = self._word(place - 1)
            if self._is_capital(place):
                if before in sets["body_joins"] - sets["body_links"] and (
                    _key(word) in self.firsts
                    or self._is_state(place)
                    or self._opens_body(place)
                    or _CAMEL.fullmatch(word)
                ):
                    break  # "Ministry of Ports and Japan", "Department of Energy and Department of State"
                last = place
                if _key(word) in sets["honorifics"] and self._word(place + 1) == ".":
                    place += 1
            elif _INITIAL.fullmatch(word) and self._is_capital(place + 1):
                pass  # "Secretary of State Ada J. Reef"
            elif word == ",":
                listed = self._listed(last, opened=True)
                if listed == last:
                    break
                last = place = listed
            elif word not in links or (word in sets["articles"] and before not in sets["body_links"]):
                break
            place += 1
        return last

    def _opens_body(self, place: int) -> bool:
        """Whether the words with capitals that begin here end in a head noun of their own."""
        ahead = place
        while self._is_capital(ahead + 1):
            ahead += 1
        return ahead > place and _key(self._word(ahead)) in self.heads

    def _listed(self, last: int, *, opened: bool) -> int:
        """Index of the last word of "Trade, Industry, and Energy", whose first item ends at *last*.

        Every item but the first ends in a field that governments name their bodies after.
        """
        sets = self.words.sets
        place, found, closed = last + 1, last, False
        if not opened or _key(self._word(last)) not in sets["portfolios"]:
            return last
        while place < len(self.written):
            word = self._word(place)
            if word == ",":
                place += 1
                continue
            if word in self.words.any_of("coordinators", "&"):
                closed = True
                place += 1
                continue
            start = place
            while self._is_capital(place) and place - start < _ITEM and not self._is_state(place):
                place += 1
            if place == start or _key(self._word(place - 1)) not in sets["portfolios"]:
                break
            found = place - 1
            if closed:
                return found
            if self._word(place) not in self.words.any_of(",", "&", "coordinators"):
                break
        return last

    def _left(self, head: int) -> tuple[int, str]:
        """Index of the first word of "Valdorian Cable Authority", and whose it is."""
        first = head
        while first > self.floor and head - first < LONGEST:
            word = self.written[first - 1]
            if word[0].isupper() and (word[-1].isalnum() or word[-1] == "."):
                if _key(word) in self.common and (self._opens(first - 1) or len(word) <= _SHORT):
                    break
                first -= 1
            elif word in self.words.sets["body_joins"] and self._crosses(first):
                first -= 1
            else:
                break
        while first < head and not self.written[first][0].isupper():
            first += 1
        owner = next((self.states[start][1] for start in self.starts[first:head] if start in self.states), "")
        if all(self._is_owner(i, first) for i in range(first, head)):
            alone = _key(self._word(head)) in self.words.sets["bodies_state"]
            return (first, owner) if alone else (head, "")
        before_, whose = self._owner(first)
        return (before_, whose) if not owner else (first, owner)

    def _is_owner(self, place: int, first: int) -> bool:
        """Whether a word before a head noun only says whose it is."""
        start = self.starts[place]
        return any(a <= start < b for a, (b, _) in self.states.items() if self.starts[first] <= a)

    def _crosses(self, first: int) -> bool:
        """Whether a name goes on to the left over the word before: "Trade and Development", not "NASA and European"."""
        at = first - 2
        if at < self.floor or not self.written[at][0].isupper() or self._is_state(at):
            return False
        word = self._word(at)
        joined = self._word(first - 1) not in self.words.sets["body_links"]
        if not joined:
            return _key(word) not in self.common
        if (word.isupper() and len(word) >= _SHORT) or _key(word) in self.heads or _CAMEL.fullmatch(word):
            return False
        return not self._is_state(first) and self.finishes[at] not in self.ends

    def _opens(self, at: int) -> bool:
        return at == 0 or self._word(at - 1) in ".:–—-*"

    def _owner(self, at: int) -> tuple[int, str]:
        """Where a name begins with the state before it, and the state: "U.S.", "Valdorian", "Valdoria’s"."""
        back = at - 1
        while back >= self.floor and self._word(back) in self.words.sets["genitive"]:
            back -= 1
        if back < self.floor:
            return at, ""
        for end in (self.finishes[back], self.finishes[back] - 1):
            if end in self.ends:
                start, iri = self.ends[end]
                begins = next((i for i in range(back, -1, -1) if self.starts[i] == start), at)
                return (begins, iri) if back == at - 1 else (at, iri)
        return at, ""

    def beside(
        self, taken: Sequence[tuple[int, int]], bodies: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[int, int]]:
        """Names without a head noun that stand in a list with a body, or that no common word is written like.

        Args:
            taken: where names stand that are known, with those of the bodies found here.
            bodies: those of them that are bodies.
        """
        spans = dict(taken)
        starts, ends = {a for a, _ in bodies}, {b for _, b in bodies}
        known = sorted(taken)
        ahead = reach = done = 0
        free: list[int] = []
        for place in self.capitals:
            at = self.starts[place]
            while ahead < len(known) and known[ahead][0] <= at:
                reach = max(reach, known[ahead][1])
                ahead += 1
            if at >= reach:
                free.append(place)
        open_ = set(free)
        for place in free:
            if place < done or not self._is_capital(place) or _key(self.written[place]) in self.common:
                continue
            last = place
            while last + 1 in open_ and self._is_capital(last + 1):
                last += 1
            local = self._with_place(place, last, spans)
            done = local + 1
            if local > last or self._is_company(place, last) or self._is_listed(place, last, starts, ends):
                yield place, local
                ends.add(self.finishes[local])

    def _with_place(self, first: int, last: int, spans: Mapping[int, int]) -> int:
        """Index of the last word of an acronym and where it works, "MRT Portville", or "Ports Kestria (PK)"."""
        ahead = last + 1
        if ahead >= len(self.starts) or self.starts[ahead] != self.finishes[last] + 1:
            return last
        end = spans.get(self.starts[ahead])
        if end is None or not self._is_capital(ahead) or "." in self._word(ahead):
            return last
        after = next((i for i in range(ahead, len(self.finishes)) if self.finishes[i] >= end), ahead)
        word = self._word(last)
        short = last == first and word.isupper() and len(word) >= _SHORT
        bracket = (
            self._word(after + 1) == "(" and self._word(after + 2).isupper() and self._word(after + 3) == ")"
        )
        return after if short or bracket else last

    def _is_company(self, first: int, last: int) -> bool:
        """Whether words with capitals are called a company, or written as only companies write their names."""
        if _key(self._word(last)) in self.heads:
            return False
        apposed = self._word(first - 1) in self.words.sets["companies"]
        return apposed or any(map(_CAMEL.fullmatch, self.written[first : last + 1]))

    def _is_listed(self, first: int, last: int, starts: Set[int], ends: Set[int]) -> bool:
        """Whether "and" or a comma joins words with capitals to a body: "the Cable Authority and GE Ports"."""
        joins = self.words.any_of("coordinators", ",", "&")
        if self.words.head(self._word(last).lower()) or any(
            _key(self._word(i)) in self.common for i in range(first, last + 1)
        ):
            return False  # "Harbour Initiative", "Last May"
        if last == first and not (self._word(first).isupper() and len(self._word(first)) >= _SHORT):
            return False
        back = first - 1
        while back >= 0 and (self._word(back) in self.words.sets["articles"] or self._word(back) == ")"):
            if self._word(back) == ")":
                back = next((i for i in range(back, -1, -1) if self._word(i) == "("), 0)
            back -= 1
        joined = back >= 0 and self._word(back) in joins
        while back >= 0 and self._word(back) in joins:
            back -= 1
        if joined and back >= 0 and self.finishes[back] in ends:
            return True
        ahead = last + 1
        joined = self._word(ahead) in joins
        while self._word(ahead) in joins | self.words.sets["articles"]:
            ahead += 1
        return joined and ahead < len(self.starts) and self.starts[ahead] in starts
