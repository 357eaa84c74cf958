"""Where the names of bodies begin and end, where head nouns come first: "ministère valdorien des ports".

A body with capitals, an owner or an acronym is one anywhere; a ministry needs only its article, a division only the
bracket of the body it belongs to; names in another language, or that stand before a state in brackets, go by capitals.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from kg.reading.act_words import ActWords
from kg.reading.called import ACRONYM
from kg.reading.capitals import WORD, Tokens
from kg.reading.grammar import Grammar
from kg.reading.head_first_agents import Agents
from kg.reading.name_end import name_end
from kg.text import search_key
from kg.vocabulary.lexicon import Hit

# A name nobody lists holds no more words with capitals than this.
_CAPITALS = 6
# "la Reef Stiftung": words with capitals, small links between them.
_RUN = re.compile(
    rf"[A-ZÀ-Þ][\w'’-]*(?:\s+(?:(?:of|for|and|on|für|der|di|de)\s+(?:the\s+)?)?[A-ZÀ-Þ][\w'’-]*){{0,{_CAPITALS}}}"
)
_OPEN = re.compile(r"\s*\(\s*")
_WORDS = re.compile(r"\w+")
# How far before a name the article and the word before it may stand.
_BEFORE = 24

# First and last character of a name, and whose it is.
Extent = tuple[int, int, str]


class HeadFirst:
    """Finds names of bodies in the sentences of one document, where head nouns come first."""

    def __init__(self, text: str, grammar: Grammar, words: ActWords, is_state: Callable[[Hit], bool]) -> None:
        self.text = text
        self.grammar = grammar
        self.words = words
        self.is_state = is_state
        sets = words.sets
        links = "|".join(sorted((re.escape(w) for w in sets["body_parts"]), key=lambda w: (-len(w), w)))
        self.agents = Agents(text, words)
        self.belongs = re.compile(rf"\s+(?P<link>(?:{links})[\s'’]\s*)") if links else None
        # What goes on in a list of portfolios: ", des ports", "et de la mer".
        self.portfolio = (
            re.compile(rf"(?:\s*,\s*(?:et\s+)?|\s+et\s+)(?:{links})[\s'’]\s*\w+") if links else None
        )

    def names(self, start: int, end: int, hits: Sequence[Hit], tokens: Tokens) -> Iterator[Extent]:
        """The names of bodies in a sentence, in order."""
        sets = self.words.sets
        firsts, sent = self.words.any_of("bodies_first", "bodies_owned"), sets["bodies_sent"]
        articles = sets["articles_definite"]
        taken, before = start, ""
        self.agents.begin()
        for word, first, after in zip(tokens.written, tokens.starts, tokens.ends, strict=True):
            previous, before = before, word.lower()
            if first < taken:
                continue
            called = self.agents.at(word, first, end, hits)
            extent: Extent | None = None
            if before in firsts:
                extent = self._headed(word, (first, after), previous, (start, end), hits)
            elif before in sent:
                extent = self._sent(first, after, hits)
            elif previous in articles and word[0].isupper():
                extent = self._foreign(first, end, hits)
            if extent is None and called:
                extent = first, called, ""
            if extent is None:
                continue
            self.agents.open = self.agents.open or bool(called)
            taken = extent[1]
            yield extent
            for inner in self._bracketed(extent, end):
                taken = inner[1]
                yield inner

    # -- a head noun of the language ------------------------------------------------------------

    def _headed(
        self, word: str, head: tuple[int, int], previous: str, sentence: tuple[int, int], hits: Sequence[Hit]
    ) -> Extent | None:
        sets, (first, after), (start, end) = self.words.sets, head, sentence
        last = self._end(word, after, end, hits)
        if last <= after + 2:
            return None
        inside = [h for h in hits if after <= h.start and h.end <= last and self.is_state(h)]
        joined = any(self.text[h.end : h.end + 1] == "-" for h in inside)  # "franco-valdorien"
        if (len(inside) > 1 or joined) and previous in sets["indefinite"]:
            return None  # "un institut franco-valdorien", which is to be set up
        owner = next((h.iris[0] for h in inside), "")
        if word.lower() in sets["bodies_owned"] and not self._is_owned(word, after, last, inside):
            return None  # "la Commission mixte", "le Conseil franco-valdorien"
        # A capital that only opens a sentence tells nothing: "Organisation d’un colloque".
        opens = first == start and ACRONYM.match(self.text, last, end) is None
        own = (word[0].isupper() and not opens) or any(
            w[:1].isupper() for w in _WORDS.findall(self.text[after:last])
        )
        definite = word.lower() in sets["bodies_definite"] and search_key(previous) in (
            sets["articles_definite"] | sets["of"]
        )
        if not owner and not definite and (not own or previous in sets["indefinite"]):
            return None  # "une agence commune"
        proper = word.lower() in sets["bodies_proper"]
        if proper and word[0].islower() and ACRONYM.match(self.text, last, end) is None:
            following = _WORDS.match(self.text, after + 1, last)
            ranked = following is not None and following.group() in sets["bodies_ranked"]
            if not ranked and not (inside and own and previous not in sets["indefinite"]):
                return None  # "le département de la Haute-Loire"
        if not owner and definite:
            sides = self._sides(start, hits)
            owner = next((iri for at, iri in sorted(sides.items(), reverse=True) if at < first), "")
        return first, last, owner

    def _is_owned(self, word: str, after: int, last: int, states: Sequence[Hit]) -> bool:
        """Whether what may also be set up by several is of one state: "la Commission valdorienne des ports"."""
        joint = self.words.any_of("bodies_joint", "vague", "counts")
        several = any(w.lower() in joint for w in _WORDS.findall(self.text[after:last]))
        return word[0].isupper() and len({h.iris[0] for h in states}) == 1 and not several

    def _end(self, word: str, after: int, end: int, hits: Sequence[Hit]) -> int:
        """Where the name of a body ends, with the list of what a ministry is in charge of."""
        last = self._cut(after, name_end(self.text, after, end, self.grammar, hits, frozenset()))
        listing = self.words.sets["bodies_definite"] | self.words.sets["bodies_listing"]
        if self.portfolio is None or word.lower() not in listing:
            return last
        reached, closed = last, False
        while (more := self.portfolio.match(self.text, reached, end)) is not None:
            following = name_end(self.text, more.end(), end, self.grammar, hits, frozenset())
            reached = self._cut(more.end(), max(more.end(), following))
            listed = self.text[more.start() : reached].split()
            closed = not self.words.sets["coordinators"].isdisjoint(listed)
            if closed:
                break
        return reached if closed else last

    def _cut(self, start: int, end: int) -> int:
        """Where the name of a body ends: before a bracket, and before what something it signs is about."""
        for word in WORD.finditer(self.text, start, end):
            if word.group() == "(" or search_key(word.group()) in self.grammar.on:
                return start + len(self.text[start : word.start()].rstrip())
        return end

    def _sides(self, start: int, hits: Sequence[Hit]) -> dict[int, str]:
        """Places after which a state's side is meant: "côté valdorien", "la délégation kestrienne"."""
        sides = self.words.sets["bodies_sides"]
        found = {}
        for hit in hits:
            if self.is_state(hit):
                words = self.text[max(start, hit.start - _BEFORE) : hit.start].split()
                if words and words[-1].lower() in sides:
                    found[hit.end] = hit.iris[0]
        return found

    def _sent(self, first: int, after: int, hits: Sequence[Hit]) -> Extent | None:
        """Those whom a state sends: "la délégation valdorienne"."""
        hit = next((h for h in hits if h.adjective and h.start == after + 1 and self.is_state(h)), None)
        return (first, hit.end, hit.iris[0]) if hit is not None else None

    # -- beside a body --------------------------------------------------------------------------

    def _bracketed(self, whole: Extent, end: int) -> Iterator[Extent]:
        """The bodies that the bracket after a body lists: "ministère des ports (division des câbles, ...)"."""
        opening = _OPEN.match(self.text, whole[1], end)
        closing = self.text.find(")", whole[1], end) if opening is not None else -1
        if opening is None or closing < 0:
            return
        inner = self.words.sets["bodies_first"] | self.words.sets["bodies_inner"]
        heads = [
            w
            for w in _WORDS.finditer(self.text, opening.end(), closing)
            if w.group().lower() in inner and self._opens_item(opening.end(), w.start())
        ]
        if not heads or heads[0].start() != opening.end():
            return
        for head, following in zip(heads, [*heads[1:], None], strict=True):
            last = following.start() if following is not None else closing
            name = self._item(self.text[head.start() : last])
            if len(name.split()) > 1:
                yield head.start(), head.start() + len(name), whole[2]

    def _item(self, written: str) -> str:
        """An item of a list without the comma, the "and" and the article before the next."""
        joins = self.words.sets["coordinators"] | self.words.sets["articles_definite"] | {",", ";"}
        for word in reversed(list(WORD.finditer(written))):
            if word.group().lower() not in joins:
                return written[: word.end()]
        return ""

    def _opens_item(self, opening: int, at: int) -> bool:
        """Whether a word opens an item of a list: after its bracket, a comma, "and", an article."""
        if at == opening:
            return True
        words = WORD.findall(self.text[opening:at])
        last = words[-1].lower() if words else ""
        if last in self.words.sets["articles_definite"] and len(words) > 1:
            last = words[-2].lower()
        return last in {",", ";"} | self.words.sets["coordinators"]

    def _owner(self, last: int, end: int, hits: Sequence[Hit]) -> Hit | None:
        """The state that "of" names after a name: "la Reef Board de la Valdorie"."""
        if self.belongs is None or (link := self.belongs.match(self.text, last, end)) is None:
            return None
        states = (h for h in hits if not h.adjective and self.is_state(h))
        return next((h for h in states if link.start("link") <= h.start <= link.end()), None)

    # -- names in other languages ---------------------------------------------------------------

    def _foreign(self, first: int, end: int, hits: Sequence[Hit]) -> Extent | None:
        """A name of another language with its head noun, or one that a state in brackets places."""
        run = _RUN.match(self.text, first, end)
        if run is None:
            return None
        last = run.end()
        words = [w.lower() for w in _WORDS.findall(run.group())]
        known = [h for h in hits if h.start < last and first < h.end and not h.adjective]
        if len(words) > 1 and not self.words.sets["bodies_foreign"].isdisjoint(words):
            states = [h for h in known if self.is_state(h)]
            whole = any(h.start <= first and h.end >= last for h in known)
            if not whole and not states and (owner := self._owner(last, end, hits)) is not None:
                return first, owner.end, owner.iris[0]
            return None if whole else (first, last, states[0].iris[0] if states else "")
        opening = _OPEN.match(self.text, last, end)
        if opening is None or known:
            return None
        state = next((h for h in hits if h.start == opening.end() and self.is_state(h)), None)
        placed = state is not None and self.text[state.end : state.end + 1] == ")"
        return (first, last, "") if placed else None
