"""A passage under review on a terminal: its words marked, its statements as sentences, its doubts.

What is marked is told by signs and by style, never by colour alone: ``⟦S …⟧`` the subject, ``⟦O …⟧``
the object, ``⟦D …⟧`` a date, ``⟦R …⟧`` words of a rung, ``⟦N …⟧`` a known name where nothing was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from kg import iris
from kg.model import Entity, Literal, Statement
from kg.text import fold

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from kg.curation.session import Item, Session, Stop
    from kg.model import Document
    from kg.vocabulary import Vocabulary

STYLES = {"S": "bold underline", "O": "bold", "D": "italic", "R": "reverse", "N": "underline"}
LEGEND = "⟦S subject⟧  ⟦O object⟧  ⟦D date⟧  ⟦R rung⟧  ⟦N known name⟧"
_SIGNS = {"accepted": "✓", "added": "✓", "corrected": "~", "rejected": "✗", "disputed": "!", "silent": "–"}
_LONGEST = 2000
_WINDOW, _BEFORE = 9, 3
Span = tuple[int, int, str]


class Shown:
    """How the things of one review look.

    Args:
        document: the document under review.
        entities: those it introduces, by IRI.
        vocabulary: the ontology.
        language: of labels.
    """

    def __init__(
        self, document: Document, entities: Mapping[str, Entity], vocabulary: Vocabulary, language: str
    ) -> None:
        self.document = document
        self.entities = entities
        self.vocabulary = vocabulary
        self.language = language

    def page(self, session: Session) -> RenderableType:
        """All there is to see of the item that is shown."""
        from rich.console import Group
        from rich.padding import Padding
        from rich.table import Table
        from rich.text import Text

        done, total, left = session.progress
        passages = "passage" if left == 1 else "passages"
        head = Text(f"{self.document.id}  {done} of {total}, {left} {passages} left", "dim")
        item = session.item
        if item is None:
            skipped = total - done
            told = f"All passages seen; {skipped} left undecided." if skipped else "All passages seen."
            return Group(head, Text(f"\n{told}\n", "bold"))
        stop = session.stops[item.stop]
        table = Table.grid(padding=(0, 1))
        table.add_column(no_wrap=True)
        table.add_column()
        for mark, line, style in self._lines(session, item, stop):
            table.add_row(Text(mark), Text(line), style=style)
        parts: list[RenderableType] = [head]
        if stop.headings:
            parts.append(Text(" › ".join(" ".join(h.split()) for h in stop.headings), "dim italic"))
        return Group(
            *parts,
            Text(),
            Padding(self.passage(stop, item.said), (0, 0, 0, 2), expand=False),
            Text(),
            table,
            Text(),
        )

    def _lines(self, session: Session, item: Item, stop: Stop) -> Iterator[tuple[str, str, str]]:
        """A mark, a line and its style for each doubt and statement of a passage."""
        for issue in stop.issues:
            words = " ".join(issue.quote.split())
            is_whole = (issue.start, issue.end) == (stop.start, stop.end)
            yield (
                "   ?",
                f"{issue.kind}: {issue.message}{'' if is_whole or not words else f' « {words[:80]} »'}",
                "",
            )
        if not stop.statements:
            yield "    ", "nothing was read here", "italic"
        first, last = _window([said.key for said in stop.statements], item.id)
        if first:
            yield "    ", f"… {first} before", "dim"
        for said in stop.statements[first:last]:
            yield from self._statement(session, said, stop, is_shown=said.key == item.id)
        if last < len(stop.statements):
            yield "    ", f"… {len(stop.statements) - last} more", "dim"
        for decision in session.standing:
            row = decision.row
            if row.decision == "added" and not decision.about and self._is_here(row.quotes, stop):
                yield "   +", f"{row.subject} — {row.predicate} → {row.object}  {row.status} {row.when}", ""

    def _statement(
        self, session: Session, said: Statement, stop: Stop, *, is_shown: bool
    ) -> Iterator[tuple[str, str, str]]:
        row = session.decided.get(said.key)
        sign = _SIGNS.get(row.decision, " ") if row is not None else "·"
        yield f" {'▶' if is_shown else ' '} {sign}", self.sentence(said), "bold" if is_shown else ""
        if row is not None:
            yield "    ", f"{row.decision}{': ' + row.note if row.note else ''}", "dim"
        if not is_shown:
            return
        yield "    ", self.qualifiers(said), ""
        for quote in said.quotes:
            if not stop.start <= quote.start < stop.end:
                yield "    ", f"with « {' '.join(quote.text.split())} »", "dim"

    def _is_here(self, quotes: Iterable[str], stop: Stop) -> bool:
        here = self.document.text[stop.start : stop.end]
        return any(quote in here for quote in quotes)

    def sentence(self, said: Statement) -> str:
        """A statement as a sentence: subject, property, object."""
        value = said.object.value if isinstance(said.object, Literal) else self.label(said.object)
        name = self.vocabulary.term_label(said.predicate, self.language)
        return f"{self.label(said.subject)} — {name} → {value}"

    def qualifiers(self, said: Statement) -> str:
        """Its rung, date and speakers, and what read it how surely."""
        status = self.vocabulary.status_iri(said.status) if said.status else ""
        by = ", ".join(map(self.label, said.speakers))
        parts = (
            self.label(status) if status else "no rung",
            said.when or "undated",
            f"according to {by}" if by else "",
            f"{said.method} {said.confidence:.2f}",
        )
        return " · ".join(part for part in parts if part)

    def label(self, iri: str) -> str:
        """What a thing is called."""
        if iri == iris.document(self.document.id):
            return self.document.title or self.document.file
        entity = self.entities.get(iri) or self.vocabulary.entities.get(iri)
        return entity.label(self.language) if entity is not None else iri

    # -- marks ----------------------------------------------------------------------------------

    def passage(self, stop: Stop, said: Statement | None) -> Text:
        """The words of a passage, with those of a statement marked."""
        from rich.text import Text

        text = self.document.text[stop.start : stop.end]
        page = Text()
        at = 0
        text = re.sub(r"(?<!\n)\n(?!\n)", " ", text)  # one for one: a sentence goes on over the ends of lines
        for start, end, sign in self.marks(text, said):
            page.append(text[at:start])
            page.append(f"⟦{sign} {text[start:end]}⟧", STYLES[sign])
            at = end
        rest = text[at:]
        page.append(rest if len(rest) <= _LONGEST else f"{rest[:_LONGEST]}…")
        return page

    def marks(self, text: str, said: Statement | None) -> list[Span]:
        """The spans of a passage that name a statement's parts, none inside another, in order.

        Without a statement, those that name anything known.
        """
        found: list[Span] = []
        spans = list(self._known(text) if said is None else self._candidates(text, said))
        # Subject and object before date and rung; of names the longest: an adjective may stand inside another name.
        for span in sorted(spans, key=lambda s: (s[2] in "DR", s[0] - s[1])):
            if not any(span[0] < end and start < span[1] for start, end, _ in found):
                found.append(span)
        return sorted(found)

    def _known(self, text: str) -> Iterator[Span]:
        """Names of the reference data and dates: what a statement that was missed may be about."""
        from kg.reading.dates import find_dates
        from kg.vocabulary.lexicon import lexicon

        language = self.document.language.partition("-")[0]
        for date in find_dates(text, language, self.document.date):
            if date.edtf:
                yield date.start, date.end, "D"
        for hit in lexicon(self.vocabulary, language).find(text):
            yield hit.start, hit.end, "N"

    def _candidates(self, text: str, said: Statement) -> Iterator[Span]:
        """What may be marked."""
        from kg.reading.dates import find_dates

        language = self.document.language.partition("-")[0]
        for sign, iri in (("S", said.subject), ("O", said.object)):
            if isinstance(iri, str):
                yield from ((start, end, sign) for start, end in _named(text, self._names(iri)))
        value = said.object.value if isinstance(said.object, Literal) else ""
        for date in find_dates(text, language, self.document.date):
            if date.edtf and date.edtf in (said.when, value):
                yield date.start, date.end, "O" if date.edtf == value else "D"
        if said.status:
            yield from self._rungs(text, said.status, language)

    def _names(self, iri: str) -> list[str]:
        entity = self.entities.get(iri) or self.vocabulary.entities.get(iri)
        if entity is None:
            return []
        labels = (*entity.preferred, *entity.alternative, *entity.hidden, *self.vocabulary.adjectives(iri))
        return sorted({label.text.rstrip("-") for label in labels}, key=lambda name: (-len(name), name))

    def _rungs(self, text: str, status: str, language: str) -> Iterator[Span]:
        from kg.reading.grammar import grammar

        for regex, of in grammar(self.vocabulary, language).statuses:
            if of == status:
                yield from ((match.start(), match.end(), "R") for match in regex.finditer(text))
        entity = self.vocabulary.entity(self.vocabulary.status_iri(status))
        names = [label.text for label in (*entity.preferred, *entity.alternative)]
        yield from ((start, end, "R") for start, end in _named(text, names))


def _window(keys: list[str], key: str) -> tuple[int, int]:
    """Which of many statements are shown: those around one.

    >>> _window(list("abcdefghijklmnop"), "h"), _window(list("abc"), "b")
    ((4, 13), (0, 3))
    """
    at = keys.index(key) if key in keys else 0
    first = max(0, min(at - _BEFORE, len(keys) - _WINDOW))
    return first, min(len(keys), first + _WINDOW)


def _named(text: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where names stand in a text as whole words, case and accents aside.

    >>> list(_named("La Corée et l’Accord Corée–Japon", ["corée"]))
    [(3, 8), (21, 26)]
    """
    folded = fold(text)
    for name in names:
        words = fold(name).split()
        if words:
            wanted = r"\s+".join(map(re.escape, words))
            yield from (match.span() for match in re.finditer(rf"(?<!\S){wanted}(?!\S)", folded))
