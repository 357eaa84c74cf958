"""What the page draws: the numbers of the analyses under every filter, names one can read, and large networks."""

from __future__ import annotations

import re
import shlex
import time
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from click.testing import CliRunner

from kg.analysis.projection import project
from kg.analysis.selection import Selection, expand, select
from kg.analysis.ties import Ties, ties
from kg.analysis.two_mode import two_mode
from kg.cli.main import main
from kg.graph.release import Release
from kg.namespaces import BASE
from tests.views.browsing import Open, Page

TOPIC = f"{BASE}scheme/topics/semiconductors"


def linked(found: Ties) -> list[int]:
    """How many parties are linked, by how many links."""
    network = project(found, series=True)
    return [sum(1 for n in network if network.degree(n)), network.number_of_edges()]


@pytest.mark.parametrize(
    ("view", "selection", "expanded"),
    [
        ("", Selection(), False),
        ("te=1", Selection(territories=True), False),
        ("me=1", Selection(), True),
        ("te=1&me=1", Selection(territories=True), True),
        ("te=1&me=1&au=2025-03-01", Selection(territories=True, on=date(2025, 3, 1)), True),
        ("f=binding", Selection(forces=["binding"]), False),
        ("m=series", Selection(formations=["series"]), False),
        ("s=signed", Selection(at_least="signed"), False),
        ("su=scheme/topics/semiconductors", Selection(topics=[TOPIC]), False),
        ("w=id/territory/fra", Selection(speakers=[f"{BASE}id/territory/fra"]), False),
    ],
)
def test_the_drawing_has_the_numbers_of_the_analyses_under_a_filter(
    opened: Open, seed_ties: Ties, view: str, selection: Selection, expanded: bool
) -> None:
    found = select(expand(seed_ties, selection.on) if expanded else seed_ties, selection)
    assert opened(f"v=pays&{view}").numbers()[2:] == linked(found)


def test_a_document_left_out_is_left_out_of_the_drawing(
    opened: Open, seed_ties: Ties, release: Release
) -> None:
    largest = max(release.documents, key=lambda d: d.statements).id
    found = select(seed_ties, Selection(without_documents=[largest]))
    assert opened(f"v=pays&sans={largest}").numbers()[2:] == linked(found)


def test_ministries_apart_are_parties_of_their_own(opened: Open, release: Release) -> None:
    apart = select(ties(release, organisations=True), Selection())
    assert opened("v=pays&og=1").numbers()[2:] == linked(apart)


def test_the_view_of_instruments_is_the_two_mode_network(opened: Open, seed_ties: Ties) -> None:
    network = two_mode(select(seed_ties, Selection(forces=["binding"])))
    assert opened("v=instruments&f=binding").numbers()[2:] == [len(network), network.number_of_edges()]


def test_a_filter_by_topic_shows_that_topic_and_narrower_ones_only(opened: Open, seed_ties: Ties) -> None:
    page = opened("v=sujets&su=scheme/topics/semiconductors")
    vocabulary = seed_ties.vocabulary
    allowed = {vocabulary.entity(t).label("fr") for t in vocabulary.narrower(TOPIC)}
    page.page.focus("#canvas")
    told = []
    for _ in range(page.numbers()[2]):
        page.page.keyboard.press("ArrowRight")
        told.append(str(page.page.locator("#said").text_content()))
    topics = {text.split(", sujet : ")[0] for text in told if ", sujet : " in text}
    assert (topics <= allowed, "semi-conducteurs" in topics) == (True, True)


def test_territories_members_and_documents_are_set_and_taken_back_on_the_page(opened: Open) -> None:
    page = opened()
    everything = page.numbers()
    page.page.click("[data-group='who'] summary")
    choice = page.page.locator("label.choice", has_text="territoires et UE seulement")
    promised = int(re.sub(r"\D", "", choice.locator(".count").inner_text()))
    choice.locator("input").check()
    kept = page.numbers()
    page.page.locator("[data-choice='members']").check()
    members = page.numbers()
    page.page.click("[data-group='without'] summary")
    page.page.locator("[data-group='without'] input").first.check()
    chips = page.page.locator("#active button").count()
    address = page.address()
    while page.page.locator("#active button").count():
        page.page.locator("#active button").first.click()
    assert (kept[0], chips, kept[2] < everything[2], members[2] > kept[2]) == (promised, 3, True, True)
    assert ("te=1&me=1" in address, page.numbers()) == (True, everything)


@pytest.mark.parametrize("view", ["v=pays&s=concluded&te=1", "v=instruments&su=scheme/topics/semiconductors"])
def test_the_command_shown_gives_the_network_shown(
    opened: Open, built: Path, tmp_path: Path, view: str
) -> None:
    page = opened(view)
    page.page.click("#take")
    words = shlex.split(page.page.locator("#takebox code").first.inner_text())
    path = tmp_path / "shown.graphml"
    done = CliRunner().invoke(main, [*words[1:-1], str(path), "--store", str(built)])
    network = nx.read_graphml(path) if done.exit_code == 0 else nx.Graph()
    nodes = sum(1 for n in network if network.degree(n))
    assert [nodes, nx.Graph(network).number_of_edges()] == page.numbers()[2:]


BOXES = """(texts) => texts.map((t) => {
  const b = t.getBBox(); return [t.textContent, b.x, b.y, b.width, b.height]; })"""


def drawn(page: Page, tmp_path: Path) -> list[list[Any]]:
    """The texts of the drawing with their boxes, as a browser lays them out."""
    page.page.click("#take")
    with page.page.expect_download() as waiting:
        page.page.click("#takebox >> text=SVG")
    path = tmp_path / "drawing.svg"
    waiting.value.save_as(path)
    page.page.goto(path.as_uri())
    boxes: list[list[Any]] = page.page.eval_on_selector_all("text", BOXES)
    return boxes


@pytest.mark.parametrize(
    "view", ["v=pays", "v=instruments&l=en", "v=sujets", "v=instruments&n=id/territory/jpn&d=1"]
)
def test_no_two_names_lie_on_each_other(opened: Open, tmp_path: Path, view: str) -> None:
    boxes = drawn(opened(view, accept_downloads=True), tmp_path)
    # A line's box has blank above and below its letters: lines of one name may share that.
    tight = [(text, x, x + w, y + 0.2 * h, y + 0.85 * h) for text, x, y, w, h in boxes]
    over = [
        (a[0], b[0])
        for n, a in enumerate(tight)
        for b in tight[n + 1 :]
        if a[1] < b[2] and b[1] < a[2] and a[3] < b[4] and b[3] < a[4]
    ]
    assert (over, len(boxes) > 25) == ([], True)


def test_a_long_name_ends_after_a_word_and_is_whole_when_pointed_at(opened: Open, tmp_path: Path) -> None:
    page = opened("v=instruments&n=id/territory/jpn&d=1", 1100, 760, accept_downloads=True)
    names = [text for text, *_ in drawn(page, tmp_path) if text.endswith("…")]
    svg = (tmp_path / "drawing.svg").read_text("utf-8")
    titles = re.findall(r"<title>([^<]*)</title>", svg)
    broken = [n for n in names if not any(f"{n[:-1]}{end}" in t for t in titles for end in (" ", ",", "-"))]
    assert (len(names) > 3, broken) == (True, [])


def test_names_are_as_large_on_a_small_screen_as_on_a_large_one(opened: Open, tmp_path: Path) -> None:
    small = drawn(opened("v=pays", 1366, 768, accept_downloads=True), tmp_path)
    assert min(height for *_, height in small) > 10


def test_a_crowd_of_links_moves_as_a_picture_and_is_drawn_anew_at_rest(opened: Open) -> None:
    page = opened("v=pays&me=1")
    assert page.numbers()[3] > 3000
    page.page.wait_for_timeout(300)
    box = page.page.locator("#canvas").bounding_box()
    assert box
    page.page.mouse.move(box["x"] + 12, box["y"] + box["height"] - 12)
    page.page.mouse.down()
    page.page.mouse.move(box["x"] + 80, box["y"] + box["height"] - 60, steps=4)
    moved = page.page.locator("#still").evaluate("s => s.style.transform")
    page.page.mouse.up()
    page.until("!document.getElementById('still')")
    assert moved.startswith("translate(")


def test_a_network_too_large_to_read_opens_on_clusters_and_draws_all_when_asked(
    opened: Open, crowded_page: Path
) -> None:
    page = opened("v=instruments", path=crowded_page)
    few, told = page.numbers()[2], page.text("#sentence")
    page.page.click("#sentence >> text=Tout dessiner")
    every = page.numbers()[2]
    page.page.click("#sentence >> text=Regrouper")
    assert ("Réseau trop grand" in told, few < 70, every, page.numbers()[2]) == (True, True, 1640, few)


def test_a_cluster_opens_by_keyboard(opened: Open, crowded_page: Path) -> None:
    page = opened("v=instruments", path=crowded_page)
    page.page.focus("#canvas")
    page.page.keyboard.press("ArrowRight")
    page.page.keyboard.press("ArrowRight")
    page.page.keyboard.press("Enter")
    assert ("g=" in page.address(), page.numbers()[2] < 1640) == (True, True)


def test_storage_refused_is_no_dead_end(opened: Open) -> None:
    page = opened(
        before="Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }})"
    )
    before = page.page.get_attribute("html", "data-theme")
    page.page.click("#theme")
    assert page.page.get_attribute("html", "data-theme") != before


def test_a_page_that_cannot_start_says_so_and_shows_the_statements(
    browser: Any,  # noqa: ANN401 Playwright is imported where it is installed
    seed_page: Path,
) -> None:
    window = browser.new_context(offline=True)
    page = window.new_page()
    page.add_init_script("window.ResizeObserver = undefined;")
    page.goto(seed_page.as_uri())
    page.wait_for_selector("[role=alert]", state="attached")
    quotes = page.locator("table q").count()
    window.close()
    assert quotes > 1000


def test_paper_is_light_whatever_the_screen(opened: Open) -> None:
    page = opened(color_scheme="dark")
    begun = time.monotonic()
    page.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    printed = page.page.get_attribute("html", "data-theme")
    page.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert (printed, page.page.get_attribute("html", "data-theme")) == ("light", "dark")
    assert time.monotonic() - begun < 20
