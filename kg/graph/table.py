"""The same statements as flat, dictionary-coded Arrow tables, for frames, networks and exports.

=============== ==================================================================================
table           a row is
=============== ==================================================================================
``statements``  a statement; sorted by document file, first passage, id
``evidence``    a passage of a statement; ``ordinal`` counts from 0
``entities``    an entity or concept a statement can name
``names``       a name of one: its ``role`` is ``preferred``, ``alternative`` or ``type``
=============== ==================================================================================

A text that is absent is empty, a day that is absent is null; several IRIs in
one cell (``speakers``, ``types``) are joined by a blank.

Arrays are made from buffers: ``pyarrow.array`` imports pandas, at five times
the price of everything else here.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from kg.errors import UnknownTermError
from kg.graph.content import Content, known_entities, period
from kg.model import Entity, Literal, Statement

if TYPE_CHECKING:
    import pyarrow as pa

    from kg.vocabulary import Vocabulary

Column = tuple[str, str]
# Column types: "text" differs in most rows, "code" repeats and is dictionary-coded.
STATEMENTS: tuple[Column, ...] = (
    ("id", "text"),
    ("key", "text"),
    ("doc", "code"),
    ("document", "code"),
    ("subject", "code"),
    ("subject_fr", "code"),
    ("subject_en", "code"),
    ("predicate", "code"),
    ("relation", "code"),
    ("object", "code"),
    ("value", "code"),
    ("datatype", "code"),
    ("object_fr", "code"),
    ("object_en", "code"),
    ("when", "code"),
    ("holds_from", "day"),
    ("holds_to", "day"),
    ("status", "code"),
    ("force", "code"),
    ("force_derived", "flag"),
    ("formation", "code"),
    ("speakers", "code"),
    ("method", "code"),
    ("confidence", "real"),
    ("review", "code"),
    ("derived", "flag"),
    ("provisional", "flag"),
    ("ordinal", "number"),
    ("note", "text"),
)
EVIDENCE: tuple[Column, ...] = (
    ("statement", "text"),
    ("ordinal", "number"),
    ("start", "number"),
    ("end", "number"),
    ("quote", "text"),
)
ENTITIES: tuple[Column, ...] = (
    ("iri", "text"),
    ("label_fr", "text"),
    ("label_en", "text"),
    ("types", "code"),
    ("kind", "code"),
    ("formation", "code"),
    ("formation_rule", "code"),
    ("provisional", "flag"),
    ("document", "code"),
    ("speaks_for", "code"),
)
NAMES: tuple[Column, ...] = (
    ("entity", "code"),
    ("role", "code"),
    ("language", "code"),
    ("ordinal", "number"),
    ("text", "text"),
)
Row = tuple[Any, ...]


def tables(content: Content, vocabulary: Vocabulary) -> dict[str, pa.Table]:
    """The four tables of a release, by name."""
    known = known_entities(content, vocabulary)
    files = {document.id: document.file for document in content.documents}
    statements = sorted(content.statements, key=lambda s: _place(s, files))
    return {
        "statements": _table(STATEMENTS, (cells(s, files, known, vocabulary) for s in statements)),
        "evidence": _table(EVIDENCE, (row for s in statements for row in _evidence(s))),
        "entities": _table(ENTITIES, (_entity(e) for e in known.values())),
        "names": _table(NAMES, (row for e in known.values() for row in _names(e, vocabulary))),
    }


def _place(statement: Statement, files: dict[str, str]) -> tuple[str, int, str]:
    return files[statement.document], min((q.start for q in statement.quotes), default=0), statement.id


def cells(
    statement: Statement, files: Mapping[str, str], known: Mapping[str, Entity], vocabulary: Vocabulary
) -> Row:
    """A statement as a row of its table."""
    subject = _known(statement.subject, known)
    stated = statement.object
    target = None if isinstance(stated, Literal) else _known(stated, known)
    value, datatype = (stated.value, stated.datatype) if isinstance(stated, Literal) else ("", "")
    # The instrument is mostly the object ("takes part in"), else the subject ("covers").
    formation = (target.formation if target else "") or subject.formation
    return (
        statement.id,
        statement.key,
        files[statement.document],
        statement.document,
        subject.iri,
        subject.label("fr"),
        subject.label("en"),
        statement.predicate,
        vocabulary.relation(statement.predicate),
        target.iri if target else "",
        value,
        datatype,
        target.label("fr") if target else "",
        target.label("en") if target else "",
        statement.when,
        *period(statement),
        statement.status,
        statement.force,
        statement.force_derived,
        formation,
        " ".join(sorted(statement.speakers)),
        statement.method,
        statement.confidence,
        statement.review,
        statement.derived,
        subject.provisional or (target is not None and target.provisional),
        statement.ordinal,
        statement.note,
    )


def _evidence(statement: Statement) -> Iterator[Row]:
    for ordinal, quote in enumerate(sorted(statement.quotes)):
        yield statement.id, ordinal, quote.start, quote.end, quote.text


def _entity(entity: Entity) -> Row:
    return (
        entity.iri,
        entity.label("fr"),
        entity.label("en"),
        " ".join(entity.types),
        entity.kind,
        entity.formation,
        entity.formation_rule,
        entity.provisional,
        entity.document,
        entity.speaks_for,
    )


def _names(entity: Entity, vocabulary: Vocabulary) -> Iterator[Row]:
    for role, labels in (("preferred", entity.preferred), ("alternative", entity.alternative)):
        for ordinal, label in enumerate(labels):
            yield entity.iri, role, label.language, ordinal, label.text
    for ordinal, text in enumerate(vocabulary.type_labels(entity)):
        yield entity.iri, "type", "", ordinal, text


def _known(iri: str, known: Mapping[str, Entity]) -> Entity:
    try:
        return known[iri]
    except KeyError:
        raise UnknownTermError(iri, (), what="entity") from None


def _table(columns: Sequence[Column], rows: Iterable[Row]) -> pa.Table:
    import pyarrow as pa

    make: dict[str, Callable[[Sequence[Any]], pa.Array]] = {
        "text": _texts,
        "code": _codes,
        "day": _days,
        "flag": _flags,
        "number": _numbers,
        "real": _reals,
    }
    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    arrays = [make[kind](column) for (_, kind), column in zip(columns, values, strict=True)]
    return pa.Table.from_arrays(arrays, names=[name for name, _ in columns])


def _texts(values: Sequence[str]) -> pa.Array:
    import pyarrow as pa

    data = [value.encode() for value in values]
    offsets = array("i", accumulate(map(len, data), initial=0))
    return pa.Array.from_buffers(
        pa.string(), len(data), [None, pa.py_buffer(offsets), pa.py_buffer(b"".join(data))]
    )


def _codes(values: Sequence[str]) -> pa.Array:
    import pyarrow as pa

    words = sorted(set(values))
    code = {word: number for number, word in enumerate(words)}
    return pa.DictionaryArray.from_arrays(_numbers([code[value] for value in values]), _texts(words))


def _numbers(values: Sequence[int]) -> pa.Array:
    import pyarrow as pa

    return pa.Array.from_buffers(pa.int32(), len(values), [None, pa.py_buffer(array("i", values))])


def _reals(values: Sequence[float]) -> pa.Array:
    import pyarrow as pa

    return pa.Array.from_buffers(pa.float64(), len(values), [None, pa.py_buffer(array("d", values))])


def _flags(values: Sequence[bool]) -> pa.Array:
    import pyarrow as pa

    return pa.Array.from_buffers(pa.bool_(), len(values), [None, _bits(values)])


def _days(values: Sequence[date | None]) -> pa.Array:
    import pyarrow as pa

    epoch = date(1970, 1, 1).toordinal()
    days = array("i", (value.toordinal() - epoch if value else 0 for value in values))
    present = _bits([value is not None for value in values])
    return pa.Array.from_buffers(pa.date32(), len(values), [present, pa.py_buffer(days)])


def _bits(values: Sequence[bool]) -> pa.Buffer:
    """Eight flags a byte, the first in the lowest bit, as Arrow packs them."""
    import pyarrow as pa

    number = int("".join("1" if value else "0" for value in reversed(values)) or "0", 2)
    return pa.py_buffer(number.to_bytes((len(values) + 7) // 8 or 1, "little"))
