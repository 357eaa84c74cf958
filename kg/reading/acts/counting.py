"""Whether a verb and what it takes say that whoever acts takes part in it."""

from __future__ import annotations

from kg.model import Document
from kg.reading.act_words import ActWords
from kg.reading.acts.act import Act
from kg.reading.acts.describing import is_series
from kg.reading.acts.parties import acting
from kg.reading.acts.sharing import is_joined
from kg.reading.acts.thing import Thing
from kg.reading.annotation import Annotation
from kg.reading.discourse import Discourse

# Classes of verbs that say nothing themselves of what they take.
_ANY = frozenset({"do", "share"})
# Fewer than this do nothing together.
_FEWEST = 2


def counts(
    document: Document, words: ActWords, discourse: Discourse, annotation: Annotation, act: Act, thing: Thing
) -> bool:
    """Whether a verb and what it takes say that whoever acts takes part in it."""
    if act.verb in _ANY:
        return _is_shared(document, words, discourse, act, thing)
    if act.verb == "welcome" or act.verb not in words.rungs:
        firm = bool(thing.rung) or (thing.mention is not None and not thing.mention.antecedent)
        if any(len(p.iris) > 1 for p in thing.partners):
            return firm  # "welcomed the launch of a dialogue between the two countries"
        if words.head_first and thing.rung and thing.fresh and not thing.partners:
            # "saluent la signature d’un accord": theirs, where nobody else's name is in it
            return len(acting(act.subject.parties, discourse)) == _FEWEST and not thing.number
        return thing.ours and firm and len(acting(act.subject.parties, discourse)) > 1
    if thing.mention is not None:
        return True
    if thing.listing or (is_series(annotation, thing) and (thing.number or not thing.partners)):
        return False
    if act.verb == "via" and thing.ours and not thing.bare:
        return thing.number != "loose"  # "our joint exercises"
    if act.verb == "via" and thing.fresh and not thing.proper:
        return not thing.number and not thing.bare  # "through a regular dialogue"
    if act.verb == "keep" and not (thing.counted or thing.fresh or thing.proper):
        return False
    if act.verb == "chair":
        return thing.proper or words.head(_noun(document, thing)) == "Meeting"
    if act.verb == "fund":
        paid = document.text[act.start : act.end].lower() in words.sets["paying"]
        return thing.proper or (paid and thing.fresh and not thing.number)
    if thing.bare:
        return bool(thing.called)
    if thing.proper:
        return True
    open_ended = thing.number == "plural" and act.verb in words.sets["particular"]
    if thing.number == "loose" or open_ended:
        return False
    return act.verb in words.describing or bool(thing.partners)


def _is_shared(document: Document, words: ActWords, discourse: Discourse, act: Act, thing: Thing) -> bool:
    """Whether several parties, whatever they do with a thing, take part in it."""
    if len(acting(act.subject.parties, discourse)) + len(thing.partners) < _FEWEST:
        return False
    if thing.mention is not None:
        new = (
            thing.fresh and words.head_first and not thing.mention.antecedent
        )  # "ont mûri un programme conjoint"
        return new or is_joined(discourse, thing.mention.iri)
    if thing.bare or thing.listing or thing.number or _noun(document, thing) in words.sets["weak"]:
        return False
    return words.head(_noun(document, thing)) != "Agreement" and (
        thing.counted or thing.proper or thing.fresh
    )


def _noun(document: Document, thing: Thing) -> str:
    """The head noun of a description, in small letters."""
    return document.text[thing.start : thing.short].split()[-1].lower() if thing.short > thing.start else ""
