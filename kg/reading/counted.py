"""How many an instrument has or brings together: "32 countries adopted the Pact", "les 12 États membres du Pacte"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model import Literal, Statement
from kg.namespaces import ENT, XSD
from kg.reading.coordination import Chunker
from kg.reading.mentions import Mention
from kg.reading.phrasing import Word
from kg.reading.relations import Relater

_COUNTED = 0.7
_WRITTEN = re.compile(r"\d{1,3}(?:[., \u202f]\d{3})*|\d+")
_HYPHEN = re.compile(r"[\W_]+")
# Four digits in this range are a year, not a count.
_FIRST, _LAST = 1900, 2100
# One letter for each word: an instrument, a number, a number with what it counts ("14-member"), what is counted,
# what an instrument does with those it counts, what these do to it, "by", "of", a word before a noun, a mark, others.
_INSTRUMENT, _NUMBER, _COMPOUND, _COUNTABLE, _OTHER, _MARK = "INDCwp"
_LISTS = (
    ("countables", "C"),
    ("comprising", "M"),
    ("enacting_ing", "g"),
    ("enacting", "V"),
    ("by", "b"),
    ("belonging", "o"),
    ("have", "h"),
    ("infinitive", "t"),
    ("determiners", "d"),
    ("relatives", "r"),
    ("prepositions", "q"),
)
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        # "the 32 founding members of the Pact", "three working groups under the Pact"
        "(?P<number>N)[wM]{0,3}(?P<noun>C+)w{0,2}o[dw]{0,2}(?P<what>I)",
        # "the Pact brings together more than 32 countries", abbreviated or not
        "(?P<what>I)k?r?k?[wVh]{0,3}M[dwoq]{0,14}(?P<number>N)[wM]{0,3}(?P<noun>C+)",
        # "the Pact, which now has a membership of 32 countries"
        "(?P<what>I)k?r?k?w?h(?:dw{0,2}o)?w?(?P<number>N)w{0,3}(?P<noun>C+)",
        # "32 countries across four continents adopted the Pact, launching the Partnership"
        "(?P<number>N)w{0,3}(?P<noun>C+)[dwoqNC]{0,8}V{1,2}[dw]{0,2}(?P<what>I)(?:[dwok]{0,2}g[dw]{0,2}(?P<also>I))?",
        # "the Pact, signed by 32 countries"
        "(?P<what>I)k?[rw]{0,2}V[w]{0,2}b[dwo]{0,3}(?P<number>N)w{0,3}(?P<noun>C+)",
        # "Launched in 2031 by 32 countries, the Pact"
        "V[wq]{0,4}b(?P<number>N)w{0,2}(?P<noun>C+)w{0,1}kd?(?P<what>I)",
        # "the signing of the Pact by 32 countries"
        "o[dw]{0,2}(?P<what>I)b(?P<number>N)w{0,2}(?P<noun>C+)",
        # "the 14-member Pact"
        "(?P<number>N)-(?P<noun>C)w{0,2}(?P<what>I)",
        "(?P<number>(?P<noun>D))w{0,2}(?P<what>I)",
    )
)


class Counter:
    """Reads how many one document's sentences say an instrument has."""

    def __init__(self, relater: Relater) -> None:
        self.relater = relater

    def read(self, chunker: Chunker) -> Iterator[Statement]:
        """The counts of a sentence."""
        words = chunker.words
        if not self._may_count(chunker):
            return
        letters = [self._letter(chunker, at) for at in range(len(words))]
        if _INSTRUMENT not in letters or not {_NUMBER, _COMPOUND} & set(letters):
            return
        places = list(_outside_brackets(chunker))
        kept = "".join(letters[at] for at in places)
        seen: set[tuple[str, str]] = set()
        for shape in _SHAPES:
            for match in shape.finditer(kept):
                at, last = places[match.start("number")], places[match.end("noun") - 1]
                value = self._value(chunker, at)
                for group in ("what", "also"):
                    if group not in match.re.groupindex or match[group] is None:
                        continue
                    place = places[match.start(group)]
                    mention = words[place].mention or self._meant(words[place])
                    if mention is None or not mention.iri or (mention.iri, value) in seen or not value:
                        continue
                    seen.add((mention.iri, value))
                    yield self._said(chunker, mention, value, (at, last), place)

    @staticmethod
    def _may_count(chunker: Chunker) -> bool:
        """Whether a sentence has a number, something to count and something it may be of, before they are sorted."""
        phrasing, words = chunker.phrasing, chunker.words
        if not words or not (words[0].key in phrasing["it"] or "I" in chunker.tags):
            return False
        keys, countables = {w.key for w in words}, phrasing["countables"]
        joined = (part for key in keys if not key.isalnum() for part in _HYPHEN.split(key))
        if countables.isdisjoint(keys) and countables.isdisjoint(joined):
            return False
        return any(w.tag == "N" or _HYPHEN.split(w.key, 1)[0] in phrasing.numerals for w in words)

    def _said(
        self, chunker: Chunker, mention: Mention, value: str, counted: tuple[int, int], place: int
    ) -> Statement:
        words = chunker.words
        at, last = counted
        start, end = words[min(at, place)].start, words[max(last, place)].end
        said = self.relater.statement(
            mention.iri,
            ENT.figure,
            Literal(value, XSD.string),
            [(start, end), *mention.antecedent],
            "how-many",
            _COUNTED,
        )
        whole = self.relater.text[words[at].start : words[last].end]
        unit = (
            whole.partition("-")[2]
            if at == last
            else self.relater.text[words[at + 1].start : words[last].end]
        )
        return replace(said, note=" ".join(unit.split()))

    def _meant(self, word: Word) -> Mention | None:
        """What a pronoun that opens a sentence means: the instrument named last."""
        known = self.relater.discourse.known
        if not known:
            return None
        return Mention(word.start, word.end, "instrument", (known[-1].iri,), antecedent=(known[-1].span,))

    def _letter(self, chunker: Chunker, at: int) -> str:
        word = chunker.words[at]
        if word.tag == "I" or (at == 0 and word.key in chunker.phrasing["it"]):
            return _INSTRUMENT
        if word.tag in "GTBE":
            return _OTHER
        if word.tag == "P":
            return word.key if word.key == "-" else "k" if word.key == "," else _MARK
        number, _, noun = _hyphened(word.key).partition("-")
        if noun in chunker.phrasing["countables"] and (
            number.isdigit() or number in chunker.phrasing.numerals
        ):
            return _COMPOUND
        if word.tag == "N" or self._value(chunker, at):
            return _NUMBER if self._value(chunker, at) else _OTHER
        lists = chunker.listings[at]
        return next((letter for name, letter in _LISTS if name in lists), _OTHER) if lists else _OTHER

    def _value(self, chunker: Chunker, at: int) -> str:
        """The number at a place as digits; empty where there is none, or it is a year or an amount of money."""
        word, numerals = chunker.words[at], chunker.phrasing.numerals
        written = self.relater.text[word.start : word.end]
        if chunker.key(at + 1) in chunker.phrasing.scales:
            return ""
        if word.tag == "N":
            if chunker.key(at - 1) in chunker.phrasing["currencies"]:
                return ""
            digits = written.partition("-")[0]
            whole = int(re.sub(r"\D", "", digits)) if _WRITTEN.fullmatch(digits) else 0
            year = written.isdigit() and _FIRST <= whole <= _LAST
            return str(whole) if whole > 1 and not year else ""
        key = _hyphened(word.key)
        if key in numerals:
            return str(numerals[key]) if numerals[key] > 1 else ""
        tens, _, units = key.partition("-")
        if tens in numerals and units in numerals:
            return str(numerals[tens] + numerals[units])
        return str(numerals[tens]) if tens in numerals and units in chunker.phrasing["countables"] else ""


def _hyphened(key: str) -> str:
    """A word whose parts are joined by hyphens, however they are joined in the text."""
    return key if key.isalnum() else _HYPHEN.sub("-", key)


def _outside_brackets(chunker: Chunker) -> Iterator[int]:
    """The places of a sentence that stand in no short bracket."""
    at = 0
    while at < len(chunker.words):
        after = chunker.past_bracket(at)
        if after == at:
            yield at
            at += 1
        at = max(at, after)
