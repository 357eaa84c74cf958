"""Rows of a ledger from what a curator types: each field checked, with the nearest names where it cannot be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg import dates, iris
from kg.curation.desk import Desk
from kg.curation.ledger import EMPTIED, SPEAKERS, LedgerRow
from kg.curation.places import locate
from kg.curation.session import Decision, Item, Stop
from kg.errors import DateError, LedgerError, UnknownTermError, nearest
from kg.model import Literal, Quote
from kg.namespaces import BASE
from kg.text import search_key

FIELDS = ("subject", "predicate", "object", "status", "when", "speakers", "note")
_CLASSES = ("Topic", "Organisation", "Grouping", "Person")


class Entry:
    """Fields and rows as a curator enters them.

    Args:
        desk: the review they are for.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def draft(self, item: Item) -> dict[str, str]:
        """The fields of the statement that is shown, as a curator sees and edits them."""
        if item.yes is None:
            return dict.fromkeys(FIELDS, "")
        return {field: getattr(item.yes.row, field) for field in FIELDS}

    def corrected(
        self, item: Item, fields: Mapping[str, str], quote: str = "", named: Sequence[LedgerRow] = ()
    ) -> Decision:
        """The shown statement with other fields; an empty one is emptied.

        Args:
            item: the statement that is shown.
            fields: those that are to be otherwise.
            quote: other words that prove it; by default those it has.
            named: rows that declare what it names.

        Raises:
            LedgerError: a field that cannot be.
        """
        if item.yes is None or item.said is None:
            raise LedgerError("no statement is proposed here; add one")
        was = item.yes.row
        given = {field: self.checked(field, text, named) for field, text in fields.items()}
        emptied = {f: EMPTIED for f in ("status", "when") if not given.get(f) and getattr(was, f)}
        row = replace(_filled(was, given | emptied), decision="corrected")
        if quote:
            first = item.said.quotes[0]
            place = self.words(Stop(first.start, first.end), quote, widen=True)
            row = replace(row, quotes=(place.text,), occurrences=self.desk.scribe.occurrences((place,)))
        return Decision(row, item.id, self._needed(row, named))

    def added(
        self, stop: Stop, fields: Mapping[str, str], quote: str = "", named: Sequence[LedgerRow] = ()
    ) -> Decision:
        """A statement that was missed in a passage.

        Args:
            stop: the passage.
            fields: what it says.
            quote: its words; by default the whole passage.
            named: rows that declare what it names.

        Raises:
            LedgerError: a field that cannot be, or words that do not stand in the passage.
        """
        given = {field: self.checked(field, text, named) for field, text in fields.items()}
        place = self.words(stop, quote)
        quoted = LedgerRow("added", quotes=(place.text,), occurrences=self.desk.scribe.occurrences((place,)))
        row = _filled(quoted, given)
        needed = self._needed(row, named)
        key = self.desk.replay([*needed, row]).key(row)
        return Decision(replace(row, key=key), about=key, named=needed)

    def checked(self, field: str, text: str, named: Sequence[LedgerRow] = ()) -> str:
        """A field as the ledger writes it.

        Args:
            field: one of :data:`FIELDS`.
            text: what was typed; a property may go by its label or its broad relation.
            named: rows that declare what the ledger does not know yet.

        Raises:
            LedgerError: the text cannot be that field; the nearest that can are named.
        """
        text = text.strip()
        if field in ("subject", "object") and not text:
            raise LedgerError(f"no {field}; name a thing")
        try:
            if field == "predicate":
                return self._predicate(text)
            if field == "status" and text:
                return self._status(text)
            if field == "when" and text:
                return dates.canonical(text)
        except (UnknownTermError, DateError) as error:
            raise LedgerError(str(error)) from None
        if field == "speakers":
            for name in text.split(SPEAKERS):
                if name:
                    self._thing(name, named)
        return text

    def thing(self, name: str, predicate: str, field: str, named: Sequence[LedgerRow] = ()) -> str:
        """A subject or an object, checked against the property it goes with.

        Raises:
            LedgerError: nobody goes by the name; the nearest names are given.
        """
        row = LedgerRow("added", subject=name, predicate=predicate, object=name)
        if field == "subject":
            self._thing(name, named)
            return name
        stated = self.desk.replay(named).target(row)
        return stated.value if isinstance(stated, Literal) else name

    def _thing(self, name: str, named: Sequence[LedgerRow]) -> None:
        self.desk.replay(named).names.iri(name, LedgerRow("added", subject=name))

    def _predicate(self, text: str) -> str:
        return iris.local(self.desk.vocabulary.predicate(self.predicates().get(search_key(text), text)))

    def _status(self, text: str) -> str:
        notation = self.statuses().get(search_key(text), text)
        self.desk.vocabulary.status_iri(notation)
        return notation

    def predicates(self) -> dict[str, str]:
        """Local names of the properties by everything they go by: names, labels, broad relations."""
        vocabulary = self.desk.vocabulary
        found: dict[str, str] = {}
        for name in vocabulary.properties():
            iri = vocabulary.predicate(name)
            if vocabulary.broad(iri) == iri:
                found[search_key(vocabulary.relation(iri))] = name
            for language in ("fr", "en"):
                found.setdefault(search_key(vocabulary.term_label(iri, language)), name)
        return found | {search_key(name): name for name in vocabulary.properties()}

    def statuses(self) -> dict[str, str]:
        """Notations of the rungs by everything they go by."""
        found = {}
        for notation, status in self.desk.vocabulary.statuses.items():
            entity = self.desk.vocabulary.entity(status.iri)
            for text in (notation, *(label.text for label in (*entity.preferred, *entity.alternative))):
                found[search_key(text)] = notation
        return found

    def names(self) -> tuple[str, ...]:
        """The names a subject or an object may have: the document's own first."""
        own = [
            label.text for e in self.desk.scribe.entities.values() for label in (*e.preferred, *e.alternative)
        ]
        wanted = (f"{BASE}id/", f"{BASE}scheme/topics/")
        language = self.desk.document.language
        known = {
            e.label(language) for e in self.desk.vocabulary.entities.values() if e.iri.startswith(wanted)
        }
        return tuple(dict.fromkeys([*sorted(own), *sorted(known)]))

    def declared(self, name: str, kind: str, stop: Stop) -> LedgerRow:
        """The row that makes a name a thing that only this document names.

        Args:
            name: the name.
            kind: a kind of instrument or organisation, or a class such as ``Topic``.
            stop: the passage that names it.

        Raises:
            LedgerError: no such kind or class.
        """
        start, end = _span(self.desk.document.text, name, stop)
        places = (self.desk.document.quote(start, end),) if start >= 0 else ()
        quotes = tuple(place.text for place in places)
        for role in ("kind", "type"):
            row = LedgerRow(
                "named", "", name, role, kind, quotes=quotes, occurrences=self.desk.scribe.occurrences(places)
            )
            try:
                self.desk.replay([row])
            except LedgerError as error:
                if role == "type":
                    kinds = [iris.local(k) for k in self.desk.vocabulary.kinds]
                    near = nearest(kind, [*kinds, "Topic", "Organisation", "Grouping", "Person"])
                    hint = f"did you mean {' or '.join(near)}?" if near else str(error)
                    raise LedgerError(f"{kind!r} is no kind and no class; {hint}") from None
            else:
                return row
        raise LedgerError(f"{kind!r} is no kind and no class")

    def kinds(self) -> tuple[str, ...]:
        """What a new thing can be."""
        local = sorted({iris.local(kind) for kind in self.desk.vocabulary.kinds})
        return (*local, "Topic", "Organisation", "Grouping", "Person")

    def _needed(self, row: LedgerRow, named: Sequence[LedgerRow]) -> tuple[LedgerRow, ...]:
        """The rows that declare what a row names: of those known, and of what the loader found."""
        typed = {name for name in (row.subject, row.object, *row.speakers.split(SPEAKERS)) if name}
        keys = {search_key(name) for name in typed}
        groups: dict[str, list[LedgerRow]] = {}
        for declaring in named:
            groups.setdefault(search_key(declaring.subject), []).append(declaring)
        found: list[LedgerRow] = []
        for subject, rows in groups.items():
            labels = {search_key(r.object) for r in rows if "Label" in r.predicate}
            if keys & {subject, *labels}:
                found += rows
        for iri, entity in self.desk.scribe.entities.items():
            called = {search_key(label.text) for label in (*entity.preferred, *entity.alternative)}
            is_new = iri not in self.desk.declared and not called & groups.keys()
            if is_new and (iri in typed or called & keys):
                found += self.desk.scribe.named(iri)
        return tuple(found)

    def words(self, stop: Stop, quote: str, *, widen: bool = False) -> Quote:
        """Words in a passage, as the document writes them.

        Args:
            stop: the passage.
            quote: the words; none for the whole passage.
            widen: they may stand outside, then the nearest are meant.

        Raises:
            LedgerError: they do not stand there.
        """
        text = self.desk.document.text
        if not quote:
            return self.desk.document.quote(stop.start, stop.end)
        start, end = _span(text, quote, stop)
        if start < 0 and widen:
            near = ((abs(m.start() - stop.start), m.start(), m.end()) for m in _wording(quote).finditer(text))
            _, start, end = min(near, default=(0, -1, -1))
        if start < 0:
            locate(self.desk.document, (quote,), (1,))  # says what stands nearest, if it stands nowhere
            raise LedgerError(f"the passage does not say {quote!r}; copy its words")
        return self.desk.document.quote(start, end)


def _span(text: str, quote: str, stop: Stop) -> tuple[int, int]:
    """Where words stand in a passage, the ends of its lines and the form of apostrophes aside; -1 where not."""
    match = _wording(quote).search(text, stop.start, stop.end)
    return (match.start(), match.end()) if match else (-1, -1)


def _wording(quote: str) -> re.Pattern[str]:
    r"""What finds words as a curator types them.

    >>> _wording("l'accord signé").search("de l’accord\nsigné").span()
    (3, 17)
    """
    return re.compile(r"\s+".join(re.sub("['’]", "['’]", re.escape(word)) for word in quote.split()))


def _filled(row: LedgerRow, given: Mapping[str, str]) -> LedgerRow:
    return replace(
        row,
        subject=given.get("subject", row.subject),
        predicate=given.get("predicate", row.predicate),
        object=given.get("object", row.object),
        status=given.get("status", row.status),
        when=given.get("when", row.when),
        speakers=given.get("speakers", row.speakers),
        note=given.get("note", row.note),
    )
