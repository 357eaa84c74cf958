"""What the words of a clause make of the tense of its verbs: "will", "has", "announced its intention to"."""

from __future__ import annotations

from kg.reading.act_words import PAUSES, ActWords
from kg.reading.acts.act import Act, Subject
from kg.reading.acts.subjects import whole_before
from kg.reading.acts.tokens import Tokens, wording
from kg.reading.acts.verb_words import chains, has_agent, is_alone, is_nominal, is_noun
from kg.reading.mentions import Mention

# What a tense phrase yields to another of the same verb phrase: "will explore establishing" is considered.
_STRENGTH = {"": 0, "present": 1, "past": 2, "future": 3, "ongoing": 4, "considered": 5, "blocked": 6}
# Tenses in which what a verb is for ("will meet to sign") stands as the verb does.
AHEAD_OF_US = frozenset({"future", "considered", "ongoing", "blocked"})

# How far after a verb of funding another may tell what it is for.
_NEAR = 7


class ClauseTenses:
    """Keeps what has been read of one sentence, and tells in which tense its verbs stand."""

    def __init__(
        self,
        tokens: Tokens,
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
        self.others: list[Act] = []  # those of verbs in no list
        self.subject: Subject | None = None
        self.main: Subject | None = None
        self.tense = ""
        self.met, self.causing = met, False
        self.joined = False  # it works with others: what they do it for, they do
        # A sentence that opens with a condition tells of nothing that is settled.
        self.conditional = bool(tokens) and tokens[0].word in words.sets["conditions"]
        self.companions: list[Mention] = []
        self.fronted: list[tuple[int, int]] = []
        self.backed: list[tuple[int, int]] = []
        self.verb = ""
        self.skip = -1  # index of a verb that was read with its own subject
        self.verb_end = -1  # index after the last verb
        self.group = -1  # index after the last token of the verb phrase that is being read
        if implied is not None:
            self.group, self.subject, self.tense = implied
            self.main = self.subject

    def _tense(self, at: int, count: int) -> int:
        """A phrase that tells the tense of the verb after it: "will", "are exploring"."""
        phrase, after = wording(self.tokens, at, count), at + count
        what = self.words.tense[phrase]
        if self.group == at:
            if _STRENGTH[what] >= _STRENGTH[self.tense]:
                self.tense = what
        elif what in ("blocked", "considered") or self._chained(at) or self._is_own(at):
            keep = self.tense in ("future", "considered", "ongoing") and what == "present"
            self.tense = self.tense if keep else what
        else:
            self._turn(at)
            self.tense = what
        self.group = after
        if self.subject is not None and what == "considered" and self._is_weighed(after):
            # "exploring the establishment of a fund", "consider a joint fund"
            self.acts.append(Act(self.subject, "await", what, at, after))
        if self.subject is not None and phrase in self.words.sets["awaited"]:
            # What is looked forward to is named after it.
            self.acts.append(Act(self.subject, "await", "future", at, after))
        return after

    def _is_own(self, at: int) -> bool:
        """Whether what is meant to be done is meant by the subject: "announced its intention to join"."""
        return at > 0 and self.tokens[at - 1].word in self.words.any_of("its", "ours")

    def _is_weighed(self, at: int) -> bool:
        """Whether something new, or its being set up, is named at a place."""
        new = at < len(self.tokens) and self.tokens[at].word in self.words.sets["indefinite"]
        return new or is_nominal(self.tokens, self.words, at)

    def _turn(self, at: int) -> None:
        """A verb that follows something else than its subject belongs to that."""
        before = whole_before(self.tokens, self.words, at)
        if before is not None and before.mention is not None and before.is_a("instrument", "club"):
            self.subject = self.main = Subject((), before.mention, before.mention.start, before.mention.end)
        elif before is None or before.word not in self.words.sets["relatives"]:
            self.subject = self.main = None

    def _chained(self, at: int) -> bool:
        """Whether what stands before a verb leaves its subject as it is."""
        return chains(self.tokens, self.words, at, self.subject.end if self.subject is not None else -1)

    def _verb(self, at: int, after: int, cls: str, tenses: frozenset[str]) -> int:
        """An act, where a verb has a subject and a tense; index of the token after it."""
        grouped = self.group == at
        to = bool(at) and self.tokens[at - 1].word in self.words.sets["infinitive"]
        tense = self._tense_of(at, after, cls, tenses, to=to)
        if not tense:
            return after
        self.verb_end = self.group = after
        self.verb = cls
        convenes = cls == "hold" and is_alone(self.tokens, self.words, after)
        self.met = cls == "meet" or convenes or (self.met and to)
        if "inf" in tenses and not grouped and not to and not self.tense:
            self.tense = "present"
        if grouped or not to:
            self.tense = tense
        if self.conditional and tense != "blocked":
            tense = "considered"
        if self.subject is not None and tense != "blocked":
            start, end = self.tokens[at].start, self.tokens[after - 1].end
            self.acts.append(Act(self.subject, cls, tense, at, after, start, end))
        return after

    def _tense_of(self, at: int, after: int, cls: str, tenses: frozenset[str], *, to: bool) -> str:
        """The tense of what may be a verb; empty where it is none, or none of the subject's."""
        grouped, tense = self.group == at, self.tense
        if is_noun(self.tokens, self.words, after, tenses) or (
            not grouped and tenses == {"past"} and has_agent(self.tokens, self.words, after)
        ):
            return ""  # "host of the summit"; "the forum, led by A"
        if self.causing and not grouped:
            return ""
        if cls == "none" or at == self.skip or (at == self.verb_end and tenses == {"past"}):
            return ""  # "pursuing enhanced cooperation": an adjective
        if tenses == {"fut"}:
            if not self._chained(at):
                self._turn(at)
            self.tense = "future"
            return "future"
        parties = self.subject is not None and bool(self.subject.parties)
        if cls == "contain" and "ing" in tenses and not parties and not self._beside(at):
            return ""  # "the Pact supports platforms, including the Forum": those are examples
        if "ing" in tenses:
            return (tense or "present") if grouped or self._chained(at) else ""
        if grouped:
            return tense or ("past" if "past" in tenses else "present")
        if to:
            return self._purpose_tense(at, cls)
        if not self._chained(at):
            return ""  # a participle ("the fund established in ...") or a noun
        if "past" in tenses and not tenses & {"inf", "third"}:
            self.tense = "past"
            return "past"
        return tense or "present"

    def _beside(self, at: int) -> bool:
        """Whether nothing but marks and brackets stands between the subject and a place."""
        if self.subject is None:
            return False
        between = [t.word for t in self.tokens[:at] if t.start >= self.subject.end]
        return not between or between[0] == "(" or all(word in PAUSES for word in between)

    def _purpose_tense(self, at: int, cls: str) -> str:
        """The tense of a verb after "to"; empty where those who act are not said to do it."""
        if cls == "fund" and self.tense in AHEAD_OF_US:
            return self.tense  # "will work with others to support the Pact"
        near = at - self.verb_end <= _NEAR
        if cls == "fund" and self.verb == "fund" and near and self.tense != "blocked":
            return self.tense or "past"  # "awarded a contract to support the Pact"
        if cls not in self.words.purposes or self.verb == "welcome":
            return ""
        joined = self.joined or (at > 1 and self.tokens[at - 2].word in self.words.sets["joining"])
        if self.tense not in AHEAD_OF_US and not self.met and not joined:
            return ""  # "urged twenty leaders to sign": they do
        return self.tense or "past"
