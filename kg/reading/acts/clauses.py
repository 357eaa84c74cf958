"""Who acts in a sentence, and what each verb and its tense make of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.reading.acts.tokens import Token, alone, closing, phrase_at
from kg.reading.acts.words import PAUSES, ActWords, key
from kg.reading.mentions import Mention

# What a tense phrase yields to another of the same verb phrase: "will explore establishing" is considered.
_STRENGTH = {"": 0, "present": 1, "past": 2, "future": 3, "ongoing": 4, "considered": 5, "blocked": 6}
# How far after its subject a verb may stand, an insertion between commas included.
_AHEAD = 60
_ENDS, _POSSESSIVE = frozenset(";:"), frozenset("’'")
_MARKS = frozenset(",–—")
_ACTING = frozenset({"party", "club", "instrument"})
_GLUED, _INSERTING = frozenset("-’'"), frozenset(",–—)")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who or what acts.

    Attributes:
        parties: the parties, in order; empty where an instrument acts.
        instrument: the instrument that acts, or None.
        start: offset of the first.
        end: offset after the last.
    """

    parties: tuple[Mention, ...]
    instrument: Mention | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Act:
    """A verb whose subject is known.

    Attributes:
        subject: who acts.
        verb: class of the verb.
        tense: ``past``, ``present``, ``future``, ``ongoing`` or ``considered``.
        place: index of the verb's token.
        after: index of the token after the verb.
        start: offset of the verb.
        end: offset after it.
    """

    subject: Subject
    verb: str
    tense: str
    place: int
    after: int
    start: int = 0
    end: int = 0


class ClauseReader:
    """Walks over the tokens of one sentence and finds its acts."""

    def __init__(
        self,
        tokens: Sequence[Token],
        words: ActWords,
        implied: tuple[int, Subject, str] | None = None,
        *,
        met: bool = False,
    ) -> None:
        """Begin with a sentence.

        Args:
            tokens: its tokens.
            words: the words of its language.
            implied: for a sentence without a subject: index of its verb, who acts, and the verb's tense.
            met: those who act came together: what they did it for, they did.
        """
        self.tokens = tokens
        self.words = words
        self.acts: list[Act] = []
        self.subject: Subject | None = None
        self.main: Subject | None = None
        self.tense = ""
        self.met, self.causing = met, False
        # A sentence that opens with a condition tells of nothing that is settled.
        self.conditional = bool(tokens) and tokens[0].word in words.sets["conditions"]
        self.companions: list[Mention] = []
        self.fronted: list[tuple[int, int]] = []
        self.verb = ""
        self.skip = -1  # index of a verb that was read with its own subject
        self.verb_end = -1  # index after the last verb
        self.group = -1  # index after the last token of the verb phrase that is being read
        if implied is not None:
            self.group, self.subject, self.tense = implied
            self.main = self.subject

    def read(self) -> list[Act]:
        """The acts of the sentence, in order."""
        tokens, telling = self.tokens, self.words.telling
        if self.subject is None and not any(t.mention and t.mention.slot in _ACTING for t in tokens):
            return self.acts  # nobody is named who could act
        at, size = 0, len(tokens)
        while at < size:
            token = tokens[at]
            at = at + 1 if token.mention is None and token.word not in telling else self._step(at)
        return self.acts

    def _step(self, at: int) -> int:
        token, words = self.tokens[at], self.words
        if token.is_a("party", "club"):
            return self._party(at)
        if token.mention is not None or token.word not in words.telling:
            return at + 1
        if token.word in words.sets["relatives"] and at:
            self._relative(at)
            return at + 1
        if token.word in PAUSES and self.main is not None:
            self.subject = self.main
            self.causing = False
        via = phrase_at(self.tokens, at, words.phrases["via"])
        if via and self.main is None and not self.acts:
            self.fronted.append((at, at + via))  # "Under the Pact, A and B will ..."
        if via and self.subject is not None and self.subject.parties and self.tense != "blocked":
            self.acts.append(Act(self.subject, "via", self.tense, at, at + via))
        if token.word in words.sets["causing"] and self.subject is not None and self.subject.parties:
            self.causing = True  # "encourage companies to launch": they do
        long = phrase_at(self.tokens, at, words.phrases["tense"])
        if long:
            return self._tense(at, long)
        pair = phrase_at(self.tokens, at, words.phrases["particles"])
        if pair:
            phrase = self._phrase(at, pair)
            return self._verb(at, at + pair, words.particles[phrase], self._tenses(phrase))
        if token.word in words.forms and not self._is_compound(at):
            cls, tenses = words.forms[token.word]
            return self._verb(at, at + 1, cls, tenses)
        if token.word in words.sets["adverbs"] and self.group == at:
            self.group = at + 1
        return at + 1

    def _phrase(self, at: int, count: int) -> str:
        return key(" ".join(t.word for t in self.tokens[at : at + count]))

    def _is_compound(self, at: int) -> bool:
        """Whether a hyphen makes a word part of another: "the to-be-established centre"."""
        tokens = self.tokens
        before = at > 1 and tokens[at - 1].word == "-" and tokens[at - 1].end == tokens[at].start
        return (
            before
            and tokens[at - 2].end == tokens[at - 1].start
            and tokens[at - 2].word not in self.words.sets["prefixes"]
        )

    def _tenses(self, phrase: str) -> frozenset[str]:
        """The tenses of a verb of several words: those of its first, where the words do not say."""
        words = self.words
        if phrase in words.sets["future_particles"]:
            return frozenset({"fut"})
        if phrase in words.sets["past_particles"]:
            return frozenset({"past"})
        return words.forms.get(phrase.split()[0], ("", frozenset({"inf"})))[1]

    # -- subjects -------------------------------------------------------------------------------

    def _party(self, at: int) -> int:
        parties, after = self._list(at)
        if not parties:
            return at + 1
        if not self._opens(at):
            if self._gerund(at, after, parties):
                return after
            if self.group in (at, at - 1):
                self.group = after  # "convenons de nous réunir"
            if self.main is None and self._accompanies(at):
                self.companions = parties
            return max(after, at + 1)
        if not self._acts_next(after):
            return after
        first, last = self.tokens[self._opening(at)].start, self.tokens[after - 1].end
        self.subject = self.main = Subject((*parties, *self.companions), None, first, last)
        self.tense, self.group, self.met, self.causing = "", after, False, False
        self.acts += [Act(self.main, "via", "present", place, beyond) for place, beyond in self.fronted]
        self.fronted = []
        return after

    def _gerund(self, at: int, after: int, parties: list[Mention]) -> bool:
        """Whether what these parties will do follows them: "look forward to A hosting", "A’s hosting of"."""
        place = after
        while place < len(self.tokens) and self.tokens[place].word in self.words.sets["genitive"]:
            place += 1
        form = self.words.forms.get(self.tokens[place].word) if place < len(self.tokens) else None
        if form is None or "ing" not in form[1] or form[0] != "hold":
            return False
        first, last = self.tokens[at].start, self.tokens[after - 1].end
        of = place + 1 < len(self.tokens) and self.tokens[place + 1].word in self.words.sets["of"]
        subject = Subject(tuple(parties), None, first, last)
        self.acts.append(Act(subject, form[0], self.tense or "present", place, place + 1 + of))
        self.skip = place
        return True

    def _accompanies(self, at: int) -> bool:
        """Whether a sentence begins with "together with" and these parties."""
        opening = self.words.any_of("with", "determiners", "accompanying")
        return all(t.word in opening for t in self.tokens[:at])

    def _opening(self, at: int) -> int:
        """Where what names a subject begins: "the leaders of A", with its determiner."""
        words = self.words.sets
        first = at
        own = words["determiners"] - words["fresh"] - words["conjunctions"]
        while first and self.tokens[first - 1].word in own:
            first -= 1
        back = first
        passed = words["offices"] | words["of"] | own
        while back and (
            self.tokens[back - 1].word in passed
            or (
                back > 2
                and self.tokens[back - 2].word in words["of"]
                and self.tokens[back - 3].word in words["offices"]
            )
        ):
            back -= 1
        return first if back == first or self.tokens[back].word in words["of"] else back

    def _opens(self, at: int) -> bool:
        """Whether nothing before a party makes it less than the subject: no preposition, no hyphen."""
        back = at - 1
        words = self.words.sets
        while back >= 0 and self.tokens[back].word in words["determiners"]:
            back -= 1
        if back < 0:
            return True
        before = self.tokens[back]
        if before.word in words["of"] and back and self.tokens[back - 1].word in words["offices"]:
            return self._opens_office(back - 1)
        if before.word == "-" or (before.mention is not None and before.end == self.tokens[at].start - 1):
            return before.is_a("date", "place")
        if before.word in words["including"] and back > 1 and self.tokens[back - 1].word == ",":
            return (
                self.tokens[back - 2].word in words["circles"]
            )  # "thirty countries, including A and B, joined"
        return before.word not in words["prepositions"] and before.word not in _POSSESSIVE

    def _opens_office(self, at: int) -> bool:
        words = self.words.sets
        while at >= 0 and (self.tokens[at].word in self.words.any_of("offices", "determiners")):
            at -= 1
        return at < 0 or self.tokens[at].word not in words["prepositions"]

    def _list(self, at: int) -> tuple[list[Mention], int]:
        """The parties of a list that begins here, and the index after the last of them."""
        found: list[Mention] = []
        after = at
        place = at
        while place < len(self.tokens):
            token = self.tokens[place]
            if token.is_a("party", "club"):
                if not alone(self.tokens, place):
                    break
                if (
                    found
                    and token.mention is not None
                    and token.mention.antecedent
                    and not found[-1].antecedent
                ):
                    break  # "With A and B, the two parties ..."
                following = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
                if following is not None and following.word in _GLUED and following.start == token.end:
                    if not found and self._gerund(place, place + 1, [token.mention] if token.mention else []):
                        return [], place + 1
                    break
                assert token.mention is not None
                found.append(token.mention)
                place = after = place + 1
                if place < len(self.tokens) and self.tokens[place].word == "(":
                    close = closing(self.tokens, place)
                    place = after = close
            else:
                linked = self._linked(place)
                if not linked:
                    break
                place += linked
        return found, after

    def _linked(self, at: int) -> int:
        """How many tokens at a place may stand between two parties of a list."""
        words, token = self.words.sets, self.tokens[at]
        between = self.words.any_of("determiners", "offices", "of", "with", "honorifics")
        if (
            token.word == ","
            or token.word in between
            or (token.word == "." and self.tokens[at - 1].word in words["honorifics"])
        ):
            return 1
        following = self.tokens[at + 1].word if at + 1 < len(self.tokens) else ""
        if (
            token.capital
            and token.mention is None
            and following == ","
            and (self.tokens[at - 1].word == "," or self.tokens[at - 1].word in between)
        ):
            return 1  # a party nobody lists
        if following == "," and token.word.isalpha() and self.tokens[at - 1].word in words["offices"]:
            return 1  # "le Premier ministre kestrien, Ana Reyes"
        return phrase_at(self.tokens, at, self.words.phrases["coordinators"])

    def _acts_next(self, after: int) -> bool:
        """Whether a verb follows, at once or after what stands between commas."""
        tokens, words = self.tokens, self.words
        if after >= len(tokens):
            return False
        place = self._past_adverbs(after)
        if place < len(tokens) and (self._is_verb(place) or self._is_other_verb(place)):
            return True
        if tokens[after].word not in _MARKS:
            return False
        for place in range(after, min(len(tokens), after + _AHEAD)):
            if tokens[place].word in _ENDS:
                return False
            if tokens[place].word in _MARKS:
                ahead = self._past_adverbs(place + 1)
                if (
                    ahead < len(tokens)
                    and self._is_verb(ahead)
                    and tokens[ahead].word not in words.sets["relatives"]
                ):
                    return True
        return False

    def _past_adverbs(self, at: int) -> int:
        while at < len(self.tokens) and self.tokens[at].word in self.words.sets["adverbs"]:
            at += 1
        return at

    def _is_verb(self, at: int) -> bool:
        words = self.words
        if phrase_at(self.tokens, at, words.phrases["verbs"]):
            return True
        form = words.forms.get(self.tokens[at].word)
        return form is not None and form[1] != {"ing"}

    def _is_other_verb(self, at: int) -> bool:
        """Whether a word that is no noun's neighbour follows a subject: verbs this reader does not know."""
        token, _words = self.tokens[at], self.words.sets
        if not token.word.isalpha() or at == 0 or token.capital:
            return False
        others = ("attributes", "prepositions", "coordinators", "determiners", "circles")
        return token.word not in self.words.any_of(*others) and not self.words.head(token.word)

    # -- verbs ----------------------------------------------------------------------------------

    def _tense(self, at: int, count: int) -> int:
        what = self.words.tense[self._phrase(at, count)]
        if self.group == at:
            if _STRENGTH[what] >= _STRENGTH[self.tense]:
                self.tense = what
        elif what in ("blocked", "considered") or self._chained(at):
            keep = self.tense in ("future", "considered", "ongoing") and what == "present"
            self.tense = self.tense if keep else what
        else:
            self._turn(at)
            self.tense = what
        self.group = at + count
        if self.subject is not None and what == "considered" and self._is_nominal(at + count):
            # "exploring the establishment of a fund"
            self.acts.append(Act(self.subject, "await", what, at, at + count))
        if self.subject is not None and self._phrase(at, count) in self.words.sets["awaited"]:
            # What is looked forward to is named after it.
            self.acts.append(Act(self.subject, "await", "future", at, at + count))
        return at + count

    def _is_nominal(self, at: int) -> bool:
        """Whether "the launch of" and the like stand at a place."""
        while at < len(self.tokens) and self.tokens[at].word in self.words.sets["determiners"]:
            at += 1
        long = phrase_at(self.tokens, at, self.words.phrases["nominal"])
        return (
            bool(long)
            and at + long < len(self.tokens)
            and self.tokens[at + long].word in self.words.sets["of"]
        )

    def _turn(self, at: int) -> None:
        """A verb that follows something else than its subject belongs to that."""
        before = self.tokens[at - 1] if at else None
        if before is not None and before.word == ")":
            opening = next((i for i in range(at - 1, -1, -1) if self.tokens[i].word == "("), 0)
            before = self.tokens[opening - 1] if opening else None
        if before is not None and before.word in self.words.sets["circles"] and at > 1:
            before = self.tokens[at - 2]  # "the Forum partners will"
        if (
            before is not None
            and before.mention is not None
            and before.mention.slot in ("instrument", "club")
        ):
            mention = before.mention
            self.subject = self.main = Subject((), mention, mention.start, mention.end)
        elif before is None or before.word not in self.words.sets["relatives"]:
            self.subject = self.main = None

    def _chained(self, at: int) -> bool:
        """Whether what stands before a verb leaves its subject as it is."""
        back = at - 1
        while back >= 0 and self.tokens[back].word in self.words.sets["adverbs"]:
            back -= 1
        if back < 0:
            return True
        before = self.tokens[back]
        if self.subject is not None and before.end == self.subject.end:
            return True
        if any(
            phrase_at(self.tokens, back - n, self.words.phrases["chains"]) == n + 1
            for n in (1, 2)
            if back >= n
        ):
            return True  # "as well as"
        return before.word in self.words.sets["chains"] or before.word in self.words.sets["relatives"]

    def _relative(self, at: int) -> bool:
        """After a name, "which" speaks of what is named."""
        before = self.tokens[at - 1]
        if before.word in _INSERTING:
            before = next((t for t in reversed(self.tokens[:at]) if t.mention is not None), before)
        follows = self._past_adverbs(at + 1)
        if self.tokens[at].word in self.words.sets["conjunctions"] and not (
            follows < len(self.tokens) and self._is_verb(follows)
        ):
            return False  # "announced that A will ..."
        if not before.is_a("instrument", "club") or before.mention is None:
            self.subject, self.group = None, at + 1
            return False
        self.subject = Subject((), before.mention, before.start, before.end)
        self.tense, self.group = "", at + 1
        return True

    def _verb(self, at: int, after: int, cls: str, tenses: frozenset[str]) -> int:
        words = self.words
        grouped = self.group == at
        before = self.tokens[at - 1].word if at else ""
        to = before in words.sets["infinitive"]
        tense = self.tense
        if self._is_noun(after, tenses) or (not grouped and tenses == {"past"} and self._has_agent(after)):
            return after  # "host of the summit"; "the forum, led by A"
        if self.causing and not grouped:
            return after
        if cls == "none" or at == self.skip or (at == self.verb_end and tenses == {"past"}):
            return after  # "pursuing enhanced cooperation": an adjective
        if tenses == {"fut"}:
            if not self._chained(at):
                self._turn(at)
            self.tense = tense = "future"
        elif "ing" in tenses:
            if not grouped and not self._chained(at):
                return after
            tense = tense if tense and (grouped or tense != "past") else (tense or "present")
        elif grouped:
            tense = tense or ("past" if "past" in tenses else "present")
        elif to:
            if cls not in words.purposes or self.verb == "welcome":
                return after
            joined = at > 1 and self.tokens[at - 2].word in words.sets["joining"]
            if tense not in ("future", "considered", "ongoing", "blocked") and not self.met and not joined:
                return after  # "urged twenty leaders to sign": they do
            tense = tense or "past"
        elif not self._chained(at):
            return after  # a participle ("the fund established in ...") or a noun
        elif "past" in tenses and not tenses & {"inf", "third"}:
            self.tense = tense = "past"
        else:
            tense = tense or "present"
        self.verb_end = after
        self.verb = cls
        self.met = cls == "meet" or (cls == "hold" and self._is_alone(after)) or (self.met and to)
        self.group = after
        if "inf" in tenses and not grouped and not to and not self.tense:
            self.tense = "present"
        if grouped or not to:
            self.tense = tense
        if self.conditional and tense != "blocked":
            tense = "considered"
        if self.subject is not None and tense != "blocked":
            self.acts.append(
                Act(self.subject, cls, tense, at, after, self.tokens[at].start, self.tokens[after - 1].end)
            )
        return after

    def _is_noun(self, after: int, tenses: frozenset[str]) -> bool:
        """Whether what may be a verb is a noun before "of": "launch of", "host of"."""
        of = after < len(self.tokens) and self.tokens[after].word in self.words.sets["of"]
        return of and "inf" in tenses and not self.words.head_first

    def _has_agent(self, after: int) -> bool:
        """Whether who did it follows a participle: "led by"."""
        return after < len(self.tokens) and self.tokens[after].word in self.words.sets["agents"]

    def _is_alone(self, after: int) -> bool:
        """Whether a verb takes nothing: "convened at", "convened to"."""
        following = self.tokens[after] if after < len(self.tokens) else None
        return (
            following is None
            or following.is_a("date")
            or following.word in self.words.any_of("prepositions", "infinitive")
        )
