"""HTML for notebooks: small tables, cards and quotes that need no style sheet and no network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

_SMALL = "color:#595959;font-size:90%"
_MARK = "background:#fff2a8;color:#111;padding:0 1px"


def card(title: str, line: str, figures: Iterable[tuple[str, str]], words: Sequence[str]) -> str:
    """A heading with a few figures and what to try next.

    >>> "2,757" in card("Entente", "build", [("2,757", "statements")], [".statements()"])
    True
    """
    numbers = "".join(
        f'<span style="display:inline-block;margin:0 1.6em .4em 0"><b style="font-size:130%">{escape(number)}</b> '
        f"{escape(name)}</span>"
        for number, name in figures
    )
    tries = " ".join(f"<code>{escape(word)}</code>" for word in words)
    return (
        f"<div><b>{escape(title)}</b><div>{numbers}</div>"
        f'<div style="{_SMALL}">{escape(line)}</div><div style="{_SMALL}">try {tries}</div></div>'
    )


def marked(before: str, quote: str, after: str) -> str:
    """A passage inside the words around it.

    >>> marked("Le ", "Japon", " y prend part.").count("<mark")
    1
    """
    return f'{_flow(before)}<mark style="{_MARK}">{_flow(quote)}</mark>{_flow(after)}'


def highlighted(text: str, spans: Iterable[tuple[int, int, str]], most: int = 0) -> str:
    """A text with passages marked, each with what a pointer over it says; spans that overlap are joined.

    Args:
        text: the whole text.
        spans: start, end and title of each passage.
        most: characters after the last mark that are shown; 0 shows all.

    >>> highlighted("Le Japon", [(3, 8, "party")]).count('title="party"')
    1
    """
    found, end = [], 0
    for start, stop, title in _joined(spans):
        found.append(_flow(text[end:start]))
        found.append(
            f'<mark style="{_MARK}" title="{escape(title, quote=True)}">{_flow(text[start:stop])}</mark>'
        )
        end = stop
    rest = text[end : end + most] + ("…" if most and len(text) > end + most else "") if most else text[end:]
    return "".join([*found, _flow(rest)])


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are HTML already."""
    top = "".join(f'<th style="text-align:left">{escape(name)}</th>' for name in head)
    body = "".join(
        "<tr>"
        + "".join(f'<td style="text-align:left;vertical-align:top">{cell}</td>' for cell in row)
        + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def small(text: str) -> str:
    """A remark."""
    return f'<div style="{_SMALL}">{escape(text)}</div>'


def quoted(inner: str, told: str, language: str = "") -> str:
    """A quotation with a line that says where it stands."""
    tongue = f' lang="{escape(language, quote=True)}"' if language else ""
    return (
        f'<blockquote style="margin:.3em 0 .8em;padding:.1em .8em;border-left:3px solid #0072B2"{tongue}>'
        f"{inner}{small(told)}</blockquote>"
    )


def _joined(spans: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for start, stop, title in sorted(spans):
        if found and start < found[-1][1]:
            first, last, said = found[-1]
            found[-1] = first, max(last, stop), said if title in said.split("\n") else f"{said}\n{title}"
        else:
            found.append((start, stop, title))
    return found


def _flow(text: str) -> str:
    return escape(text).replace("\n", "<br>")
