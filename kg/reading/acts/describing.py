"""What a thing is called, and what its name tells: new or known, of its own parties, of one side."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from kg.iris import local
from kg.namespaces import ENT
from kg.reading.act_words import key
from kg.reading.acts.setting import PartReader, Setting
from kg.reading.acts.thing import Thing
from kg.reading.annotation import Annotation
from kg.reading.name_end import name_end
from kg.vocabulary.lexicon import Hit, longest

# A described thing whose head noun no list knows is something done.
_OTHERWISE = "Activity"
# How far the name of a kind goes on after its noun.
_COMPOUND = 24
_BRACKETS = re.compile(r"\([^)]*\)")


class Describer(PartReader):
    """Names the things of one document's clauses."""

    def iri(self, thing: Thing) -> str:
        """IRI of a thing: what it is named, or what its description makes it."""
        if thing.mention is not None and thing.session and thing.mention.iri:
            return self.session(thing, thing.mention.iri)
        if thing.mention is not None:
            if thing.start < thing.mention.start and not thing.mention.antecedent:
                # "critical minerals agreement with A": what stands before a head noun belongs to its name.
                whole = clean(self.annotator.text[thing.start : thing.end])
                self.discourse.also_called(thing.mention.iri, whole)
            return thing.mention.iri
        text = self.annotator.text
        apposed = thing.short > thing.end  # its head noun stands in an apposition
        head = text[: thing.short].rsplit(maxsplit=1)[-1] if apposed else text[thing.start : thing.short]
        kind = self._kind(thing) or self._compound(thing)
        cls = self.vocabulary.kinds[kind].denotes if kind else f"{ENT}{self._class(head)}"
        iri = self.discourse.describe(
            thing.called or clean(text[thing.start : thing.name_end or thing.end]), cls
        )
        if thing.bare:
            self._call_short(iri, clean(text[thing.start : thing.end]))
        entity = self.discourse.entity(iri)
        if kind and not entity.kind:
            self.discourse.add(replace(entity, kind=kind))
        if kind and self.words.head_first:
            # "cette déclaration" points back to it.
            self.discourse.name_known(iri, (thing.start, thing.end), (), ())
        return iri

    def _kind(self, thing: Thing) -> str:
        """IRI of the kind that the head noun of a thing announces; empty where it announces none."""
        text = self.annotator.text
        if self.words.head_first:
            heads = longest(self.annotator.heads.find(text[thing.start : thing.end]))
            first = next((h for h in heads if thing.start + h.end >= thing.short), None)
            return first.iris[0] if first is not None and thing.start + first.start < thing.short else ""
        last = thing.short if thing.short > thing.end else thing.end
        heads = longest(self.annotator.heads.find(text[thing.start : last]))
        around = (h for h in heads if thing.start + h.start < thing.short <= thing.start + h.end)
        return next((h.iris[0] for h in around), "")  # "memorandum", and "memorandum of understanding"

    def call_with(self, iri: str, thing: Thing) -> None:
        """What its own words name may also be called by whom it is with: "accord avec la Valdorie"."""
        text, first, last = self.annotator.text, thing.partners[0], thing.partners[-1]
        heads = longest(self.annotator.heads.find(text[thing.start : thing.end]))
        if not heads or heads[0].start or first.start < thing.end or last.antecedent:
            return
        linked = text[thing.end : first.start].rsplit(maxsplit=2)[-2:]
        if len(linked) == 2 and linked[0].lower() in self.words.sets["with"]:
            noun = text[thing.start : thing.start + heads[0].end]
            self.discourse.also_called(
                iri, clean(f"{noun} {' '.join(linked)} {text[first.start : last.end]}")
            )

    def _call_short(self, iri: str, name: str) -> None:
        """What only those who sign it tell apart is also called as the text calls it, if nothing else is."""
        told = _told(name)
        labels = (n for e in self.discourse.minted.values() for n in (*e.preferred, *e.alternative))
        if all(_told(label.text) != told for label in labels):
            self.discourse.also_called(iri, name)

    def _compound(self, thing: Thing) -> str:
        """The kind whose name goes on after the head noun: "a memorandum | of understanding"; empty for none."""
        text = self.annotator.text
        short = thing.short - thing.start
        said = text[thing.start : thing.short + _COMPOUND]
        hits = (h for h in self.annotator.heads.find(said) if h.start < short < h.end)
        return next((h.iris[0] for h in hits), "")

    def of_whole(self, thing: Thing, whole: str) -> Thing:
        """A body that only its purpose tells is called by what sets it up: "working groups of the Reef Pact"."""
        text = self.annotator.text
        purpose = text[thing.short : thing.end].split()[:1]
        told = purpose and purpose[0].lower() in self.words.sets["infinitive"]
        head = text[thing.start : thing.short].split()[-1:]
        if not told or not head or head[0].lower() not in self.words.sets["bodies_within"]:
            return thing
        name = self.discourse.entity(whole).label(self.document.language)
        own = clean(text[thing.start : thing.short])
        called = self.words.sitting.format(session=own, name=f"{self.words.article} {name}")
        return replace(thing, end=thing.short, called=called)

    def session(self, thing: Thing, series: str) -> str:
        """IRI of a session of something: "the second Cable Dialogue"; a meeting is no session of itself."""
        entity = self.discourse.entity(series)
        if ENT.Meeting in entity.types or ENT.Agreement in entity.types:
            return series
        name = clean(self.annotator.text[thing.start : thing.end])
        told = _told(name)
        for iri, known in self.discourse.minted.items():
            if any(_told(label.text) == told for label in known.preferred):
                return iri  # the title names it
        return self.discourse.describe(name, str(ENT.Meeting))

    def _class(self, head: str) -> str:
        """Local name of the class of the head noun that ends, or is, a description."""
        words = key(head).split()
        found = self.words.heads.get(" ".join(words), "") or (self.words.head(words[-1]) if words else "")
        return found or _OTHERWISE

    def end_of_name(self, annotation: Annotation) -> Callable[[int], int]:
        """Where head nouns come first, a description goes on as a name does."""
        text, start, end = self.annotator.text, annotation.start, annotation.end
        hits: list[Hit] = []

        def find(last: int) -> int:
            if not hits:
                found = self.annotator.names.find_all(text[start:end])
                hits.extend(Hit(start + h.start, start + h.end, h.iris, h.adjective) for h in found)
            return name_end(text, last, end, self.annotator.grammar, hits, frozenset())

        return find

    def parties(self, iri: str) -> frozenset[str]:
        """The parties that the name of an instrument of this document holds."""
        known = next((k for k in reversed(self.discourse.known) if k.iri == iri), None)
        return known.parties if known is not None else frozenset()

    def states(self, iri: str) -> frozenset[str]:
        """The states among them."""
        return frozenset(p for p in self.parties(iri) if ENT.Territory in self.discourse.entity(p).types)

    def is_unilateral(self, iri: str) -> bool:
        """Whether what is named is a text of one side: whoever uses it takes no part in it."""
        kind = self.discourse.entity(iri).kind
        return bool(kind) and local(kind) in self.annotator.grammar.unilateral


class DescribingReader(PartReader):
    """Reads one part of it, and names what has no name."""

    def __init__(self, setting: Setting, describer: Describer) -> None:
        """Begin with a document.

        Args:
            setting: what its readers work with.
            describer: names the things that have no name.
        """
        super().__init__(setting)
        self.describer = describer


def is_series(annotation: Annotation, thing: Thing) -> bool:
    """Whether a generic plural stands there for one instrument a pair, which other wordings read."""
    series = (m for m in annotation.mentions if m.slot == "series")
    return any(m.start < thing.short and thing.start < m.end for m in series)


def _told(name: str) -> str:
    """A name in small letters, without acronyms in brackets.

    >>> _told("Second Cable (CB) Dialogue")
    'second cable dialogue'
    """
    return key(_BRACKETS.sub(" ", name))


def clean(text: str) -> str:
    """A name without marks of emphasis, on one line.

    >>> clean("Cable **Shield   Group**")
    'Cable Shield Group'
    """
    return " ".join(text.replace("*", "").replace("\u200b", "").split())
