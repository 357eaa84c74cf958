"""Readings kept on disk: what ``kg read`` found in one document, for review and for the corpus.

A reading is one JSON file that needs nothing beside it: the document's metadata
and text layer, the statements a loader proposes, the entities they name and the
doubts. Decisions are never written into it; they belong to a ledger.

=============== ===============================================================================
key             holds
=============== ===============================================================================
``form``        ``entente-reading``
``version``     of this form; a reader refuses one it does not know
``software``    version of the software that read the document
``path``        where the file was, as it was named; ``-`` for standard input
``document``    every field of :class:`kg.model.Document` but text and passages
``text_sha256`` digest of the text layer in UTF-8
``text``        the text layer, in which every offset counts
``statements``  every field of :class:`kg.model.Statement`, with its id and key
``entities``    every field of :class:`kg.model.Entity`; labels are [text, language]
``issues``      every field of :class:`kg.issues.Issue` but its document
=============== ===============================================================================

Passages are not kept: they follow from the text layer.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from kg.documents.corpus import with_passages
from kg.errors import DocumentError
from kg.issues import Issue
from kg.model import Document, Entity, Label, Literal, Quote, Reading, Statement

FORM = "entente-reading"
VERSION = 1

_OF_DOCUMENT = tuple(f.name for f in fields(Document) if f.name not in ("text", "passages"))
_OF_STATEMENT = tuple(
    f.name for f in fields(Statement) if f.name not in ("document", "object", "quotes", "speakers")
)
_OF_ENTITY = tuple(f.name for f in fields(Entity))
_LABELS = ("preferred", "alternative", "hidden")
Object = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A document and what its loader reads in it.

    Attributes:
        document: with its text layer and passages.
        proposed: statements, entities and doubts; nobody has decided on them.
        path: where the file was, as it was named; empty where it stands in a manifest.
    """

    document: Document
    proposed: Reading
    path: str = ""


def write(proposal: Proposal, software: str = "") -> str:
    """A reading as the text of its file: the same bytes for the same reading."""
    document, proposed = proposal.document, proposal.proposed
    form = {
        "form": FORM,
        "version": VERSION,
        "software": software,
        "path": proposal.path,
        "document": {name: getattr(document, name) for name in _OF_DOCUMENT},
        "text_sha256": _digest(document.text),
        "text": document.text,
        "statements": [_statement(said) for said in proposed.statements],
        "entities": [_entity(entity) for entity in proposed.entities],
        "issues": [
            {"start": i.start, "end": i.end, "kind": i.kind, "message": i.message, "quote": i.quote}
            for i in proposed.issues
        ],
    }
    return json.dumps(form, ensure_ascii=False, indent=1) + "\n"


def parse(text: str, name: str = "reading") -> Proposal:
    """The reading that a text of :func:`write` holds.

    Args:
        text: the content of the file.
        name: how messages call it.

    Raises:
        DocumentError: the text is no reading, of another version, or its quotes do not stand in it.
    """
    try:
        form: Object = json.loads(text)
        mark = form["form"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DocumentError(f"{name}: no reading ({error!r}); make one with kg read") from None
    if mark != FORM:
        raise DocumentError(f"{name}: no reading (its form is {mark!r}); make one with kg read")
    if form.get("version") != VERSION:
        raise DocumentError(
            f"{name}: a reading of version {form.get('version')}, this reads {VERSION}; read it again"
        )
    try:
        proposal = _proposal(form)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DocumentError(
            f"{name}: a damaged reading ({error!r}); read the document again with kg read"
        ) from None
    if _digest(proposal.document.text) != form.get("text_sha256"):
        raise DocumentError(f"{name}: its text differs from its digest; read the document again with kg read")
    document = proposal.document
    for said in proposal.proposed.statements:
        for quote in said.quotes:
            if document.text[quote.start : quote.end] != quote.text:
                where = f"{quote.start}-{quote.end}"
                raise DocumentError(f"{name}: a quote does not stand at {where}; read the document again")
    return proposal


def save(proposal: Proposal, path: Path, software: str = "") -> None:
    """Writes a reading to a file, which appears whole or not at all; its folder is made."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(write(proposal, software), encoding="utf-8", newline="")
        unfinished.replace(path)
    except OSError as error:
        raise DocumentError(f"{path}: cannot be written ({error.strerror}); choose another place") from None
    finally:
        unfinished.unlink(missing_ok=True)


def load(path: Path) -> Proposal:
    """The reading in a file.

    Raises:
        DocumentError: there is no such file, or it holds no reading.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read ({error.strerror}); make it with kg read") from None
    except UnicodeDecodeError as error:
        raise DocumentError(f"{path}: not UTF-8 at byte {error.start}; make it with kg read") from None
    return parse(text, str(path))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _statement(said: Statement) -> Object:
    target = said.object
    plain = {"value": target.value, "datatype": target.datatype} if isinstance(target, Literal) else target
    return {
        "id": said.id,
        "key": said.key,
        "subject": said.subject,
        "predicate": said.predicate,
        "object": plain,
        "quotes": [{"start": q.start, "end": q.end, "text": q.text} for q in said.quotes],
        "speakers": list(said.speakers),
        **{name: getattr(said, name) for name in _OF_STATEMENT if name not in ("subject", "predicate")},
    }


def _entity(entity: Entity) -> Object:
    values: Object = {name: getattr(entity, name) for name in _OF_ENTITY}
    return values | {name: [[label.text, label.language] for label in values[name]] for name in _LABELS}


def _proposal(form: Mapping[str, Any]) -> Proposal:
    described = {name: form["document"][name] for name in _OF_DOCUMENT}
    described["speakers"] = tuple(described["speakers"])
    document = with_passages(Document(**described, text=form["text"]))
    statements = tuple(_read_statement(said, document.id) for said in form["statements"])
    entities = tuple(_read_entity(entity) for entity in form["entities"])
    issues = tuple(Issue(document.id, **issue) for issue in form["issues"])
    return Proposal(document, Reading(statements, issues, entities), form["path"])


def _read_statement(said: Object, document: str) -> Statement:
    target = said["object"]
    return Statement(
        document=document,
        object=Literal(**target) if isinstance(target, dict) else target,
        quotes=tuple(Quote(**quote) for quote in said["quotes"]),
        speakers=tuple(said["speakers"]),
        **{name: said[name] for name in _OF_STATEMENT},
    )


def _read_entity(entity: Object) -> Entity:
    labels: Object = {name: tuple(Label(*label) for label in entity[name]) for name in _LABELS}
    rest = {name: entity[name] for name in _OF_ENTITY if name not in (*_LABELS, "types")}
    return Entity(types=tuple(entity["types"]), **labels, **rest)
