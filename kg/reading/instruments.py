"""Names of instruments, found by how official prose makes them.

A head noun from the scheme of kinds ("groupe de travail", "dialogue") opens a
name; the name goes on over complements and adjectives until a word that cannot
belong to it. What is found is a noun phrase with its parts; who it names is
decided by :mod:`kg.reading.discourse`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from functools import cache

from kg.iris import local
from kg.reading.grammar import Grammar
from kg.reading.name_end import name_end, quotation_end
from kg.reading.name_start import grow_left
from kg.text import fold
from kg.vocabulary import Vocabulary
from kg.vocabulary.lexicon import Hit, Lexicon, Name

_TOKEN = re.compile(r"\w+['’]?|[^\w\s]")
# How far before a head noun its name may begin.
_BEFORE = 400
# The name in quotation marks before a head noun has no more words and marks.
_LONGEST_QUOTATION = 12
_ACRONYM = re.compile(r"\s*\(\s*(?P<acronym>[A-Z][\w&+-]{1,11})(?:\s*[/,;–]\s[^()]{2,80})?\s*\)")


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A phrase that names, or points back to, an instrument.

    Attributes:
        start: offset of the name (determiner left out).
        end: offset after it.
        head: (start, end) of the head noun.
        kinds: IRIs of the kinds its head noun announces.
        determiner: folded determiner, or empty.
        plural: a generic plural, such as "des accords de coopération".
        quoted: the name stands in quotation marks.
        acronym: acronym given in brackets after it, or empty.
        grown: words before the head noun belong to the name ("Clean Water Agreement").
    """

    start: int
    end: int
    head: tuple[int, int]
    kinds: tuple[str, ...]
    determiner: str
    plural: bool
    quoted: bool
    acronym: str = ""
    grown: bool = False

    @property
    def bare(self) -> bool:
        """Nothing but the head noun: it points back, it does not name."""
        return self.end <= self.head[1] and not self.grown

    def is_of(self, kinds: Set[str]) -> bool:
        """Whether its head noun announces a kind that stands in a list of local names."""
        return any(local(kind) in kinds for kind in self.kinds)


@cache
def head_nouns(vocabulary: Vocabulary, language: str) -> Lexicon:
    """The head nouns of a language as a lexicon of kinds; made once per process."""
    return Lexicon(
        Name(noun.text, kind.iri, cased=False)
        for kind in vocabulary.kinds.values()
        for noun in kind.head_nouns
        if noun.language == language
    )


def noun_phrases(
    text: str, start: int, end: int, heads: Lexicon, grammar: Grammar, hits: Sequence[Hit]
) -> list[NounPhrase]:
    """The noun phrases of ``text[start:end]`` that may name instruments, nested ones too, sorted.

    Args:
        text: the document's text layer.
        start: offset of the sentence.
        end: offset after it.
        heads: lexicon of head nouns.
        grammar: wordings of the language.
        hits: names of the lexicon in the sentence, with offsets in the document.
    """
    found = []
    named = heads.find(text[start:end])
    firm = {
        start + h.start for h in named if not all(kind.rsplit("/", 1)[-1] in grammar.weak for kind in h.iris)
    }
    opened = {start + h.start for h in named}
    for head in named:
        first, last = start + head.start, start + head.end
        if grammar.connectors and _goes_past(text, first, last, end, grammar):
            continue  # "ministerial-level", "Partnership Platform": where head nouns come last, this is none
        written = text[first:last]
        if written.lower() in grammar.not_heads or (written.lower() in grammar.cased and written.islower()):
            continue
        determiner, begin, quoted, grown = _before(text, start, first, grammar)
        finish = quotation_end(text, first, end) if quoted else 0
        finish = finish or name_end(text, last, end, grammar, hits, firm, heads=opened)
        acronym = _ACRONYM.match(text, finish, end) or (
            _ACRONYM.match(text, last, end) if finish > last else None
        )
        if acronym is not None and acronym.start() < finish and heads.find(acronym["acronym"]):
            acronym = None  # "Memorandum of Understanding (MOU) between ...": any may be called so
        # Where head nouns come last, the last word bears the plural mark.
        marked = fold(written.split()[-1 if grammar.connectors else 0])[-1:]
        # "the Lagoon Accords": a plural that names with a capital only is one thing.
        proper = grown and written[:1].isupper() and fold(written).strip() in grammar.capitals
        # "le fonds": a determiner of one thing, or a noun that is written so of one as well.
        single = determiner in grammar.genders or fold(written).strip() in grammar.invariable
        plural = determiner in grammar.plurals or (
            marked in "sx" and not quoted and not proper and not single
        )
        found.append(
            NounPhrase(
                begin,
                finish,
                (first, last),
                head.iris,
                determiner,
                plural,
                quoted,
                acronym["acronym"] if acronym else "",
                grown,
            )
        )
    return _shortened(text, found)


def _shortened(text: str, phrases: list[NounPhrase]) -> list[NounPhrase]:
    """Names with their acronyms: of two that end alike, the one that begins with its letter has it."""
    fitting = {(p.end, p.acronym) for p in phrases if p.acronym and _fits(text, p)}
    return [
        replace(p, acronym="") if (p.end, p.acronym) in fitting and not _fits(text, p) else p for p in phrases
    ]


def _fits(text: str, phrase: NounPhrase) -> bool:
    return fold(text[phrase.start]) == fold(phrase.acronym[:1])


def _goes_past(text: str, first: int, last: int, end: int, grammar: Grammar) -> bool:
    """Whether a compound goes on past a head noun, which then is none."""
    if text[last : last + 1] == "-":
        return True
    following = _TOKEN.match(text, last + 1, end)
    if (
        following is not None
        and text[last].isspace()
        and fold(following.group()).strip() in grammar.determiners
    ):
        return True  # "meeting the Goals": a verb
    token = (
        _TOKEN.match(text, last + 1, end)
        if text[last : last + 1].isspace() and text[first].isupper()
        else None
    )
    if token is None or not token.group()[:1].isupper() or not token.group()[1:2].islower():
        return False
    word = fold(token.group()).strip()
    lists = (grammar.connectors, grammar.stops, grammar.pairing, grammar.dangling, grammar.months)
    return word not in grammar.continues and not any(word in words for words in lists)


def _near(text: str, start: int, first: int) -> int:
    """Where the words that may belong to a name before its head noun begin: at a blank, not too far back."""
    if first - start <= _BEFORE:
        return start
    return text.find(" ", first - _BEFORE, first) + 1 or first


def _quoted_before(words: list[re.Match[str]]) -> int:
    """How many tokens a quotation takes that ends before a head noun: "the “Reef Plus” initiative"; 0 for none."""
    if not words or words[-1].group() not in "”»":
        return 0
    for back, word in enumerate(reversed(words[-_LONGEST_QUOTATION:]), start=1):
        if word.group() in "“«":
            return back if words[-back + 1].group()[:1].isupper() and back > 2 else 0
    return 0


def _before(text: str, start: int, first: int, grammar: Grammar) -> tuple[str, int, bool, bool]:
    """Determiner, start of the name, whether quotation marks open before it, and whether it grew to the left."""
    words = list(_TOKEN.finditer(text, _near(text, start, first), first))
    begin = first
    while words and fold(words[-1].group()).strip() in grammar.before:
        begin = words.pop().start()
    right = begin
    if grammar.connectors:
        opening = _quoted_before(words)
        if opening:
            begin = words[-opening].start()
            del words[-opening:]
        else:
            begin = grow_left(text, words, begin, grammar)
    quoted = bool(words) and words[-1].group() in '«“"'
    if quoted:
        words.pop()
    determiner = fold(words[-1].group()).strip() if words else ""
    return (
        (determiner if determiner in grammar.determiners or determiner in grammar.plurals else ""),
        begin,
        quoted,
        begin < right,
    )
