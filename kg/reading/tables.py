"""Reads tables of actions: objective, description, partners, calendar.

A row is an action. Its partners are spokes of the party that wrote the plan,
never partners of each other, unless the row names one alone (architecture,
"Formation"). The author takes part in every row: where the description says so
that sentence proves it, elsewhere the table's title and the row do, and the
statement is marked derived.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import Document, Entity, Literal, Passage, PassageKind, Statement
from kg.namespaces import EDTF, ENT, XSD
from kg.reading.annotation import Annotation
from kg.reading.dates import find_dates
from kg.reading.mentions import Mention
from kg.reading.prose import ProseReader

_HAPPENS = frozenset({"participates_in", "leads", "supports", "part_of", "located_in"})
_NUMBERING = re.compile(r"^\s*\d+\s*\.\s*")
# A path of headings that holds a section and a section of it.
_SUBSECTION = 2
_CLAUSE = re.compile(r"[,;:.]\s|$")


class ActionTable:
    """Reads the rows of one document's table of actions."""

    def __init__(self, reader: ProseReader) -> None:
        self.reader = reader
        self.document: Document = reader.document
        self.vocabulary = reader.vocabulary
        self.columns: dict[str, int] = reader.grammar.raw["tables"]["columns"]
        self.wordings = reader.grammar.raw["tables"]
        self.rows: dict[Passage, dict[int, Passage]] = {}
        for passage in self.document.passages:
            if passage.kind is PassageKind.TABLE_CELL and passage.parent is not None:
                row = self.document.passages[passage.parent]
                self.rows.setdefault(row, {})[passage.number] = passage

    def read(self, author: str, title: Passage | None) -> None:
        """Read every row.

        Args:
            author: IRI of the party that takes part in every action; empty when there is none.
            title: the heading that names the table.
        """
        headings = {
            self.document.text[p.start : p.end]: p
            for p in self.document.passages
            if p.kind is PassageKind.HEADING
        }
        for row, cells in self.rows.items():
            # Row 0 names the columns.
            if row.number > 0 and self.has_columns(row):
                self._row(row, cells, headings, author, title)

    def has_columns(self, row: Passage) -> bool:
        """Whether a row has the cells of a table of actions: a box of one cell does not."""
        return len(self.rows.get(row, ())) >= len(self.columns)

    # -- one row --------------------------------------------------------------------------------

    def _row(
        self,
        row: Passage,
        cells: dict[int, Passage],
        headings: dict[str, Passage],
        author: str,
        title: Passage | None,
    ) -> None:
        objective = cells[self.columns["objective"]]
        name = self.document.text[objective.start : objective.end]
        action = self.reader.mint(name, ENT.Action, self.vocabulary.concept("instrument-kinds", "action"))
        place = (objective.start, objective.end)
        focus = Mention(*place, "instrument", (action.iri,), antecedent=(place,))
        status, when, calendar = self._calendar(cells)
        say = self.reader.relater.statement
        found: list[Statement] = []
        # The innermost heading is the row's section: what stands above it is the table itself.
        for heading in row.headings[-1:]:
            found.append(self._section(action.iri, heading, headings, place))
            found += self._within(row.headings, headings)
        found += self._kind(action.iri, place)
        if calendar is not None:
            cell = cells[self.columns["calendar"]]
            found.append(
                say(
                    action.iri,
                    ENT.timetable,
                    calendar,
                    [place, (cell.start, cell.end)],
                    "calendar",
                    0.95,
                    status=status,
                    when=when,
                )
            )
        partners, explicit = self._partners(action.iri, place, cells, status, when)
        found += partners
        self.reader.focus, outer = focus, self.reader.focus
        before = len(self.reader.statements)
        found += self._about(action.iri, cells, place, {s.subject for s in partners}, author)
        worded = self.reader.statements[before:]
        self.reader.statements[before:] = [self._with_row_status(s, action.iri, status, when) for s in worded]
        self.reader.focus = outer
        if author:
            found.append(self._author(action.iri, author, cells, place, title, status, when))
        self.reader.statements += found
        self.reader.discourse.add(self._formed(action.iri, len(partners), explicit))

    def _with_row_status(self, said: Statement, action: str, status: str, when: str) -> Statement:
        """What happens in an action - who funds it, where, under what - is as firm as its row says the action is."""
        happens = self.vocabulary.relation(said.predicate) in _HAPPENS and action in (
            said.subject,
            said.object,
        )
        return replace(said, status=status, when=when) if happens and not said.status else said

    def _section(
        self, action: str, heading: str, headings: dict[str, Passage], place: tuple[int, int]
    ) -> Statement:
        section = self._section_entity(heading)
        spans = [place]
        if heading in headings:
            spans.append((headings[heading].start, headings[heading].end))
        return self.reader.relater.statement(action, ENT.isPartOf, section.iri, spans, "section", 0.95)

    def _section_entity(self, heading: str) -> Entity:
        kind = self.vocabulary.concept("instrument-kinds", "programme")
        return self.reader.mint(_NUMBERING.sub("", heading), ENT.Activity, kind)

    def _heads_rows(self, heading: str) -> bool:
        """Whether a heading stands among the rows of the table."""
        return any(row.number > 0 and heading in row.headings for row in self.rows) and not all(
            heading in row.headings for row in self.rows if self.has_columns(row) and row.number > 0
        )

    def _within(self, path: tuple[str, ...], headings: dict[str, Passage]) -> Iterator[Statement]:
        """A section of a section is part of it: where the table itself is headed, its heading is no section."""
        if len(path) < _SUBSECTION or not all(h in headings and self._heads_rows(h) for h in path[-2:]):
            return
        inner, outer = (self._section_entity(h) for h in (path[-1], path[-2]))
        spans = [(headings[h].start, headings[h].end) for h in path[-2:]]
        yield self.reader.relater.statement(inner.iri, ENT.isPartOf, outer.iri, spans, "subsection", 0.9)

    def _kind(self, action: str, place: tuple[int, int]) -> Iterator[Statement]:
        """The kind that the objective's first words announce: "Réseau de ...", "Appel ..."."""
        heads = self.reader.annotator.heads.find(self.document.text[slice(*place)])
        head = min((h for h in heads if h.start == 0), key=lambda h: -h.end, default=None)
        if head is not None:
            span = (place[0], place[1])
            yield self.reader.relater.statement(
                action, ENT.hasKind, head.iris[0], [span], "objective-kind", 0.85
            )

    def _calendar(self, cells: dict[int, Passage]) -> tuple[str, str, Literal | None]:
        """Status, EDTF date and literal of the calendar cell."""
        cell = cells.get(self.columns["calendar"])
        if cell is None or cell.end <= cell.start:
            return "", "", None
        text = self.document.text[cell.start : cell.end]
        dates = [d for d in find_dates(text, self.document.language, self.document.date) if d.edtf]
        when = dates[0].edtf if len(dates) == 1 else ""
        description = cells[self.columns["description"]]
        opening = self.document.text[description.start : description.end].split(".")[0]
        status = self._status(text) or self._status(opening, only=("considered",))
        if not status and when:
            status = "planned"
        if when and when != "../..":
            return status, when, Literal(when, EDTF)
        open_ended = re.search(self.wordings["open_ended"], text, re.I)
        if open_ended and len(dates) < 2:
            return status, "", Literal("../..", EDTF)
        return status, "", Literal(" ".join(text.split()), XSD.string)

    def _status(self, text: str, only: tuple[str, ...] = ()) -> str:
        for regex, status in self.reader.grammar.statuses:
            if (not only or status in only) and regex.search(text):
                return status
        return ""

    def _partners(
        self, action: str, place: tuple[int, int], cells: dict[int, Passage], status: str, when: str
    ) -> tuple[list[Statement], bool]:
        """Partners of the cell, and whether the cell says how they act together."""
        cell = cells.get(self.columns["partners"])
        if cell is None or cell.end <= cell.start:
            return [], False
        annotation = self.reader.annotator.annotate(cell.start, cell.end)
        self.reader.issues += annotation.issues
        say = self.reader.relater.statement
        found = [
            say(
                mention.iri,
                ENT.participatesIn,
                action,
                [place, (cell.start, cell.end)],
                "partners",
                0.95,
                status=status,
                when=when,
            )
            for mention in annotation.mentions
            for mention in (mention, *mention.members)
            if mention.slot in ("party", "club") and mention.iri
        ]
        text = self.document.text[cell.start : cell.end]
        scope = next((s for s in self.wordings["scopes"] if re.search(s["match"], text, re.I)), None)
        if scope is not None:
            kind = self.vocabulary.concept("instrument-kinds", scope["kind"])
            found.append(say(action, ENT.hasKind, kind, [place, (cell.start, cell.end)], "scope", 0.9))
        elif not found:
            self.reader.issues.append(
                self.reader.annotator.issue(
                    cell.start, cell.end, "unknown-partner", "no known party is named"
                )
            )
        return found, scope is not None

    def _about(
        self, action: str, cells: dict[int, Passage], place: tuple[int, int], partners: set[str], author: str
    ) -> Iterator[Statement]:
        """Topics, places and instruments that the objective and the description name."""
        first = self.reader.annotator.annotate(*place)
        yield from self._topics(action, first, place)
        for mention in first.mentions:
            if self._is_target(mention) and mention.iri not in partners | {author}:
                yield self.reader.relater.statement(
                    action, ENT.concerns, mention.iri, [place], "objective", 0.8
                )
        for column in ("description", "calendar"):
            cell = cells.get(self.columns[column])
            for sentence in self._sentences(cell) if cell is not None else ():
                annotation = self.reader.sentence(sentence, ("action",))
                if column == "description":
                    yield from self._topics(action, annotation, place)

    def _is_target(self, mention: Mention) -> bool:
        """A country, region or place an objective names is meant by it; an organisation may only own what it names."""
        if mention.slot not in ("party", "place") or not mention.iri:
            return False
        return not self.vocabulary.is_a(self.reader.discourse.entity(mention.iri), ENT.Organisation)

    def _sentences(self, cell: Passage) -> Iterable[Passage]:
        inside = [
            p
            for p in self.document.passages
            if p.kind is PassageKind.SENTENCE and cell.start <= p.start and p.end <= cell.end
        ]
        return inside or [cell]

    def _topics(self, action: str, annotation: Annotation, place: tuple[int, int]) -> Iterator[Statement]:
        for mention in annotation.mentions:
            if mention.slot != "topic":
                continue
            clause = self._clause(annotation, mention)
            spans = [place] if place[0] <= mention.start < place[1] else [place, clause]
            yield self.reader.relater.statement(action, ENT.covers, mention.iri, spans, "topic", 0.75)
        yield from self._named_topics(action, annotation, place)

    def _named_topics(
        self, action: str, annotation: Annotation, place: tuple[int, int]
    ) -> Iterator[Statement]:
        """An action that works with a known instrument on a topic is about that topic too, less surely."""
        for named in annotation.named:
            if named.iri == action or named.iri in self.reader.discourse.minted:
                continue
            for hit in named.inside:
                topic = self.reader.discourse.entity(hit.iris[0])
                if (
                    len(hit.iris) == 1
                    and ENT.Topic in topic.types
                    and not self.vocabulary.is_broad_term(topic.iri)
                ):
                    clause = self._clause(annotation, Mention(named.start, named.end, "instrument"))
                    yield self.reader.relater.statement(
                        action, ENT.covers, topic.iri, [place, clause], "instrument-topic", 0.6
                    )

    def _clause(self, annotation: Annotation, mention: Mention) -> tuple[int, int]:
        """The clause a mention stands in: no more of a long sentence than proves it."""
        text = self.document.text
        breaks = [
            m.end() for m in _CLAUSE.finditer(text, annotation.start, mention.start) if m.end() > m.start()
        ]
        start = breaks[-1] if breaks else annotation.start
        after = _CLAUSE.search(text, mention.end, annotation.end)
        return start, after.start() if after else annotation.end

    def _author(
        self,
        action: str,
        author: str,
        cells: dict[int, Passage],
        place: tuple[int, int],
        title: Passage | None,
        status: str,
        when: str,
    ) -> Statement:
        """The author takes part: said by a sentence of the description, or derived from the title."""
        say = self.reader.relater.statement
        description = cells[self.columns["description"]]
        for sentence in self._sentences(description):
            annotation = self.reader.annotator.annotate(sentence.start, sentence.end)
            opening = next((m for m in annotation.mentions if m.slot in ("party", "club")), None)
            if opening is not None and opening.iri == author and opening.start - sentence.start < _OPENING:
                clause = self._clause(annotation, opening)
                return say(
                    author,
                    ENT.participatesIn,
                    action,
                    [place, clause],
                    "author-said",
                    0.9,
                    status=status,
                    when=when,
                )
        spans = [place, *([(title.start, title.end)] if title is not None else [])]
        return say(
            author, ENT.participatesIn, action, spans, "author", 0.85, status=status, when=when, derived=True
        )

    def _formed(self, action: str, partners: int, explicit: bool) -> Entity:
        entity = self.reader.discourse.entity(action)
        if explicit or partners == 0:
            return replace(
                entity, formation="unknown", formation_rule="the partner cell names no circle of parties"
            )
        if partners == 1:
            return replace(
                entity, formation="joint", formation_rule="one partner beside the author of the plan"
            )
        return replace(
            entity, formation="series", formation_rule="several partners of a plan's author in one cell"
        )


# How far into a sentence its subject may stand ("En outre, l'UE ...").
_OPENING = 40
