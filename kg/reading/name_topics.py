"""What the name of an instrument says it is on: "MOU on technology standards", "pacte pour la sécurité des câbles"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Statement
from kg.namespaces import ENT
from kg.reading.annotation import Annotation
from kg.reading.coordination import Chunker
from kg.reading.mentions import Mention
from kg.reading.noun_phrases import Phrase
from kg.reading.phrasing import Phrasing
from kg.reading.relations import Relater
from kg.reading.topics import Topic, TopicNamer
from kg.vocabulary.lexicon import longest

_CONCEPT, _WORDS = 0.6, 0.5


class NameTopics:
    """Reads the names of instruments in one document's sentences."""

    def __init__(self, relater: Relater, phrasing: Phrasing, namer: TopicNamer) -> None:
        self.relater = relater
        self.phrasing = phrasing
        self.namer = namer

    def of_names(self, annotation: Annotation) -> Iterator[Statement]:
        """What the names in a sentence say their instruments are on, or for."""
        text = self.relater.text
        for named in annotation.named:
            if named.phrase is None or not named.phrase.head[1] < named.end:
                continue
            inside = [
                m for m in annotation.mentions if m.slot in ("party", "club") and named.start <= m.start
            ]
            inside += [
                Mention(h.start, h.end, self.relater.slot(h.iris[0]), h.iris)
                for h in longest(h for h in named.inside if h.start >= named.phrase.head[1])
                if not h.adjective and len(h.iris) == 1
            ]
            inside += [Mention(a, b, "instrument", (iri,)) for iri, a, b in named.wholes]
            inside = sorted(inside, key=lambda m: (m.start, -m.end))
            words = self.phrasing.cut(text, named.phrase.head[1], named.end, inside)
            chunker = Chunker(words, text, self.phrasing)
            for at in range(len(words)):
                if not chunker.within(at, "naming"):
                    continue
                phrases, last = chunker.phrases(at + 1)
                if any(chunker.within(n, "headings_not") for n in range(at, last)):
                    break
                for topic in self._of_name(chunker, phrases):
                    spans = [(named.start, named.end)]
                    yield self.relater.statement(
                        named.iri,
                        ENT.covers,
                        topic.iri,
                        spans,
                        "name-on",
                        _CONCEPT if topic.listed else _WORDS,
                    )
                break

    def _of_name(self, chunker: Chunker, phrases: Sequence[Phrase]) -> Iterator[Topic]:
        """The topics of phrases in a name, each as the name has it: its parts are known from the scheme."""
        for phrase in phrases:
            last = phrase.last
            while last > phrase.first + 1 and chunker.within(last - 1, "devices"):
                last -= 1  # "Mission for Climate initiative"
            phrase = replace(phrase, last=last, core=min(phrase.core, last))
            yield from list(self.namer.topics(chunker, phrase, titled=True))[-1:]
