"""Reads running text: headings and sentences in order, each against what the document has said before.

:class:`ProseReader` is the machinery every loader shares; a genre's loader
decides what is fed to it and what is in focus.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg import iris
from kg.issues import Issue
from kg.model import Document, Entity, Label, Passage, PassageKind, Reading, Statement
from kg.namespaces import ENT
from kg.reading.acts.reader import ActReader
from kg.reading.aims import Aims, united, with_things
from kg.reading.annotation import Annotation, Annotator
from kg.reading.formation import with_formation
from kg.reading.grammar import grammar
from kg.reading.instruments import NounPhrase, head_nouns
from kg.reading.mentions import Mention
from kg.reading.name_topics import NameTopics
from kg.reading.relations import Relater, outermost
from kg.text import fold, search_key
from kg.vocabulary import Vocabulary
from kg.vocabulary.lexicon import lexicon

_HEADING = 0.95
# How far into a text without a title its subject may be named.
_OPENING = 200
# How far into a sentence its subject may stand.
_SUBJECT = 60
# How far after its subject a verb in the future may stand.
_VERB = 3
# How far into a sentence what it is about begins.
_OPENS = 24
# Names in brackets that make a list of members.
_FEWEST = 2
_TAKING_PART = frozenset({"participates_in", "leads"})
_DOING = frozenset({"leads"})
_RESTING = frozenset({"part_of", "based_on"})
_ABOUT = frozenset({"covers", "part_of", "based_on", "concerns", "located_in"})


class ProseReader:
    """Reads the passages of one document in order and gathers statements and issues."""

    def __init__(
        self,
        document: Document,
        vocabulary: Vocabulary,
        scopes: tuple[str, ...] = ("",),
        *,
        declares: bool = False,
        plans: bool = False,
    ) -> None:
        self.document = document
        self.scopes = scopes
        # Whether "we" speaks for the text itself: what a declaration says "we will" of, it is about.
        self.declares = declares
        # Whether a sentence of what the speaker will do is about the text itself: a strategy is what it plans.
        self.plans = plans
        self.lead = self.planned = False
        self.vocabulary = vocabulary
        self.grammar = grammar(vocabulary, document.language)
        self.annotator = Annotator(
            document,
            vocabulary,
            self.grammar,
            lexicon(vocabulary, document.language),
            head_nouns(vocabulary, document.language),
        )
        self.discourse = self.annotator.discourse
        self.relater = Relater(document, vocabulary, self.grammar, self.discourse)
        if declares:
            self.relater.names.topics = NameTopics(document, self.grammar, self.discourse)
        self.aims = Aims(document, self.relater, self.discourse)
        self.acts = ActReader(document, vocabulary, self.annotator, self.relater)
        self.focus: Mention | None = None
        self.headed: Passage | None = None
        self.statements: list[Statement] = []
        self.issues: list[Issue] = []

    def title(self, passage: Passage) -> Annotation:
        """Read a title: its parties and instrument are what the document is about."""
        annotation = self.sentence(passage)
        parties = [
            m.iri
            for m in annotation.mentions
            if m.slot == "party" and m.iri and ENT.Territory in self.discourse.entity(m.iri).types
        ]
        if len(parties) < 2:
            said = (s for named in annotation.named[:1] for s in self.relater.names.from_name(named))
            parties = [s.subject for s in said if self.vocabulary.relation(s.predicate) == "participates_in"]
        if len(parties) > 1:
            self.discourse.parties = tuple(dict.fromkeys(parties))
            self.discourse.title = ((passage.start, passage.end),)
        self._focus_on(annotation)
        if self.acts.titles is not None:
            self.focus = self.acts.titles.read(passage, self.focus)
            self.headed = passage
        return annotation

    def _focus_on(self, annotation: Annotation) -> None:
        """What is named first in a title, or in the opening of a text without one, is what the text is about."""
        for named in annotation.named[:1]:
            span = (named.start, named.end)
            self.focus = Mention(*span, "instrument", (named.iri,), antecedent=(span,))

    def entitle(self) -> None:
        """What the text is about is what its title names, where that opens with the name of a kind."""
        text, title = self.document.text, search_key(self.document.title)
        headings = (p for p in self.document.passages if p.kind is PassageKind.HEADING)
        heading = next((p for p in headings if search_key(text[p.start : p.end]) == title), None)
        if heading is None:
            return
        heads = self.annotator.heads.find(text[heading.start : heading.end])
        for head in heads[:1]:
            before = fold(text[heading.start : heading.start + head.start]).split()
            if any(word not in self.grammar.determiners for word in before):
                continue
            span = (heading.start + head.start, heading.end)
            phrase = NounPhrase(
                *span, (span[0], heading.start + head.end), head.iris, "", plural=False, quoted=True
            )
            iri = self.discourse.name(phrase, (), (), {})
            self.focus = Mention(*span, "instrument", (iri,), antecedent=(span,))
            kind = self.relater.statement(iri, ENT.hasKind, head.iris[0], [span], "title-kind", 0.9)
            self.statements.append(kind)

    def sentence(self, passage: Passage, scopes: tuple[str, ...] = ()) -> Annotation:
        """Read a sentence or a heading, with the wordings of *scopes* beside the general ones."""
        annotation = self.annotator.annotate(passage.start, passage.end)
        found = [s for named in annotation.named for s in self.relater.names.from_name(named)]
        found += self._brackets(annotation)
        found += [
            self.relater.statement(b.part, ENT.isPartOf, b.whole, [b.span], "belonging", 0.8)
            for b in annotation.belongings
        ]
        found += self._circles(annotation)
        if self.declares and self.focus is None and passage.start < _OPENING:
            self._focus_on(annotation)
        declared = ("declared",) if self._declares(annotation, passage) else ()
        if self.declares and self.acts.titles is not None and passage.kind is PassageKind.SENTENCE:
            found += self.acts.titles.opening(annotation, self.focus)
        worded = self.relater.from_wordings(annotation, self.focus, (*self.scopes, *scopes, *declared))
        worded += self.acts.from_sentence(annotation, passage)
        aimed = list(self._aimed(annotation, passage, spoken=bool(declared)))
        shared = list(self._shared(found + worded + aimed))
        if passage.kind is PassageKind.HEADING:
            # A sentence proves better than a heading that says the same.
            shared = [replace(s, confidence=round(s.confidence * _HEADING, 3)) for s in shared]
        self.statements += shared
        self.issues += annotation.issues
        mentions = annotation.mentions
        self._remember(annotation)
        telling = any(m.slot in ("instrument", "club") for m in mentions) or (
            sum(m.slot == "party" for m in mentions) > 1
        )
        if telling and not worded and not aimed and not scopes and passage.kind is not PassageKind.HEADING:
            why = "names parties or instruments; no wording was understood"
            self.issues.append(self.annotator.issue(passage.start, passage.end, "unread-passage", why))
        return annotation

    def _aimed(self, annotation: Annotation, passage: Passage, *, spoken: bool) -> Iterable[Statement]:
        """What the sentence, lead or heading says an instrument is about."""
        if passage.kind is not PassageKind.SENTENCE:
            self.aims.leading = None
            return self.aims.of_heading(annotation, self.focus) if self.declares else ()
        parent = self.document.passages[passage.parent] if passage.parent is not None else passage
        leading, introduced = self.aims.leading, self._is_introduced(annotation, parent)
        said = self.aims.of_sentence(
            with_things(annotation, self.acts.described, self.aims.is_hollow),
            leading if introduced else self.focus,
            spoken=self.declares or self.plans or introduced,
            listed=introduced or (spoken and not self.planned),
            numbered=parent.number > 0 and not introduced,
            declared=spoken and not introduced,
            introduced=introduced,
        )
        found = list(said)
        if introduced and self.aims.leading is None:
            self.aims.leading = leading
        return found

    def _is_introduced(self, annotation: Annotation, parent: Passage) -> bool:
        """Whether a sentence is one of the items that a colon led to: of a list, or an infinitive on its own line."""
        if self.aims.leading is None:
            return False
        return parent.kind is PassageKind.LIST_ITEM or self.aims.opens_with_verb(annotation)

    def _declares(self, annotation: Annotation, passage: Passage) -> bool:
        """Whether those who sign the text speak of themselves here, or in the lead sentence of this list."""
        if (
            not (self.declares or self.plans)
            or passage.kind is not PassageKind.SENTENCE
            or self.focus is None
        ):
            return False
        text = self.document.text
        opening = text[annotation.start : annotation.start + _SUBJECT].replace("’", "'").lower()
        speaks = any(
            re.search(rf"(?:^\W*|[,;:—–][\s*_]*|\b(?:and|et)\s+){re.escape(phrase)}\b", opening)
            for phrase in (*self.grammar.collectives, *self.grammar.parties)
            if phrase in opening
        )
        speaks = speaks or (self.plans and self._plans(annotation))
        parent = self.document.passages[passage.parent] if passage.parent is not None else passage
        listed = parent.kind is PassageKind.LIST_ITEM
        declares = speaks or (listed and (self.lead or self.aims.opens_with_verb(annotation)))
        self.planned = speaks
        if not listed:
            self.lead = speaks and text[annotation.start : annotation.end].rstrip().endswith(":")
        return declares

    def _plans(self, annotation: Annotation) -> bool:
        """Whether the speaker, or "it" after a sentence of what the speaker will do, opens a sentence in the future."""
        text, voice = self.document.text, self.discourse.voice
        opening = next((m for m in annotation.mentions if m.iri == voice), None) if voice else None
        first = text[annotation.start : annotation.end].split(maxsplit=1)[:1]
        if opening is not None and opening.start - annotation.start < _SUBJECT:
            verbs = text[opening.end : annotation.end].split()[:_VERB]
        elif self.planned and first and fold(first[0]).strip() in self.grammar.singulars:
            verbs = text[annotation.start : annotation.end].split()[1 : 1 + _VERB]
        else:
            return False
        return any(self.grammar.finite.fullmatch(word.strip(",")) for word in verbs)

    def _remember(self, annotation: Annotation) -> None:
        """Keep what the next sentence may point back to."""
        parties = (
            m for m in annotation.mentions if m.slot in ("party", "club") and m.iri and not m.antecedent
        )
        subject = next(parties, None)
        if subject is not None:
            self.discourse.subject = (subject.iris, (subject.start, annotation.end))
        if self.declares and self.acts.acted is not None:
            self.discourse.subject = self.acts.acted
        self._remember_thing(annotation)
        whole = ((annotation.start, annotation.end),)
        self.discourse.previous_topics = tuple(
            replace(m, antecedent=whole) for m in annotation.mentions if m.slot == "topic"
        )

    def _remember_thing(self, annotation: Annotation) -> None:
        """Keep what the sentence is about, which a pronoun may stand for, and whether it is but a name."""
        text, discourse = self.document.text, self.discourse
        discourse.thing = discourse.headline = None
        things = [m for m in annotation.mentions if m.slot == "instrument" and m.iri]
        about = next((m for m in things if len(things) == 1 or m.start - annotation.start < _OPENS), None)
        if about is None:
            return
        before, after = text[annotation.start : about.start], text[about.end : annotation.end]
        words = fold(before).replace("'", " ").replace("’", " ").split()
        discourse.thing = (about, words[-1] if words else "")
        if not re.search(r"\w", before + after):
            discourse.headline = about

    def _brackets(self, annotation: Annotation) -> Iterable[Statement]:
        """What stands in brackets after a name belongs to it: directorates of a ministry, members of a club."""
        for mention in annotation.mentions:
            if mention.slot == "series":
                continue  # its members are what its head noun is about
            grouping = bool(mention.members) and self.vocabulary.is_a(
                self.discourse.entity(mention.iri), ENT.Grouping
            )
            predicate = ENT.isMemberOf if grouping else ENT.isPartOf
            say = self.relater.statement
            for member in mention.members:
                spans = [(mention.start, member.end)]
                if member.slot == "place":
                    spans = [(mention.start, mention.end)]
                    yield say(mention.iri, ENT.isLocatedIn, member.iri, spans, "brackets-place", 0.8)
                else:
                    yield say(member.iri, predicate, mention.iri, spans, "brackets", 0.85)

    def _circles(self, annotation: Annotation) -> Iterable[Statement]:
        """A name that ends with a club and a list in brackets: the listed are its members, and take part as such."""
        text = self.document.text
        for named in annotation.named:
            club = next((h for h in named.inside if h.end == named.end and len(h.iris) == 1), None)
            if club is None or not self.vocabulary.is_a(self.discourse.entity(club.iris[0]), ENT.Grouping):
                continue
            opening = text.find("(", named.end, named.end + 2)
            closing = text.find(")", opening, annotation.end)
            listed = [
                m
                for m in annotation.mentions
                if 0 < opening < m.start < closing and m.slot == "party" and m.iri
            ]
            if len(listed) < _FEWEST:
                continue
            words = search_key(text[named.start : named.end]).split()
            each = not self.grammar.circle.isdisjoint(words)
            for member in listed:
                span = (club.start, member.end)
                yield self.relater.statement(
                    member.iri, ENT.isMemberOf, club.iris[0], [span], "brackets", 0.85
                )
                if each:
                    span = (named.start, member.end)
                    yield self.relater.statement(
                        member.iri, ENT.participatesIn, named.iri, [span], "brackets-each", 0.8
                    )

    def reading(self) -> Reading:
        """Everything read, merged: one statement a key, participation dated by what its instrument's passages say."""
        if self.declares and self.acts.titles is not None:
            self.statements += self.acts.titles.head(self.focus, self.headed)
        statements = merge(self.statements, self.vocabulary)
        return Reading(
            statements=tuple(self._standing(list(self._with_status(statements)))),
            issues=tuple(sorted(set(self.issues))),
            entities=with_formation(self.discourse.minted.values(), statements, self.vocabulary),
        )

    def _with_status(self, statements: list[Statement]) -> Iterable[Statement]:
        """Date what is said of an instrument by what the document says happened to it.

        A party named in an instrument's name takes part as firmly as the document says the
        instrument stands, and what is said of a meeting is said of when it was held. The
        passage that dates them is added to their evidence.
        """
        best: dict[str, Statement] = {}
        for statement in statements:
            rank = self._rank(statement)
            if statement.when and rank and not isinstance(statement.object, str):
                known = best.get(statement.subject)
                if known is None or rank > self._rank(known):
                    best[statement.subject] = statement
        for statement in statements:
            relation = self.vocabulary.relation(statement.predicate)
            proof = None
            if relation in _TAKING_PART and isinstance(statement.object, str):
                proof = best.get(statement.object)
            elif relation in _ABOUT and self._is_meeting(statement.subject):
                proof = best.get(statement.subject)
            yield statement if proof is None or statement.status else self._dated_by(statement, proof)

    def _standing(self, statements: list[Statement]) -> Iterable[Statement]:
        """What an instrument of this document is part of, or rests on, stands as firmly as its parties say it does."""
        if not self.declares:
            yield from statements
            return
        best: dict[str, Statement] = {}
        for statement in statements:
            thing = statement.object
            if (
                self.vocabulary.relation(statement.predicate) in _TAKING_PART
                and isinstance(thing, str)
                and statement.status
            ):
                known = best.get(thing)
                if known is None or self._rank(statement) > self._rank(known):
                    best[thing] = statement
        for statement in statements:
            relation = self.vocabulary.relation(statement.predicate)
            thing = statement.object if relation in _DOING else statement.subject
            proof = best.get(thing) if isinstance(thing, str) and thing in self.discourse.minted else None
            if proof is None or statement.status or relation not in _DOING | _RESTING:
                yield statement
            else:
                yield replace(statement, status=proof.status, when=statement.when or proof.when)

    def _is_meeting(self, iri: str) -> bool:
        return iri in self.discourse.minted and ENT.Meeting in self.discourse.entity(iri).types

    def _dated_by(self, statement: Statement, proof: Statement) -> Statement:
        spans = [(q.start, q.end) for q in (*statement.quotes, *proof.quotes)]
        quotes = tuple(self.document.quote(a, b) for a, b in outermost(spans))
        return replace(statement, status=proof.status, when=proof.when, quotes=quotes)

    def _shared(self, statements: list[Statement]) -> Iterable[Statement]:
        """In one sentence, what is said of an instrument shares the status and date it states for it."""
        stated = {
            thing: s
            for s in statements
            if s.status and s.when
            for thing in (s.subject, s.object)
            if isinstance(thing, str)
            and self.vocabulary.relation(s.predicate) in ("participates_in", "dated")
        }
        for s in statements:
            proof = stated.get(s.subject)
            if proof is not None and not s.status and self.vocabulary.relation(s.predicate) in _ABOUT:
                yield self._dated_by(s, proof)
            else:
                yield s

    def _rank(self, statement: Statement) -> int:
        return self.vocabulary.statuses[statement.status].rank if statement.status else 0

    def mint(self, name: str, cls: str, kind: str = "") -> Entity:
        """A provisional entity of this document, added to its discourse."""
        entity = Entity(
            iri=iris.provisional(self.document.id, name),
            types=(cls,),
            preferred=(Label(" ".join(name.split()), self.document.language),),
            kind=kind,
            provisional=True,
            document=self.document.id,
        )
        self.discourse.add(entity)
        return entity


def merge(statements: Iterable[Statement], vocabulary: Vocabulary) -> list[Statement]:
    """One statement a key: the firmest status wins, then the most certain wording, then the first.

    The same sentence standing twice in a document proves one statement twice, so its
    second place is kept too.
    """
    kept: dict[str, Statement] = {}
    for statement in statements:
        known = kept.get(statement.key)
        if known is None:
            kept[statement.key] = statement
        elif [q.text.casefold() for q in known.quotes] == [
            q.text.casefold() for q in statement.quotes
        ] and known.status == statement.status:
            quotes = tuple(sorted({*known.quotes, *statement.quotes}))
            kept[statement.key] = replace(known, quotes=quotes, when=known.when or statement.when)
        else:
            heavier = _weight(statement, vocabulary) > _weight(known, vocabulary)
            kept[statement.key] = united(*((statement, known) if heavier else (known, statement)))
    return sorted(kept.values(), key=lambda s: (s.quotes[0].start, s.quotes[0].end, s.key))


def _weight(statement: Statement, vocabulary: Vocabulary) -> tuple[int, bool, float]:
    rank = vocabulary.statuses[statement.status].rank if statement.status else 0
    return rank, bool(statement.when), statement.confidence


def entities_by_iri(reading: Reading) -> Mapping[str, Entity]:
    """The provisional entities of a reading."""
    return {entity.iri: entity for entity in reading.entities}
