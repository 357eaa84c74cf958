"""Who signs a text or speaks in it: whom its title names, whom its opening lists, who acts or meets there.

What is found is kept in the discourse: the parties of the text, or the one who says "we" in it, and where it says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.model import Passage, Statement
from kg.namespaces import ENT
from kg.reading.act_words import key
from kg.reading.acts.masthead import publisher
from kg.reading.acts.setting import PartReader, Setting
from kg.reading.acts.summits import together
from kg.reading.annotation import Annotation
from kg.reading.mentions import Mention
from kg.vocabulary.lexicon import longest

# A word before a comma or a dash: "We, the leaders of A and B", "we – A and B – met".
_SELVES = re.compile(r"\b\w++(?=,|\s?[–—]|\s-\s|\s+(?:of|de|du|des)\b)")
_PAIRED = re.compile(r"\s?[-–—]\s?\w")
# How far into a text those who sign it may be named, and those may meet of whom it only tells.
_OPENING, _FIRST = 1500, 700
# Two parties of a list stand no further apart than this.
_APART = 60
# A club has no fewer members.
_FEWEST = 3
# Two make an agreement that defines them in one sentence.
_BOTH = 2

Span = tuple[int, int]


class SignerReader(PartReader):
    """Finds those who sign one document."""

    def __init__(self, setting: Setting) -> None:
        """Begin with a document."""
        super().__init__(setting)
        self.adopted = False  # the text is one that parties adopt
        self.telling = False  # the text only tells of something
        self.circle: Span | None = None  # where those who sign are named in the opening
        head = self.document.text.find("\n---", 3) if self.document.text.startswith("---") else 0
        self.begin = max(head, 0)  # where the text begins, after the head of its file

    def from_title(self, passage: Passage, *, tells: bool) -> None:
        """Those whom a title names, and in a text that only tells of something, who publishes it."""
        self.telling = tells
        self._name(passage)
        if not tells:
            return
        said_by = publisher(self.document)
        party = self.vocabulary.speaks_for(said_by[0]) if said_by is not None else ""
        if said_by is not None and party:
            self._speak((party,), said_by[1], club=False)

    def _name(self, passage: Passage) -> None:
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
        span = (passage.start, passage.end)
        if len(parties) > 1:
            self._sign(parties, span)
        elif parties and self.is_a(parties[0], ENT.Grouping):
            self._speak(tuple(parties), span, club=True)

    def _is_meant(self, title: str, at: int, end: int) -> bool:
        """Whether a title is on what it names here: "Statement on Valdoria", but not "for a Valdoria-Kestria Pact"."""
        if _PAIRED.match(title, end):
            return False
        before = key(title[:at]).split()
        while before and before[-1] in self.words.sets["determiners"]:
            before.pop()
        return bool(before) and before[-1] in self.annotator.grammar.about

    def from_actors(self, iris: Iterable[str], span: Span) -> None:
        """Those who act together in the opening of a text that names nobody else sign it."""
        if self.discourse.parties or self.discourse.speakers or not self.adopted:
            return
        states = self._states((iri,) for iri in iris)
        if len(states) > 1 and span[0] < _OPENING + self.begin:
            self.circle = span
            self._sign(states, span)

    def from_meeting(self, said: Iterable[Statement], annotation: Annotation) -> None:
        """Those who meet or act together in the opening of a text that only tells of it: "the leaders" are theirs.

        Args:
            said: what a sentence says.
            annotation: who is named in it; leaders of several states named together are together.
        """
        if annotation.start > _FIRST + self.begin:
            return
        for named, span in together(said, annotation, self.discourse, self.vocabulary):
            if not self.telling or self.discourse.parties:
                return
            states = self._states((iri,) for iri in named)
            if len(states) > 1:
                self.circle, self.discourse.gathered = span, True
                self._sign(states, span)

    def from_opening(self, annotation: Annotation, focus: Mention | None) -> list[Statement]:
        """Who "we" is, where the opening says so: "We, the leaders of A, B and C".

        Args:
            annotation: who is named in a sentence.
            focus: what the text is about; they are party to it where it is the text itself.
        """
        if annotation.start > _OPENING + self.begin or self.circle is not None:
            return []
        for match in _SELVES.finditer(self.document.text[annotation.start : annotation.end]):
            word = match.group().lower()
            is_we = word in self.words.sets["ourselves"]
            signs = word in self.words.sets["signing"] and not self.discourse.parties and self.adopted
            if not is_we and not signs:
                continue
            start = annotation.start + match.start()
            listed = self._listed(annotation, start)
            states = self._states(m.iris for m in listed)
            if (
                is_we
                and len(states) == 1
                and self.is_a(states[0], ENT.Grouping)
                and not self.discourse.parties
            ):
                self.discourse.speakers, self.discourse.spoken = tuple(states), ((start, listed[-1].end),)
            if len(states) < (2 if is_we else 3):
                continue
            self.circle = (start, listed[-1].end)
            self._sign(states, self.circle)
            self.discourse.speakers = self.discourse.spoken = ()
            return list(self._party_to(focus, states, listed, start))
        return self._defined(annotation, focus) or self._of_club(annotation, focus)

    def _defined(self, annotation: Annotation, focus: Mention | None) -> list[Statement]:
        """The parties whom an agreement says it will call so: "A and B, hereinafter “the Participants”", bodies too."""
        said = self.document.text[annotation.start : annotation.end].lower().replace("-", " ")
        places = [at for word in self.words.sets["hereinafter"] if (at := said.find(word)) >= 0]
        if not places or focus is None or not focus.iri or not self.is_a(focus.iri, ENT.Agreement):
            return []
        before = (m for m in annotation.mentions if m.slot in ("party", "club") and m.iri)
        listed = [m for m in before if m.start < annotation.start + min(places) and not m.antecedent]
        parties = tuple(dict.fromkeys(m.iri for m in listed))
        if len(parties) != _BOTH:
            return []
        self.circle = (listed[0].start, listed[-1].end)
        self._sign(parties, self.circle)
        proof = [self.circle, *focus.antecedent]
        return [self.say(party, ENT.isPartyTo, focus.iri, proof, "opening-party", 0.85) for party in parties]

    def _of_club(self, annotation: Annotation, focus: Mention | None) -> list[Statement]:
        """The members of the club that speaks, where a sentence lists them all: "cooperation between A, B and C"."""
        if not self.discourse.club or len(self.discourse.speakers) != 1:
            return []
        club = self.discourse.speakers[0]
        members = {m.member for m in self.vocabulary.memberships if m.group == club and m.until is None}
        first = next((m for m in annotation.mentions if m.iri in members), None)
        listed = self._listed(annotation, first.start) if first is not None else []
        states = self._states(m.iris for m in listed)
        if len(states) < _FEWEST or set(states) != members:
            return []
        self.circle = (listed[0].start, listed[-1].end)
        self._sign(states, self.circle)
        self.discourse.speakers, self.discourse.spoken, self.discourse.club = (), (), False
        return list(self._party_to(focus, states, listed, listed[0].start))

    def _listed(self, annotation: Annotation, start: int) -> list[Mention]:
        """The parties that a sentence lists after a place in it, as far as the list goes."""
        listed: list[Mention] = []
        for mention in annotation.mentions:
            if mention.start < start or mention.slot not in ("party", "club") or not mention.iri:
                continue
            if listed and not self._lists(self.document.text[listed[-1].end : mention.start]):
                break
            listed.append(mention)
        return listed

    def _lists(self, between: str) -> bool:
        """Whether nothing stands between two parties but what joins them, or says who acts for one."""
        if len(between) >= _APART:
            return False
        joins = self.words.any_of("determiners", "offices", "of", "honorifics")
        joining = self.words.sifted("coordinators", "accompanying")
        return all(word in joins or word in joining for word in key(between).split())

    def _party_to(
        self, focus: Mention | None, states: list[str], listed: list[Mention], start: int
    ) -> Iterator[Statement]:
        """Those listed after "we" are parties to the text, where it is one that parties adopt."""
        if focus is None or not focus.iri or not self.is_a(focus.iri, ENT.Agreement):
            return
        for state in states:
            named = next((m for m in listed if state in self._states([m.iris])), listed[-1])
            proof = [(start, named.end), *focus.antecedent]
            yield self.say(state, ENT.isPartyTo, focus.iri, proof, "opening-party", 0.85)

    def _states(self, found: Iterable[tuple[str, ...]]) -> list[str]:
        """The states and groupings among those found; for a person, whom it speaks for."""
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

    def _sign(self, states: Iterable[str], span: Span) -> None:
        self.discourse.parties, self.discourse.title = tuple(states), (span,)

    def _speak(self, speakers: tuple[str, ...], span: Span, *, club: bool) -> None:
        self.discourse.speakers, self.discourse.club, self.discourse.spoken = speakers, club, (span,)
