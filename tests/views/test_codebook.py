"""The codebook as its reader meets it: a page that asks nothing of a network, Markdown whose links resolve."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.analysis.codebook import Codebook, codebook
from kg.cli.main import main
from kg.graph.release import Release
from kg.views.codebook import markdown, page, written


@pytest.fixture(scope="module")
def book(release: Release) -> Codebook:
    return codebook(release)


class Anchors(HTMLParser):
    """Ids, links to them and whatever would be fetched from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: set[str] = set()
        self.elsewhere: list[str] = []
        self.policy = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002, D102
        if ("http-equiv", "Content-Security-Policy") in attrs:
            self.policy = dict(attrs)["content"] or ""
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src"):
                (self.links.add if (value or "").startswith("#") else self.elsewhere.append)(value or "")


def anchors(text: str) -> Anchors:
    found = Anchors()
    found.feed(text)
    return found


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_page_has_an_anchor_a_variable_and_value_and_no_dead_link(language: str, book: Codebook) -> None:
    text = page(book, language)
    found = anchors(text)
    wanted = {f"{part.table.name}.{e.variable.name}" for part in book.parts for e in part.entries}
    wanted |= {f"{one.list.name}.{c.value.code}" for one in book.lists for c in one.values}
    assert wanted <= set(found.ids)
    assert len(found.ids) == len(set(found.ids))
    assert {link.removeprefix("#") for link in found.links} <= set(found.ids)
    assert found.elsewhere == []
    assert f'<html lang="{language}">' in text
    assert found.policy.startswith("default-src 'none'; script-src 'sha256-")


def test_a_page_holds_both_languages(book: Codebook) -> None:
    text = page(book)
    assert "Livre de codes" in text
    assert "Codebook" in text
    assert "Négociations achevées, ou texte adopté." in text
    assert "Negotiations ended, or text adopted." in text


@pytest.mark.parametrize("language", ["fr", "en"])
def test_links_of_the_markdown_resolve(language: str, book: Codebook) -> None:
    text = markdown(book, language)
    ids = set(re.findall(r'<a id="([^"]+)">', text))
    links = set(re.findall(r"\]\(#([^)]+)\)", text))
    assert links <= ids
    assert "statements.status" in ids


@pytest.mark.parametrize("form", ["html", "md", "csv", "yaml"])
def test_a_codebook_has_the_same_bytes_twice(form: str, book: Codebook, release: Release) -> None:
    assert written(book, form, "fr") == written(codebook(release), form, "fr")


def run(built: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["codebook", *words, "--store", str(built)])


def test_the_ending_of_the_file_chooses_the_form(built: Path, tmp_path: Path) -> None:
    assert run(built, "-o", str(tmp_path / "c.html")).exit_code == 0
    assert (tmp_path / "c.html").read_text("utf-8").lstrip().startswith("<!doctype html>")
    assert run(built, "--lang", "en").stdout.startswith("# Codebook\n")


def test_an_unknown_ending_is_named_with_the_known_ones(built: Path) -> None:
    result = run(built, "-o", "codebook.docx")
    assert (result.exit_code, result.stderr) == (
        1,
        "kg: a codebook comes as html, md, csv, yaml, not as 'docx'; name the file so or use --format\n",
    )
