"""The closed words and verbs of official prose, from ``ontology/patterns/phrases-*.yaml``; sentences cut into words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from kg.errors import OntologyError
from kg.reading.mentions import Mention
from kg.resources import ontology_folder
from kg.text import search_key

# Markup, addresses and numbers of members ("1) X, and 2) Y") are no words; marks of links and emphasis leave no trace.
_COUNTED = r"(?:(?<=[:;,]\s)|(?<=\band\s)|(?<=\bet\s))\(?(?:\d{1,2}|[a-h]|i{1,3})\)|"
_MARKUP = rf"\]\(\S{{1,600}}?\)|[*_\[\]]|</?[a-z]{{1,8}}>|{_COUNTED}https?://[^\s)\]]+|"
# "low- and middle-income": a word whose second half comes later keeps its hyphen.
_HANGING = r"\w++[-‑](?=\s+\w{2,3}\s+\w+[-‑])|"
# Most words have letters alone and a blank after them: they are told first, and at once.
_PLAIN_WORD = r"[A-Za-zÀ-ÖØ-öø-ÿ]++(?=\s)|"
# Words and marks, each with the blanks before it: a text is nothing but such pieces.
_WORDS = {
    "first": re.compile(
        rf"\s*(?:{_PLAIN_WORD}{_MARKUP}{_HANGING}" + r"\d+(?:[.,]\d+)*|\w++['’]|\w+(?:[-‑]\w+)*|[^\w\s])"
    ),
    "last": re.compile(
        rf"\s*(?:{_PLAIN_WORD}{_MARKUP}{_HANGING}"
        + r"\d+(?:[.,]\d+)*|['’]s\b|\w+(?:(?:[-‑&/]|(?<![a-z]{3})\.)\w+)*['’]?(?!\w)|\w+|[^\w\s])"
    ),
}
_ACCENTED = frozenset({"sûr", "où"})
_JOINED_BEFORE, _JOINED_AFTER = re.compile(r"\w[-‑]"), re.compile(r"[-‑]\w")
# How many words as written are remembered at once.
_REMEMBERED = 8192
# Words that change what is being read of a sentence: forms of known verbs, and those of these lists.
TURNING = "turning"
# What numbers the items of a list in one sentence, and what it follows.
_NUMBER = re.compile(r"[ivx]{1,5}|[a-h]|\d{1,2}")
_LISTING, _JOINING = frozenset(":;,"), frozenset({"and", "et", "or", "ou"})
_OPENERS = frozenset({"relatives", "means", "focus", "fields", "kinds", "be", "have", "minded", "devoted"})
_NONE: frozenset[str] = frozenset()
_VOWELS = frozenset("aeiouy")
_MARKS = {"topic": "T", "broad": "B", "date": "E", "party": "G", "place": "G"}


class Word(NamedTuple):
    """A word, mark or mention of a sentence.

    Attributes:
        key: its folded form; of a mention, the words it is written in.
        start: offset in the document.
        end: offset after it.
        tag: ``T`` a topic of the scheme, ``B`` one whose name is an everyday word, ``I`` an instrument, ``G`` a
            party or place, ``E`` a date, ``N`` a number, ``P`` a mark, ``W`` any other word.
        mention: the mention it is.
    """

    key: str
    start: int
    end: int
    tag: str
    mention: Mention | None = None


# A word from its parts: what its own constructor does, without that one's cost.
_word: Callable[[tuple[str, int, int, str, Mention | None]], Word] = partial(tuple.__new__, Word)


@dataclass(frozen=True, slots=True)
class Phrasing:
    """The words of a language that say what is committed to; each attribute is explained in the pattern file."""

    language: str
    head_last: bool
    words: Mapping[str, frozenset[str]]
    forms: Mapping[
        str, tuple[str, str]
    ]  # written form -> (verb, "plain", "third", "ing", "past" or "finite")
    scales: Mapping[str, int]
    numerals: Mapping[str, int]
    adverbs: tuple[str, ...]  # endings of adverbs
    accented: Mapping[str, str]  # words that without their accent would be others -> their key
    noun_endings: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    infinitive_endings: tuple[str, ...]  # of verbs that no list knows
    finite_endings: tuple[str, ...]
    named: Mapping[str, frozenset[str]]  # word -> the lists it stands in
    lists: Callable[[str], frozenset[str]] = field(init=False, repr=False)  # of a word: as _lists, remembered
    _read: Callable[[str], tuple[int, int, str, str]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Remember what is told of words: the same ones come again and again."""
        object.__setattr__(self, "lists", lru_cache(maxsize=_REMEMBERED)(self._lists))
        object.__setattr__(self, "_read", lru_cache(maxsize=_REMEMBERED)(self._as_read))

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.words[name]

    def _lists(self, key: str) -> frozenset[str]:
        """The names of the lists a word stands in."""
        names = set(self.named.get(key, ()))
        if key.endswith(self.adverbs) and key not in self.words["not_adverbs"]:
            names.add("adverbs")
        if key in self.forms or not names.isdisjoint(_OPENERS):
            names.add(TURNING)
        return frozenset(names)

    def listings(self, words: Sequence[Word]) -> list[frozenset[str]]:
        """The names of the lists each word of a sentence stands in; none for mentions and numbers."""
        lists = self.lists
        return [lists(w.key) if w.tag in "WP" else _NONE for w in words]

    def form(self, key: str) -> str:
        """Which form of a known verb a word is, or empty."""
        return self.forms[key][1] if key in self.forms else ""

    def verb(self, key: str) -> str:
        """The verb a word is a form of, or empty."""
        return self.forms[key][0] if key in self.forms else ""

    def cut(self, text: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Word]:
        """The words of ``text[start:end]``, each mention one word."""
        pattern = _WORDS["last" if self.head_last else "first"]
        found: list[Word] = []

        def plain(a: int, b: int) -> None:
            pieces = pattern.findall(text, a, b)
            places = zip(accumulate(map(len, pieces), initial=a), map(self._read, pieces), strict=False)
            found.extend(
                [
                    _word((key, at + begin, at + long, tag, None))
                    for at, (begin, long, key, tag) in places
                    if tag
                ]
            )

        at = start
        for mention in mentions:
            if mention.start < at or mention.end > end or _is_part(text, mention):
                continue
            plain(at, mention.start)
            key = search_key(text[mention.start : mention.end])
            found.append(Word(key, mention.start, mention.end, _MARKS.get(mention.slot, "I"), mention))
            at = mention.end
        plain(at, end)
        return _without_numbers(found) if text.find(")", start, end) >= 0 else found

    def _as_read(self, piece: str) -> tuple[int, int, str, str]:
        """Where a word begins after its blanks, where it ends, its key and its tag; no tag for markup."""
        written = piece.lstrip()
        begin, long = len(piece) - len(written), len(piece)
        mark = len(written) > 1 and (written[0] == "<" or written[-1] == ")")  # "<u>", "1)"
        if mark or written[0] in "*_[]" or written.startswith("http"):
            return begin, long, "", ""
        key = search_key(written)
        tag = "P" if not key else "N" if key[0].isdigit() else "W"
        if self.accented:
            key = self.accented.get(written.lower()) or key
        return begin, long, key or written, tag


def _without_numbers(words: list[Word]) -> list[Word]:
    """Words without what numbers the items of a list in one sentence: ": i) the mines; (b) the ports"."""
    kept: list[Word] = []
    at, size = 0, len(words)
    while at < size:
        opened = words[at].key == "("
        number = at + opened
        opens = not kept or kept[-1].key in _LISTING or kept[-1].key in _JOINING
        counts = number + 1 < size and words[number + 1].key == ")" and _NUMBER.fullmatch(words[number].key)
        if opens and counts:
            at = number + 2
            continue
        kept.append(words[at])
        at += 1
    return kept


def _is_part(text: str, mention: Mention) -> bool:
    """Whether a topic is part of a compound: "high-standard", "supply chain-related"."""
    if mention.slot not in ("topic", "broad"):
        return False
    before, after = text[max(0, mention.start - 2) : mention.start], text[mention.end : mention.end + 2]
    return bool(_JOINED_BEFORE.fullmatch(before) or _JOINED_AFTER.fullmatch(after))


@cache
def phrasing(language: str, folder: Path | None = None) -> Phrasing:
    """The phrasing of a language, read once per process."""
    path = (folder or ontology_folder()) / "patterns" / f"phrases-{language}.yaml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
        lists = {name: frozenset(map(_key, value)) for name, value in raw.items() if isinstance(value, list)}
        return Phrasing(
            language,
            raw["head"] == "last",
            lists,
            dict(_forms(raw)),
            raw["scales"],
            raw["numerals"],
            tuple(raw["adverb_endings"]),
            {word: word for word in raw["accented"]},
            tuple(lists["noun_endings"]),
            tuple(lists["adjective_endings"]),
            tuple(lists["infinitive_endings"]),
            tuple(lists["finite_endings"]),
            _named(lists),
        )
    except (OSError, yaml.YAMLError, KeyError) as error:
        raise OntologyError(f"{path.name}: {' '.join(str(error).split())}; mend the pattern file") from error


def _named(lists: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The names of the lists each word stands in."""
    named: dict[str, set[str]] = {}
    for name, words in lists.items():
        for word in words:
            named.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in named.items()}


def _key(word: object) -> str:
    return str(word) if str(word) in _ACCENTED else search_key(str(word)) or str(word)


def _forms(raw: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, str]]]:
    make = _english if raw["head"] == "last" else _french
    made: dict[str, tuple[str, str]] = {}
    for verb in raw["verbs"]:
        for written, form in make(verb):
            made.setdefault(written, (verb, form))
    for verb in raw["verbs"]:
        made[verb] = (verb, "plain")
    for written, verb in raw["irregular"].items():
        form = "ing" if written.endswith("ing") else "past"
        made[_key(written)] = (verb, form if raw["head"] == "last" else "finite")
    for written, verb in raw.get("participles", {}).items():
        made[_key(written)] = (verb, "past")
    for prefix in raw.get("prefixes", ()):
        for written, (verb, form) in list(made.items()):
            if " " not in written:
                made.setdefault(f"{prefix} {written}", (verb, form))  # "re-establish", "co-finance"
    yield from made.items()


def _english(verb: str) -> Iterator[tuple[str, str]]:
    """The forms of a regular English verb.

    >>> sorted(dict(_english("deny"))), sorted(dict(_english("halt")))
    (['denied', 'denies', 'denying'], ['halted', 'halting', 'halts'])
    """
    stem = verb
    if verb.endswith("e"):
        stem = verb[:-1]
    elif (
        len(verb) > 2
        and verb[-1] in "bdglmnprt"
        and verb[-2] in "aeiou"
        and verb[-3] not in _VOWELS
        and len(verb) < 6
        and verb not in {"limit", "open", "enter", "offer", "cover", "honor", "lever", "deliver"}
    ):
        stem = verb + verb[-1]
    soft = verb.endswith("y") and verb[-2] not in _VOWELS
    if verb.endswith("ize"):
        british = verb[:-3] + "is"
        yield from ((british + "e", "plain"), (british + "ing", "ing"), (british + "ed", "past"))
        yield british + "es", "third"
    yield (verb if verb.endswith("ee") else stem) + "ing", "ing"
    yield (verb[:-1] + "ied" if soft else stem + "ed"), "past"
    yield (
        (verb[:-1] + "ies" if soft else verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")),
        "third",
    )


def _french(verb: str) -> Iterator[tuple[str, str]]:
    """The forms of a regular French verb that stand in commitments, without accents.

    >>> [form for form, kind in _french("promouvoir") if kind == "finite"][:2]
    ['promouvra', 'promouvront']
    """
    stem = verb[:-2]
    if verb.endswith("er"):
        soft = stem + "e" if stem.endswith("g") else stem
        forms = {
            "finite": [soft + "ons", stem + "ent", stem + "era", stem + "eront", stem + "erons"],
            "third": [stem + "e"],  # without its accent the participle is written so too
            "ing": [soft + "ant"],
            "past": [stem + "es", stem + "ee", stem + "ees"],
        }
    elif verb.endswith("ir") and not verb.endswith("oir"):
        forms = {
            "finite": [
                stem + "issons",
                stem + "issent",
                stem + "it",
                stem + "ira",
                stem + "iront",
                stem + "irons",
            ],
            "ing": [stem + "issant"],
            "past": [stem + "i" + s for s in ("", "e", "s", "es")],
        }
    else:
        root = verb[:-3] if verb.endswith("oir") else stem
        future = root + "r"
        forms = {
            "finite": [future + "a", future + "ont", future + "ons", root + "ons", root + "ent"],
            "ing": [root + "ant"],
            "past": [],
        }
    for kind, written in forms.items():
        for form in written:
            yield form, kind
