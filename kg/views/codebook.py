"""The codebook as a page in both languages, and as Markdown in one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.analysis.unreviewed import UNREVIEWED
from kg.views.assembly import policy

if TYPE_CHECKING:
    from kg.analysis.codebook import Codebook, Counted, Entry, Part
    from kg.analysis.quotes import Quote

FORMATS = ("html", "md", "csv", "yaml")
_TEMPLATES = Path(__file__).parent / "templates"
_SCRIPT = """
document.getElementById("language").addEventListener("click", () => {
  const next = document.body.className === "fr" ? "en" : "fr";
  document.body.className = next;
  document.documentElement.lang = next;
});
"""
_TYPES = {
    "text": {"fr": "texte", "en": "text"},
    "IRI": {"fr": "IRI", "en": "IRI"},
    "number": {"fr": "nombre", "en": "number"},
    "day": {"fr": "jour", "en": "day"},
    "flag": {"fr": "vrai ou faux", "en": "true or false"},
}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "title": {"fr": "Livre de codes", "en": "Codebook"},
    "tables": {"fr": "Tables", "en": "Tables"},
    "lists": {"fr": "Listes de valeurs", "en": "Lists of values"},
    "row": {"fr": "Une ligne est", "en": "A row is"},
    "rows": {"fr": "lignes", "en": "rows"},
    "written": {"fr": "Écrite par", "en": "Written by"},
    "filled": {"fr": "remplies", "en": "filled"},
    "distinct": {"fr": "valeurs", "en": "values"},
    "from": {"fr": "valeurs de", "en": "values of"},
    "range": {"fr": "de {} à {}", "en": "from {} to {}"},
    "example": {"fr": "Exemple :", "en": "Example:"},
    "wordings": {"fr": "Tournures :", "en": "Wordings:"},
    "below": {"fr": "sous", "en": "below"},
    "counted": {"fr": "Lignes de", "en": "Rows of"},
    "same": {"fr": "Même passage que", "en": "Same passage as"},
    "code": {"fr": "code", "en": "code"},
    "meaning": {"fr": "sens", "en": "meaning"},
    "count": {"fr": "nombre", "en": "count"},
    "quote": {"fr": "citation", "en": "quote"},
    "none": {"fr": "absent de cette version", "en": "not in this release"},
    "uncounted": {"fr": "pas compté", "en": "not counted"},
    "intro": {
        "fr": "Toute variable et toute valeur des tables et des réseaux : définition, règle de codage, effectif dans "
        "cette version, exemple avec les mots du document dont il vient. Les définitions sont celles de l’ontologie. "
        "Les citations restent dans la langue du document.",
        "en": "Every variable and value of the tables and networks: definition, coding rule, count in this release, "
        "and an example with the words of the document it comes from. The definitions are those of the ontology. "
        "Quotes stay in the language of the document.",
    },
    "release": {
        "fr": "Cette version : {documents} documents, {statements} assertions.",
        "en": "This release: {documents} documents, {statements} statements.",
    },
    "open": {
        "fr": " Personne n’a examiné {unreviewed} d’entre elles ; les citations qui en viennent sont marquées.",
        "en": " Nobody reviewed {unreviewed} of them; quotes that come from these are marked.",
    },
    "unreviewed": {"fr": "non examiné", "en": "unreviewed"},
    "switch": {"fr": "English", "en": "Français"},
}


def page(book: Codebook, language: str = "fr") -> str:
    """One self-contained HTML page in French and English, which asks nothing of any network.

    Args:
        book: the codebook.
        language: the one it opens in; the other is one click away.
    """
    import jinja2
    from markupsafe import Markup

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    style = (_TEMPLATES / "codebook.css").read_text("utf-8")
    release = {of: _release(book, of) for of in ("fr", "en")}
    titles = {listed.list.name: listed.list.title for listed in book.lists}
    return environment.get_template("codebook.html").render(
        book=book, language=language, words=_WORDS, types=_TYPES, release=release, lists=titles, number=number,
        first=first_shown,
        policy=policy([_SCRIPT], [style]), script=Markup(_SCRIPT), style=Markup(style),
    )  # fmt: skip


def markdown(book: Codebook, language: str = "fr") -> str:
    """The codebook as Markdown, in one language, with anchors of its own.

    Args:
        book: the codebook.
        language: ``fr`` or ``en``.
    """
    words = {name: text[language] for name, text in _WORDS.items()}
    lines = [f"# {words['title']}", "", words["intro"], "", _release(book, language), ""]
    for heading, names in (
        ("tables", [(part.table.name, part.table.title) for part in book.parts]),
        ("lists", [(listed.list.name, listed.list.title) for listed in book.lists]),
    ):
        lines += [f"**{words[heading]}**", ""]
        lines += [f"- [{title[language]}](#{name})" for name, title in names]
        lines.append("")
    for part in book.parts:
        table = part.table
        lines += [
            f'<a id="{table.name}"></a>', "", f"## {table.title[language]} (`{table.name}`)", "",
            f"{words['row']} {table.row[language]}. {number(part.rows, language)} {words['rows']}. "
            f"{words['written']} `{table.command}`.", "",
        ]  # fmt: skip
        shown = first_shown(part)
        for entry in part.entries:
            lines += [*_entry(entry, table.name, shown[entry.variable.name], language, words), ""]
    for listed in book.lists:
        one = listed.list
        lines += [f'<a id="{one.name}"></a>', "", f"## {one.title[language]} (`{one.name}`)", ""]
        counted = f" {words['counted']} `{one.counts}`." if one.counts else ""
        lines += [f"{one.definition[language]}{counted}", ""]
        lines += [
            f"| {words['code']} | {words['meaning']} | {words['count']} | {words['quote']} |",
            "|---|---|--:|---|",
        ]
        lines += [_value(counted_, language, words) for counted_ in listed.values]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def written(book: Codebook, form: str, language: str) -> bytes:
    """The codebook as the bytes of a file.

    Args:
        book: the codebook.
        form: ``html``, ``md``, ``csv`` or ``yaml``.
        language: of the Markdown, and the one the page opens in; the others have both.
    """
    if form == "html":
        return page(book, language).encode()
    if form == "md":
        return markdown(book, language).encode()
    frame = book.frame()
    if form == "csv":
        from kg.analysis.exchange import csv

        return csv(frame)
    import yaml

    rows = [
        {name: value for name, value in row.items() if value == value and value not in (None, "")}
        for row in frame.astype(object).where(frame.notna(), None).to_dict("records")
    ]
    text: str = yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=110)
    return text.encode()


def number(value: int, language: str) -> str:
    r"""A count as each language writes it.

    >>> number(2757, "fr"), number(2757, "en")
    ('2\u202f757', '2,757')
    """
    text = f"{value:,}"
    return text.replace(",", "\u202f") if language == "fr" else text


def first_shown(part: Part) -> dict[str, str]:
    """Under which column the quote of each column is shown: a passage stands once in a table."""
    seen: dict[Quote | None, str] = {}
    return {e.variable.name: seen.setdefault(e.quote, e.variable.name) for e in part.entries}


def _release(book: Codebook, language: str) -> str:
    counts = {name: number(int(book.counts[name]), language) for name in ("documents", "statements")}
    said = _WORDS["release"][language].format(**counts)
    if left := int(book.counts["by review"].get(UNREVIEWED, 0)):
        said += _WORDS["open"][language].format(unreviewed=number(left, language))
    return said


def _entry(entry: Entry, table: str, first: str, language: str, words: Mapping[str, str]) -> list[str]:
    about = entry.variable
    facts = [
        _TYPES[entry.type][language],
        f"{number(entry.filled, language)} {words['filled']}",
        f"{number(entry.distinct, language)} {words['distinct']}",
    ]
    if entry.low != entry.high:
        facts.append(words["range"].format(entry.low, entry.high))
    if about.values:
        facts.append(f"{words['from']} [{about.values}](#{about.values})")
    lines = [
        f'<a id="{table}.{about.name}"></a>', "", f"### `{about.name}` {about.label[language]}", "",
        f"{about.definition[language]} {about.rule[language]}", "", f"*{' · '.join(facts)}*",
    ]  # fmt: skip
    if entry.example:
        name = f" ({entry.label[language]})" if entry.label else ""
        lines += ["", f"{words['example']} `{_flat(entry.example)}`{name}"]
    if entry.quote and first != about.name:
        lines += ["", f"{words['same']} [{first}](#{table}.{first})."]
    elif entry.quote:
        lines += ["", f"> {_quoted(entry.quote, words)}"]
    return lines


def _value(counted: Counted, language: str, words: Mapping[str, str]) -> str:
    value = counted.value
    remark = f" {value.remark[language]}" if language in value.remark else ""
    below = f" ({words['below']} `{value.broader}`)" if value.broader else ""
    count = words["uncounted"] if counted.count is None else number(counted.count, language)
    quote = _quoted(counted.quote, words) if counted.quote else "; ".join(value.wordings)
    meaning = f"**{value.label[language]}**{below}: {value.definition[language]}{remark}"
    return f"| `{value.code}` | {_cell(meaning)} | {count} | {_cell(quote)} |"


def _quoted(quote: Quote, words: Mapping[str, str]) -> str:
    mark = f", {words['unreviewed']}" if quote.unreviewed else ""
    return f"« {_flat(quote.text)} » [{quote.document} {quote.start}–{quote.end}{mark}]"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _cell(text: str) -> str:
    return _flat(text).replace("|", "\\|")
