"""Which coordinated noun phrases share a word, so that neither stands alone: "raw and processed minerals"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.noun_phrases import Phrase, Phrases

_PAIR = 2


class Sharing(Phrases):
    """Asks of noun phrases of one sentence what they share with those beside them."""

    def _share_head(self, run: Sequence[tuple[Phrase, str]]) -> bool:
        """Whether single words share the noun of the last: "the power, transport, and industrial sectors"."""
        last = run[-1][0]
        if not self.phrasing.head_last or last.lead >= 0 or last.last - last.first != _PAIR:
            return False
        qualified = self.is_adjective(last.first) and self.within(last.last - 1, "fields")
        return qualified and all(self._is_plain(p) and p.lead < 0 for p, _ in run[:-1])

    def _share_hollow(self, run: Sequence[tuple[Phrase, str]]) -> bool:
        """Whether nouns share a last one that says nothing: "defence, security, and intelligence cooperation"."""
        last = run[-1][0]
        if last.lead >= 0 or last.last - last.first != _PAIR or not self._ends_hollow(last):
            return False
        sizes = [p.last - p.first for p, _ in run[:-1]]
        return all(p.lead < 0 for p, _ in run[:-1]) and sizes[0] <= _PAIR and set(sizes[1:]) == {1}

    def _is_compound(self, lead: int) -> bool:
        """Whether "de" without an article is of one noun only ("le commerce et les forums d'affaires")."""
        return self.within(lead, "partitive") and not self.within(lead + 1, "determiners")

    def _may_qualify(self, phrase: Phrase) -> bool:
        """Whether a phrase is one word that may be an adjective of what follows."""
        at = phrase.last - 1
        single = phrase.last == phrase.first + 1
        return single and (
            self.is_adjective(at) or self.within(at, "adjectives") or self.within(at, "never_last")
        )

    def is_noun(self, at: int) -> bool:
        """Whether a word is a noun by its ending."""
        return self.key(at).endswith(self.phrasing.noun_endings)

    def _shares(self, before: Phrase, phrase: Phrase, link: str) -> bool:
        """Whether two coordinated phrases share a word, so that neither stands alone."""
        if self._is_concept(before) and self._is_concept(phrase):
            return False
        tail = before.last - 1
        if (
            self.tag(tail) == "T"
            and self.tag(phrase.first) == "T"
            and "," not in link
            and self.phrasing.head_last
        ):
            # "critical minerals and rare earths supply chains", "supply of critical minerals and rare earths"
            led = self.within(phrase.first - 1, "determiners") or self.within(phrase.first - 1, "leads")
            return not led and (phrase.core - phrase.first > 1 or before.core - before.first > 1)
        own = self.within(phrase.first - 1, "determiners") and not self.within(
            before.first - 1, "determiners"
        )
        if self.phrasing.head_last and (own or self.within(phrase.first - 1, "ours")):
            return False  # "unity and their support for X", "loans and the intent"
        if self.phrasing.head_last and (
            (self._is_bare_adjective(before) and "," not in link)
            or self.is_adjective(tail)
            or self.within(tail, "adjectives")
        ):
            return True  # "supply of raw and processed minerals", "nuclear and missile threats"
        bare = phrase.first - 1 >= 0 and not self.within(phrase.first - 1, "determiners")
        bare = bare and not self.within(phrase.first - 1, "leads")
        if not self.phrasing.head_last and (bare or phrase.lead < 0):
            return bare  # "la sécurité des processus, produits et services numériques"
        if not self.phrasing.head_last and self._is_compound(phrase.lead):
            return False
        if self._ends_hollow(phrase) and "," not in link and self._is_single_after(before):
            return True  # "our desire for security and defence cooperation"
        if before.joined and self._is_single(phrase) and phrase.lead < 0 and not self._is_concept(phrase):
            return True
        alone = self._is_single(before) and before.lead < 0 and not before.joined
        if alone and not self._is_concept(before):
            return not ("," in link and self.phrasing.head_last and self.is_noun(tail))
        alone = self._is_single(phrase) and phrase.lead < 0 and not self._is_concept(phrase)
        return "," not in link and alone

    def _ends_hollow(self, phrase: Phrase) -> bool:
        """Whether the noun of a phrase of some words says nothing of its own: "defence cooperation"."""
        if not self.phrasing.head_last or phrase.core - phrase.first < _PAIR:
            return False
        return not self.within(phrase.first - 1, "determiners") and self._is_empty(phrase.core - 1)

    def _is_single_after(self, phrase: Phrase) -> bool:
        """Whether one noun, praise left out, follows the preposition of a phrase: "desire for bilateral security"."""
        begin = max(
            (at for at in range(phrase.first, phrase.last) if self.within(at, "prepositions")), default=-1
        )
        if begin < 0:
            return False
        telling = [
            at
            for at in range(begin + 1, phrase.last)
            if self.is_content(at) and not self.within(at, "evaluative")
        ]
        return len(telling) == 1 and not self.is_adjective(telling[0])

    def is_adjective(self, at: int) -> bool:
        """Whether a word is an adjective by its ending."""
        phrasing = self.phrasing
        adjective = self.key(at).endswith(phrasing.adjective_endings)
        return self.tag(at) == "W" and adjective and self.key(at) not in phrasing["not_adjectives"]

    def _qualifies(self, phrase: Phrase) -> bool:
        """Whether a phrase is one adjective, or ends with one."""
        if not self.phrasing.head_last:
            return False
        if phrase.last > phrase.first + 1:
            return self._is_bare_adjective(phrase)
        at = phrase.first
        return self.within(at, "adjectives") or (self.tag(at) == "W" and not self.is_noun(at))

    def _is_bare_adjective(self, phrase: Phrase) -> bool:
        """Whether what follows the last preposition of a phrase is one word that is no noun by its ending."""
        tail = phrase.last - 1
        led = self.within(tail - 1, "prepositions") or (
            self.within(tail - 1, "determiners") and self.within(tail - 2, "prepositions")
        )
        return led and self.tag(tail) in "WB" and not self.is_noun(tail)

    def _is_single(self, phrase: Phrase) -> bool:
        content = [at for at in range(phrase.first, phrase.core) if self.is_content(at)]
        return len(content) == 1 and (self.tag(content[0]) != "B" or " " not in self.key(content[0]))

    def _is_concept(self, phrase: Phrase) -> bool:
        content = [at for at in range(phrase.first, phrase.core) if self.is_content(at)]
        return len(content) == 1 and self.tag(content[0]) == "T"

    def _is_plain(self, phrase: Phrase) -> bool:
        return self._is_single(phrase) and not self._is_concept(phrase)
