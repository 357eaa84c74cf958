"""The language of a text, told from the words that carry no subject: "the", "of", "le", "des".

The words are data, in ``ontology/patterns/documents.yaml``. A text too short to
tell has none; so has one in a language that is not listed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from kg.documents.rules import LanguageRules, rules
from kg.model import Passage
from kg.resources import ontology_folder

_WORD = re.compile(r"[^\W\d_]+")
# Text enough to tell a language by.
_ENOUGH = 200_000


def language_of(text: str) -> str:
    """The language of most of a text's words, or nothing where they do not tell.

    >>> language_of("Le Japon et la France ont lancé un dialogue."), language_of("The two countries have met in Paris.")
    ('fr', 'en')
    >>> language_of("Japon – France"), language_of("Die Parteien haben sich auf einen Plan für das Land geeinigt.")
    ('', 'de')
    """
    chosen = rules().languages
    words = _WORD.findall(text[:_ENOUGH].lower())
    found = _votes(words)
    if not found:
        return ""
    (best, votes), *others = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    second = others[0][1] if others else 0
    decided = votes >= chosen.fewest and votes >= chosen.lead * second and votes >= chosen.share * len(words)
    return best if decided else ""


def foreign_passages(text: str, passages: Sequence[Passage], language: str) -> Mapping[int, str]:
    """The outermost passages that speak another language than their document, with theirs, by their index."""
    chosen = rules().languages
    mine = language.partition("-")[0]
    found: dict[int, str] = {}
    for index, passage in enumerate(passages):
        if passage.parent is not None:
            continue
        votes = _votes(_WORD.findall(text[passage.start : passage.end].lower()))
        own = votes.pop(mine, 0)
        best = max(votes, key=lambda name: (votes[name], name), default="")
        if best and votes[best] >= max(chosen.passage_fewest, chosen.passage_lead * own):
            found[index] = best
    return found


def language_names(language: str) -> tuple[str, ...]:
    """The English and the French name of a language, or its tag."""
    return rules().languages.names.get(language.partition("-")[0], (language, language))


def _votes(words: Iterable[str]) -> dict[str, int]:
    """How many words of a text each language owns."""
    owners = _owners(ontology_folder())
    votes: dict[str, int] = {}
    for word, count in Counter(filter(owners.__contains__, words)).items():
        for language in owners[word]:
            votes[language] = votes.get(language, 0) + count
    return votes


@cache
def _owners(folder: Path) -> Mapping[str, tuple[str, ...]]:
    chosen: LanguageRules = rules(folder).languages
    owners: dict[str, tuple[str, ...]] = {}
    for language, words in chosen.words.items():
        for word in words:
            owners[word] = (*owners.get(word, ()), language)
    return owners
