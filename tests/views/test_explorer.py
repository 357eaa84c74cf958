"""The page holds what the tables hold, asks nobody for anything, and runs nothing it was not given."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kg.analysis.ties import Ties
from kg.analysis.ties import ties as ties_of
from kg.cli.main import main
from kg.graph.release import Release
from kg.views.explorer import data as columns_of
from kg.views.plain import plain


class Reader(HTMLParser):
    """The elements of a page: every attribute, and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.attributes: list[tuple[str, str, str]] = []
        self.blocks: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the attributes; begin a block where a script or style does."""
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag in ("script", "style"):
            self.blocks.append((tag, dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        """Keep what stands in a block."""
        if self.lasttag in ("script", "style") and self.blocks and self.cdata_elem:
            tag, attributes, text = self.blocks[-1]
            self.blocks[-1] = (tag, attributes, text + data)


def page_data(path: Path) -> dict[str, Any]:
    found = re.search(
        r'<script type="application/json" id="data">(.*?)</script>', path.read_text("utf-8"), re.S
    )
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def uncoded(column: dict[str, list[Any]]) -> list[Any]:
    return [column["of"][number] for number in column["is"]]


def quotes(data: dict[str, Any]) -> list[list[str]]:
    """The quotes of every statement, cut from the texts as a browser cuts them."""
    texts = [d["text"].encode("utf-16-le") for d in data["documents"]]
    found, at = [], 0
    for document, count in zip(data["statements"]["doc"], data["evidence"]["n"], strict=True):
        places = range(at, at + count)
        cuts = [(data["evidence"]["start"][i], data["evidence"]["length"][i]) for i in places]
        found.append([texts[document][2 * a : 2 * (a + n)].decode("utf-16-le") for a, n in cuts])
        at += count
    return found


def test_the_page_says_what_the_statement_table_says(seed_page: Path, release: Release) -> None:
    data = page_data(seed_page)
    said, iris = (
        data["statements"],
        [data["base"] + iri if ":" not in iri else iri for iri in data["entities"]["iri"]],
    )
    names = [d["id"] for d in data["documents"]]
    rows = [
        (i, iris[s], iris[o] if o >= 0 else "", value, when, status, force, names[d], review)
        for i, s, o, value, when, status, force, d, review in zip(
            said["id"], said["s"], said["o"], uncoded(said["value"]), uncoded(said["when"]),
            uncoded(said["status"]), uncoded(said["force"]), said["doc"], uncoded(said["review"]), strict=True,
        )
    ]  # fmt: skip
    table = release.table("statements")
    columns = ("id", "subject", "object", "value", "when", "status", "force", "document", "review")
    assert rows == list(zip(*(table.column(name).to_pylist() for name in columns), strict=True))


def test_every_quote_of_the_evidence_table_is_on_the_page(seed_page: Path, release: Release) -> None:
    data, table = page_data(seed_page), release.table("evidence")
    by_statement: dict[str, list[str]] = {}
    for statement, quote in zip(
        table.column("statement").to_pylist(), table.column("quote").to_pylist(), strict=True
    ):
        by_statement.setdefault(statement, []).append(quote)
    assert dict(zip(data["statements"]["id"], quotes(data), strict=True)) == by_statement


def test_the_ties_of_the_page_are_those_of_the_analyses(seed_page: Path, seed_ties: Ties) -> None:
    data = page_data(seed_page)
    iris = data["entities"]["iri"]
    found = [
        (data["statements"]["id"][s], iris[p], iris[i])
        for s, p, i in zip(
            *(data["ties"][name] for name in ("statement", "party", "instrument")), strict=True
        )
    ]
    frame = seed_ties.frame
    short = [[v.removeprefix(data["base"]) for v in frame[c]] for c in ("statement", "party", "instrument")]
    assert found == list(zip(*short, strict=True))


def test_hostile_names_and_quotes_stay_text(hostile_page: Path) -> None:
    read = Reader(hostile_page.read_text("utf-8"))
    handlers = [a for a in read.attributes if a[1].startswith("on") or a[2].lower().startswith("javascript:")]
    data = page_data(hostile_page)
    assert (handlers, len(read.blocks), data["entities"]["fr"][-1] != "") == ([], 4, True)


def test_quotes_behind_letters_outside_the_basic_plane_are_cut_where_they_stand(hostile_page: Path) -> None:
    data = page_data(hostile_page)
    notes = [data["statements"]["note"][str(row)] for row in range(len(data["statements"]["id"]))]
    assert [q[0] for q in quotes(data)] == [f"😀 {note}" for note in notes]


@pytest.mark.parametrize("name", ["seed_page", "hostile_page"])
def test_the_page_asks_nobody_for_anything(name: str, request: pytest.FixtureRequest) -> None:
    read = Reader(request.getfixturevalue(name).read_text("utf-8"))
    resources = [a for a in read.attributes if a[1] in ("src", "href", "data", "srcset", "action", "poster")]
    styles = [text for tag, _, text in read.blocks if tag == "style"]
    assert [a for a in resources if not a[2].startswith("#")] == []
    assert [s for s in styles if "url(" in s or "@import" in s] == []


def test_the_policy_names_every_script_and_style_and_nothing_else(seed_page: Path) -> None:
    read = Reader(seed_page.read_text("utf-8"))
    policy = next(
        v for tag, name, v in read.attributes if tag == "meta" and name == "content" and "script-src" in v
    )
    digests = [
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for _, attributes, text in read.blocks
        if attributes.get("type") != "application/json"
    ]
    assert sorted(re.findall(r"'sha256-([^']+)'", policy)) == sorted(digests)
    assert not {"unsafe-inline", "unsafe-eval", "http:", "https:", "*"} & set(re.findall(r"[^\s';]+", policy))


def test_the_seeds_fit_in_two_and_a_half_megabytes(seed_page: Path) -> None:
    assert seed_page.stat().st_size < 2_500_000


def test_the_same_release_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    made = []
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.html"
        code = f"from kg.cli.main import main; main(['view', '--store', {str(built)!r}, '-o', {str(path)!r}])"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C"}
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=environment)
        made.append(path.read_bytes())
    assert made[0] == made[1]


def test_a_subject_and_filters_become_the_view_the_page_opens_on(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "japon.html"
    words = [
        "view",
        "--store",
        str(built),
        "-o",
        str(path),
        "--for",
        "party",
        "Japan",
        "--at-least",
        "signed",
    ]
    done = CliRunner().invoke(main, [*words, "--as-of", "2025-01-01", "--lang", "en"])
    assert (done.exit_code, page_data(path)["start"]) == (
        0,
        "v=pays&n=id/territory/jpn&d=1&s=signed&au=2025-01-01&l=en",
    )


def test_every_filter_of_the_analyses_sets_what_the_page_opens_on(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "filtered.html"
    first, second = (
        d["id"] for d in json.loads((built / "current" / "manifest.json").read_text())["documents"][:2]
    )
    asked = "--force binding --formation joint --topic semi-conducteurs --speaker France"
    words = [
        *asked.split(),
        "--document",
        first,
        "--without-document",
        second,
        "--territories",
        "--organisations",
        "--expand",
        "--reviewed",
    ]
    done = CliRunner().invoke(
        main, ["view", "--store", str(built), "-o", str(path), "--at-least", "held", *words]
    )
    assert done.exit_code == 1  # together they leave nothing, and that is said
    loose = CliRunner().invoke(main, ["view", "--store", str(built), "-o", str(path), "--territories", "--expand",
                                      "--organisations", "--without-document", second, "--at-least", "signed",
                                      "--at-least", "held", "--reviewed"])  # fmt: skip
    assert (loose.exit_code, page_data(path)["start"]) == (
        0, f"v=pays&s=signed,held&sans={second}&te=1&me=1&og=1&ex=1",
    )  # fmt: skip


def test_the_page_takes_every_filter_the_analyses_take() -> None:
    analyses, page = (
        {p.name for p in main.get_command(None, "analyse").get_command(None, "links").params},  # type: ignore[union-attr,arg-type]
        {p.name for p in main.get_command(None, "view").params},  # type: ignore[union-attr,arg-type]
    )
    # A page opens on a party: --for party NAME.
    apart = {"weight", "seed", "form", "figure", "size", "page", "language", "store", "party"}
    assert analyses - apart <= page


def test_filters_that_leave_nothing_say_so_and_write_nothing(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "none.html"
    words = ["view", "--store", str(built), "-o", str(path), "--force", "binding", "--as-of", "1900-01-01"]
    done = CliRunner().invoke(main, words)
    assert (done.exit_code, path.exists()) == (1, False)


def test_without_scripts_each_unreviewed_statement_is_marked(release: Release, proposed: Release) -> None:
    unreviewed = proposed.table("statements").column("review").to_pylist().count("unreviewed")
    pages = [plain(columns_of(opened, ties_of(opened)), "en") for opened in (release, proposed)]
    assert [page.count("unreviewed<td>") for page in pages] == [0, unreviewed]
    assert unreviewed > 0
