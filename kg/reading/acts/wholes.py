"""What the next items are parts of: the instrument that a heading, a lead sentence or a label names.

"**Valdoria-Kestria Reef Futures:** ... The Initiative’s activities include the following:" opens a list
whose items are parts of that initiative; "on the following pillars" announces labels that are pillars.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.iris import local
from kg.model import Passage, PassageKind, Statement
from kg.namespaces import ENT
from kg.reading.acts.describing import clean
from kg.reading.acts.masthead import mastheads
from kg.reading.acts.setting import PartReader
from kg.reading.acts.tokens import Token, wording
from kg.reading.acts.words import key
from kg.reading.annotation import Annotation
from kg.reading.instruments import NounPhrase
from kg.reading.mentions import Mention
from kg.reading.naming import Named
from kg.vocabulary.lexicon import longest

_SECTION, _PILLAR = 0.65, 0.7
# What stands before a colon and is no longer than this labels what follows; in running text it is emphasised.
_LABEL = re.compile(
    r"[^\w“\"«]*(?P<label>[^\W\d_](?:[^:;.!?*]|\.(?=\S)|(?<=[A-Z])\.){1,100})[\s*_]*:(?:\*\*|[\s*_])"
)
_EMPHASIS = "**"
_WORDS = 10
# How far from the end of a sentence it says how many pillars follow; how many sentences later they may begin.
_LAST, _PATIENCE = 4, 3
# The longest of the phrases by which something is done within something else, in words.
_VIA = 5

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Whole:
    """What something is part of, with where it is named."""

    iri: str
    spans: tuple[Span, ...]


class WholeReader(PartReader):
    """Keeps what the items of one document's lists, and its labels, are parts of."""

    section: Whole | None = None  # what a heading or a label names
    lead: Whole | None = None  # what the sentence names that leads a list
    pillars: Whole | None = None  # what has the pillars that the next labels are
    patience = 0

    def heading(self, annotation: Annotation) -> None:
        """A heading that is the name of an instrument heads its parts."""
        self.lead = self.pillars = None
        self.section = self._named(annotation, (annotation.start, annotation.end))

    def read(
        self,
        tokens: Sequence[Token],
        annotation: Annotation,
        passage: Passage,
        focus: Mention | None,
        *,
        listed: bool,
    ) -> Iterator[Statement]:
        """What a sentence opens: a section, a list, pillars."""
        label = self._label(annotation, listed=listed)
        if label is not None and self.pillars is not None and self.pillars.spans:
            self.patience = -1
            yield from self._pillar(label, self.pillars)
            return
        if listed:
            return
        first = self._opens_paragraph(annotation, passage)
        if label is not None:
            self.section = self._named(annotation, label) or self._labelled(label, self._end(passage))
            whole = self._lasting(focus)
            if self.section is not None and whole is not None and self.section.iri != whole.iri:
                yield from self._told(label, self.section)
                spans = [label, *whole.spans]
                yield self.say(self.section.iri, ENT.isPartOf, whole.iri, spans, "act-section", _SECTION)
        elif first and self.patience < 0:
            self.pillars = None
        self.patience -= self.patience > 0
        if self.pillars is not None and self.patience == 0:
            self.pillars = None
        self.lead = self._leads(tokens) if self._is_lead(annotation) else None
        if self._announces(tokens):
            self.pillars, self.patience = self._with_pillars(tokens, focus), _PATIENCE

    # -- labels ---------------------------------------------------------------------------------

    def _label(self, annotation: Annotation, *, listed: bool) -> Span | None:
        """Where the label stands that a sentence opens with: emphasised in running text, or before a list item."""
        text = self.document.text
        match = _LABEL.match(text, annotation.start, min(annotation.end + 1, len(text)))
        if match is None or not match["label"][0].isupper() or len(match["label"].split()) > _WORDS:
            return None
        emphasised = _EMPHASIS in text[annotation.start : match.end()]
        return match.span("label") if emphasised or listed else None

    def _opens_paragraph(self, annotation: Annotation, passage: Passage) -> bool:
        parent = self.document.passages[passage.parent] if passage.parent is not None else passage
        return parent.start == annotation.start

    def _end(self, passage: Passage) -> int:
        parent = self.document.passages[passage.parent] if passage.parent is not None else passage
        return parent.end if parent.kind is PassageKind.PARAGRAPH else passage.end

    def _named(self, annotation: Annotation, span: Span) -> Whole | None:
        """The lasting instrument whose name a label or heading is, no more and no less."""
        for mention in annotation.mentions:
            inside = span[0] <= mention.start and mention.end <= span[1]
            if not inside or mention.slot != "instrument" or not mention.iri or mention.antecedent:
                continue
            text = self.document.text
            rest = key(text[span[0] : mention.start] + " " + text[mention.end : span[1]]).split()
            if all(word in self.words.sets["determiners"] for word in rest) and self._lasts(mention.iri):
                return Whole(mention.iri, ((mention.start, mention.end),))
        return None

    def _labelled(self, label: Span, end: int) -> Whole | None:
        """What a label names whose kind its paragraph says: "X: ... the X initiative", "X: ... The Initiative"."""
        text = self.document.text
        name = key(text[slice(*label)])
        for hit in longest(self.annotator.heads.find(text[label[1] : end])):
            start, finish = label[1] + hit.start, label[1] + hit.end
            before = key(text[label[1] : start])
            span = label
            if f" {before}".endswith(f" {name}"):
                match = None
                for match in re.finditer(r"[\s*]+".join(map(re.escape, text[slice(*label)].split())), text[label[1] : start]):
                    pass
                span = (label[1] + match.start(), finish) if match is not None else label
            else:
                article = before.split()[-1:] and before.split()[-1] in self.annotator.grammar.determiners - {"a", "an"}
                if not article or not text[start].isupper() or self._goes_on(finish):
                    continue
            phrase = NounPhrase(*span, (start, finish) if span != label else label, hit.iris, "", False, False, "", True)
            hits = self._parties_in(label)
            iri = self.discourse.name(phrase, hits, (), {})
            self.discourse.also_called(iri, clean(text[slice(*label)]))
            return Whole(iri, (label,)) if self._lasts(iri) else None
        return None

    def _goes_on(self, end: int) -> bool:
        """Whether a name goes on after its head noun."""
        following = self.document.text[end : end + 2].strip()
        return following[:1].isupper()

    def _parties_in(self, span: Span) -> list[str]:
        text = self.document.text
        hits = longest(self.annotator.names.find_all(text[slice(*span)]))
        return [
            h.iris[0]
            for h in hits
            if len(h.iris) == 1 and self.vocabulary.is_a(self.discourse.entity(h.iris[0]), ENT.Party)
        ]

    def _told(self, label: Span, section: Whole) -> Iterator[Statement]:
        """Those whom a label names take part in what it labels."""
        for party in self._parties_in(label):
            yield self.say(party, ENT.participatesIn, section.iri, [label], "act-label", _SECTION)

    # -- pillars --------------------------------------------------------------------------------

    def _announces(self, tokens: Sequence[Token]) -> bool:
        """Whether a sentence ends in "the following pillars" or "three pillars:"."""
        words = [t.word for t in tokens if t.word.isalnum() or t.mention is not None]
        told = self.words.sets["announcing"] | self.words.sets["numbers"]
        for place in range(max(1, len(words) - _LAST), len(words)):
            if words[place] in self.words.sets["pillars"] and not told.isdisjoint(words[max(0, place - 3) : place]):
                return True
        return False

    def _with_pillars(self, tokens: Sequence[Token], focus: Mention | None) -> Whole | None:
        """What has the pillars: what the sentence names, what the text is about, or what was named last."""
        for token in tokens:
            if token.is_a("instrument", "club") and token.mention is not None and self._lasts(token.mention.iri):
                return self._whole(token.mention)
        whole = self._lasting(focus)
        if whole is not None:
            return whole
        known = next((k for k in reversed(self.discourse.known) if self._lasts(k.iri)), None)
        return Whole(known.iri, (known.span,)) if known is not None else None

    def _pillar(self, label: Span, whole: Whole) -> Iterator[Statement]:
        iri = self.discourse.describe(clean(self.document.text[slice(*label)]), str(ENT.Activity))
        self.section = None
        yield self.say(iri, ENT.isPartOf, whole.iri, [label, *whole.spans], "act-pillar", _PILLAR)

    # -- leads ----------------------------------------------------------------------------------

    def _is_lead(self, annotation: Annotation) -> bool:
        return self.document.text[annotation.start : annotation.end].rstrip(" *_\n\u00a0").endswith(":")

    def _leads(self, tokens: Sequence[Token]) -> Whole | None:
        """What the items that a sentence leads are parts of: its subject, or what it says they are done within."""
        for at, token in enumerate(tokens):
            mention = token.mention
            if mention is not None and token.is_a("instrument", "club") and self._lasts(mention.iri):
                if self._heads(tokens, at):
                    return self._whole(mention)
        return None

    def _heads(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether what is named at a place is what a lead sentence is about."""
        sets = self.words.sets
        back = at - 1
        while back >= 0 and tokens[back].word in sets["determiners"] | sets["quotes"]:
            back -= 1
        if back < 0 or tokens[back].word == ",":
            return True
        if any(
            wording(tokens, back - long + 1, long) in self.words.phrases["via"].all
            for long in range(1, min(_VIA, back + 1) + 1)
        ):
            return True
        if tokens[back].word in sets["of"] and back and tokens[back - 1].word in sets["yields"]:
            return True
        beside = [t.word for t in tokens[at + 1 : at + 4] if t.word not in {"co", "-"}][:1]
        return bool(beside) and (beside[0] in sets["circles"] or beside[0].removesuffix("s") in sets["titles"])

    def _whole(self, mention: Mention) -> Whole:
        return Whole(mention.iri, mention.antecedent or ((mention.start, mention.end),))

    def _lasting(self, focus: Mention | None) -> Whole | None:
        """What the text is about, where that is something that has parts."""
        if focus is None or not focus.iri or not self._lasts(focus.iri):
            return None
        return self._whole(focus)

    def _lasts(self, iri: str) -> bool:
        """Whether an instrument is of a kind that has parts."""
        return bool(iri) and local(self.discourse.entity(iri).kind) in mastheads().lasting
