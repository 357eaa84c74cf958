"""One statement a key: what a document says twice is said once, with the proof of both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.model import Statement
from kg.namespaces import ENT
from kg.vocabulary import Vocabulary

# Ways of saying what a text is about, and how many passages that say so are kept.
_ABOUT = frozenset(
    {"committed", "lead", "heading", "declared", "item", "aims", "directed", "passing-topic", "goal-topic"}
)
_PREDICATES = frozenset({ENT.covers, ENT.concerns})
_MOST = 12


def merge(statements: Iterable[Statement], vocabulary: Vocabulary) -> list[Statement]:
    """One statement a key: the firmest status wins, then the most certain wording, then the first.

    The same sentence standing twice in a document proves one statement twice, so its
    second place is kept too.
    """
    kept: dict[tuple[object, ...], Statement] = {}
    for statement in statements:
        # What the key is made of costs less to compare than to digest.
        key = (
            statement.document,
            statement.subject,
            statement.predicate,
            statement.object,
            statement.ordinal,
        )
        known = kept.get(key)
        if known is None:
            kept[key] = statement
        elif [q.text.casefold() for q in known.quotes] == [
            q.text.casefold() for q in statement.quotes
        ] and known.status == statement.status:
            quotes = tuple(sorted({*known.quotes, *statement.quotes}))
            kept[key] = replace(known, quotes=quotes, when=known.when or statement.when)
        else:
            heavier = _weight(statement, vocabulary) > _weight(known, vocabulary)
            kept[key] = _united(*((statement, known) if heavier else (known, statement)))
    return sorted(kept.values(), key=lambda s: (s.quotes[0].start, s.quotes[0].end, s.key))


def _weight(statement: Statement, vocabulary: Vocabulary) -> tuple[int, bool, float]:
    rank = vocabulary.statuses[statement.status].rank if statement.status else 0
    return rank, bool(statement.when), statement.confidence


def _united(said: Statement, again: Statement) -> Statement:
    """A statement of what a text is about, with the passages of *again* that say so as well."""
    methods = {s.method.rsplit("/", 1)[-1] for s in (said, again)}
    if said.predicate not in _PREDICATES or methods.isdisjoint(_ABOUT):
        return said
    new = [q for q in again.quotes if not any(o.start <= q.start and q.end <= o.end for o in said.quotes)]
    if not new or len(said.quotes) + len(new) > _MOST:
        return said
    return replace(said, quotes=tuple(sorted({*said.quotes, *new})))
