"""The text itself: what its title calls it, who signs it, when and where it stands.

A joint statement, an appeal or a framework is an instrument of those who sign it. A fact sheet, or what has a
headline, only tells of instruments: what is said of it is said of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg import iris
from kg.model import Label, Literal, Passage, Statement
from kg.namespaces import EDTF, ENT
from kg.reading.act_words import key
from kg.reading.acts.masthead import published, publisher
from kg.reading.acts.setting import PartReader, Setting
from kg.reading.acts.summits import together
from kg.reading.annotation import Annotation
from kg.reading.mentions import Mention
from kg.vocabulary.lexicon import longest

_ESCAPES = re.compile(r"\\\n\s*|\\(?=\s)|\\_")
# The scheme of kinds.
_KINDS = "instrument-kinds"
_CODES = re.compile(r"\\u([0-9A-Fa-f]{4})")
# A word before a comma or a dash: "We, the leaders of A and B", "we – A and B – met".
_SELVES = re.compile(r"\b\w++(?=,|\s?[–—]|\s-\s|\s+(?:of|de|du|des)\b)")
_PAIRED = re.compile(r"\s?[-–—]\s?\w")
# Tenses of verbs that make a sentence of a title.
_FINITE = frozenset(("third", "fut"))
_ASIDE = re.compile(r"\([^()]*\)")
# How far into a text those who sign it may be named, and those may meet of whom it only tells.
_OPENING, _FIRST = 1500, 700

# Two parties of a list stand no further apart than this.
_APART = 60

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Title:
    """What a title says of its text.

    Attributes:
        text: the title as people write it.
        tells: the text only tells of something (a fact sheet, news); it binds nobody.
    """

    text: str
    tells: bool


class TitleReader(PartReader):
    """Reads the title and the head of one document."""

    def __init__(self, setting: Setting) -> None:
        """Begin with a document."""
        super().__init__(setting)
        self.said_by = publisher(setting.document)
        self.focus: Mention | None = None  # the text itself, where it is one that parties adopt
        self.circle: Span | None = None  # where those who sign are named in the opening
        self.telling = False  # the text only tells of something

    def read(self, passage: Passage, focus: Mention | None) -> Mention | None:
        """What the text is; kept for what is said of it later."""
        focus = self._read(passage, focus)
        if focus is not None and not self._title(passage).tells and self._is_text(focus):
            self.focus = focus
        return focus

    def _read(self, passage: Passage, focus: Mention | None) -> Mention | None:
        """What the text is: what its title names, or the title itself where that calls it a text."""
        title = self._title(passage)
        self.telling = title.tells
        self._parties(passage)
        if title.tells:
            self._speaks()
            return focus
        span = (passage.start, passage.end)
        if focus is None or not self._is_text(focus):
            if not self._has_text(title.text):
                return focus
            heads = self._kinds(passage)
            cls = self.vocabulary.kinds[heads].denotes if heads else str(ENT.Agreement)
            if cls != ENT.Agreement:
                return focus
            iri = self.discourse.describe(title.text, cls)
            self.discourse.add(replace(self.discourse.entity(iri), kind=heads))
            return Mention(*span, "instrument", (iri,), antecedent=(span,))
        self._call(focus.iri, title.text)
        return focus

    def _title(self, passage: Passage) -> Title:
        text = _plain(self.document.text[passage.start : passage.end])
        # What a bracket adds is where the text stands: "(annexe du décret ...)".
        folded = f" {key(_ASIDE.sub(' ', text))} "
        for word in self.words.sets["jointly"]:
            folded = folded.replace(f" {word} ", "  ")
        telling = any(f" {words} " in folded for words in self.words.sets["telling"])
        return Title(text, telling or self._is_headline(f" {key(text)} "))

    def is_headline(self, passage: Passage) -> bool:
        """Whether a title is a sentence."""
        return self._is_headline(f" {key(_plain(self.document.text[passage.start : passage.end]))} ")

    def _is_headline(self, folded: str) -> bool:
        """Whether a title is a sentence about a text: "Lume and Valdoria strengthen trade by signing a pact"."""
        at = min(
            (found for word in self.words.sets["texts"] if (found := folded.find(f" {word} ")) >= 0),
            default=0,
        )
        before = folded[:at].split()
        return any(word in self.words.sets["indefinite"] for word in before) or any(
            self._is_finite(word, opens=not place) for place, word in enumerate(before)
        )

    def _is_finite(self, word: str, *, opens: bool) -> bool:
        """Whether a word is a verb that makes a sentence; what opens a title may be a name ("Build Back Better")."""
        _, tenses = self.words.forms.get(word, ("", frozenset[str]()))
        return not tenses.isdisjoint(_FINITE if opens else _FINITE | {"inf"})

    def _has_text(self, title: str) -> bool:
        folded = f" {key(title)} "
        return any(f" {word} " in folded for word in self.words.sets["texts"])

    def _is_text(self, focus: Mention) -> bool:
        return self.vocabulary.is_a(self.discourse.entity(focus.iri), ENT.Agreement)

    def _kinds(self, passage: Passage) -> str:
        heads = longest(self.annotator.heads.find(self.document.text[passage.start : passage.end]))
        return heads[0].iris[0] if heads else ""

    def _call(self, iri: str, title: str) -> None:
        """What is before and after a colon are names of the text, and so is the whole."""
        entity = self.discourse.minted.get(iri)
        if entity is None:
            return
        clean = _plain(entity.preferred[0].text)
        if title.endswith(clean) or key(title).startswith(key(clean)):
            clean = (
                title if ": " not in title else clean
            )  # "Joint Statement on ..." goes on to the end of the title
        language = self.document.language
        first, _, rest = title.partition(": ")
        names = [title, *([first] if rest and key(rest).startswith(key(clean)[:20]) else [])]
        known = {key(clean)}
        new = [Label(n, language) for n in names if key(n) not in known]
        others = tuple(
            label
            for label in entity.alternative
            if key(_plain(label.text)) not in known and label.text.isprintable()
        )
        self.discourse.add(
            replace(entity, preferred=(Label(clean, language),), alternative=(*others, *dict.fromkeys(new)))
        )

    # -- who signs ------------------------------------------------------------------------------

    def _parties(self, passage: Passage) -> None:
        """The states a title names, adjectives and prefixes too ("U.S.-EU Summit"); a club may speak alone."""
        text = self.document.text[passage.start : passage.end]
        hits = longest(self.annotator.names.find_all(text))
        meant = [h for h in hits if self._is_meant(text, h.start, h.end)]
        about = self._states(h.iris for h in meant)
        kept = tuple(p for p in self.discourse.parties if p not in about)
        self.discourse.parties = kept if len(kept) > 1 else ()
        if self.discourse.parties:
            return
        parties = self._states(h.iris for h in hits if h not in meant)
        if len(parties) > 1:
            self.discourse.parties = tuple(parties)
            self.discourse.title = ((passage.start, passage.end),)
        elif parties and self.vocabulary.is_a(self.discourse.entity(parties[0]), ENT.Grouping):
            self.discourse.speakers, self.discourse.club = tuple(parties), True
            self.discourse.spoken = ((passage.start, passage.end),)

    def _is_meant(self, title: str, at: int, end: int) -> bool:
        """Whether a title is on what it names here: "Statement on Valdoria", but not "for a Valdoria-Kestria Pact"."""
        if _PAIRED.match(title, end):
            return False
        before = key(title[:at]).split()
        while before and before[-1] in self.words.sets["determiners"]:
            before.pop()
        return bool(before) and before[-1] in self.annotator.grammar.about

    def acted(self, acted: tuple[tuple[str, ...], Span] | None) -> None:
        """Those who act together in the opening of a text that names nobody else sign it."""
        if acted is None or self.discourse.parties or self.discourse.speakers or self.focus is None:
            return
        iris, (start, end) = acted
        states = self._states((iri,) for iri in iris)
        if len(states) > 1 and start < _OPENING + self._begin():
            self.circle = (start, end)
            self.discourse.parties, self.discourse.title = tuple(states), (self.circle,)

    def gathered(self, said: Iterable[Statement], annotation: Annotation) -> None:
        """Those who meet or act together in the opening of a text that only tells of it: "the leaders" are theirs.

        Args:
            said: what a sentence says.
            annotation: who is named in it; leaders of several states named together are together.
        """
        if annotation.start > _FIRST + self._begin():
            return
        for named, span in together(said, annotation, self.discourse, self.vocabulary):
            if not self.telling or self.discourse.parties:
                return
            states = self._states((iri,) for iri in named)
            if len(states) > 1:
                self.circle, self.discourse.gathered = span, True
                self.discourse.parties, self.discourse.title = tuple(states), (span,)

    def _states(self, found: Iterable[tuple[str, ...]]) -> list[str]:
        states = []
        for named in found:
            if len(named) != 1:
                continue
            entity = self.discourse.entity(named[0])
            state = ENT.Territory in entity.types or self.vocabulary.is_a(entity, ENT.Grouping)
            owner = entity.speaks_for if ENT.Person in entity.types else ""
            if (state or owner) and (owner or named[0]) not in states:
                states.append(owner or named[0])
        return states

    def _speaks(self) -> None:
        """In a text that only tells, "we" is who publishes it."""
        if self.said_by is None:
            return
        party = self.vocabulary.speaks_for(self.said_by[0])
        if party:
            self.discourse.speakers, self.discourse.club = (party,), False
            self.discourse.spoken = (self.said_by[1],)

    def opening(self, annotation: Annotation, focus: Mention | None) -> list[Statement]:
        """Who "we" is, where the opening says so: "We, the leaders of A, B and C"."""
        if annotation.start > _OPENING + self._begin() or self.circle is not None:
            return []
        text = self.document.text
        for match in _SELVES.finditer(text[annotation.start : annotation.end]):
            word = match.group().lower()
            fewest = 2 if word in self.words.sets["ourselves"] else 3
            signs = (
                word in self.words.sets["signing"] and not self.discourse.parties and self.focus is not None
            )
            if fewest > 2 and not signs:
                continue
            start = annotation.start + match.start()
            following = [
                m for m in annotation.mentions if m.start >= start and m.slot in ("party", "club") and m.iri
            ]
            listed: list[Mention] = []
            for mention in following:
                if listed and not self._lists(text[listed[-1].end : mention.start]):
                    break
                listed.append(mention)
            states = self._states(m.iris for m in listed)
            if len(states) == 1 and fewest == 2 and self._is_club(states[0]) and not self.discourse.parties:
                self.discourse.speakers, self.discourse.spoken = tuple(states), ((start, listed[-1].end),)
            if len(states) < fewest:
                continue
            self.circle = (start, listed[-1].end)
            self.discourse.parties, self.discourse.title = tuple(states), (self.circle,)
            self.discourse.speakers = self.discourse.spoken = ()
            return list(self._sign(states, listed, focus, start))
        return []

    def _is_club(self, iri: str) -> bool:
        return self.vocabulary.is_a(self.discourse.entity(iri), ENT.Grouping)

    def _lists(self, between: str) -> bool:
        """Whether nothing stands between two parties but what joins them, or says who acts for one."""
        sets = self.words.sets
        joins = (
            (sets["coordinators"] - sets["accompanying"])
            | sets["determiners"]
            | sets["offices"]
            | sets["of"]
            | sets["honorifics"]
        )
        return len(between) < _APART and all(word in joins for word in key(between).split())

    def _sign(
        self, states: list[str], listed: list[Mention], focus: Mention | None, start: int
    ) -> Iterator[Statement]:
        if focus is None or not focus.iri or not self._is_text(focus):
            return
        for state in states:
            named = next((m for m in listed if state in self._states([m.iris])), listed[-1])
            yield self.say(
                state,
                ENT.isPartyTo,
                focus.iri,
                [(start, named.end), *focus.antecedent],
                "opening-party",
                0.85,
            )

    def _begin(self) -> int:
        end = self.document.text.find("\n---", 3) if self.document.text.startswith("---") else 0
        return max(end, 0)

    # -- the head -------------------------------------------------------------------------------

    def head(self, focus: Mention | None, title: Passage | None) -> Iterator[Statement]:
        """When the text was published, and by whom."""
        tells = title is None or self._title(title).tells
        is_text = (
            focus is not None and not tells and self._is_text(focus) and focus.iri in self.discourse.minted
        )
        subject = focus.iri if focus is not None and is_text else iris.document(self.document.id)
        when = published(self.document)
        date = when[0] if when is not None else ""
        if when is not None:
            predicate = ENT.date if is_text else ENT.publicationDate
            yield self.say(subject, predicate, Literal(date, EDTF), [when[1]], "head-date", 0.9, when=date)
        if self.said_by is not None:
            organisation, span = self.said_by
            yield self.say(subject, ENT.isPublishedBy, organisation, [span], "head-publisher", 0.9, when=date)
        if is_text and focus is not None:
            if title is not None:
                yield from self._between(focus, title)
            kind = self.discourse.entity(focus.iri).kind
            if kind:
                span = (focus.start, focus.end)
                yield self.say(focus.iri, ENT.hasKind, kind, [span], "title-kind", 0.9)
        elif title is not None:
            yield from self._genre(subject, title)

    def _genre(self, subject: str, title: Passage) -> Iterator[Statement]:
        """What kind of text one is that only tells of something, where its title says so: "Fact Sheet: ..."."""
        folded = f" {key(self._title(title).text)} "
        for words, kind in self.words.text_kinds.items():
            if f" {words} " in folded:
                span = (title.start, title.end)
                yield self.say(subject, ENT.hasKind, iris.concept(_KINDS, kind), [span], "title-kind", 0.9)
                return

    def _between(self, focus: Mention, title: Passage) -> Iterator[Statement]:
        """Those are parties to a text whose title says that it is between them."""
        written = key(self.document.text[title.start : title.end]).split()
        if (
            self.annotator.grammar.pairing.isdisjoint(written)
            or (title.start, title.end) not in self.discourse.title
        ):
            return
        for party in self.discourse.parties:
            yield self.say(party, ENT.isPartyTo, focus.iri, [(title.start, title.end)], "title-parties", 0.8)


def _plain(text: str) -> str:
    r"""A title of a file's head as people write it.

    >>> _plain('The Leaders\\u2019 Statement of\\_Lume,\\\n  \\ in May')
    'The Leaders’ Statement of Lume, in May'
    """
    written = _CODES.sub(lambda m: chr(int(m[1], 16)), _ESCAPES.sub(" ", text))
    return " ".join(written.split())
