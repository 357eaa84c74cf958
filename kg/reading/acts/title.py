"""The text itself: what its title calls it, and when and where its head says that it was published.

A joint statement, an appeal or a framework is an instrument of those who sign it. A fact sheet, or what has a
headline, only tells of instruments: what is said of it is said of the document.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg import iris
from kg.model import Label, Literal, Passage, Statement
from kg.namespaces import EDTF, ENT
from kg.reading.act_words import key
from kg.reading.acts.masthead import published, publisher
from kg.reading.acts.setting import PartReader, Setting
from kg.reading.acts.signers import SignerReader
from kg.reading.acts.title_words import Title, plain, read_title
from kg.reading.mentions import Mention
from kg.vocabulary.lexicon import longest

# The scheme of kinds.
_KINDS = "instrument-kinds"


class TitleReader(PartReader):
    """Reads the title and the head of one document."""

    def __init__(self, setting: Setting) -> None:
        """Begin with a document."""
        super().__init__(setting)
        self.signers = SignerReader(setting)
        self.focus: Mention | None = None  # the text itself, where it is one that parties adopt

    def read(self, passage: Passage, focus: Mention | None) -> Mention | None:
        """What the text is; kept for what is said of it later.

        Args:
            passage: the title.
            focus: what it names.
        """
        title = self.title(passage)
        self.signers.from_title(passage, tells=title.tells)
        if title.tells:
            return focus
        focus = self._text(passage, title, focus)
        if focus is not None and self._is_text(focus):
            self.focus = focus
            self.signers.adopted = True
        return focus

    def title(self, passage: Passage) -> Title:
        """What the words of a title say."""
        return read_title(self.document.text[passage.start : passage.end], self.words)

    def _text(self, passage: Passage, title: Title, focus: Mention | None) -> Mention | None:
        """What the text is: what its title names, or the title itself where that calls it a text."""
        if focus is not None and self._is_text(focus):
            self._call(focus.iri, title.text)
            return focus
        if not title.names_text:
            return focus
        kind = self._kind(passage)
        cls = self.vocabulary.kinds[kind].denotes if kind else str(ENT.Agreement)
        if cls != ENT.Agreement:
            return focus
        iri = self.discourse.describe(title.text, cls)
        self.discourse.add(replace(self.discourse.entity(iri), kind=kind))
        span = (passage.start, passage.end)
        return Mention(*span, "instrument", (iri,), antecedent=(span,))

    def _is_text(self, focus: Mention) -> bool:
        return self.is_a(focus.iri, ENT.Agreement)

    def _kind(self, passage: Passage) -> str:
        heads = longest(self.annotator.heads.find(self.document.text[passage.start : passage.end]))
        return heads[0].iris[0] if heads else ""

    def _call(self, iri: str, title: str) -> None:
        """What is before and after a colon are names of the text, and so is the whole."""
        entity = self.discourse.minted.get(iri)
        if entity is None:
            return
        clean = plain(entity.preferred[0].text)
        if ": " not in title and (title.endswith(clean) or key(title).startswith(key(clean))):
            clean = title  # "Joint Statement on ..." goes on to the end of the title
        language = self.document.language
        first, _, rest = title.partition(": ")
        names = [title, *([first] if rest and key(rest).startswith(key(clean)[:20]) else [])]
        known = {key(clean)}
        new = [Label(n, language) for n in names if key(n) not in known]
        others = tuple(
            label
            for label in entity.alternative
            if key(plain(label.text)) not in known and label.text.isprintable()
        )
        self.discourse.add(
            replace(entity, preferred=(Label(clean, language),), alternative=(*others, *dict.fromkeys(new)))
        )

    def head(self, focus: Mention | None, passage: Passage | None) -> Iterator[Statement]:
        """When the text was published, and by whom; what kind of text it is, and between whom.

        Args:
            focus: what the text is about.
            passage: its title.
        """
        title = self.title(passage) if passage is not None else None
        text = focus if focus is not None and title is not None and not title.tells else None
        if text is not None and not (self._is_text(text) and text.iri in self.discourse.minted):
            text = None
        subject = text.iri if text is not None else iris.document(self.document.id)
        yield from self._published(subject, ENT.date if text is not None else ENT.publicationDate)
        if passage is None or title is None:
            return
        span = (passage.start, passage.end)
        if text is None:
            kind = self._told_kind(title)
        else:
            yield from self._between(text, passage)
            kind, span = self.discourse.entity(text.iri).kind, (text.start, text.end)
        if kind:
            yield self.say(subject, ENT.hasKind, kind, [span], "title-kind", 0.9)

    def _published(self, subject: str, predicate: str) -> Iterator[Statement]:
        """When and by whom the head of the file says that the text was published."""
        date, when = "", published(self.document)
        if when is not None:
            date, span = when
            yield self.say(subject, predicate, Literal(date, EDTF), [span], "head-date", 0.9, when=date)
        said_by = publisher(self.document)
        if said_by is not None:
            organisation, span = said_by
            yield self.say(subject, ENT.isPublishedBy, organisation, [span], "head-publisher", 0.9, when=date)

    def _told_kind(self, title: Title) -> str:
        """What kind of text one is that only tells of something, where its title says so: "Fact Sheet: ..."."""
        folded = f" {key(title.text)} "
        told = (kind for words, kind in self.words.text_kinds.items() if f" {words} " in folded)
        kind = next(told, "")
        return iris.concept(_KINDS, kind) if kind else ""

    def _between(self, focus: Mention, title: Passage) -> Iterator[Statement]:
        """Those are parties to a text whose title says that it is between them."""
        span = (title.start, title.end)
        written = key(self.document.text[title.start : title.end]).split()
        if self.annotator.grammar.pairing.isdisjoint(written) or span not in self.discourse.title:
            return
        for party in self.discourse.parties:
            yield self.say(party, ENT.isPartyTo, focus.iri, [span], "title-parties", 0.8)
