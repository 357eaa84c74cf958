"""Coordinated noun phrases: which are several, and which share a word and are read as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.reading.noun_phrases import Phrase
from kg.reading.sharing import Sharing

# Marks that a list follows.
_OPENS_LIST = (":", "—", "–")
# How far ahead the first mark of a list stands.
_FAR = 30
# A list of no more may share the words of its last member.
_SHORT = 3
_PAIR = 2


class Chunker(Sharing):
    """Finds noun phrases, alone and coordinated, among the words of one sentence."""

    def phrases(self, at: int, *, example: bool = False) -> tuple[list[Phrase], int]:
        """The coordinated noun phrases that begin at a place, and the place after them.

        "A, B and C" are three; words that share what follows them ("mining and processing of
        minerals", "la confiance et la sécurité dans le cyberespace") are one.
        """
        self._ranged = False
        self._leads, self._marks = {self.key(self._before(at))}, self._marks_of(at) if example else ","
        run: list[tuple[Phrase, str]] = []  # with what stands before it
        found: list[Phrase] = []
        phrase, link, end, begin = self.phrase(at), "", at, 0
        while phrase is not None:
            after = phrase.last
            if run and self.opens_clause(after):
                break
            run.append((replace(phrase, example=True) if example else phrase, link))
            end = after
            if phrase.lead >= 0:
                self._leads |= {self.key(phrase.lead)} | (
                    {self.key(phrase.lead + 1)} if self.within(phrase.lead, "to_links") else set()
                )
            link, begin, listed = self._joint(after, phrase)
            again = example and begin and self.within(begin - 1, "leads") and link == "and"
            example = example and not again
            if listed:
                if self._opens_fields(phrase) and self.key(self.past_bracket(after)) == ":":
                    run.pop()  # "les enjeux communs aux deux pays : A, B et C"
                found += self._grouped(run)
                run, example, link = [], True, ""
            if not begin:
                break
            phrase = self.phrase(begin)
            while phrase is None and begin and self._named(begin):
                # "data governance and the Cable Forum, trusted environment": a name among what is listed
                if run and "and" in link:
                    run[-1] = (run[-1][0], f"{run[-1][1]} and")
                link, begin, listed = self._joint(self._named(begin))
                phrase = self.phrase(begin) if begin and not listed else None
        doing = self.phrasing.form(self.key(begin)) == "ing" and (
            self.phrasing.verb(self.key(begin)) not in self.phrasing["ambiguous"]
        )
        if phrase is None and begin and "and" in link and doing:
            # "controls, security, and combatting evasion": the list is closed by what is done
            run = [*run[:-1], (run[-1][0], f"{run[-1][1]} and")] if run else run
        return found + self._grouped(run), end

    def _named(self, at: int) -> int:
        """The place after an instrument or party that stands at a place, determiners left out; 0 where none does."""
        at = self.past(at, "determiners")
        return at + 1 if at < self.size and self.tag(at) in "IG" else 0

    def opens_clause(self, at: int) -> bool:
        """Whether a finite verb follows: the phrase before it is the subject of another clause."""
        finite = ("third", "finite") if self.phrasing.head_last else ("finite",)
        return any(self.within(at, name) for name in ("auxiliaries", "be", "have")) or (
            self.phrasing.form(self.key(at)) in finite and self.is_verb(at)
        )

    def _before(self, at: int) -> int:
        """The place before a phrase and its determiners."""
        at -= 1
        while at > 0 and (self.within(at, "determiners") or self.key(at) == "s" or self.tag(at) == "G"):
            at -= 1
        return at

    def _opens_fields(self, phrase: Phrase) -> bool:
        """Whether a phrase says only that topics follow: "les enjeux communs", where head nouns come first."""
        head = phrase.first
        while self.within(head, "evaluative") and head + 1 < phrase.core:
            head += 1
        return not self.phrasing.head_last and self.within(head, "fields")

    def _joint(self, at: int, before: Phrase | None = None) -> tuple[str, int, bool]:
        """What joins the phrase before a place to the next one, where that begins, and whether it is an example."""
        at = self.past_bracket(at)
        if self.within(at, "trailing"):
            inner = self.phrase(at + 1)  # "issues facing our countries, in particular"
            at = inner.last if inner is not None else at
        at = self._past_places(self._past_adjunct(at))
        fields = self._is_field(at - 1) or (before is not None and self._opens_fields(before))
        if self.key(at) in _OPENS_LIST and fields:
            return "", self._led(self._past_colon(at)), True  # "in three fields: A; B; and C"
        if self.within(at - 1, "fields") and self._span(at):
            self._ranged = True
            return "", self._span(at), True  # "a range of issues, from A to B to C"
        if self._ranged and self.within(at, "until"):
            return ", and", at + 1, False  # "to B", after "from A"
        key = self.key(at)
        mark = key if key and key in self._marks else ""
        begin = at + bool(mark)
        pair = f"{self.key(begin)} {self.key(begin + 1)}"
        triple = f"{pair} {self.key(begin + 2)}"
        if triple in self.phrasing["together"]:
            if (
                self.form == "plain"
                and self.phrasing.form(self.key(begin + 3)) == self.form
                and self.takes(begin + 3)
            ):
                return "", 0, False  # "achieve X, as well as position Y"
            return "and", self._led(begin + 3), False
        if pair in self.phrasing["together"]:
            return "and", self._led(begin + 2), False
        if pair in self.phrasing["examples_of_two"]:
            return "", self._led(self._past_colon(begin + 2)), True
        if self.within(begin, "examples") and self.within(self.past(begin + 1, "determiners"), "purposes"):
            return "", 0, False  # "dont l’objectif est de"
        likened = self.within(begin, "likening") and self.within(begin - 1, "kinds")
        if likened or self.within(begin, "examples"):
            return "", self._led(self._past_colon(begin + 1)), True
        if self.within(begin, "coordinators"):
            return f"{mark} and" if mark else "and", self._led(begin + 1), False
        return (mark, self._led(begin), False) if mark else ("", 0, False)

    def _is_field(self, at: int) -> bool:
        """Whether a general noun that a list follows ends at a place: "three fields", "four areas of work"."""
        return self.within(at, "fields") or (self.within(at - 2, "fields") and self.within(at - 1, "of"))

    def _span(self, at: int) -> int:
        """Where a range begins that a general noun leads to ("issues, from A to B"); 0 where none does."""
        at += self.key(at) == ","
        ranged = self.within(at, "from") and self.phrase(at + 1) is not None
        return at + 1 if ranged else 0

    def _past_places(self, at: int) -> int:
        """The place after where something is, in the middle of a list: "rules in A and B, the export of X, and"."""
        if not self.within(at, "places"):
            return at
        last = self._named(at + 1)
        while last and self.within(last, "coordinators") and self._named(last + 1):
            last = self._named(last + 1)
        follows = last and self.key(last) == "," and self.phrase(last + 1) is not None
        return last if follows else at

    def _past_adjunct(self, at: int) -> int:
        """The place after an adjunct that examples follow: "theft of secrets by means of ICT, notably of designs"."""
        if not self.within(at, "prepositions") or self.within(at, "of"):
            return at
        inner = self.phrase(at + 1)
        last = inner.last if inner is not None else self._named(at + 1)  # "of concern for Kestria, including"
        if not last:
            return at
        after = last + (self.key(last) == ",")
        return last if after > last and self.within(after, "examples") else at

    def _past_colon(self, at: int) -> int:
        """The place after a colon, after which semicolons list."""
        at += self.key(at) in _OPENS_LIST
        self._marks = self._marks_of(at)
        return at

    def listed(self, at: int) -> tuple[list[Phrase], int]:
        """The noun phrases of a list that begins at a place, each said as an example of what the list is of."""
        return self.phrases(at + (self.key(at) == ":"), example=True)

    def _marks_of(self, at: int) -> str:
        """The marks that list: semicolons too, where the sentence has some after a place ("including A; B; and C")."""
        return ",;" if any(w.key == ";" for w in self.words[at : at + _FAR]) else ","

    def _led(self, at: int) -> int:
        """Where a coordinated phrase begins: past the preposition that leads those before it as well."""
        at = self.past(at, "adverbs")
        if self.key(at) == "," and self.within(at - 1, "adverbs"):
            at += 1  # "and potentially, other resources"
        if not self.within(at, "leads"):
            return at
        verb = self.past(at + 1, "adverbs")
        if self.within(at, "infinitive") and self.is_infinitive(verb) and self.takes(verb):
            return 0  # "particularly to harness resources"
        if self.key(at) in self._leads or self.within(at, "of") or self.within(at - 1, "examples"):
            self._leads.add(self.key(at))
            return at + 1
        return 0

    def _grouped(self, run: Sequence[tuple[Phrase, str]]) -> list[Phrase]:
        """Coordinated phrases, with those that share a word read as one; what stands between semicolons is apart."""
        marked = [n for n, (_, link) in enumerate(run) if ";" in link]
        parts = [run[a:b] for a, b in pairwise([0, *marked, len(run)])]
        return [phrase for part in parts for phrase in self._joined(part)]

    def _joined(self, run: Sequence[tuple[Phrase, str]]) -> list[Phrase]:
        """Coordinated phrases without semicolons, with those that share a word read as one."""
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
        run = self._paired(run)
        shared = run[-1][0].lead >= 0 and all(p.lead < 0 for p, _ in run[:-1])
        shared = shared and not self._is_compound(run[-1][0].lead)
        again = any(self.within(self._before(p.first), "leads") for p, _ in run[1:])
        own = self.phrasing.head_last and not self.within(run[0][0].first - 1, "determiners")
        again = again or (own and any(self.within(p.first - 1, "determiners") for p, _ in run[1:]))
        if len(run) > 1 and shared and not again and all(self._is_plain(p) for p, _ in run):
            # "la confiance, la sécurité et la stabilité dans le cyberespace"
            last = run[-1][0]
            return [replace(run[0][0], last=last.last, core=last.core, lead=last.lead, joined=True)]
        if len(run) > _PAIR and self._share_head(run):
            return [replace(run[0][0], last=run[-1][0].last, core=run[-1][0].core, joined=True)]
        if len(run) > _PAIR and self._share_hollow(run):
            return [replace(run[0][0], last=run[-1][0].last, core=run[-1][0].core, joined=True)]
        listed = self._is_list(run)
        if listed and self._is_enumeration(run):
            return [replace(p, example=True) for p, _ in run]
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

    def _paired(self, run: Sequence[tuple[Phrase, str]]) -> Sequence[tuple[Phrase, str]]:
        """A list in which two single nouns that no comma parts are one member: "science and technology, and trade"."""
        if len(run) <= _PAIR:
            return run
        paired: list[tuple[Phrase, str]] = []
        for place, (phrase, link) in enumerate(run):
            alone = self._is_single(phrase) and not self._is_concept(phrase) and phrase.lead < 0
            if paired and link == "and" and alone and self._is_pair(run, place, paired[-1][0]):
                first, before = paired.pop()
                paired.append((replace(first, last=phrase.last, core=phrase.core, joined=True), before))
            else:
                paired.append((phrase, link))
        return paired

    def _is_pair(self, run: Sequence[tuple[Phrase, str]], place: int, before: Phrase) -> bool:
        """Whether the phrase at a place and the one before it are one: commas follow, or the list had its "and"."""
        closed = any(link == ", and" for _, link in run[:place])  # "A, and B and C"
        later = self._ranged or any("," in link for _, link in run[place + 1 :])
        return closed or (later and self._is_single(before))

    def _is_list(self, run: Sequence[tuple[Phrase, str]]) -> bool:
        """Whether three or more single nouns are listed: "mining, separation and processing".

        What a focus or an example announces is nouns, whatever they end in ("water, energy and space").
        """
        adjectives = sum(self._may_qualify(p) for p, _ in run[:-1])
        if len(run) > 2 and run[0][0].example and adjectives * _SHORT < len(run):
            return True  # "wind, solar, hydropower and other resources"
        if self._is_enumeration(run):
            return True
        return len(run) > 2 and all(
            self._is_single(p) and p.lead < 0 and (p.example or self._is_concept(p) or self.is_noun(p.first))
            for p, _ in run
        )

    def _is_enumeration(self, run: Sequence[tuple[Phrase, str]]) -> bool:
        """Whether four or more nouns are listed, some with words of their own: "growth, fair trade, jobs, skills"."""
        if len(run) <= _SHORT or any(p.lead >= 0 for p, _ in run[:-1]):
            return False
        if any(self._may_qualify(p) or self.is_adjective(p.last - 1) for p, _ in run[:-1]):
            return False
        if self.within(run[-1][0].lead, "of"):
            return False  # "surveillance, early warning, prevention, and control of diseases"
        return any(not self._is_single(p) or self._is_concept(p) for p, _ in run[:-1])
