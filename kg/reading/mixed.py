"""Documents in more than one language: each passage is read with the words of its own.

A passage in a language that nobody reads is a doubt, never a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from kg.documents.language import foreign_passages, language_names
from kg.documents.layout import languages
from kg.issues import Issue
from kg.model import Document, Entity, Passage, Reading, Statement
from kg.reading.merging import merge
from kg.vocabulary import Vocabulary

_SHOWN = 200
Load = Callable[[Document, Vocabulary], Reading]


def read_mixed(document: Document, vocabulary: Vocabulary, load: Load) -> Reading:
    """Read a document, its passages in other languages apart.

    Args:
        document: with the language of most of it.
        vocabulary: the ontology.
        load: the loader of its genre.
    """
    foreign = foreign_passages(document.text, document.passages, document.language)
    if not foreign:
        return load(document, vocabulary)
    spoken = sorted(
        {document.language, *foreign.values()}, key=lambda name: (name != document.language, name)
    )
    statements: list[Statement] = []
    entities: dict[str, Entity] = {}
    issues: list[Issue] = []
    for language in spoken:
        kept = [n for n, of in _outer(document.passages) if foreign.get(of, document.language) == language]
        part = replace(document, language=language, passages=_subset(document.passages, kept))
        if language not in languages():
            issues += [_unread(part, passage) for passage in part.passages if passage.parent is None]
            continue
        reading = load(part, vocabulary)
        statements += reading.statements
        issues += reading.issues
        for entity in reading.entities:
            entities.setdefault(entity.iri, entity)
    return Reading(tuple(merge(statements, vocabulary)), tuple(sorted(set(issues))), tuple(entities.values()))


def _outer(passages: Sequence[Passage]) -> list[tuple[int, int]]:
    """Each passage with the outermost one that holds it, by index."""
    outer: list[int] = []
    for index, passage in enumerate(passages):
        outer.append(index if passage.parent is None else outer[passage.parent])
    return list(enumerate(outer))


def _subset(passages: Sequence[Passage], kept: Sequence[int]) -> tuple[Passage, ...]:
    place: Mapping[int, int] = {old: new for new, old in enumerate(kept)}
    return tuple(
        replace(passages[n], parent=None if (above := passages[n].parent) is None else place[above])
        for n in kept
    )


def _unread(document: Document, passage: Passage) -> Issue:
    english = language_names(document.language)[0]
    quote = document.text[passage.start : min(passage.end, passage.start + _SHOWN)]
    end = passage.start + len(quote)
    message = f"in {english}, which is not read; add what it says in the ledger"
    return Issue(document.id, passage.start, end, "foreign-language", message, quote)
