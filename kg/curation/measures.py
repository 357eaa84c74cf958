"""How right readings were, by what curators decided: precision of each pattern, recall of each relation.

A proposal that a curator accepted, or wrote down without seeing it, is right
when its status and date are those of the row. A corrected one is wrong for
precision; for recall it was found, if subject, property and object stayed. A
ledger is *complete* when it accounts for every sentence and heading of its
document: what a loader proposes beside it is then wrong as well (``unsaid``); in others
it is undecided and does not count. Intervals are Wilson's, at 95 %.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from kg.curation.desk import Desk
from kg.curation.ledger import LedgerRow
from kg.curation.places import locate, untouched
from kg.curation.replay import Replay
from kg.model import PassageKind, Statement

_Z = 1.959963984540054  # 95 %, two-sided
OUTCOMES = ("right", "corrected", "rejected", "unsaid", "undecided", "missed")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one proposal, or of one statement that nobody proposed.

    Attributes:
        outcome: ``right``, ``corrected``, ``rejected``, ``unsaid``, ``undecided`` or ``missed``.
        method: the loader and pattern that proposed it; empty where none did.
        relation: its broad relation.
        is_found: the loader saw it, whatever it made of its status and date.
        written: the confidence it was proposed with; 0 where nobody proposed it.
    """

    outcome: str
    method: str
    relation: str
    is_found: bool
    written: float = 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """A share of cases with its interval.

    Attributes:
        name: of what.
        good: how many are.
        of: among how many.
        counts: the outcomes behind them, by name.
    """

    name: str
    good: int
    of: int
    counts: dict[str, int]

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's interval at 95 %."""
        return wilson(self.good, self.of)


def wilson(good: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share, which is sound for small counts and near 0 or 1.

    >>> [round(bound, 3) for bound in wilson(8, 10)], wilson(0, 0)
    ([0.49, 0.943], (0.0, 1.0))
    """
    if of == 0:
        return 0.0, 1.0
    share, square = good / of, _Z * _Z
    middle = share + square / (2 * of)
    half = _Z * sqrt(share * (1 - share) / of + square / (4 * of * of))
    scale = 1 + square / of
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


def outcomes(desk: Desk, rows: Sequence[LedgerRow]) -> tuple[Outcome, ...]:
    """What a ledger makes of a reading, a proposal or a missed statement each."""
    replayed = desk.replay(rows)
    vocabulary = desk.vocabulary
    found: list[Outcome] = []
    seen: set[str] = set()
    for row in rows:
        if row.decision in ("named", "silent"):
            continue
        said = replayed.proposal(row)
        if said is not None and said.key in seen:
            said = None
        if said is not None:
            seen.add(said.key)
            found.append(_decided(said, row, replayed))
        if row.decision != "rejected" and (said is None or not found[-1].is_found):
            relation = vocabulary.relation(vocabulary.predicate(row.predicate)) if row.predicate else ""
            found.append(Outcome("missed", "", relation, is_found=False))
    rest = "unsaid" if is_complete(desk, rows) else "undecided"
    for key, said in replayed.proposed.items():
        if key not in seen:
            relation = vocabulary.relation(said.predicate)
            found.append(Outcome(rest, said.method, relation, is_found=False, written=said.confidence))
    return tuple(found)


def _decided(said: Statement, row: LedgerRow, replayed: Replay) -> Outcome:
    relation = replayed.vocabulary.relation(said.predicate)
    if row.decision == "rejected":
        return Outcome("rejected", said.method, relation, is_found=False, written=said.confidence)
    is_written = bool(row.subject and row.predicate and row.object)
    if row.decision == "corrected":
        is_found = replayed.key(row) == said.key if is_written else not (row.subject or row.object)
        return Outcome("corrected", said.method, relation, is_found, said.confidence)
    is_same = not is_written or (said.status, said.when) == (row.status, row.when)
    outcome = "right" if is_same else "corrected"
    return Outcome(outcome, said.method, relation, is_found=True, written=said.confidence)


def is_complete(desk: Desk, rows: Iterable[LedgerRow]) -> bool:
    """Whether rows account for every sentence and heading of a document."""
    document = desk.document
    spans = [
        (quote.start, quote.end)
        for row in rows
        if row.quotes and row.decision not in ("named", "rejected")
        for quote in locate(document, row.quotes, row.occurrences)
    ]
    kinds = (PassageKind.SENTENCE, PassageKind.HEADING)
    passages = [passage for passage in document.passages if passage.kind in kinds]
    return next(untouched(passages, spans, document.text), None) is None


def precision(found: Iterable[Outcome]) -> tuple[Share, ...]:
    """The precision of each pattern, those with most cases first, and of all."""
    proposed = [one for one in found if one.method]
    counting = ("right", "corrected", "rejected", "unsaid")
    return _shares(proposed, lambda one: one.method, lambda one: one.outcome == "right", counting)


def recall(found: Iterable[Outcome]) -> tuple[Share, ...]:
    """The recall of each relation, those with most cases first, and of all."""
    true = [one for one in found if one.is_found or one.outcome == "missed"]
    counting = ("right", "corrected", "missed")
    return _shares(true, lambda one: one.relation, lambda one: one.is_found, counting)


def _shares(
    found: Sequence[Outcome],
    name: Callable[[Outcome], str],
    is_good: Callable[[Outcome], bool],
    counting: Sequence[str],
) -> tuple[Share, ...]:
    groups: dict[str, list[Outcome]] = {}
    for one in found:
        groups.setdefault(name(one), []).append(one)
    shares = [_share(of, group, is_good, counting) for of, group in groups.items()]
    return (
        *sorted(shares, key=lambda share: (-share.of, share.name)),
        _share("all", found, is_good, counting),
    )


def _share(
    name: str, group: Sequence[Outcome], is_good: Callable[[Outcome], bool], counting: Sequence[str]
) -> Share:
    counts = Counter(one.outcome for one in group)
    counted = [one for one in group if one.outcome in counting]
    shown = {outcome: counts[outcome] for outcome in OUTCOMES if counts[outcome]}
    return Share(name, sum(map(is_good, counted)), len(counted), shown)
