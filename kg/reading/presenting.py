"""What a title presents by a name in capitals, which its text then calls by that name alone: "TIDEX, le programme"."""

from __future__ import annotations

from kg.model import Passage
from kg.reading.annotation import Annotator
from kg.reading.mentions import Mention
from kg.reading.presented import presented, spelt_out

Span = tuple[int, int]


def name_presented(
    passage: Passage, annotator: Annotator, text: str
) -> tuple[Mention, tuple[str, Span]] | None:
    """The instrument that a title presents ("TIDEX: a programme for safer ports"), and its kind with what says so.

    Args:
        passage: the title.
        annotator: what knows the names of its document.
        text: that of the document.
    """
    discourse = annotator.discourse
    phrase = presented(text, passage.start, passage.end, annotator.heads, annotator.grammar)
    name = text[phrase.start : phrase.end] if phrase is not None else ""
    if phrase is None or discourse.vocabulary.named(name):
        return None
    iri = discourse.name(phrase, (), (), {})
    if annotator.bodies is not None:
        annotator.bodies.acronyms.setdefault(name, iri)
    described = text[phrase.head[0] : passage.end].strip()
    for other in (described, spelt_out(text, name)):
        if other:
            discourse.call(iri, other)
    span = (phrase.start, phrase.end)
    mention = Mention(*span, "instrument", (iri,), antecedent=(span,))
    return mention, (phrase.kinds[0], (phrase.start, phrase.head[1]))
