"""Bodies known by letters alone: "l’ABC a signé", "la DG Ports", "ABC (Academy of Bridges and Cables, Reef College)".

Letters name a body where they act with a definite article and no bracket explains them, or where a bracket
spells them out in words with a head noun of bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reading.act_words import ActWords, key
from kg.text import fold

# Initials of the words of a bracket fit the letters before it as far as this.
_FITTING = 0.6
_FOLLOWING = 160
_IN_BRACKET = re.compile(r"\(\s*((?:[A-Z]+\s+)?[A-Z]\w+)\b")
_BEFORE_BRACKET = re.compile(r"\b((?:[A-Z]{2,3}\s+)?[A-Z]{3,9})\s*\(")


class Lettered:
    """Finds the bodies that one document knows by letters."""

    def __init__(self, text: str, words: ActWords) -> None:
        self.text = text
        self.words = words
        sets = words.sets
        heads = "|".join(re.escape(w.upper()) for w in sorted(sets["bodies_lettered"])) or "(?!)"
        articles = "|".join(sorted(w for w in sets["articles_definite"] if w.isalpha() and len(w) > 1))
        before = rf"(?:\b[lL]['’]|\b(?:{articles})\s+)"
        self.acting = re.compile(
            rf"(?i:{before})(?P<name>(?:{heads})\s+[A-Z]\w+|[A-Z]{{3,9}})(?![\w-])(?=\s+(?P<next>\w+))"
        )
        agents = "|".join(sorted(re.escape(w) for w in sets["agents"]))
        # Letters that act by "by": "piloté par l’ABC".
        self.agent = re.compile(
            rf"(?i:\b(?:{agents})\s+)(?i:{before})(?P<name>(?:{heads})\s+[A-Z]\w+|[A-Z]{{3,9}})(?![\w-])"
        )
        self.spelled = re.compile(
            r"\b(?P<letters>[A-Z]{3,9})\s*\(\s*(?P<name>[A-Z][\w'’-]*(?:[ -][\w'’-]+){1,9})"
            r"(?:\s*,\s*(?P<whole>[A-Z][\w'’-]*(?: [\w'’-]+){0,4}))?\s*(?P<end>[):])"
        )
        # Letters in a bracket, or before one.
        self.explaining = frozenset(_IN_BRACKET.findall(text)) | frozenset(_BEFORE_BRACKET.findall(text))
        verbs = {w for w, (_, tenses) in words.forms.items() if tenses & {"third", "fut", "past"}}
        self.verbs = verbs | {p.split()[0] for p in words.tense} | sets["copula"]

    def bodies(self) -> list[str]:
        """What acts in the document and is known by letters, in order."""
        found: dict[str, None] = {}
        matches = list(self.acting.finditer(self.text))
        for match in reversed(matches):
            name = " ".join(match["name"].split())
            if self._explains(name):
                continue
            if self._acts(match, found):
                found[name] = None
        for match in self.agent.finditer(self.text):
            name = " ".join(match["name"].split())
            if not self._explains(name):
                found[name] = None
        return list(reversed(found))

    def _explains(self, name: str) -> bool:
        """Whether a bracket says what letters stand for."""
        return name in self.explaining

    def _acts(self, match: re.Match[str], found: dict[str, None]) -> bool:
        """Whether a verb follows, or an "and" with others for whom one does."""
        if match["next"].lower() in self.verbs:
            return True
        if match["next"].lower() not in self.words.sets["coordinators"]:
            return False
        after = self.text[match.end() : match.end() + _FOLLOWING].split(".")[0].split()[1:]
        ahead = key(" ".join(after[:3]))
        if any(f"{ahead} ".startswith(f"{others} ") for others in self.words.sets["others"]):
            return True
        following = self.acting.match(self.text, self.text.find(after[0], match.end())) if after else None
        return following is not None and " ".join(following["name"].split()) in found

    def explained(self, start: int, end: int) -> Iterator[tuple[re.Match[str], bool]]:
        """Letters that a bracket spells out, and whether these words name a body."""
        for match in self.spelled.finditer(self.text, start, end):
            words = [w for w in re.split(r"[\s-]+", match["name"]) if w]
            initials = [fold(w).strip()[:1].upper() for w in words if w[0].isupper()]
            letters = match["letters"]
            fitting = sum(letter in initials for letter in letters) / len(letters)
            if fitting < _FITTING or letters[0] not in initials:
                continue
            lowered = {w.lower() for w in words}
            yield match, not self.words.sets["bodies_foreign"].isdisjoint(lowered)
