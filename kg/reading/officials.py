"""Officials that no list knows: "Valdorian Minister for Foreign Affairs Dr. Ana Reyes", who act for their state.

Official prose writes an office in capitals and the person's name after it. The person becomes a
provisional entity of the document, which speaks for the state named before the office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg import iris
from kg.model import Document, Entity, Label
from kg.namespaces import ENT
from kg.reading.act_words import ActWords
from kg.reading.discourse import Discourse
from kg.reading.required import Prefilter
from kg.text import search_key
from kg.vocabulary import Vocabulary
from kg.vocabulary.lexicon import Hit

_WORD = re.compile(r"(?:[A-ZÀ-Þ]\.)+|[^\W_]+(?:[-’'](?!s\b)[^\W_]+)*|[^\w\s]|_")
# A title and a name hold no more words than this; a name alone, no more and no fewer than these.
_LONGEST = 16
_FEWEST, _MOST = 2, 4
# A name shorter than this is an initial.
_INITIAL = 2
# How far before an office the state may stand: "Deputy Prime Minister and Minister for Ports".
_OWNER = 6


class OfficialFinder:
    """Finds the officials that sentences of one document name with their office."""

    def __init__(
        self, document: Document, text: str, vocabulary: Vocabulary, words: ActWords, discourse: Discourse
    ) -> None:
        self.document = document
        self.text = text
        self.vocabulary = vocabulary
        self.words = words
        self.discourse = discourse
        self.titles, self.title = _titles(words.sets["titles"])

    def find(self, start: int, end: int, hits: Sequence[Hit]) -> list[Hit]:
        """The officials of a sentence, as names of the lexicon would be."""
        sentence = self.text[start:end]
        if not self.titles.fitting(sentence):
            return []
        if self.title.search(self.text, start, end) is None:
            return []
        return list(self._find(list(_WORD.finditer(self.text, start, end)), hits))

    def _find(self, tokens: Sequence[re.Match[str]], hits: Sequence[Hit]) -> Iterator[Hit]:
        at = 0
        while at < len(tokens):
            word = tokens[at].group()
            several = self._several(tokens, at, hits)
            if several:
                yield from several
                at = next(i for i, t in enumerate(tokens) if t.end() == several[-1].end) + 1
                continue
            if not word[0].isupper() or search_key(word) not in self.words.sets["titles"]:
                at += 1
                continue
            name = self._name(tokens, at, hits)
            if name is None:
                at += 1
                continue
            first, last = name
            begin, owner = self._owner(tokens, at, hits)
            known = self._known(tokens[last], hits)
            if known is not None:
                finish = max(known.end, tokens[last].end())
                yield Hit(min(known.start, tokens[begin].start()), finish, known.iris)
                at = last + 1
                continue
            owner = owner or self._owner_after(tokens, last, hits)
            whole = self.text[tokens[begin].start() : tokens[last].end()]
            called = self.text[tokens[first].start() : tokens[last].end()]
            yield Hit(
                tokens[begin].start(), tokens[last].end(), (self._iri(_plain(called), _plain(whole), owner),)
            )
            at = last + 1

    def _several(self, tokens: Sequence[re.Match[str]], at: int, hits: Sequence[Hit]) -> list[Hit]:
        """The officials who share a title in the plural: "Vice Presidents Ana Reyes and Tom Quill"."""
        written = tokens[at].group()
        if not written[0].isupper() or not written.endswith(("s", "S")):
            return []
        word = search_key(written)
        if word in self.words.sets["titles"] or word[:-1] not in self.words.sets["titles"]:
            return []
        _, owner = self._owner(tokens, at, hits)
        found: list[Hit] = []
        place = at + 1
        while place < len(tokens):
            last = place
            while last < len(tokens) and last - place < _MOST and self._is_name(tokens[last], hits):
                last += 1
            if last - place < _FEWEST:
                break
            known = self._known(tokens[last - 1], hits)
            start, end = tokens[place].start(), tokens[last - 1].end()
            called = _plain(self.text[start:end])
            office = f"{tokens[at].group()[:-1]} {called}"
            found.append(Hit(start, end, known.iris if known else (self._iri(called, office, owner),)))
            place = last
            while place < len(tokens) and tokens[place].group() in self.words.any_of("coordinators", ","):
                place += 1
            if place == last:
                break
        return found if len(found) > 1 else []

    def _known(self, token: re.Match[str], hits: Sequence[Hit]) -> Hit | None:
        """The person of the reference data whose name ends with, or holds, a word."""
        return next(
            (
                h
                for h in hits
                if h.start <= token.start() < h.end
                and len(h.iris) == 1
                and ENT.Person in self.discourse.entity(h.iris[0]).types
            ),
            None,
        )

    def _name(
        self, tokens: Sequence[re.Match[str]], title: int, hits: Sequence[Hit]
    ) -> tuple[int, int] | None:
        """Indices of the first and the last word of the name that ends a run of capitals after a title."""
        sets = self.words.sets
        last, opening = title, -1
        for place in range(title + 1, min(len(tokens), title + _LONGEST)):
            word = tokens[place].group()
            second = self._is_title(word) and not self._within_office(tokens, title, place)
            if second or self._opens_other(tokens, place, hits):
                last = self._before_joint(tokens, title, place)
                break
            honorific = search_key(word) in sets["honorifics"]
            if honorific:
                opening, last = place, place
            elif self._belongs(tokens, place):
                last = place
            elif opening >= 0 or (
                word not in sets["title_links"] and not (word == "," and self._lists_on(tokens, place))
            ):
                break
        last = self._before_state(tokens, title, last)
        if last <= title:
            return None
        first = last
        while first > title + 1 and self._is_name(tokens[first - 1], hits) and last - first < _MOST - 1:
            first -= 1
        if not self._is_name(tokens[last], hits):
            return None
        if opening >= 0 and opening + 1 == len(tokens):
            return None  # an honorific ends the sentence
        if opening >= 0:
            first = opening + 1 + (tokens[opening + 1].group() == ".")
        elif last - first >= _FEWEST and tokens[title + 1].start() != tokens[first].start():
            # What comes first belongs to the office, but for an initial or a name right after the title.
            first = last - 1 - (len(tokens[last - 1].group().rstrip(".")) < _INITIAL)
        if last - first + 1 < _FEWEST or last - first + 1 > _MOST:
            return None
        before = search_key(tokens[first - 1].group())
        return None if before in self.words.any_of("body_links", "body_joins") else (first, last)

    def _before_state(self, tokens: Sequence[re.Match[str]], title: int, last: int) -> int:
        """Index of the last word of a name that a state follows: "President Ana Reyes of Valdoria"."""
        while last > title and tokens[last].group() in self.words.any_of("of", "articles"):
            last -= 1
        return last

    def _is_title(self, word: str) -> bool:
        """Whether a word is a title, of one or of several."""
        said, titles = search_key(word), self.words.sets["titles"]
        return said in titles or (word[0].isupper() and said.endswith("s") and said[:-1] in titles)

    def _within_office(self, tokens: Sequence[re.Match[str]], title: int, place: int) -> bool:
        """Whether a title tells whose the first one is: "Senior Advisor to the President Ana Reyes"."""
        sets = self.words.sets
        back = place - 1
        while back > title and tokens[back].group() in sets["articles"]:
            back -= 1
        return back > title and tokens[back].group() in sets["owning_titles"]

    def _belongs(self, tokens: Sequence[re.Match[str]], place: int) -> bool:
        """Whether a word with a capital, or the full stop of "Dr.", stands at a place."""
        word = tokens[place].group()
        if word == ".":
            return search_key(tokens[place - 1].group()) in self.words.sets["honorifics"]
        return word[0].isupper() and (word[-1].isalnum() or word[-1] == ".")

    def _opens_other(self, tokens: Sequence[re.Match[str]], place: int, hits: Sequence[Hit]) -> bool:
        """Whether another name begins after "and" or a comma: "and Kestrian Minister ..."."""
        joined = tokens[place - 1].group() in self.words.any_of("body_joins", ",")
        return joined and any(h.start == tokens[place].start() and self._state(h) for h in hits)

    def _before_joint(self, tokens: Sequence[re.Match[str]], title: int, place: int) -> int:
        """Index of the last word before the "and" or the comma that parts one official from the next."""
        joints = self.words.sifted("body_joins", "body_links") | {","}
        for back in range(place - 1, title, -1):
            if tokens[back].group() in joints:
                while back > title and (
                    not tokens[back].group()[0].isalpha() or tokens[back].group() in joints
                ):
                    back -= 1
                return back
        return place - 1

    def _lists_on(self, tokens: Sequence[re.Match[str]], comma: int) -> bool:
        """Whether an office goes on past a comma: "Minister of Economy, Trade and Industry Ana Reyes"."""
        ahead = [t.group() for t in tokens[comma + 1 : comma + 5]]
        return len(ahead) > 2 and ahead[0][0].isupper() and ahead[1] in self.words.any_of("body_joins", ",")

    def _is_name(self, token: re.Match[str], hits: Sequence[Hit]) -> bool:
        word = token.group()
        key = search_key(word)
        if not word[0].isupper() or (word.isupper() and len(word) > _INITIAL) or self.words.head(key):
            return False
        if key in self.words.any_of("titles", "bodies_last", "bodies_first", "offices"):
            return False
        # Adjectives and topics may be names too ("Breton", "Rose").
        return not any(h.start <= token.start() < h.end and self._state(h) for h in hits)

    def _owner(self, tokens: Sequence[re.Match[str]], title: int, hits: Sequence[Hit]) -> tuple[int, str]:
        """Where the office begins with the state before it, and the state."""
        begin = title
        for place in range(title - 1, max(-1, title - _OWNER), -1):
            state = next(
                (h for h in hits if h.start <= tokens[place].start() < h.end and self._speaks(h)), None
            )
            if state is not None:
                first = next(i for i, t in enumerate(tokens) if t.end() > state.start)
                return first, self._speaks(state)
            word = tokens[place].group()
            if word[0].isupper() and word[-1].isalnum():
                begin = place
            elif word not in self.words.any_of("genitive", "-"):
                break
        return begin, ""

    def _owner_after(self, tokens: Sequence[re.Match[str]], last: int, hits: Sequence[Hit]) -> str:
        """The state named after a name: "President Ana Reyes of Valdoria", "of the Republic of Valdoria"."""
        at = last + 1
        if at >= len(tokens) or tokens[at].group() not in self.words.sets["of"]:
            return ""
        at += 1 + (at + 1 < len(tokens) and tokens[at + 1].group() in self.words.sets["articles"])
        if at >= len(tokens):
            return ""
        return next((h.iris[0] for h in hits if h.start == tokens[at].start() and self._state(h)), "")

    def _state(self, hit: Hit) -> bool:
        if len(hit.iris) != 1:
            return False
        entity = self.discourse.entity(hit.iris[0])
        return ENT.Territory in entity.types or self.vocabulary.is_a(entity, ENT.Grouping)

    def _speaks(self, hit: Hit) -> str:
        """The state that is named, or that a body named speaks for; empty where none is."""
        if self._state(hit):
            return hit.iris[0]
        entity = self.discourse.entity(hit.iris[0]) if len(hit.iris) == 1 else None
        body = entity is not None and ENT.Organisation in entity.types
        return self.vocabulary.speaks_for(hit.iris[0]) or hit.iris[0] if body else ""

    def _iri(self, name: str, whole: str, owner: str) -> str:
        iri = iris.provisional(self.document.id, name)
        known = self.discourse.minted.get(iri)
        language = self.document.language
        if known is None:
            self.discourse.add(
                Entity(
                    iri=iri,
                    types=(str(ENT.Person),),
                    preferred=(Label(name, language),),
                    alternative=(Label(whole, language),),
                    provisional=True,
                    document=self.document.id,
                    speaks_for=owner,
                )
            )
        return iri


@cache
def _titles(titles: frozenset[str]) -> tuple[Prefilter[str], re.Pattern[str]]:
    """What tells at a glance whether a title stands in a sentence, and where it is a word of its own."""
    written = [title.capitalize() for title in sorted(titles)]
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, written))})s?\b")
    return Prefilter((title, ((title,),)) for title in written), pattern


def _plain(text: str) -> str:
    return " ".join(text.replace("*", "").split())
