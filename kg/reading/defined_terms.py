"""Short names that a text gives what it names, and uses from there on: "the Valdorian Reef Group (the Group)".

Agreements define their terms so: "the Reef Pact (hereinafter “the Pact”)". A capital, an article or quotation marks
tell such a name from other things in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.reading.act_words import ActWords
from kg.reading.mentions import Mention

# What opens a bracket that defines a term, its short name, and what closes it.
_OPENS = r"\s*\(\s*(?:{leads}[\s,:]*)*"
_SHORT = (
    r"(?P<quoted>[“\"«]\s*)?(?P<article>(?:{articles})\s*)?(?P<inner>[“\"«]\s*)?"
    r"(?P<short>[A-ZÀ-Þ]\w+(?:\s+[A-ZÀ-Þ]\w+)?)"
)
_CLOSES = r"\s*[”\"»]?\s*\)"
# Mentions that may have a short name.
_NAMED = frozenset({"instrument", "club"})

Span = tuple[int, int]


class DefinedTerms:
    """Keeps the short names that one document defines, and finds where it uses them."""

    def __init__(self, text: str, words: ActWords) -> None:
        """Begin with a document."""
        self.text = text
        articles = sorted(words.sets["articles_definite"] - {"'", "’"})
        alone = "|".join(re.escape(form) for word in articles for form in (word, word.capitalize()))
        leads = "|".join(re.escape(w) for w in sorted(words.sets["defining"]))
        self.articles = alone
        self.pattern = re.compile(
            _OPENS.format(leads=rf"(?:{leads})" if leads else "(?!)")
            + _SHORT.format(articles=alone)
            + _CLOSES
        )
        self.terms: dict[str, tuple[Mention, re.Pattern[str]]] = {}

    def learn(self, mentions: Iterable[Mention], end: int) -> None:
        """Take in the short names that stand in brackets after what a passage names."""
        for mention in mentions:
            if mention.slot not in _NAMED or not mention.iri or mention.antecedent:
                continue
            match = self.pattern.match(self.text, mention.end, end) if self._opens(mention.end) else None
            if match is None or not (match["article"] or match["quoted"] or match["inner"]):
                continue
            short = " ".join(match["short"].split())
            if short.isupper():
                continue  # an acronym
            written = rf"\b(?:{self.articles})\s+{re.escape(short)}\b(?!\s+[A-ZÀ-Þ(])"
            self.terms.setdefault(short, (mention, re.compile(written)))

    def _opens(self, at: int) -> bool:
        return "(" in self.text[at : at + 2]

    def find(self, start: int, end: int) -> Iterator[Mention]:
        """Where a passage uses a short name, its article included."""
        for short, (meant, pattern) in self.terms.items():
            if short not in self.text[start:end]:
                continue
            for match in pattern.finditer(self.text, start, end):
                first = match.end() - len(match.group().split(maxsplit=1)[1])
                if self.text[first].isupper() and self.text[match.start() - 1 : match.start()] != "(":
                    where = ((meant.start, meant.end),)
                    yield Mention(first, match.end(), meant.slot, meant.iris, antecedent=where)
