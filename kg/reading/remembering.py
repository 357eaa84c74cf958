"""What a sentence leaves for the next to point back to: its thing, and who takes part in one thing together."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Statement
from kg.reading.annotation import Annotation
from kg.reading.discourse import Discourse
from kg.text import fold
from kg.vocabulary import Vocabulary

# How far into a sentence what it is about begins.
_OPENS = 24


def remember_thing(text: str, discourse: Discourse, annotation: Annotation) -> None:
    """Keep what a sentence is about, which a pronoun may stand for, and whether it is but a name."""
    discourse.thing = discourse.headline = None
    things = [m for m in annotation.mentions if m.slot == "instrument" and m.iri]
    about = next((m for m in things if len(things) == 1 or m.start - annotation.start < _OPENS), None)
    if about is None:
        return
    before, after = text[annotation.start : about.start], text[about.end : annotation.end]
    words = fold(before).replace("'", " ").replace("’", " ").split()
    discourse.thing = (about, words[-1] if words else "")
    if not any(c.isalnum() for c in before + after):
        discourse.headline = about


def remember_joint(
    discourse: Discourse, vocabulary: Vocabulary, statements: Iterable[Statement], annotation: Annotation
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
            discourse.joint = several, (annotation.start, annotation.end)
