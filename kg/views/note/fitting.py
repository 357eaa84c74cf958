"""Two pages: how high a note will be on paper, which lines give way, and the numbers of the sources.

A page is measured in points from the length of what it says, a little too high rather than too low;
the sizes are in ``ontology/views/note.yaml`` and go with the style of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING, Any

from kg.views.note.model import Line, Proof, Section, Source, Words
from kg.views.note.wording import LANGUAGES, Wording, clipped

if TYPE_CHECKING:
    from kg.graph.release import Release

Lines = dict[str, list[Line]]


def fitted(lines: Mapping[str, Sequence[Line]], say: Wording, cost: Callable[[Proof], float]) -> Lines:
    """The lines that fit on two pages, in their order.

    Args:
        lines: by section, in the order of the page.
        say: with the sizes.
        cost: height of a source.
    """
    limits = say.setting("sections")
    kept = {name: _most(own, limits[name]["most"]) for name, own in lines.items()}
    while height(kept, say, cost) > say.setting("page", "height"):
        name = max(kept, key=lambda n: (_excess(kept[n], limits[n]), n))
        if _excess(kept[name], limits[name]) <= 0:
            break
        kept[name] = _most(kept[name], len(kept[name]) - 1)
    return kept


def _most(lines: Sequence[Line], count: int) -> list[Line]:
    """The most telling lines, in their order."""
    order = sorted(range(len(lines)), key=lambda n: (lines[n].rank, n))
    telling = set(order[:count])
    return [line for n, line in enumerate(lines) if n in telling]


def _excess(lines: Sequence[Line], limit: Mapping[str, Any]) -> float:
    return (len(lines) - int(limit["least"])) / max(int(limit["most"]) - int(limit["least"]), 1)


def height(lines: Mapping[str, Sequence[Line]], say: Wording, cost: Callable[[Proof], float]) -> float:
    """How high the lines and their sources are on paper, in points."""
    page, sections = say.setting("page"), say.setting("sections")
    total = float(page["title"])
    proofs: set[Proof] = set()
    for name, own in lines.items():
        if not own:
            continue
        total += page["heading"]
        proofs.update(p for line in own for p in line.proofs)
        for head, lengths in _by_group(own):
            if sections[name].get("inline"):
                lengths = [sum(lengths) + 3 * len(lengths)]
            width = page["column"] if head else page["width"]
            total += page["line"] * sum(ceil(n / width) for n in lengths)
    documents = {proof.document for proof in proofs}
    return total + float(page["document"]) * len(documents) + sum(map(cost, proofs))


def _by_group(lines: Sequence[Line]) -> list[tuple[str, list[int]]]:
    return [
        (head, [_length(line) for line in own])
        for head, own in groupby(lines, key=lambda line: line.group["fr"])
    ]


def _length(line: Line) -> int:
    """Characters of a line, its marks and the numbers of its sources included, in the longer language."""
    return max(
        len(line.name[of]) + len(line.told[of]) + 3 + sum(len(m.label[of]) + 4 for m in line.marks)
        for of in LANGUAGES
    ) + 5 * len(line.proofs)  # fmt: skip


class Sources:
    """Numbers passages in the order in which lines refer to them."""

    def __init__(self, release: Release, say: Wording) -> None:
        self._release, self._say = release, say
        self._texts: dict[str, str] = {}
        self._numbers: dict[Proof, int] = {}
        self._costs: dict[Proof, float] = {}
        self._known = {d.id: d for d in release.documents}
        self._short = short_names(list(self._known))

    def cost(self, proof: Proof) -> float:
        """How high a source is on paper, in points: sources stand in two columns."""
        page = self._say.setting("page")
        if proof.document and proof.start < 0:
            return 0.0
        if proof in self._costs:
            return self._costs[proof]
        made = self._source(0, proof)
        length = max(
            len(made.document) + len(made.place[of]) + len(made.quote or made.told[of]) for of in LANGUAGES
        )
        self._costs[proof] = float(page["source"] * ceil((length + 5) / page["place"]) / 2)
        return self._costs[proof]

    def numbered(self, lines: Sequence[Line]) -> tuple[Line, ...]:
        """The lines with what they refer to."""
        return tuple(replace(line, sources=tuple(self._number(p) for p in line.proofs)) for line in lines)

    def _number(self, proof: Proof) -> str:
        if proof.document and proof.start < 0:
            return self._short[proof.document]
        return str(self._numbers.setdefault(proof, len(self._numbers) + 1))

    def listed(self) -> tuple[Source, ...]:
        """The sources that lines refer to."""
        return tuple(self._source(number, proof) for proof, number in self._numbers.items())

    def _source(self, number: int, proof: Proof) -> Source:
        nothing: Words = {"fr": "", "en": ""}
        if not proof.document:
            told = (
                self._say.say("reference_of", source=proof.origin)
                if proof.origin
                else self._say.say("reference")
            )
            return Source(number, "", nothing, "", "", told, "", proof)
        if proof.document not in self._texts:
            self._texts[proof.document] = self._release.text(proof.document)
        text = self._texts[proof.document]
        longest, words = self._say.setting("longest"), text[proof.start : proof.end]
        quote, whole = clipped(words, longest["quote"]), clipped(words, longest["whole"])
        place = self._say.say("line", n=text.count("\n", 0, proof.start) + 1)
        language = self._known[proof.document].language
        return Source(number, self._short[proof.document], place, quote, whole, nothing, language, proof)


def short_names(documents: Sequence[str]) -> dict[str, str]:
    """Short names of documents: what stands before the underscore, where that tells them apart.

    >>> short_names(["001_ab", "002_cd"]), short_names(["x_1", "x_2"])
    ({'001_ab': '001', '002_cd': '002'}, {'x_1': 'x_1', 'x_2': 'x_2'})
    """
    short = {name: name.split("_")[0] for name in documents}
    return short if len(set(short.values())) == len(short) else {name: name for name in documents}


def section(name: str, kept: Sequence[Line], found: int, command: str, day: Words, say: Wording) -> Section:
    """A section with the lines it keeps of those that were found.

    Args:
        name: of the section.
        kept: its lines.
        found: how many there were.
        command: what lists them all.
        day: from which the agenda begins.
        say: the words.
    """
    limit, others = say.setting("sections", name), found - len(kept)
    more = say.say("more", n=others) if others else {"fr": "", "en": ""}
    title = {of: words.format(day=day[of]).rstrip() for of, words in limit["title"].items()}
    return Section(
        name, title, tuple(kept), bool(limit.get("inline")), others, command if others else "", more
    )
