"""Reads running text: headings and sentences in order, each against what the document has said before.

:class:`ProseReader` is the machinery every loader shares; a genre's loader
decides what is fed to it and what is in focus.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg import iris
from kg.issues import Issue
from kg.model import Document, Entity, Label, Passage, PassageKind, Reading, Statement
from kg.namespaces import ENT
from kg.reading.act_words import act_words
from kg.reading.actors_told import keep_host, keep_joint
from kg.reading.acts.reader import ActReader
from kg.reading.aims import Aims
from kg.reading.annotation import Annotation, Annotator
from kg.reading.belonging import BelongingReader
from kg.reading.declaring import Declaring
from kg.reading.firmness import Firmness
from kg.reading.formation import with_formation
from kg.reading.grammar import grammar
from kg.reading.headlines import Headlines
from kg.reading.instruments import NounPhrase, head_nouns
from kg.reading.labels import Sections
from kg.reading.mentions import Mention
from kg.reading.merging import merge
from kg.reading.name_topics import NameTopics
from kg.reading.news import News
from kg.reading.own_names import OwnNames
from kg.reading.passing import PassingTopics
from kg.reading.passing_places import PassingPlaces
from kg.reading.presenting import name_presented
from kg.reading.relations import Relater
from kg.reading.thing_told import remember_thing
from kg.text import fold, search_key
from kg.vocabulary import Vocabulary
from kg.vocabulary.lexicon import lexicon

_HEADING = 0.95
# How far into a text without a title its subject may be named.
_OPENING = 200


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
        """Begin with a document.

        Args:
            document: the document.
            vocabulary: the reference data.
            scopes: which wordings count in all its passages.
            declares: "we" speaks for the text itself: what a declaration says "we will" of, it is about.
            plans: what the speaker will do is about the text itself: a strategy is what it plans.
        """
        self.document = document
        self.scopes = scopes
        self.declares = declares
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
        self.belonging = BelongingReader(document, self.relater)
        self.aims = Aims(document, self.relater, self.discourse)
        self.declaring = Declaring(
            document, self.grammar, self.discourse, self.aims, declares=declares, plans=plans
        )
        self.firmness = Firmness(document, vocabulary, self.discourse)
        self.passing = PassingTopics(self.relater)
        words = act_words(document.language)
        self.places = PassingPlaces(self.relater, self.discourse, words) if words is not None else None
        self.acts = ActReader(document, vocabulary, self.annotator, self.relater)
        self.sections = Sections(document, self.annotator, self.relater, self.aims.phrasing)
        self.headlines = Headlines(vocabulary, self.discourse)
        self.news = News(document, vocabulary, self.discourse)
        self.focus: Mention | None = None
        self.headed: Passage | None = None
        self.statements: list[Statement] = []
        self.issues: list[Issue] = []

    def title(self, passage: Passage) -> Annotation:
        """Read a title: its parties and instrument are what the document is about."""
        given = self._present(passage)
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
        self.focus = given or self.focus
        if self.acts.titles is not None:
            self.focus = self.acts.titles.read(passage, self.focus)
            self.headed = passage
            self._point_back(self.focus)
            self.statements += self.firmness.shared(self._headline(annotation, passage))
        if self.focus is not None and (self.headed is None or not self._tells(passage)):
            self.discourse.own = self.focus.iri
        self.sections.entitle(annotation, self.focus)
        lasts = self.focus is not None and ENT.Activity in self.discourse.entity(self.focus.iri).types
        # A text with a date tells of a day, in the words of those whom it names; a page presents what goes on.
        self.discourse.presents = lasts and not self.document.date
        return annotation

    def _tells(self, passage: Passage) -> bool:
        """Whether a title says that its text only tells of something."""
        return self.acts.titles is not None and self.acts.titles.title(passage).tells

    def _present(self, passage: Passage) -> Mention | None:
        """What a title presents by a name in capitals, with its kind."""
        found = name_presented(passage, self.annotator, self.document.text)
        if found is None:
            return None
        mention, kind = found
        self.statements.append(
            self.relater.statement(mention.iri, ENT.hasKind, kind[0], [kind[1]], "title-kind", 0.9)
        )
        return mention

    def _point_back(self, focus: Mention | None) -> None:
        """The text that a title is the name of is what "this roadmap" and "it" of the first sentence mean."""
        if focus is not None and not self.discourse.has_named(focus.iri):
            self.discourse.name_known(focus.iri, (focus.start, focus.end), (), ())
            self.discourse.thing = self.discourse.thing or (focus, "")

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
        found += self.belonging.read(annotation)
        if self.declares and self.focus is None and passage.start < _OPENING:
            self._focus_on(annotation)
        if self.declares and passage.kind in (PassageKind.HEADING, PassageKind.SENTENCE):
            found += self.sections.enter(annotation, passage, self._parent(passage), self.focus)
        if passage.kind is PassageKind.HEADING and self.declares:
            self.news.open(annotation)
        focus = self.sections.part or self.focus
        declared = (
            ("declared",) if self.declaring.speaks(annotation, passage, self.focus or self.news.about) else ()
        )
        if self.declares and self.acts.titles is not None and passage.kind is PassageKind.SENTENCE:
            found += self.acts.titles.signers.from_opening(annotation, self.focus)
        worded = self.relater.from_wordings(annotation, focus, (*self.scopes, *scopes, *declared))
        worded += self.acts.from_sentence(annotation, passage, self.sections.part)
        self.headlines.compare(found + worded)
        if self.declares and passage.kind is PassageKind.HEADING and self.headed is not None:
            worded += self._headline(annotation, passage)
        aimed = list(self._aimed(annotation, passage, spoken=bool(declared)))
        passing: list[Statement] = []
        if self.declares and passage.kind is PassageKind.SENTENCE:
            passing = list(self.passing.read(annotation, focus, found + worded + aimed))
            if self.places is not None:
                passing += self.places.read(annotation, self.focus, found + worded + aimed)
            self.news.read(annotation, worded)
        shared = list(self.firmness.shared(found + worded + aimed + passing))
        if passage.kind is PassageKind.HEADING:
            # A sentence proves better than a heading that says the same.
            shared = [replace(s, confidence=round(s.confidence * _HEADING, 3)) for s in shared]
        self.statements += shared
        self.issues += annotation.issues
        mentions = annotation.mentions
        self._remember(annotation)
        keep_joint(shared, (annotation.start, annotation.end), self.vocabulary, self.discourse)
        keep_host(shared, self.vocabulary, self.discourse)
        telling = any(m.slot in ("instrument", "club") for m in mentions) or (
            sum(m.slot == "party" for m in mentions) > 1
        )
        if telling and not worded and not aimed and not scopes and passage.kind is not PassageKind.HEADING:
            why = "names parties or instruments; no wording was understood"
            self.issues.append(self.annotator.issue(passage.start, passage.end, "unread-passage", why))
        return annotation

    def _headline(self, annotation: Annotation, passage: Passage) -> list[Statement]:
        """What a title or heading that is a sentence says; of things without a name only once the text does."""
        if self.acts.titles is None or not self.acts.titles.title(passage).is_headline:
            return []
        said = self.acts.from_headline(annotation, passage)
        new = {
            named.iri
            for named in annotation.named
            if named.phrase is not None and named.phrase.determiner in self.grammar.indefinites
        }
        described = {iri for mention in self.acts.described for iri in mention.iris}
        return self.headlines.keep(said, described, new)

    def _aimed(self, annotation: Annotation, passage: Passage, *, spoken: bool) -> Iterable[Statement]:
        """What the sentence, lead or heading says an instrument is about."""
        if passage.kind is not PassageKind.SENTENCE:
            self.aims.leading = None
            return self.aims.of_heading(annotation, self.focus) if self.declares else ()
        parent = self._parent(passage)
        leading, introduced = self.aims.leading, self._is_introduced(annotation, parent)
        said = self.aims.of_sentence(
            self.aims.with_things(annotation, self.acts.described),
            leading if introduced else self.sections.part or self.focus or self.news.about,
            whole=self.sections.whole or self.focus or self.news.about,
            spoken=self.declares or self.declaring.plans or introduced,
            listed=introduced or (spoken and not self.declaring.planned),
            part=self.sections.part is not None and not introduced,
            item=parent.kind is PassageKind.LIST_ITEM and passage.start == parent.start,
            declared=spoken and not introduced,
            introduced=introduced,
        )
        found = list(said)
        if self.acts.leads:
            self.aims.leading = None  # "during their meeting, the parties announced:"
        elif introduced and self.aims.leading is None:
            self.aims.leading = leading
        return found

    def _is_introduced(self, annotation: Annotation, parent: Passage) -> bool:
        """Whether a sentence is one of the items that a colon led to: of a list, or an infinitive on its own line."""
        if self.aims.leading is None:
            return False
        return parent.kind is PassageKind.LIST_ITEM or self.aims.opens_with_verb(annotation)

    def _parent(self, passage: Passage) -> Passage:
        """The paragraph or list item that a sentence stands in."""
        return self.document.passages[passage.parent] if passage.parent is not None else passage

    def _remember(self, annotation: Annotation) -> None:
        """Keep what the next sentence may point back to."""
        parties = (
            m for m in annotation.mentions if m.slot in ("party", "club") and m.iri and not m.antecedent
        )
        subject = next(parties, None)
        if subject is not None:
            self.discourse.subject = (subject.iris, (subject.start, annotation.end))
        first = next((m for m in annotation.mentions if m.start == annotation.start), None)
        if first is not None and first.slot == "party" and len(first.iris) > 1 and first.antecedent:
            self.discourse.subject = (first.iris, first.antecedent[0])  # "The two parties ... They ..."
        if self.declares and self.acts.acted is not None:
            self.discourse.subject = self.acts.acted
        if self.discourse.subject is not None and len(self.discourse.subject[0]) > 1:
            self.discourse.several = self.discourse.subject
        remember_thing(annotation, self.document.text, self.grammar, self.discourse)
        topics = tuple(m for m in annotation.mentions if m.slot == "topic")
        self.discourse.previous = topics, (annotation.start, annotation.end)

    def reading(self) -> Reading:
        """Everything read, merged: one statement a key, participation dated by what its instrument's passages say."""
        if self.declares and self.acts.titles is not None:
            self.statements += self.acts.titles.head(self.focus, self.headed)
            self.statements += OwnNames(self.annotator, self.relater).read(self.statements)
        statements = merge(self.headlines.told(self.statements), self.vocabulary)
        focus = self.focus.iri if self.focus is not None else ""
        firm = list(self.firmness.dated(statements))
        if self.declares:
            firm = list(
                self.firmness.as_signed(list(self.firmness.settled(firm, self.acts.heard, focus)), focus)
            )
        return Reading(
            statements=tuple(firm),
            issues=tuple(sorted(set(self.issues))),
            entities=with_formation(
                (e for e in self.discourse.minted.values() if e.iri not in self.headlines.names),
                statements,
                self.vocabulary,
            ),
        )

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
