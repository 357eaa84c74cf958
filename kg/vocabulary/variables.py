"""What the columns of the tables mean, as ``ontology/codebook.yaml`` and the schema say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kg.errors import OntologyError, UnknownTermError
from kg.iris import local
from kg.namespaces import BASE, DCTERMS, ENT, OWL, RDF, RDFS, SKOS
from kg.resources import ontology_folder
from kg.vocabulary.vocabulary import Vocabulary

Words = Mapping[str, str]  # a text by language
FILE = "codebook.yaml"


@dataclass(frozen=True, slots=True)
class Variable:
    """A column: what it is called, what it means, how it is coded, and which list its values come from."""

    name: str
    label: Words
    definition: Words
    rule: Words
    values: str = ""


@dataclass(frozen=True, slots=True)
class Described:
    """A table: its title, what a row is, what writes it, and its columns in order.

    A column that ends in ``_*`` stands for one column a value.

    Attributes:
        sometimes: columns that are there only in a release that needs them.
    """

    name: str
    title: Words
    row: Words
    command: str
    columns: tuple[Variable, ...]
    sometimes: tuple[Variable, ...] = ()

    def variable(self, column: str) -> Variable:
        """What a column means; the texts of a pattern are filled with the value.

        Raises:
            UnknownTermError: the codebook does not know it.
        """
        for known in (*self.columns, *self.sometimes):
            prefix = known.name.removesuffix("*")
            if column == known.name:
                return known
            if prefix != known.name and column.startswith(prefix):
                value = column.removeprefix(prefix)
                label = {of: text.replace("{}", value) for of, text in known.label.items()}
                return Variable(column, label, known.definition, known.rule, known.values)
        names = [known.name for known in self.columns]
        raise UnknownTermError(column, names, what=f"column of {self.name}")


@dataclass(frozen=True, slots=True)
class Value:
    """One of the values a column can have: its code, name and meaning.

    Attributes:
        code: as it stands in the tables.
        label: by language.
        definition: by language.
        remark: by language, where the ontology has one.
        wordings: how documents put it, for concepts and terms.
        broader: the code of the one above it, if any.
    """

    code: str
    label: Words
    definition: Words
    remark: Words
    wordings: tuple[str, ...] = ()
    broader: str = ""


@dataclass(frozen=True, slots=True)
class ValueList:
    """The values a column can have.

    Attributes:
        counts: the column, ``table.column``, in which they are counted.
    """

    name: str
    title: Words
    definition: Words
    counts: str
    values: tuple[Value, ...]


# Concept schemes, and the column each is counted in.
SCHEMES = {
    "statuses": "statements.status",
    "forces": "statements.force",
    "formations": "entities.formation",
    "reviews": "statements.review",
    "genres": "documents.genre",
    "instrument-kinds": "statements.object",
    "organisation-kinds": "statements.object",
    "ladders": "",
}
_TERMS = {
    "relations": (
        {"fr": "Relations larges", "en": "Broad relations"},
        {
            "fr": "Les quatorze propriétés dont toutes les autres descendent ; le code est celui des tables.",
            "en": "The fourteen properties all others descend from; the code is that of the tables.",
        },
        "statements.relation",
    ),
    "properties": (
        {"fr": "Propriétés", "en": "Properties"},
        {"fr": "Prédicats des assertions.", "en": "Predicates of statements."},
        "statements.predicate",
    ),
    "classes": (
        {"fr": "Classes", "en": "Classes"},
        {"fr": "Ce que sont les choses dont on parle.", "en": "What the things spoken of are."},
        "entities.types",
    ),
}


def tables(vocabulary: Vocabulary, folder: Path | None = None) -> tuple[Described, ...]:
    """Every table of the codebook, with its columns described.

    Args:
        vocabulary: the ontology, for columns that are terms of the schema.
        folder: the ontology's folder; the project's own by default.

    Raises:
        OntologyError: a column is not described.
    """
    read = _read(folder or ontology_folder())
    return tuple(
        Described(
            row["name"], row["title"], row["row"], row["command"],
            *(
                tuple(_variable(column, row["name"], read["variables"], vocabulary) for column in row.get(part, ()))
                for part in ("columns", "sometimes")
            ),
        )
        for row in read["tables"]
    )  # fmt: skip


def lists(vocabulary: Vocabulary, folder: Path | None = None) -> tuple[ValueList, ...]:
    """Every list of values: concept schemes, relations, properties, classes, and those of the codebook itself."""
    found = [_scheme(name, counts, vocabulary) for name, counts in SCHEMES.items()]
    for name, iris in (
        ("relations", sorted({vocabulary.broad(vocabulary.predicate(p)) for p in vocabulary.properties()})),
        ("properties", [vocabulary.predicate(p) for p in vocabulary.properties()]),
        ("classes", _classes(vocabulary)),
    ):
        title, definition, counts = _TERMS[name]
        values = tuple(_term(iri, name, vocabulary) for iri in iris)
        found.append(ValueList(name, title, definition, counts, values))
    for name, row in _read(folder or ontology_folder())["lists"].items():
        values = tuple(
            Value(code, about["label"], about["definition"], {}) for code, about in row["values"].items()
        )
        found.append(ValueList(name, row["title"], row["definition"], row["counts"], values))
    return tuple(found)


def _variable(column: str, table: str, known: Mapping[str, Any], vocabulary: Vocabulary) -> Variable:
    about = known.get(f"{column}@{table}") or known.get(column)
    if about is None:
        raise OntologyError(f"{FILE}: column {column!r} of {table} is not described; add it under variables")
    if "term" in about:
        iri = f"{ENT}{about['term']}"
        label = about.get("label") or _texts(vocabulary, iri, RDFS.label)
        definition = _texts(vocabulary, iri, SKOS.definition)
        if not definition:
            raise OntologyError(
                f"{FILE}: {column!r} names the term {about['term']!r}, which has no definition"
            )
    else:
        label, definition = about["label"], about["definition"]
    return Variable(column, label, definition, about["rule"], about.get("values", ""))


def _scheme(name: str, counts: str, vocabulary: Vocabulary) -> ValueList:
    scheme = f"{BASE}scheme/{name}"
    iris = vocabulary.concepts(name)
    if name == "statuses":
        rungs = {rung.iri: rung for rung in vocabulary.statuses.values()}
        iris = tuple(sorted(iris, key=lambda iri: (rungs[iri].is_flag, rungs[iri].rank, iri)))
    values = tuple(
        Value(
            code=_notation(vocabulary, iri),
            label=_texts(vocabulary, iri, SKOS.prefLabel),
            definition=_texts(vocabulary, iri, SKOS.definition),
            remark=_remark(iri, vocabulary),
            wordings=_wordings(vocabulary, iri),
            broader=next((_notation(vocabulary, above) for above in vocabulary.broader(iri)[1:2]), ""),
        )
        for iri in iris
    )
    return ValueList(
        name,
        _texts(vocabulary, scheme, DCTERMS.title),
        _texts(vocabulary, scheme, f"{DCTERMS}description"),
        counts,
        values,
    )


def _term(iri: str, of: str, vocabulary: Vocabulary) -> Value:
    index = vocabulary.index
    parents = [*index.values(iri, RDFS.subPropertyOf), *index.values(iri, RDFS.subClassOf)]
    above = next((parent for parent in parents if parent.startswith(str(ENT))), "")
    return Value(
        code=vocabulary.relation(iri) if of == "relations" else iri.removeprefix(str(ENT)),
        label=_texts(vocabulary, iri, RDFS.label),
        definition=_texts(vocabulary, iri, SKOS.definition),
        remark=_remark(iri, vocabulary),
        wordings=_wordings(vocabulary, iri),
        broader="" if of == "relations" else above.removeprefix(str(ENT)),
    )


def _remark(iri: str, vocabulary: Vocabulary) -> Words:
    """Scope and editorial notes of a term, one after the other."""
    found: dict[str, str] = {}
    for prop in (f"{SKOS}scopeNote", SKOS.editorialNote):
        for language, text in _texts(vocabulary, iri, prop).items():
            found[language] = f"{found.get(language, '')} {text}".strip()
    return found


def _texts(vocabulary: Vocabulary, iri: str, prop: str) -> dict[str, str]:
    """A text of a term by language, such as its definition; the first where there are several."""
    found: dict[str, str] = {}
    for text, language in vocabulary.index.labels(iri, prop):
        found.setdefault(language, text)
    return found


def _wordings(vocabulary: Vocabulary, iri: str) -> tuple[str, ...]:
    """How documents put a term: its examples, sorted."""
    return tuple(text for text, _ in vocabulary.index.labels(iri, SKOS.example))


def _notation(vocabulary: Vocabulary, iri: str) -> str:
    """The code a concept goes by in tables: its notation, else the end of its IRI."""
    return vocabulary.index.value(iri, SKOS.notation) or local(iri)


def _classes(vocabulary: Vocabulary) -> list[str]:
    """IRIs of our classes, sorted."""
    index = vocabulary.index
    return [
        iri
        for iri in index.subjects()
        if iri.startswith(str(ENT)) and OWL.Class in index.values(iri, RDF.type)
    ]


@cache
def _read(folder: Path) -> Mapping[str, Any]:
    try:
        read = yaml.safe_load((folder / FILE).read_text("utf-8"))
        _ = [read[part] for part in ("tables", "variables", "lists")]
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise OntologyError(f"{folder / FILE}: {error}; see its first lines") from error
    return dict(read)
