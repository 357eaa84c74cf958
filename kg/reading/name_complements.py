"""Where head nouns come first: what a name takes after "on" and "for", and which verb ends it."""

from __future__ import annotations

import re
from collections.abc import Set

from kg.reading.coordination import Chunker
from kg.reading.grammar import Grammar
from kg.reading.noun_phrases import Phrase
from kg.reading.phrasing import Phrasing, phrasing
from kg.text import fold

# How far a list of topics in a name reaches, and how many make one.
_FAR, _SEVERAL = 240, 2
# How participles are written, which without their accent look like verbs.
_ACCENTED = ("é", "ée", "és", "ées")


def listed_topics(text: str, lead: re.Match[str], end: int, grammar: Grammar, firm: Set[int]) -> int:
    """Offset after several topics that "on" or "for" leads to ("sur la mine, le raffinage et le recyclage"), or 0.

    None of them may be somebody, another instrument or the subject of a verb of its own.
    """
    if grammar.connectors:
        return 0
    words = phrasing(grammar.language)
    if fold(lead.group()).strip() not in words["naming"]:
        return 0
    cut = words.cut(text, lead.end(), min(end, lead.end() + _FAR), ())
    chunker = Chunker(cut, text, words)
    phrases, _ = chunker.phrases(chunker.past(chunker.past(0, "dative"), "of"))
    taken = 0
    for phrase in phrases:
        inner = range(phrase.first, phrase.last)
        someone = chunker.within(phrase.first, "speakers") or chunker.within(phrase.first, "bodies")
        someone = someone or text[cut[phrase.first].start].isupper()
        between = any(chunker.within(at, "between") for at in inner)
        if phrase.example or someone or between or any(cut[at].start in firm for at in inner):
            break
        taken += 1
    if taken == len(phrases) == 1 and phrases[0].joined:
        return cut[_before_verb(chunker, phrases[0]) - 1].end  # "l'attribution et le suivi des bourses"
    while taken >= _SEVERAL:
        last = phrases[taken - 1]
        end_of_last = _before_verb(chunker, last)
        opening = range(phrases[taken - 2].last, last.first)
        joint = [at for at in opening if chunker.within(at, "coordinators")]
        ahead = " ".join(chunker.key(at) for at in range(joint[-1] + 1, last.last)) if joint else ""
        led = ahead.partition(" ")[0] in words["dative"] and fold(cut[0].key) in words["dative"]
        # "relatif à la pêche et à l’élevage" goes on as it began
        other = not led and any(f"{ahead} ".startswith(f"{words} ") for words in grammar.breaks)
        several = chunker.opens_clause(end_of_last) and chunker.key(end_of_last).endswith(
            tuple(words["plural_endings"])
        )
        if joint and not other and not several:
            return cut[end_of_last - 1].end
        taken -= 1
    return 0


def _before_verb(chunker: Chunker, phrase: Phrase) -> int:
    """The place after a phrase, or before a verb in it that takes what follows ("le recyclage invite les États")."""
    for at in range(phrase.first + 1, phrase.last):
        written = chunker.text[chunker.words[at].start : chunker.words[at].end]
        if acts(written, chunker.key(at), chunker.key(at + 1), chunker.phrasing):
            return at
    return phrase.last


def is_acting(
    text: str, finish: int, token: re.Match[str], following: re.Match[str] | None, grammar: Grammar
) -> bool:
    """Whether a verb with its object stands right after a noun: "le groupe sur les récifs invite les États à"."""
    if grammar.connectors or following is None or text[finish : token.start()].strip():
        return False
    key, after = (fold(word.group()).strip().rstrip("'’") for word in (token, following))
    return acts(token.group(), key, after, phrasing(grammar.language))


def acts(written: str, key: str, after: str, words: Phrasing) -> bool:
    """Whether a word is a finite verb before what it takes."""
    if not written.islower() or written.endswith(_ACCENTED):
        return False
    if key in words["nouns_too"] and after not in words["articles"]:
        return False
    takes = any(after in words[name] for name in ("determiners", "leads", "prenominal"))
    return takes and words.form(key) in ("third", "finite", "ing")
