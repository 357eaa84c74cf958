"""The verbs, tenses and head nouns of a language, read from ``ontology/patterns/acts-*.yaml``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from kg.errors import OntologyError
from kg.resources import ontology_folder

_ELISIONS = 2  # marks of elision stand between the words of a phrase
_WORD = re.compile(r"\w+")
# How many words are remembered at once.
_REMEMBERED = 8192
# Marks after which the subject of the sentence acts again.
PAUSES = frozenset(",;")
# Lists of phrases that change what is being read of a clause.
_CLAUSE_PHRASES = (
    "via",
    "tense",
    "particles",
    "backing",
    "pledging",
    "working_with",
    "agreeing",
    "attending",
)


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words and phrases that are looked for in tokens.

    Attributes:
        all: the phrases, words joined by one blank.
        first: their first words.
        begun: what longer phrases begin with, of one word or more.
        longest: how many tokens the longest may take.
    """

    all: frozenset[str]
    first: frozenset[str]
    begun: frozenset[str]
    longest: int

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Phrases:
        """These phrases.

        >>> found = Phrases.of(["as well as", "and"])
        >>> found.longest, sorted(found.begun)
        (5, ['as', 'as well'])
        """
        kept = frozenset(phrases)
        split = [phrase.split() for phrase in kept if phrase]
        first = frozenset(words[0] for words in split)
        begun = frozenset(" ".join(words[:long]) for words in split for long in range(1, len(words)))
        return cls(kept, first, begun, max(map(len, split), default=0) + _ELISIONS)


@dataclass(frozen=True, slots=True)
class ActWords:
    """What the reader of acts knows of a language.

    Attributes:
        forms: verb form -> (class of verb, tenses the form may stand for).
        particles: words -> class of verb.
        rungs: class of verb -> tense -> rung.
        alone: class of verb -> property, where one party does it.
        together: class of verb -> property, where several do.
        describing: classes of verbs that may speak of a thing without a name.
        purposes: classes of verbs that count in a clause of purpose.
        gathering: classes of verbs that may bring parties to something -> property of who does it.
        tense: phrase -> what it makes of the verb after it.
        nominal: noun -> rung, before "of".
        heads: head noun -> local name of its class.
        selves: phrases by which those who sign a text speak of themselves, longest first.
        passives: phrase before a participle whose subject is what is done -> tense.
        roles: phrase after a thing -> property of the parties named next.
        taking_place: verb by which something takes place, after its name -> rung.
        dated_by_rung: rung -> property that dates it.
        dated_by_word: property -> the verbs that it dates, whatever their class.
        compound_roles: participle after a party and a hyphen -> property of the party.
        apposed: noun after a party's comma ("host of") -> property of the party in what follows.
        text_kinds: words in the title of a text that only tells of something -> local name of its kind.
        owned: noun after a party in the genitive ("participation in") -> property likewise.
        called_roles: noun after the name of something -> property of those who are called so ("Reef Pillar leads").
        agent_roles: rung of a noun -> property of who does it ("the launch by A of").
        there_roles: verb after a pronoun of place -> property of who does it ("y participe").
        part_of_parties: noun before parties ("participation of") -> property of theirs in what follows.
        meeting: how a meeting is called that only a verb tells of.
        sitting: how a meeting of a body is called.
        article: the article before its name, where the text has none.
        between: how a text that nothing else tells is called after those who sign it.
        strand: how one of several groups is called by what it is on.
        also: the word between those who met and those they met.
        contractions: words that run together in such a name, and what they become.
        head_first: head nouns come before what tells of them, as in French.
        sets: the other word lists, by name.
        phrases: the phrases of lists and tables that are looked for in tokens, by name.
        opening: the first words of what tells of a clause -> the lists of the phrases they may open.
        ending: endings of adverbs and participles, which stand after a noun phrase.
        telling: every word and mark that changes what is being read of a clause.
    """

    forms: Mapping[str, tuple[str, frozenset[str]]]
    particles: Mapping[str, str]
    rungs: Mapping[str, Mapping[str, str]]
    alone: Mapping[str, str]
    together: Mapping[str, str]
    describing: frozenset[str]
    purposes: frozenset[str]
    gathering: Mapping[str, str]
    tense: Mapping[str, str]
    nominal: Mapping[str, str]
    heads: Mapping[str, str]
    selves: tuple[str, ...]
    passives: Mapping[str, str]
    roles: Mapping[str, str]
    taking_place: Mapping[str, str]
    dated_by_rung: Mapping[str, str]
    dated_by_word: Mapping[str, frozenset[str]]
    compound_roles: Mapping[str, str]
    apposed: Mapping[str, str]
    owned: Mapping[str, str]
    called_roles: Mapping[str, str]
    text_kinds: Mapping[str, str]
    part_of_parties: Mapping[str, str]
    agent_roles: Mapping[str, str]
    there_roles: Mapping[str, str]
    meeting: str
    strand: str
    between: str
    sitting: str
    article: str
    also: str
    contractions: tuple[tuple[str, str], ...]
    head_first: bool
    sets: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Phrases]
    opening: Mapping[str, frozenset[str]]
    ending: tuple[str, ...]
    telling: frozenset[str]
    head: Callable[[str], str] = field(init=False, repr=False)  # of a word: as _head, remembered
    _together: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, repr=False)
    _sifted: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Remember what is told of words: the same ones come again and again."""
        object.__setattr__(self, "head", lru_cache(maxsize=_REMEMBERED)(self._head))

    def any_of(self, *names: str) -> frozenset[str]:
        """The words of several lists, put together once; a mark stands for itself."""
        known = self._together.get(names)
        if known is None:
            lists = (self.sets[name] if name[0].isalpha() else {name} for name in names)
            known = self._together[names] = frozenset().union(*lists)
        return known

    def sifted(self, name: str, *others: str) -> frozenset[str]:
        """The words of a list that stand in none of the others, sifted once; a mark stands for itself."""
        known = self._sifted.get((name, *others))
        if known is None:
            known = self._sifted[name, *others] = self.sets[name] - self.any_of(*others)
        return known

    def _head(self, word: str) -> str:
        """Local name of the class of what a noun, singular or plural, is the head of; empty for others."""
        for form in (word, word[:-1], word[:-2]) if word.endswith(("s", "x")) else (word,):
            if form in self.heads:
                return self.heads[form]
        return self.heads.get(word[:-3] + "y", "") if word.endswith("ies") else ""


@cache
def act_words(language: str, folder: Path | None = None) -> ActWords | None:
    """The words of a language, read once per process; None for a language that has none."""
    path = (folder or ontology_folder()) / "patterns" / f"acts-{language}.yaml"
    if not path.exists():
        return None
    try:
        raw = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        return _words(raw)
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise OntologyError(f"{path.name}: {' '.join(str(error).split())}; mend the file") from error


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """Words in small letters, one blank between them; marks are left out.

    >>> key("L’Appel, à Paris")
    'l appel à paris'
    """
    return " ".join(_WORD.findall(text.lower()))


def _words(raw: Mapping[str, Any]) -> ActWords:
    forms: dict[str, tuple[str, frozenset[str]]] = {}
    for cls, by_tense in raw["verbs"].items():
        for tense, written in by_tense.items():
            for form in written.split():
                _, tenses = forms.get(key(form), (cls, frozenset()))
                forms[key(form)] = (cls, tenses | {tense})
    lists = {name: _set(words) for name, words in raw.items() if isinstance(words, list)}
    particles = {key(words): cls for words, cls in raw["particles"].items()}
    tense = _table(raw["tense"])
    nominal, passives, roles = _table(raw["nominal"]), _table(raw["passives"]), _table(raw["roles"])
    heads, taking_place = _table(raw["heads"]), _table(raw["taking_place"])
    apposed, owned = _table(raw["apposed"]), _table(raw["owned"])
    called_roles = _table(raw["called_roles"])
    part_of_parties, there_roles = _table(raw["part_of_parties"]), _table(raw["there_roles"])
    sought: dict[str, Iterable[str]] = {
        **lists,
        "tense": tense,
        "particles": particles,
        "verbs": [*tense, *particles],
        "nominal": nominal,
        "passives": passives,
        "roles": roles,
        "taking_place": taking_place,
        "apposed": apposed,
        "owned": owned,
        "called_roles": called_roles,
        "part_of_parties": part_of_parties,
        "there_roles": there_roles,
        "heads": heads,
    }
    phrases = {name: Phrases.of(words) for name, words in sought.items()}
    opening: dict[str, frozenset[str]] = {}
    for name in _CLAUSE_PHRASES:
        for word in phrases[name].first:
            opening[word] = opening.get(word, frozenset()) | {name}
    return ActWords(
        forms=forms,
        particles=particles,
        rungs=raw["rungs"],
        alone=raw["alone"],
        together=raw["together"],
        describing=frozenset(raw["describing"]),
        purposes=frozenset(raw["purposes"]),
        gathering=raw["gathering"],
        tense=tense,
        nominal=nominal,
        heads=heads,
        selves=tuple(sorted(map(str, raw["selves"]), key=lambda p: (-len(p), p))),
        passives=passives,
        roles=roles,
        taking_place=taking_place,
        dated_by_rung=raw["dated_by_rung"],
        dated_by_word={name: _set(words) for name, words in raw["dated_by_word"].items()},
        compound_roles=_table(raw["compound_roles"]),
        apposed=apposed,
        owned=owned,
        called_roles=called_roles,
        text_kinds=_table(raw["text_kinds"]),
        part_of_parties=part_of_parties,
        agent_roles=raw["agent_roles"],
        there_roles=there_roles,
        meeting=raw["meeting"],
        strand=raw["strand"],
        between=raw["between"],
        sitting=raw["sitting"],
        article=raw["article"],
        also=raw["also"],
        contractions=tuple(raw["contractions"].items()),
        head_first=bool(raw.get("head_first")),
        sets=lists,
        phrases=phrases,
        opening=opening,
        ending=("ly", *lists["participle_endings"]),
        telling=frozenset(forms).union(
            lists["relatives"], lists["adverbs"], lists["causing"], PAUSES, opening
        ),
    )


def _table(raw: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Phrase -> what it stands for, from lists by what they stand for."""
    return {key(str(phrase)): what for what, phrases in raw.items() for phrase in phrases}


def _set(words: Iterable[object]) -> frozenset[str]:
    return frozenset(key(str(word)) or str(word) for word in words)
