"""What a sentence was about, as the next one may speak of it: "Il prévoit ...", after "Conclu en mai, ce pacte ..."."""

from __future__ import annotations

from kg.reading.annotation import Annotation
from kg.reading.discourse import Discourse
from kg.reading.grammar import Grammar
from kg.text import fold

# How far into a sentence what it is about begins.
_OPENS = 24


def remember_thing(annotation: Annotation, text: str, grammar: Grammar, discourse: Discourse) -> None:
    """Keep what a sentence is about, which a pronoun may stand for, and whether it is but a name.

    Args:
        annotation: the sentence.
        text: that of its document.
        grammar: wordings of its language.
        discourse: what the document has named, which keeps it.
    """
    discourse.thing = discourse.headline = None
    things = [m for m in annotation.mentions if m.slot == "instrument" and m.iri]
    opening = max(annotation.start, _past_fronting(annotation, text, grammar)) + _OPENS
    one = len({m.iri for m in things}) == 1
    about = next((m for m in things if one or m.start < opening), None)
    if about is None:
        return
    before, after = text[annotation.start : about.start], text[about.end : annotation.end]
    words = _words(before)
    discourse.thing = (about, words[-1] if words else "")
    if not any(c.isalnum() for c in before + after):
        discourse.headline = about


def _past_fronting(annotation: Annotation, text: str, grammar: Grammar) -> int:
    """Where the subject of a sentence begins that opens with a clause of its own ("Conclu en mai, ce pacte")."""
    comma = text.find(",", annotation.start, annotation.end)
    if comma < 0:
        return -1
    opening = _words(text[annotation.start : min(comma, annotation.start + _OPENS)])[:1]
    after = _words(text[comma + 1 : min(annotation.end, comma + _OPENS)])[:1]
    fronts = bool(opening) and opening[0] not in grammar.determiners
    return comma if fronts and after and after[0] in grammar.demonstratives else -1


def _words(text: str) -> list[str]:
    return fold(text).replace("'", " ").replace("’", " ").split()
