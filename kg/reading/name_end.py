"""Where the name of an instrument ends: over which words it goes on after its head noun, and what stops it."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import islice
from typing import Literal

from kg.reading.grammar import Grammar
from kg.reading.name_complements import is_acting, listed_topics
from kg.reading.name_links import goes_on, joins
from kg.reading.name_lists import end_of_circle, end_of_words, parties_after
from kg.text import fold
from kg.vocabulary.lexicon import Hit

_TOKEN = re.compile(r"\w+['’]?|[^\w\s]")
_CONTEXT = 40
_YEARS = re.compile(r"\s*\((?:\d{4}\s*[-–/]\s*\d{4}|\d{4})\)")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_SHORTENED = re.compile(r"(?P<words>[^()«»,;:.]{3,120}?)\s*\(\s*(?P<acronym>[A-Z]{3,8})\s*\)")
_ACRONYM = re.compile(r"\(\s*[A-Z][\w&*-]{1,11}\s*\)(?=\s)")
# An acronym that no list knows.
_LETTERS = re.compile(r"[A-ZÀ-Þ]{3,}\b")
_QUOTED = re.compile(r"[«“\"]\s*(?P<name>[^»”\"]{3,300}?)\s*[»”\"]")
_CLOSING = re.compile(r"\s*[»”\"]")
# Where head nouns come first: the date of a text that goes on with what it is on.
_DATED = re.compile(
    r"du \d{1,2}(?:er)? [a-zà-ÿ]+ \d{4}(?=,? (?:pour|sur|contre|relati|concernant|en matière))"
)
# Where head nouns come first: the number of a text, and its day: "n° 31-12 du 3 mai 2031".
_NUMBERED = re.compile(r"n[°ºo]\s?\d[\d./-]*\d(?:\s+du\s+\d{1,2}(?:er)?\s+[a-zà-ÿ]+\s+\d{4})?")
# What goes on with a hyphen is one word: "sous-marin".
_GLUED_ON = re.compile(r"[-‑]\w{3}")
# A year that says from when a text is.
_OF_YEAR = re.compile(r"de (?:19|20)\d{2}\b(?!\s*[-–/à])")
_LONGEST_NAME = 48
# Digits of the number of a text.
_NUMBER = 3


def quotation_end(text: str, first: int, end: int) -> int:
    """Offset after the last word of a quotation; 0 where it is not closed."""
    closing = _CLOSING.search(text, first, end)
    if closing is None:
        return 0
    # A mark that ends the sentence may stand inside the quotation.
    return first + len(text[first : closing.start()].rstrip(".,;"))


def name_end(
    text: str,
    last: int,
    end: int,
    grammar: Grammar,
    hits: Sequence[Hit],
    firm: Set[int],
    heads: Set[int] = frozenset(),
) -> int:
    """Offset after the last word that belongs to the name.

    *firm* are the places of other head nouns, *heads* those of everyday words as well.
    """
    finish = _spelt_out(text, last, end, grammar)
    if finish:
        return finish
    finish = _Walk(text, last, end, grammar, hits, firm, heads or firm).end_of_name()
    years = _YEARS.match(text, finish, end)
    return years.end() if years else finish


class _Walk:
    """The way from a head noun over the words after it, as far as the name goes."""

    def __init__(
        self,
        text: str,
        last: int,
        end: int,
        grammar: Grammar,
        hits: Sequence[Hit],
        firm: Set[int],
        heads: Set[int],
    ) -> None:
        self.text, self.last, self.end = text, last, end
        self.grammar = grammar
        self.hits = hits
        self.firm, self.heads = firm, heads
        self.tokens = list(islice(_TOKEN.finditer(text, last, end), _LONGEST_NAME))
        self.finish = last  # offset after what surely belongs to the name
        self.passed = last  # words before it are read
        self.titled = False  # a title in quotation marks stands in the name
        self.circled = False  # its parties were the last it named, and say no more of it

    def end_of_name(self) -> int:
        """Offset after the last word that belongs to the name."""
        for place, token in enumerate(self.tokens):
            if token.start() >= self.passed and not self._goes_over(place, token):
                break
        return self.finish

    def _goes_over(self, place: int, token: re.Match[str]) -> bool:
        """Whether the name goes on over a word or mark, which is then taken, or passed until more is taken."""
        grammar, text, word = self.grammar, self.text, token.group()
        folded = fold(word).strip()
        following = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        if folded in grammar.entitled and following is not None:
            return self._take(_QUOTED.match(text, following.start(), self.end))
        if folded in grammar.pairing and self._take_circle(place):
            return True
        if self.circled and folded not in grammar.on and folded not in grammar.about:
            return False  # "the Dialogue between A and B took place"
        self.circled = False
        if word == "," and self.finish == token.start() and self._goes_over_list(place):
            return True
        plain = grammar.connectors and place == 0 and word.isalpha() and word.islower()
        if plain and folded not in grammar.connectors and folded not in grammar.continues:
            return False  # where head nouns come last, only "of", "on" and the like lead a name on past it
        if word == "(" and not text[self.finish : token.start()].strip():
            return self._passes_acronym(token)
        if word in "-–" and (_glued(text, token) or _joins_names(text, token, self.hits)):
            return True
        if word in "«“" or (word == '"' and place == 0 and not grammar.connectors):
            self.titled = True
            return self._take(_QUOTED.match(text, token.start(), self.end))
        if following is not None and self._leads_to_capital(folded, token, following):
            return self._reach(following.end())
        if self._is_numbered(place, token) or self._is_deed(place, token):
            return self._reach(token.end())
        named = self._named(token)
        if named and folded not in grammar.stops:
            return self._reach(named)
        numbered = None if grammar.connectors else _NUMBERED.match(text, token.start(), self.end)
        if numbered is not None:
            return self._take(numbered)
        if (
            following is not None
            and _is_one(following, grammar.agents)
            and grammar.participle.fullmatch(word)
        ):
            return False  # "un projet pilote conduit par A"
        if self._ends(word, folded, token) or is_acting(text, self.finish, token, following, grammar):
            return False
        if not grammar.connectors:
            dated = _DATED.match(text, token.start(), self.end)
            if dated is not None:
                return self._take(dated)
            if _OF_YEAR.match(text, token.start(), self.end):
                return False
        listed = listed_topics(text, token, self.end, grammar, self.heads)
        if listed:
            return self._reach(listed)
        if folded in grammar.continues and not goes_on(folded, following, self.end, text, grammar, self.hits):
            return False
        if following is not None and f"{folded} {fold(following.group()).strip()}" in grammar.spans:
            self.passed = following.end()  # "en charge de", though "chargé de" ends a name
            return True
        led_on = bool(grammar.connectors) and word[:1].isupper()  # "the “Reef” Group"
        if self.titled and folded not in grammar.dangling and not led_on:
            return False  # what follows a title in quotation marks belongs to the sentence, but for "of" and a name
        if folded in grammar.coordinators and not joins(
            self.tokens, place, text, grammar, self.hits, self.firm
        ):
            return False
        if folded not in grammar.dangling:
            self.finish = token.end()
        return True

    def _is_numbered(self, place: int, token: re.Match[str]) -> bool:
        """Whether a number right after a head noun with a capital is that of a text: "Executive Order 14017"."""
        number = place == 0 and token.group().isdigit() and len(token.group()) >= _NUMBER
        before = self.text[: self.last].rsplit(maxsplit=1)[-1:] if number and self.grammar.connectors else []
        return bool(before) and before[0][:1].isupper()

    def _is_deed(self, place: int, token: re.Match[str]) -> bool:
        """Whether a gerund with a capital says what a name is on: "Executive Order on Enhancing Safeguards"."""
        grammar, word = self.grammar, token.group()
        if not (grammar.connectors and place and word[:1].isupper() and word.endswith(grammar.fronted)):
            return False
        return fold(self.tokens[place - 1].group()).strip() in grammar.on | grammar.about

    def _leads_to_capital(self, folded: str, token: re.Match[str], following: re.Match[str]) -> bool:
        """Whether a name with capitals goes on over a link to a word with one: "the Alliance to End Piracy"."""
        if "*capital" not in self.grammar.continues.get(folded, ()):
            return False
        before = self.text[max(0, token.start() - _CONTEXT) : token.start()].split()[-1:]
        capitals = bool(before) and before[0][:1].isupper() and following.group()[:1].isupper()
        return capitals and all(h.start != following.start() for h in self.hits)  # "to Valdoria"

    def _reach(self, end: int) -> Literal[True]:
        """Take all words up to an offset into the name."""
        self.finish = self.passed = end
        return True

    def _take(self, whole: re.Match[str] | None) -> bool:
        """Take what matched into the name; whether anything did."""
        return whole is not None and self._reach(whole.end())

    def _take_circle(self, place: int) -> bool:
        """Take the parties that the name is between; whether there are any."""
        circle = end_of_circle(self.text, self.tokens[place + 1 :], self.grammar, self.hits)
        if circle:
            self.circled = bool(self.grammar.connectors)
        return bool(circle) and self._reach(circle)

    def _goes_over_list(self, place: int) -> bool:
        """Whether a comma stands in a list that belongs to the name: of parties, or of words that describe it."""
        at = self.finish
        parties = parties_after(self.text, at, self.tokens[place + 1 :], self.grammar, self.hits)
        if parties:
            return self._reach(parties)
        listed = end_of_words(self.text, at, self.end, self.grammar)
        if listed and not self.grammar.connectors:
            return self._reach(listed)
        if not listed or at == self.last or any(at <= head < listed for head in self.firm):
            return False
        self.passed = listed  # the item after "and" is still to come
        return True

    def _passes_acronym(self, bracket: re.Match[str]) -> bool:
        """Whether the name goes on after its acronym: "Memorandum of Understanding (MOU) between A and B"."""
        short = _ACRONYM.match(self.text, bracket.start(), self.end)
        after = _TOKEN.match(self.text, short.end() + 1, self.end) if short is not None else None
        if short is None or after is None:
            return False
        self.passed = short.end()
        word = fold(after.group()).strip()
        return any(word in words for words in (self.grammar.pairing, self.grammar.on, self.grammar.about))

    def _named(self, token: re.Match[str]) -> int:
        """Offset after a name of the lexicon that begins with a word and goes on after it; 0 where none does."""
        at, after = token.span()
        return next((h.end for h in self.hits if h.start == at and h.end > after and not h.adjective), 0)

    def _ends(self, word: str, folded: str, token: re.Match[str]) -> bool:
        """Whether a word or mark stands in no name: a number, a month, a verb, a word that opens something else."""
        grammar = self.grammar
        if not folded or (folded.isdigit() and not _YEAR.fullmatch(folded)):
            return True
        if folded in grammar.months and word[:1].isupper() == grammar.capital_months:
            return True
        if folded in grammar.prefixed and _GLUED_ON.match(self.text, token.end()):
            return True  # "le Forum co-organisé par"
        opens = folded in grammar.stops or folded in grammar.demonstratives
        if opens and not _GLUED_ON.match(self.text, token.end()):
            return True
        return grammar.finite.fullmatch(word) is not None


def _is_one(token: re.Match[str], words: Set[str]) -> bool:
    """Whether a token, folded, is one of some words."""
    return fold(token.group()).strip() in words


def _spelt_out(text: str, last: int, end: int, grammar: Grammar) -> int:
    """Offset after the words that an acronym in brackets shortens: the name goes up to it; 0 where none does.

    The acronym begins with the letter of the head noun, and no verb, mark or other name of a rank stands between.
    """
    bracket = _SHORTENED.match(text, last, end)
    if bracket is None:
        return 0
    words = _TOKEN.findall(bracket["words"])
    heads = re.split(r"[\s'’]+", text[max(0, last - _CONTEXT) : last])[-3:]
    begins = any(fold(word)[:1] == fold(bracket["acronym"])[:1] for word in heads)
    ends = any(
        fold(w).strip() in grammar.any_of("stops", "demonstratives") or grammar.finite.fullmatch(w)
        for w in words
    )
    fits = sum(1 for w in words if fold(w).strip()[:1] in set(fold(bracket["acronym"])) and len(w) > 2)
    return 0 if not begins or ends or fits + 1 < len(bracket["acronym"]) / 2 else bracket.end("words")


def _joins_names(text: str, dash: re.Match[str], hits: Sequence[Hit]) -> bool:
    """Whether a dash with blanks beside it stands between two names ("Dialogue UE – Japon")."""
    before, after = dash.start(), dash.end()
    while text[before - 1 : before].isspace():
        before -= 1
    while text[after : after + 1].isspace():
        after += 1
    named = [h for h in hits if not h.adjective and text[h.start].isupper()]
    letters = _LETTERS.match(text, after)
    left = any(h.end == before for h in named)
    return left and (letters is not None or any(h.start == after for h in named))


def _glued(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark stands between letters or digits, without blanks."""
    return text[mark.start() - 1 : mark.start()].isalnum() and text[mark.end() : mark.end() + 1].isalnum()
