"""How firmly what an act sets up stands, and since when."""

from __future__ import annotations

from kg.model import Document
from kg.reading.act_words import ActWords
from kg.reading.acts.act import Act
from kg.reading.acts.thing import Thing
from kg.reading.annotation import Annotation

# How far after a thing its date may stand.
_BESIDE = 14
_PERFORMED = frozenset({"launched", "established", "signed", "concluded", "held"})
# Verbs that may be dated though they give no rung.
_DATED = frozenset({"hold", "chair"})


def rung_of(words: ActWords, act: Act, thing: Thing) -> str:
    """The rung that verb, tense and "the launch of" give a thing."""
    if act.tense == "considered":
        return "considered"
    if act.verb == "keep" and thing.mention is None and thing.fresh and act.tense in ("future", "ongoing"):
        return "planned"  # "will pursue new cooperation"
    by_tense = words.rungs.get(act.verb, {})
    rung = by_tense.get(act.tense, "ongoing" if act.tense == "ongoing" else "")
    if act.verb == "chair" and act.tense == "past" and thing.session:
        rung = "held"
    if thing.rung is None:
        return rung
    return rung if act.tense == "future" and act.verb != "await" else thing.rung


def date_of(
    document: Document, words: ActWords, annotation: Annotation, act: Act, thing: Thing, rung: str
) -> str:
    """EDTF date of the rung: the one beside the thing, the sentence's only one, or that of a text that performs it."""
    if (not rung and act.verb not in _DATED) or rung == "ongoing":
        return ""
    dates = [m for m in annotation.mentions if m.slot == "date" and ".." not in m.value]
    after = [m for m in dates if thing.end <= m.start <= thing.end + _BESIDE]
    if after:
        return after[0].value
    if len(dates) == 1:
        return dates[0].value
    return document.date if performs(document, words, act, rung) else ""


def performs(document: Document, words: ActWords, act: Act, rung: str) -> bool:
    """Whether a text does what it says ("we launch"), or tells it as its news ("announced")."""
    if rung not in _PERFORMED:
        return False
    return act.tense == "present" or document.text[act.start : act.end].lower() in words.sets["news"]
