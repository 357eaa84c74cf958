"""Who acts in a sentence, and which verbs say what they do; their tense is told by ``clause_tenses``."""

from __future__ import annotations

from kg.reading.act_words import PAUSES
from kg.reading.acts.act import Act, Subject
from kg.reading.acts.clause_tenses import AHEAD_OF_US, ClauseTenses
from kg.reading.acts.subjects import (
    accompanies,
    opening_of,
    opens,
    parties_at,
    parties_before,
    past_opening,
    thing_acts,
)
from kg.reading.acts.tokens import alone, is_glued, phrase_at, wording
from kg.reading.acts.verb_words import (
    acts_next,
    is_compound,
    is_verb,
    may_be_verb,
    past_adverbs,
    tenses_of,
)
from kg.reading.mentions import Mention

_INSERTING = frozenset(",–—)")
_NONE: frozenset[str] = frozenset()
_ACTING = frozenset({"party", "club", "instrument"})


class ClauseReader(ClauseTenses):
    """Walks over the tokens of one sentence and finds its acts."""

    def read(self) -> list[Act]:
        """The acts of the sentence, in order."""
        tokens, telling = self.tokens, self.words.telling
        if self.subject is None and _ACTING.isdisjoint(tokens.slots):
            return self.acts  # nobody is named who could act
        at, size = 0, len(tokens)
        while at < size:
            token = tokens[at]
            if token.mention is None and token.word not in telling:
                if self.subject is not None:
                    self._unlisted(at, self.subject)
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
        if token.mention is not None and token.is_a("instrument"):
            self._thing(at)
        if token.mention is not None or token.word not in words.telling:
            return at + 1
        if token.word in words.sets["relatives"] and at:
            self._relative(at)
            return at + 1
        if token.word in PAUSES and self.main is not None:
            self.subject = self.main
            self.causing = False
        opened = words.opening.get(token.word, _NONE)
        via = phrase_at(self.tokens, at, words.phrases["via"]) if "via" in opened else 0
        if via and self.main is None and not self.acts:
            self.fronted.append((at, at + via))  # "Under the Pact, A and B will ..."
        attending = "attending" in opened and phrase_at(self.tokens, at, words.phrases["attending"])
        if attending and self.main is None and not self.acts:
            self.fronted.append((at, at + 1))  # "At the Cable Summit, A and B announced ..."
        via = 0 if via and self._is_before_verb(at) else via
        if via and self.subject is not None and self.subject.parties and self.tense != "blocked":
            self.acts.append(Act(self.subject, "via", self.tense, at, at + via))
        backing = (phrase_at(self.tokens, at, words.phrases["backing"]) if "backing" in opened else 0) or (
            self._pledges(at) if "pledging" in opened else 0
        )
        if backing and self.main is None and not self.acts and not self.subject:
            self.backed.append((at, at + backing))  # "In support of the Pact, A and B will ..."
        if backing:  # "their support for the Pact"
            if self.subject is not None and self.subject.parties and self.tense != "blocked":
                start, end = token.start, self.tokens[at + backing - 1].end
                self.acts.append(Act(self.subject, "back", self.tense, at, at + backing, start, end))
            self.verb_end = at + backing
            return at + backing
        if token.word in words.sets["causing"] and self.subject is not None and self.subject.parties:
            if self._helps(at):
                self.group = at + 1
                return at + 1
            self.causing = True  # "encourage companies to launch": they do
        beside = phrase_at(self.tokens, at, words.phrases["working_with"]) if "working_with" in opened else 0
        if beside and self._works_with(at, at + beside):
            return at + beside
        agreed = phrase_at(self.tokens, at, words.phrases["agreeing"]) if "agreeing" in opened else 0
        if agreed and self._takes(at + agreed):  # "have agreed to a framework", not "to launch"
            phrase = wording(self.tokens, at, 1)
            return self._verb(at, at + agreed, "conclude", tenses_of(words, phrase))
        long = phrase_at(self.tokens, at, words.phrases["tense"]) if "tense" in opened else 0
        if long:
            return self._tense(at, long)
        pair = phrase_at(self.tokens, at, words.phrases["particles"]) if "particles" in opened else 0
        if pair:
            phrase = wording(self.tokens, at, pair)
            return self._verb(at, at + pair, words.particles[phrase], tenses_of(words, phrase))
        if token.word in words.forms and not is_compound(self.tokens, self.words, at):
            cls, tenses = words.forms[token.word]
            return self._verb(at, at + 1, cls, tenses)
        if token.word in words.sets["adverbs"] and self.group == at:
            self.group = at + 1
        return at + 1

    def _unlisted(self, at: int, subject: Subject) -> None:
        """An act, where a verb in no list stands: after its subject, after "will", or before a determiner."""
        words, token = self.words, self.tokens[at]
        if not subject.parties or self.tense == "blocked" or self.conditional or self.causing:
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

    def _is_before_verb(self, at: int) -> bool:
        """Whether a meeting is named before the subject has a verb: it need not be where that acts."""
        if not phrase_at(self.tokens, at, self.words.phrases["at_occasions"]) or self.subject is None:
            return False
        return self.verb_end < 1 or self.tokens[self.verb_end - 1].start < self.subject.end

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
            beyond = past_opening(self.tokens, self.words, at, after) if self.main is None else 0
            return beyond or max(after, at + 1)
        if not acts_next(self.tokens, self.words, after) or self._is_object(at, after):
            return after
        first = self.tokens[opening_of(self.tokens, self.words, at)].start
        self.subject = self.main = Subject(
            (*parties, *self.companions), None, first, self.tokens[after - 1].end
        )
        self.tense, self.group, self.met, self.causing, self.joined = "", after, False, False, False
        self.acts += [Act(self.main, "via", "present", place, beyond) for place, beyond in self.fronted]
        self.acts += [Act(self.main, "back", "present", place, beyond) for place, beyond in self.backed]
        self.fronted, self.backed = [], []
        return after

    def _thing(self, at: int) -> None:
        """What is named where a clause opens, and acts in the next word: "The Reef Group launched a fund"."""
        mention = self.tokens[at].mention
        after = thing_acts(self.tokens, self.words, at)
        if after < 0 or mention is None or (self.main is not None and self.main.parties):
            return
        self.subject = self.main = Subject((), mention, mention.start, mention.end)
        self.tense, self.group, self.met, self.causing, self.joined = "", after, False, False, False

    def _is_object(self, at: int, after: int) -> bool:
        """Whether parties right after a verb are what it takes: "reaffirm A centrality and their support"."""
        first = at
        while first and self.tokens[first - 1].word in self.words.sets["determiners"]:
            first -= 1
        place = past_adverbs(self.tokens, self.words, after)
        known = place < len(self.tokens) and is_verb(self.tokens, self.words, place)
        return first > 0 and self.verb_end == first and self.subject is not None and not known

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

    def _pledges(self, at: int) -> int:
        """How many tokens "commitment to" takes at a place, where what is named stands after it; else 0."""
        long = phrase_at(self.tokens, at, self.words.phrases["pledging"])
        place = at + long
        while (
            long
            and place < len(self.tokens) - 1
            and self.tokens[place].word in self.words.sets["determiners"]
        ):
            place += 1
        named = place < len(self.tokens) and self.tokens[place].is_a("instrument")
        return long if named else 0

    def _takes(self, at: int) -> bool:
        """Whether what is named, no verb, stands at a place, its article left out."""
        while at < len(self.tokens) and self.tokens[at].word in self.words.sets["determiners"]:
            at += 1
        return at < len(self.tokens) and self.tokens[at].is_a("instrument")

    def _works_with(self, at: int, after: int) -> bool:
        """Whether the subject works with parties: what they are said to do it for, all of them do."""
        subject = self.subject
        if subject is None or not subject.parties or self.tense == "blocked" or self.causing:
            return False
        if self.group != at and not self._chained(at):
            return False
        parties, beyond = parties_at(self.tokens, self.words, after)
        if beyond < len(self.tokens) and self.tokens[beyond].word.isalpha():
            following = self.words.any_of("infinitive", "prepositions", "coordinators", "adverbs")
            parties = parties if self.tokens[beyond].word in following else []  # "with Reef region officials"
        ends = self.tokens[at].word.endswith
        past = ends(tuple(self.words.sets["participle_endings"])) and self.tense in ("", "past")
        self.tense = "past" if past else self.tense if self.tense in AHEAD_OF_US else "future"
        self.subject = Subject((*subject.parties, *parties), None, subject.start, subject.end)
        self.joined = True
        return True

    def _helps(self, at: int) -> bool:
        """Whether nobody is caused to do what follows at once: "helped organise the forum"."""
        form = self.words.forms.get(self.tokens[at + 1].word) if at + 1 < len(self.tokens) else None
        if form is None or "inf" not in form[1] or form[0] == "none":
            return False
        if self.group != at and not self._chained(at):
            return False
        past = self.tokens[at].word.endswith(tuple(self.words.sets["participle_endings"]))
        self.tense = self.tense or ("past" if past else "")
        return True

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
