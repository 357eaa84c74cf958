"""What a document in no manifest is: its language, title, date, genre and whose word it is.

What the user says comes first, then what the file says, then what the text
shows: a dateline, a heading. A date is never made up: a document without one has
none, and one that only the file's properties give is a doubt.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg import dates
from kg.documents.corpus import with_passages
from kg.documents.extracted import Extracted
from kg.documents.language import language_names, language_of
from kg.documents.layout import languages, layout
from kg.documents.rules import GenreRule, rules
from kg.errors import DateError, DocumentError, UnknownTermError
from kg.issues import Issue
from kg.model import Document, PassageKind
from kg.namespaces import ENT
from kg.reading.dates import find_dates
from kg.text import search_key, slug
from kg.vocabulary import Vocabulary

_CURATED_STEM = re.compile(r"[A-Za-z0-9-]+_[0-9a-f]{16}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WRITTEN = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?!\d)")
# A dateline: how many blocks from either end it may stand in, how long its block is, and where in a longer
# one the date begins and ends ("PARIS, 1er février 2024 – ...").
_BLOCKS = 12
_LAST = 4
_LINE = 90
# How far into a text what tells its genre may stand.
_LEAD = 600
_BEGINS, _ENDS = 60, 80


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of a document; empty where nothing."""

    language: str = ""
    date: str = ""
    genre: str = ""
    title: str = ""


def describe(
    found: Extracted, data: bytes, file: str, vocabulary: Vocabulary, given: Given
) -> tuple[Document, tuple[Issue, ...]]:
    """A document with its passages, and the doubts about what it is.

    Args:
        found: its text layer and what the file says.
        data: its bytes, for the digest.
        file: its name.
        vocabulary: the ontology.
        given: what the user says, which counts before all else.

    Raises:
        DocumentError: it is in a language that is not read.
    """
    digest = hashlib.sha256(data).hexdigest()
    language, doubt = _language(found, file, given)
    document = Document(
        id=document_id(file, digest),
        file=file,
        title=given.title or found.title,
        publisher=found.publisher,
        speakers=_speakers(found.publisher, vocabulary),
        date="",
        language=language,
        source=found.source,
        licence="",
        sha256=digest,
        genre="",
        text=found.text,
        extractor=found.extractor,
    )
    document = with_passages(document)
    heads, masthead = _head(document, vocabulary)
    if masthead and not document.publisher:
        document = replace(document, publisher=masthead, speakers=_speakers(masthead, vocabulary))
    title = given.title or _title(document, heads)
    if title != document.title:
        document = with_passages(replace(document, title=title))
    date, weak = _date(document, found, given)
    document = replace(document, date=date, genre=given.genre or _genre(document, found, heads))
    doubts = [("unsure-language", doubt)] if doubt else []
    if weak:
        doubts.append(("unsure-date", f"dated {date} by the file's own properties; say when with --date"))
    if not date:
        doubts.append(("no-date", "no date found, so that 'this year' means none; say when with --date"))
    return document, tuple(Issue(document.id, 0, 0, kind, message) for kind, message in doubts)


def document_id(file: str, digest: str) -> str:
    """The id of a document: its file's name and the first digits of its digest, safe in IRIs and file names.

    >>> document_id("Communiqué du 3 mai.pdf", "0123456789abcdef")
    'communique-du-3-mai_01234567'
    >>> document_id("001_10fd14955a8171a2.txt", "0123456789abcdef")
    '001_10fd14955a8171a2'
    """
    stem = file.rpartition(".")[0] or file
    return stem if _CURATED_STEM.fullmatch(stem) else f"{slug(stem)}_{digest[:8]}"


def _language(found: Extracted, file: str, given: Given) -> tuple[str, str]:
    """The language, and a doubt about it."""
    if given.language:
        return given.language, ""
    read = languages()
    told = language_of(found.text)
    if told in read:
        return told, ""
    if told:
        english = language_names(told)[0]
        known = " and ".join(language_names(name)[0] for name in sorted(read, reverse=True))
        raise DocumentError(f"{file}: in {english}; {known} are read, give --lang to read it as one of them")
    said = found.language.partition("-")[0].lower()
    fallback = said if said in read else sorted(read)[-1]
    return fallback, f"too little text to tell its language; read as {language_names(fallback)[0]}"


def _speakers(publisher: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Whose word a document is: its publisher, where the ontology knows it as a party or an organisation."""
    iri = vocabulary.look_up(publisher)
    if not iri:
        return ()
    entity = vocabulary.entity(iri)
    speaks = any(vocabulary.is_a(entity, cls) for cls in (ENT.Party, ENT.Organisation, ENT.Territory))
    return (iri,) if speaks else ()


def _head(document: Document, vocabulary: Vocabulary) -> tuple[tuple[str, ...], str]:
    """The headings a document opens with, those that may be its title first, and whose name stands above it.

    A line that is an organisation's name says who publishes, a reference number which paper it is; capitals alone
    are what is printed above a title, where a line in small letters follows them.
    """
    navigation = {line for language in ("", *languages()) for line in layout(language).navigation}
    lines: list[str] = []
    publisher = ""
    for passage in (p for p in document.passages if p.parent is None):
        line = " ".join(document.text[passage.start : passage.end].split())
        if passage.kind is PassageKind.PARAGRAPH and (lines or publisher) and len(line) > _LINE:
            break
        if passage.kind is not PassageKind.HEADING or search_key(line) in navigation:
            continue
        if rules().reference.match(line):
            continue
        if _speakers(line, vocabulary):
            # Only above all titles is it whose paper it is; further down it heads what is said of it.
            publisher = publisher or ("" if lines else line)
            continue
        lines.append(line)
    return tuple(sorted(dict.fromkeys(lines), key=str.isupper)), publisher


def _title(document: Document, heads: tuple[str, ...]) -> str:
    """The title the file says, where its text bears it out or has no heading; else the first heading."""
    text, longest = document.text, layout(document.language).longest_heading
    shown = heads[0] if heads else ""
    if document.title and (not document.extractor or not shown or _is_said(document.title, document)):
        return document.title
    answered = next((m for r in rules().genres for m in _opening(document, r)), None)
    if answered is not None:
        return " ".join(answered.group().split())
    if shown:
        return shown[: 2 * longest]
    outer = (p for p in document.passages if p.parent is None and not text.startswith("![", p.start))
    first = next(outer, None)
    opening = " ".join(text[first.start : first.end].split()) if first is not None else ""
    return opening if len(opening) <= longest and not opening.endswith((".", ":", ";")) else ""


def _opening(document: Document, rule: GenreRule) -> Iterator[re.Match[str]]:
    """Where the opening of a text holds what tells a genre."""
    if rule.opening is not None:
        yield from rule.opening.finditer(document.text[:_LEAD])


def _is_said(title: str, document: Document) -> bool:
    """Whether most words of a title stand in the opening of the text; a file's properties keep titles of old."""
    words = [w for w in search_key(title).split() if len(w) > 3]
    opening = set(search_key(document.text[:2000]).split())
    return bool(words) and sum(w in opening for w in words) * 2 > len(words)


def _date(document: Document, found: Extracted, given: Given) -> tuple[str, bool]:
    """The day a document carries, and whether only the file's properties say so."""
    if given.date:
        return dates.canonical(given.date), False
    said = _iso(found.date)
    if said:
        return said, False
    line = next(_datelines(document), "")
    if line:
        return line, False
    filed = _iso(found.filed)
    return filed, bool(filed)


def _iso(text: str) -> str:
    """The ISO date a text begins with, or nothing.

    >>> _iso("2024-02-01T10:00:00Z"), _iso("20240201"), _iso("1er février")
    ('2024-02-01', '2024-02-01', '')
    """
    compact = _COMPACT.match(text)
    plain = _WRITTEN.match(text)
    date = "-".join(compact.groups()) if compact else plain[0] if plain else ""
    try:
        return dates.canonical(date) if date else ""
    except DateError:
        return ""


def _datelines(document: Document) -> Iterator[str]:
    """The days that stand where documents are dated, the likeliest first: in the opening, the title, the close."""
    outer = [p for p in document.passages if p.parent is None]
    opening = outer[:_BLOCKS]
    for passage in opening:
        yield from _day_of(document, passage.start, passage.end, opens=True)
    if document.title:
        yield from (m.edtf for m in find_dates(document.title, document.language) if _DAY.fullmatch(m.edtf))
    for passage in reversed(outer[_BLOCKS:][-_LAST:]):
        yield from _day_of(document, passage.start, passage.end, opens=False)


def _day_of(document: Document, start: int, end: int, *, opens: bool) -> Iterator[str]:
    text = document.text[start : min(end, start + _LINE + _ENDS)]
    for mention in find_dates(text, document.language):
        if not _DAY.fullmatch(mention.edtf):
            continue
        alone = end - start <= _LINE
        after = text[mention.end :].lstrip(" )*_")[:1]
        leads = opens and mention.start <= _BEGINS and mention.end <= _ENDS and after in ("–", "—", "-", ":")
        if alone or leads:
            yield mention.edtf


def _genre(document: Document, found: Extracted, heads: tuple[str, ...]) -> str:
    """The genre that the first fitting rule names: by the title, or what stands above and below it."""
    known = {rule.genre for rule in rules().genres}
    if found.genre in known:
        return found.genre
    has_table = any(p.kind is PassageKind.TABLE_ROW for p in document.passages)
    for rule in rules().genres:
        fits = any(rule.title.search(line) for line in (document.title, *(heads if rule.table else ())))
        fits = fits or any(_opening(document, rule))
        if fits and (has_table or not rule.table):
            return rule.genre
    raise UnknownTermError(document.title, known, what="genre")
