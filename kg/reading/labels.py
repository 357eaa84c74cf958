"""Labels that open a paragraph or list item ("**Trade:** We seek ..."), and what the text under them belongs to.

A label names a topic of the text, or a part of what the text is about: one of
the pillars that a sentence before announced, or an instrument that the text
under it calls by the same words ("the Reef Futures initiative"). What stands
under the label of a part is said of that part, up to the next paragraph that
does not go on with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.model import Document, Label, Passage, PassageKind, Statement
from kg.namespaces import ENT
from kg.reading.annotation import Annotation, Annotator
from kg.reading.discourse import Discourse
from kg.reading.instruments import NounPhrase
from kg.reading.mentions import Mention
from kg.reading.phrasing import Phrasing
from kg.reading.relations import Relater
from kg.text import search_key

Span = tuple[int, int]

# A label in bold, whose first marks may stand a line above it; one of a list item may be plain.
_BOLD = re.compile(
    r"[*_]{2}\s*(?P<name>[^*_]{3,150}?)[:.]?\s*[*_]{2}\s*[:–—-]?\s*|(?P<late>[^*_:.]{3,150}):[*_]{2}\s*"
)
_PLAIN = re.compile(r"(?P<name>[A-Z][^*_:.;(\[]{2,78}):\s+(?=[*\w])")
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d{1,2}|[ivx]{1,4}")
# A plain label has no more words; the name of a part has two or more.
_MOST, _FEWEST = 9, 2
# A longer label is in capitals.
_LONG = 90
# How far after the words of a label its head noun stands elsewhere in the text.
_HEAD = 24
_PART, _NAMED = 0.6, 0.65


@dataclass(frozen=True, slots=True)
class RunIn:
    """A label.

    Attributes:
        start: offset of its name.
        end: offset after its name.
        after: offset where the text under it begins.
        item: it opens a list item.
    """

    start: int
    end: int
    after: int
    item: bool = False


def label_of(text: str, start: int, end: int, *, item: bool = False) -> RunIn | None:
    """The label that a sentence begins with, if it does.

    >>> text = "**Trade:** We seek more."
    >>> found = label_of(text, 0, len(text))
    >>> text[found.start : found.end], text[found.after :]
    ('Trade', 'We seek more.')
    >>> label_of("The ministers agreed: more.", 0, 27, item=True) is not None
    True
    """
    marked = text.find("*", start, end) >= 0 or text.find("_", start, end) >= 0
    match = _BOLD.match(text, start, end) if marked else None
    if match is None and item:
        match = _PLAIN.match(text, start, end)
        if match is not None and len(match["name"].split()) > _MOST:
            return None
    if match is None:
        return None
    group = "name" if match["name"] else "late"
    first, last = match.span(group)
    while last > first and text[last - 1] in " \n:.":
        last -= 1
    if last - first > _LONG and not text[first:last].isupper():
        return None  # a sentence in bold
    return RunIn(first, last, match.end(), item)


@dataclass(slots=True)
class Sections:
    """Keeps the part of a text that the paragraph being read belongs to.

    Attributes:
        document: the text.
        annotator: what knows its names.
        relater: what makes statements.
        phrasing: the closed words of its language.
        part: the instrument or pillar whose label stands above; ``None`` outside any.
        whole: the instrument that a text about another is on ("Statement on the Reef Pact").
        announced: a sentence before spoke of pillars.
        under: the pillar whose heading stands above, up to the next heading.
    """

    document: Document
    annotator: Annotator
    relater: Relater
    phrasing: Phrasing
    part: Mention | None = None
    whole: Mention | None = None
    announced: bool = False
    under: Mention | None = None
    _shape: dict[str, str] | None = field(default=None, repr=False)

    @property
    def discourse(self) -> Discourse:
        """What the document has named."""
        return self.annotator.discourse

    def entitle(self, annotation: Annotation, focus: Mention | None) -> None:
        """Keep the instrument that the title says its text is about, if the text is one about another."""
        for mention in annotation.mentions:
            if (
                focus is not None
                and mention.slot in ("instrument", "club")
                and len(mention.iris) == 1
                and mention.iri not in focus.iris
                and self._is_matter(annotation.start, mention.start)
            ):
                span = (mention.start, mention.end)
                self.whole = Mention(*span, "instrument", mention.iris, antecedent=(span,))

    def _is_matter(self, start: int, end: int) -> bool:
        """Whether words end in what leads to what a text is about: "Statement on the"."""
        words = [search_key(w) for w in _WORD.findall(self.document.text[start:end])]
        while words and words[-1] in self.phrasing["determiners"]:
            words.pop()
        return bool(words) and words[-1] in self.phrasing["meaning"]

    def enter(
        self, annotation: Annotation, passage: Passage, parent: Passage, focus: Mention | None
    ) -> list[Statement]:
        """Open, keep or close the part that a passage stands in; what its label says of the whole."""
        if passage.kind is PassageKind.HEADING:
            self.part = self.under = None
            self.announced = False
            heading = RunIn(annotation.start, annotation.end, annotation.end)
            opened = list(self._open(annotation, heading, focus)) if focus is not None else []
            self.under = self.part if self._numbers((annotation.start, annotation.end)) else None
            return opened
        item = parent.kind is PassageKind.LIST_ITEM
        begins = passage.start - parent.start < _FEWEST + 1
        label = label_of(self.document.text, annotation.start, annotation.end, item=item) if begins else None
        if begins and not item:
            self.part = self.under
        elif item and self.part is self.under:
            self.part = None  # the items under the heading of a pillar are on the whole as well
        found: list[Statement] = []
        if label is not None and focus is not None:
            found = list(self._open(annotation, label, self.part if item and self.part else focus))
        if label is None:
            self.announced = self.announces(annotation) or (self.announced and (item or not begins))
        return found

    def announces(self, annotation: Annotation) -> bool:
        """Whether a sentence speaks of several pillars, which the labels after it name."""
        said = self.document.text[annotation.start : annotation.end].lower()
        return any(word in said for word in self.phrasing["parts"])

    def _open(self, annotation: Annotation, label: RunIn, focus: Mention) -> Iterator[Statement]:
        span = (label.start, label.end)
        whole = self.whole if self.whole is not None and self.part is None else focus
        iri = self._instrument(annotation, label)
        method, sure = "label-name", _NAMED
        if not iri and (self.announced or self._numbers(span)):
            iri, method, sure = self._pillar(span), "label-part", _PART
        if not iri or iri in whole.iris or iri in focus.iris:
            return
        if not label.item:
            self.part = Mention(*span, "instrument", (iri,), antecedent=(span,))
        if method == "label-name" and self._is_text(whole):
            return  # what a statement speaks of is no part of it
        for owner in whole.iris:
            yield self.relater.statement(iri, ENT.isPartOf, owner, [span, *whole.antecedent], method, sure)

    def _numbers(self, span: Span) -> bool:
        """Whether a label itself says that it names a part, and which: "Pillar II: ...", "Workstream 3"."""
        words = [search_key(w) for w in _WORD.findall(self.document.text[slice(*span)])[:2]]
        named = len(words) > 1 and any(words[0] == part.rstrip("s") for part in self.phrasing["parts"])
        return named and (_NUMBER.fullmatch(words[1]) is not None or words[1] in self.phrasing.numerals)

    def _is_text(self, whole: Mention) -> bool:
        """Whether what a document is about is itself a text: "Joint Statement of the Leaders"."""
        names = (label.text for iri in whole.iris for label in self.discourse.entity(iri).preferred)
        return any(search_key(w) in self.phrasing["texts"] for name in names for w in _WORD.findall(name))

    def _pillar(self, span: Span) -> str:
        """One of the pillars of an instrument, known by its label."""
        label = " ".join(self.document.text[slice(*span)].split())
        iri = self.discourse.describe(self._called(label), str(ENT.Activity))
        entity = self.discourse.minted[iri]
        name = Label(label, self.document.language)
        if name not in (*entity.preferred, *entity.alternative):
            self.discourse.add(replace(entity, alternative=(*entity.alternative, name)))
        return iri

    def _called(self, label: str) -> str:
        (pillar,) = list(self.phrasing["pillar"])[:1] or ("",)
        if not pillar or pillar in search_key(label).split():
            return label
        return f"{label} {pillar}" if self.phrasing.head_last else f"{pillar} {label}"

    def _instrument(self, annotation: Annotation, label: RunIn) -> str:
        """The instrument that a label is the name of; empty where it names none."""
        text = self.document.text
        if text[label.start : label.end].isupper():
            return ""  # a heading, whatever it names
        for named in annotation.named:
            if named.start <= label.start + _FEWEST and label.end <= named.end + _FEWEST:
                return named.iri
        key = " ".join(text[label.start : label.end].split())
        shapes = self._shapes()
        return shapes.get(search_key(key), "")

    def _shapes(self) -> dict[str, str]:
        """The instruments that labels of paragraphs name, by their folded words."""
        if self._shape is None:
            self._shape = dict(self._named_labels())
        return self._shape

    def _named_labels(self) -> Iterator[tuple[str, str]]:
        labels = list(self._labels())
        known: list[tuple[RunIn, str]] = [(label, self._same_words(label)) for label in labels]
        if not any(iri for _, iri in known):
            return
        text = self.document.text
        for label, iri in known:
            name = " ".join(text[label.start : label.end].split())
            if not iri and not self._is_title(name):
                continue
            yield search_key(name), iri or self.discourse.describe(name, str(ENT.Activity))

    def _labels(self) -> Iterable[RunIn]:
        passages: Sequence[Passage] = self.document.passages
        for passage in passages:
            if passage.kind is not PassageKind.SENTENCE or passage.parent is None:
                continue
            parent = passages[passage.parent]
            if parent.kind is PassageKind.LIST_ITEM or passage.start - parent.start > _FEWEST:
                continue
            label = label_of(self.document.text, passage.start, passage.end)
            if label is not None:
                yield label

    def _same_words(self, label: RunIn) -> str:
        """The instrument that the text calls by the words of a label with a head noun after them."""
        text = self.document.text
        words = [re.escape(word) for word in text[label.start : label.end].split()]
        if len(words) < _FEWEST or not self._is_title(" ".join(text[label.start : label.end].split())):
            return ""
        for match in re.finditer(r"\b" + r"\s+".join(words) + r"\s+(?=\w)", text[label.after :]):
            begin, after = label.after + match.start(), label.after + match.end()
            head = next(iter(self.annotator.heads.find(text[after : after + _HEAD])), None)
            if head is None or head.start != 0:
                continue
            phrase = NounPhrase(
                begin, after + head.end, (after, after + head.end), head.iris, "", plural=False, quoted=True
            )
            iri = self.discourse.name(phrase, (), (), {})
            self.discourse.also_called(iri, " ".join(text[label.start : label.end].split()))
            return iri
        return ""

    def _is_title(self, name: str) -> bool:
        """Whether each word of a name but the closed ones has a capital, as names of instruments have."""
        words = name.split()
        closed = ("prepositions", "coordinators", "determiners")
        telling = [w for w in words if not any(search_key(w) in self.phrasing[n] for n in closed)]
        return len(telling) >= _FEWEST and all(w[0].isupper() or w[0].isdigit() for w in telling)
