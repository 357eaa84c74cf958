"""Where head nouns come first: those who act for the state their adjective names, "le ministre valdorien des Ports"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.reading.grammar import Grammar
from kg.reading.mentions import Mention
from kg.text import fold
from kg.vocabulary.lexicon import Hit

# How far before an adjective the noun begins.
_BACK = 40
_WORDS = re.compile(r"\w[\w-]*")
# What an office is in charge of: "de l'Économie", "des Ports et de la Mer", "chargé du Commerce extérieur".
_PART = r"(?:d[eu]s?\s(?:la\s|l['’])?|d['’])[A-ZÀ-Þ][\w-]*(?:\s[a-zà-ÿ]+(?:es|que|ques|ure|eur|ieur|ale|ive|able|al))?"
_CHARGE = re.compile(
    rf"\s(?:délégué(?:e)?\s)?(?:chargée?s?\s)?{_PART}(?:(?:,\s{_PART}){{0,4}}\set\s{_PART})?"
)


def envoys(
    text: str, start: int, hits: Sequence[Hit], states: frozenset[str], grammar: Grammar
) -> Iterator[Mention]:
    """The mentions of states in the adjectives of those who act for them.

    Args:
        text: the document.
        start: where the sentence begins.
        hits: the names in it.
        states: IRIs of those among them that are states.
        grammar: the grammar of its language.
    """
    last: Mention | None = None
    for hit in hits:
        if not hit.adjective or len(hit.iris) != 1 or hit.iris[0] not in states:
            continue
        before = text[max(start, hit.start - _BACK) : hit.start]
        words = list(_WORDS.finditer(before))
        joined = last is not None and text[last.end : hit.start].strip() in grammar.coordinators
        if (
            words
            and before[words[-1].end() :].isspace()
            and fold(words[-1].group()).strip() in grammar.envoys
        ):
            first = hit.start - len(before) + words[-1].start()
        elif joined:
            first = hit.start  # "les ministres valdorien et kestrien"
        else:
            continue
        comma = text[start:first].rstrip()
        if comma.endswith(",") and any(h.end == start + len(comma) - 1 for h in hits):
            continue  # "Orla Quint, ministre valdorienne": she is named
        charge = _CHARGE.match(text, hit.end)
        last = Mention(first, charge.end() if charge is not None else hit.end, "party", hit.iris)
        yield last
