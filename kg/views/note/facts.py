"""What a release knows of one party, gathered once, with the proof of each statement."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from kg.analysis.ties import Ties, plain
from kg.namespaces import ENT
from kg.text import fold
from kg.views.columns import tag
from kg.views.note.model import NOTHING, Mark, Proof, Words
from kg.views.note.wording import LANGUAGES, Wording

if TYPE_CHECKING:
    from kg.graph.release import Release

Row = Mapping[str, Any]
FORCES = ("binding", "political", "track-1.5", "unilateral", "")


@dataclass(frozen=True, slots=True)
class Taking:
    """A party's part in one instrument: the statement with the highest rung.

    Attributes:
        row: of the ties.
        via: IRI of the instrument, as named.
    """

    row: Row
    via: str


@dataclass(frozen=True, eq=False)
class Facts:
    """A party in a release.

    Attributes:
        release: an opened release.
        ties: those that count.
        party: IRI.
        day: of memberships and agenda; None for today's members and all that is dated.
        say: the words.
    """

    release: Release
    ties: Ties
    party: str
    day: date | None
    say: Wording
    _labels: dict[str, Words] = field(default_factory=dict)
    _about: dict[str, dict[str, str]] = field(default_factory=dict)
    _with: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    @cached_property
    def takings(self) -> list[Taking]:
        """What the party takes part in, an instrument as named each."""
        return self.takings_of(self.party)

    def takings_of(self, party: str) -> list[Taking]:
        """What a party takes part in, an instrument as named each, with its highest rung."""
        best: dict[str, Row] = {}
        for row in self._by_party.get(party, ()):
            known = best.get(row["via"])
            if known is None or _firmness(row) > _firmness(known):
                best[row["via"]] = row
        return [Taking(row, via) for via, row in sorted(best.items())]

    @cached_property
    def _rows(self) -> list[Row]:
        frame = self.ties.frame
        return [
            {str(k): v for k, v in row.items()} for row in frame[frame["layer"] == "tie"].to_dict("records")
        ]

    @cached_property
    def _by_party(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for row in self._rows:
            found.setdefault(row["party"], []).append(row)
        return found

    @cached_property
    def parties(self) -> dict[str, dict[str, Row]]:
        """The parties of each instrument as named, each with its firmest row."""
        found: dict[str, dict[str, Row]] = {}
        for row in self._rows:
            known = found.setdefault(row["via"], {})
            before = known.get(row["party"])
            if before is None or _firmness(row) > _firmness(before):
                known[row["party"]] = row
        return found

    def partners(self, via: str, party: str = "") -> list[str]:
        """With whom a party is in an instrument: all others of a joint one, hub or spokes of a series."""
        party = party or self.party
        if (via, party) in self._with:
            return self._with[via, party]
        own = self.parties.get(via, {})
        mine = own.get(party)
        others = [p for p in own if p != party]
        if mine is not None and mine["formation"] == "series":
            others = [p for p in others if (own[p]["role"] == "hub") != (mine["role"] == "hub")]
        self._with[via, party] = sorted(
            others, key=lambda p: (self.is_provisional(p), -len(self._by_party[p]), self.place(p))
        )
        return self._with[via, party]

    def about(self, iri: str) -> dict[str, str]:
        """What is known of a thing, looked up once."""
        if iri not in self._about:
            self._about[iri] = self.ties.about(iri)
        return self._about[iri]

    def is_provisional(self, iri: str) -> bool:
        """Whether only one document names it."""
        return self.about(iri).get("provisional") == "True"

    def is_ahead(self, row: Row) -> bool:
        """Whether nothing of it is reached yet."""
        return row["status"] in self.say.setting("ahead")

    def is_a(self, iri: str, cls: str) -> bool:
        """Whether a thing is of a class or a narrower one."""
        vocabulary = self.ties.vocabulary
        return any(
            cls in vocabulary.ancestors(t) for t in self.about(iri)["types"].split() if t.startswith(str(ENT))
        )

    def name(self, iri: str) -> Words:
        """What a thing is called, short enough for a line."""
        if iri not in self._labels:
            about = self.about(iri)
            english = about["label_en"] or about["label_fr"]
            self._labels[iri] = self.say.name({"fr": about["label_fr"] or english, "en": english})
        return self._labels[iri]

    def short(self, iri: str) -> Words:
        """What a thing is called beside others: an acronym for what is long."""
        alternative = (
            self.ties.vocabulary.entities[iri].alternative if iri in self.ties.vocabulary.entities else ()
        )
        known = [(label.language, label.text) for label in alternative]
        return {language: tag(name, language, known) for language, name in self.name(iri).items()}

    def place(self, iri: str) -> str:
        """Where a thing stands among its equals, whatever the note's language, so that both show the same ones."""
        return fold(self.name(iri)["fr"])

    def names(self, iris: Collection[str], *, is_sorted: bool = False) -> Words:
        """Names of several things, the first few; *is_sorted* lists those as each language sorts them."""
        return self.say.names([self.short(iri) for iri in iris], is_sorted=is_sorted)

    def rung(self, status: str) -> Words:
        """What a rung is called."""
        if not status:
            return self.say.say("unstated")
        entity = self.ties.vocabulary.entity(self.ties.vocabulary.statuses[status].iri)
        return {"fr": entity.label("fr"), "en": entity.label("en")}

    def state(self, row: Row) -> Words:
        """Rung and date of a row."""
        return joined([self.rung(row["status"]), self.say.when(row["when"]) if row["when"] else NOTHING])

    def marks(self, row: Row, *, derived: bool = False) -> tuple[Mark, ...]:
        """Force, formation and review of a row, where they are worth a word."""
        found = []
        if row["force"]:
            iri = self.ties.vocabulary.concept("forces", row["force"])
            entity = self.ties.vocabulary.entity(iri)
            found.append(Mark(row["force"], {"fr": entity.label("fr"), "en": entity.label("en")}))
        if row["formation"] in ("series", "unknown"):
            found.append(self.say.mark(row["formation"]))
        if row["review"] in ("unreviewed", "disputed"):
            found.append(self.say.mark(row["review"]))
        return (*found, *([self.say.mark("derived")] if derived else []))

    @cached_property
    def _passages(self) -> dict[str, list[Proof]]:
        found: dict[str, list[Proof]] = {}
        documents = dict(self.said[["id", "document"]].itertuples(index=False, name=None))
        table = self.release.table("evidence")
        columns = (table.column(name).to_pylist() for name in ("statement", "start", "end"))
        for statement, start, end in zip(*columns, strict=True):
            found.setdefault(statement, []).append(Proof(documents[statement], start, end))
        return found

    @cached_property
    def said(self) -> pd.DataFrame:
        """The statement table."""
        return plain(self.release, "statements")

    def proofs(self, statements: Iterable[str]) -> tuple[Proof, ...]:
        """The passages of statements, the first few of each."""
        most, each = self.say.setting("proofs"), self.say.setting("passages")
        found = [p for statement in statements for p in self._passages.get(statement, ())[:each]]
        return tuple(dict.fromkeys(found))[:most]

    def documents(self, ids: Iterable[str]) -> tuple[Proof, ...]:
        """Whole documents as proofs."""
        return tuple(Proof(name) for name in sorted(set(ids)))


def joined(parts: Iterable[Words], by: Words | None = None) -> Words:
    """Words one after the other, empty ones left out.

    >>> joined([{"fr": "a", "en": "b"}, {"fr": "", "en": ""}, {"fr": "c", "en": "d"}])
    {'fr': 'a, c', 'en': 'b, d'}
    """
    kept = list(parts)
    by = by or {"fr": ", ", "en": ", "}
    return {of: by[of].join(p[of] for p in kept if p[of]) for of in LANGUAGES}


def _firmness(row: Row) -> tuple[int, int, bool, str]:
    """What makes one statement of an instrument say more than another: rung, force, date; then a fixed order."""
    return (
        row["rank"],
        -FORCES.index(row["force"]) if row["force"] in FORCES else -len(FORCES),
        bool(row["when"]),
        row["statement"],
    )
