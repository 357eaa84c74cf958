"""Who is together in a sentence: leaders of several states that it names, or those whom it has in one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Statement
from kg.namespaces import ENT
from kg.reading.annotation import Annotation
from kg.reading.discourse import Discourse
from kg.vocabulary import Vocabulary

# What those do who are together in something.
_TOGETHER = frozenset(("participates_in", "leads"))

Span = tuple[int, int]


def together(
    said: Iterable[Statement], annotation: Annotation, discourse: Discourse, vocabulary: Vocabulary
) -> Iterator[tuple[list[str], Span]]:
    """IRIs of those who are together in a sentence, and where it says so, the best told first.

    Args:
        said: what the sentence says.
        annotation: who is named in it.
        discourse: the document so far.
        vocabulary: the reference data.
    """
    by_thing: dict[str, list[Statement]] = {}
    for statement in said:
        if vocabulary.relation(statement.predicate) in _TOGETHER and isinstance(statement.object, str):
            by_thing.setdefault(statement.object, []).append(statement)
    for group in by_thing.values():
        proof = group[0].quotes[0]
        yield [statement.subject for statement in group], (proof.start, proof.end)
    leaders = [m for m in annotation.mentions if m.iri and ENT.Person in discourse.entity(m.iri).types]
    if leaders:
        yield [m.iri for m in leaders], (leaders[0].start, leaders[-1].end)
