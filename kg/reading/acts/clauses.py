"""Who acts in a sentence, and what each verb and its tense make of it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.act_words import PAUSES, ActWords
from kg.reading.acts.act import Act, Subject
from kg.reading.acts.subjects import (
    accompanies,
    opening_of,
    opens,
    parties_at,
    parties_before,
    whole_before,
)
from kg.reading.acts.tokens import Token, alone, is_glued, phrase_at, wording
from kg.reading.acts.verb_words import (
    acts_next,
    chains,
    has_agent,
    is_alone,
    is_before_verb,
    is_compound,
    is_noun,
    is_taken,
    is_verb,
    is_weighed,
    may_be_verb,
    past_adverbs,
    tenses_of,
)
from kg.reading.mentions import Mention

# What a tense phrase yields to another of the same verb phrase: "will explore establishing" is considered.
_STRENGTH = {"": 0, "present": 1, "past": 2, "future": 3, "ongoing": 4, "considered": 5, "blocked": 6}
# Tenses in which what a verb is for ("will meet to sign") stands as the verb does.
_AHEAD_OF_US = frozenset({"future", "considered", "ongoing", "blocked"})
_INSERTING = frozenset(",–—)")
_ACTING = frozenset({"party", "club", "instrument"})


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
        self.others: list[Act] = []  # those of verbs in no list
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
            if token.mention is None and token.word not in telling:
                self._unlisted(at)
                at += 1
            else:
                at = self._step(at)
        return self.acts

    def _step(self, at: int) -> int:
        """Read what stands at a place; index of the token that is read next."""
        token, words = self.tokens[at], self.words
        if token.is_a("party", "club"):
            return self._party(at)
        if token.word in words.sets["prefixes"] and self._leads_on(at):
            return at + 2  # "co-chaired"
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
        attending = phrase_at(self.tokens, at, words.phrases["attending"])
        if attending and self.main is None and not self.acts:
            self.fronted.append((at, at + 1))  # "At the Cable Summit, A and B announced ..."
        via = 0 if via and is_before_verb(self.tokens, self.words, at, self.verb_end, self.subject) else via
        if via and self.subject is not None and self.subject.parties and self.tense != "blocked":
            self.acts.append(Act(self.subject, "via", self.tense, at, at + via))
        backing = phrase_at(self.tokens, at, words.phrases["backing"])
        if backing:  # "their support for the Pact"
            if self.subject is not None and self.subject.parties and self.tense != "blocked":
                start, end = token.start, self.tokens[at + backing - 1].end
                self.acts.append(Act(self.subject, "back", self.tense, at, at + backing, start, end))
            self.verb_end = at + backing
            return at + backing
        if token.word in words.sets["causing"] and self.subject is not None and self.subject.parties:
            self.causing = True  # "encourage companies to launch": they do
        long = phrase_at(self.tokens, at, words.phrases["tense"])
        if long:
            return self._tense(at, long)
        pair = phrase_at(self.tokens, at, words.phrases["particles"])
        if pair:
            phrase = wording(self.tokens, at, pair)
            return self._verb(at, at + pair, words.particles[phrase], tenses_of(words, phrase))
        if token.word in words.forms and not is_compound(self.tokens, self.words, at):
            cls, tenses = words.forms[token.word]
            return self._verb(at, at + 1, cls, tenses)
        if token.word in words.sets["adverbs"] and self.group == at:
            self.group = at + 1
        return at + 1

    def _unlisted(self, at: int) -> None:
        """An act, where a verb in no list stands: after its subject, after "will", or before a determiner."""
        words, subject, token = self.words, self.subject, self.tokens[at]
        if (
            subject is None
            or not subject.parties
            or self.tense == "blocked"
            or self.conditional
            or self.causing
        ):
            return
        grouped = self.group == at
        ahead = at + 1 < len(self.tokens) and self.tokens[at + 1].word in words.sets["after_verbs"]
        if not words.sets["after_verbs"] or not (grouped or ahead) or not may_be_verb(self.tokens, words, at):
            return
        to = bool(at) and self.tokens[at - 1].word in words.sets["infinitive"]
        if grouped or to or self._chained(at):
            self.others.append(
                Act(subject, "do", self.tense or "present", at, at + 1, token.start, token.end)
            )

    def _leads_on(self, at: int) -> bool:
        """Whether a prefix and a hyphen stand before the verb of the phrase that is being read."""
        hyphen = self.tokens[at + 1].word if at + 1 < len(self.tokens) else ""
        if self.group != at or hyphen != "-":
            return False
        self.group = at + 2
        return True

    def _party(self, at: int) -> int:
        """The parties at a place, and what they do; index of the token that is read next."""
        parties, after = parties_at(self.tokens, self.words, at)
        mention = self.tokens[at].mention
        if not parties or mention is None:
            if mention is not None and alone(self.tokens, at) and is_glued(self.tokens, at):
                self._gerund(at, at + 1, [mention])
            return at + 1
        if not opens(self.tokens, self.words, at):
            if self._gerund(at, after, parties):
                return after
            if self.group in (at, at - 1):
                self.group = after  # "convenons de nous réunir"
            if self.main is None and accompanies(self.tokens, self.words, at):
                self.companions = parties
            return max(after, at + 1)
        if not acts_next(self.tokens, self.words, after) or (
            self.subject is not None and is_taken(self.tokens, self.words, at, after, self.verb_end)
        ):
            return after
        first = self.tokens[opening_of(self.tokens, self.words, at)].start
        self.subject = self.main = Subject(
            (*parties, *self.companions), None, first, self.tokens[after - 1].end
        )
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
        of = place + 1 < len(self.tokens) and self.tokens[place + 1].word in self.words.sets["of"]
        subject = Subject(tuple(parties), None, self.tokens[at].start, self.tokens[after - 1].end)
        self.acts.append(Act(subject, form[0], self.tense or "present", place, place + 1 + of))
        self.skip = place
        return True

    def _tense(self, at: int, count: int) -> int:
        """A phrase that tells the tense of the verb after it: "will", "are exploring"."""
        phrase, after = wording(self.tokens, at, count), at + count
        what = self.words.tense[phrase]
        if self.group == at:
            if _STRENGTH[what] >= _STRENGTH[self.tense]:
                self.tense = what
        elif what in ("blocked", "considered") or self._chained(at):
            keep = self.tense in ("future", "considered", "ongoing") and what == "present"
            self.tense = self.tense if keep else what
        else:
            self._turn(at)
            self.tense = what
        self.group = after
        if self.subject is not None and what == "considered" and is_weighed(self.tokens, self.words, after):
            # "exploring the establishment of a fund", "consider a joint fund"
            self.acts.append(Act(self.subject, "await", what, at, after))
        if self.subject is not None and phrase in self.words.sets["awaited"]:
            # What is looked forward to is named after it.
            self.acts.append(Act(self.subject, "await", "future", at, after))
        return after

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

    def _relative(self, at: int) -> None:
        """After a name, "which" speaks of what is named."""
        before = self.tokens[at - 1]
        if before.word in _INSERTING:
            before = next((t for t in reversed(self.tokens[:at]) if t.mention is not None), before)
        follows = past_adverbs(self.tokens, self.words, at + 1)
        if self.tokens[at].word in self.words.sets["conjunctions"] and not (
            follows < len(self.tokens) and is_verb(self.tokens, self.words, follows)
        ):
            return  # "announced that A will ..."
        if not before.is_a("instrument", "club") or before.mention is None:
            own = self.words.head_first and before.is_a("party") and before.end >= self.tokens[at - 2].start
            parties = parties_before(self.tokens, self.words, before) if own else []
            self.subject, self.tense, self.group = None, "", at + 1
            if parties:  # "porté par A et B, qui ont lancé le Pacte"
                self.subject = Subject(tuple(parties), None, parties[0].start, before.end)
            return
        self.subject = Subject((), before.mention, before.start, before.end)
        self.tense, self.group = "", at + 1

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
        if cls == "fund" and self.tense in _AHEAD_OF_US:
            return self.tense  # "will work with others to support the Pact"
        if cls not in self.words.purposes or self.verb == "welcome":
            return ""
        joined = at > 1 and self.tokens[at - 2].word in self.words.sets["joining"]
        if self.tense not in _AHEAD_OF_US and not self.met and not joined:
            return ""  # "urged twenty leaders to sign": they do
        return self.tense or "past"
