"""Who was told to have acted, as the next sentences may speak of them: together, or as the host of a page."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Statement
from kg.namespaces import ENT
from kg.reading.discourse import Discourse
from kg.vocabulary import Vocabulary


def keep_joint(
    statements: Iterable[Statement], where: tuple[int, int], vocabulary: Vocabulary, discourse: Discourse
) -> None:
    """Keep who is said to take part in one thing: "the parties" of a text whose title names none are these."""
    if len(discourse.parties) > 1:
        return
    joint: dict[str, list[str]] = {}
    for said in statements:
        if isinstance(said.object, str) and vocabulary.relation(said.predicate) == "participates_in":
            joint.setdefault(said.object, []).append(said.subject)
    for parties in joint.values():
        several = tuple(dict.fromkeys(parties))
        if len(several) > 1:
            discourse.joint = several, where


def keep_host(statements: Iterable[Statement], vocabulary: Vocabulary, discourse: Discourse) -> None:
    """Keep the body that first is said to lead or launch something: "we" of a page is that body."""
    if discourse.hosts or not discourse.presents:
        return
    for said in statements:
        types = discourse.entity(said.subject).types if isinstance(said.object, str) else ()
        if vocabulary.relation(said.predicate) == "leads" and ENT.Organisation in types:
            discourse.hosts = (said.subject,)
            discourse.hosting = tuple((q.start, q.end) for q in said.quotes[:1])
            return
