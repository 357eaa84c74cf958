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

import pyoxigraph as ox

from kg.errors import OntologyError, QueryError, UnknownTermError
from kg.graph.answer import Answer, answer
from kg.graph.find import find
from kg.iris import concept
from kg.namespaces import PREFIXES, XSD
from kg.resources import ontology_folder

_HEAD = re.compile(r"#\s*(title@(?P<language>\w+)|theme|parameter):\s*(?P<text>.+)")
_PARAMETER = re.compile(
    r"(?P<name>\w+)\s*\((?P<type>[\w-]+)(?:;\s*default:\s*(?P<default>.*?))?\)\s*—\s*(?P<fr>.*?)\s/\s(?P<en>.*)"
)
# What a variable inside of is no variable: IRIs, strings, comments.
_TOKEN = re.compile(
    r"""<[^<>\s]*>|\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\#[^\n]*|[?$](?P<variable>\w+)""",
    re.DOTALL,
)
_PLACE = re.compile(r"error at (?P<line>\d+):(?P<column>\d+)(?:: (?P<reason>.*))?", re.DOTALL)

Term = ox.NamedNode | ox.Literal
Resolve = Callable[[str, str], str]
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

    def filled(self, given: Mapping[str, str], resolve: Resolve) -> str:
        """The query with each parameter's variable replaced by its value.

        Args:
            given: values by parameter name; the rest take their defaults.
            resolve: ``(name, type) -> IRI`` for parameters that name an entity or concept.

        Raises:
            UnknownTermError: a name that is no parameter, or that *resolve* does not know.
            QueryError: a value is missing or of the wrong type.
        """
        known = [parameter.name for parameter in self.parameters]
        for name in given:
            if name not in known:
                raise UnknownTermError(name, known, what=f"parameter of {self.name}")
        found: dict[str, Term] = {}
        for parameter in self.parameters:
            value = given.get(parameter.name, parameter.default)
            if value is None:
                raise QueryError(f"{self.name}: {parameter.name} is missing; add {parameter.name}=VALUE")
            found[parameter.name] = _term(value, parameter, resolve)
        return fill(self.text, found)


def fill(text: str, values: Mapping[str, Term]) -> str:
    """A query in which variables are replaced by terms; strings, IRIs and comments stay as they are.

    >>> fill('SELECT * { ?s ?p ?day FILTER(?p != "?day") } # ?day', {"day": ox.Literal("2024")})
    'SELECT * { ?s ?p "2024" FILTER(?p != "?day") } # ?day'
    """

    def replaced(match: re.Match[str]) -> str:
        value = values.get(match["variable"] or "")
        return match[0] if value is None else str(value)

    return _TOKEN.sub(replaced, text)


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
        raise UnknownTermError(name, known, what="query")
    return known[name]


def resolver(store: ox.Store) -> Resolve:
    """What turns the value of a parameter into an IRI: names are those of the store, in any language."""

    def resolve(value: str, kind: str) -> str:
        if kind == "entity":
            return find(store, value)
        scheme = SCHEMES.get(kind, kind)
        if re.fullmatch(r"[\w.-]+", value):
            iri = concept(scheme, value.replace("_", "-"))
            if any(store.quads_for_pattern(ox.NamedNode(iri), None, None)):
                return iri
        return find(store, value, [concept(scheme, "")])

    return resolve


def _declarations(text: str) -> str:
    """A declaration for each of the project's prefixes that a query uses and does not declare, on one line."""
    bare = _TOKEN.sub(lambda match: match[0] if match["variable"] else " ", text)
    used = set(re.findall(r"(?<![\w:])(\w+):", bare))
    declared = set(re.findall(r"(?i)\bprefix\s+(\w+):", bare))
    return "".join(
        f"PREFIX {name}: <{PREFIXES[name]}> " for name in sorted((used - declared) & PREFIXES.keys())
    )


def ask(store: ox.Store, question: str, given: Mapping[str, str]) -> Answer:
    """The answer to a named question with its parameters, or to SPARQL text.

    Raises:
        QueryError: the text cannot be parsed, a parameter is missing, or text was given parameters.
        UnknownTermError: no question, parameter or thing of that name.
    """
    if is_name(question):
        return run(store, named(question, named_queries()).filled(given, resolver(store)))
    if given:
        raise QueryError(
            f"{next(iter(given))!r}: only named questions take parameters; write it into the query"
        )
    return run(store, question)


def is_name(question: str) -> bool:
    """Whether a question is meant as the name of one.

    >>> is_name("who-works-with"), is_name("ASK { ?s ?p ?o }")
    (True, False)
    """
    return re.fullmatch(r"[\w-]+", question) is not None


def run(store: ox.Store, text: str) -> Answer:
    """The answer to a SPARQL query: SELECT, ASK, CONSTRUCT or DESCRIBE.

    The project's prefixes need no declaration.

    Raises:
        QueryError: the text is no query; line and column are named and the place is marked.
    """
    declarations = _declarations(text)
    try:
        return answer(store.query(declarations + text))
    except SyntaxError as error:
        raise QueryError(_marked(text, str(error), len(declarations))) from None
    except (ValueError, RuntimeError, OSError) as error:
        raise QueryError(f"the query cannot be answered: {' '.join(str(error).split())}") from None


def _marked(text: str, message: str, added: int) -> str:
    """One line with line, column and the place itself, marked by ``-->`` where the trouble begins."""
    match = _PLACE.search(message)
    if match is None:
        return f"query cannot be parsed: {' '.join(message.split())}; check it against SPARQL 1.1"
    number, column = int(match["line"]), int(match["column"])
    column -= added if number == 1 else 0
    rows = text.splitlines() or [""]
    row = rows[min(number, len(rows)) - 1]
    at = max(column - 1, 0)
    before, after = row[max(at - 30, 0) : at].lstrip(), row[at : at + 30].rstrip()
    place = f"{before} --> {after or 'end of line'}"
    return f"query, line {number}, column {column}: {place}{_reason(match['reason'] or '')}"


def _reason(told: str) -> str:
    """What the parser says in words; its list of characters that could stand there helps nobody."""
    if "Prefix not found" in told:
        return " (the prefix is not declared; add a PREFIX line)"
    return f" ({' '.join(told.split())})" if told and "expected one of" not in told else ""


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
