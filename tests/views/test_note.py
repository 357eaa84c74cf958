"""The note: what it says of one party against the ledger, that every line is proven, and that it stays in its page."""

from __future__ import annotations

import io
import re
from datetime import date
from zipfile import ZipFile

import pytest
from docx import Document

from kg.analysis.ties import Ties, ties
from kg.errors import KgError
from kg.graph.release import Release
from kg.views.note import Note, note, to_html, to_markdown
from kg.views.note.model import Section
from kg.views.note.word import to_docx

from .conftest import NASTY, Invented

PARTIES = (
    "France", "Union européenne", "Japon", "Corée du Sud", "États-Unis", "Taïwan", "Ukraine", "Smart Africa",
    "Institut Jacques Delors", "Albanie", "Inde", "Canada", "Balkans occidentaux", "Royaume-Uni", "Fidji",
)  # fmt: skip


def made(release: Release, seed_ties: Ties, name: str, **options: object) -> Note:
    iri = seed_ties.vocabulary.resolve(name)
    return note(release, iri, selected=seed_ties, **options)


def section(note: Note, name: str) -> Section:
    found = note.section(name)
    assert found is not None
    return found


def told(note: Note, name: str) -> list[str]:
    """The lines of a section as a reader sees them, without their sources."""
    of = note.language
    return [
        " ".join(
            filter(None, (x.group[of], "|", x.name[of], *(f"({m.label[of]})" for m in x.marks), x.told[of]))
        )
        for x in section(note, name).lines
    ]


@pytest.fixture(scope="module")
def notes(release: Release, seed_ties: Ties) -> dict[str, Note]:
    return {name: made(release, seed_ties, name) for name in PARTIES}


def test_the_note_on_taiwan_says_what_the_ledger_of_002_says(notes: dict[str, Note]) -> None:
    # Ledger 002: Taiwan takes part in GAMS (ongoing, with EU, US, South Korea, Japan, China, industry associations)
    # and in the aligned call on 6G (considered, 2026, with the EU), and in nothing else.
    taiwan = notes["Taïwan"]
    gams = "Réunion des gouvernements et des autorités sur les semi-conducteurs"
    call = "Appel aligné sur la recherche et l’innovation dans le domaine de la 6G"
    assert told(taiwan, "instruments") == [
        f"en cours (1) | {gams} (politique) avec Union européenne, Japon, États-Unis, Corée du Sud et 2 autres",
        f"envisagé (1) | {call} 2026, avec Union européenne",
    ]
    other = f"1 instrument conjoint ; activité la plus avancée : {gams} (en cours, politique)"
    assert sorted(told(taiwan, "partners")) == [
        f"| Chine {other}",
        f"| Corée du Sud {other}",
        f"| Japon {other}",
        f"| Union européenne {other.replace('1 instrument conjoint', '2 instruments conjoints')}",
        f"| États-Unis {other}",
    ]
    assert told(taiwan, "further") == ["| associations industrielles des semi-conducteurs 1 conj."]
    assert told(taiwan, "agenda") == [f"2026 | {call} envisagé, avec Union européenne"]
    assert told(taiwan, "identity")[2] == (
        "En bref | 2 instruments – contraignants : 0 ; politiques : 1 ; conjoints : 2, partenaires : 6 ; "
        "en série : 0 ; seulement envisagés, prévus ou négociés : 1"
    )
    assert told(taiwan, "voices")[:2] == [
        "| Union européenne 2 assertions",
        "| Aucun document lu ne porte sa propre parole tout ce qui précède est dit par d’autres.",
    ]
    assert [section(taiwan, name).others for name in ("instruments", "partners", "agenda")] == [0, 0, 0]


def test_the_sources_of_a_line_are_the_passages_of_its_statement(
    release: Release, notes: dict[str, Note]
) -> None:
    taiwan = notes["Taïwan"]
    call = section(taiwan, "instruments").lines[1]
    by_number = {str(source.number): source for source in taiwan.sources}
    cited = [by_number[number] for number in call.sources]
    text = release.text("002_6338bc35db87a451")
    assert [text[s.proof.start : s.proof.end] for s in cited] == [
        "Appel aligné sur la recherche et l’innovation dans le domaine de la 6G",
        "Taïwan",
    ]
    assert [(s.document, s.place["fr"]) for s in cited] == [("002", "l. 260"), ("002", "l. 262")]


@pytest.mark.parametrize("name", PARTIES)
def test_every_line_has_a_source_that_is_listed(notes: dict[str, Note], name: str) -> None:
    own = notes[name]
    listed = {str(s.number) for s in own.sources} | {r.short for r in own.references}
    assert [
        x.name["fr"]
        for s in own.sections
        for x in s.lines
        if not x.sources or not listed.issuperset(x.sources)
    ] == []
    assert [s.number for s in own.sources] == list(range(1, len(own.sources) + 1))


def test_what_france_does_through_the_union_is_marked_derived_and_nothing_else_is(
    notes: dict[str, Note],
) -> None:
    france = notes["France"]
    through = section(france, "groups")
    assert {mark.name for x in through.lines for mark in x.marks} >= {"derived"}
    assert all("derived" in {mark.name for mark in x.marks} for x in through.lines)
    assert through.lines[0].group["fr"].startswith("Union européenne (")
    assert through.command == "kg query instruments-of party='Union européenne'"
    direct = [x for name in ("partners", "instruments", "topics") for x in section(france, name).lines]
    assert [x for x in direct if "derived" in {mark.name for mark in x.marks}] == []
    membership = next(s for s in france.sources if "Treaties of accession" in s.told["fr"])
    assert all(
        str(membership.number) in x.sources for x in through.lines if x.group == through.lines[0].group
    )


def test_what_is_left_out_is_counted_with_the_command_that_lists_it(notes: dict[str, Note]) -> None:
    union = notes["Union européenne"]
    own = section(union, "instruments")
    total = int(told(union, "identity")[2].split("| ")[1].split()[0])
    assert (len(own.lines) + own.others, own.command) == (
        total,
        "kg query instruments-of party='Union européenne'",
    )
    assert own.more["fr"] == f"{own.others} autres :"


def test_a_party_with_nothing_gets_a_short_honest_note(notes: dict[str, Note]) -> None:
    fiji = notes["Fidji"]
    assert [s.name for s in fiji.sections] == ["identity"]
    assert (
        told(fiji, "identity")[1]
        == "En bref | Aucun document lu ne dit que cette partie prend part à un instrument."
    )
    assert "en disent peu" in fiji.remarks[0]["fr"]


def test_a_gap_names_who_has_it_and_what_a_group_has_is_none_of_its_members(notes: dict[str, Note]) -> None:
    assert told(notes["Japon"], "gaps")[0] == (
        "| conseil du commerce et des technologies aucun avec Union européenne, qui en a avec États-Unis et Inde"
    )
    assert [x for x in told(notes["France"], "gaps") if "libre-échange" in x] == []


@pytest.mark.parametrize(
    ("language", "expected"), [("fr", "États-Unis et Inde"), ("en", "India and United States")]
)
def test_names_are_listed_in_the_order_of_the_language_of_the_note(
    language: str, expected: str, release: Release, seed_ties: Ties
) -> None:
    japan = made(release, seed_ties, "Japon", language=language)
    assert any(line.endswith(expected) for line in told(japan, "gaps"))


def test_as_of_a_day_leaves_out_what_begins_later(release: Release, seed_ties: Ties) -> None:
    before = made(release, seed_ties, "France", on=date(2024, 1, 1))
    assert [x for x in told(before, "instruments") if "première session" in x] == []
    after = made(release, seed_ties, "France", on=date(2024, 2, 1))
    assert [x for x in told(after, "instruments") if "première session" in x] == [
        "tenu (1) | première session du groupe de travail franco-japonais sur la sécurité économique (politique) "
        "1er février 2024, avec Japon"
    ]


def test_an_instrument_or_a_topic_is_refused_with_what_it_is(release: Release, seed_ties: Ties) -> None:
    with pytest.raises(KgError) as error:
        made(release, seed_ties, "intelligence artificielle")
    assert str(error.value).endswith(
        "a note is about a party; kg show 'intelligence artificielle' tells all about it"
    )


def test_the_page_asks_nobody_for_anything_and_says_so_in_its_policy(notes: dict[str, Note]) -> None:
    page = to_html(notes["Japon"])
    assert re.findall(r"<script|https?://|@import|url\(", page) == []
    assert "default-src &#39;none&#39;" in page
    assert "@page { size: A4" in page
    anchors = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= anchors


def test_both_languages_say_as_much(release: Release, seed_ties: Ties, notes: dict[str, Note]) -> None:
    english = made(release, seed_ties, "Japon", language="en")
    assert [len(s.lines) for s in english.sections] == [len(s.lines) for s in notes["Japon"].sections]
    assert to_html(english).startswith('<!doctype html>\n<html lang="en">')
    assert "# Japan – country note" in to_markdown(english)


def test_the_same_note_gives_the_same_bytes_twice(release: Release, notes: dict[str, Note]) -> None:
    again = note(release, notes["Japon"].party)
    assert to_html(again) == to_html(notes["Japon"])
    assert to_markdown(again) == to_markdown(notes["Japon"])
    assert to_docx(again) == to_docx(notes["Japon"])


def test_the_word_file_reopens_with_its_headings_lists_and_language(notes: dict[str, Note]) -> None:
    japan = notes["Japon"]
    content = to_docx(japan)
    document = Document(io.BytesIO(content))
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings == [*(s.title["fr"] for s in japan.sections), "Sources"]
    bullets = [p for p in document.paragraphs if p.style is not None and p.style.name == "List Bullet"]
    assert len(bullets) == sum(len(s.lines) for s in japan.sections if not s.inline) + len(japan.references)
    properties = document.core_properties
    assert (properties.title, properties.language, properties.created, properties.modified) == (
        "Japon – note pays", "fr-FR", None, None,
    )  # fmt: skip
    with ZipFile(io.BytesIO(content)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        styles = parts.read("word/styles.xml").decode()
    assert set(re.findall(r'<w:lang [^>]*w:val="([^"]+)"', styles)) == {"fr-FR"}


def test_hostile_names_run_nothing_and_break_nothing(hostile: Invented) -> None:
    found = ties(hostile)
    own = note(hostile, found.vocabulary.resolve("Japon"), selected=found)
    page = to_html(own)
    assert re.findall(r"<(?:script|img|/noscript)", page) == []
    assert re.findall("[\u202a-\u202e\u2066-\u2069]", page) == []
    assert max(len(x.name["fr"]) for s in own.sections for x in s.lines) < 200
    names = "".join(x.name["fr"] for s in own.sections for x in s.lines)
    assert NASTY[1] in names
    assert NASTY[1] in "\n".join(p.text for p in Document(io.BytesIO(to_docx(own))).paragraphs)
    assert "\\<img src=x" in to_markdown(own)
