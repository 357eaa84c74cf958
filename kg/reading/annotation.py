"""From a sentence to its mentions: names, instruments, topics, places and dates, each resolved as far as it can be.

Ambiguous names stay ambiguous unless the sentence says whose side is meant
("côté français", "la délégation japonaise"); they are reported, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.issues import Issue
from kg.model import Document, Entity
from kg.namespaces import ENT
from kg.reading.act_words import act_words
from kg.reading.apposed_officials import ApposedOfficials
from kg.reading.bodies import BodyFinder
from kg.reading.brackets import bracketed
from kg.reading.dates import find_dates
from kg.reading.discourse import Discourse
from kg.reading.encoding import without_calls
from kg.reading.envoys import envoys
from kg.reading.grammar import Grammar
from kg.reading.instruments import noun_phrases
from kg.reading.mentions import Mention
from kg.reading.naming import Named, Namer
from kg.reading.naming_phrases import naming_phrases
from kg.reading.officials import OfficialFinder
from kg.reading.owners import Belonging, absorb
from kg.reading.phrasing import phrasing
from kg.reading.same_name import Known
from kg.reading.series_mentions import SeriesFinder
from kg.reading.slots import Slots
from kg.text import fold, search_key
from kg.vocabulary import Vocabulary
from kg.vocabulary.lexicon import Hit, Lexicon, longest

_BESIDE = 30
# How many words may lead to who is named beside a body in its bracket.
_LEADING = 6
# Names in brackets that make a list of members.
_FEWEST = 2
_HEAD = 40
# How far into a sentence a pronoun may stand after what opens it.
_OPENING = 140
_CAPITAL_AFTER = re.compile(r"\s+([A-Z][a-z]+)")
_WORD_BEFORE = re.compile(r"(\w+)['’\s-]*\Z")
_ACRONYM = re.compile(r"\s*\(\s*(?P<acronym>[A-Z][A-Z&-]{1,9})\s*\)")
_PRONOUN = re.compile(r"\W*(?P<word>\w+(?:-ci)?)\b")
_WORD_AFTER = re.compile(r"[\s-]*(\w+)")
# Lines end, and blanks that do not break stand, inside phrases too: "the\nleaders".
_PLAIN = str.maketrans("’\n\r\t\u00a0\u202f", "'     ")


@dataclass(frozen=True, slots=True)
class Annotation:
    """A sentence with its mentions."""

    start: int
    end: int
    mentions: tuple[Mention, ...]
    named: tuple[Named, ...]
    issues: tuple[Issue, ...]
    belongings: tuple[Belonging, ...] = ()
    names: tuple[Hit, ...] = ()


class Annotator:
    """Finds the mentions of a document's sentences, one after the other, as its discourse unfolds."""

    def __init__(
        self, document: Document, vocabulary: Vocabulary, grammar: Grammar, names: Lexicon, heads: Lexicon
    ) -> None:
        self.document = document
        self.vocabulary = vocabulary
        self.grammar = grammar
        self.names = names
        self.heads = heads
        praise = phrasing(document.language)["evaluative"]
        idle = grammar.counts.keys() | grammar.before | grammar.circle
        self.discourse = Discourse(document, vocabulary, idle, praise)
        self.text = without_calls(document)
        acts = act_words(document.language)
        phrases = {*grammar.parties, *grammar.collectives, *(acts.selves if acts is not None else ())}
        # How those who sign a text speak of themselves, and the words for it that mean the speaker alone elsewhere.
        self.selves = _alternatives(tuple(sorted(phrases, key=lambda p: (-len(p), p))))
        self.ourselves = acts.sets["ourselves"] if acts is not None else frozenset()
        self.companies = acts.sets["companies"] if acts is not None else frozenset()
        self.pointing = [
            (f"{ENT}{cls}", phrase.lower(), re.compile(rf"\b{re.escape(phrase)}\b", re.I))
            for cls, phrases in grammar.pointers.items()
            for phrase in phrases
        ]
        self.pronouns = [
            (phrase.lower(), re.compile(rf"{re.escape(phrase)}\b", re.I)) for phrase in grammar.pronouns
        ]
        self.bodies = (
            BodyFinder(document, self.text, vocabulary, grammar, acts, self.discourse)
            if acts is not None
            else None
        )
        self.officials = (
            (ApposedOfficials if acts.head_first else OfficialFinder)(
                document, self.text, vocabulary, acts, self.discourse
            )
            if acts is not None
            else None
        )
        self.slots = Slots(vocabulary, self.discourse)
        self.namer = Namer(self.text, vocabulary, grammar, self.discourse, self.slots)
        self.series = SeriesFinder(self.text, grammar, self.discourse, self.slots)

    def annotate(self, start: int, end: int) -> Annotation:
        """The mentions of ``document.text[start:end]``, sorted and not overlapping."""
        text = self.text
        sentence = text[start:end]
        hits = [
            Hit(start + h.start, start + h.end, h.iris, h.adjective) for h in self.names.find_all(sentence)
        ]
        if "(" in sentence:
            hits = [Hit(h.start, _closed(text, h.start, h.end), h.iris, h.adjective) for h in hits]
        hits = [self._met(hit) if len(hit.iris) > 1 else hit for hit in hits]
        if self.bodies is not None and self.officials is not None:
            named = self.officials.find(start, end, hits)
            bodies = self.bodies.find(start, end, hits)
            known = set(hits)
            if named:
                bodies = [b for b in bodies if b in known or not _meets(b, named)]
            hits = sorted([*bodies, *named])
        issues: list[Issue] = []
        phrases = noun_phrases(text, start, end, self.heads, self.grammar, hits)
        phrases = naming_phrases(text, phrases, hits, self.grammar, self.discourse)
        instruments, told = self.namer.instruments(phrases, hits)
        if self.bodies is not None:
            for named_here in told:
                short = named_here.phrase.acronym if named_here.phrase is not None else ""
                if short.isupper():
                    self.bodies.acronyms.setdefault(short, named_here.iri)
                for whole, _, last in named_here.wholes:  # "the Cable Initiative (CI) Summit"
                    inside = _ACRONYM.match(text, last, named_here.end)
                    if inside is not None:
                        self.bodies.acronyms.setdefault(inside["acronym"], whole)
        dates = [
            Mention(start + d.start, start + d.end, "date", value=d.edtf)
            for d in find_dates(sentence, self.document.language, self.document.date)
            if d.edtf  # a recurrence ("annuelle") dates nothing
        ]
        mentions = _free(dates, instruments)
        mentions += instruments
        mentions += _free(self.series.mentions(phrases, hits), mentions)
        pointers = _free(self._pointers(start, end), mentions)
        mentions += pointers
        mentions += _free(self._envoys(start, hits), mentions)
        taken = tuple(mentions)
        for hit in longest(hits):
            if hit.adjective or any(hit.start < m.end and m.start < hit.end for m in taken):
                continue
            mention = self._mention(hit, hits, issues)
            if mention is not None:
                mentions.append(mention)
        mentions.sort(key=lambda m: m.start)
        kept, belongings = absorb(
            self.text,
            [self._meant(m) for m in bracketed(self.text, mentions, end, self._belongs)],
            self.discourse,
            self.companies,
        )
        belongings += self.bodies.belonging(start, end) if self.bodies is not None else []
        return Annotation(start, end, tuple(kept), tuple(told), tuple(issues), tuple(belongings), tuple(hits))

    def _envoys(self, start: int, hits: Sequence[Hit]) -> list[Mention]:
        """The states that adjectives of those who act for them name."""
        if not self.grammar.envoys:
            return []
        adjectives = (hit.iris[0] for hit in hits if hit.adjective and len(hit.iris) == 1)
        states = frozenset(iri for iri in adjectives if ENT.Territory in self.discourse.entity(iri).types)
        named = [(h.start, h.end) for h in hits if not h.adjective and self.slots.of(h.iris[0]) == "party"]
        found = envoys(self.text, start, hits, states, self.grammar)
        return [m for m in found if not any(a < m.end and m.start < b for a, b in named)]

    # -- names of the lexicon -------------------------------------------------------------------

    def _met(self, hit: Hit) -> Hit:
        """A short name of several instruments, of which the document spelt out one before: "the TTC"."""
        met = tuple(iri for iri in hit.iris if self.discourse.has_named(iri))
        return hit._replace(iris=met) if len(met) == 1 else hit

    def _mention(self, hit: Hit, hits: Sequence[Hit], issues: list[Issue]) -> Mention | None:
        iris = hit.iris
        slots = {self.slots.of(iri) for iri in iris} - {""}
        if len(slots) > 1:
            iris = tuple(i for i in iris if self.slots.of(i) == min(slots, key=_PRECEDENCE.index))
            slots = {self.slots.of(iri) for iri in iris}
        if not slots:
            return None
        (slot,) = slots
        if len(iris) > 1:
            iris = self._whose(hit, iris, hits)
        if len(iris) > 1:
            labels = " / ".join(self.discourse.entity(i).label() for i in iris)
            issues.append(
                self.issue(hit.start, hit.end, "ambiguous-name", f"may be {labels}; say which in the ledger")
            )
            return None
        if slot == "club" and self.grammar.connectors and self._is_attribute(hit, hits):
            return None
        if slot == "topic" and self.vocabulary.is_broad_term(iris[0]):
            # "labour standards", "sécurité des câbles": a word beside it makes it something narrower.
            return Mention(hit.start, hit.end, "broad", iris) if self._stands_alone(hit) else None
        return Mention(hit.start, hit.end, slot, iris)

    def _is_attribute(self, hit: Hit, hits: Sequence[Hit]) -> bool:
        """Whether a club's name opens a longer name nobody knows: "IPEF Networks" is not IPEF."""
        after = _CAPITAL_AFTER.match(self.text, hit.end)
        return after is not None and not any(h.start == after.start(1) for h in hits)

    def _stands_alone(self, hit: Hit) -> bool:
        """Whether no noun or adjective beside a name narrows it."""
        before = _WORD_BEFORE.search(self.document.text, max(0, hit.start - _BESIDE), hit.start)
        after = _WORD_AFTER.match(self.document.text, hit.end, hit.end + _BESIDE)
        grammar = self.grammar
        first = fold(before[1]).strip() if before is not None else ""
        if before is not None and first not in grammar.determiners and first not in grammar.dangling:
            return False
        next_ = fold(after[1]).strip() if after is not None else ""
        return after is None or next_ in grammar.stops or next_ in grammar.coordinators

    def _whose(self, hit: Hit, iris: tuple[str, ...], hits: Sequence[Hit]) -> tuple[str, ...]:
        """Keep those who speak for the party last named before the ambiguous name."""
        for before in sorted((h for h in hits if h.end <= hit.start), key=lambda h: -h.end):
            kept = tuple(i for i in iris if self.vocabulary.speaks_for(i) in before.iris)
            if kept:
                return kept
        return iris

    # -- pointing back --------------------------------------------------------------------------

    def _pointers(self, start: int, end: int) -> list[Mention]:
        sentence = self.document.text[start:end].translate(_PLAIN)
        lowered = sentence.lower()
        found: list[Mention] = []
        for cls, phrase, pattern in self.pointing:
            for match in pattern.finditer(sentence) if phrase in lowered else ():
                known = self.discourse.antecedent(cls=cls)
                if known is not None:
                    found.append(self._pointing(start + match.start(), start + match.end(), known))
        parties, named = self.discourse.parties, self.discourse.title
        if len(parties) > 1 or self.discourse.speakers or self.discourse.hosts:
            for match in self.selves.finditer(sentence, lowered):
                who, where = (parties, named) if len(parties) > 1 else ((), ())
                ourselves = match.group().lower() in self.ourselves or (self.discourse.club and not who)
                if self.discourse.speakers and ourselves:
                    who, where = self.discourse.speakers, self.discourse.spoken
                elif self.discourse.presents and match.group().lower() in self.ourselves:
                    who, where = self.discourse.hosts, self.discourse.hosting
                if who:
                    span = (start + match.start(), start + match.end())
                    found.append(Mention(*span, "party", who, antecedent=where))
        subject = self.discourse.subject
        for phrase, pattern in self.pronouns if subject is not None else ():
            at = 0 if lowered.startswith(phrase) else self._after_opening(lowered, phrase)
            opens = pattern.match(sentence, at) if at >= 0 else None
            if opens and subject is not None:
                iris, span = subject
                found.append(Mention(start + at, start + opens.end(), "party", iris, antecedent=(span,)))
        thing = self._thing(start, lowered)
        return [*found, thing] if thing is not None else found

    def _after_opening(self, lowered: str, phrase: str) -> int:
        """Where a pronoun stands after what opens a sentence and names nobody ("In this spirit, they"); -1 for none."""
        at = lowered.find(f", {phrase} ", 0, _OPENING)
        opening = lowered[:at].split() if at > 0 else []
        if not opening:
            return -1
        leads = fold(opening[0]).strip() in self.grammar.fronting or opening[0].endswith(self.grammar.fronted)
        return at + 2 if leads and lowered.find(",", 0, at) < 0 else -1

    def _thing(self, start: int, lowered: str) -> Mention | None:
        """What a pronoun, or a head noun without an article under the name of a thing, stands for at the beginning."""
        places = (self._after_opening(lowered, word) for word in self.grammar.things)
        at = max(places, default=-1)
        opening = _PRONOUN.match(lowered, max(at, 0))
        if opening is None:
            return None
        span = (start + opening.start("word"), start + opening.end("word"))
        gender = self.grammar.things.get(opening["word"])
        if gender is not None and self.discourse.thing is not None:
            about, before = self.discourse.thing
            agrees = self.grammar.genders.get(before, gender) == gender
            if not agrees or self.grammar.impersonal.match(lowered, opening.start("word")):
                return None
            return _again(span, about)
        named = self.discourse.headline
        if (
            named is None
            or at > 0
            or gender is not None
            or self.grammar.connectors
            or not lowered[opening.start("word") :].strip()
        ):
            return None
        first = span[0]
        head = next((h for h in self.heads.find(self.text[first : first + _HEAD]) if h.start == 0), None)
        if head is None or self.text[first].islower():
            return None
        return _again((first, first + head.end), named)

    @staticmethod
    def _pointing(start: int, end: int, known: Known) -> Mention:
        return Mention(start, end, "instrument", (known.iri,), antecedent=(known.span,))

    def _belongs(self, parent: Mention, inside: Mention) -> str:
        """As what a name in brackets belongs to the one before: "office (Sweden)" says where it is."""
        if not parent.iri or not inside.iri:
            return ""  # a name that several things share
        whole, part = self.discourse.entity(parent.iri), self.discourse.entity(inside.iri)
        if self._is_beside(parent, inside) or self._ends_with(parent, part):
            return ""
        if inside.iri == parent.iri or (not parent.members and self._spelt_out(parent, inside)):
            return ""
        if ENT.Territory not in part.types or self.vocabulary.is_a(whole, ENT.Grouping):
            return inside.slot
        opening = self.text.index("(", parent.start) + 1
        words = fold(self.text[opening : inside.start]).split()
        beside = not self.grammar.partnering.isdisjoint(words)  # "(en partenariat avec la France)"
        return "place" if self.vocabulary.is_a(whole, ENT.Organisation) and not beside else ""

    def _meant(self, mention: Mention) -> Mention:
        """Those whom the bracket after a circle of states lists: "three member states (A, B and C)"."""
        listed = [m.iri for m in mention.members if m.iri and m.slot != "place"]
        if len(listed) < _FEWEST:
            return mention
        words = search_key(self.text[mention.start : mention.members[0].start]).split()
        if self.grammar.circle.isdisjoint(words):
            return mention
        span = (mention.start, mention.end)
        return replace(mention, iris=tuple(listed), members=(), antecedent=(span,))

    def _is_beside(self, parent: Mention, inside: Mention) -> bool:
        """Whether a bracket says who does it with them: "the Agency (in partnership with A and B)"."""
        opening = self.text.index("(", parent.start)
        words = fold(self.text[opening + 1 : inside.start]).split()[:_LEADING]
        return not parent.members and not self.grammar.partnering.isdisjoint(words)

    def _ends_with(self, parent: Mention, part: Entity) -> bool:
        """Whether a name ends with what its bracket only shortens: "member states of the Union (EU)"."""
        opening = self.text.index("(", parent.start)
        name = search_key(self.text[parent.start : opening])
        labels = (*part.preferred, *part.alternative)
        return any(name.endswith(f" {search_key(label.text)}") for label in labels if label.text)

    def _spelt_out(self, parent: Mention, inside: Mention) -> bool:
        """Whether the bracket first says the name in full: what follows that is where it belongs, not its part."""
        opening = self.text.index("(", parent.start)
        return any(word[:1].isupper() for word in self.text[opening + 1 : inside.start].split())

    def issue(self, start: int, end: int, kind: str, message: str) -> Issue:
        """An issue of this document."""
        return Issue(self.document.id, start, end, kind, message, self.document.text[start:end])


class _Alternatives:
    """Some phrases in capitals or small letters, looked for as whole words."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self._phrases = tuple(phrase.lower() for phrase in phrases)
        # A line ends, and an indented one begins, inside phrases too: several blanks are one.
        self._lowered = re.compile(rf"\b(?:{'|'.join(map(_spaced, self._phrases))})\b")
        self._written = re.compile(rf"\b(?:{'|'.join(map(_spaced, phrases))})\b", re.I)

    def finditer(self, text: str, lowered: str) -> Iterator[re.Match[str]]:
        """Where the phrases stand in a text, given with its small letters: those are compared far faster."""
        if "  " not in lowered and not any(map(lowered.__contains__, self._phrases)):
            return iter(())
        same = len(lowered) == len(text)  # a capital that is two small letters shifts what follows
        return self._lowered.finditer(lowered) if same else self._written.finditer(text)


def _spaced(phrase: str) -> str:
    return re.escape(phrase).replace("\\ ", " +")


@lru_cache(maxsize=8)
def _alternatives(phrases: tuple[str, ...]) -> _Alternatives:
    return _Alternatives(phrases)


_PRECEDENCE = ("club", "party", "instrument", "place", "topic")


def _again(span: tuple[int, int], thing: Mention) -> Mention:
    """A mention that stands for a thing named before."""
    return Mention(
        *span, "instrument", thing.iris, antecedent=thing.antecedent or ((thing.start, thing.end),)
    )


def _meets(hit: Hit, others: Sequence[Hit]) -> bool:
    return any(hit.start < o.end and o.start < hit.end for o in others)


def _free(mentions: Sequence[Mention], taken: Sequence[Mention]) -> list[Mention]:
    if not mentions or not taken:
        return list(mentions)
    return [m for m in mentions if not any(m.start < t.end and t.start < m.end for t in taken)]


def _closed(text: str, start: int, end: int) -> int:
    """The end of a name, with the bracket that closes one it opens: the lexicon sees no punctuation."""
    open_bracket = text.count("(", start, end) > text.count(")", start, end)
    return end + 1 if open_bracket and text[end : end + 1] == ")" else end
