"""``kg show``."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kg.cli import options

if TYPE_CHECKING:
    from kg.graph.show import Description, Said

_WORDS = {
    "fr": {
        "also": "aussi",
        "provisional": "nommé par un seul document",
        "none": "aucune assertion",
        "said": "selon",
        "more": "s'expriment en son nom",
        "unreviewed": "non examiné",
        "disputed": "contesté",
        "formation": "formation",
    },
    "en": {
        "also": "also",
        "provisional": "named by one document only",
        "none": "no statement",
        "said": "according to",
        "more": "speak for it",
        "unreviewed": "unreviewed",
        "disputed": "disputed",
        "formation": "formation",
    },
}


@click.command()
@click.argument("name")
@options.language
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
@click.option("--no-quotes", is_flag=True, help="Leave the quoted passages out.")
@options.store
def show(name: str, language: str, as_json: bool, no_quotes: bool, store: str | None) -> None:
    """All about a party, an instrument or a topic.

    NAME is any of its names, in French or English, in any case, with or without accents; or its
    IRI. What it is, then every statement about it with status, date, speaker and the quoted words.

    \b
    Example:
      kg show "Corée du Sud"
      kg show "trade and technology council" --lang en
    """
    from kg.graph.find import find
    from kg.graph.release import Release
    from kg.graph.show import describe

    with Release(store) as release:
        found = describe(release.store, find(release.store, name), language)
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
        return
    width = min(shutil.get_terminal_size((100, 24)).columns, 120) if sys.stdout.isatty() else 100
    for line in _lines(found, language, width, not no_quotes):
        click.echo(line)


def _lines(found: Description, language: str, width: int, quotes: bool) -> Iterator[str]:
    words = _WORDS[language]
    names = dict(found.labels)
    first = names.get(language) or next(iter(names.values()))
    others = [text for of, text in found.labels if text != first]
    yield click.style(first, bold=True) + (f"  ({', '.join(others)})" if others else "")
    about = [*found.types, *([words["provisional"]] if found.is_provisional else [])]
    yield f"{', '.join(about)}  <{found.iri}>"
    if found.alternative:
        yield from _wrapped(f"{words['also']}: {', '.join(found.alternative)}", width, "")
    if found.formation:
        yield f"{words['formation']}: {found.formation}"
    for note in found.notes:
        yield from _wrapped(note, width, "")
    for heading, statements in found.groups:
        yield ""
        yield click.style(f"{heading} ({len(statements)})", bold=True)
        for said in statements:
            yield from _statement(said, first, words, width, quotes)
    if not found.groups:
        yield ""
        yield words["none"]
    if found.voices:
        yield ""
        voices = ", ".join(f"{name} ({count})" for name, count in found.voices)
        yield from _wrapped(f"{words['more']}: {voices}", width, "")


def _statement(said: Said, name: str, words: dict[str, str], width: int, quotes: bool) -> Iterator[str]:
    ends = (name, said.other) if said.is_subject else (said.other, name)
    yield from _wrapped(f"{ends[0]} — {said.predicate} → {ends[1]}", width, "  ")
    facts = [said.status, said.when, said.force]
    if said.speakers:
        facts.append(f"{words['said']} {', '.join(said.speakers)}")
    if said.review in words:
        facts.append(words[said.review])
    told = " · ".join(filter(None, facts))
    if told:
        yield from _wrapped(told, width, "    ")
    if quotes:
        for proof in said.proofs:
            place = f"[{proof.document} {proof.start}–{proof.end}]"
            yield from _wrapped(f"« {' '.join(proof.quote.split())} » {place}", width, "      ")


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
