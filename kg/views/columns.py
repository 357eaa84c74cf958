"""The tables of a release as columns for a page: a number for whatever repeats, a text once.

Quotes are not in them: they are passages of the texts, which the page carries whole, and offsets
count in UTF-16 units there, as a browser counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from kg.errors import StoreError
from kg.namespaces import ENT
from kg.views.codes import Codes, Columns, coded, days, short
from kg.views.tie_columns import gathering, members, tie_columns, union

if TYPE_CHECKING:
    import pyarrow as pa

    from kg.analysis.ties import Ties
    from kg.graph.release import ReleasedDocument

# The most telling class of a thing that has several, first come first served.
CLASSES = (
    "Territory", "Region", "Grouping", "Person", "Topic", "Meeting", "Action", "Agreement", "Activity",
    "Instrument", "Organisation", "Place", "Document", "Party", "Concept",
)  # fmt: skip
FLAGS = {"derived": 1, "provisional": 2, "force_derived": 4}


class Readable(Protocol):
    """What is read of a release; a test or a measurement may bring its own."""

    @property
    def documents(self) -> tuple[ReleasedDocument, ...]:
        """The documents that were read."""

    def table(self, name: str) -> pa.Table:
        """A table by name."""

    def text(self, document_id: str) -> str:
        """The text of a document."""


def columns(release: Readable, ties: Ties) -> tuple[Columns, Codes]:
    """Everything a page shows of a release but its drawing, and the numbers of the entities in it."""
    said = _lists(release.table("statements"))
    evidence = _lists(release.table("evidence"))
    texts = {d.id: release.text(d.id) for d in release.documents}
    about = {row["iri"]: row for row in release.table("entities").to_pylist()}
    names = _names(release.table("names"))
    entities = _used(said, ties, about)
    place = {identifier: number for number, identifier in enumerate(said["id"])}
    return {
        "entities": _entities(entities, about, names, ties),
        "classes": _terms(CLASSES, ties),
        "statements": _statements(said, entities, release, ties),
        "evidence": _evidence(said, evidence, texts),
        "ties": tie_columns(ties, entities, place),
        "members": members(ties, entities),
        "union": entities.known(union(ties.vocabulary)),
        "documents": [_document(d, texts[d.id]) for d in release.documents],
        "schemes": _schemes(ties),
    }, entities


def _lists(table: pa.Table) -> dict[str, list[Any]]:
    return {name: table.column(name).to_pylist() for name in table.column_names}


def _names(table: pa.Table) -> dict[str, list[tuple[str, str]]]:
    """Other names than the preferred ones, by entity, each with its language."""
    found: dict[str, list[tuple[str, str]]] = {}
    rows = _lists(table)
    columns = (rows[name] for name in ("entity", "role", "language", "text"))
    for entity, role, language, text in zip(*columns, strict=True):
        if role == "alternative":
            found.setdefault(entity, []).append((language, text))
    return found


def tag(label: str, language: str, names: Sequence[tuple[str, str]]) -> str:
    """A name that fits on a drawing: an acronym for what is long.

    >>> tag("Organisation mondiale du commerce", "fr", [("fr", "OMC"), ("en", "WTO")])
    'OMC'
    """
    acronyms = [text for of, text in names if of in (language, "") and len(text) <= 10 and text[1:].isupper()]
    return min(acronyms, key=len) if acronyms and len(label) > 20 else label


def _used(said: Mapping[str, Sequence[Any]], ties: Ties, about: Mapping[str, Any]) -> Codes:
    """The entities the page speaks of, with what they belong to, sorted."""
    vocabulary = ties.vocabulary
    used = set(said["subject"]) | {iri for iri in said["object"] if iri}
    used |= {iri for iris in set(said["speakers"]) for iri in iris.split()}
    used |= set(ties.frame["party"]) | set(ties.frame["instrument"])
    used |= {about[iri]["kind"] for iri in used if iri in about} - {""}
    used |= {about[iri]["speaks_for"] for iri in used if iri in about} - {""}
    used |= {above for iri in used if "/scheme/" in iri for above in vocabulary.broader(iri)}
    gathered = gathering(ties)
    used |= {m.member for m in vocabulary.memberships if m.group in gathered}
    used |= {m.group for m in vocabulary.memberships if m.member in used and m.until is None}
    codes = Codes()
    for iri in sorted(used):
        codes(iri)
    return codes


def _entities(
    entities: Codes, about: Mapping[str, Any], names: Mapping[str, list[tuple[str, str]]], ties: Ties
) -> Columns:
    vocabulary = ties.vocabulary
    groups: dict[str, list[int]] = {}
    for m in vocabulary.memberships:
        if m.until is None and entities.known(m.group) >= 0:
            groups.setdefault(m.member, []).append(entities.known(m.group))
    found: Columns = {
        name: [] for name in ("iri", "fr", "en", "alt", "class", "kind", "speaks", "formation", "new")
    }
    tags = {}
    for number, iri in enumerate(entities.values):
        row = about.get(iri) or {}
        french, english = row.get("label_fr") or short(iri), row.get("label_en") or ""
        found["iri"].append(short(iri))
        found["fr"].append(french)
        found["en"].append(0 if english in ("", french) else english)
        known = names.get(iri, ())
        drawn = [tag(french, "fr", known), tag(english or french, "en", known)]
        if drawn != [french, english or french]:
            tags[str(number)] = drawn
        found["alt"].append("\n".join(text for _, text in known))
        found["class"].append(CLASSES.index(_class(row.get("types") or "")))
        found["kind"].append(entities.known(row.get("kind")))
        found["speaks"].append(entities.known(row.get("speaks_for")))
        found["formation"].append(row.get("formation") or "")
        found["new"].append(int(bool(row.get("provisional"))))
    found["tag"] = tags
    found["broader"] = [
        [entities.known(b) for b in vocabulary.broader(iri)[1:]] if "/scheme/" in iri else []
        for iri in entities.values
    ]
    found["groups"] = [sorted(set(groups.get(iri, ()))) for iri in entities.values]
    for name in ("formation", "alt"):
        found[name] = coded(found[name])
    for name in ("broader", "groups"):
        # Mostly empty: only those that are not.
        found[name] = {str(number): value for number, value in enumerate(found[name]) if value}
    return found


def _class(types: str) -> str:
    mine = {iri.rsplit("#", 1)[-1] for iri in types.split()}
    return next((name for name in CLASSES if name in mine), "Concept")


def _statements(said: Mapping[str, list[Any]], entities: Codes, release: Readable, ties: Ties) -> Columns:
    documents = {d.id: number for number, d in enumerate(release.documents)}
    literals = coded(said["value"])
    return {
        "id": said["id"],
        "s": [entities.known(iri) for iri in said["subject"]],
        "p": _predicates(said, ties),
        "o": [entities.known(iri) if iri else -1 for iri in said["object"]],
        "value": literals,
        "when": coded(said["when"]),
        "from": days(said["holds_from"]),
        "to": days(said["holds_to"]),
        "status": coded(said["status"]),
        "force": coded(said["force"]),
        "formation": coded(said["formation"]),
        "speakers": coded(tuple(entities.known(i) for i in iris.split()) for iris in said["speakers"]),
        "doc": [documents[name] for name in said["document"]],
        "method": coded(said["method"]),
        "review": coded(said["review"]),
        "flags": [
            sum(bit for name, bit in FLAGS.items() if said[name][row]) for row in range(len(said["id"]))
        ],
        "confidence": coded(said["confidence"]),
        "note": {str(row): note for row, note in enumerate(said["note"]) if note},
    }


def _predicates(said: Mapping[str, list[Any]], ties: Ties) -> Columns:
    found = coded(zip(said["predicate"], said["relation"], strict=True))
    words = _terms([iri.rsplit("#", 1)[-1] for iri, _ in found["of"]], ties)
    found["of"] = words
    found["relation"] = coded(said["relation"])
    broad = {
        r: ties.vocabulary.broad(iri) for iri, r in zip(said["predicate"], said["relation"], strict=True)
    }
    found["relation"]["words"] = _terms([broad[r].rsplit("#", 1)[-1] for r in found["relation"]["of"]], ties)
    return found


def _terms(names: Sequence[str], ties: Ties) -> Columns:
    """Classes or properties with their labels."""
    return {
        "name": list(names),
        "fr": [ties.vocabulary.term_label(f"{ENT}{name}", "fr") for name in names],
        "en": [ties.vocabulary.term_label(f"{ENT}{name}", "en") for name in names],
    }


def _evidence(
    said: Mapping[str, list[Any]], evidence: Mapping[str, list[Any]], texts: Mapping[str, str]
) -> Columns:
    """How many passages each statement has, and where each begins and how long it is."""
    units = {name: _units(text) for name, text in texts.items()}
    document = dict(zip(said["id"], said["document"], strict=True))
    by_statement: dict[str, list[tuple[int, int]]] = {}
    rows = zip(evidence["statement"], evidence["start"], evidence["end"], evidence["quote"], strict=True)
    for statement, start, end, quote in rows:
        name = document[statement]
        if texts[name][start:end] != quote:
            raise StoreError(f"{name}: a quote is not at its place, {start}-{end}; run kg build again")
        count = units[name]
        place = (start, end) if count is None else (count[start], count[end])
        by_statement.setdefault(statement, []).append(place)
    ordered = [by_statement.get(identifier, []) for identifier in said["id"]]
    return {
        "n": [len(places) for places in ordered],
        "start": [start for places in ordered for start, _ in places],
        "length": [end - start for places in ordered for start, end in places],
    }


def _units(text: str) -> list[int] | None:
    """Offsets in UTF-16 units by offset in characters; None where they are the same.

    >>> _units("a😀b"), _units("été")
    ([0, 1, 3, 4], None)
    """
    if text.isascii() or max(text) <= "\uffff":
        return None
    found = [0]
    for character in text:
        found.append(found[-1] + (2 if character > "\uffff" else 1))
    return found


def _document(document: ReleasedDocument, text: str) -> Columns:
    kept = ("id", "file", "title", "publisher", "date", "language")
    return {name: getattr(document, name) for name in kept} | {"text": text}


def _schemes(ties: Ties) -> Columns:
    """The qualifiers with their labels: statuses with their ladders, forces, formations, reviews."""
    vocabulary = ties.vocabulary
    found: Columns = {}
    for scheme in ("forces", "formations", "reviews"):
        for iri in vocabulary.concepts(scheme):
            entity = vocabulary.entity(iri)
            words = {"fr": entity.label("fr"), "en": entity.label("en")}
            found.setdefault(scheme, {})[iri.rsplit("/", 1)[-1]] = words
    found["statuses"] = {
        name: {
            "fr": vocabulary.entity(status.iri).label("fr"),
            "en": vocabulary.entity(status.iri).label("en"),
            "ladders": list(status.ladders),
            "rank": status.rank,
            "flag": status.is_flag,
        }
        for name, status in sorted(vocabulary.statuses.items(), key=lambda item: (item[1].rank, item[0]))
    }
    return found
