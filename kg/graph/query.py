"""Asking the store: SPARQL text, and the named questions of ``ontology/queries/``.

A named question is a ``.rq`` file whose head says what it asks::

    # title@fr: Qui prenait part à quoi ce jour-là ?
    # title@en: Who took part in what on this day?
    # theme: time
    # parameter: day (date; default: 2024-12-31) — le jour considéré / the day in question

Each parameter stands in the query as a variable and is replaced by a value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from kg.errors import OntologyError, QueryError, UnknownTermError
from kg.graph.answer import Answer, answer
from kg.graph.find import Names, names
from kg.iris import concept
from kg.namespaces import PREFIXES, XSD
from kg.resources import ontology_folder

_HEAD = re.compile(r"#\s*(title@(?P<language>\w+)|theme|parameter):\s*(?P<text>.+)")
_PARAMETER = re.compile(
    r"(?P<name>\w+)\s*\((?P<type>[\w-]+)(?:;\s*default:\s*(?P<default>.*?))?\)\s*—\s*(?P<fr>.*?)\s/\s(?P<en>.*)"
)
# What a variable inside of is no variable: IRIs, strings, comments.
TOKEN = re.compile(
    r"""<[^<>\s]*>|\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\#[^\n]*|[?$](?P<variable>\w+)""",
    re.DOTALL,
)
_PLACE = re.compile(r"error at (?P<line>\d+):(?P<column>\d+)(?:: (?P<reason>.*))?", re.DOTALL)

# What the parser says in words, among all that could stand at a place.
_WORDS = re.compile(r"[A-Z]\w* [a-z][\w ]+|The SELECT [\w ]+")
_SAID = {"Prefix not found": "the prefix is not declared; add a PREFIX line"}
_KEYWORD = re.compile(r"\b[A-Z][A-Z_]+\b")
# Longer than any keyword: the parser must not meet the end of the text where it only looks for one.
_PADDING = "\n" + " " * 32

_TONGUE = re.compile(r'(LANG\(\?\w+\) = )"(fr|en)"')

Term = ox.NamedNode | ox.Literal
Resolve = Callable[[str, str], str]
Solved = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class Source(Protocol):
    """What answers SPARQL: a store on disk, or a server."""

    def query(self, query: str, /) -> Solved:
        """The solutions, the truth or the graph that a query asks for."""


# Types of parameters whose values are concepts, with their scheme; any other word is a scheme itself.
SCHEMES = {"status": "statuses"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A blank in a named question.

    Attributes:
        name: the variable it replaces, without the question mark.
        type: ``entity``, ``status``, ``date``, ``number`` or ``text``; any other word is the
            concept scheme its value is taken from.
        default: what stands in when it is not given; None where it must be given.
        titles: what it means, by language.
    """

    name: str
    type: str
    default: str | None
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question of ``ontology/queries/``; ``titles`` go by language."""

    name: str
    titles: Mapping[str, str]
    theme: str
    parameters: tuple[Parameter, ...]
    text: str

    def filled(self, given: Mapping[str, str], resolve: Resolve, language: str = "fr") -> str:
        """The query with each parameter's variable replaced by its value.

        Args:
            given: values by parameter name; the rest take their defaults.
            resolve: ``(name, type) -> IRI`` for parameters that name an entity or concept.
            language: the first that labels are looked up in; the other is taken where there are none.

        Raises:
            UnknownTermError: a name that is no parameter, or that *resolve* does not know.
            QueryError: a value is missing or of the wrong type.
        """
        known = [parameter.name for parameter in self.parameters]
        for name in given:
            if name not in known:
                takes = f"it takes {', '.join(known) or 'none'}"
                raise UnknownTermError(name, known, what=f"parameter of {self.name}", otherwise=takes)
        found: dict[str, Term] = {}
        for parameter in self.parameters:
            value = given.get(parameter.name, parameter.default)
            if value is None:
                raise QueryError(f"{self.name}: {parameter.name} is missing; add {parameter.name}=VALUE")
            found[parameter.name] = _term(value, parameter, resolve)
        return fill(self.text if language == "fr" else _turned(self.text), found)


def _turned(text: str) -> str:
    """A query that looks labels up in French first, with French and English changed over.

    >>> _turned('OPTIONAL { ?i skos:prefLabel ?iFr FILTER(LANG(?iFr) = "fr") }')
    'OPTIONAL { ?i skos:prefLabel ?iFr FILTER(LANG(?iFr) = "en") }'
    """
    other = {"fr": "en", "en": "fr"}
    return _TONGUE.sub(lambda match: f'{match[1]}"{other[match[2]]}"', text)


def fill(text: str, values: Mapping[str, Term]) -> str:
    """A query in which variables are replaced by terms; strings, IRIs and comments stay as they are.

    >>> fill('SELECT * { ?s ?p ?day FILTER(?p != "?day") } # ?day', {"day": ox.Literal("2024")})
    'SELECT * { ?s ?p "2024" FILTER(?p != "?day") } # ?day'
    """

    def replaced(match: re.Match[str]) -> str:
        value = values.get(match["variable"] or "")
        return match[0] if value is None else str(value)

    return TOKEN.sub(replaced, text)


def parse_named(name: str, text: str) -> NamedQuery:
    r"""A named question from the text of its file.

    >>> head = "# title@en: Who?\n# theme: time\n# parameter: day (date; default: 2024-12-31) — le jour / the day\n"
    >>> found = parse_named("who", head + "SELECT * WHERE { ?s ?p ?day }")
    >>> found.titles["en"], found.theme, found.parameters[0].default
    ('Who?', 'time', '2024-12-31')
    """
    titles: dict[str, str] = {}
    theme, parameters = "", []
    for row in text.splitlines():
        match = _HEAD.fullmatch(row.strip())
        if match is None:
            continue
        if match["language"]:
            titles[match["language"]] = match["text"].strip()
        elif match[1] == "theme":
            theme = match["text"].strip()
        else:
            described = _PARAMETER.fullmatch(match["text"].strip())
            if described is None:
                raise OntologyError(
                    f"{name}.rq: parameter {match['text']!r} cannot be read; "
                    "write: name (type; default: value) — français / English"
                )
            meanings = {"fr": described["fr"], "en": described["en"]}
            parameters.append(Parameter(described["name"], described["type"], described["default"], meanings))
    return NamedQuery(name, titles, theme, tuple(parameters), text)


def named_queries(folder: Path | None = None) -> dict[str, NamedQuery]:
    """The named questions, by name."""
    folder = folder or ontology_folder() / "queries"
    return {
        path.stem: parse_named(path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*.rq"))
    }


def named(name: str, known: Mapping[str, NamedQuery]) -> NamedQuery:
    """One named question.

    Raises:
        UnknownTermError: there is none of that name; the nearest are named.
    """
    if name not in known:
        raise UnknownTermError(
            name, known, what="query", otherwise="kg query --list shows the named questions"
        )
    return known[name]


def resolver(known: Names) -> Resolve:
    """What turns the value of a parameter into an IRI, by any name that a graph knows, in any language."""

    def resolve(value: str, kind: str) -> str:
        if kind == "entity":
            return known.find(value)
        scheme = SCHEMES.get(kind, kind)
        if re.fullmatch(r"[\w.-]+", value):
            iri = concept(scheme, value.replace("_", "-"))
            if known.has(iri):
                return iri
        return known.find(value, [concept(scheme, "")])

    return resolve


def _declarations(text: str) -> str:
    """A declaration for each of the project's prefixes that a query uses and does not declare, on one line."""
    bare = TOKEN.sub(lambda match: match[0] if match["variable"] else " ", text)
    used = set(re.findall(r"(?<![\w:])(\w+):", bare))
    declared = set(re.findall(r"(?i)\bprefix\s+(\w+):", bare))
    return "".join(
        f"PREFIX {name}: <{PREFIXES[name]}> " for name in sorted((used - declared) & PREFIXES.keys())
    )


def ask(store: ox.Store, question: str, given: Mapping[str, str], language: str = "fr") -> Answer:
    """The answer to a named question with its parameters, or to SPARQL text.

    Args:
        store: what is asked.
        question: the name of a question, or SPARQL.
        given: values by parameter name, of a named question.
        language: of the labels of a named question; SPARQL says itself which it wants.

    Raises:
        QueryError: the text cannot be parsed, a parameter is missing, or text was given parameters.
        UnknownTermError: no question, parameter or thing of that name.
    """
    if is_name(question):
        return run(store, named(question, named_queries()).filled(given, _resolver_of(store), language))
    if given:
        raise QueryError(
            f"{next(iter(given))!r}: only named questions take parameters; write it into the query"
        )
    return run(store, question)


def _resolver_of(store: ox.Store) -> Resolve:
    """The names of a store are read when the first is asked for: many questions have no parameter."""

    def resolve(value: str, kind: str) -> str:
        return resolver(names(store))(value, kind)

    return resolve


def is_name(question: str) -> bool:
    """Whether a question is meant as the name of one.

    >>> is_name("who-works-with"), is_name("ASK { ?s ?p ?o }")
    (True, False)
    """
    return re.fullmatch(r"[\w-]+", question) is not None


def run(store: Source, text: str) -> Answer:
    """The answer to a SPARQL query: SELECT, ASK, CONSTRUCT or DESCRIBE, held in memory.

    Raises:
        QueryError: see :func:`solve`.
    """
    try:
        return answer(solve(store, text))
    except (ValueError, RuntimeError, OSError) as error:
        raise _unanswered(error) from None


def solve(store: Source, text: str) -> Solved:
    """What a source says to a SPARQL query; solutions come as they are read.

    The project's prefixes need no declaration.

    Raises:
        QueryError: the text is no query; line and column are named and the place is marked.
    """
    declarations = _declarations(text)
    try:
        return store.query(declarations + text + _PADDING)
    except SyntaxError as error:
        raise QueryError(_marked(text, str(error), len(declarations))) from None
    except (ValueError, RuntimeError, OSError) as error:
        raise _unanswered(error) from None


def _unanswered(error: Exception) -> QueryError:
    return QueryError(f"the query cannot be answered: {' '.join(str(error).split())}")


def _marked(text: str, message: str, added: int) -> str:
    """One line with line, column and the place itself, marked by ``-->`` where the trouble begins.

    The parser names the place where it gave up: behind as many characters as the keyword has that
    it tried last. What it could not read begins before them.
    """
    match = _PLACE.search(message)
    if match is None:
        return f"query cannot be parsed: {' '.join(message.split())}; check it against SPARQL 1.1"
    reason = match["reason"] or ""
    before = text.split("\n")[: int(match["line"]) - 1]
    at = sum(len(row) + 1 for row in before) + int(match["column"]) - 1 - (0 if before else added)
    told, keywords = _WORDS.search(reason), _KEYWORD.findall(reason)
    if keywords and told is None:
        at = max(at - min(map(len, keywords)), 0)
        at += len(text[at:]) - len(text[at:].lstrip())
    at = min(at, len(text.rstrip()))
    line, start = text.count("\n", 0, at) + 1, text.rfind("\n", 0, at) + 1
    row, column = text[start:].split("\n", 1)[0], at - start
    before_it, after = row[max(column - 30, 0) : column].strip(), row[column : column + 30].rstrip()
    why = "mend what begins here" if after else "something is missing here"
    if told is not None:
        why = _SAID.get(told[0], told[0])
    elif re.fullmatch(r'expected "[^"]+"', reason):
        why = reason
    return f"query, line {line}, column {column + 1}: {f'{before_it} --> {after}'.strip()} ({why})"


def _term(value: str, parameter: Parameter, resolve: Resolve) -> Term:
    if parameter.type == "text":
        return ox.Literal(value)
    if parameter.type == "date":
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise QueryError(f"{parameter.name}={value!r} is no day; write it as 2024-12-31") from None
        return ox.Literal(day.isoformat(), datatype=ox.NamedNode(XSD.date))
    if parameter.type == "number":
        if not re.fullmatch(r"[+-]?\d+(\.\d+)?", value):
            raise QueryError(f"{parameter.name}={value!r} is no number; write it as 12 or 0.5")
        return ox.Literal(value, datatype=ox.NamedNode(XSD.decimal if "." in value else XSD.integer))
    return ox.NamedNode(resolve(value, parameter.type))
