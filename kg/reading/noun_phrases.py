"""Noun phrases of official French and English, found by their closed words: where they begin, end and are coordinated.

No list knows the nouns. A phrase is what stands between words that cannot belong
to it; it goes on over "of", once over another preposition, and over what is
coordinated with it. What follows as a relative clause, a participle, a purpose,
a place or a date is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.reading.phrasing import Phrasing, Word

_LONGEST = 14
_BRACKET = 6
# What follows whoever something belongs to.
_OWNS = ("s", "’", "'")
_PARTICIPLES = ("é", "ée", "és", "ées")
_NONE: frozenset[str] = frozenset()
_EVERYWHERE = frozenset({"T", "B", "W", "N"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: places of words in a sentence.

    Attributes:
        first: place of its first word, determiners left out.
        last: place after its last word.
        core: place after the last word before its first preposition.
        lead: place of the preposition after the core; -1 where there is none.
        example: it follows "including" or the like.
        parties: places of parties before it ("the DPRK's missile launches").
        joined: it is several coordinated words read as one.
    """

    first: int
    last: int
    core: int
    lead: int = -1
    example: bool = False
    parties: tuple[int, ...] = field(default=())
    joined: bool = False


class Chunker:
    """Finds noun phrases among the words of one sentence."""

    def __init__(self, words: Sequence[Word], text: str, phrasing: Phrasing) -> None:
        self.words = words
        self.text = text
        self.phrasing = phrasing
        self.size = len(words)
        self._lists = [phrasing.lists(w.key) if w.tag in "WP" else _NONE for w in words]
        self.form = ""  # of the verb whose objects are being read
        self._marks = ","
        self._leads: set[str] = set()  # prepositions that lead the phrases being read

    # -- words ----------------------------------------------------------------------------------

    def key(self, at: int) -> str:
        """The folded word at a place; empty past the end."""
        return self.words[at].key if 0 <= at < self.size else ""

    def tag(self, at: int) -> str:
        """The tag of the word at a place; ``P`` past the end."""
        return self.words[at].tag if 0 <= at < self.size else "P"

    def within(self, at: int, name: str) -> bool:
        """Whether the word at a place is one of a list."""
        return 0 <= at < self.size and name in self._lists[at]

    def past(self, at: int, name: str) -> int:
        """The place after words of a list."""
        while at < self.size and self.within(at, name):
            at += 1
        return at

    def is_verb(self, at: int) -> bool:
        """Whether the word at a place is a verb that ends a phrase, not a noun or an adjective of it."""
        if self.tag(at) != "W":
            return False
        key, phrasing = self.key(at), self.phrasing
        form, verb = phrasing.form(key), phrasing.verb(key)
        if not phrasing.head_last:
            if key in phrasing["not_participles"]:
                return False
            if form in ("plain", "finite", "ing"):
                return True
            return self._is_participle(at)
        if form == self.form == "plain" and self._follows(at):
            if verb in phrasing["rather_verbs"] or self.within(at + 1, "determiners"):
                return True
        if form in ("plain", "third"):
            return verb not in phrasing["ambiguous"] and not (
                form == "third" and verb in phrasing["nouns_too"]
            )
        if form == "past" and form == self.form and self.within(at - 1, "coordinators"):
            return True
        if form == "ing":
            after = at + 1
            return self.within(after, "determiners") or (
                self.within(at - 1, "coordinators") and self.tag(after) in "TBW" and not self._ends(after)
            )
        return self._is_participle(at)

    def _follows(self, at: int) -> bool:
        """Whether a word stands after a comma or "and" and before what can be its object."""
        joined = self.within(at - 1, "coordinators") or self.key(at - 1) == ","
        return (
            joined
            and (self.within(at + 1, "determiners") or self.tag(at + 1) in "TBIGW")
            and not self._ends(at + 1)
        )

    def _is_participle(self, at: int) -> bool:
        """Whether a participle stands after its noun: "projects located in", "normes élaborées dans"."""
        key, phrasing = self.key(at), self.phrasing
        if key in phrasing["not_participles"]:
            return False
        opens = any(self.within(at - 1, name) for name in ("prepositions", "determiners", "coordinators"))
        if phrasing.head_last and (opens or self.key(at - 1) == ","):
            return False  # "of diversified, liquid markets"
        written = self.text[self.words[at].start : self.words[at].end]
        if phrasing.head_last:
            ends = key.endswith("ed") or phrasing.form(key) == "past"
            return ends and (self._ends(at + 1) or self.within(at + 1, "prepositions"))
        ends = written.endswith(_PARTICIPLES) or phrasing.form(key) == "past"
        return ends and self.within(at + 1, "prepositions") and not self.within(at + 1, "of")

    def _ends(self, at: int) -> bool:
        return self.tag(at) == "P" or self.within(at, "stops")

    def is_content(self, at: int) -> bool:
        """Whether the word at a place may belong to a noun phrase."""
        if self.tag(at) not in _EVERYWHERE:
            return False
        if self.tag(at) != "W":
            return True
        if self.within(at, "adverbs") and not self.is_content(at + 1):
            return False
        if self.within(at, "predicative") and self.key(at + 1) in self.phrasing["purpose"]:
            return False  # "minerals crucial to the industry"
        lists = ("stops", "prepositions", "coordinators", "determiners", "examples")
        return not any(self.within(at, name) for name in lists) and not self.is_verb(at)

    def is_infinitive(self, at: int) -> bool:
        """Whether a word after "to" is a verb, known or told by what follows it ("to capitalise on", "to deal with")."""
        if self.tag(at) != "W":
            return False
        if self.phrasing.form(self.key(at)) == "plain":
            return True
        if not self.phrasing.head_last or not self.is_content(at) or self.key(at).endswith("s"):
            return False
        return self.within(at + 1, "determiners") or self.key(at + 1) in self.phrasing["particles"]

    # -- one phrase -----------------------------------------------------------------------------

    def phrase(self, at: int) -> Phrase | None:
        """The noun phrase that begins at a place, determiners and parties before it left out; ``None`` where none does."""
        parties: list[int] = []
        while at < self.size:
            if self.within(at, "determiners") or (self.key(at) in _OWNS and parties):
                at += 1
            elif self.tag(at) in "GI" and (
                self.key(at + 1) in _OWNS or (self.phrasing.head_last and self.is_content(at + 1))
            ):
                parties.append(at)
                at += 1
            else:
                break
        if not self.is_content(at) or self._is_gerund(at) or self._is_acted(at):
            return None
        first = last = at
        core = lead = -1
        linked = False
        while at < self.size and at - first < _LONGEST:
            if self.is_content(at):
                at += 1
                last = at
            elif self.within(at, "of") or (not linked and self.within(at, "links")):
                begin = self._complement(at)
                if not begin:
                    if self.within(at, "of") and last - first == 1 and not self._is_empty(first):
                        last = self._whose(at) or last
                    break
                linked = linked or not self.within(at, "of")
                if core < 0:
                    core, lead = last, at
                at = begin
            elif not linked and self.within(at, "arising") and self.within(at + 1, "prepositions"):
                begin = self._complement(at + 1)
                if not begin or (last - first > 1 and not self._is_empty(last - 1)):
                    break
                linked = True
                core, lead = (core, lead) if core >= 0 else (last, at + 1)
                at = begin
            elif self.key(at) == "(" and self.is_content(self.past_bracket(at)) and self.phrasing.head_last:
                at = self.past_bracket(at)
            else:
                break
        return self._trimmed(Phrase(first, last, core if core >= 0 else last, lead, parties=tuple(parties)))

    def _trimmed(self, phrase: Phrase) -> Phrase | None:
        """A phrase without what cannot end it: "capabilities in key", "investments added"."""
        if not self.phrasing.head_last:
            return phrase
        last = phrase.last
        while last > phrase.first and self.tag(last - 1) == "W" and self.within(last - 1, "never_last"):
            last -= 1
            while last > phrase.first and (
                self.within(last - 1, "prepositions") or self.within(last - 1, "determiners")
            ):
                last -= 1
        if last == phrase.last:
            return phrase
        if last <= phrase.first:
            return None
        core = min(phrase.core, last)
        return replace(phrase, last=last, core=core, lead=phrase.lead if phrase.lead < last else -1)

    def _is_empty(self, at: int) -> bool:
        return self.key(at) in self.phrasing["empty"] or self.key(at) in self.phrasing["light"]

    def _whose(self, at: int) -> int:
        """The place after an instrument or party that "of" leads to: "durability of the agreement"; 0 where none stands."""
        begin = self.past(at + 1, "determiners")
        return begin + 1 if self.tag(begin) in "IG" else 0

    def _is_acted(self, at: int) -> bool:
        """Whether a past form opens what would be a phrase but has no noun after it ("and added")."""
        past = self.tag(at) == "W" and self.phrasing.head_last and self.phrasing.form(self.key(at)) == "past"
        return past and not self.is_content(at + 1)

    def _is_gerund(self, at: int) -> bool:
        """Whether a word in -ing that opens a phrase is a verb with its object ("building resilient supply chains")."""
        if self.tag(at) != "W" or not self.phrasing.head_last or self.phrasing.form(self.key(at)) != "ing":
            return False
        return self.phrasing.verb(self.key(at)) not in self.phrasing["gerund_nouns"] and self.is_content(
            at + 1
        )

    def _complement(self, at: int) -> int:
        """Where what a preposition leads begins; 0 where that is a verb, an instrument, a party, a place or a date."""
        begin = self.past(at + 1, "of") if not self.phrasing.head_last else at + 1
        begin = self.past(begin, "determiners")
        if self.key(begin) == "s":
            begin += 1
        if self.tag(begin) in "GI" and self.is_content(begin + 1) and self.phrasing.head_last:
            return begin + 1
        if self.tag(begin) in "GI" and self.key(begin + 1) in _OWNS and self.is_content(begin + 2):
            return begin + 2
        if self.key(at) in self.phrasing["infinitive"] and self.is_infinitive(self.past(at + 1, "adverbs")):
            return 0
        if self._is_gerund(begin):
            return 0
        if f"{self.key(at)} {self.key(begin)}" in self.phrasing["idioms"]:
            return 0
        return begin if self.is_content(begin) else 0

    # -- coordinated phrases --------------------------------------------------------------------

    def phrases(self, at: int) -> tuple[list[Phrase], int]:
        """The coordinated noun phrases that begin at a place, and the place after them.

        "A, B and C" are three; words that share what follows them ("mining and processing of
        minerals", "la confiance et la sécurité dans le cyberespace") are one.
        """
        self._leads, self._marks = {self.key(self._before(at))}, ","
        run: list[tuple[Phrase, str]] = []  # with what stands before it
        found: list[Phrase] = []
        phrase, link, end, example = self.phrase(at), "", at, False
        while phrase is not None:
            after = phrase.last
            if run and self._opens_clause(after):
                break
            run.append((replace(phrase, example=example), link))
            end = after
            if phrase.lead >= 0:
                self._leads.add(self.key(phrase.lead))
            link, begin, listed = self._joint(after)
            again = example and begin and self.within(begin - 1, "leads") and link == "and"
            example = example and not again
            if listed:
                found += self._grouped(run)
                run, example, link = [], True, ""
            if not begin:
                break
            phrase = self.phrase(begin)
        return found + self._grouped(run), end

    def _opens_clause(self, at: int) -> bool:
        """Whether a finite verb follows: the phrase before it is the subject of another clause."""
        return any(self.within(at, name) for name in ("auxiliaries", "be", "have")) or (
            self.phrasing.form(self.key(at)) in ("third", "finite") and self.is_verb(at)
        )

    def _before(self, at: int) -> int:
        """The place before a phrase and its determiners."""
        at -= 1
        while at > 0 and (self.within(at, "determiners") or self.key(at) == "s" or self.tag(at) == "G"):
            at -= 1
        return at

    def _joint(self, at: int) -> tuple[str, int, bool]:
        """What joins the phrase before a place to the next one, where that begins, and whether it is an example."""
        at = self.past_bracket(at)
        if self.within(at, "trailing"):
            inner = self.phrase(at + 1)  # "issues facing our countries, in particular"
            at = inner.last if inner is not None else at
        at = self._past_adjunct(at)
        comma = self.key(at) in self._marks
        begin = at + comma
        pair = f"{self.key(begin)} {self.key(begin + 1)}"
        triple = f"{pair} {self.key(begin + 2)}"
        if triple in self.phrasing["together"]:
            return "and", self._led(begin + 3), False
        if pair in self.phrasing["together"]:
            return "and", self._led(begin + 2), False
        if pair in self.phrasing["examples_of_two"]:
            return "", self._led(self._past_colon(begin + 2)), True
        if self.within(begin, "examples"):
            return "", self._led(self._past_colon(begin + 1)), True
        if self.within(begin, "coordinators"):
            return ("and", ", and")[comma], self._led(begin + 1), False
        return (",", self._led(begin), False) if comma else ("", 0, False)

    def _past_adjunct(self, at: int) -> int:
        """The place after an adjunct that examples follow: "theft of secrets by means of ICT, notably of designs"."""
        if not self.within(at, "prepositions") or self.within(at, "of"):
            return at
        inner = self.phrase(at + 1)
        if inner is None:
            return at
        after = inner.last + (self.key(inner.last) == ",")
        return inner.last if after > inner.last and self.within(after, "examples") else at

    def _past_colon(self, at: int) -> int:
        """The place after a colon, after which semicolons list."""
        if self.key(at) != ":":
            return at
        self._marks = ",;"
        return at + 1

    def past_bracket(self, at: int) -> int:
        """The place after a short bracket ("artificial intelligence (AI)")."""
        if self.key(at) != "(":
            return at
        closing = next((n for n in range(at, min(at + _BRACKET, self.size)) if self.key(n) == ")"), -1)
        return closing + 1 if closing >= 0 else at

    def _led(self, at: int) -> int:
        """Where a coordinated phrase begins: past the preposition that leads those before it as well."""
        at = self.past(at, "adverbs")
        if not self.within(at, "leads"):
            return at
        if self.key(at) in self._leads or self.within(at, "of") or self.within(at - 1, "examples"):
            self._leads.add(self.key(at))
            return at + 1
        return 0

    def _grouped(self, run: Sequence[tuple[Phrase, str]]) -> list[Phrase]:
        """Coordinated phrases, with those that share a word read as one."""
        if not run:
            return []
        if len(run) > 1 and not any("and" in link for _, link in run):
            # A comma alone begins an apposition, unless adjectives are listed ("a free, open order").
            adjectives = next((n for n, (p, _) in enumerate(run) if not self._qualifies(p)), len(run))
            run = run[: adjectives + 1]
            if adjectives and adjectives < len(run):
                last = run[-1][0]
                return [replace(run[0][0], last=last.last, core=last.core, lead=last.lead, joined=True)]
            run = run[:1]
        shared = run[-1][0].lead >= 0 and all(p.lead < 0 for p, _ in run[:-1])
        again = any(self.within(self._before(p.first), "leads") for p, _ in run[1:])
        if len(run) > 1 and shared and not again and all(self._is_plain(p) for p, _ in run):
            # "la confiance, la sécurité et la stabilité dans le cyberespace"
            last = run[-1][0]
            return [replace(run[0][0], last=last.last, core=last.core, lead=last.lead, joined=True)]
        listed = self._is_list(run)
        groups: list[Phrase] = [run[0][0]]
        for place in range(1, len(run)):
            phrase, link = run[place]
            before = groups[-1]
            if listed or not self._shares(before, phrase, link):
                groups.append(phrase)
                continue
            core = phrase.core if phrase.lead >= 0 else before.core
            groups[-1] = replace(
                before,
                last=phrase.last,
                core=core if before.lead < 0 else before.core,
                lead=before.lead if before.lead >= 0 else phrase.lead,
                joined=True,
            )
        return groups

    def _is_plain(self, phrase: Phrase) -> bool:
        return self._is_single(phrase) and not self._is_concept(phrase)

    def _is_list(self, run: Sequence[tuple[Phrase, str]]) -> bool:
        """Whether three or more single nouns are listed: "mining, separation and processing"."""
        return len(run) > 2 and all(
            self._is_single(p) and p.lead < 0 and (self._is_concept(p) or self._is_noun(p.first))
            for p, _ in run
        )

    def _is_noun(self, at: int) -> bool:
        return self.key(at).endswith(tuple(self.phrasing["noun_endings"]))

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
        if self.phrasing.head_last and (self._is_bare_adjective(before) or self._is_adjective(tail)):
            return True  # "supply of raw and processed minerals", "nuclear and missile threats"
        bare = phrase.first - 1 >= 0 and not self.within(phrase.first - 1, "determiners")
        bare = bare and not self.within(phrase.first - 1, "leads")
        if not self.phrasing.head_last and (bare or phrase.lead < 0):
            return bare  # "la sécurité des processus, produits et services numériques"
        if before.joined and self._is_single(phrase) and phrase.lead < 0 and not self._is_concept(phrase):
            return True
        if self._is_single(before) and before.lead < 0 and not self._is_concept(before):
            return True
        alone = self._is_single(phrase) and phrase.lead < 0 and not self._is_concept(phrase)
        return "," not in link and alone

    def _is_adjective(self, at: int) -> bool:
        """Whether a word is an adjective by its ending."""
        phrasing = self.phrasing
        adjective = self.key(at).endswith(tuple(phrasing["adjective_endings"]))
        return self.tag(at) == "W" and adjective and self.key(at) not in phrasing["not_adjectives"]

    def _qualifies(self, phrase: Phrase) -> bool:
        """Whether a phrase is one adjective, or ends with one."""
        if not self.phrasing.head_last:
            return False
        if phrase.last > phrase.first + 1:
            return self._is_bare_adjective(phrase)
        at = phrase.first
        return self.within(at, "adjectives") or (self.tag(at) == "W" and not self._is_noun(at))

    def _is_bare_adjective(self, phrase: Phrase) -> bool:
        """Whether what follows the last preposition of a phrase is one word that is no noun by its ending."""
        tail = phrase.last - 1
        led = self.within(tail - 1, "prepositions") or (
            self.within(tail - 1, "determiners") and self.within(tail - 2, "prepositions")
        )
        return led and self.tag(tail) in "WB" and not self._is_noun(tail)

    def _is_single(self, phrase: Phrase) -> bool:
        content = [at for at in range(phrase.first, phrase.core) if self.is_content(at)]
        return len(content) == 1 and (self.tag(content[0]) != "B" or " " not in self.key(content[0]))

    def _is_concept(self, phrase: Phrase) -> bool:
        content = [at for at in range(phrase.first, phrase.core) if self.is_content(at)]
        return len(content) == 1 and self.tag(content[0]) == "T"
