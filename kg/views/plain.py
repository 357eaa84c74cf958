"""The statements and their passages as a plain table, for browsers that run no scripts."""

from __future__ import annotations

from functools import cache
from html import escape
from itertools import accumulate

from kg.views.codes import Columns

MOST = 5000
CURATED = frozenset({"accepted", "corrected", "added"})
_WORDS = {
    "fr": (
        "Cette page sans script montre les assertions et leurs passages ; le graphe demande JavaScript.",
        ("Sujet", "Relation", "Objet", "Statut", "Date", "Passages"),
        "Seules les {shown} premières assertions sur {all} sont montrées ici.",
    ),
    "en": (
        "Without scripts this page shows the statements and their passages; the graph needs JavaScript.",
        ("Subject", "Relation", "Object", "Status", "Date", "Passages"),
        "Only the first {shown} of {all} statements are shown here.",
    ),
}


def plain(page: Columns, language: str = "fr") -> str:
    """HTML of the statements, document by document.

    A passage that several statements rest on stands once: the others repeat its number.
    """
    intro, heads, limit = _WORDS[language]
    said, evidence = page["statements"], page["evidence"]
    begins = list(accumulate(evidence["n"], initial=0))
    head = "".join(f'<th scope="col">{escape(h)}</th>' for h in heads)
    parts = [f"<p>{escape(intro)}</p>"]
    total = len(said["id"])
    if total > MOST:
        parts.append(f"<p>{escape(limit.format(shown=MOST, all=total))}</p>")
    numbers: dict[tuple[int, int, int], int] = {}
    document = -1
    for row in range(min(total, MOST)):
        if said["doc"][row] != document:
            parts.append("</table>" if document >= 0 else "")
            document = said["doc"][row]
            parts.append(
                f'<table class="plain"><caption>{escape(page["documents"][document]["title"])}</caption><tr>{head}</tr>'
            )
        quotes = []
        for one in range(begins[row], begins[row + 1]):
            place = (document, evidence["start"][one], evidence["length"][one])
            if place in numbers:
                quotes.append(f'<a href="#q{numbers[place]}">[{numbers[place]}]</a>')
                continue
            number = numbers[place] = len(numbers) + 1
            quotes.append(f'<q id="q{number}">[{number}] {escape(_quote(page, *place))}</q>')
        cells = "".join(f"<td>{escape(text)}" for text in _cells(page, row, language))
        parts.append(f"<tr>{cells}<td>{' '.join(quotes)}")
    parts.append("</table>" if document >= 0 else "")
    return "\n".join(parts)


def _quote(page: Columns, document: int, start: int, length: int) -> str:
    """A passage by its offsets in UTF-16 units."""
    text: str = page["documents"][document]["text"]
    if _is_plain(text):
        return text[start : start + length]
    units = text.encode("utf-16-le")
    return units[2 * start : 2 * (start + length)].decode("utf-16-le")


@cache
def _is_plain(text: str) -> bool:
    return max(text, default="") <= "\uffff"


def _cells(page: Columns, row: int, language: str) -> tuple[str, ...]:
    said, schemes = page["statements"], page["schemes"]
    status = said["status"]["of"][said["status"]["is"][row]]
    review = said["review"]["of"][said["review"]["is"][row]]
    marks = [schemes["statuses"][status][language]] if status else []
    # What no curator decided, or decided against, is marked.
    marks += [] if review in CURATED else [schemes["reviews"][review][language]]
    target = said["o"][row]
    return (
        _name(page, said["s"][row], language),
        said["p"]["of"][language][said["p"]["is"][row]],
        _name(page, target, language) if target >= 0 else said["value"]["of"][said["value"]["is"][row]],
        " · ".join(marks),
        said["when"]["of"][said["when"]["is"][row]],
    )


def _name(page: Columns, entity: int, language: str) -> str:
    names = page["entities"]
    return str((names["en"][entity] if language == "en" else 0) or names["fr"][entity])
