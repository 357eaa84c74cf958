"""A passage under review on a terminal: its words marked, its statements as sentences, its doubts.

What is marked is told by signs and by style, never by colour alone: ``⟦S …⟧`` the subject, ``⟦O …⟧``
the object, ``⟦D …⟧`` a date, ``⟦R …⟧`` words of a rung.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from kg import iris
from kg.model import Entity, Literal, Statement
from kg.text import fold

if TYPE_CHECKING:
    from rich.text import Text

    from kg.curation.session import Session, Stop
    from kg.model import Document
    from kg.vocabulary import Vocabulary

STYLES = {"S": "bold underline", "O": "bold", "D": "italic", "R": "reverse"}
LEGEND = "⟦S subject⟧  ⟦O object⟧  ⟦D date⟧  ⟦R rung⟧"
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

    def page(self, session: Session) -> Text:
        """All there is to see of the item that is shown."""
        from rich.text import Text

        page = Text()
        done, total, left = session.progress
        page.append(
            f"{self.document.id}  {done} of {total}, {left} {'passage' if left == 1 else 'passages'} left\n",
            "dim",
        )
        item = session.item
        if item is None:
            skipped = total - done
            told = f"All passages seen; {skipped} left undecided." if skipped else "All passages seen."
            page.append(f"\n{told}\n", "bold")
            return page
        stop = session.stops[item.stop]
        if stop.headings:
            page.append(" › ".join(" ".join(h.split()) for h in stop.headings) + "\n", "dim italic")
        page.append("\n")
        page.append_text(self.passage(stop, item.said))
        page.append("\n\n")
        for issue in stop.issues:
            page.append(f"  ? {issue.kind}: ", "bold")
            words = " ".join(issue.quote.split())
            about = (
                f" « {words[:80]} »" if words and (issue.start, issue.end) != (stop.start, stop.end) else ""
            )
            page.append(f"{issue.message}{about}\n")
        if not stop.statements:
            page.append("  nothing was read here\n", "italic")
        first, last = _window([said.key for said in stop.statements], item.id)
        if first:
            page.append(f"     … {first} before\n", "dim")
        for said in stop.statements[first:last]:
            row = session.decided.get(said.key)
            sign = "▶" if said.key == item.id else " "
            mark = _SIGNS.get(row.decision, " ") if row is not None else "·"
            style = "bold" if said.key == item.id else ""
            page.append(f" {sign} {mark} {self.sentence(said)}\n", style)
            if row is not None:
                page.append(f"       {row.decision}{': ' + row.note if row.note else ''}\n", "dim")
            if said.key == item.id:
                page.append(f"       {self.qualifiers(said)}\n")
                for quote in said.quotes:
                    if not stop.start <= quote.start < stop.end:
                        page.append(f"       with « {' '.join(quote.text.split())} »\n", "dim")
        if last < len(stop.statements):
            page.append(f"     … {len(stop.statements) - last} more\n", "dim")
        for decision in session.standing:
            row = decision.row
            if row.decision == "added" and not decision.about and self._is_here(row.quotes, stop):
                page.append(f"   + {row.subject} — {row.predicate} → {row.object}  {row.status} {row.when}\n")
        return page

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
        page = Text("  ")
        at = 0
        for start, end, sign in self.marks(text, said) if said is not None else ():
            page.append(text[at:start])
            page.append(f"⟦{sign} {text[start:end]}⟧", STYLES[sign])
            at = end
        rest = text[at:]
        page.append(rest if len(rest) <= _LONGEST else f"{rest[:_LONGEST]}…")
        return page

    def marks(self, text: str, said: Statement) -> list[Span]:
        """The spans of a passage that name a statement's parts, none inside another, in order."""
        found: list[Span] = []
        for span in self._candidates(text, said):
            if not any(span[0] < end and start < span[1] for start, end, _ in found):
                found.append(span)
        return sorted(found)

    def _candidates(self, text: str, said: Statement) -> Iterator[Span]:
        """What may be marked, the most telling first."""
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
    folded = f" {fold(text)} "
    for name in names:
        wanted = " ".join(fold(name).split())
        at = folded.find(f" {wanted} ") if wanted else -1
        while at >= 0:
            yield at, at + len(wanted)
            at = folded.find(f" {wanted} ", at + 1)
