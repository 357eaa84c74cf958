"""What the goals of a sentence say of their owners: the topics they are about, and the states they are directed at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Statement
from kg.namespaces import ENT
from kg.reading.coordination import Chunker
from kg.reading.discourse import Discourse
from kg.reading.goals import Goal
from kg.reading.mentions import Mention
from kg.reading.relations import Relater
from kg.reading.topics import TopicNamer

# A passage longer than this proves too little: it then begins with the verb.
_LONGEST = 380
_STATUS = {"future": "planned", "ongoing": "ongoing"}
_DIRECTED = 0.55
_PLACES = frozenset({ENT.Territory, ENT.Region})


class GoalStatements:
    """States what one document's goals are about and at whom they are directed."""

    def __init__(self, relater: Relater, discourse: Discourse, namer: TopicNamer) -> None:
        self.relater = relater
        self.discourse = discourse
        self.namer = namer

    def topics(
        self, chunker: Chunker, goal: Goal, owner: Mention, *, sure: bool = False
    ) -> Iterator[Statement]:
        """What a goal is about, its owner is about.

        Args:
            chunker: the words of the sentence.
            goal: the goal.
            owner: the instrument whose goal it is.
            sure: whoever the subject is, the owner is meant.
        """
        words, phrasing = chunker.words, chunker.phrasing
        if phrasing.verb(words[goal.verb].key) in phrasing["gathering"]:
            return  # who comes together, not what for
        owned = goal.owner is not None
        if sure and not owned and goal.tense == "past" and (goal.purpose or not goal.circle):
            return  # what one of those who sign has done, under the label of a part
        first = words[goal.start].start
        if owner.start >= words[0].start:
            first = min(first, owner.start)
        for phrase in goal.phrases:
            # What examples stand for has been judged already.
            meant = (sure or owned or goal.circle or phrase.example) and not goal.purpose
            for topic in self.namer.topics(chunker, phrase, owned=owned, sure=meant):
                start = first
                for shorter in (goal.verb, phrase.first):
                    if topic.end - start > _LONGEST:
                        start = words[shorter].start
                for iri in owner.iris:
                    yield self.relater.statement(
                        iri,
                        ENT.covers,
                        topic.iri,
                        [(start, topic.end), *owner.antecedent],
                        "committed",
                        topic.certainty,
                        status=_STATUS.get(goal.tense, ""),
                    )

    def targets(self, chunker: Chunker, goals: Sequence[Goal], focus: Mention) -> Iterator[Statement]:
        """The states that goals are directed at: "sanctions on A", "B's launches", "we support C".

        Args:
            chunker: the words of the sentence.
            goals: its goals, in order.
            focus: what the text is about, and owns the goals that have no owner.
        """
        words, phrasing = chunker.words, chunker.phrasing
        goal: Goal | None = None
        ahead = iter(goals)
        coming = next(ahead, None)
        for at, word in enumerate(words):
            while coming is not None and coming.verb < at:
                goal, coming = coming, next(ahead, None)
            state = word.mention
            if goal is None or state is None or word.tag != "G" or not self._is_outside(state):
                continue
            if self._is_attribute(chunker, at):
                continue  # "our Indo-Pacific approaches"
            welcomed = phrasing.verb(words[goal.verb].key) in phrasing["greeting"]
            if welcomed or not self._is_target(chunker, at, goal):
                continue  # "we welcome the accession of A"
            owner = goal.owner or focus
            whole = chunker.phrase(at)
            end = words[whole.last - 1].end if whole is not None else word.end
            start = words[goal.start].start
            if end - start > _LONGEST:
                start = words[goal.verb].start
            for iri in owner.iris:
                if iri != state.iri:
                    spans = [(start, end), *owner.antecedent]
                    yield self.relater.statement(iri, ENT.concerns, state.iri, spans, "directed", _DIRECTED)

    def _is_outside(self, mention: Mention) -> bool:
        """Whether a mention names a state that is none of those who sign, or a region."""
        if not mention.iri or mention.antecedent or mention.iri in self.discourse.parties:
            return False
        return not _PLACES.isdisjoint(self.discourse.entity(mention.iri).types)

    def _is_attribute(self, chunker: Chunker, at: int) -> bool:
        """Whether a region stands before a noun that it tells apart."""
        mention = chunker.words[at].mention
        if mention is None or not chunker.phrasing.head_last or chunker.key(at + 1) == "s":
            return False
        noun = chunker.tag(at + 1) == "W" and chunker.is_content(at + 1)
        return noun and ENT.Region in self.discourse.entity(mention.iri).types

    @staticmethod
    def _is_target(chunker: Chunker, at: int, goal: Goal) -> bool:
        """Whether a state is what is acted on or for, not with whom, whose or where."""
        before = at - 1
        while before > goal.verb and chunker.within(before, "determiners"):
            before -= 1
        if chunker.key(at + 1) == "s" and chunker.phrasing.head_last:
            return True
        if before > goal.verb and chunker.within(before, "places"):
            # "security across the Strait", not "met in", "signed the Pact in"
            what = before - 1
            while what > goal.verb and (
                chunker.key(what) == ","
                or chunker.within(what, "examples")
                or chunker.within(what, "coordinators")
            ):
                what -= 1
            if chunker.tag(what) == "G":
                return what > goal.verb and GoalStatements._is_target(chunker, what, goal)
            led = chunker.key(before) in chunker.phrasing["targets"]
            return led and what > goal.verb and chunker.is_content(what)
        return before == goal.verb or chunker.key(before) in chunker.phrasing["targets"]
