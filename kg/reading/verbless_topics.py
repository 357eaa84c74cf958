"""Topics that words without a verb name: a heading, the label of a paragraph or list item, an item of nouns alone.

What sentences commit to is found by their verbs; here the words count only where they are noun phrases and say nothing
else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Statement
from kg.namespaces import ENT
from kg.reading.annotation import Annotation
from kg.reading.commitments import Clauses
from kg.reading.coordination import Chunker
from kg.reading.labels import RunIn
from kg.reading.mentions import Mention
from kg.reading.noun_phrases import Phrase
from kg.reading.phrasing import Phrasing
from kg.reading.relations import Relater
from kg.reading.topics import Topic, TopicNamer

Span = tuple[int, int]

# A longer passage proves too little: no more of it is quoted.
_LONGEST = 380
# A heading or label of more words says too much to name a topic, and so does an item without a verb.
_HEADING, _ITEM = 9, 32
# Fewer commas make no list.
_COMMAS = 2
# What may follow the noun phrase that such an item is.
_AFTER = ("relatives", "prepositions", "examples", "infinitive")
# The number before what a heading names: "2. Ports", "Pillar 2: Ports", "IV – Ports".
_NUMBERED = re.compile(
    r"\W*(?:[^\W\d]{3,10}\s+)?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Za-z](?=[.)]))\s?[.):–—\\-]+\s*(?=\w)"
)
# The same where no markup tells a heading; and what ends its line.
_LINE, _LINE_END = re.compile(r"\W*\d{1,2}\\?[.)]\s"), re.compile(r"(?:[^\S\n]|[*_])*(?:\n|\Z)")


class VerblessTopics:
    """Reads what one document's headings, labels and list items without a verb name."""

    def __init__(self, relater: Relater, namer: TopicNamer, phrasing: Phrasing) -> None:
        self.relater = relater
        self.namer = namer
        self.phrasing = phrasing

    def of_heading(self, annotation: Annotation, focus: Mention | None) -> Iterator[Statement]:
        """What a heading names, the instrument in focus is about."""
        if focus is not None and not (annotation.start <= focus.start < annotation.end):
            number = _NUMBERED.match(self.relater.text, annotation.start, annotation.end)
            span = (number.end() if number is not None else annotation.start, annotation.end)
            yield from self._titled(span, annotation, focus, "heading", span)

    def is_line(self, annotation: Annotation) -> bool:
        """Whether a numbered sentence without a mark fills its line, as a heading does that no markup tells."""
        text, end = self.relater.text, annotation.end
        if not text[end - 1 : end].isalnum() or _LINE.match(text, annotation.start, end) is None:
            return False
        return _LINE_END.match(text, end) is not None

    def of_label(self, label: RunIn, annotation: Annotation, whole: Mention) -> Iterator[Statement]:
        """What the label names that a sentence begins with, the whole text is about; what follows it proves it too."""
        end = annotation.end
        if end - label.start > _LONGEST:
            end = self.relater.text.rfind(" ", label.start, label.start + _LONGEST)
        yield from self._titled((label.start, label.end), annotation, whole, "lead", (label.start, end))

    def of_item(self, clauses: Clauses, focus: Mention) -> Iterator[Statement]:
        """What an item without a verb names: "Rules that are fair and open", "Seabed cables and their repair"."""
        chunker, words = clauses.chunker, clauses.words
        size = len(words) - (bool(words) and words[-1].tag == "P")
        begin = chunker.past(0, "determiners")
        if not 0 < size <= _ITEM or chunker.tag(begin) in "IGEN" or not chunker.is_content(begin):
            return
        phrases, last = chunker.phrases(begin, example=any(w.key == ";" for w in words))
        after = chunker.past_bracket(last)
        apart = any(chunker.within(after, name) for name in _AFTER) or after >= size
        # "..., deux métaux rares": an apposition.
        apart = apart or (not self.phrasing.head_last and chunker.key(after) == ",")
        apart = apart or (
            self.phrasing.form(chunker.key(after)) in ("past", "ing") and not chunker.takes(after)
        )
        if not phrases or not apart:
            return
        if chunker.within(after, "relatives"):
            phrases += self._related(chunker, after)
        for phrase in phrases:
            for topic in self.namer.topics(chunker, phrase):
                yield from self._covers(focus, topic, (words[begin].start, topic.end), "item")

    def of_enumeration(self, clauses: Clauses, focus: Mention) -> Iterator[Statement]:
        """What a sentence lists that is nothing but a list of nouns: "Trusted networks, open data, fair trade ..."."""
        chunker, words = clauses.chunker, clauses.words
        size = len(words)
        while size and words[size - 1].tag == "P":
            size -= 1
        if not 0 < size <= _ITEM or sum(word.key == "," for word in words) < _COMMAS:
            return
        begin = at = chunker.past(0, "determiners")
        phrases: list[Phrase] = []
        while at < size:
            phrase = chunker.phrase(at)
            if phrase is None:
                return
            joined = chunker.key(phrase.last) == "," or chunker.within(phrase.last, "coordinators")
            if phrase.last < size and not joined:
                return
            phrases.append(phrase)
            at = phrase.last + 1
        if len(phrases) > _COMMAS:
            for phrase in phrases:
                for topic in self.namer.topics(chunker, phrase):
                    yield from self._covers(focus, topic, (words[begin].start, topic.end), "item")

    def _related(self, chunker: Chunker, at: int) -> Iterator[Phrase]:
        """What the verbs of a relative clause are about: "systems that protect privacy while deterring theft"."""
        while at < chunker.size:
            begin = self._taken(chunker, at)
            if begin:
                phrases, last = chunker.phrases(begin)
                yield from phrases
                at = max(at, last - 1)
            at += 1

    def _taken(self, chunker: Chunker, at: int) -> int:
        """Where what the verb at a place of a relative clause takes begins; 0 where no verb stands there."""
        before = at - 1
        while before > 0 and chunker.within(before, "adverbs"):
            before -= 1
        form = self.phrasing.form(chunker.key(at))
        opens = any(chunker.within(before, name) for name in ("relatives", "coordinators", "infinitive"))
        after = chunker.past(at + 1, "adverbs")
        if form == "ing":
            opens = chunker.key(before) == "," or chunker.within(before, "gerund_after")
        elif form == "past":
            opens = chunker.within(before, "be") and chunker.within(after, "prepositions")
        elif form not in ("plain", "third"):
            return 0
        if not opens or not chunker.takes(at):
            return 0
        led = chunker.within(after, "leads") or (form == "past" and chunker.within(after, "prepositions"))
        return after + led

    def _titled(
        self, name: Span, annotation: Annotation, focus: Mention, method: str, proof: Span
    ) -> Iterator[Statement]:
        """What a heading or label names, where it is noun phrases and nothing else."""
        words = self.phrasing.cut(self.relater.text, *name, annotation.mentions)
        while words and words[-1].tag == "P":
            words.pop()
        while words and words[0].tag in "NP":
            words.pop(0)  # "1. Trusted Technology"
        if not 0 < len(words) <= _HEADING or any(w.tag in "IGE" for w in words):
            return
        chunker = Chunker(words, self.relater.text, self.phrasing)
        phrases = self._only(chunker)
        for phrase in phrases:
            for topic in self.namer.topics(chunker, phrase, alone=len(phrases) == 1, titled=True):
                yield from self._covers(focus, topic, proof, method)

    def _only(self, chunker: Chunker) -> Sequence[Phrase]:
        """The noun phrases that words are, a verb before them left out; none where the words say anything else."""
        places = range(chunker.size)
        key, phrasing = chunker.key(0), self.phrasing
        verb = phrasing.verb(key)
        sure = verb not in phrasing["gerund_nouns"] and verb not in phrasing["ambiguous"]
        # "Strengthening supply chains"
        begin = 1 if phrasing.form(key) in ("ing", "plain") and sure else 0
        if begin == chunker.size or any(chunker.within(at, "headings_not") for at in places):
            return ()
        listed = any(chunker.within(at, "coordinators") for at in places)
        commas = any(chunker.key(at) == "," for at in places)
        phrases, last = chunker.phrases(begin, example=listed and commas)
        if phrases and not commas and chunker.within(last, "infinitive") and begin == 0:
            return [*phrases, *self._related(chunker, last)]  # "Cooperation to enable open innovation"
        if chunker.past_bracket(last) < chunker.size or (commas and not listed):
            return ()  # "Orla Quint, Member": somebody
        return phrases

    def _covers(self, owner: Mention, topic: Topic, proof: Span, method: str) -> Iterator[Statement]:
        for iri in owner.iris:
            spans = [proof, *owner.antecedent]
            yield self.relater.statement(iri, ENT.covers, topic.iri, spans, method, topic.certainty)
