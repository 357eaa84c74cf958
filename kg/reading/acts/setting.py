"""What those who read the acts of one document work with."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Document
from kg.reading.act_words import ActWords
from kg.reading.annotation import Annotator
from kg.reading.relations import Relater
from kg.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Setting:
    """A document that is being read, and what is known about its language and the world.

    Attributes:
        document: the document.
        vocabulary: the reference data.
        annotator: who finds the mentions in its sentences, and knows what it named so far.
        relater: who makes statements with their proof.
        words: the words of its language.
    """

    document: Document
    vocabulary: Vocabulary
    annotator: Annotator
    relater: Relater
    words: ActWords


class PartReader:
    """Reads one part of what the acts of a document say."""

    def __init__(self, setting: Setting) -> None:
        """Begin with a document."""
        self.document = setting.document
        self.vocabulary = setting.vocabulary
        self.annotator = setting.annotator
        self.discourse = setting.annotator.discourse
        self.say = setting.relater.statement
        self.words = setting.words

    def is_a(self, iri: str, cls: str) -> bool:
        """Whether what has this IRI is of a class, directly or through a subclass."""
        return self.vocabulary.is_a(self.discourse.entity(iri), cls)
